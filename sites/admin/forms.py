from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.departments.catalogue import department_specs
from cms.departments.enums import DepartmentKind
from cms.departments.models import Department, code_validator
from cms.departments.selectors import active_departments
from sites.acts import LONGEST_REASON
from sites.enums import Theme
from sites.provisioning.tenants import DepartmentDetails

if TYPE_CHECKING:
    from django.db.models import QuerySet


class ReasonForm(forms.Form):
    """Why an act is done; the reason stands in the log, for a suspended site before its readers as well."""

    reason = forms.CharField(
        label=gettext_lazy("原因"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 2})
    )


class RenameForm(ReasonForm):
    """The new host of a site."""

    host = forms.CharField(
        label=gettext_lazy("新主机名"), max_length=253, help_text=gettext_lazy("不带协议和端口，如 fgw.localhost")
    )
    field_order = ("host", "reason")


class DepartmentForm(ReasonForm):
    """An act upon a department."""

    def __init__(self, *args: Any, department: Department, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.department = department

    def others(self) -> QuerySet[Department]:
        """Departments that could take something over: from one with a site only those that have one."""
        rows = active_departments().exclude(pk=self.department.pk).filter(root_page__isnull=False)
        return rows.filter(site__isnull=False) if hasattr(self.department, "site") else rows


class DepartmentNamesForm(DepartmentForm):
    """New names of a department, beginning with those it has."""

    name_zh = forms.CharField(label=gettext_lazy("名称"), max_length=100)
    short_zh = forms.CharField(label=gettext_lazy("简称"), max_length=40)
    name_en = forms.CharField(label=gettext_lazy("英文名称"), max_length=160)
    field_order = ("name_zh", "short_zh", "name_en", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("name_zh", "short_zh", "name_en"):
            self.fields[name].initial = getattr(self.department, name)


class AbolishForm(DepartmentForm):
    """Who takes over the duties of a department that ends."""

    successor = forms.ModelChoiceField(Department.objects.none(), label=gettext_lazy("职能划入"), required=False)
    field_order = ("successor", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = self.others()  # type: ignore[attr-defined]


class MergeForm(DepartmentForm):
    """Who takes over everything."""

    target = forms.ModelChoiceField(Department.objects.none(), label=gettext_lazy("并入的部门"))
    field_order: tuple[str, ...] = ("target", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = self.others()  # type: ignore[attr-defined]


class HandOverForm(MergeForm):
    """Which columns go to whom."""

    columns = forms.ModelMultipleChoiceField(
        Page.objects.none(), label=gettext_lazy("栏目"), widget=forms.CheckboxSelectMultiple
    )
    field_order = ("columns", "target", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].label = _("划入的部门")
        root = self.department.root_page
        columns = Page.objects.child_of(root).order_by("path") if root else Page.objects.none()
        self.fields["columns"].queryset = columns  # type: ignore[attr-defined]


class OpenSiteForm(forms.Form):
    """A department that the platform knows, or the facts of a new one."""

    department = forms.ChoiceField(label=gettext_lazy("部门"), required=False)
    code = forms.CharField(
        label=gettext_lazy("代码"), required=False, max_length=20, validators=[code_validator],
        help_text=gettext_lazy("网站地址的一部分，如 fgw；以后不能更改"),
    )  # fmt: skip
    name_zh = forms.CharField(label=gettext_lazy("名称"), required=False, max_length=100)
    short_zh = forms.CharField(label=gettext_lazy("简称"), required=False, max_length=40)
    name_en = forms.CharField(label=gettext_lazy("英文名称"), required=False, max_length=160)
    kind = forms.ChoiceField(label=gettext_lazy("类别"), required=False, choices=DepartmentKind.choices)
    theme = forms.ChoiceField(label=gettext_lazy("主题色"), choices=Theme.choices, initial=Theme.BLUE)
    opens_site = forms.BooleanField(
        label=gettext_lazy("开通独立网站"), required=False, initial=True,
        help_text=gettext_lazy("不选时在门户网站的部门频道下建立页面，以后可以再开通"),
    )  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("原因"), required=False, max_length=LONGEST_REASON)

    #: What a new department must have besides its code.
    NEEDED = ("code", "name_zh", "short_zh", "name_en")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = department_choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Either a known department, or all facts of a new one under a code and name that nobody has."""
        data = super().clean() or {}
        if data.get("department"):
            return data
        for name in self.NEEDED:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("新部门须填写此项。"))
        for name in ("code", "name_zh"):
            if data.get(name) and Department.objects.filter(**{name: data[name]}).exists():
                self.add_error(name, _("已经有这样的部门，请在“部门”中选择。"))
        return data

    @property
    def chosen_code(self) -> str:
        """Code of the department that was chosen or described."""
        return str(self.cleaned_data["department"] or self.cleaned_data["code"])

    @property
    def details(self) -> DepartmentDetails:
        """Facts of the department that was described; for a chosen one only its theme counts."""
        data = self.cleaned_data
        return DepartmentDetails(
            code=self.chosen_code,
            kind=data["kind"],
            name_zh=data["name_zh"],
            short_zh=data["short_zh"],
            name_en=data["name_en"],
            theme=data["theme"],
        )


def department_choices() -> list[tuple[str, str]]:
    """Departments without a site, those of the start content that were never provisioned included."""
    rows = Department.objects.values_list("code", "name_zh", "site")
    without = {code: name for code, name, site in rows if site is None}
    known = {code for code, _name, _site in rows}
    without |= {spec.code: spec.name_zh for spec in department_specs() if spec.code not in known}
    return [("", _("新部门（在下面填写）")), *without.items()]
