"""Whoever changes what hosts answer renews the version of those sites, once the change is committed and not before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from cms.content.models import EmergencyBanner, MourningPeriod
from cms.core import versions
from sites.models import FormerHost, MovedPrefix, SiteProfile
from sites.redirects import candidates
from sites.roots import site_root_paths
from sites.signal_handlers import cluster_changed, root_moved, site_changed
from sites.views import local_path
from tests.factories.departments import make_department
from tests.factories.sites import on_host

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from tests.factories.sites import SmallCluster

NOW = timezone.now()
#: Rows that all sites show or that decide which site answers.
ROWS: dict[str, Callable[[SmallCluster], Any]] = {
    "site": lambda cluster: cluster.jyt.wagtail_site,
    "hosted site": lambda cluster: cluster.jyt,
    "department": lambda cluster: cluster.jyt.department,
    "former host": lambda cluster: FormerHost(host="old.localhost", site=cluster.jyt),
    "moved prefix": lambda cluster: MovedPrefix(site=cluster.portal, prefix="/a/", page=cluster.bgt.root_page),
    "banner": lambda _cluster: EmergencyBanner(title="预警", starts_at=NOW),
    "mourning": lambda _cluster: MourningPeriod(reason="悼念", starts_at=NOW, ends_at=NOW),
}


@pytest.fixture
def renewed(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any) -> Callable[..., list[Any]]:
    """Versions that an act renews when it is committed."""
    found: list[Any] = []
    bump = versions.bump

    def noted(name: str | int = versions.CLUSTER) -> datetime:
        found.append(name)
        return bump(name)

    monkeypatch.setattr(versions, "bump", noted)

    def act(function: Callable[[], Any]) -> list[Any]:
        found.clear()
        with django_capture_on_commit_callbacks(execute=True):
            function()
            assert found == [], "nothing is renewed before the commit"
        return found

    return act


@pytest.mark.parametrize("name", ROWS)
def test_what_all_sites_show_renews_the_cluster(cluster: SmallCluster, renewed: Any, name: str) -> None:
    row = ROWS[name](cluster)
    assert versions.CLUSTER in renewed(row.save)


@pytest.mark.parametrize("name", ["former host", "moved prefix", "banner", "mourning"])
def test_what_is_taken_away_renews_the_cluster(cluster: SmallCluster, renewed: Any, name: str) -> None:
    row = ROWS[name](cluster)
    row.save()
    assert versions.CLUSTER in renewed(row.delete)


@pytest.mark.parametrize("name", ["banner", "mourning"])
def test_the_choice_of_sites_renews_the_cluster(cluster: SmallCluster, renewed: Any, name: str) -> None:
    row = ROWS[name](cluster)
    row.save()
    assert renewed(lambda: row.sites.add(cluster.jyt.wagtail_site))[0] == versions.CLUSTER


def test_settings_and_redirects_of_one_site_renew_that_site(cluster: SmallCluster, renewed: Any) -> None:
    site = cluster.jyt.wagtail_site
    assert renewed(SiteProfile.objects.get(site=site).save) == [site.pk]
    redirect = Redirect(old_path="/old", redirect_link="https://www.hunan.gov.cn/", site=site)
    assert renewed(redirect.save) == [site.pk]
    assert renewed(redirect.delete) == [site.pk]
    assert renewed(Redirect(old_path="/old", redirect_link="https://www.hunan.gov.cn/").save) == [versions.CLUSTER]


def test_rows_of_a_fixture_renew_nothing(cluster: SmallCluster, renewed: Any) -> None:
    assert renewed(lambda: cluster_changed(raw=True)) == []
    assert renewed(lambda: site_changed(SiteProfile(site=cluster.jyt.wagtail_site), raw=True)) == []


def test_only_pages_at_or_above_a_host_change_root_paths(cluster: SmallCluster, renewed: Any) -> None:
    root, column = cluster.jyt.wagtail_site.root_page, cluster.column(cluster.jyt, "news")
    assert renewed(lambda: root_moved(root)) == renewed(lambda: root_moved(root.get_parent())) == [versions.CLUSTER]
    assert renewed(lambda: root_moved(column)) == []


def test_a_root_that_changes_its_address_is_found_at_once(cluster: SmallCluster, renewed: Any) -> None:
    root = cluster.jyt.wagtail_site.root_page.specific
    root.slug = "education"
    assert versions.CLUSTER in renewed(lambda: root.save_revision().publish())
    assert on_host("jyt.localhost").get("/robots.txt").status_code == 200
    assert "/education/" in {place.root_path for place in site_root_paths()}


def test_a_new_department_is_known_to_all_sites(cluster: SmallCluster, renewed: Any) -> None:
    assert renewed(lambda: make_department("dsj")) == [versions.CLUSTER]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_reading_is_led_on(cluster: SmallCluster, method: str) -> None:
    Redirect.add_redirect("/old.html", cluster.column(cluster.jyt, "news"), site=cluster.jyt.wagtail_site)
    assert on_host("jyt.localhost").get("/old.html").status_code == 301
    assert getattr(on_host("jyt.localhost"), method)("/old.html").status_code in {404, 405}


def test_a_path_that_moved_on_one_site_leads_nowhere_on_another(cluster: SmallCluster) -> None:
    MovedPrefix.objects.create(site=cluster.portal, prefix="/bm/jyt/", page=cluster.jyt.wagtail_site.root_page)
    assert on_host("fgw.localhost").get("/bm/jyt/news/").status_code == 404


def test_a_moved_path_whose_page_no_host_holds_leads_nowhere(cluster: SmallCluster) -> None:
    top = cluster.jyt.wagtail_site.root_page.get_parent()
    MovedPrefix.objects.create(site=cluster.portal, prefix="/bm/jyt/", page=top)
    assert on_host("localhost").get("/bm/jyt/news/").status_code == 404


@pytest.mark.parametrize("address", ["/" + "a" * 255 + "?x=1", "/a%00b"])
def test_an_address_that_no_redirect_can_have_is_not_looked_up(address: str) -> None:
    assert all(len(spelling) <= 255 and "\x00" not in spelling for spelling in candidates(address))


@pytest.mark.parametrize(
    "path", ["/a\x7fb", "/a\u200bb", "/a\nb", "/\t/evil.example", "///evil.example", "/\\/evil.example"]
)
def test_the_switch_never_returns_to_an_address_that_only_looks_local(path: str) -> None:
    assert local_path(path) == "/"
