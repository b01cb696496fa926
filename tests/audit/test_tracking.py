"""Changes of who may do what and of what stands where are seen with their fields before and after."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from cms.core.audit.models import Event
from cms.core.audit.tracking import is_tracked
from cms.departments.models import Department, Membership
from cms.departments.service import ensure_role_groups, grant_role, grant_tree, revoke_role, withdraw_tree
from tests.factories.departments import make_department
from tests.factories.users import make_user

from .hands import newest

pytestmark = pytest.mark.django_db

#: Models of the project's own apps whose rows are no act of a person upon the platform, with the reason.
UNTRACKED = {
    "accounts.FormerPassword": "hashes; the change of a password is one of the account",
    "accounts.SignInLock": "counts; failed sign-ins and unlocking are recorded",
    "audit.Event": "the trail itself",
    "audit.Seal": "the trail itself",
    "audit.Waiting": "the trail itself",
    "audit.Archive": "recorded as audit.archive",
    "jobs.Job": "what a job does is recorded; the job is a note of it",
    "jobs.JobItem": "results of a job",
    "media.CustomRendition": "made by the platform from a picture",
    "demo.LoadedPart": "never in production",
}


def test_every_own_model_is_recorded_or_has_a_reason():
    own = [model for model in apps.get_models() if model.__module__.split(".")[0] in {"cms", "sites", "home", "search"}]
    forgotten = {
        model._meta.label
        for model in own
        if not is_tracked(model) and not issubclass(model, Page) and model._meta.label not in UNTRACKED
    }
    assert forgotten == set(), "Call cms.core.audit.service.track(model) in ready(), or give a reason here."
    assert {label for label in UNTRACKED if is_tracked(apps.get_model(label))} == set()


def test_change_tells_the_changed_fields_alone():
    department = make_department("abc", phone="1")
    department.short_zh, department.hours = "新简称", "9:00"
    department.save()
    event = newest("object.change", kind="departments.department")
    assert event.before == {"short_zh": "省abc厅", "hours": ""}
    assert event.after == {"short_zh": "新简称", "hours": "9:00"}
    assert (event.object_id, event.title, event.department_id) == (str(department.pk), "新简称", department.pk)


def test_save_that_changes_nothing_is_no_event():
    department = make_department("abc")
    known = Event.objects.count()
    department.save()
    assert Event.objects.count() == known


def test_last_visit_is_no_change(django_assert_num_queries):
    user = make_user()
    known = Event.objects.count()
    with django_assert_num_queries(1):
        user.save(update_fields=["last_login"])
    assert Event.objects.count() == known


def test_creation_and_deletion_tell_the_row():
    department = make_department("abc")
    assert newest("object.create", kind="departments.department").after["code"] == "abc"
    key = department.pk
    Department.objects.filter(pk=key).delete()
    gone = newest("object.delete", kind="departments.department")
    assert (gone.object_id, gone.before["code"], gone.after) == (str(key), "abc", {})


def test_role_that_is_given_and_taken():
    department, user = make_department("abc"), make_user(username="zhang")
    grant_role(user, "editor", department)
    given = newest("object.create", kind="departments.membership")
    assert (given.after["role"], given.after["user_id"], given.department_id) == ("editor", user.pk, department.pk)
    joined = newest("object.link", kind="accounts.user")
    assert joined.after == {"group": ["省abc厅 · 编辑（abc）"]}
    revoke_role(user, "editor", department)
    assert newest("object.delete", kind="departments.membership").before["role"] == "editor"
    left = newest("object.unlink", kind="auth.group")
    assert (left.title, left.before, left.department_id) == (
        "省abc厅 · 编辑（abc）",
        {"user": ["zhang"]},
        department.pk,
    )
    assert not Membership.objects.exists()


def test_permissions_of_a_group():
    group, right = Group.objects.create(name="g"), Permission.objects.first()
    group.permissions.add(right)
    assert newest("object.link", kind="auth.group").after == {"permission": [str(right)]}
    group.permissions.clear()
    assert newest("object.unlink", kind="auth.group").before == {"permission": [str(right)]}
    known = Event.objects.count()
    group.permissions.clear()
    assert Event.objects.count() == known


def test_rights_written_in_one_go_are_told_as_one_act():
    department, page = make_department("abc"), Page.objects.get(depth=1)
    groups = ensure_role_groups(department)
    assert groups["editor"].name in newest("rights.grant").data["groups"]
    grant_tree(groups, [page])
    granted = newest("rights.grant", kind="wagtailcore.page")
    assert "add_page" in granted.after["rights"]
    assert groups["editor"].name in granted.data["groups"]
    held = GroupPagePermission.objects.filter(page=page).count()
    known = Event.objects.filter(action="object.delete").count()
    withdraw_tree(groups.values(), page)
    assert Event.objects.filter(action="object.delete").count() - known == held > 0


def test_rights_of_a_page_belong_to_its_department():
    department = make_department("abc")
    group = ensure_role_groups(department)["editor"]
    right = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
    GroupPagePermission.objects.create(group=group, page=Page.objects.get(depth=1), permission=right)
    event = newest("object.create", kind="wagtailcore.grouppagepermission")
    assert event.department_id == department.pk
