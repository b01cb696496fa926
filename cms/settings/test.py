"""Tests: own embedded server with durability off, caches in memory, tasks run inline."""

from __future__ import annotations

import tempfile

from .base import *  # noqa: F403
from .base import env
from .database import database, database_url
from .log import LOGGING

SECRET_KEY = "tests-only"
DATABASES = {
    "default": database(database_url("postgres-test"))
    | {"CONN_MAX_AGE": 0, "TEST": {"NAME": env.str("TEST_DATABASE_NAME", default="test_hncluster")}}
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = tempfile.mkdtemp(prefix="hncluster-test-media-")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
CLUSTER_PORT = 80
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
DEMO_ENABLED = True
LOGGING["handlers"]["audit"] = {"class": "logging.NullHandler"}
AUDIT_ARCHIVE_DIR = tempfile.mkdtemp(prefix="hncluster-test-audit-")
