"""Numbers of home pages: series for the small line, values for the tiles of the prefectures."""

from __future__ import annotations

from typing import Any, NamedTuple

from cms.core.phrases import gettext as _

#: Tiles have five depths of colour.
LEVELS = 5
#: Beyond any figure of a province, and small enough to be reckoned with.
LARGEST = 1e15


class Prefecture(NamedTuple):
    """A prefecture as a tile; `code` is the first four digits of its code of GB/T 2260."""

    code: str
    name: str
    url: str


#: Order of the tiles, row by row (示意排列): codes of all prefectures.
PLACES = (
    "4331", "4308", "4307", "4306",
    "4312", "4313", "4309", "4301",
    "4305", "4303", "4302",
    "4311", "4304", "4310",
)  # fmt: skip


def short_name(name_zh: str, name_en: str, *, english: bool) -> str:
    """Name on a tile: 长沙 for 长沙市, 湘西 for the autonomous prefecture, the first word in English."""
    if english:
        return name_en.partition(" ")[0]
    return name_zh[:2] if name_zh.endswith("自治州") else name_zh.removesuffix("市")


def numbers(text: str) -> list[float]:
    """The numbers of a text, parted by commas; anything else in it is left out, as is what no figure can be."""
    found = []
    for part in text.replace("，", ",").split(","):
        try:
            number = float(part.strip())
        except ValueError:
            continue
        # Neither "nan" nor "inf", which are numbers to a program.
        if abs(number) < LARGEST:
            found.append(number)
    return found


def plain(number: float) -> str:
    """A number without needless decimals."""
    return f"{number:g}"


class Figure(NamedTuple):
    """A key figure with its series, told in words for those who do not see the line."""

    label: str
    value: str
    unit: str = ""
    series: tuple[float, ...] = ()
    told: str = ""


class Tile(NamedTuple):
    """A prefecture with its value in words and its depth of colour, 0 without a value."""

    name: str
    url: str
    value: str = ""
    level: int = 0


def figure(entry: dict[str, Any]) -> Figure:
    """A key figure as the editor entered it; one number alone is no series."""
    series = numbers(entry.get("series") or "")
    told = _("历次数值：%(values)s") % {"values": _("、").join(map(plain, series))} if len(series) > 1 else ""
    shown = tuple(series) if told else ()
    return Figure(entry.get("label", ""), entry.get("value", ""), entry.get("unit", ""), shown, told)


def values_by_code(text: str) -> dict[str, float]:
    """Values of prefectures, one a line: four digits of the code, a blank, a number. Other lines are left out."""
    found = {}
    for line in text.splitlines():
        code, _blank, number = line.strip().partition(" ")
        values = numbers(number)
        if len(code) == 4 and code.isdigit() and values:
            found[code] = values[0]
    return found


def told_tiles(text: str, prefectures: list[Prefecture]) -> list[Tile]:
    """Tiles in their places with value and depth of colour, with names alone where the text has no values.

    None while a prefecture is missing: a gap would shift all others.
    """
    known = {prefecture.code: prefecture for prefecture in prefectures}
    values = values_by_code(text)
    if any(code not in known for code in PLACES):
        return []
    return [_tile(known[code], values) for code in PLACES]


def _tile(prefecture: Prefecture, values: dict[str, float]) -> Tile:
    value = values.get(prefecture.code)
    if value is None:
        return Tile(prefecture.name, prefecture.url)
    return Tile(prefecture.name, prefecture.url, plain(value), _level(value, values))


def _level(value: float, values: dict[str, float]) -> int:
    """Depth 1 to 5 by even steps between the lowest and the highest value."""
    lowest, highest = min(values.values()), max(values.values())
    if highest == lowest:
        return 1
    return min(LEVELS, 1 + int((value - lowest) / (highest - lowest) * LEVELS))
