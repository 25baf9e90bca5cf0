"""zones.toml, compiled once: what marks a line as furniture, as a caption, as part of readers' comments."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_END = 180  # characters at the end of a caption in which its credit stands


@dataclass(frozen=True, slots=True)
class LineRule:
    """One rule: a line no longer than `longest` that matches as a whole, or `at_end`, is what the rule says."""

    name: str
    longest: int
    pattern: re.Pattern[str]
    at_end: bool = False

    def holds(self, text: str) -> bool:
        """Whether the rule holds for a line."""
        if len(text) > self.longest:
            return False
        if self.at_end:
            return self.pattern.search(text[-_END:]) is not None
        return self.pattern.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of zones.toml; `heading` to `field` are about comments, `opinion` and `news` are searched in a line."""

    furniture: tuple[LineRule, ...]
    caption: tuple[LineRule, ...]
    heading: LineRule
    form: LineRule
    field: LineRule
    reply: LineRule
    says: LineRule
    stamp: LineRule
    opinion: re.Pattern[str]
    news: re.Pattern[str]
    menu: frozenset[str]
    networks: frozenset[str]
    share_words: frozenset[str]  # networks too
    separators: re.Pattern[str]


@lru_cache(maxsize=1)
def rules() -> Rules:
    """The rules as shipped."""
    found = data()
    comment = found["comment"]

    def one(name: str, longest: int) -> LineRule:
        return LineRule(name, longest, _any(comment[name]))

    def several(kind: str) -> tuple[LineRule, ...]:
        return tuple(_rule(r) for r in found[kind])

    return Rules(
        furniture=several("furniture"),
        caption=several("caption"),
        heading=one("heading", 120),
        form=one("form", 200),
        field=one("field", 240),
        reply=one("reply", 80),
        says=one("says", 90),
        stamp=one("stamp", 60),
        opinion=_any(comment["opinion"]),
        news=_any(comment["news"]),
        menu=frozenset(found["menu"]["words"]),
        networks=frozenset(found["share"]["networks"]),
        share_words=frozenset(found["share"]["networks"] + found["share"]["words"]),
        separators=re.compile(found["menu"]["separators"]),
    )


def data() -> dict[str, Any]:
    """zones.toml as it stands."""
    return tomllib.loads((files("solferino.read") / "zones.toml").read_text(encoding="utf-8"))


def _rule(given: dict[str, Any]) -> LineRule:
    at_end = given.get("where") == "end"
    pattern = _any([f"(?:{p})$" for p in given["patterns"]] if at_end else given["patterns"])
    return LineRule(given["name"], given["longest"], pattern, at_end)


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
