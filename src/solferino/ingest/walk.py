"""Which files a person means by some files and folders: below a folder everything but what is hidden."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from solferino.progress import Complaint

METADATA = "metadata.csv"
# Left behind by desktops and office programs; nobody means them.
_LITTER = {"thumbs.db", "desktop.ini", "__macosx"}
_OBEYED = ("Cc", "Zl", "Zp")
_REVERSALS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


@dataclass(frozen=True, slots=True)
class Found:
    """A file to take in: where it is, and its name (path below the folder that was given, with forward slashes)."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with a metadata.csv: `prefix` is its own name below the folder that was given ("" for that one).

    `partial` where only some files of the folder were given, so that rows for others are no mistake.
    """

    path: Path
    prefix: str
    partial: bool = False


@dataclass(slots=True)
class Findings:
    """All that was found, in order of name within each path given."""

    files: list[Found] = field(default_factory=list)
    folders: list[Folder] = field(default_factory=list)
    refused: list[Complaint] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def find(paths: Sequence[Path], leave_out: Path | None = None) -> Findings:
    """The files below `paths`, each once. `leave_out` is the case's own folder, which may lie below them.

    Complaints: I01 nothing there, I06 a link that leads out of the folder or nowhere, I07 neither file nor folder,
    I08 a folder that cannot be listed. Hidden files, and those that desktops leave behind, are named in `hidden`.
    """
    findings = Findings()
    apart = None if leave_out is None else leave_out.resolve()
    for given in paths:
        path = given.expanduser()
        try:
            mode = path.stat().st_mode
        except OSError as error:
            what = "there is no such file or folder" if isinstance(error, FileNotFoundError) else _why(error)
            findings.refused.append(Complaint("I01", readable(str(given)), what, "Check the path"))
            continue
        if stat.S_ISDIR(mode):
            root = path.resolve()
            _Walk(root, apart, findings).folder(root, "")
        else:
            if path.name != METADATA:
                findings.files.append(Found(path, readable(path.name)))
            if os.path.lexists(path.parent / METADATA):
                findings.folders.append(Folder(path.parent, "", partial=True))
    findings.files = list(dict.fromkeys(findings.files))
    findings.folders = list(dict.fromkeys(findings.folders))
    return findings


def readable(name: str) -> str:
    """The name in characters that can be written and printed anywhere: bytes that are no text, and what a terminal
    would obey (control characters, line ends, reversals of the writing direction), become escapes such as `\\x1b`."""
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(ascii(c)[1:-1] if unicodedata.category(c) in _OBEYED or c in _REVERSALS else c for c in text)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One walk below `root`, adding to `findings`; `apart` is left out."""

    root: Path
    apart: Path | None
    findings: Findings

    def folder(self, folder: Path, prefix: str) -> None:
        shown = prefix.rstrip("/") or readable(folder.name)
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            self._refuse("I08", shown, f"the folder {_why(error)}", "Check the rights on it")
            return
        for entry in entries:
            name = prefix + readable(entry.name)
            if Path(entry.path) == self.apart:
                continue
            if entry.name == METADATA and not entry.is_dir():
                self.findings.folders.append(Folder(folder, prefix))
            elif entry.name.startswith((".", "~$")) or entry.name.casefold() in _LITTER:
                self.findings.hidden.append(name)
            else:
                self._entry(entry, name)

    def _entry(self, entry: os.DirEntry[str], name: str) -> None:
        path = Path(entry.path)
        try:
            if entry.is_symlink():
                problem = _link_problem(path, self.root)
                if problem:
                    self._refuse("I06", name, problem, "Put a copy of the file there instead")
                elif path.is_file():
                    self.findings.files.append(Found(path, name))
                # A link to a folder below the same root: its files are found where they are.
            elif entry.is_dir():
                self.folder(path, f"{name}/")
            elif entry.is_file():
                self.findings.files.append(Found(path, name))
            else:
                self._refuse("I07", name, "is neither a file nor a folder", "Give files and folders only")
        except OSError as error:
            self._refuse("I04", name, _why(error), "Check the rights on it")

    def _refuse(self, code: str, name: str, what: str, remedy: str) -> None:
        self.findings.refused.append(Complaint(code, name, what, remedy))


def _link_problem(path: Path, root: Path) -> str | None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # nowhere, or in a circle
        return "is a link that leads nowhere"
    return None if target.is_relative_to(root) else "is a link that leads out of the folder"


def _why(error: OSError) -> str:
    return f"cannot be read ({error.strerror})"
