"""Logging: one line per event to standard error."""

from __future__ import annotations

from typing import Any

from .base import env


def audit_handler(file: str) -> dict[str, object]:
    """Where the lines of the audit trail go: a file, or standard error where none is named."""
    if not file:
        return {"class": "logging.StreamHandler", "formatter": "json"}
    return {"class": "logging.handlers.WatchedFileHandler", "filename": file, "delay": True, "formatter": "json"}


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {"()": "cms.core.audit.logs.JsonFormatter"},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line"},
        "audit": audit_handler(env.str("AUDIT_LOG", default="")),
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {
        "audit": {"handlers": ["audit"], "level": "INFO", "propagate": False},
        "procrastinate": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
    },
}
