"""手册: the editors' handbook of `docs/handbook`, read inside the admin."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from cms.core.markdown import to_html

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.http.response import HttpResponseBase

FOLDER: Final = Path(settings.BASE_DIR) / "docs" / "handbook"
#: Name of the page that lists the chapters.
CONTENTS: Final = "README"
CHAPTER: Final = re.compile(r"(?:\./)?([A-Za-z0-9-]+)\.md")
PICTURE: Final = re.compile(r"images/([a-z0-9-]+\.png)")


def chapter(request: HttpRequest, name: str = CONTENTS) -> HttpResponse:
    """One chapter, the list of chapters by default."""
    path = FOLDER / f"{name}.md"
    if not path.is_file():
        raise Http404
    title, _line, text = path.read_text(encoding="utf-8").removeprefix("# ").partition("\n")
    context = {
        # The text is a file of the project; `to_html` escapes all of it.
        "text": mark_safe(to_html(text, address)),  # noqa: S308
        "title": title,
        "is_contents": name == CONTENTS,
    }
    return render(request, "content_admin/handbook.html", context)


def picture(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture of the handbook."""
    path = FOLDER / "images" / name
    if not PICTURE.fullmatch(f"images/{name}") or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")


def address(target: str) -> str:
    """Address in the admin of a chapter or picture; any other stays as it is."""
    if found := CHAPTER.fullmatch(target):
        return reverse("content_handbook") if found[1] == CONTENTS else reverse("content_handbook", args=[found[1]])
    if found := PICTURE.fullmatch(target):
        return reverse("content_handbook_picture", args=[found[1]])
    return target
