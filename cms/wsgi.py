"""WSGI entry point of both planes: the admin host and every public host."""

from __future__ import annotations

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()

# What is loaded now stays for the life of the process: looking through it for rubbish, again and again, finds nothing.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 50)
