"""One verb that may say that somebody says something: who that is (cue_who), what is said (cue_content, cue_marks) and
how sure (cue_stance). The front door: it settles whether it is a statement at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.contents import Stretch, beside_speaker, merged, phrase_of
from solferino.extract.cue_content import Content, governed
from solferino.extract.cue_kinds import CLAUSES, as_saying
from solferino.extract.cue_marks import with_marks
from solferino.extract.cue_stance import stance_of_cue, withheld
from solferino.extract.cue_who import Cue, may_speak
from solferino.extract.roles import by_agent
from solferino.extract.said import Said
from solferino.extract.tellers import can_speak, is_evidence
from solferino.extract.tree import Token
from solferino.model import Quoted, Speaker

_FIRST = frozenset({"i", "we"})


def said_at(cue: Cue, *, nested: bool) -> Said | None:
    """The statement that a cue makes, or None where it says nothing here or nobody says it.

    `nested`: it stands in quotation marks; what the one who is quoted says of himself there is no new statement.
    """
    verb = cue.verb
    if (told_by := _quoted_by(cue)) is not None:
        return told_by
    if _says_nothing(cue) or not may_speak(cue) or (nested and cue.subject is not None and cue.subject.lower in _FIRST):
        return None
    if (source := _passes_on(cue)) is not None:
        return _handed_on(cue, source, source, depth=1)
    content = _settled(cue, with_marks(cue, governed(cue)))
    if content is None:
        return None
    speaker = _speaker(cue, content.parts)
    if speaker is not None and _is_nobody(cue, speaker):
        return None
    stance, unsaid = stance_of_cue(cue, content.parts), withheld(cue, content.parts)
    speaks, silent = (speaker, None) if unsaid is None else (None, speaker)
    return Said(
        cue.spot.number,
        speaks,
        (verb.start, cue.minded.end if cue.minded is not None else verb.end),
        merged(_of_its_clause(cue, beside_speaker(list(content.parts), speaks))),
        unsaid or stance,
        content.quoted,
        verb.lemma,
        _accused_words(cue, content.parts),
        content.clause and not cue.accusing and not cue.wishes,
        wished=cue.wishes and stance != "denied",
        depth=int(verb.dep == "pcomp" and verb.head.head.lemma in cue.lx.cues.passes_on),
        silent=silent,
    )


def _says_nothing(cue: Cue) -> bool:
    """`continue to detain people`, `exposed hospitals to risk`, `the raid claimed 30 victims`: a deed in a verb of
    saying."""
    verb, frames, whom = cue.verb, cue.lx.frames, cue.verb.below("dobj")
    if verb.lemma == "claim":
        return any(c.lemma in frames.taken for c in whom)
    if verb.lemma not in frames.no_infinitive or cue.passive:
        return False
    clauses = [c for c in verb.below(*CLAUSES) if not c.below("nsubj", "nsubjpass")]
    told = any(c.lemma in cue.lx.acts.nouns for c in whom)  # "exposed the killings to the public"
    to = [x for c in clauses for x in c.below("aux")] + ([] if told else verb.below("prep"))
    return any(x.lower == "to" for x in to)


def _quoted_by(cue: Cue) -> Said | None:
    """`A nurse, quoted by the agency, said`: who passes her words on; speech.py finds which words."""
    verb, lx = cue.verb, cue.lx
    passed = verb.tag == "VBN" and verb.dep == "acl" and verb.lemma in lx.cues.passes_on
    by = by_agent(verb) if passed else None
    if by is None or as_saying(verb) is not None or not can_speak(by, lx):
        return None
    return _handed_on(cue, by, verb.head, depth=-1)


def _passes_on(cue: Cue) -> Token | None:
    """Whom `citing a nurse` names: somebody, or a text."""
    t, lx = cue.verb, cue.lx
    if t.lemma not in lx.cues.passes_on or t.tag != "VBG" or as_saying(t) is not None:
        return None
    return next((c for c in t.below("dobj") if can_speak(c, lx) and not is_evidence(c, lx)), None)


def _handed_on(cue: Cue, who: Token, whose: Token, *, depth: int) -> Said:
    """Words of `whose` as words that `who` tells too; speech.py finds which."""
    speaker, words = cue.spot.cast.resolve(cue.parsed, who), (phrase_of(whose),)
    at, lemma = (cue.verb.start, cue.verb.end), cue.verb.lemma
    return Said(cue.spot.number, speaker, at, words, "asserted", Quoted.INDIRECT, lemma, depth=depth)


def _settled(cue: Cue, content: Content) -> Content | None:
    """The content, or None where it is too little for a statement."""
    lemma, lx = cue.verb.lemma, cue.lx
    if not content.parts and lemma in lx.echoes.blames and cue.accused is not None and _blames_only(cue):
        # "Police blamed the front": for it
        accused = (phrase_of(cue.accused)[0], cue.accused.end)
        content = replace(content, parts=(accused,), clause=True)
    if not content.parts or (lemma in lx.frames.clause_only and not content.clause):
        return None
    if cue.subject is None:
        says = cue.accusing or (cue.passive and lemma in lx.cues.hearsay | lx.cues.heard)
    else:
        says = lemma not in lx.cues.needs_speaker or can_speak(cue.subject, lx)
    return content if says else None


def _blames_only(cue: Cue) -> bool:
    """`Police blamed the front`: for no other thing that the sentence names."""
    behind = cue.parsed.between(cue.verb.end, cue.parsed.end)
    return not (cue.passive or cue.spot.inside or any(t.lower in cue.lx.echoes.blamed_for for t in behind))


def _speaker(cue: Cue, parts: Sequence[Stretch]) -> Speaker | None:
    """Who says it, without words that the parser hung on him."""
    who = cue.subject
    speaker = cue.spot.cast.resolve(cue.parsed, who) if who is not None else None
    if speaker is None or who is None:
        return None
    if cue.accusing and cue.passive:
        speaker = _cut_off(speaker, parts)
    behind = who.i < cue.verb.i and (speaker.end or 0) > cue.verb.end
    return _up_to(speaker, who.end) if behind else speaker


def _cut_off(speaker: Speaker, parts: Sequence[Stretch]) -> Speaker:
    """The speaker without the words of what is said, and the preposition before them."""
    if speaker.start is None or speaker.end is None:
        return speaker
    first = min((lo for lo, _ in parts if speaker.start < lo < speaker.end), default=speaker.end)
    if first == speaker.end:
        return speaker
    text = speaker.text[: first - speaker.start].rstrip().rpartition(" ")[0]
    name = text if speaker.organisation is None else speaker.name
    return replace(speaker, text=text, end=speaker.start + len(text), name=name)


def _up_to(speaker: Speaker, end: int) -> Speaker:
    """The speaker without what the parser hung on him from behind the cue."""
    if speaker.start is None or end <= speaker.start:
        return speaker
    return replace(speaker, text=speaker.text[: end - speaker.start], end=end)


def _is_nobody(cue: Cue, speaker: Speaker) -> bool:
    """`it is important to emphasize`: said by nobody."""
    if cue.subject is None or cue.subject.head is cue.verb:
        return False
    return cue.verb.dep in CLAUSES and speaker.text.lower() == "it"


def _of_its_clause(cue: Cue, parts: list[Stretch]) -> list[Stretch]:
    """Without what stands before a semicolon, where the cue has content behind it: `…; the army says no`."""
    verb = cue.verb
    if not any(lo >= verb.end for lo, _ in parts):
        return parts
    return [x for x in parts if not (x[1] <= verb.start and ";" in cue.parsed.text(x[1], verb.start))]


def _accused_words(cue: Cue, parts: Sequence[Stretch]) -> Stretch | None:
    """The words for the accused, without what they are accused of, which the tree may hang on them."""
    if cue.accused is None:
        return None
    whole = lo, hi = phrase_of(cue.accused)
    first = min((x for x, _ in parts if lo < x < hi), default=hi)
    if first < hi and not cue.passive:
        hi = cue.parsed.between(lo, first)[-1].start - 1  # nor the preposition between
    return (lo, hi) if hi > lo else whole
