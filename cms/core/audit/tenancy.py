from __future__ import annotations

from cms.core.tenancy.registry import Kind, declare

declare(Kind.SCOPED, {"audit.Event": "cms.oversight.policies"})
declare(
    Kind.PLATFORM,
    {
        "audit.Seal": "read by verify_audit",
        "audit.Waiting": "read by the sealing worker",
        "audit.Archive": "the audit administrator",
    },
)
