"""What the import screen asks: where the texts go, the file, and whether they go up at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from cms.content.enums import ColumnLayout
from cms.content.importing.uploads import TEXTS
from cms.content.models import ColumnPage
from cms.departments.models import Department

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from cms.content.importing.places import Place

#: Endings of files that the screen takes.
ENDINGS: Final = (*TEXTS, ".xz", ".zip")


def places() -> list[tuple[str, str]]:
    """Codes and names of all sites, then of departments that have pages and no site."""
    # By the name of the relation: the table of hosts belongs to an app above this one.
    sites = Site.objects.filter(hosted__isnull=False).order_by("pk").values_list("hosted__code", "site_name")
    found = dict(sites)
    channels = Department.objects.filter(root_page__isnull=False).values_list("code", "name_zh")
    return [*found.items(), *((code, name) for code, name in channels if code not in found)]


class PlaceForm(forms.Form):
    """The first step: the site."""

    site = forms.ChoiceField(label=gettext_lazy("网站"), choices=places)


class ImportForm(forms.Form):
    """The second step: file, column, and whether the texts go up at once."""

    site = forms.CharField(widget=forms.HiddenInput)
    file = forms.FileField(
        label=gettext_lazy("文件"),
        help_text=gettext_lazy("JSON Lines 或纯文本；有图片和附件时，与稿件文件一起打成 ZIP"),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    column = forms.ChoiceField(
        label=gettext_lazy("栏目"), required=False, help_text=gettext_lazy("不选则按稿件自带的栏目，没有的进入“待归栏”")
    )
    title = forms.CharField(
        label=gettext_lazy("标题"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("只用于纯文本；不填则取第一行"),
    )
    publish = forms.BooleanField(
        label=gettext_lazy("直接发布"), required=False, help_text=gettext_lazy("不经审核，整批记入日志")
    )
    reason = forms.CharField(
        label=gettext_lazy("直接发布的理由"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, place: Place, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["site"].initial = place.code
        self.fields["column"].choices = [("", _("按稿件自带的栏目")), *columns_of(place)]  # type: ignore[attr-defined]

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if Path(file.name or "").suffix.lower() not in ENDINGS:
            raise ValidationError(_("请上传 %(endings)s 文件。") % {"endings": "、".join(ENDINGS)})
        if (file.size or 0) > settings.UPLOAD_LIMITS["video"]:
            raise ValidationError(_("文件太大，请分成几个。"))
        return file

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("publish") and not (data.get("reason") or "").strip():
            self.add_error("reason", _("直接发布必须写明理由。"))
        return data


def columns_of(place: Place) -> list[tuple[str, str]]:
    """Paths and names of a tree's columns that hold texts, indented by their depth."""
    root = place.root
    rows = ColumnPage.objects.descendant_of(root).filter(retired_at=None).exclude(layout=ColumnLayout.REDIRECT)
    return [
        (page.url_path.removeprefix(root.url_path).strip("/"), "　" * (page.depth - root.depth - 1) + page.title)
        for page in rows.order_by("path")
    ]
