"""The level table as data, evaluated (method.md §1.6; terms/policies.toml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from solferino.assess.evidence import Evidence
from solferino.errors import Broken
from solferino.model import Level
from solferino.terms import Policy


@dataclass(frozen=True, slots=True)
class Decision:
    """The first row that fits: its level, its reason, and a flag for people (sp6_eligible) or nothing."""

    level: Level
    reason: str
    flag: str = ""


def decide(evidence: Evidence, policy: Policy) -> Decision:
    """The level that the table gives; never above the policy's ceiling. Broken where no row fits or a condition is
    unknown: a policy must say something about every record."""
    for rule in policy.rules:
        if all(_holds(evidence, name, value) for name, value in rule.when.items()):
            return Decision(min(Level(rule.level), Level(policy.ceiling), key=lambda s: s.rank), rule.reason, rule.flag)
    raise Broken("A01", policy.id, "no row of the policy fits", "Add a last row without conditions")


def _holds(evidence: Evidence, name: str, wanted: Any) -> bool:
    field, _, bound = name.rpartition("_")
    values: Mapping[str, Any] = {f: getattr(evidence, f) for f in evidence.__slots__}
    if bound == "min" and field in values:
        return bool(values[field] >= wanted)
    if bound == "max" and field in values:
        return bool(values[field] <= wanted)
    if name in values:
        return bool(values[name] == wanted)
    raise Broken("A02", name, "the policy asks for something that no evidence has", "Correct terms/policies.toml")


def capped(level: Level, *ceilings: str) -> Level:
    """The lowest of a level and its ceilings (R-SP-1)."""
    return min([level, *(Level(c) for c in ceilings)], key=lambda s: s.rank)
