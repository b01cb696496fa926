from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import pytest

from tests.factories.fixtures import built_newsroom
from tests.factories.users import make_user

from .foreign import Foreign, make_foreign
from .visits import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from tests.factories.newsroom import Newsroom

__all__ = ["built_newsroom"]

#: Roles of the own department, and of the platform for what departments hand in.
#: A liaison officer has an editor's rights (see test_uncalled) and is not walked a second time.
ROLES = ("editor", "reviewer", "department_admin", "translator")


@pytest.fixture(scope="module")
def built_foreign(built_newsroom: Newsroom, django_db_blocker: Any) -> Foreign:
    """The other department's rows as they were made, within the transaction of the newsroom."""
    with django_db_blocker.unblock():
        return make_foreign(built_newsroom)


@pytest.fixture
def foreign(built_foreign: Foreign, db: None) -> Foreign:
    """The other department's rows."""
    return copy(built_foreign)


@pytest.fixture
def visitor(foreign: Foreign) -> Callable[[str], Visitor]:
    """A person of a role, new in the department or on the platform."""

    def of(role: str) -> Visitor:
        if role == "superuser":
            return Visitor(foreign.newsroom.superuser)
        place = None if role == "translator" else foreign.newsroom.cluster.fgw.department
        return Visitor(make_user(place, role))

    return of
