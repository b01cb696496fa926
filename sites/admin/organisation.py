"""Screens of the system administrator for departments: another name, the end, a merger, columns that go elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.departments.enums import DepartmentStatus
from cms.departments.models import Department
from sites.organisation.acts import AbolishDepartment, RenameDepartment
from sites.organisation.merging import Order, order_problems, preview, start_merge
from sites.refusals import RefusedError

from .forms import AbolishForm, DepartmentNamesForm, HandOverForm, MergeForm
from .views import INDEX, for_site_managers

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest
    from django.utils.functional import _StrPromise

    from cms.accounts.models import User

#: What would move, by the department and the data of the form.
OrderOf = Callable[[Department, dict[str, Any]], Order]


@dataclass(frozen=True, slots=True)
class DepartmentScreen:
    """How an act upon a department is named, what a person is told before confirming it, and what it does.

    `carry_out` returns the address where one goes on and raises RefusedError; with `order_of` a person first sees what
    would move.
    """

    title: _StrPromise
    effect: _StrPromise
    form: type[forms.Form]
    carry_out: Callable[[Department, User, dict[str, Any]], str]
    order_of: OrderOf | None = None


def rename(department: Department, user: User, data: dict[str, Any]) -> str:
    """Give it the names of the form."""
    RenameDepartment(department, by=user, **data).perform()
    return reverse(INDEX)


def abolish(department: Department, user: User, data: dict[str, Any]) -> str:
    """End it."""
    AbolishDepartment(department, by=user, **data).perform()
    return reverse(INDEX)


def whole_order(department: Department, data: dict[str, Any]) -> Order:
    """Everything goes to the chosen department."""
    return Order(department, data["target"])


def column_order(department: Department, data: dict[str, Any]) -> Order:
    """The chosen columns go to the chosen department."""
    return Order(department, data["target"], tuple(page.pk for page in data["columns"]))


def take_over(order_of: OrderOf, department: Department, user: User, data: dict[str, Any]) -> str:
    """Queue the order; one goes on at the job, which tells each step."""
    job = start_merge(order_of(department, data), by=user, reason=data["reason"])
    return reverse("jobs:detail", args=[job.pk])


SCREENS: dict[str, DepartmentScreen] = {
    "rename": DepartmentScreen(
        gettext_lazy("更名"),
        gettext_lazy(
            "页面、网站设置、角色组和目录改用新名称；原名称作为曾用名留在部门目录中。代码、主机名和网址不变。"
        ),
        DepartmentNamesForm,
        rename,
    ),
    "merge": DepartmentScreen(
        gettext_lazy("并入其他部门"),
        gettext_lazy(
            "全部页面、图片、文件、人员和记录移到另一个部门；同名栏目合为一个，其余栏目原样移动。旧网址永久转向，本部门随后撤销。"
        ),
        MergeForm,
        partial(take_over, whole_order),
        whole_order,
    ),
    "hand-over": DepartmentScreen(
        gettext_lazy("划转栏目"),
        gettext_lazy("所选栏目连同内容移到另一个部门，旧网址永久转向。新设部门请先开通，再把栏目划转过去。"),
        HandOverForm,
        partial(take_over, column_order),
        column_order,
    ),
    "abolish": DepartmentScreen(
        gettext_lazy("撤销"),
        gettext_lazy(
            "网站归档：页面照常可以阅读并标明“已归档”，任何人不能再编辑；本部门人员的角色全部收回。内容不移动。"
        ),
        AbolishForm,
        abolish,
    ),
}


def screens_for(department: Department) -> list[tuple[str, _StrPromise]]:
    """Keys and names of the acts that the department's state allows."""
    if department.status == DepartmentStatus.ARCHIVED:
        return []
    return [(key, screen.title) for key, screen in SCREENS.items() if department.root_page_id or key == "rename"]


@for_site_managers
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """One act: its form, for a merger what would move, then the deed."""
    department = get_object_or_404(Department.objects.select_related("root_page"), pk=pk)
    if name not in dict(screens_for(department)):
        raise Http404
    screen = SCREENS[name]
    form = screen.form(request.POST or None, department=department)  # type: ignore[call-arg]
    report: list[tuple[str, int]] = []
    if request.method == "POST" and form.is_valid():
        try:
            if screen.order_of and "confirm" not in request.POST:
                report = _report(screen.order_of(department, form.cleaned_data), request, form.cleaned_data["reason"])
            else:
                address = screen.carry_out(department, request.user, form.cleaned_data)  # type: ignore[arg-type]
                messages.success(request, _("%(act)s：%(site)s") % {"act": screen.title, "site": department})
                return redirect(address)
        except RefusedError as error:
            for reason in error.reasons:
                form.add_error(None, reason)
    context = {
        "form": form,
        "screen": screen,
        "department": department,
        "report": report,
        "asks_first": screen.order_of is not None and not report,
        "page_title": screen.title,
    }
    return render(request, "sites/admin/department_act.html", context)


def _report(order: Order, request: HttpRequest, reason: str) -> list[tuple[str, int]]:
    """What would move; raises RefusedError where it may not."""
    if problems := order_problems(order, by=request.user, reason=reason):  # type: ignore[arg-type]
        raise RefusedError(problems)
    return preview(order)
