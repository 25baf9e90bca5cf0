"""One sealed file: compressed, encrypted in chunks with AES-256-GCM, whole or not at all.

    SOLVLT1\\n | 16 bytes of salt | chunk | chunk | …      chunk: length in 4 bytes, that many bytes of ciphertext

Each file has a key of its own (from the vault's key and the salt). The nonce of a chunk is its number and whether it is
the last, as in the STREAM construction (Hoang and others 2015): a chunk that is changed, moved, dropped or added, or a
file cut short, fails to open. Memory stays flat for files of any size.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from solferino.errors import Broken, Missing, Unavailable
from solferino.store.files import explain, sync_folder

MAGIC = b"SOLVLT1\n"
CHUNK = 1 << 20
_SALT = 16
_LENGTH = struct.Struct(">I")
_LONGEST = CHUNK + 16  # of a chunk: its bytes and the tag


class SealedWriter:
    """Writes one sealed file. Use as a context manager; `name` and `sha256` (of the encrypted bytes) hold afterwards.
    Unavailable S06 or S13 where the disk does not take it; nothing is left behind then."""

    def __init__(self, path: Path, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt = secrets.token_bytes(_SALT)
        self.name, self.sha256 = path.name, ""
        self._path, self._draft = path, path.with_name(f".new-{path.name}")
        self._cipher = AESGCM(_file_key(key, salt))
        self._pack = zlib.compressobj(1)  # level 6 takes three times as long for a tenth less
        self._digest, self._buffer, self._number = hashlib.sha256(), bytearray(), 0
        self._salt = salt
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self._file = os.fdopen(os.open(self._draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
        except OSError as error:
            raise _unwritable(error) from error
        self._put(MAGIC + self._salt)
        return self

    def write(self, data: bytes) -> None:
        """Seal these bytes too."""
        self._buffer += self._pack.compress(data)
        while len(self._buffer) > CHUNK:
            self._chunk(bytes(self._buffer[:CHUNK]), last=False)
            del self._buffer[:CHUNK]

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._file is not None  # noqa: S101 - it was entered
        try:
            if kind is None:
                self._buffer += self._pack.flush()
                while len(self._buffer) > CHUNK:
                    self._chunk(bytes(self._buffer[:CHUNK]), last=False)
                    del self._buffer[:CHUNK]
                self._chunk(bytes(self._buffer), last=True)
                self._file.flush()
                os.fsync(self._file.fileno())
                self._draft.chmod(0o400)
                self._draft.replace(self._path)
                sync_folder(self._path.parent)
                self.sha256 = self._digest.hexdigest()
        except OSError as trouble:
            raise _unwritable(trouble) from trouble
        finally:
            self._file.close()
            self._draft.unlink(missing_ok=True)

    def _chunk(self, plain: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last), plain, None)
        self._number += 1
        self._put(_LENGTH.pack(len(sealed)) + sealed)

    def _put(self, raw: bytes) -> None:
        assert self._file is not None  # noqa: S101 - it was entered
        try:
            self._file.write(raw)
        except OSError as error:
            raise _unwritable(error) from error
        self._digest.update(raw)


def unsealed(path: Path, key: bytes) -> Iterator[bytes]:
    """What `SealedWriter` sealed with this key, block by block. Missing S48 where the file is gone, Broken S48 as soon
    as a part of it was changed, or the key is another."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    unpack = zlib.decompressobj()
    try:
        with path.open("rb") as file:
            if file.read(len(MAGIC)) != MAGIC:
                raise _changed(path)
            cipher = AESGCM(_file_key(key, file.read(_SALT)))
            number, chunk = 0, _next(file, path)
            while chunk is not None:
                after = _next(file, path)
                block = unpack.decompress(cipher.decrypt(_nonce(number, after is None), chunk, None), CHUNK)
                yield block
                while unpack.unconsumed_tail:
                    yield unpack.decompress(unpack.unconsumed_tail, CHUNK)
                number, chunk = number + 1, after
            if not unpack.eof:
                raise _changed(path)
            yield unpack.flush()
    except FileNotFoundError:
        raise Missing(
            "S48", path.name, "this file of the vault is gone", "Restore the vault from a backup of the case"
        ) from None
    except OSError as error:
        raise Unavailable("S13", path.name, f"cannot be read ({error.strerror})", "Check the disk") from error
    except (InvalidTag, zlib.error):
        raise _changed(path) from None


def _next(file: IO[bytes], path: Path) -> bytes | None:
    head = file.read(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size or (length := _LENGTH.unpack(head)[0]) > _LONGEST:
        raise _changed(path)
    body = file.read(length)
    if len(body) < length:
        raise _changed(path)
    return body


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _file_key(key: bytes, salt: bytes) -> bytes:
    return hmac.new(key, b"file" + salt + b"\x01", hashlib.sha256).digest()


def _changed(path: Path) -> Broken:
    what = "this file of the vault is not what was sealed"
    return Broken("S48", path.name, what, "Restore the vault from a backup of the case")


def _unwritable(error: OSError) -> Exception:
    return explain(error, "the vault") or Unavailable(
        "S13", "the vault", f"cannot be written ({error.strerror})", "Check the case folder"
    )
