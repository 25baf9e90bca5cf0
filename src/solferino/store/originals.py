"""The originals: bytes as received, once each, in `originals/aa/<sha256>`, read-only.

Write-once: bytes go to a temporary name, are synced, and take their place in one step, so that a file there is whole.
Blocks only: a file of any size takes the same memory. method.md §5.1 -> EV-1 (SHA-256, BLAKE2b second), EV-2.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from solferino.errors import Broken, Missing, Refused, SolferinoError, Unavailable
from solferino.store.files import explain, sync_folder

BLOCK = 1 << 20
PREFIX = ".seal-"


@dataclass(frozen=True, slots=True)
class Sealed:
    """What sealing found: both digests, the size in bytes, and whether these bytes are here for the first time."""

    sha256: str
    blake2b: str
    size: int
    new: bool


class Originals:
    """The folder of originals."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where these bytes are, or would be."""
        return self.folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes:
        """The bytes. Missing S20 where they are gone, Broken S21 where they are not what was sealed."""
        try:
            content = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise Missing("S20", sha256, "the original is gone", "Restore it from a backup of the case") from None
        except OSError as error:
            raise Unavailable(
                "S13", sha256, f"the original cannot be read ({error.strerror})", "Check the disk"
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Broken("S21", sha256, "the original is not what was sealed", "Restore it from a backup of the case")
        return content

    def files(self) -> Iterator[Path]:
        """Every file below the folder, in order of path; a link counts as a file and is not followed."""
        for where, folders, names in os.walk(self.folder):
            folders.sort()
            linked = [f for f in folders if (Path(where) / f).is_symlink()]
            yield from (Path(where) / name for name in sorted([*names, *linked]))

    def clear_remains(self) -> None:
        """Remove what a killed run left half written. Only for the holder of the case lock."""
        for left in self.folder.glob(f"{PREFIX}*"):
            left.unlink(missing_ok=True)

    def seal(self, source: Path | BinaryIO, *, limit: int | None = None, about: str | None = None) -> Sealed:
        """Copy the bytes in and say what they are.

        `limit` in bytes. Refused I02 (gone), I03 (changed while it was read), I04 (not readable), I05 (larger than
        `limit`), I07 (no regular file); Unavailable S06 (disk full), S13 (folder not writable). After any error
        nothing is left behind.
        """
        if not isinstance(source, Path):
            return self._copy(source, limit, about or "the stream", None)
        shown = about or source.name
        with _opened(source, shown) as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise Refused("I07", shown, "is not a regular file", "Give files and folders only")
            if limit is not None and before.st_size > limit:
                raise _too_large(shown, limit)
            return self._copy(file, limit, shown, (source, before))

    def _copy(
        self, source: BinaryIO, limit: int | None, about: str, origin: tuple[Path, os.stat_result] | None
    ) -> Sealed:
        temporary = None
        try:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                fd, name = tempfile.mkstemp(prefix=PREFIX, dir=self.folder)
            except OSError as error:
                raise _unwritable(error) from error
            temporary = Path(name)
            sha, blake, size = hashlib.sha256(), hashlib.blake2b(), 0
            with os.fdopen(fd, "wb", buffering=0) as target:
                while block := _read(source, about):
                    size += len(block)
                    if limit is not None and size > limit:
                        raise _too_large(about, limit)
                    if origin is not None and size > origin[1].st_size:  # still growing, perhaps for ever
                        raise _changed(about)
                    sha.update(block)
                    blake.update(block)
                    _write(target, block)
                if origin is not None:
                    _check_unchanged(origin, source, size, about)
                _sync(target)
            return self._place(temporary, Sealed(sha.hexdigest(), blake.hexdigest(), size, True))
        finally:
            if temporary is not None:
                with suppress(FileNotFoundError):
                    temporary.unlink()

    def _place(self, temporary: Path, sealed: Sealed) -> Sealed:
        target = self.path(sealed.sha256)
        try:
            there = target.lstat()
        except FileNotFoundError:
            there = None
        if there is not None:
            if not stat.S_ISREG(there.st_mode) or there.st_size != sealed.size:
                what = "the original that is here under this digest is not what was sealed"
                raise Broken("S21", sealed.sha256, what, "Run `solferino verify`")
            return Sealed(sealed.sha256, sealed.blake2b, sealed.size, False)
        try:
            target.parent.mkdir(exist_ok=True)
            temporary.chmod(0o444)
            temporary.replace(target)
            sync_folder(target.parent)
            sync_folder(self.folder)
        except OSError as error:
            raise _unwritable(error) from error
        return sealed


def digest(source: Path, *, limit: int | None = None, about: str | None = None) -> str:
    """SHA-256 of a file, read in blocks, nothing kept. Refused as in `Originals.seal`."""
    shown = about or source.name
    with _opened(source, shown) as file:
        before = os.fstat(file.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise Refused("I07", shown, "is not a regular file", "Give files and folders only")
        if limit is not None and before.st_size > limit:
            raise _too_large(shown, limit)
        sha, size = hashlib.sha256(), 0
        while block := _read(file, shown):
            size += len(block)
            if size > before.st_size:
                raise _changed(shown)
            sha.update(block)
        _check_unchanged((source, before), file, size, shown)
        return sha.hexdigest()


def _opened(path: Path, about: str) -> BinaryIO:
    try:
        # Not blocking: a pipe that nobody writes to would hold the run for ever.
        return os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb", buffering=0)
    except FileNotFoundError:
        raise _vanished(about) from None
    except IsADirectoryError:
        raise Refused("I07", about, "is not a regular file", "Give files and folders only") from None
    except OSError as error:
        raise _unreadable(about, error) from None


def _read(source: BinaryIO, about: str) -> bytes:
    try:
        return source.read(BLOCK)
    except OSError as error:
        raise _unreadable(about, error) from None


def _write(target: object, block: bytes) -> None:
    try:
        view = memoryview(block)
        while view:
            view = view[target.write(view) :]  # type: ignore[attr-defined]
    except OSError as error:
        raise _unwritable(error) from error


def _sync(target: object) -> None:
    try:
        os.fsync(target.fileno())  # type: ignore[attr-defined]
    except OSError as error:
        raise _unwritable(error) from error


def _check_unchanged(origin: tuple[Path, os.stat_result], source: BinaryIO, size: int, about: str) -> None:
    path, before = origin
    try:
        now = os.fstat(source.fileno())
        there = path.stat()
    except FileNotFoundError:
        raise _vanished(about) from None
    except OSError as error:
        raise _unreadable(about, error) from None
    same = all(
        (s.st_size, s.st_mtime_ns, s.st_ino, s.st_dev)
        == (before.st_size, before.st_mtime_ns, before.st_ino, before.st_dev)
        for s in (now, there)
    )
    if not same or size != before.st_size:
        raise _changed(about)


def _changed(about: str) -> Refused:
    return Refused("I03", about, "changed while it was read", "Wait until nobody writes to it, then run ingest again")


def _vanished(about: str) -> Refused:
    return Refused("I02", about, "was there and is gone", "Put it back and run ingest again")


def _unreadable(about: str, error: OSError) -> Refused:
    return Refused("I04", about, f"cannot be read ({error.strerror})", "Check the rights and the disk it is on")


def _too_large(about: str, limit: int) -> Refused:
    what = f"is larger than {limit / 1_000_000:g} MB"
    return Refused("I05", about, what, "Split it, or set max_file_mb in case.toml and run ingest again")


def _unwritable(error: OSError) -> SolferinoError:
    known = explain(error, "originals")
    return known or Unavailable("S13", "originals", f"cannot be written ({error.strerror})", "Check the case folder")
