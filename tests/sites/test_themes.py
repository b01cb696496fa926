from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ValidationError

from sites.enums import Theme
from sites.models import SiteProfile
from sites.palettes import palette_from, palette_of, theme_url
from sites.themes import PRESETS, Palette, contrast, problems, ratios, stylesheet, validate_custom_theme
from tests.factories.sites import on_host

if TYPE_CHECKING:
    from tests.factories.sites import SmallCluster

GREEN = PRESETS["green"]
GREEN_URL = "/theme-1b6b45-0f4a2f-edf6f1-a8480b.css"


def test_every_preset_has_a_name_and_every_name_a_preset() -> None:
    assert set(PRESETS) == set(Theme.values)


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_every_preset_reaches_the_seven_contrasts(name: str) -> None:
    assert problems(PRESETS[name]) == []
    assert len(ratios(PRESETS[name])) == 7


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#0B55A8") == pytest.approx(7.2, abs=0.2)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"brand": "#7FB2E5"}, "主色上的白字的对比度为 2.2"),
        ({"tint": "#8899AA"}, "底色太深"),
        ({"strong": "#1B6B46"}, "深色应比主色更深"),
        ({"accent": "#FFCC00"}, "白底上的强调色字的对比度为 1.5"),
    ],
)
def test_a_theme_below_the_contrasts_is_refused(changes: dict[str, str], message: str) -> None:
    colours = {"brand": GREEN.brand, "strong": GREEN.strong, "tint": GREEN.tint, "accent": GREEN.accent} | changes
    with pytest.raises(ValidationError, match=message):
        validate_custom_theme(**colours)


def test_a_custom_theme_is_whole_or_absent() -> None:
    validate_custom_theme("", "", "", "")
    with pytest.raises(ValidationError, match="四项"):
        validate_custom_theme(GREEN.brand, "", "", "")


def test_custom_colours_go_before_the_preset() -> None:
    profile = SiteProfile(theme="red", brand="#1B6B45", brand_strong="#0F4A2F", brand_tint="#EDF6F1", accent="#A8480B")
    assert palette_of(profile) == GREEN
    assert palette_of(SiteProfile(theme="red")) == PRESETS["red"]


def test_the_address_of_a_theme_names_its_colours() -> None:
    assert theme_url(GREEN) == GREEN_URL
    assert theme_url(PRESETS["blue"]) == ""
    read = palette_from("1b6b45-0f4a2f-edf6f1-a8480b")
    assert read is not None
    assert stylesheet(read).lower() == stylesheet(GREEN).lower()


@pytest.mark.parametrize(
    "colours", ["", "1b6b45", "1b6b45-0f4a2f-edf6f1", "red-0f4a2f-edf6f1-a8480b", "1B6B45-0f4a2f-edf6f1-a8480b"]
)
def test_anything_else_names_no_theme(colours: str) -> None:
    assert palette_from(colours) is None


@pytest.mark.parametrize("host", ["fgw.localhost", "admin.localhost"])
def test_any_host_answers_a_theme_for_ever(cluster: SmallCluster, host: str) -> None:
    answer = on_host(host).get(GREEN_URL)
    assert "--brand:#1b6b45" in answer.content.decode()
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_theme_that_is_none_is_not_found(cluster: SmallCluster) -> None:
    assert on_host("fgw.localhost").get("/theme-x.css").status_code == 404


def test_a_department_keeps_its_palette_type() -> None:
    assert isinstance(palette_of(SiteProfile(theme="unknown")), Palette)
