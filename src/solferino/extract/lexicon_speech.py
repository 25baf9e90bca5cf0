"""speech.toml as values: how somebody is said to say something, who speaks, and how sure he is."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.extract.lexicon_section import Pattern, Words


@dataclass(frozen=True, slots=True)
class Frames:
    """[frames] of speech.toml: what a cue takes as what is said."""

    nominal: Words
    prepositions: dict[str, Words]
    clause_only: Words
    no_infinitive: Words
    taken: Words
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
    signing: Words


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
    charges: Words
    notices: Words
    brings: Words


@dataclass(frozen=True, slots=True)
class Cues:
    """[cues] of speech.toml: what a verb must have beside it to be a cue."""

    registers: Words
    animate: Words
    plain: Words
    mentions: Words
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
    vessels: Words
    firms: Words
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
    factive: Words
    beside: Words
    takes_place: Words
    conditions: Words
    comes_upon: Words
    any_one: Words
    guessed_verbs: Words
    hedged_modals: Words
    reasonable_grounds: Pattern
    doubted_doer: Pattern
    negative_determiners: Words
    negative_beside: Words
    negative_subjects: Words
    negative_adverbs: Words
    not_only: Words
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
class Echoes:
    """[echoes] of speech.toml: sentences that come back to acts told before."""

    of_all: Pattern
    of_self: Pattern
    of_harm: Pattern
    at_court: Pattern
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
    dashed: Pattern
