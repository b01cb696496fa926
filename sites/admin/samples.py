"""What a theme looks like and whether its contrasts hold, beside the fields where it is chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from sites.palettes import DEFAULT
from sites.themes import PAIRS, PRESETS, Palette, problems, ratios

if TYPE_CHECKING:
    from collections.abc import Mapping

COLOUR = re.compile(r"^#[0-9a-fA-F]{6}$")
CUSTOM = ("brand", "brand_strong", "brand_tint", "accent")


def palette_in(values: Mapping[str, Any]) -> Palette | None:
    """The palette that form values describe; None while custom colours are incomplete or none."""
    custom = [str(values.get(name) or "") for name in CUSTOM]
    if any(custom):
        return Palette(*custom) if all(COLOUR.match(colour) for colour in custom) else None
    return PRESETS.get(str(values.get("theme") or ""), DEFAULT)


def sample_context(values: Mapping[str, Any]) -> dict[str, Any]:
    """Colours, ratios and what is wrong with them."""
    palette = palette_in(values)
    if palette is None:
        return {"palette": None, "rows": [], "problems": [_("自定义颜色须四项都填，写成 # 加 6 位十六进制数。")]}
    rows = [(PAIRS[pair], ratio, least, ratio >= least) for pair, (ratio, least) in ratios(palette).items()]
    return {"palette": palette, "rows": rows, "problems": problems(palette)}


def render_sample(values: Mapping[str, Any]) -> str:
    """The sample as HTML."""
    return render_to_string("sites/admin/theme_sample.html", sample_context(values))
