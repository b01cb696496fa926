from __future__ import annotations

import io
import tarfile
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import sql

from cms.core.backup import BackupError, backup, restore
from cms.core.backup.saving import TABLES
from cms.core.backup.shared import media_files, open_database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytest_django.fixtures import Settings

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def media(tmp_path: Path) -> Path:
    folder = tmp_path / "media"
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "通知.txt").write_text("附件", encoding="utf-8")
    (folder / "empty.bin").write_bytes(b"")
    (folder / "picture.bin").write_bytes(bytes(range(256)) * 5000)
    return folder


@pytest.fixture
def other() -> Iterator[dict[str, Any]]:
    """Another database on the same server, empty."""
    settings = connection.settings_dict
    database = {**settings, "NAME": f"{settings['NAME']}_restored"}
    _administer(sql.SQL("DROP DATABASE IF EXISTS {}"), database["NAME"])
    _administer(sql.SQL("CREATE DATABASE {} TEMPLATE template0"), database["NAME"])
    yield database
    _administer(sql.SQL("DROP DATABASE {} WITH (FORCE)"), database["NAME"])


def _administer(statement: sql.SQL, name: str) -> None:
    with open_database({**connection.settings_dict, "NAME": "postgres"}) as server:
        server.autocommit = True
        server.execute(statement.format(sql.Identifier(name)))


def contents(database: dict[str, Any]) -> dict[str, Any]:
    """A hash of the rows of every table."""
    hashed = sql.SQL("SELECT count(*), md5(string_agg(t::text, '|' ORDER BY t::text)) FROM {} t")
    with open_database(database) as opened, opened.cursor() as cursor:
        names = [row[0] for row in cursor.execute(TABLES).fetchall()]
        return {name: cursor.execute(hashed.format(sql.Identifier(name))).fetchone() for name in names}


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in media_files(folder)}


def test_what_comes_back_equals_what_was_saved(tmp_path: Path, media: Path, other: dict[str, Any]) -> None:
    Group.objects.create(name="编辑 “甲”")
    archive = backup(tmp_path / "a.tar", media)

    manifest = restore(archive, other, tmp_path / "restored")

    saved = contents(connection.settings_dict)
    assert contents(other) == saved
    assert manifest.tables == {name: row[0] for name, row in saved.items()}
    assert manifest.tables["auth_group"] >= 1
    assert files(tmp_path / "restored") == files(media)


def test_sequences_go_on_after_a_restore(tmp_path: Path, media: Path, other: dict[str, Any]) -> None:
    group = Group.objects.create(name="a")
    restore(backup(tmp_path / "a.tar", media), other, tmp_path / "restored")

    with open_database(other) as opened:
        row = opened.execute("INSERT INTO auth_group (name) VALUES ('b') RETURNING id").fetchone()
    assert row is not None
    assert row[0] > group.pk


def test_a_folder_gets_a_dated_file_and_nothing_else(tmp_path: Path, media: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()

    archive = backup(folder, media)

    assert list(folder.iterdir()) == [archive]
    assert archive.name.startswith("backup-")


def test_a_place_that_is_not_empty_is_refused(tmp_path: Path, media: Path, other: dict[str, Any]) -> None:
    archive = backup(tmp_path / "a.tar", media)
    restore(archive, other, tmp_path / "restored")
    before = contents(other)

    with pytest.raises(BackupError):
        restore(archive, other, tmp_path / "elsewhere")
    assert contents(other) == before


def test_a_media_folder_that_is_not_empty_is_refused(tmp_path: Path, media: Path, other: dict[str, Any]) -> None:
    archive = backup(tmp_path / "a.tar", media)

    with pytest.raises(BackupError):
        restore(archive, other, media)
    assert contents(other) == {}


def test_force_replaces_what_is_there(tmp_path: Path, media: Path, other: dict[str, Any]) -> None:
    archive = backup(tmp_path / "a.tar", media)
    restored = tmp_path / "restored"
    restore(archive, other, restored)
    (restored / "later.txt").write_text("x")
    with open_database(other) as opened:
        opened.execute("INSERT INTO auth_group (name) VALUES ('later')")

    restore(archive, other, restored, force=True)

    assert contents(other) == contents(connection.settings_dict)
    assert files(restored) == files(media)


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_damaged_archive_changes_nothing(tmp_path: Path, media: Path, other: dict[str, Any], place: float) -> None:
    archive = backup(tmp_path / "a.tar", media)
    data = bytearray(archive.read_bytes())
    start = int(len(data) * place)
    data[start : start + 2000] = b"\xff" * 2000
    archive.write_bytes(data)

    with pytest.raises(BackupError):
        restore(archive, other, tmp_path / "restored")
    assert contents(other) == {}


def test_half_an_archive_is_refused(tmp_path: Path, media: Path, other: dict[str, Any]) -> None:
    archive = backup(tmp_path / "a.tar", media)
    data = archive.read_bytes()
    archive.write_bytes(data[: len(data) // 2])

    with pytest.raises(BackupError):
        restore(archive, other, tmp_path / "restored")


def test_what_is_no_archive_is_refused(tmp_path: Path, other: dict[str, Any]) -> None:
    other_tar = tmp_path / "other.tar"
    with tarfile.open(other_tar, "w") as archive:
        archive.addfile(tarfile.TarInfo("readme"), io.BytesIO())

    for path in (other_tar, tmp_path / "missing.tar"):
        with pytest.raises(BackupError):
            restore(path, other, tmp_path / "restored")


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path, media: Path) -> None:
    with pytest.raises(BackupError):
        backup(tmp_path / "no" / "such" / "a.tar", media)


def test_the_commands_do_the_same(
    tmp_path: Path, media: Path, other: dict[str, Any], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MEDIA_ROOT = str(media)
    out = io.StringIO()
    call_command("backup", str(tmp_path / "a.tar"), stdout=out)

    with pytest.raises(CommandError):
        call_command("restore", str(tmp_path / "a.tar"), stdout=out)
    settings.MEDIA_ROOT = str(tmp_path / "restored")
    with monkeypatch.context() as patched:
        elsewhere = SimpleNamespace(close=lambda: None, settings_dict=other)
        patched.setattr("cms.core.management.commands.restore.connection", elsewhere)
        call_command("restore", str(tmp_path / "a.tar"), stdout=out)

    assert contents(other) == contents(connection.settings_dict)
    assert str(len(files(media))) in out.getvalue()
