"""Lists of people to suggestions: the scorer that fits their size, groups with their weakest edge, nothing joined.

Whom incidents name are one more list, which is held against the others by the days and places of the incidents.
The only thing that may be joined without a person is two entries with one identifier and nothing against it
(`Pair.identical`); all other pairs are for people to judge.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from solferino.link.people.block import flooding
from solferino.link.people.fellegi import Model, learn_and_score
from solferino.link.people.group import Group, grouped, settled
from solferino.link.people.pair import Pair, apart, reference
from solferino.link.people.person import Person
from solferino.link.people.scorer import METHOD, score
from solferino.link.people.told import HOME, told_pairs, unfit
from solferino.link.people.told import METHOD as TOLD
from solferino.model import Judgement, Verdict

REVIEW = 0.05  # below it a reviewer meets fewer than one right pair in twenty, if the model is right
SAMPLED = 0.005  # a clerical sample also looks at what nobody would review, or recall would flatter itself
LIKELY = 0.95  # from here on pairs are shown as groups; still for a person to say
LONG_LISTS = 3000  # people in all, from which on there are matches enough to learn from
LARGEST_GROUP = 8  # entries of one person; what chains further is shown as pairs only


@dataclass(frozen=True, slots=True)
class Matched:
    """`pairs` to review, the likeliest first, those already judged left out; `groups` that hang together at `LIKELY`
    or by judgement; `blocked` pairs that a conflict or a "not the same" kept out of groups; the thresholds, and the
    model where one was learned; `notes` for whoever reads the result."""

    method: str
    people: int
    review: float
    likely: float
    pairs: tuple[Pair, ...]
    groups: tuple[Group, ...]
    blocked: tuple[tuple[str, str], ...]
    model: Model | None
    notes: tuple[str, ...]


def match(
    persons: Sequence[Person], judgements: Iterable[Judgement] = (), *, within: bool = False, least: float = REVIEW
) -> Matched:
    """Suggestions for the people of all lists; with `within` also inside each list. The result does not depend on the
    order of the people. Judgements on references hold against every score."""
    everybody = sorted(persons, key=lambda p: (p.list, p.id))
    ordered = [p for p in everybody if p.list != HOME]
    model: Model | None = None
    if len(ordered) >= LONG_LISTS:
        pairs, model = learn_and_score(ordered, within=within, least=least)
    else:
        pairs = score(ordered, within=within, least=least)
    told = len(everybody) - len(ordered)
    if told:
        both = (*pairs, *told_pairs(everybody, least))
        pairs = tuple(sorted(both, key=lambda p: (-p.probability, p.left, p.right)))
    known = {reference(p): p for p in everybody}
    verdicts = {pair: v for pair, v in settled(judgements).items() if pair[0] in known and pair[1] in known}
    found = grouped(pairs, verdicts, LIKELY, lambda a, b: _apart(known[a], known[b], within=within))
    groups = tuple(g for g in found.groups if len(g.members) <= LARGEST_GROUP)
    open_pairs = tuple(p for p in pairs if verdicts.get((p.left, p.right), Verdict.UNSURE) is Verdict.UNSURE)
    notes = []
    if left_out := model.left_out if model else flooding(ordered, within):
        notes.append(f"not looked for under {', '.join(left_out)}: too many people share one value")
    if len(groups) < len(found.groups):
        notes.append(f"{len(found.groups) - len(groups)} groups of more than {LARGEST_GROUP} entries are left as pairs")
    if (judged := len(pairs) - len(open_pairs)) > 0:
        notes.append(f"left out because judged already: {judged}")
    if told:
        notes.append(f"{told} of them are named in incidents and held against the lists by {TOLD}")
    method = f"{model.method if model else METHOD}{f', {TOLD}' if told else ''}"
    return Matched(
        method, len(everybody), least, LIKELY, open_pairs, groups, found.blocked, model, tuple(notes)
    )  # fmt: skip


def _apart(a: Person, b: Person, *, within: bool) -> bool:
    return apart(a, b, within) is not None or unfit(a, b) is not None
