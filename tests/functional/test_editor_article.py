"""An article's way: written and sent by a department's editor, passed by its reviewer, read by everybody."""

from __future__ import annotations

import io
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from .desk import MARK, Desk, answer, expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .conftest import Cluster

ASSETS = Path(__file__).parents[2] / "cms" / "demo" / "assets"
TITLE = f"关于岳麓山索道票价听证会的公告{MARK}"


@pytest.fixture
def editor(page: Page, cluster: Cluster) -> Desk:
    return Desk.of(page, cluster, "fgw-editor")


def photo() -> dict[str, object]:
    """A small photo as the file dialog hands it over."""
    target = io.BytesIO()
    Image.frombytes("RGB", (16, 12), secrets.token_bytes(576)).resize((640, 480)).save(target, "PNG")
    return {"name": "IMG_0001.png", "mimeType": "image/png", "buffer": target.getvalue()}


def upload(window: Locator, title: str, file: object, **fields: str) -> None:
    """The tab 上传 of a chooser."""
    window.get_by_role("tab", name="上传").click()
    window.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    window.locator("input[name$='-title']").fill(title)
    for name, words in fields.items():
        window.locator(f"input[name$='-{name}']").fill(words)
    window.get_by_role("button", name="上传", exact=True).click()


def begin(editor: Desk, title: str) -> None:
    """A new article in 通知公告 with title, source and one paragraph."""
    editor.add(editor.find("通知公告"), "稿件")
    editor.page.locator("#id_title").fill(title)
    editor.page.locator("#id_source").fill("省发展改革委")
    editor.write(editor.block("文字"), "听证会定于下月举行，欢迎报名参加。")


def picture(editor: Desk) -> None:
    """A picture is refused without alternative text, and goes in with it."""
    window = editor.chooser(editor.block("图片"), "选择一张图片")
    upload(window, "索道", photo())
    expect(window).to_contain_text("请填写替代文本，或勾选“装饰图片”。")
    upload(window, "索道", photo(), alt_zh="岳麓山索道上行的缆车")
    expect(window).to_be_hidden()


def table(editor: Desk) -> None:
    """Two columns, two rows."""
    block = editor.block("表格")
    for number in range(2):
        block.get_by_role("button", name="添加列").last.click()
        block.get_by_role("button", name="文字", exact=True).click()
        block.locator("thead input[type=text]").nth(number).fill(["票种", "票价"][number])
    block.get_by_role("button", name="添加行").click()
    for number, words in enumerate(["成人往返", "五十元"]):
        block.locator("tbody input[type=text]").nth(number).fill(words)


def film(editor: Desk) -> None:
    """A film with captions and a transcript."""
    block = editor.block("视频")
    block.locator("input[name$='-title']").first.fill("索道介绍")
    for number, name in ((0, "sample-film.mp4"), (1, "sample-film.zh.vtt")):
        field = block.locator("[data-contentpath]").filter(has_text=["视频文件", "字幕文件"][number]).last
        window = editor.chooser(field, "选择一个文件")
        upload(window, f"索道介绍{number}", ASSETS / name)
        expect(window).to_be_hidden()
    editor.write(block, "画面中缆车上行，旁白介绍线路。")


def attachment(editor: Desk) -> None:
    """A file to download."""
    window = editor.chooser(editor.block("附件"), "选择一个文件")
    upload(window, "听证会报名表", ASSETS / "sample-document.pdf")
    expect(window).to_be_hidden()


def write_all(editor: Desk) -> int:
    """The whole text as a draft; its number."""
    begin(editor, TITLE)
    picture(editor)
    table(editor)
    film(editor)
    attachment(editor)
    editor.press("保存草稿")
    editor.told(TITLE)
    return editor.number()


def test_an_article_goes_from_the_editor_through_review_to_its_readers(editor, colleague, cluster):
    number = write_all(editor)
    preview = editor.page
    preview.get_by_role("button", name="显示或隐藏预览").click()
    frame = preview.frame_locator("#w-preview-iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(preview.get_by_role("button", name="发布", exact=True)).to_have_count(0)
    editor.press("送审")
    editor.told(TITLE)
    assert refused_to_approve(editor, number)

    reviewer = colleague("fgw-reviewer")
    waiting = reviewer.page.locator("section", has=reviewer.page.get_by_role("heading", name="待我审核"))
    waiting.get_by_role("link", name=TITLE).click()
    reviewer.press("通过")
    stranger = colleague("jyt-reviewer")
    stranger.go(f"/admin/pages/{number}/edit/")
    expect(stranger.page.locator("#id_title")).to_have_count(0)
    is_public(editor.page, cluster)


def is_public(page: Page, cluster: Cluster) -> None:
    """In its column, feed, site map and search, with all it holds."""
    page.goto(cluster.url("fgw", "/notices/"))
    page.get_by_role("main").get_by_role("link", name=TITLE).first.click()
    page.wait_for_url("**/notices/*/")
    address = page.url.partition("/notices/")[2]
    expect(page.get_by_role("img", name="岳麓山索道上行的缆车")).to_be_visible()
    expect(page.get_by_role("cell", name="五十元")).to_be_visible()
    expect(page.locator("video track[kind=captions]")).to_have_count(1)
    expect(page.get_by_role("link", name="听证会报名表")).to_be_visible()
    expect(page.locator("main")).to_contain_text("省发展改革委")
    assert TITLE in answer(cluster, "fgw.localhost", "/notices/rss.xml")[1]
    assert address in answer(cluster, "fgw.localhost", "/sitemap-1.xml")[1]
    page.goto(cluster.url("fgw", "/search/?q=岳麓山索道"))
    expect(page.get_by_role("main").get_by_role("link", name=TITLE)).to_be_visible()


def refused_to_approve(editor: Desk, number: int) -> bool:
    """Whether the author's own POST of an approval, past the menu, leaves the text where it is."""
    page = editor.page
    editor.edit(number)
    task = page.evaluate(
        "document.documentElement.outerHTML.match(/workflow\\/action\\/\\d+\\/\\w+\\/(\\d+)/)?.[1] ?? '0'"
    )
    status = page.evaluate(
        """async address => (await fetch(address, {
            method: "POST",
            headers: {"X-CSRFToken": document.querySelector("input[name=csrfmiddlewaretoken]").value},
        })).status""",
        f"/admin/pages/workflow/action/{number}/approve/{task}/",
    )
    return status in {403, 404} or TITLE not in answer(editor.cluster, "fgw.localhost", "/notices/")[1]
