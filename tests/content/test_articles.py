from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from django.utils import timezone

from cms.content.models import ArticlePage, ColumnPage
from tests.factories.content import make_article, make_articles, make_column, make_file, make_images

from .html import Html

if TYPE_CHECKING:
    from django.test import Client
    from pytest_django import DjangoAssertNumQueries

    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster

RICH = (
    '<p>见<a linktype="page" id="{page}">另一页</a>、<a linktype="document" id="{file}">表格</a>、'
    '<a href="https://example.com/a?b=1&amp;c=2">外部网站</a>、<a href="https://www.gov.cn/">中国政府网</a>、'
    '<a linktype="page" id="999999">已删除的页</a>、<a href="javascript:alert(1)">坏链接</a></p>'
)


@pytest.fixture
def column(cluster: SmallCluster) -> ColumnPage:
    return cluster.column(cluster.portal, "news")


def url_of(text: ArticlePage) -> str:
    return f"/news/{text.slug}/"


def test_a_text_says_who_when_and_what(column: ColumnPage, get: Get) -> None:
    text = make_article(
        column, "全省工作会议召开", subtitle="副题在此", author="张三", editor="李四", source="省发改委", is_important=True,
        published_at=datetime(2026, 11, 22, 1, 30, tzinfo=UTC), body=[("paragraph", "<p>会议指出。</p>")],
    )  # fmt: skip
    html = Html(get(url_of(text)))
    for words in (
        "全省工作会议召开",
        "副题在此",
        "2026-11-22 09:30",
        "来源：省发改委",
        "作者：张三",
        "责任编辑：李四",
        "会议指出。",
        "重要",
    ):
        assert words in html.words
    assert html.reader.tags.count("h1") == 1
    assert html.reader.forbidden == []


def test_links_in_a_text_lead_to_pages_files_and_by_the_exit_page(column: ColumnPage, get: Get) -> None:
    other = make_article(column, "另一页")
    file = make_file("form.pdf")
    text = make_article(column, body=[("paragraph", RICH.format(page=other.pk, file=file.pk))])
    main = Html(get(url_of(text))).main
    assert f'<a href="/news/{other.slug}/">另一页</a>' in main
    assert f'<a href="/documents/{file.pk}/form.pdf">表格</a>' in main
    assert '<a href="/exit/?to=https%3A%2F%2Fexample.com%2Fa%3Fb%3D1%26c%3D2" rel="external noopener">外部网站' in main
    assert '<a href="https://www.gov.cn/">中国政府网</a>' in main
    assert "已删除的页" in main
    assert "坏链接" in main
    assert "999999" not in main
    assert "javascript" not in main


def test_every_kind_of_block_is_shown(column: ColumnPage, get: Get) -> None:
    first, second, third = make_images(3)
    film, sound, paper = (
        make_file("a.mp4", duration=75),
        make_file("b.mp3", duration=62),
        make_file("c.pdf", title="名单"),
    )
    table = {"columns": [{"type": "text", "heading": "指标"}], "rows": [{"values": ["生猪出栏"]}], "caption": ""}
    body = [
        {"type": "heading", "value": {"text": "一、要求", "level": "2"}},
        {"type": "quote", "value": {"text": "引文在此", "attribution": "出处在此"}},
        {"type": "call_out", "value": {"tone": "warn", "text": "<p>请带身份证</p>"}},
        {"type": "accordion", "value": {"items": [{"question": "问在此", "answer": "<p>答在此</p>"}]}},
        {"type": "image", "value": {"image": first.pk, "alt": "另一种说法", "decorative": False, "caption": "图注在此"}},
        {"type": "gallery", "value": {"images": [
            {"type": "item", "value": {"image": second.pk, "caption": "图集一"}, "id": "a"},
            {"type": "item", "value": {"image": third.pk, "decorative": True, "caption": ""}, "id": "b"},
        ]}},
        {"type": "video", "value": {"title": "影片", "file": film.pk, "poster": first.pk, "transcript": "<p>片中文字</p>"}},
        {"type": "audio", "value": {"title": "录音", "file": sound.pk, "transcript": "<p>歌词在此</p>"}},
        {"type": "table", "value": {"caption": "表题", "source": "统计局", "row_headers": True, "table": table}},
        {"type": "key_figures", "value": {"items": [{"value": "96", "unit": "%", "label": "办结率"}], "as_of": "10月"}},
        {"type": "timeline", "value": {"items": [{"when": "2026年", "what": "启动"}]}},
        {"type": "links", "value": {"items": [{"title": "栏目链接", "page": column.pk, "url": ""}]}},
        {"type": "attachments", "value": {"files": [paper.pk]}},
    ]  # fmt: skip
    text = make_article(column, body=ArticlePage._meta.get_field("body").stream_block.to_python(body))
    html = Html(get(url_of(text)))
    for words in ("一、要求", "引文在此", "出处在此", "请带身份证", "问在此", "答在此", "图注在此", "图集一", "片中文字", "歌词在此",
                  "表题", "生猪出栏", "办结率", "启动", "栏目链接", "名单", "1:02"):  # fmt: skip
        assert words in html.words, words
    assert 'alt="另一种说法"' in html.main
    assert f'src="/documents/{film.pk}/a.mp4" type="video/mp4"' in html.main
    assert f'href="/documents/{paper.pk}/c.pdf"' in html.main
    assert html.reader.forbidden == []


def test_pictures_come_in_three_formats_and_two_widths(column: ColumnPage, get: Get) -> None:
    image = make_images(1)[0]
    main = Html(get(url_of(make_article(column, lead_image=image)))).main
    assert [main.count(f'type="image/{kind}"') for kind in ("avif", "webp", "jpeg")] == [1, 1, 1]
    assert "720w" in main
    assert "1440w" in main
    assert 'width="720" height="480"' in main
    assert 'alt="湖面上的渡船"' in main


def test_a_picture_whose_file_is_lost_leaves_the_page_whole(column: ColumnPage, get: Get) -> None:
    image = make_images(1, cut=False)[0]
    assert '<img class="c-photo c-photo--whole' not in Html(get(url_of(make_article(column, lead_image=image)))).main


def test_a_recording_of_the_column_plays_on_its_page(column: ColumnPage, get: Get) -> None:
    song = make_file("song.mp3", duration=222)
    main = Html(get(url_of(make_article(column, "浏阳河", media_file=song)))).main
    assert f'<audio class="c-medium__sound" controls preload="none" src="/documents/{song.pk}/song.mp3"' in main
    assert "3:42" in main


@pytest.mark.parametrize(
    ("validity", "notice"),
    [
        ("valid", ""),
        ("repealed", "本文件废止"),
        ("失效", "本文件失效"),
        ("revised", "本文件已修改"),
        ("", ""),
        ("试行", ""),
    ],
)
def test_a_document_that_does_not_hold_says_so_at_its_head(
    column: ColumnPage, get: Get, validity: str, notice: str
) -> None:
    main = Html(get(url_of(make_article(column, number="湘政发〔2026〕1号", validity=validity)))).main
    assert ("c-banner" in main) == bool(notice)
    assert notice in main


def test_a_document_opens_with_its_elements(cluster: SmallCluster, get: Get) -> None:
    column = make_column(cluster.column(cluster.portal, "notices"), "documents", kind="document")
    text = make_article(
        column, number="湘政发〔2026〕1号", validity="valid",
        elements=[("row", {"label": "发文机关", "value": "省政府"})],
    )  # fmt: skip
    main = Html(get(f"/notices/documents/{text.slug}/")).main
    assert main.index("发文机关") < main.index("<h1")
    assert "湘政发〔2026〕1号" in main
    assert '<span class="c-chip c-chip--ok">有效</span>' in main


def test_the_newest_others_of_the_column_stand_beside_a_text(column: ColumnPage, get: Get) -> None:
    texts = make_articles(column, 9)
    main = Html(get(url_of(texts[0]))).main
    shown = [text.title for text in texts if f'href="{url_of(text)}"' in main]
    assert shown == [f"标题{n}" for n in range(2, 8)]


@pytest.mark.parametrize("others", [2, 20])
def test_a_text_costs_four_queries_whatever_it_holds(
    column: ColumnPage, get: Get, others: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    make_articles(column, others, pictures=True)
    images = [{"type": "image", "value": {"image": image.pk}} for image in make_images(others)]
    text = make_article(column, body=ArticlePage._meta.get_field("body").stream_block.to_python(images))
    get(url_of(text))
    with django_assert_max_num_queries(4):
        get(url_of(text))


def test_a_page_depends_on_nothing_but_its_address(column: ColumnPage, client: Client, get: Get) -> None:
    text = make_article(column)
    plain = get(url_of(text))
    client.cookies["prefs"] = "elder"
    other = client.get(url_of(text), headers={"host": "localhost", "accept-language": "en", "user-agent": "x"})
    assert plain.content == other.content
    assert "Set-Cookie" not in plain.headers
    assert not plain.cookies
    assert "Cookie" not in plain.get("Vary", "")


def test_an_unchanged_page_is_not_sent_again(column: ColumnPage, client: Client, get: Get) -> None:
    text = make_article(column)
    first = get(url_of(text))
    assert first["Cache-Control"] == "public, max-age=0, s-maxage=60"
    again = client.get(url_of(text), headers={"host": "localhost", "if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    later = client.get(url_of(text), headers={"host": "localhost", "if-modified-since": first["Last-Modified"]})
    assert later.status_code == 304


def test_a_text_without_a_date_shows_the_time_of_its_publication(column: ColumnPage, get: Get) -> None:
    text = make_article(column, published_at=None)
    assert f"{timezone.localtime(text.first_published_at):%Y-%m-%d %H:%M}" in Html(get(url_of(text))).words
