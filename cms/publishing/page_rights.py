"""The rights on pages that a person's groups give, read in one query and looked up by path."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F
from wagtail.models import GroupPagePermission, Page

from cms.core.database.trees import outermost, places_above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cms.accounts.models import User


@dataclass(frozen=True, slots=True)
class PageRight:
    """One right on a tree, read as Wagtail reads a `GroupPagePermission`: by `page`, `page_id` and `permission.codename`.

    `place` is the department whose role gives it, None for the platform and for groups that belong to no role.
    """

    page_id: int
    path: str
    depth: int
    codename: str
    place: int | None

    @property
    def permission(self) -> PageRight:
        """Itself: it has the codename."""
        return self

    @property
    def page(self) -> Page:
        """The page with the fields that say where it stands; any other is read when it is asked for."""
        return Page.from_db("default", ["id", "path", "depth"], [self.page_id, self.path, self.depth])


class PageRights(list[PageRight]):
    """Rights of one person, without those that also stand on a page above."""

    def __init__(self, rows: Iterable[PageRight] = ()) -> None:
        self.rows = list(rows)
        names: dict[str, set[str]] = {}
        kept = []
        for row in sorted(self.rows, key=lambda row: row.path):
            here = names.setdefault(row.path, set())
            if not any(row.codename in names.get(path, ()) for path in places_above(row.path)):
                here.add(row.codename)
                kept.append(row)
        super().__init__(kept)
        self._names = names

    def at(self, path: str) -> set[str]:
        """Codenames of the rights that hold at a path."""
        return set().union(*(self._names.get(place, ()) for place in places_above(path)))

    def paths(self, codenames: Iterable[str]) -> list[str]:
        """Places where one of the rights is held, without those below another."""
        wanted = set(codenames)
        return outermost({row.path for row in self if row.codename in wanted})

    def shown(self, shows: Callable[[int | None], bool]) -> PageRights:
        """Those that come from a place which is shown."""
        return PageRights(row for row in self.rows if shows(row.place))


def rights_of(user: User) -> PageRights:
    """Rights by the groups of a person who is no holder of all rights."""
    rows = GroupPagePermission.objects.filter(group__user=user).annotate(place=F("group__role_group__department"))
    fields = ("page_id", "page__path", "page__depth", "permission__codename", "place")
    return PageRights(PageRight(*row) for row in rows.order_by("page__path").values_list(*fields).distinct())
