"""Who may do what to whose account: each pair of persons, on the single screens and in acts upon many."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied

from cms.accounts.models import User
from cms.accounts.policies import PeoplePolicy, manages_people
from cms.accounts.wagtail_hooks import many_accounts_at_once
from cms.departments import roles
from tests.factories.departments import make_department
from tests.factories.users import make_user

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db

#: Whoever asks, and whether accounts of ordinary people and of holders of all rights are theirs to change.
PAIRS = [("warden", True, False), ("root", True, True), ("editor", False, False), ("gone", False, False)]


@pytest.fixture
def people() -> dict[str, User]:
    found = {
        "warden": make_user(None, "security_admin"),
        "root": make_user(superuser=True),
        "editor": make_user(make_department(), "editor"),
        "gone": make_user(None, "security_admin"),
    }
    User.objects.filter(pk=found["gone"].pk).update(is_active=False)
    return {name: User.objects.get(pk=person.pk) for name, person in found.items()}


@pytest.mark.parametrize(("who", "ordinary", "highest"), PAIRS)
def test_accounts_are_changed_from_the_same_height_or_above(
    people: dict[str, User], who: str, ordinary: bool, highest: bool
) -> None:
    policy, user = PeoplePolicy(), people[who]
    for action in ("add", "change", "delete"):
        assert policy.user_has_permission_for_instance(user, action, people["editor"]) is ordinary
        assert policy.user_has_permission_for_instance(user, action, people["root"]) is highest
    assert policy.user_has_any_permission_for_instance(user, ["change"], people["editor"]) is ordinary
    assert policy.user_has_any_permission_for_instance(user, ["change"], people["root"]) is highest
    assert policy.user_has_permission(user, "add") is policy.user_has_any_permission(user, ["add"]) is ordinary
    seen = set(policy.instances_user_has_any_permission_for(user, ["change"]))
    assert (people["editor"] in seen, people["root"] in seen) == (ordinary, highest)


@pytest.mark.parametrize("key", [role.key for role in roles.roles()])
def test_two_roles_manage_people(key: str) -> None:
    department = make_department() if roles.get(key).holder == "department" else None
    assert manages_people(make_user(department, key)) == (key in {"security_admin", "department_admin"})


@pytest.fixture
def at_once(people: dict[str, User]) -> Callable[..., None]:
    """An act upon many accounts as Wagtail asks about it."""

    def act(who: str, action: str, *targets: Any) -> None:
        request: Any = SimpleNamespace(user=people[who])
        many_accounts_at_once(request, action, list(targets), None)

    return act


@pytest.mark.parametrize("who", ["warden", "root"])
def test_roles_are_given_one_by_one(people: dict[str, User], at_once: Callable[..., None], who: str) -> None:
    with pytest.raises(PermissionDenied):
        at_once(who, "assign_role", people["editor"])


@pytest.mark.parametrize("action", ["delete", "set_active_state"])
def test_one_account_out_of_reach_stops_the_act_upon_all(
    people: dict[str, User], at_once: Callable[..., None], action: str
) -> None:
    at_once("warden", action, people["editor"], people["gone"])
    at_once("root", action, people["editor"], people["root"])
    for who, targets in (("warden", ("editor", "root")), ("editor", ("gone",)), ("gone", ("editor",))):
        with pytest.raises(PermissionDenied):
            at_once(who, action, *(people[target] for target in targets))


def test_acts_upon_other_things_are_not_asked_about(at_once: Callable[..., None]) -> None:
    at_once("editor", "assign_role", make_department("abd"))


def test_a_person_without_a_name_goes_by_the_account() -> None:
    person = User(username="li")
    assert (person.get_full_name(), person.get_short_name(), str(person)) == ("li", "li", "li")
    person.full_name = "李四"
    assert (person.get_full_name(), person.get_short_name(), str(person)) == ("李四", "李四", "李四")
