"""Forms of owned and shared rows: what a browser sends is asked for the same rights as what is shown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from cms.departments.enums import DepartmentStatus
from cms.departments.models import Department

from .models import Audience
from .policies import keeps_row, keeps_shared_content, own_departments
from .uses import foreign_uses, is_saved, names_of, uses_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from .uses import SiteUse

#: Fields that are the keeper's alone.
OF_THE_KEEPER = ("department", "audience", "audience_departments", "audience_may_edit")
PLATFORM = gettext_lazy("平台")


class OwnedForm(WagtailAdminModelForm):
    """Rows with an owner: a person gives them to one of the own departments, or to the platform where the person keeps
    its things. Saving what sites of others use asks for a word of confirmation."""

    confirmed_use = forms.BooleanField(required=False, label=gettext_lazy("我已了解，这次改动会影响以上网站"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_keeper = self.for_user is None or not is_saved(self.instance) or keeps_row(self.for_user, self.instance)
        if self.for_user is not None:
            self._limit_owner() if self.is_keeper else self._leave_to_the_keeper()

    def _limit_owner(self) -> None:
        field: Any = self.fields.get("department")
        if field is None:
            return
        field.queryset = self.owners()
        field.error_messages["invalid_choice"] = _("你不是这个部门的管理员，不能把内容归到它名下。")
        field.empty_label = PLATFORM
        if not keeps_shared_content(self.for_user):
            field.required, field.empty_label, field.help_text = True, None, ""

    def owners(self) -> QuerySet[Department]:
        """Departments to which the person may give the row."""
        return Department.objects.all() if self.for_user.is_superuser else own_departments(self.for_user)

    def _leave_to_the_keeper(self) -> None:
        for name in OF_THE_KEEPER:
            self.fields.pop(name, None)

    @cached_property
    def uses(self) -> list[SiteUse]:
        """Sites that use the row as it is in the database."""
        return uses_of(self.instance, self.for_user) if is_saved(self.instance) else []

    @property
    def shows_uses(self) -> bool:
        """Whether somebody may use the row already."""
        return is_saved(self.instance)

    @property
    def asks(self) -> bool:
        """Whether the form offers the word of confirmation."""
        return bool(foreign_uses(self.uses)) or (self.is_bound and "confirmed_use" in self.errors)

    def affected(self) -> list[SiteUse]:
        """Sites of others that the change reaches."""
        return foreign_uses(self.uses)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.is_keeper and any(name in self.data for name in OF_THE_KEEPER):
            self.add_error(None, _("归属和共享范围只能由归属部门的管理员改变。"))
        if self.has_changed_content() and not cleaned.get("confirmed_use") and (affected := self.affected()):
            sites = names_of(affected)
            words = _("其他网站正在使用这项内容：%(sites)s。请勾选“我已了解”后再保存。")
            self.add_error("confirmed_use", words % {"sites": sites})
        return cleaned

    def has_changed_content(self) -> bool:
        """Whether anything would be written."""
        return bool(set(self.changed_data) - {"confirmed_use"})


class SharedForm(OwnedForm):
    """Rows with an audience as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields.get("audience_departments")
        if field is not None:
            chosen = self.instance.audience_departments.values("pk") if is_saved(self.instance) else []
            field.queryset = Department.objects.filter(Q(status=DepartmentStatus.ACTIVE) | Q(pk__in=chosen))
            field.error_messages["invalid_choice"] = _("共享部门中有一个已不存在，请重新选择。")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "audience" not in self.fields:
            return cleaned
        audience, named = cleaned.get("audience"), cleaned.get("audience_departments")
        if audience == Audience.SOME and not named:
            self.add_error("audience_departments", _("请勾选要共享给哪些部门。"))
        if audience != Audience.SOME:
            cleaned["audience_departments"] = Department.objects.none()
        if audience == Audience.NONE:
            cleaned["audience_may_edit"] = self.instance.audience_may_edit = False
        return cleaned
