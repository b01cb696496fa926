"""Scenes of services: hall, clinic, ward, classroom, school, laboratory; and what rooms are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .canvas import mix
from .parts import person, sitting, tree

if TYPE_CHECKING:
    from .canvas import Canvas
    from .palettes import Palette

COATS = ("#2c6fa8", "#3b8a63", "#c9623f", "#6b5aa0", "#d6a03b", "#4b6a7d", "#b8546a")


def room(c: Canvas, wall: str, floor: str, level: float = 0.7) -> float:
    """Wall and floor; returns the y of the line between them."""
    c.gradient(mix(wall, "#ffffff", 0.35), wall, 0, c.height * level)
    c.gradient(floor, mix(floor, "#ffffff", 0.25), c.height * level)
    c.rect(0, c.height * level - 10, c.width, 10, mix(wall, floor, 0.6))
    return c.height * level


def window(c: Canvas, x: float, y: float, width: float, height: float, p: Palette) -> None:
    """A window with hills outside."""
    c.rect(x - 12, y - 12, width + 24, height + 24, "#ffffff", 6)
    c.rect(x, y, width, height, mix(p.sky, p.horizon, 0.4))
    c.poly(
        [
            (x, y + height * 0.72),
            (x + width * 0.35, y + height * 0.46),
            (x + width * 0.62, y + height * 0.64),
            (x + width, y + height * 0.5),
            (x + width, y + height),
            (x, y + height),
        ],
        p.mid,
    )
    c.poly(
        [
            (x, y + height * 0.84),
            (x + width * 0.5, y + height * 0.72),
            (x + width, y + height * 0.86),
            (x + width, y + height),
            (x, y + height),
        ],
        p.ground,
    )
    c.rect(x + width / 2 - 4, y, 8, height, "#ffffff")
    c.rect(x, y + height * 0.36, width, 7, "#ffffff")


def plant(c: Canvas, x: float, y: float, size: float, leaf: str) -> None:
    """A plant in a pot."""
    c.poly(
        [
            (x - size * 0.18, y - size * 0.34),
            (x + size * 0.18, y - size * 0.34),
            (x + size * 0.13, y),
            (x - size * 0.13, y),
        ],
        "#c98a5c",
    )
    for lean in (-0.36, -0.2, 0, 0.2, 0.36):
        c.poly(
            [
                (x, y - size * 0.34),
                (x + lean * size - size * 0.1, y - size * 0.8),
                (x + lean * size * 1.3, y - size * (1.06 - abs(lean))),
                (x + lean * size + size * 0.08, y - size * 0.72),
            ],
            mix(leaf, "#ffffff", abs(lean) * 0.4),
        )


def hall(c: Canvas, p: Palette) -> None:
    """A service hall with counters and visitors."""
    floor = room(c, "#e6eef4", "#cfd9df", 0.72)
    for number in range(3):
        window(c, c.width * (0.07 + number * 0.31), c.height * 0.1, c.width * 0.22, c.height * 0.28, p)
    for number in range(5):
        x = c.width * (0.05 + number * 0.185)
        c.rect(x + 34, floor - 226, 168, 40, "#0b55a8", 6)
        c.rect(x + 54, floor - 212, 70, 11, "#ffffff", 4)
        c.oval(x + 176, floor - 206, 9, 9, "#ffd25e")
        sitting(c, x + 118, floor - 106, 96, COATS[(number + 1) % 7])
        c.rect(x, floor - 112, 240, 20, "#ffffff", 6)
        c.rect(x + 8, floor - 92, 224, 96, mix("#c8a67c", "#ffffff", 0.28))
        c.rect(x + 8, floor - 92, 224, 12, mix("#c8a67c", "#7a5a3a", 0.35))
        c.rect(x + 34, floor - 150, 52, 40, "#33455f", 4)
    for number, share in enumerate((0.12, 0.3, 0.36, 0.56, 0.74, 0.9)):
        person(
            c,
            c.width * share,
            c.height * (0.93 + 0.03 * (number % 2)),
            250,
            COATS[number],
            hair="#3a3330" if number % 3 else "#b9b4ad",
        )
    plant(c, c.width * 0.985, c.height * 0.98, 210, p.leaf)


def clinic(c: Canvas, p: Palette) -> None:
    """A community clinic seen from the street."""
    c.gradient(p.sky, p.horizon, 0, c.height * 0.7)
    c.cloud(c.width * 0.16, c.height * 0.14, 62, "#ffffff")
    c.cloud(c.width * 0.84, c.height * 0.1, 48, mix("#ffffff", p.sky, 0.3))
    c.ridge(c.height * 0.5, 70, p.far, p.horizon)
    foot, top = c.height * 0.8, c.height * 0.28
    c.rect(c.width * 0.16, top, c.width * 0.68, foot - top, "#fdfaf4")
    c.rect(c.width * 0.14, top - 26, c.width * 0.72, 32, "#0b6a78", 4)
    c.rect(c.width * 0.42, top - 96, c.width * 0.16, 74, "#ffffff", 10)
    c.rect(c.width * 0.5 - 10, top - 86, 20, 54, "#c8313a", 3)
    c.rect(c.width * 0.5 - 27, top - 69, 54, 20, "#c8313a", 3)
    for row in range(2):
        for number in range(7):
            if row and number in (2, 3, 4):
                continue
            x = c.width * (0.195 + number * 0.091)
            c.rect(x, top + 44 + row * 190, 94, 120, mix(p.sky, "#ffffff", 0.35), 6)
            c.line([(x + 47, top + 44 + row * 190), (x + 47, top + 164 + row * 190)], "#ffffff", 5)
    c.rect(c.width * 0.4, foot - 172, c.width * 0.2, 172, mix(p.sky, "#2d4a55", 0.35), 8)
    c.rect(c.width * 0.497, foot - 172, 8, 172, "#ffffff")
    c.rect(c.width * 0.37, foot - 196, c.width * 0.26, 22, "#0b6a78", 8)
    c.gradient("#d5dde0", "#bfc9cd", foot)
    c.poly(
        [(c.width * 0.42, foot), (c.width * 0.58, foot), (c.width * 0.7, c.height), (c.width * 0.3, c.height)],
        "#e8ecee",
    )
    for x, size in ((0.06, 300), (0.11, 210), (0.9, 240), (0.955, 320)):
        tree(c, c.width * x, foot + 24, size, p.leaf, "#6a5340")
    for share, coat in ((0.36, "#ffffff"), (0.41, COATS[2]), (0.64, COATS[0])):
        person(c, c.width * share, c.height * 0.93, 176, coat)


def ward(c: Canvas, p: Palette) -> None:
    """A quiet ward with beds and a nurse."""
    floor = room(c, "#dff0ee", "#c6dad8", 0.66)
    window(c, c.width * 0.36, c.height * 0.1, c.width * 0.28, c.height * 0.34, p)
    for share in (0.05, 0.66):
        x = c.width * share
        c.rect(x - 10, floor - 150, 20, 250, "#9db5b8", 8)
        c.rect(x, floor - 20, c.width * 0.29, 60, "#ffffff", 14)
        c.rect(x + 14, floor - 62, 130, 56, "#f3f7f7", 20)
        c.rect(x + 150, floor - 38, c.width * 0.29 - 150, 72, "#8cc3bd", 16)
        for leg in (30, c.width * 0.29 - 40):
            c.rect(x + leg, floor + 36, 14, 80, "#9db5b8")
        c.line([(x + 40, floor - 330), (x + 40, floor - 60)], "#9db5b8", 6)
        c.rect(x + 14, floor - 336, 52, 66, mix("#ffffff", "#7fbde6", 0.35), 10)
    person(c, c.width * 0.5, c.height * 0.95, 420, "#ffffff")
    c.rect(c.width * 0.5 - 34, c.height * 0.95 - 300, 68, 92, "#2c6fa8", 6)
    plant(c, c.width * 0.6, floor + 6, 150, p.leaf)


def classroom(c: Canvas, p: Palette) -> None:
    """A classroom from the last row."""
    floor = room(c, "#f2ead9", "#c9a77c", 0.64)
    c.rect(c.width * 0.28, c.height * 0.1, c.width * 0.44, c.height * 0.36, "#8a6440", 8)
    c.rect(c.width * 0.288, c.height * 0.115, c.width * 0.424, c.height * 0.33, "#2f5d4c")
    for number in range(4):
        c.line(
            [
                (c.width * 0.32, c.height * (0.18 + number * 0.06)),
                (c.width * (0.46 + 0.04 * (number % 3)), c.height * (0.18 + number * 0.06)),
            ],
            "#dfe8dc",
            5,
        )
    c.ring(c.width * 0.62, c.height * 0.27, 76, "#dfe8dc", 5)
    c.poly(
        [(c.width * 0.62, c.height * 0.2), (c.width * 0.58, c.height * 0.32), (c.width * 0.66, c.height * 0.32)],
        "#4d7d69",
    )
    window(c, c.width * 0.035, c.height * 0.12, c.width * 0.19, c.height * 0.34, p)
    window(c, c.width * 0.775, c.height * 0.12, c.width * 0.19, c.height * 0.34, p)
    person(c, c.width * 0.5, floor + 22, 300, "#6b5aa0")
    for row, (y, size, count) in enumerate(((0.76, 120, 6), (0.9, 165, 5), (1.08, 220, 4))):
        for number in range(count):
            x = c.width * (number + 0.5) / count
            sitting(c, x, c.height * y, size, COATS[(number + row * 3) % 7], ("#2d2a2c", "#3d2f2a")[number % 2])
            c.rect(x - size * 0.72, c.height * y - size * 0.1, size * 1.44, size * 0.12, "#e3c08f", 5)


def laboratory(c: Canvas, p: Palette) -> None:
    """A bench with flasks, a microscope and a screen."""
    floor = room(c, "#e3edf3", "#b9c9d3", 0.7)
    window(c, c.width * 0.05, c.height * 0.1, c.width * 0.2, c.height * 0.32, p)
    for row in range(2):
        c.rect(c.width * 0.32, c.height * (0.14 + row * 0.16), c.width * 0.62, 14, "#ffffff", 4)
        for number in range(12):
            tall, x = c.rng.uniform(40, 84), c.width * 0.335 + number * c.width * 0.05
            c.rect(x, c.height * (0.14 + row * 0.16) - tall, 38, tall, mix(COATS[number % 7], "#ffffff", 0.45), 8)
            c.rect(x + 10, c.height * (0.14 + row * 0.16) - tall - 12, 18, 14, "#5d6b78", 3)
    c.rect(0, floor - 40, c.width, 34, "#ffffff", 6)
    c.rect(0, floor - 6, c.width, c.height, "#7f98a8")
    for number in range(6):
        c.rect(20 + number * 268, floor + 24, 246, c.height * 0.24, "#8ea7b6", 8)
        c.rect(110 + number * 268, floor + 44, 66, 10, "#5f7787", 5)
    for x, liquid in ((0.42, "#4fb38a"), (0.5, "#f0a35c"), (0.57, "#5c8fd6")):
        _flask(c, c.width * x, floor - 40, 120, liquid)
    c.rect(c.width * 0.66, floor - 270, 300, 190, "#2d3f52", 12)
    c.rect(c.width * 0.66 + 12, floor - 258, 276, 166, "#123f5a", 6)
    c.line([(c.width * 0.66 + 30 + n * 20, floor - 160 - c.rng.uniform(-50, 60)) for n in range(13)], "#6fe0c0", 6)
    c.rect(c.width * 0.66 + 132, floor - 82, 36, 44, "#2d3f52")
    _microscope(c, c.width * 0.24, floor - 40)
    person(c, c.width * 0.93, c.height * 1.08, 560, "#ffffff")


def _flask(c: Canvas, x: float, y: float, size: float, liquid: str) -> None:
    glass = "#f4fbff"
    c.poly(
        [
            (x - size * 0.13, y - size),
            (x + size * 0.13, y - size),
            (x + size * 0.13, y - size * 0.62),
            (x + size * 0.48, y),
            (x - size * 0.48, y),
            (x - size * 0.13, y - size * 0.62),
        ],
        glass,
    )
    c.poly(
        [
            (x - size * 0.25, y - size * 0.4),
            (x + size * 0.25, y - size * 0.4),
            (x + size * 0.44, y - 5),
            (x - size * 0.44, y - 5),
        ],
        liquid,
    )
    c.rect(x - size * 0.18, y - size * 1.04, size * 0.36, size * 0.09, "#c9dbe6", 4)
    for rise in (0.12, 0.22, 0.3):
        c.oval(x + c.rng.uniform(-18, 18), y - size * rise, 6, 6, mix(liquid, "#ffffff", 0.5))


def _microscope(c: Canvas, x: float, y: float) -> None:
    c.rect(x - 80, y - 24, 170, 24, "#33455f", 8)
    c.arc(x + 6, y - 124, 86, 110, (300, 80), "#33455f", 24)
    c.poly([(x - 40, y - 262), (x - 2, y - 280), (x + 46, y - 160), (x + 8, y - 142)], "#4b6a8d")
    c.rect(x - 60, y - 92, 110, 14, "#5d7896", 4)
    c.oval(x - 22, y - 272, 26, 14, "#22303f")


def campus(c: Canvas, p: Palette) -> None:
    """A school building, a running track and children."""
    c.gradient(p.sky, p.horizon, 0, c.height * 0.7)
    c.cloud(c.width * 0.8, c.height * 0.13, 66, "#ffffff")
    c.ridge(c.height * 0.46, 60, p.far, p.horizon)
    foot = c.height * 0.72
    for x, width, tall in ((0.08, 0.34, 0.34), (0.58, 0.34, 0.34), (0.4, 0.2, 0.44)):
        c.rect(
            c.width * x,
            foot - c.height * tall,
            c.width * width,
            c.height * tall,
            "#fbf3e6" if width > 0.3 else "#c8553f",
        )
        c.rect(c.width * x - 8, foot - c.height * tall - 14, c.width * width + 16, 18, "#7c4a3a", 4)
        for row in range(3):
            for number in range(int(c.width * width // 76)):
                c.rect(
                    c.width * x + 22 + number * 76,
                    foot - c.height * tall + 34 + row * 92,
                    46,
                    56,
                    mix(p.sky, "#ffffff", 0.3),
                    4,
                )
    c.oval(c.width * 0.5, foot - c.height * 0.37, 40, 40, "#ffffff")
    c.line([(c.width * 0.5, foot - c.height * 0.37), (c.width * 0.5, foot - c.height * 0.37 - 28)], "#33455f", 5)
    c.line([(c.width * 0.5, foot - c.height * 0.37), (c.width * 0.5 + 20, foot - c.height * 0.37)], "#33455f", 5)
    c.gradient(mix(p.ground, p.leaf, 0.2), p.ground, foot)
    c.oval(c.width * 0.5, c.height * 1.02, c.width * 0.66, c.height * 0.24, "#c8553f")
    c.oval(c.width * 0.5, c.height * 1.03, c.width * 0.5, c.height * 0.17, mix(p.ground, p.leaf, 0.35))
    for lane in range(3):
        c.arc(
            c.width * 0.5,
            c.height * 1.02,
            c.width * (0.54 + lane * 0.04),
            c.height * (0.185 + lane * 0.019),
            (180, 360),
            "#f4e6da",
            3,
        )
    for x, size in ((0.04, 240), (0.95, 260), (0.44, 110), (0.56, 110)):
        tree(c, c.width * x, foot + 26, size, p.leaf, "#6a5340")
    for number, share in enumerate((0.28, 0.36, 0.48, 0.6, 0.72)):
        person(c, c.width * share, c.height * (0.9 + 0.03 * (number % 2)), 128, COATS[number])
