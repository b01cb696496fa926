"""Rules of the store: what each file is called, how it is answered, and what makes it public."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Collection

from cms.content.models import ArticlePage
from cms.core import versions
from cms.media.metadata import bare_jpeg, without_metadata
from cms.media.models import CustomDocument, CustomImage
from cms.media.responses import CHUNK, file_response
from cms.media.selectors import is_public
from cms.media.service import queue_renditions, store_document
from cms.media.sniffing import HEAD, check_content
from cms.media.validation import check_document, extension_of
from cms.publishing.gate import publishing_as
from tests.factories.media import make_document, make_image, picture_bytes, root_collection, tell_tale
from tests.factories.newsroom import Newsroom, at_work

if TYPE_CHECKING:
    from collections.abc import Callable

ZIP_END = b"PK\x05\x06" + b"\0" * 18


@pytest.mark.parametrize(
    ("extension", "content", "fits"),
    [
        ("mp3", b"\xff", False), ("mp3", b"\xff\x00\x00", False), ("mp3", b"\xff\xe0", True),
        ("wav", b"XXXX\x24\0\0\0WAVEfmt ", False), ("wav", b"RIFF\x24\0\0\0AVI ", False),
        ("pdf", b"\n" * 1019 + b"%PDF-1.7", True), ("pdf", b"\n" * 1020 + b"%PDF-1.7", False),
        ("zip", ZIP_END, True), ("docx", ZIP_END, False), ("docx", b"%PDF-", False), ("docx", b"PK\x03\x04", False),
        ("vtt", b"\xef\xbb\xbfWEBVTT", True), ("vtt", b"WEBVTT \xff", False), ("vtt", "字幕".encode(), False),
        ("txt", "湖".encode() * (HEAD // 3) + b"a\xe6", True), ("txt", b"\xff\xff", False),
        ("txt", b"a\x00b", False), ("mp4", b"ftypisom", False), ("mp4", b"\0\0\0\x20ftyp", True),
        ("doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe0", False), ("rar", b"Rar!\x1a\x07", True), ("exe", b"MZ", False),
    ],
)  # fmt: skip
def test_a_name_cannot_hide_what_a_file_is(extension: str, content: bytes, fits: bool) -> None:
    file = io.BytesIO(content)
    file.seek(len(content))
    try:
        check_content(file, extension)
    except ValidationError:
        assert not fits
    else:
        assert fits
    assert file.tell() == 0, "whoever stores the file reads it from its beginning"


def test_a_limit_may_be_reached_but_not_passed(settings) -> None:
    settings.UPLOAD_LIMITS = {"document": 50}
    check_document(ContentFile(b"%PDF-".ljust(50), "a.pdf"))
    with pytest.raises(ValidationError, match="超过了上限"):
        check_document(ContentFile(b"%PDF-".ljust(51), "a.pdf"))


@pytest.mark.parametrize(
    ("name", "extension"),
    [("a.PDF", "pdf"), ("a.tar.gz", "gz"), ("a", ""), (None, ""), ("a.pdf ", "pdf "), ("目录/附件.Docx", "docx")],
)
def test_an_extension_is_the_last_part_in_small_letters(name: str | None, extension: str) -> None:
    assert extension_of(name) == extension


@pytest.mark.django_db
def test_a_stored_name_is_ascii_small_and_never_a_path() -> None:
    stored = make_document("..\\..\\etc\\附件.PDF").file.name
    assert stored.startswith("documents/")
    assert stored.endswith(".pdf")
    assert stored.isascii()
    assert ".." not in stored
    assert "etc" not in stored


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("title", "kept"),
    [("通知.pdf", "通知.pdf"), ('a/b:c"d\n', "a_b_c_d_.pdf"), ("长" * 200, "长" * 120 + ".pdf"), (" . ", "{pk}.pdf")],
)
def test_a_reader_keeps_a_file_under_its_title(title: str, kept: str) -> None:
    document = make_document("x.pdf", title="a")
    document.title = title
    assert document.download_name == kept.format(pk=document.pk)


@pytest.mark.django_db
def test_the_service_refuses_what_has_no_title() -> None:
    with pytest.raises(ValidationError):
        store_document(io.BytesIO(b"%PDF-"), "a.pdf", title="", collection=root_collection())
    assert not CustomDocument.objects.exists()


@pytest.mark.django_db
def test_a_picture_put_in_the_place_of_another_is_measured_anew() -> None:
    image = make_image()
    image.file.save("other.jpg", ContentFile(tell_tale(orientation=6).getvalue()))
    kept = CustomImage.objects.get(pk=image.pk)
    assert (kept.width, kept.height) == (20, 40)
    assert (kept.file_size, kept.file_hash) == (kept.file.size, image.file_hash)


def test_an_upright_picture_with_words_in_it_keeps_its_points() -> None:
    jpeg = tell_tale().getvalue()
    assert bare_jpeg(jpeg)[:2] == b"\xff\xd8"
    assert b"PhoneModel" not in bare_jpeg(jpeg)
    again = without_metadata(io.BytesIO(bare_jpeg(jpeg)))
    assert again.read() == bare_jpeg(jpeg), "what is clean stays as it is"
    torn = jpeg[: jpeg.index(b"\xff\xda") + 20]
    assert bare_jpeg(torn).endswith(torn[-8:]), "a file without an end loses nothing but what talks"


@pytest.mark.parametrize("size", [CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_a_part_comes_in_pieces_and_is_whole(size: int) -> None:
    content = bytes(range(256)) * (4 * CHUNK // 256)
    request = RequestFactory().get("/", headers={"Range": f"bytes=7-{size + 6}"})
    answer = file_response(
        request, io.BytesIO(content), len(content), content_type="audio/mpeg", etag="e", name="a.mp3", inline=True
    )
    pieces = list(answer.streaming_content)
    assert b"".join(pieces) == content[7 : size + 7]
    assert max(map(len, pieces)) <= CHUNK
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert (answer["Accept-Ranges"], answer["Content-Type"]) == ("bytes", "audio/mpeg")


@pytest.fixture
def use(newsroom: Newsroom) -> Callable[[CustomDocument], ArticlePage]:
    """Publishes a text that uses the file."""

    def publish(file: CustomDocument) -> ArticlePage:
        page = newsroom.column.add_child(
            instance=ArticlePage(title="民歌", source="省文旅厅", media_file=file, live=False)
        )
        with publishing_as("review"):
            page.save_revision().publish()
        return page

    return publish


@pytest.mark.parametrize("closed", ["own", "above"])
def test_a_collection_closed_at_any_height_stays_closed(newsroom: Newsroom, use, closed: str) -> None:
    above = root_collection().add_child(name="上级")
    own = above.add_child(name="下级")
    file = make_document(collection=Collection.objects.get(pk=own.pk))
    use(file)
    assert is_public(file)
    {"own": own, "above": above}[closed].view_restrictions.create(restriction_type="login")
    assert not is_public(CustomDocument.objects.get(pk=file.pk))


@pytest.mark.parametrize(("name", "shown"), [("a.pdf", "inline"), ("a.zip", "attachment"), ("a.txt", "attachment")])
def test_only_what_browsers_show_safely_is_shown_in_place(
    newsroom: Newsroom, client, use, name: str, shown: str
) -> None:
    content = {"a.pdf": b"%PDF-", "a.zip": ZIP_END, "a.txt": b"<script>alert(1)</script>"}[name]
    file = make_document(name, content)
    use(file)
    answer = client.get(reverse("wagtaildocs_serve", args=[file.pk, file.filename]), headers={"host": "fgw.localhost"})
    assert answer["Content-Disposition"].startswith(f"{shown};")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["Cache-Control"] == "public, max-age=300"
    on_admin_host = at_work(newsroom.editor).get(reverse("wagtaildocs_serve", args=[file.pk, file.filename]))
    assert on_admin_host["Cache-Control"] == "private, no-cache"


def test_a_public_file_is_for_everybody_who_is_signed_in(newsroom: Newsroom, use) -> None:
    file = make_document(collection=newsroom.cluster.fgw.department.collection)
    address = reverse("wagtaildocs_serve", args=[file.pk, file.filename])
    assert at_work(newsroom.stranger).get(address).status_code in {302, 403}
    use(file)
    assert at_work(newsroom.stranger).get(address).status_code == 200


@pytest.mark.parametrize(
    ("folder", "status"), [("avatar_images", 200), ("images", 200), ("original_images", 404), ("x", 404)]
)
def test_folders_of_the_store_are_open_by_name_alone(newsroom: Newsroom, folder: str, status: int) -> None:
    path = default_storage.save(f"{folder}/stray.png", ContentFile(picture_bytes().getvalue()))
    answer = at_work(newsroom.superuser).get(f"/media/{path}")
    assert answer.status_code == status
    if status == 200:
        assert answer["Content-Type"] == "image/png"
        assert answer["Cache-Control"] == "private, max-age=300"
        assert answer["Last-Modified"]
        assert answer["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.django_db
def test_new_cuts_are_told_to_pages_and_nothing_is_made_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    renewed: list[object] = []
    monkeypatch.setattr(versions, "bump", renewed.append)
    image = make_image()
    queue_renditions([image.pk], [])
    assert renewed == []
    queue_renditions([image.pk], ["width-10"])
    assert versions.CUTS in renewed
