"""The periods of a report: killed and injured by the day, how each is documented, and what may be said of them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from solferino.engine.chapter import Block, Claim, Drawing, Grid, Line, Part, Word
from solferino.errors import Refused
from solferino.measure.counting.basis import basis
from solferino.measure.counting.history import Known
from solferino.measure.counting.periods import Periods, Span, compare_register
from solferino.measure.counting.select import Choice, chosen
from solferino.measure.counting.table import text
from solferino.measure.counting.words import on
from solferino.measure.picture import STANDING
from solferino.measure.published.chart import draw_periods
from solferino.measure.published.compare import PeriodRow, comparison, verdict
from solferino.measure.published.entered import span
from solferino.model import Casualty, Level, Tally

MONTHS = "months"
_MOST = 13  # months: a year, and the month of the year before to set the last beside
_LOOKS = (
    "Every comparison that was made is printed. With many of them some intervals leave out 1 by chance alone; periods "
    "should be fixed before the numbers are seen."
)


def period_part(
    register: tuple[Sequence[Casualty], Sequence[Tally]], status: str, name: str, wanted: str, known: Known
) -> Part:
    """The comparison of the periods that the case sets (`months`: each month of the register, the last 13). Of verified
    cases only (R-CAS-2): where there are none, that is what it says. Refused M83 where the setting is no period."""
    choice = Choice("verified", status=status)
    spans = _months(register, choice) if wanted == MONTHS else _set(wanted)
    blocks: list[Block] = []
    if not spans or (wanted == MONTHS and len(spans) < 2):
        said = "Periods are compared for verified cases of two months or more; there are none yet."
        return Part("Periods", "periods", (Word(said),))
    found = compare_register(*register, spans, choice, known)
    blocks.append(
        Word(
            f"Verified {name}, low ends, all as known on {on(found.until)}, from sources up to {on(found.reach)}. So "
            "the number of an earlier period is that of today, not the one first printed. Periods whose lengths differ "
            "by more than 3 % are compared by the day."
        )
    )
    for harm in found.harms:
        rows = [
            Line((r.count.name, text(number), str(r.count.daily), *_compared(r)), basis(units))
            for r, number, units in zip(harm.rows, harm.ranges, found.units, strict=True)
        ]
        head = ("Period", "Persons", "A day", "Change", "Ratio (95 %)", "Verdict")
        caption = f"{name[:1].upper()}{name[1:]} {harm.name}, each period beside the one before"
        blocks.append(Grid(caption, head, tuple(rows), (0.22, 0.1, 0.08, 0.16, 0.18, 0.26), (1, 2, 3, 4)))
    killed = found.harms[0].rows
    if sum(r.count.value for r in killed):
        picture = draw_periods(killed, f"{name[:1].upper()}{name[1:]} killed, verified, by the day")
        alt = "; ".join(f"{r.count.name}: {r.count.value:,}, {r.count.daily} a day" for r in killed)
        units = [u for told in found.units for u in told]
        caption = "Killed by the day, by period"
        blocks.append(Drawing("periods", caption, f"Bars. {alt}.", picture.svg, picture.png, basis(units)))
    blocks += [
        _coverage(found),
        *_sentences(found, name),
        Word(STANDING, "Standing caveat", warning=True),
        Word(_LOOKS),
    ]
    return Part("Periods compared", "periods", tuple(blocks))


def _set(wanted: str) -> list[Span]:
    try:
        return [span(p.strip()) for p in wanted.split(",") if p.strip()]
    except Refused as error:
        what = f"{error.about} is no period"
        raise Refused("M83", "case.toml, periods", what, "Write months, or A..B,C..D") from None


def _months(register: tuple[Sequence[Casualty], Sequence[Tally]], choice: Choice) -> list[Span]:
    """Every month from the first incident of the series to the last."""
    days = [d for u in chosen(*register, choice)[0] if (w := u.item.date) for d in (w.earliest, w.latest) if d]
    if not days:
        return []
    first, last = min(days), max(days)
    low, high = (int(d[:4]) * 12 + int(d[5:7]) - 1 for d in (first, last))
    months = [(n // 12, n % 12 + 1) for n in range(max(low, high - _MOST + 1), high + 1)]
    return [(date(y, m, 1), date(y, m, monthrange(y, m)[1])) for y, m in months]


def _compared(r: PeriodRow) -> tuple[str, ...]:
    ratio = "" if r.ratio is None or r.against else f"{r.ratio.value:.2f} ({r.ratio.low:.2f}–{r.ratio.high:.2f})"
    change = "" if r.percent is None or r.against else f"{r.percent:+} %{', by the day' if r.basis != 'total' else ''}"
    return change, ratio, verdict(r)


def _coverage(found: Periods) -> Grid:
    rows = []
    for r, units in zip(found.harms[0].rows, found.units, strict=True):
        c = r.coverage
        told = [
            "–" if c.shared is None else f"{c.shared * 100:.0f} %",
            *("–" if d is None else f"{d}" for d in (c.delay, c.slow)),
        ]
        rows.append(
            Line((r.count.name, ", ".join(c.lists) or "none", *told, "yes" if r.provisional else "no"), basis(units))
        )
    head = ("Period", "Sources", "On two or more", "Median delay, days", "Nine in ten, days", "Provisional")
    caption = "How the periods are documented"
    return Grid(caption, head, tuple(rows), (0.25, 0.31, 0.11, 0.11, 0.11, 0.11), (2, 3, 4))


def _sentences(found: Periods, name: str) -> list[Block]:
    """Two periods are told in sentences; of many the tables say it, and here stands what goes with each."""
    out: list[Block] = []
    if len(found.units) == 2:
        units = [u for told in found.units for u in told]
        for harm in found.harms:
            before, now = harm.rows
            if before.count.value + now.count.value:
                said = comparison(before, now, f"{name} {harm.name}")
                out.append(Claim(f"As of {on(found.until)}: at least {said}", basis(units), Level.SP4))
    rows = found.harms[0].rows
    for n in range(1, len(rows)):
        reasons = [*dict.fromkeys(r for harm in found.harms for r in harm.rows[n].against), *found.cautions[n]]
        if said := "; ".join(reasons):
            lead = f"{rows[n].count.name} beside {rows[n - 1].count.name}"
            out.append(Word(f"{said[:1].upper()}{said[1:]}.", lead))
    return out
