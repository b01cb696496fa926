"""Conditions on many places of a tree."""

from __future__ import annotations

import pytest
from wagtail.models import Page

from cms.core.database.trees import FEW, common, outermost, places_above, within
from cms.publishing.page_rights import PageRight, PageRights


def test_places_above_come_longest_first() -> None:
    assert places_above("000100020003") == ["000100020003", "00010002", "0001"]
    assert places_above("000100020003", least=8) == ["000100020003", "00010002"]
    assert places_above("") == []


def test_places_below_another_say_nothing_new() -> None:
    assert outermost(["00010002", "000100010001", "00010001", "00010001"]) == ["00010001", "00010002"]
    assert outermost([]) == []


@pytest.mark.parametrize(
    ("paths", "above"),
    [
        ([], ""),
        (["00010001"], "00010001"),
        (["000100010001", "000100010002"], "00010001"),
        (["00010001", "00020001"], ""),
        (["00010001", "000100010005"], "00010001"),
    ],
)
def test_the_nearest_place_above_all(paths: list[str], above: str) -> None:
    assert common(paths) == above


@pytest.mark.django_db
@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, 40])
def test_rows_within_are_the_same_however_many_places_there_are(count: int) -> None:
    root = Page.get_first_root_node()
    pages = [root.add_child(title=f"p{number}", slug=f"p{number}") for number in range(42)]
    below = [page.add_child(title="unten", slug="unten") for page in pages[:3]]
    chosen = pages[:count]
    expected = {page.pk for page in chosen} | {page.pk for page in below if page.get_parent() in chosen}
    found = Page.objects.filter(within(page.path for page in chosen)).values_list("pk", flat=True)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_a_hundred_places_are_one_condition() -> None:
    few, many = (within(f"0001{number:04d}" for number in range(count)) for count in (FEW, 100))
    assert len(few.children) == FEW + 1
    assert len(many.children) == 1


def right(path: str, codename: str, place: int | None = None) -> PageRight:
    return PageRight(1, path, len(path) // 4, codename, place)


def test_rights_hold_below_and_are_kept_once() -> None:
    rights = PageRights(
        [right("00010001", "add_page"), right("000100010001", "add_page"), right("00010001", "change_page")]
    )
    assert len(rights) == 2
    assert rights.at("000100010001") == {"add_page", "change_page"}
    assert rights.at("00010002") == set()
    assert rights.paths({"add_page"}) == ["00010001"]


def test_a_right_that_another_place_gives_above_shows_again_when_only_its_own_place_is_shown() -> None:
    rights = PageRights([right("0001", "add_page"), right("00010001", "add_page", place=7)])
    assert rights.paths({"add_page"}) == ["0001"]
    assert rights.shown(lambda place: place == 7).paths({"add_page"}) == ["00010001"]


def test_a_right_reads_as_a_row_of_wagtail() -> None:
    one = right("00010001", "add_page")
    assert one.permission.codename == "add_page"
    assert (one.page.pk, one.page.path, one.page.depth) == (1, "00010001", 2)
