"""Files that are either there whole or not at all, and what the errors of the disk mean."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from solferino.errors import SolferinoError, Unavailable

FULL = (errno.ENOSPC, errno.EDQUOT)
DRAFT = ".new-"  # what the name of a file begins with until it is whole


def explain(error: OSError, about: str) -> SolferinoError | None:
    """Unavailable S06 for a full disk, S13 for one that may not be written; None for any other error."""
    if error.errno in FULL:
        return Unavailable("S06", about, "the disk is full", "Make room and run the same command again")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Unavailable("S13", about, f"cannot be written ({error.strerror})", "Check the rights on the case folder")
    return None


def replace_file(path: Path, content: bytes | Iterable[memoryview]) -> None:
    """Put `content`, whole or in pieces, at `path`: all of it, synced, or the file as it was. OSError as the disk gives
    it."""
    fd, name = tempfile.mkstemp(prefix=DRAFT, dir=path.parent)
    try:
        with os.fdopen(fd, "wb") as file:
            file.writelines((content,) if isinstance(content, bytes) else content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def clear_drafts(folder: Path) -> None:
    """Remove what `replace_file` left in the folder when it was killed. Only for the holder of the case lock."""
    for left in folder.glob(f"{DRAFT}*"):
        left.unlink(missing_ok=True)


def sync_folder(path: Path) -> None:
    """Make the names in the folder outlast a power cut."""
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
