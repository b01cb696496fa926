"""What keeps the trail trustworthy in production: `check`, `check --deploy` and `check --database default`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register  # noqa: A004 -- Django's own name
from django.db import connection

from .archiving import LEAST_MONTHS
from .grants import owns_trail
from .models import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.checks import CheckMessage


@register(Tags.security)
def check_settings(**_kwargs: Any) -> list[CheckMessage]:
    """At least six months are kept, and no proxies are counted that cannot be."""
    found: list[CheckMessage] = []
    if settings.AUDIT_KEEP_MONTHS < LEAST_MONTHS:
        hint = f"Set AUDIT_KEEP_MONTHS to {LEAST_MONTHS} or more."
        found.append(Error("The audit trail would be kept for too short a time.", hint=hint, id="audit.E001"))
    if settings.TRUSTED_PROXIES < 0:
        found.append(Error("TRUSTED_PROXIES is a number of proxies.", hint="Set 0 or more.", id="audit.E002"))
    return found


@register(Tags.security, deploy=True)
def check_keys(**_kwargs: Any) -> list[CheckMessage]:
    """The chain has a key of its own, so that the key of sessions can be renewed without it."""
    if settings.AUDIT_SEAL_KEYS:
        return []
    hint = "Set AUDIT_SEAL_KEYS to one secret of 50 random characters, and keep a copy of it apart."
    return [Warning("The audit trail is sealed with SECRET_KEY.", hint=hint, id="audit.W001")]


@register(Tags.database)
def check_owner(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """The role of the application does not own the trail."""
    if getattr(settings, "DEMO_ENABLED", False) or "default" not in (databases or ()):
        return []
    if Event._meta.db_table not in connection.introspection.table_names() or not owns_trail():
        return []
    hint = "Let another role own the tables and run `manage.py audit_grants ROLE` as that role."
    return [Warning("The application's database role owns the audit trail.", hint=hint, id="audit.W002")]
