from __future__ import annotations

import csv
import wave
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook  # type: ignore[import-untyped]
from PIL import Image

from cms.demo.generators.attachments import FILES, TRANSCRIPTS, captions, film
from cms.demo.generators.pictures import SCENES, draw
from cms.demo.generators.pictures.canvas import mix
from cms.demo.generators.sounds import RATE, SONGS, melody, seconds

#: One scene of every motif.
MOTIFS = sorted({scene.draw: key for key, scene in SCENES.items()}.values())


@pytest.mark.parametrize("key", MOTIFS)
def test_a_scene_is_a_picture_of_its_size(key: str) -> None:
    data = draw(key)
    picture = Image.open(BytesIO(data))
    assert picture.format == "JPEG"
    assert picture.size == SCENES[key].size
    assert 60_000 < len(data) < 300_000
    assert not picture.getexif()


def test_a_scene_is_drawn_the_same_every_time() -> None:
    assert draw("hills-spring") == draw("hills-spring")


def test_scenes_of_one_motif_differ() -> None:
    assert draw("terraces-spring") != draw("terraces-autumn")


def test_every_scene_has_an_alternative_in_both_languages() -> None:
    assert len(SCENES) >= 60
    for scene in SCENES.values():
        assert scene.alt_zh
        assert scene.alt_en.isascii()
        assert max(scene.size) == 1600
        assert scene.file_name == f"demo-{scene.key}.jpg"


def test_alternatives_tell_scenes_apart() -> None:
    plain = [scene.alt_zh for scene in SCENES.values() if not scene.key.startswith("portrait")]
    assert len(set(plain)) == len(plain)


def test_an_unknown_scene_is_an_error() -> None:
    with pytest.raises(KeyError):
        draw("absent")


@pytest.mark.parametrize(("share", "colour"), [(0, "#000000"), (1, "#ffffff"), (0.5, "#808080")])
def test_colours_mix_by_share(share: float, colour: str) -> None:
    assert mix("#000000", "#ffffff", share) == colour


@pytest.mark.parametrize("key", ["lotus", "smith"])
def test_a_song_is_a_short_wav(key: str) -> None:
    with wave.open(BytesIO(melody(key))) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE)
        length = sound.getnframes() / RATE
        samples = memoryview(sound.readframes(sound.getnframes())).cast("h")
    assert length == pytest.approx(seconds(key), abs=0.1)
    assert 20_000 < max(samples) < 32_767


def test_songs_last_from_eight_to_fifteen_seconds() -> None:
    assert len(SONGS) == 10
    assert all(8 <= seconds(key) <= 15 for key in SONGS)


def test_a_song_sounds_the_same_every_time() -> None:
    assert melody("lullaby") == melody("lullaby")
    assert melody("lullaby") != melody("harvest")


def test_the_form_opens_as_a_workbook() -> None:
    sheet = load_workbook(BytesIO(FILES["form"].make())).active
    assert sheet["A1"].value == "申请表（示例）"
    assert sheet["A2"].value == "申请人姓名或者单位名称"


def test_the_table_opens_in_spreadsheets() -> None:
    data = FILES["table"].make()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(data.decode("utf-8-sig"))))
    assert rows[0][0] == "序号"
    assert "虚构" in rows[-1][0]


def test_document_and_film_are_what_their_names_say() -> None:
    assert FILES["document"].make().startswith(b"%PDF-")
    assert film()[4:8] == b"ftyp"
    assert len(film()) < 300_000


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_film_has_captions_and_a_transcript(lang: str) -> None:
    text = captions(lang).decode()
    assert text.startswith("WEBVTT")
    assert text.count("-->") == 3
    assert TRANSCRIPTS[lang]


def test_captions_in_another_language_are_missing() -> None:
    with pytest.raises(FileNotFoundError):
        captions("fr")
