"""Migrations are one line per app, named by what they change, and can be taken back."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader

from .tree import ROOT, SOURCES

NAME = re.compile(r"^\d{4}_[a-z][a-z0-9_]+$")


def own_labels() -> list[str]:
    return [config.label for config in apps.get_app_configs() if config.name.split(".")[0] in SOURCES]


def own_migrations() -> list[tuple[str, type[Migration]]]:
    """Name and class of each migration; read one by one, for Django's loader would read other apps' as well."""
    configs = [config for config in apps.get_app_configs() if config.label in own_labels()]
    found = [(c.name, path.stem) for c in configs for path in sorted(Path(c.path, "migrations").glob("[0-9]*.py"))]
    return [(stem, import_module(f"{package}.migrations.{stem}").Migration) for package, stem in found]


@pytest.mark.django_db
def test_models_have_their_migrations() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.django_db
@pytest.mark.parametrize("label", own_labels())
def test_each_app_has_one_end(label: str) -> None:
    assert len(MigrationLoader(connection).graph.leaf_nodes(label)) <= 1


@pytest.mark.parametrize(("name", "migration"), own_migrations())
def test_name_says_the_change(name: str, migration: type[Migration]) -> None:
    assert NAME.match(name)
    assert "_auto_" not in name
    assert not name.endswith("_initial")
    assert not migration.replaces


@pytest.mark.parametrize(("name", "migration"), own_migrations())
def test_every_step_can_be_taken_back(name: str, migration: type[Migration]) -> None:
    assert [operation for operation in migration.operations if not operation.reversible] == []


def test_no_block_definitions_inside() -> None:
    paths = [path for source in SOURCES for path in (ROOT / source).rglob("migrations/*.py")]

    assert [path for path in paths if "wagtail.blocks" in path.read_text(encoding="utf-8")] == []
