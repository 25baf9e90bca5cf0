"""Published figures as a report prints them beyond the bare list: what each edition said, what a person has to look at,
and how each stands to our register. No number is changed to fit another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from solferino.engine.chapter import Basis, Block, Drawing, Grid, Line, Part, Word
from solferino.measure.area import area
from solferino.measure.periods import called
from solferino.measure.picture import STANDING
from solferino.measure.published.chart import draw_vintages
from solferino.measure.published.checks import Flag, check
from solferino.measure.published.reconcile import Bridge, Claim, Step, reconcile
from solferino.measure.published.vintages import Key, vintages
from solferino.model import Casualty, Figure, PersonList, Tally
from solferino.terms import harms, statuses

_DRAWN = 30  # periods that fit one page
_ROWS = 60  # numbers or flags in one table; `figures show` and `figures check` give all
_ANYBODY = "people"
_COUNTED = {"killed": True, "injured": False}


def published(
    figures: Sequence[Figure],
    people: Sequence[Casualty],
    crowds: Sequence[Tally],
    editions: Mapping[str, PersonList],
) -> tuple[Part, ...]:
    """The parts that there is something for: editions, checks, and the bridge to a register that holds anybody."""
    parts = [_editions(figures), _checks(figures)]
    if any(c.stands for c in people) or crowds:
        claims = [c for told in vintages(figures).values() if (c := claim_of(told[-1])) is not None]
        found = [reconcile(c, people, crowds, editions) for c in claims[:_ROWS]]
        parts.append(_bridges(found, len(vintages(figures)) - len(found)))
    return tuple(p for p in parts if p is not None)


def _editions(figures: Sequence[Figure]) -> Part | None:
    """Every number that more than one edition states."""
    told = {k: e for k, e in vintages(figures).items() if len(e) > 1}
    if not told:
        return None
    rows = []
    for (series, territory, metric, period), editions in list(told.items())[:_ROWS]:
        first, last = editions[0], editions[-1]
        steps = " → ".join(f"{f.value:,} ({f.published or 'day not known'})" for f in editions)
        change = f"{last.value - first.value:+,}" if last.published else "–"
        what = ", ".join(p for p in (metric, territory) if p)
        rows.append(Line((series, what, called(*period), steps, change), _on(editions)))
    blocks: list[Block] = [
        Word(
            "An edition never overwrites the one before. What lies between two is partly later confirmation of earlier "
            "cases; a negative change says that cases were withdrawn or moved."
        ),
        Grid(
            "What each edition said", ("Series", "What", "Period", "Editions, in order", "Change"), tuple(rows),
            (0.18, 0.18, 0.16, 0.38, 0.1), (4,),
        ),
    ]  # fmt: skip
    blocks += _pictures(told)
    if len(told) > _ROWS:
        blocks.append(Word(f"{len(told) - _ROWS} further numbers with several editions: solferino figures show."))
    return Part("Editions of published figures", "editions", tuple(blocks))


def _pictures(told: dict[Key, tuple[Figure, ...]]) -> list[Block]:
    """One picture: the series and metric of which the most periods have several editions."""
    kinds: dict[tuple[str, str | None, str], list[tuple[Figure, ...]]] = {}
    for (series, territory, metric, _), editions in told.items():
        kinds.setdefault((series, territory, metric), []).append(editions)
    (series, _, metric), most = max(kinds.items(), key=lambda kv: (len(kv[1]), repr(kv[0])))
    shown = sorted(most, key=lambda e: e[0].period[0] or "")[-_DRAWN:]
    picture = draw_vintages(shown, f"{series}: {metric}")
    alt = "; ".join(f"{called(*e[0].period)}: first {e[0].value:,}, latest {e[-1].value:,}" for e in shown)
    basis = _on([f for e in shown for f in e])
    return [Drawing("editions", f"Editions of {series}: {metric}", f"Bands. {alt}.", picture.svg, picture.png, basis)]


def _checks(figures: Sequence[Figure]) -> Part | None:
    flags = check(figures)
    if not flags:
        return None
    rows = tuple(Line((_state(f), f.kind, f.sentence), _on(f.figures)) for f in flags[:_ROWS])
    waiting = sum(not f.explained for f in flags)
    blocks: list[Block] = [
        Word(f"{waiting} of {len(flags)} ask for a person. Nothing is averaged or corrected.", warning=waiting > 0),
        Grid("Published figures that do not agree", ("State", "Kind", "What"), rows, (0.12, 0.12, 0.76)),
    ]
    if len(flags) > _ROWS:
        blocks.append(Word(f"{len(flags) - _ROWS} further flags: solferino figures check."))
    return Part("Checks of published figures", "checks", tuple(blocks))


def _state(flag: Flag) -> str:
    return "explained" if flag.explained else "open"


def claim_of(figure: Figure) -> Claim | None:
    """What the figure counts, as far as its metric says it in our words ("civilians killed"), with a period that is
    known; None where it cannot be set beside a register."""
    who, _, harm = figure.metric.rpartition(" ")
    code = {h.participle: h.code for h in harms().values()}.get(harm, "")
    nouns = {s.noun: s.code for s in statuses().values()} | {"persons": "CST-UNK"}
    if code not in _COUNTED or who not in nouns or None in figure.period:
        return None
    status = None if nouns[who] == "CST-UNK" else nouns[who]
    return Claim(figure, _COUNTED[code], status, area(figure.territory))


def _bridges(found: Sequence[Bridge], left: int) -> Part | None:
    """The latest edition of every number that can be set beside the register; `left` are those that cannot."""
    if not found:
        return None
    rows = tuple(Line(_bridge(b), _on([b.claim])) for b in found)
    blocks: list[Block] = [
        Word(
            "Counted alike are verified cases of ours, with date and place, that were verified when the figure was "
            "published. What else the register holds stands beside them with the reason; that "
            "they explain the difference, nobody has shown."
        ),
        Grid(
            "The register beside published figures",
            ("Published", "Number", "Ours alike", "Between", "The register also has", "Not explained"),
            rows, (0.29, 0.09, 0.09, 0.09, 0.3, 0.14), (1, 2, 3),
        ),
        Word(STANDING),
    ]  # fmt: skip
    if left:
        blocks.append(Word(
            f"{left} further numbers are not set beside the register: their words or period leave that open, or "
            f"they are beyond the first {_ROWS}. solferino figures reconcile does it for one."
        ))  # fmt: skip
    return Part("The register beside published figures", "reconciled", tuple(blocks))


def _bridge(b: Bridge) -> tuple[str, ...]:
    f = b.claim
    what = ", ".join(p for p in (f.metric, f.territory, called(*f.period)) if p)
    steps = "; ".join(f"{_range(s)} {s.what}" for s in b.steps) or "nothing more"
    rest = f"{b.open:,}" if b.open > 0 else f"{-b.open:,} more in the register" if b.open < 0 else "0"
    return (
        f"{what} ({f.series}, {f.published or 'day not known'})",
        f"{f.value:,}",
        f"{b.ours:,}",
        f"{b.gap:+,}",
        steps,
        rest,
    )


def _range(s: Step) -> str:
    return f"{s.low:,}" if s.low == s.high else f"{s.low:,}–{s.high:,}"


def _on(figures: Sequence[Figure]) -> Basis:
    return Basis(figures=tuple(dict.fromkeys(f.id for f in figures)))
