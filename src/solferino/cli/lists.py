"""`list`: take in lists of people, look at them, and see how their columns would be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.lists_told import Told, conclude, say
from solferino.cli.places import known_case
from solferino.cli.secret import secret
from solferino.cli.show import print_rows
from solferino.cli.terminal import end_with_the_pipe
from solferino.errors import Missing

if TYPE_CHECKING:
    from solferino.case import Case
    from solferino.measure.register.mapping import Mapping
    from solferino.model import Entry, Identity
    from solferino.read.limits import Limits
    from solferino.read.table import Wanted
    from solferino.store.vault import Vault

CaseDir = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")]
KeyFile = Annotated[
    Path | None, typer.Option("--key-file", metavar="FILE", help="Opens the vault in place of a passphrase.")
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="A .csv or .xlsx file.")]
Name = Annotated[str | None, typer.Option("--name", metavar="NAME", help="The list's name over all its editions.")]
_MEGABYTE = 1_000_000
_PATIENCE_S = 600  # between two answers of the confined reader: a large workbook keeps all its texts in one part
# Rows pass through one by one: what a table unpacks to costs time only. A million rows of 12 columns are 1 GB of XML.
_UNPACKED = 8_000_000_000


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    lists = typer.Typer(no_args_is_help=True, help="Take in lists of people, and look at them.")
    lists.command("import")(import_)
    lists.command("show")(show)
    lists.command("mapping")(mapping)
    app.add_typer(lists, name="list")


def import_(
    file: File,
    case: CaseDir = None,
    name: Name = None,
    *,
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="FILE", help="What the columns mean (TOML).")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would happen; change nothing.")] = False,
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Every row as CSV.")] = None,
    may_shrink: Annotated[bool, typer.Option("--may-shrink", help="Most of the entries may be withdrawn.")] = False,
    key_file: KeyFile = None,
) -> None:
    """Take in a list of people row by row: entries to the register, names to the vault.

    The same file twice changes nothing; a corrected edition replaces rows. The passphrase of the vault is in the
    environment (SOLFERINO_PASSPHRASE) or asked for. Ends with 0 when every row was taken, 1 when some were refused,
    2 when nothing was done.
    """
    from solferino.measure.register.step import Wishes, import_list, saved_mapping, series_of
    from solferino.read.sheets import open_table
    from solferino.store.files import explain
    from solferino.wiring import open_case

    _there(file)
    wanted = _mapping(mapping, name, file)
    with ExitStack() as stack:
        opened = stack.enter_context(open_case(known_case(case)))
        wanted = wanted or saved_mapping(opened, name or series_of(file))
        vault = _vault_for(opened, key_file, dry_run=dry_run)
        try:
            table = stack.enter_context(open_table(file, _limits(opened.settings.max_file_mb), _signs(wanted)))
            told = stack.enter_context(Told(report))
            done = import_list(opened, vault, file, table, Wishes(wanted, name, dry_run, may_shrink), tell=told.tell)
        except OSError as error:
            raise explain(error, file.name) or error from error
    raise typer.Exit(conclude(done, told, dry_run=dry_run))


def show(
    series: Annotated[str | None, typer.Argument(metavar="NAME", help="One list; else all of them.")] = None,
    case: CaseDir = None,
    names: Annotated[bool, typer.Option("--names", help="With who they are: opens the vault, which is noted.")] = False,
    key_file: KeyFile = None,
) -> None:
    """List the editions of lists in a case, or the entries of one list under their pseudonyms."""
    from solferino.wiring import open_case

    end_with_the_pipe()
    with open_case(known_case(case), readonly=not names) as opened:
        if series is None:
            print_rows(_EDITION, _editions(opened))
        elif names:
            from solferino.measure.register.step import note_opened

            vault = open_vault_of(opened, key_file, must_exist=True)
            rows = list(_entries(opened, _series(opened, series), vault))
            note_opened(opened, f"list {series} shown", len(rows))
            print_rows((*_ENTRY, *_WHO), rows)
        else:
            print_rows(_ENTRY, _entries(opened, _series(opened, series), None))


def mapping(
    file: File,
    name: Name = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to write it; else stdout.")] = None,
) -> None:
    """Print how the columns of a list would be read, as TOML to be corrected and given to `list import --mapping`."""
    from solferino.measure.register.layout import lay_out
    from solferino.measure.register.mapping import write_mapping
    from solferino.measure.register.step import series_of
    from solferino.read.sheets import open_table
    from solferino.read.table import Wanted
    from solferino.settings import Settings

    _there(file)
    with open_table(file, _limits(Settings().max_file_mb), Wanted()) as table:
        layout = lay_out(table, file.name, name or series_of(file), None)
        text = write_mapping(layout.mapping, layout.filled)
        for line in (*table.notes, *(c.line() for c in layout.complaints), *layout.doubts):
            say(line)
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8")
    raise typer.Exit(1 if layout.doubts else 0)


_COUNTS = ("rows", "new", "changed", "same", "refused", "withdrawn")
_EDITION = ("list", "edition", "as of", "publisher", "made from", "recorded", *_COUNTS, "file")
_ENTRY = (
    *("pseudonym", "outcome", "sex", "age", "group", "status", "date"),
    *("death", "place", "weapons", "state", "where", "id"),
)
_WHO = ("name", "birth", "number")


def _editions(case: Case) -> Iterator[tuple[str, ...]]:
    for e in case.record.lists():
        told = (e.series, e.edition, e.as_of, e.publisher, e.derived_from, e.recorded_at)
        yield *(t or "" for t in told), *(str(getattr(e, n)) for n in _COUNTS), e.name


def _entries(case: Case, series: str, vault: Vault | None) -> Iterator[tuple[str, ...]]:
    from solferino.measure.register import people

    editions = [e for e in case.record.lists() if e.series == series]
    found: Iterator[tuple[Entry, Identity | None]]
    if vault is None:
        found = ((entry, None) for e in editions for entry in case.record.entries(e.id))
    else:
        found = ((entry, who) for entry, who, _ in people.entries(case.record, vault, editions))
    for entry, who in found:
        age = "" if entry.age is None else "-".join(dict.fromkeys(str(a) for a in entry.age))
        where = f"{entry.sheet}, row {entry.row}" if entry.sheet else f"row {entry.row}"
        told = (
            entry.pseudonym, entry.outcome or "", entry.sex.value, age, entry.age_group.value, entry.status,
            entry.date.text if entry.date else "", entry.death or "", entry.place or "", ", ".join(entry.weapons),
            entry.verification.value, where, entry.id,
        )  # fmt: skip
        yield told if who is None else (*told, who.name or "", who.birth or "", who.number or "")


def _series(case: Case, series: str) -> str:
    known = sorted({e.series for e in case.record.lists()})
    if series not in known:
        raise Missing("C10", series, "the case has no list of this name", f"Lists: {', '.join(known) or 'none'}")
    return series


def open_vault_of(case: Case, key_file: Path | None, *, must_exist: bool = False) -> Vault:
    """The vault of the case, opened with what the person gives; made where there is none and none must be."""
    from solferino.measure.register.step import vault_of
    from solferino.store.vault import exists

    there = exists(case.path / "vault")
    if must_exist and not there:
        raise Missing("S44", "the vault", "there is none in this case", "It is made with the first list")
    return vault_of(case, secret(key_file, new=not there))


def _vault_for(case: Case, key_file: Path | None, *, dry_run: bool) -> Vault:
    """The vault that an import needs; a dry run in a case without one makes none."""
    from solferino.store.vault import exists, passing_vault

    if dry_run and not exists(case.path / "vault"):
        return passing_vault(case.path / "vault")
    return open_vault_of(case, key_file)


def _mapping(path: Path | None, name: str | None, file: Path) -> Mapping | None:
    """The mapping that the person gave; the list is named by `name`, else by the mapping, else after its file."""
    from solferino.measure.register.mapping import read_mapping
    from solferino.measure.register.step import series_of

    if path is None:
        return None
    _there(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Missing("C01", str(path), "is no text in UTF-8", "Save it as UTF-8") from None
    found = read_mapping(text, path.name, name or series_of(file))
    return replace(found, series=name) if name else found


def _signs(mapping: Mapping | None) -> Wanted:
    from solferino.read.table import Wanted

    return Wanted(mapping.encoding, mapping.delimiter) if mapping else Wanted()


def _limits(megabytes: int) -> Limits:
    from solferino.read.limits import Limits

    return Limits(
        file_bytes=megabytes * _MEGABYTE, unpacked_bytes=_UNPACKED, memory_bytes=4_000_000_000, seconds=_PATIENCE_S
    )


def _there(path: Path) -> None:
    if not path.is_file():
        raise Missing("C01", str(path), "there is no such file", "Check the spelling")
