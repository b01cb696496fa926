"""Open redirects, forged forms, headers smuggled into letters, and hosts that have no admin."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from tests.factories.departments import make_department
from tests.factories.newsroom import at_work
from tests.factories.sites import make_cluster
from tests.factories.users import PASSWORD, make_user

from .door import CODE, LOGIN, code_now, try_password, visitor

pytestmark = pytest.mark.django_db

ELSEWHERE = [
    "https://evil.example/", "//evil.example/", "///evil.example", "/\\evil.example", "\\\\evil.example", "http:evil.example",
    "javascript:alert(1)", "https:evil.example", "//admin.localhost@evil.example/", "/%09/evil.example", "http:///evil.example",
    " //evil.example", "\t//evil.example", "//fgw.localhost.evil.example/",
]  # fmt: skip


def leaves_the_host(response) -> bool:
    from urllib.parse import urljoin, urlsplit

    target = response.get("Location", "/")
    return urlsplit(urljoin("http://admin.localhost/", target.replace("\\", "/").strip())).netloc != "admin.localhost"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_signing_in_leads_to_no_other_host(target: str):
    make_user(None, "importer", username="li")
    make_user(None, "security_admin", username="warden")
    assert not leaves_the_host(try_password(visitor(), "li", next=target))
    browser = visitor()
    browser.post(f"{LOGIN}?next={target}", {"username": "warden", "password": PASSWORD, "next": target})
    response = browser.post(CODE, {"code": code_now()})
    assert response.status_code == 302
    assert not leaves_the_host(response)


@pytest.mark.parametrize("target", ELSEWHERE)
def test_other_screens_lead_to_no_other_host(target: str):
    browser = at_work(make_user(None, "importer", username="li"))
    form = {"old_password": PASSWORD, "new_password1": "Yue-lu-shan-1926", "new_password2": "Yue-lu-shan-1926"}
    response = browser.post("/admin/password/change/", form, query_params={"next": target})
    assert response.status_code == 302
    assert not leaves_the_host(response)
    again = browser.post("/admin/two-step/password/", {"password": "Yue-lu-shan-1926", "next": target})
    assert not leaves_the_host(again)
    assert not leaves_the_host(browser.get(LOGIN, {"next": target}))
    assert not leaves_the_host(browser.post("/admin/logout/", {"next": target}))


FORMS = [
    LOGIN, "/admin/password_reset/", "/admin/logout/", "/admin/password/change/", "/admin/sessions/", "/admin/session/act/",
    "/admin/security/locks/", "/admin/security/two-step/", "/admin/users/new/", "/admin/users/1/invite/",
    "/admin/users/1/two-step/reset/", "/admin/two-step/app/off/",
]  # fmt: skip


@pytest.mark.parametrize("address", FORMS)
def test_forms_without_a_token_are_refused(address: str):
    user = make_user(None, "security_admin")
    browser = visitor(enforce_csrf_checks=True)
    browser.force_login(user)
    assert browser.post(address, {}).status_code == 403


def test_the_second_step_and_links_need_a_token_as_well():
    for address in (CODE, "/admin/password/link/"):
        assert visitor(enforce_csrf_checks=True).post(address, {}).status_code == 403


@pytest.mark.parametrize(
    ("field", "value"),
    [("email", "li@example.gov.cn\r\nBcc: all@example.cn"), ("email", "li@example.gov.cn\nX: y"),
     ("username", "li\r\nBcc: all@example.cn"), ("username", "li\x00"), ("username", "<script>"), ("username", "a" * 151)],
)  # fmt: skip
def test_headers_cannot_be_smuggled_into_a_letter(field: str, value: str, django_capture_on_commit_callbacks):
    from cms.departments.service import ensure_role_groups

    fgw = make_department("fgw")
    group = ensure_role_groups(fgw)["editor"]
    form = {"username": "li", "full_name": "李", "email": "li@example.gov.cn", "groups": [group.pk]} | {field: value}
    with django_capture_on_commit_callbacks(execute=True):
        at_work(make_user(fgw, "department_admin")).post("/admin/users/new/", form)
    assert not get_user_model().objects.filter(full_name="李").exists()
    assert mail.outbox == []


def test_a_name_on_two_lines_stays_in_the_body(django_capture_on_commit_callbacks):
    from cms.accounts.service import invite

    user = make_user(make_department("fgw"), "editor")
    user.full_name = "李\r\nBcc: all@example.cn"
    with django_capture_on_commit_callbacks(execute=True):
        invite(user)
    assert mail.outbox[0].recipients() == [user.email]
    assert "\n" not in mail.outbox[0].subject


@pytest.mark.parametrize("name", ["x" * 5000, "li\x00", "\ud800", "' OR 1=1 --", "{{7*7}}", "%s", ""])
def test_odd_names_are_wrong_names(name: str):
    browser = visitor()
    data = {"username": name.encode("utf-8", "surrogatepass"), "password": PASSWORD}
    response = browser.post(LOGIN, data)
    assert response.status_code == 200
    assert 'value="49"' not in response.content.decode()


ADMIN_ADDRESSES = [
    "/admin/", LOGIN, CODE, "/admin/password_reset/", "/admin/password/link/x/", "/admin/two-step/", "/admin/session/remaining/",
    "/admin/users/", "/admin/api/main/pages/", "/admin/logout/",
]  # fmt: skip


@pytest.mark.parametrize(
    "host", ["localhost", "en.localhost", "fgw.localhost", "unknown.localhost", "admin.evil.example"]
)
def test_the_admin_answers_on_its_own_hosts_alone(host: str, settings):
    make_cluster()
    for address in ADMIN_ADDRESSES:
        browser = Client(headers={"host": host})
        assert browser.get(address).status_code == 404, address
        assert browser.post(address, {}).status_code in {403, 404, 405}, address
        assert not browser.cookies


def test_hosts_of_the_admin_are_a_setting(settings):
    make_cluster()
    settings.ADMIN_HOSTS = ["admin.localhost", "intranet.example"]
    assert Client(headers={"host": "intranet.example"}).get(LOGIN).status_code == 200
    settings.ADMIN_HOSTS = ["intranet.example"]
    assert Client(headers={"host": "admin.localhost"}).get(LOGIN).status_code == 404
