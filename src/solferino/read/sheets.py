"""Tables as a spreadsheet program writes them: CSV and XLSX, row by row, every cell as it was received.

A CSV is text and is read here; an XLSX is taken apart behind the wall (sheets_child.py), and what comes back is checked
again. Nothing is interpreted: what a column means is for whoever imports it to say.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from solferino.read.faults import fault
from solferino.read.limits import Limits
from solferino.read.table import Table, Wanted

AS_IT_SAYS = Wanted()  # the signs of the file tell
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NO_TABLE = (b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"SQLite format 3", b"PAR1", b"Rar!", b"7z\xbc")
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table")


@dataclass(slots=True)
class _Opened(AbstractContextManager[Table]):
    path: Path
    limits: Limits
    wanted: Wanted
    table: Table | None = field(default=None)

    def __enter__(self) -> Table:
        self.table = self._open()
        return self.table

    def _open(self) -> Table:
        name, size = self.path.name, self.path.stat().st_size
        if size == 0:
            raise fault("R01", name)
        if size > self.limits.file_bytes:
            raise fault("R03", name, limit=self.limits.file_bytes / 1e6)
        with self.path.open("rb") as file:
            head = file.read(65_536)
        if head.startswith(_ZIP):
            from solferino.read.sheets_wall import ConfinedTable

            return ConfinedTable(name, self.path.read_bytes(), self.limits)
        if head.startswith(_OLE):
            raise fault("R08" if _ENCRYPTED in self.path.read_bytes() else "R19", name)
        if head.startswith(_NO_TABLE) or head.lstrip()[:20].lower().startswith(_MARKUP):
            raise fault("R19", name)
        from solferino.read.sheets_csv import CsvTable

        return CsvTable(self.path, self.wanted)

    def __exit__(self, *_: object) -> None:
        close = getattr(self.table, "close", None)
        if close is not None:
            close()


def open_table(path: Path, limits: Limits, wanted: Wanted = AS_IT_SAYS) -> AbstractContextManager[Table]:
    """The table in the file, to be used as a context manager; what it is its first bytes say, not its name.

    Refused R01 empty, R03 too large, R07 no readable text, R08 a password, R10 damaged, R11 an archive bomb, R17 XML
    entities, R19 no table (.xls, .ods, a web page that is called .xls); Unavailable R14 and R15 where reading an XLSX
    took too long or broke down, Refused R16 where what came back fails a check. `rows` raises them too.
    """
    return _Opened(path, limits, wanted)
