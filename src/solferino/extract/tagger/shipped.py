"""The tagger whose weights come with the package."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path

from solferino.extract.tagger.tagger import Tagger


@cache
def shipped_version() -> str:
    """The version of the shipped weights, without loading them."""
    card = resources.files("solferino.extract.tagger").joinpath("weights", "card.json").read_text(encoding="utf-8")
    return str(json.loads(card)["version"])


def shipped_folder() -> Path:
    """The folder of the shipped weights. The package is installed as files, not as an archive."""
    with resources.as_file(resources.files("solferino.extract.tagger") / "weights") as folder:
        return Path(folder)


@cache
def shipped() -> Tagger:
    """The shipped tagger, loaded once for each process (about 0.3 s)."""
    return Tagger(shipped_folder())
