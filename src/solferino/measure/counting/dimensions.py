"""By what casualties are told apart: for each dimension the one cell that a casualty or tally falls into.

Unknown is a cell of its own and is never shared out among the others (R-CAS-1, R-CAS-8). Groups of weapons are
versioned mappings, and the table says which it was made with.
"""

from __future__ import annotations

from collections.abc import Callable

from solferino.errors import Missing
from solferino.measure.counting.select import one_month
from solferino.model import AgeGroup, Casualty, Sex, Tally
from solferino.terms import labels, rollup, statuses, weapons

Item = Casualty | Tally
UNKNOWN = "unknown"
SEVERAL = "more than one"
# What comes on top of another weapon and is no cause of its own beside it (method.md §2.3).
_BESIDE = ("WPN-CM", "WPN-DEB", "WPN-UNK")


def people(item: Item) -> str:
    """Men, women, boys, girls, and four cells for what is not known: the ones that published tables have."""
    sex, age = item.sex, item.age_group
    if age is AgeGroup.UNKNOWN:
        return {Sex.MALE: "male, age unknown", Sex.FEMALE: "female, age unknown"}.get(sex, "sex and age unknown")
    if age.adult:
        return {Sex.MALE: "men", Sex.FEMALE: "women"}.get(sex, "adults, sex unknown")
    return {Sex.MALE: "boys", Sex.FEMALE: "girls"}.get(sex, "children, sex unknown")


def age(item: Item) -> str:
    """Children, adults under 60 or of an age that is not told, adults of 60 and over, unknown."""
    return {
        AgeGroup.CHILD: "children", AgeGroup.ADULT: "adults", AgeGroup.OLDER: "adults of 60 and over",
    }.get(item.age_group, UNKNOWN)  # fmt: skip


def sex(item: Item) -> str:
    """Male, female, other, unknown."""
    return {Sex.MALE: "male", Sex.FEMALE: "female", Sex.OTHER: "other"}.get(item.sex, UNKNOWN)


def status(item: Item) -> str:
    """The status as recorded; not established is no status (R-CAS-1)."""
    found = statuses().get(item.status)
    return found.label if found is not None else UNKNOWN


def status_sdg(item: Item) -> str:
    """The class of SDG indicator 16.1.2."""
    found = statuses().get(item.status)
    return found.sdg if found is not None else "Unknown"


def weapon(item: Item) -> str:
    """The weapon or cause; of several that cause harm by themselves "more than one"."""
    own = _causes(item.weapons)
    if not own:
        return UNKNOWN
    return weapons()[own[0]].label if len(own) == 1 else SEVERAL


def grouped(name: str, version: str | None = None) -> Callable[[Item], str]:
    """A dimension of weapons by a versioned roll-up. Missing T03 where there is none of that name."""
    groups = rollup(name, version)
    said = {"Y": "wide area effects", "N": "other weapons", "U": UNKNOWN, "-": UNKNOWN} if name == "ewwae" else {}

    def cell(item: Item) -> str:
        found = {groups[code] for code in _causes(item.weapons)} or {groups["WPN-UNK"]}
        return said.get(group := found.pop(), group) if len(found) == 1 else SEVERAL

    return cell


def _causes(codes: tuple[str, ...]) -> tuple[str, ...]:
    known = tuple(dict.fromkeys(c for c in codes if c in weapons()))
    return tuple(c for c in known if c not in _BESIDE) or known[:1]


def control(item: Item) -> str:
    """Who controlled the territory."""
    found = labels("control").get(item.control)
    return found.label if found is not None else UNKNOWN


def proximity(item: Item) -> str:
    """Near the front line or far from it."""
    return {"PRX-FRONT": "near the front line", "PRX-REAR": "far from the front line"}.get(
        item.proximity or "", UNKNOWN
    )


def role(item: Item) -> str:
    """A special role, such as medical or media; a tally has none."""
    return (getattr(item, "role", None) or "none recorded").replace("_", " ").lower()


def party(item: Item) -> str:
    """The side that is blamed. Attribution missing is a row, not left out (statistics.md §4.3)."""
    return item.party or "not attributed"


def month(item: Item) -> str:
    """The month of the incident (R-CAS-4)."""
    return one_month(item.date) or "month not settled"


def place(item: Item) -> str:
    """The region, with its country; else the country; else unknown."""
    where = item.place
    if where is None:
        return UNKNOWN
    return ", ".join(p for p in (where.admin1, where.country) if p) or where.name


def outcome(item: Item) -> str:
    """As recorded: died of wounds is told apart from killed here, and counts as killed."""
    return item.outcome.value.replace("_", " ").lower()


DIMENSIONS: dict[str, Callable[[Item], str]] = {
    "people": people, "sex": sex, "age": age, "status": status, "status-sdg": status_sdg, "weapon": weapon,
    "control": control, "proximity": proximity, "role": role, "party": party, "month": month, "place": place,
    "outcome": outcome,
}  # fmt: skip
ROLLUPS = ("hrmmu", "ewwae", "sdg")


def dimension(name: str) -> Callable[[Item], str]:
    """The dimension of that name; `weapon:hrmmu`, `weapon:ewwae@2` and so on for roll-ups. Missing M95 for others."""
    if name in DIMENSIONS:
        return DIMENSIONS[name]
    head, _, rest = name.partition(":")
    group, _, version = rest.partition("@")
    if head == "weapon" and group in ROLLUPS:
        return grouped(group, version or None)
    known = ", ".join((*DIMENSIONS, *(f"weapon:{r}" for r in ROLLUPS)))
    raise Missing("M95", name, "is nothing by which casualties are told apart", f"Use {known}")
