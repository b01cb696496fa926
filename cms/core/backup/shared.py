"""What saving and restoring have in common: the list of contents, checksums, PostgreSQL's own programs."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import psycopg
from django.db.backends.postgresql.base import DatabaseWrapper
from django.utils.translation import gettext as _
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: Version of the archive's layout.
FORMAT: Final = 1
MANIFEST: Final = "manifest.json"
DUMP: Final = "database.dump"
MEDIA: Final = "media/"
#: Bytes read at a time.
BLOCK: Final = 1024 * 1024


class BackupError(Exception):
    """The backup cannot be made or restored; the message is one sentence."""


@dataclass(slots=True)
class Manifest:
    """List of contents: rows of each table, size in bytes and SHA-256 of each file; `created` in UTC."""

    created: str
    server: str
    tables: dict[str, int]
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    format: int = FORMAT

    def to_json(self) -> bytes:
        """As it stands in the archive."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, data: bytes) -> Manifest:
        """Read back; raises `BackupError` for anything else."""
        try:
            values = json.loads(data)
            files = {name: (int(size), str(digest)) for name, (size, digest) in values.pop("files").items()}
            manifest = cls(**values, files=files)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BackupError(_("备份文件的目录损坏。")) from error
        if manifest.format != FORMAT:
            raise BackupError(_("备份文件的格式 %(format)s 不能由本版本恢复。") % {"format": manifest.format})
        return manifest


def digest_of(stream: IO[bytes]) -> tuple[int, str]:
    """Size and SHA-256 of a stream."""
    size, digest = 0, hashlib.sha256()
    while block := stream.read(BLOCK):
        size += len(block)
        digest.update(block)
    return size, digest.hexdigest()


def program(name: str, major: int) -> str:
    """Path of `pg_dump` or `pg_restore` for a server of that major version: the oldest that is not older than it.

    Both the system's and those that come with the packages are looked at. An older program refuses a newer server; a
    newer one writes settings that an older server does not know.

    Raises:
        BackupError: none fits.
    """
    fitting = [(version, path) for path in _candidates(name) if (version := _major(path)) >= major]
    if not fitting:
        text = _("找不到适合 PostgreSQL %(major)d 的程序 %(name)s。")
        raise BackupError(text % {"name": name, "major": major})
    return min(fitting)[1]


def _candidates(name: str) -> list[str]:
    # Imported here: production never loads the embedded server but for its programs.
    from cms.core import local_postgres

    found = [path] if (path := shutil.which(name)) else []
    with suppress(local_postgres.LocalPostgresError):
        found.append(str(local_postgres.program(name)))
    return found


def _major(path: str) -> int:
    """Major version of one of PostgreSQL's programs; 0 when it does not run."""
    done = subprocess.run([path, "--version"], capture_output=True, text=True, check=False)
    match = re.search(r"\) (\d+)", done.stdout)
    return int(match[1]) if match else 0


def parameters(database: Mapping[str, Any]) -> dict[str, str]:
    """Connection parameters of libpq for a database of Django's settings."""
    known = {option.keyword.decode() for option in Conninfo.get_defaults()}
    given = DatabaseWrapper({**database}).get_connection_params()
    return {key: str(value) for key, value in given.items() if key in known and value is not None}


def open_database(database: Mapping[str, Any]) -> psycopg.Connection[Any]:
    """A plain connection to a database of Django's settings."""
    return psycopg.connect(make_conninfo(**parameters(database)))


def run(name: str, arguments: Sequence[str], database: Mapping[str, Any]) -> None:
    """Run one of PostgreSQL's programs on a database of Django's settings; raises `BackupError` with its last line."""
    known = parameters(database)
    with open_database(database) as connection:
        major = connection.info.server_version // 10000
    # Not on the command line, where every user of the machine could read it.
    secret = {"PGPASSWORD": known.pop("password")} if "password" in known else {}
    command = [program(name, major), f"--dbname={make_conninfo(**known)}", *arguments]
    done = subprocess.run(command, env=os.environ | secret, capture_output=True, check=False)
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines() or ["?"]
        raise BackupError(_("%(name)s 失败：%(line)s") % {"name": name, "line": lines[-1]})


def media_files(folder: Path) -> list[Path]:
    """Files below a folder in order, without links that lead elsewhere."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
