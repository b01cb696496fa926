"""The explorer opens at a person's own sites and never speaks of a root; a table asks for one caption."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone, translation
from wagtail.models import Page

from cms.content.blocks import BodyBlock
from cms.content.models import ArticlePage, ColumnPage
from tests.factories.content import make_article, make_column
from tests.factories.newsroom import Newsroom, at_work

pytestmark = pytest.mark.django_db


def test_several_sites_are_headed_as_ones_own(newsroom: Newsroom) -> None:
    text = at_work(newsroom.portal_editor).get("/admin/pages/").content.decode()

    assert "<title>" in text
    assert "我的网站" in text
    assert "Root" not in text
    assert "湖南省人民政府" in text
    assert "建在这里的页面没有可访问的网址" not in text
    assert "湖南省教育厅" not in text


def test_one_site_is_opened_at_once(newsroom: Newsroom) -> None:
    response = at_work(newsroom.editor).get("/admin/pages/")

    assert response.headers["Location"] == f"/admin/pages/{newsroom.cluster.fgw.wagtail_site.root_page_id}/"


def test_the_place_above_all_sites_has_a_name_in_the_language_of_the_person() -> None:
    root = Page.get_first_root_node()

    assert root.get_admin_display_title() == "我的网站"
    with translation.override("en"):
        assert root.get_admin_display_title() == "My sites"


def test_other_pages_keep_their_names(newsroom: Newsroom) -> None:
    assert newsroom.column.get_admin_display_title() == "工作动态"


def test_lists_of_the_admin_mark_what_is_pinned_or_retired(newsroom: Newsroom) -> None:
    now = timezone.now()
    make_article(newsroom.column, "头条", pinned_until=now + timedelta(days=1))
    make_article(newsroom.column, "旧闻", pinned_until=now - timedelta(days=1))
    make_column(newsroom.column, "given-up", title="旧栏", retired_at=now)

    text = at_work(newsroom.editor).get(f"/admin/pages/{newsroom.column.pk}/").content.decode()

    assert "头条（置顶）" in text
    assert "旧闻" in text
    assert "旧闻（置顶）" not in text
    assert "旧栏（停办）" in text
    with translation.override("en"):
        assert ArticlePage.objects.get(title="头条").get_admin_display_title() == "头条 (pinned)"
        assert ColumnPage.objects.get(title="旧栏").get_admin_display_title() == "旧栏 (retired)"


def test_a_table_asks_for_one_caption() -> None:
    """Wagtail's own field for it is hidden by the style sheet of the admin."""
    table = BodyBlock().child_blocks["table"].child_blocks["table"]
    rule = f".typed-table-block.{table.meta.form_classname} > [data-field-wrapper]"
    sheet = finders.find("admin_brand/brand.css")

    assert rule in Path(str(sheet)).read_text(encoding="utf-8")
