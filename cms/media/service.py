"""What other apps may do with pictures and files; anything else of this app is private."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

from django.core.files.base import File
from wagtail.images.models import Filter

from .forms import DocumentForm, PictureForm
from .models import CustomDocument, CustomImage
from .tasks import make_renditions
from .validation import check_document, check_picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wagtail.models import Collection

    from cms.accounts.models import User

__all__ = ["DocumentForm", "PictureForm", "queue_renditions", "store_document", "store_picture"]


def store_picture(
    content: IO[bytes], name: str, *, title: str, collection: Collection, by: User | None = None, **fields: Any
) -> CustomImage:
    """Keep a picture under the rules of the upload form. `fields`: alt_zh, alt_en, is_decorative, credit, is_demo.

    Raises ValidationError for a wrong kind, a wrong content, a file that is too large, or a missing alternative text.
    """
    file = File(content, name=name)
    check_picture(file)
    image = CustomImage(title=title, collection=collection, uploaded_by_user=by, file=file, **fields)
    image.full_clean(exclude=["file", "width", "height"])
    image.save()
    return image


def store_document(
    content: IO[bytes], name: str, *, title: str, collection: Collection, by: User | None = None, **fields: Any
) -> CustomDocument:
    """Keep a file under the rules of the upload form. `fields`: duration (seconds), is_demo.

    Raises ValidationError for a wrong kind, a wrong content or a file that is too large.
    """
    file = File(content, name=name)
    check_document(file)
    document = CustomDocument(title=title, collection=collection, uploaded_by_user=by, file=file, **fields)
    document.full_clean()
    document._set_document_file_metadata()
    document.save()
    return document


def queue_renditions(image_ids: Sequence[int], specs: Sequence[str]) -> None:
    """Have the cuts of these filter specs made by a worker. Raises `InvalidFilterSpecError` for an unknown operation."""
    for spec in specs:
        Filter(spec=spec).operations  # noqa: B018 -- an unknown operation shows here, not in the worker
    if image_ids and specs:
        make_renditions.enqueue(list(image_ids), list(specs))
