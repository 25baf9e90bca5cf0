"""`origin`, `overlap`, `depends`: which texts count as one source, why, and a person's word on it."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.places import known_case
from solferino.cli.terminal import end_with_the_pipe, one_line, safe, screen
from solferino.model import CustodyKind, Verdict

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from solferino.link.graph import Graph
    from solferino.link.overlap import Overlap
    from solferino.model import Origin
    from solferino.store.contract import View

CaseDir = Annotated[Path | None, typer.Option("--case", metavar="DIR", help="The case folder.")]
Json = Annotated[bool, typer.Option("--json", help="As JSON, for programs.")]
_VERDICTS = {Verdict.SAME: "one origin", Verdict.NOT_SAME: "independent", Verdict.UNSURE: "unsure"}
SHOWN = 20  # allegations and edges that a screen lists; --json has all


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    app.command()(origin)
    app.command()(overlap)
    app.command()(depends)


def origin(
    which: Annotated[str, typer.Argument(metavar="ORIGIN", help="Its id, or the start of it.")],
    case: CaseDir = None,
    as_json: Json = False,
) -> None:
    """Show one origin: its documents and allegations, who took from whom, and the rule and reason of each."""
    from solferino.cli.cards import find
    from solferino.link.opinion import an_origin
    from solferino.model.plain import to_plain
    from solferino.wiring import open_case

    end_with_the_pipe()
    with open_case(known_case(case), readonly=True) as opened:
        found = _graph(opened.record, an_origin(find(opened.record, which), which))
    if as_json:
        sys.stdout.write(json.dumps(to_plain(found), ensure_ascii=False, indent=1) + "\n")
    else:
        _print_graph(found, screen())


def overlap(
    left: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Its name or id.")],
    right: Annotated[str, typer.Argument(metavar="DOCUMENT", help="The other one.")],
    case: CaseDir = None,
    as_json: Json = False,
) -> None:
    """Show two documents side by side: what both have word for word, what was changed, and which numbers differ."""
    from solferino.cli.cards import find
    from solferino.link.opinion import a_document, text_of
    from solferino.link.overlap import overlap as align
    from solferino.model.plain import to_plain
    from solferino.wiring import open_case

    end_with_the_pipe()
    with open_case(known_case(case), readonly=True) as opened:
        view = opened.record
        one, other = a_document(find(view, left), left), a_document(find(view, right), right)
        texts = text_of(view.rendition(one.id), one.name), text_of(view.rendition(other.id), other.name)
    found = align(*texts)
    if as_json:
        told = {"left": one.id, "right": other.id, "contained": round(found.contained, 4), "shared": found.shared}
        sys.stdout.write(json.dumps(told | {"rows": to_plain(found.rows)}, ensure_ascii=False, indent=1) + "\n")
    else:
        _print_overlap((one.name, other.name), texts, found, screen())


def depends(
    left: Annotated[str, typer.Argument(metavar="ID", help="A document or an origin.")],
    right: Annotated[str, typer.Argument(metavar="ID", help="The other one.")],
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides. It stands in the record.")],
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why. 20 characters or more.")],
    same: Annotated[bool, typer.Option("--same", help="Both go back to one origin.")] = False,
    independent: Annotated[bool, typer.Option("--independent", help="They do not.")] = False,
    unsure: Annotated[bool, typer.Option("--unsure", help="You looked and cannot tell.")] = False,
    case: CaseDir = None,
) -> None:
    """Say whether two documents, or two origins, count as one source. It goes before the machine's reading."""
    from solferino.cli.cards import find
    from solferino.link.opinion import answer, opinion
    from solferino.store.custody import now
    from solferino.wiring import open_case

    verdict = answer(same=same, independent=independent, unsure=unsure)
    with open_case(known_case(case)) as opened:
        view = opened.record
        made = opinion(find(view, left), find(view, right), verdict, by=by, at=now(), reason=reason)
        details = (("by", by), ("left", made.left), ("right", made.right), ("verdict", verdict.value))
        with opened.unit() as unit:
            unit.add_judgement(made)
            unit.add_custody(CustodyKind.ANALYSED, "judgement of origin", details=details)
    said = _VERDICTS[verdict]
    sys.stdout.write(one_line(f"judgement recorded: {left} and {right}: {said}") + "\n")
    sys.stderr.write("It is read by the next `solferino link`\n")


def _graph(view: View, which: Origin) -> Graph:
    from solferino.link.derivation import edges_of
    from solferino.link.graph import graph

    wanted = set(which.documents)
    documents = [d for d in view.documents() if wanted & {d.id, d.name}]
    renditions = {d.id: r for d in documents if (r := view.rendition(d.id)) is not None}
    documents = [
        replace(d, publisher=d.publisher or (renditions[d.id].publisher if d.id in renditions else None))
        for d in documents
    ]
    return graph(
        which,
        documents,
        allegations={d.id: list(view.allegations(d.id)) for d in documents},
        edges=edges_of(view.suggestions()),
        texts={d: r.text for d, r in renditions.items()},
        judgements=view.judgements(),
    )


def _print_graph(found: Graph, console: Console) -> None:
    o, names = found.origin, {d.id: d.name for d in found.documents}
    from solferino.link.rules import sentence

    _say(console, o.label, "bold")
    _say(console, f"origin      {o.id}")
    _say(console, f"root        {'known' if o.known else 'unknown'}")
    _say(console, f"rule        {o.reason}: {sentence(o.reason)}")
    _say(console, f"because     {o.why}")
    for d in found.documents:
        told = ", ".join(x for x in (d.publisher, d.published.earliest) if x)
        _say(console, f"document    {d.name}" + (f" ({told})" if told else ""))
    for j in found.judgements:
        left, right = names.get(j.left, j.left), names.get(j.right, j.right)
        _say(
            console,
            f"judged      {left} and {right}: {_VERDICTS[j.verdict]}, by {j.by}, {j.at[:10]}: {j.reason}",
            "yellow",
        )
    _section(console, "Who took from whom", len(found.taken))
    for t in found.taken[:SHOWN]:
        _say(console, f"  {names.get(t.taker, t.taker)} ← {names.get(t.source, t.source)}")
        shared = f"; {len(t.passages)} shared passages" if len(t.passages) > 1 else ""
        _say(console, f"    {t.rule}  {t.why}{shared}", "dim")
    _section(console, "Allegations, each with its reason", len(found.because))
    for b in found.because[:SHOWN]:
        _say(console, f"  {names.get(b.document, b.document)} {b.start}..{b.end}  {_begin(b.text)}")
        _say(console, f"    {b.rule}  {b.why}" + (f" ({names.get(b.source, b.source)})" if b.source else ""), "dim")
    if o.reason == "DEP-COPY" and len(found.documents) > 1:
        pair = next((t for t in found.taken if t.taker in names), None)
        if pair is not None:
            _say(console, f"Side by side: solferino overlap {names[pair.source]} {names[pair.taker]}", "dim")


def _section(console: Console, title: str, count: int) -> None:
    if count:
        more = f" (the first {SHOWN} of {count}; --json has all)" if count > SHOWN else ""
        console.print()
        _say(console, title + more, "bold")


def _begin(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:89] + "…"


def _say(console: Console, text: str, style: str = "") -> None:
    from rich.text import Text

    console.print(Text(one_line(text), style=style), soft_wrap=True)


def _print_overlap(names: tuple[str, str], texts: tuple[str, str], found: Overlap, console: Console) -> None:
    """Two columns. Same words are dim, what differs is bright, numbers that differ are marked with [brackets] and
    colour, so that a pipe shows them too."""
    from rich.table import Table

    _say(
        console,
        f"{found.contained:.0%} of the shorter text stands in the other word for word "
        f"({found.shared} of {found.left} and {found.right} words)",
    )
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), header_style="bold", show_lines=False)
    table.add_column("", width=8, no_wrap=True)
    for name in names:
        table.add_column(one_line(name), ratio=1, overflow="fold")
    for row in found.rows:
        mark = {"left only": "left", "right only": "right"}.get(row.kind, row.kind)
        style = {"same": "dim", "moved": "cyan"}.get(row.kind, "")
        cells = (
            _cell(text[span.start : span.end] if span else "", row.numbers, style)
            for text, span in zip(texts, (row.left, row.right), strict=True)
        )
        table.add_row(mark, *cells)
    console.print(table)


def _cell(text: str, numbers: tuple[str, ...], style: str) -> Text:
    import re

    from rich.text import Text

    out, at = Text(style=style), 0
    plain = safe(" ".join(text.split()))
    for match in re.finditer(r"\w+", plain):
        if match[0].casefold() in numbers:
            out.append(plain[at : match.start()])
            out.append(f"[{match[0]}]", style="bold yellow")
            at = match.end()
    out.append(plain[at:])
    return out
