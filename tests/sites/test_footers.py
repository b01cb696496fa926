"""What stands at the foot of a site: its legal facts as they are, and links only to what the site or its portal has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.utils import timezone

from cms.content.models import ArticlePage
from sites.footers import fixed_columns, footer_links, footer_of
from sites.models import SiteProfile
from sites.provisioning.statements import ensure_statements
from tests.factories.content import make_article, make_column

if TYPE_CHECKING:
    from sites.models import HostedSite
    from tests.factories.sites import SmallCluster

NUMBERS = {"site_id_code": "4300000001", "icp": "湘ICP备12345678号-2", "police": "湘公网安备 43010002000001号"}


def links(site: HostedSite, portal_url: str = "http://localhost/") -> dict[str, str]:
    """Titles and addresses at the foot of a site, in their order."""
    root = site.wagtail_site.root_page
    found = footer_links(fixed_columns(root.path), root.url_path, root.locale.language_code, portal_url)
    return {link.title: link.url for link in found}


@pytest.mark.parametrize(
    ("language", "sample", "shown"),
    [
        ("zh-hans", False, ("4300000001", "湘ICP备12345678号-2", "湘公网安备 43010002000001号")),
        ("zh-hans", True, ("4300000001（示例）", "湘ICP备12345678号-2（示例）", "湘公网安备 43010002000001号（示例）")),
    ],
)
def test_numbers_stand_as_registered_and_samples_say_so(language: str, sample: bool, shown: tuple[str, ...]) -> None:
    footer = footer_of(SiteProfile(sample_numbers=sample, **NUMBERS), (), language)
    assert (footer.site_id_code, footer.icp, footer.police) == shown
    assert footer.police_url.endswith("?code=43010002000001")


def test_english_numbers_keep_every_digit_and_no_chinese_word() -> None:
    footer = footer_of(SiteProfile(**NUMBERS), (), "en")
    assert footer.icp.endswith(" 12345678-2")
    assert footer.police.endswith(" 43010002000001")
    assert footer.icp.partition(" ")[0] != footer.police.partition(" ")[0] or footer.icp[:6] != footer.police[:6]
    assert (footer.icp + footer.police).isascii()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_a_number_that_is_missing_leaves_nothing_behind(language: str) -> None:
    footer = footer_of(SiteProfile(sample_numbers=True), (), language)
    assert (footer.site_id_code, footer.icp, footer.police, footer.police_url) == ("", "", "", "")


def test_a_site_without_statements_says_who_it_is_by_its_duties(cluster: SmallCluster) -> None:
    assert links(cluster.jyt) == {"机构职能": "/about/", "站点地图": "/site-map/", "订阅": "/feeds/"}


def test_statements_of_the_portal_serve_every_site_of_its_language(cluster: SmallCluster) -> None:
    ensure_statements(cluster.portal.wagtail_site.root_page, "zh-hans", "省政府办公厅")
    portal, department, english = links(cluster.portal), links(cluster.jyt), links(cluster.english)
    assert list(portal) == ["关于我们", "站点地图", "订阅", "隐私声明", "版权声明"]
    assert portal["隐私声明"].startswith("/site-info/")
    assert list(department) == ["机构职能", "站点地图", "订阅", "隐私声明", "版权声明"]
    assert department["隐私声明"].startswith("http://localhost/site-info/")
    assert not {"关于我们", "隐私声明", "版权声明"} & set(english)


def test_a_statement_that_was_taken_down_is_not_linked(cluster: SmallCluster) -> None:
    ensure_statements(cluster.portal.wagtail_site.root_page, "zh-hans", "省政府办公厅")
    ArticlePage.objects.get(external_id="statement:privacy").unpublish()
    assert "隐私声明" not in links(cluster.portal)


def test_other_texts_from_elsewhere_are_no_statements(cluster: SmallCluster) -> None:
    make_article(cluster.column(cluster.portal, "news"), "无关的稿件", external_id="privacy")
    assert "无关的稿件" not in links(cluster.portal)


def test_the_annual_report_is_linked_where_a_site_has_it(cluster: SmallCluster) -> None:
    make_column(cluster.column(cluster.jyt, "about"), "website-annual", title="网站工作年度报表")
    assert links(cluster.jyt)["网站工作年度报表"] == "/about/website-annual/"
    assert "网站工作年度报表" not in links(cluster.fgw)


@pytest.mark.parametrize("change", [{"live": False}, {"retired_at": timezone.now()}])
def test_a_column_that_is_gone_is_not_linked(cluster: SmallCluster, change: dict[str, Any]) -> None:
    column = cluster.column(cluster.jyt, "about")
    for name, value in change.items():
        setattr(column, name, value)
    column.save()
    assert "机构职能" not in links(cluster.jyt)


@pytest.mark.parametrize(
    ("columns", "chosen"),
    [
        ([], ""),
        ([("questions", "qa")], "questions"),
        ([("questions", "qa"), ("letters", "mailbox")], "letters"),
        ([("questions", "qa"), ("letters", "mailbox"), ("contact", "about")], "contact"),
    ],
)
def test_readers_turn_to_the_best_place_that_a_site_has(
    cluster: SmallCluster, columns: list[tuple[str, str]], chosen: str
) -> None:
    root = cluster.jyt.wagtail_site.root_page
    for slug, kind in columns:
        make_column(root, slug, kind=kind, title=slug)
    contact = fixed_columns(root.path).contact
    assert (contact.title if contact else "") == chosen


def test_a_column_in_the_menu_goes_before_a_hidden_one(cluster: SmallCluster) -> None:
    root = cluster.portal.wagtail_site.root_page
    assert fixed_columns(root.path).directory.title == "省政府部门", (
        "the hidden column of channels is a directory as well"
    )
