"""Portraits without a face, memorials, and cards that stand for documents, films, figures, notices and songs."""

from __future__ import annotations

from math import pi, sin
from typing import TYPE_CHECKING

from .canvas import mix
from .parts import pine

if TYPE_CHECKING:
    from .canvas import Canvas
    from .palettes import Palette


def portrait(c: Canvas, p: Palette) -> None:
    """A neutral silhouette on a plain ground."""
    back = mix(p.far, "#dfe5ec", 0.7)
    c.gradient(mix(back, "#ffffff", 0.45), back)
    x, y, size = c.width * 0.5, c.height * 0.4, c.width * 0.19
    suit, shirt, skin = mix(p.near, "#27323f", 0.65), "#f7f8fa", mix("#c9ced6", p.wall, 0.35)
    c.rect(x - size * 1.9, c.height * 0.68, size * 3.8, c.height * 0.5, suit, size * 0.95)
    c.rect(x - size * 0.36, y + size * 0.8, size * 0.72, size * 0.9, mix(skin, suit, 0.14), size * 0.2)
    c.poly([(x - size * 0.5, y + size * 1.55), (x + size * 0.5, y + size * 1.55), (x, y + size * 2.7)], shirt)
    c.poly(
        [
            (x - size * 0.1, y + size * 1.6),
            (x + size * 0.1, y + size * 1.6),
            (x + size * 0.17, y + size * 2.5),
            (x, y + size * 2.75),
            (x - size * 0.17, y + size * 2.5),
        ],
        mix(p.bloom, suit, 0.5),
    )
    hair = mix(suit, "#1c2128", 0.6)
    if c.rng.random() < 0.45:
        c.rect(x - size * 0.96, y - size * 0.5, size * 1.92, size * 1.75, hair, size * 0.6)
        c.rect(x - size * 0.36, y + size * 0.8, size * 0.72, size * 0.86, mix(skin, suit, 0.14), size * 0.2)
    c.oval(x, y - size * 0.22, size * 0.94, size * 1.02, hair)
    c.oval(x, y + size * 0.14, size * 0.8, size * 1.0, skin)
    c.pen.pieslice(
        ((x - size * 0.84) * 2, (y - size * 1.14) * 2, (x + size * 0.84) * 2, (y + size * 0.3) * 2), 180, 360, fill=hair
    )
    c.poly(
        [
            (x - size * 0.82, y - size * 0.44),
            (x + size * 0.82, y - size * 0.44),
            (x + size * 0.5, y - size * 0.3),
            (x - size * 0.2, y - size * 0.42),
            (x - size * 0.74, y - size * 0.1),
        ],
        hair,
    )


def red_site(c: Canvas, p: Palette) -> None:
    """A memorial on a hill with steps and pines."""
    c.gradient(p.sky, p.horizon, 0, c.height * 0.7)
    c.glow(c.width * 0.5, c.height * 0.34, 120, p.sun)
    for level, shade in ((0.5, p.far), (0.58, p.mid)):
        c.ridge(c.height * level, 60, shade, mix(shade, p.horizon, 0.4))
    c.gradient(mix(p.ground, p.leaf, 0.5), mix(p.ground, p.leaf, 0.7), c.height * 0.68)
    x, stone = c.width * 0.5, "#e9e2d4"
    for step in range(9):
        width = 330 + step * 62
        c.rect(x - width / 2, c.height * 0.68 + step * 32, width, 32, mix(stone, p.line, 0.06 + 0.05 * (step % 2)))
    c.rect(x - 190, c.height * 0.62, 380, c.height * 0.07, mix(stone, p.line, 0.12), 4)
    c.poly(
        [(x - 62, c.height * 0.62), (x + 62, c.height * 0.62), (x + 46, c.height * 0.16), (x - 46, c.height * 0.16)],
        stone,
    )
    c.poly(
        [(x + 16, c.height * 0.62), (x + 62, c.height * 0.62), (x + 46, c.height * 0.16), (x + 12, c.height * 0.16)],
        mix(stone, p.line, 0.16),
    )
    c.poly([(x - 46, c.height * 0.16), (x + 46, c.height * 0.16), (x, c.height * 0.1)], mix(stone, "#ffffff", 0.2))
    c.rect(x - 26, c.height * 0.24, 40, c.height * 0.3, "#b5282a", 4)
    for number in range(9):
        c.oval(x - 168 + number * 42, c.height * 0.675, 20, 16, ("#d8453c", "#f2c14b")[number % 2])
    for side in (-1, 1):
        for number in range(7):
            pine(
                c,
                x + side * (330 + number * 80),
                c.height * (0.78 + 0.05 * (number % 3)),
                330 - number * 20,
                mix(p.leaf, p.line, 0.35),
            )


def card(c: Canvas, p: Palette) -> None:
    """A sheet of paper with lines and a seal."""
    c.gradient(mix(p.far, "#ffffff", 0.35), mix(p.mid, "#ffffff", 0.45))
    _sheet(c, 1.0, mix(p.far, p.line, 0.3))
    x, y, width = c.width * 0.33, c.height * 0.12, c.width * 0.34
    c.rect(x + width * 0.12, y + 74, width * 0.76, 30, "#b5121b", 4)
    c.rect(x + width * 0.12, y + 128, width * 0.76, 5, "#b5121b")
    for row in range(9):
        c.rect(x + width * 0.12, y + 190 + row * 58, width * (0.76 if row % 4 != 3 else 0.44), 18, "#cfd7e0", 8)
    c.ring(x + width * 0.7, y + c.height * 0.62, 74, "#c8313a", 9)
    c.ring(x + width * 0.7, y + c.height * 0.62, 52, "#c8313a", 3)
    c.rect(x + width * 0.7 - 22, y + c.height * 0.62 - 5, 44, 10, "#c8313a", 3)


def _sheet(c: Canvas, tall: float, shade: str) -> None:
    x, y, width, height = c.width * 0.33, c.height * 0.12, c.width * 0.34, c.height * 0.76 * tall
    c.rect(x + 26, y + 30, width, height, shade, 14)
    c.rect(x, y, width, height, "#fffdf8", 14)


def data_card(c: Canvas, p: Palette) -> None:
    """Bars, a line and a ring on a panel."""
    c.gradient(mix(p.sky, "#ffffff", 0.45), mix(p.far, "#ffffff", 0.3))
    c.rect(c.width * 0.1 + 18, c.height * 0.13 + 22, c.width * 0.8, c.height * 0.74, mix(p.far, p.line, 0.3), 26)
    c.rect(c.width * 0.1, c.height * 0.13, c.width * 0.8, c.height * 0.74, "#ffffff", 26)
    base = c.height * 0.75
    for number in range(8):
        tall = c.height * (0.14 + 0.034 * number + 0.05 * sin(number * 1.7))
        x = c.width * (0.16 + number * 0.058)
        c.rect(x, base - tall, 54, tall, mix("#0b55a8", "#8fc6dc", 0.12 * (number % 5)), 6)
    c.line(
        [(c.width * (0.18 + n * 0.058), c.height * (0.5 - 0.026 * n - 0.03 * sin(n * 2.1))) for n in range(8)],
        "#e8863c",
        9,
    )
    for n in range(8):
        c.oval(c.width * (0.18 + n * 0.058), c.height * (0.5 - 0.026 * n - 0.03 * sin(n * 2.1)), 13, 13, "#ffffff")
        c.oval(c.width * (0.18 + n * 0.058), c.height * (0.5 - 0.026 * n - 0.03 * sin(n * 2.1)), 8, 8, "#e8863c")
    c.line([(c.width * 0.15, base), (c.width * 0.63, base)], "#77818f", 4)
    x, y, radius = c.width * 0.765, c.height * 0.42, c.height * 0.15
    for (start, end), colour in (((-90, 110), "#0b55a8"), ((110, 200), "#4f9a8b"), ((200, 270), "#e0a13c")):
        c.arc(x, y, radius, radius, (start, end), colour, 46)
    for row, colour in enumerate(("#0b55a8", "#4f9a8b", "#e0a13c")):
        c.rect(x - 96, c.height * 0.64 + row * 44, 26, 22, colour, 4)
        c.rect(x - 54, c.height * 0.644 + row * 44, 150 - row * 26, 14, "#cfd7e0", 6)


def video_card(c: Canvas, p: Palette) -> None:
    """A screen with hills and a play sign."""
    c.gradient("#12263f", "#1f3f66")
    x, y, width, height = c.width * 0.12, c.height * 0.12, c.width * 0.76, c.height * 0.66
    c.rect(x - 14, y - 14, width + 28, height + 28, "#0b1626", 22)
    c.rect(x, y, width, height, p.horizon, 8)
    c.rect(x, y, width, height * 0.55, mix(p.sky, p.horizon, 0.35), 8)
    c.oval(x + width * 0.74, y + height * 0.28, 62, 62, p.sun)
    for level, shade in ((0.5, p.far), (0.64, p.mid), (0.78, p.near)):
        line = [(x + width * n / 30, y + height * (level - 0.08 * sin(n * 0.5 + level * 9))) for n in range(31)]
        c.poly([*line, (x + width, y + height), (x, y + height)], shade)
    c.oval(c.width * 0.5, y + height * 0.5, 96, 96, "#ffffff")
    c.poly(
        [
            (c.width * 0.5 - 32, y + height * 0.5 - 52),
            (c.width * 0.5 + 60, y + height * 0.5),
            (c.width * 0.5 - 32, y + height * 0.5 + 52),
        ],
        "#0b55a8",
    )
    c.rect(x, y + height + 46, width, 12, "#41597a", 6)
    c.rect(x, y + height + 46, width * 0.36, 12, "#8fc6dc", 6)
    c.oval(x + width * 0.36, y + height + 52, 18, 18, "#ffffff")


def notice_card(c: Canvas, p: Palette) -> None:
    """A board with papers, a calendar and a bell."""
    c.gradient(mix(p.horizon, "#ffffff", 0.3), mix(p.wall, p.far, 0.35))
    c.rect(c.width * 0.1, c.height * 0.12, c.width * 0.8, c.height * 0.7, "#7c5433", 14)
    c.rect(c.width * 0.115, c.height * 0.14, c.width * 0.77, c.height * 0.66, "#d8b485", 8)
    for number, (x, y, w, h) in enumerate(
        (
            (0.16, 0.2, 0.2, 0.36),
            (0.4, 0.19, 0.22, 0.5),
            (0.66, 0.22, 0.18, 0.3),
            (0.17, 0.6, 0.18, 0.14),
            (0.66, 0.57, 0.18, 0.18),
        )
    ):
        left, top, width, height = c.width * x, c.height * y, c.width * w, c.height * h
        c.rect(left + 8, top + 10, width, height, "#b8925f", 4)
        c.rect(left, top, width, height, ("#fffdf6", "#ffffff", "#fdf0d2", "#e4f0e8", "#e3edf8")[number], 4)
        c.oval(left + width / 2, top + 16, 13, 13, ("#c8313a", "#0b55a8", "#3b8a63")[number % 3])
        c.rect(left + 26, top + 44, width - 52, 22, ("#b5121b", "#0b55a8", "#e0a13c")[number % 3], 4)
        for row in range(int((height - 100) // 34)):
            c.rect(left + 26, top + 92 + row * 34, width - (52 if row % 3 != 2 else 130), 12, "#cfd7e0", 5)
    c.rect(0, c.height * 0.9, c.width, c.height * 0.1, mix(p.ground, "#a9774b", 0.7))


def song(c: Canvas, p: Palette) -> None:
    """A plucked instrument before hills and a rising moon, with notes like birds."""
    c.gradient(p.sky, p.horizon)
    c.glow(c.width * 0.3, c.height * 0.34, 150, p.sun)
    for level, shade in ((0.66, p.far), (0.74, p.mid), (0.84, p.near)):
        c.ridge(c.height * level, 70, shade, mix(shade, p.horizon, 0.3), 1.2)
    for row in range(5):
        c.line(
            [(x, c.height * 0.3 + row * 26 + 46 * sin(x / c.width * 2 * pi)) for x in range(0, c.width + 20, 20)],
            mix(p.horizon, p.line, 0.32),
            3,
        )
    for number in range(11):
        x = c.width * (0.05 + number * 0.058)
        y = c.height * 0.3 + (number * 3 % 5) * 26 + 46 * sin(x / c.width * 2 * pi)
        c.oval(x, y, 17, 13, p.line)
        c.line([(x + 15, y), (x + 15, y - 74)], p.line, 5)
        if number % 3 == 0:
            c.line([(x + 15, y - 74), (x + 40, y - 52)], p.line, 7)
    _lute(c, c.width * 0.76, c.height * 0.68, p)


def _lute(c: Canvas, x: float, y: float, p: Palette) -> None:
    wood = "#c98a4a"
    c.oval(x + 14, y + 16, 176, 204, mix(p.near, "#000000", 0.25))
    c.poly([(x - 26, y - 470), (x + 26, y - 470), (x + 40, y - 130), (x - 40, y - 130)], mix(wood, "#5a3018", 0.55))
    c.poly([(x - 40, y - 200), (x + 40, y - 200), (x + 150, y - 40), (x - 150, y - 40)], wood)
    c.oval(x, y, 176, 200, wood)
    c.oval(x, y, 150, 174, mix(wood, "#ffffff", 0.16))
    c.oval(x, y - 20, 34, 34, "#5a3018")
    c.rect(x - 74, y + 84, 148, 22, "#5a3018", 8)
    for row in range(7):
        c.rect(x - 34, y - 400 + row * 40, 68, 7, "#f3dfbd", 3)
    for string in range(4):
        c.line([(x - 18 + string * 12, y - 460), (x - 27 + string * 18, y + 90)], "#f7f0e0", 2.4)
    c.poly(
        [(x - 30, y - 470), (x + 30, y - 470), (x + 20, y - 560), (x, y - 590), (x - 20, y - 560)],
        mix(wood, "#5a3018", 0.35),
    )
    for side in (-1, 1):
        for row in range(2):
            c.rect(x + side * 26 - 24 * (side < 0) - 6, y - 550 + row * 42, 36, 12, "#3a2012", 5)
