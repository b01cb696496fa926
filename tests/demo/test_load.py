"""The demonstration is loaded part by part: a cut load goes on where it stopped, a second one doubles nothing."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.content.models import ArticlePage
from cms.demo import accounts
from cms.demo.accounts import ACCOUNTS, PASSWORD, ensure_accounts
from cms.demo.loading import load
from cms.demo.models import LoadedPart
from cms.demo.summary import summary
from cms.departments.roles import get as role_of
from tests.factories.departments import make_department

from .samples import demo_files, demo_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_django.fixtures import Settings

    from tests.factories.sites import SmallCluster

TODAY = timezone.localdate()
SITES = ("portal", "fgw", "jyt")
#: One person of each sort.
FEW = tuple(account for account in ACCOUNTS if account.department in {"", "fgw"})


@pytest.fixture
def ready(cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A cluster, and texts by hand for three of its sites; returns what else was called for."""
    called: list[str] = []
    files = demo_files()
    monkeypatch.setattr(load, "provision_cluster", lambda **_values: called.append("cluster"))
    monkeypatch.setattr(load, "ensure_regions_and_links", lambda: called.append("regions"))
    monkeypatch.setattr(load, "queue_renditions", lambda *_values: called.append("cuts"))
    monkeypatch.setattr(load, "ensure_files", lambda _say: files)
    monkeypatch.setattr(load, "plan_for", lambda *_values: [SimpleNamespace(site=site) for site in SITES])
    monkeypatch.setattr(load, "demo_articles", lambda: [demo_text("given-1")])
    monkeypatch.setattr(load, "generate", generated)
    monkeypatch.setattr(accounts, "ACCOUNTS", FEW)
    return called


def generated(plans: list[Any], day: date) -> list[Any]:
    """One text for each site, of the day before."""
    moment = timezone.localtime() - timedelta(days=(TODAY - day).days + 1)
    return [demo_text(f"demo:{plan.site}", site=plan.site, published_at=moment) for plan in plans]


def run(day: date = TODAY) -> list[str]:
    said: list[str] = []
    load.load_demo(said.append, today=day)
    return said


def keys() -> list[str]:
    return sorted(ArticlePage.objects.filter(is_demo=True).values_list("external_id", flat=True))


ALL = ["demo:fgw", "demo:jyt", "demo:portal", "given:given-1"]


def test_a_load_brings_every_part_and_a_second_one_nothing(ready: list[str]) -> None:
    assert "  portal: 2 texts" in run()
    assert keys() == ALL
    done = list(ready)
    assert run() == []
    assert (keys(), ready) == (ALL, done)
    assert {"cluster", "home", "shared", *(f"texts:{site}" for site in SITES)} == set(
        LoadedPart.objects.values_list("name", flat=True)
    )


@pytest.fixture
def cut_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Stops the load in the middle of the texts of one site, as Ctrl-C does, until told of none."""
    real, broken = load.load_texts, [""]

    def stopped(site: str, *rest: Any) -> int:
        count = real(site, *rest)
        if site == broken[0]:
            raise KeyboardInterrupt
        return count

    monkeypatch.setattr(load, "load_texts", stopped)
    return lambda site: broken.__setitem__(0, site)


def test_a_cut_load_keeps_whole_sites_and_goes_on(ready: list[str], cut_at: Callable[[str], None]) -> None:
    cut_at("jyt")
    with pytest.raises(KeyboardInterrupt):
        run()
    assert keys() == ["demo:fgw"]
    cut_at("")
    run()
    assert keys() == ALL


def test_a_load_that_goes_on_days_later_is_as_fresh_as_a_new_one(
    ready: list[str], cut_at: Callable[[str], None]
) -> None:
    cut_at("jyt")
    with pytest.raises(KeyboardInterrupt):
        run(TODAY - timedelta(days=9))
    cut_at("")
    run(TODAY)
    days = {
        timezone.localdate(text.published_at) for text in ArticlePage.objects.filter(external_id__startswith="demo:")
    }
    assert days == {TODAY - timedelta(days=1)}
    assert set(LoadedPart.objects.values_list("day", flat=True)) == {TODAY}


def test_dates_never_go_back(ready: list[str]) -> None:
    run(TODAY)
    before = dict(ArticlePage.objects.values_list("pk", "published_at"))
    run(TODAY - timedelta(days=3))
    assert dict(ArticlePage.objects.values_list("pk", "published_at")) == before


def test_home_pages_get_a_headline_once(ready: list[str], cluster: SmallCluster) -> None:
    run()
    LoadedPart.objects.filter(name="home").delete()
    run()
    kinds = [block.block_type for block in cluster.portal.wagtail_site.root_page.specific.body]
    assert kinds.count("figures") == 1
    english = cluster.english.wagtail_site.root_page.specific.body
    assert next(block.block_type for block in english) == "hero"


def test_people_of_the_demonstration_hold_their_roles_and_keep_their_passwords(
    cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_department("czt")
    ensure_accounts()
    users = {user.username: user for user in get_user_model().objects.filter(is_demo=True)}
    assert set(users) == {account.username for account in ACCOUNTS}
    for account in ACCOUNTS:
        user = users[account.username]
        assert user.check_password(PASSWORD)
        assert user.is_superuser == (not account.role)
        if account.role:
            platform = role_of(account.role).holder == "platform"
            assert bool(account.department) != platform
        given = {(account.role, account.department)} if account.role else set()
        held = user.memberships.values_list("role", "department__code")
        assert {(role, code or "") for role, code in held} == given | set(account.also)
    changed = users["fgw-editor"]
    changed.set_password("Xiang-jiang-2026")
    changed.save()
    ensure_accounts()
    changed.refresh_from_db()
    assert changed.check_password("Xiang-jiang-2026")
    assert changed.memberships.count() == 1


def test_production_loads_no_demonstration(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEMO_ENABLED = False
    monkeypatch.setattr("cms.demo.management.commands.load_demo.load_demo", pytest.fail)
    with pytest.raises(CommandError, match="production"):
        call_command("load_demo")


def test_the_start_page_names_hosts_people_and_mail(cluster: SmallCluster, settings: Settings, tmp_path: Any) -> None:
    settings.CLUSTER_PORT, settings.EMAIL_FILE_PATH = 8123, str(tmp_path)
    (tmp_path / "one.log").touch()
    lines = list(summary())
    hosts = [line.split()[0] for line in lines if "http://" in line]
    assert hosts == [
        f"http://{host}localhost:8123/" for host in ("admin.", "", "en.", "fgw.", "jyt.")
    ]  # fmt: skip
    text = "\n".join(lines)
    assert all(account.username in text for account in ACCOUNTS)
    assert PASSWORD in text
    assert f"{tmp_path} (1 so far)" in text
