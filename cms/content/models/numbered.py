"""Addresses of pages whose names say nothing in ASCII."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import connection


def next_number() -> int:
    """A fresh number from the sequence of addresses in the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('content_article_number')")
        return int(cursor.fetchone()[0])


class NumberedAddressMixin:
    """For page types whose form asks for no address: a new page gets `<address_word>-<number>`, which stays when the name
    changes."""

    address_word: ClassVar[str]
    slug: str

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self._give_address()
        super().full_clean(*args, **kwargs)  # type: ignore[misc]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._give_address()
        super().save(*args, **kwargs)  # type: ignore[misc]

    def _give_address(self) -> None:
        if not self.slug:
            self.slug = f"{self.address_word}-{next_number()}"
