from __future__ import annotations

import pytest

from cms.core.audit.masking import LONGEST_TEXT, clean, masked, partly
from cms.core.audit.service import record
from tests.factories.users import PASSWORD, make_user

from .hands import newest


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("电话13812345678。", "电话138****5678。"),
        ("证件430102199003071234", "证件4301*************4"),
        ("证件43010219900307123X，", "证件4301*************X，"),
        ("写信给 zhang.san@example.gov.cn", "写信给 z***@example.gov.cn"),
        ("索引号 12345678901234", "索引号 12345678901234"),
        ("a\x00b\ud800", "a\ufffdb\ufffd"),
    ],
)
def test_texts_lose_what_is_personal(text: str, kept: str):
    assert clean(text) == kept


@pytest.mark.parametrize(
    "name", ["password", "new_password1", "totp_secret", "api_key", "recovery_codes", "sessionkey"]
)
def test_secrets_are_hidden_by_their_names(name: str):
    assert masked({name: "correct horse"}) == {name: "●●●"}
    assert masked({"outer": {name: ["a", "b"]}}) == {"outer": {name: "●●●"}}


def test_telephones_keep_two_digits():
    assert masked({"phone": "0731-82212345"}) == {"phone": "●●●45"}


def test_shapes_stay_and_long_texts_are_cut():
    assert masked({"a": [1, None, True, {"b": 2.5}]}) == {"a": [1, None, True, {"b": 2.5}]}
    assert len(masked("字" * 5000)) < LONGEST_TEXT + 20


def test_what_may_be_a_password_is_kept_in_its_beginning_only():
    assert partly("Correct-Horse-9") == "Co●●●"


@pytest.mark.django_db
def test_nothing_enters_the_trail_whole():
    event = record(
        "test.act",
        title="来自 13812345678",
        before={"email": "li@example.cn"},
        data={"password": "x"},
        after={"n": "\x00"},
    )
    event.refresh_from_db()
    assert event.title == "来自 138****5678"
    assert (event.before, event.data, event.after) == (
        {"email": "l***@example.cn"}, {"password": "●●●"}, {"n": "\ufffd"},
    )  # fmt: skip


@pytest.mark.django_db
def test_change_of_a_password_is_seen_and_not_shown():
    user = make_user(username="zhang")
    user.set_password("another-secret-1949")
    user.save()
    event = newest("object.change", kind="accounts.user")
    assert (event.before, event.after) == ({"password": "●●●"}, {"password": "●●●"})
    created = newest("object.create", kind="accounts.user")
    assert PASSWORD not in str(created.after)
    assert created.after["email"] == "z***@example.gov.cn"
