"""Scenes of the country: hills, lake, terraces, pillars, fields, forest, village, river valley."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING

from .canvas import mix, wave
from .parts import backdrop, bamboo, boat, house, pine, ripples, tree

if TYPE_CHECKING:
    from .canvas import Canvas
    from .palettes import Palette


def hills(c: Canvas, p: Palette) -> None:
    """Ranges of hills with pines in front."""
    backdrop(c, p, 3, 0.42)
    c.birds(c.width * 0.34, c.height * 0.3, 5, p.line)
    for level, shade in ((0.68, mix(p.mid, p.near, 0.6)), (0.8, p.near)):
        line = c.ridge(c.height * level, c.height * 0.07, shade, mix(shade, p.horizon, 0.22), 1.6)
        for x, y in line[:: c.rng.randint(3, 4)]:
            pine(c, x + c.rng.uniform(-8, 8), y + 12, c.rng.uniform(40, 84) * (level + 0.1), mix(shade, p.line, 0.35))
    c.ridge(c.height * 0.95, c.height * 0.05, mix(p.near, p.line, 0.55), "", 1.3)


def lake(c: Canvas, p: Palette) -> None:
    """A wide lake with a boat and reeds."""
    shore = c.height * 0.58
    backdrop(c, p, 2, 0.47, (0.68, 0.3))
    c.gradient(mix(p.water, p.horizon, 0.45), mix(p.water, p.near, 0.35), shore)
    for number in range(16):
        wide = c.rng.uniform(20, 64) * (1 + number * 0.04)
        c.line(
            [(c.width * 0.68 - wide, shore + 12 + number * 13), (c.width * 0.68 + wide, shore + 12 + number * 13)],
            mix(p.sun, p.water, 0.35 + number * 0.025),
            5,
        )
    ripples(c, shore, mix(p.water, "#ffffff", 0.45), 54)
    boat(c, c.width * 0.36, c.height * 0.7, 92, p.line, mix(p.water, p.line, 0.35))
    c.birds(c.width * 0.48, c.height * 0.25, 9, p.line)
    for _ in range(90):
        x = c.rng.choice((c.rng.gauss(c.width * 0.06, 90), c.rng.gauss(c.width * 0.92, 130)))
        tall = c.rng.uniform(70, 210)
        lean = c.rng.uniform(-24, 30)
        c.line(
            [(x, c.height + 4), (x + lean * 0.3, c.height - tall * 0.6), (x + lean, c.height - tall)],
            mix(p.leaf, "#b79a55", c.rng.random() * 0.7),
            3.4,
        )
        if c.rng.random() < 0.35:
            c.oval(x + lean, c.height - tall, 5, 16, mix("#c9a46a", p.horizon, 0.2))


def terraces(c: Canvas, p: Palette) -> None:
    """Rice terraces that bend down a slope; full of water in spring, golden in autumn."""
    backdrop(c, p, 2, 0.3, (0.24, 0.2))
    seed = c.rng.uniform(0, 40)
    levels = 15
    for number in range(levels):
        share = number / levels
        y = c.height * (0.42 + share**1.15 * 0.6)
        step = 16 + share * 50
        fill = (
            (p.ground, p.water, mix(p.ground, p.leaf, 0.5))[number % 3] if number % 2 else mix(p.ground, p.leaf, 0.25)
        )
        line = [(x, y + wave(seed + number * 0.22, x, 0.9) * (46 + share * 40)) for x in range(-10, c.width + 20, 10)]
        c.poly([*line, (c.width + 20, c.height), (-10, c.height)], fill)
        c.line([(x, yy + 1) for x, yy in line], mix(p.leaf, p.line, 0.45), 3 + share * 5)
        c.line([(x, yy + 7 + share * 5) for x, yy in line], mix(fill, "#ffffff", 0.35), 2)
        if number % 4 == 2:
            x, yy = line[c.rng.randint(12, len(line) - 14)]
            tree(c, x, yy + step * 0.4, 46 + share * 80, p.leaf, p.line)
    house(c, c.width * 0.64, c.height * 0.54, 84, 46, p)
    house(c, c.width * 0.71, c.height * 0.56, 66, 40, p)


def pillars(c: Canvas, p: Palette) -> None:
    """Sandstone towers with pines on top, mist between them."""
    c.gradient(p.sky, p.horizon)
    c.glow(c.width * 0.78, c.height * 0.2, 66, p.sun)
    c.ridge(c.height * 0.6, c.height * 0.1, p.far, p.horizon, 1.4)
    for depth, (shade, count) in enumerate(((mix(p.far, p.mid, 0.5), 9), (p.mid, 7), (p.near, 5))):
        for number in range(count):
            x = c.width * (number + c.rng.uniform(0.15, 0.85)) / count
            top = c.height * (c.rng.uniform(0.16, 0.4) + 0.09 * depth)
            _pillar(c, x, top, c.width * c.rng.uniform(0.024, 0.042) * (1 + depth * 0.35), shade, p)
        c.ridge(
            c.height * (0.78 + 0.1 * depth),
            c.height * 0.05,
            mix(p.horizon, shade, 0.24 + depth * 0.26),
            mix(p.horizon, shade, 0.1 + depth * 0.3),
            1.5,
        )
    line = c.ridge(c.height * 0.98, c.height * 0.06, mix(p.leaf, p.line, 0.4), "", 2)
    for x, y in line[::3]:
        pine(c, x, y + 14, c.rng.uniform(60, 120), mix(p.leaf, p.line, 0.45))
    c.birds(c.width * 0.4, c.height * 0.16, 6, p.line)


def _pillar(c: Canvas, x: float, top: float, half: float, shade: str, p: Palette) -> None:
    steps, left, right = 9, [], []
    for number in range(steps + 1):
        y = top + (c.height - top) * number / steps
        swell = half * (0.72 + 0.5 * number / steps)
        left.append((x - swell + c.rng.uniform(-7, 7), y))
        right.append((x + swell + c.rng.uniform(-7, 7), y))
    c.poly([*left, *reversed(right)], shade)
    light = mix(shade, p.horizon, 0.28)
    c.poly([*left[:7], *((lx + half * 0.5, ly) for lx, ly in reversed(left[:7]))], light)
    for number in range(2, 7):
        y = top + (c.height - top) * number / steps
        c.line(
            [(x - half * 0.5, y), (x + half * c.rng.uniform(0.2, 0.9), y + c.rng.uniform(-6, 8))],
            mix(shade, p.line, 0.25),
            2.4,
        )
    for number in range(5):
        pine(c, x + half * (number - 2) * 0.38, top + 12, c.rng.uniform(30, 52), mix(p.leaf, shade, 0.3))


def fields(c: Canvas, p: Palette) -> None:
    """Fields in rows that run towards the hills."""
    backdrop(c, p, 3, 0.36, (0.3, 0.18))
    horizon = c.height * 0.54
    c.gradient(mix(p.ground, p.horizon, 0.35), p.ground, horizon)
    centre = c.width * 0.46
    for number in range(-13, 14):
        x = centre + number * 30
        wide = centre + number * 210
        shade = p.ground if number % 2 else mix(p.ground, p.leaf, 0.38)
        c.poly([(x, horizon + 8), (x + 30, horizon + 8), (wide + 210, c.height), (wide, c.height)], shade)
    for _ in range(260):
        depth = c.rng.random() ** 0.7
        y = horizon + 22 + depth * (c.height - horizon - 22)
        size = 1.5 + depth * 5
        c.oval(c.rng.uniform(0, c.width), y, size, size * 0.8, mix(p.bloom, p.sun, c.rng.random() * 0.8))
    for x, size in ((0.08, 120), (0.2, 86), (0.83, 96), (0.93, 140)):
        tree(c, c.width * x, horizon + 40, size, p.leaf, p.line)
    house(c, c.width * 0.66, horizon + 30, 108, 52, p)
    house(c, c.width * 0.6, horizon + 26, 72, 40, p)


def greenhouse(c: Canvas, p: Palette) -> None:
    """Rows of arched greenhouses."""
    backdrop(c, p, 2, 0.34)
    horizon = c.height * 0.46
    c.gradient(mix(p.ground, p.horizon, 0.3), p.ground, horizon)
    for number in range(4):
        size, y = 120 + number * 105, c.height * (0.56 + number * 0.15)
        for slot in range(-1, 3):
            x = c.width * 0.5 + (slot - 0.5) * size * 2.25
            _tunnel(c, x, y, size, p)
    for number in range(34):
        x = number * 50 + c.rng.uniform(-10, 10)
        c.oval(x, c.height * 0.99, 26, 16, mix(p.leaf, p.ground, c.rng.random()))


def _tunnel(c: Canvas, x: float, y: float, size: float, p: Palette) -> None:
    pale = mix("#ffffff", p.water, 0.25)
    box = ((x - size) * 2, (y - size * 0.75) * 2, (x + size) * 2, (y + size * 0.75) * 2)
    c.pen.pieslice(box, 180, 360, fill=pale)
    for share in (0.28, 0.52, 0.76, 1.0):
        c.arc(x, y, size * share, size * 0.75 * share, (180, 360), mix(pale, p.near, 0.4), 3)
    c.rect(x - size * 0.13, y - size * 0.34, size * 0.26, size * 0.34, mix(p.leaf, pale, 0.25))
    for number in range(7):
        c.oval(x - size * 0.8 + number * size * 0.27, y + 5, size * 0.12, size * 0.1, p.leaf)


def forest(c: Canvas, p: Palette) -> None:
    """A path through trees of the season."""
    c.gradient(p.sky, p.horizon)
    c.glow(c.width * 0.52, c.height * 0.24, 80, p.sun)
    for depth, shade in enumerate((mix(p.far, p.leaf, 0.3), mix(p.mid, p.leaf, 0.4))):
        line = c.ridge(c.height * (0.52 + depth * 0.1), 60, shade, mix(shade, p.horizon, 0.3), 1.8)
        for x, y in line[::2]:
            if c.rng.random() < 0.5:
                pine(c, x, y + 10, c.rng.uniform(60, 100), mix(shade, p.line, 0.18))
    c.gradient(mix(p.ground, p.leaf, 0.3), mix(p.ground, p.line, 0.3), c.height * 0.68)
    c.poly(
        [
            (c.width * 0.5, c.height * 0.68),
            (c.width * 0.54, c.height * 0.68),
            (c.width * 0.78, c.height),
            (c.width * 0.28, c.height),
        ],
        mix(p.wall, p.ground, 0.35),
    )
    for _ in range(16):
        x = c.rng.choice((c.rng.uniform(-40, c.width * 0.36), c.rng.uniform(c.width * 0.68, c.width + 40)))
        y = c.height * c.rng.uniform(0.72, 0.98)
        tree(c, x, y, c.rng.uniform(170, 330), mix(p.leaf, p.bloom, c.rng.random() * 0.45), mix(p.line, "#6b4a33", 0.4))
    for _ in range(14):
        bamboo(c, c.rng.uniform(0, c.width * 0.16), c.height, c.rng.uniform(240, 460), p.leaf)


def village(c: Canvas, p: Palette) -> None:
    """A village by a stream at the foot of hills."""
    backdrop(c, p, 3, 0.34, (0.82, 0.18))
    c.gradient(mix(p.ground, p.horizon, 0.2), p.ground, c.height * 0.6)
    line = c.ridge(c.height * 0.63, 26, mix(p.leaf, p.ground, 0.4), "", 1.4)
    for x, y in line[::7]:
        tree(c, x, y + 10, c.rng.uniform(70, 130), mix(p.leaf, p.bloom, c.rng.random() * 0.35), p.line)
    row = sorted((c.rng.uniform(0.1, 0.86), c.rng.uniform(0.62, 0.76)) for _ in range(9))
    for share, y in sorted(row, key=lambda spot: spot[1]):
        house(c, c.width * share, c.height * y, c.rng.uniform(96, 150), c.rng.uniform(52, 78), p, c.rng.choice((2, 3)))
    c.poly(
        [
            (0, c.height * 0.86),
            (c.width * 0.5, c.height * 0.8),
            (c.width, c.height * 0.87),
            (c.width, c.height),
            (0, c.height),
        ],
        p.water,
    )
    ripples(c, c.height * 0.84, mix(p.water, "#ffffff", 0.4), 26)
    for x in (0.05, 0.95):
        tree(c, c.width * x, c.height * 0.93, 250, mix(p.leaf, p.bloom, 0.2), p.line)


def windfarm(c: Canvas, p: Palette) -> None:
    """Windmills on a ridge."""
    backdrop(c, p, 3, 0.5)
    line = c.ridge(c.height * 0.78, c.height * 0.09, p.near, mix(p.near, p.ground, 0.4), 1.1)
    for number, index in enumerate((16, 45, 78, 108, 138)):
        x, y = line[min(index, len(line) - 1)]
        _mill(c, x, y + 14, 300 - number % 3 * 60, p, number * 19)
    c.ridge(c.height * 0.96, 40, mix(p.ground, p.leaf, 0.5), "", 1.6)


def _mill(c: Canvas, x: float, y: float, size: float, p: Palette, turn: float) -> None:
    pale = mix("#ffffff", p.horizon, 0.2)
    c.poly(
        [(x - size * 0.025, y), (x + size * 0.025, y), (x + size * 0.012, y - size), (x - size * 0.012, y - size)], pale
    )
    for blade in range(3):
        angle = radians(turn + blade * 120)
        tip = (x + sin(angle) * size * 0.52, y - size - cos(angle) * size * 0.52)
        side = (x + sin(angle + 0.1) * size * 0.16, y - size - cos(angle + 0.1) * size * 0.16)
        c.poly([(x, y - size), side, tip], mix(pale, p.line, 0.12))
    c.oval(x, y - size, size * 0.03, size * 0.03, mix(pale, p.line, 0.35))
