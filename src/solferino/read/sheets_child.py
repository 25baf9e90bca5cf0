"""The other side of the wall for tables: `python -m solferino.read.sheets_child` takes one .xlsx apart.

It gives up everything that reading does not need before the first byte reaches the parser (child.py -> confine), and
answers with plain data only.
"""

from __future__ import annotations

import json
import os
import zipfile
from datetime import date, datetime, time
from itertools import islice
from typing import Any

from solferino.read.child import confine
from solferino.read.faults import Unreadable
from solferino.read.frames import receive, send
from solferino.read.limits import Limits
from solferino.read.sheets_xlsx import Workbook
from solferino.read.table import Cell

ROWS_AT_ONCE = 500


def main() -> None:
    """Read limits, the file and then requests; answer each with frames, until input ends."""
    source = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(quiet, fd)
    header = receive(source, 10_000)
    if header is None:
        return
    limits = Limits(**json.loads(header))
    confine(limits)
    data = receive(source, limits.file_bytes)
    if data is None:
        return

    def say(answer: Any) -> None:
        send(answers, json.dumps(answer).encode("ascii"))

    try:
        book = Workbook(data, limits)
        say({"sheets": [[s.name, s.hidden] for s in book.sheets]})
        while (request := receive(source, 1_000)) is not None:
            rows = book.rows(int(json.loads(request)["sheet"]))
            while some := list(islice(rows, ROWS_AT_ONCE)):
                say({"rows": [[r.number, [_plain(c) for c in r.cells]] for r in some]})
            say({"rows": []})
    except Unreadable as refusal:
        say({"refused": refusal.code})
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        IndexError,
        EOFError,
        OSError,
        OverflowError,
        NotImplementedError,
    ):
        say({"refused": "R10"})
    except MemoryError:
        say({"refused": "R15"})


def _plain(cell: Cell) -> Any:
    if isinstance(cell, datetime):
        return {"m": cell.isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    if isinstance(cell, time):
        return {"t": cell.isoformat()}
    return cell


if __name__ == "__main__":
    main()
