"""What flows in by itself: sign-ins, Wagtail's log, acts upon sites, refused writes, jobs."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.content.models import ContactPoint
from cms.core.audit.models import Event
from cms.core.audit.page_changes import differences
from cms.jobs.enums import JobState
from cms.jobs.registry import JobKind, register
from cms.jobs.service import start
from sites.actions import SuspendSite
from sites.refusals import RefusedError
from tests.factories.departments import make_department
from tests.factories.newsroom import Newsroom, at_work, edit, make_newsroom, review, submit, write
from tests.factories.users import PASSWORD, make_user

from .hands import newest

pytestmark = pytest.mark.django_db
LOGIN = "/admin/login/"


def sign_in(username: str, password: str) -> None:
    browser = Client(headers={"host": "admin.localhost"}, REMOTE_ADDR="203.0.113.7")
    browser.post(LOGIN, {"username": username, "password": password})


def test_sign_in_is_recorded_with_its_address():
    department = make_department("abc")
    user = make_user(department, "editor", username="zhang")
    sign_in("zhang", PASSWORD)
    event = newest("auth.sign_in")
    assert (event.actor_id, event.actor, event.address, event.result) == (user.pk, "zhang", "203.0.113.7", "done")
    assert (event.department_id, len(event.request_id)) == (department.pk, 32)


def test_failed_sign_in_names_the_account_and_nobody():
    user = make_user(username="zhang")
    sign_in("zhang", "wrong-password")
    event = newest("auth.sign_in_failed")
    assert (event.actor_id, event.object_id, event.title, event.result) == (None, str(user.pk), "zhang", "failed")
    assert "wrong-password" not in str([event.before, event.after, event.data])


def test_what_was_typed_for_an_account_may_be_a_password():
    sign_in("My-Secret-Password", "x")
    event = newest("auth.sign_in_failed")
    assert (event.title, event.object_id) == ("My●●●", "")


def test_sign_out_is_recorded():
    user = make_user(superuser=True, username="root")
    browser = Client(headers={"host": "admin.localhost"})
    browser.force_login(user)
    browser.post("/admin/logout/")
    event = newest("auth.sign_out")
    assert (event.actor_id, event.superuser) == (user.pk, True)


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    return make_newsroom()


def test_edit_of_a_page_tells_fields_before_and_after(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column, "第一稿")
    edit(newsroom.editor, page, "第二稿")
    event = newest("wagtail.edit", object_id=str(page.pk))
    assert (event.before, event.after) == ({"title": "第一稿"}, {"title": "第二稿"})
    assert (event.kind, event.title, event.actor_id) == ("content.articlepage", "第二稿", newsroom.editor.pk)
    assert event.department_id == newsroom.cluster.fgw.department.pk
    assert event.request_id != ""


def test_publication_names_the_gate(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    review(newsroom.reviewer, page)
    event = newest("wagtail.publish", object_id=str(page.pk))
    assert (event.actor_id, event.data["gate"]) == (newsroom.reviewer.pk, "review")


def test_every_entry_of_wagtails_log_is_in_the_trail_once(newsroom: Newsroom):
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    entries = [
        *PageLogEntry.objects.filter(page_id=page.pk),
        *ModelLogEntry.objects.filter(action__startswith="sites."),
    ]
    assert entries
    for entry in entries:
        assert Event.objects.filter(
            action=entry.action, object_id=str(entry.object_id), title=entry.label[:300]
        ).exists(), entry
    assert (
        Event.objects.filter(object_id=str(page.pk), action__startswith="wagtail.").count()
        == PageLogEntry.objects.filter(page_id=page.pk).count()
    )


def test_a_tracked_model_saved_in_the_admin_is_told_once(newsroom: Newsroom):
    banner = {"kind": "content.contactpoint"}
    point = ContactPoint.objects.create(**contact())
    known = Event.objects.filter(**banner).count()
    log(instance=point, action="wagtail.edit", user=newsroom.superuser)
    assert Event.objects.filter(**banner).count() == known
    log(instance=point, action="content.put_up", user=newsroom.superuser)
    assert newest("content.put_up").actor_id == newsroom.superuser.pk


def contact() -> dict[str, str]:
    texts = [f for f in ContactPoint._meta.fields if f.get_internal_type() == "CharField" and not f.choices]
    return {field.name: "x" for field in texts}


def test_act_upon_a_site_tells_its_reason_and_its_refusal(newsroom: Newsroom):
    site = newsroom.cluster.fgw
    SuspendSite(site, by=newsroom.superuser, reason="系统升级").perform()
    event = newest("sites.suspend", result="done")
    assert (event.data["reason"], event.department_id) == ("系统升级", site.department.pk)
    with pytest.raises(RefusedError):
        SuspendSite(site, by=newsroom.editor, reason="玩笑").perform()
    refused = newest("sites.suspend", result="refused")
    assert (refused.actor_id, refused.data["reason"]) == (newsroom.editor.pk, "玩笑")
    assert "系统管理员" in refused.data["refusal"]


def test_refused_write_is_recorded_and_refused_reading_is_not():
    user = make_user(None, "portal_editor")
    browser = at_work(user)
    browser.handler.enforce_csrf_checks = True
    assert browser.post("/admin/account/", {}).status_code == 403
    event = newest("access.write")
    assert (event.actor_id, event.result, event.data["path"]) == (user.pk, "refused", "/admin/account/")


def test_work_of_a_job_is_that_of_the_person_who_asked():
    register(JobKind("tests.audit", "Test", make_a_group))
    user = make_user()
    job = start("tests.audit", title="Test", by=user, payload={})
    job.refresh_from_db()
    assert job.state == JobState.DONE
    event = newest("object.create", kind="auth.group")
    assert (event.actor_id, event.data["job"], event.title) == (user.pk, job.pk, "by a job")
    assert Group.objects.filter(name="by a job").exists()


def make_a_group(run) -> None:
    for name in run.remaining(["by a job"]):
        with run.step(name):
            Group.objects.create(name=name)


def test_blocks_are_told_without_the_keys_of_the_editor():
    old = {"body": '[{"type": "p", "value": "<p data-block-key=\\"a1\\">\u6b63</p>", "id": "1"}]', "broken": "[{"}
    new = {"body": '[{"type": "p", "value": "<p data-block-key=\\"b2\\">\u6b63</p>", "id": "2"}]', "broken": "[{x"}
    assert differences(old, new) == ({"broken": "[{"}, {"broken": "[{x"})
    new["body"] = '[{"type": "p", "value": "<p>\u6587</p>", "id": "2"}]'
    assert differences(old, new)[1]["body"] == [{"type": "p", "value": "<p>文</p>"}]


def test_bookkeeping_and_emptiness_are_no_change():
    old = {"title": "a", "latest_revision_created_at": 1, "summary": "", "gone": "x"}
    new = {"title": "a", "latest_revision_created_at": 2, "summary": None, "came": "y"}
    assert differences(old, new) == ({"gone": "x"}, {"came": "y"})
