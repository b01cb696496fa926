"""The trail is read by audit administrators, in part by a department's administrators, and by nobody else."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.core.audit.models import Event, Seal
from cms.core.audit.sealing import seal_waiting
from cms.core.audit.service import Result, record
from cms.departments.roles import roles
from cms.oversight.exports import cell
from tests.factories.departments import make_department
from tests.factories.newsroom import at_work
from tests.factories.users import make_user

from .hands import newest

pytestmark = pytest.mark.django_db
LIST = "/admin/audit/"
READERS = {"audit_admin", "department_admin"}


@pytest.fixture
def auditor():
    return at_work(make_user(None, "audit_admin", username="auditor"))


def ids(response) -> set[int]:
    return {event.pk for event in response.context["object_list"]}


@pytest.mark.parametrize("role", sorted({role.key for role in roles()} - READERS))
def test_other_roles_stay_outside(role: str):
    department = make_department("abc") if role in {item.key for item in roles("department")} else None
    browser = at_work(make_user(department, role))
    event = record("test.act", title="秘密", department=department)
    for address in (LIST, f"{LIST}results/", f"{LIST}{event.pk}/", f"{LIST}export.csv", f"{LIST}export.jsonl"):
        response = browser.get(address)
        assert response.status_code in {302, 403}, address
    assert "/admin/audit/" not in browser.get("/admin/").content.decode()


def test_superuser_does_not_read_what_judges_superusers():
    browser = at_work(make_user(superuser=True))
    assert browser.get(LIST).status_code == 302
    assert browser.get(f"{LIST}export.csv").status_code == 302


def test_department_administrator_sees_the_own_department_alone():
    mine, theirs = make_department("abc"), make_department("xyz")
    browser = at_work(make_user(mine, "department_admin"))
    own = record("test.act", title="自己的事", department=mine)
    foreign, nobodys = record("test.act", title="别处的秘密", department=theirs), record("test.act", title="别处的秘密")
    page = browser.get(LIST, {"action": ""})
    assert own.pk in ids(page)
    assert not {foreign.pk, nobodys.pk} & ids(page)
    assert "省xyz厅" not in page.content.decode()
    assert browser.get(f"{LIST}{own.pk}/").status_code == 200
    for event in (foreign, nobodys):
        assert browser.get(f"{LIST}{event.pk}/").status_code == 404
    for address in (
        f"{LIST}export.csv",
        f"{LIST}export.jsonl",
        f"{LIST}?department_id={theirs.pk}",
        f"{LIST}?title=秘密",
    ):
        response = browser.get(address)
        body = response.getvalue() if response.streaming else response.content
        assert "别处的秘密" not in body.decode(), address


def test_administrator_who_lost_the_role_is_out_at_once():
    department = make_department("abc")
    user = make_user(department, "department_admin")
    browser = at_work(user)
    assert browser.get(LIST).status_code == 200
    user.memberships.all().delete()
    assert browser.get(LIST).status_code == 302


def test_filters(auditor):
    department = make_department("abc")
    zhang = make_user(username="zhang")
    wanted = record("auth.sign_in", obj=department, actor=zhang, result=Result.FAILED)
    record("auth.sign_out", title="other")
    today = timezone.localdate()
    for query in (
        {"actor": "zha"}, {"department_id": department.pk}, {"action": "auth.sign_in", "result": "failed"},
        {"kind": "departments.department", "result": "failed"}, {"title": "省abc", "result": "failed"},
        {"title": str(department.pk), "result": "failed"}, {"result": "failed"},
        {"at_from": today, "at_to": today, "result": "failed"},
    ):  # fmt: skip
        assert wanted.pk in ids(auditor.get(LIST, query)), query
    for query in (
        {"actor": "li"},
        {"action": "auth.sign_out"},
        {"result": "refused"},
        {"address": "1.2.3.4"},
        {"address": "x"},
    ):
        assert wanted.pk not in ids(auditor.get(LIST, query)), query
    assert wanted.pk not in ids(auditor.get(LIST, {"at_to": today - timedelta(days=1)}))


def test_newest_first_in_pages(auditor):
    made = [record("test.act", title=str(number)) for number in range(60)]
    first = auditor.get(LIST, {"title": ""})
    assert len(first.context["object_list"]) == 50
    assert first.context["object_list"][1].pk == made[-1].pk
    assert made[0].pk in ids(auditor.get(LIST, {"p": 2}))


def test_queries_do_not_grow(auditor):
    auditor.get(LIST)
    counts = []
    for count in (2, 40):
        for number in range(count):
            record("object.change", obj=make_user(username=f"u{count}-{number}"), before={"a": 1}, after={"a": 2})
        with CaptureQueriesContext(
            connection,
        ) as queries:
            auditor.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_one_event_shows_fields_before_and_after_and_its_seal(auditor):
    event = record("object.change", title="t", before={"a": "alt", "b": 0}, after={"a": "neu", "c": "<b>"})
    seal_waiting()
    page = auditor.get(f"{LIST}{event.pk}/")
    assert page.context["fields"] == [("a", "alt", "neu"), ("b", 0, None), ("c", None, "<b>")]
    assert "<td><b></td>" not in page.content.decode()
    assert f"第 {Seal.objects.get(event_id=event.pk).position} 位" in page.content.decode()


def test_fields_are_called_as_forms_call_them(auditor):
    event = record("object.change", obj=make_user(), before={"full_name": "a", "gone": 1}, after={"full_name": "b"})
    page = auditor.get(f"{LIST}{event.pk}/")
    assert page.context["fields"] == [("姓名 (full_name)", "a", "b"), ("gone", 1, None)]


def test_reading_is_itself_recorded(auditor):
    event = record("test.act")
    auditor.get(LIST, {"actor": "zhang", "title": ""})
    read = newest("audit.read")
    assert (read.actor, read.data) == ("auditor", {"filters": {"actor": ["zhang"]}})
    auditor.get(f"{LIST}{event.pk}/")
    assert newest("audit.read").data == {"event": event.pk}
    auditor.get(f"{LIST}export.csv", {"result": "failed"}).getvalue()
    exported = newest("audit.export")
    assert exported.data == {"format": "csv", "filters": {"result": ["failed"]}}


def test_csv_runs_no_formula(auditor):
    record("test.act", title="=cmd|' /C calc'!A0", data={"reason": "＝1"})
    response = auditor.get(f"{LIST}export.csv", {"action": "", "title": "cmd"})
    text = response.getvalue().decode()
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["title"] for row in rows] == ["'=cmd|' /C calc'!A0"]
    assert response["Content-Disposition"].endswith('.csv"')
    assert response.streaming


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_cells_that_look_like_formulas_become_text(start: str):
    assert cell(f"{start}1") == f"'{start}1"
    assert cell("a=1") == "a=1"
    assert (cell(None), cell({}), cell({"a": "字"})) == ("", "", '{"a": "字"}')


def test_json_lines_are_what_was_sealed(auditor):
    made = record("test.act", title="字", before={"b": 1, "a": 2.5})
    seal_waiting()
    response = auditor.get(f"{LIST}export.jsonl", {"title": "字"})
    line = next(line for line in response.getvalue().splitlines() if json.loads(line)["id"] == made.pk)
    assert sha256(line).digest() == bytes(Seal.objects.get(event_id=made.pk).digest)


def test_export_takes_the_filters_and_refuses_what_is_none(auditor):
    record("test.act", title="one")
    record("test.act", title="two")
    lines = auditor.get(f"{LIST}export.jsonl", {"title": "one"}).getvalue().splitlines()
    assert [json.loads(line)["title"] for line in lines] == ["one"]
    assert auditor.get(f"{LIST}export.csv", {"result": "nonsense"}).status_code == 404
    assert auditor.get(f"{LIST}export.xlsx/").status_code == 404


def test_menu_leads_there(auditor):
    assert "/admin/audit/" in auditor.get("/admin/").content.decode()


def test_screens_change_nothing(auditor):
    event = record("test.act")
    for address in (LIST, f"{LIST}{event.pk}/", f"{LIST}export.csv"):
        assert auditor.post(address).status_code == 405, address
    assert Event.objects.filter(pk=event.pk).exists()
