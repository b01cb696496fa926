"""Shared things of the demonstration."""

from __future__ import annotations

import pytest

from cms.content.models import ArticlePage, ContactPoint, PageTemplate, TopicTerm
from cms.content.page_templates import begin, offered
from cms.demo.loading.shared import ensure_shared_things
from cms.publishing.models import Word, WordList
from cms.publishing.wordlists.selectors import findings
from tests.factories.departments import make_department
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db
MODELS = (ContactPoint, PageTemplate, TopicTerm, Word, WordList)


def test_a_second_time_adds_nothing_and_leaves_what_editors_changed() -> None:
    make_department("fgw")
    ensure_shared_things()
    counts = [model.objects.count() for model in MODELS]
    ContactPoint.objects.update(phone="1")
    ensure_shared_things()
    assert [model.objects.count() for model in MODELS] == counts
    assert set(ContactPoint.objects.values_list("phone", flat=True)) == {"1"}


def test_the_department_has_things_of_its_own() -> None:
    owner, other = make_department("fgw"), make_department("jyt")
    ensure_shared_things()
    names = [sorted(offered(ArticlePage, each).values_list("name", flat=True)) for each in (owner, other)]
    assert names == [["价格监测周报", "通知公告"], ["通知公告"]]
    assert [len(findings("请省发改局答复", each)) for each in (owner, other)] == [1, 0]


def test_its_templates_fill_a_page_that_is_sound() -> None:
    owner = make_department("fgw")
    ensure_shared_things()
    for template in PageTemplate.objects.all():
        page = ArticlePage(source="省发展改革委")
        begin(page, template, make_user(owner, "editor"), owner)
        page.body.stream_block.clean(page.body)
        page.elements.stream_block.clean(page.elements)
        assert len(page.body) == len(template.body) > 0


def test_without_the_department_the_platform_has_its_own() -> None:
    ensure_shared_things()
    assert not ContactPoint.objects.exclude(department=None).exists()
    assert TopicTerm.objects.exists()
