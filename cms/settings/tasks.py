"""Background work: Wagtail's own tasks and the platform's jobs share one queue in PostgreSQL."""

from __future__ import annotations

TASKS = {"default": {"BACKEND": "cms.jobs.backend.ProcrastinateBackend", "QUEUES": [], "OPTIONS": {"queue": "now"}}}
PROCRASTINATE_ON_APP_READY = "cms.jobs.app.on_app_ready"
