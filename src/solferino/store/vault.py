"""The vault: who people are, encrypted at rest, apart from the record (method.md §5.1 -> EV-12, §5.7).

    vault/vault.json      how the key of the vault is wrapped: one slot for each passphrase or key file
    vault/<name>.sealed   an original list, or who its entries are (store/sealed.py); written once, never changed

The record names each sealed file with the digest of its encrypted bytes, so that the vault can be checked without being
opened. A case that is passed on without this folder holds no identity of a list.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from solferino.errors import Broken, Missing, Refused, SolferinoError, Unavailable
from solferino.model import Identity, from_plain
from solferino.progress import Complaint
from solferino.store.files import explain, replace_file
from solferino.store.sealed import SealedWriter, unsealed

HEADER = "vault.json"
ENDING = ".sealed"
HEADER_DETAIL = "vault_header"  # in the custody event that vouches for the header
BACKUP = "Restore the vault from a backup of the case"
SHORTEST = 12  # characters of a passphrase: scrypt makes guessing slow, not impossible
# scrypt with 2^17 * 8 * 128 bytes: 128 MB and about 0.4 s a guess; OWASP's first choice for stored passwords.
COST = 2**17
_MOST = 2**20  # a header that asks for more would only exhaust the machine
_BLOCK = 1 << 20
_FIELDS = tuple(f.name for f in fields(Identity))
_REPORTED = {"version", "slots"}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file in the vault: its name there, the digest of its encrypted bytes, and digest and size of the original."""

    name: str
    sealed_sha256: str
    sha256: str
    size: int


class Vault:
    """A vault that was opened: it holds the key, and prints as nothing but its folder."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder, self._key = folder, key
        self._macs: dict[str, hmac.HMAC] = {}

    def __repr__(self) -> str:
        return f"Vault({self._folder.name})"

    def keyed(self, purpose: str, *parts: str | int | None) -> bytes:
        """HMAC-SHA256 over the parts with a key that only this vault has: the same for the same parts, and telling
        nothing about them to anybody who cannot open the vault."""
        if purpose not in self._macs:
            key = _derive(self._key, f"keyed {purpose}".encode())
            self._macs[purpose] = hmac.new(key, digestmod=hashlib.sha256)
        made = self._macs[purpose].copy()
        for part in parts:
            raw = b"" if part is None else str(part).encode("utf-8", "surrogatepass")
            made.update(f"{'n' if part is None else 's'}{len(raw)}:".encode() + raw)
        return made.digest()

    def seal_file(self, source: Path) -> Kept:
        """Put a copy of the file into the vault. OSError where it cannot be read."""
        digest, size = hashlib.sha256(), 0
        with self.writer("original") as writer, source.open("rb") as file:
            while block := file.read(_BLOCK):
                digest.update(block)
                size += len(block)
                writer.write(block)
        return Kept(writer.name, writer.sha256, digest.hexdigest(), size)

    def writer(self, purpose: str) -> SealedWriter:
        """Where to write a new sealed file; it is in the vault once the `with` block has ended well."""
        name = f"{secrets.token_hex(12)}{ENDING}"
        return SealedWriter(self._folder / name, _derive(self._key, f"sealed {purpose}".encode()))

    def read(self, name: str, purpose: str) -> Iterator[bytes]:
        """What was sealed, block by block. Missing S48 where it is gone, Broken S48 where it was changed."""
        return unsealed(self._folder / name, _derive(self._key, f"sealed {purpose}".encode()))

    def identities(self, name: str) -> Iterator[Identity]:
        """Who the entries of an edition are, in the order in which they were written."""
        rest = b""
        for block in self.read(name, "identities"):
            lines = (rest + block).split(b"\n")
            rest = lines.pop()
            for line in lines:
                yield from_plain(Identity, json.loads(line))

    def remove(self, *names: str) -> None:
        """Take away sealed files that no record names yet: only after a unit of work that was rolled back."""
        for name in names:
            (self._folder / name).unlink(missing_ok=True)

    def replace_secrets(self, secret: bytes, *, cost: int = COST) -> None:
        """Let this passphrase or key file alone open the vault from now on. Refused S47 where it is too short."""
        _put_header(self._folder, {**_header(self._folder), "slots": [_slot(secret, self._key, cost)]})


def identity_line(identity: Identity) -> bytes:
    """The identity as one line of a sealed file, without the fields that it does not have."""
    plain = {name: value for name in _FIELDS if (value := getattr(identity, name))}  # texts and tuples of texts alone
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass") + b"\n"


def exists(folder: Path) -> bool:
    """Whether there is a vault in this folder."""
    return (folder / HEADER).is_file()


def make_vault(folder: Path, secret: bytes, *, cost: int = COST) -> Vault:
    """A new vault in `folder`, opened by `secret`. Refused S47 where there is one, or the secret is too short."""
    if exists(folder):
        raise Refused("S47", folder.name, "there is a vault already", "Give its passphrase")
    key = secrets.token_bytes(32)
    slot = _slot(secret, key, cost)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise _unwritable(error) from error
    _put_header(folder, {"version": 1, "slots": [slot]})
    return Vault(folder, key)


def passing_vault(folder: Path) -> Vault:
    """A vault that is never written: for a dry run in a case that has none yet."""
    return Vault(folder, secrets.token_bytes(32))


def open_vault(folder: Path, secret: bytes) -> Vault:
    """The vault in `folder`. Missing S44 where there is none, Broken S44 where its header was changed; Refused S45
    where the passphrase or key file is not one that opens it."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    for slot in _header(folder)["slots"]:
        try:
            salt, nonce, wrapped = (bytes.fromhex(slot[k]) for k in ("salt", "nonce", "key"))
            cost = int(slot["n"])
            if not 2 <= cost <= _MOST or len(salt) < 16 or len(nonce) != 12:
                raise ValueError("out of range")
            wrapping = _stretch(secret, salt, cost)
        except (KeyError, TypeError, ValueError):
            raise Broken("S44", HEADER, "the header of the vault is not what was written", BACKUP) from None
        try:
            return Vault(folder, AESGCM(wrapping).decrypt(nonce, wrapped, b"solferino vault 1"))
        except InvalidTag:
            continue
    raise Refused("S45", "the vault", "this passphrase or key file does not open it", "Try again; nothing was changed")


def header_digest(folder: Path) -> str:
    """SHA-256 of the header, for the custody log."""
    return hashlib.sha256((folder / HEADER).read_bytes()).hexdigest()


def inspect(folder: Path, expected: dict[str, str], header: str | None) -> Iterator[Complaint]:
    """What is wrong with the vault, found without opening it: `expected` are its files with their digests, `header`
    the digest of its header as custody has it. S44, S48 and S49."""
    if not expected and header is None:
        return
    yield from _inspect_header(folder, header)
    for name, digest in sorted(expected.items()):
        try:
            if _sha256(folder / name) != digest:
                yield Complaint("S48", name, "this file of the vault is not what was sealed", BACKUP)
        except OSError:
            yield Complaint("S48", name, "this file of the vault is gone or cannot be read", BACKUP)
    there = sorted(p.name for p in folder.iterdir()) if folder.is_dir() else []
    for name in there:
        if name not in expected and name != HEADER:
            remedy = "If a run was killed, take it away; else find out who put it there"
            yield Complaint("S49", name, "this file is in the vault and the record does not know it", remedy)


def _inspect_header(folder: Path, header: str | None) -> Iterable[Complaint]:
    try:
        _header(folder)
        if header is not None and header_digest(folder) != header:
            yield Complaint("S44", HEADER, "the header of the vault is not what the custody log has", BACKUP)
    except SolferinoError as error:
        yield Complaint(error.code, error.about, error.what, error.remedy)


def _header(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / HEADER).read_bytes())
        if set(found) != _REPORTED or found["version"] != 1 or not isinstance(found["slots"], list):
            raise ValueError("another form")
    except FileNotFoundError:
        raise Missing("S44", "the vault", "there is none in this case", "It is made with the first list") from None
    except (ValueError, TypeError, KeyError):
        raise Broken("S44", HEADER, "the header of the vault is not what was written", BACKUP) from None
    except OSError as error:
        what = f"the header of the vault cannot be read ({error.strerror})"
        raise Unavailable("S13", HEADER, what, "Check the rights on the case folder") from error
    return dict(found)


def _put_header(folder: Path, header: dict[str, Any]) -> None:
    try:
        replace_file(folder / HEADER, (json.dumps(header, indent=1, sort_keys=True) + "\n").encode())
    except OSError as error:
        raise _unwritable(error) from error


def _slot(secret: bytes, key: bytes, cost: int) -> dict[str, Any]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if len(secret.decode("utf-8", "replace")) < SHORTEST:
        what = f"a passphrase or key file needs at least {SHORTEST} characters"
        raise Refused("S47", "the vault", what, "Take several words that do not belong together")
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = AESGCM(_stretch(secret, salt, cost)).encrypt(nonce, key, b"solferino vault 1")
    return {"kdf": "scrypt", "n": cost, "salt": salt.hex(), "nonce": nonce.hex(), "key": wrapped.hex()}


def _stretch(secret: bytes, salt: bytes, cost: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    return Scrypt(salt=salt, length=32, n=cost, r=8, p=1).derive(secret)


def _derive(key: bytes, purpose: bytes) -> bytes:
    """A key of its own for each purpose (the expand step of HKDF, one block)."""
    return hmac.new(key, purpose + b"\x01", hashlib.sha256).digest()


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _unwritable(error: OSError) -> SolferinoError:
    return explain(error, "the vault") or Unavailable("S13", "the vault", "cannot be written", "Check the case folder")
