"""Pictures for templates: cuts of one ratio in two widths and three formats, read for a whole page in one query.

JPEG and WebP are made when a page first needs them; AVIF, which is slow to make, by a task after publishing. Nothing is
ever made larger than the original.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.utils.translation import get_language
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError

from cms.core import versions
from cms.media.models import CustomImage, CustomRendition

from .presentation import Picture, PictureSource
from .versioned import keep, recall

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from .site_context import SiteContext

logger = logging.getLogger(__name__)

#: Cuts by ratio, the smaller first: operations of `wagtail.images`.
RATIOS: dict[str, tuple[str, str]] = {
    "16:9": ("fill-480x270", "fill-960x540"),
    "4:3": ("fill-400x300", "fill-800x600"),
    "3:4": ("fill-300x400", "fill-600x800"),
    "21:9": ("fill-840x360", "fill-1680x720"),
    "whole": ("width-720", "width-1440"),
}
#: Formats made while a page waits, then the one made afterwards; MIME types in the order browsers should choose.
QUICK = ("jpeg", "avif")
SLOW = "webp"
PREFERENCE = ("avif", "webp")

Use = tuple[int, str]
FIELDS = (
    "image_id", "filter_spec", "focal_point_key", "file", "width", "height", "image__alt_zh", "image__alt_en",
    "image__is_decorative", "image__credit", "image__credit_en", "image__focal_point_x",
    "image__focal_point_y", "image__focal_point_width", "image__focal_point_height",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cut:
    """One file of a picture."""

    url: str
    width: int
    height: int


@lru_cache(maxsize=128)
def specs_of(ratio: str, formats: tuple[str, ...] = (*QUICK, SLOW)) -> tuple[str, ...]:
    """Filter specs of a ratio in the given formats; raises KeyError for an unknown ratio."""
    return tuple(f"{cut}|format-{name}" for cut in RATIOS[ratio] for name in formats)


def all_specs(ratios: Iterable[str]) -> list[str]:
    """Filter specs of several ratios in all formats, each once."""
    return list(dict.fromkeys(spec for ratio in ratios for spec in specs_of(ratio)))


def pictures_for(uses: Iterable[tuple[int | None, str]], site: SiteContext | None = None) -> dict[Use, Picture]:
    """Pictures by (image id, ratio): one query when their cuts exist. A picture whose file is lost is left out.

    With a site they are kept for its version, which a change of the image renews, until further cuts are made.
    """
    wanted = {(image_id, ratio) for image_id, ratio in uses if image_id}
    if site is None:
        return _pictures(wanted)
    made = versions.changed_at(versions.CUTS)
    known = {use: picture for use in wanted if (picture := recall(site, (made, use))) is not None}
    found = _pictures(wanted - known.keys())
    for use, picture in found.items():
        keep(site, (made, use), picture)
    return known | found


def _pictures(wanted: set[Use]) -> dict[Use, Picture]:
    if not wanted:
        return {}
    found = _read(wanted)
    missing = [use for use in wanted if not _complete(found.get(use[0]), use[1])]
    if missing:
        _make(missing)
        found |= _read(set(missing) | {use for use in wanted if use[0] in {pk for pk, _ in missing}})
    pictures = {use: _picture(found[use[0]], use[1]) for use in wanted if use[0] in found}
    return {use: picture for use, picture in pictures.items() if picture is not None}


def picture_of(image_id: int | None, ratio: str, site: SiteContext | None = None) -> Picture | None:
    """One picture: one query, none without an image."""
    return pictures_for([(image_id, ratio)], site).get((image_id or 0, ratio))


def _read(wanted: set[Use]) -> dict[int, dict[str, Any]]:
    """What the database holds of the wanted pictures: facts of the image, and its current cuts by filter spec."""
    rows = _renditions(wanted).values_list(*FIELDS)
    images: dict[int, dict[str, Any]] = {}
    for pk, spec, key, file, width, height, alt_zh, alt_en, decorative, credit_zh, credit_en, *focus in rows:
        if key != _focal_key(spec, tuple(focus)):
            continue
        alt = "" if decorative else _in_language(alt_zh, alt_en)
        facts = images.setdefault(pk, {"alt": alt, "credit": _in_language(credit_zh, credit_en), "cuts": {}})
        facts["cuts"][spec] = Cut(_url(file), width, height)
    return images


def _renditions(wanted: set[Use]) -> QuerySet[CustomRendition]:
    specs = all_specs({ratio for _, ratio in wanted})
    return CustomRendition.objects.filter(image_id__in={pk for pk, _ in wanted}, filter_spec__in=specs)


def _in_language(zh: str, en: str) -> str:
    """The words in the language of the page; English pages show nothing rather than Chinese."""
    return en if (get_language() or "").startswith("en") else zh


@lru_cache(maxsize=16384)
def _url(name: str) -> str:
    """Address of a stored cut; names are given once and never changed."""
    return default_storage.url(name)


@lru_cache(maxsize=4096)
def _focal_key(spec: str, focus: tuple[int | None, ...]) -> str:
    """Key of the focal point under which Wagtail stores a cut (`wagtail.images.models.Filter.get_cache_key`)."""
    names = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
    return str(Filter(spec=spec).get_cache_key(SimpleNamespace(**dict(zip(names, focus, strict=True)))))


def _complete(facts: dict[str, Any] | None, ratio: str) -> bool:
    return facts is not None and all(spec in facts["cuts"] for spec in specs_of(ratio, QUICK))


def _make(missing: list[Use]) -> None:
    """Make the quick cuts that are missing; a lost or broken original is logged and shown by its fallback."""
    ratios = defaultdict(set)
    for pk, ratio in missing:
        ratios[pk].add(ratio)
    for image in CustomImage.objects.filter(pk__in=ratios):
        specs = [spec for ratio in sorted(ratios[image.pk]) for spec in specs_of(ratio, QUICK)]
        try:
            image.get_renditions(*specs)
        except (SourceImageIOError, InvalidFilterSpecError, OSError) as problem:
            logger.warning("picture %s has no usable original: %s", image.pk, problem)


def _picture(facts: dict[str, Any], ratio: str) -> Picture | None:
    small = facts["cuts"].get(specs_of(ratio, ("jpeg",))[0])
    if small is None:
        return None
    sources = [
        PictureSource(f"image/{name}", srcset)
        for name in (*PREFERENCE, "jpeg")
        if (srcset := _srcset(facts["cuts"], ratio, name))
    ]
    return Picture(small.url, facts["alt"], small.width, small.height, tuple(sources), facts["credit"])


def _srcset(cuts: dict[str, Cut], ratio: str, name: str) -> str:
    """`srcset` of one format; empty unless both widths exist, so that no format is offered in the small cut alone."""
    files = [cuts.get(spec) for spec in specs_of(ratio, (name,))]
    if None in files:
        return ""
    widths = {cut.width: cut.url for cut in files if cut}
    return ", ".join(f"{url} {width}w" for width, url in widths.items())
