"""Forms of acts of structure and of shared content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .actions import LONGEST_PIN
from .models import ColumnPage
from .policies import keeps_shared_content, own_departments, own_sites

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from cms.accounts.models import User

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


class OwnedForm(WagtailAdminModelForm):
    """Rows with an owner: people who do not keep the platform's give them to one of their own."""

    owner_field = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user = self.for_user
        if user is not None and not keeps_shared_content(user):
            field = self.fields[self.owner_field]
            field.queryset = self.owners(user)
            field.required, field.empty_label, field.help_text = True, None, ""

    def owners(self, user: User) -> QuerySet[Any]:
        """What the person may give the row to."""
        raise NotImplementedError


class FriendLinkForm(OwnedForm):
    """A link of one site, or of all."""

    owner_field = "site"

    def owners(self, user: User) -> QuerySet[Any]:
        return own_sites(user)


class ContactPointForm(OwnedForm):
    """A contact point of one department, or of the platform."""

    owner_field = "department"

    def owners(self, user: User) -> QuerySet[Any]:
        return own_departments(user)
