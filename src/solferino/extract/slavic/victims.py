"""What is said of those to whom an act was done: how many, who they are, their sex, age and status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from solferino.extract.said import Said
from solferino.extract.slavic.ages import age_of, age_of_teller
from solferino.extract.slavic.amount import Amount
from solferino.extract.slavic.codes import is_single, sex_told
from solferino.extract.slavic.entries import Person
from solferino.extract.slavic.genders import sex_of_me, sex_of_noun, sex_of_object, sex_of_speaker, sex_of_women
from solferino.extract.slavic.hits import Hit
from solferino.extract.slavic.line import Here, clause_start
from solferino.extract.slavic.tables import beginnings_of, listed
from solferino.extract.slavic.verbs import ACTIVE, UNDERGO
from solferino.extract.slavic.whom import ON_A_BODY
from solferino.extract.slavic.words import FROM, Word, words_of
from solferino.model import VictimGroup, Victims

_PARTS = 60  # characters behind the stretch of an act in which parts of its victims may still stand
_BESIDE = 3  # words between a pronoun and the act word that it is the object of
_NO_SUBJECT = ("у", "ю", "ові", "еві", "єві", "ого", "ому")  # of names in the singular no subject ends so
_OBJECTS = (*_NO_SUBJECT, "а", "я", "і", "е", "иной", "овой", "евой", "ской")
_OWNERS = ("и", "і", "ы", "а", "я", "ого", "ої", "ой")  # of names behind "at"
_AT = frozenset(("у", "в", "від", "от"))
_BEHIND_VERB, _SHORTEST = 3, 4  # words behind a verb with a name among them; letters of a name
_AGE = 3  # words that "23-летнего" is
_THERE_IS = frozenset(("є", "есть"))
_MARKS = frozenset('«“„"-–')
_OWNS = 25  # characters from a pronoun to people who are somebody's
_HELD = (ON_A_BODY | {"die", "death_penalty"}) - {"injure", "missing", "adopt", "deport"}
_TO_WHOM = frozenset({"nocare", "illtreat", "contact"})  # acts of verbs whose object is in the dative
_TAKEN = frozenset({"detain", "abduct"})
_KILLED = frozenset({"kill", "execute"})


def victims_of(here: Here, h: Hit, amount: Amount | None, said: Said | None) -> Victims:
    """The victims of the act at `h`, counted by `amount`. `said`: the statement that it is told in."""
    parts = [a for a in here.amounts if a.part and a.person is not None and h.lo <= a.start < h.hi + _PARTS]
    counted = [o.start for o in here.amounts if not o.part and o.low is not None and o.start >= h.hi]
    parts = [a for a in parts if not any(o < a.start for o in counted)]  # those are parts of the people counted last
    breakdown = tuple(
        VictimGroup(a.person.sex, a.person.age, a.person.status, a.low, a.high)
        for a in parts
        if a.person is not None and h.act.harm is not None
    )
    word = next((w.low for w in here.words[h.first : h.last] if w.low != "не"), "")  # "не вижив"
    if word in _THERE_IS:
        word = here.words[h.last - 1].low  # "є загиблі", "есть погибший"
    one = is_single(h.act.voice, h.act.harm, word) and not _a_share(here, h, amount)
    by_verb = sex_told(word) if one else None
    bare = amount is None or (amount.low is None and amount.high is None and amount.qualifier is None)
    him = None
    if bare and not (one and h.act.harm is None):
        him = _pronoun(here, h, said, amount) or (_by_name(here, h) if amount is None else None)
    if amount is None or him is not None:
        if him is not None:
            return Victims(1, 1, "exact", breakdown, status=_captive(here, h, None), sex=him.sex, age=him.age)
        if one:
            return Victims(1, 1, "exact", breakdown, sex=by_verb)
        return Victims(breakdown=breakdown, status=_captive(here, h, None) if h.act.kind in _HELD else None)
    low, high, qualifier = amount.low, amount.high, amount.qualifier
    if one and low is None and high is None and qualifier is None:
        low, high, qualifier = 1, 1, "exact"
    person = amount.person
    sex = (person.sex if person is not None else None) or _sex(here, amount, low, high, by_verb)
    return Victims(
        low,
        high,
        qualifier,
        breakdown,
        status=_status(here, h, amount),
        sex=sex,
        age=(person.age if person is not None else None) or (age_of(here, amount) if (low, high) == (1, 1) else None),
        description=" ".join(here.text[amount.start : amount.end].split()),
    )


def _a_share(here: Here, h: Hit, amount: Amount | None) -> bool:
    """`погибла шестая часть жителей`: a share of people, whose verb is of one."""
    between = here.words[h.last : amount.first] if amount is not None else ()
    return not listed(here.lx.language, "shares").isdisjoint(w.low for w in between)


def _sex(here: Here, amount: Amount, low: int | None, high: int | None, by_verb: str | None) -> str | None:
    """By the verb about one person, else by the gender of the noun; of many only where a noun is of women alone."""
    nouns = [w.low for w in words_of(here.text, amount.start, amount.end) if here.lx.people.get(w.low) is not None]
    if not nouns:
        return by_verb if (low, high) == (1, 1) else None
    if (low, high) != (1, 1):
        return sex_of_women(nouns[-1])
    told = sex_of_noun(nouns[-1])
    return (by_verb if told is not None else None) or told


def _pronoun(here: Here, h: Hit, said: Said | None, amount: Amount | None) -> Person | None:
    """`його били`, `сломали ей руку`, `меня держали`: one person, told by a pronoun near the act word.

    A pronoun right before a noun is its owner's ("його тіло"), also before `amount` ("били його сусідів")."""
    if h.act.kind not in ON_A_BODY or h.act.voice == UNDERGO:
        return None
    words, lx = here.words, here.lx
    near = range(min(clause_start(words, h.first), max(0, h.first - _BESIDE)), min(len(words), h.last + _BESIDE))
    for i in sorted(near, key=lambda i: min(abs(i - h.first), abs(i - h.last + 1))):
        him = lx.him.get(words[i].low)
        if him is None or not h.lo <= words[i].start < h.hi:
            continue
        over = words[i].end <= h.start and amount is not None and amount.start >= h.end  # "его пытали … людей"
        if amount is not None and 0 <= amount.start - words[i].end <= _OWNS and not over:
            continue
        following = words[i + 1] if i + 1 < len(words) else None
        if words[i].low in lx.us:
            speaker = said.speaker if said is not None else None
            sex = sex_of_speaker(speaker, here.text, lx) if speaker is not None else sex_of_me(here.text)
            age = age_of_teller(here, speaker.end) if speaker is not None and speaker.end is not None else None
            him = replace(him, sex=sex, age=age)
        if (
            words[i].low not in listed(lx.language, "owners")
            or following is None
            or not following.is_word
            or i + 1 >= h.first
        ):
            return him
        if following.low in lx.beside or following.low.endswith("о"):
            return him
    return None


def _by_name(here: Here, h: Hit) -> Person | None:
    """`Олексу вбила міна`, `застрелили Хасана`, `Толіку сломали руку`: somebody named beside a verb whose subject it
    cannot be; and `у Тамари забрали корову`, whom something was taken from."""
    if h.act.voice != ACTIVE or h.act.kind not in ON_A_BODY | {"loot"}:
        return None
    words, low = here.words, here.words[h.first].low
    many = low.endswith((*here.lx.plural_verbs, "ло"))
    before = h.first - 1
    object_before = before >= 0 and (many or words[before].low.endswith(_NO_SUBJECT))
    if h.act.kind in ON_A_BODY and object_before and _is_person(here, words[before]):
        first = before - (before > 0 and _is_person(here, words[before - 1]))
        return _named(here, words[first], h)
    first = _past_where(words, h.last) if many and h.act.kind in _TAKEN else h.last
    first = _past_age(here, first)
    for i in range(first, min(len(words), first + _BEHIND_VERB)):
        if not h.lo <= words[i].start < h.hi or not words[i].is_word or len(words[i].low) < _SHORTEST:
            break  # behind "на" and the like stands no object
        if _is_person(here, words[i]) and h.act.kind in ON_A_BODY:
            return _named(here, words[i], h) if many or words[i].low.endswith(_NO_SUBJECT) else None
    for i in range(1, len(words)) if h.act.kind == "loot" else ():
        own = words[i - 1].low in _AT and h.lo <= words[i].start < h.hi
        if own and _is_person(here, words[i], _OWNERS):
            return _named(here, words[i], h)
    return None


def _past_where(words: Sequence[Word], at: int) -> int:
    """Where "from home" ends behind a verb: `увезли из дома Рашида`."""
    if at >= len(words) or words[at].low not in FROM:
        return at
    return next((i for i in range(at + 1, min(len(words), at + _BEHIND_VERB)) if words[i].capital), at)


def _past_age(here: Here, at: int) -> int:
    """Where an age ends behind a verb: `похитили 23-летнего Ислама`."""
    years = beginnings_of(here.lx.language, "aged")
    aged = (i for i in range(at, min(len(here.words), at + _AGE)) if here.words[i].low.startswith(years))
    return next(aged, at - 1) + 1


def _is_person(here: Here, word: Word, endings: tuple[str, ...] = _OBJECTS) -> bool:
    """Whether a word with a capital may be the name of a person in another case than the first."""
    if not (word.capital and word.is_word) or not word.text[1:].islower() or word.text.isascii():
        return False
    if any(lo <= word.start < hi for lo, hi in here.names) or any(s.start <= word.start < s.end for s in here.sides):
        return False
    lx, low = here.lx, word.low
    common = lx.speakers.get(low) or lx.people.get(low) or lx.acts.get(low) or low in lx.him or low in lx.them
    opens = word.start == here.words[0].start and (low in lx.openers or low in lx.whom or low in lx.us)
    marked = here.text[word.start - 1 : word.start] in _MARKS
    return not common and not opens and not marked and low.endswith(endings) and len(low) >= _SHORTEST


def _named(here: Here, word: Word, h: Hit) -> Person:
    return Person(sex=sex_of_object(word.text, here.lx, dative=h.act.kind in _TO_WHOM))


def _status(here: Here, h: Hit, amount: Amount) -> str | None:
    own = amount.person.status if amount.person is not None else None
    out = _captive(here, h, amount) if own in (None, "CST-COMB") else None
    return out or own or ("CST-CIV" if here.has(here.lx.among_civilians) else None)


def _captive(here: Here, h: Hit, amount: Amount | None) -> str | None:
    """Out of combat: prisoners of war, where the paragraph speaks of them and the victims are told by no word of their
    own; those who had given up or were wounded when they were killed."""
    lx = here.lx
    nouns = words_of(here.text, amount.start, amount.end) if amount is not None else ()
    told = [w.low for w in nouns if lx.people.get(w.low) is not None and not w.low.startswith(lx.generic)]
    fighters = any((p := lx.people.get(w)) is not None and p.status == "CST-COMB" for w in told)
    if h.act.kind in _KILLED and (not told or fighters):
        if fighters and any(w.low.startswith(lx.wounded) for w in nouns):
            return "CST-HDC-WND"
        if here.has(lx.given_up):
            return "CST-HDC-SUR"
        if here.has(lx.captured):
            return "CST-HDC-POW"
    held = h.act.kind in _HELD and not told and here.has(lx.captives, *here.paragraph)
    return "CST-HDC-POW" if held else None
