"""The side that words name: what it is called, of which party, and whether it is a state, a force, a group or a person.

Every rule that looks for who did it ends here, so that a side has one name and one kind whichever rule found it.
"""

from __future__ import annotations

from solferino.extract.lexicon import Lexicon
from solferino.extract.roles import passive
from solferino.extract.scene import Scene
from solferino.extract.scene_phrases import last_word, noun_phrase, top_of
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims_words import is_person_noun
from solferino.model import Perpetrator, Span
from solferino.terms.parties import PartyFound

Side = tuple[Perpetrator, Span]

_OPENING = ('"', "“", "«")
_LONGEST = 80  # characters; what is longer than this is no name, and the party's own stands for it
_NAME = 12  # characters behind a date in which a name that it is part of goes on: "the 14th of May Front"
# Classes of acts.toml whose verbs take nobody as subject but who did it.
_BY_SUBJECT = ("kill", "torture", "abduct", "rape", "mutilate", "shoot", "injure", "destroy", "loot", "attack")


def side_named(scene: Scene, stretch: tuple[int, int], lx: Lexicon) -> Side | None:
    """The side that a stretch of the sentence names."""
    top = top_of(scene.here.parsed.between(*stretch))
    return named_by(scene, top, None, lx) if top is not None else None


def named_by(scene: Scene, a: Token, patient: tuple[int, int] | None, lx: Lexicon) -> Side | None:
    """The side that the noun phrase at `a` names, unless it stands inside the victims' words `patient`."""
    p = scene.here.parsed
    if a.dep == "nsubj" and a.head.dep == "relcl" and any(c.lower == "whose" for c in a.below("poss")):
        a = a.head.head  # "the front, whose fighters raided it"
    if any(c.lower in lx.sides.unknown for c in a.below("det")):
        return None  # "which side fired it", "no group"
    lo, hi = noun_phrase(a, lx)
    lo = max(lo, scene.here.opening) if a.start >= scene.here.opening else lo  # "HARVEL, Karsia - Gunmen"
    lo, hi = _without_dates(scene, a, lo, hi)
    lo = max(lo, _behind_mark(p, lo, a))
    if "(" in p.text(lo, hi) and ")" not in p.text(lo, hi) and p.text(hi, hi + 1) == ")":
        hi += 1
    if patient is not None and patient[0] <= a.start < patient[1] and patient != (lo, hi):
        return None
    inside = [x for x in scene.here.parties if lo <= x.start and x.end <= hi]
    inside = [x for x in inside if not _ends_a_name(scene, x)]
    beside = next((c for c in a.below("appos") if p.text(a.end, c.subtree()[0].start) == " "), None)
    if not inside and beside is not None:  # "the paramilitary Rapid Support Forces"
        inside = [x for x in scene.here.parties if beside.subtree()[0].start <= x.start and x.end <= beside.end]
        hi = beside.end if inside else hi
    if not inside:
        return _unlisted(scene, _counted(a, lx), lo, hi, lx)
    if (alone := _before_the_other(scene, a, inside, lo, lx)) is not None:
        return alone
    forceful = next((x for x in inside if _forceful(p, x, lx)), None)
    party = forceful or inside[0]
    if forceful is not None and len(inside) > 1:
        lo = party.start
        hi = max(party.end, min(hi, a.end)) if a.end > party.start else party.end
    if any(x.code != party.code and lx.sides.as_well.fullmatch(p.text(party.end, x.start)) for x in inside):
        named = lx.sides.named_on.match(p.sentence.text, party.end - p.start)
        hi = named.end() + p.start if named is not None else party.end  # "Karsia and Veldany": each by itself
    if party.form == "adjective" and a.start > party.start and _is_thing(a, lx):
        return None  # "Ukrainian hospitals": a thing of that country, nobody who acts
    name = name_at(p, lo, hi)
    return Perpetrator(name if len(name) < _LONGEST else party.name, party.code, _kind(a, party, lx)), Span(lo, hi)


def _behind_mark(p: Parsed, lo: int, a: Token) -> int:
    """Where the words of a quotation begin that opens between `lo` and `a`: `told the agency "rebels seized four"`."""
    opens = max(p.text(lo, a.start).rfind(mark) for mark in _OPENING)
    return lo + opens + 1 if opens > 0 else lo


def _counted(a: Token, lx: Lexicon) -> Token:
    """Those of whom the word is a number: the gunmen of `dozens of gunmen`."""
    of = next((c for c in a.below("prep") if c.lower == "of"), None) if a.lower in lx.whom.shares else None
    return (of.first("pobj") or a) if of is not None else a


def _before_the_other(scene: Scene, a: Token, inside: list[PartyFound], lo: int, lx: Lexicon) -> Side | None:
    """`both the coalition and the Karsians`, `Karsian rebels and Veldan soldiers`: the first by itself, and not as one
    with the second."""
    joint, second = a.first("cc"), a.first("conj")
    if joint is None or second is None or joint.lower == "or":
        return None
    first = next(t for t in scene.here.parsed.tokens if t.start >= lo)
    lo = first.end + 1 if first.dep == "preconj" or first.lower == "both" else lo
    before = [x for x in inside if x.start < joint.start]
    if not before:
        return _unlisted(scene, a, lo, joint.start - 1, lx)
    behind = [x for x in inside if x.start > joint.end and (x.code, x.id) != (before[0].code, before[0].id)]
    if not behind or a.lemma not in lx.sides.forces or second.lemma not in lx.sides.forces:
        return None
    end = joint.start - 1
    return Perpetrator(name_at(scene.here.parsed, lo, end), before[0].code, _kind(a, before[0], lx)), Span(lo, end)


def _without_dates(scene: Scene, a: Token, lo: int, hi: int) -> tuple[int, int]:
    """The name without the days that the tree hangs on it: `On 28 May 2020 Karsian soldiers`, `the front between 13 and
    21 June`."""
    p = scene.here.parsed
    for w in scene.here.dates:
        if lo <= w.start and w.end < a.start:
            lo = next((t.start for t in p.between(w.end, a.end) if t.pos != "PUNCT"), lo)
        elif a.end < w.start and w.end <= hi and not any(t.pos == "PROPN" for t in p.between(w.end, w.end + _NAME)):
            last = p.between(a.start, w.start)[-1]
            hi = last.end if last.pos != "ADP" else p.tokens[last.i - 1].end
    return lo, hi


def _ends_a_name(scene: Scene, x: PartyFound) -> bool:
    """`Tehreek-e-Nafaz Karsia`: a country behind another name belongs to it, and is not the side."""
    words = scene.here.parsed.between(x.start, x.end)
    before = scene.here.parsed.tokens[words[0].i - 1] if words and words[0].i else None
    named = before is not None and before.tag in ("NNP", "NNPS") and before.end == x.start - 1
    return named and before is not None and before.head is words[-1] and x.form == "country"


def as_side(p: Parsed, x: PartyFound, lx: Lexicon) -> Side:
    """A party with the noun for its force or seat, where that follows."""
    m = lx.sides.named_on.match(p.sentence.text, x.end - p.start)
    text = p.text(x.start, x.end) + (m.group() if m is not None else "")
    if m is not None and not lx.sides.named_state.search(m.group()):
        kind = "force"
    else:
        kind = "group" if x.kind == "group" else "state"
    return Perpetrator(text, x.code, kind), Span(x.start, x.end)


def comes_after(a: Token, lx: Lexicon) -> bool:
    """Whether the words stand for those who found, counted, treated or reported what was done: no doers of it."""
    above = a.head
    if a.dep == "pobj" and above.lower == "by":
        above = above.head
    elif a.dep != "nsubj":
        return False
    needs = above.lemma in lx.sides.comes_after_what and a.dep == "nsubj"
    if needs and all(x.lower in lx.roles.relative for x in above.below("dobj", "ccomp")):
        return False
    return above.lemma in lx.sides.comes_after


def name_at(p: Parsed, lo: int, hi: int) -> str:
    """The name that stands there, without a possessive's ending and the marks of a list."""
    name = p.text(lo, hi).removesuffix("'s").removesuffix("'").strip(' •·-–—*"“”«»')
    first, _, rest = name.partition(" ")
    return rest if first.lower() == "both" and rest.startswith("the ") and " and " not in rest else name


def _is_thing(a: Token, lx: Lexicon) -> bool:
    acts = a.lemma in lx.sides.forces or a.lemma in lx.causes.words
    return a.pos == "NOUN" and not acts and not a.text[:1].isupper()


def _kind(a: Token, party: PartyFound, lx: Lexicon) -> str:
    if a.lemma in lx.sides.units:
        return "unit"
    if party.kind == "group" or a.lemma in lx.sides.groups:
        return "group"  # "Syrian rebels", "Israeli settlers": of that country, and no force of its state
    if a.lemma in lx.sides.forces:
        return "force"
    if party.kind == "people":
        return (
            "unknown" if party.form == "noun" and a.tag in ("NNS", "NNPS") else "state"
        )  # "Karsians", "Karsian strikes"
    return party.kind or "state"


def _unlisted(scene: Scene, a: Token, lo: int, hi: int, lx: Lexicon) -> Side | None:
    """A side that no list of parties has: a force by its noun, or a name that acts."""
    words, p, named = lx.sides, scene.here.parsed, a.pos == "PROPN"
    if any(c.lower in words.owners for c in a.below("poss")):
        return None  # "its forces": whose, is not told by these words
    if a.dep == "poss" and not named and (a.lemma not in words.forces or a.lemma in words.anybody):
        return None  # but "the rebels' shelling", "the junta's jets"
    if (called := _called(a)) is not None:
        lo, hi = called
        the = any(c.lower == "the" for t in p.between(lo, hi) for c in t.below("det"))  # "one party, the Hill Guard"
        return Perpetrator(name_at(p, lo, hi), None, "group" if the else "person"), Span(lo, hi)
    named = named and a.lower not in words.forces  # "Army accused": a headline's capital makes no name
    hi = _as_they_look(a, hi, lx)
    before = a.lower in lx.roles.forces_before and a.dep in ("compound", "amod", "nmod", "poss")  # no "poor security"
    by_noun = a.lemma in words.forces or a.lower in words.forces or a.lower in words.anybody or before
    by_noun = by_noun or _anybody_who(a, lx) or _called_movement(a, lx)
    if not by_noun and not (named and a.dep in ("nsubj", "pobj", "poss", "dobj", "nsubjpass")):
        return None
    of_state = bool({a.lower, a.lemma} & words.of_state) or words.of_state_words.search(p.text(lo, hi).lower())
    state = scene.state if of_state else None
    if state is not None:
        kind = "force"
    elif a.lemma in words.units or any(t.lemma in words.units for t in p.between(a.end, hi)):
        kind = "unit"  # "soldiers of the 234th Regiment"
    elif a.lemma in words.groups or _of_group(p.between(a.start, hi), lx):
        kind = "group"
    elif named:
        body = (a.text.isupper() and "." not in a.text) or any(c.lower == "the" for c in a.below("det"))  # "the RSF"
        kind = "group" if body else "person"
    else:
        kind = "unknown"
    return Perpetrator(name_at(p, lo, hi), state, kind), Span(lo, hi)


def _of_group(words: list[Token], lx: Lexicon) -> bool:
    """Whether the words name an armed group behind their noun: `members of a gang`, `fighters of the Hill Front`."""
    named = (t.lower in lx.sides.called_groups and t.text[:1].isupper() for t in words)
    return any(t.lower in lx.sides.groups for t in words) or any(named)


def _called_movement(a: Token, lx: Lexicon) -> bool:
    """`the Cinchonero liberation movement`: one with a name."""
    return a.lower in lx.sides.called_groups and any(c.tag == "NNP" for c in a.below("compound", "nmod", "amod"))


def _anybody_who(a: Token, lx: Lexicon) -> bool:
    """`villagers lynched two officers`, `was killed by a neighbour`: of some verbs whoever is the subject did it."""
    verb = a.head if a.dep == "nsubj" else a.head.head if a.dep == "pobj" and a.head.lower == "by" else None
    if a.dep == "pobj" and a.head.head.lemma in lx.roles.ascribes and a.head.lower in lx.roles.ascribed_to:
        return a.pos == "NOUN" and is_person_noun(a.lower)  # "an attack that residents blamed on herders"
    naming = lx.acts.verbs.get(verb.lemma) if verb is not None and verb.is_verb else None
    done = naming is not None and naming.name in _BY_SUBJECT and (a.dep == "pobj" or not passive(a.head, lx))
    return done and a.pos == "NOUN" and is_person_noun(a.lower)


def _called(a: Token) -> tuple[int, int] | None:
    """The name behind one person: `the commander, Milan Jovic, shot …`."""
    name = a.first("appos") if a.tag in ("NN", "VBN") and a.dep == "nsubj" else None
    if name is None or name.tag != "NNP" or not name.below("compound"):
        return None
    words = [x for x in name.subtree() if x.tag == "NNP"]
    return words[0].start, words[-1].end


def _as_they_look(a: Token, hi: int, lx: Lexicon) -> int:
    """Where the words for somebody end with what they wore: `men dressed in army uniforms`."""
    if a.lemma not in lx.sides.anybody:
        return hi
    worn = [c for c in a.below("acl", "relcl") if c.lemma in lx.sides.looks and c.start <= hi + 1]
    return max(hi, *(last_word(c).end for c in worn)) if worn else hi


def _forceful(p: Parsed, x: PartyFound, lx: Lexicon) -> bool:
    return lx.sides.forceful.match(p.sentence.text, x.end - p.start) is not None
