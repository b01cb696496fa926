"""Writes one item: a new article, a changed one, or nothing when it stands there already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from cms.content.bulk import add_pages
from cms.content.models import ArticlePage
from cms.core.database.locks import hold_until_commit
from cms.core.imports import RowError

from .addresses import lead_on
from .body import body_of, elements_of

if TYPE_CHECKING:
    from cms.accounts.models import User
    from cms.content.models import ColumnPage

    from .files import Files
    from .items import Item
    from .places import Place

#: What was done to an item.
NEW, CHANGED, SAME = "new", "changed", "same"


@dataclass(slots=True)
class Store:
    """Where items of one import go; `publish` needs an open gate."""

    place: Place
    files: Files
    batch: str
    by: User | None
    column: str = ""
    publish: bool = False
    _known: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = ArticlePage.objects.filter(path__startswith=self.place.root.path).exclude(external_id="")
        self._known = dict(found.values_list("external_id", "pk"))

    def check(self, item: Item) -> str:
        """What `write` would do, without doing it; raises `RowError` for what it would refuse."""
        self._target(item, dry=True)
        for name, notes in (("pictures", item.pictures), ("attachments", item.attachments)):
            for note in notes:
                self.files.check(note, name)
        return CHANGED if item.external_id in self._known else NEW

    @transaction.atomic
    def write(self, item: Item) -> str:
        """Write the item whole or not at all and return what was done; raises `RowError`."""
        page = self._standing(item)
        page, done = self._update(item, page) if page else (self._add(item), NEW)
        if item.old_url:
            lead_on(item.old_url, page, self.place.site)
        transaction.on_commit(lambda: self._known.__setitem__(item.external_id, page.pk))
        return done

    def _standing(self, item: Item) -> ArticlePage | None:
        """The article that the item became before, locked: in an earlier import, or in one that runs beside this."""
        pages = ArticlePage.objects.select_for_update(of=("self",))
        if (key := self._known.get(item.external_id)) and (page := pages.filter(pk=key).first()):
            return page
        hold_until_commit(f"import {self.place.root.path}")
        return pages.filter(path__startswith=self.place.root.path, external_id=item.external_id).first()

    def _target(self, item: Item, *, dry: bool = False) -> ColumnPage | None:
        """The column of a new item: the one of the call, its own, or 待归栏."""
        if path := self.column or item.column:
            return self.place.column(path)
        if self.publish:
            raise RowError("column", _("发布的稿件必须指定栏目。"))
        return None if dry else self.place.unfiled()

    def _values(self, item: Item) -> dict[str, Any]:
        pictures = [self.files.picture(note) for note in item.pictures]
        attachments = [self.files.attachment(note) for note in item.attachments]
        values = item.values | {"published_at": item.published_at, "external_id": item.external_id}
        if pictures:
            values["lead_image_id"] = pictures[0].pk
        return values | {"body": body_of(item, pictures, attachments), "elements": elements_of(item)}

    def _add(self, item: Item) -> ArticlePage:
        column = self._target(item)
        assert column is not None  # noqa: S101 -- only a dry run gets none
        page = ArticlePage(**self._values(item), import_batch=self.batch)
        return add_pages(column, [page], live=self.publish, user=self.by)[0]

    def _update(self, item: Item, page: ArticlePage) -> tuple[ArticlePage, str]:
        if page.workflow_in_progress:
            raise RowError("", _("稿件“%(title)s”正在审核，没有更新。") % {"title": page.title})
        draft = page.get_latest_revision_as_object()
        values = self._values(item)
        if item.published_at is None:
            values.pop("published_at")
        changed = _differences(draft, values)
        for name, value in changed.items():
            setattr(draft, name, value)
        revision = page.latest_revision
        if changed:
            draft.import_batch = self.batch
            revision = draft.save_revision(user=self.by, log_action=True)
        if self.publish and revision and (changed or not page.live):
            revision.publish(user=self.by, skip_permission_checks=True)
            return page, CHANGED
        return page, CHANGED if changed else SAME


def _differences(page: ArticlePage, values: dict[str, Any]) -> dict[str, Any]:
    """The values that are not those of the page; streams are compared as they are stored."""
    return {name: value for name, value in values.items() if value != _stored(getattr(page, name))}


def _stored(value: Any) -> Any:
    return list(value.raw_data) if hasattr(value, "raw_data") else value
