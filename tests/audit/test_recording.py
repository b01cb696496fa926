from __future__ import annotations

import json
import logging

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.test import RequestFactory

from cms.core.audit.context import Scene, on_scene
from cms.core.audit.logs import JsonFormatter
from cms.core.audit.models import Event
from cms.core.audit.service import Result, acting_as, noting, record
from cms.departments.models import Membership
from cms.departments.service import grant_role
from tests.factories.departments import make_department
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db


def test_names_are_copied_and_outlive_their_owners():
    department = make_department("abc")
    user = make_user(department, "editor", username="zhang")
    user.full_name = "张三"
    event = record("test.act", obj=department, actor=user)
    key = department.pk
    user.delete()
    department.delete()
    kept = Event.objects.get(pk=event.pk)
    assert (kept.actor, kept.department, kept.title) == ("张三（zhang）", "省abc厅", "省abc厅")
    assert (kept.kind, kept.object_id, kept.department_id) == ("departments.department", str(key), key)


def test_what_is_rolled_back_was_never_done():
    before = Event.objects.count()
    with transaction.atomic():
        record("test.act")
        transaction.set_rollback(True)
    assert Event.objects.count() == before


def test_request_tells_person_address_and_number():
    user = make_user(superuser=True)
    request = RequestFactory().post("/admin/", REMOTE_ADDR="203.0.113.7")
    request.user = user
    with on_scene(Scene(request)):
        first, second = record("test.act"), record("test.act")
    assert (first.actor_id, first.superuser, first.address) == (user.pk, True, "203.0.113.7")
    assert first.request_id == second.request_id != ""


def test_visitors_have_no_name_and_nobody_acts_outside_requests():
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with on_scene(Scene(request)):
        assert record("test.act").actor_id is None
    event = record("test.act")
    assert (event.actor, event.address, event.request_id) == ("", None, "")


def test_object_whose_name_hangs_on_a_row_that_is_gone():
    held = make_membership(make_user(), make_department("abc"))
    Membership.objects.filter(pk=held.pk)._raw_delete("default")
    held = Membership(pk=held.pk, user_id=999999, role="editor")
    assert record("test.act", obj=held).title == ""


def test_work_on_behalf_of_a_person_is_theirs():
    department, user = make_department("abc"), make_user()
    with acting_as(user, department), noting(job=7):
        event = record("test.act", data={"step": 1})
    assert (event.actor_id, event.department_id, event.data) == (user.pk, department.pk, {"job": 7, "step": 1})
    assert record("test.act").actor_id is None


def test_department_is_the_objects_before_the_actors():
    mine, theirs = make_department("abc"), make_department("xyz")
    user = make_user(mine, "editor")
    assert record("test.act", actor=user).department_id == mine.pk
    assert record("test.act", actor=user, obj=theirs).department_id == theirs.pk
    assert record("test.act", actor=user, obj=theirs, department=mine).department_id == mine.pk


def test_person_of_several_departments_acts_for_the_one_that_is_named():
    first, second = make_department("abc"), make_department("xyz")
    user = make_user(first, "editor")
    make_membership(user, second)
    assert record("test.act", actor=user).department_id is None
    with acting_as(user, second):
        assert record("test.act").department_id == second.pk


def make_membership(user, department):
    return grant_role(user, "editor", department)


def test_one_line_of_json_is_logged_after_commit(django_capture_on_commit_callbacks):
    lines = Lines()
    logger = logging.getLogger("audit")
    logger.addHandler(lines)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            event = record("test.act", title="一\n行", result=Result.FAILED)
            assert lines.texts == []
    finally:
        logger.removeHandler(lines)
    assert len(lines.texts) == 1
    assert "\n" not in lines.texts[0]
    said = json.loads(lines.texts[0])
    assert (said["id"], said["action"], said["result"], said["log"]) == (event.pk, "test.act", "failed", "audit")


class Lines(logging.Handler):
    """Keeps what is logged, as it would stand in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.setFormatter(JsonFormatter())

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(self.format(record))
