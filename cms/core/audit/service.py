"""Public API of the trail: the one door for what is recorded, and what says who acts."""

from __future__ import annotations

from .codes import register_codes
from .context import acting_as, noting
from .enums import Result
from .recording import record
from .tenants import Tenant, register_resolver
from .tracking import track

__all__ = ["Result", "Tenant", "acting_as", "noting", "record", "register_codes", "register_resolver", "track"]
