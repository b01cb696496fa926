from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from cms.content.models import FriendLink
from cms.content.pictures import picture_of
from cms.content.site_context_provider import context_of_site
from cms.core import versions
from cms.publishing.gate import publishing_as
from tests.factories.content import article, make_article, make_column, make_file, make_images, publish

if TYPE_CHECKING:
    from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

    from tests.content.conftest import Get
    from tests.factories.sites import SmallCluster

Changed = Callable[[Callable[[], Any]], set[str]]


@pytest.fixture
def changed(cluster: SmallCluster, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Changed:
    """Which sites have a new version after an act was committed."""
    sites = {site.code: site.wagtail_site_id for site in (cluster.portal, cluster.english, cluster.fgw, cluster.jyt)}

    def run(act: Callable[[], Any]) -> set[str]:
        before = {code: versions.changed_at(pk) for code, pk in sites.items()}
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return {code for code, pk in sites.items() if versions.changed_at(pk) != before[code]}

    return run


def republish(page: Any) -> None:
    with publishing_as("review"):
        page.save_revision().publish()


def test_publishing_moving_and_taking_down_a_text_renew_its_site_alone(cluster: SmallCluster, changed: Changed) -> None:
    text = make_article(cluster.column(cluster.fgw, "news"))
    assert changed(lambda: republish(text)) == {"fgw"}
    text.refresh_from_db()
    assert changed(lambda: text.move(cluster.column(cluster.fgw, "notices"), "last-child")) == {"fgw"}
    text.refresh_from_db()
    assert changed(text.unpublish) == {"fgw"}


def test_a_text_that_moves_between_sites_renews_both(cluster: SmallCluster, changed: Changed) -> None:
    text = make_article(cluster.column(cluster.fgw, "news"))
    assert changed(lambda: text.move(cluster.column(cluster.jyt, "news"), "last-child")) == {"fgw", "jyt"}


def test_a_draft_renews_nothing(cluster: SmallCluster, changed: Changed) -> None:
    text = make_article(cluster.column(cluster.fgw, "news"))
    assert changed(text.save_revision) == set()
    draft = article("草稿", live=False, locale=text.locale)
    assert changed(lambda: cluster.column(cluster.fgw, "notices").add_child(instance=draft)) == set()
    assert changed(draft.delete) == set()


def test_deleting_a_live_text_renews_its_site(cluster: SmallCluster, changed: Changed) -> None:
    text = make_article(cluster.column(cluster.fgw, "news"))
    assert changed(text.delete) == {"fgw"}


def test_a_translation_renews_the_site_of_its_source_too(cluster: SmallCluster, changed: Changed) -> None:
    text = make_article(cluster.column(cluster.portal, "news"))
    locale = cluster.english.wagtail_site.root_page.locale
    twin = publish(
        cluster.column(cluster.english, "news"), article("Twin", translation_key=text.translation_key, locale=locale)
    )[0]
    assert changed(lambda: republish(twin)) == {"portal", "english"}


def test_columns_and_shared_rows_renew_the_cluster(cluster: SmallCluster, changed: Changed) -> None:
    every = {"portal", "english", "fgw", "jyt"}
    column = cluster.column(cluster.fgw, "news")
    assert changed(lambda: make_column(column, "fresh")) == every
    assert changed(lambda: cluster.column(cluster.fgw, "about").move(column, "left")) == every
    assert changed(lambda: FriendLink.objects.create(title="外交部")) == every


def test_a_changed_column_shows_at_the_next_request(
    cluster: SmallCluster, get: Get, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    assert "换了名称" not in get("/").content.decode()
    column = cluster.column(cluster.portal, "news")
    column.title = "换了名称"
    with django_capture_on_commit_callbacks(execute=True):
        column.save_revision().publish()
    page = get("/").content.decode()
    assert "换了名称" in page.partition("<main")[0]


def test_other_words_for_a_picture_renew_every_site_and_a_new_picture_none(
    cluster: SmallCluster, changed: Changed
) -> None:
    image = make_images(1)[0]
    image.alt_zh = "渡口"
    assert changed(image.save) == {"portal", "english", "fgw", "jyt"}
    assert changed(image.delete) == {"portal", "english", "fgw", "jyt"}
    assert changed(make_file) == set()


def test_a_kept_picture_is_read_anew_after_a_change_and_after_further_cuts(
    cluster: SmallCluster, changed: Changed, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    image = make_images(1)[0]
    number = cluster.portal.wagtail_site_id
    assert picture_of(image.pk, "16:9", context_of_site(number)).alt == "湖面上的渡船"
    with django_assert_num_queries(0):
        picture_of(image.pk, "16:9", context_of_site(number))
    versions.bump(versions.CUTS)
    with django_assert_num_queries(1):
        picture_of(image.pk, "16:9", context_of_site(number))
    image.alt_zh = "渡口"
    changed(image.save)
    assert picture_of(image.pk, "16:9", context_of_site(number)).alt == "渡口"
