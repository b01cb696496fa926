"""Page numbers, filters and pagers, the chips of an item, and what a process keeps of one version of a site."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.http import Http404, QueryDict

from cms.content import versioned as kept
from cms.content.cards import Row, chips_of, document_url, item_of, validity_chip
from cms.content.filters import filters_of, page_number, pager, pager_for, scope_of, window
from cms.content.meta import TextFacts, column_tags, official_url, page_meta, pub_date, text_tags
from cms.content.presentation import Chip, Footer, Link
from cms.content.site_context import SiteContext

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
SITE = SiteContext(
    site_id=1, code="fgw", kind="department", status="active", name="省发展改革委", short_name="发改委",
    official_domain="fgw.hunan.gov.cn", host="fgw.localhost", base_url="http://fgw.localhost", language="zh-hans",
    html_lang="zh-CN", locale_id=1, root_page_id=2, root_path="00010001", root_url_path="/fgw/", site_id_code="4300000000",
    theme_url="", mark_url="", footer=Footer("省发展改革委"), version="1", changed_at=NOW,
)  # fmt: skip


@pytest.mark.parametrize(
    ("number", "pages", "offered"),
    [
        (1, 1, [1]), (1, 2, [1, 2]), (1, 5, [1, 2, 3, None, 5]), (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (4, 4, [1, 2, 3, 4]), (3, 3, [1, 2, 3]), (9, 9, [1, None, 7, 8, 9]), (4, 9, [1, 2, 3, 4, 5, 6, None, 9]),
    ],
)  # fmt: skip
def test_a_pager_offers_both_ends_and_the_neighbours(number: int, pages: int, offered: list[int | None]) -> None:
    assert window(number, pages) == offered


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (20, 1), (21, 2), (40, 2), (41, 3)])
def test_a_page_holds_twenty(total: int, pages: int) -> None:
    assert pager(1, total, {}).pages == pages


def test_a_pager_keeps_the_filters_in_force() -> None:
    assert pager(1, 5, {"year": "2026", "q": "a&b", "department": ""}).query == "year=2026&q=a%26b&"
    assert pager(1, 5, {"year": ""}).query == ""


@pytest.mark.parametrize(("asked", "shown"), [("", 1), ("2", 2), ("3", 3), ("99", 3)])
def test_a_search_shows_its_last_page_to_whoever_asks_for_more(asked: str, shown: int) -> None:
    request = SimpleNamespace(GET=QueryDict(f"q=%E6%B9%98&page={asked}"))
    found = pager_for(request, 45)  # type: ignore[arg-type]
    assert (found.number, found.query) == (shown, "q=%E6%B9%98&")


@pytest.mark.parametrize("text", ["0", "-1", "a", "1.0", "+1", "１", "²", "99999999", "1 2", "0x1"])
def test_only_whole_numbers_are_pages(text: str) -> None:
    with pytest.raises(Http404):
        page_number(QueryDict("", mutable=True) | {"page": text})  # type: ignore[operator]


def test_blanks_around_a_page_number_do_not_matter() -> None:
    assert page_number(QueryDict("page=+7+")) == 7
    assert page_number(QueryDict("page=9999999")) == 9999999


@pytest.mark.parametrize("year", ["0000", "20", "20261", "二〇二六", "２０２６", "-202"])
def test_only_years_are_years(year: str) -> None:
    query = QueryDict(mutable=True)
    query["year"] = year
    with pytest.raises(Http404):
        filters_of(query)


def test_filters_are_cut_and_tidied() -> None:
    query = QueryDict(mutable=True)
    query.update({"q": "  教育   招生 " + "长" * 200, "department": " 省教育厅 " + "长" * 200, "year": " 2026 "})
    filters = filters_of(query)
    assert filters["q"].startswith("教育 招生 长")
    assert {len(filters["q"]), len(filters["department"])} == {100}
    assert filters["year"] == "2026"
    scope = scope_of("0001", filters, deep=True)
    assert (scope.year, scope.filtered, scope.deep) == (2026, True, True)
    assert not scope_of("0001", filters_of(QueryDict()), deep=False).filtered


def row(**values: Any) -> Row:
    return Row(
        **({"pk": 1, "title": "全称", "url_path": "/fgw/news/1/", "published_at": NOW, "pinned_until": None} | values)
    )


def test_an_item_stands_on_its_site_with_its_local_time() -> None:
    item = item_of(row(), SITE, NOW)
    assert (item.title, item.url) == ("全称", "/news/1/")
    assert f"{item.date:%Y-%m-%d %H:%M}" == "2026-11-22 12:00"
    assert item_of(row(published_at=None), SITE, NOW).date is None


def test_the_short_title_is_for_the_home_page_alone() -> None:
    assert item_of(row(short_title="短"), SITE, NOW).title == "全称"
    assert item_of(row(short_title="短"), SITE, NOW, short=True).title == "短"
    assert item_of(row(), SITE, NOW, short=True).title == "全称"


@pytest.mark.parametrize(("seconds", "pinned"), [(1, True), (0, False), (-1, False)])
def test_a_pin_ends_at_its_second(seconds: int, pinned: bool) -> None:
    item = item_of(row(pinned_until=NOW + timedelta(seconds=seconds)), SITE, NOW)
    assert item.pinned is pinned
    assert (Chip("置顶", "info") in item.chips) is pinned


def test_chips_stand_in_one_order() -> None:
    chips = chips_of(row(important=True, validity="repealed"), pinned=True)
    assert [(chip.text, chip.tone) for chip in chips] == [("置顶", "info"), ("重要", "err"), ("废止", "err")]
    assert chips_of(row(), pinned=False) == ()


@pytest.mark.parametrize(
    ("stored", "tone"),
    [("有效", "ok"), ("expired", "err"), ("已失效", "err"), ("已废止", "err"), ("已修改", "warn"), ("试行", "off")],
)
def test_the_state_of_a_document_is_a_word_with_a_tone(stored: str, tone: str) -> None:
    chip = validity_chip(stored)
    assert chip is not None
    assert chip.tone == tone
    assert all("\u4e00" <= char <= "\u9fff" for char in chip.text)


def test_a_file_is_named_by_its_last_part() -> None:
    assert document_url(5, "documents/2026/表.pdf") == "/documents/5/%E8%A1%A8.pdf"
    assert document_url(5, "") == "", "a row without a file has no address"


def facts(**values: Any) -> TextFacts:
    return TextFacts(**({"title": "标题", "published_at": NOW, "source": ""} | values))


def test_tags_of_a_text_say_what_is_known_and_nothing_else() -> None:
    tags = {tag.name: tag.content for tag in text_tags(facts(), "https://a/", SITE)}
    assert tags == {
        "ArticleTitle": "标题",
        "PubDate": "2026-11-22 12:00",
        "ContentSource": "省发展改革委",
        "Url": "https://a/",
    }
    assert pub_date(None) == ""


@pytest.mark.parametrize(
    ("purpose", "keywords", "described", "words"),
    [("说明。", "甲 乙", "说明。", "甲 乙"), ("", "", "省发展改革委 动态", "动态 发改委")],
)
def test_tags_of_a_column_are_never_empty(purpose: str, keywords: str, described: str, words: str) -> None:
    node = SimpleNamespace(title="动态", purpose=purpose, kind="news")
    tags = {tag.name: tag.content for tag in column_tags(node, SITE, keywords)}  # type: ignore[arg-type]
    assert (tags["ColumnDescription"], tags["ColumnKeywords"]) == (described, words)
    site = replace(SITE, short_name="")
    plain = {tag.name: tag.content for tag in column_tags(node, site)}  # type: ignore[arg-type]
    assert plain["ColumnKeywords"] == "动态 省发展改革委"


def test_the_head_of_a_page() -> None:
    meta = page_meta(SITE, "/news/", "动态", trail=[Link("首页", "/"), Link("动态")], image_url="/media/images/a.jpg")
    assert (meta.title, meta.canonical) == ("动态 - 省发展改革委", "https://fgw.hunan.gov.cn/news/")
    assert ("og:image", "https://fgw.hunan.gov.cn/media/images/a.jpg") in meta.open_graph
    assert ("og:locale", "zh_CN") in meta.open_graph
    assert not any(name == "og:description" for name, _content in meta.open_graph)
    assert '"position": 2, "name": "动态"}' in meta.json_ld
    assert page_meta(SITE, "/", SITE.name).title == page_meta(SITE, "/", "").title == SITE.name
    assert "GovernmentOrganization" in page_meta(SITE, "/", "").json_ld
    assert official_url(SITE, "https://other.gov.cn/a") == "https://other.gov.cn/a"


@pytest.fixture
def made() -> Iterator[list[str]]:
    """What was made anew."""
    kept.forget()
    yield []
    kept.forget()


def test_a_value_is_made_once_for_a_version(made: list[str]) -> None:
    def make(name: str) -> str:
        made.append(name)
        return name

    for _time in range(2):
        assert kept.versioned(SITE, "key", lambda: make("a")) == "a"
    later, other = replace(SITE, version="2"), replace(SITE, site_id=2)
    assert kept.recall(later, "key") is None
    assert kept.versioned(later, "key", lambda: make("b")) == "b"
    assert kept.versioned(other, "key", lambda: make("c")) == "c"
    assert kept.recall(later, "key") == "b"
    assert made == ["a", "b", "c"]
    kept.forget()
    assert kept.recall(later, "key") is None


def test_a_process_keeps_so_much_and_no_more(made: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_ENTRIES", 3)
    for number in range(4):
        kept.keep(SITE, number, "x")
    assert [kept.recall(SITE, number) for number in range(4)] == [None, None, None, "x"]
