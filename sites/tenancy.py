from __future__ import annotations

from cms.core.tenancy.registry import Kind, declare

declare(
    Kind.SCOPED,
    {
        "sites.SiteProfile": "rights on the site: GroupSitePermission",
        "wagtailcore.GroupSitePermission": "made by provisioning; no form changes them",
    },
)
declare(
    Kind.PLATFORM,
    {
        "sites.HostedSite": "the system administrator",
        "sites.FormerHost": "the system administrator",
        "sites.MovedPrefix": "the system administrator",
        "wagtailcore.Site": "the system administrator",
    },
)
