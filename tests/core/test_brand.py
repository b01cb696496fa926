"""The admin wears the name, mark and colours of the platform."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation
from wagtail.admin.views.home import HomeView

from cms.core.wagtail_hooks import brand_style_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_django import Settings

PLATFORM = "湖南省政府网站群管理平台"

pytestmark = [pytest.mark.django_db, pytest.mark.urls("cms.urls.admin")]


@pytest.fixture(autouse=True)
def _chinese() -> Iterator[None]:
    with translation.override("zh-hans"):
        yield


def login_page() -> str:
    return Client().get("/admin/login/", headers={"host": "admin.localhost"}).content.decode()


def home_page() -> str:
    request = RequestFactory().get("/admin/")
    request.user = get_user_model().objects.create_superuser("admin-of-brand", password="x")  # type: ignore[attr-defined]
    return str(HomeView.as_view()(request).render().content.decode())


def heading(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.S)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", "", found[1]).split())


def test_login_names_the_platform_and_not_its_software() -> None:
    html = login_page()
    assert heading(html) == f"登录 {PLATFORM}"
    assert re.search(r"<title>\s*登录 - " + PLATFORM, html)
    assert "登录Wagtail" not in html
    assert 'aria-label="Wagtail"' not in html


def test_login_is_labelled_in_chinese() -> None:
    html = login_page()
    assert re.search(r"<label[^>]*>\s*账号", html)
    assert re.search(r"<label[^>]*>\s*密码", html)
    assert 'autocomplete="username"' in html
    assert 'autocomplete="current-password"' in html


def test_home_names_the_platform_and_its_search_button_is_chinese() -> None:
    html = home_page()
    assert heading(html) == PLATFORM
    assert 'value="Search"' not in html
    assert 'value="搜索"' in html


def test_home_leads_nobody_to_a_foreign_host() -> None:
    html = re.sub(r"<noscript.*?</noscript>", "", home_page(), flags=re.S)
    links = re.findall(r'<(?:a|link|script|img)[^>]+(?:href|src)="(https?://[^"]+)"', html)
    assert links == []


def test_sidebar_shows_mark_and_name() -> None:
    html = home_page()
    logo = re.search(r"<template data-wagtail-sidebar-branding-logo>(.*?)</template>", html, re.S)
    assert logo is not None
    assert "brand-mark" in logo[1]
    assert PLATFORM in logo[1]


@pytest.mark.parametrize(("value", "shown"), [(True, True), (False, False)])
def test_only_a_staging_installation_wears_the_strip(settings: Settings, *, value: bool, shown: bool) -> None:
    settings.STAGING = value
    assert ("测试环境" in login_page()) is shown


def test_strip_is_absent_unless_asked_for(settings: Settings) -> None:
    if hasattr(settings, "STAGING"):
        del settings.STAGING
    assert "测试环境" not in render_to_string("core/staging_strip.html")


def test_style_sheet_comes_after_that_of_wagtail() -> None:
    html = login_page()
    assert html.index("wagtailadmin/css/core.css") < html.index("admin_brand/brand.css")
    assert "admin_brand/brand.css" in brand_style_sheet()


def test_icon_is_our_own() -> None:
    html = login_page()
    assert "admin_brand/favicon.svg" in html
    assert "wagtailadmin/images/favicon.ico" not in html
    assert finders.find("admin_brand/favicon.svg")


def test_colours_are_those_of_the_design() -> None:
    found = finders.find("admin_brand/brand.css")
    assert isinstance(found, str)
    sheet = Path(found).read_text(encoding="utf-8")
    for line in (
        "--w-color-primary-hue: 211;",
        "--w-color-primary-saturation: 86.6%;",
        "--w-color-primary-lightness: 23.3%;",
        "--w-color-secondary-hue: 212;",
        "--w-color-secondary-saturation: 87.7%;",
        "--w-color-secondary-lightness: 35.1%;",
        "--w-color-secondary-50-lightness: 96%;",
    ):
        assert line in sheet
    assert re.search(r"#[0-9a-f]{3,8}\b", sheet) is None, "colours come from Wagtail's own tokens"


def test_mail_carries_the_name_and_no_foreign_picture() -> None:
    html = render_to_string("wagtailadmin/notifications/base.html", {"user": get_user_model()(username="wang")})
    assert PLATFORM in html
    assert "email-header.jpg" not in html
