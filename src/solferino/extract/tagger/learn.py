"""A local tagger from what a team reviewed: trained by the same trainer, used only where it beats the shipped one.

A fifth of the reviewed documents, chosen by name, is kept out of training; both taggers are held against it. A team
with few documents learns nothing that can be shown, and is told so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from solferino.errors import Refused
from solferino.extract.tagger.compare import Better, better
from solferino.extract.tagger.examples import Example, example, read_passages
from solferino.extract.tagger.local import CHOSEN
from solferino.extract.tagger.tagger import Tagger
from solferino.extract.tagger.tags import ROLES
from solferino.extract.tagger.thaw import thawed
from solferino.extract.tagger.train import Plan, export, fit, ready, sizes_of

LEAST = 10  # documents, two of them held out: below, no interval could leave out nothing
HELD = 5  # one in so many is held out
ON = Plan(epochs=4, rate=1e-4)  # gently: what it knows already is worth more than what a few documents add


@dataclass(frozen=True, slots=True)
class Learned:
    """What came of learning: documents trained on and held out, the comparison, and where the weights are."""

    trained: int
    held: int
    compared: Better
    folder: Path

    @property
    def used(self) -> bool:
        """Whether the case uses it from now on."""
        return self.compared.settled


def learn(
    reviewed: Mapping[str, Sequence[Mapping[str, Any]]],
    models: Path,
    start: Path,
    *,
    more: Path | None = None,
    note: Callable[[str], None] = print,
    plan: Plan | None = None,
) -> Learned:
    """Train the weights in `start` on with reviewed passages (by document) and, from `more`, passages of others; put
    what comes of it into `models`.

    Missing X23 without the packages for training, X25 without weights in `start`; Refused X24 for too few documents.
    """
    ready()
    if len(reviewed) < LEAST:
        what = f"{len(reviewed)} documents were reviewed whole"
        raise Refused("X24", "learning", what, f"Review {LEAST} or more: fewer show nothing beyond chance")
    documents = {d: [example(dict(row)) for row in rows] for d, rows in reviewed.items()}
    held = {d: found for d, found in documents.items() if is_held(d)} or dict([min(documents.items())])
    train = [e for d, found in documents.items() if d not in held for e in found]
    train += read_passages(more, "dev") if more is not None else []
    version = "roles-local@" + hashlib.sha256(json.dumps(sorted(reviewed)).encode()).hexdigest()[:8]
    folder = models / version
    net = fit(train, start, plan or ON, note, thawed(start))
    export(net, start, folder)
    told = {"version": version, "thresholds": dict.fromkeys(ROLES, 0.5), "encoder": sizes_of(net)}
    (folder / "card.json").write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    local = Tagger(folder)
    found = better(held, _tagged(Tagger(start), held), _tagged(local, held))
    if found.settled:
        (models / CHOSEN).write_text(json.dumps({"folder": version}) + "\n", encoding="utf-8")
    return Learned(len(documents) - len(held), len(held), found, folder)


def is_held(document: str) -> bool:
    """Whether a document is kept out of training: by its id, so that it stays out of every later training too."""
    return hashlib.sha256(document.encode()).digest()[0] % HELD == 0


def _tagged(tagger: Tagger, documents: Mapping[str, Sequence[Example]]) -> dict[str, list[Any]]:
    return {d: tagger.tag([e.text for e in found]) for d, found in documents.items()}
