"""Acts upon a site that exists: suspend, archive, resume, give it another host.

Each says why it may not be done, does it whole or not at all, and stands in the audit log with person, time and reason.
Opening a site is `sites.provisioning.departments.provision_department`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.departments.service import ensure_role_groups, grant_tree, withdraw_tree

from .acts import Act
from .enums import SiteKind, SiteStatus
from .models import FormerHost, HostedSite
from .provisioning.departments import host_problems

if TYPE_CHECKING:
    from cms.accounts.models import User

#: One host name in small letters (RFC 1123).
HOST_NAME = re.compile(r"^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$")


class SiteAct(Act):
    """One change of a site's state."""

    def __init__(self, site: HostedSite, *, by: User | None, reason: str) -> None:
        super().__init__(by=by, reason=reason)
        self.site = site

    @property
    def subject(self) -> HostedSite:
        return self.site

    def hold(self) -> None:
        """Read the site anew under a lock."""
        sites = HostedSite.objects.select_for_update(of=("self",)).select_related("wagtail_site__root_page")
        self.site = sites.get(pk=self.site.pk)

    def _set_status(self, status: SiteStatus, note: str) -> dict[str, Any]:
        self.site.status, self.site.status_note, self.site.status_since = status, note, timezone.now()
        self.site.save(update_fields=["status", "status_note", "status_since"])
        return {}


class SuspendSite(SiteAct):
    """Readers get 503 with the reason; editors go on working."""

    log_action = "sites.suspend"

    def state_problems(self) -> list[str]:
        if self.site.status == SiteStatus.SUSPENDED:
            return [_("网站已经暂停访问。")]
        return [_("网站已经归档，请先恢复。")] if self.site.status == SiteStatus.ARCHIVED else []

    def change(self) -> dict[str, Any]:
        return self._set_status(SiteStatus.SUSPENDED, self.reason)


class ArchiveSite(SiteAct):
    """Pages stay readable and are marked; nobody of the department edits them, nobody can send anything in."""

    log_action = "sites.archive"

    def state_problems(self) -> list[str]:
        if self.site.kind != SiteKind.DEPARTMENT:
            return [_("门户网站和英文网站不能归档。")]
        return [_("网站已经归档。")] if self.site.status == SiteStatus.ARCHIVED else []

    def change(self) -> dict[str, Any]:
        groups = ensure_role_groups(self.site.department)
        withdraw_tree(groups.values(), self.site.wagtail_site.root_page)
        return self._set_status(SiteStatus.ARCHIVED, self.reason)


class ResumeSite(SiteAct):
    """A suspended or archived site is as it was before."""

    log_action = "sites.resume"

    def state_problems(self) -> list[str]:
        return [_("网站现在就是正常状态。")] if self.site.status == SiteStatus.ACTIVE else []

    def change(self) -> dict[str, Any]:
        if self.site.department is not None:
            grant_tree(ensure_role_groups(self.site.department), [self.site.wagtail_site.root_page])
        return self._set_status(SiteStatus.ACTIVE, "")


class RenameHost(SiteAct):
    """The site answers on another host; every address on the old one leads on for good."""

    log_action = "sites.rename"

    def __init__(self, site: HostedSite, host: str, *, by: User | None, reason: str) -> None:
        super().__init__(site, by=by, reason=reason)
        self.host = host.strip().lower().rstrip(".")

    def state_problems(self) -> list[str]:
        if not HOST_NAME.match(self.host):
            return [_("主机名由小写字母、数字、连字符和点组成，不带协议、端口和斜线，如 fgw.localhost。")]
        if self.host == self.site.wagtail_site.hostname:
            return [_("网站现在就使用这个主机名。")]
        if self.host in settings.ADMIN_HOSTS:
            return [_("主机名 %(host)s 是管理后台的地址。") % {"host": self.host}]
        if self.site.former_hosts.filter(host=self.host).exists():
            return []
        return host_problems(self.host)

    def change(self) -> dict[str, Any]:
        """Back to a host that it had before is a rename like any other."""
        row = self.site.wagtail_site
        old, row.hostname = row.hostname, self.host
        FormerHost.objects.filter(host=self.host).delete()
        row.save(update_fields=["hostname"])
        FormerHost.objects.create(host=old, site=self.site)
        return {"old_host": old, "new_host": self.host}
