"""Many pages below one column in a few statements: for importers, the demonstration and load tests.

A page made here equals one made through the editor's form and published by the gate: same fields, revision, log, references
and search entry; a test compares them. What is left out is asking the database once for each page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision, Site
from wagtail.signals import page_published, published

from cms.core.database.rows import copy_rows
from cms.core.versions import bump
from cms.publishing.gate import publication_allowed

from .indexing import index_pages
from .models import ArticlePage
from .models.articles import article_slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from cms.accounts.models import User
    from cms.content.models import BasePage

__all__ = ["CHUNK", "add_pages"]

#: Pages to one set of statements.
CHUNK: Final = 200

NewPage = TypeVar("NewPage", bound="BasePage")


def add_pages(
    parent: Page,
    pages: Sequence[NewPage],
    *,
    live: bool = False,
    user: User | None = None,
    first_published_at: datetime | None = None,
    announce: bool = True,
) -> list[NewPage]:
    """Add unsaved pages of one type below `parent`, in their order; all of them or none.

    Parameters:
        parent: the column (or home page); its row is locked until the transaction ends.
        pages: unsaved pages without children, topics or tags; articles without a slug are given their address.
        live: publish them; needs an open gate for moderated types.
        user: owner, and author of the revisions.
        first_published_at: time of first publication, aware; now when None.
        announce: send `page_published` for each live page; without it the site's version is renewed all the same.

    Raises:
        PermissionDenied: live pages outside an act that may publish.
        ValidationError: a page's own fields are wrong (too long, missing); relations are taken as they are.
    """
    if not pages:
        return []
    if live and pages[0].moderated and not publication_allowed():
        raise PermissionDenied(_("未经审核的内容不能发布。"))
    with transaction.atomic():
        below = Page.objects.select_for_update(of=("self",)).get(pk=parent.pk)
        for start in range(0, len(pages), CHUNK):
            _add_chunk(
                below,
                pages[start : start + CHUNK],
                first_published_at or timezone.now() if live else None,
                user,
                announce,
            )
        Page.objects.filter(pk=below.pk).update(numchild=below.numchild)
        if live:
            _tell_sites(below)
    parent.numchild = below.numchild
    return list(pages)


def _add_chunk(
    below: Page, pages: Sequence[NewPage], goes_live: datetime | None, user: User | None, announce: bool
) -> None:
    model = type(pages[0])
    _give_addresses(pages)
    _place(below, pages, user)
    for page in pages:
        page.clean_fields(exclude=_relations(model))
    revisions = [
        _revision(page, number, user) for page, number in zip(pages, _numbers(Revision, len(pages)), strict=True)
    ]
    for page, revision in zip(pages, revisions, strict=True):
        _point_to(page, revision, goes_live)
    for table in (Page, *_own_tables(model)):
        copy_rows(table, pages)
    copy_rows(Revision, revisions)
    _log(pages, revisions, goes_live is not None, user)
    _refer(pages)
    index_pages.enqueue(model._meta.label_lower, [page.pk for page in pages])
    if goes_live and announce:
        _announce(pages, revisions)


def _numbers(model: type[models.Model], count: int) -> list[int]:
    """Fresh primary keys of a table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]


def _give_addresses(pages: Sequence[Page]) -> None:
    """Addresses for articles that have none."""
    nameless = [page for page in pages if isinstance(page, ArticlePage) and not page.slug]
    if not nameless:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('content_article_number') FROM generate_series(1, %s)", [len(nameless)])
        numbers = [row[0] for row in cursor.fetchall()]
    for page, number in zip(nameless, numbers, strict=True):
        page.slug = article_slug(number)


def _place(below: Page, pages: Sequence[Page], user: User | None) -> None:
    """Give each page its key and its place in the tree."""
    last = below.get_last_child() if below.numchild else None
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    content_type = ContentType.objects.get_for_model(type(pages[0]), for_concrete_model=False)
    for offset, (page, key) in enumerate(zip(pages, _numbers(Page, len(pages)), strict=True), 1):
        for relation in get_all_child_relations(page):
            # While the page has no key its children are known to be none; afterwards each would be asked for.
            getattr(page, relation.get_accessor_name()).get_object_list()
        for field in get_all_child_m2m_relations(page):
            getattr(page, field.name)._get_cluster_related_objects().setdefault(field.name, [])
        page.pk = page.id = page.page_ptr_id = key
        page.path = Page._get_path(below.path, below.depth + 1, step + offset)
        page.depth, page.numchild = below.depth + 1, 0
        page.url_path = f"{below.url_path}{page.slug}/"
        page.content_type = content_type
        page.locale_id = below.locale_id
        page.draft_title = page.title
        page.owner = user
        page.live, page.has_unpublished_changes = False, False
    below.numchild += len(pages)


def _relations(model: type[models.Model]) -> set[str]:
    """Fields whose check would ask the database for each page."""
    return {field.name for field in model._meta.concrete_fields if field.is_relation}


def _revision(page: Page, number: int, user: User | None) -> Revision:
    """First revision: the draft as the form saves it."""
    return Revision(
        pk=number,
        content_type=page.content_type,
        base_content_type=page.get_base_content_type(),
        object_id=str(page.pk),
        created_at=timezone.now(),
        user=user,
        object_str=str(page),
        content=page.serializable_data(),
    )


def _point_to(page: Page, revision: Revision, goes_live: datetime | None) -> None:
    page.latest_revision = revision
    page.latest_revision_created_at = revision.created_at
    page.has_unpublished_changes = goes_live is None
    if goes_live:
        page.live, page.live_revision = True, revision
        page.first_published_at = page.last_published_at = goes_live
        if isinstance(page, ArticlePage) and page.published_at is None:
            page.published_at = goes_live


def _own_tables(model: type[models.Model]) -> list[type[models.Model]]:
    """The tables of a page type besides that of all pages, base first."""
    return [*(parent for parent in reversed(model._meta.get_parent_list()) if parent is not Page), model]


def _log(pages: Sequence[Page], revisions: Sequence[Revision], live: bool, user: User | None) -> None:
    actions = ["wagtail.create", *(["wagtail.publish"] if live else [])]
    entries = (
        PageLogEntry(
            page=page,
            content_type=page.content_type,
            label=str(page),
            action=action,
            timestamp=timezone.now(),
            user=user,
            revision=revision if action == "wagtail.publish" else None,
            content_changed=True,
        )
        for page, revision in zip(pages, revisions, strict=True)
        for action in actions
    )
    copy_rows(PageLogEntry, entries)


def _refer(pages: Sequence[Page]) -> None:
    """References from each page, as `ReferenceIndex.create_or_update_for_object` notes them for a new one."""
    base = pages[0].get_base_content_type()
    references = (
        ReferenceIndex(
            content_type=page.content_type,
            base_content_type=base,
            object_id=page.pk,
            to_content_type_id=target_type,
            to_object_id=target,
            model_path=model_path,
            content_path=content_path,
            content_path_hash=ReferenceIndex._get_content_path_hash(content_path),
        )
        for page in pages
        for target_type, target, model_path, content_path in set(ReferenceIndex._extract_references_from_object(page))
    )
    copy_rows(ReferenceIndex, references)


def _announce(pages: Sequence[Page], revisions: Sequence[Revision]) -> None:
    for page, revision in zip(pages, revisions, strict=True):
        for signal in (page_published, published):
            signal.send(sender=type(page), instance=page, revision=revision)


def _tell_sites(below: Page) -> None:
    """Renew the version of the site on which the pages went live."""
    steps = [below.path[:end] for end in range(Page.steplen, len(below.path) + 1, Page.steplen)]
    for number in Site.objects.filter(root_page__path__in=steps).values_list("pk", flat=True):
        transaction.on_commit(lambda number=number: bump(number))  # type: ignore[misc]
