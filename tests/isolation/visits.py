"""A person who tries an address, and what the answer gives away."""

from __future__ import annotations

from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from tests.factories.newsroom import article_form, at_work

from .foreign import NAME, NAME_PART, PART, WORD

if TYPE_CHECKING:
    from django.http.response import HttpResponseBase

    from cms.accounts.models import User

    from .foreign import Foreign

FORM = "application/x-www-form-urlencoded"
REFUSED_METHOD = 405
#: The markers as bodies and headers may write them.
MARKERS = [
    NAME.encode(), WORD.encode(), WORD.encode("unicode_escape"), quote(WORD).encode(),
    "".join(f"&#{ord(sign)};" for sign in WORD).encode(),
]  # fmt: skip


class Visitor:
    """A signed-in person; whatever a request did is undone, signing out too."""

    def __init__(self, person: User) -> None:
        self.client = at_work(person)
        self.client.raise_request_exception = False
        self.cookies = self.client.cookies.output(header="", sep=";")

    def ask(self, address: str, data: dict[str, Any] | None = None) -> tuple[HttpResponseBase, bytes]:
        """A GET, which may change things no more than a POST may."""
        return self._send("get", address, data)

    def _send(self, method: str, address: str, data: Any) -> tuple[HttpResponseBase, bytes]:
        self.client.cookies = SimpleCookie(self.cookies)
        kind = {"content_type": FORM} if isinstance(data, str) else {}
        response = getattr(self.client, method)(address, data or {}, **kind)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        heads = "\n".join(f"{name}: {value}" for name, value in response.items())
        everything = b"\n".join([body, heads.encode(), response.cookies.output().encode()])
        for word in (address, quote(address), quote(address, safe="")):
            everything = everything.replace(word.encode(), b"")
        return response, everything

    def send(self, address: str, data: dict[str, Any]) -> tuple[HttpResponseBase, bytes]:
        """A POST, or PUT and DELETE where an address takes no POST; call it within `undone`."""
        response, said = self._send("post", address, data)
        for method in ("put", "delete") if response.status_code == REFUSED_METHOD else ():
            answer, more = self._send(method, address, urlencode({"value": "被改"}))
            response, said = (answer if answer.status_code != REFUSED_METHOD else response), said + more
        return response, said


def undone() -> Any:
    """A savepoint that is rolled back at its end."""
    return _Undone()


class _Undone:
    def __enter__(self) -> None:
        self.point = transaction.atomic()
        self.point.__enter__()
        mail.outbox = []

    def __exit__(self, *problem: Any) -> None:
        transaction.set_rollback(True)
        self.point.__exit__(None, None, None)


def gives_away(said: bytes) -> bool:
    """Whether a marker is in it."""
    return any(marker in said for marker in MARKERS)


def mailed_away(people: set[str]) -> bool:
    """Whether a mail to one of the people has a marker."""
    return any(people & set(letter.to) and gives_away(letter.message().as_bytes()) for letter in mail.outbox)


def questions(foreign: Foreign) -> dict[str, Any]:
    """A search and filters that name rows of the other department."""
    page = foreign["page"]
    return {
        "q": PART, "term": WORD[:2], "collection_id": foreign["collection"].pk, "owner": foreign["user"].pk,
        "edited_by": foreign["user"].pk, "user": foreign["user"].pk, "group": foreign["group"].pk,
        "site": foreign["site"].pk, "page": page.pk, "id": page.pk, "department": foreign["department"].pk,
        "child_of": foreign["column"].pk, "for_explorer": 1, "fields": "*", "parent": foreign["column"].pk,
    }  # fmt: skip


def searches(foreign: Foreign) -> list[dict[str, Any]]:
    """Ways to ask a list."""
    return [{}, {"q": NAME_PART, "term": NAME[:3]}, questions(foreign)]


def plausible(foreign: Foreign) -> dict[str, Any]:
    """A form that many screens take: own goals, and new values for what it may reach."""
    newsroom = foreign.newsroom
    own = newsroom.cluster.fgw.department
    group = newsroom.editor.groups.all()[0].pk
    return article_form("被改", **{"action-publish": "1"}) | {
        "chooser": newsroom.column.pk, "new_parent_page": newsroom.column.pk, "new_title": "抄", "new_slug": "chao",
        "copy_subpages": "on", "publish_copies": "on", "move_applies_to_children": "on", "is_superuser": "on",
        "collection": own.collection_id, "groups": group, "username": "taken", "full_name": "被改", "name": "被改",
        "email": "taken@example.gov.cn", "password1": "not-a-secret-1950", "password2": "not-a-secret-1950",
        "is_active": "", "mark_as_active": "", "locales": foreign["locale"].pk, "days": 7, "reason": "被改",
        "comment": "被改", "act": "cancel", "restriction_type": "login", "old_path": "/x", "redirect_link": "/y",
        "site": foreign["site"].pk, "department": foreign["department"].pk, "tags": "被改", "value": "被改",
        "position": 0, "destination_page_id": newsroom.column.pk, "host": "taken", "code": "taken", "alt_zh": "被改",
        "file": _words(foreign), "name_zh": "被改", "phone": "1", "starts_at": "2026-01-01 00:00", "next": "/admin/", "delete": "on",
    }  # fmt: skip


def _words(foreign: Foreign) -> SimpleUploadedFile:
    """A file of translated words, as the download of the translation makes it."""
    head = f"X-WagtailLocalize-TranslationID: {foreign['translation'].uuid}\\n"
    text = f'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"{head}"\n\nmsgid "a"\nmsgstr "b"\n'
    return SimpleUploadedFile("words.po", text.encode())
