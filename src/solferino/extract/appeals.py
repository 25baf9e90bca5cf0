"""Whether a sentence belongs to a list of recommendations or definitions: its acts are wished for, not told."""

from __future__ import annotations

from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Parsed


def is_appeal(p: Parsed, lx: Lexicon, *, listed: bool) -> bool:
    """Whether the sentence opens such a list, or goes on with it where the sentence before was in one (`listed`).

    A list opens with a heading, or with a lead-in that ends in a colon ("The Commission calls on all parties to:").
    """
    text, words = p.sentence.text, lx.appeals
    if words.heading.match(text) or words.lead_in.search(text):
        return True
    return listed and bool(words.item.match(text) or words.goes_on.search(text) or text[:1].islower())
