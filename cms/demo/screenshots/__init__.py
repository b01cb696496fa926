"""Pictures of the running demonstration: of the public pages, and of the admin for the editors' handbook."""

from __future__ import annotations
