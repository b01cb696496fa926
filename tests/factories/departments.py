"""Departments without pages or files; `tests.factories.sites` gives them those."""

from __future__ import annotations

from typing import Any

from cms.departments.models import Department


def make_department(code: str = "abc", **values: Any) -> Department:
    """A department of that code with names made from it."""
    given = {
        "kind": "constituent",
        "name_zh": f"湖南省{code}厅",
        "short_zh": f"省{code}厅",
        "name_en": f"Department {code}",
    }
    return Department.objects.create(code=code, **(given | values))
