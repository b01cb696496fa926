from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cms.content import catalogue
from cms.content.catalogue import english_columns, portal_columns, read_columns, read_regions, regions, walk
from cms.content.enums import ColumnKind, ColumnLayout
from cms.core.records import DataFault
from cms.departments.catalogue import department_specs

if TYPE_CHECKING:
    from pathlib import Path


def column(slug: str = "news", **changes: Any) -> dict[str, Any]:
    row = {"slug": slug, "name_zh": f"栏目{slug}", "name_en": slug, "kind": "news", "layout": "list"}
    return row | {"update_days": 14, "owner": "bgt"} | changes


def written(tmp_path: Path, key: str, *rows: dict[str, Any]) -> Path:
    path = tmp_path / "data.yaml"
    path.write_text(yaml.safe_dump({key: list(rows)}, allow_unicode=True), encoding="utf-8")
    return path


def test_the_portal_has_seven_sections_and_277_columns_below_them() -> None:
    assert Counter(spec.depth for spec in walk(portal_columns())) == {1: 7, 2: 78, 3: 199}


def test_every_kind_and_layout_is_in_use() -> None:
    columns = list(walk(portal_columns()))
    assert {spec.kind for spec in columns} == set(ColumnKind.values)
    assert {spec.layout for spec in columns} == set(ColumnLayout.values)


def test_sub_site_sections_use_the_same_vocabularies() -> None:
    sections = [section for unit in department_specs() for section in unit.sections]
    assert {section.kind for section in sections} <= set(ColumnKind.values)
    assert {section.layout for section in sections} <= set(ColumnLayout.values)


def test_paths_are_the_slugs_from_the_section_down() -> None:
    paths = {spec.path: spec for spec in walk(portal_columns())}
    assert paths["charm/scenery/red-sites"].name_zh == "红色圣地"
    assert len(paths) == 284


def test_english_columns_translate_columns_of_the_portal() -> None:
    columns = list(walk(english_columns()))
    assert Counter(spec.depth for spec in columns) == {1: 6, 2: 30}
    assert sum(bool(spec.translates) for spec in columns) == 16


def test_an_english_column_of_an_unknown_chinese_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "sections", column(translates="absent/column"))
    path.rename(tmp_path / "english_columns.yaml")
    portal = portal_columns()
    monkeypatch.setattr(catalogue, "DATA", tmp_path)
    monkeypatch.setattr(catalogue, "portal_columns", lambda: portal)
    with pytest.raises(DataFault, match="translates unknown 'absent/column'"):
        english_columns.__wrapped__()


def test_the_province_has_14_prefectures_and_122_counties() -> None:
    assert len(regions()) == 14
    counties = [county for region in regions() for county in region.children]
    assert len(counties) == len({county.code for county in counties}) == 122
    assert all(county.code[:4] == region.code[:4] for region in regions() for county in region.children)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "gossip"}, "kind 'gossip' is not one of"),
        ({"layout": "carousel"}, "layout 'carousel' is not one of"),
        ({"owner": "nobody"}, "unknown owner 'nobody'"),
        ({"update_days": "weekly"}, "positive number of days"),
        ({"cobuilt": "yes"}, "true or false"),
        ({"icon": "x"}, "unknown field icon"),
        ({"children": [column("a"), column("a")]}, "slug 'a' stands twice"),
        ({"children": [column("a"), column("b", name_zh="栏目a")]}, "name_zh '栏目a' stands twice"),
        ({"children": [column("a", name_en="")]}, "data.yaml/news/a: name_en"),
    ],
)
def test_a_wrong_column_is_named(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(DataFault, match=message):
        read_columns(written(tmp_path, "sections", column() | changes))


@pytest.mark.parametrize(
    ("changes", "message"),
    [({"code": "4301"}, "six digits"), ({"code": "43010x"}, "six digits"), ({"type": ""}, "type must be a text")],
)
def test_a_wrong_region_is_named(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    row = {"code": "430100", "name_zh": "甲市", "name_en": "A City", "type": "地级市", "url": None}
    with pytest.raises(DataFault, match=message):
        read_regions(written(tmp_path, "prefectures", row | changes))
