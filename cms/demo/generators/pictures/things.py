"""Close views: embroidery, porcelain, tea, umbrellas, lanterns, fireworks, boats."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from .canvas import mix
from .halls import vase
from .parts import ripples, sunrays

if TYPE_CHECKING:
    from .canvas import Canvas
    from .palettes import Palette


def ground(c: Canvas, top: str, bottom: str) -> None:
    """A plain backdrop with a table edge."""
    c.gradient(top, mix(top, bottom, 0.5), 0, c.height * 0.66)
    c.gradient(bottom, mix(bottom, "#000000", 0.1), c.height * 0.66)


def flower(c: Canvas, x: float, y: float, size: float, fill: str, heart: str, petals: int = 6) -> None:
    """A flower of stitched petals."""
    for ring, share in ((1.0, 1.0), (0.68, 0.86)):
        for number in range(petals):
            angle = 2 * pi * number / petals + ring
            px, py = x + cos(angle) * size * 0.55 * ring, y + sin(angle) * size * 0.55 * ring
            c.oval(px, py, size * 0.42 * share, size * 0.42 * share, mix(fill, "#ffffff", 0.12 + 0.3 * (1 - ring)))
            for thread in range(-3, 4):
                c.line(
                    [
                        (x + cos(angle + thread * 0.06) * size * 0.2, y + sin(angle + thread * 0.06) * size * 0.2),
                        (px + cos(angle + thread * 0.12) * size * 0.36, py + sin(angle + thread * 0.12) * size * 0.36),
                    ],
                    mix(fill, "#7a1e2c", 0.16),
                    1.4,
                )
    c.oval(x, y, size * 0.24, size * 0.24, heart)


def embroidery(c: Canvas, p: Palette) -> None:
    """A hoop with stitched flowers on silk."""
    silk = mix(p.horizon, "#ffffff", 0.35)
    c.gradient(mix(p.near, p.line, 0.35), mix(p.near, p.line, 0.6))
    for number in range(0, c.width, 14):
        c.line([(number, 0), (number, c.height)], mix(p.near, p.line, 0.42), 1.2)
    x, y, radius = c.width * 0.5, c.height * 0.5, c.height * 0.44
    c.oval(x + 14, y + 18, radius + 26, radius + 26, mix(p.line, "#000000", 0.35))
    c.oval(x, y, radius + 26, radius + 26, "#b98756")
    c.oval(x, y, radius + 12, radius + 12, "#d8ad78")
    c.oval(x, y, radius, radius, silk)
    stem = mix(p.leaf, "#1e4a38", 0.25)
    c.line(
        [
            (x - radius * 0.5, y + radius * 0.62),
            (x - radius * 0.1, y + radius * 0.2),
            (x + radius * 0.1, y - radius * 0.1),
            (x + radius * 0.42, y - radius * 0.5),
        ],
        stem,
        9,
    )
    for at, side in ((0.15, 1), (0.35, -1), (0.55, 1), (0.75, -1), (0.9, 1)):
        lx, ly = x - radius * 0.5 + at * radius * 0.9, y + radius * 0.62 - at * radius * 1.1
        c.poly([(lx, ly), (lx + side * 70, ly - 46), (lx + side * 122, ly - 30), (lx + side * 66, ly + 6)], p.leaf)
        c.line([(lx, ly), (lx + side * 118, ly - 30)], mix(p.leaf, "#ffffff", 0.4), 2)
    for fx, fy, size in ((0.05, 0.0, 150), (-0.38, 0.28, 104), (0.4, -0.44, 116), (0.36, 0.34, 84)):
        flower(c, x + fx * radius, y + fy * radius, size, p.bloom, "#f4cf6a")
    c.line([(x + radius * 0.5, y + radius * 0.16), (x + radius * 1.25, y - radius * 0.5)], "#dfe3e8", 5)
    c.line(
        [
            (x + radius * 0.5, y + radius * 0.16),
            (x + radius * 0.3, y + radius * 0.34),
            (x + radius * 0.36, y + radius * 0.5),
        ],
        p.bloom,
        3,
    )


def porcelain(c: Canvas, p: Palette) -> None:
    """Blue-and-white vases and a bowl."""
    _vases(c, p, mix("#fbf8f0", p.water, 0.12), mix(p.near, "#1f4d94", 0.6))


def celadon(c: Canvas, p: Palette) -> None:
    """Vases and a bowl under a green glaze."""
    _vases(c, p, mix("#bcd8c2", p.water, 0.15), mix(p.leaf, "#2c5a4a", 0.7))


def _vases(c: Canvas, p: Palette, body: str, ink: str) -> None:
    ground(c, mix(p.horizon, "#ffffff", 0.3), mix(p.ground, "#8a6440", 0.55))
    foot = c.height * 0.84
    for share, size in ((0.24, 420), (0.52, 560), (0.8, 380)):
        c.oval(c.width * share, foot + 6, size * 0.34, 18, mix(p.line, "#8a6440", 0.5))
        vase(c, c.width * share, foot, size, body, ink)
    flower(c, c.width * 0.52, foot - 560 * 0.33, 74, mix(ink, p.bloom, 0.55), "#f4cf6a")
    c.half(c.width * 0.385, foot - 90, 110, 92, body)
    c.oval(c.width * 0.385, foot - 90, 110, 18, mix(body, ink, 0.2))
    c.rect(c.width * 0.385 - 104, foot - 72, 208, 7, ink)
    c.rect(c.width * 0.385 - 34, foot - 8, 68, 12, body, 4)


def tea(c: Canvas, p: Palette) -> None:
    """A cup, a pot and leaves."""
    ground(c, mix(p.horizon, p.leaf, 0.18), "#a9774b")
    for number in range(7):
        c.rect(0, c.height * 0.66 + number * 46, c.width, 3, "#95643c")
    foot = c.height * 0.82
    c.oval(c.width * 0.42, foot + 4, 320, 34, "#8a5a36")
    _pot(c, c.width * 0.42, foot, mix("#8c4a36", p.roof, 0.2))
    for share in (0.68, 0.84):
        x = c.width * share
        c.oval(x, foot + 4, 108, 20, "#8a5a36")
        c.half(x, foot - 104, 96, 108, "#fbf7ee")
        c.oval(x, foot - 104, 96, 24, "#ffffff")
        c.oval(x, foot - 102, 82, 18, mix("#b8702c", p.leaf, 0.2))
        for wisp in (-18, 16):
            c.line(
                [
                    (x + wisp, foot - 150),
                    (x + wisp + 14, foot - 196),
                    (x + wisp - 8, foot - 246),
                    (x + wisp + 10, foot - 300),
                ],
                mix(p.horizon, "#ffffff", 0.6),
                7,
            )
    for _ in range(34):
        x, y = c.rng.uniform(20, c.width * 0.3), c.rng.uniform(foot - 10, c.height * 0.97)
        c.poly([(x, y), (x + 22, y - 13), (x + 48, y), (x + 22, y + 10)], mix(p.leaf, "#2c3f22", c.rng.random() * 0.5))
    for number in range(5):
        c.poly(
            [
                (c.width * 0.93, 0),
                (c.width * (0.8 + number * 0.035), 90 + number * 44),
                (c.width * (0.82 + number * 0.035), 130 + number * 40),
                (c.width, 40),
            ],
            mix(p.leaf, "#ffffff", number * 0.07),
        )


def _pot(c: Canvas, x: float, y: float, clay: str) -> None:
    c.arc(x + 210, y - 150, 96, 96, (270, 90), clay, 30)
    c.poly([(x - 190, y - 120), (x - 330, y - 254), (x - 296, y - 270), (x - 160, y - 190)], clay)
    c.oval(x, y - 140, 224, 146, clay)
    c.oval(x - 70, y - 190, 60, 40, mix(clay, "#ffffff", 0.16))
    c.oval(x, y - 268, 120, 26, mix(clay, "#000000", 0.18))
    c.oval(x, y - 276, 108, 24, clay)
    c.oval(x, y - 308, 24, 22, clay)
    c.rect(x - 100, y - 14, 200, 18, mix(clay, "#000000", 0.22), 8)


def brick_tea(c: Canvas, p: Palette) -> None:
    """Pressed tea, a log basket and loose leaves."""
    ground(c, mix(p.horizon, "#ffffff", 0.25), "#8f653f")
    dark = "#4a3423"
    for number, (x, y) in enumerate(((0.2, 0.8), (0.4, 0.8), (0.3, 0.62))):
        left, top = c.width * x, c.height * y - 150
        c.rect(left, top, 300, 150, mix(dark, "#6b4a2f", 0.3 * number), 8)
        c.rect(left + 20, top + 20, 260, 110, mix(dark, "#8a6440", 0.2), 6)
        c.oval(left + 150, top + 75, 42, 42, mix(dark, "#c9a46a", 0.3))
        c.poly(
            [(left, top), (left + 36, top - 24), (left + 336, top - 24), (left + 300, top)], mix(dark, "#ffffff", 0.12)
        )
    x = c.width * 0.74
    c.rect(x, c.height * 0.24, 210, c.height * 0.57, "#c9a46a", 70)
    for row in range(13):
        for column in range(5):
            if (row + column) % 2:
                c.rect(x + column * 42, c.height * 0.27 + row * 37, 42, 37, "#b18a52")
    for y in (0.34, 0.52, 0.7):
        c.rect(x - 8, c.height * y, 226, 18, "#7c5a33", 6)
    for _ in range(70):
        lx, ly = c.rng.uniform(60, c.width * 0.66), c.rng.uniform(c.height * 0.84, c.height * 0.96)
        c.line(
            [(lx, ly), (lx + c.rng.uniform(14, 40), ly + c.rng.uniform(-10, 10))],
            mix(dark, p.leaf, c.rng.random() * 0.5),
            6,
        )


def umbrella(c: Canvas, p: Palette) -> None:
    """Oiled-paper umbrellas."""
    c.gradient(mix(p.horizon, "#ffffff", 0.2), mix(p.ground, p.horizon, 0.3))
    for share, rise, radius, colour in (
        (0.22, 0.62, 250, "#d9793f"),
        (0.82, 0.66, 230, "#3b7f76"),
        (0.52, 0.56, 340, mix(p.bloom, "#c8313a", 0.35)),
    ):
        x, y = c.width * share, c.height * rise
        c.oval(x + 16, y + 26, radius, radius * 0.94, mix(p.ground, p.line, 0.25))
        for rib in range(24):
            a, b = 2 * pi * rib / 24, 2 * pi * (rib + 1) / 24
            tint = mix(colour, "#ffffff", 0.06 + 0.16 * (rib % 2) + 0.12 * (cos(a - 4) > 0))
            c.poly(
                [
                    (x, y),
                    (x + cos(a) * radius, y + sin(a) * radius * 0.94),
                    (x + cos(b) * radius, y + sin(b) * radius * 0.94),
                ],
                tint,
            )
            c.line([(x, y), (x + cos(a) * radius, y + sin(a) * radius * 0.94)], mix(colour, "#5a3a22", 0.4), 2.4)
        c.ring(x, y, radius * 0.62, mix(colour, "#ffffff", 0.5), 3)
        for number in range(6):
            angle = 2 * pi * number / 6
            flower(c, x + cos(angle) * radius * 0.72, y + sin(angle) * radius * 0.68, 28, "#fdf3e2", colour, 5)
        c.oval(x, y, 26, 26, "#5a3a22")
        c.oval(x, y, 13, 13, "#c9a46a")


def fireworks(c: Canvas, p: Palette) -> None:
    """Fireworks over a river at night."""
    c.gradient("#0b1433", "#2c3f73")
    shore = c.height * 0.74
    for x, y, radius, colour in (
        (0.24, 0.28, 190, "#ff7a6b"),
        (0.52, 0.2, 230, "#ffd25e"),
        (0.78, 0.32, 180, "#7fd6e8"),
        (0.66, 0.5, 110, "#c89bff"),
        (0.38, 0.5, 120, "#9be29a"),
    ):
        c.glow(c.width * x, c.height * y, radius * 0.42, mix(colour, "#2c3f73", 0.35))
        for ring in (1.0, 0.66, 0.36):
            sunrays(c, c.width * x, c.height * y, radius * ring, mix(colour, "#ffffff", 1 - ring), 28)
    at = -10.0
    while at < c.width:
        width = c.rng.uniform(40, 100)
        tall = c.rng.uniform(30, 130)
        c.rect(at, shore - tall, width, tall, "#0f1a38")
        for _ in range(6):
            c.rect(at + c.rng.uniform(6, width - 10), shore - c.rng.uniform(8, tall), 5, 7, "#ffcf6e")
        at += width + 4
    c.gradient("#223763", "#0f1a3a", shore)
    for _ in range(130):
        x, y = c.rng.uniform(0, c.width), shore + c.rng.random() * (c.height - shore)
        c.line(
            [(x, y), (x + c.rng.uniform(14, 80), y)],
            mix("#223763", c.rng.choice(("#ff7a6b", "#ffd25e", "#7fd6e8", "#c89bff")), 0.45),
            3,
        )


def lanterns(c: Canvas, p: Palette) -> None:
    """Rows of paper lanterns above a lane."""
    c.gradient(mix(p.sky, "#2a2248", 0.7), mix(p.horizon, "#a8523c", 0.6))
    for side in (0, 1):
        for depth in range(4):
            width = c.width * (0.26 - depth * 0.05)
            x = 0 if not side else c.width - width
            top = c.height * (0.2 + depth * 0.09)
            c.rect(x, top, width, c.height, mix("#2b2238", "#7a4436", depth * 0.2))
            c.poly(
                [(x - 30, top), (x + 20, top - 40), (x + width - 20, top - 40), (x + width + 30, top)],
                mix("#1c1628", "#5a3230", depth * 0.2),
            )
            for row in range(3):
                c.rect(
                    x + width * 0.55 - side * width * 0.3,
                    top + 60 + row * 150,
                    54,
                    84,
                    mix("#ffd58a", "#c8733a", depth * 0.15),
                    4,
                )
    c.poly(
        [
            (c.width * 0.3, c.height),
            (c.width * 0.46, c.height * 0.66),
            (c.width * 0.54, c.height * 0.66),
            (c.width * 0.7, c.height),
        ],
        "#8a5a4a",
    )
    for row, (y, size, count) in enumerate(((0.5, 34, 9), (0.36, 52, 7), (0.18, 80, 6))):
        c.line(
            [
                (c.width * 0.02, c.height * y - size * 1.5),
                (c.width * 0.5, c.height * y - size * 1.1),
                (c.width * 0.98, c.height * y - size * 1.5),
            ],
            "#2b2238",
            4,
        )
        for number in range(count):
            x = c.width * (number + 0.5) / count
            _lantern(
                c, x, c.height * y + 14 * (number % 2), size, ("#d8342c", "#e86a3a", "#e8a53c")[(number + row) % 3]
            )


def _lantern(c: Canvas, x: float, y: float, size: float, fill: str) -> None:
    c.glow(x, y, size * 0.9, mix(fill, "#ffb060", 0.5))
    c.line([(x, y - size * 1.6), (x, y - size)], "#2b2238", 3)
    c.oval(x, y, size, size * 0.86, fill)
    for share in (0.7, 0.36):
        c.oval(x, y, size * share, size * 0.86, mix(fill, "#ffd98a", 0.5 - share * 0.4))
    for rise in (-0.82, 0.74):
        c.rect(x - size * 0.36, y + size * rise, size * 0.72, size * 0.13, "#e8b84a", 4)
    c.line([(x, y + size * 0.86), (x, y + size * 1.5)], "#d8342c", 6)


def dragon_boat(c: Canvas, p: Palette) -> None:
    """Two dragon boats racing."""
    c.gradient(p.sky, p.horizon, 0, c.height * 0.5)
    c.cloud(c.width * 0.3, c.height * 0.12, 64, "#ffffff")
    c.ridge(c.height * 0.38, 70, p.far, p.horizon)
    c.ridge(c.height * 0.45, 34, p.mid, p.ground, 1.4)
    c.gradient(mix(p.water, p.horizon, 0.3), mix(p.water, p.near, 0.4), c.height * 0.5)
    ripples(c, c.height * 0.5, mix(p.water, "#ffffff", 0.4), 60)
    for y, size, shift, fill in ((0.64, 0.72, 0.3, "#2f7d5b"), (0.86, 1.0, 0.14, "#c8313a")):
        left, foot = c.width * shift, c.height * y
        length = c.width * 0.62 * size
        c.poly(
            [
                (left, foot - 34 * size),
                (left + length, foot - 34 * size),
                (left + length - 60, foot + 22 * size),
                (left + 70, foot + 22 * size),
            ],
            fill,
        )
        c.rect(left + 20, foot - 22 * size, length - 40, 10 * size, "#f4cf6a", 4)
        c.poly(
            [
                (left + length - 20, foot - 34 * size),
                (left + length + 74 * size, foot - 128 * size),
                (left + length + 104 * size, foot - 100 * size),
                (left + length + 20, foot - 8),
            ],
            fill,
        )
        c.oval(left + length + 88 * size, foot - 112 * size, 34 * size, 26 * size, "#f4cf6a")
        c.oval(left + length + 98 * size, foot - 120 * size, 7, 7, "#22303f")
        for number in range(9):
            x = left + 60 + number * (length - 120) / 8
            c.rect(x - 15 * size, foot - 90 * size, 30 * size, 60 * size, ("#fdf6ea", "#f4cf6a")[number % 2], 10)
            c.oval(x, foot - 106 * size, 15 * size, 17 * size, "#c98f64")
            c.line([(x + 10, foot - 74 * size), (x - 34 * size, foot + 44 * size)], "#7c5433", 6 * size)
