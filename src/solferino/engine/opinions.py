"""What persons judged of an incident's accounts, gathered for people to read: one line a person, verdict and reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from solferino.model import Judgement, Verdict

_WORDS = {
    Verdict.SAME: "tells of the same event as",
    Verdict.NOT_SAME: "does not tell of the same event as",
    Verdict.UNSURE: "cannot be told to be, or not to be, of the same event as",
}
Said = tuple[str, Verdict, str, str]  # who, what, when, why


def opinions(judgements: Iterable[Judgement], members: Sequence[str], home: Mapping[str, str]) -> list[str]:
    """One sentence for each judgement that touches these allegations and holds (the latest of a person on a pair), and
    one more where persons differ. `home`: how the incident of each allegation is called; what is gone is told so."""
    mine = set(members)
    latest: dict[tuple[str, str, str], Judgement] = {}
    for j in judgements:
        if j.left in mine or j.right in mine:
            latest[j.left, j.right, j.by] = j
    groups: dict[Said, set[str]] = defaultdict(set)
    verdicts: dict[tuple[str, str], set[Verdict]] = defaultdict(set)
    for (left, right, _), j in latest.items():
        verdicts[left, right].add(j.verdict)
        groups[j.by, j.verdict, j.at, j.reason] |= {
            "another account in it" if key in mine and left in mine and right in mine
            else home.get(key, "an account that is no longer in the record")
            for key in (left, right)
            if key not in mine or (left in mine and right in mine)
        }  # fmt: skip
    out = [
        f"{by} judged on {at[:10]} that this {_WORDS[verdict]} {', '.join(sorted(others))}: {reason.rstrip('.')}."
        for (by, verdict, at, reason), others in sorted(groups.items(), key=lambda kv: (kv[0][2], kv[0][0], kv[0][1]))
    ]
    if any(len(v) > 1 for v in verdicts.values()):
        out.append("They differ, so neither is followed where they do.")
    return out
