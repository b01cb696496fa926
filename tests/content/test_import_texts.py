from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from cms.content.importing.formats import is_salutation, items_of
from cms.content.importing.items import Item
from cms.content.models import ArticlePage
from cms.core.imports import paragraphs, read_source
from tests.factories.sites import make_cluster
from tests.factories.users import make_user

SPEECH = os.environ.get("SAMPLE_SPEECH", "")
CORPUS = os.environ.get("SAMPLE_CORPUS", "")


def plain(text: str, **more: Any) -> Item:
    (item,) = items_of(text, name="speech.txt", source="省政府办公厅", **{"title": "", **more})
    assert isinstance(item, Item)
    return item


@pytest.mark.parametrize(
    "line", ["同志们:", "同志们：", "各位代表：", "各位领导、各位来宾：", "女士们、先生们：", "Dear friends,"]
)
def test_salutations_are_no_titles(line: str) -> None:
    item = plain(f" {line}\n\n在全省工作会议上的讲话\n\n今天开会。\n")

    assert is_salutation(line)
    assert item.title == "在全省工作会议上的讲话"
    assert item.body == [line, "今天开会。"]


@pytest.mark.parametrize("line", ["关于公开征求意见的公告", "省政府工作报告：2026年版", "同志们的来信"])
def test_titles_are_no_salutations(line: str) -> None:
    assert not is_salutation(line)


def test_a_first_paragraph_that_serves_as_title_stays_in_the_text() -> None:
    item = plain("同志们：\n我们今天开会，总结工作。\n下面讲两点。\n")

    assert item.title == "我们今天开会，总结工作。"
    assert item.body == ["同志们：", "我们今天开会，总结工作。", "下面讲两点。"]


def test_a_title_of_ones_own_changes_nothing_in_the_text() -> None:
    item = plain("同志们：\n今天开会\n", title="在会议上的讲话")

    assert (item.title, item.body) == ("在会议上的讲话", ["同志们：", "今天开会"])


def test_the_files_name_is_the_id_of_a_plain_text() -> None:
    assert plain("标题\n正文。").external_id == "speech.txt"


def test_an_empty_text_is_an_error() -> None:
    ((line, error),) = items_of(" \n\u3000\n", name="x.txt", title="", source="s")  # type: ignore[misc]

    assert (line, error.field) == (1, "")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u3000\u3000七大板块，78 个二级栏目，199个 三 级栏目。", "七大板块，78个二级栏目，199个三级栏目。"),
        ("突出“政务公开、 网上办事 、互动”", "突出“政务公开、网上办事、互动”"),
        ("渠道不畅。      二是", "渠道不畅。二是"),
        ("the  World   Trade Organization", "the World Trade Organization"),
        ("\ufeff零\u200b宽", "零宽"),
        ("\xa0\xa0今天\t", "今天"),
    ],
)
def test_typed_blanks_go(typed: str, kept: str) -> None:
    assert paragraphs(typed) == [kept]


def test_lines_end_in_many_ways() -> None:
    assert paragraphs("一。\r\n二。\r三。\n\n四。\u2028五。") == ["一。", "二。", "三。", "四。", "五。"]


@pytest.mark.django_db
@pytest.mark.corpus
@pytest.mark.skipif(not Path(SPEECH).is_file(), reason="SAMPLE_SPEECH names no file")
def test_the_speech_keeps_its_paragraphs() -> None:
    make_cluster()
    make_user(None, "importer", username="importer")
    call_command(
        "import_articles", SPEECH, "--site=portal", "--column=news", "--publish", "--by=importer", "--reason=acceptance",
        "--title=在全省政府网站建设工作会议上的讲话",
    )  # fmt: skip

    page = ArticlePage.objects.live().get()
    html = page.body.raw_data[0]["value"]
    lines = [line for line in Path(SPEECH).read_text("utf-8").splitlines() if line.strip()]
    assert html.count("<p>") == len(lines)
    for line in lines:
        assert "".join(line.split()) in "".join(html.split()).replace("&amp;", "&")


@pytest.mark.django_db
@pytest.mark.corpus
@pytest.mark.skipif(not Path(CORPUS).is_file(), reason="SAMPLE_CORPUS names no file")
def test_every_text_of_a_collection_can_be_read() -> None:
    entries = list(items_of(read_source(Path(CORPUS)).text, name="corpus.jsonl", title="", source="省政府"))

    assert entries
    assert [entry for entry in entries if not isinstance(entry, Item)] == []
