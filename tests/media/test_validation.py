"""What may be uploaded, and that a name cannot hide what a file is."""

from __future__ import annotations

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from cms.media.validation import check_document, check_picture
from tests.factories.media import make_document, make_image, packed, picture_bytes

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64
GOOD = {
    "a.pdf": b"%PDF-1.7",
    "a.doc": OLE,
    "a.et": OLE,
    "a.docx": packed("word/document.xml").getvalue(),
    "a.xlsx": packed("xl/workbook.xml").getvalue(),
    "a.ofd": packed("OFD.xml").getvalue(),
    "a.zip": packed("x").getvalue(),
    "a.mp3": b"ID3\x04" + b"\0" * 20,
    "b.mp3": b"\xff\xfb\x90\x00",
    "a.wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "a.mp4": b"\0\0\0\x20ftypisom",
    "a.webm": b"\x1aE\xdf\xa3\x01",
    "a.txt": "各市州人民政府".encode("gb18030"),
    "a.csv": "年份,数值\n".encode("utf-8-sig"),
    "a.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\n你好\n".encode(),
    "long.txt": "湖".encode() * 3000,
}
BAD = {
    "a.pdf": b"MZ\x90\x00",
    "a.docx": packed("something.xml").getvalue(),
    "a.xlsx": OLE,
    "broken.docx": b"PK\x03\x04 torn",
    "a.mp4": b"<html><script>",
    "a.wav": b"RIFF....AVI ",
    "a.txt": b"MZ\x00\x00\x01",
    "a.vtt": b"00:00.000 --> 00:02.000",
    "gbk.vtt": "WEBVTT\n\n你好".encode("gb18030"),
    "a.mp3": b"#!/bin/sh",
}


@pytest.mark.parametrize("name", GOOD)
def test_files_that_are_what_they_say(name):
    check_document(ContentFile(GOOD[name], name))


@pytest.mark.parametrize("name", BAD)
def test_files_that_are_something_else(name):
    with pytest.raises(ValidationError, match="不符"):
        check_document(ContentFile(BAD[name], name))


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.exe", "a", "a.pdf.js", ".pdf"])
def test_kinds_that_are_not_taken(name):
    with pytest.raises(ValidationError, match="不能上传"):
        check_document(ContentFile(b"%PDF-1.7", name))


def test_an_empty_file():
    with pytest.raises(ValidationError, match="空"):
        check_document(ContentFile(b"", "a.pdf"))


@pytest.mark.parametrize(("name", "kind"), [("a.pdf", "document"), ("a.mp3", "audio"), ("a.mp4", "video")])
def test_each_kind_has_a_limit_of_its_own(settings, name, kind):
    content = ContentFile(GOOD[name] + b"\0" * 100, name)
    settings.UPLOAD_LIMITS = dict.fromkeys(("document", "audio", "video"), 10_000) | {kind: 50}
    with pytest.raises(ValidationError, match="超过了上限"):
        check_document(content)
    settings.UPLOAD_LIMITS = {kind: 10_000}
    check_document(content)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("a.webp", "WEBP"), ("a.avif", "AVIF")]
)
def test_pictures_that_are_what_they_say(name, kind):
    check_picture(ContentFile(picture_bytes(kind).getvalue(), name))


def test_pictures_that_are_something_else(settings):
    png = picture_bytes().getvalue()
    for name, content, words in [
        ("a.jpg", png, "不符"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不能上传"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "不是可用的图片"),
        ("a.png", png[:40], "不是可用的图片"),
        ("a.bmp", picture_bytes("BMP").getvalue(), "不能上传"),
    ]:
        with pytest.raises(ValidationError, match=words):
            check_picture(ContentFile(content, name))
    settings.UPLOAD_LIMITS = {"image": 10}
    with pytest.raises(ValidationError, match="超过了上限"):
        check_picture(ContentFile(png, "a.png"))


@pytest.mark.django_db
def test_a_picture_has_words_or_is_decoration():
    with pytest.raises(ValidationError, match="替代文本"):
        make_image(alt_zh=" ")
    assert make_image(alt_zh="", is_decorative=True).alt("zh-hans") == ""


@pytest.mark.django_db
def test_alternatives_are_never_of_the_other_language():
    image = make_image(alt_zh="岳麓山", alt_en="")
    assert (image.alt("zh-hans"), image.alt("en")) == ("岳麓山", "")


@pytest.mark.django_db
def test_files_get_ascii_names_and_are_kept_under_their_title():
    document = make_document("湘政发〔2026〕3号.PDF", title="湘政发〔2026〕3号: 通知")
    assert document.file.name.isascii()
    assert document.download_name == "湘政发〔2026〕3号_ 通知.pdf"
    assert (document.file_size, len(document.file_hash)) == (19, 40)


@pytest.mark.django_db
def test_the_service_keeps_nothing_that_the_form_would_refuse():
    with pytest.raises(ValidationError):
        make_document("a.pdf", b"MZ")
    with pytest.raises(ValidationError):
        make_document("a.exe", b"%PDF-")
    from cms.media.service import store_picture
    from tests.factories.media import root_collection

    with pytest.raises(ValidationError):
        store_picture(io.BytesIO(b"GIF89a"), "a.png", title="a", alt_zh="b", collection=root_collection())
