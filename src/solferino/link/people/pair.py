"""Two people who may be one: how likely, why, and what speaks against joining them without a person."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.link.people.levels import BY_NAME, UNKNOWN
from solferino.link.people.person import Person

_CERTAIN = 0.999999  # no method is certain


@dataclass(frozen=True, slots=True)
class Feature:
    """One field compared: its name, the level reached, its weight (log2 of how much it changes the odds), in words."""

    name: str
    level: str
    weight: float
    seen: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A suggestion: `left` and `right` are references (list and id), left the smaller. `probability` 0 to 1 by the
    method. `conflict` says why no machine may join the two, None where nothing does. `identical`: the identifiers are
    the same, and nothing conflicts; only then may the two be joined without a person."""

    left: str
    right: str
    probability: float
    features: tuple[Feature, ...]
    conflict: str | None = None
    identical: bool = False


def reference(p: Person) -> str:
    """How an entry is named in suggestions and judgements: by its id where it is one of the register, or of a person
    whom an incident names, which is unique over all lists, else as `list/id`."""
    return p.id if p.id.startswith(("ent-", "cas-")) else f"{p.list}/{p.id}"


def conflict(a: Person, b: Person) -> str | None:
    """Why the two may not be joined without a person: one list; dates or sexes that differ. Unknown is none."""
    if a.list == b.list:
        return "both stand on one list"
    for name, say in (("birth", "dates of birth differ"), ("death", "dates of death differ"), ("sex", "sexes differ")):
        if BY_NAME[name].level(a, b) not in (0, UNKNOWN) and not _agrees(name, a, b):
            return say
    return None


def apart(a: Person, b: Person, within: bool) -> str | None:
    """Why the two cannot be in one group of suggestions at all: dates that no slip explains, or one list."""
    if a.list == b.list and not within:
        return "both stand on one list"
    birth, death = BY_NAME["birth"], BY_NAME["death"]
    born, died = birth.level(a, b), death.level(a, b)
    reckoned = a.birth.about or b.birth.about
    if born != UNKNOWN and not reckoned and birth.levels[born].name in ("near", "other"):
        return "dates of birth differ"
    if died != UNKNOWN and death.levels[died].name == "other":
        return "dates of death differ"
    return None


def _agrees(name: str, a: Person, b: Person) -> bool:
    """Whether a partial date agrees with a whole one."""
    field = BY_NAME[name]
    return field.levels[field.level(a, b)].name == "part"


def make(a: Person, b: Person, probability: float, features: tuple[Feature, ...]) -> Pair:
    """The pair, the smaller reference left, with what speaks against joining it."""
    if reference(b) < reference(a):
        a, b = b, a
    against = conflict(a, b)
    same = bool(a.identifier) and a.identifier == b.identifier
    return Pair(
        reference(a), reference(b), min(round(probability, 6), _CERTAIN), features, against, same and against is None
    )
