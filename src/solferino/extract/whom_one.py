"""What a sentence says about one person beside the noun phrase: the sex by a pronoun, the age behind the name, and who
owns the part of the body that was hurt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims import age_group, is_age
from solferino.extract.victims_words import is_person_noun, words_of

# ", 71," behind a name or a noun; never a number of others ("Lysenko, 20 others").
_AGE = re.compile(r"(?:,? \(|, )(?:aged? )?(\d{1,3})(?=[),;.]|$| (?:and|was|on|in|at|from|to|by|who)\b)")
_ARTICLES = frozenset(("a", "an", "another"))
_WHERE = frozenset(("in", "at", "near", "outside", "from"))


def owner_of(t: Token, lx: Lexicon) -> Token:
    """Whose part of the body it is that was hurt: `burned his feet`, `two of his ribs`, `cut off the hand of a
    butcher`; else the word."""
    if t.pos == "NUM":
        counted = [x for c in t.below("prep") if c.lower == "of" for x in c.below("pobj")]
        return next((owner for x in counted if (owner := owner_of(x, lx)) is not x), t)
    if t.lemma not in lx.whom.body_parts and t.lower not in lx.whom.body_parts:
        return t
    own = t.first("poss")
    of = next((c.first("pobj") for c in t.below("prep") if c.lower == "of"), None)
    return own or of or t


def age_behind(p: Parsed, end: int) -> str | None:
    """The age that stands right behind the words for one person."""
    found = _AGE.match(p.sentence.text, end - p.start)
    if found is None or not is_age(int(found[1])):
        return None
    return age_group(int(found[1]))


def sex_of_one(p: Parsed, lo: int, hi: int, skip: Sequence[tuple[int, int]], lx: Lexicon) -> str | None:
    """The sex of the one person meant by `lo..hi`, by a title, or by "his" or "she" behind the words.

    Only where nobody else is named before the pronoun whom it could mean; `skip`: words of sides, places and dates.
    """
    titled = next((sex for sex, words in lx.whom.titles.items() if words.search(p.text(lo, hi))), None)
    if titled is not None:
        return titled  # "Mrs Kohl"
    sexes, pronouns = set(), words_of("en").pronouns
    for t in p.tokens:
        inside = lo <= t.start and t.end <= hi
        sex = pronouns.get(t.lower) or pronouns.get({"his": "him", "hers": "her"}.get(t.lower, ""))
        if sex is not None and t.pos == "PRON" and t.start >= hi:
            sexes.add(sex)
        elif not inside and not sexes and _could_be_meant(t) and not any(a <= t.start < b for a, b in skip):
            return None
    return sexes.pop() if len(sexes) == 1 else None


def _could_be_meant(t: Token) -> bool:
    named = t.tag == "NNP" and not (t.dep == "pobj" and t.head.lower in _WHERE)
    return named or (t.tag == "NN" and is_person_noun(t.lower)) or t.lower in words_of("en").pronouns


def more_in_list(t: Token, counted: int | None, lx: Lexicon) -> int:
    """How many of a list of people its numbers leave out; `counted` are those that they count.

    One for each singular that no list of nouns has (`an administrator and his driver`, `two Indians and a Pakistani`),
    and for those that the parser took for another name of the first (`four doctors, a pharmacist and a nurse`), but not
    for `two people, a man and his son`.
    """
    listed = [t, *t.joined()]
    new = (x for x in listed if not is_person_noun(x.lower.rpartition("-")[2]))  # "sub-commander"
    out = sum(_single(x, lx) for x in new) if len(listed) > 1 else 0
    for also in t.below("appos") if t.tag in ("NNS", "NNPS") and t.below("nummod") else ():
        members = [also, *also.joined()]
        if len(members) > 1 and len(members) != counted and all(_single(x, lx) for x in members):
            out += len(members)
    return out


def _single(t: Token, lx: Lexicon) -> bool:
    """Whether it is a singular noun for somebody: with an article, a number or an owner, and no beast or thing."""
    if t.tag not in ("NN", "NNP") or t.lemma in lx.whom.beasts or t.lemma in lx.whom.collective:
        return False
    things = (lx.acts.objects, lx.acts.things, lx.acts.instruments)
    if not is_person_noun(t.lower) and any(t.lemma in words for words in things):
        return False
    return bool(t.below("poss")) or any(c.lower in _ARTICLES for c in t.below("det", "nummod"))
