"""Opening a form and sending it back unread is no change; anything that a reader or reviewer could see is one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cms.publishing.texts import BOOKKEEPING, same_text

PARAGRAPH = "<p>各市州人民政府：</p>"


def content(**values: Any) -> dict[str, Any]:
    """Content of a revision."""
    return {"title": "通知", "summary": "", "live": True, "lead_image": 3} | values


def body(*blocks: tuple[str, Any], ids: str = "1") -> str:
    """A stored StreamField value."""
    return json.dumps(
        [
            {"type": kind, "value": value, "id": f"{number:08d}-{ids * 27}"}
            for number, (kind, value) in enumerate(blocks)
        ]
    )


@pytest.mark.parametrize("name", sorted(BOOKKEEPING))
def test_what_is_written_about_a_revision_is_not_its_text(name: str) -> None:
    assert same_text(content(), content(**{name: "other"}))


@pytest.mark.parametrize(
    "name", ["title", "summary", "lead_image", "slug", "go_live_at", "expire_at", "keywords", "new"]
)
def test_every_other_value_is_text(name: str) -> None:
    assert not same_text(content(), content(**{name: "other"}))


@pytest.mark.parametrize(
    "sent",
    [
        PARAGRAPH.replace("<p>", '<p data-block-key="a1b2c">'),
        PARAGRAPH + "<p></p>",
        PARAGRAPH + '<p data-block-key="x9"></p>',
        PARAGRAPH + "<p><br/></p>",
        "<p></p>" + PARAGRAPH + '<p data-block-key="x"><br/></p><p></p>',
    ],
)
def test_marks_of_the_rich_text_editor_are_no_change(sent: str) -> None:
    assert same_text(content(intro=PARAGRAPH), content(intro=sent))
    assert same_text(content(body=body(("paragraph", PARAGRAPH))), content(body=body(("paragraph", sent))))


@pytest.mark.parametrize(
    "sent",
    [
        PARAGRAPH + "<p>夹带</p>",
        PARAGRAPH.replace("<p>", "<p><b>").replace("</p>", "</b></p>"),
        PARAGRAPH.replace("<p>", '<p data-key="a1b2c">'),
        "<h2></h2>" + PARAGRAPH,
        PARAGRAPH.replace("各市州", '<a linktype="page" id="5">各市州</a>'),
        "",
    ],
)
def test_words_and_form_of_the_text_are_a_change(sent: str) -> None:
    assert not same_text(content(body=body(("paragraph", PARAGRAPH))), content(body=body(("paragraph", sent))))


def test_ids_of_blocks_are_no_change_but_their_order_and_number_are() -> None:
    first, second = ("paragraph", "<p>一</p>"), ("paragraph", "<p>二</p>")
    assert same_text(content(body=body(first, second)), content(body=body(first, second, ids="a")))
    assert not same_text(content(body=body(first, second)), content(body=body(second, first)))
    assert not same_text(content(body=body(first, second)), content(body=body(first)))


def test_a_picture_of_another_number_is_a_change() -> None:
    pictures = [body(("image", {"image": number, "alt": "", "id": "abc"})) for number in (1, 2)]
    assert not same_text(content(body=pictures[0]), content(body=pictures[1]))


def test_a_link_to_another_page_is_a_change() -> None:
    links = [body(("paragraph", f'<p><a linktype="page" id="{number}">见</a></p>')) for number in (1, 2)]
    assert not same_text(content(body=links[0]), content(body=links[1]))


def test_a_missing_value_is_a_change() -> None:
    assert not same_text(content(), content() | {"subtitle": ""})
