"""Names that stand where places stand, and that no gazetteer has: kept with their name and no coordinates."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.places import Found
from solferino.extract.stretches import Stands, overlaps
from solferino.extract.tree import Parsed, Token
from solferino.extract.victims_words import is_person_noun
from solferino.model import Place, PlaceKind

_SURE = 0.4  # a name after "in" that the gazetteer lacks is a village as often as a person, a ship or a law
PART_OF_ADJECTIVE = re.compile(r"-[a-z]{4,}")  # behind a name that says whose somebody is: "Karsia-backed rebels"
_ARTICLES = ("the", "a", "an")


def unknown_places(
    p: Parsed,
    known: Sequence[Found],
    others: Sequence[Stands],
    people: Container[str],
    lx: Lexicon,
    *,
    country_told: str | None = None,
) -> list[Found]:
    """Names after "in", "at", "near", "the village of" that are neither `known` places nor in the way of `others`.

    `people`: words that the document has in the names of persons. `country_told`: code of the one country that the
    document tells of, in which lies what the sentence does not put elsewhere.
    """
    out = []
    around = _country_around(p, known, country_told, lx)
    for t in p.tokens:
        first = _named_ground(p, t, lx) or _numbered(p, t, lx)
        if first is None and (t.pos == "PROPN" or _a_name(p, t)) and t.dep == "pobj" and _after_place_word(t, lx):
            first = _first(p, t)
            first = None if _of_plain_words(p, first, t, lx) or _told_of_again(p, first, t, lx) else first
        if first is None and t.dep == "nsubj":
            first = _scene_of(p, t, lx)
        if first is None and t.pos == "PROPN" and t.dep in ("appos", "oprd", "attr") and _is_called(t, lx):
            first = _first(p, t)
        if first is None and t.dep == "dobj" and t.tag in ("NNP", "NN") and _falls_on(t, people, lx):
            first = _first(p, t)  # "raided Tabadu"
        of_town = _of_town(p, t, lx) if first is None else None
        if first is not None:
            lo, hi = first.start, _with_number(p, t, lx)
        elif of_town is not None:
            lo, hi = of_town
        else:
            continue
        rest = lx.places.goes_on.match(p.sentence.text, hi - p.start)
        hi = rest.end() + p.start if rest is not None else hi
        name = p.text(lo, _with_waters(p, t, lx) or hi)
        if (name.isupper() and not name[-1].isdigit()) or overlaps(known, lo, hi) or overlaps(others, lo, hi):
            continue
        behind = (f for f in known if f.start >= hi and lx.places.beside.fullmatch(p.text(hi, f.start)))
        owner = (f for f in known if f.end <= lo and p.text(f.end, lo) in ("'s ", "’s "))
        frame = (f for f in known if f.end <= lo and lx.places.frames.fullmatch(p.text(p.start, f.start)))
        beside = next((f.place for f in (*behind, *owner, *frame)), None)
        admin1, country = (beside.admin1, beside.country) if beside is not None else (None, None)
        if country is None:
            near = (f for f in known if f.start >= hi and lx.places.near.fullmatch(p.text(hi, f.start)))
            country = next((f.place.country for f in near), around)
        kind = PlaceKind.DISTRICT if t.lower in lx.places.districts else PlaceKind.SETTLEMENT
        place = Place(name, name, kind, admin1=admin1, country=country)
        out.append(Found(lo, hi, place, lo, hi, "unknown", None, _SURE))
    return out


def _country_around(p: Parsed, known: Sequence[Found], told: str | None, lx: Lexicon) -> str | None:
    """The one country that the areas named in the sentence as ground lie in, else that of the document where nothing in
    the sentence lies elsewhere."""
    areas = [f for f in known if f.place.kind in (PlaceKind.COUNTRY, PlaceKind.REGION)]
    grounds = {f.place.country for f in areas if lx.places.ground.search(p.text(p.start, f.start))}
    if len(grounds) == 1:
        return grounds.pop()
    lying = (f for f in known if not PART_OF_ADJECTIVE.match(p.sentence.text, f.end - p.start))
    return told if all(f.place.country == told for f in lying) else None


def _of_plain_words(p: Parsed, first: Token, t: Token, lx: Lexicon) -> bool:
    """`in Land Cruisers`, `In Fresh Attack`: words of any day with capitals, the last one for an act or a vehicle."""
    act = t.lower in lx.acts.nouns or t.lower in lx.causes.words or t.lower.removesuffix("s") in lx.causes.words
    if not (act or t.lower in lx.places.vehicles):
        return False
    return all(x.lower in lx.written_small for x in p.tokens[first.i : t.i + 1])


def _told_of_again(p: Parsed, first: Token, t: Token, lx: Lexicon) -> bool:
    """`opened fire on Milan Jovic and killed him`: a name of several words that is a person's, told of behind it."""
    if t.head.lower not in lx.places.before_hit or first is t:
        return False
    one = lx.whom.single_men | lx.whom.single_women
    someone = any(x.tag == "NN" and is_person_noun(x.lower) for x in p.tokens[: first.i])
    return not someone and any(x.lower in one for x in p.tokens[t.i + 1 :])


def _scene_of(p: Parsed, t: Token, lx: Lexicon) -> Token | None:
    """The first word of the name of what was the scene: `Tabadu village was the scene of a raid`."""
    if t.head.lemma != "be" or not any(c.lemma in lx.places.scenes for c in t.head.below("attr")):
        return None
    nouns = (x for x in (t, *t.below("compound")) if x.pos in ("NOUN", "PROPN") and x.text[:1].isupper())
    named = next(nouns, None)
    return _first(p, named) if named is not None else None


def _falls_on(t: Token, people: Container[str], lx: Lexicon) -> bool:
    """`raided Tabadu`, `rebels attacked Tabadu`: an unknown name to which is done what is done to places."""
    verb = t.head
    if not t.text[:1].isupper() or verb.lemma in lx.places.falls_on:
        return t.text[:1].isupper()
    if verb.lemma not in lx.places.may_fall_on or t.text in people or t.below("compound", "nmod", "relcl", "poss"):
        return False
    return any(c.tag == "NNS" or c.lemma in lx.acts.weapon for c in verb.below("nsubj"))


def _of_town(p: Parsed, t: Token, lx: Lexicon) -> tuple[int, int] | None:
    """The capitals behind `the village of`, whatever the parser made of them: `the village of Let Pan Taw`."""
    of, noun = (p.tokens[t.i - 1], p.tokens[t.i - 2]) if t.i > 1 else (t, t)
    if of.lower != "of" or noun.lemma not in lx.places.towns or not t.text[:1].isupper():
        return None
    if t.tag == "NNP" and t.dep == "pobj":
        return None
    last = t
    for x in p.tokens[t.i + 1 :]:
        if not (x.text[:1].isupper() or x.text == "-"):
            break
        last = x if x.text != "-" else last
    return (t.start, last.end) if last is not t or t.tag == "NNP" else None


def _with_number(p: Parsed, t: Token, lx: Lexicon) -> int:
    """Where the name ends: `Sector 7`, `Block 12`."""
    after = p.tokens[t.i + 1] if t.i + 1 < len(p.tokens) else None
    return after.end if after is not None and t.text in lx.places.opens_name and after.text.isdigit() else t.end


def _with_waters(p: Parsed, t: Token, lx: Lexicon) -> int | None:
    """Where the name of waters ends that another place gave theirs: `the Gulf of Aden` is neither a town nor a gulf."""
    of = p.tokens[t.i + 1] if t.i + 2 < len(p.tokens) and t.lower in lx.places.waters else None
    if of is None or of.lower != "of" or not p.tokens[of.i + 1].text[:1].isupper():
        return None
    last = p.tokens[of.i + 1]
    while (
        last.i + 1 < len(p.tokens) and p.tokens[last.i + 1].tag == "NNP" and p.tokens[last.i + 1].start == last.end + 1
    ):
        last = p.tokens[last.i + 1]
    return last.end


def _is_called(t: Token, lx: Lexicon) -> bool:
    """`our village, Tabadu`, `a hamlet called Tabadu`, `our village is Tabadu`: a name given to a word for a place."""
    if t.dep == "attr":
        return t.head.lemma == "be" and any(c.lemma in lx.places.towns for c in t.head.below("nsubj"))
    noun = t.head.head if t.dep == "oprd" else t.head
    if is_person_noun(noun.lower):
        return False  # "another resident, Ada Roth"
    return noun.lemma in lx.places.kinds and noun.i < t.i and (t.dep == "appos" or t.head.dep == "acl")


def _a_name(p: Parsed, t: Token) -> bool:
    """Whether a noun with a capital is a name: in a sentence that has others without."""
    return t.tag == "NN" and t.text[:1].isupper() and any(x.pos == "NOUN" and x.text.islower() for x in p.tokens)


def _after_place_word(t: Token, lx: Lexicon) -> bool:
    prep = t.head
    if not t.text[:1].isupper() or t.lower in lx.places.no_place | lx.places.never:
        return False
    where = any(c.lower == "where" for r in t.below("relcl") for c in r.below("advmod"))
    if where and prep.lower in ("to", "from") and not t.below("poss"):
        return True  # "and then to Tabadu, where soldiers beat him"
    above = prep.head.lemma
    if prep.lower in lx.places.before_hit and (above in lx.causes.words or above in lx.causes.attacks):
        offices = lx.subjects.people | lx.subjects.titles
        somebody = (c.lower.rstrip(".") in offices or is_person_noun(c.lower) for c in t.below("compound"))
        return not any(somebody)  # "a strike on al-Mawasi", but not "on judge Garcia"
    if prep.lower == "from" and above in lx.places.hails:
        return any(c.lower in ("i", "we") for c in prep.head.below("nsubj"))  # "I come from Tabadu"
    if prep.lower == "from" and above in lx.places.locals | lx.roles.sufferers:
        return True  # "a survivor from Tabadu"
    if prep.lower == "of" and t.lower in lx.subjects.bodies:
        return False  # "the warehouse of the World Food Programme"
    if prep.lower == "of" and prep.head.lower == "out":
        return True  # "out of Gumbara"
    if prep.lower == "at" and above in lx.places.aims:
        return any(c.lemma in lx.places.fired_at_places for c in prep.head.below("dobj", "nsubjpass"))
    if prep.lower == "to" and above in lx.places.comes:
        return t.lower not in lx.subjects.bodies  # "came to Tabadu"
    of = above in lx.places.kinds or (above in lx.places.grounds and above not in lx.places.owned)
    return prep.lower in lx.places.before_unknown or (prep.lower == "of" and of)


def _named_ground(p: Parsed, t: Token, lx: Lexicon) -> Token | None:
    """The first word of a name before a word for a place: `of the Orlec quarry camp`, `on the Sandek bridge`.

    Read off the words, as the parser hangs such names anywhere ("At the Hutovo checkpoint soldiers arrested …").
    """
    if t.lemma.lower() not in lx.places.grounds and t.lower not in lx.places.grounds:
        return None
    tokens, at = p.tokens, t.i
    if at > 2 and tokens[at - 1].tag == "POS" and tokens[at - 2].pos == "NOUN":  # "Boro workers' hostel"
        at -= 2
    elif at > 1 and tokens[at - 1].pos == "NOUN":  # "quarry camp", "car park", "water point"
        at -= 1
    end = at
    while at > 0 and tokens[at - 1].pos == "PROPN" and tokens[at - 1].text[:1].isupper():
        at -= 1
    opens = not any(x.text[:1].isalpha() for x in tokens[:at]) and t.i + 1 < len(tokens)
    if opens and tokens[t.i + 1].text in (":", ",", "."):
        return tokens[at] if at < end else None  # "Tarkan pier: a drone hit the queue"
    above = tokens[at - 2 if at > 1 and tokens[at - 1].lower in _ARTICLES else at - 1] if at > 0 else None
    if above is None or at == end or tokens[at].lower in lx.places.no_place:
        return None
    hit = above is t.head and t.dep == "dobj" and above.lemma in lx.places.reaches  # "cleared Rabat square"
    before = above.lower
    scene = before in lx.places.scene_prepositions or before in lx.places.before_unknown or before in ("'s", "’s")
    return tokens[at] if hit or scene or before in lx.places.way_prepositions else None


def _numbered(p: Parsed, t: Token, lx: Lexicon) -> Token | None:
    """The first word of a name that a word for a place opens: `on Calle Sol`, `overran Hill 402`, `off Cape Olm`."""
    tokens, at = p.tokens, t.i - 1
    numbered = t.pos == "NUM" and t.text.isdigit()
    if at < 1 or tokens[at].text not in lx.places.opens_name or not (numbered or t.text[:1].isupper()):
        return None
    before = tokens[at - 1]
    scene = before.lower in lx.places.scene_prepositions or before.lower in lx.places.before_unknown
    return tokens[at] if scene or (before.is_verb and before.lemma in lx.places.reaches) else None


def _first(p: Parsed, t: Token) -> Token:
    """The first word of the name that ends in `t`."""
    tokens, at = p.tokens, t.i
    while (at > 0 and tokens[at - 1].pos == "PROPN" and at - 1 > t.head.i) or (at > 1 and tokens[at - 1].text == "-"):
        at -= 1
    return tokens[at]
