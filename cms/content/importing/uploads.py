"""Files that people bring to the import screen: each in a folder of its own until its texts are in."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from cms.core.imports import FileProblem

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

#: Folder below the uploads; neither the public hosts nor the admin host serve it.
FOLDER: Final = "import_files"
#: Endings of files that hold texts.
TEXTS: Final = (".jsonl", ".ndjson", ".json", ".txt")
#: Largest sum of the unpacked files, bytes, and most files of one package.
LARGEST, MOST = 1024**3, 5000
#: Days after which a file that nobody imported is thrown away.
KEPT: Final = 7
#: Flag of a zip member whose name is UTF-8; older programs write the code page of their machine.
UTF8_NAME: Final = 0x800


def keep(upload: UploadedFile) -> str:
    """Keep an uploaded file, a zip unpacked, and return the key of its folder.

    Raises:
        FileProblem: a package that is damaged, too large, or without exactly one file of texts.
    """
    _sweep()
    key = get_random_string(24)
    folder = _folder(key)
    folder.mkdir(parents=True)
    target = folder / get_valid_filename(Path(upload.name or "texts.txt").name)
    with target.open("wb") as file:
        file.writelines(upload.chunks())
    if target.suffix.lower() == ".zip":
        try:
            _unpack(target, folder)
            texts_of(key)
        except FileProblem:
            forget(key)
            raise
    return key


def texts_of(key: str) -> Path:
    """The file of texts of a folder: the only one, or the one at the top of what was packed with it.

    Raises:
        FileProblem: it is not there any more, or there are several.
    """
    folder = _folder(key)
    files = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    if not files:
        raise FileProblem(_("上传的文件已被清理，请重新上传。"))
    if len(files) == 1:
        return files[0]
    texts = [path for path in files if path.suffix.lower() in TEXTS]
    top = min((len(path.parts) for path in texts), default=0)
    found = [path for path in texts if len(path.parts) == top]
    if len(found) != 1:
        raise FileProblem(_("压缩包顶层应有且只有一个稿件文件（JSON Lines 或纯文本），图片和附件放在它旁边。"))
    return found[0]


def forget(key: str) -> None:
    """Throw a folder away; nothing happens where it is gone."""
    shutil.rmtree(_folder(key), ignore_errors=True)


def _folder(key: str) -> Path:
    return Path(default_storage.path(f"{FOLDER}/{key}"))


def _sweep() -> None:
    """Throw away what nobody imported for a week."""
    root = _folder("")
    oldest = timezone.now().timestamp() - KEPT * 24 * 3600
    for folder in root.iterdir() if root.is_dir() else ():
        if folder.stat().st_mtime < oldest:
            forget(folder.name)


def _unpack(package: Path, folder: Path) -> None:
    """Unpack a zip beside itself and take it away."""
    try:
        with zipfile.ZipFile(package) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()]
            if len(members) > MOST or sum(member.file_size for member in members) > LARGEST:
                raise FileProblem(_("压缩包太大，请分成几个。"))
            for member in members:
                target = folder / _inside(_name(member))
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as source, target.open("wb") as file:
                    shutil.copyfileobj(source, file)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise FileProblem(_("压缩包损坏或有密码，打不开。")) from error
    package.unlink()


def _inside(name: str) -> PurePosixPath:
    """The member's path with nothing that leads out of the folder."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in name:
        raise FileProblem(_("压缩包里的文件名 %(name)s 指向包外。") % {"name": name})
    return path


def _name(member: zipfile.ZipInfo) -> str:
    """The member's name; Chinese names of older programs are in GB18030."""
    if member.flag_bits & UTF8_NAME:
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename
