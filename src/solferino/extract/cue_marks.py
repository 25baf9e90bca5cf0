"""What is said at a cue beyond the tree: in quotation marks, round an aside, in the quotation before."""

from __future__ import annotations

from dataclasses import replace

from solferino.extract.asides import is_aside, is_tail, own_words
from solferino.extract.contents import Stretch, gap, mostly, phrase_of, round_about, without
from solferino.extract.cue_content import Content
from solferino.extract.cue_stance import keeps_silent
from solferino.extract.cue_who import Cue
from solferino.extract.tellers import somebody, teller
from solferino.model import Quoted

_WORDS_IN_MARKS = 4  # fewer words in marks beside a clause that is said are an expression of the writer's


def with_marks(cue: Cue, content: Content) -> Content:
    """The content with what does not hang on the cue: the sentence beside an aside, and quotations."""
    inside, governed = cue.spot.inside, content.parts
    touched = [q for q in inside if any(lo < q[1] and q[0] < hi for lo, hi in governed)]
    content = _with_untold(cue, content)
    if touched and content.quoted is Quoted.INDIRECT:
        how = Quoted.DIRECT if mostly(content.parts, touched) else Quoted.MIXED
        content = replace(content, quoted=how)
    before = cue.spot.before
    if not content.parts and before is not None and _closes_quotation(cue):
        return Content(((before.start, before.end),), clause=True, quoted=Quoted.DIRECT)
    return content


def _with_untold(cue: Cue, content: Content) -> Content:
    inside, parts = cue.spot.inside, content.parts
    whole = (cue.parsed.start, cue.parsed.end)
    if _is_case(cue, content):
        return Content(without(whole, [phrase_of(cue.verb.head.head)]), clause=True)
    if _is_aside(cue, content):
        # the sentence without the aside; what stands before alone, where nothing but its own words follows
        rest = round_about(whole, own_words(cue.verb, cue.subject), cue.parsed.tokens)
        return Content(rest, clause=True, quoted=Quoted.MIXED if inside else Quoted.INDIRECT)
    outside = [q for q in inside if not any(lo <= q[0] and q[1] <= hi for lo, hi in parts)]
    mine = [q for q in outside if _quotes(cue, q, content)] if _may_quote(cue, content) else []
    if mine and cue.verb.lemma in cue.lx.frames.judging and not parts:
        found = cue.verb.first("dobj")  # "called the moment “a display of panic”": with what is judged
        first = phrase_of(found)[0] if found is not None and found.start < mine[0][0] else mine[0][0]
        return Content(((min(first, mine[0][0]), mine[-1][1]),), clause=True, quoted=Quoted.MIXED)
    if mine:
        how = Quoted.MIXED if content.clause else Quoted.DIRECT
        return Content((*parts, *mine), clause=True, quoted=how)
    return content


def _is_aside(cue: Cue, content: Content) -> bool:
    t = cue.verb
    if content.clause or content.parts or cue.subject is None or (cue.wishes and not cue.plain):
        return False
    if cue.accusing or keeps_silent(cue):
        return False  # "…; Israel blamed a rocket", "…; the army did not comment"
    return t.dep == "parataxis" or is_aside(cue.parsed, t) or is_tail(cue.parsed, t, cue.subject)


def _is_case(cue: Cue, content: Content) -> bool:
    """`In one case described in the report, a man was shot`: the sentence is what the text says."""
    t, up = cue.verb, cue.verb.head
    in_front = up.dep == "pobj" and up.head.dep == "prep" and up.head.i == 0
    return cue.passive and t.dep == "acl" and in_front and cue.subject is not None and not content.clause


def _closes_quotation(cue: Cue) -> bool:
    """`“Is that all?” Koval said.`: a sentence of cue and speaker alone, behind somebody's words."""
    return cue.subject is not None and cue.plain and (cue.verb.dep == "ROOT" or cue.verb.i <= 3)


def _may_quote(cue: Cue, content: Content) -> bool:
    t = cue.verb
    noun_is_said = t.lemma in cue.lx.frames.nominal and bool(content.parts) and t.dep != "ROOT"
    return not cue.accusing and cue.subject is not None and not noun_is_said


def _quotes(cue: Cue, quote: Stretch, content: Content) -> bool:
    """Whether a quotation that the tree hangs elsewhere is what this cue brings."""
    t, words = cue.verb, cue.parsed.between(*quote)
    objects = (c for c in t.below("dobj") if c.pos == "NOUN" and c.start > t.start)
    with_object = any(not somebody(c, cue.lx) for c in objects)
    if (not cue.plain and cue.wishes) or with_object or t.dep == "relcl":
        return quote[0] > t.start and any(t in x.up() for x in words)
    closed = bool(words) and words[-1].pos == "PUNCT"
    if content.parts and len(words) < _WORDS_IN_MARKS and not closed:
        return False
    return not _another_cue_nearer(cue, quote)


def _another_cue_nearer(cue: Cue, quote: Stretch) -> bool:
    own, lx = gap(cue.verb, quote), cue.lx
    return any(
        x is not cue.verb
        and x.is_verb
        and x.lemma in lx.cue_stance
        and x.lemma not in lx.frames.accusing
        and (x.lemma in lx.cues.plain or x.lemma not in lx.cues.wishes)
        and gap(x, quote) < own
        and not any(lo <= x.start < hi for lo, hi in cue.spot.inside)
        and teller(x, lx) is not None
        for x in cue.parsed.tokens
    )
