"""Three platform administrators, apart (三员分立): who runs the system, who answers for its security, who reads the trail.

Nobody holds two of these roles, nor one of them with any other role. `administrators_apart` holds it in the database
against whatever writes there; `check_apart` says it in words before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import BigIntegerRangeField
from django.core import checks
from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField, Case, F, Func, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _

from . import roles
from .roles import APART

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS = _("系统管理员、安全管理员和审计管理员须由不同账号担任，且不得兼任其他角色。未作任何修改。")


class SeparationError(ValidationError):
    """The roles are not held by one person."""

    def __init__(self) -> None:
        super().__init__(WORDS, code="administrators_apart")


def check_apart(keys: Iterable[str]) -> None:
    """Raise `SeparationError` where one person must not hold all of these roles; the same role of two departments is one key."""
    held = set(keys)
    if len(held) > 1 and held & set(APART):
        raise SeparationError


def _whole(number: Any) -> Func:
    """The range of one whole number."""
    number = Cast(number, BigIntegerField())
    return Func(number, number, Value("[]"), function="int8range", output_field=BigIntegerRangeField())


def administrators_apart() -> ExclusionConstraint:
    """Rows of one person exclude each other when one of them is of an administrator: its range covers every row's number,
    while the ranges of other roles are their own row's number and never meet."""
    endless = Value(None, BigIntegerField())
    everything = Func(endless, endless, function="int8range", output_field=BigIntegerRangeField())
    return ExclusionConstraint(
        name="administrators_apart",
        expressions=[
            (_whole(F("user")), "&&"),
            (Case(When(role__in=APART, then=everything), default=_whole(Coalesce(F("id"), -1))), "&&"),
        ],
        violation_error_code="administrators_apart",
        violation_error_message=WORDS,
    )


@checks.register
def administrators_are_known(**_kwargs: Any) -> list[checks.CheckMessage]:
    """`departments.E001`: a role that administers the platform is not kept apart by the constraint."""
    stray = [role.key for role in roles.roles("platform") if role.administrator and role.key not in APART]
    return [
        checks.Error(f"The role {key!r} administers the platform but is not in APART.", id="departments.E001")
        for key in stray
    ]
