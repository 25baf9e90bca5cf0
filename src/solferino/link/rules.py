"""The dependence rules of method.md §1.6 by name: what each tests, in a sentence that a reader is shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`code` as it stands in the record; `sentence` says what the rule looks at and what follows."""

    code: str
    name: str
    sentence: str


RULES = {
    rule.code: rule
    for rule in (
        Rule("DEP-CITE", "citation", "A text that names its source goes back to that source."),
        Rule("DEP-COPY", "copy", "A copy, part, rewrite or translation of a text goes back to where that text does."),
        Rule("DEP-FIG", "same figures", "The same two unusual figures for one period and area have one origin."),
        Rule("DEP-QUOTE", "same quotation", "The same words of direct speech were heard once and passed on."),
        Rule("DEP-PERSON", "same person", "One witness who tells it to several is one origin."),
        Rule("DEP-ORG", "same organisation", "What one organisation found by its own work is one origin."),
        Rule(
            "DEP-CHAIN", "heard through", "People who are heard through a body and not known one by one add one origin."
        ),
        Rule("DEP-COACH", "heard together", "Witnesses who were heard together count as one."),
        Rule("DEP-SELF", "own words", "A text that names no source is its own origin, and nobody is known behind it."),
        Rule("JUDGED", "a person's decision", "A person decided; the machine's reading gives way."),
    )
}


def sentence(code: str) -> str:
    """What the rule of this code says; the code itself where there is none (of an older record)."""
    return RULES[code].sentence if code in RULES else code
