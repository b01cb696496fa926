"""A small drawing surface: shapes in whole units, drawn at twice the size and scaled down, so that edges are smooth."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Point = tuple[float, float]
SCALE = 2
QUALITY = 80


def rgb(colour: str) -> tuple[int, int, int]:
    """#RRGGBB as three numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """A colour between two: 0 is the first, 1 the second."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def wave(seed: float, x: float, roughness: float = 1.0) -> float:
    """A smooth line between about -1 and 1 that never repeats within a picture."""
    return (
        math.sin(x * 0.0031 * roughness + seed) * 0.55
        + math.sin(x * 0.0083 * roughness + seed * 2.3) * 0.3
        + math.sin(x * 0.021 * roughness + seed * 5.1) * 0.12
    )


@dataclass(slots=True)
class Canvas:
    """A picture of `width` by `height` pixels; every length below is in those pixels."""

    width: int
    height: int
    rng: random.Random
    image: Image.Image
    pen: ImageDraw.ImageDraw

    @classmethod
    def new(cls, width: int, height: int, seed: str, ground: str = "#ffffff") -> Canvas:
        """An empty picture; `seed` decides everything that is drawn by chance."""
        image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        return cls(width, height, random.Random(seed), image, ImageDraw.Draw(image))

    def gradient(self, top: str, bottom: str, start: float = 0, end: float | None = None) -> None:
        """A band from `start` to `end` in y that turns from one colour into another."""
        stop = self.height if end is None else end
        box = (0, int(start * SCALE), self.width * SCALE, int(stop * SCALE))
        self.image.paste(self._ramp(top, bottom, box[2], box[3] - box[1]), box[:2])

    def _ramp(self, top: str, bottom: str, width: int, height: int) -> Image.Image:
        ramp = Image.new("RGB", (width, max(1, height)))
        pen, band = ImageDraw.Draw(ramp), max(1, height // 160)
        for y in range(0, height, band):
            pen.rectangle((0, y, width, y + band), fill=mix(top, bottom, y / height))
        return ramp

    def poly(self, points: Iterable[Point], fill: str) -> None:
        """A filled shape."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=fill)

    def rect(self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> None:
        """A filled rectangle, rounded by `radius`."""
        box = (x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE)
        if radius:
            self.pen.rounded_rectangle(box, radius * SCALE, fill=fill)
        else:
            self.pen.rectangle(box, fill=fill)

    def oval(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        """A filled ellipse round (x, y) with its two radii."""
        self.pen.ellipse(
            ((x - across) * SCALE, (y - down) * SCALE, (x + across) * SCALE, (y + down) * SCALE), fill=fill
        )

    def ring(self, x: float, y: float, radius: float, fill: str, width: float) -> None:
        """A circle drawn as a line."""
        box = ((x - radius) * SCALE, (y - radius) * SCALE, (x + radius) * SCALE, (y + radius) * SCALE)
        self.pen.ellipse(box, outline=fill, width=max(1, round(width * SCALE)))

    def line(self, points: Sequence[Point], fill: str, width: float) -> None:
        """A line through points."""
        self.pen.line(
            [(x * SCALE, y * SCALE) for x, y in points], fill=fill, width=max(1, round(width * SCALE)), joint="curve"
        )

    def arc(
        self, x: float, y: float, across: float, down: float, angles: tuple[float, float], fill: str, width: float
    ) -> None:
        """A part of an ellipse as a line; angles in degrees from three o'clock clockwise."""
        box = ((x - across) * SCALE, (y - down) * SCALE, (x + across) * SCALE, (y + down) * SCALE)
        self.pen.arc(box, angles[0], angles[1], fill=fill, width=max(1, round(width * SCALE)))

    def half(self, x: float, y: float, across: float, down: float, fill: str) -> None:
        """The lower half of an ellipse, a bowl."""
        box = ((x - across) * SCALE, (y - down) * SCALE, (x + across) * SCALE, (y + down) * SCALE)
        self.pen.pieslice(box, 0, 180, fill=fill)

    def ridge(self, level: float, swing: float, fill: str, haze: str = "", roughness: float = 1.0) -> list[Point]:
        """A range of hills from edge to edge down to the foot of the picture, fading into `haze` below.

        Returns its skyline.
        """
        seed = self.rng.uniform(0, 60)
        line: list[Point] = [(x, level - swing * wave(seed, x, roughness)) for x in range(-10, self.width + 20, 10)]
        shape = [*line, (self.width + 20, self.height), (-10, self.height)]
        if haze:
            self._fading(shape, fill, haze, level - swing, level + swing * 2.6)
        else:
            self.poly(shape, fill)
        return line

    def _fading(self, shape: Sequence[Point], fill: str, haze: str, top: float, bottom: float) -> None:
        mask = Image.new("1", self.image.size)
        ImageDraw.Draw(mask).polygon([(x * SCALE, y * SCALE) for x, y in shape], fill=1)
        first, last = int(max(0, top) * SCALE), int(min(self.height, bottom) * SCALE)
        size = (self.width * SCALE, last - first)
        self.image.paste(self._ramp(fill, haze, *size), (0, first), mask.crop((0, first, size[0], last)))
        if last < self.image.height:
            low = mask.crop((0, last, size[0], self.image.height))
            self.image.paste(haze, (0, last, size[0], self.image.height), low)

    def glow(self, x: float, y: float, radius: float, fill: str) -> None:
        """A soft disc of light on whatever is there."""
        size = int(radius * 3.2 * SCALE)
        halo = Image.radial_gradient("L").point([max(0, 150 - int(level * 1.2)) for level in range(256)])
        self.image.paste(fill, (int(x * SCALE) - size, int(y * SCALE) - size), halo.resize((size * 2, size * 2)))
        self.oval(x, y, radius * 0.62, radius * 0.62, fill)

    def birds(self, x: float, y: float, count: int, fill: str) -> None:
        """A few birds near a point."""
        for _ in range(count):
            at, up, size = x + self.rng.uniform(-130, 130), y + self.rng.uniform(-50, 50), self.rng.uniform(7, 13)
            self.arc(at - size, up, size, size * 0.7, (200, 340), fill, 2.4)
            self.arc(at + size, up, size, size * 0.7, (200, 340), fill, 2.4)

    def cloud(self, x: float, y: float, size: float, fill: str) -> None:
        """A flat cloud."""
        for part, rise, width in ((-0.9, 0.1, 0.55), (-0.3, -0.18, 0.7), (0.4, -0.08, 0.62), (1.0, 0.12, 0.46)):
            self.oval(x + part * size, y + rise * size, width * size, width * size * 0.46, fill)
        self.rect(x - 1.4 * size, y + 0.12 * size, 2.8 * size, size * 0.22, fill, size * 0.11)

    def jpeg(self) -> bytes:
        """The finished picture as JPEG bytes, with a paper grain laid over it."""
        small = self.image.reduce(SCALE)
        small = Image.blend(small, grain(small.size), 0.045)
        buffer = BytesIO()
        small.save(buffer, "JPEG", quality=QUALITY)
        return buffer.getvalue()


_GRAINS: dict[tuple[int, int], Image.Image] = {}


def grain(size: tuple[int, int]) -> Image.Image:
    """Even noise of a fixed pattern; made once for each size."""
    if size not in _GRAINS:
        noise = Image.frombytes("L", (400, 400), random.Random(7).randbytes(160_000))
        sheet = Image.new("L", size)
        for x in range(0, size[0], 400):
            for y in range(0, size[1], 400):
                sheet.paste(noise, (x, y))
        _GRAINS[size] = sheet.convert("RGB")
    return _GRAINS[size]
