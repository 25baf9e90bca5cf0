"""Where the passphrase of a vault comes from: a key file, the environment, or the person. It is never kept."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from solferino.errors import Missing, Refused

VARIABLE = "SOLFERINO_PASSPHRASE"
NEW_VARIABLE = "SOLFERINO_NEW_PASSPHRASE"
_LONGEST = 65_536


def secret(key_file: Path | None, *, new: bool = False, variable: str = VARIABLE) -> bytes:
    """The passphrase or the content of the key file; asked for twice where it is `new`. Missing S46 where none is
    given and nobody can be asked, or the key file cannot be read; Refused S46 where the two differ."""
    if key_file is not None:
        try:
            with key_file.open("rb") as file:
                return file.read(_LONGEST)
        except OSError as error:
            raise Missing("S46", str(key_file), f"cannot be read ({error.strerror})", "Give the key file") from None
    given = os.environ.get(variable)
    if given is not None:
        return given.encode()
    if not sys.stdin.isatty():
        what = "its passphrase is needed and nobody can be asked"
        raise Missing("S46", "the vault", what, f"Set {variable}, or give --key-file")
    first = getpass.getpass("New passphrase of the vault: " if new else "Passphrase of the vault: ")
    if new and getpass.getpass("The same again: ") != first:
        raise Refused("S46", "the vault", "the two passphrases differ", "Try again; nothing was changed")
    return first.encode()
