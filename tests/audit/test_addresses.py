from __future__ import annotations

import pytest
from django.test import RequestFactory

from cms.core.audit.context import request_id_of
from cms.core.client_address import client_address, plain_address

FORWARDED = "6.6.6.6, 198.51.100.9, 10.0.0.2"


@pytest.mark.parametrize(
    ("proxies", "address"),
    [(0, "10.0.0.1"), (1, "10.0.0.2"), (2, "198.51.100.9"), (3, "6.6.6.6"), (9, "6.6.6.6")],
)
def test_only_our_own_proxies_are_believed(settings, proxies: int, address: str):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": FORWARDED})
    assert client_address(request) == address


def test_without_a_proxy_the_header_is_nothing(settings):
    settings.TRUSTED_PROXIES = 1
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")) == "10.0.0.1"
    forged = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "<script>"})
    assert client_address(forged) == "10.0.0.1"


def test_a_socket_has_no_address():
    assert client_address(RequestFactory().get("/", REMOTE_ADDR="")) is None


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" 203.0.113.7 ", "203.0.113.7"), ("203.0.113.7:4711", "203.0.113.7"), ("[2001:db8::1]:443", "2001:db8::1"),
        ("2001:DB8::1", "2001:db8::1"), ("fe80::1%eth0", "fe80::1"), ("999.1.1.1", None), ("unknown", None), ("", None),
    ],
)  # fmt: skip
def test_addresses_are_plain(text: str, address: str | None):
    assert plain_address(text) == address


@pytest.mark.parametrize(
    ("proxies", "given", "taken"), [(1, "abc-12345", True), (0, "abc-12345", False), (1, "a\nb", False)]
)
def test_number_of_a_request_is_the_proxys_where_there_is_one(settings, proxies: int, given: str, taken: bool):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", headers={"X-Request-ID": given})
    known = request_id_of(request)
    assert (known == given) is taken
    assert request_id_of(request) == known
