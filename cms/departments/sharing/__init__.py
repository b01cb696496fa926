"""Things that one department or the platform owns and lets others use: who sees, uses, changes and keeps them."""
