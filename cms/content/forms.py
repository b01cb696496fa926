"""Forms of acts of structure and of shared content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Site
from wagtail.permissions import policy_registry

from cms.departments.sharing.forms import OwnedForm, SharedForm
from cms.departments.sharing.policies import keeps_shared_content
from cms.departments.sharing.uses import foreign_uses, is_saved, uses_of

from .actions import LONGEST_PIN
from .admin.page_forms import UNSHARED, foreign, references, unshared
from .models import ColumnPage, TopicTerm
from .policies import own_sites

if TYPE_CHECKING:
    from cms.departments.sharing.uses import Counts, SiteUse

#: Days that the form of pins proposes.
USUAL_PIN = 7
#: Depth of the columns below a site's home page.
TOP_COLUMN = 3


class ColumnChoiceField(forms.ModelChoiceField):
    """Columns of one site in the order of its tree, each indented below the one it stands in."""

    def label_from_instance(self, column: ColumnPage) -> str:
        return "　" * (column.depth - TOP_COLUMN) + column.title


class RetireForm(forms.Form):
    """Where readers of a retired column are led."""

    successor = ColumnChoiceField(
        queryset=ColumnPage.objects.none(), required=False, label=_("接替栏目"), empty_label=_("无，停留在原栏目"),
        help_text=_("读者打开停办的栏目时会被引到这里；已发布的稿件地址不变"),
    )  # fmt: skip

    def __init__(self, column: ColumnPage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        top = column.path[: 2 * column.steplen]
        columns = ColumnPage.objects.live().filter(path__startswith=top, retired_at=None).exclude(pk=column.pk)
        self.fields["successor"].queryset = columns.order_by("path")  # type: ignore[attr-defined]


class PinForm(forms.Form):
    """For how long a text stays on top."""

    days = forms.IntegerField(
        min_value=1,
        max_value=LONGEST_PIN,
        initial=USUAL_PIN,
        label=_("置顶天数"),
        help_text=_("到期自动恢复按时间排列"),
    )


class FriendLinkForm(WagtailAdminModelForm):
    """A link of one site, or of all: people who do not keep the platform's give it to one of their own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.for_user
        if user is not None and not keeps_shared_content(user):
            field: Any = self.fields["site"]
            field.queryset, field.required, field.empty_label, field.help_text = own_sites(user), True, None, ""


class NoticeForm(OwnedForm):
    """A banner or mourning grey: the platform's on all or some sites, a department's on its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.for_user
        if user is not None and not keeps_shared_content(user):
            self.fields.pop("all_sites", None)
            self.instance.all_sites = False
            field: Any = self.fields["sites"]
            field.queryset, field.required, field.help_text = own_sites(user), True, ""
            field.error_messages["invalid_choice"] = _("只能选择本部门的网站。")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        owner, sites = cleaned.get("department"), cleaned.get("sites")
        if owner is None or sites is None:
            return cleaned
        if cleaned.get("all_sites"):
            self.add_error("all_sites", _("归部门的通知只能显示在本部门的网站，请取消“所有网站”。"))
        elif not sites or sites.exclude(root_page__department=owner).exists():
            self.add_error("sites", _("归部门的通知只能显示在本部门的网站，请选择其中的网站。"))
        return cleaned

    def affected(self) -> list[SiteUse]:
        if not is_saved(self.instance):
            return []
        chosen = Site.objects.all() if self.cleaned_data.get("all_sites") else self.cleaned_data.get("sites")
        before = type(self.instance).objects.get(pk=self.instance.pk).sites_using()
        after: Counts = {} if chosen is None else dict.fromkeys(chosen.values_list("root_page__path", flat=True))
        return foreign_uses(uses_of(self.instance, self.for_user, before | after))


class TopicTermForm(SharedForm):
    """A topic stands below one that its owner may use, and bears a name that the owner has not given yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is not None:
            parents = policy_registry.get_by_type(TopicTerm).instances_user_has_any_permission_for(
                self.for_user, {"choose"}
            )
            field: Any = self.fields["parent"]
            field.queryset = parents.exclude(pk=self.instance.pk)
            field.error_messages["invalid_choice"] = _("上级主题不存在，或没有共享给你的部门。")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        owner = cleaned.get("department", self.instance.department)
        same = TopicTerm.objects.filter(department=owner, name_zh=cleaned.get("name_zh")).exclude(pk=self.instance.pk)
        if same.exists():
            self.add_error("name_zh", _("已有同名的主题。"))
        return cleaned


class PageTemplateForm(SharedForm):
    """What a template names must be among what its keeper may choose, and its contacts shared with its owner."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = references(self.instance) if self.is_bound else set()

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.for_user is None:
            return
        new = references(self.instance) - self.before
        if foreign(new, self.for_user):
            self.add_error(None, _("模板引用了你的部门以外的页面、图片或文件，请重新选择。"))
        if unshared(new, self.instance.department):
            self.add_error(None, UNSHARED)
