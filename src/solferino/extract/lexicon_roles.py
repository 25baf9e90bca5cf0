"""roles.toml as values: who did what to whom, by what, in what setting."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.extract.lexicon_section import Pattern, Words


@dataclass(frozen=True, slots=True)
class Roles:
    """[roles] of roles.toml: who did it to whom."""

    light: Words
    sufferers: Words
    called_by_place: Words
    suffer: Words
    imposes: Words
    through: Words
    through_prepositions: Words
    joining: Words
    forces_before: Words
    one_word: Words
    own_of: Words
    of_forces: Words
    hurt: Words
    headline_people: Words
    headline: Words
    hurt_people: Words
    relative: Words
    nobody: Words
    patient_prepositions: Words
    aimed_on: Words
    object_prepositions: Words
    withholds: Words
    withheld: Words
    no_patient: Words
    aims: Words
    sums_up: Words
    owns: Words
    ascribes: Words
    ascribed_to: Words


@dataclass(frozen=True, slots=True)
class Causes:
    """[causes] of roles.toml: what casualties come from."""

    words: Words
    met: Words
    hidden: Words
    carriers: Words
    diffuse: Words
    mishaps: Words
    throws: Words
    attacks: Words
    prepositions: Words
    leaves: Words
    fires: Words
    falls: Words
    aimed_at: Words
    dies: Words
    goes: Words
    dead_with: Words
    drones: Words


@dataclass(frozen=True, slots=True)
class Settings:
    """[settings] of roles.toml: what makes one code of another."""

    custody: Pattern
    of_suspects: Pattern
    custody_told: Pattern
    died_held: Pattern
    to_death: Pattern
    fatal: Words
    burns: Words
    alive: Words
    not_quite: Pattern
    beaten: Words
    shot_dead: Pattern
    shot_limb: Words
    shot_fatal: Pattern
    shot_spared: Pattern
    execution: Pattern
    slavery: Pattern
    child: Pattern
    dead_bodies: Words
    people_hit: Words
    near: Words
    tries: Words
    attempted: Words


@dataclass(frozen=True, slots=True)
class Whom:
    """[whom] of roles.toml: how victims are told."""

    ages: Pattern
    adds: Pattern
    part_prepositions: Words
    part_of: Pattern
    shares: Words
    plural: Words
    single: Words
    many_each: Words
    single_men: Words
    single_women: Words
    teller: Words
    sufferers: Words
    of_one: Words
    collective: Words
    beasts: Words
    body_parts: Words
    titles: dict[str, Pattern]
    open: Words
    also_people: Words
    together: Pattern
    more_about: Pattern
    more_ends: Pattern
    elsewhere: Pattern
    and_elsewhere: Pattern
    by_others: Pattern
    and_by_others: Pattern
    and_one: Pattern
    on_towns: Words
    the_dead: Words
    fates: Words
    of_acts: Words
