"""What the web server hands out is what pages load, under names that change with the content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from pytest_django import Settings


@pytest.fixture
def collected(settings: Settings, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = configured.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    call_command("bundle_static", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_bundles_and_pictures_are_collected_and_sources_are_not(collected: Path) -> None:
    names = json.loads((collected / "staticfiles.json").read_text())["paths"]

    assert {"dist/site.css", "dist/site.js", "icons/icons.svg"} <= set(names)
    assert [name for name in names if name.startswith(("css/", "js/"))] == []
    assert all((collected / name).exists() for name in names.values())
