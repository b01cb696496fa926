"""Files are private until a live page uses them; cuts are public, originals never."""

from __future__ import annotations

import pytest
from django.urls import reverse
from wagtail.models import Page

from cms.content.models import ArticlePage
from cms.media.models import CustomDocument
from cms.media.selectors import is_public
from cms.publishing.gate import publishing_as
from tests.factories.media import make_document, make_image
from tests.factories.newsroom import Newsroom, at_work, fresh

SOUND = b"ID3\x04" + bytes(range(256)) * 40


@pytest.fixture
def file(newsroom: Newsroom) -> CustomDocument:
    collection = newsroom.cluster.fgw.department.collection
    return make_document("song.mp3", SOUND, title="浏阳河", collection=collection)


def article(newsroom: Newsroom, file: CustomDocument) -> ArticlePage:
    return newsroom.column.add_child(instance=ArticlePage(title="民歌", source="省文旅厅", media_file=file, live=False))


def publish(page: ArticlePage) -> None:
    with publishing_as("review"):
        page.save_revision().publish()


def address(file: CustomDocument) -> str:
    return reverse("wagtaildocs_serve", args=[file.pk, file.filename])


def ask(client, file: CustomDocument, host: str = "fgw.localhost", **headers: str):
    return client.get(address(file), headers={"host": host} | headers)


def test_a_file_is_public_while_a_live_page_uses_it(newsroom: Newsroom, file, client):
    assert ask(client, file).status_code == 404
    page = article(newsroom, file)
    assert ask(client, file).status_code == 404
    publish(page)
    response = ask(client, file)
    assert response.status_code == 200
    assert b"".join(response.streaming_content) == SOUND
    assert response["Content-Type"] == "audio/mpeg"
    assert "%E6%B5%8F" in response["Content-Disposition"]
    fresh(page).unpublish()
    assert ask(client, file).status_code == 404


def test_a_draft_of_a_live_page_opens_no_file(newsroom: Newsroom, file, client):
    page = newsroom.column.add_child(instance=ArticlePage(title="民歌", source="省文旅厅", live=False))
    publish(page)
    draft = fresh(page)
    draft.media_file = file
    draft.save_revision()
    assert ask(client, file).status_code == 404


def test_attachments_in_the_text_count(newsroom: Newsroom, file):
    body = [("attachments", {"files": [file]})]
    page = newsroom.column.add_child(instance=ArticlePage(title="附件", source="省文旅厅", body=body, live=False))
    assert not is_public(file)
    publish(page)
    assert is_public(file)


def test_a_hidden_column_hides_its_files(newsroom: Newsroom, file):
    publish(article(newsroom, file))
    Page.objects.filter(pk=newsroom.column.pk).update(live=False)
    assert not is_public(file)


def test_restricted_collections_stay_closed(newsroom: Newsroom, file):
    publish(article(newsroom, file))
    newsroom.cluster.fgw.department.collection.view_restrictions.create(restriction_type="login")
    assert not is_public(CustomDocument.objects.get(pk=file.pk))


def test_players_ask_for_parts_and_readers_ask_again(newsroom: Newsroom, file, client):
    publish(article(newsroom, file))
    part = ask(client, file, Range="bytes=10-19")
    assert (part.status_code, b"".join(part.streaming_content)) == (206, SOUND[10:20])
    assert ask(client, file, Range="bytes=999999-").status_code == 416
    etag = ask(client, file)["ETag"]
    assert ask(client, file, **{"If-None-Match": etag}).status_code == 304
    head = client.head(address(file), headers={"host": "fgw.localhost"})
    assert (head.status_code, head["Content-Length"]) == (200, str(len(SOUND)))
    assert client.post(address(file), headers={"host": "fgw.localhost"}).status_code == 405


def test_another_name_is_not_the_file(newsroom: Newsroom, file, client):
    publish(article(newsroom, file))
    assert client.get(f"/documents/{file.pk}/other.mp3", headers={"host": "fgw.localhost"}).status_code == 404
    file.file.storage.delete(file.file.name)
    assert ask(client, file).status_code == 404


def test_captions_have_their_type(newsroom: Newsroom):
    captions = make_document("a.vtt", "WEBVTT\n\n00:00.000 --> 00:02.000\n你好\n".encode())
    assert captions.content_type == "text/vtt; charset=utf-8"


def test_editors_open_private_files_of_their_own_on_the_admin_host(newsroom: Newsroom, file, client):
    assert at_work(newsroom.editor).get(address(file)).status_code == 200
    assert at_work(newsroom.portal_reviewer).get(address(file)).status_code == 200
    assert at_work(newsroom.stranger).get(address(file)).status_code in {302, 403}
    signed_out = client.get(address(file), headers={"host": "admin.localhost"})
    assert signed_out.status_code == 302
    assert "/login/" in signed_out["Location"]


def test_cuts_are_public_and_originals_are_not(newsroom: Newsroom, client):
    image = make_image(collection=newsroom.cluster.fgw.department.collection)
    cut = image.get_rendition("width-20|format-webp")
    response = client.get(cut.url, headers={"host": "localhost"})
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert "max-age=" in response["Cache-Control"]
    again = client.get(cut.url, headers={"host": "localhost", "If-None-Match": response["ETag"]})
    assert again.status_code == 304
    for path in (image.file.url, "/media/images/none.jpg", "/media/images/..%2foriginal_images%2fa.png", "/media/"):
        assert client.get(path, headers={"host": "localhost"}).status_code in {400, 404}, path


def test_originals_are_for_people_who_may_use_them(newsroom: Newsroom, file):
    image = make_image(collection=newsroom.cluster.fgw.department.collection)
    assert at_work(newsroom.editor).get(image.file.url).status_code == 200
    assert at_work(newsroom.stranger).get(image.file.url).status_code == 404
    assert at_work(newsroom.stranger).get(image.get_rendition("width-20").url).status_code == 200
    assert at_work(newsroom.superuser).get(f"/media/{file.file.name}").status_code == 404
    assert at_work(newsroom.editor).get("/media/../secret").status_code in {400, 404}


def test_what_readers_see_is_not_exchanged_past_the_review(newsroom: Newsroom, file):
    from django.core.files.uploadedfile import SimpleUploadedFile

    browser = at_work(newsroom.department_admin)
    form = {"title": "浏阳河", "collection": file.collection_id, "duration": 0, "tags": ""}

    def exchange() -> bytes:
        upload = SimpleUploadedFile("new.mp3", b"ID3 other")
        browser.post(f"/admin/documents/edit/{file.pk}/", form | {"file": upload})
        with CustomDocument.objects.get(pk=file.pk).file.open() as stored:
            return stored.read()

    assert exchange() == b"ID3 other"
    publish(article(newsroom, CustomDocument.objects.get(pk=file.pk)))
    browser.post(f"/admin/documents/edit/{file.pk}/", form | {"file": SimpleUploadedFile("x.mp3", b"ID3 third")})
    with CustomDocument.objects.get(pk=file.pk).file.open() as stored:
        assert stored.read() == b"ID3 other"


def test_uploads_through_the_admin_obey_the_rules(newsroom: Newsroom):
    from django.core.files.uploadedfile import SimpleUploadedFile

    from cms.media.models import CustomImage
    from tests.factories.media import tell_tale

    browser = at_work(newsroom.editor)
    collection = newsroom.cluster.fgw.department.collection.pk
    headers = {"X-Requested-With": "XMLHttpRequest"}

    def add(kind: str, name: str, content: bytes) -> dict:
        data = {"title": name, "files[]": SimpleUploadedFile(name, content), "collection": collection}
        return browser.post(f"/admin/{kind}/multiple/add/", data, headers=headers).json()

    refused = add("documents", "evil.pdf", b"MZ\x90\x00")
    assert (refused["success"], "不符" in refused["error_message"]) == (False, True)
    assert not add("images", "a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")["success"]
    waiting = add("images", "phone.jpg", tell_tale(orientation=6).getvalue())
    assert not CustomImage.objects.exists(), "a picture without words is not taken in"
    key = waiting["uploaded_file_id"]
    fields = {"title": "照片", "collection": collection, "alt_zh": "湘江夜景", "tags": ""}
    done = browser.post(
        f"/admin/images/multiple/create_from_uploaded_image/{key}/",
        {f"uploaded-image-{key}-{name}": value for name, value in fields.items()},
        headers=headers,
    ).json()
    assert done["success"], done
    image = CustomImage.objects.get()
    assert (image.width, image.height) == (20, 40)
    with image.file.open() as stored:
        assert b"PhoneModel" not in stored.read()
