"""Short melodies of our own, played by a plucked string and a flute that are computed here; WAV, mono, 16 bit."""

from __future__ import annotations

import random
import wave
from array import array
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from math import pi, sin
from operator import add

#: Samples a second.
RATE = 16000
CREDIT_ZH = "旋律由本站创作并合成"
CREDIT_EN = "Melody composed and synthesised for this site"
#: Semitones above the key note by degree of the five-note scale.
DEGREES = {"1": 0, "2": 2, "3": 4, "5": 7, "6": 9}


@dataclass(frozen=True, slots=True)
class Song:
    """A melody in numbered notation.

    A token is a degree with `'` for the octave above and `,` for the one below; `_` halves its beat and each `-` adds
    one. `~` changes between string and flute. `key` is the frequency of degree 1 in hertz, `beat` a beat in seconds.
    """

    key: str
    title_zh: str
    title_en: str
    pitch: float
    beat: float
    notes: str


SONGS: dict[str, Song] = {
    song.key: song
    for song in (
        Song("lotus", "采莲谣", "Lotus Gatherers", 293.7, 0.4,
             "3_ 5_ 6 1'_ 6_ 5 3_ 2_ 3 5 - ~ 6_ 1'_ 2' 1'_ 6_ 5 6_ 5_ 3 2 - ~ 1_ 2_ 3 5 6_ 5_ 3_ 2_ 1 - -"),
        Song("leaves", "木叶山歌", "Leaf Song of the Hills", 261.6, 0.5,
             "~ 6 - 1' 2'_ 1'_ 6 - - 5_ 6_ ~ 6 - 5 3_ 5_ 6 - ~ 2' 1' 6_ 5_ 6 - - ~ 3 2 1 -"),
        Song("tamping", "打夯小调", "Tamping Song", 220.0, 0.42,
             "5 5_ 6_ 1' 1' 6 5 3 - 5 5_ 6_ 1' 6 5 3 2 - ~ 1 1_ 2_ 3 5 ~ 6 5 3_ 2_ 1 - 1 -"),
        Song("night-fishing", "夜渔号子", "Night Fishing", 246.9, 0.52,
             "~ 3 - 5_ 6_ 5 - 3 2 - ~ 1_ 2_ 3_ 5_ 6_ 5_ 3_ 2_ ~ 1' - 6 5_ 3_ 2 - ~ 6, - 1 - "),
        Song("planting", "插秧歌", "Planting Song", 329.6, 0.3,
             "1_ 1_ 2 3 5 5_ 6_ 5 3 2 - 3_ 3_ 5 6 1' 1'_ 6_ 5 3 5 - ~ 6_ 6_ 1' 6 5 3_ 5_ 3 2 ~ 1_ 2_ 3_ 2_ 1 - 1 -"),
        Song("lullaby", "摇篮歌", "Lullaby", 261.6, 0.56,
             "3 5_ 3_ 2 - 3 2_ 1_ 6, - ~ 1 2_ 3_ 5 - 3_ 2_ 1_ 2_ 1 - - "),
        Song("tea-hill", "茶山小曲", "Tea Hill", 349.2, 0.32,
             "5_ 6_ 5_ 3_ 5 6 1'_ 6_ 1'_ 2'_ 1' - ~ 2'_ 1'_ 6_ 5_ 6 3 5 - ~ 3_ 5_ 6_ 5_ 3 2_ 3_ 1 2 - 5_ 3_ 2_ 1_ 1 -"),
        Song("harvest", "丰收锣鼓", "Harvest Drums", 293.7, 0.34,
             "1 1 5 5 6_ 6_ 5_ 3_ 5 - 1' 1' 6 5 3_ 5_ 3_ 2_ 1 - ~ 5_ 6_ 1' 2'_ 1'_ 6 5 ~ 5 3 2 3_ 2_ 1 - 1 1 1 -"),
        Song("spring-rain", "三月清明调", "Spring Rain", 246.9, 0.46,
             "6, 1_ 2_ 3 - 2_ 3_ 5 - ~ 6_ 5_ 3 2 - 3_ 2_ 1 6, - ~ 1 2 3_ 5_ 2 - 1_ 6,_ 1 -"),
        Song("smith", "打铁谣", "The Smith", 220.0, 0.36,
             "1 1_ 1_ 3 3 5_ 5_ 6_ 5_ 3 - 6 6_ 6_ 5 3 2_ 3_ 2_ 1_ 2 - ~ 5 6 1' 6 5 3 ~ 5_ 3_ 2_ 3_ 1 1 1 - "),
    )
}  # fmt: skip


@lru_cache(maxsize=256)
def _string(pitch: float, seconds: float) -> array[float]:
    """A plucked string: noise sent round a loop that wears it down."""
    size = max(2, round(RATE / pitch))
    rng = random.Random(size)
    loop = [rng.uniform(-1, 1) for _ in range(size)]
    total = int(RATE * min(seconds * 1.9 + 0.35, 2.4))
    out = array("d", loop)
    while len(out) < total:
        loop = [0.4975 * (a + b) for a, b in zip(loop, (loop[-1], *loop), strict=False)]
        out.extend(loop)
    return _faded(out[:total], 0.0, 0.5)


@lru_cache(maxsize=256)
def _flute(pitch: float, seconds: float) -> array[float]:
    """A flute: a few overtones with a slow tremble."""
    total = int(RATE * (seconds + 0.08))
    step = 2 * pi * pitch / RATE
    tones = ((1, 0.62), (2, 0.2), (3, 0.07))
    out = array("d", bytes(8 * total))
    for number in range(total):
        at = step * number + 0.05 * sin(number * 2 * pi * 5 / RATE)
        out[number] = sum(size * sin(at * order) for order, size in tones)
    return _faded(out, 0.06, 0.12)


def _faded(tone: array[float], rise: float, fall: float) -> array[float]:
    """The tone with its first `rise` and last `fall` seconds turned up and down."""
    first, last, total = int(rise * RATE), int(fall * RATE), len(tone)
    for number in range(first):
        tone[number] *= number / first
    for number in range(min(last, total)):
        tone[total - 1 - number] *= number / last
    return tone


def _beats(token: str) -> float:
    return (0.5 if "_" in token else 1.0) + token.count("-")


def _tokens(song: Song) -> list[tuple[str, float, bool]]:
    """Notes as (degree with octave marks, beats, played by the flute)."""
    notes: list[tuple[str, float, bool]] = []
    flute = False
    for token in song.notes.split():
        if token == "~":
            flute = not flute
        elif token == "-":
            degree, beats, voice = notes[-1]
            notes[-1] = (degree, beats + 1, voice)
        else:
            notes.append((token.rstrip("_-"), _beats(token), flute))
    return notes


def seconds(key: str) -> int:
    """Length of a song in whole seconds. Raises `KeyError` on an unknown key."""
    song = SONGS[key]
    return round(sum(beats for _, beats, _ in _tokens(song)) * song.beat + 1.2)


def melody(key: str) -> bytes:
    """WAV bytes of a song, the same on every call. Raises `KeyError` on an unknown key."""
    song = SONGS[key]
    track = array("d", bytes(8 * int(RATE * (seconds(key) + 2.5))))
    at = 0.15
    for degree, beats, flute in _tokens(song):
        length = beats * song.beat
        octave = degree.count("'") - degree.count(",")
        pitch = song.pitch * 2 ** (DEGREES[degree[0]] / 12 + octave)
        tone = (_flute if flute else _string)(round(pitch, 1), round(length, 3))
        start = int(at * RATE)
        track[start : start + len(tone)] = array("d", map(add, track[start : start + len(tone)], tone))
        at += length
    return _wav(_faded(track[: int(RATE * seconds(key))], 0.0, 0.8))


def _wav(track: array[float]) -> bytes:
    peak = max(*map(abs, track), 0.001)
    gain = 26000 / peak
    samples = array("h", [int(value * gain) for value in track])
    buffer = BytesIO()
    with wave.open(buffer, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(samples.tobytes())
    return buffer.getvalue()
