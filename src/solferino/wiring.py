"""The only place that names a backend: `open_case` reads the settings, takes the lock and puts the parts together."""

from __future__ import annotations

import getpass
from pathlib import Path

from solferino import settings
from solferino.case import Case
from solferino.errors import Broken, Missing, Refused
from solferino.model import CustodyKind
from solferino.store.files import DRAFT, clear_drafts, explain, replace_file
from solferino.store.lock import NAME as LOCK
from solferino.store.lock import CaseLock
from solferino.store.originals import Originals

SETTINGS = "case.toml"
RECORD = "record.sqlite"
# What may be in a folder whose making was interrupted: nothing that a person put there but the settings.
_SQLITE = (
    RECORD,
    *(f"{RECORD}-{end}" for end in ("wal", "shm", "journal")),
)  # the journal, before the log takes its place
_HALF_MADE = {SETTINGS, LOCK, *_SQLITE, "originals", "custody.jsonl", "custody.head"}
_FOLDERS = ("originals", "snapshots", "reports", "vault")


def open_case(path: Path | str, *, create: bool = False, actor: str | None = None, readonly: bool = False) -> Case:
    """The case in the folder `path`, made there first where `create` is set and there is none.

    `actor` stands in the custody log as who did it (default: the login name). With `readonly` the case can be looked
    at while a run has it; nothing can be written. Missing S01 where there is no case; Refused S02 where the folder is
    full of other things, S03 where another version of Solferino made it, S70 to S72 for its settings; Unavailable S04
    while another run has it; Broken S08 where its record is damaged or gone.
    """
    folder = Path(path).resolve()
    if not (folder / SETTINGS).is_file() or (create and _fresh(folder)):
        if not create:
            raise Missing("S01", str(path), "there is no case in this folder", "Give the folder of a case")
        _make(folder, readonly)
    elif not (folder / RECORD).is_file():
        raise Broken("S08", str(folder / RECORD), "the record is gone", "Restore a backup of the case")
    who = actor or _login()
    lock = None if readonly else CaseLock(folder)
    try:
        return _put_together(folder, who, lock)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _put_together(folder: Path, actor: str, lock: CaseLock | None) -> Case:
    from solferino.store.integrity import inspect
    from solferino.store.log import CustodyLog
    from solferino.store.sqlite import check_file, open_record

    values = settings.load(folder / SETTINGS)
    originals = Originals(folder / "originals")
    log = None
    if lock is not None:
        clear_drafts(folder)
        originals.clear_remains()
        log = CustodyLog(folder)
    record = open_record(folder, log=log, actor=actor)
    try:
        if lock is not None:
            if record.last_custody() is None:
                with record.unit() as unit:
                    unit.add_custody(CustodyKind.CASE_OPENED, "case opened")
            if not (folder / SETTINGS).exists():
                _write(folder / SETTINGS, settings.template())
        return Case(
            path=folder,
            settings=values,
            record=record,
            originals=originals,
            actor=actor,
            readonly=lock is None,
            inspect=lambda: inspect(record, check_file),
            lock=lock,
        )
    except BaseException:
        record.close()
        raise


def _fresh(folder: Path) -> bool:
    """Whether nothing but settings was ever put there."""
    return not (folder / RECORD).exists() and not any((folder / n).exists() for n in ("originals", "custody.jsonl"))


def _make(folder: Path, readonly: bool) -> None:
    """Make the folders of a case. `case.toml` is written last: a folder that has one was wholly made."""
    if readonly:
        raise Refused("S12", str(folder), "a case cannot be made for reading only", "Leave out one of the two")
    try:
        if folder.is_dir():
            names = {p.name for p in folder.iterdir() if not p.name.startswith(DRAFT)}
            if other := sorted(names - {*_HALF_MADE, *_FOLDERS}):
                what = f"the folder is not empty and is no case (it holds {other[0]})"
                raise Refused("S02", str(folder), what, "Give an empty or a new folder")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in _FOLDERS:
            (folder / name).mkdir(exist_ok=True)
    except FileExistsError:
        raise Refused("S02", str(folder), "is a file, not a folder", "Give an empty or a new folder") from None
    except OSError as error:
        raise explain(error, str(folder)) or Refused(
            "S02", str(folder), f"no case can be made there ({error.strerror})", "Give another folder"
        ) from error


def _write(path: Path, text: str) -> None:
    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise explain(error, path.name) or error from error


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no login name, as in a container with a bare user number
        return "unknown"
