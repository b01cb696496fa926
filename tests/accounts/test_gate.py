"""The second step is required of every administrator, and of whom a department asks."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.urls import URLPattern, URLResolver, get_resolver

from cms.accounts.models import SecondFactorRule
from cms.accounts.signin import second_factor
from cms.departments import roles
from cms.departments.service import grant_role
from tests.factories.departments import make_department
from tests.factories.newsroom import at_work
from tests.factories.users import make_user

from .door import code_now, is_in, try_password, visitor

pytestmark = pytest.mark.django_db
SETUP = "/admin/two-step/"
APP = f"{SETUP}app/"


def bare(department=None, *held: str, **values):
    """A person who has no second step yet."""
    user = make_user(department, *held, **values)
    second_factor.take_away(user)
    return user


@pytest.fixture
def warden():
    return bare(None, "security_admin", username="warden")


def addresses(resolver: URLResolver, prefix: str = "/") -> list[tuple[str, str]]:
    """Every address of the admin that needs no argument, with its name."""
    found = []
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            found += addresses(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern) and not set("<(^*") & set(str(entry.pattern) + prefix):
            found.append((prefix + str(entry.pattern), entry.name or ""))
    return found


@pytest.mark.parametrize("role", [role.key for role in roles.roles() if role.administrator])
def test_every_administrator_must(role: str):
    department = make_department("fgw") if roles.get(role).holder == "department" else None
    assert second_factor.is_required(bare(department, role))


@pytest.mark.parametrize("role", [role.key for role in roles.roles() if not role.administrator])
def test_others_need_not(role: str):
    department = make_department("fgw") if roles.get(role).holder == "department" else None
    assert not second_factor.is_required(bare(department, role))


def test_administrators_are_these():
    keys = {role.key for role in roles.roles() if role.administrator}
    assert keys >= {"department_admin", "system_admin", "security_admin", "audit_admin"}


def test_the_holder_of_all_rights_must():
    assert second_factor.is_required(bare(superuser=True))


def test_no_address_of_the_admin_opens_before(warden):
    browser = at_work(warden)
    tried = 0
    for address, name in addresses(get_resolver("cms.urls.admin")):
        if not address.startswith("/admin/"):
            continue
        response = browser.get(address)
        if name in {
            "account_login",
            "account_logout",
            "wagtailadmin_logout",
            "account_reauthenticate",
            "mfa_reauthenticate",
        }:
            continue
        if response.status_code == 200:
            assert address in {
                SETUP, APP, f"{SETUP}keys/new/", "/admin/jsi18n/", "/admin/sprite/", "/admin/session/remaining/"
            }, address  # fmt: skip
        tried += 1
    assert tried > 60


def test_what_is_posted_past_the_gate_changes_nothing(warden):
    browser = at_work(warden)
    assert browser.post("/admin/users/new/", {"username": "x"})["Location"] == SETUP
    assert browser.post("/admin/security/two-step/", {"departments": ["1"]})["Location"] == SETUP
    assert browser.get("/admin/api/main/pages/", headers={"accept": "application/json"}).status_code == 403


def test_setting_up_an_app_opens_the_admin():
    bare(None, "security_admin", username="warden")
    browser = visitor()
    assert try_password(browser, "warden", next="/admin/users/")["Location"] == "/admin/users/"
    assert browser.get("/admin/users/")["Location"] == f"{SETUP}?next=%2Fadmin%2Fusers%2F"
    assert "须使用两步登录" in browser.get(SETUP).content.decode()
    secret = browser.get(APP).context["form"].secret
    assert browser.post(APP, {"code": "000000" if code_now(secret) != "000000" else "111111"}).status_code == 200
    assert not is_in(browser)
    assert browser.post(APP, {"code": code_now(secret)})["Location"] == f"{SETUP}codes/"
    codes = browser.get(f"{SETUP}codes/").context["unused_codes"]
    assert len(codes) == 10
    assert is_in(browser)


def test_a_session_opened_without_it_ends_when_it_is_set_up(django_capture_on_commit_callbacks):
    bare(None, "security_admin", username="warden")
    thief, owner = visitor("203.0.113.1"), visitor()
    for browser in (thief, owner):
        try_password(browser, "warden")
    secret = owner.get(APP).context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        owner.post(APP, {"code": code_now(secret)})
    assert is_in(owner)
    assert not is_in(thief)


def test_who_has_one_keeps_it_after_it_is_no_longer_required():
    user = make_user(None, "security_admin", username="li")
    user.memberships.all().delete()
    grant_role(user, "importer")
    assert try_password(visitor(), "li")["Location"].endswith("/login/code/")


def test_recovery_codes_are_none_by_themselves(warden):
    Authenticator.objects.create(user=warden, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    assert at_work(warden).get("/admin/")["Location"].startswith(SETUP)


def test_removing_the_last_one_brings_the_gate_back():
    make_user(None, "security_admin", username="warden")
    browser = visitor()
    try_password(browser, "warden")
    browser.post("/admin/login/code/", {"code": code_now()})
    assert is_in(browser)
    browser.post(f"{SETUP}app/off/")
    assert not Authenticator.objects.exists()
    assert browser.get("/admin/")["Location"].startswith(SETUP)


def test_old_sign_ins_prove_themselves_again_before_a_change():
    user = make_user(None, "importer", username="li")
    assert "/two-step/password/" in at_work(user).get(APP)["Location"]


def test_a_department_asks_all_its_people():
    fgw, jyt = make_department("fgw"), make_department("jyt")
    editor, other = bare(fgw, "editor"), bare(jyt, "editor")
    second_factor.ask_departments([fgw.pk], among=[fgw.pk, jyt.pk])
    assert second_factor.is_required(editor)
    assert not second_factor.is_required(other)
    assert at_work(editor).get("/admin/")["Location"].startswith(SETUP)
    second_factor.ask_departments([], among=[fgw.pk])
    assert not second_factor.is_required(editor)


def test_switches_of_others_stay_as_they_are():
    fgw, jyt = make_department("fgw"), make_department("jyt")
    second_factor.ask_departments([jyt.pk], among=[jyt.pk])
    second_factor.ask_departments([fgw.pk, jyt.pk], among=[fgw.pk])
    second_factor.ask_departments([], among=[fgw.pk])
    assert list(SecondFactorRule.objects.values_list("department__code", flat=True)) == ["jyt"]


def test_the_platform_asks_its_people_by_a_setting(settings):
    translator = bare(None, "translator")
    settings.SECOND_FACTOR_ON_PLATFORM = True
    assert second_factor.is_required(translator)
    assert not second_factor.is_required(bare(make_department("fgw"), "editor"))


def test_a_second_app_is_not_put_beside_the_first():
    user = make_user(superuser=True)
    second_factor.give_totp(user, "ABCDEFGHIJKLMNOPABCDEFGHIJKLMNOP")
    assert Authenticator.objects.filter(user=user).count() == 1


@pytest.mark.parametrize("address", ["keys/", "keys/new/", "codes/new/", ""])
def test_screens_open_for_who_may_use_them(address: str):
    make_user(None, "security_admin", username="warden")
    browser = visitor()
    try_password(browser, "warden")
    browser.post("/admin/login/code/", {"code": code_now()})
    response = browser.get(SETUP + address)
    assert response.status_code == 200
    assert "Wagtail" not in response.content.decode().split("<main")[-1]
