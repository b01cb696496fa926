"""Dishes seen from above on a wooden table."""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

from .canvas import mix

if TYPE_CHECKING:
    from .canvas import Canvas
    from .palettes import Palette


def _bowl(c: Canvas, soup: str, clay: str = "#fbf7ee", rim: str = "#2c5fa0") -> tuple[float, float, float]:
    x, y, radius = c.width * 0.5, c.height * 0.55, min(c.width, c.height) * 0.43
    c.oval(x + 14, y + radius * 0.32, radius * 1.06, radius * 0.96, "#7c5433")
    c.half(x, y, radius, radius * 1.04, mix(clay, rim, 0.1))
    c.rect(x - radius * 0.42, y + radius * 0.94, radius * 0.84, radius * 0.13, mix(clay, rim, 0.25), 8)
    c.oval(x, y, radius, radius * 0.62, clay)
    c.oval(x, y, radius * 0.95, radius * 0.57, rim)
    c.oval(x, y, radius * 0.92, radius * 0.545, clay)
    c.oval(x, y + 6, radius * 0.86, radius * 0.49, soup)
    for number in range(9):
        c.oval(
            x - radius * 0.82 + number * radius * 0.205, y + radius * (0.62 - 0.013 * (number - 4) ** 2), 14, 14, rim
        )
    return x, y, radius


def table(c: Canvas, p: Palette) -> None:
    """A wooden table from above."""
    wood = "#b07b4b"
    c.gradient(mix(wood, p.horizon, 0.18), mix(wood, p.line, 0.18))
    for number in range(9):
        y = number * c.height / 8
        c.line([(0, y), (c.width, y + c.rng.uniform(-12, 12))], mix(wood, "#4f3017", 0.3), 4)
        c.line([(0, y + 60), (c.width, y + 66)], mix(wood, "#4f3017", 0.1), 2.4)


def scatter(c: Canvas, spot: tuple[float, float, float], count: int, colours: tuple[str, ...], size: float) -> None:
    """Small pieces of food within a bowl."""
    x, y, radius = spot
    for _ in range(count):
        angle, far = c.rng.uniform(0, 2 * pi), c.rng.random() ** 0.5 * 0.76
        px, py = x + cos(angle) * far * radius, y + sin(angle) * far * radius * 0.54
        c.oval(px, py, size * c.rng.uniform(0.6, 1.1), size * c.rng.uniform(0.4, 0.7), c.rng.choice(colours))


def steam(c: Canvas, x: float, y: float) -> None:
    """Three wisps of steam."""
    for shift in (-70, 0, 74):
        c.line(
            [(x + shift, y), (x + shift + 22, y - 60), (x + shift - 16, y - 130), (x + shift + 12, y - 210)],
            "#f2e2cc",
            9,
        )


def noodles(c: Canvas, p: Palette) -> None:
    """A bowl of rice noodles with beef, chilli and greens."""
    table(c, p)
    x, y, radius = spot = _bowl(c, "#c9642c")
    for number in range(30):
        rise = c.rng.uniform(-0.3, 0.36) * radius
        c.arc(
            x + c.rng.uniform(-40, 40),
            y + rise * 0.8,
            radius * c.rng.uniform(0.3, 0.72),
            radius * c.rng.uniform(0.08, 0.24),
            (c.rng.uniform(150, 220), c.rng.uniform(320, 400)),
            mix("#fdf3dd", "#f0d9ae", number % 3 / 3),
            11,
        )
    for number in range(7):
        angle = number * 0.9
        c.rect(
            x + cos(angle) * radius * 0.34 - 44,
            y + sin(angle) * radius * 0.2 - 26,
            92,
            44,
            mix("#7a4026", "#a8623a", number % 3 / 2),
            14,
        )
    scatter(c, spot, 46, ("#4d9a4a", "#7cbf5a", "#d43a2c"), 13)
    steam(c, x, y - radius * 0.66)
    c.line([(c.width * 0.86, c.height * 0.2), (c.width * 0.96, c.height * 0.94)], "#6e3b22", 12)
    c.line([(c.width * 0.9, c.height * 0.2), (c.width * 0.99, c.height * 0.92)], "#6e3b22", 12)


def fish_head(c: Canvas, p: Palette) -> None:
    """Steamed fish under chopped chilli on a long plate."""
    table(c, p)
    x, y, size = c.width * 0.5, c.height * 0.52, min(c.width, c.height) * 0.44
    c.oval(x + 10, y + 22, size * 1.08, size * 0.86, "#7c5433")
    c.oval(x, y, size * 1.06, size * 0.82, "#fdfaf2")
    c.oval(x, y, size * 0.94, size * 0.7, "#e9c08f")
    for side in (-1, 1):
        for share, tint in ((1.0, "#8f8672"), (0.86, "#b3aa94"), (0.66, "#c9c2ad")):
            c.oval(x - size * 0.04, y + side * size * 0.25, size * 0.72 * share, size * 0.27 * share, tint)
        c.oval(x - size * 0.5, y + side * size * 0.24, 24, 24, "#f7f3e6")
        c.oval(x - size * 0.5, y + side * size * 0.24, 12, 12, "#22303f")
        c.arc(x - size * 0.22, y + side * size * 0.24, size * 0.1, size * 0.17, (270, 90), "#8f8672", 8)
    for angle in (-0.5, -0.25, 0.0, 0.25, 0.5):
        c.poly(
            [
                (x + size * 0.56, y),
                (x + size * 0.86, y + angle * size * 0.7 - 14),
                (x + size * 0.9, y + angle * size * 0.7 + 12),
            ],
            "#a39a85",
        )
    for _ in range(230):
        angle, far = c.rng.uniform(0, 2 * pi), c.rng.random() ** 0.5
        px, py = x + size * 0.14 + cos(angle) * far * size * 0.58, y + sin(angle) * far * size * 0.4
        c.rect(px, py, 20, 12, c.rng.choice(("#d8271f", "#e8512c", "#b31a1a", "#f08a3c", "#4d9a4a")), 4)
    steam(c, x, y - size * 0.9)


def braised_pork(c: Canvas, p: Palette) -> None:
    """Glossy cubes of pork in a clay pot."""
    table(c, p)
    x, y, radius = spot = _bowl(c, "#5a2a16", "#6d4630", "#3f2518")
    for number in range(13):
        angle, far = number * 2.4, 0.16 + 0.05 * number
        px, py = x + cos(angle) * far * radius, y + sin(angle) * far * radius * 0.5
        c.rect(px - 46, py - 44, 92, 80, "#7a2f18", 14)
        c.rect(px - 46, py - 44, 92, 30, "#b4532a", 14)
        c.rect(px - 40, py - 18, 84, 14, "#f0c69a", 5)
        c.rect(px - 30, py - 38, 36, 8, "#e08a52", 4)
    scatter(c, spot, 18, ("#4d9a4a", "#7cbf5a"), 13)
    steam(c, x, y - radius * 0.68)


def soup(c: Canvas, p: Palette) -> None:
    """Lotus seeds in clear soup."""
    table(c, p)
    x, y, radius = spot = _bowl(c, "#efd9a8", "#e8f1ea", "#4f9a8b")
    scatter(c, spot, 40, ("#fdf7e6", "#fff9ec", "#f4e6c4"), 30)
    scatter(c, spot, 20, ("#c8402f", "#d8553c"), 12)
    scatter(c, spot, 12, ("#fdfbf4", "#f7efe0"), 40)
    steam(c, x, y - radius * 0.68)
    c.line([(x + radius * 0.5, y - radius * 0.1), (x + radius * 1.1, y - radius * 0.9)], "#d9d4c8", 20)


def stir_fry(c: Canvas, p: Palette) -> None:
    """A pan of quick-fried food with peppers."""
    table(c, p)
    x, y, size = c.width * 0.5, c.height * 0.52, min(c.width, c.height) * 0.45
    c.rect(x + size * 0.8, y - 26, size * 0.7, 50, "#33302e", 22)
    c.oval(x + 12, y + 20, size * 1.04, size * 1.0, "#6b4526")
    c.oval(x, y, size * 1.04, size, "#2b2a2a")
    c.oval(x, y, size * 0.92, size * 0.88, "#3d3a38")
    for _ in range(150):
        angle, far = c.rng.uniform(0, 2 * pi), c.rng.random() ** 0.5 * 0.74
        px, py = x + cos(angle) * far * size, y + sin(angle) * far * size * 0.96
        colour = c.rng.choice(("#c8452f", "#a8352a", "#8a4a2c", "#b9643a", "#3f8a45", "#d9762f"))
        c.poly([(px - 30, py), (px - 4, py - 22), (px + 34, py - 6), (px + 8, py + 20)], colour)
        c.line([(px - 12, py - 4), (px + 16, py - 8)], mix(colour, "#ffffff", 0.3), 4)
    steam(c, x, y - size * 0.82)


def tofu(c: Canvas, p: Palette) -> None:
    """Crisp tofu on a plate with sauce and leaves."""
    table(c, p)
    x, y, size = c.width * 0.5, c.height * 0.54, min(c.width, c.height) * 0.46
    c.oval(x + 12, y + 22, size * 1.04, size * 0.8, "#7c5433")
    c.oval(x, y, size * 1.04, size * 0.8, "#f4efe2")
    c.oval(x, y, size * 0.86, size * 0.64, "#e6dfce")
    for number in range(12):
        column, row = number % 4, number // 4
        px, py = x + (column - 1.5) * size * 0.38, y + (row - 1) * size * 0.34
        c.rect(px - size * 0.16, py - size * 0.12, size * 0.33, size * 0.28, "#2f2b2a", 12)
        c.rect(px - size * 0.16, py - size * 0.14, size * 0.33, size * 0.2, "#4a4340", 12)
        c.oval(px, py - size * 0.05, size * 0.08, size * 0.05, "#c8402f")
        c.oval(px + 8, py - size * 0.06, 9, 7, "#6fb356")
    for _ in range(50):
        c.oval(
            x + c.rng.uniform(-0.7, 0.7) * size,
            y + c.rng.uniform(-0.5, 0.5) * size,
            8,
            6,
            c.rng.choice(("#6fb356", "#d8452f")),
        )


def rice_cake(c: Canvas, p: Palette) -> None:
    """White rice cakes on a leaf with sugar."""
    table(c, p)
    x, y, size = c.width * 0.5, c.height * 0.53, min(c.width, c.height) * 0.47
    c.oval(x + 12, y + 20, size, size * 0.82, "#7c5433")
    c.oval(x, y, size, size * 0.8, "#c9a46a")
    for number in range(22):
        angle = 2 * pi * number / 22
        c.line([(x, y), (x + cos(angle) * size, y + sin(angle) * size * 0.8)], "#b18a52", 5)
    c.poly(
        [
            (x - size * 0.8, y),
            (x - size * 0.2, y - size * 0.5),
            (x + size * 0.8, y - size * 0.1),
            (x + size * 0.2, y + size * 0.52),
        ],
        mix(p.leaf, "#3f7a3a", 0.5),
    )
    for dx, dy in ((-0.34, 0.0), (0.06, -0.2), (0.36, 0.04), (0.0, 0.22)):
        c.oval(x + dx * size, y + dy * size + 12, size * 0.25, size * 0.17, "#d9cdb4")
        c.oval(x + dx * size, y + dy * size, size * 0.25, size * 0.17, "#fdf9f0")
        c.oval(x + dx * size - 14, y + dy * size - 8, size * 0.14, size * 0.07, "#ffffff")
        c.oval(x + dx * size + 10, y + dy * size, size * 0.12, size * 0.07, "#b8762f")
    steam(c, x, y - size * 0.7)


def sweet_rice(c: Canvas, p: Palette) -> None:
    """A bamboo steamer with smoked meats."""
    table(c, p)
    x, y, size = c.width * 0.5, c.height * 0.54, min(c.width, c.height) * 0.47
    c.oval(x + 12, y + 30, size, size * 0.88, "#6b4526")
    c.oval(x, y + 22, size, size * 0.88, "#a8793f")
    c.oval(x, y, size, size * 0.86, "#d8ad6c")
    c.oval(x, y, size * 0.88, size * 0.74, "#f2e0b8")
    for number in range(15):
        angle = 2 * pi * number / 15
        px, py = x + cos(angle) * size * 0.54, y + sin(angle) * size * 0.45
        c.poly(
            [(px - 60, py - 8), (px, py - 42), (px + 62, py - 6), (px + 6, py + 30)],
            ("#8f2f22", "#b4532a", "#c8894a")[number % 3],
        )
        c.line([(px - 34, py - 6), (px + 36, py - 8)], "#f3d2a8", 8)
    for number in range(5):
        c.poly(
            [
                (x - 90 + number * 40, y - 12),
                (x - 60 + number * 40, y - 44),
                (x - 30 + number * 40, y - 8),
                (x - 60 + number * 40, y + 26),
            ],
            ("#8f2f22", "#c8894a")[number % 2],
        )
    scatter(c, (x, y, size * 0.8), 26, ("#4d9a4a", "#d8452f"), 11)
    steam(c, x, y - size * 0.76)
