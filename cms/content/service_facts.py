"""The four facts of a service that its card never hides: times by law and by promise, visits, fee (政务服务事项要素)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from .body import blocks_of
from .models import ArticlePage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .cards import Row
    from .presentation import ListItem

#: Label on the card to the labels of element tables that say it, in the order of the card.
FACTS: Final = {
    "法定时限": ("法定时限", "法定办结时限"),
    "承诺时限": ("承诺时限", "承诺办结时限"),
    "到现场次数": ("到现场次数", "跑动次数"),
    "收费": ("收费", "是否收费", "收费标准"),
}


def with_facts(rows: Sequence[Row], items: list[ListItem]) -> list[ListItem]:
    """The items of a list of services with their facts out of the element tables: one query."""
    tables = ArticlePage.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", "elements")
    facts = {pk: facts_of(elements) for pk, elements in tables}
    return [replace(item, facts=facts.get(row.pk, ())) for row, item in zip(rows, items, strict=True)]


def facts_of(elements: Any) -> tuple[tuple[str, str], ...]:
    """Facts of one element table; what the table does not say is left out."""
    said = {value["label"]: value["value"] for _kind, value in blocks_of(elements)}
    found = ((label, next((said[name] for name in names if said.get(name)), "")) for label, names in FACTS.items())
    return tuple((label, value) for label, value in found if value)
