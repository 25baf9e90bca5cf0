"""Who does the saying: the word that a cue has as its subject, by the tree and, where that gives none, by the order."""

from __future__ import annotations

import re

from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims_words import is_person_noun

_QUOTED = re.compile(r"[\"'”’»]\s*$")
_SUBJECTS = ("nsubj", "csubj", "expl")
_FROM = frozenset({"from"})
_BARE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM"})


def teller(t: Token, lx: Lexicon) -> Token | None:
    """Who does the saying: the verb's own subject, or that of the verb it hangs on."""
    found, up = _own_subject(t), t.head
    if found is not None:
        if found.lower in lx.cues.relative and t.dep == "relcl":
            return _who_lives(up, lx) or up
        asks = found.tag == "WP" and t.dep not in ("relcl", "conj")
        return None if asks or found.lower in lx.cues.nobody else found
    if t.dep == "advcl" and t.tag == "VBG" and (by := _caller(t)) is not None:
        return by
    if t.dep in ("conj", "advcl", "xcomp") and up is not t:
        if t.dep == "conj" and up.dep == "advcl" and up.head is not up:
            # The parser likes to hang a second main verb on the clause before it ("visited after troops left and
            # confirmed"): the one who speaks is the subject of the main clause.
            found = teller(up.head, lx)
        if found is None and t.dep == "xcomp" and up.lower in lx.cues.can and up.head is not up:
            found = _own_subject(up.head)  # "was able to corroborate three cases"
        if found is None and (up.pos == "AUX" or up.is_verb):
            found = teller(up, lx)
        return found
    if t.dep == "pcomp" and up.lower == "as" and up.head.lemma in lx.cues.passes_on:
        return up.head.first("dobj", "nsubjpass")  # "quoted a nurse as saying"
    if t.dep == "pcomp" and up.dep == "prep" and up.head.is_verb:
        return teller(up.head, lx)  # "drew back by saying"
    if t.dep == "acl" and up.lemma in lx.cues.grounds:
        return teller(up.head, lx) if up.dep == "dobj" else None
    if t.dep == "acl" and t.tag == "VB":  # "the decision of the president to admit"
        of = next((c.first("pobj") for c in up.below("prep") if c.lower == "of"), None)
        return None if up.lemma in lx.cues.withholds else up.first("poss") or of
    if t.dep == "acl" and t.tag in ("VBD", "VBZ"):
        return up  # "A witness, W04, testified that …", where the parser sees no sentence
    if t.dep == "acl" and t.tag == "VBG":
        author = teller(up.head, lx) if up.dep == "dobj" and up.lemma in lx.subjects.texts else None
        by = next((c.first("pobj") for c in up.below("prep") if c.lower == "from"), None)
        if by is not None and not somebody(up, lx) and up.pos == "NOUN":
            return by  # "had a call from a member of the front claiming"
        return author or up  # "issued a statement saying": whoever issued it
    return None


def _who_lives(place: Token, lx: Lexicon) -> Token | None:
    """`two people displaced from Orlivka, who said`: not the town, which the tree may hang the clause on."""
    prep = place.head
    if place.dep != "pobj" or place.pos != "PROPN" or prep.lower not in lx.places.scene_prepositions | _FROM:
        return None
    whose = prep.head.head if prep.head.dep == "acl" else prep.head
    plain = prep.lower != "of" or whose.lemma in lx.places.dwellers
    known = somebody(whose, lx) or is_person_noun(whose.lower)
    return whose if plain and known and whose.pos == "NOUN" else None


def _caller(t: Token) -> Token | None:
    """`received a call from a member of the front claiming`: whom the call came from, right before the cue."""
    for thing in t.head.below("dobj"):
        for prep in thing.below("prep"):
            if prep.lower == "from" and prep.subtree()[-1].i == t.subtree()[0].i - 1:
                return prep.first("pobj")
    return None


def _own_subject(t: Token) -> Token | None:
    """The verb's subject; of several (the parser cuts "ex-officer" into three) the last before the verb."""
    found = t.below(*_SUBJECTS)
    if not found and t.i:
        return _behind_frame(t)
    before = [c for c in found if c.i < t.i and c.pos in ("NOUN", "PROPN", "PRON")]
    return before[-1] if len(found) > 1 and before else next(iter(found), None)


def _behind_frame(t: Token) -> Token | None:
    """`In Kirkuk, the head of a union said …`, where the parser takes the subject for another name of the place."""
    for prep in t.below("prep"):
        for place in prep.below("pobj") if prep.i < t.i else ():
            for c in place.below("appos"):
                if c.subtree()[-1].i == t.i - 1 and c.below("det"):
                    return c
    for c in t.below("ccomp"):  # "A marine taken prisoner in Mariupol told the mission that …"
        reduced = c.tag == "VBN" and c.subtree()[-1].i == t.i - 1 and not c.below("aux", "auxpass", "mark")
        if reduced and (who := c.first("nsubj")) is not None and who.i < c.i:
            return who
    return None


def teller_beside(parsed: Parsed, t: Token) -> Token | None:
    """Who stands right before or behind a verb of saying that the tree gives nobody: `Lysenko said`, `…,” said Koval`.

    The parser takes an unknown name for an adverb, or hangs it on a verb of the relative clause behind it.
    """
    tokens = parsed.tokens
    k = t.i - 1
    while k > 0 and tokens[k].pos in ("ADV", "AUX") and not tokens[k].text[:1].isupper():
        k -= 1
    before = tokens[k] if k >= 0 else None
    if before is not None and before is not t:
        named = before.text[:1].isupper() and before.text.isalpha() and (k == 0 or before.pos == "PROPN")
        if named or (before.pos == "PRON" and before.tag == "PRP" and before.dep not in ("dobj", "pobj")):
            return before
        if before.pos in ("NOUN", "PROPN") and before.head is t and before.dep == "compound":
            return before  # "the secret service claims to have", where the verb was taken for a noun
        if before.pos != "PUNCT" and _between(parsed, before, t) == "":
            return None
    behind: list[Token] = []
    if t.lemma == "tell" and t.below("dobj", "dative") and not _QUOTED.search(parsed.text(t.start - 3, t.start)):
        return None  # "told reporters": who is told tells nothing
    for x in tokens[t.i + 1 :]:
        if x.pos not in _BARE and not (behind and x.lower in ("'s", "-")):
            break
        behind.append(x)
    while behind and behind[-1].pos not in ("NOUN", "PROPN"):
        behind.pop()
    return behind[-1] if behind else None


def _between(parsed: Parsed, a: Token, b: Token) -> str:
    return parsed.text(a.end, b.start).strip()


def is_evidence(subject: Token, lx: Lexicon) -> bool:
    """Whether it is something that shows or suggests, and nobody: footage, a number of photographs."""
    bare = subject.lower == "bodies" and not subject.below("amod", "compound", "nmod")  # the dead, not "UN bodies"
    if subject.lemma in lx.subjects.evidence or bare:
        return True
    of = next((c for c in subject.below("prep") if c.lower == "of"), None)
    return (
        subject.lemma in lx.cues.amounts
        and of is not None
        and any(o.lemma in lx.subjects.evidence for o in of.below("pobj"))
    )


def can_speak(subject: Token, lx: Lexicon) -> bool:
    """Whether it is a name, a pronoun, or a noun for somebody."""
    return subject.pos in ("PROPN", "PRON") or somebody(subject, lx)


def somebody(t: Token, lx: Lexicon) -> bool:
    """Whether it is a noun for a body or a person."""
    return t.lemma in lx.subjects.bodies or t.lemma in lx.subjects.people


def text_named(t: Token, lx: Lexicon) -> Token | None:
    """`were declared war crimes in an international report`: the text that says it, in a passive without agent."""
    for prep in (*t.below("prep"), *(g for c in t.below("prt") for g in c.below("prep"))):
        if prep.lower in lx.cues.named_text_after:
            for found in prep.below("pobj"):
                if found.lemma in lx.subjects.texts:
                    return found
    inner = (text_named(c, lx) for c in t.below("oprd", "dobj", "attr"))
    return next((found for found in inner if found is not None), None)
