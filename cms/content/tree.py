"""The columns of one site as plain values: navigation, breadcrumbs, neighbours and translations without a query.

Built with three queries once per version of the site and kept by the process.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from wagtail.models import Page, PageViewRestriction, get_page_models

from .addresses import elsewhere, url_of
from .models import BasePage, ColumnPage
from .presentation import Link
from .site_context_provider import context_of_site
from .versioned import versioned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from uuid import UUID

    from .site_context import SiteContext

STEP = Page.steplen
FIELDS = (
    "pk", "path", "depth", "title", "slug", "url_path", "show_in_menus", "translation_key", "content_type_id",
    "columnpage__kind", "columnpage__layout", "columnpage__purpose", "columnpage__retired_at", "columnpage__directory",
)  # fmt: skip
#: Attribute under which a page carries what the database knows of its translations.
ANNOTATION = "translations_read"


@dataclass(frozen=True, slots=True)
class Translation:
    """A live page in another language: language code, address to link to, and address on its official domain."""

    language: str
    url: str
    official_url: str


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One column, or the home page of a site or department, with what stands below it."""

    pk: int
    path: str
    depth: int
    title: str
    slug: str
    url: str
    in_menus: bool
    translation_key: UUID
    is_home: bool
    kind: str
    layout: str
    purpose: str
    retired: bool
    directory: str
    type_id: int = 0
    children: list[Node] = field(default_factory=list)

    @property
    def link(self) -> Link:
        return Link(self.title, self.url)

    @property
    def columns(self) -> list[Node]:
        """Columns directly below, in order, without retired ones and departments' home pages."""
        return [child for child in self.children if not (child.retired or child.is_home)]

    def walk(self) -> Iterator[Node]:
        """The node and everything below it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class ColumnTree:
    """All live columns of a site; a column below one that is not live does not count."""

    root: Node | None
    by_path: dict[str, Node]
    by_id: dict[int, Node]
    by_url: dict[str, Node]
    translations: dict[UUID, tuple[Translation, ...]]
    #: Paths below which pages are not shown: those of columns that are not live, and of what is not for everybody, since
    #: the public hosts know no sign-in.
    restricted: tuple[str, ...] = ()

    def chain(self, path: str) -> list[Node]:
        """Nodes from the root page down to `path`, itself included when it is a column.

        Empty when one of them is missing and for what is not for everybody.
        """
        if self.root is None or not path.startswith(self.root.path) or path.startswith(self.restricted):
            return []
        nodes: list[Node] = []
        for end in range(len(self.root.path), len(path) + 1, STEP):
            node = self.by_path.get(path[:end])
            if node is None:
                return nodes if end == len(path) else []
            nodes.append(node)
        return nodes

    def parent(self, node: Node) -> Node | None:
        return self.by_path.get(node.path[:-STEP])

    def section(self, path: str) -> Node | None:
        """The column directly below the root page in which `path` stands."""
        return self.by_path.get(path[: len(self.root.path) + STEP]) if self.root else None

    @property
    def sections(self) -> list[Node]:
        """Sections shown in the navigation."""
        return [node for node in self.root.columns if node.in_menus] if self.root else []


def tree_of(site: SiteContext) -> ColumnTree:
    """Columns of the site as they are in its present version."""
    return versioned(site, "tree", lambda: build_tree(site))


def readable(url_path: str, site: SiteContext) -> bool:
    """Whether readers can open a live text, which they cannot below a column that is down; of texts on other sites nothing
    is known here."""
    if not url_path.startswith(site.root_url_path):
        return True
    tree = tree_of(site)
    column = tree.by_url.get("/" + url_path[len(site.root_url_path) : url_path.rstrip("/").rfind("/") + 1])
    return column is not None and not column.path.startswith(tree.restricted)


def build_tree(site: SiteContext) -> ColumnTree:
    """Read the columns of a site and where they are translated: three queries."""
    types = structure_types()
    rows = Page.objects.filter(path__startswith=site.root_path, content_type_id__in=types)
    by_path: dict[str, Node] = {}
    root: Node | None = None
    down: list[str] = []
    for live, *row in rows.order_by("path").values_list("live", *FIELDS):
        node = _node(row, site, types)
        if not live:
            down.append(node.path)
            continue
        if node.path == site.root_path:
            root = node
        elif parent := by_path.get(node.path[:-STEP]):
            parent.children.append(node)
        else:
            continue
        by_path[node.path] = node
    keys = [node.translation_key for node in by_path.values()]
    by_id = {node.pk: node for node in by_path.values()}
    by_url = {node.url: node for node in by_path.values()}
    restrictions = PageViewRestriction.objects.filter(page__path__startswith=site.root_path)
    restricted = (*down, *restrictions.values_list("page__path", flat=True))
    return ColumnTree(root, by_path, by_id, by_url, translations_of(keys, site), restricted)


def _node(row: Sequence[Any], site: SiteContext, types: dict[int, bool]) -> Node:
    pk, path, depth, title, slug, url_path, in_menus, key, type_id, kind, layout, purpose, retired, directory = row
    return Node(
        pk, path, depth, title, slug, url_of(url_path, site), in_menus, key, not types[type_id],
        kind or "", layout or "", purpose or "", retired is not None, directory or "", type_id,
    )  # fmt: skip


@cache
def _structure_models() -> tuple[tuple[type[Page], bool], ...]:
    found = [model for model in get_page_models() if issubclass(model, BasePage) and not model.moderated]
    return tuple((model, issubclass(model, ColumnPage)) for model in found)


def structure_types() -> dict[int, bool]:
    """Content types of columns and home pages; True for columns."""
    types = ContentType.objects.get_for_models(*(model for model, _ in _structure_models()))
    return {types[model].pk: is_column for model, is_column in _structure_models()}


def translations_of(keys: Iterable[UUID], site: SiteContext) -> dict[UUID, tuple[Translation, ...]]:
    """Live pages in other languages by translation key: one query. Aliases are copies and do not count."""
    pages = Page.objects.filter(translation_key__in=list(keys), live=True, alias_of__isnull=True)
    rows = pages.exclude(locale_id=site.locale_id).values_list("translation_key", "url_path", "locale__language_code")
    found: dict[UUID, tuple[Translation, ...]] = {}
    for key, url_path, language in rows:
        if other := _translation(url_path, language, site):
            found[key] = (*found.get(key, ()), other)
    return found


def others_in_the_database() -> dict[str, ArraySubquery]:
    """Annotation of a page with its live translations, for `own_translations`."""
    pages = Page.objects.filter(translation_key=OuterRef("translation_key"), live=True, alias_of__isnull=True)
    others = pages.exclude(locale_id=OuterRef("locale_id")).order_by()
    return {
        ANNOTATION: ArraySubquery(others.values(found=JSONObject(path="url_path", language="locale__language_code")))
    }


def own_translations(page: BasePage, site: SiteContext) -> tuple[Translation, ...]:
    """Live translations of one page: no query where it was read with `others_in_the_database`, else one."""
    read = getattr(page, ANNOTATION, None)
    if read is None:
        return translations_of([page.translation_key], site).get(page.translation_key, ())
    found = (_translation(other["path"], other["language"], site) for other in read)
    return tuple(filter(None, found))


def _translation(url_path: str, language: str, site: SiteContext) -> Translation | None:
    site_id, url = elsewhere(url_path)
    return Translation(language, url, official(site_id, url)) if url and site_id != site.site_id else None


def official(site_id: int, url: str) -> str:
    """The same path on the official domain of its site."""
    other = context_of_site(site_id)
    return f"https://{other.official_domain}{url.removeprefix(other.base_url)}" if other else url
