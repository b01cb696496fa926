"""Shared things, and what is said about them in tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cms.content.models import ContactPoint, PageTemplate, TopicTerm
from cms.publishing.models import Word, WordList

if TYPE_CHECKING:
    from cms.departments.models import Department


def _shared(model: Any, owner: Department | None, to: Any, edit: bool, values: dict[str, Any]) -> Any:
    named = to if isinstance(to, list) else []
    row = model.objects.create(
        department=owner, audience="some" if named else to, audience_may_edit=edit, **values
    )  # fmt: skip
    row.audience_departments.set(named)
    return row


def contact(owner: Department | None = None, to: Any = "none", *, edit: bool = False, **values: Any) -> ContactPoint:
    """A contact point, shared with `to`: all, none, or a list of departments."""
    return _shared(ContactPoint, owner, to, edit, {"name": "咨询窗口", "phone": "0731-12345"} | values)


def topic(owner: Department | None = None, to: Any = "none", *, edit: bool = False, **values: Any) -> TopicTerm:
    """A topic."""
    return _shared(TopicTerm, owner, to, edit, {"name_zh": "教育"} | values)


def page_template(owner: Department | None = None, to: Any = "none", **values: Any) -> PageTemplate:
    """A page template."""
    return _shared(PageTemplate, owner, to, False, {"name": "通知模板", "title": "关于……的通知"} | values)


def word_list(
    owner: Department | None = None, to: Any = "none", words: dict[str, str] | None = None, *, edit: bool = False, **values: Any
) -> WordList:  # fmt: skip
    """A word list with its words, wrong to right."""
    made = _shared(WordList, owner, to, edit, {"name": "词表"} | values)
    Word.objects.bulk_create(Word(word_list=made, wrong=wrong, right=right) for wrong, right in (words or {}).items())
    return made


def sharing(row: Any = None, owner: Department | None = None, audience: str = "none", **values: Any) -> dict[str, Any]:
    """What the part of a form about owner and audience sends."""
    return {"department": owner.pk if owner else "", "audience": audience, **values}
