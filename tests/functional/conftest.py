"""A whole installation of its own, started as a newcomer starts it, and a real browser in front of it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cms.demo.codes import Codes

from .places import Places

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    from .desk import Desk

ROOT = Path(__file__).resolve().parent.parent.parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
#: Seconds a first start may take on a slow machine before the tests give up.
PATIENCE = 480
PASSWORD = "demo-Xiang-2026"
#: Tests that add to what the demonstration holds.
WRITERS = tuple(f"tests/functional/test_{who}_" for who in ("editor", "portal_editor", "platform", "department_admin"))
CODES = Codes()


@dataclass(frozen=True)
class Cluster:
    """A running installation; addresses by site code."""

    port: int
    folder: Path

    def url(self, site: str = "portal", path: str = "/") -> str:
        """Address of a path on the portal, `english`, `admin` or a department's host."""
        host = {"portal": "localhost", "english": "en.localhost"}.get(site, f"{site}.localhost")
        return f"http://{host}:{self.port}{path}"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None, None, None]:
    """Every test here needs the one installation and a process of its own (deploy/test.sh), and is marked before tests
    are chosen by their marks. Readers come first, in shuffled order: they count what the demonstration holds; then,
    shuffled as well, those who change it."""
    for item in items:
        if item.nodeid.startswith("tests/functional/"):
            item.add_marker(pytest.mark.browser)
    yield
    items.sort(key=lambda item: item.nodeid.startswith(WRITERS))


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """`manage.py serve` with folders and a port of its own; stopped with all its children at the end.

    With RUNNING_CLUSTER=port the tests visit a fresh cluster that runs already, and leave it running; its folder is
    CLUSTER_VAR_DIR.
    """
    if running := os.environ.get("RUNNING_CLUSTER"):
        yield Cluster(int(running), Path(os.environ.get("CLUSTER_VAR_DIR", ROOT / "var")))
        return
    folder = tmp_path_factory.mktemp("cluster")
    # The embedded server drops root's rights, so the way to its data must be open to others.
    for parent in (folder, *folder.parents[:3]):
        parent.chmod(parent.stat().st_mode | 0o055)
    port = free_port()
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "PYTEST_"))}
    environment.pop("DATABASE_URL", None)
    environment |= {
        "CLUSTER_VAR_DIR": str(folder), "CLUSTER_PORT": str(port), "DJANGO_SETTINGS_MODULE": "cms.settings.dev"
    }  # fmt: skip
    log = (folder / "serve.log").open("wb")
    server = subprocess.Popen(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        wait_until_ready(server, port, folder / "serve.log")
        yield Cluster(port, folder)
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=60)
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def places(cluster: Cluster) -> Places:
    """One address of every kind of page."""
    return Places(cluster)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_ready(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return when the supervisor says so and the portal answers; fail with its log otherwise."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if server.poll() is not None:
            pytest.fail(f"The installation did not start:\n{log.read_text()[-4000:]}")
        try:
            urllib.request.urlopen(f"http://localhost:{port}/", timeout=10).close()
        except (urllib.error.URLError, OSError):
            time.sleep(1)
        else:
            return
    pytest.fail(f"The installation was not ready after {PATIENCE} s:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium. Without it the tests are skipped, in CI they fail."""
    if not Path(CHROMIUM).exists():
        reason = f"Chromium is not installed at {CHROMIUM}; set CHROMIUM to its path."
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # Imported here: the tests that need no browser run without Playwright.
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking", "--disable-sync"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile at desktop size."""
    fresh = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    fresh.set_default_timeout(30_000)
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One tab."""
    return context.new_page()


@pytest.fixture
def colleague(browser: Browser, cluster: Cluster) -> Iterator[Callable[[str], Desk]]:
    """Signs another person in, in a browser of their own."""
    # Imported here: the module takes from this one how people sign in.
    from .desk import Desk

    profiles: list[BrowserContext] = []

    def signed_in(username: str) -> Desk:
        profiles.append(browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN"))
        profiles[-1].set_default_timeout(30_000)
        return Desk.of(profiles[-1].new_page(), cluster, username)

    yield signed_in
    for profile in profiles:
        profile.close()


def sign_in(page: Page, cluster: Cluster, username: str) -> None:
    """Sign a demonstration account in on the admin host, with the second step where it has one."""
    page.goto(cluster.url("admin", "/admin/login/"))
    page.fill("input[name=username]", username)
    page.fill("input[name=password]", PASSWORD)
    page.click("button[type=submit]")
    page.wait_for_load_state("load")
    if "/login/code/" in page.url:
        page.fill("input[name=code]", CODES.next_for(username))
        page.click(".login-form button[type=submit]")
    page.wait_for_url("**/admin/")
