"""Brings an archive back, after it has proved to be whole."""

from __future__ import annotations

import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from .saving import row_counts
from .shared import DUMP, MANIFEST, MEDIA, BackupError, Manifest, digest_of, media_files, open_database, run

if TYPE_CHECKING:
    from collections.abc import Mapping


def restore(archive: Path, database: Mapping[str, Any], media: Path, *, force: bool = False) -> Manifest:
    """Fill an empty database and an empty media folder from an archive and compare the result with its list.

    Parameters:
        archive: file made by `backup`.
        database: an entry of Django's DATABASES.
        media: folder of uploaded files.
        force: empty both first, when they are not.

    Raises:
        BackupError: the archive is damaged, the place is not empty, a program fails, or rows are missing afterwards.
    """
    try:
        with tarfile.open(archive) as opened:
            manifest = _checked(opened)
            _make_room(database, media, force=force)
            with tempfile.TemporaryDirectory(dir=archive.parent) as folder:
                dump = Path(folder) / DUMP
                _extract(opened, DUMP, dump)
                run("pg_restore", [*OPTIONS, str(dump)], database)
            for name in manifest.files:
                if name.startswith(MEDIA):
                    _extract(opened, name, _inside(media, name.removeprefix(MEDIA)))
    except (tarfile.TarError, OSError) as error:
        raise BackupError(_("备份文件读不出来：%(error)s。") % {"error": error}) from error
    _compare(database, manifest)
    return manifest


OPTIONS = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]


def _checked(archive: tarfile.TarFile) -> Manifest:
    """The list of contents, after every file was compared with it."""
    names = {member.name for member in archive.getmembers() if member.isfile()}
    if MANIFEST not in names:
        raise BackupError(_("这不是完整的备份文件，缺少目录。"))
    manifest = Manifest.from_json(_stream(archive, MANIFEST).read())
    if names - {MANIFEST} != set(manifest.files) or DUMP not in names:
        raise BackupError(_("备份文件的内容与目录不符。"))
    for name, known in manifest.files.items():
        if digest_of(_stream(archive, name)) != known:
            raise BackupError(_("备份文件中的 %(name)s 已损坏。") % {"name": name})
    return manifest


def _stream(archive: tarfile.TarFile, name: str) -> Any:
    stream = archive.extractfile(name)
    if stream is None:
        raise BackupError(_("备份文件的内容与目录不符。"))
    return stream


def _inside(folder: Path, name: str) -> Path:
    """Place of a file in the media folder; raises `BackupError` for a name that leads out of it."""
    path = (folder.resolve() / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise BackupError(_("备份文件的内容与目录不符。"))
    return path


def _extract(archive: tarfile.TarFile, name: str, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as out:
        shutil.copyfileobj(_stream(archive, name), out)


def _make_room(database: Mapping[str, Any], media: Path, *, force: bool) -> None:
    """Refuse a place that is not empty, or empty it when asked to."""
    with open_database(database) as connection, connection.cursor() as cursor:
        has_rows = bool(row_counts(cursor))
        if (has_rows or media_files(media)) and not force:
            raise BackupError(_("数据库或媒体目录不是空的；要覆盖请加 --force。"))
        if has_rows:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    for path in media_files(media):
        path.unlink()


def _compare(database: Mapping[str, Any], manifest: Manifest) -> None:
    with open_database(database) as connection, connection.cursor() as cursor:
        found = row_counts(cursor)
    if found != manifest.tables:
        names = sorted(name for name in {*found, *manifest.tables} if found.get(name) != manifest.tables.get(name))
        raise BackupError(_("恢复后的数据与备份不一致：%(names)s。") % {"names": "、".join(names)})
