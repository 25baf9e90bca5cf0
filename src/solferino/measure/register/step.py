"""Front doors of the casualty register: take in a list, and give every casualty and tally of a case.

Lists are no documents: nothing is extracted from them, and the file lies encrypted in the vault, not among the
originals. The record gets what says nothing about who a person is.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from solferino.case import Case
from solferino.errors import Refused
from solferino.measure.register import named, people, persons
from solferino.measure.register.decided import amendment
from solferino.measure.register.edition import Counts, Edition, RowReport, Verdict, edition_id
from solferino.measure.register.layout import Layout, Table, lay_out, rows_of
from solferino.measure.register.mapping import SERIES, Mapping, read_mapping, write_mapping
from solferino.measure.register.places import countries_of, known_place, place_with
from solferino.measure.register.rows import Draft, RowReader
from solferino.measure.register.tallies import tallies as tallies_of
from solferino.measure.register.told import gather
from solferino.model import Amendment, Casualty, CustodyKind, Entry, Identity, PersonList, Tally
from solferino.progress import Complaint
from solferino.store import vault
from solferino.store.contract import View
from solferino.store.custody import now
from solferino.store.files import explain, replace_file
from solferino.store.vault import Vault, identity_line
from solferino.terms.gazetteer_names import romanise

if TYPE_CHECKING:
    import pyarrow as pa

MAPPINGS = "lists"  # the folder of the case with the mapping of each list
MOST_ROWS = 5_000_000
_FEW = 10  # of a list shorter than this any number of rows may go


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a list. `edition` is None where nothing was recorded: a dry run, the same edition again (`known`),
    or a proposed mapping with doubts. `withdrawn` counts entries that the edition no longer has."""

    series: str
    layout: Layout
    counts: Counts
    withdrawn: int
    edition: PersonList | None
    known: bool
    complaints: tuple[Complaint, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person asked for: a mapping of their own, the name of the list, a dry run, that rows may go."""

    mapping: Mapping | None = None
    series: str | None = None
    dry_run: bool = False
    may_shrink: bool = False


@dataclass(slots=True)
class _Work:
    case: Case
    vault: Vault
    path: Path
    table: Table
    layout: Layout
    edition: Edition
    tell: Callable[[RowReport], None]
    today: str
    withdrawn: list[Entry] = field(default_factory=list)


def vault_of(case: Case, secret: bytes) -> Vault:
    """The vault of the case, opened by a passphrase or key file; made where the case has none yet, with a custody
    event that vouches for its header. Refused S45 and S47, Broken S44 as `open_vault` and `make_vault`."""
    folder = case.path / "vault"
    if vault.exists(folder):
        return vault.open_vault(folder, secret)
    made = vault.make_vault(folder, secret)
    _vouch(case, "vault made")
    return made


def change_secret(case: Case, opened: Vault, secret: bytes) -> None:
    """Let another passphrase or key file open the vault from now on, and no earlier one. Refused S47."""
    opened.replace_secrets(secret)
    _vouch(case, "vault passphrase changed")


def _vouch(case: Case, purpose: str) -> None:
    header = vault.header_digest(case.path / "vault")
    with case.unit() as unit:
        unit.add_custody(CustodyKind.OPENED, purpose, details=((vault.HEADER_DETAIL, header),))


def series_of(path: Path) -> str:
    """A name for the list by the name of its file, in small Latin letters."""
    name = re.sub(r"[^a-z0-9]+", "-", romanise(path.stem).casefold()).strip("-")[:60]
    return name if SERIES.fullmatch(name) else "list"


def saved_mapping(case: Case, series: str) -> Mapping | None:
    """The mapping of the list as the case has it, None where it has none. Refused as `read_mapping`."""
    path = case.path / MAPPINGS / f"{series}.toml"
    if not path.is_file():
        return None
    return read_mapping(path.read_text(encoding="utf-8"), f"{MAPPINGS}/{path.name}", series)


def import_list(
    case: Case,
    opened: Vault,
    path: Path,
    table: Table,
    wishes: Wishes,
    *,
    tell: Callable[[RowReport], None] = lambda _: None,
) -> ImportReport:
    """Take in the table as an edition of a list; `tell` gets every row. With `dry_run` nothing is written.

    The mapping is the person's, else the one that the case has, else one that is proposed: where that leaves doubts it
    is put into the case for a person to settle and nothing else is done (M07). The same file with the same mapping
    again changes nothing; another edition replaces rows that changed and withdraws those that it no longer has.
    Refused M03 to M06 and M08 for mapping and layout, M27 where the file changes while it is read, M28 where most of
    the entries would go, M66 where it has too many rows; rows that are refused (M10 to M14) leave the rest alone.
    """
    series = (wishes.mapping.series if wishes.mapping else None) or wishes.series or series_of(path)
    if not SERIES.fullmatch(series):
        what = "is no name for a list: small letters, digits, dots and dashes"
        raise Refused("M02", series, what, "For example: memorial-book")
    layout = lay_out(table, path.name, series, wishes.mapping or saved_mapping(case, series))
    complaints = [*layout.complaints, *_lineage(case, layout.mapping), *_outcome(layout.mapping)]
    text = write_mapping(layout.mapping)
    if layout.doubts:
        if not wishes.dry_run:
            _save(case, layout)
        what = f"its columns leave a doubt: {'; '.join(layout.doubts)}"
        where = f"Settle it in {MAPPINGS}/{series}.toml of the case, then run the same command again"
        complaints.append(Complaint("M07", path.name, what, where))
        return ImportReport(series, layout, Counts(), 0, None, False, tuple(complaints), tuple(table.notes))
    sha256 = _sha256(path)
    key = edition_id(series, sha256, text)
    editions = case.record.lists()
    if any(e.id == key for e in editions):
        return ImportReport(series, layout, Counts(), 0, None, True, tuple(complaints), tuple(table.notes))
    there = any(e.series == series for e in editions)
    edition = Edition(series, key, opened.keyed, case.record.latest_entries if there else lambda _: {})
    work = _Work(case, opened, path, table, layout, edition, tell, now()[:10])
    done = None
    if wishes.dry_run:
        for _ in _taken(work):
            pass
        shrinks = _find_withdrawn(work, editions, case.record)
        if shrinks is not None and not wishes.may_shrink:
            complaints.append(Complaint(shrinks.code, shrinks.about, shrinks.what, shrinks.remedy))
    else:
        done = _record(work, sha256, key, text, may_shrink=wishes.may_shrink)
        _save(case, layout)
    gone = len(work.withdrawn)
    return ImportReport(series, layout, edition.counts, gone, done, False, tuple(complaints), tuple(table.notes))


def _record(work: _Work, sha256: str, key: str, mapping: str, *, may_shrink: bool) -> PersonList:
    """Write entries, identities, the original and the edition: all of it or nothing."""
    case, keeper = work.case, work.vault
    with ExitStack() as undo:
        with case.unit() as unit:
            with keeper.writer("identities") as writer:
                undo.callback(keeper.remove, writer.name)
                for entries, identities in _taken(work):
                    unit.add_entries(entries)
                    for identity in identities:
                        writer.write(identity_line(identity))
            kept = keeper.seal_file(work.path)
            undo.callback(keeper.remove, kept.name)
            if kept.sha256 != sha256:
                what = "changed while it was read"
                raise Refused("M27", work.path.name, what, "Wait until nobody writes to it, then import it again")
            editions = case.record.lists()
            before = next((e.id for e in reversed(editions) if e.series == work.layout.mapping.series), None)
            shrinks = _find_withdrawn(work, editions, unit)
            if shrinks is not None and not may_shrink:
                raise shrinks
            unit.add_entries(replace(e, list=key, withdrawn=True) for e in work.withdrawn)
            made = _edition(work, key, mapping, before)
            made = replace(
                made,
                sha256=sha256,
                size=kept.size,
                original=kept.name,
                original_sha256=kept.sealed_sha256,
                identities=writer.name,
                identities_sha256=writer.sha256,
            )
            unit.add_list(made)
            unit.add_custody(CustodyKind.RECEIVED, "list imported", details=_details(made))
        undo.pop_all()
    return made


def _taken(work: _Work) -> Iterator[tuple[list[Entry], list[Identity]]]:
    """What is new or changed, batch by batch; every row is told."""
    for batch in work.edition.take(_drafts(work)):
        for one in batch:
            work.tell(one.report)
        found = [t for t in batch if t.entry is not None]
        yield [t.entry for t in found if t.entry], [t.identity for t in found if t.identity]


def _drafts(work: _Work) -> Iterator[Draft]:
    count = 0
    countries = countries_of(work.case.settings.context)
    for part in work.layout.parts:
        reader = RowReader(part.mapping, work.today, lambda entry: known_place(entry, countries) is not None)
        for row in rows_of(work.table, part):
            count += 1
            if count > MOST_ROWS:
                raise Refused("M66", work.path.name, f"it has more than {MOST_ROWS:,} rows", "Split it")
            yield reader.read(row.number, part.name, row.cells)


def _find_withdrawn(work: _Work, editions: list[PersonList], view: View) -> Refused | None:
    """Find the entries of earlier editions that hold and that this one no longer has; M28 where they are the most."""
    series, verdicts = work.layout.mapping.series, work.edition.counts.verdicts
    for edition in editions:
        if edition.series == series:
            work.withdrawn += [e for e in view.entries(edition.id) if not work.edition.has(e.id)]
    if len(work.withdrawn) <= max(_FEW, verdicts[Verdict.SAME] + verdicts[Verdict.CHANGED]):
        return None
    what = f"{len(work.withdrawn)} of the entries of {series} are not in it: most of the list would be withdrawn"
    return Refused("M28", work.path.name, what, "Give it a name of its own (--name), or add --may-shrink")


def _edition(work: _Work, key: str, mapping: str, before: str | None) -> PersonList:
    counts, m = work.edition.counts, work.layout.mapping
    return PersonList(
        id=key,
        series=m.series,
        name=work.path.name,
        sha256="",
        size=0,
        mapping=mapping,
        recorded_at=now(),
        recorded_by=work.case.actor,
        publisher=m.publisher,
        title=m.title,
        edition=m.edition,
        as_of=m.as_of,
        derived_from=m.derived_from,
        supersedes=before,
        rows=counts.rows,
        new=counts.verdicts[Verdict.NEW],
        changed=counts.verdicts[Verdict.CHANGED],
        same=counts.verdicts[Verdict.SAME],
        refused=counts.verdicts[Verdict.REFUSED],
        withdrawn=len(work.withdrawn),
    )


def _details(made: PersonList) -> tuple[tuple[str, str], ...]:
    names = ("id", "series", "name", "sha256", "size", "original", "original_sha256", "identities",
             "identities_sha256", "rows", "new", "changed", "same", "refused", "withdrawn")  # fmt: skip
    return tuple((name, str(getattr(made, name))) for name in names)


def _lineage(case: Case, mapping: Mapping) -> Iterator[Complaint]:
    known = {e.series for e in case.record.lists()}
    if mapping.derived_from and mapping.derived_from not in known:
        what = f"it says that it was made from {mapping.derived_from}, which is no list of this case"
        yield Complaint("M64", mapping.series, what, "Import that list too, or correct derived_from")


def _outcome(mapping: Mapping) -> Iterator[Complaint]:
    if not mapping.where("outcome") and "outcome" not in mapping.of_all:
        what = "nothing says whether its people were killed or injured: they are entries, and no casualties"
        remedy = f'If all were, write outcome = "KILLED" under [all] in {MAPPINGS}/{mapping.series}.toml'
        yield Complaint("M67", mapping.series, what, remedy)


def _save(case: Case, layout: Layout) -> None:
    """Put the mapping into the case, unless the one that is there says the same in a person's own form."""
    series, folder = layout.mapping.series, case.path / MAPPINGS
    if not layout.doubts and saved_mapping(case, series) == layout.mapping:
        return
    text = write_mapping(layout.mapping, layout.filled)
    try:
        folder.mkdir(exist_ok=True)
        replace_file(folder / f"{series}.toml", text.encode())
    except OSError as error:
        raise explain(error, MAPPINGS) or error from error


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def casualties(case: Case, as_of: str | None = None) -> Iterator[Casualty]:
    """Every casualty of the case: from the lists, one by one as they were recorded, then those whom its incidents name.

    With `as_of` (ISO day or UTC time) as the register was known then: lists, amendments and judgements recorded later
    count for nothing. Judged to be the same, entries are one casualty; those that do not stand (`Casualty.stands`) are
    given too. Fixed order.
    """
    told = gather(case.record)
    other = persons.Other(_place_of(case), named.casualties(told), named.mentions(told))
    yield from persons.casualties(case.record, other, as_of)


def tallies(case: Case, as_of: str | None = None) -> list[Tally]:
    """Every tally of the case: persons killed or injured in its incidents who are not named one by one, by incident.
    Entries of lists that were tied to an incident count among its named."""
    told = gather(case.record)
    tied = persons.tied(casualties(case, as_of), told) if persons.may_tie(case.record) else None
    return tallies_of(told, as_of, tied)


def named_people(case: Case) -> list[dict[str, Any]]:
    """Whom the incidents of the case name as killed or injured, for matching with the people of lists (`named.rows`).
    Their names stand in documents; the vault is not needed."""
    return list(named.rows(gather(case.record)))


def named_pseudonyms(case: Case) -> dict[str, str]:
    """The pseudonym of each of them, by id."""
    return {c.id: c.pseudonym for c in named.casualties(gather(case.record))}


def _place_of(case: Case) -> persons.PlaceOf:
    return place_with(countries_of(case.settings.context))


def people_table(case: Case, opened: Vault, lists: tuple[str, ...] = ()) -> pa.Table:
    """Who stands on the lists of the case, for matching: one row an entry that holds; `lists` names series, none means
    all. The columns are those of `people.SCHEMA`. That the vault was opened goes into the custody log."""
    chosen = [e for e in case.record.lists() if not lists or e.series in lists]
    found = people.table(case.record, opened, chosen, countries_of(case.settings.context))
    note_opened(case, f"people of {len({e.series for e in chosen})} lists", found.num_rows)
    return found


def note_opened(case: Case, purpose: str, identities: int) -> None:
    """Note in the custody log that identities were read (method.md §5.7: all reads are logged)."""
    with case.unit() as unit:
        unit.add_custody(CustodyKind.OPENED, f"vault opened: {purpose}", details=(("identities", str(identities)),))


def note_exported(case: Case, what: str, rows: int) -> None:
    """Note in the custody log that a table of the register went out."""
    with case.unit() as unit:
        unit.add_custody(CustodyKind.EXPORTED, f"export {what}", details=(("rows", str(rows)),))


def amend(case: Case, casualty: str, name: str, value: str | None, reason: str) -> Amendment:
    """Record what somebody decided about one casualty. Refused M29 for a field or value that cannot be, or without a
    reason; Missing M65 where there is no such casualty."""
    made = amendment(case.record, casualties(case), (casualty, name, value, reason), case.actor, now())
    with case.unit() as unit:
        unit.add_amendment(made)
        unit.add_custody(
            CustodyKind.ANALYSED, "casualty amended", details=(("casualty", made.casualty), ("field", name))
        )
    return made
