"""Addresses of the two planes; `sites.middleware.HostMiddleware` chooses by host."""
