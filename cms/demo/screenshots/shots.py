"""What is photographed: an address, who looks at it, and what they do first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture, `name`.png. `path` names places of `cms.demo.screenshots.places` in braces; `user` is empty for the public."""

    name: str
    path: str
    user: str = ""
    host: str = "admin"
    before: Callable[[Page], None] | None = None


def open_blocks(page: Page) -> None:
    """The menu of blocks."""
    page.get_by_role("button", name="插入内容块").last.click()
    page.get_by_role("option").first.wait_for()


def insert(kind: str) -> Callable[[Page], None]:
    """A new block of a kind, in view."""

    def before(page: Page) -> None:
        open_blocks(page)
        page.get_by_role("option", name=kind, exact=True).click()
        page.locator("[data-streamfield-child]").last.scroll_into_view_if_needed()

    return before


def upload(kind: str, button: str) -> Callable[[Page], None]:
    """The tab 上传 of a block's chooser."""

    def before(page: Page) -> None:
        insert(kind)(page)
        page.get_by_role("button", name=button).last.click()
        page.get_by_role("tab", name="上传").click()
        page.get_by_role("dialog").locator("input[type=file]").wait_for()

    return before


def more_actions(page: Page) -> None:
    """The menu at the foot of a form."""
    page.get_by_role("button", name="更多操作").last.click()


def preview(page: Page) -> None:
    """The preview beside a form."""
    page.get_by_role("button", name="显示或隐藏预览").click()
    page.frame_locator("#w-preview-iframe").locator("h1").first.wait_for()


def navigation_tab(page: Page) -> None:
    """The order of the columns of a site."""
    page.get_by_role("tab", name="导航").click()
    page.locator("[data-navigation-row]").first.wait_for()


def site_preview(page: Page) -> None:
    """A site in another theme, in the tab of its preview."""
    page.select_option("[name=theme]", "green")
    page.evaluate("document.querySelectorAll('[formtarget]').forEach(button => button.removeAttribute('formtarget'))")
    page.get_by_role("button", name="预览").click()
    for frame in page.locator("iframe").all():
        frame.content_frame.locator("footer").first.wait_for()
    page.wait_for_load_state("networkidle")


def acts(page: Page) -> None:
    """The acts upon a page, from its list of children."""
    page.locator("header").get_by_role("button", name="操作").first.click()


def give_back(page: Page) -> None:
    """The window in which a reviewer says why."""
    page.get_by_role("button", name="更多操作").last.click()
    page.get_by_role("button", name="退回").first.click()
    page.get_by_role("dialog").wait_for()


HANDBOOK: Final = (
    Shot("login", "/admin/login/"),
    Shot("desk-editor", "/admin/", "fgw-editor"),
    Shot("explorer", "/admin/pages/", "fgw-editor"),
    Shot("kinds", "/admin/pages/{notices}/add_subpage/", "fgw-admin"),
    Shot("article", "/admin/pages/add/content/articlepage/{notices}/", "fgw-editor"),
    Shot("blocks", "/admin/pages/add/content/articlepage/{notices}/", "fgw-editor", before=open_blocks),
    Shot("send", "/admin/pages/add/content/articlepage/{notices}/", "fgw-editor", before=more_actions),
    Shot("table", "/admin/pages/add/content/articlepage/{notices}/", "fgw-editor", before=insert("表格")),
    Shot(
        "picture",
        "/admin/pages/add/content/articlepage/{notices}/",
        "fgw-editor",
        before=upload("图片", "选择一张图片"),
    ),
    Shot("video", "/admin/pages/add/content/articlepage/{notices}/", "fgw-editor", before=insert("视频")),
    Shot(
        "upload", "/admin/pages/add/content/articlepage/{notices}/", "fgw-editor", before=upload("附件", "选择一个文件")
    ),
    Shot("desk-reviewer", "/admin/", "fgw-reviewer"),
    Shot("review", "/admin/pages/{sample}/edit/", "fgw-reviewer", before=more_actions),
    Shot("review-preview", "/admin/pages/{sample}/edit/", "fgw-reviewer", before=preview),
    Shot("give-back", "/admin/pages/{sample}/edit/", "fgw-reviewer", before=give_back),
    Shot("column", "/admin/pages/{news}/edit/", "portal-editor"),
    Shot("column-acts", "/admin/pages/{news}/", "portal-editor", before=acts),
    Shot("retire", "/admin/columns/{news}/retire/", "portal-editor"),
    Shot("home", "/admin/pages/{portal}/edit/", "portal-editor", before=preview),
    Shot("pin", "/admin/articles/{article}/pin/", "portal-editor"),
    Shot("banner", "/admin/emergencybanner/new/", "portal-editor"),
    Shot("mourning", "/admin/mourningperiod/new/", "portal-editor"),
    Shot("translate", "/admin/localize/submit/page/{article}/", "translator"),
    Shot("import", "/admin/imports/?site=fgw", "importer"),
    Shot("my-site", "/admin/my-site/", "fgw-admin"),
    Shot("my-site-navigation", "/admin/my-site/", "fgw-admin", before=navigation_tab),
    Shot("my-site-preview", "/admin/my-site/", "fgw-admin", before=site_preview),
    Shot("sites", "/admin/hosted-sites/", "system"),
    Shot("open-site", "/admin/hosted-sites/open/", "system"),
    Shot("suspend", "/admin/hosted-sites/{site}/suspend/", "system"),
)
PUBLIC: Final = (
    Shot("portal", "/", host="localhost"),
    Shot("english", "/", host="en.localhost"),
    Shot("department", "/", host="fgw.localhost"),
    Shot("column", "/news/provincial-news/headlines/", host="localhost"),
    Shot("article", "{article_url}", host="localhost"),
    Shot("search", "/search/?q=%E6%B9%96%E5%8D%97", host="localhost"),
)
