"""Rules of passwords, and when one must be changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings as site_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.utils import timezone

from cms.accounts.models import FormerPassword
from cms.accounts.passwords import ClassesValidator, HistoryValidator
from tests.factories.newsroom import at_work
from tests.factories.users import PASSWORD, make_user

pytestmark = pytest.mark.django_db
CHANGE = "/admin/password/change/"
GOOD = "Yue-lu-shan-1926"


@pytest.fixture
def person():
    return make_user(None, "importer", username="liguang")


def change(user, password: str) -> None:
    user.set_password(password)
    user.save()


def refused(password: str, user=None) -> bool:
    try:
        validate_password(password, user)
    except ValidationError:
        return True
    return False


@pytest.mark.parametrize(
    ("password", "why"),
    [("Yue-lu-1926", "11 characters"), ("yuelushan-xiangjiang", "two classes"), ("yuelushan1926xiang", "two classes"),
     ("Liguang-19260101", "holds the account"), ("Li-Siguang@exampl1", "like the name")],
)  # fmt: skip
def test_weak_ones_are_refused(person, password: str, why: str):
    person.full_name = "Li-Siguang@example"
    assert refused(password, person), why


def test_common_ones_are_refused():
    validators = [rule for rule in site_settings.AUTH_PASSWORD_VALIDATORS if "Common" in rule["NAME"]]
    with override_settings(AUTH_PASSWORD_VALIDATORS=validators):
        assert refused("qwertyuiop123")


@pytest.mark.parametrize("password", [GOOD, "湘江北去Xiang jiang bei qu 1", "Aa1aaaaaaaaz-"])
def test_good_ones_are_taken(person, password: str):
    assert not refused(password, person)


@pytest.mark.parametrize(
    ("password", "classes"), [("abc", 1), ("aB", 2), ("aB1", 3), ("aB1-", 4), ("汉字", 1), ("1 2", 2)]
)
def test_classes_are_counted(password: str, classes: int):
    ClassesValidator(at_least=classes).validate(password)
    with pytest.raises(ValidationError):
        ClassesValidator(at_least=classes + 1).validate(password)


def test_the_last_five_are_not_taken_again(person):
    rule = HistoryValidator(remembered=5)
    used = [f"Xiang-jiang-{number}" for number in range(1, 7)]
    for password in used:
        change(person, password)
    rule.validate(used[0], person)
    for password in used[1:]:
        with pytest.raises(ValidationError):
            rule.validate(password, person)
    assert FormerPassword.objects.filter(user=person).count() == 5


def test_the_present_one_is_not_taken_again_even_if_nobody_remembered_it(person):
    FormerPassword.objects.all().delete()
    with pytest.raises(ValidationError):
        HistoryValidator().validate(PASSWORD, person)


def test_a_new_hash_on_the_object_hides_nothing(person):
    person.set_password(GOOD)
    with pytest.raises(ValidationError):
        HistoryValidator().validate(PASSWORD, person)


def test_passwords_of_others_do_not_count(person):
    change(make_user(None, "importer"), GOOD)
    assert not refused(GOOD, person)


def test_people_without_a_password_have_no_history(person):
    person.set_unusable_password()
    person.save()
    assert not FormerPassword.objects.filter(user=person).exists()


def test_hashes_are_argon2_outside_tests():
    from cms.settings import signin

    assert signin.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")
    assert not any("MD5" in name or "SHA1" in name for name in signin.PASSWORD_HASHERS)


def age(person, days: int) -> None:
    get_user_model().objects.filter(pk=person.pk).update(password_changed_at=timezone.now() - timedelta(days=days))


@pytest.mark.parametrize(("days", "due"), [(89, False), (91, True)])
def test_a_password_is_changed_after_ninety_days(person, days: int, due: bool):
    age(person, days)
    response = at_work(person).get("/admin/account/")
    assert (response.status_code == 302) is due
    if due:
        assert response["Location"] == f"{CHANGE}?next=%2Fadmin%2Faccount%2F"


def test_nothing_else_opens_until_it_is_changed(person):
    age(person, 91)
    browser = at_work(person)
    for address in ("/admin/", "/admin/pages/", "/admin/two-step/", "/admin/sessions/", "/admin/api/main/pages/"):
        assert browser.get(address)["Location"].startswith(CHANGE), address
        assert browser.post(address, {}).status_code == 302, address
    assert browser.get("/admin/", headers={"x-requested-with": "XMLHttpRequest"}).status_code == 403
    assert "超过 90 天" in browser.get(CHANGE).content.decode()


def test_changing_it_opens_the_admin_and_ends_other_sessions(person):
    age(person, 91)
    browser, other = at_work(person), at_work(person)
    form = {"old_password": PASSWORD, "new_password1": GOOD, "new_password2": GOOD}
    assert browser.post(f"{CHANGE}?next=/admin/account/", form)["Location"] == "/admin/account/"
    assert browser.get("/admin/account/").status_code == 200
    assert other.get("/admin/account/")["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(
    "form",
    [{"old_password": "wrong", "new_password1": GOOD, "new_password2": GOOD},
     {"old_password": PASSWORD, "new_password1": PASSWORD, "new_password2": PASSWORD},
     {"old_password": PASSWORD, "new_password1": "short-1A", "new_password2": "short-1A"},
     {"old_password": PASSWORD, "new_password1": GOOD, "new_password2": GOOD + "x"}],
)  # fmt: skip
def test_the_forced_change_keeps_the_rules(person, form: dict[str, str]):
    age(person, 91)
    browser = at_work(person)
    assert browser.post(CHANGE, form).status_code == 200
    assert browser.get("/admin/")["Location"].startswith(CHANGE)


def test_zero_days_mean_never(person, settings):
    settings.PASSWORD_MAX_AGE_DAYS = 0
    age(person, 9999)
    assert at_work(person).get("/admin/account/").status_code == 200
