"""People killed or injured, one by one and as tallies, and the lists that name them (method.md §2.2, §2.3).

Nothing here says who a person is: a casualty carries a pseudonym, an entry of a list likewise. The name, the birth date
and every cell of the row as received stand in `Identity`, which only the vault keeps. Unknown is None or the code that
says so (`CST-UNK`, `CTL-UNK`, `U`), and is never turned into anything else (R-CAS-1).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solferino.model.assessment import Level
from solferino.model.incident import Disagreement
from solferino.model.place import Place
from solferino.model.when import When


class CasualtyOutcome(StrEnum):
    """What became of the person (method.md §2.2). Who died of wounds counts as killed, in the month of the incident."""

    KILLED = "KILLED"
    INJURED = "INJURED"
    MISSING_PRESUMED = "MISSING_PRESUMED"
    DIED_OF_WOUNDS = "DIED_OF_WOUNDS"

    @property
    def dead(self) -> bool:
        """Whether the person counts as killed (R-CAS-3)."""
        return self in (CasualtyOutcome.KILLED, CasualtyOutcome.DIED_OF_WOUNDS)


class Sex(StrEnum):
    """As recorded; U where no source says it."""

    MALE = "M"
    FEMALE = "F"
    OTHER = "X"
    UNKNOWN = "U"


class AgeGroup(StrEnum):
    """CHILD is under 18, OLDER 60 and over: a part of the adults. ADULT is 18 and over, older or not said."""

    CHILD = "CHILD"
    ADULT = "ADULT"
    OLDER = "OLDER"
    UNKNOWN = "U"

    @property
    def adult(self) -> bool:
        """Whether the person is 18 or over."""
        return self in (AgeGroup.ADULT, AgeGroup.OLDER)


class Verification(StrEnum):
    """State of verification (method.md §2.3). Only VERIFIED enters a headline count (R-CAS-2)."""

    PENDING = "VST-PENDING"
    CREDIBLE = "VST-CREDIBLE"
    VERIFIED = "VST-VERIFIED"
    REJECTED = "VST-REJECTED"
    DUPLICATE = "VST-DUPLICATE"
    MERGED = "VST-MERGED"
    WITHDRAWN = "VST-WITHDRAWN"

    @property
    def stands(self) -> bool:
        """Whether the record is of a casualty at all: not rejected, withdrawn, a duplicate or merged into another."""
        return self in (Verification.PENDING, Verification.CREDIBLE, Verification.VERIFIED)


@dataclass(frozen=True, slots=True)
class PersonList:
    """One edition of a list of people as received: where it comes from, what it was read with, what it held.

    `series` names the list over all its editions ("memorial-book"); `derived_from` the series that it was made from, so
    that the two never count as two sources. `sha256` is that of the file as received, which lies encrypted in the
    vault; `identities` and `identities_sha256` name the vault's file with who the entries are, and its digest.
    `mapping` is the mapping of columns as TOML. `as_of` and `edition` are what the publisher says; `recorded_at` is
    UTC. The counts are rows of the file but `withdrawn`: entries of the edition before that are no longer there.
    """

    id: str
    series: str
    name: str
    sha256: str
    size: int
    mapping: str
    recorded_at: str
    recorded_by: str
    publisher: str | None = None
    title: str | None = None
    edition: str | None = None
    as_of: str | None = None
    derived_from: str | None = None
    supersedes: str | None = None
    original: str = ""
    original_sha256: str = ""
    identities: str = ""
    identities_sha256: str = ""
    rows: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of one edition of a list, without anything that says who the person is.

    `id` stays the same over editions of a list: it is made, with a key that only the vault has, from the list's own
    number for the row or from who the row is about. `digest` (keyed likewise) changes with any cell. `list` is the
    edition that said so, `sheet` and `row` (from 1, as spreadsheets count) where. A corrected edition adds an entry
    with the same `id`; the latest holds. `withdrawn`: the newest edition no longer has the row.

    `date` is of the incident, `death` of the death; ISO, perhaps partial. `age` is low..high in full years at the time.
    `place` as written unless it is an address. Codes as in terms/: `status` CST, `weapons` WPN, `control` CTL,
    `proximity` PRX, `role` a special role, `party` the ISO code of the side that is blamed.
    """

    id: str
    list: str
    row: int
    pseudonym: str
    digest: str
    sheet: str | None = None
    withdrawn: bool = False
    outcome: CasualtyOutcome | None = None
    date: When | None = None
    time: str | None = None
    death: str | None = None
    sex: Sex = Sex.UNKNOWN
    age: tuple[int, int] | None = None
    age_group: AgeGroup = AgeGroup.UNKNOWN
    status: str = "CST-UNK"
    role: str | None = None
    weapons: tuple[str, ...] = ()
    control: str = "CTL-UNK"
    proximity: str | None = None
    party: str | None = None
    place: str | None = None
    admin1: str | None = None
    place_code: str | None = None
    lat: float | None = None
    lon: float | None = None
    verification: Verification = Verification.PENDING


@dataclass(frozen=True, slots=True, repr=False)
class Identity:
    """Who an entry is about: only ever in memory and in the vault. It prints its id alone, so that no log shows more.

    `birth` is ISO, perhaps partial; `number` the list's own id of the row; `raw` every cell as received, by header.
    """

    id: str
    name: str | None = None
    last: str | None = None
    first: str | None = None
    patronymic: str | None = None
    aliases: tuple[str, ...] = ()
    birth: str | None = None
    number: str | None = None
    contact: str | None = None
    place: str | None = None
    raw: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        return f"Identity({self.id})"


@dataclass(frozen=True, slots=True)
class CasualtySource:
    """One thing that a casualty or tally stands on (method.md §2.2: the kind of source and the specific document).

    `kind` list or allegation; `id` the entry's or the allegation's; `document` the list edition's or document's id;
    `where` sheet and row, or start..end. `low`/`high` persons that this source tells of, for a tally; `stance` of an
    allegation, `origin` the origin that it counts with.
    """

    kind: str
    id: str
    document: str
    where: str
    low: int | None = None
    high: int | None = None
    qualifier: str | None = None
    stance: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """The outcome as known from `at` (UTC) on, and what said so: a list edition's id, or who amended it."""

    at: str
    outcome: CasualtyOutcome
    by: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """What somebody decided about one casualty: `field` has `value` from `at` on, for a `reason`. Append-only.

    Fields: outcome, status, role, weapons, control, proximity, party, party_level, date, death, sex, age_group,
    incident, verification, of (the casualty that this one is a duplicate of, or is merged into). `value` None takes the
    field back to what the sources say.
    """

    id: str
    casualty: str
    field: str
    value: str | None
    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Casualty:
    """One person killed or injured in one incident (method.md §2.1, §2.2).

    Where sources or editions differ the field has what the latest source says of the one that says most, and
    `disagreements` holds every value: for a status that sources dispute, `status` is CST-UNK until somebody decides.
    `history` has each outcome from the first known to the one that holds. `of` names the casualty that this one is a
    duplicate of. `recorded_at`, `verified_at` and `withdrawn_at` are UTC, for counts as of a date.
    """

    id: str
    pseudonym: str
    outcome: CasualtyOutcome
    sources: tuple[CasualtySource, ...]
    recorded_at: str
    history: tuple[Transition, ...] = ()
    incident: str | None = None
    date: When | None = None
    time: str | None = None
    death: str | None = None
    place: Place | None = None
    sex: Sex = Sex.UNKNOWN
    age: tuple[int, int] | None = None
    age_group: AgeGroup = AgeGroup.UNKNOWN
    status: str = "CST-UNK"
    role: str | None = None
    weapons: tuple[str, ...] = ()
    control: str = "CTL-UNK"
    proximity: str | None = None
    party: str | None = None
    party_level: Level | None = None
    verification: Verification = Verification.PENDING
    of: str | None = None
    verified_at: str | None = None
    verifier: str | None = None
    withdrawn_at: str | None = None
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it is a casualty to be counted under its state of verification."""
        return self.verification.stands and self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class Tally:
    """Persons of one incident who are not named one by one: `low..high` with one outcome, as the sources tell it.

    `low` and `high` are persons, None where no source gives that end; `named` are those of the same incident and
    outcome who are casualties of their own and stand in `low..high` too, so that whoever adds takes them off once.
    `sources` give each source's own numbers. `sex`, `age_group` and `status` hold only where every source tells them
    alike of all these persons. `part_of` names the tally that this one is a part of ("including 19 children"):
    never added to it.
    """

    id: str
    outcome: CasualtyOutcome
    low: int | None
    high: int | None
    sources: tuple[CasualtySource, ...]
    recorded_at: str
    best: int | None = None
    incident: str | None = None
    date: When | None = None
    place: Place | None = None
    sex: Sex = Sex.UNKNOWN
    age_group: AgeGroup = AgeGroup.UNKNOWN
    status: str = "CST-UNK"
    weapons: tuple[str, ...] = ()
    control: str = "CTL-UNK"
    proximity: str | None = None
    party: str | None = None
    level: Level | None = None
    verification: Verification = Verification.PENDING
    named: int = 0
    part_of: str | None = None
    disagreements: tuple[Disagreement, ...] = ()
