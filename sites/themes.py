"""Department themes: eight presets of four colours and the contrasts that any theme must reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: Grounds and inks that no theme changes.
SOFT, WHITE, INK_3 = "#F4F6F9", "#FFFFFF", "#5D6675"


@dataclass(frozen=True, slots=True)
class Palette:
    """The four colours a theme overrides, as `#RRGGBB`."""

    brand: str
    strong: str
    tint: str
    accent: str


PRESETS: dict[str, Palette] = {
    "blue": Palette("#0B55A8", "#08396F", "#EDF4FB", "#B5121B"),
    "red": Palette("#A81016", "#7A0B10", "#FBF1F0", "#0B55A8"),
    "green": Palette("#1B6B45", "#0F4A2F", "#EDF6F1", "#A8480B"),
    "teal": Palette("#0B6A78", "#074854", "#EBF5F6", "#B5121B"),
    "amber": Palette("#9A4312", "#6B2D0A", "#FBF2EC", "#0B6A78"),
    "indigo": Palette("#3F4FA3", "#2A3573", "#F0F1FA", "#A8480B"),
    "olive": Palette("#4C6418", "#344610", "#F3F6EA", "#9A4312"),
    "grey": Palette("#3D4C5E", "#27323F", "#F0F3F6", "#B5121B"),
}

#: The seven pairs of text and ground as an editor calls them.
PAIRS: dict[str, _StrPromise] = {
    "white/brand": gettext_lazy("主色上的白字"),
    "brand/tint": gettext_lazy("底色上的主色字"),
    "brand/soft": gettext_lazy("浅灰底上的主色字"),
    "accent/white": gettext_lazy("白底上的强调色字"),
    "accent/tint": gettext_lazy("底色上的强调色字"),
    "ink-3/tint": gettext_lazy("底色上的灰字"),
    "white/strong": gettext_lazy("深色上的白字"),
}


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB` (WCAG 2.2, definition of relative luminance), 0 to 1."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours (WCAG 2.2), 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def ratios(palette: Palette) -> dict[str, tuple[float, float]]:
    """The seven contrasts of a theme: name to (ratio, least allowed)."""
    return {
        "white/brand": (contrast(WHITE, palette.brand), 4.5),
        "brand/tint": (contrast(palette.brand, palette.tint), 4.5),
        "brand/soft": (contrast(palette.brand, SOFT), 4.5),
        "accent/white": (contrast(palette.accent, WHITE), 4.5),
        "accent/tint": (contrast(palette.accent, palette.tint), 4.5),
        "ink-3/tint": (contrast(INK_3, palette.tint), 4.5),
        "white/strong": (contrast(WHITE, palette.strong), 7.0),
    }


def problems(palette: Palette) -> list[str]:
    """Why a theme is refused, in sentences; empty when it may be used."""
    found = [
        _("%(pair)s的对比度为 %(ratio).2f，不到 %(least).1f。") % {"pair": PAIRS[pair], "ratio": ratio, "least": least}
        for pair, (ratio, least) in ratios(palette).items()
        if ratio < least
    ]
    if luminance(palette.tint) < 0.85:
        found.append(_("底色太深。"))
    if luminance(palette.strong) >= luminance(palette.brand):
        found.append(_("深色应比主色更深。"))
    return found


def validate_custom_theme(brand: str, strong: str, tint: str, accent: str) -> None:
    """Raise ValidationError when only some of the four colours are given, or when their contrasts do not hold."""
    given = [brand, strong, tint, accent]
    if not any(given):
        return
    if not all(given):
        raise ValidationError(_("自定义颜色须四项都填，或都不填。"))
    if found := problems(Palette(brand, strong, tint, accent)):
        raise ValidationError(found)


def stylesheet(palette: Palette) -> str:
    """CSS that overrides the four tokens."""
    rules = (
        f"--brand:{palette.brand};--brand-strong:{palette.strong};--brand-tint:{palette.tint};--accent:{palette.accent}"
    )
    return f"@layer tokens{{:root{{{rules}}}}}\n"
