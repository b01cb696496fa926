from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cms.core.records import DataFault
from cms.departments.catalogue import department_specs, departments_by_code, read_departments

if TYPE_CHECKING:
    from pathlib import Path


def unit(code: str = "aaa", **changes: Any) -> dict[str, Any]:
    number = sum(map(ord, code))
    return {
        "code": code, "org_code": f"HN-{number}", "kind": "constituent", "name_zh": f"甲厅{code}",
        "short_zh": f"甲{code}", "name_en": f"Department {code}", "aliases": ["甲"],
        "name_seen": True, "subsite": False,
    } | changes  # fmt: skip


def section(slug: str = "news", **changes: Any) -> dict[str, Any]:
    row = {"slug": slug, "name_zh": "动态", "name_en": "News", "kind": "news", "layout": "list", "update_days": 14}
    return row | changes


def written(tmp_path: Path, *units: dict[str, Any]) -> Path:
    path = tmp_path / "departments.yaml"
    path.write_text(yaml.safe_dump({"departments": list(units)}, allow_unicode=True), encoding="utf-8")
    return path


def test_the_start_content_has_sixty_units_and_twelve_sub_sites() -> None:
    specs = department_specs()
    assert len(specs) == 60
    assert sum(spec.subsite for spec in specs) == 12
    assert sum(len(spec.sections) for spec in specs) == 81


def test_every_sub_site_has_theme_field_and_news() -> None:
    for spec in department_specs():
        assert bool(spec.theme) == bool(spec.field) == spec.subsite
        if spec.subsite:
            assert spec.section("news").update_days == 14


def test_managed_bodies_name_their_supervisor() -> None:
    assert all(bool(spec.supervisor) == (spec.kind == "managed") for spec in department_specs())


def test_a_unit_is_found_by_its_code() -> None:
    assert departments_by_code()["fgw"].short_zh == "省发改委"


def test_an_unknown_section_is_an_error() -> None:
    with pytest.raises(KeyError, match="fgw/absent"):
        departments_by_code()["fgw"].section("absent")


def test_a_sub_site_is_read_with_its_sections(tmp_path: Path) -> None:
    site = unit(subsite=True, theme="blue", field="教育", sections=[section()])
    (spec,) = read_departments(written(tmp_path, site))
    assert spec.theme == "blue"
    assert spec.section("news").name_zh == "动态"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"kind": "ministry"}, "kind 'ministry' is not one of"),
        ({"name_zh": ""}, "name_zh must be a text"),
        ({"code": "A B"}, "small letters"),
        ({"supervisor": "zzz"}, "unknown supervisor 'zzz'"),
        ({"telephone": "1"}, "unknown field telephone"),
        ({"subsite": True}, "a sub-site has sections"),
        ({"sections": [section()]}, "only a sub-site has them"),
        ({"subsite": True, "field": "教育", "sections": [section()]}, "theme must be a text"),
        ({"subsite": True, "theme": "red", "field": "教育", "sections": [section(), section()]}, "stands twice"),
        ({"subsite": True, "theme": "red", "field": "教育", "sections": [section(update_days=0)]}, "positive number"),
    ],
)
def test_a_wrong_entry_is_named(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(DataFault, match=message):
        read_departments(written(tmp_path, unit() | changes))


@pytest.mark.parametrize("key", ["code", "org_code", "name_zh", "short_zh", "name_en"])
def test_no_two_units_share_a_name_or_code(tmp_path: Path, key: str) -> None:
    first, second = unit("aaa"), unit("bbb")
    with pytest.raises(DataFault, match=f"{key} .* stands twice"):
        read_departments(written(tmp_path, first, second | {key: first[key]}))
