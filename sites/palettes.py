"""The colours of a site and the address of the style sheet that brings them.

The address names the four colours, so any host can answer it without asking which site it is for, and it may be kept
for ever.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .themes import PRESETS, Palette

if TYPE_CHECKING:
    from .models import SiteProfile

#: The preset that the tokens of the common style sheet hold already.
DEFAULT = PRESETS["blue"]
ADDRESS = re.compile(r"^([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{6})-([0-9a-f]{6})$")


def palette_of(profile: SiteProfile) -> Palette:
    """The custom colours where all four are given, else the preset."""
    custom = (profile.brand, profile.brand_strong, profile.brand_tint, profile.accent)
    return Palette(*custom) if all(custom) else PRESETS.get(profile.theme, DEFAULT)


def theme_url(palette: Palette) -> str:
    """Address of the style sheet; empty for the colours that every page has anyway."""
    if palette == DEFAULT:
        return ""
    colours = (palette.brand, palette.strong, palette.tint, palette.accent)
    return f"/theme-{'-'.join(colour.removeprefix('#').lower() for colour in colours)}.css"


def palette_from(colours: str) -> Palette | None:
    """The palette that an address names; None where it names none."""
    match = ADDRESS.match(colours)
    return Palette(*(f"#{colour}" for colour in match.groups())) if match else None
