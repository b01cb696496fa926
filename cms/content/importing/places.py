"""Where imported texts go: the site's tree, its column, the column of what is not yet sorted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from wagtail.models import Collection, Page, Site

from cms.content.enums import ColumnLayout
from cms.content.models import ColumnPage
from cms.core.imports import RowError
from cms.departments.models import Department
from cms.departments.scope import department_of

if TYPE_CHECKING:
    from cms.departments.models import Department as DepartmentType

#: Slug and name of the column for texts that nobody has sorted; it is never public.
UNFILED: Final = "unfiled"
UNFILED_NAME: Final = "待归栏"


class UnknownPlaceError(LookupError):
    """No such site or column; the message is one sentence."""


@dataclass(slots=True)
class Place:
    """A tree of the cluster and its columns by path."""

    code: str
    root: Page
    site: Site
    department: DepartmentType | None
    _columns: dict[str, ColumnPage] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """Publisher of texts that name none."""
        return self.department.name_zh if self.department else str(self.root.title)

    @property
    def collection(self) -> Collection:
        """Collection for pictures and files."""
        return (
            self.department.collection
            if self.department and self.department.collection
            else Collection.get_first_root_node()
        )

    def column(self, path: str) -> ColumnPage:
        """The column at a path of slugs such as `news/notices`.

        Raises:
            RowError: no column there, or one that leads elsewhere.
        """
        path = path.strip("/")
        if path not in self._columns:
            found = ColumnPage.objects.filter(url_path=f"{self.root.url_path}{path}/").first()
            if found is None:
                raise RowError("column", _("没有栏目 %(path)s。") % {"path": path})
            if found.layout == ColumnLayout.REDIRECT:
                raise RowError("column", _("栏目 %(path)s 链接到别处，不存放稿件。") % {"path": path})
            self._columns[path] = found
        return self._columns[path]

    def unfiled(self) -> ColumnPage:
        """The column 待归栏 of the tree, made when it is not there yet."""
        found = self._columns.get(UNFILED) or ColumnPage.objects.child_of(self.root).filter(slug=UNFILED).first()
        if found is None:
            found = ColumnPage(title=UNFILED_NAME, slug=UNFILED, live=False, show_in_menus=False)
            self.root.refresh_from_db()
            self.root.add_child(instance=found)
        self._columns[UNFILED] = found
        return found

    def has_unfiled(self) -> bool:
        """Whether the column 待归栏 exists."""
        return ColumnPage.objects.child_of(self.root).filter(slug=UNFILED).exists()


def place_of(code: str) -> Place:
    """The tree of `portal`, `english` or a department's code, with or without a site of its own.

    Raises:
        UnknownPlaceError: no such site or department, or the department has no pages yet.
    """
    # By the name of the relation: the table of hosts belongs to an app above this one.
    site = Site.objects.filter(hosted__code=code).select_related("root_page").first()
    if site is not None:
        root = site.root_page.specific
        return Place(code, root, site, department_of(root))
    department = Department.objects.filter(code=code, root_page__isnull=False).select_related("root_page").first()
    if department is None or department.root_page is None:
        raise UnknownPlaceError(_("没有代码为 %(code)s 的网站或部门。") % {"code": code})
    root = department.root_page.specific
    own = next(
        (site for site in Site.objects.select_related("root_page") if root.path.startswith(site.root_page.path)), None
    )
    if own is None:
        raise UnknownPlaceError(_("部门 %(code)s 的页面不在任何网站里。") % {"code": code})
    return Place(code, root, own, department)
