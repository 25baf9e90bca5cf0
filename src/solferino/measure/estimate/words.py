"""The panel in words: the documented number first, every method beside the others, and what follows from it.

Nothing here prints a method without the rest, and nothing adds an estimate to a count (method.md §2.4 R-CAS-12).
"""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterator

from solferino.measure.estimate.combine import Spread
from solferino.measure.estimate.estimate import ASSUMES, TITLES, Estimate, Method
from solferino.measure.estimate.linkage import Linked
from solferino.measure.estimate.panel import Panel
from solferino.measure.estimate.remarks import Remark, Weight
from solferino.measure.estimate.run import Replicated, Stratified
from solferino.measure.estimate.sensitivity import Variant
from solferino.measure.estimate.table import PatternTable, spell

WIDTH = 110
BAR = 34  # characters of the axis
NEVER_ADDED = (
    "These are estimates of how many there were in all, those documented among them. They are never added to the "
    "documented number or to each other, and no person stands behind the difference."
)
UNTESTABLE = (
    "What no list saw cannot be checked against the lists. Each line rests on an assumption about it that the data "
    "cannot test; a narrow interval says that the assumption is narrow, not that it is true."
)


def render_text(panel: Panel) -> str:
    """The whole panel as plain text, at most 110 characters wide."""
    lines = _head(panel)
    if panel.estimable:
        lines += [*_rows(panel), "", *_models(panel), *_chains(panel), *_variants(panel)]
    else:
        lines += ["Not estimable", "-------------", *_remarks(panel, Weight.REFUSAL), *_pair(panel)]
        lines += ["", *_wrap("Only the documented number above may be used.")]
    said = list(_remarks(panel, Weight.WARNING))
    if said:
        lines += ["", "What to know", "------------", *said]
    if panel.estimable:
        lines += ["", "What follows", "------------", *_follows(panel)]
    lines += ["", *_provenance(panel)]
    return "\n".join(lines).rstrip() + "\n"


def _head(panel: Panel) -> list[str]:
    """What stands whatever the methods say."""
    documented = f"Documented: at least {panel.documented:,} persons on {len(panel.table.lists)} lists."
    title = f"Multiple systems estimation: {panel.name or 'table'}"
    return [title, "", *_wrap(documented), "", *_table(panel.table), ""]


def render_strata(strata: Stratified) -> str:
    """Every stratum, then the total, or why there is none."""
    parts = [render_text(p) for p in strata.panels]
    documented = sum(p.documented for p in strata.panels)
    if strata.total is None:
        which = ", ".join(strata.missing) or "no stratum"
        last = f"No total: {which} cannot be estimated, and a total without it is none."
    else:
        t = strata.total
        last = (
            f"Total of {t.parts} strata by latent classes: {t.point:,} ({t.low:,}-{t.high:,}), the draws of the strata "
            f"added, not the ends of their intervals. {NEVER_ADDED}"
        )
    lines = [*_wrap(f"Documented in all strata: at least {documented:,} persons."), *_wrap(last)]
    return "\n\n".join([*parts, "\n".join(lines)]) + "\n"


def render_replicates(found: Replicated) -> str:
    """Every replicate, then what they say together, or why they say nothing."""
    parts = [render_text(p) for p in found.panels]
    if found.together is None:
        last = f"Nothing together: {', '.join(found.missing)} cannot be estimated."
    else:
        t = found.together
        last = (
            f"Together, {t.parts} replicates by latent classes: {t.point:,} ({t.low:,}-{t.high:,}), with what lies "
            f"between them in the interval. {NEVER_ADDED}"
        )
    return "\n\n".join([*parts, "\n".join(_wrap(last))]) + "\n"


def render_linkage(found: Linked) -> str:
    """The panel of the likeliest linkage, then every method over the draws: the spread of sampling, of who is who, and
    of both. Where a draw is refused no number but the documented one is shown."""
    low, high = found.documented
    lines = ["", "What hangs on who is who", "------------------------"]
    lines += _wrap(
        f"{found.draws} draws of the pairs that nobody decided, by their probability, made {found.different} different "
        f"table{'s' if found.different > 1 else ''} with {low:,} to {high:,} documented persons; what stands above is "
        "of the likeliest linkage."
    )
    if found.refused:
        for why, times in found.refused:
            lines += _wrap(f"Not estimable in {times} of {found.draws} draws: {why}", "    ")
        lines += _wrap("So there is no estimate: what only some linkages allow is none. Decide more pairs first.")
        above = "\n".join(_head(found.panel)).rstrip() if found.panel.estimable else render_text(found.panel).rstrip()
        return "\n".join([above, *lines]) + "\n"
    lines += [
        "",
        f"{'':<32}{'persons':>9}  {'sampling':<15}  {'who is who':<15}  {'both, 95 %':<15}  linkage",
    ]
    for method, spread in found.spreads:
        ends = "  ".join(f"{f'{a:,}-{b:,}':<15}" for a, b in (spread.within, spread.between, _ends(spread)))
        lines.append(f"  {TITLES[method]:<30}{spread.both.point:>9,}  {ends}  {spread.share:>7.0%}")
    lines += _wrap(
        "The column “sampling” is what one linkage alone would show, “who is who” what the draws differ by, about the "
        "same middle, “linkage” the share of the variance that is due to it; the column of both is the interval to "
        f"quote. Of methods that give no draws the unseen are taken for log-normal. {NEVER_ADDED}"
    )
    return render_text(found.panel) + "\n".join(lines) + "\n"


def _ends(spread: Spread) -> tuple[int, int]:
    return spread.both.low, spread.both.high


def _table(table: PatternTable) -> Iterator[str]:
    sizes = table.by_list().tolist()
    names = (f"{i} {name} ({size:,})" for i, (name, size) in enumerate(zip(table.lists, sizes, strict=True), 1))
    yield from _wrap("Lists: " + ", ".join(names), "  ")
    cells = (f"{spell(p)}:{c}" for p, c in zip(table.patterns, table.counts, strict=True))
    yield from _wrap("Persons by pattern (1 = on the list): " + " ".join(cells), "  ")


def _rows(panel: Panel) -> Iterator[str]:
    rows = panel.rows
    top = min(max(r.high for r in rows), 3 * max(r.point for r in rows))  # a longer interval runs off the axis
    axis = f"{panel.documented:,}".ljust(BAR // 2) + f"{top:,.0f}".rjust(BAR - BAR // 2)
    yield f"{'':<32}{'persons':>9}  {'95 % interval':<17}  |{axis}|"
    for row in rows:
        mark = ">" if row.method is panel.plan.headline else " "
        ends = f"{row.low:,.0f}-{row.high:,.0f}"
        yield f"{mark} {TITLES[row.method]:<30}{row.point:>9,.0f}  {ends:<17}  |{_bar(row, panel.documented, top)}|"
        yield from _wrap(f"    {row.detail}; rests on: {ASSUMES[row.method]}", "    ")
    for none in panel.not_run:
        yield f"  {TITLES[none.method]:<30}{'-':>9}  {none.code} {none.why}"
    yield f"> named in advance as the headline (plan {panel.plan.digest[-12:]}); it is never shown without the others"


def _bar(row: Estimate, low: float, high: float) -> str:
    def place(value: float) -> int:
        return max(0, min(BAR - 1, math.floor((value - low) / max(high - low, 1) * (BAR - 1) + 0.5)))

    marks = [" "] * BAR
    for at in range(place(row.low), place(row.high) + 1):
        marks[at] = "-"
    if row.method is Method.CHAO:
        marks[place(row.high)] = ">"
    marks[place(row.point)] = "o"
    return "".join(marks)


def _models(panel: Panel) -> Iterator[str]:
    if panel.models is None:
        return
    near = panel.models.near()
    yield f"Log-linear models that the lists cannot tell apart (within 2 BIC points; {panel.models.tried} tried)"
    for fit, weight in near:
        low, high = fit.wald()
        ends = f"{low:,.0f}-{high:,.0f}"
        yield f"  {fit.name:<30}{fit.total:>9,.0f}  {ends:<17}  BIC {fit.bic:.2f}, weight {weight:.2f}"
    yield ""


def _chains(panel: Panel) -> Iterator[str]:
    if panel.latent is None:
        return
    fit = panel.latent
    yield f"Chains of the latent classes (R-hat {fit.r_hat:.3f}, {fit.effective:,.0f} effective draws)"
    for i, chain in enumerate(fit.chains, 1):
        ends = f"{chain.low:,.0f}-{chain.high:,.0f}"
        yield f"  {f'chain {i}, {chain.classes} classes in use':<30}{chain.mean:>9,.0f}  {ends}"


def _variants(panel: Panel) -> Iterator[str]:
    if not panel.variants:
        return
    yield ""
    yield "When something is changed (short chains)"
    for v in panel.variants:
        yield from _variant(v)


def _variant(v: Variant) -> Iterator[str]:
    if v.estimate is None:
        yield from _wrap(f"  {v.change}: {v.refused}", "      ")
        return
    ends = f"{v.estimate.low:,.0f}-{v.estimate.high:,.0f}"
    detail = f", {v.estimate.detail}" if v.estimate.detail else ""
    yield f"  {v.change:<34}{v.estimate.point:>9,.0f}  {ends:<17}  {TITLES[v.method]}{detail}"


def _remarks(panel: Panel, weight: Weight) -> Iterator[str]:
    for remark in panel.remarks:
        if remark.weight is weight:
            yield from _wrap(str(_stop(remark)), "    ")


def _stop(remark: Remark) -> str:
    text = str(remark)
    return text if text.endswith(".") else text + "."


def _pair(panel: Panel) -> Iterator[str]:
    for pair in panel.chapman:
        bound = pair.bound
        yield from _wrap(
            f"{TITLES[Method.CHAPMAN]}: {bound.total:,.0f} ({bound.low:,.0f}-{bound.high:,.0f}) from {pair.both} "
            f"persons on both {pair.lists[0]} and {pair.lists[1]}. It assumes {ASSUMES[Method.CHAPMAN]}. If a person "
            "on one list is likelier to be on the other, it is too low; if less likely, too high; nothing here tells."
        )


def _follows(panel: Panel) -> Iterator[str]:
    answers = panel.answers
    low, high = min(a.point for a in answers), max(a.point for a in answers)
    span = panel.span
    text = f"The methods say {low:,.0f} to {high:,.0f}"
    near = panel.models.near() if panel.models else ()
    if len(near) > 1:
        said = [f"{fit.total:,.0f}" for fit, _ in near]
        text += f"; log-linear models that fit equally well say {', '.join(said[:-1])} and {said[-1]}"
    if span:
        text += f"; with their intervals the answers reach from {span[0]:,.0f} to {span[1]:,.0f}"
    yield from _wrap(text + ". A statement that names one number must name this range beside it.")
    if len(near) > 1:
        yield from _wrap(
            "Choosing one of the tied models would be choosing the answer: the interval of the best one covers only "
            "the uncertainty that is left once that choice is made."
        )
    yield from _wrap(UNTESTABLE)
    yield from _wrap(NEVER_ADDED)


def _provenance(panel: Panel) -> Iterator[str]:
    s = panel.plan.sampling
    yield from _wrap(
        f"Table {panel.table.digest}, plan {panel.plan.digest}, seed {panel.seed}; {s.chains} chains of {s.sweeps:,} "
        f"sweeps, at most {s.classes} classes, unseen at most {s.cap_times} times the documented."
    )


def _wrap(text: str, after: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=after, break_on_hyphens=False, break_long_words=False)
