"""happened.toml as values, but for its deeds of peace: what makes a word for an act no act that happened."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.extract.lexicon_section import Pattern, Words


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
    intents: Words
    holds: Words
    fears: Words
    wards_off: Words
    in_turn: Words
    beside: Words
    perfect: Words


@dataclass(frozen=True, slots=True)
class Lawful:
    """[lawful] of happened.toml: arrests for deeds of violence."""

    takes_in: Words
    by_law: Words
    office: Words
    usurped: Words
    suspects: Words
    in_uniform: Words
    tried: Pattern
    held_for: Words
    links: Words
    suspected: Words
    does: Words


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
    tries: Pattern
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
    figurative: Pattern
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
