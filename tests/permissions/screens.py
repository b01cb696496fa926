"""Screens of administration, and what is done on them: each asks whether it opened, or took effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.departments.models import Membership, RoleGroup
from sites.models import HostedSite, SiteProfile

if TYPE_CHECKING:
    from collections.abc import Callable

    from .acts import Place


def _opens(address: str) -> Callable[[Place], bool]:
    return lambda place: place.browser.get(address).status_code == 200


def disables_a_person(place: Place) -> bool:
    """An editor of the department."""
    editor = place.newsroom.editor
    form = {"username": editor.username, "email": editor.email, "full_name": "某某", "groups": list(_groups(editor))}
    place.browser.post(f"/admin/users/edit/{editor.pk}/", form)
    return not get_user_model().objects.get(pk=editor.pk).is_active


def gives_a_role(place: Place) -> bool:
    """The editor becomes a reviewer as well."""
    editor, department = place.newsroom.editor, place.newsroom.cluster.fgw.department
    group = RoleGroup.objects.get(department=department, role="reviewer").group_id
    form = {"username": editor.username, "email": editor.email, "full_name": "某某", "is_active": "on",
            "groups": [*_groups(editor), group]}  # fmt: skip
    place.browser.post(f"/admin/users/edit/{editor.pk}/", form)
    return Membership.objects.filter(user=editor, role="reviewer").exists()


def _groups(person: object) -> list[int]:
    return list(Group.objects.filter(user=person).values_list("pk", flat=True))


def changes_settings(place: Place) -> bool:
    """The telephone number at the foot of the site."""
    pk = place.home.wagtail_site_id
    shown = place.browser.get(f"/admin/my-site/{pk}/")
    if shown.status_code == 200:
        form = shown.context["form"]
        values = {name: form[name].value() for name in form.fields if name != "navigation"}
        sent = {name: value for name, value in values.items() if value not in (None, False)}
    else:
        sent = {"name": "某网", "theme": "blue"}
    place.browser.post(f"/admin/my-site/{pk}/", sent | {"phone": "0731-1"})
    return SiteProfile.objects.filter(site=pk, phone="0731-1").exists()


def suspends_a_site(place: Place) -> bool:
    """The site of a department."""
    site = place.newsroom.cluster.fgw
    place.browser.post(f"/admin/hosted-sites/{site.pk}/suspend/", {"reason": "系统升级"})
    return HostedSite.objects.get(pk=site.pk).status == "suspended"


def makes_a_group(place: Place) -> bool:
    """A group beside the roles."""
    place.browser.post("/admin/groups/new/", {"name": "自建组", "permissions": []})
    return Group.objects.filter(name="自建组").exists()


SCREENS: dict[str, Callable[[Place], bool]] = {
    "people": _opens("/admin/users/"), "new-person": _opens("/admin/users/new/"), "disable": disables_a_person,
    "give-role": gives_a_role, "groups": _opens("/admin/groups/"), "new-group": makes_a_group,
    "settings": changes_settings, "hosts": _opens("/admin/hosted-sites/"), "suspend": suspends_a_site,
    "jobs": _opens("/admin/jobs/"), "audit": _opens("/admin/audit/"), "locks": _opens("/admin/security/locks/"),
    "two-step": _opens("/admin/security/two-step/"), "pictures": _opens("/admin/images/"),
    "files": _opens("/admin/documents/"), "imports": _opens("/admin/imports/"),
    "banners": _opens("/admin/emergencybanner/"), "links": _opens("/admin/friendlink/"),
    "redirects": _opens("/admin/redirects/"), "reports": _opens("/admin/reports/site-history/"),
    "collections": _opens("/admin/collections/"), "workflows": _opens("/admin/workflows/list/"),
}  # fmt: skip
