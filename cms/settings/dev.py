"""A developer's machine and the demonstration: embedded database, mail into var/mail."""

from __future__ import annotations

from .base import *  # noqa: F403
from .base import VAR_DIR, env
from .database import database, database_url
from .log import LOGGING, audit_handler

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env.str("SECRET_KEY", default="demonstration-only-not-secret-hn-cluster-0123456789")
DATABASES = {"default": database(database_url())}
DEMO_ENABLED = True
LOGGING["handlers"]["audit"] = audit_handler(env.str("AUDIT_LOG", default=str(VAR_DIR / "audit.jsonl")))
