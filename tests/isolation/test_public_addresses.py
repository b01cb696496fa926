"""Readers get nothing that is not published, at no address of the public hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from wagtail.models import Page

from tests.factories.content import renew
from tests.factories.sites import on_host

from .foreign import NAME, PART
from .visits import gives_away
from .walk import Address, addresses

if TYPE_CHECKING:
    from .foreign import Foreign

PUBLIC = "cms.urls.public"
#: Values of the parts of addresses that are no rows.
WORDS = {"name": "feed.json", "number": "1", "colours": "blue"}


def filled(address: Address, foreign: Foreign) -> list[str]:
    """The address with the draft's path, the private file and the picture's original and cut."""
    page, image, document = foreign["page"], foreign["image"], foreign["document"]
    places = [page.specific.get_url_parts()[2].lstrip("/"), "news/", ""]
    values = WORDS | {"document_id": document.pk, "document_filename": document.filename}
    files = [image.file.name, f"../{image.file.name}", f"{NAME}.width-480.png"]
    return [address.filled(values | {"path": place, "_0": place, "filename": name})
            for place in places for name in files]  # fmt: skip


def take_public_marks_away(foreign: Foreign) -> None:
    """Leave the markers in what is not published alone."""
    Page.objects.filter(pk=foreign["column"].pk).update(title="工作动态")
    type(foreign["site"]).objects.filter(pk=foreign["site"].pk).update(site_name="教育厅")
    for name in ("emergencybanner", "mourningperiod", "friendlink", "contactpoint"):
        type(foreign[name]).objects.filter(pk=foreign[name].pk).delete()
    renew()


@pytest.mark.parametrize("address", addresses(PUBLIC), ids=lambda address: address.text or "start")
@pytest.mark.parametrize("host", ["jyt.localhost", "localhost"])
def test_readers_get_nothing_unpublished(foreign: Foreign, host: str, address: Address):
    take_public_marks_away(foreign)
    reader = on_host(host)
    for asked in dict.fromkeys(filled(address, foreign)):
        for data in ({}, {"q": PART, "page": foreign["page"].pk, "id": foreign["page"].pk}):
            for answer in (reader.get(asked, data), reader.post(asked, data)):
                body = b"".join(answer.streaming_content) if answer.streaming else answer.content
                heads = "\n".join(f"{name}: {value}" for name, value in answer.items()).encode()
                said = (body + heads).replace(asked.encode(), b"")
                assert not gives_away(said), (asked, answer.status_code)
                if {"document_id", "filename"} & set(address.names) or foreign["page"].slug in asked:
                    assert answer.status_code in {301, 302, 404, 405}, asked
