"""One line of JSON in the log for each event, once it is kept for good."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from .lines import values_of

if TYPE_CHECKING:
    from .models import Event

logger = logging.getLogger("audit")


class JsonFormatter(logging.Formatter):
    """The facts of a record of the logger `audit` as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        facts: dict[str, Any] = {"log": record.name, "message": record.getMessage()}
        facts |= getattr(record, "facts", {})
        return json.dumps(facts, ensure_ascii=False, cls=DjangoJSONEncoder)


def log_after_commit(event: Event) -> None:
    """Write the line when the surrounding transaction has committed: what was rolled back did not happen."""
    facts = values_of(event)
    transaction.on_commit(lambda: logger.info("event", extra={"facts": facts}))


def log_head(position: int, link: bytes) -> None:
    """Write down the end of the chain, so that a log kept elsewhere proves that nothing was cut off since."""
    logger.info("sealed", extra={"facts": {"head": f"{position}:{link.hex()}"}})
