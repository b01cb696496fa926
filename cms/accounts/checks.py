"""What keeps a production installation from starting: `check` and `check --database default`, which the start script runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.models import Q

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.checks import CheckMessage

#: Shortest key that signs sessions, characters.
SHORTEST_KEY: Final = 50
KEY_MARKS: Final = ("django-insecure", "demonstration", "tests", "change")


def in_production() -> bool:
    """Whether this installation is one for the public: it has no demonstration."""
    return not getattr(settings, "DEMO_ENABLED", False)


@register(Tags.security)
def check_secrets(**_kwargs: Any) -> list[CheckMessage]:
    """DEBUG is off and the key that signs sessions is a secret of this installation."""
    if not in_production():
        return []
    found: list[CheckMessage] = []
    if settings.DEBUG:
        found.append(Error("DEBUG is on outside the demonstration.", hint="Set DEBUG = False.", id="accounts.E001"))
    key = str(getattr(settings, "SECRET_KEY", ""))
    if len(key) < SHORTEST_KEY or key.startswith(KEY_MARKS):
        hint = f"Set SECRET_KEY to at least {SHORTEST_KEY} random characters."
        found.append(Error("SECRET_KEY is missing, too short or a sample.", hint=hint, id="accounts.E002"))
    return found


@register(Tags.database)
def check_accounts(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Nobody signs in with an account of the demonstration."""
    if not in_production() or not _has(databases, get_user_model()._meta.db_table):
        return []
    names = list(get_user_model().objects.filter(is_demo=True, is_active=True).values_list("username", flat=True))
    if not names:
        return []
    hint = "Delete them or set them inactive: " + ", ".join(sorted(names))
    return [Error("Accounts of the demonstration can sign in.", hint=hint, id="accounts.E003")]


@register(Tags.database)
def check_legal_values(databases: Sequence[str] | None = None, **_kwargs: Any) -> list[CheckMessage]:
    """Every site shows its own site code, ICP number and police number, and no sample (政府网站发展指引, 网站标识)."""
    # By name: the app of sites stands above this one.
    profiles = apps.get_model("sites", "SiteProfile")
    if not in_production() or not _has(databases, profiles._meta.db_table):
        return []
    wanting = Q(sample_numbers=True) | Q(site_id_code="") | Q(icp="") | Q(police="")
    hosts = list(profiles._default_manager.filter(wanting).values_list("site__hostname", flat=True).order_by("site"))
    if not hosts:
        return []
    hint = "Fill in the settings of: " + ", ".join(hosts)
    return [Error("Sites lack their legal numbers or show samples.", hint=hint, id="accounts.E004")]


def _has(databases: Sequence[str] | None, table: str) -> bool:
    """Whether the default database is to be checked and was migrated."""
    if not databases or "default" not in databases:
        return False
    return table in connections["default"].introspection.table_names()
