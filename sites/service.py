"""What other apps may do to sites; anything else of this app is private."""

from __future__ import annotations

from .actions import ArchiveSite, RenameHost, ResumeSite, SuspendSite
from .provisioning.departments import Provisioned, provision_department
from .provisioning.platform import provision_cluster, provision_english, provision_portal
from .provisioning.tenants import DepartmentDetails
from .refusals import RefusedError

__all__ = [
    "ArchiveSite",
    "DepartmentDetails",
    "Provisioned",
    "RefusedError",
    "RenameHost",
    "ResumeSite",
    "SuspendSite",
    "provision_cluster",
    "provision_department",
    "provision_english",
    "provision_portal",
]
