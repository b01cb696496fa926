"""What names a department or its site besides pages: people, files, contacts, links, notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from wagtail.models import Collection

from cms.departments.models import Department, Membership
from cms.departments.service import grant_role

if TYPE_CHECKING:
    from wagtail.models import Site

#: Rows that name a department and go to its successor: model and field.
OF_A_DEPARTMENT: Final = (
    ("content.ColumnPage", "responsible"), ("content.ContactPoint", "department"), ("content.TopicTerm", "department"),
    ("content.PageTemplate", "department"), ("content.EmergencyBanner", "department"),
    ("content.MourningPeriod", "department"), ("publishing.WordList", "department"),
)  # fmt: skip
#: Rows that are shared with departments; what one could use, its successor can.
SHARED_WITH: Final = ("content.ContactPoint", "content.TopicTerm", "content.PageTemplate", "publishing.WordList")
#: Rows that name a site and go to the successor's: model and field.
OF_A_SITE: Final = (("content.FriendLink", "site"),)
#: Notices that name the sites on which they show.
ON_SITES: Final = ("content.EmergencyBanner", "content.MourningPeriod")
#: What a collection holds.
FILES: Final = ("media.CustomImage", "media.CustomDocument")


def count(model: str, **conditions: object) -> int:
    """How many rows of a model there are."""
    return _model(model)._base_manager.filter(**conditions).count()


def hand_over_people(source: Department, target: Department) -> int:
    """Whoever held a role in one department holds it in the other; returns how many people."""
    people = set()
    for row in Membership.objects.filter(department=source).select_related("user").order_by("pk"):
        row.delete()
        grant_role(row.user, row.role, target)
        people.add(row.user_id)
    return len(people)


def hand_over_files(source: Collection, target: Collection) -> int:
    """Pictures, files and collections of one collection go to another; returns how many pictures and files."""
    moved = sum(_model(label)._base_manager.filter(collection=source).update(collection=target) for label in FILES)
    for child in source.get_children().order_by("path"):
        Collection.objects.get(pk=child.pk).move(Collection.objects.get(pk=target.pk), pos="last-child")
    return moved


def hand_over_records(source: Department, target: Department, sites: tuple[Site, Site] | None) -> int:
    """Everything else; `sites` are those of both departments, None where the first one has none. Returns how many rows."""
    moved = sum(
        _model(label)._base_manager.filter(**{field: source}).update(**{field: target})
        for label, field in OF_A_DEPARTMENT
    )
    moved += sum(_share_with_successor(label, source, target) for label in SHARED_WITH)
    if sites is None:
        return moved
    old, new = sites
    moved += sum(
        _model(label)._base_manager.filter(**{field: old}).update(**{field: new}) for label, field in OF_A_SITE
    )
    for label in ON_SITES:
        for notice in _model(label)._base_manager.filter(sites=old):
            notice.sites.add(new)
            notice.sites.remove(old)
            moved += 1
    return moved


def _share_with_successor(label: str, source: Department, target: Department) -> int:
    rows = list(_model(label)._base_manager.filter(audience_departments=source))
    for row in rows:
        row.audience_departments.add(target)
        row.audience_departments.remove(source)
    return len(rows)


def _model(label: str) -> Any:
    return apps.get_model(label)
