"""Bad files are refused in words on every way by which a file comes in, and nothing of them is kept."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from cms.media.models import CustomDocument, CustomImage
from cms.media.packages import check_package
from cms.media.validation import check_document
from tests.factories.media import make_document, make_image, packed, picture_bytes
from tests.factories.newsroom import Newsroom, at_work

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client
    from pytest_django.fixtures import Settings

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def bomb(members: int = 1, size: int = 64 * 1024 * 1024, name: str = "word/document.xml") -> bytes:
    """A small package with huge contents."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(members):
            archive.writestr(name if number == 0 else f"x{number}", b"\0" * size)
    return target.getvalue()


def huge_picture() -> bytes:
    """A few bytes that promise more points than a server should hold."""
    target = io.BytesIO()
    Image.new("1", (30000, 30000)).save(target, "PNG")
    return target.getvalue()


PICTURES: dict[str, Callable[[], tuple[str, bytes]]] = {
    "a program": lambda: ("a.png", b"MZ\x90\x00" * 20),
    "a page": lambda: ("a.jpg", b"<html><script>alert(1)</script>"),
    "a drawing with a script": lambda: ("a.svg", SVG),
    "a drawing named a picture": lambda: ("a.png", SVG),
    "nothing": lambda: ("a.png", b""),
    "two extensions": lambda: ("a.png.php", picture_bytes().getvalue()),
    "two extensions turned": lambda: ("a.php.png", b"<?php system('id');"),
    "another format": lambda: ("a.jpg", picture_bytes("PNG").getvalue()),
    "a bomb": lambda: ("a.png", huge_picture()),
    "half a picture": lambda: ("a.png", picture_bytes(size=(400, 400)).getvalue()[:200]),
}
FILES: dict[str, Callable[[], tuple[str, bytes]]] = {
    "a program": lambda: ("a.exe", b"MZ\x90\x00"),
    "a program named a document": lambda: ("a.pdf", b"MZ\x90\x00"),
    "a page": lambda: ("a.html", b"<script>alert(1)</script>"),
    "a drawing with a script": lambda: ("a.svg", SVG),
    "nothing": lambda: ("a.pdf", b""),
    "two extensions": lambda: ("a.pdf.js", b"%PDF-1.7"),
    "two extensions turned": lambda: ("a.js.docx", b"alert(1)"),
    "a bomb": lambda: ("a.docx", bomb()),
    "a program in a package": lambda: ("a.zip", packed("通知/setup.EXE").getvalue()),
    "a torn package": lambda: ("a.zip", packed("a.txt").getvalue()[:30]),
}


@pytest.fixture
def browser(newsroom: Newsroom) -> Client:
    return at_work(newsroom.editor)


def send_single(browser: Client, kind: str, collection: int, name: str, content: bytes) -> str:
    data = {"title": "件", "alt_zh": "图", "file": SimpleUploadedFile(name, content), "collection": collection}
    return browser.post(f"/admin/{kind}/add/", data, follow=True).content.decode()


def send_many(browser: Client, kind: str, collection: int, name: str, content: bytes) -> str:
    data = {"title": "件", "files[]": SimpleUploadedFile(name, content), "collection": collection}
    answer = browser.post(f"/admin/{kind}/multiple/add/", data, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.json()["success"] is False
    return str(answer.json()["error_message"])


def send_from_chooser(browser: Client, kind: str, collection: int, name: str, content: bytes) -> str:
    prefix = {"images": "image-chooser-upload", "documents": "document-chooser-upload"}[kind]
    fields = {"title": "件", "alt_zh": "图", "file": SimpleUploadedFile(name, content), "collection": collection}
    data = {f"{prefix}-{field}": value for field, value in fields.items()}
    answer = browser.post(f"/admin/{kind}/chooser/create/", data, headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.json()["step"] != "chosen"
    return str(answer.json())


WAYS = {"single": send_single, "many": send_many, "chooser": send_from_chooser}
WORDS = (
    "不能上传",
    "不支持的图片格式",
    "不符",
    "空",
    "不是可用的图片",
    "超过",
    "损坏",
    "程序",
    "上传的文件",
    "上传有效的图片",
    "不匹配",
    "像素过多",
)


def refused_in_words(told: str) -> bool:
    return any(word in told for word in WORDS)


@pytest.mark.parametrize("way", WAYS)
def test_no_bad_picture_comes_in(newsroom: Newsroom, browser: Client, way: str) -> None:
    for what, make in PICTURES.items():
        told = WAYS[way](browser, "images", newsroom.cluster.fgw.department.collection.pk, *make())
        assert refused_in_words(told), (what, told[-600:])
        assert not CustomImage.objects.exists(), what


@pytest.mark.parametrize("way", WAYS)
def test_no_bad_file_comes_in(newsroom: Newsroom, browser: Client, way: str) -> None:
    for what, make in FILES.items():
        told = WAYS[way](browser, "documents", newsroom.cluster.fgw.department.collection.pk, *make())
        assert refused_in_words(told), (what, told[-600:])
        assert not CustomDocument.objects.exists(), what


@pytest.mark.parametrize(("kind", "limit"), [("images", "image"), ("documents", "document")])
def test_what_is_too_large_is_refused(
    newsroom: Newsroom, browser: Client, settings: Settings, kind: str, limit: str
) -> None:
    settings.UPLOAD_LIMITS = settings.UPLOAD_LIMITS | {limit: 10}
    name, content = ("a.png", picture_bytes().getvalue()) if kind == "images" else ("a.pdf", b"%PDF-1.7 0123456789")
    for send in WAYS.values():
        assert "超过了上限" in send(browser, kind, newsroom.cluster.fgw.department.collection.pk, name, content)
    assert not CustomImage.objects.exists()
    assert not CustomDocument.objects.exists()


@pytest.mark.parametrize("kind", ["images", "documents"])
def test_a_good_file_is_not_exchanged_for_a_bad_one(newsroom: Newsroom, browser: Client, kind: str) -> None:
    collection = newsroom.cluster.fgw.department.collection
    row = make_image(collection=collection) if kind == "images" else make_document(collection=collection)
    address = f"/admin/images/{row.pk}/" if kind == "images" else f"/admin/documents/edit/{row.pk}/"
    before = (row.file.name, row.file_size)
    for what, make in (PICTURES if kind == "images" else FILES).items():
        data = {"title": "件", "alt_zh": "图", "file": SimpleUploadedFile(*make()), "collection": collection.pk}
        assert refused_in_words(browser.post(address, data, follow=True).content.decode()), what
        row.refresh_from_db()
        assert (row.file.name, row.file_size) == before, what


def package(content: bytes, name: str = "a.zip") -> Any:
    return ContentFile(content, name)


def test_a_package_is_measured_by_what_it_unpacks_to(settings: Settings) -> None:
    check_package(package(packed("a.txt", "b.pdf").getvalue()))
    settings.UPLOAD_UNPACKED_LIMIT = 1
    with pytest.raises(ValidationError, match="解开后有 2 个文件"):
        check_package(package(packed("a.txt", "b.pdf").getvalue()))


def test_a_package_of_very_many_files_is_refused() -> None:
    with pytest.raises(ValidationError, match="10001 个文件"):
        check_package(package(bomb(members=10_001, size=0)))


def test_a_small_file_that_packs_well_is_no_trap() -> None:
    check_package(package(bomb(size=5 * 1024 * 1024)))
    check_document(package(bomb(size=5 * 1024 * 1024), "a.docx"))


def test_parts_of_office_documents_are_no_programs() -> None:
    check_package(package(packed("word/document.xml", "word/embeddings/oleObject1.bin").getvalue()))
    with pytest.raises(ValidationError, match="oleObject1"):
        check_package(package(packed("oleObject1.bin").getvalue()))


def test_what_is_no_package_is_not_looked_into() -> None:
    file = package(b"%PDF-1.7", "a.pdf")
    check_package(file)
    assert file.read() == b"%PDF-1.7"
