"""Fields of uploads: pictures are cleaned and files named in ASCII on every way into the store."""

from __future__ import annotations

from os import PathLike
from pathlib import PurePosixPath
from typing import Any

from django.db import models
from wagtail.coreutils import string_to_ascii
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from .metadata import without_metadata


class PictureFile(WagtailImageFieldFile):
    """A picture that enters the store without metadata, whoever puts it there."""

    def save(self, name: str, content: Any, save: bool = True) -> None:
        clean = without_metadata(content)
        super().save(name, clean, save=False)
        self.instance.file_size = self.size
        clean.seek(0)
        self.instance.file_hash = hash_filelike(clean)
        self.__dict__.pop("_dimensions_cache", None)
        self.field.update_dimension_fields(self.instance, force=True)
        if save:
            self.instance.save()


class PictureField(WagtailImageField):
    """Image field of `PictureFile`; migrations see Wagtail's own, for the column is the same."""

    attr_class = PictureFile

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "wagtail.images.models.WagtailImageField", args, kwargs


class AsciiFileField(models.FileField):
    """File field whose stored names, and with them addresses, are ASCII; the title keeps the name that people read."""

    def generate_filename(self, instance: models.Model, filename: str | PathLike[str]) -> str:
        place = PurePosixPath(str(filename).replace("\\", "/"))
        stem = string_to_ascii(place.stem)[:80] or "file"
        return super().generate_filename(instance, f"{stem}{place.suffix.lower()}")

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.FileField", list(args), kwargs
