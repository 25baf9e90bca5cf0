"""`register`, `amend` and `vault`: casualties and tallies of a case, decisions on single ones, another passphrase."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from solferino.cli.lists import CaseDir, KeyFile, open_vault_of
from solferino.cli.lists_told import harmless
from solferino.cli.places import known_case
from solferino.cli.secret import NEW_VARIABLE, secret
from solferino.cli.show import print_rows
from solferino.cli.terminal import end_with_the_pipe, one_line
from solferino.cli.words import days, spot
from solferino.errors import Refused

if TYPE_CHECKING:
    from solferino.case import Case
    from solferino.model import Casualty, Tally

COLUMNS = (
    *(
        "kind",
        "id",
        "pseudonym",
        "incident",
        "outcome",
        "low",
        "high",
        "named",
        "sex",
        "age",
        "age_group",
        "status",
        "date",
    ),
    *("death", "place", "weapons", "control", "proximity", "role", "party", "state", "part_of", "sources", "differ"),
    *("place_written", "place_id", "place_precision"),
)
# A screen has room for these; --csv and --json have all.
_ON_SCREEN = (
    *("pseudonym", "outcome", "low", "high", "named", "sex", "age", "age_group", "status"),
    *("date", "place", "state", "sources", "differ", "id"),
)


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command("register")(show_register)
    app.command()(amend)
    app.command()(vault)


def show_register(
    case: CaseDir = None,
    *,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="As the register was known on that day.")
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="With who they are: opens the vault, which is noted.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, with every field.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.")] = False,
    key_file: KeyFile = None,
) -> None:
    """List every casualty of the case and every tally of those not named one by one, under pseudonyms.

    Casualties come from lists and from what sources say of incidents; nothing is added up here.
    """
    from solferino.measure.register.step import casualties, note_exported, note_opened, tallies
    from solferino.wiring import open_case

    out = as_json or as_csv
    if names and out:
        what = "names are shown on a screen only, they are not exported"
        raise Refused("C12", "--names", what, "Leave out --json and --csv")
    if not out:
        end_with_the_pipe()
    with open_case(known_case(case), readonly=not (names or out)) as opened:
        who = _names(opened, key_file) if names else {}
        found = (value for part in (casualties(opened, as_of), tallies(opened, as_of)) for value in part)
        if as_json:
            count = _write_json(found)
        elif as_csv:
            count = _write_csv(found)
        else:
            count = _print(found, who, names=names)
        if names:
            note_opened(opened, "register shown", len(who))
        if out:
            note_exported(opened, "register", count)
    sys.stderr.write(f"{count:,} casualties and tallies\n")


def amend(
    casualty: Annotated[str, typer.Argument(metavar="CASUALTY", help="An id or a pseudonym from `register`.")],
    field: Annotated[str, typer.Argument(metavar="FIELD", help="What is decided, such as verification or status.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help='The value; "" takes it back to what the sources say.')],
    reason: Annotated[str, typer.Option("--reason", help="Why; it stands in the record.")],
    case: CaseDir = None,
) -> None:
    """Record a decision about one casualty: who, when and why. Nothing is edited; the latest decision holds."""
    from solferino.measure.register.step import amend as record
    from solferino.wiring import open_case

    with open_case(known_case(case)) as opened:
        made = record(opened, casualty, field, value or None, reason)
    told = made.value if made.value is not None else "as the sources say"
    sys.stdout.write(one_line(f"{made.casualty}: {made.field} is {told}, by {made.by}") + "\n")


def vault(case: CaseDir = None, key_file: KeyFile = None) -> None:
    """Give the vault another passphrase: the old one, then the new one (SOLFERINO_NEW_PASSPHRASE or asked for).

    What is in the vault is not encrypted anew: whoever has the old passphrase and an old copy can open that copy.
    """
    from solferino.measure.register.step import change_secret
    from solferino.wiring import open_case

    with open_case(known_case(case)) as opened:
        there = open_vault_of(opened, key_file, must_exist=True)
        change_secret(opened, there, secret(None, new=True, variable=NEW_VARIABLE))
    sys.stdout.write("The vault has another passphrase\n")


def _names(case: Case, key_file: Path | None) -> dict[str, str]:
    """Who is who, by id of entry, or of the casualty whom an incident names."""
    from solferino.measure.register import people
    from solferino.measure.register.step import named_people

    there = open_vault_of(case, key_file, must_exist=True)
    told = {row["id"]: row["name"] for row in named_people(case)}
    return told | {e.id: who.name or "" for e, who, _ in people.entries(case.record, there, case.record.lists())}


def row(value: Casualty | Tally) -> dict[str, str]:
    """A casualty or tally as a row of words, by column."""
    from solferino.model import Tally

    told: dict[str, Any] = {
        "id": value.id,
        "incident": value.incident,
        "outcome": value.outcome.value,
        "sex": value.sex.value,
        "age_group": value.age_group.value,
        "status": value.status,
        "date": days(value.date),
        "place": spot(value.place),
        "place_written": value.place.text if value.place else None,
        "place_id": value.place.id if value.place else None,
        "place_precision": value.place.precision if value.place else None,
        "weapons": ", ".join(value.weapons),
        "control": value.control,
        "proximity": value.proximity,
        "party": value.party,
        "state": value.verification.value,
        "sources": len(value.sources),
        "differ": ", ".join(d.field for d in value.disagreements),
    }
    if isinstance(value, Tally):
        told |= {"kind": "tally", "low": value.low, "high": value.high, "named": value.named, "part_of": value.part_of}
    else:
        age = None if value.age is None else "-".join(dict.fromkeys(str(a) for a in value.age))
        told |= {"kind": "casualty", "pseudonym": value.pseudonym, "low": 1, "high": 1, "age": age}
        told |= {"death": value.death, "role": value.role}
    return {name: "" if told.get(name) is None else str(told[name]) for name in COLUMNS}


def _print(found: Iterator[Casualty | Tally], who: dict[str, str], *, names: bool) -> int:
    rows = []
    for value in found:
        told = row(value)
        name = next((who[key] for key in (*(s.id for s in value.sources), value.id) if key in who), "")
        rows.append((*(told[c] for c in _ON_SCREEN), *((name,) if names else ())))
    print_rows((*_ON_SCREEN, *(("name",) if names else ())), rows)
    return len(rows)


def _write_json(found: Iterator[Casualty | Tally]) -> int:
    from solferino.model import Tally, to_plain

    count = 0
    for value in found:
        count += 1
        kind = "tally" if isinstance(value, Tally) else "casualty"
        sys.stdout.write(json.dumps({"kind": kind, **to_plain(value)}, ensure_ascii=False) + "\n")
    return count


def _write_csv(found: Iterator[Casualty | Tally]) -> int:
    writer = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    writer.writeheader()
    count = 0
    for value in found:
        count += 1
        writer.writerow({name: harmless(cell) for name, cell in row(value).items()})
    return count
