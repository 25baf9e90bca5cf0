"""What the sections of a language's files are made of, and how one becomes a value.

A section is a class, key for key, so that no list is kept that nothing reads.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, TypeVar

Words = frozenset[str]
Pattern = re.Pattern[str]
_T = TypeVar("_T")


def load(language: str, name: str) -> dict[str, Any]:
    """One file of a language."""
    return tomllib.loads(files("solferino.extract").joinpath(f"lang/{language}/{name}.toml").read_text("utf-8"))


def section(kind: type[_T], table: Mapping[str, Any]) -> _T:
    """`kind` made from its table: a list is a set of words, a string a pattern. TypeError where keys differ."""
    return kind(**{key: _value(value) for key, value in table.items()})


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _value(v) for k, v in value.items()}
    return re.compile(value) if isinstance(value, str) else frozenset(value)
