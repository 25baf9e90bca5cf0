"""The wording linter of method.md §6.4: what a sentence may say at its level. Rules are data, in terms/wording.toml.

Words in quotation marks and names of sources are exempt: they are the documents', not ours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from solferino.model import Level
from solferino.report.parts import Bullets, Heading, Picture, ReportModel, Table
from solferino.report.wording import wording

NEVER = 99


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence that breaks a rule: its code, what the rule asks, the words that break it, and the sentence."""

    code: str
    says: str
    words: str
    text: str

    def line(self) -> str:
        return f"{self.code} {self.says}: “{self.words}” in: {self.text}"


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    says: str
    forbid: re.Pattern[str] | None
    where: re.Pattern[str] | None
    needs: re.Pattern[str] | None
    before: bool
    below: int | None
    at: tuple[str, ...]


@cache
def rules() -> tuple[_Rule, ...]:
    """The rules of wording.toml; `{adjective}` in a pattern stands for every nation's adjective in countries.toml."""
    raw = tomllib.loads(resources.files("solferino.terms").joinpath("countries.toml").read_text(encoding="utf-8"))
    found = {a for row in raw.values() if isinstance(row, dict) for a in row.get("en", {}).get("adjectives", ())}
    adjectives = "|".join(re.escape(a) for a in sorted(found, key=lambda a: (-len(a), a)))

    def pattern(row: Mapping[str, Any], key: str) -> re.Pattern[str] | None:
        text = row.get(key)
        if text is None:
            return None
        flags = re.NOFLAG if "{adjective}" in text else re.IGNORECASE
        return re.compile(text.replace("{adjective}", f"(?:{adjectives})"), flags)

    return tuple(
        _Rule(
            row["code"],
            row["says"],
            pattern(row, "forbid"),
            pattern(row, "where"),
            pattern(row, "needs"),
            bool(row.get("before")),
            NEVER if row.get("below") == "never" else int(row["below"][2:]) if "below" in row else None,
            tuple(row.get("at", ())),
        )
        for row in wording()["lint"]
    )


def ours(text: str, names: Iterable[str] = ()) -> str:
    """The text with a § for each letter that is not ours: names given, and what stands in quotation marks."""
    for name in sorted({n for n in names if n.strip()}, key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", lambda m: "§" * len(m.group()), text)
    return re.sub(r"“[^”]*”", lambda m: "§" * len(m.group()), text)


def lint(text: str, level: Level | None, names: Iterable[str] = ()) -> list[Fault]:
    """The rules that a sentence breaks at its level; `None` is a sentence that asserts no fact (counts, remarks)."""
    own, said = ours(text, names), ours(text)  # a name may hold a month or a number, which what we say needs too
    rank = level.rank if level else None
    out = []
    for rule in rules():
        if rule.at and (level is None or level.value not in rule.at):
            continue
        if rule.below is not None and rule.below != NEVER and rank is not None and rank >= rule.below:
            continue
        if rule.forbid and (hit := rule.forbid.search(own)):
            out.append(Fault(rule.code, rule.says, hit.group(), text))
        elif rule.needs and rule.where:
            for hit in rule.where.finditer(own):
                if not rule.needs.search(said[: hit.start()] if rule.before else said):
                    out.append(Fault(rule.code, rule.says, hit.group(), text))
                    break
        elif rule.needs and not rule.needs.search(said):
            out.append(Fault(rule.code, rule.says, "nothing of the kind", text))
    return out


def lint_report(model: ReportModel) -> list[Fault]:
    """Every sentence at its level, and every heading, remark and caption, of a composed report."""
    out = [f for s in model.sentences() for f in lint(s.finding.text, s.finding.level, s.names)]
    plain: list[str] = [r.text for r in model.remarks()]
    for section in model.sections:
        plain.append(section.heading.text)
        for block in section.blocks:
            if isinstance(block, Heading):
                plain.append(block.text)
            elif isinstance(block, Table | Picture):
                plain.append(block.caption)
            elif isinstance(block, Bullets):
                plain.append(block.lead)
    # A word about levels (“verified”) is free where no fact is told.
    return out + [f for text in plain for f in lint(text, None) if f.code not in ("W07",)]
