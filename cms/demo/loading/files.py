"""Pictures, sounds, the film and attachments of the demonstration as files of the media library."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.files.base import ContentFile
from wagtail.models import Collection

from cms.demo.generators import attachments, film, pictures, sounds
from cms.media.models import CustomDocument, CustomImage

if TYPE_CHECKING:
    from collections.abc import Callable

COLLECTION = "演示素材"
PROCESSES = 2


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
    _sounds(files, collection)
    _papers(files, collection)
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
            image = CustomImage(
                title=key, alt_zh=scene.alt_zh, alt_en=scene.alt_en, credit=pictures.CREDIT, collection=collection, is_demo=True
            )
            image.file.save(f"demo-{key}.jpg", ContentFile(data), save=False)
            image.file_size = len(data)
            image.save()
            known[key] = image.pk
    files.images = known


def _sounds(files: DemoFiles, collection: Collection) -> None:
    for key, song in sounds.SONGS.items():
        files.documents[key] = _document(
            collection, key, f"demo-{key}.wav", lambda key=key: sounds.render(key), seconds=round(song.seconds)
        )


def _papers(files: DemoFiles, collection: Collection) -> None:
    for key, paper in attachments.FILES.items():
        files.documents[key] = _document(collection, paper.title, paper.name, lambda key=key: attachments.render(key))
    files.documents["video"] = _document(
        collection, film.TITLE, "demo-film.mp4", film.video, seconds=round(film.SECONDS)
    )
    files.documents["captions"] = _document(collection, f"{film.TITLE}（字幕）", "demo-film.vtt", film.captions)


def _document(
    collection: Collection, title: str, name: str, render: Callable[[], bytes], *, seconds: int = 0
) -> int:
    existing = CustomDocument.objects.filter(is_demo=True, title=title).values_list("pk", flat=True).first()
    if existing:
        return existing
    data = render()
    document = CustomDocument(title=title, collection=collection, is_demo=True, duration=seconds, file_size=len(data))
    document.file.save(name, ContentFile(data), save=False)
    document.save()
    return int(document.pk)
