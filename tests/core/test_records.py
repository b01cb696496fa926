from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cms.core.records import DataFault, Record, read_records, refuse_doubles

if TYPE_CHECKING:
    from pathlib import Path


def record(**fields: Any) -> Record:
    return Record("file.yaml/entry", fields)


@pytest.mark.parametrize("value", [None, "", "  ", 3, ["a"]])
def test_text_refuses_what_is_no_text(value: object) -> None:
    with pytest.raises(DataFault, match=r"file\.yaml/entry: name must be a text"):
        record(name=value).text("name")


def test_optional_text_is_empty_where_missing_or_null() -> None:
    assert record().optional_text("note") == record(note=None).optional_text("note") == ""


@pytest.mark.parametrize("value", ["Upper", "two words", "-edge", "a--b", "栏目"])
def test_slug_refuses_what_cannot_stand_in_an_address(value: str) -> None:
    with pytest.raises(DataFault, match="small letters"):
        record(slug=value).slug("slug")


def test_choice_names_the_allowed_words() -> None:
    with pytest.raises(DataFault, match="is not one of news, notice"):
        record(kind="gossip").choice("kind", frozenset({"notice", "news"}))


@pytest.mark.parametrize("value", [0, -1, "14", True, 1.5])
def test_days_refuses_what_is_no_number_of_days(value: object) -> None:
    with pytest.raises(DataFault, match="positive number of days"):
        record(update_days=value).days("update_days")


def test_days_may_be_null() -> None:
    assert record(update_days=None).days("update_days") is None
    assert record(update_days=14).days("update_days") == 14


def test_flag_defaults_to_false_and_refuses_words() -> None:
    assert record().flag("cobuilt") is False
    with pytest.raises(DataFault):
        record(cobuilt="yes").flag("cobuilt")


def test_texts_refuses_anything_but_a_list_of_texts() -> None:
    assert record(aliases=["甲", "乙"]).texts("aliases") == ("甲", "乙")
    for value in ("甲", [1], [""]):
        with pytest.raises(DataFault):
            record(aliases=value).texts("aliases")


def test_only_names_the_misspelt_field() -> None:
    with pytest.raises(DataFault, match="unknown field updatedays"):
        record(slug="a", updatedays=3).only("slug", "update_days")


def test_records_must_be_a_list_of_mappings() -> None:
    assert [row.where for row in record(children=[{"slug": "a"}]).records("children")] == ["file.yaml/entry/a"]
    for value in ({"a": 1}, ["a"]):
        with pytest.raises(DataFault):
            list(record(children=value).records("children"))


def test_doubles_are_refused() -> None:
    with pytest.raises(DataFault, match="slug 'a' stands twice"):
        refuse_doubles([record(slug="a"), record(slug="a")], "slug")


@pytest.mark.parametrize("content", ["sections: {", "- a", "other: []", "sections: 3"])
def test_a_broken_file_is_named(tmp_path: Path, content: str) -> None:
    path = tmp_path / "columns.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFault, match=r"columns\.yaml"):
        read_records(path, "sections")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataFault, match=r"absent\.yaml"):
        read_records(tmp_path / "absent.yaml", "sections")
