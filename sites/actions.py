"""Acts upon a site that exists: suspend, archive, resume, give it another host.

Each says why it may not be done, does it whole or not at all, and stands in the audit log with person, time and reason.
Opening a site is `sites.provisioning.departments.provision_department`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.core.audit.service import Result, record
from cms.departments.service import ensure_role_groups, grant_tree, withdraw_tree

from .enums import SiteKind, SiteStatus
from .models import FormerHost, HostedSite
from .policies import may_manage_sites
from .provisioning.departments import host_problems, refuse
from .refusals import RefusedError
from .transactions import whole_act

if TYPE_CHECKING:
    from cms.accounts.models import User

#: One host name in small letters (RFC 1123).
HOST_NAME = re.compile(r"^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$")
#: Longest reason, characters: that of the note readers see.
LONGEST_REASON = 200


class SiteAct(ABC):
    """One change of a site's state, asked for by a person (None: the command line) with a reason."""

    #: Key of the act in the audit log.
    log_action: ClassVar[str]

    def __init__(self, site: HostedSite, *, by: User | None, reason: str) -> None:
        self.site = site
        self.by = by
        self.reason = reason.strip()

    def problems(self) -> list[str]:
        """Why it may not be done now, in sentences; empty when it may."""
        if self.by is not None and not may_manage_sites(self.by):
            return [_("只有系统管理员可以更改网站的状态和主机名。")]
        found = []
        if not self.reason:
            found.append(_("请填写原因。"))
        if len(self.reason) > LONGEST_REASON:
            found.append(_("原因最多 %(count)d 字。") % {"count": LONGEST_REASON})
        return found + self.state_problems()

    @abstractmethod
    def state_problems(self) -> list[str]:
        """Why the site's present state forbids it."""

    @abstractmethod
    def change(self) -> dict[str, Any]:
        """Write the change; returns what the log shall say besides the reason."""

    def perform(self) -> HostedSite:
        """Do it. Raises RefusedError with the reasons why not; a refusal stands in the audit trail as well."""
        try:
            with whole_act():
                sites = HostedSite.objects.select_for_update(of=("self",)).select_related("wagtail_site__root_page")
                self.site = sites.get(pk=self.site.pk)
                refuse(self.problems())
                data = self.change()
                log(self.site, self.log_action, user=self.by, data={"reason": self.reason} | data)
        except RefusedError as error:
            facts = {"reason": self.reason, "refusal": str(error)}
            record(self.log_action, obj=self.site, actor=self.by, data=facts, result=Result.REFUSED)
            raise
        return self.site

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
