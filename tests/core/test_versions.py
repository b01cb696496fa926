from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cms.core import versions

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(params=["files", "cache"], autouse=True)
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Versions kept as files, and in the cache."""
    monkeypatch.setattr(versions, "_folder", lambda: str(tmp_path) if request.param == "files" else "")
    return str(request.param)


def test_a_version_stays_until_something_changes() -> None:
    before = versions.changed_at(7)
    assert versions.changed_at(7) == before
    after = versions.bump(7)
    assert after > before
    assert versions.changed_at(7) == after


def test_a_change_of_one_site_is_none_of_another() -> None:
    before = versions.changed_at(8)
    versions.bump(7)
    assert versions.changed_at(8) == before


def test_a_change_of_the_cluster_is_one_of_every_site() -> None:
    versions.bump(7)
    changed = versions.bump()
    assert versions.changed_at(7) == changed
    assert versions.changed_at(8) >= changed


def test_changes_shortly_after_each_other_differ() -> None:
    assert len({versions.bump(7) for _ in range(20)}) == 20


def test_a_lost_version_counts_as_changed_now(place: str, tmp_path: Path) -> None:
    if place == "cache":
        pytest.skip("the cache is emptied between tests anyway")
    before = versions.bump(7)
    for file in tmp_path.iterdir():
        file.unlink()
    assert versions.changed_at(7) > before
