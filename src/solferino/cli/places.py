"""Which case is meant where the person does not say."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from solferino.cli.terminal import one_line
from solferino.errors import Missing, Refused

MARK = "case.toml"


def new_case(paths: Sequence[Path], given: Path | None) -> Path:
    """The case folder for what is to be read: `given`, else NAME-case in the working directory, or beside the folder
    where the working directory is inside it. Missing C01 for a path that is not there; Refused C02 where the case
    would lie inside what is to be read, because the next run would take it for documents."""
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise Missing("C01", str(path), "there is no such file or folder", "Check the spelling")
    first = paths[0].resolve()
    base = first if first.is_dir() else first.parent
    here = Path.cwd()
    where = base.parent if here == base or base in here.parents else here
    folder = (given or where / f"{base.name or 'solferino'}-case").resolve()
    for path in paths:
        if path.is_dir() and (folder == path.resolve() or path.resolve() in folder.parents):
            what = f"it would lie inside {path}, the folder to be read"
            raise Refused("C02", str(folder), what, "Give another place: --case DIR")
    if given is None:
        _say(f"Case folder: {folder}")
    return folder


def known_case(given: Path | None, say: str = "--case DIR") -> Path:
    """An existing case folder: `given`, else the working directory where it is one, else the only one in it.
    Missing C03 where none or several could be meant; `say` is how the command takes it."""
    if given is not None:
        return given
    if Path(MARK).is_file():
        return Path()
    found = sorted(p.parent for p in Path().glob(f"*/{MARK}"))
    if len(found) == 1:
        _say(f"Case folder: {found[0]}")
        return found[0]
    what = "several cases are here" if found else "no case is here"
    raise Missing("C03", str(Path.cwd()), what, f"Say which case folder: {say}")


def _say(line: str) -> None:
    sys.stderr.write(one_line(line) + "\n")
