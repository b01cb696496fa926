"""Nothing starts while nobody said how departments are kept apart on a model, page type, viewset or report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from wagtail import hooks
from wagtail.admin.views.reports import PageReportView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from cms.content.models import ArticlePage, ContactPoint, Region
from cms.content.viewsets import ContactPointViewSet
from cms.core.tenancy import checks, registry
from cms.core.tenancy.registry import DoubleDeclarationError, Kind, declare, declare_screens, declared_models

if TYPE_CHECKING:
    from collections.abc import Callable


class OpenContacts(ModelViewSet):
    """Wagtail's screens as they are."""

    model = ContactPoint
    exclude_form_fields: tuple[str, ...] = ()
    name = "contacts-open"


class OpenReport(PageReportView):
    """A report without guard."""


def ids() -> list[str]:
    return [message.id for message in run_checks() if str(message.id).startswith("tenancy.")]


@pytest.fixture
def declarations(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Declarations that a test may change."""
    known = declared_models()
    monkeypatch.setattr(registry, "_models", known)
    monkeypatch.setattr(registry, "_screens", registry.declared_screens())
    return known


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Gives the admin one more viewset."""

    def add(viewset: Any) -> None:
        given = [*hooks.get_hooks("register_admin_viewset"), lambda: viewset]
        monkeypatch.setattr(checks.hooks, "get_hooks", lambda _name: given)

    return add


def test_everything_that_there_is_was_declared() -> None:
    assert ids() == []


def test_a_model_without_declaration_fails_the_start(declarations: dict[str, Any]) -> None:
    del declarations["content.Region"]
    [found] = checks.check_models()
    assert found.id == "tenancy.E001"
    assert "content.Region" in found.msg


def test_every_command_refuses_then(declarations: dict[str, Any]) -> None:
    del declarations["content.Region"]
    with pytest.raises(SystemCheckError, match=r"content\.Region"):
        call_command("check")


def test_a_declaration_of_nothing_fails_the_start(declarations: dict[str, Any]) -> None:
    declare(Kind.SCOPED, {"content.Gone": "somebody"})
    assert ids() == ["tenancy.E002"]


def test_no_two_apps_declare_the_same(declarations: dict[str, Any]) -> None:
    with pytest.raises(DoubleDeclarationError):
        declare(Kind.SHARED, {"content.Region": "somebody"})
    declare_screens({"a.B": "somebody"})
    with pytest.raises(DoubleDeclarationError):
        declare_screens({"a.B": "somebody"})


def test_a_page_type_of_wagtails_own_policy_fails_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    stock = ModelPermissionPolicy(ArticlePage)
    monkeypatch.setitem(policy_registry.values_by_exact_class, ArticlePage, stock)
    assert [message.msg.split()[2] for message in checks.check_page_types()] == ["content.ArticlePage"]


def test_a_page_type_that_does_not_say_whether_it_is_moderated_fails_the_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for model in ArticlePage.__mro__:
        if "moderated" in model.__dict__:
            monkeypatch.delattr(model, "moderated")
    assert "tenancy.E003" in ids()


def test_a_viewset_whose_views_look_at_no_row_fails_the_start(give: Callable[[Any], None]) -> None:
    give(OpenContacts())
    assert ids() == ["tenancy.E004"]


def test_a_viewset_in_a_group_is_seen_as_well(give: Callable[[Any], None]) -> None:
    class Group(ViewSetGroup):
        items = (OpenContacts,)

    give(Group())
    assert ids() == ["tenancy.E004"]


def test_a_viewset_without_a_policy_of_ours_fails_the_start(
    give: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(policy_registry.values_by_class, ContactPoint, ModelPermissionPolicy(ContactPoint))
    assert ids() == ["tenancy.E004"]


def test_screens_of_the_platforms_administrators_need_no_row_check(
    give: Callable[[Any], None], declarations: dict[str, Any]
) -> None:
    give(OpenContacts())
    declarations["content.ContactPoint"] = registry.Declaration(Kind.PLATFORM, "somebody")
    assert ids() == []


def test_a_declared_screen_is_taken_at_its_word(give: Callable[[Any], None], declarations: dict[str, Any]) -> None:
    give(OpenContacts())
    declare_screens({checks.dotted(OpenContacts): "a guard before it"})
    assert ids() == []


def test_our_viewsets_pass_by_what_they_do_and_not_by_declaration() -> None:
    assert checks.dotted(ContactPointViewSet) not in registry.declared_screens()
    assert policy_registry.get_by_type(Region, fallback=False) is not None


@pytest.mark.parametrize(
    ("address", "found"), [("admin/own-report/", ["tenancy.E005"]), ("admin/reports/own/", [])], ids=["open", "guarded"]
)
def test_a_report_outside_the_guard_fails_the_start(
    monkeypatch: pytest.MonkeyPatch, address: str, found: list[str]
) -> None:
    monkeypatch.setattr(checks, "views_of", lambda _urlconf: [(address, OpenReport)])
    assert [message.id for message in checks.check_reports()] == found


def test_reports_of_wagtail_are_among_those_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "REPORTS", "elsewhere/")
    reports = " ".join(message.msg for message in checks.check_reports())
    assert "wagtail.admin.views.reports.locked_pages" in reports
    assert "translations" not in reports


def test_every_scoped_or_shared_thing_names_what_keeps_it_so() -> None:
    assert all(declaration.by for declaration in declared_models().values())
