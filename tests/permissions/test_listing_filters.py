"""The filters of page listings offer what the person works with, and no names of other departments."""

from __future__ import annotations

import pytest

from tests.factories.newsroom import Newsroom, at_work, write


@pytest.fixture
def busy(newsroom: Newsroom) -> Newsroom:
    """Texts of two departments, each with owner and editor."""
    write(newsroom.editor, newsroom.column, "自己的稿件")
    write(newsroom.stranger, newsroom.cluster.column(newsroom.cluster.jyt, "news"), "别处的稿件")
    return newsroom


def choices(newsroom: Newsroom, who: str, name: str) -> set[str]:
    """Values that the filter offers below the site's own home page."""
    home = newsroom.cluster.fgw.wagtail_site.root_page
    page = at_work(getattr(newsroom, who)).get(f"/admin/pages/{home.pk}/")
    field = page.context["filters"].form.fields[name]
    return {str(row.pk) for row in field.queryset}


@pytest.mark.parametrize("who", ["editor", "reviewer", "department_admin"])
def test_only_the_own_site_is_offered(busy: Newsroom, who: str):
    assert choices(busy, who, "site") == {str(busy.cluster.fgw.wagtail_site.pk)}


@pytest.mark.parametrize("name", ["owner", "edited_by"])
def test_only_people_of_the_own_pages_are_offered(busy: Newsroom, name: str):
    offered = choices(busy, "editor", name)
    assert str(busy.editor.pk) in offered
    assert str(busy.stranger.pk) not in offered


@pytest.mark.parametrize("name", ["site", "owner", "edited_by"])
def test_a_foreign_value_in_the_address_filters_nothing_in(busy: Newsroom, name: str):
    home, foreign = busy.cluster.fgw.wagtail_site.root_page, {"site": busy.cluster.jyt.wagtail_site.pk}
    response = at_work(busy.editor).get(f"/admin/pages/{home.pk}/", {name: foreign.get(name, busy.stranger.pk)})
    assert response.status_code == 200
    assert "别处的稿件" not in response.content.decode()


def test_a_holder_of_all_rights_is_offered_all_sites(busy: Newsroom):
    assert str(busy.cluster.jyt.wagtail_site.pk) in choices(busy, "superuser", "site")
