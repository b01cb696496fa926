from __future__ import annotations

from typing import Any

import pytest

from cms.content.models import ColumnPage
from home.models import DepartmentHomePage, EnglishHomePage, PortalHomePage
from home.provisioning import department_blocks, english_blocks, portal_blocks
from sites.enums import SiteKind
from sites.provisioning.registry import NoHomeBuilderError, home_builder

pytestmark = pytest.mark.django_db


def columns(*rows: tuple[str, str]) -> dict[str, ColumnPage]:
    return {
        path: ColumnPage(pk=number, title=path, slug=path.rpartition("/")[2], kind=kind)
        for number, (path, kind) in enumerate(rows, 1)
    }


def kinds(blocks: list[dict[str, Any]]) -> list[str]:
    return [block["type"] for block in blocks]


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        (SiteKind.PORTAL, PortalHomePage),
        (SiteKind.ENGLISH, EnglishHomePage),
        (SiteKind.DEPARTMENT, DepartmentHomePage),
    ],
)
def test_each_kind_of_site_has_its_home_page(kind: SiteKind, model: type) -> None:
    assert home_builder(kind).model is model


def test_a_kind_without_home_page_is_an_error() -> None:
    with pytest.raises(NoHomeBuilderError):
        home_builder("museum")


def test_a_department_starts_with_news_doors_and_lists() -> None:
    site = columns(
        ("news", "news"), ("notices", "notice"), ("policies", "document"), ("planning", "plan"), ("prices", "disclosure"),
        ("quality", "statistics"), ("questions", "qa"), ("about", "institution"),
    )  # fmt: skip
    blocks = department_blocks(site)
    assert kinds(blocks) == ["news", "doors", "columns", "columns", "links"]
    assert blocks[0]["value"] == {"column": 1, "aside": 2}
    assert [item["value"]["page"] for item in blocks[1]["value"]["doors"]] == [7]
    assert [item["value"] for item in blocks[2]["value"]["columns"]] == [3, 4]


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (2, [2]), (3, [3]), (4, [2, 2]), (5, [2, 3]), (7, [2, 2, 3])])
def test_lists_stand_in_twos_and_none_alone_below_others(count: int, rows: list[int]) -> None:
    blocks = department_blocks(columns(*((f"column-{number}", "notice") for number in range(count))))
    assert [len(block["value"]["columns"]) for block in blocks if block["type"] == "columns"] == rows


def test_a_department_that_only_says_what_it_does_shows_that() -> None:
    assert kinds(department_blocks(columns(("about", "institution")))) == ["columns", "links"]


def test_a_block_whose_columns_are_missing_is_left_out() -> None:
    assert "news" not in kinds(department_blocks(columns(("notices", "notice"), ("questions", "qa"))))
    assert "doors" not in kinds(department_blocks(columns(("news", "news"), ("notices", "notice"))))
    assert kinds(department_blocks({})) == ["links"]


def test_every_stored_block_has_an_id_of_its_own() -> None:
    blocks = department_blocks(columns(("news", "news"), ("notices", "notice"), ("questions", "qa")))
    ids = [block["id"] for block in blocks] + [item["id"] for item in blocks[1]["value"]["doors"]]
    assert len(set(ids)) == len(ids)


def test_the_english_home_offers_tasks_first() -> None:
    blocks = english_blocks(columns(("services/working", "service"), ("news/latest", "news")))
    assert kinds(blocks)[:2] == ["doors", "columns"]
    assert blocks[0]["value"]["doors"][0]["value"]["title"] == "Find a job"


def test_the_portal_home_follows_the_order_of_its_sections() -> None:
    assert kinds(portal_blocks({})) == ["front", "services", "policy", "interaction", "features", "topics", "links"]
