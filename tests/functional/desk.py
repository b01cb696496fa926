"""What people do in the admin, in their words: the tests of editors, reviewers and keepers of sites are written in these."""

from __future__ import annotations

import http.client
import re
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from .conftest import sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from .conftest import Cluster

__all__ = ["MARK", "Desk", "answer", "expect"]

#: In titles and addresses of what these tests make, so that nothing else bears them.
MARK = secrets.token_hex(2)

#: Milliseconds that a busy machine may take to show what is expected.
expect.set_options(timeout=20_000)


def answer(cluster: Cluster, host: str, path: str = "/") -> tuple[int, str, str]:
    """Status, text and Location that anybody gets from a host of the cluster."""
    line = http.client.HTTPConnection("127.0.0.1", cluster.port, timeout=30)
    line.request("GET", path, headers={"Host": f"{host}:{cluster.port}"})
    reply = line.getresponse()
    text = reply.read().decode(errors="replace")
    line.close()
    return reply.status, text, reply.getheader("Location") or ""


@dataclass(frozen=True)
class Desk:
    """A person who is signed in, with one tab on the admin host."""

    page: Page
    cluster: Cluster

    @classmethod
    def of(cls, page: Page, cluster: Cluster, username: str) -> Desk:
        """Sign the demonstration account in."""
        sign_in(page, cluster, username)
        return cls(page, cluster)

    def go(self, path: str) -> None:
        """Open a screen of the admin."""
        self.page.goto(self.cluster.url("admin", path))

    def find(self, *titles: str) -> int:
        """Walk down the explorer by titles from where it opens; number of the last page."""
        self.go("/admin/pages/")
        number = 0
        for title in titles:
            if number:
                self.go(f"/admin/pages/{number}/")
            link = self.page.locator("td.title").get_by_role("link", name=title, exact=True)
            number = int(re.findall(r"/pages/(\d+)/", link.get_attribute("href") or "")[0])
        return number

    def edit(self, number: int) -> None:
        """Open the form of a page."""
        self.go(f"/admin/pages/{number}/edit/")

    def add(self, parent: int, kind: str) -> None:
        """添加子页面, then the kind; where there is one alone, its form is open already."""
        self.go(f"/admin/pages/{parent}/add_subpage/")
        if self.page.url.endswith("/add_subpage/"):
            self.page.get_by_role("link", name=kind, exact=True).first.click()
        self.page.locator("#id_title").wait_for()

    def number(self) -> int:
        """Number of the page whose form is open, once it was saved."""
        return int(re.findall(r"/pages/(\d+)/", self.page.url)[0])

    def press(self, words: str) -> None:
        """A button at the foot of the form, in its menu where it is not the first; waits for what follows."""
        button = self.page.get_by_role("button", name=words, exact=True)
        if not button.first.is_visible():
            self.page.get_by_role("button", name="更多操作").last.click()
        with self.page.expect_navigation():
            button.first.click()

    def told(self, words: str) -> None:
        """Whether the message at the head of the screen says so."""
        expect(self.page.locator(".messages")).to_contain_text(words)

    def block(self, kind: str) -> Locator:
        """A new block at the end of the body."""
        body = self.page.locator("[data-contentpath=body]").first
        before = body.locator("> [data-field] [data-streamfield-child]").count()
        body.get_by_role("button", name="插入内容块").last.click()
        self.page.get_by_role("option", name=kind, exact=True).click()
        children = body.locator("[data-streamfield-child]")
        expect(children).not_to_have_count(before)
        return children.last

    def write(self, place: Locator, words: str) -> None:
        """Words into the rich text of a block."""
        place.get_by_role("textbox").last.click()
        self.page.keyboard.insert_text(words)
        taken = (
            "words => [...document.querySelectorAll('input[type=hidden]')].some(field => field.value.includes(words))"
        )
        self.page.wait_for_function(taken, arg=words)

    def chooser(self, place: Locator, words: str) -> Locator:
        """Open a chooser; its window."""
        place.get_by_role("button", name=words).last.click()
        window = self.page.get_by_role("dialog")
        window.locator("form").first.wait_for()
        return window
