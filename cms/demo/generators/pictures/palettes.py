"""Colours of times of day and seasons, so that scenes by different hands look like one set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours from the sky down: far hills are palest. `leaf` and `bloom` are trees, `glass` lit windows."""

    sky: str
    horizon: str
    sun: str
    far: str
    mid: str
    near: str
    ground: str
    water: str
    leaf: str
    bloom: str
    wall: str
    roof: str
    glass: str
    line: str


PALETTES = {
    "dawn": Palette("#8fb3d9", "#fbdcc0", "#fff1d6", "#b7b9d2", "#7f90b4", "#4a6487", "#6c8a7c", "#b9cfe0", "#4f7a66",
                    "#f1b7a4", "#f5ece0", "#5b6478", "#ffe6a8", "#33455f"),
    "day": Palette("#7fbde6", "#e4f2f7", "#fff8dc", "#a9cbd6", "#6ea59f", "#3f7f6c", "#8dbb6f", "#8fc6dc", "#3f8460",
                   "#f0a35c", "#fbf6ec", "#4b5b68", "#cfe8f3", "#2d4a55"),
    "dusk": Palette("#445089", "#f5a86c", "#ffe3a3", "#9c7a98", "#6a5685", "#3a3a66", "#544a63", "#c98a83", "#3f4263",
                    "#f28e63", "#e9cdb8", "#3a3550", "#ffd58a", "#262a4a"),
    "night": Palette("#101c3f", "#35507f", "#f4efcf", "#2c4474", "#1e3259", "#142344", "#1a2a48", "#223c68", "#183050",
                     "#d9734f", "#4a5b80", "#18233f", "#ffcf6e", "#0c1630"),
    "mist": Palette("#b9cdd3", "#f0f2ec", "#ffffff", "#c6d4d3", "#9ab4b0", "#5d837e", "#a3b9a0", "#cbdadb", "#55796d",
                    "#d9b48a", "#f3f1ea", "#5e6b70", "#fff0c4", "#3b5252"),
    "spring": Palette("#9ccfe6", "#f6f4dc", "#fffbe0", "#b6d4c5", "#83b98f", "#4f9263", "#b8cf5b", "#a5d4dc", "#5ea060",
                      "#f2a5b4", "#fbf7ee", "#55606a", "#e8f3e4", "#31553f"),
    "summer": Palette("#58aee3", "#d8f0ee", "#fffde8", "#8fc3bb", "#4c9a80", "#26745a", "#63a84f", "#6fb9d6", "#2c7a4a",
                      "#e86b7c", "#fdf8ed", "#44525e", "#d6ecf2", "#1f4a42"),
    "autumn": Palette("#8db9d8", "#fbe9c8", "#fff4d2", "#c9b79c", "#b98a55", "#8a5a35", "#e0b04c", "#a9c4cf", "#c8743a",
                      "#d9482f", "#faf1e2", "#5a4a44", "#ffe7b0", "#4f3728"),
    "winter": Palette("#a9c3da", "#eef3f6", "#ffffff", "#cdd9e3", "#9fb3c4", "#63798d", "#e3eaef", "#bccfdb", "#5b7480",
                      "#c4574b", "#f4f5f5", "#566374", "#ffeec2", "#38495a"),
    "rain": Palette("#74889a", "#c3ced3", "#e6ebec", "#a3b1b9", "#7d919b", "#556c78", "#7b8f8a", "#9bb0ba", "#4d6b66",
                    "#b5654f", "#dfe1dd", "#434e5a", "#f2d590", "#2e3d49"),
}  # fmt: skip
