"""Files and cuts of pictures, on the public hosts and on the admin host."""

from __future__ import annotations

from mimetypes import guess_type
from typing import TYPE_CHECKING, Final

from django.core.exceptions import PermissionDenied, SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from .enums import CONTENT_TYPES, INLINE_EXTENSIONS
from .models import CustomDocument, CustomImage
from .responses import file_response
from .selectors import is_public, may_see

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

#: Seconds that a reader may keep a file before asking again; what is taken down is gone after that.
FILE_AGE: Final = 300
#: Seconds that a cut is kept: a changed picture has other names.
CUT_AGE: Final = 30 * 24 * 3600
#: Folders of the store.
CUTS, ORIGINALS, AVATARS = "images/", "original_images/", "avatar_images/"


@require_safe
def serve_document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """A file that a live page uses; 404 for any other."""
    document = _document(document_id, document_filename)
    if not is_public(document):
        raise Http404
    return _answer(request, document, f"public, max-age={FILE_AGE}")


@require_safe
def serve_document_to_editor(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """A file on the admin host: for people who may use it, and for all who are signed in once it is public."""
    document = _document(document_id, document_filename)
    if not (may_see(request.user, document) or is_public(document)):  # type: ignore[arg-type]
        raise PermissionDenied
    return _answer(request, document, "private, no-cache")


def _document(pk: int, filename: str) -> CustomDocument:
    document = get_object_or_404(CustomDocument.objects.select_related("collection"), pk=pk)
    if document.filename != filename:
        raise Http404
    return document


def _answer(request: HttpRequest, document: CustomDocument, keep: str) -> HttpResponseBase:
    try:
        file = document.file.storage.open(str(document.file.name), "rb")
    except FileNotFoundError as problem:
        raise Http404 from problem
    response = file_response(
        request,
        file,
        file.size,
        content_type=document.content_type,
        etag=document.file_hash or f"{document.pk}-{file.size}",
        name=document.download_name,
        inline=document.file_extension.lower() in INLINE_EXTENSIONS,
    )
    response["Cache-Control"] = keep
    return response


@require_safe
def serve_cut(request: HttpRequest, filename: str) -> HttpResponseBase:
    """A cut of a picture. Originals stand in another folder and are never served to readers."""
    return _stored(CUTS + filename, f"public, max-age={CUT_AGE}")


@require_safe
def serve_media_to_editor(request: HttpRequest, path: str) -> HttpResponseBase:
    """A stored picture on the admin host: cuts and portraits of users for all, originals for people who may use them."""
    if path.startswith(ORIGINALS):
        image = CustomImage.objects.select_related("collection").filter(file=path).first()
        if image is None or not may_see(request.user, image):  # type: ignore[arg-type]
            raise Http404
    elif not path.startswith((CUTS, AVATARS)):
        raise Http404
    return _stored(path, f"private, max-age={FILE_AGE}")


def _stored(path: str, keep: str) -> HttpResponseBase:
    try:
        file = default_storage.open(path, "rb")
    except (OSError, SuspiciousFileOperation) as problem:
        raise Http404 from problem
    changed = default_storage.get_modified_time(path)
    kind = CONTENT_TYPES.get(path.rpartition(".")[2]) or guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(file, content_type=kind)
    response["ETag"] = f'"{changed.timestamp():.0f}-{file.size}"'
    response["Last-Modified"] = http_date(changed.timestamp())
    response["Cache-Control"] = keep
    response["Content-Security-Policy"] = "default-src 'none'"
    return response
