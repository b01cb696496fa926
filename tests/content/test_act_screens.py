"""The screens of acts say what stands now, so that nobody acts by guess."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.content.forms import RetireForm
from tests.factories.content import make_article, make_column
from tests.factories.newsroom import Newsroom, at_work

pytestmark = pytest.mark.django_db


def test_who_pins_again_sees_until_when_it_is_pinned(newsroom: Newsroom) -> None:
    article = make_article(newsroom.column, pinned_until=timezone.now() + timedelta(days=3))
    until = timezone.localtime(article.pinned_until)

    text = at_work(newsroom.department_admin).get(f"/admin/articles/{article.pk}/pin/").content.decode()

    assert f"现在已置顶到 {until:%Y-%m-%d %H:%M}" in text


@pytest.mark.parametrize("days", [None, -1])
def test_nothing_is_said_of_a_pin_that_is_none(newsroom: Newsroom, days: int | None) -> None:
    until = timezone.now() + timedelta(days=days) if days else None
    article = make_article(newsroom.column, pinned_until=until)

    text = at_work(newsroom.department_admin).get(f"/admin/articles/{article.pk}/pin/").content.decode()

    assert "将立即排在所在栏目最前" in text
    assert "现在已置顶到" not in text


def test_successors_stand_as_in_the_tree(newsroom: Newsroom) -> None:
    make_column(newsroom.column, "inner", title="子栏目")
    about = newsroom.cluster.column(newsroom.cluster.fgw, "about")

    names = [name for _key, name in RetireForm(about).fields["successor"].choices]

    assert names[1:4] == ["工作动态", "　子栏目", "通知公告"]
