"""Ways through the door of the admin, as a browser goes them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.factories.newsroom import ADMIN_HOST
from tests.factories.users import PASSWORD, TOTP_SECRET

if TYPE_CHECKING:
    from django.http import HttpResponse

LOGIN = "/admin/login/"
CODE = "/admin/login/code/"


def visitor(address: str = "192.0.2.7", **kwargs: bool) -> Client:
    """A browser on the admin host that is not signed in, at this address of the network."""
    return Client(headers={"host": ADMIN_HOST}, REMOTE_ADDR=address, **kwargs)


def try_password(browser: Client, username: str, password: str = PASSWORD, **more: str) -> HttpResponse:
    """Send the first form."""
    return browser.post(LOGIN, {"username": username, "password": password} | more)


def code_now(secret: str = TOTP_SECRET, ahead: int = 0) -> str:
    """The code of this half minute."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def wrong_code() -> str:
    """A code that is none of those taken now."""
    taken = {code_now(ahead=ahead) for ahead in (-2, -1, 0, 1, 2)}
    return next(code for code in ("000000", "111111", "222222", "333333", "444444", "555555") if code not in taken)


def is_in(browser: Client) -> bool:
    """Whether the browser is signed in and the admin opens."""
    return browser.get("/admin/").status_code == 200
