"""Who sees, uses, changes and keeps a shared thing: role by owner by audience by act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from wagtail.permissions import policy_registry

from cms.content.models import ContactPoint, EmergencyBanner
from cms.departments.scope import forget_scope, show_only
from cms.departments.sharing.policies import available_to, keeps_row
from tests.factories.departments import make_department
from tests.factories.shared import contact
from tests.factories.users import make_user

if TYPE_CHECKING:
    from cms.accounts.models import User
    from cms.departments.models import Department

pytestmark = pytest.mark.django_db

PEOPLE = ("own editor", "own admin", "other editor", "other admin", "portal editor", "portal reviewer", "system")
#: By owner and audience, for everybody above: v reads and chooses, c changes as well, k keeps, - nothing.
TABLE = """
own      none       v k - - - - -
own      none-edit  v k - - - - -
own      other      v k v v - - -
own      other-edit c k c c - - -
own      all        v k v v v v -
own      all-edit   c k c c c c -
platform none       - - - - k v -
platform other      - - v v k v -
platform other-edit - - c c k c -
platform all        v v v v k v -
platform all-edit   c c c c k c -
"""
CASES = [(line.split()[0], line.split()[1], line.split()[2:]) for line in TABLE.split("\n") if line]
ACTS = {"view": "vck", "choose": "vck", "change": "ck", "delete": "k"}


@dataclass(frozen=True)
class Town:
    own: Department
    other: Department
    people: dict[str, User]

    def row(self, owner: str, audience: str) -> ContactPoint:
        """A contact point of that owner and audience."""
        to, _dash, edit = audience.partition("-")
        named: Any = [self.other] if to == "other" else to
        return contact(self.own if owner == "own" else None, named, edit=bool(edit))


@pytest.fixture
def town() -> Town:
    own, other = make_department("own"), make_department("other")
    roles = (
        (own, "editor"), (own, "department_admin"), (other, "editor"), (other, "department_admin"),
        (None, "portal_editor"), (None, "portal_reviewer"), (None, "system_admin"),
    )  # fmt: skip
    return Town(own, other, {name: make_user(*role) for name, role in zip(PEOPLE, roles, strict=True)})


@pytest.mark.parametrize(("owner", "audience", "may"), CASES, ids=lambda value: str(value))
def test_role_by_owner_by_audience_by_act(town: Town, owner: str, audience: str, may: list[str]) -> None:
    row, policy = town.row(owner, audience), policy_registry.get_by_type(ContactPoint)
    for name, allowed in zip(PEOPLE, may, strict=True):
        for act, letters in ACTS.items():
            person = town.people[name]
            listed = policy.instances_user_has_any_permission_for(person, {act}).filter(pk=row.pk).exists()
            asked = policy.user_has_permission_for_instance(person, act, row)
            assert (listed, asked) == ((allowed in letters),) * 2, f"{name}: {act}"


def test_keepers_alone_make_and_delete(town: Town) -> None:
    policy = policy_registry.get_by_type(ContactPoint)
    makers = [name for name in PEOPLE if policy.user_has_permission(town.people[name], "add")]
    assert makers == ["own admin", "other admin", "portal editor"]
    readers = [name for name in PEOPLE if policy.user_has_permission(town.people[name], "view")]
    assert readers == [name for name in PEOPLE if name != "system"]


def test_nobody_who_was_disabled_and_everybody_with_all_rights(town: Town) -> None:
    row, policy = town.row("own", "all-edit"), policy_registry.get_by_type(ContactPoint)
    gone, root = town.people["own admin"], make_user(superuser=True)
    gone.is_active = False
    forget_scope(gone)
    for act in ACTS:
        assert not policy.user_has_permission_for_instance(gone, act, row)
        assert not policy.instances_user_has_any_permission_for(gone, {act}).exists()
        assert policy.user_has_permission_for_instance(root, act, row)
        assert policy.instances_user_has_any_permission_for(root, {act}).exists()


def test_somebody_of_two_departments_has_the_rights_of_both(town: Town) -> None:
    both = make_user(town.own, "editor")
    make = make_user(town.other, "department_admin")
    both.memberships.create(department=town.other, role="department_admin")
    row, policy = contact(town.other), policy_registry.get_by_type(ContactPoint)
    assert policy.user_has_permission_for_instance(both, "delete", row)
    assert policy.user_has_permission_for_instance(make, "delete", row)
    assert not policy.user_has_permission_for_instance(both, "delete", contact(town.own))


def test_lists_show_the_place_for_which_the_person_works_now(town: Town) -> None:
    both = make_user(town.own, "department_admin")
    both.memberships.create(department=town.other, role="editor")
    mine, theirs, everybodys = contact(town.own), contact(town.other), contact(None, "all")
    policy = policy_registry.get_by_type(ContactPoint)
    for place, shown in ((town.own, {mine, everybodys}), (town.other, {theirs, everybodys})):
        show_only(both, place.pk)
        assert set(policy.instances_user_has_any_permission_for(both, {"view"})) == shown
        assert policy.user_has_permission_for_instance(both, "delete", mine)
    assert not policy.instances_user_has_any_permission_for(both, {"delete"}).exists()


@pytest.mark.parametrize(
    ("owner", "audience", "to_own", "to_other", "to_platform"),
    [
        ("own", "none", True, False, False),
        ("own", "other", True, True, False),
        ("own", "all", True, True, True),
        ("platform", "none", False, False, True),
        ("platform", "other", False, True, True),
        ("platform", "all", True, True, True),
    ],
)
def test_pages_name_what_is_owned_by_or_shared_with_their_department(
    town: Town, owner: str, audience: str, to_own: bool, to_other: bool, to_platform: bool
) -> None:
    town.row(owner, audience)
    found = [available_to(ContactPoint, each).exists() for each in (town.own, town.other, None)]
    assert found == [to_own, to_other, to_platform]


def test_notices_are_their_keepers_alone(town: Town) -> None:
    policy = policy_registry.get_by_type(EmergencyBanner)
    for owner, keepers in ((town.own, ["own admin"]), (None, ["portal editor"])):
        row = EmergencyBanner.objects.create(title="预警", starts_at="2026-01-01T00:00:00Z", department=owner)
        for act in ("view", "change", "delete"):
            assert [
                name for name in PEOPLE if policy.user_has_permission_for_instance(town.people[name], act, row)
            ] == (keepers)
        assert [name for name in PEOPLE if keeps_row(town.people[name], row)] == keepers
    for name in PEOPLE:
        rows = policy.instances_user_has_any_permission_for(town.people[name], {"view"})
        assert rows.count() == (name in {"own admin", "portal editor"})
