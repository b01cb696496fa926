"""What a first visit costs, and that nothing moves or is asked of others while a page loads."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

import pytest

from .places import KINDS, MISSING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

    from .places import Places

KB = 1024
PHOTOS = ("/media/",)
#: Largest sum of layout shifts that readers do not notice (web.dev, Cumulative Layout Shift, is 0.1; ours is half).
SHIFT = 0.05
OBSERVE = """window.shifts = 0; new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
}).observe({ type: 'layout-shift', buffered: true });"""


@dataclass
class Visit:
    """What one page asked for and said."""

    sizes: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def total(self, *kinds: str) -> int:
        """Compressed bytes of answers of these kinds, photos left out."""
        return sum(
            size for url, size in self.sizes.items()
            if (not kinds or self.kinds[url] in kinds) and not urlsplit(url).path.startswith(PHOTOS)
        )  # fmt: skip


@pytest.fixture
def fresh(browser: Browser) -> Iterator[Page]:
    """A tab with nothing in its cache."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.set_default_timeout(20_000)
    context.add_init_script(OBSERVE)
    yield context.new_page()
    context.close()


def visit(page: Page, url: str, until: Literal["load", "networkidle"] = "networkidle") -> Visit:
    """Load a page and tell what it took; by `networkidle` also what scripts and late pictures ask for."""
    told = Visit()
    asked: list[Request] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and "404 (Not Found)" not in message.text:
            told.complaints.append(message.text)

    page.on("request", lambda request: asked.append(request))
    page.on("console", listen)
    page.on("pageerror", lambda error: told.complaints.append(str(error)))
    page.goto(url, wait_until=until)
    home = urlsplit(url).netloc
    for request in asked:
        told.kinds[request.url] = request.resource_type
        if urlsplit(request.url).scheme in {"http", "https"}:
            told.sizes[request.url] = size_of(request)
            if urlsplit(request.url).netloc != home:
                told.foreign.append(request.url)
    return told


def size_of(request: Request) -> int:
    """Bytes of the body as it is sent compressed."""
    answer = request.response()
    if answer is None or not answer.ok:
        return 0
    body = answer.body()
    text = request.resource_type in {"document", "stylesheet", "script"} or request.url.split("#")[0].endswith(".svg")
    return len(gzip.compress(body)) if text else len(body)


@pytest.mark.parametrize("kind", ["home", "English home", "department home"])
def test_a_first_visit_stays_within_the_budget(fresh: Page, places: Places, kind: str) -> None:
    told = visit(fresh, places[kind])
    assert told.total() <= 300 * KB
    assert told.total("document") <= 40 * KB
    assert told.total("script") <= 20 * KB
    assert told.total("stylesheet") <= 30 * KB
    assert len(told.sizes) <= 25


def test_an_article_is_lighter_still(fresh: Page, places: Places) -> None:
    assert visit(fresh, places["news"]).total() <= 120 * KB


def test_photos_of_the_home_page_stay_within_theirs(fresh: Page, places: Places) -> None:
    assert sum(visit(fresh, places["home"]).sizes.values()) <= 900 * KB


@pytest.mark.parametrize("kind", KINDS)
def test_pages_ask_no_other_host_and_the_console_stays_clean(page: Page, places: Places, kind: str) -> None:
    told = visit(page, places[kind], "load")
    assert told.foreign == []
    assert told.complaints == []
    assert kind in MISSING or told.total("document") > 0


@pytest.mark.parametrize("kind", ["home", "pictures", "news", "gallery", "topic", "English home", "department home"])
def test_pictures_have_their_size_and_wait_below_the_fold(page: Page, places: Places, kind: str) -> None:
    page.goto(places[kind], wait_until="domcontentloaded")
    pictures = page.evaluate(
        """[...document.querySelectorAll('img[src]')].map(image => ({ src: image.getAttribute('src'), sized: Boolean(image.getAttribute('width')
        && image.getAttribute('height')), lazy: image.loading === 'lazy', alt: image.hasAttribute('alt'),
        top: image.getBoundingClientRect().top, shown: image.checkVisibility() }))"""
    )
    assert pictures
    assert [picture["src"] for picture in pictures if not picture["sized"] or not picture["alt"]] == []
    below = [picture for picture in pictures if picture["top"] > 900 and picture["shown"]]
    assert [picture["src"] for picture in below if not picture["lazy"]] == []
    assert len([picture for picture in pictures if not picture["lazy"]]) <= 2


@pytest.mark.parametrize("kind", ["home", "news", "gallery", "pictures", "topic", "English home", "department home"])
def test_nothing_jumps_while_a_page_loads(fresh: Page, places: Places, kind: str) -> None:
    fresh.goto(places[kind], wait_until="load")
    for _ in range(4):
        fresh.mouse.wheel(0, 900)
        fresh.wait_for_timeout(60)
    assert fresh.evaluate("window.shifts") <= SHIFT
