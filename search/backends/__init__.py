"""Search backends named in WAGTAILSEARCH_BACKENDS."""
