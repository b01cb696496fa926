"""The start page shows what waits, what is on its way and what came out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import set_urlconf
from django.utils import timezone

from cms.content.models import ArticlePage, ColumnPage
from tests.factories.newsroom import Newsroom, at_work, review, submit, write


def panels(user) -> dict[str, list[str]]:
    """Titles on the start page by panel."""
    context = at_work(user).get("/admin/").context
    set_urlconf("cms.urls.admin")
    lists = {panel.name: panel.lines(user) for panel in context["panels"] if hasattr(panel, "lines")}
    set_urlconf(None)
    return {name: [f"{line.title} {line.note}".strip() for line in lines] for name, lines in lists.items()}


def test_an_editors_day(newsroom: Newsroom):
    write(newsroom.editor, newsroom.column, "草稿一")
    sent = write(newsroom.editor, newsroom.column, "送审的")
    submit(newsroom.editor, sent, "送审的")
    out = write(newsroom.editor, newsroom.column, "发布的")
    submit(newsroom.editor, out, "发布的")
    review(newsroom.reviewer, out)
    back = write(newsroom.editor, newsroom.column, "退回的")
    submit(newsroom.editor, back, "退回的")
    review(newsroom.reviewer, back, "reject", "缺电话")
    shown = panels(newsroom.editor)
    assert set(shown["drafts"]) == {"草稿一", "退回的 已退回：缺电话"}
    assert shown["submitted"] == ["送审的"]
    assert shown["published"] == ["发布的"]
    assert "reviews" not in shown
    assert panels(newsroom.reviewer)["reviews"] == ["送审的 editor 送审"]
    assert panels(newsroom.strange_reviewer)["reviews"] == []


def test_empty_lists_say_what_they_are(newsroom: Newsroom):
    page = at_work(newsroom.reviewer).get("/admin/").content.decode()
    assert "没有待审稿件" in page
    assert "没有草稿" in page
    assert "第一次登录" in page
    write(newsroom.reviewer, newsroom.column)
    assert "第一次登录" not in at_work(newsroom.reviewer).get("/admin/").content.decode()


def test_own_sites_with_their_state_and_columns_behind_their_duty(newsroom: Newsroom):
    ColumnPage.objects.update(update_days=None)
    ColumnPage.objects.filter(pk=newsroom.column.pk).update(update_days=14)
    (line,) = panels(newsroom.editor)["sites"]
    assert line.startswith("湖南省发展和改革委员会 正常")
    assert "1 个栏目超过更新期限" in line
    page = write(newsroom.editor, newsroom.column)
    submit(newsroom.editor, page)
    review(newsroom.reviewer, page)
    from cms.content.versioned import forget

    forget()
    assert "栏目都在更新期限内" in panels(newsroom.editor)["sites"][0]
    ArticlePage.objects.update(published_at=timezone.now() - timedelta(days=15))
    forget()
    assert "1 个栏目" in panels(newsroom.editor)["sites"][0]


def test_the_platform_sees_its_own_sites(newsroom: Newsroom):
    names = [line.partition(" ")[0] for line in panels(newsroom.portal_editor)["sites"]]
    assert names == ["湖南省人民政府", "Hunan"]


@pytest.mark.parametrize(
    "who", ["editor", "reviewer", "department_admin", "portal_editor", "portal_reviewer", "superuser"]
)
def test_every_role_has_a_start_page(newsroom: Newsroom, who: str):
    assert at_work(getattr(newsroom, who)).get("/admin/").status_code == 200
