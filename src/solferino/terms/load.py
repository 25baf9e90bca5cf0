"""The vocabularies of the field as frozen values, read once from the data files beside this one.

Why data: lawyers and analysts must be able to read, cite and correct the lists without reading code. Every file names
its source and what was seen but is not handled yet. `VERSION` values go into whatever is computed with them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from solferino.errors import Broken, Missing


@dataclass(frozen=True, slots=True)
class Act:
    """What happened. `gravity` ranks acts of one episode, higher is main (the rule stands in acts.toml); `crimes` are
    Rome Statute references, `own_crime` false where it has no entry of its own (R-TAX-2): then `charged_as` names the
    acts through which it is usually charged. `noun` and `preposition` read as "killing of", "attack on"."""

    code: str
    label: str
    noun: str
    preposition: str
    theme: str
    gravity: int
    crimes: tuple[str, ...]
    ihl: tuple[str, ...]
    ihrl: tuple[str, ...]
    own_crime: bool
    remark: str = ""
    charged_as: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """KIL, TOR, …; for BODIES, CASUALTIES and VIOLATION the code itself."""
        return self.code.split("-")[0]

    @property
    def norms(self) -> tuple[str, ...]:
        """Norms of humanitarian and of human rights law that it may breach."""
        return self.ihl + self.ihrl

    def elements(self) -> tuple[Crime, ...]:
        """The elements checklists of its crimes, where method.md §3.6 has them."""
        return tuple(crimes()[c] for c in self.crimes if c in crimes())


@dataclass(frozen=True, slots=True)
class Crime:
    """A Rome Statute crime: `context` are CX-… codes stored once, `elements` the rest, in our own words."""

    code: str
    label: str
    context: tuple[str, ...]
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weapon:
    """`hrmmu`, `ewwae` (Y, N, U, -) and `sdg` are roll-ups by versioned mappings (weapons.toml)."""

    code: str
    label: str
    noun: str
    hrmmu: str
    ewwae: str
    sdg: str


@dataclass(frozen=True, slots=True)
class Method:
    """A method of torture (TMT); `kind` integrity, mental or sexual; `seen` y where a source report names it."""

    code: str
    label: str
    kind: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Object:
    """What was hit (OB-…); `noun` is the plural used in sentences."""

    code: str
    label: str
    noun: str


@dataclass(frozen=True, slots=True)
class Status:
    """`noun` is the plural used in sentences; `sdg` the SDG 16.1.2 class."""

    code: str
    label: str
    noun: str
    sdg: str


@dataclass(frozen=True, slots=True)
class Harm:
    """`participle` as in "32 killed"; `unit` is what its numbers count."""

    code: str
    label: str
    unit: str
    participle: str


@dataclass(frozen=True, slots=True)
class Standard:
    """A step of the ladder (method.md §1.2). `publishable`: no, attributed, allegation, credible, finding, court."""

    code: str
    name: str
    definition: str
    publishable: str
    verbs: str


@dataclass(frozen=True, slots=True)
class Label:
    """A code and its words, for lists that need no more."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class PolicyRule:
    """One row: `level` where every condition in `when` holds; `reason` is the sentence printed."""

    level: str
    reason: str
    when: Mapping[str, Any]
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """Rows in order, first match wins, plus the ceilings of the three levels. Never above `ceiling`."""

    name: str
    version: str
    ceiling: str
    rules: tuple[PolicyRule, ...]
    external_standard: Mapping[str, int]
    legal: Mapping[str, str]
    attribution: Mapping[str, str]
    party_claims: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """Name and version, as it stands in `proposed_by`."""
        return f"policy:{self.name}@{self.version}"


class _Coded(Protocol):
    @property
    def code(self) -> str: ...


C = TypeVar("C", bound=_Coded)


@cache
def _file(name: str) -> Mapping[str, Any]:
    raw = resources.files("solferino.terms").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}


def _by_code(name: str, values: Iterable[C]) -> Mapping[str, C]:
    out: dict[str, C] = {}
    for value in values:
        if value.code in out:
            raise Broken("T01", f"{name}.toml", f"the code {value.code} stands there twice", "Remove one of them")
        out[value.code] = value
    return MappingProxyType(out)


@cache
def acts() -> Mapping[str, Act]:
    """Every act code of method.md §3.4, and BODIES, CASUALTIES and VIOLATION, in the order of the file."""
    return _by_code("acts", (Act(**_frozen(r)) for r in _file("acts")["act"]))


@cache
def crimes() -> Mapping[str, Crime]:
    """Elements checklists by Rome Statute reference (method.md §3.6)."""
    return _by_code("crimes", (Crime(**_frozen(r)) for r in _file("crimes")["crime"]))


@cache
def contextual_elements() -> Mapping[str, Label]:
    """CX-… codes (method.md §3.3)."""
    return _by_code("crimes", (Label(**r) for r in _file("crimes")["context"]))


@cache
def weapons() -> Mapping[str, Weapon]:
    """Weapons and causes, WPN-… (method.md §2.3)."""
    return _by_code("weapons", (Weapon(**r) for r in _file("weapons")["weapon"]))


@cache
def rollup(name: str, version: str | None = None) -> Mapping[str, str]:
    """The group of every weapon under a versioned roll-up (`hrmmu`, `ewwae`, `sdg`); the first version without one.

    Missing T03 where there is none of that name and version.
    """
    for row in _file("weapons")["rollup"]:
        if row["name"] == name and version in (None, row["version"]):
            changes = row.get("changes", {})
            return MappingProxyType({w.code: changes.get(w.code, getattr(w, name)) for w in weapons().values()})
    remedy = "Use hrmmu@1, sdg@1, ewwae@1 or ewwae@2"
    raise Missing("T03", f"{name}@{version}", "no roll-up of that name and version", remedy)


@cache
def methods() -> Mapping[str, Method]:
    """The TMT vocabulary (method.md §3.5)."""
    return _by_code("methods", (Method(**r) for r in _file("methods")["method"]))


@cache
def codes(name: str) -> tuple[str, ...]:
    """The codes of one of the short lists SXF, TST, TPU, TPE, DCO or WPR; Missing for any other name."""
    for row in _file("methods")["list"]:
        if row["code"] == name:
            return tuple(row["codes"])
    raise Missing("T02", name, "no list of that name", "Use one of SXF, TST, TPU, TPE, DCO, WPR")


@cache
def objects() -> Mapping[str, Object]:
    """Kinds of object, OB-… (method.md §3.2)."""
    return _by_code("objects", (Object(**r) for r in _file("objects")["object"]))


@cache
def statuses() -> Mapping[str, Status]:
    """CST-… codes (method.md §2.3)."""
    return _by_code("statuses", (Status(**r) for r in _file("statuses")["status"]))


@cache
def labels(kind: str) -> Mapping[str, Label]:
    """The other codes of statuses.toml: kind is protection (PP), control (CTL) or verification (VST)."""
    if kind not in ("protection", "control", "verification"):
        raise Missing("T03", kind, "no codes of that kind", "Use protection, control or verification")
    return _by_code("statuses", (Label(**r) for r in _file("statuses")[kind]))


@cache
def harms() -> Mapping[str, Harm]:
    """What was done to people, by the words of contract.md ("harm")."""
    return _by_code("harms", (Harm(**r) for r in _file("harms")["harm"]))


@cache
def standards() -> Mapping[str, Standard]:
    """SP0 to SP7 in rising order."""
    return _by_code("standards", (Standard(**r) for r in _file("standards")["standard"]))


@cache
def policy(name: str = "un") -> Policy:
    """The level table of that name; Missing where there is none."""
    data = _file("policies")
    for row in data["policy"]:
        if row["name"] == name:
            rules = tuple(PolicyRule(**{**r, "when": MappingProxyType(r["when"])}) for r in row["rule"])
            return Policy(
                row["name"],
                row["version"],
                row["ceiling"],
                rules,
                MappingProxyType(data["external_standard"]),
                MappingProxyType(data["legal"]),
                MappingProxyType(data["attribution"]),
                frozenset(data["party"]["claims"]),
            )
    raise Missing("T04", name, "no policy of that name", "See terms/policies.toml")


FILES = (
    "acts",
    "bodies",
    "crimes",
    "cues",
    "harms",
    "methods",
    "objects",
    "policies",
    "sites",
    "standards",
    "statuses",
    "weapons",
)


def not_handled() -> Mapping[str, tuple[str, ...]]:
    """What was seen in the sources and is not handled yet, by file: for the method section of a report."""
    return MappingProxyType({name: tuple(_file(name)["not_handled"]) for name in FILES})


def versions() -> Mapping[str, str]:
    """Version of each vocabulary, to be kept with whatever was computed from it."""
    return MappingProxyType({name: str(_file(name)["version"]) for name in FILES})


@dataclass(frozen=True, slots=True)
class Site:
    """A kind of site that tells events in one town apart; `within` is a wider kind that fits too (sites.toml)."""

    code: str
    object: str
    words: tuple[str, ...]
    within: str = ""


@cache
def sites() -> Mapping[str, Site]:
    """Kinds of site by which events in one town are told apart."""
    return _by_code("sites", (Site(**_frozen(r)) for r in _file("sites")["site"]))


@cache
def cues(name: str) -> re.Pattern[str]:
    """One pattern for all expressions of that name in cues.toml; Missing for a name that is not there."""
    found = _file("cues").get(name)
    if not isinstance(found, list) or name == "not_handled":
        raise Missing("T05", name, "no cues of that name", "See terms/cues.toml")
    # "cites" tells names by their capitals
    return re.compile("|".join(f"(?:{p})" for p in found), re.NOFLAG if name == "cites" else re.IGNORECASE)


@cache
def evidence_cues() -> Mapping[str, re.Pattern[str]]:
    """Kinds of evidence (method.md §1.6 step 4) and the words by which a passage names them."""
    table = _file("cues")["evidence"]
    return MappingProxyType({kind: re.compile("|".join(found), re.IGNORECASE) for kind, found in table.items()})
