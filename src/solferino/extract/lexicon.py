"""The words of one language, read from `lang/<code>/*.toml` into sets and patterns that rules can ask quickly.

Each section of a file is one class here, key for key, so that no list is kept that nothing reads. What each list is for
stands beside it in the file. Single function words that belong to a relation of the tree ("by" of a passive, "of" of a
noun, forms of "be" and "have") are grammar and stay in the rules.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from solferino.extract.lexicon_acts import Acts, read_acts
from solferino.extract.lexicon_peace import Peace, read_peace
from solferino.extract.victims_words import person_nouns

Words = frozenset[str]
Pattern = re.Pattern[str]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Rescue:
    """[rescue] of speech.toml: who says what by the order of words, with the groups who, cue, what (and whom)."""

    accuses: Pattern
    that: Pattern
    tail: Pattern
    tail_short: Pattern
    aside: Pattern
    label: Pattern
    clause_label: Pattern
    by_label: Pattern
    quote_signed: Pattern
    colon: Pattern
    headline: Pattern
    behind: Pattern
    signature: Pattern
    bracketed: Pattern
    source: Pattern
    issued: Pattern


@dataclass(frozen=True, slots=True)
class Doubts:
    """[doubts] of acts.toml: when a word of a class names no act of it."""

    often_else: Words
    of_peace: Words
    in_earnest: Words
    needs_object: Words
    abstract: Words
    strikers: Words
    breached: Words
    in_words: Words
    contraband: Words
    not_people: Words
    lifeless: Words
    levelled: Words
    not_living: Words
    takes_captive: Words
    of_people: Words
    causes_injury: Words
    institution: Words
    dead_body: Words
    body_verbs: Words
    dead_after: Words
    toll: Words
    dead_people: Words
    dead_beside: Words
    mortals: Words
    dates: Words
    dated_from: Words
    counts_dead: Words


@dataclass(frozen=True, slots=True)
class Unreal:
    """[unreal] of happened.toml: duties, wishes, conditions."""

    duty_modals: Words
    future_modals: Words
    asks: Words
    conditions: Words
    appeal_verbs: Words
    looks_back: Words
    joins_in: Words
    bids: Words
    orders: Words
    appeal_nouns: Words
    beside: Words
    perfect: Words


@dataclass(frozen=True, slots=True)
class Proceedings:
    """[proceedings] of happened.toml: courts, inquiries, campaigns. `behind` is by preposition."""

    nouns: Words
    accountability: Words
    leads_to_nouns: Words
    about: Words
    charges: Words
    counted: Words
    punishes: Words
    passes_off: Words
    responsible: Words
    bears: Words
    blames: Words
    blamed_for: Words
    amounts_to: Words
    charged: Pattern
    found: Pattern
    behind: dict[str, Words]


@dataclass(frozen=True, slots=True)
class General:
    """[general] of happened.toml: the same act again, an act in general, a definition."""

    same_again: Words
    in_general: Words
    article: Words
    defining: Words
    defined: Words
    statute: Pattern
    elsewhere: Pattern
    accident: Pattern
    counts: Words
    peaceful: Pattern


@dataclass(frozen=True, slots=True)
class Appeals:
    """[appeals] of happened.toml: lists of recommendations and definitions."""

    heading: Pattern
    lead_in: Pattern
    item: Pattern
    goes_on: Pattern


@dataclass(frozen=True, slots=True)
class Frames:
    """[frames] of speech.toml: what a cue takes as what is said."""

    nominal: Words
    prepositions: dict[str, Words]
    clause_only: Words
    accusing: Words
    judging: Words


@dataclass(frozen=True, slots=True)
class Subjects:
    """[subjects] of speech.toml: who can say something, and what cannot."""

    evidence: Words
    bodies: Words
    texts: Words
    people: Words
    titles: Words
    body_names: Words
    labelling: Words
    headings: Words


@dataclass(frozen=True, slots=True)
class Claims:
    """[claims] of speech.toml: nouns that carry a claim."""

    nouns: Words
    others: Words
    told: Words
    made: Words
    hearsay: Words
    unconfirmed: Words
    part_in: Words
    looks_into: Words
    credible: Words
    verified: Words
    reckonings: Words
    views: Words
    opinions: Words
    owners: Words
    about: Words
    about_others: Words


@dataclass(frozen=True, slots=True)
class Cues:
    """[cues] of speech.toml: what a verb must have beside it to be a cue."""

    animate: Words
    plain: Words
    wishes: Words
    passes_on: Words
    does: Words
    puts: Words
    tolls_by: Words
    tolls: Words
    in_names: Words
    ways: Words
    tolls_at: Words
    tallies: Words
    sworn: Words
    can: Words
    withholds: Words
    bare: Words
    admits: Words
    keeps_silent: Words
    sets_out: Words
    counting: Words
    minded: Words
    impersonal: Words
    minded_verbs: Words
    like_nouns: Words
    hearsay: Words
    heard: Words
    hears: Words
    needs_speaker: Words
    firm: Words
    finds: Words
    grounds: Words
    relative: Words
    nobody: Words
    amounts: Words
    named_text_after: Words
    told_that: Words


@dataclass(frozen=True, slots=True)
class Names:
    """[names] of speech.toml: how speakers are called."""

    person_pronouns: Words
    plural_pronouns: Words
    body_owners: Words
    plural_words: Words
    women: Words
    men: Words
    body_pronouns: Words
    nobody: Words
    after_role: Words
    former: Words
    employer: Words
    at_home: Words
    offices: Words
    inside: Words
    marks: Words
    whose: Words
    issues: Words
    joins: Words
    particles: Words
    family_particles: Words
    acronym: Pattern
    voice: Pattern


@dataclass(frozen=True, slots=True)
class Stances:
    """[stance] of speech.toml: how sure the one who says it is."""

    alleged_adverbs: Words
    alleged_adjectives: Words
    hedged_adverbs: Words
    hedged_adjectives: Words
    hedged_predicates: Words
    hedged_verbs: Words
    guessed_verbs: Words
    hedged_modals: Words
    reasonable_grounds: Pattern
    doubted_doer: Pattern
    negative_determiners: Words
    negative_beside: Words
    negative_subjects: Words
    negative_adverbs: Words
    negative_prepositions: Words
    negated_cue: Words
    unconfirmed: Words
    afterwards: Words
    clears: Words
    sentences: Words
    held_over: Words
    in_case: Words
    replies: Words
    real: Words
    false: Words
    falsifies: Words


@dataclass(frozen=True, slots=True)
class Times:
    """[times] of scene.toml: verbs whose day is not that of the act they are about."""

    judging: Words
    spreading: Words
    papers: Words
    compared: Pattern
    happened: Pattern
    other_event: Pattern


@dataclass(frozen=True, slots=True)
class Echoes:
    """[echoes] of speech.toml: sentences that come back to acts told before."""

    of_numbers: Words
    assesses: Words
    only_tells: Words
    blames: Words
    blamed_for: Words
    owns: Words
    commits: Words
    not_carried: Words
    these: Pattern
    told_before: Pattern
    denies: Pattern
    denies_more: Pattern
    untrue: Pattern
    disowns: Pattern
    figure_before: Pattern
    given_by: Pattern
    kinds: Pattern
    of_dead: Pattern
    of_wounded: Pattern
    false: Pattern


@dataclass(frozen=True, slots=True)
class Roles:
    """[roles] of roles.toml: who did it to whom."""

    light: Words
    sufferers: Words
    suffer: Words
    through: Words
    through_prepositions: Words
    joining: Words
    forces_before: Words
    hurt: Words
    headline: Words
    hurt_people: Words
    relative: Words
    nobody: Words
    patient_prepositions: Words
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
    custody_told: Pattern
    to_death: Pattern
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
    and_one: Pattern
    on_towns: Words
    the_dead: Words
    fates: Words
    of_acts: Words


@dataclass(frozen=True, slots=True)
class Sides:
    """[sides] of scene.toml: who acts with force."""

    forces: Words
    anybody: Words
    looks: Words
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
    denies: Words
    unknown: Words
    has_part: Words
    of_speaker: Words
    on_behalf: Words
    armed_speaker: Pattern
    armed_body: Pattern
    blames: Words
    charges: Words
    comes_after: Words
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


@dataclass(frozen=True, slots=True)
class Places:
    """[places] of scene.toml: which words make a name the scene of an act."""

    anaphor: Pattern
    directions: Words
    nationwide: Pattern
    over_months: Pattern
    gets_away: Words
    told_at: Pattern
    where_said: Pattern
    dateline: Pattern
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


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the files of a language say, by section."""

    acts: Acts
    doubts: Doubts
    unreal: Unreal
    proceedings: Proceedings
    general: General
    peace: Peace
    appeals: Appeals
    cue_stance: dict[str, str]
    frames: Frames
    subjects: Subjects
    claims: Claims
    cues: Cues
    names: Names
    stance: Stances
    times: Times
    echoes: Echoes
    rescue: Rescue
    roles: Roles
    causes: Causes
    settings: Settings
    whom: Whom
    sides: Sides
    places: Places
    total: Pattern
    one_day: Pattern


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language (`en`). TypeError where a file and its section differ."""
    acts, happened, speech = _load(language, "acts"), _load(language, "happened"), _load(language, "speech")
    roles, scene = _load(language, "roles"), _load(language, "scene")
    behind = {x: e["words"] for e in happened["proceedings"].pop("behind") for x in e["prepositions"]}
    return Lexicon(
        acts=read_acts(acts, _load(language, "acts_held"), person_nouns(language)),
        doubts=_section(Doubts, acts["doubts"]),
        unreal=_section(Unreal, happened["unreal"]),
        proceedings=_section(Proceedings, {**happened["proceedings"], "behind": behind}),
        general=_section(General, happened["general"]),
        peace=read_peace(happened["peace"]),
        appeals=_section(Appeals, happened["appeals"]),
        cue_stance={verb: stance for stance, verbs in speech["verbs"].items() for verb in verbs},
        frames=_section(Frames, speech["frames"]),
        subjects=_section(Subjects, speech["subjects"]),
        claims=_section(Claims, speech["claims"]),
        cues=_section(Cues, speech["cues"]),
        names=_section(Names, speech["names"]),
        stance=_section(Stances, speech["stance"]),
        times=_section(Times, scene["times"]),
        echoes=_section(Echoes, speech["echoes"]),
        rescue=_section(Rescue, speech["rescue"]),
        roles=_section(Roles, roles["roles"]),
        causes=_section(Causes, roles["causes"]),
        settings=_section(Settings, roles["settings"]),
        whom=_section(Whom, roles["whom"]),
        sides=_section(Sides, scene["sides"]),
        places=_section(Places, scene["places"]),
        total=re.compile(scene["document"]["total"]),
        one_day=re.compile(scene["document"]["one_day"]),
    )


def _section(kind: type[_T], table: Mapping[str, Any]) -> _T:
    """`kind` made from its table: a list is a set of words, a string a pattern. TypeError where keys differ."""
    return kind(**{key: _value(value) for key, value in table.items()})


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _value(v) for k, v in value.items()}
    return re.compile(value) if isinstance(value, str) else frozenset(value)


def _load(language: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files("solferino.extract").joinpath(f"lang/{language}/{name}.toml").read_text("utf-8"))
