"""The casualties of a report: what is recorded, told apart as far as it is filled, over time, and by which rules.

Nothing is said of an empty register. Statuses are never summed (statistics.md §4.3): the tables tell apart civilians,
or else those of the largest status; every other status has its own line and its own table of sex and age. No name and
no pseudonym stands here: a number leads to rows of sealed lists and to incidents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from solferino.engine.chapter import Basis, Block, Chapter, Claim, Drawing, Grid, Line, Part, Word
from solferino.measure.counting import words
from solferino.measure.counting.basis import basis
from solferino.measure.counting.chart import draw_counts
from solferino.measure.counting.compared import period_part
from solferino.measure.counting.dimensions import UNKNOWN, dimension
from solferino.measure.counting.history import Known
from solferino.measure.counting.rules import rules_part
from solferino.measure.counting.select import SERIES, Choice, Unit, chosen
from solferino.measure.counting.table import both, cells, count, text
from solferino.measure.picture import STANDING
from solferino.model import Amendment, Casualty, Level, Tally
from solferino.terms import statuses

CIVILIAN = "CST-CIV"
_PEOPLE = ["men", "women", "boys", "girls"]
_CROSS = {
    "status": "status", "people": "sex and age", "weapon:hrmmu": "weapon", "control": "control of territory",
    "proximity": "distance from the front line",
}  # fmt: skip
_APART = (
    ("weapon:hrmmu", "Weapon", "by weapon (groups hrmmu@1)"), ("weapon:sdg", "Cause", "by cause (SDG 16.1.2, sdg@1)"),
    ("control", "Who controlled the territory", "by control of territory"),
    ("proximity", "Distance", "by distance from the front line"), ("role", "Special role", "by special role"),
    ("party", "Side blamed", "by side blamed"), ("month", "Month", "by month of the incident"),
    ("place", "Region", "by region"),
)  # fmt: skip
_EMPTY = {UNKNOWN, "Unknown", "none recorded", "not attributed", "month not settled", "sex and age unknown"}
_EMPTY |= {"status not established", "not known"}
_DRAWN = 18  # rows of two bars that fit one page; there are never that many of sex and age
_ROWS = 60  # rows of the table of all cells that a reader can still take in; the command gives them all


@dataclass(frozen=True, slots=True)
class Group:
    """Persons of one status, by series; only series that have any. `name` is the noun that sentences use, `one` the
    same of a single person."""

    status: str
    name: str
    one: str
    series: dict[str, list[Unit]]

    @property
    def units(self) -> list[Unit]:
        """Those of all series: for what a row stands on, never to be summed."""
        return [u for found in self.series.values() for u in found]

    def noun(self, number: int) -> str:
        """The noun after a number."""
        return self.one if number == 1 else self.name


def recorded(
    register: tuple[Sequence[Casualty], Sequence[Tally]],
    known: Known,
    under: Sequence[str],
    periods: str,
    amendments: Sequence[Amendment],
) -> Chapter:
    """The chapter without the figures of others; empty where nobody is recorded."""
    people, crowds = register
    groups = _groups({s: chosen(people, crowds, Choice(s))[0] for s in SERIES})
    if not groups:
        return Chapter()
    main, until = groups[0], words.on(known.until)
    reported = [u for s in SERIES for u in chosen(people, crowds, Choice(s, as_reported=True))[0]]
    headline = _headline(main, until)
    parts = (
        _totals(groups, headline, until, (under, reported)),
        _apart(groups, register),
        period_part(register, main.status, main.name, periods, known),
        rules_part(register, [u for g in groups for u in g.units], amendments),
    )
    return Chapter(headline, _glance(main), parts, annex=_cross(groups))


def _groups(series: dict[str, list[Unit]]) -> list[Group]:
    """By status: civilians first, then by number of persons."""
    terms, found = statuses(), dict[str, dict[str, list[Unit]]]()
    for name, units in series.items():
        for u in units:
            found.setdefault(u.item.status, {}).setdefault(name, []).append(u)
    sizes = {s: sum(u.high for units in told.values() for u in units) for s, told in found.items()}
    ordered = sorted(found, key=lambda s: (s != CIVILIAN, -sizes[s], s))
    nouns = {s: (terms[s].noun, terms[s].label) for s in ordered if s in terms}
    nouns["CST-UNK"] = ("persons whose status is not established", "person whose status is not established")
    return [Group(s, *nouns.get(s, (s, s)), found[s]) for s in ordered]


def _headline(main: Group, until: str) -> Claim:
    """The sentence that a report leads with: verified cases, low ends, "at least" (R-CAS-2)."""
    units = main.series.get("verified", [])
    killed, injured = both(units)
    if not killed.low + injured.low:
        cases = (
            f"In the casualty register as of {until}, the cases of {main.name} killed or injured are not verified yet"
        )
        return Claim(f"{cases}. That does not mean that there were none.", basis(main.units))
    counted = [(n, h) for n, h in ((killed, "killed"), (injured, "injured")) if n.low]
    told = " and ".join(f"at least {n.low:,} {main.noun(n.low)} {h}" for n, h in counted)
    return Claim(f"The casualty register as of {until} has {told}, every case verified.", basis(units), Level.SP4)


def _glance(main: Group) -> tuple[tuple[str, str, Basis], ...]:
    units = main.series.get("verified", [])
    return tuple(
        (f"{number.low:,}", f"{main.name} {name}, at least, verified", basis(u for u in units if u.dead is dead))
        for number, name, dead in zip(both(units), ("killed", "injured"), (True, False), strict=True)
        if number.low
    )


def _totals(groups: list[Group], headline: Claim, until: str, beside: tuple[Sequence[str], list[Unit]]) -> Part:
    main, names = groups[0], _series(groups)
    under, reported = beside
    blocks: list[Block] = [headline]
    for name, said in (("credible", "credible and not verified"), ("pending", "recorded and not assessed by anybody")):
        if units := main.series.get(name):
            blocks.append(
                Claim(f"As of {until}, {_persons(units, main.name)} are {said}: in no number above.", basis(units))
            )
    if reported:
        who = "authorities of territory of the Russian Federation are recorded as reporting"
        told = f"As of {until}, {who} {_persons(reported, 'people')} there"
        blocks.append(Claim(f"{told}: published as reported, in none of these series.", basis(reported)))
    rows = [Line((g.name[:1].upper() + g.name[1:], *_numbers(g.series, names)), basis(g.units)) for g in groups]
    blocks += [
        _grid("Recorded persons by status; statuses are never added up", "Status", rows, names),
        Word(words.under_count(under), "Under-count", warning=True),
        Word(f"{words.NOT_ESTIMATED} {STANDING}"),
        Word("A range goes from the low to the high account of the sources; the low end is what may be published."),
    ]
    return Part("Recorded casualties", "recorded", tuple(blocks))


def _persons(units: Iterable[Unit], name: str) -> str:
    counted = [(n, h) for n, h in zip(both(units), ("killed", "injured"), strict=True) if n.high]
    told = [f"{words.with_high(n)}{f' {name}' if not at else ''} {h}" for at, (n, h) in enumerate(counted)]
    return " and ".join(told)


def _apart(groups: list[Group], register: tuple[Sequence[Casualty], Sequence[Tally]]) -> Part:
    main = groups[0]
    blocks: list[Block] = [Word(
        "Every person stands in one cell of each table; what is not known is a cell of its own and is shared out to no "
        "other. Cells of one to four persons can let a survivor be found again: before publication solferino counts "
        "--public prints the tables without them."
    )]  # fmt: skip
    for group in groups:
        blocks.append(_one_way(group, "people", "Sex and age", "by sex and age"))
    blocks += _drawing(register, main)
    empty = []
    for name, head, said in _APART:
        if _filled(main.units, name):
            blocks.append(_one_way(main, name, head, said))
            if name == "weapon:hrmmu":
                blocks.append(_wide_area(main))
        elif name != "weapon:sdg":
            empty.append(head.lower())
    if empty:
        blocks.append(Word(f"Nothing is recorded of {main.name} on: {', '.join(empty)}.", "Not filled"))
    return Part("Told apart", "told-apart", tuple(blocks))


def _one_way(group: Group, name: str, head: str, said: str) -> Grid:
    """A table of one dimension; the largest cells first, unknown last, then the total that they add up to (R-CAS-9)."""
    names, found, apart = list(group.series), cells(group.units, (name,)), _apart_by(group, (name,))
    keys = sorted(found, key=lambda k: _order(name, k[0], found[k]))
    rows = [Line((k[0], *_numbers({n: apart[n].get(k, []) for n in names}, names)), basis(found[k])) for k in keys]
    rows.append(Line(("total", *_numbers(group.series, names)), basis(group.units)))
    made = _grid(f"{group.name[:1].upper()}{group.name[1:]} {said}", head, rows, names)
    return replace(made, countries=name in ("party", "place"))


def _order(name: str, key: str, units: Iterable[Unit]) -> tuple[int, int, str]:
    if name == "people":
        return (_PEOPLE.index(key) if key in _PEOPLE else len(_PEOPLE), 0, key)
    size = 0 if name == "month" else -sum(u.high for u in units)
    return (key in _EMPTY, size, key)


def _apart_by(group: Group, by: Sequence[str]) -> dict[str, dict[tuple[str, ...], list[Unit]]]:
    """The cells of each series."""
    return {name: cells(units, by) for name, units in group.series.items()}


def _wide_area(group: Group) -> Grid:
    """The share of explosive weapons with wide area effects under each version of the mapping."""
    rows = []
    for mapping, said in (("ewwae@1", "short-range drones outside"), ("ewwae@2", "short-range drones inside")):
        told = []
        inside = dimension(f"weapon:{mapping}")
        for units in group.series.values():
            part = sum(u.low for u in units if inside(u.item) == "wide area effects")
            told.append(words.share(part, sum(u.low for u in units)))
        rows.append(Line((f"{mapping}: {said}", *told), basis(group.units)))
    caption = f"{group.name[:1].upper()}{group.name[1:]} killed or injured by explosive weapons with wide area effects"
    wide = (0.4, *[0.6 / len(group.series)] * len(group.series))
    return Grid(caption, ("Mapping", *group.series), tuple(rows), wide, tuple(range(1, len(wide))))


def _cross(groups: list[Group]) -> Part | None:
    """All that is filled at once: status, sex and age, weapon, control, proximity. Only cells with somebody in them;
    None where one table has it all."""
    names = _series(groups)
    everybody = Group("", "", "", {n: [u for g in groups for u in g.series.get(n, [])] for n in names})
    by = [n for n in _CROSS if _filled(everybody.units, n)]
    if len(by) < 2:
        return None
    found, apart = cells(everybody.units, by), _apart_by(everybody, by)
    keys = sorted(found, key=lambda k: (-sum(u.high for u in found[k]), k))
    rows = [
        Line(
            ("; ".join(map(_clear, by, k)), *_numbers({n: apart[n].get(k, []) for n in names}, names)), basis(found[k])
        )
        for k in keys[:_ROWS]
    ]
    told = ", ".join(_CROSS[n] for n in by)
    blocks: list[Block] = [_grid(f"By {told}, all at once", f"{told[:1].upper()}{told[1:]}", rows, names, 0.09)]
    if len(keys) > _ROWS:
        what = f"{len(keys) - _ROWS} further cells, each of fewer persons"
        blocks.append(Word(f"{what}: solferino counts --by {','.join(by)} --csv gives every one."))
    return Part("Casualties told apart at once", "annex-d", tuple(blocks))


def _clear(name: str, value: str) -> str:
    """A value among others: of what nothing is known is said with it."""
    return f"{_CROSS[name]} {UNKNOWN}" if value in (UNKNOWN, "not known") else value


def _filled(units: Iterable[Unit], name: str) -> bool:
    tell = dimension(name)
    return any(tell(u.item) not in _EMPTY for u in units)


def _series(groups: Iterable[Group]) -> list[str]:
    found = {n for g in groups for n in g.series}
    return [n for n in SERIES if n in found]


def _numbers(series: dict[str, list[Unit]], names: Sequence[str]) -> tuple[str, ...]:
    """Killed and injured of each series, side by side and never added."""
    return tuple(text(n) for name in names for n in both(series.get(name, [])))


def _grid(caption: str, first: str, rows: Sequence[Line], names: Sequence[str], each: float = 0.11) -> Grid:
    head = tuple(f"{name} {harm}" for name in names for harm in ("killed", "injured"))
    wide = (1 - each * len(head), *[each] * len(head))
    return Grid(caption, (first, *head), tuple(rows), wide, tuple(range(1, len(wide))))


def _drawing(register: tuple[Sequence[Casualty], Sequence[Tally]], group: Group) -> Iterator[Drawing]:
    """Sex and age, and months, of the best series that has anybody."""
    series = next(iter(group.series))
    units = group.series[series]
    for name, by, said in (("casualties", "people", "by sex and age"), ("casualties-months", "month", "by month")):
        table = count(*register, (by,), Choice(series, status=group.status))
        if len(table.rows) < 2:
            continue
        rows = sorted(table.rows, key=lambda r: _order(by, r.key[0], ()))
        table = replace(table, rows=tuple(rows[-_DRAWN:]))
        cut = f", the latest {_DRAWN}" if len(rows) > _DRAWN else ""
        title = f"{group.name[:1].upper()}{group.name[1:]}, {series}, {said}{cut}"
        picture = draw_counts(table, title, harms=("killed", "injured"))
        told = "; ".join(f"{r.key[0]}: {text(r.killed)} killed, {text(r.injured)} injured" for r in table.rows)
        yield Drawing(name, title, f"Bars. {told}.", picture.svg, picture.png, basis(units))
