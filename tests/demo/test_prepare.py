"""`manage.py prepare` is for demonstrations alone; its steps are tested with those of `serve`."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from cms.demo.management.commands import prepare


def test_production_is_not_prepared_with_a_demonstration(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DEMO_ENABLED = False
    monkeypatch.setattr(prepare, "collect_static", pytest.fail)

    with pytest.raises(CommandError, match="production"):
        call_command("prepare", stdout=StringIO())
