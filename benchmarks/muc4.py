"""Whole event records from 1,300 wire texts of a war, in capitals (read only, never shipped).

    python -m benchmarks.muc4 --data DIR [--part held-out|develop|all|test] [--json OUT] [--show]

DIR is the set: dev/ (texts and keys), five_roles/, tst1/ and tst2/. `held-out` (the default) is a fifth of the
development texts, chosen by a digest of their names, that no rule is tuned on; `test` is tst1 and tst2, which nobody
looks at. Scored is the configuration that ships: the text goes into the reader as it stands, without header and marks.

How allegations become fillers, and which texts are relevant, stands in muc4_map.py. Beside:

- Number: of a victim named alike by both, the number; PLURAL is no number of ours. The keys have a filler for each
  person named, we one act with all their names: each of as many names as people counts one.
- Confidence: of an organisation named alike by both, asserted is REPORTED AS FACT; alleged, or hedged by a speaker,
  SUSPECTED OR ACCUSED (BY AUTHORITIES where an official says so); a speaker that is the organisation itself CLAIMED OR
  ADMITTED; hedged by the text itself POSSIBLE.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.common import Score, arguments, f1, measured, publish, share
from benchmarks.labelled import reader
from benchmarks.muc4_map import ROLES, Filled, counts, fillers, is_relevant
from benchmarks.muc4_set import Item, bare, read_items
from solferino.model import Document, Rendition
from solferino.model.ids import content_id
from solferino.model.plain import to_plain

PARTS = ("held-out", "develop", "all", "test")

_WORN = re.compile(
    r" (?:wearing|dressed|clad|in (?:\w+ ){0,2}uniforms?)\b"
)  # "men wearing military uniforms" name no body
_QUOTED = re.compile(r'"([^"]+)"')


# ---- what the reader that ships says -------------------------------------------------------------------------------
def extract(item: Item) -> list[dict[str, Any]]:
    """The allegations of one text, in the form of the export contract, with the words of their spans."""
    digest = content_id("text", item.text)
    document = Document(digest, item.name, digest, len(item.text), "text/plain", language="en")
    rendition = Rendition(digest, digest, "text/plain", item.text, digest, "bench@1", language="en")
    return [to_plain(a) for a in reader().extract(document, rendition).allegations]


# ---- numbers and confidence of what is named alike -----------------------------------------------------------------
def numbers(item: Item, told: Sequence[dict[str, Any]]) -> list[bool]:
    """For each victim that labels and reader both name: whether the number is the same."""
    rights = []
    for key in item.keys:
        for filler in key.slots.get(21, ()):
            words = [bare(w) for w in _QUOTED.findall(filler)]
            mates = [a["victims"] for a in told if counts(a) and any(_alike(w, a["victims"]) for w in words)]
            if words and mates and not filler.startswith(("?", "-", "*")):
                rights.append(any(_same_number(filler.split(":")[0].strip(), v) for v in mates))
    return rights


def _alike(words: str, victims: dict[str, Any]) -> bool:
    """Whether the reader names the victim by the same last word of a name, or by the same noun in the plural or not."""
    told = bare(victims["description"] or "")
    last = words.split(" of ", maxsplit=1)[0].split()[-1:]
    return bool(last) and re.search(rf"\b{re.escape(last[0])}\b", told) is not None


def _same_number(label: str, victims: dict[str, Any]) -> bool:
    low, high = victims["low"], victims["high"]
    if label == "PLURAL":
        return low is None and high is None
    ends = [int(n) for n in re.findall(r"\d+", label)]
    if ends == [1] and low is not None and low == high == len(victims.get("names") or ()):
        return True
    if len(ends) > 1:
        return low is not None and ends[0] <= low <= ends[-1]
    return bool(ends) and ends[0] in (low, high)


_OFFICIAL = re.compile(
    r"\b(?:official|government|police|army|military|president|minist\w+|colonel|general|spokes\w+|authorit\w+|command"
    r"|embassy|judge|investigat\w+|armed forces|intelligence|brigade|battalion|security|senator|mayor)\b"
)


def confidences(item: Item, told: Sequence[dict[str, Any]]) -> list[bool]:
    """For each organisation that labels and reader both name: whether how sure it is is the same."""
    rights = []
    for key in item.keys:
        for filler in key.slots.get(11, ()):
            label, _, names = filler.partition(":")
            orgs = {bare(w) for w in _QUOTED.findall(names)}
            if filler.startswith(("?", "-", "*")) or not orgs:
                continue
            accused = [a for a in told if counts(a) and a["alleged_perpetrator"]]
            mates = [a for a in accused if _names(a["alleged_perpetrator"], orgs)]
            if mates:
                wanted = {w.strip() for w in label.split("/")}
                rights.append(any(confidence(a, orgs) in wanted for a in mates))
    return rights


def _names(who: dict[str, Any], orgs: set[str]) -> bool:
    name = _WORN.split(bare(who["name"]))[0]
    return any(re.search(rf"\b{re.escape(org)}\b", name) for org in orgs)


def confidence(a: dict[str, Any], orgs: set[str]) -> str:
    """The reader's stance in the words of the labels."""
    speaker = a["speaker"]
    words = bare(" ".join(str(speaker[k] or "") for k in ("text", "name", "role", "organisation"))) if speaker else ""
    if words and any(org in words for org in orgs):
        return "CLAIMED OR ADMITTED"
    if a["stance"] == "hedged" and not words:
        return "POSSIBLE"
    if a["stance"] in ("alleged", "hedged"):
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if _OFFICIAL.search(words) else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT"


# ---- scoring -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Judged:
    """One text: (right, found, met, wanted) a role, whether it is relevant and was told to be, and what was aligned."""

    roles: dict[str, tuple[int, int, int, int]]
    relevant: tuple[bool, bool]
    numbers: list[bool]
    confidences: list[bool]


def judge(item: Item, told: Sequence[dict[str, Any]], found: Filled, relevant: bool) -> Judged:
    """One text against its labels."""
    roles = {}
    for role in ROLES:
        wanted, said = item.roles.get(role, []), found[role]
        mentions = set().union(*wanted) if wanted else set()
        met = sum(bool(entity & said) for entity in wanted)
        roles[role] = (len(said & mentions), len(said), met, len(wanted))
    return Judged(roles, (bool(item.keys), relevant), numbers(item, told), confidences(item, told))


def role_f(judged: Sequence[Judged], roles: Sequence[str] = ROLES, part: str = "f") -> float:
    """Micro F (or precision, recall) over the fillers of the roles."""
    right, found, met, wanted = (sum(j.roles[r][n] for j in judged for r in roles) for n in range(4))
    precision, recall = right / found if found else 0.0, met / wanted if wanted else 0.0
    both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"p": precision, "r": recall, "f": both}[part]


def relevance_f(judged: Sequence[Judged]) -> float:
    """F over the texts that have an event."""
    right = sum(all(j.relevant) for j in judged)
    return f1(right, sum(j.relevant[1] for j in judged), sum(j.relevant[0] for j in judged))


_FLOOR = {
    "PerpInd": r"guerrillas|terrorists|rebels|unidentified individuals|soldiers",
    "PerpOrg": r"fmln|farabundo marti national liberation front|shining path|armed forces|army|eln",
    "Target": r"car|houses|bus|stores|vehicles",
    "Weapon": r"bomb|bombs|dynamite|car bomb|explosives|grenade|machinegun",
    "Victim": r"$^",
}


def floor_fillers(item: Item) -> Filled:
    """The trivial reading: the commonest words of each role, wherever they stand."""
    text = item.text.lower()
    return {role: set(re.findall(rf"\b(?:{words})\b", text)) for role, words in _FLOOR.items()}


def score(items: Sequence[Item], read: Callable[[Item], list[dict[str, Any]]], *, show: bool = False) -> list[Score]:
    """All scores of the texts, with floors."""
    told = [read(i) for i in items]
    judged = [judge(i, t, fillers(i.text, t), is_relevant(i.text, t)) for i, t in zip(items, told, strict=True)]
    floor = [judge(i, t, floor_fillers(i), relevant=True) for i, t in zip(items, told, strict=True)]
    if show:
        for item, t in zip(items, told, strict=True):
            _show(item, fillers(item.text, t))
    parts = (("F", "f", role_f(floor)), ("precision", "p", None), ("recall", "r", None))
    made = [
        measured("muc4", f"five roles, {word}", judged, partial(role_f, part=part), floor=least)
        for word, part, least in parts
    ]
    for role in ROLES:
        one = partial(role_f, roles=[role])
        wanted = sum(j.roles[role][3] for j in judged)
        made.append(measured("muc4", f"{role}, F", judged, one, floor=one(floor), count=wanted))
    made.append(measured("muc4", "relevance, F", judged, relevance_f, floor=relevance_f(floor)))
    for word, pick in (("number", _numbers), ("confidence", _confidences)):
        aligned = sum(len(pick(j)) for j in judged)
        made.append(measured("muc4", f"{word} of those aligned", judged, partial(_share_of, pick), count=aligned))
    return made


def _numbers(judged: Judged) -> list[bool]:
    return judged.numbers


def _confidences(judged: Judged) -> list[bool]:
    return judged.confidences


def _share_of(pick: Callable[[Judged], list[bool]], judged: Sequence[Judged]) -> float:
    return share([right for j in judged for right in pick(j)])


def _show(item: Item, found: Filled) -> None:
    for role in ROLES:
        wanted = item.roles.get(role, [])
        mentions = set().union(*wanted) if wanted else set()
        missed = [sorted(e) for e in wanted if not e & found[role]]
        wrong = sorted(found[role] - mentions)
        if missed or wrong:
            print(f"{item.name} {role}: missed {missed}, wrong {wrong}")


def main(given: Sequence[str] | None = None) -> None:
    """Read the part, measure, print the table, and write it as JSON where asked."""
    parser = arguments(__doc__, "muc4")
    parser.add_argument("--part", choices=PARTS, default="held-out")
    options = parser.parse_args(given)
    items = read_items(options.data, options.part)
    publish(score(items, extract, show=options.show and options.part != "test"), options.json)


if __name__ == "__main__":
    main()
