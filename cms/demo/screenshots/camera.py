"""A browser that looks at the running demonstration and keeps small pictures of what it sees."""

from __future__ import annotations

import io
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from django.conf import settings
from PIL import Image

from cms.demo.accounts import PASSWORD
from cms.demo.codes import Codes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from .shots import Shot

#: Pixels of the window.
WINDOW: Final = (1280, 860)
#: Bytes that a picture may have; it gets fewer colours until it fits.
LARGEST: Final = 150_000
COLOURS: Final = (128, 64, 32, 16)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or the one that CHROMIUM names."""
    # Imported here: Playwright belongs to the tools of development.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Camera:
    """One tab for each person who looks; signs in when a person is first needed."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self._browser, self._folder = browser, folder
        self._tabs: dict[str, Page] = {}
        self._codes = Codes()

    def take(self, shot: Shot, places: Mapping[str, object]) -> Path:
        """Take the picture; its file."""
        page = self._tab(shot.user)
        page.goto(_address(shot.host, shot.path.format_map(places)))
        page.wait_for_load_state("load")
        if shot.before:
            shot.before(page)
        target = self._folder / f"{shot.name}.png"
        target.write_bytes(small(page.screenshot(animations="disabled")))
        return target

    def _tab(self, user: str) -> Page:
        if user not in self._tabs:
            size = {"width": WINDOW[0], "height": WINDOW[1]}
            context = self._browser.new_context(viewport=size, locale="zh-CN", reduced_motion="reduce")  # type: ignore[arg-type]
            page = self._tabs[user] = context.new_page()
            if user:
                _sign_in(page, user, self._codes)
        return self._tabs[user]


def small(picture: bytes) -> bytes:
    """The PNG with as few colours as `LARGEST` asks for."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    for colours in COLOURS:
        target = io.BytesIO()
        image.quantize(colours, dither=Image.Dither.NONE).save(target, "PNG", optimize=True)
        if target.tell() <= LARGEST:
            break
    return target.getvalue()


def _address(host: str, path: str) -> str:
    name = settings.CLUSTER_ADMIN_HOST if host == "admin" else host
    return f"{settings.CLUSTER_SCHEME}://{name}:{settings.CLUSTER_PORT}{path}"


def _sign_in(page: Page, user: str, codes: Codes) -> None:
    page.goto(_address("admin", "/admin/login/"))
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_load_state("load")
    if "/login/code/" in page.url:
        page.fill("input[name=code]", codes.next_for(user))
        page.click(".login-form button[type=submit]")
    page.wait_for_url("**/admin/")
