"""scene.toml as values, but for its document: where, when and by which side."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.extract.lexicon_section import Pattern, Words


@dataclass(frozen=True, slots=True)
class Sides:
    """[sides] of scene.toml: who acts with force."""

    forces: Words
    anybody: Words
    by_deed: Words
    men: Words
    in_arms: Pattern
    looks: Words
    called_groups: Words
    units: Words
    groups: Words
    fire_before: Pattern
    fire_after: Pattern
    held_by_side: Pattern
    admits: Words
    of_state: Words
    of_state_words: Pattern
    active: Words
    pronouns: Words
    single: Words
    owners: Words
    under_orders: Pattern
    told_before: Words
    once_more: Pattern
    ones_own: Words
    tell_together: Words
    arms: Words
    arms_make: Words
    denies: Words
    unknown: Words
    has_part: Words
    of_speaker: Words
    on_behalf: Words
    speaks_for: Words
    for_whom: Words
    armed_speaker: Pattern
    armed_body: Pattern
    blames: Words
    charges: Words
    charged_with: Words
    comes_after: Words
    comes_after_what: Words
    leaves_bodies: Words
    holds_ground: Words
    answers_for: Words
    linked: Words
    each_other: Words
    involved: Words
    named_on: Pattern
    named_state: Pattern
    forceful: Pattern
    force_after: Pattern
    by_before: Pattern
    because_before: Pattern
    there_only: Words
    serves: Words
    as_well: Pattern
    on_the_before: Pattern
    side_after: Pattern

    def names_force(self, noun: str) -> bool:
        """Whether a noun alone says that somebody acts with force: `militia`, `gunman`, where a man may be anybody."""
        return noun in self.forces and (noun not in self.anybody or noun in self.by_deed)


@dataclass(frozen=True, slots=True)
class Places:
    """[places] of scene.toml: which words make a name the scene of an act."""

    anaphor: Pattern
    of_a_name: Pattern
    directions: Words
    nationwide: Pattern
    over_months: Pattern
    gets_away: Words
    stays: Words
    brought: Words
    locals: Words
    tried: Words
    falls_on: Words
    may_fall_on: Words
    waters: Words
    fired_at_places: Words
    long_before: Pattern
    in_the_country: Pattern
    aims: Words
    care: Pattern
    of_the_dead: Pattern
    belongs: Words
    comes: Words
    told_at: Pattern
    where_said: Pattern
    dateline: Pattern
    other_ground: Pattern
    definite: Words
    beside: Pattern
    near: Pattern
    ground: Pattern
    goes_on: Pattern
    scenes: Words
    travels: Words
    vehicles: Words
    frames: Pattern
    frames_far: Pattern
    before_unknown: Words
    before_hit: Words
    kinds: Words
    grounds: Words
    owned: Words
    reaches: Words
    opens_name: Words
    sends: Words
    armed: Words
    dwellers: Words
    never: Words
    of_bodies: Words
    districts: Words
    no_place: Words
    held_by: Pattern
    in_country: Words
    of_war: Words
    placing: Words
    holds: Words
    areas: Words
    scene_prepositions: Words
    way_prepositions: Words
    towns: Words
    own: Words
    asks: Words
    hails: Words


@dataclass(frozen=True, slots=True)
class Times:
    """[times] of scene.toml: verbs whose day is not that of the act they are about."""

    judging: Words
    spreading: Words
    papers: Words
    compared: Pattern
    happened: Pattern
    other_event: Pattern
    ends: Words
    verdict: Pattern
    clock: Pattern
    entry: Pattern
    perfect: Words
