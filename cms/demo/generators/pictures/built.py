"""Scenes of what is built: towns, cities, bridges, trains, roads, ports, dams, factories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .canvas import mix
from .parts import backdrop, boat, house, person, ripples, tree

if TYPE_CHECKING:
    from .canvas import Canvas
    from .palettes import Palette


def town(c: Canvas, p: Palette) -> None:
    """An old town on a river, houses on stilts and a stone bridge."""
    backdrop(c, p, 2, 0.32, (0.8, 0.16))
    bank = c.height * 0.7
    for row, (y, size) in enumerate(((0.58, 88), (0.64, 112), (0.7, 138))):
        x = -30.0 - row * 40
        while x < c.width:
            width = size * c.rng.uniform(1.0, 1.4)
            house(c, x, c.height * y, width, size * c.rng.uniform(0.75, 1.05), p, c.rng.choice((2, 3)))
            x += width * 1.16
    c.rect(0, bank, c.width, 26, mix(p.roof, p.ground, 0.3))
    for x in range(24, c.width, 58):
        c.rect(x, bank, 9, 56, mix(p.roof, "#000000", 0.2))
    c.gradient(mix(p.water, p.wall, 0.15), mix(p.water, p.near, 0.5), bank + 50)
    for _ in range(60):
        x, y = c.rng.uniform(0, c.width), bank + 60 + c.rng.random() ** 1.4 * (c.height - bank - 60)
        c.line([(x, y), (x + c.rng.uniform(20, 90), y)], mix(p.water, c.rng.choice((p.glass, p.wall, p.near)), 0.55), 3)
    _arches(c, c.width * 0.62, bank + 66, c.width * 0.4, p)
    boat(c, c.width * 0.25, c.height * 0.9, 96, mix(p.line, p.roof, 0.4), mix(p.water, p.line, 0.4))
    for x in range(60, c.width, 150):
        c.oval(x, bank - 24, 11, 13, "#d8452f")
        c.rect(x - 2, bank - 11, 4, 10, "#e8b84a")


def _arches(c: Canvas, x: float, y: float, width: float, p: Palette) -> None:
    stone = mix(p.wall, p.roof, 0.35)
    c.poly([(x, y + 46), (x, y - 34), (x + width * 0.5, y - 66), (x + width, y - 34), (x + width, y + 46)], stone)
    c.line([(x, y - 38), (x + width * 0.5, y - 70), (x + width, y - 38)], mix(stone, p.line, 0.4), 6)
    for number in range(3):
        cx = x + width * (number + 0.5) / 3
        c.pen.pieslice(
            ((cx - width * 0.11) * 2, (y - 20) * 2, (cx + width * 0.11) * 2, (y + 112) * 2),
            180,
            360,
            fill=mix(p.water, p.near, 0.35),
        )


def city(c: Canvas, p: Palette) -> None:
    """A skyline by a river, with an island and a bridge."""
    backdrop(c, p, 1, 0.5, (0.22, 0.2))
    if p.sun == "#f4efcf":
        for _ in range(70):
            c.oval(c.rng.uniform(0, c.width), c.rng.uniform(0, c.height * 0.4), 1.6, 1.6, p.sun)
    bank = c.height * 0.72
    for depth, shade in enumerate((mix(p.far, p.horizon, 0.25), mix(p.mid, p.sky, 0.4), mix(p.near, p.line, 0.45))):
        x = -20.0
        while x < c.width + 40:
            width = c.rng.uniform(44, 96) * (1 + depth * 0.14)
            tall = c.height * c.rng.uniform(0.12, 0.34 + 0.1 * (abs(x / c.width - 0.6) < 0.22)) * (1 - depth * 0.1)
            _tower(c, x, bank, width, tall, shade, p, depth)
            x += width * c.rng.uniform(1.02, 1.4)
    c.rect(0, bank - 6, c.width, 22, mix(p.leaf, p.near, 0.4))
    c.gradient(mix(p.water, p.horizon, 0.3), mix(p.water, p.near, 0.55), bank + 14)
    for _ in range(110):
        x, y = c.rng.uniform(0, c.width), bank + 22 + c.rng.random() ** 1.5 * (c.height - bank - 26)
        c.line(
            [(x, y), (x + c.rng.uniform(16, 110), y)],
            mix(p.water, c.rng.choice((p.glass, p.horizon, p.near)), 0.5),
            2.6,
        )
    c.oval(c.width * 0.4, c.height * 0.86, c.width * 0.27, 24, mix(p.leaf, p.near, 0.3))
    for number in range(15):
        tree(c, c.width * (0.17 + number * 0.033), c.height * 0.865, c.rng.uniform(38, 64), p.leaf, p.line)


def _tower(c: Canvas, x: float, foot: float, width: float, tall: float, shade: str, p: Palette, depth: int) -> None:
    c.rect(x, foot - tall, width, tall, shade)
    c.rect(x + width * 0.72, foot - tall, width * 0.28, tall, mix(shade, p.line, 0.16))
    style = int(c.rng.random() * 4)
    if style == 0:
        c.poly([(x, foot - tall), (x + width, foot - tall - width * 0.5), (x + width, foot - tall)], shade)
    elif style == 1:
        c.rect(x + width * 0.47, foot - tall - 46, width * 0.05, 46, shade)
    elif style == 2:
        c.rect(x + width * 0.2, foot - tall - 18, width * 0.6, 18, mix(shade, p.line, 0.1))
    if not depth:
        return
    lit = mix(shade, p.glass, 0.85 if p.glass in ("#ffcf6e", "#ffd58a") else 0.45)
    for row in range(int(tall // 19)):
        for column in range(int(width // 15)):
            if c.rng.random() < 0.62:
                c.rect(x + 5 + column * 15, foot - tall + 9 + row * 19, 7, 9, lit)


def bridge(c: Canvas, p: Palette) -> None:
    """A cable-stayed bridge over a wide river."""
    backdrop(c, p, 3, 0.44)
    water = c.height * 0.72
    c.gradient(mix(p.water, p.horizon, 0.3), mix(p.water, p.near, 0.4), water)
    ripples(c, water, mix(p.water, "#ffffff", 0.4), 40)
    deck, steel = c.height * 0.6, mix(p.wall, p.line, 0.2)
    for share in (0.29, 0.73):
        x, top = c.width * share, c.height * 0.14
        for step in range(1, 13):
            for side in (-1, 1):
                c.line([(x, top + 18 + step * 6), (x + side * step * 27, deck)], mix(steel, p.horizon, 0.2), 2.2)
        c.poly(
            [
                (x - 24, water + 30),
                (x - 8, top),
                (x + 8, top),
                (x + 24, water + 30),
                (x + 12, water + 30),
                (x, top + 60),
                (x - 12, water + 30),
            ],
            steel,
        )
        c.rect(x - 19, deck - 6, 38, 12, mix(steel, p.line, 0.25))
        c.rect(x - 46, water + 22, 92, 18, mix(steel, p.line, 0.35), 8)
    c.rect(0, deck, c.width, 17, mix(steel, p.line, 0.3))
    c.rect(0, deck - 8, c.width, 4, mix(steel, p.line, 0.5))
    for number in range(18):
        c.rect(number * 92 + c.rng.uniform(0, 50), deck - 20, 30, 13, c.rng.choice((p.bloom, p.wall, p.sky, p.roof)), 5)
    boat(c, c.width * 0.5, c.height * 0.88, 110, p.line, mix(p.water, p.line, 0.4))


def valley_bridge(c: Canvas, p: Palette) -> None:
    """A high bridge between two mountainsides."""
    backdrop(c, p, 3, 0.36)
    deck = c.height * 0.42
    c.poly([(0, c.height * 0.26), (c.width * 0.16, deck), (c.width * 0.34, c.height), (0, c.height)], p.near)
    c.poly(
        [(c.width, c.height * 0.22), (c.width * 0.84, deck), (c.width * 0.62, c.height), (c.width, c.height)],
        mix(p.near, p.line, 0.25),
    )
    steel = mix(p.wall, p.roof, 0.25)
    for pier in range(int(c.width * 0.22), int(c.width * 0.8), 118):
        c.poly(
            [(pier - 11, deck), (pier + 11, deck), (pier + 17, c.height), (pier - 17, c.height)],
            mix(steel, p.line, 0.12),
        )
    c.rect(0, deck - 8, c.width, 22, steel)
    c.rect(0, deck - 18, c.width, 5, mix(steel, p.line, 0.35))
    _train(c, c.width * 0.3, deck - 18, 0.52, p)
    for _ in range(70):
        x = c.rng.choice((c.rng.uniform(0, c.width * 0.3), c.rng.uniform(c.width * 0.68, c.width)))
        tree(
            c,
            x,
            c.height * c.rng.uniform(0.8, 1.04),
            c.rng.uniform(50, 110),
            mix(p.leaf, p.bloom, c.rng.random() * 0.3),
            p.line,
        )


def train(c: Canvas, p: Palette) -> None:
    """A high-speed train on a viaduct above the fields."""
    backdrop(c, p, 3, 0.36, (0.2, 0.2))
    c.gradient(mix(p.ground, p.horizon, 0.25), p.ground, c.height * 0.62)
    for number in range(9):
        y = c.height * (0.66 + number * 0.045)
        c.line([(0, y), (c.width, y - 34)], mix(p.ground, p.leaf, 0.3 + 0.05 * (number % 3)), 5 + number)
    deck, concrete = c.height * 0.64, mix(p.wall, p.roof, 0.2)
    for x in range(70, c.width + 80, 230):
        c.poly(
            [
                (x - 34, deck + 20),
                (x + 34, deck + 20),
                (x + 20, deck + 52),
                (x + 20, c.height * 0.92),
                (x - 20, c.height * 0.92),
                (x - 20, deck + 52),
            ],
            mix(concrete, p.line, 0.15),
        )
    c.rect(0, deck, c.width, 26, concrete)
    c.rect(0, deck + 22, c.width, 6, mix(concrete, p.line, 0.3))
    for x in range(40, c.width, 190):
        c.rect(x, deck - 156, 5, 156, mix(p.line, p.horizon, 0.35))
        c.rect(x, deck - 152, 44, 4, mix(p.line, p.horizon, 0.35))
    c.line([(0, deck - 142), (c.width, deck - 142)], mix(p.line, p.horizon, 0.3), 2)
    _train(c, c.width * 0.16, deck, 1.0, p)
    for share in (0.06, 0.14, 0.9, 0.97):
        tree(c, c.width * share, c.height * 0.97, c.rng.uniform(90, 150), p.leaf, p.line)


def _train(c: Canvas, x: float, rail: float, size: float, p: Palette) -> None:
    body, h = mix("#ffffff", p.horizon, 0.12), 84 * size
    end = c.width + 40
    c.poly([(x, rail - h * 0.16), (x + 30 * size, rail - h * 0.42), (x + 110 * size, rail - h * 0.84), (x + 190 * size, rail - h),
            (end, rail - h), (end, rail - h * 0.04), (x + 20 * size, rail - h * 0.04)], body)  # fmt: skip
    c.poly(
        [
            (x + 98 * size, rail - h * 0.74),
            (x + 162 * size, rail - h * 0.92),
            (x + 190 * size, rail - h * 0.9),
            (x + 176 * size, rail - h * 0.6),
            (x + 120 * size, rail - h * 0.6),
        ],
        p.line,
    )
    c.poly(
        [
            (x + 4 * size, rail - h * 0.2),
            (x + 60 * size, rail - h * 0.34),
            (end, rail - h * 0.34),
            (end, rail - h * 0.2),
        ],
        "#c8313a",
    )
    at = x + 240 * size
    while at < c.width:
        c.rect(at, rail - h * 0.76, 44 * size, h * 0.27, mix(p.glass, p.line, 0.45), 8 * size)
        at += 62 * size
    c.rect(x + 40 * size, rail - h * 0.04, end - x, h * 0.06, p.line)


def road(c: Canvas, p: Palette) -> None:
    """A road that winds into the hills, with a bus."""
    backdrop(c, p, 3, 0.36, (0.82, 0.2))
    c.gradient(mix(p.ground, p.horizon, 0.25), mix(p.ground, p.leaf, 0.35), c.height * 0.58)
    asphalt = mix(p.roof, p.line, 0.35)
    left = [(0.5, 0.58), (0.44, 0.64), (0.52, 0.72), (0.36, 0.84), (0.12, 1.02)]
    right = [(0.78, 1.02), (0.66, 0.84), (0.62, 0.72), (0.47, 0.64), (0.514, 0.58)]
    c.poly([(c.width * x, c.height * y) for x, y in left + right], asphalt)
    for (x1, y1), (x2, y2), width in (
        ((0.505, 0.59), (0.458, 0.64), 2),
        ((0.47, 0.66), (0.57, 0.72), 4),
        ((0.565, 0.74), (0.51, 0.84), 7),
        ((0.49, 0.88), (0.45, 1.0), 10),
    ):
        c.line([(c.width * x1, c.height * y1), (c.width * x2, c.height * y2)], mix("#ffffff", asphalt, 0.2), width)
    for _ in range(22):
        x = c.rng.choice((c.rng.uniform(0, c.width * 0.32), c.rng.uniform(c.width * 0.72, c.width)))
        y = c.height * c.rng.uniform(0.62, 0.98)
        tree(c, x, y, 40 + (y / c.height - 0.58) * 430, mix(p.leaf, p.bloom, c.rng.random() * 0.4), p.line)
    _bus(c, c.width * 0.51, c.height * 0.82, 130, p)


def _bus(c: Canvas, x: float, y: float, size: float, p: Palette) -> None:
    c.rect(x, y - size * 0.72, size * 0.86, size * 0.66, "#2f7d5b", 14)
    c.rect(x + size * 0.08, y - size * 0.64, size * 0.7, size * 0.3, mix(p.glass, p.line, 0.25), 8)
    c.rect(x, y - size * 0.24, size * 0.86, size * 0.06, mix(p.wall, "#ffffff", 0.4))
    for at in (0.12, 0.62):
        c.rect(x + size * at, y - size * 0.1, size * 0.14, size * 0.12, p.line, 4)
        c.oval(x + size * (at + 0.07), y - size * 0.14, size * 0.045, size * 0.035, p.glass)


def port(c: Canvas, p: Palette) -> None:
    """Cranes and containers at a river port."""
    backdrop(c, p, 1, 0.46, (0.24, 0.2))
    quay = c.height * 0.72
    colours = ("#c5453d", "#2c6fa8", "#3b8a63", "#e0a13c", "#7a8793")
    for row in range(4):
        for column in range(19):
            if c.rng.random() < 0.86 - row * 0.14:
                c.rect(
                    c.width * 0.02 + column * 86,
                    quay - 42 - row * 41,
                    80,
                    38,
                    mix(c.rng.choice(colours), p.horizon, 0.12),
                    3,
                )
    for share, size in ((0.24, 400), (0.58, 470), (0.85, 380)):
        _crane(c, c.width * share, quay, size, p)
    c.rect(0, quay, c.width, 40, mix(p.roof, p.ground, 0.35))
    c.gradient(mix(p.water, p.horizon, 0.25), mix(p.water, p.near, 0.45), quay + 40)
    ripples(c, quay + 40, mix(p.water, "#ffffff", 0.35), 32)
    hull = c.height * 0.9
    c.poly(
        [
            (c.width * 0.28, hull - 52),
            (c.width * 0.8, hull - 52),
            (c.width * 0.84, hull - 76),
            (c.width * 0.8, hull + 16),
            (c.width * 0.31, hull + 16),
        ],
        mix(p.line, "#7a2c2c", 0.25),
    )
    c.rect(c.width * 0.31, hull + 2, c.width * 0.49, 14, "#a9352f")
    for number in range(9):
        for row in range(2 - number % 2):
            c.rect(c.width * 0.37 + number * 66, hull - 88 - row * 36, 62, 33, c.rng.choice(colours), 3)
    c.rect(c.width * 0.305, hull - 142, 66, 90, p.wall, 4)
    c.rect(c.width * 0.308, hull - 132, 56, 18, mix(p.glass, p.line, 0.3))


def _crane(c: Canvas, x: float, foot: float, size: float, p: Palette) -> None:
    steel = mix("#2c6fa8", p.near, 0.2)
    for side in (-1, 1):
        c.line([(x + side * size * 0.13, foot), (x + side * size * 0.09, foot - size * 0.72)], steel, 11)
    c.line([(x - size * 0.13, foot - size * 0.3), (x + size * 0.13, foot - size * 0.3)], steel, 8)
    c.line([(x - size * 0.36, foot - size * 0.72), (x + size * 0.52, foot - size * 0.72)], steel, 13)
    c.line([(x, foot - size * 0.72), (x, foot - size)], steel, 9)
    for end in (-0.36, 0.52, 0.3):
        c.line([(x, foot - size), (x + size * end, foot - size * 0.72)], mix(steel, p.horizon, 0.2), 4)
    c.line([(x + size * 0.36, foot - size * 0.72), (x + size * 0.36, foot - size * 0.5)], p.line, 2.5)
    c.rect(x + size * 0.28, foot - size * 0.5, size * 0.16, size * 0.075, "#e0a13c", 2)


def dam(c: Canvas, p: Palette) -> None:
    """A dam between hills with water running over its weirs."""
    backdrop(c, p, 2, 0.3, (0.78, 0.16))
    c.rect(0, c.height * 0.46, c.width, c.height * 0.1, p.water)
    ripples(c, c.height * 0.46, mix(p.water, "#ffffff", 0.3), 8)
    top, foot, stone = c.height * 0.5, c.height * 0.8, mix(p.wall, p.roof, 0.22)
    c.poly([(0, top), (c.width, top), (c.width, foot), (0, foot)], stone)
    for number in range(9):
        x = c.width * (number + 0.5) / 9
        c.poly(
            [(x - 52, top + 26), (x + 52, top + 26), (x + 66, foot + 8), (x - 66, foot + 8)],
            mix("#ffffff", p.water, 0.28),
        )
        for strand in range(-3, 4):
            c.line(
                [(x + strand * 14, top + 30), (x + strand * 18, foot + 8)],
                mix("#ffffff", p.water, 0.08 + 0.07 * (strand % 3)),
                4,
            )
        c.rect(x - 84, top - 52, 26, foot - top + 52, mix(stone, p.line, 0.16))
        c.rect(x - 88, top - 66, 34, 18, mix(p.roof, p.line, 0.2), 3)
    c.rect(0, top - 8, c.width, 20, mix(stone, p.line, 0.3))
    c.gradient(mix(p.water, "#ffffff", 0.35), mix(p.water, p.near, 0.35), foot + 6)
    for _ in range(60):
        c.oval(
            c.rng.uniform(0, c.width),
            foot + c.rng.uniform(2, 34),
            c.rng.uniform(20, 60),
            c.rng.uniform(5, 14),
            mix("#ffffff", p.water, c.rng.random() * 0.4),
        )
    for side in (0, 1):
        x = side * c.width
        c.poly(
            [
                (x, c.height * 0.3),
                (x + (1 - 2 * side) * c.width * 0.14, c.height * 0.6),
                (x + (1 - 2 * side) * c.width * 0.08, c.height),
                (x, c.height),
            ],
            p.near,
        )
    for _ in range(16):
        x = c.rng.choice((c.rng.uniform(-10, c.width * 0.09), c.rng.uniform(c.width * 0.91, c.width)))
        tree(c, x, c.height * c.rng.uniform(0.62, 1.0), c.rng.uniform(70, 130), p.leaf, p.line)


def factory(c: Canvas, p: Palette) -> None:
    """Bright halls with saw-tooth roofs and solar panels."""
    backdrop(c, p, 2, 0.38, (0.8, 0.18))
    c.gradient(mix(p.ground, p.wall, 0.4), mix(p.ground, p.leaf, 0.2), c.height * 0.66)
    foot = c.height * 0.78
    for x, width, tall in ((0.05, 0.34, 0.22), (0.36, 0.36, 0.28), (0.7, 0.26, 0.2)):
        left, top = c.width * x, foot - c.height * tall
        c.rect(left, top, c.width * width, foot - top, p.wall)
        teeth = int(c.width * width // 90)
        for number in range(teeth):
            a = left + number * c.width * width / teeth
            b = a + c.width * width / teeth
            c.poly([(a, top), (a, top - 52), (b, top)], mix(p.roof, p.sky, 0.25))
            c.poly([(a, top - 46), (a, top - 2), (a + 9, top - 2), (a + 9, top - 40)], mix(p.glass, p.sky, 0.3))
        c.rect(left, top + 36, c.width * width, 14, mix("#2c6fa8", p.wall, 0.2))
        for number in range(int(c.width * width // 58)):
            c.rect(left + 16 + number * 58, foot - 84, 34, 46, mix(p.glass, p.line, 0.25), 3)
        c.rect(left + c.width * width * 0.42, foot - 60, 62, 60, mix(p.roof, p.line, 0.3))
    for x in (0.3, 0.335):
        c.poly(
            [
                (c.width * x, foot),
                (c.width * x + 34, foot),
                (c.width * x + 27, foot - 300),
                (c.width * x + 7, foot - 300),
            ],
            mix(p.wall, p.roof, 0.14),
        )
        c.rect(c.width * x + 5, foot - 286, 24, 18, "#c8453a")
    c.poly([(0, foot), (c.width, foot), (c.width, foot + 46), (0, foot + 46)], mix(p.roof, p.wall, 0.55))
    for x in range(50, c.width, 138):
        tree(c, x, foot + 40, c.rng.uniform(64, 96), p.leaf, p.line)
    for x in (0.2, 0.56, 0.62):
        person(c, c.width * x, c.height * 0.96, 100, c.rng.choice(("#2c6fa8", "#e0a13c", "#3b8a63")))
