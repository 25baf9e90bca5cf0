"""Estimates as a report prints them: the documented number first, then the whole panel, never one line of it alone.

What no longer holds is named without its numbers: a report that printed them would say of today's lists what was made
from others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from solferino.engine.chapter import Basis, Block, Claim, Drawing, Grid, Line, Part, Word
from solferino.measure.counting.words import on
from solferino.measure.estimate.chart import draw_kept
from solferino.measure.estimate.step import Standing
from solferino.measure.estimate.words import NEVER_ADDED, UNTESTABLE
from solferino.model import EstimateMove, KeptEstimate

ANCHOR = "estimates"  # of the table of all that were kept, where the notes lead
DRAWN = 8  # pictures: report.step takes away those of an earlier report by their names
_PATTERNS = 64  # of six lists; the record has them all
_HERE = (0.3, 0.14, 0.14, 0.14, 0.14, 0.14)


def estimated(found: Sequence[Standing]) -> tuple[Part, ...]:
    """A part for each estimate that holds, then what became of every one that was kept; nothing where none was."""
    if not found:
        return ()
    parts = [_part(n, one.kept) for n, one in enumerate((one for one in found if one.holds), 1)]
    return (*parts, _all(found))


def card(one: Standing) -> Part:
    """One estimate by itself, for a screen: its numbers also where they no longer hold, with the reason."""
    part = _part(0, one.kept)
    said = tuple(_fallen(one))
    return Part(part.title, part.anchor, (*said, *(b for b in part.blocks if not isinstance(b, Drawing))))


def _part(n: int, e: KeptEstimate) -> Part:
    blocks = [*_documented(e)]
    blocks += _refusal(e) if e.refused else [*_panel(e, n), *_linkage(e), *_models(e)]
    blocks += [*_warnings(e), *_moves(e), _made(e)]
    head = "No estimate" if e.refused else "Estimate"
    return Part(f"{head}: {e.outcome} on {_listed(e.lists)}", f"estimate-{n}", tuple(blocks))


def _documented(e: KeptEstimate) -> Iterator[Block]:
    low, high = e.draw_ends
    other = "" if low == high == e.documented else f"; over the draws of who is who they are {low:,} to {high:,}"
    yield Claim(
        f"The lists {_listed(e.lists)} together document at least {min(e.documented, low):,} persons {e.outcome} (as "
        f"of {_day(e.at)}).",
        _rows_of(e),
    )
    yield Word(
        f"In the likeliest linkage of the lists they are {e.documented:,}, each counted once{other}. This stands "
        "whatever the methods say. The register counts persons as people decided, so that the two may differ."
    )
    rows = [Line((_on_lists(e.lists, cell), f"{count:,}")) for cell, count in e.cells[:_PATTERNS]]
    if more := len(e.cells) - len(rows):
        rows.append(Line((f"{more} further patterns stand in the record", "")))
    yield Grid("Who stands on exactly which lists", ("Lists", "Persons"), tuple(rows), (0.8, 0.2), (1,))


def _refusal(e: KeptEstimate) -> Iterator[Block]:
    yield Word(
        "The lists do not allow an estimate, for the reasons below. Only the documented number above may be used.",
        "Not estimable", True,
    )  # fmt: skip
    rows = tuple(Line((r.code, _sentence(r.about, r.what), _stop(r.remedy))) for r in e.refused)
    yield Grid("Why there is no estimate", ("Gate", "Reason", "What would change it"), rows, (0.1, 0.55, 0.35))


def _panel(e: KeptEstimate, n: int) -> Iterator[Block]:
    here = Basis(estimates=(e.id,))
    answers = [x for x in e.lines if x.answers]
    low, high = min(x.point for x in answers), max(x.point for x in answers)
    reach = f"; with their intervals the answers reach from {e.span[0]:,} to {e.span[1]:,}" if e.span else ""
    tied = _listed([f"{m.point:,}" for m in e.models]) if len(e.models) > 1 else ""
    yield Claim(
        f"The methods put those {e.outcome} at {low:,} to {high:,} in all, those documented among them"
        f"{'; log-linear models that fit equally well say ' + tied if tied else ''}{reach} (as of {_day(e.at)}).",
        here,
    )
    yield Word(
        "A statement that names one of these numbers must name this range beside it. Numbers in brackets are the lists "
        "in the order above; together in one bracket they depend on each other."
    )
    rows = [Line(("Documented, likeliest linkage", f"{e.documented:,}", "", "", "no assumption"), _rows_of(e))]
    for x in e.lines:
        title = f"{x.title} (named in advance)" if x.title == e.headline else x.title
        rests = f"{x.rests_on} ({x.detail})" if x.detail else x.rests_on
        rows.append(Line((title, "", f"{x.point:,}", f"{x.low:,}–{x.high:,}", rests), here))
    rows += [Line((r.about, "", "none", "", f"{r.code} {r.what}"), here) for r in e.not_run]
    head = ("Line", "Documented", "Estimated in all", "95 % interval", "Rests on")
    yield Grid("The whole panel", head, tuple(rows), (0.24, 0.11, 0.12, 0.15, 0.38), (1, 2, 3))
    if 0 < n <= DRAWN:
        picture = draw_kept(e)
        alt = "; ".join(f"{x.title}: {x.point:,} ({x.low:,}–{x.high:,})" for x in e.lines)
        caption = f"Estimates of the {e.outcome} on {_listed(e.lists)}, and the documented number"
        alt = f"Intervals. Documented: {e.documented:,}; {alt}."
        yield Drawing(f"estimate-{n}", caption, alt, picture.svg, picture.png, here)
    yield Word(NEVER_ADDED)
    yield Word(UNTESTABLE, "What cannot be checked")


def _linkage(e: KeptEstimate) -> Iterator[Block]:
    yield Word(
        f"Who on several lists is one person was drawn {e.draws} times where nobody decided it, by its probability, "
        f"which made {e.different} different table{'s' if e.different > 1 else ''}. The column of both is the interval "
        "to quote of a line, never without the other lines."
    )
    rows = tuple(
        Line((x.title, f"{x.point:,}", _span(x.within), _span(x.between), _span(x.both), f"{100 * x.share:.0f} %"),
             Basis(estimates=(e.id,)))
        for x in e.spreads
    )  # fmt: skip
    head = ("Line", "Estimated in all", "Sampling", "Who is who", "Both, 95 %", "Due to linkage")
    yield Grid("What hangs on who is who", head, rows, _HERE, (1, 2, 3, 4, 5))


def _models(e: KeptEstimate) -> Iterator[Block]:
    if len(e.models) < 2:
        return
    rows = tuple(
        Line((x.name, f"{x.point:,}", f"{x.low:,}–{x.high:,}", f"{x.bic:.2f}", f"{x.weight:.2f}"),
             Basis(estimates=(e.id,)))
        for x in e.models
    )  # fmt: skip
    yield Grid(
        f"Log-linear models that the lists cannot tell apart ({e.tried} tried)",
        ("Model", "Estimated in all", "95 % interval", "BIC", "Weight"), rows, (0.36, 0.16, 0.2, 0.14, 0.14),
        (1, 2, 3, 4),
    )  # fmt: skip
    yield Word("Choosing one of them would be choosing the answer: its interval leaves the others out.")


def _warnings(e: KeptEstimate) -> Iterator[Block]:
    if not e.warnings:
        return
    yield Word("These belong to the numbers, which may not be quoted without them.", "What to know", True)
    rows = tuple(Line((r.code, _sentence(r.about, r.what), _stop(r.remedy))) for r in e.warnings)
    yield Grid("Warnings beside the panel", ("Code", "What", "What to do"), rows, (0.1, 0.6, 0.3))


def _moves(e: KeptEstimate) -> Iterator[Block]:
    if not e.moves:
        return
    yield Word(
        "Each list is left out in turn, and what the methods were given is changed. These runs are short: read their "
        "size, not their last digits."
    )
    rows = tuple(Line(_move(x), Basis(estimates=(e.id,))) for x in e.moves)
    head = ("Change", "Estimated in all", "95 % interval", "Line")
    yield Grid("What differs when something is changed", head, rows, (0.3, 0.14, 0.18, 0.38), (1, 2))


def _move(x: EstimateMove) -> tuple[str, ...]:
    if x.point is None:
        return x.change, "none", "", x.detail
    detail = f"{x.title}, {x.detail}" if x.detail else x.title
    return x.change, f"{x.point:,}", f"{x.low:,}–{x.high:,}", detail


def _made(e: KeptEstimate) -> Word:
    if e.refused:
        return Word(f"Nothing was estimated; it was asked on {_day(e.at)} by {e.by}.", "How it was made")
    means = f"; means of the chains {_listed([f'{n:,}' for n in e.chains])}" if e.chains else ""
    return Word(
        f"{e.headline} named in advance; {e.sampling}{means}. Estimated on {_day(e.at)} by {e.by}.", "How it was made"
    )


def _all(found: Sequence[Standing]) -> Part:
    blocks: list[Block] = [word for one in found for word in _fallen(one)]
    rows = tuple(
        Line((f"{e.outcome} on {_listed(e.lists)}", e.id, f"{e.table}, {e.plan}",
              f"{e.seed}; {e.draws} draws with {e.draw_seed}", f"{e.by}, {_day(e.at)}", _state(one)))
        for one in found for e in (one.kept,)
    )  # fmt: skip
    head = ("Of", "Estimate", "Table and plan", "Seeds", "Kept by", "State")
    blocks.append(Grid("Estimates kept in the record", head, rows, (0.16, 0.24, 0.24, 0.13, 0.12, 0.11)))
    return Part("Estimates kept", ANCHOR, tuple(blocks))


def _fallen(one: Standing) -> Iterator[Word]:
    e = one.kept
    what = f"the estimate of those {e.outcome} on {_listed(e.lists)}, kept on {_day(e.at)} ({e.id[:17]})"
    if one.withdrawn is not None:
        yield Word(
            f"{what[:1].upper()}{what[1:]}, was withdrawn by {one.withdrawn.by} on {_day(one.withdrawn.at)}. A report "
            "does not print its numbers.",
            "Withdrawn", True,
        )  # fmt: skip
    elif one.changed:
        yield Word(
            f"{what[:1].upper()}{what[1:]}, is of another state of the register: {one.changed}. A report does not "
            "print its numbers; it has to be made anew before any use.",
            "Out of date", True,
        )  # fmt: skip


def _state(one: Standing) -> str:
    if one.withdrawn is not None:
        return "withdrawn"
    return "out of date" if one.changed else "refused" if one.kept.refused else "holds"


def _on_lists(lists: Sequence[str], cell: str) -> str:
    held = [name for name, mark in zip(lists, cell, strict=True) if mark == "1"]
    return f"on {held[0]} alone" if len(held) == 1 else f"on {_listed(held)}"


def _rows_of(e: KeptEstimate) -> Basis:
    return Basis(e.rows, estimates=(e.id,))


def _sentence(about: str, what: str) -> str:
    return _stop(f"{about[:1].upper()}{about[1:]}: {what}")


def _stop(text: str) -> str:
    return text if not text or text.endswith(".") else f"{text}."


def _span(ends: tuple[int, int]) -> str:
    return f"{ends[0]:,}–{ends[1]:,}"


def _day(at: str) -> str:
    return on(date.fromisoformat(at[:10]))


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
