"""The data files of a language, and the short lists in them that one rule alone needs.

Parts that need more than the lists of lexicon.py ask here, by the name of the list in the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from solferino.extract.letters import data
from solferino.extract.slavic.words import any_of, plain


@cache
def table(language: str, name: str) -> Mapping[str, Any]:
    """A data file of the language, read once, its lists with ё as е; for parts that need more than the lists below."""
    return {key: _plain(value) for key, value in data(language, name).items()}


@cache
def listed(language: str, name: str) -> frozenset[str]:
    """A short list of grammar words of the language (speech.toml, `small`)."""
    return frozenset(table(language, "speech")["small"][name])


@cache
def beginnings_of(language: str, name: str) -> tuple[str, ...]:
    """The same list as beginnings of words."""
    return tuple(table(language, "speech")["small"][name])


@cache
def pattern(language: str, name: str) -> re.Pattern[str]:
    """The same list as a pattern, for phrases of more than one word."""
    return any_of(table(language, "speech")["small"][name])


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return {key: _plain(v) for key, v in value.items()} if isinstance(value, dict) else value
