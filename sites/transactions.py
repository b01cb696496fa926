"""One act upon the sites of the cluster at a time, whole or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import transaction

from cms.core.database.locks import hold_until_commit

from .signal_handlers import forget

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Lock that such acts hold until their transaction ends.
LOCK = "sites"


@contextmanager
def whole_act() -> Iterator[None]:
    """Run the block alone, in one transaction.

    Two people who provision the same department at once get one site: the second waits, then finds it there. An act
    that fails leaves nothing, neither in the database nor in what this process remembers of it.
    """
    try:
        with transaction.atomic():
            hold_until_commit(LOCK)
            yield
    except BaseException:
        forget()
        raise
