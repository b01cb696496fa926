"""What keeps departments apart, said for every model and screen; a check fails the start where it was not said."""
