"""Writes an archive: rows as they stood at one moment, then the files."""

from __future__ import annotations

import io
import tarfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from django.db import connections
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg import sql

from .shared import DUMP, MANIFEST, MEDIA, BackupError, Manifest, digest_of, media_files, open_database, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TABLES = """
SELECT table_name FROM information_schema.tables
WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name
"""


def backup(
    target: Path, media: Path, *, say: Callable[[str], None] = lambda _line: None, alias: str = "default"
) -> Path:
    """Save database and media into `target`, or into a dated file when it is a folder; returns the file.

    The file appears under its name only when it is whole.

    Raises:
        BackupError: a program is missing or fails, or the place cannot be written.
    """
    if target.is_dir():
        target /= f"backup-{timezone.localtime():%Y%m%d-%H%M%S}.tar"
    part = target.with_name(f"{target.name}.part")
    dump = target.with_name(f"{target.name}.dump")
    try:
        manifest = _dump(dump, alias)
        say(_("数据库已导出，共 %(count)d 张表。") % {"count": len(manifest.tables)})
        _pack(part, dump, media, manifest)
        part.replace(target)
    except OSError as error:
        raise BackupError(_("写不了备份文件：%(error)s。") % {"error": error}) from error
    finally:
        part.unlink(missing_ok=True)
        dump.unlink(missing_ok=True)
    say(_("已备份 %(count)d 个文件到 %(path)s。") % {"count": len(manifest.files), "path": target})
    return target


def _dump(target: Path, alias: str) -> Manifest:
    """Dump the database and count its rows in the same snapshot."""
    database = connections[alias].settings_dict
    with _snapshot(alias) as (cursor, snapshot):
        manifest = Manifest(
            created=timezone.now().isoformat(), server=cursor.connection.info.parameter_status("server_version") or "",
            tables=row_counts(cursor),
        )  # fmt: skip
        run(
            "pg_dump",
            ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={target}"],
            database,
        )
    return manifest


@contextmanager
def _snapshot(alias: str) -> Iterator[tuple[psycopg.Cursor[Any], str]]:
    """A connection of its own whose view of the rows pg_dump shares."""
    with open_database(connections[alias].settings_dict) as connection, connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        row = cursor.fetchone()
        yield cursor, str(row[0] if row else "")


def row_counts(cursor: psycopg.Cursor[Any]) -> dict[str, int]:
    """Number of rows of every table."""
    names = [row[0] for row in cursor.execute(TABLES).fetchall()]
    counts = {}
    for name in names:
        row = cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()
        counts[name] = int(row[0]) if row else 0
    return counts


def _pack(target: Path, dump: Path, media: Path, manifest: Manifest) -> None:
    """Write the archive; the list of contents comes last, for only then are the files read."""
    with tarfile.open(target, "w") as archive:
        _add(archive, dump, DUMP, manifest)
        for path in media_files(media):
            _add(archive, path, MEDIA + path.relative_to(media).as_posix(), manifest)
        data = manifest.to_json()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))


def _add(archive: tarfile.TarFile, path: Path, name: str, manifest: Manifest) -> None:
    """Add one file; one that vanished since the folder was read is left out."""
    try:
        with path.open("rb") as stream:
            manifest.files[name] = digest_of(stream)
            stream.seek(0)
            info = tarfile.TarInfo(name)
            info.size = manifest.files[name][0]
            info.mtime = int(path.stat().st_mtime)
            archive.addfile(info, stream)
    except FileNotFoundError:
        manifest.files.pop(name, None)
