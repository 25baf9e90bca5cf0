"""What the trained tagger adds to the rules: acts that the lexicon has no word for, and who took part in them where
the grammar leaves a place empty.

Rules go first wherever they have found something: they can be defended word by word, carry over to other wars, and can
count (stack.md §10). The tagger only fills what they left open, and its tags go through the same rules afterwards.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.mended_hang import SUBJECTS
from solferino.extract.roles import holds_ground, stands_beside
from solferino.extract.tagger.tags import Tag
from solferino.extract.things import compact
from solferino.extract.tree import Parsed, Token
from solferino.extract.triggers import Hit
from solferino.extract.victims_words import is_person_noun

# Where an act of a family starts, what harm it does, and the class of the lexicon that its word behaves like.
_START: dict[str, tuple[str, str | None, str]] = {
    "KIL": ("KIL-01", "killed", "kill"),
    "CASUALTIES": ("CASUALTIES", None, "casualties"),
    "BODIES": ("BODIES", "bodies_found", "bodies"),
    "TOR": ("TOR-02", "other", "illtreat"),
    "SXV": ("SXV-06", "other", "rape"),
    "LIB": ("LIB-01", "detained", "detain"),
    "DEP": ("DEP-01", "displaced", "deport"),
    "HOS": ("HOS-01", None, "attack"),
    "SPO": ("HOS-02", None, "attack"),
    "POW": ("POW-01", "other", "illtreat"),
    "CON": ("CON-04", "other", "conscript"),
    "OCC": ("OCC-01", "other", "tagged"),
    "PRO": ("PRO-01", None, "loot"),
    "FTR": ("FTR-01", "other", "tagged"),
    "FRE": ("FRE-01", "other", "tagged"),
}
_GENERAL = "VIOLATION"
_THINGS = (("weapon", "weapons"), ("target", "targets"))
_EDGES = ("DET", "ADP", "CONJ", "PUNCT", "PART")  # what a tag may begin or end with by mistake
_BEFORE_NOUN = ("compound", "amod", "nmod")
_LIKELY = 0.7  # score from which on a weapon or a target is taken: below, it is wrong more often than right
SURE = 0.95
"""From which score on a tag makes an act of its own; a false accusation costs more than a miss. Lower, acts are won and
more are invented: on corpus dev2 precision falls from .88 to .86 at 0.9, for .01 of recall, and to .79 at 0.8, for .03;
on stories of the passages that it was not trained on it falls from .74 to .71 and .64, for .02 and .07 of recall."""


_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tags of one sentence."""

    tags: tuple[Tag, ...] = ()

    @classmethod
    def within(cls, tags: Sequence[Tag], start: int, end: int) -> Tagged:
        """Those of a document's tags (in order) that begin in a stretch."""
        return cls(tuple(tags[bisect_left(tags, start, key=_start) : bisect_left(tags, end, key=_start)]))

    def of(self, role: str) -> Iterable[Tag]:
        """The tags of one role, in order."""
        return (t for t in self.tags if t.role == role)


def more_hits(p: Parsed, hits: Sequence[Hit], tagged: Tagged) -> list[Hit]:
    """Acts that only the tagger sees, none of whose words a rule has taken."""
    made = []
    for tag in tagged.of("act"):
        if tag.score < SURE or tag.family not in _START or not p.holds(tag.start, tag.end):
            continue
        if any(h.start < tag.end and tag.start < h.end for h in hits):
            continue
        head = head_of(p, tag)
        if head is not None and not any(h.token is head for h in hits):
            code, harm, kind = _START[tag.family]
            made.append(Hit(head, tag.start, tag.end, code, harm, kind))
    return made


def fill(d: Draft, drafts_here: int, tagged: Tagged, lx: Lexicon) -> bool:
    """Give the draft the victims and the doer that the tagger sees where the grammar gave none; whether it gave any.

    Only where the sentence tells one act, or the words stand in the act's own clause: a role of another act is worse
    than none. Never is it who tells it: `graves that Karsian officials say are …`.
    """
    before = d.patient, d.agents
    if d.patient is None:
        d.patient = _nearest(d, tagged.of("victims"), drafts_here)
        if d.patient is not None and d.patient.dep in SUBJECTS and stands_beside(d.head, d.patient.head, lx):
            d.patient = None  # "he had left the town in the week before the murder"
        if d.head.below("nummod") and any(d.patient in x.subtree() for x in d.head.joined()):
            d.patient = None  # "two deaths and six wounded": the six are others
    if not d.agents and d.main != _GENERAL:  # general words with a side count as an act: that takes more than a guess
        doer = _nearest(d, tagged.of("perpetrator"), drafts_here)
        if (
            doer is not None
            and doer is not d.patient
            and not _names_it(doer, d, lx)
            and not _does_else(doer, d.head, lx)
        ):
            d.agents = (_described(doer),)
    own = {
        name: [_thing(d.parsed, t) for t in tagged.of(r) if t.score >= _LIKELY and _is_own(d, t, drafts_here)]
        for r, name in _THINGS
    }
    d.marked = {name: [s for s in spans if s is not None] for name, spans in own.items() if any(spans)}
    return (d.patient, d.agents) != before or bool(d.marked)


def _names_it(doer: Token, d: Draft, lx: Lexicon) -> bool:
    """The gang of `gang-rape`, which tells what act it was; the Karsians of `came under Karsian fire` did it."""
    inside = any(h.start <= doer.start < h.end for h in d.hits)
    return inside and any(words.startswith(f"{doer.lower} ") for words in lx.roles.one_word)


def _described(doer: Token) -> Token:
    """Whom `the Hill Guard, the region's deadliest group` describes, where the tag is on the region."""
    beside = doer.head if doer.dep == "poss" and doer.head.dep == "appos" else None
    return beside.head if beside is not None and beside.head.pos == "PROPN" else doer


def _does_else(doer: Token, act: Token, lx: Lexicon) -> bool:
    """Whether the words are for somebody who only tells of it, was only there, or did something after it: `bodies were
    found in the villages that Karsian forces had left`."""
    while doer.dep in (*_BEFORE_NOUN, "poss") and doer.head.pos in ("NOUN", "PROPN"):
        doer = doer.head
        if doer.lemma in lx.claims.nouns:
            return True  # "Karsia's claim that the massacre was staged"
    verb = doer.head
    if doer.dep == "pobj" and (verb.head.lemma in lx.sides.serves or holds_ground(verb, lx)):
        return True  # "arrested on suspicion of collaborating with them"
    accused = verb.lemma in lx.sides.blames | lx.sides.charges and not (verb.dep == "advcl" and verb.below("mark"))
    if doer.dep == "dobj" and not accused and (verb.below("nsubj") or verb.dep == "xcomp"):
        return True  # "led seven men to the river, where they were shot", "executed for refusing to marry rebels"
    if doer.dep == "pobj" and verb.lower in lx.places.placing | lx.places.holds and verb.head.pos == "NOUN":
        return True  # "a town in the Republic of Karsia came under fire"
    if doer.dep == "nsubj" and any(c.tag == "MD" for c in verb.below("aux")):
        return True  # "promised that soldiers would stay"
    elsewhere = verb.lemma in lx.cue_stance or verb.lemma in lx.sides.there_only or stands_beside(act, verb, lx)
    return doer.dep == "nsubj" and elsewhere


def _thing(p: Parsed, tag: Tag) -> tuple[int, int] | None:
    """The noun phrase that a tag stands in: `fishing` is of the fishing boat; None where it is none."""
    head = head_of(p, tag)
    while head is not None and head.dep in _BEFORE_NOUN and head.head.i > head.i and head.head.tag[:2] == "NN":
        head = head.head
    if head is None or head.tag[:2] != "NN":
        return None
    start, end = compact(head)
    words = _phrase(p, tag) if tag.role == "target" else None
    return (min(start, words[0]), max(end, words[1])) if words is not None else (start, end)


def _phrase(p: Parsed, tag: Tag) -> tuple[int, int] | None:
    """The whole words of a tag from its first to its last word of content; None where it has none."""
    words = [t for t in p.tokens if t.start < tag.end and tag.start < t.end]
    while words and words[0].pos in _EDGES:
        words.pop(0)
    while words and words[-1].pos in _EDGES:
        words.pop()
    return (words[0].start, words[-1].end) if words else None


def _is_own(d: Draft, tag: Tag, drafts_here: int) -> bool:
    """Whether a tag belongs to the act: the only one of the sentence, or the one whose clause holds it."""
    head = head_of(d.parsed, tag) if d.parsed.holds(tag.start, tag.end) else None
    return head is not None and (drafts_here == 1 or head in d.head.subtree())


def head_of(p: Parsed, tag: Tag) -> Token | None:
    """The word of a tag that the others hang on: of a verb phrase the verb, of a noun phrase the noun."""
    words = [t for t in p.tokens if t.start < tag.end and tag.start < t.end and t.pos != "PUNCT"]
    tops = [t for t in words if t.head not in words or t.head is t]
    top = tops[0] if tops else None
    if top is not None and top.pos == "ADP":
        return top.first("pobj") or top  # "by rebel troops"
    return top


def _counts_things(t: Token) -> bool:
    """`Room 3`, `25 massacres`, `5,000 barrel bombs`: a number of no people."""
    of = t.head if t.dep == "nummod" else None
    return of is not None and (of.tag == "NNP" or (of.pos == "NOUN" and not is_person_noun(of.lower)))


def _part_of(t: Token, act: Token) -> bool:
    """`took 230 hostages, 90 of whom were released`, `11 deaths, including four children`: a part of those whom the
    act was done to."""
    counted = t.head if t.dep == "nummod" else t
    within = counted.dep == "pobj" and counted.head.lower == "including" and counted.head.head is act
    return within or (t.pos == "NUM" and t.head.dep == "relcl" and t.head.head is act)


def _nearest(d: Draft, tags: Iterable[Tag], drafts_here: int) -> Token | None:
    """The head of the tag that stands nearest to the act; with several acts only one inside the act's own words."""
    clause = {t.i for t in d.head.subtree()}
    found = [h for tag in tags if d.parsed.holds(tag.start, tag.end) and (h := head_of(d.parsed, tag)) is not None]
    if drafts_here > 1:
        found = [h for h in found if h.i in clause]
    found = [h for h in found if h is not d.head and not _counts_things(h) and not _part_of(h, d.head)]
    return min(found, key=lambda h: abs(h.i - d.head.i), default=None)
