"""The trail of every change and every sign-in: one table, one door (`service.record`), sealed into a chain of hashes."""
