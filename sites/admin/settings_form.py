"""The form of “我的网站”: what the owners of a site set themselves, each fact where it is kept."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Site
from wagtail.permissions import policy_registry

from cms.content.navigation import arrange_sections, may_arrange_all, order_of, order_problem, sections_of
from cms.media.models import CustomImage
from sites.enums import SiteStatus
from sites.models import HostedSite, SiteProfile
from sites.naming import LONGEST_NAME, name_problem, rename_site
from sites.policies import may_manage_sites

from .navigation_field import NavigationField

if TYPE_CHECKING:
    from cms.accounts.models import User
    from cms.content.navigation import Order

CHANGED_MEANWHILE = _("打开此页之后，另一位管理员修改了这个网站的设置。您的修改没有保存，请重新打开此页核对。")


class SiteSettingsForm(WagtailAdminModelForm):
    """Settings of one site with its name and navigation. Who saves second, after somebody else did, is told.

    `preview` leaves that question out: what is only shown overwrites nothing.
    """

    instance: SiteProfile
    for_user: User

    name = forms.CharField(
        label=_("网站名称"),
        max_length=LONGEST_NAME,
        help_text=_("显示在每页页头和浏览器标题中；主机名和域名由系统管理员维护"),
    )
    navigation = NavigationField(label=_("导航中的一级栏目"), required=False)
    seen = forms.CharField(
        required=True, widget=forms.HiddenInput, error_messages={"required": _("请重新打开此页，再保存一次。")}
    )

    def __init__(self, *args: Any, preview: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hosted = HostedSite.objects.select_related("wagtail_site__root_page").get(
            wagtail_site=self.instance.site_id
        )
        self.preview = preview
        self.sections = sections_of(self.home)
        self.fields["name"].initial = self.hosted.wagtail_site.site_name
        self.fields["seen"].initial = self.fingerprint()
        self._offer_own_pictures()
        if may_arrange_all(self.for_user, self.home, self.sections):
            self.fields["navigation"].widget.sections = self.sections
            self.fields["navigation"].initial = order_of(self.sections)
        else:
            del self.fields["navigation"]

    @property
    def home(self) -> Any:
        """Home page of the site."""
        return self.hosted.wagtail_site.root_page

    def fingerprint(self) -> str:
        """A short text that changes with everything that the form shows, as the database has it now."""
        profile = SiteProfile.objects.filter(pk=self.instance.pk).values().first()
        name = Site.objects.values_list("site_name", flat=True).get(pk=self.instance.site_id)
        return hashlib.sha256(repr((profile, name, order_of(self.sections))).encode()).hexdigest()[:16]

    def clean_name(self) -> str:
        """Raise ValidationError for the name of another site."""
        name: str = self.cleaned_data["name"]
        if problem := name_problem(self.hosted.wagtail_site, name):
            raise forms.ValidationError(problem, code="taken")
        return name

    def clean_navigation(self) -> Order | None:
        """Raise ValidationError for columns other than those of the site."""
        order: Order | None = self.cleaned_data["navigation"]
        if order is not None and (problem := order_problem(self.sections, order)):
            raise forms.ValidationError(problem, code="other_columns")
        return order

    def clean(self) -> dict[str, Any]:
        """Raise ValidationError for an archived site, and where somebody else saved in between."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.hosted.status == SiteStatus.ARCHIVED and not may_manage_sites(self.for_user):
            raise forms.ValidationError(_("网站已经归档，设置不能再修改。"), code="archived")
        if self.preview:
            self._errors.pop("seen", None)
        elif "seen" in self.errors:
            self.add_error(None, self.errors["seen"].data[0])
        elif cleaned["seen"] != self.fingerprint():
            raise forms.ValidationError(CHANGED_MEANWHILE, code="changed_meanwhile")
        return cleaned

    def save(self, commit: bool = True) -> SiteProfile:
        """Write settings, name and navigation."""
        profile: SiteProfile = super().save(commit)
        rename_site(self.hosted, self.cleaned_data["name"])
        if self.order not in (None, order_of(self.sections)):
            arrange_sections(self.home, self.for_user, self.order)  # type: ignore[arg-type]
        return profile

    @property
    def order(self) -> Order | None:
        """The navigation that was sent; None where none was."""
        return self.cleaned_data.get("navigation")

    def _offer_own_pictures(self) -> None:
        """A chooser filters what it lists, not what a browser sends; the picture in use may stay."""
        policy = policy_registry.get_by_type(CustomImage)
        own = policy.instances_user_has_any_permission_for(self.for_user, ("choose", "change", "add"))
        kept = CustomImage.objects.filter(pk__in={*own.values_list("pk", flat=True)} | {self.instance.mark_id})
        field: Any = self.fields["mark"]
        field.queryset = kept
        field.error_messages["invalid_choice"] = _("请选择本部门的图片。")
