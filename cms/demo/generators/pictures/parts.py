"""Things that stand in many scenes: trees, houses, boats, people seen from afar."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from .canvas import mix

if TYPE_CHECKING:
    from .canvas import Canvas
    from .palettes import Palette


def backdrop(
    c: Canvas, p: Palette, ranges: int = 3, level: float = 0.5, sun: tuple[float, float] | None = (0.74, 0.26)
) -> None:
    """Sky, sun and ranges of hills that grow darker towards the reader."""
    c.gradient(p.sky, p.horizon, 0, c.height * (level + 0.14))
    if sun:
        x, y = sun[0] * c.width, sun[1] * c.height
        c.glow(x, y, 74, p.sun)
    if p.sun != "#f4efcf":
        for size, tint in ((70, mix(p.horizon, "#ffffff", 0.55)), (44, mix(p.horizon, p.sky, 0.35))):
            c.cloud(c.width * c.rng.uniform(0.08, 0.92), c.height * c.rng.uniform(0.07, 0.2), size, tint)
    shades = (p.far, mix(p.far, p.mid, 0.55), p.mid)
    for number in range(ranges):
        y = c.height * (level + 0.07 * number)
        c.ridge(
            y,
            c.height * (0.1 - 0.016 * number),
            shades[number],
            mix(shades[number], p.horizon, 0.55),
            1 + number * 0.35,
        )


def tree(c: Canvas, x: float, y: float, size: float, leaf: str, trunk: str) -> None:
    """A round tree whose foot is at (x, y)."""
    c.rect(x - size * 0.05, y - size * 0.45, size * 0.1, size * 0.45, trunk)
    dark = mix(leaf, trunk, 0.25)
    c.oval(x - size * 0.2, y - size * 0.52, size * 0.27, size * 0.25, dark)
    c.oval(x + size * 0.2, y - size * 0.55, size * 0.28, size * 0.27, dark)
    c.oval(x, y - size * 0.74, size * 0.32, size * 0.3, leaf)
    c.oval(x - size * 0.09, y - size * 0.82, size * 0.14, size * 0.11, mix(leaf, "#ffffff", 0.16))


def pine(c: Canvas, x: float, y: float, size: float, leaf: str) -> None:
    """A conifer whose foot is at (x, y)."""
    for part in range(3):
        top, width = y - size * (1 - part * 0.24), size * (0.17 + part * 0.07)
        c.poly(
            [(x, top), (x - width, top + size * 0.42), (x + width, top + size * 0.42)],
            mix(leaf, "#0c2a20", part * 0.12),
        )


def bamboo(c: Canvas, x: float, y: float, size: float, leaf: str) -> None:
    """A stem of bamboo with leaves at its bending tip."""
    sway = c.rng.uniform(-0.12, 0.18) * size
    c.line([(x, y), (x + sway * 0.3, y - size * 0.6), (x + sway, y - size)], mix(leaf, "#d9e29a", 0.25), 5)
    for step in range(7):
        at = 0.45 + step * 0.08
        bx, by = x + sway * at, y - size * at
        side = 1 if step % 2 else -1
        c.poly(
            [(bx, by), (bx + side * size * 0.14, by + size * 0.02), (bx + side * size * 0.03, by + size * 0.05)], leaf
        )


def house(c: Canvas, x: float, y: float, width: float, height: float, p: Palette, windows: int = 2) -> None:
    """A white house with a dark tiled roof and stepped gables, its foot at y."""
    c.rect(x, y - height, width, height, p.wall)
    c.rect(x + width * 0.82, y - height, width * 0.18, height, mix(p.wall, p.line, 0.12))
    lift = height * 0.34
    c.poly([(x - width * 0.09, y - height + 6), (x + width * 0.1, y - height - lift), (x + width * 0.9, y - height - lift),
            (x + width * 1.09, y - height + 6)], p.roof)  # fmt: skip
    c.rect(x + width * 0.06, y - height - lift - 6, width * 0.88, 9, mix(p.roof, "#000000", 0.25), 4)
    c.rect(x - width * 0.1, y - height + 2, width * 1.2, 8, mix(p.roof, "#000000", 0.3), 4)
    size = min(width / (windows * 2.4), height * 0.3)
    for number in range(windows):
        wx = x + width * (number + 0.5) / windows - size * 0.5
        c.rect(wx, y - height * 0.72, size, size * 1.05, p.glass if (number + int(x)) % 3 else p.line, 2)
        c.line([(wx + size / 2, y - height * 0.72), (wx + size / 2, y - height * 0.72 + size)], p.roof, 2)
    c.rect(x + width * 0.4, y - height * 0.36, width * 0.2, height * 0.36, mix(p.roof, p.bloom, 0.35))


def boat(c: Canvas, x: float, y: float, size: float, fill: str, light: str) -> None:
    """A covered river boat with its shadow on the water."""
    c.oval(x, y + size * 0.16, size * 0.9, size * 0.07, light)
    c.poly(
        [
            (x - size, y - size * 0.12),
            (x + size, y - size * 0.16),
            (x + size * 0.7, y + size * 0.1),
            (x - size * 0.75, y + size * 0.1),
        ],
        fill,
    )
    c.pen.pieslice(
        ((x - size * 0.45) * 2, (y - size * 0.52) * 2, (x + size * 0.35) * 2, (y + size * 0.28) * 2),
        180,
        360,
        fill=mix(fill, "#d7b98a", 0.5),
    )


def ripples(c: Canvas, top: float, light: str, count: int = 40) -> None:
    """Short bright lines on water from `top` down, longer towards the reader."""
    for _ in range(count):
        depth = c.rng.random() ** 1.6
        y = top + 12 + depth * (c.height - top - 20)
        length = 40 + depth * 190
        x = c.rng.uniform(-40, c.width)
        c.line([(x, y), (x + length, y)], light, 1.4 + depth * 2.2)


def person(c: Canvas, x: float, y: float, size: float, coat: str, skin: str = "#d9a77f", hair: str = "#2d2a2c") -> None:
    """A standing figure without a face, its feet at (x, y)."""
    c.rect(x - size * 0.11, y - size * 0.42, size * 0.09, size * 0.42, mix(coat, "#1b2330", 0.6), 3)
    c.rect(x + size * 0.02, y - size * 0.42, size * 0.09, size * 0.42, mix(coat, "#1b2330", 0.6), 3)
    c.rect(x - size * 0.17, y - size * 0.8, size * 0.34, size * 0.46, coat, size * 0.09)
    c.oval(x, y - size * 0.9, size * 0.1, size * 0.12, skin)
    c.pen.pieslice(
        ((x - size * 0.115) * 2, (y - size * 1.04) * 2, (x + size * 0.115) * 2, (y - size * 0.8) * 2),
        180,
        360,
        fill=hair,
    )


def sitting(c: Canvas, x: float, y: float, size: float, coat: str, hair: str = "#2d2a2c") -> None:
    """A head and shoulders seen from behind, its lower edge at y."""
    c.rect(x - size * 0.34, y - size * 0.6, size * 0.68, size * 0.62, coat, size * 0.24)
    c.rect(x - size * 0.07, y - size * 0.72, size * 0.14, size * 0.16, "#d9a77f")
    c.oval(x, y - size * 0.86, size * 0.19, size * 0.22, hair)


def sunrays(c: Canvas, x: float, y: float, radius: float, fill: str, count: int = 24) -> None:
    """Fine rays round a point, for fireworks and lanterns."""
    for number in range(count):
        angle = 2 * math.pi * number / count
        start, end = radius * 0.3, radius * (0.82 + 0.18 * (number % 2))
        c.line(
            [
                (x + math.cos(angle) * start, y + math.sin(angle) * start),
                (x + math.cos(angle) * end, y + math.sin(angle) * end),
            ],
            fill,
            3,
        )
        c.oval(x + math.cos(angle) * end, y + math.sin(angle) * end, 5, 5, fill)
