"""Which links stay among the government's hosts, and how links of rich text reach their readers."""

from __future__ import annotations

import pytest

from cms.content.addresses import is_government, outward
from cms.content.presentation import Link
from cms.content.references import File, Found, Needs
from cms.content.richtext import gather, plain, rewrite

FOUND = Found(
    pages={7: Link("通知", "/news/20260101-7/")},
    files={3: File("表格", "/documents/3/a&b.pdf", "pdf")},
    pictures={},
)


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("/news/", True), ("#top", True), ("", True), ("https://www.gov.cn/", True), ("https://FGW.HUNAN.GOV.CN/x", True),
        ("http://localhost:8000/", True), ("http://fgw.localhost/", True), ("https://gov.cn.evil.example/", False),
        ("https://evilgov.cn/", False), ("https://example.com/www.gov.cn", False), ("https://www.gov.cn@evil.example/", False),
        ("http://notlocalhost/", False), ("//example.com/", False), ("https://example.com?.gov.cn", False),
        ("http://[broken", False), ("https://[::1].gov.cn/", False),
    ],
)  # fmt: skip
def test_whose_address_it_is(url: str, own: bool) -> None:
    assert is_government(url) is own


def test_an_address_that_leaves_is_carried_whole_to_the_exit_page() -> None:
    assert outward("https://www.gov.cn/a?b=1") == ("https://www.gov.cn/a?b=1", False)
    address, external = outward("https://example.com/a?b=1&c=2#d 中")
    assert external
    assert address == "/exit/?to=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1%26c%3D2%23d%20%E4%B8%AD"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>无链接</p>", "<p>无链接</p>"),
        ('<a linktype="page" id="7">见</a>', '<a href="/news/20260101-7/">见</a>'),
        ('<a id="7" linktype="page"><b>见</b></a>', '<a href="/news/20260101-7/"><b>见</b></a>'),
        ('<a linktype="document" id="3">表</a>', '<a href="/documents/3/a&amp;b.pdf">表</a>'),
        ('<a linktype="page" id="8">走了</a>', "走了"),
        ('<a linktype="document" id="7">走了</a>', "走了"),
        ('<a linktype="page">缺号</a>', "缺号"),
        ('<a linktype="page" id="七">坏号</a>', "坏号"),
        ('<a linktype="other" id="7">别的</a>', "别的"),
        ('<a href="/news/">站内</a>', '<a href="/news/">站内</a>'),
        ('<a href="#a">锚</a>', '<a href="#a">锚</a>'),
        ('<a href="mailto:a@b.gov.cn">信</a>', '<a href="mailto:a@b.gov.cn">信</a>'),
        ('<a href="tel:0731-1">话</a>', '<a href="tel:0731-1">话</a>'),
        ('<a href="https://www.gov.cn/?a=1&amp;b=2">国</a>', '<a href="https://www.gov.cn/?a=1&amp;b=2">国</a>'),
        ('<a href="javascript:alert(1)">坏</a>', "坏"),
        ('<a href="JAVASCRIPT:alert(1)">坏</a>', "坏"),
        ('<a href="data:text/html,x">坏</a>', "坏"),
        ("<a>空</a>", "空"),
    ],
)
def test_a_link_of_a_text(html: str, shown: str) -> None:
    assert rewrite(html, FOUND) == shown


def test_a_link_that_leaves_says_so() -> None:
    shown = rewrite('<a href="https://example.com/">外</a>', FOUND)
    assert shown.startswith('<a href="/exit/?to=https%3A%2F%2Fexample.com%2F" rel="external noopener">外')
    assert "（外部链接）" in shown


def test_a_link_that_cannot_be_read_breaks_no_page() -> None:
    assert "/exit/?to=http%3A%2F%2F%5Bbroken" in rewrite('<a href="http://[broken">坏</a>', FOUND)


def test_what_a_text_points_to_is_gathered_by_kind() -> None:
    needs = Needs()
    gather('<a linktype="page" id="7">a</a><a linktype="document" id="3">b</a><a linktype="page" id="x">c</a>', needs)
    gather('<a linktype="other" id="9">d</a><a href="/news/">e</a>', needs)
    assert (needs.pages, needs.files, needs.pictures) == ({7}, {3}, set())


def test_the_words_of_a_rich_text() -> None:
    assert plain("<p>一&amp;二</p><ul><li>三</li></ul>") == "一&二 三"


@pytest.mark.parametrize(
    ("ext", "kind", "mime"),
    [("mp3", "audio", "audio/mpeg"), ("mp4", "video", "video/mp4"), ("pdf", "document", ""), ("", "document", "")],
)
def test_a_file_is_what_its_ending_says(ext: str, kind: str, mime: str) -> None:
    file = File("a", "/a", ext)
    assert (file.kind, file.mime) == (kind, mime)
