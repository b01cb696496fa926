"""A digest of all that the other department has, in one query."""

from __future__ import annotations

from contextlib import contextmanager
from functools import reduce
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import connection
from django.db.models import CharField, Value
from django.db.models.expressions import RawSQL
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Comment,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Revision,
    Site,
    Task,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
)
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from cms.content.models import (
    ArticlePage,
    ColumnPage,
    ContactPoint,
    EmergencyBanner,
    FriendLink,
    MourningPeriod,
    PageTemplate,
    Region,
    TopicTerm,
)
from cms.departments.models import Department, Membership
from cms.jobs.models import Job
from cms.media.models import CustomDocument, CustomImage
from cms.publishing.models import Word, WordList
from sites.models import HostedSite, SiteProfile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.db.models import QuerySet

    from .foreign import Foreign


def digest(rows: list[QuerySet]) -> dict[str, str]:
    """A hash of every row as the database has it, by table and place."""
    one, *others = [
        each.order_by().annotate(
            table=Value(each.model._meta.db_table, output_field=CharField()),
            hash=RawSQL(f'md5("{each.model._meta.db_table}"::text)', (), output_field=CharField()),
        ).values_list("table", "hash")
        for each in rows
    ]  # fmt: skip
    found: dict[str, list[str]] = {}
    for table, value in reduce(lambda whole, each: whole.union(each, all=True), others, one):
        found.setdefault(table, []).append(value)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), sum(user_id * 1000 + group_id) FROM accounts_user_groups")
        found["groups of people"] = [str(cursor.fetchone())]
    return {table: " ".join(sorted(values)) for table, values in found.items()}


@contextmanager
def watched(rows: list[QuerySet]) -> Iterator[list[str]]:
    """Statements that write into tables of the rows: without any the digest needs no second look."""
    tables, writes = {each.model._meta.db_table for each in rows} | {"accounts_user_groups"}, []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        verb, _space, target = sql.partition('"')
        if verb.split(" ", 1)[0] in {"INSERT", "UPDATE", "DELETE"} and target.partition('"')[0] in tables:
            writes.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield writes


def belongings(foreign: Foreign) -> list[QuerySet]:
    """Rows of the other department and what hangs on them; tables of the platform as a whole."""
    below = {"path__startswith": foreign.home.path}
    pages = list(Page.objects.filter(**below).values_list("pk", flat=True))
    collection, site, department, person = (foreign[name] for name in ("collection", "site", "department", "user"))
    texts = [model.objects.filter(**below) for model in (Page, ArticlePage, ColumnPage)]
    of_pages = [
        model.objects.filter(page__in=pages)
        for model in (Comment, GroupPagePermission, PageViewRestriction)
    ]  # fmt: skip
    of_objects = [model.objects.filter(object_id__in=map(str, pages)) for model in (Revision, WorkflowState)]
    files = [model.objects.filter(collection=collection) for model in (CustomImage, CustomDocument)]
    of_files = [
        model.objects.filter(collection=collection) for model in (GroupCollectionPermission, CollectionViewRestriction)
    ]
    of_site = [model.objects.filter(site=site) for model in (Redirect, SiteProfile, FriendLink)]
    of_department = [
        model.objects.filter(department=department)
        for model in (
            Membership, ContactPoint, Job, EmergencyBanner, MourningPeriod, TopicTerm, PageTemplate, WordList,
        )
    ]  # fmt: skip
    words = Word.objects.filter(word_list__department=department)
    whole = [
        model.objects.all()
        for model in (
            Group, Region, Task, Workflow, Department, HostedSite, Site,
            Translation, TranslationSource, StringSegment, StringTranslation, OverridableSegment, SegmentOverride,
        )
    ]  # fmt: skip
    single = [
        Collection.objects.filter(pk=collection.pk), get_user_model().objects.filter(pk=person.pk),
        Authenticator.objects.filter(user=person), UploadedFile.objects.filter(uploaded_by_user=person),
        EditingSession.objects.filter(user=person), TaskState.objects.filter(pk=foreign["task_state"].pk),
    ]  # fmt: skip
    return [*texts, *of_pages, *of_objects, *files, *of_files, *of_site, *of_department, words, *whole, *single]
