"""Pictures, sounds, the film and attachments of the demonstration as files of the media library."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from wagtail.models import Collection

from cms.demo.generators import attachments, pictures, sounds
from cms.media.models import CustomDocument, CustomImage
from cms.media.service import store_document, store_picture

if TYPE_CHECKING:
    from collections.abc import Callable

COLLECTION = "演示素材"
PROCESSES = 2
#: Length of the film in seconds.
FILM_SECONDS = 6


@dataclass(slots=True)
class DemoFiles:
    """Primary keys by the generators' names."""

    images: dict[str, int] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)


def ensure_files(say: Callable[[str], None]) -> DemoFiles:
    """Make the files that are missing; what exists is found by its title."""
    collection = _collection()
    files = DemoFiles()
    _images(files, collection, say)
    for key, song in sounds.SONGS.items():
        make, seconds = partial(sounds.melody, key), sounds.seconds(key)
        files.documents[key] = _document(collection, song.title_zh, f"demo-{key}.wav", make, seconds)
    for key, paper in attachments.FILES.items():
        files.documents[key] = _document(collection, paper.title_zh, paper.file_name, paper.make)
        files.documents[f"{key}-en"] = _document(collection, paper.title_en, paper.file_name, paper.make)
    files.documents["film"] = _document(collection, "示例短片", "demo-film.mp4", attachments.film, FILM_SECONDS)
    for lang, title in (("zh", "示例短片字幕"), ("en", "Captions of the sample film")):
        make = partial(attachments.captions, lang)
        files.documents[f"captions-{lang}"] = _document(collection, title, f"demo-film-{lang}.vtt", make)
    return files


def _collection() -> Collection:
    existing = Collection.objects.filter(name=COLLECTION).first()
    return existing or Collection.get_first_root_node().add_child(name=COLLECTION)


def _images(files: DemoFiles, collection: Collection, say: Callable[[str], None]) -> None:
    known = dict(CustomImage.objects.filter(is_demo=True).values_list("title", "pk"))
    missing = [key for key in pictures.SCENES if key not in known]
    if missing:
        say(f"  {len(missing)} pictures")
    with ProcessPoolExecutor(PROCESSES) as pool:
        for key, data in zip(missing, pool.map(pictures.draw, missing), strict=True):
            scene = pictures.SCENES[key]
            image = store_picture(
                BytesIO(data), scene.file_name, title=key, collection=collection, alt_zh=scene.alt_zh, alt_en=scene.alt_en,
                credit=pictures.CREDIT_ZH, credit_en=pictures.CREDIT_EN, is_demo=True,
            )  # fmt: skip
            known[key] = image.pk
    files.images = known


def _document(collection: Collection, title: str, name: str, make: Callable[[], bytes], seconds: int = 0) -> int:
    existing = CustomDocument.objects.filter(is_demo=True, title=title).values_list("pk", flat=True).first()
    if existing:
        return existing
    document = store_document(BytesIO(make()), name, title=title, collection=collection, duration=seconds, is_demo=True)
    return int(document.pk)
