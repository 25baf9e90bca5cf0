"""Which language model a case is read with: one behind an address or one in a file, never both."""

from __future__ import annotations

from pathlib import Path

from solferino.errors import Refused
from solferino.extract.llm.ask import HttpModel, Model
from solferino.extract.llm.gguf import examine
from solferino.extract.llm.local import FileModel

NONE = "none"


def model_of(address: str, name: str, file: Path | None, *, seconds: float, threads: int) -> Model:
    """The model `name` at an address or the one in a file; an address "none" is none.

    Refused X20 where they name none or two, or no address; as `examine` for a file.
    """
    if (address == NONE) == (file is None):
        what = "no language model is named" if file is None else "llm_address is set too: only one of them can be meant"
        remedy = "Set llm_file to the path of a GGUF file, or llm_address to where a model answers, in case.toml"
        raise Refused("X20", "llm_file", what, remedy)
    return FileModel(examine(file), seconds, threads) if file is not None else HttpModel(address, name, seconds)


def model_at(where: str, seconds: float, threads: int) -> Model:
    """The model at an http(s) address or, where it is none, in the file of this path."""
    there = where.startswith(("http://", "https://"))
    return model_of(where if there else NONE, "local", None if there else Path(where), seconds=seconds, threads=threads)
