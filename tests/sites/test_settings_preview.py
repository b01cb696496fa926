"""A preview shows the site with values that are not saved: to the person who posted them, to nobody else, nowhere else."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from cms.content.navigation import sections_of
from sites.context import context_of
from sites.models import SiteProfile
from tests.factories.content import make_article
from tests.factories.newsroom import at_work
from tests.factories.sites import on_host
from tests.factories.users import make_user

from .settings_desk import PALE, VIOLET, desk_of

if TYPE_CHECKING:
    from tests.factories.sites import SmallCluster

    from .settings_desk import Desk

THEME = "/theme-5a2d82-3b1b58-f5f0fa-a8480b.css"


@pytest.fixture
def desk(cluster: SmallCluster) -> Desk:
    """The administrator of one department before the own site."""
    return desk_of(make_user(cluster.jyt.department, "department_admin"), cluster.jyt)


def text(answer: Any) -> str:
    return answer.content.decode()


def posted(desk: Desk, cluster: SmallCluster) -> str:
    """Everything changed, and posted to the preview; the home page that comes of it."""
    news, notices, about = sections_of(cluster.jyt.wagtail_site.root_page)
    order = desk.order([(about.pk, True), (notices.pk, True), (news.pk, False)])
    answer = desk.preview(name="未保存的名称", phone="0731-99998888", icp="湘ICP备12345678号", **VIOLET, **order)
    assert answer["Location"] == f"{desk.address}preview/", text(answer)
    return text(desk.page())


def test_the_real_home_page_is_made_with_posted_values(cluster: SmallCluster, desk: Desk) -> None:
    page = posted(desk, cluster)
    for words in ("未保存的名称", "0731-99998888", "湘ICP备12345678号", THEME):
        assert words in page
    navigation = page.partition('<nav class="c-nav"')[2].partition("</nav>")[0]
    assert navigation.index("机构职能") < navigation.index("通知公告")
    assert "工作动态" not in navigation


def test_columns_and_texts_are_made_with_them_as_well(cluster: SmallCluster, desk: Desk) -> None:
    article = make_article(cluster.column(cluster.jyt, "news"), "一篇稿件")
    posted(desk, cluster)
    for path in ("news/", article.url_path.removeprefix(cluster.jyt.wagtail_site.root_page.url_path)):
        page = text(desk.page(path))
        assert "未保存的名称" in page
        assert "一篇稿件" in page


def test_nothing_is_saved_or_kept(cluster: SmallCluster, desk: Desk) -> None:
    before, version = text(on_host("jyt.localhost").get("/")), context_of(desk.pk).version  # type: ignore[union-attr]
    posted(desk, cluster)
    desk.page("news/")
    assert text(on_host("jyt.localhost").get("/")) == before
    assert "未保存的名称" not in text(on_host("jyt.localhost").get("/news/"))
    assert context_of(desk.pk).version == version  # type: ignore[union-attr]
    profile = SiteProfile.objects.get(site=desk.pk)
    assert (profile.brand, profile.theme) == ("", "red")
    assert sections_of(cluster.jyt.wagtail_site.root_page)[0].slug == "news"


def test_a_preview_leaves_what_the_process_keeps_alone(cluster: SmallCluster, desk: Desk) -> None:
    from cms.content import versioned

    on_host("jyt.localhost").get("/")
    before = dict(versioned._kept)
    posted(desk, cluster)
    desk.page("news/")
    assert versioned._kept == before


def test_no_cache_keeps_it(cluster: SmallCluster, desk: Desk) -> None:
    posted(desk, cluster)
    for answer in (desk.page(), desk.page("news/"), desk.page("none/"), desk.browser.get(f"{desk.address}preview/")):
        assert {"private", "no-store"} <= set(answer["Cache-Control"].split(", "))
        assert "public" not in answer["Cache-Control"]
        assert "Last-Modified" not in answer


def test_a_page_keeps_the_policy_of_public_pages(cluster: SmallCluster, desk: Desk) -> None:
    posted(desk, cluster)
    policy = desk.page()["Content-Security-Policy"]
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'self'" in policy


def test_links_lead_within_the_preview(cluster: SmallCluster, desk: Desk) -> None:
    page = posted(desk, cluster)
    base = f"{desk.address}preview/page/"
    assert f'href="{base}notices/"' in page
    assert 'href="/notices/"' not in page
    elsewhere = desk.page("search/")
    assert elsewhere.status_code == 404
    assert "http://jyt.localhost/search/" in text(elsewhere)


def test_both_widths_and_a_tab_of_its_own(cluster: SmallCluster, desk: Desk) -> None:
    posted(desk, cluster)
    page = text(desk.browser.get(f"{desk.address}preview/?page=/notices/"))
    assert page.count(f'<iframe src="{desk.address}preview/page/notices/"') == 2
    assert f'href="{desk.address}preview/page/notices/" target="_blank"' in page
    strange = text(desk.browser.get(f"{desk.address}preview/?page=/../../users/"))
    assert strange.count(f'<iframe src="{desk.address}preview/page/"') == 2


def test_pale_colours_are_refused_with_the_ratio(desk: Desk) -> None:
    page = text(desk.preview(**PALE))
    assert "主色上的白字的对比度为 1.6" in page
    assert desk.page().status_code == 302


def test_somebody_else_sees_nothing_of_it(cluster: SmallCluster, desk: Desk) -> None:
    posted(desk, cluster)
    colleague = desk_of(make_user(cluster.jyt.department, "department_admin"), cluster.jyt)
    assert colleague.page()["Location"] == colleague.address
    stranger = desk_of(make_user(cluster.fgw.department, "department_admin"), cluster.jyt)
    assert "未保存的名称" not in text(stranger.page())
    assert on_host("admin.localhost").get(f"{desk.address}preview/page/").status_code == 302


@pytest.mark.parametrize("path", ["preview/", "preview/page/", "preview/page/news/"])
def test_the_site_of_others_is_not_previewed(cluster: SmallCluster, desk: Desk, path: str) -> None:
    strange = f"/admin/my-site/{cluster.fgw.wagtail_site_id}/{path}"
    posted(desk, cluster)
    for answer in (desk.browser.get(strange), desk.browser.post(strange, desk.values())):
        assert answer.status_code in {302, 403, 405}
        assert "湖南省发展和改革委员会" not in text(answer)


@pytest.mark.parametrize("host", ["jyt.localhost", "localhost"])
def test_no_public_host_knows_it(cluster: SmallCluster, desk: Desk, host: str) -> None:
    posted(desk, cluster)
    for path in ("preview/", "preview/page/"):
        assert desk.browser.get(desk.address + path, headers={"host": host}).status_code == 404


def test_it_ends_by_itself(cluster: SmallCluster, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    posted(desk, cluster)
    later = time.time() + 31 * 60
    monkeypatch.setattr("sites.admin.previewing.time.time", lambda: later)
    assert desk.page().status_code == 302


def test_it_ends_with_the_right_to_the_site(cluster: SmallCluster, desk: Desk) -> None:
    posted(desk, cluster)
    person = desk.browser.get(desk.address).wsgi_request.user
    person.memberships.all().delete()
    person.groups.clear()
    assert "未保存的名称" not in text(desk.page())


def test_the_english_site_is_previewed_in_english(cluster: SmallCluster) -> None:
    desk = desk_of(make_user(None, "portal_editor"), cluster.english)
    desk.preview(name="Hunan Online")
    page = text(desk.page())
    assert '<html lang="en"' in page
    assert "Hunan Online" in page
    assert "首页" not in page.partition("<body")[2]


def test_a_preview_overwrites_nothing_and_asks_for_no_order_of_saving(cluster: SmallCluster, desk: Desk) -> None:
    values = desk.values()
    desk.save(phone="1")
    answer = desk.browser.post(f"{desk.address}preview/", values | {"name": "旧表单"})
    assert answer["Location"] == f"{desk.address}preview/"
    assert at_work(make_user(None, "system_admin")).get("/admin/hosted-sites/").status_code == 200
