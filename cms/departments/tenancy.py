from __future__ import annotations

from cms.core.tenancy.registry import Kind, declare

declare(
    Kind.SCOPED,
    {
        "departments.Membership": "cms.accounts.policies: roles of people one manages",
    },
)
declare(
    Kind.PLATFORM,
    {
        "departments.Department": "the system administrator, by acts of sites.organisation",
        "departments.RoleGroup": "made by provisioning",
    },
)
