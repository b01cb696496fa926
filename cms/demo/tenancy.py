from __future__ import annotations

from cms.core.tenancy.registry import Kind, declare

declare(Kind.INTERNAL, {"demo.LoadedPart": "what of the demonstration was loaded"})
