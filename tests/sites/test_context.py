from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.content.models import EmergencyBanner, MourningPeriod
from sites.context import context_of, record_of
from sites.enums import SiteStatus
from sites.models import SiteProfile
from sites.roots import base_url, site_root_paths
from sites.timed import Period, last_turn
from tests.factories.sites import on_host

if TYPE_CHECKING:
    from cms.content.site_context import SiteContext
    from sites.models import HostedSite
    from tests.factories.sites import SmallCluster

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def seen(site: HostedSite, now: datetime = NOW) -> SiteContext:
    record = record_of(site.wagtail_site_id)
    assert record is not None
    return record.context(now)


def banner(start: datetime, end: datetime | None = None, **values: Any) -> EmergencyBanner:
    return EmergencyBanner.objects.create(starts_at=start, ends_at=end, **({"title": "暴雨红色预警"} | values))


def test_a_context_holds_what_every_page_shows(cluster: SmallCluster) -> None:
    context = seen(cluster.jyt)
    assert (context.code, context.kind, context.status) == ("jyt", "department", "active")
    assert (context.name, context.short_name) == ("湖南省教育厅", "省教育厅")
    assert (context.host, context.base_url) == ("jyt.localhost", "http://jyt.localhost")
    assert (context.official_domain, context.site_id_code) == ("jyt.hunan.gov.cn", "4300000000")
    assert (context.language, context.html_lang) == ("zh-hans", "zh-CN")
    assert (context.portal_url, context.english_url) == ("http://localhost/", "http://en.localhost/")
    assert context.directory_url == "http://localhost/departments/"
    assert context.root_path == cluster.jyt.wagtail_site.root_page.path
    assert context.department_code == "jyt"


def test_sample_numbers_say_so(cluster: SmallCluster) -> None:
    footer = seen(cluster.jyt).footer
    assert footer.icp == "湘ICP备00000000号（示例）"
    assert footer.police_url.endswith("code=43000000000000")
    SiteProfile.objects.filter(site=cluster.jyt.wagtail_site).first().delete()  # type: ignore[union-attr]
    assert seen(cluster.jyt).footer.icp == ""


def test_departments_are_linked_where_they_are(cluster: SmallCluster) -> None:
    links = {link.title: link.url for link in seen(cluster.portal).department_links}
    assert links["省教育厅"] == "http://jyt.localhost/"
    assert links["省bgt厅"] == "http://localhost/bm/bgt/"
    assert "Hunan JYT" in {link.title for link in seen(cluster.english).department_links}


def test_a_warm_context_costs_no_query(cluster: SmallCluster) -> None:
    client = on_host("jyt.localhost")
    client.get("/robots.txt")
    with CaptureQueriesContext(connection) as queries:
        client.get("/robots.txt")
        site_root_paths()
    assert len(queries) == 0


def test_a_change_of_the_profile_is_seen_at_once(
    cluster: SmallCluster, django_capture_on_commit_callbacks: Any
) -> None:
    before = seen(cluster.jyt)
    with django_capture_on_commit_callbacks(execute=True):
        SiteProfile.objects.get(site=cluster.jyt.wagtail_site_id).delete()
        SiteProfile.objects.create(site=cluster.jyt.wagtail_site, theme="green", phone="0731-0000")
    after = seen(cluster.jyt)
    assert after.theme_url != before.theme_url
    assert after.footer.phone == "0731-0000"
    assert after.version != before.version
    assert after.changed_at > before.changed_at


def test_another_process_sees_a_change_by_the_shared_version(
    cluster: SmallCluster, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen(cluster.jyt)
    monkeypatch.setattr("sites.signal_handlers.forget", lambda: None)
    with django_capture_on_commit_callbacks(execute=True):
        cluster.jyt.status = SiteStatus.ARCHIVED
        cluster.jyt.save()
    assert seen(cluster.jyt).archived


def test_a_change_of_one_profile_leaves_other_sites_as_they_are(
    cluster: SmallCluster, django_capture_on_commit_callbacks: Any
) -> None:
    before = seen(cluster.fgw).version
    with django_capture_on_commit_callbacks(execute=True):
        SiteProfile.objects.get(site=cluster.jyt.wagtail_site_id).save()
    assert seen(cluster.fgw).version == before


def test_a_banner_begins_and_ends_by_the_clock(cluster: SmallCluster) -> None:
    banner(NOW, NOW + HOUR, text="请勿外出")
    titles = [
        [notice.title for notice in seen(cluster.jyt, moment).banners]
        for moment in (NOW - HOUR, NOW, NOW + HOUR - timedelta(seconds=1), NOW + HOUR)
    ]
    assert titles == [[], ["暴雨红色预警"], ["暴雨红色预警"], []]


def test_a_turn_of_a_banner_is_a_change_of_the_page(cluster: SmallCluster) -> None:
    later = datetime.now(UTC) + HOUR
    banner(later, later + HOUR)
    before, during, after = (seen(cluster.jyt, later + offset) for offset in (-HOUR / 2, HOUR / 2, 2 * HOUR))
    assert before.changed_at < during.changed_at == later < after.changed_at
    assert len({before.version, during.version, after.version}) == 3


def test_a_banner_for_some_sites_shows_on_those(cluster: SmallCluster) -> None:
    row = banner(NOW - HOUR, all_sites=False)
    row.sites.add(cluster.jyt.wagtail_site)
    assert len(seen(cluster.jyt).banners) == 1
    assert seen(cluster.fgw).banners == ()


def test_the_english_site_shows_a_banner_in_english_or_not_at_all(cluster: SmallCluster) -> None:
    banner(NOW - HOUR)
    banner(NOW - HOUR, title="停机", title_en="Maintenance", text_en="Tonight", tone="warn")
    assert [(notice.title, notice.text, notice.tone) for notice in seen(cluster.english).banners] == [
        ("Maintenance", "Tonight", "warn")
    ]


def test_mourning_turns_sites_grey_for_its_time(cluster: SmallCluster) -> None:
    row = MourningPeriod.objects.create(reason="悼念", starts_at=NOW, ends_at=NOW + HOUR, all_sites=False)
    row.sites.add(cluster.jyt.wagtail_site)
    assert [seen(cluster.jyt, NOW + offset).mourning for offset in (-HOUR, HOUR / 2, 2 * HOUR)] == [False, True, False]
    assert not seen(cluster.fgw, NOW + HOUR / 2).mourning


def test_an_open_period_has_no_last_turn_beyond_its_start() -> None:
    period = Period(NOW, None)
    assert last_turn([period], NOW - HOUR) is None
    assert last_turn([period], NOW + HOUR) == NOW


def test_a_site_outside_the_cluster_has_no_context(cluster: SmallCluster) -> None:
    assert context_of(0) is None


def test_each_site_has_its_own_root_path_alone(cluster: SmallCluster) -> None:
    paths = {(path.root_path, path.root_url, path.language_code) for path in site_root_paths()}
    assert paths == {
        ("/portal/", "http://localhost", "zh-hans"),
        ("/english/", "http://en.localhost", "en"),
        ("/fgw/", "http://fgw.localhost", "zh-hans"),
        ("/jyt/", "http://jyt.localhost", "zh-hans"),
    }


def test_pages_of_each_language_have_addresses_on_their_own_host(cluster: SmallCluster) -> None:
    assert cluster.column(cluster.portal, "news").full_url == "http://localhost/news/"
    assert cluster.column(cluster.english, "news").full_url == "http://en.localhost/news/"
    assert cluster.column(cluster.english, "about-hunan").full_url == "http://en.localhost/about-hunan/"


@pytest.mark.parametrize(
    ("scheme", "port", "address"),
    [
        ("http", 80, "http://a.localhost"),
        ("http", 8000, "http://a.localhost:8000"),
        ("https", 443, "https://a.localhost"),
        ("https", 80, "https://a.localhost:80"),
    ],
)
def test_addresses_carry_scheme_and_port_of_the_installation(
    settings: Any, scheme: str, port: int, address: str
) -> None:
    settings.CLUSTER_SCHEME, settings.CLUSTER_PORT = scheme, port
    assert base_url("a.localhost") == address
