"""What a mention of an event is called, beyond its spelling: the root, the family of acts, whether it speaks.

The words for acts and for saying are those of the shipped English lexicon, so that this comparison knows what the
product knows and no more.
"""

from __future__ import annotations

import re
from functools import cache

from solferino.extract.lexicon import lexicon

PRONOUNS = frozenset({"it", "this", "that", "which", "these", "those", "-pron-", "he", "they", "such"})
_COUNT = "zero one two three four five six seven eight nine ten eleven twelve"
_RANK = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_NUMBER = {word: str(n) for row in (_COUNT, _RANK) for n, word in enumerate(row.split())}
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)$")
_ENDING = re.compile(
    "(?:ations?|itions?|utions?|sions?|tions?|ions?|ments?|[ae]nces?|ages?|ings?|[eo]rs?|als?|ies|ied|e[ds]|s|y|e)$"
)


@cache
def root(word: str) -> str:
    """A word without the ending that makes a noun of a verb and the like: stoppage and stop, sixth and six, I.R. and
    IR."""
    plain = _NUMBER.get(word, _ORDINAL.sub("", word)).replace(".", "")
    bare = _ENDING.sub("", plain) if len(plain) > 4 else plain
    return re.sub(r"(.)\1$", r"\1", bare if len(bare) > 2 else plain)


@cache
def act_families(lemma: str) -> frozenset[str]:
    """Families of acts that the word names as a verb or a noun; empty for most words."""
    acts = lexicon("en").acts
    found = (table.get(lemma) for table in (acts.verbs, acts.nouns))
    return frozenset(f"{n.code.split('-')[0]} {n.harm if n.code == 'CASUALTIES' else ''}" for n in found if n)


@cache
def speaks(lemma: str) -> bool:
    """Whether the word is a verb of saying or thinking."""
    return lemma in lexicon("en").cue_stance
