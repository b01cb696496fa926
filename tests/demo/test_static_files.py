"""Style sheets and scripts are collected when they changed, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from cms.demo import static_files
from cms.demo.static_files import STAMP, collect_static


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> list[str]:
    """Commands that were called; the source is one style sheet."""
    commands: list[str] = []
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STATIC_ROOT.mkdir()
    source = tmp_path / "site.css"
    source.write_text("a {}")
    monkeypatch.setattr(static_files, "call_command", lambda name, **_options: commands.append(name))
    monkeypatch.setattr(static_files, "_sources", lambda: [("site.css", source)])
    return commands


def test_first_run_collects(called: list[str]) -> None:
    assert collect_static() is True
    assert called == ["bundle_static", "collectstatic"]


def test_unchanged_files_cost_nothing(called: list[str]) -> None:
    collect_static()

    assert collect_static() is False
    assert called.count("collectstatic") == 1


def test_changed_file_is_collected_again(called: list[str], tmp_path: Path) -> None:
    collect_static()
    (tmp_path / "site.css").write_text("a { color: red }")

    assert collect_static() is True


def test_interrupted_collection_is_repeated(called: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    collect_static()
    (tmp_path / "site.css").write_text("b {}")

    def interrupted(name: str, **_options: object) -> None:
        if name == "collectstatic":
            raise KeyboardInterrupt

    monkeypatch.setattr(static_files, "call_command", interrupted)
    with pytest.raises(KeyboardInterrupt):
        collect_static()

    assert not (tmp_path / "collected" / STAMP).exists()


def test_every_static_file_of_the_project_is_seen() -> None:
    names = [name for name, _path in static_files._sources()]

    assert any(name.endswith(".css") for name in names)
    assert any(name.startswith("wagtailadmin/") for name in names)
