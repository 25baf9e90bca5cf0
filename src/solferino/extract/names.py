"""The words of a name: where it begins and ends in a sentence, and which shorter names stand for it."""

from __future__ import annotations

import re

from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Parsed, Token
from solferino.model import Speaker, SpeakerKind

_CODE = re.compile(r"(?:[A-Z]{1,3}-?)?\d{1,4}")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")  # "15:55 Army spokesman Koval says"
_RUN = frozenset({"NNP", "NNPS", "NN", "JJ", "NNS"})


def unnamed(head: Token) -> Speaker:
    """Somebody who is called by no name."""
    return Speaker(head.text, head.start, head.end, None, None, None, SpeakerKind.UNNAMED)


def words_of(parsed: Parsed, run: list[Token] | tuple[Token, ...]) -> str:
    """The text from the first to the last word of a run."""
    return parsed.text(run[0].start, run[-1].end)


def core_of(parsed: Parsed, head: Token, lx: Lexicon) -> list[Token]:
    """The run of words that ends in `head` and is its name or noun with what stands before it."""
    names, tokens = lx.names, parsed.tokens
    first = head.i
    while first > 0:
        t = tokens[first - 1]
        inside = t.lower in names.inside and head.pos == "PROPN" and first > 1 and tokens[first - 2].pos == "PROPN"
        of_people = t.lower == "'s" and first > 1 and head.pos == "PROPN" and _whose(tokens[first - 2], lx)
        an_office = t.lower == "'s" and first > 1 and head.lower == "office" and tokens[first - 2].tag in ("NN", "NNS")
        of_people = of_people or an_office  # "the prosecutor's office"
        if of_people:
            first -= 2  # "the People's Army"
            continue
        if not (t.tag in _RUN or t.lower in names.marks or inside) or (t.pos == "PUNCT" and t.lower != "-"):
            break
        if t.text == "-" and t.end < tokens[first].start:
            break  # "two killed in Ortela - regional police"
        if t.tag == "NNS" and not first <= t.head.i <= head.i:
            break  # "the columns Lysenko wrote": another noun, not a part of the name
        first -= 1
    while first < head.i and (tokens[first].lower in names.inside or tokens[first].lower == "-"):
        first += 1
    # A name may go on to the right of the head the parser chose: "Ministry of Health".
    last = head.i
    while head.pos == "PROPN" and last + 2 < len(tokens):
        t, after = tokens[last + 1], tokens[last + 2]
        if t.lower == "and" and after.dep == "conj" and after.head is head:
            break  # "Damascus and Moscow denied it": two who speak
        if (t.lower in names.inside or t.lower == "'s") and after.pos == "PROPN":
            last += 2
        elif t.pos == "PROPN" and t.text[:1].isupper():
            last += 1
        else:
            break
    if last == head.i and head.lemma in lx.subjects.people and last + 1 < len(tokens):
        after = tokens[last + 1]
        last += is_code(after) and after.head is head  # "Witness K-17"
    return tokens[first : last + 1]


def is_code(t: Token) -> bool:
    """Whether the word stands for a name that is not told: `Witness 34`, `P-12`."""
    return _CODE.fullmatch(t.text) is not None


def _whose(t: Token, lx: Lexicon) -> bool:
    """Whether a possessor is part of a name: `the People's Army`, `the Lord's Column`, not `Karsia's Army`."""
    return t.text[:1].isupper() and t.lower in lx.names.whose


def whole_phrase(parsed: Parsed, head: Token, core: list[Token]) -> list[Token]:
    """The noun phrase without relative clauses and what follows them; the apposition stays."""
    below = head.subtree()
    clauses = [t.subtree()[0].i for t in below if t is not head and t.dep in ("relcl", "acl", "advcl")]
    edge = min((i for i in clauses if i > core[-1].i), default=below[-1].i + 1)
    first, stop = min(below[0].i, core[0].i), core[-1].i
    for t in below:
        if stop < t.i < edge:
            stop = t.i
    while stop > first and parsed.tokens[stop].pos in ("PUNCT", "ADP", "DET", "CONJ"):
        stop -= 1
    while first < stop and (parsed.tokens[first].pos == "PUNCT" or _CLOCK.fullmatch(parsed.tokens[first].text)):
        first += 1
    return parsed.tokens[first : stop + 1]


def short_for(short: str, full: str) -> bool:
    """Whether `short` is the end or a word of `full`: "Van Schaack" of "Beth Van Schaack"."""
    return short == full or full.endswith(" " + short) or (" " not in short and short in full.split()[1:])
