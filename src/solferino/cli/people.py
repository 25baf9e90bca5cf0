"""`people`: who on several lists may be one person: suggestions to a file, judgements from it, and how good they are.

With `--case` the vault is opened, because nobody can be compared without a name; the files then hold pseudonyms unless
`--names` asks for more. With plain CSV files, which the person has in hand anyway, they hold the names.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from solferino.cli.lists import CaseDir, KeyFile
from solferino.cli.people_source import Source, beside, complain, judgements_of, read_text, say, write_private
from solferino.cli.places import known_case
from solferino.errors import Refused

if TYPE_CHECKING:
    from solferino.link.people.sample import Evaluation, Rate

Files = Annotated[
    list[Path] | None, typer.Argument(metavar="[LIST.csv]...", help="Lists; without them those of --case.")
]
Out = Annotated[Path, typer.Option("--out", metavar="FILE", help="The file to write; FILE.json beside it tells how.")]
Judged = Annotated[
    list[Path] | None, typer.Option("--judged", metavar="FILE", help="A file filled in before; holds against scores.")
]
Within = Annotated[bool, typer.Option("--within", help="Also compare people of one list with each other.")]
Names = Annotated[bool, typer.Option("--names", help="Write who they are, not pseudonyms; noted in the custody log.")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="Whose judgements they are, where a line does not say.")]


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    room = typer.Typer(no_args_is_help=True, help="Find who on several lists may be one person. A person decides.")
    room.command("match")(match)
    room.command("judge")(judge)
    room.command("sample")(sample)
    room.command("rate")(rate)
    room.command("compare")(compare)
    room.command("units")(units)
    app.add_typer(room, name="people")


def match(
    files: Files = None,
    *,
    out: Out,
    case: CaseDir = None,
    judged: Judged = None,
    within: Within = False,
    names: Names = False,
    key_file: KeyFile = None,
) -> None:
    """Write the pairs that may be one person to a CSV file for people to judge, the likeliest first. Joins nobody."""
    from solferino.link.people.review import model_rows, review_rows, write_csv

    told = Source(files, case, key_file)
    found, persons = told.matched(judged, within=within)
    shown = None if names or files else told.pseudonyms()
    text = write_csv(review_rows(found.pairs, persons, shown))
    model = json.dumps(model_rows(found), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_private(out, text)
    write_private(beside(out), model)
    told.note("people matched", found, text, model, names=names)
    likely = sum(p.probability >= found.likely for p in found.pairs)
    say(f"{found.people} people compared; pairs in {out}: {len(found.pairs)}, likely: {likely} ({found.method})")
    for note in found.notes:
        say(note)
    say("Fill in verdict (same, not same, unsure), by and reason; then `solferino people judge` reads it back")


def judge(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A review or sample file, filled in.")],
    by: By = "",
    case: CaseDir = None,
) -> None:
    """Take the judgements of a file that was filled in into the case. Nothing is overwritten; the latest one holds."""
    from solferino.model import CustodyKind
    from solferino.store.custody import now
    from solferino.wiring import open_case

    folder = known_case(case)
    found, complaints = judgements_of([file], by, now())
    with open_case(folder) as opened:
        known = {(j.left, j.right, j.verdict, j.by, j.reason) for j in opened.record.judgements()}
        new = [j for j in found if (j.left, j.right, j.verdict, j.by, j.reason) not in known]
        with opened.unit() as unit:
            for one in new:
                unit.add_judgement(one)
            if new:
                details = (("judgements", str(len(new))), ("by", ", ".join(sorted({j.by for j in new}))))
                unit.add_custody(CustodyKind.ANALYSED, "people judged", details=details)
    complain(complaints)
    sys.stdout.write(f"{len(new)} judgements recorded, {len(found) - len(new)} were there already\n")
    if complaints:
        raise typer.Exit(1)


def sample(
    files: Files = None,
    *,
    out: Out,
    each: Annotated[int, typer.Option("--each", min=1, help="Pairs of each stratum of probability.")] = 25,
    case: CaseDir = None,
    within: Within = False,
    names: Names = False,
    key_file: KeyFile = None,
) -> None:
    """Draw pairs for a clerical sample: a CSV to fill in, without scores, and FILE.json with what they stand for."""
    from solferino.link.people.review import BLIND, review_rows, write_csv
    from solferino.link.people.sample import draw

    told = Source(files, case, key_file)
    found, persons = told.matched(None, within=within, sampling=True)
    drawn = draw(found.pairs, each)
    by_pair = {(p.left, p.right): p for p in found.pairs}
    rows = review_rows(
        [by_pair[d.left, d.right] for d in drawn.drawn], persons, None if names or files else told.pseudonyms()
    )
    text = write_csv([{k: row[k] for k in BLIND} for row in rows], BLIND)
    key = json.dumps(asdict(drawn), indent=1) + "\n"
    write_private(out, text)
    write_private(beside(out), key)
    told.note("people sampled", found, text, key, names=names)
    say(f"{len(drawn.drawn)} of {len(found.pairs)} pairs in {out}; best filled in by two people, each alone")


def rate(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The sample filled in, once by each reviewer.")
    ],
    key: Annotated[Path, typer.Option("--key", metavar="FILE.json", help="The file that `sample` wrote beside it.")],
    threshold: Annotated[
        float, typer.Option("--threshold", help="Pairs from this probability on are taken as one.")
    ] = 0.95,
) -> None:
    """Precision and recall of the suggestions with their intervals, and how far two reviewers agree (kappa)."""
    from solferino.link.people.sample import Drawn, Sample, evaluate

    try:
        told = json.loads(read_text(key))
        drawn = Sample(
            tuple((float(low), int(n)) for low, n in told["sizes"]), tuple(Drawn(**one) for one in told["drawn"])
        )
    except (ValueError, KeyError, TypeError):
        raise Refused(
            "C60", key.name, "it is no key of a sample", "Give the FILE.json that `people sample` wrote"
        ) from None
    found, complaints = judgements_of(files, "", "", own=True)
    complain(complaints)
    sys.stdout.write(_evaluation(evaluate(drawn, found, threshold)))


def compare(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name, in any script.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="Another.")],
    body: Annotated[bool, typer.Option("--body", help="They are of organisations.")] = False,
) -> None:
    """Say how alike two whole names are, 0 to 1, and why. Names alike are no proof that two people are one."""
    from solferino.link.people.fullnames import likeness

    found = likeness(one, other, body=body)
    sys.stdout.write(f"{found.score:.2f}\t{'; '.join(found.reasons)}\n")


def units(case: CaseDir = None) -> None:
    """List the units named in the case that may be one, or part and whole, with the reasons. Joins none of them."""
    from solferino.cli.show import print_rows
    from solferino.link.units import parse_unit, suggest_units
    from solferino.wiring import open_case

    with open_case(known_case(case), readonly=True) as opened:
        named = {
            (who.name, who.party, None if a.when is None else a.when.earliest)
            for a in opened.record.allegations()
            if (who := a.alleged_perpetrator) is not None
        }
    latest: dict[tuple[str, str | None], str | None] = {}
    for name, side, day in sorted(named, key=lambda n: (n[0], n[1] or "", n[2] or "")):
        latest[name, side] = day
    found = [u for (name, side), day in latest.items() if (u := parse_unit(name, side=side, day=day)) and u.number]
    columns = ("unit", "may be", "other unit", "score", "reasons")
    print_rows(
        columns,
        (
            (a.text, made.kinship.value.replace("_", " "), b.text, f"{made.score:.2f}", "; ".join(made.reasons))
            for a, b, made in suggest_units(found)
        ),
    )


def _evaluation(told: Evaluation) -> str:
    lines = [f"{'probability':<14}{'pairs':>9}{'judged':>9}{'same':>7}   share, 95 % interval"]
    for s in told.strata:
        span = f"{s.low:.2f}–{min(s.high, 1):.2f}"
        lines.append(f"{span:<14}{s.size:>9}{s.judged:>9}{s.same:>7}   {_rate(s.share)}")
    lines += [
        f"precision at {told.threshold:g}: {_rate(told.precision)}",
        f"recall at {told.threshold:g}: {_rate(told.recall)} (among the pairs compared)",
        "kappa: "
        + ("not known" if told.kappa is None else f"{told.kappa:.2f}")
        + f" over {told.both} pairs judged by two",
    ]
    return "\n".join(lines) + "\n"


def _rate(rate: Rate) -> str:
    if rate.value is None or rate.low is None or rate.high is None:
        return "not known: nobody judged a pair"
    return f"{rate.value:.3f} ({rate.low:.3f}–{rate.high:.3f})"
