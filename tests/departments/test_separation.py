"""The three platform administrators are three people, whichever way roles are given."""

from __future__ import annotations

from importlib import import_module
from itertools import combinations

import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from cms.departments import roles
from cms.departments.models import Membership
from cms.departments.roles import APART
from cms.departments.service import grant_role, revoke_role
from tests.factories.departments import make_department
from tests.factories.together import together
from tests.factories.users import make_user

OTHERS = [role.key for role in roles.roles() if role.key not in APART]
FORBIDDEN = [*combinations(APART, 2), *((apart, other) for apart in APART for other in OTHERS)]


def place_of(key: str):
    return make_department() if roles.get(key).holder == "department" else None


def held(person) -> list[str]:
    return sorted(Membership.objects.filter(user=person).values_list("role", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize(("one", "other"), [*FORBIDDEN, *((other, one) for one, other in FORBIDDEN)])
def test_nobody_is_given_both(one: str, other: str) -> None:
    person = make_user()
    grant_role(person, one, place_of(one))
    with pytest.raises(ValidationError, match="须由不同账号担任"):
        grant_role(person, other, place_of(other))
    assert held(person) == [one]


@pytest.mark.django_db
def test_other_roles_are_held_together() -> None:
    person = make_user(None, "portal_editor", "portal_reviewer", "translator")
    for code in ("fgw", "jyt"):
        grant_role(person, "editor", make_department(code))
    grant_role(person, "department_admin", make_department("czt"))
    assert len(held(person)) == 6


@pytest.mark.django_db
def test_one_administrator_becomes_another_one_after_the_other() -> None:
    person = make_user(None, "system_admin")
    grant_role(person, "system_admin")
    revoke_role(person, "system_admin")
    grant_role(person, "audit_admin")
    assert held(person) == ["audit_admin"]


@pytest.mark.django_db
@pytest.mark.parametrize(("one", "other"), FORBIDDEN)
def test_rows_of_both_are_not_taken_by_the_database(one: str, other: str) -> None:
    person = make_user()
    rows = [Membership(user=person, department=place_of(key), role=key) for key in (one, other)]
    for order in (rows, rows[::-1]):
        with pytest.raises(IntegrityError, match="administrators_apart"), transaction.atomic():
            Membership.objects.bulk_create(order)
    assert held(person) == []


@pytest.mark.django_db
def test_roles_are_not_turned_into_both_where_they_lie() -> None:
    person = make_user(None, "portal_editor", "importer")
    with pytest.raises(IntegrityError, match="administrators_apart"), transaction.atomic():
        Membership.objects.filter(user=person, role="importer").update(role="audit_admin")
    other = make_user(None, "system_admin")
    with pytest.raises(IntegrityError, match="administrators_apart"), transaction.atomic():
        Membership.objects.filter(user=person).update(user=other)


@pytest.mark.django_db
def test_a_row_says_in_words_what_it_must_not_hold() -> None:
    person = make_user(None, "system_admin")
    with pytest.raises(ValidationError) as error:
        Membership(user=person, role="portal_editor").full_clean()
    assert "须由不同账号担任" in str(error.value)
    editor = make_user(None, "portal_editor")
    Membership(user=editor, role="importer").full_clean()
    Membership.objects.get(user=person).full_clean()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("keys", [("system_admin", "security_admin"), ("audit_admin", "portal_editor"), APART])
def test_two_who_give_at_once_do_not_give_both(keys: tuple[str, ...]) -> None:
    person = make_user()
    raised = together(*(lambda key=key: grant_role(person, key) for key in keys))
    assert raised == ["SeparationError"] * (len(keys) - 1)
    assert len(held(person)) == 1
    assert person.groups.count() == 1


@pytest.mark.django_db(transaction=True)
def test_rows_written_at_once_past_the_service_are_not_both_taken() -> None:
    person = make_user()
    raised = together(
        *(lambda key=key: Membership.objects.bulk_create([Membership(user=person, role=key)]) for key in APART[:2])
    )
    assert len(raised) == 1
    assert len(held(person)) == 1


def test_a_new_administrator_of_the_platform_must_be_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [found for found in run_checks() if found.id == "departments.E001"]
    stray = roles.Role("emperor", roles.EDITOR.name, "platform", administrator=True)
    monkeypatch.setitem(roles._registry, "emperor", stray)
    assert [found.id for found in run_checks() if "emperor" in found.msg] == ["departments.E001"]


@pytest.mark.django_db
def test_an_upgrade_names_the_accounts_in_the_way() -> None:
    guard = import_module("cms.departments.migrations.0002_administrators_apart").name_those_in_the_way
    make_user(None, "portal_editor", "importer", username="many")
    make_user(None, "audit_admin", username="one")
    guard(apps, None)
    person = make_user(None, "system_admin", username="both")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE departments_membership DROP CONSTRAINT administrators_apart")
    Membership.objects.create(user=person, role="portal_editor")
    with pytest.raises(ValueError, match=r"first: both$"):
        guard(apps, None)
