"""Scenes of halls: library, museum, stage, meeting, press conference, workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .canvas import mix
from .parts import person, sitting
from .rooms import COATS, plant, room, window

if TYPE_CHECKING:
    from .canvas import Canvas
    from .palettes import Palette


def library(c: Canvas, p: Palette) -> None:
    """Shelves full of books and a reader at a table."""
    floor = room(c, "#f0e4d0", "#b98d5e", 0.72)
    for column in range(4):
        x = c.width * (0.02 + column * 0.245)
        if column == 2:
            window(c, x + 40, c.height * 0.1, c.width * 0.17, c.height * 0.42, p)
            continue
        c.rect(x, c.height * 0.05, c.width * 0.225, floor - c.height * 0.05, "#7c5433", 6)
        for row in range(5):
            y = c.height * 0.075 + row * c.height * 0.128
            c.rect(x + 14, y, c.width * 0.225 - 28, c.height * 0.11, "#5b3b22")
            at = x + 20
            while at < x + c.width * 0.225 - 44:
                width, tall = c.rng.uniform(14, 30), c.height * c.rng.uniform(0.07, 0.1)
                c.rect(
                    at,
                    y + c.height * 0.11 - tall,
                    width,
                    tall,
                    mix(c.rng.choice((*COATS, "#a8382f", "#efe3c8")), "#5b3b22", 0.12),
                    2,
                )
                at += width + 2
    c.rect(c.width * 0.3, c.height * 0.8, c.width * 0.5, 30, "#d9ab72", 8)
    for x in (0.34, 0.75):
        c.rect(c.width * x, c.height * 0.82, 22, c.height * 0.18, "#9c6f42")
    for share, coat in ((0.42, COATS[1]), (0.66, COATS[4])):
        sitting(c, c.width * share, c.height * 0.8, 190, coat)
        c.poly(
            [
                (c.width * share - 60, c.height * 0.8),
                (c.width * share, c.height * 0.785),
                (c.width * share + 60, c.height * 0.8),
                (c.width * share, c.height * 0.81),
            ],
            "#ffffff",
        )
    plant(c, c.width * 0.93, c.height * 0.97, 260, p.leaf)


def museum(c: Canvas, p: Palette) -> None:
    """A gallery with a bronze, a vase and visitors."""
    floor = room(c, "#4a4656", "#6d6675", 0.72)
    for share in (0.2, 0.5, 0.8):
        x = c.width * share
        c.poly([(x - 26, 0), (x + 26, 0), (x + 190, floor), (x - 190, floor)], "#635e70")
        c.poly([(x - 14, 0), (x + 14, 0), (x + 110, floor), (x - 110, floor)], "#7d7686")
        c.rect(x - 96, floor - 120, 192, 140, "#e9e2d4", 4)
        c.rect(x - 108, floor - 132, 216, 18, "#fbf6ea", 4)
    _bronze(c, c.width * 0.2, floor - 132)
    vase(c, c.width * 0.5, floor - 132, 250, "#f4f1e8", "#2c5fa0")
    _bronze(c, c.width * 0.8, floor - 132)
    for number, share in enumerate((0.32, 0.37, 0.64, 0.93)):
        person(c, c.width * share, c.height * 0.97, 300, COATS[number + 1])


def _bronze(c: Canvas, x: float, y: float) -> None:
    green = "#5f8a78"
    for leg in (-62, 0, 62):
        c.poly(
            [(x + leg - 16, y - 90), (x + leg + 16, y - 90), (x + leg + 8, y), (x + leg - 8, y)],
            mix(green, "#22302c", 0.2),
        )
    c.half(x, y - 150, 100, 84, green)
    c.rect(x - 108, y - 164, 216, 20, mix(green, "#ffffff", 0.15), 5)
    for side in (-1, 1):
        c.rect(x + side * 84 - 11, y - 224, 22, 64, green, 8)
    for number in range(5):
        c.ring(x - 68 + number * 34, y - 118, 10, mix(green, "#1e3029", 0.4), 4)


def vase(c: Canvas, x: float, y: float, size: float, ground: str, ink: str) -> None:
    """A vase with a painted band, its foot at (x, y)."""
    profile = [(0.2, 0.0), (0.3, 0.2), (0.4, 0.46), (0.37, 0.64), (0.2, 0.8), (0.13, 0.9), (0.2, 1.0)]
    left = [(x - w * size, y - h * size) for w, h in profile]
    right = [(x + w * size, y - h * size) for w, h in reversed(profile)]
    c.poly(left + right, ground)
    c.poly([(x + w * size * 0.5, y - h * size) for w, h in profile] + right, mix(ground, ink, 0.12))
    for level, width in ((0.2, 0.3), (0.62, 0.37), (0.78, 0.21)):
        c.rect(x - width * size, y - level * size, width * 2 * size, size * 0.02, ink)
    for number in range(5):
        at = x + (number - 2) * size * 0.13
        c.oval(at, y - size * 0.42, size * 0.05, size * 0.05, ink)
        c.arc(at, y - size * 0.33, size * 0.07, size * 0.08, (180, 350), ink, size * 0.016)
    c.rect(x - 0.2 * size, y - size * 1.0, 0.4 * size, size * 0.025, ink, 3)


def stage(c: Canvas, p: Palette) -> None:
    """An opera stage with curtains and two figures in long sleeves."""
    c.gradient("#3a1d2a", "#5b2a34")
    c.rect(c.width * 0.12, c.height * 0.1, c.width * 0.76, c.height * 0.66, "#f3dfbd")
    c.oval(c.width * 0.5, c.height * 0.38, 190, 190, mix("#f3dfbd", p.bloom, 0.55))
    c.ridge(c.height * 0.62, 40, mix("#f3dfbd", p.mid, 0.6), "", 1.4)
    c.rect(0, c.height * 0.74, c.width, c.height * 0.26, "#8a5a3a")
    for number in range(12):
        c.line(
            [(c.width * number / 11, c.height * 0.74), (c.width * (number * 1.6 - 3.3) / 11, c.height)], "#744a2e", 4
        )
    for side in (0, 1):
        for fold in range(5):
            x = fold * 52 if not side else c.width - (fold + 1) * 52
            c.poly(
                [(x, 0), (x + 52, 0), (x + 52, c.height * (0.86 - fold * 0.05)), (x, c.height * (0.84 - fold * 0.05))],
                ("#a3242c", "#8c1b24")[fold % 2],
            )
    for fold in range(16):
        c.oval(fold * 104 + 50, 26, 60, 70, ("#a3242c", "#8c1b24")[fold % 2])
    _dancer(c, c.width * 0.4, c.height * 0.86, 1, "#2f7d8b")
    _dancer(c, c.width * 0.62, c.height * 0.86, -1, "#d4553f")


def _dancer(c: Canvas, x: float, y: float, side: int, robe: str) -> None:
    c.poly([(x - 36, y - 250), (x + 36, y - 250), (x + 96, y), (x - 96, y)], robe)
    c.poly([(x - 10, y - 250), (x + 10, y - 250), (x + 26, y), (x - 26, y)], mix(robe, "#ffffff", 0.55))
    for arm, lift in ((1, 120), (-1, 20)):
        c.line(
            [
                (x + arm * side * 30, y - 232),
                (x + arm * side * 110, y - 250 - lift * 0.4),
                (x + arm * side * 170, y - 220 - lift),
            ],
            robe,
            34,
        )
        c.line(
            [
                (x + arm * side * 165, y - 222 - lift),
                (x + arm * side * 250, y - 180 - lift),
                (x + arm * side * 290, y - 90 - lift),
            ],
            "#fdf6ea",
            26,
        )
    c.oval(x, y - 290, 32, 38, "#f0cda8")
    c.pen.pieslice(((x - 40) * 2, (y - 344) * 2, (x + 40) * 2, (y - 262) * 2), 180, 360, fill="#20181c")
    for number in range(5):
        c.oval(x - 36 + number * 18, y - 338 - 8 * (number == 2), 10, 10, ("#e8b84a", "#d4553f")[number % 2])


def meeting(c: Canvas, p: Palette) -> None:
    """A meeting room with an oval table."""
    floor = room(c, "#e9e4da", "#a9977f", 0.58)
    for number in range(3):
        window(c, c.width * (0.08 + number * 0.31), c.height * 0.08, c.width * 0.22, c.height * 0.34, p)
    for number in range(7):
        sitting(c, c.width * (0.2 + number * 0.1), floor + 84, 120, COATS[number])
    c.oval(c.width * 0.5, c.height * 0.82, c.width * 0.44, c.height * 0.16, "#7c5433")
    c.oval(c.width * 0.5, c.height * 0.8, c.width * 0.44, c.height * 0.15, "#a8774a")
    c.oval(c.width * 0.5, c.height * 0.8, c.width * 0.3, c.height * 0.085, "#8f6238")
    for number in range(6):
        plant(c, c.width * (0.33 + number * 0.068), c.height * 0.83, 84, p.leaf)
    for number in range(9):
        x = c.width * (0.1 + number * 0.1)
        c.rect(x, c.height * (0.74 + 0.03 * abs(number - 4) * 0.2), 54, 9, "#ffffff", 2)
        c.oval(x + 74, c.height * 0.748, 10, 8, "#ffffff")


def press(c: Canvas, p: Palette) -> None:
    """A lectern with microphones and rows of listeners."""
    floor = room(c, "#0f3f78", "#51616f", 0.7)
    c.rect(c.width * 0.14, c.height * 0.08, c.width * 0.72, c.height * 0.46, "#1257a0", 6)
    for number in range(3):
        c.line(
            [
                (c.width * 0.26, c.height * (0.2 + number * 0.08)),
                (c.width * (0.74 - number * 0.09), c.height * (0.2 + number * 0.08)),
            ],
            mix("#1257a0", "#ffffff", 0.7 - number * 0.15),
            16 - number * 4,
        )
    for share, coat in ((0.36, "#2b3646"), (0.5, "#31424f"), (0.64, "#5a3a44")):
        c.rect(c.width * share - 40, floor - 190, 80, 150, coat, 28)
        c.oval(c.width * share, floor - 222, 34, 40, "#dbb08a")
        c.pen.pieslice(
            ((c.width * share - 38) * 2, (floor - 270) * 2, (c.width * share + 38) * 2, (floor - 190) * 2),
            180,
            360,
            fill="#2d2a2c",
        )
    c.rect(c.width * 0.22, floor - 110, c.width * 0.56, 130, "#b98756", 8)
    c.rect(c.width * 0.21, floor - 118, c.width * 0.58, 22, "#d2a26d", 8)
    for share in (0.36, 0.5, 0.64):
        c.line([(c.width * share, floor - 118), (c.width * share + 14, floor - 160)], "#22303f", 6)
        c.oval(c.width * share + 16, floor - 164, 10, 14, "#22303f")
    for row, (y, size) in enumerate(((0.9, 120), (1.06, 168))):
        for number in range(9 - row * 2):
            sitting(c, c.width * (number + 0.5) / (9 - row * 2), c.height * y, size, COATS[(number + row) % 7])


def workshop(c: Canvas, p: Palette) -> None:
    """A production line with robot arms."""
    floor = room(c, "#e4eaee", "#c3cdd4", 0.74)
    for number in range(9):
        c.rect(number * 190, 0, 12, floor, "#cbd6dd")
        c.poly([(number * 190, 60), (number * 190 + 190, 26), (number * 190 + 190, 36), (number * 190, 70)], "#b4c2cb")
        c.rect(number * 190 + 56, 96, 90, 18, "#fff8dc", 8)
    c.rect(0, floor - 70, c.width, 34, "#4b6a7d", 8)
    for number in range(21):
        c.oval(number * 80 + 30, floor - 26, 18, 18, "#33455f")
    for number in range(5):
        c.rect(number * 330 + 110, floor - 150, 170, 80, mix(COATS[number], "#ffffff", 0.2), 12)
        c.oval(number * 330 + 195, floor - 110, 24, 24, "#ffffff")
    for number, x in enumerate((0.17, 0.48, 0.8)):
        _robot(c, c.width * x, floor - 36, 1 if number % 2 else -1)
    for share, coat in ((0.32, "#2c6fa8"), (0.66, "#e0a13c"), (0.93, "#2c6fa8")):
        person(c, c.width * share, c.height * 0.985, 280, coat)
        c.pen.pieslice(
            (
                (c.width * share - 34) * 2,
                (c.height * 0.985 - 300) * 2,
                (c.width * share + 34) * 2,
                (c.height * 0.985 - 226) * 2,
            ),
            180,
            360,
            fill="#f2c14b",
        )


def _robot(c: Canvas, x: float, y: float, side: int) -> None:
    orange = "#e8863c"
    c.rect(x - 50, y - 40, 100, 44, "#33455f", 8)
    c.line([(x, y - 36), (x - side * 46, y - 220)], orange, 44)
    c.line([(x - side * 46, y - 220), (x + side * 96, y - 318)], orange, 36)
    c.line([(x + side * 96, y - 318), (x + side * 140, y - 200)], mix(orange, "#ffffff", 0.2), 24)
    for at in ((x, y - 36), (x - side * 46, y - 220), (x + side * 96, y - 318)):
        c.oval(*at, 28, 28, "#33455f")
        c.oval(*at, 12, 12, "#f4f5f5")
    c.poly([(x + side * 122, y - 204), (x + side * 158, y - 204), (x + side * 140, y - 170)], "#33455f")
