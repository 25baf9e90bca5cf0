"""Where `people` gets its people from, and what it does with files about them."""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from solferino.cli.lists import open_vault_of
from solferino.cli.places import known_case
from solferino.cli.terminal import one_line
from solferino.errors import Missing, Refused

if TYPE_CHECKING:
    from solferino.case import Case
    from solferino.link.people.match import Matched
    from solferino.link.people.person import Person
    from solferino.model import Judgement
    from solferino.progress import Complaint

_SHOWN = 20  # complaints that a screen gets


class Source:
    """Where the people come from: files, or the case with its vault."""

    def __init__(self, files: Sequence[Path] | None, case: Path | None, key_file: Path | None) -> None:
        if files and case:
            raise Refused("C61", "people", "both files and a case are given", "Give one of the two")
        self._files = files or ()
        self._case = None if files else known_case(case)
        self._key_file = key_file

    def matched(
        self, judged: Sequence[Path] | None, *, within: bool, sampling: bool = False
    ) -> tuple[Matched, Mapping[str, Person]]:
        """Suggestions, and the people by reference. `sampling`: also the unlikely pairs, and those judged before."""
        from solferino.link.people.match import REVIEW, SAMPLED
        from solferino.link.people.match import match as run
        from solferino.link.people.pair import reference
        from solferino.link.people.person import people

        rows, known = self._rows()
        persons, complaints = people(rows)
        complain(complaints)
        if len({p.list for p in persons}) < 2 and not within:
            what = "there is only one list" + (", and no incident names anybody" if self._case else "")
            raise Refused("C62", "people", what, "Give two lists or more, or --within")
        judgements, wrong = judgements_of(judged or (), "", "", own=True)
        complain(wrong)
        found = run(
            persons,
            () if sampling else [*known, *judgements],
            within=within,
            least=SAMPLED if sampling else REVIEW,
        )
        return found, {reference(p): p for p in persons}

    def _rows(self) -> tuple[Iterable[Mapping[str, object]], Sequence[Judgement]]:
        if self._case is None:
            return [row for n, file in enumerate(self._files) for row in _table(file, self._files[:n])], ()
        from solferino.measure.register.step import named_people, people_table
        from solferino.wiring import open_case

        with open_case(self._case) as opened:
            vault = open_vault_of(opened, self._key_file, must_exist=True)
            rows: list[dict[str, Any]] = people_table(opened, vault).to_pylist()
            return [*rows, *named_people(opened)], opened.record.judgements()

    def pseudonyms(self) -> dict[str, str]:
        """Pseudonym by id of the entry, or of the person whom an incident names."""
        from solferino.measure.register.step import named_pseudonyms
        from solferino.wiring import open_case

        if self._case is None:
            return {}
        with open_case(self._case, readonly=True) as opened:
            view = opened.record
            told = named_pseudonyms(opened)
            return told | {e.id: e.pseudonym for edition in view.lists() for e in view.entries(edition.id)}

    def note(self, what: str, found: Matched, text: str, model: str, *, names: bool) -> None:
        """Into the custody log of the case: method, thresholds and the digests of the two files."""
        if self._case is None:
            return
        from solferino.model import CustodyKind
        from solferino.wiring import open_case

        details = (
            ("method", found.method),
            ("people", str(found.people)),
            ("pairs", str(len(found.pairs))),
            ("thresholds", f"review {found.review:g}, likely {found.likely:g}"),
            ("model sha256", hashlib.sha256(model.encode()).hexdigest()),
            ("names", "written" if names else "kept out"),
        )
        digest = hashlib.sha256(text.encode()).hexdigest()
        with open_case(self._case) as opened:
            _noted(opened, CustodyKind.EXPORTED if names else CustodyKind.ANALYSED, what, digest, details)


def _noted(case: Case, kind: Any, what: str, digest: str, details: tuple[tuple[str, str], ...]) -> None:
    with case.unit() as unit:
        unit.add_custody(kind, what, sha256=digest, details=details)


def _table(file: Path, before: Sequence[Path]) -> list[dict[str, object]]:
    """The rows of a list as CSV; its name is that of the file where it has no column `list`."""
    from solferino.link.people.person import COLUMNS

    text = read_text(file)
    head = text.split("\n", 1)[0]
    rows = list(csv.DictReader(text.splitlines(), delimiter=";" if head.count(";") > head.count(",") else ","))
    columns = set(rows[0]) if rows else set()
    if "id" not in columns or not columns & {"last", "name"}:
        wanted = ", ".join(COLUMNS)
        raise Refused(
            "C63", file.name, "it has no column `id`, or neither `last` nor `name`", f"Known columns: {wanted}"
        )
    name = file.stem if file.stem not in {b.stem for b in before} else str(file)
    return [{"list": name, **{k: v for k, v in row.items() if k in COLUMNS and (k != "list" or v)}} for row in rows]


def judgements_of(
    files: Sequence[Path], by: str, at: str, *, own: bool = False
) -> tuple[list[Judgement], list[Complaint]]:
    """What all files say. With `own` a line without a name stands for whoever filled in its file."""
    from solferino.link.people.review import read_review

    found: list[Judgement] = []
    complaints: list[Complaint] = []
    for n, file in enumerate(files):
        made, wrong = read_review(
            read_text(file), file.name, at or f"{n:04d}", by or (file.stem if own else ""), strict=not own
        )
        found += made
        complaints += wrong
    return found, complaints


def read_text(file: Path) -> str:
    """The text of a file. Missing C64, Refused C65 where it is not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise Missing("C64", str(file), "is not there", "Check the path") from None
    except UnicodeDecodeError:
        raise Refused("C65", str(file), "is not UTF-8", "Save it as CSV in UTF-8") from None


def beside(out: Path) -> Path:
    """The file that tells how `out` was made."""
    return out.with_name(out.name + ".json")


def write_private(out: Path, text: str) -> None:
    """Write a file that nobody else on the machine may read."""
    out.write_text(text, encoding="utf-8")
    out.chmod(0o600)


def complain(complaints: Iterable[Complaint]) -> None:
    """One line each, the first of them."""
    found = list(complaints)
    for complaint in found[:_SHOWN]:
        say(complaint.line())
    if len(found) > _SHOWN:
        say(f"{len(found) - _SHOWN} more")


def say(line: str) -> None:
    """A line for the person."""
    sys.stderr.write(one_line(line) + "\n")
