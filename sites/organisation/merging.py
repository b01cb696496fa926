"""One department takes over another, or some of its columns: a job that can be killed and run again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from django.contrib.auth.models import Group
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log
from wagtail.models import Collection, Page, Site

from cms.content.models import ColumnPage
from cms.core.audit.service import record, register_codes
from cms.departments.enums import DepartmentStatus
from cms.departments.models import Department
from cms.jobs import service as jobs
from cms.jobs.models import Job
from sites.acts import act_problems, refuse
from sites.enums import SiteKind, SiteStatus
from sites.models import FormerHost, HostedSite, MovedPrefix
from sites.transactions import whole_act

from . import moving, records
from .acts import close, may_succeed

if TYPE_CHECKING:
    from cms.accounts.models import User

KIND: Final = "merge_departments"
#: Code of one step in the audit trail.
STEP: Final = "departments.merge_step"


@dataclass(frozen=True, slots=True)
class Order:
    """Who takes over whom, or, with `columns`, which columns right below the first one's home."""

    source: Department
    target: Department
    columns: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        return not self.columns

    def roots(self) -> tuple[Page, Page]:
        """Root pages of both as they are now."""
        return Page.objects.get(pk=self.source.root_page_id), Page.objects.get(pk=self.target.root_page_id)

    def sites(self) -> tuple[Site, Site] | None:
        """Sites of both; None where the first one has none (any more)."""
        found = dict(
            Site.objects.filter(hosted__department__in=[self.source, self.target]).values_list(
                "hosted__department", "pk"
            )
        )
        if self.source.pk not in found or self.target.pk not in found:
            return None
        rows = Site.objects.select_related("root_page").in_bulk(found.values())
        return rows[found[self.source.pk]], rows[found[self.target.pk]]


def order_problems(order: Order, *, by: User | None, reason: str) -> list[str]:
    """Why it may not be done, in sentences; empty when it may."""
    found = act_problems(by, reason)
    source, target = order.source, order.target
    if not may_succeed(target, source):
        found.append(_("并入的部门必须是另一个正常的部门。"))
    if source.root_page_id is None or target.root_page_id is None:
        found.append(_("两个部门都必须已经开通。"))
    elif order.columns and _foreign(order):
        found.append(_("只能划转该部门首页之下的栏目。"))
    if _in_progress(source, target):
        found.append(_("其中一个部门正在合并，请等任务结束。"))
    if HostedSite.objects.filter(department=target, status=SiteStatus.ARCHIVED).exists():
        found.append(_("“%(name)s”的网站已归档，请先恢复。") % {"name": target.name_zh})
    had = set(HostedSite.objects.filter(department__in=[source, target]).values_list("department", flat=True))
    if source.pk in had and target.pk not in had:
        found.append(_("“%(name)s”还没有独立网站，请先开通。") % {"name": target.name_zh})
    return found


def _foreign(order: Order) -> bool:
    below = Page.objects.child_of(order.source.root_page).filter(pk__in=order.columns)  # type: ignore[arg-type]
    return below.count() != len(set(order.columns))


def _in_progress(*departments: Department) -> bool:
    numbers = [department.pk for department in departments]
    either = Q(payload__source__in=numbers) | Q(payload__target__in=numbers)
    return Job.objects.filter(either, kind=KIND).exclude(state__in=Job.FINAL).exists()


def preview(order: Order) -> list[tuple[str, int]]:
    """What would go over, in words with numbers: the report before."""
    root = order.roots()[0]
    pages = Page.objects.descendant_of(root)
    if order.columns:
        chosen = Page.objects.filter(pk__in=order.columns)
        pages = Page.objects.filter(pk__in=[page.pk for top in chosen for page in top.get_descendants(inclusive=True)])
    rows = [(_("页面"), pages.count()), (_("其中已发布"), pages.live().count())]
    if not order.whole:
        return rows
    people = order.source.memberships.values("user").distinct().count()
    sites = order.sites()
    return [
        *rows,
        (_("图片和文件"), sum(records.count(label, collection=order.source.collection_id) for label in records.FILES)),
        (_("人员"), people),
        (_("联系方式、友情链接等"), sum(records.count(label, **{field: order.source}) for label, field in records.OF_A_DEPARTMENT)
         + sum(records.count(label, **{field: sites[0]}) for label, field in records.OF_A_SITE if sites)),
        (_("网站重定向"), records.count("wagtailredirects.Redirect", site=sites[0]) if sites else 0),
    ]  # fmt: skip


def start_merge(order: Order, *, by: User | None, reason: str) -> Job:
    """Queue it. Raises RefusedError with the reasons why not."""
    with whole_act():
        refuse(order_problems(order, by=by, reason=reason.strip()))
        action, title = ("departments.merge", _("合并：%(source)s → %(target)s")) if order.whole else (
            "departments.hand_over", _("划转栏目：%(source)s → %(target)s")
        )  # fmt: skip
        names = {"source": order.source.short_zh, "target": order.target.short_zh}
        log(order.source, action, user=by, data={"reason": reason.strip(), "target": order.target.code})
        payload = {"source": order.source.pk, "target": order.target.pk, "columns": list(order.columns)}
        return jobs.start(KIND, title=title % names, by=by, payload=payload, department=order.target)


def run_merge(run: jobs.Run) -> None:
    """Take one step after the other until none is left or one fails; the next run goes on from what is there."""
    payload = run.payload
    rows = Department.objects.in_bulk([payload["source"], payload["target"]])
    order = Order(rows[payload["source"]], rows[payload["target"]], tuple(payload["columns"]))
    run.begin(run.done + _left(order))
    for label, act in _steps(order, run.job.requested_by):
        failed = run.job.failed
        with run.step(label) as step:
            step.message = act()
            record(STEP, obj=order.target, data={"step": label, "result": step.message, "source": order.source.code})
        if run.job.failed > failed:
            run.say(_("有一步没有完成，见下。改正后重新合并，会从这里继续。"))
            return


def _left(order: Order) -> int:
    """How many steps there are from here."""
    if order.source.status == DepartmentStatus.ARCHIVED and order.source.root_page_id is None:
        return 0
    root, target = order.roots()
    if order.whole:
        return sum(1 for _move in moving.moves(root, target)) + 5
    return sum(1 for number in order.columns for _move in _column_moves(root, target, number)) + 1


def _twin_of(column: Page, target: Page) -> Page | None:
    """The column below `target` into which one of the same slug is emptied."""
    return Page.objects.child_of(target).type(ColumnPage).filter(slug=column.slug).first()


def _column_moves(root: Page, target: Page, number: int) -> Iterator[moving.Move]:
    """What is left to do for one column that goes over."""
    column = Page.objects.child_of(root).filter(pk=number).first()
    if column is None:
        return
    twin = _twin_of(column, target)
    if twin is None:
        yield moving.Move((column,), target)
        return
    yield from moving.moves(column, twin)
    yield moving.Move((column,), None)


def _steps(order: Order, user: User | None) -> Iterator[tuple[str, Callable[[], str]]]:
    """Names and acts of what is left. People go first, so that nobody writes in a tree that is being moved."""
    if order.source.root_page_id is None:
        return
    yield _("旧网址转向"), partial(_lead_on, order)
    if not order.whole:
        yield from _column_steps(order, user)
        return
    yield _("人员"), lambda: _("%(count)d 人") % {"count": records.hand_over_people(order.source, order.target)}
    while move := moving.next_move(*order.roots()):
        yield move.label, partial(moving.carry_out, move, user)
    yield _("图片和文件"), lambda: _files(order)
    yield _("联系方式、友情链接等"), lambda: _("%(count)d 条") % {
        "count": records.hand_over_records(order.source, order.target, order.sites())
    }  # fmt: skip
    yield _("网址和收尾"), lambda: _finish(order)


def _column_steps(order: Order, user: User | None) -> Iterator[tuple[str, Callable[[], str]]]:
    for number in order.columns:
        while move := next(_column_moves(*order.roots(), number), None):
            yield move.label, partial(moving.carry_out, move, user)


def _files(order: Order) -> str:
    source, target = order.source.collection, order.target.collection
    if source is None or target is None:
        return ""
    return _("%(count)d 个") % {"count": records.hand_over_files(source, target)}


def _finish(order: Order) -> str:
    """Addresses lead on, what is empty goes, the department ends."""
    source, target = order.source, order.target
    root, new_root = order.roots()
    if root.get_children().exists():
        raise jobs.ItemError(_("还有 %(count)d 个页面没有移走。") % {"count": root.numchild})
    collection = source.collection
    if collection is not None and (collection.numchild or _holds_files(collection)):
        raise jobs.ItemError(_("该部门的图片和文件还没有全部移走。"))
    if sites := order.sites():
        _end_site(*sites)
    MovedPrefix.objects.filter(page=root).update(page=new_root)
    Page.objects.get(pk=root.pk).delete()
    source.root_page = source.collection = None
    close(source, target)
    if collection is not None:
        Collection.objects.get(pk=collection.pk).delete()
    Group.objects.filter(role_group__department=source).delete()
    return _("旧网址都已转到“%(name)s”") % {"name": target.name_zh}


def _holds_files(collection: Collection) -> bool:
    return any(records.count(label, collection=collection) for label in records.FILES)


def _lead_on(order: Order) -> str:
    """From now on whatever is not found at its old address is looked for at the new one."""
    root, target = order.roots()
    if order.whole:
        _lead(root, root, target)
    for column in Page.objects.child_of(root).filter(pk__in=order.columns):
        _lead(root, column, _twin_of(column, target) or column)
    return ""


def _lead(root: Page, page: Page, to: Page) -> None:
    """Lead from the address of a page, and all below it, to another page; `root` is that of the department."""
    hosted = HostedSite.objects.select_related("wagtail_site__root_page")
    site = hosted.filter(wagtail_site__root_page=root).first() or hosted.get(kind=SiteKind.PORTAL)
    prefix = f"/{page.url_path.removeprefix(site.wagtail_site.root_page.url_path)}"
    MovedPrefix.objects.update_or_create(site=site, prefix=prefix, defaults={"page": to})


def _end_site(old: Site, new: Site) -> None:
    """The host of the one site leads to the same path on the other, for good."""
    moving.settle_redirects(old, new)
    gone, stays = HostedSite.objects.get(wagtail_site=old), HostedSite.objects.get(wagtail_site=new)
    FormerHost.objects.filter(site=gone).update(site=stays)
    taken = {"/", *MovedPrefix.objects.filter(site=stays).values_list("prefix", flat=True)}
    MovedPrefix.objects.filter(site=gone).exclude(prefix__in=taken).update(site=stays)
    host = old.hostname
    gone.delete()
    old.delete()
    FormerHost.objects.create(host=host, site=stays)


def register() -> None:
    """Make it a kind of job, and name its steps in the audit trail."""
    register_codes({STEP: gettext_lazy("合并部门的一步")})
    jobs.register(jobs.JobKind(KIND, gettext_lazy("合并部门"), run_merge))
