"""One walk over the whole demonstration: every column, every internal link."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from cms.content.catalogue import english_columns, portal_columns
from cms.departments.catalogue import department_specs

from .crawl import Walk, walk

if TYPE_CHECKING:
    from tests.functional.conftest import Cluster

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def whole(cluster: Cluster) -> Walk:
    """The walk from all home pages."""
    codes = ["portal", "english", *(spec.code for spec in department_specs() if spec.subsite)]
    return walk([cluster.url(code) for code in codes])


def columns(specs, path="/"):
    """Paths of all columns of a tree of specs."""
    for spec in specs:
        yield f"{path}{spec.slug}/"
        yield from columns(spec.children, f"{path}{spec.slug}/")


def test_every_internal_link_answers(whole):
    assert not whole.failures(), "\n".join(whole.failures()[:40])
    assert len(whole.replies) > 2000


def test_every_portal_column_answers_200(whole, cluster):
    paths = list(columns(portal_columns()))
    missing = [path for path in paths if getattr(whole.replies.get(cluster.url("portal", path)), "status", 0) != 200]
    assert len(paths) == 7 + 78 + 199
    assert not missing


def test_every_english_column_answers_200(whole, cluster):
    missing = [
        path
        for path in columns(english_columns())
        if getattr(whole.replies.get(cluster.url("english", path)), "status", 0) != 200
    ]
    assert not missing


def test_every_column_is_three_clicks_from_the_home_page(whole, cluster):
    home = whole.replies[cluster.url("portal")]
    links = {home.url: home}
    for spec in portal_columns():
        section = cluster.url("portal", f"/{spec.slug}/")
        assert f'href="/{spec.slug}/"' in home.body
        page = whole.replies[section].body
        for child in spec.children:
            assert f'href="/{spec.slug}/{child.slug}/"' in page, child.slug
            for third in child.children:
                assert f'href="/{spec.slug}/{child.slug}/{third.slug}/"' in page, third.slug
    assert links


def test_no_page_sets_a_cookie_and_none_carries_inline_script_or_style(whole):
    html = [reply for reply in whole.replies.values() if reply.kind == "text/html" and reply.status == 200]
    inline = re.compile(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*(src=|application/ld\+json))")
    assert [reply.url for reply in whole.replies.values() if reply.cookies] == []
    assert [reply.url for reply in html if inline.search(reply.body)] == []


def test_every_page_carries_the_three_site_tags(whole):
    html = [reply for reply in whole.replies.values() if reply.kind == "text/html" and reply.status == 200]
    for name in ("SiteName", "SiteDomain", "SiteIDCode"):
        bad = [reply.url for reply in html if len(re.findall(rf'<meta name="{name}" content="[^"]+"', reply.body)) != 1]
        assert not bad, (name, bad[:10])


def test_english_pages_hold_no_chinese_but_the_switch(whole):
    pages = [r for r in whole.replies.values() if "//en." in r.url and r.kind == "text/html" and r.status == 200]
    assert len(pages) > 60
    bad = {reply.url: HAN.findall(reply.body.replace("中文", ""))[:8] for reply in pages}
    assert {url: han for url, han in bad.items() if han} == {}


def test_no_page_asks_a_foreign_host_for_anything(whole):
    foreign = re.compile(
        r"<(?:img|script|link|source|iframe|audio|video)[^>]+(?:src|href)=[\"'](?:https?:)?//(?!localhost|[a-z-]+\.localhost)"
    )
    allowed = re.compile(r'<link rel="(canonical|alternate)"')
    bad = [
        (reply.url, match.group(0)[:120])
        for reply in whole.replies.values()
        if reply.kind == "text/html"
        for match in foreign.finditer(reply.body)
        if not allowed.match(match.group(0))
    ]
    assert bad == []
