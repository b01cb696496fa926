"""A visitor goes from Chinese to English and back, and stays as near to the page as the other site has one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from .conftest import Cluster
    from .places import Places

HAN = re.compile(r"[\u4e00-\u9fff]")


def switch(page: Page, name: str) -> None:
    """Use the language switch in the strip."""
    page.locator(".c-util").get_by_role("link", name=name, exact=True).click()


def test_the_home_pages_lead_to_each_other(page: Page, cluster: Cluster) -> None:
    page.goto(cluster.url())
    switch(page, "English")
    page.wait_for_url(cluster.url("english"))
    assert page.locator("html").get_attribute("lang") == "en"
    switch(page, "中文")
    page.wait_for_url(cluster.url())
    assert page.locator("html").get_attribute("lang") == "zh-CN"


@pytest.mark.parametrize(
    ("chinese", "english"),
    [("/charm/cuisine/", "/travel-culture/cuisine/"), ("/charm/scenery/", "/travel-culture/scenery/")],
)
def test_a_column_with_a_counterpart_leads_there_and_back(
    page: Page, cluster: Cluster, chinese: str, english: str
) -> None:
    page.goto(cluster.url("portal", chinese))
    switch(page, "English")
    page.wait_for_url(cluster.url("english", english))
    switch(page, "中文")
    page.wait_for_url(cluster.url("portal", chinese))


def test_a_text_without_translation_leads_to_the_nearest_column_and_says_why(
    page: Page, places: Places, cluster: Cluster
) -> None:
    cuisine = next(places.texts("portal", "/charm/cuisine/"))
    page.goto(cuisine)
    switch(page, "English")
    page.wait_for_url(re.compile(r"http://en\.localhost:\d+/travel-culture/cuisine/"))
    expect(page.get_by_role("complementary", name="Language version")).to_be_visible()


def test_a_text_far_from_any_counterpart_leads_home(page: Page, places: Places) -> None:
    page.goto(places["English news"])
    switch(page, "中文")
    page.wait_for_url(re.compile(r"http://localhost:\d+/"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


@pytest.mark.parametrize(
    "kind", ["English home", "English news", "English search", "English site map", "English not found"]
)
def test_readers_of_english_meet_no_chinese_but_the_switch(page: Page, places: Places, kind: str) -> None:
    page.goto(places[kind])
    words = page.evaluate(
        """[document.title, document.body.innerText,
        ...[...document.querySelectorAll('[alt], [aria-label], [placeholder]')]
        .map(part => part.alt || part.ariaLabel || part.placeholder)].join(' ')"""
    )
    assert HAN.findall(words.replace("中文", "")) == []


def test_english_dates_are_english(page: Page, places: Places) -> None:
    page.goto(places["English news"])
    expect(page.locator(".c-article__line time")).to_have_text(re.compile(r"^\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d$"))


def test_each_page_names_its_other_language_for_search_engines(page: Page, cluster: Cluster) -> None:
    page.goto(cluster.url("portal", "/charm/cuisine/"))
    alternate = page.locator("link[hreflang=en]")
    assert str(alternate.get_attribute("href")).endswith("/travel-culture/cuisine/")
