"""The page of components shows what public pages are made of, to people of the admin."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from tests.factories.newsroom import at_work
from tests.factories.sites import SmallCluster
from tests.factories.users import make_user

#: Components that only stand with content of their own page, or that every page has anyway.
ELSEWHERE = {
    "head.html", "utility.html", "breadcrumb.html", "picture.html", "column.html",
}  # fmt: skip


@pytest.fixture
def admin(cluster: SmallCluster) -> Client:
    return at_work(make_user(cluster.fgw.department, "editor"))


def test_it_is_for_people_of_the_admin(cluster: SmallCluster, client: Client) -> None:
    assert client.get("/styleguide/", headers={"host": "admin.localhost"}).status_code == 302
    assert client.get("/styleguide/", headers={"host": "localhost"}).status_code == 404


def test_every_template_of_components_stands_on_the_page() -> None:
    folder = settings.BASE_DIR / "templates"
    page = (folder / "styleguide" / "page.html").read_text(encoding="utf-8")
    named = set(re.findall(r'from "components/([a-z_]+\.html)"', page))

    assert {path.name for path in (folder / "components").glob("*.html")} - named == ELSEWHERE


def test_the_chinese_page_shows_states(admin: Client) -> None:
    text = admin.get("/styleguide/").content.decode()

    for words in ("c-btn--primary", "disabled", "c-chip--err", "c-banner--warn", "c-empty", "文件暂缺", "c-pager__gap"):
        assert words in text
    assert '<html lang="zh-CN"' in text


def test_the_english_page_has_no_chinese_but_the_way_back_and_numbers_of_documents(admin: Client) -> None:
    text = admin.get("/styleguide/?lang=en").content.decode()
    main = text.partition("<main")[2].partition("</main>")[0].replace("中文", "").replace("示例〔2026〕1号", "")

    assert '<html lang="en"' in text
    assert not re.findall(r"[\u4e00-\u9fff]+", main.replace("示例〔2020〕9号", ""))


def test_each_theme_and_mode_is_an_address(admin: Client) -> None:
    text = admin.get("/styleguide/?theme=red&mode=elder").content.decode()

    assert "/theme-a81016" in text
    assert '<link rel="stylesheet" href="/styleguide/elder.css">' in text
    assert admin.get("/styleguide/elder.css").headers["Content-Type"].startswith("text/css")
    assert admin.get("/styleguide/nowhere.css").status_code == 404


@pytest.mark.parametrize("query", ["theme=nowhere", "mode=nowhere", "lang=fr&theme=%00", "mode=empty"])
def test_odd_choices_show_the_usual_page(admin: Client, query: str) -> None:
    response = admin.get(f"/styleguide/?{query}")

    assert response.status_code in {200, 400}
    assert b"/styleguide/nowhere.css" not in response.content
