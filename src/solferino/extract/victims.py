"""To whom: what a noun phrase says about victims, and how a sentence shares out its counts among killed and injured.

A status is given only where the words say it. Children, women, residents, villagers, journalists, doctors, aid workers
and pensioners have none unless the word "civilian" stands with them: the field does not turn an unknown status into one
(method.md R-CAS-1). "Mostly civilians" counts as civilian and keeps that word as a part of its breakdown; two statuses
side by side ("servicemen and civilians") leave the whole without one and stand in the breakdown. Whoever is only
suspected of being a fighter, or was one once, has no status by that word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from solferino.extract.counts import CountFound, find_counts
from solferino.extract.victims_words import Words, words_of
from solferino.model.allegation import VictimGroup, Victims

_AGED = re.compile(r"\b(\d{1,3})[- ](year|month|week|day)s?[- ]old\b|\baged (\d{1,3})\b(?!\s*(?:to|-|and))")
_OF_THEM = len(" of whom")
_THEM = re.compile(r"(?:them|they|those) (?:and|along with|together with) ", re.IGNORECASE)
_AGAIN = re.compile(r",(?! and\b)| ?[-–—]")
_ANYBODY = re.compile(r"\b(?:people|persons|others|victims|members|individuals|dead|killed|wounded|injured)$")
_PARTS = 3  # groups: a number and at least two that make it up
_OLDEST = 110  # years; a greater number is no age
_AGE_BEGINS = re.compile(
    r"(?: [A-Z][\w'-]+){0,3}, (?:both |each |all )?| and "
)  # between somebody and the age, between two ages
_AGE_ENDS = re.compile(r",|$| and \d")
_OF_NAME = re.compile(r"[A-Z][\w'-]+ [A-Z][\w'-]+,\s+(?:(?:both|each|all)\s+)?$")  # before an age
_OF_WHOM = re.compile(r"\s+of\s+(?:(?:the|an?|his|her|their|its|my|our)\s+)?(?:(?!and\b)[\w-]+\s+){0,2}")
_MANY = re.compile(r" [a-z]{4,}s\b(?!['’])")  # a plural right behind
_BEFORE_ONE = 2  # words before a singular among which its article stands
_JOIN = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s+|as well as\s+|along with\s+|together with\s+)?")


@dataclass(frozen=True, slots=True)
class _Group:
    """Persons named by one noun, or by a number alone, at `start..end` of the phrase."""

    start: int
    end: int
    count: CountFound | None
    plural: bool
    size: int = 1
    sex: str | None = None
    age: str | None = None
    status: str | None = None

    @property
    def ends(self) -> tuple[int | None, int | None, str | None]:
        """low, high, qualifier: a singular stands for one person (a couple for two)."""
        if self.count is not None:
            return self.count.low, self.count.high, self.count.qualifier
        return (None, None, None) if self.plural else (self.size, self.size, "exact")

    def part(self, *, counted: bool = True) -> VictimGroup:
        """The group as a part of the victims; without numbers where its number counts others too."""
        low, high, _ = self.ends if counted else (None, None, None)
        return VictimGroup(self.sex, self.age, self.status, low, high)


def read_victims(
    phrase: str,
    *,
    context: str = "",
    party: str | None = None,
    names: Sequence[str] = (),
    language: str = "en",
) -> Victims:
    """What a noun phrase for victims says: "at least six civilians, including two children".

    `context` is the sentence round it, where words may add a status ("in captivity"); `party` and `names` are the
    caller's and go in as they are. Named persons count where the phrase has no number. `description` is the phrase.
    """
    words = words_of(language)
    phrase = phrase.strip()
    pronoun = words.pronouns.get(phrase.lower())
    if pronoun:
        return Victims(1, 1, "exact", sex=pronoun, party=party, names=tuple(names), description=phrase)
    counts = [c for c in find_counts(phrase, language=language) if c.unit in (None, "persons", "groups")]
    groups = _groups(phrase, counts, words, context)
    main, parts, mostly, wholly = _split(phrase, groups, words)
    if not main and (mostly or wholly):
        main = mostly or wholly
    victims = _whole(main)
    each = words.each.match(phrase) is not None and not any(g.count for g in main)
    if each:
        victims = Victims()  # "every woman, child or man": how many they are is not said
    if _THEM.match(phrase) and victims.low is not None:  # "them along with one other": how many they are is not said
        victims = replace(victims, high=None, qualifier="at_least")
    status, sex, age = (_same([getattr(g, key) for g in main]) for key in ("status", "sex", "age"))
    if mostly:
        status = _same([g.status for g in mostly]) or status
    if wholly:
        status = status or _same([g.status for g in wholly])
        sex, age = sex or _same([g.sex for g in wholly]), age or _same([g.age for g in wholly])
    own = not each and not _one_number(main)
    told = [g.part(counted=own) for g in (main if len(main) > 1 else ())] + [g.part() for g in (*parts, *mostly)]
    breakdown = tuple(p for p in told if p != VictimGroup())
    if names and victims.low is None and victims.high is None and victims.qualifier is None and not _plural(main):
        victims = replace(victims, low=len(names), high=len(names), qualifier="exact")
    return replace(
        victims,
        breakdown=breakdown,
        status=status,
        sex=sex,
        age=age,
        party=party,
        names=tuple(names),
        description=phrase or None,
    )


def _plural(groups: Sequence[_Group]) -> bool:
    return any(g.plural for g in groups)


def _same(values: Sequence[str | None]) -> str | None:
    """The value that all share, None where any differs or is not known."""
    return values[0] if values and len(set(values)) == 1 else None


# ---- the groups of a phrase ----------------------------------------------------------------------------------------
def _groups(phrase: str, counts: list[CountFound], words: Words, context: str) -> list[_Group]:
    """The groups in order: each person noun with the count that counts it, and counts that stand alone."""
    nouns = words.nouns_in(phrase)
    made: list[_Group] = []
    for noun in nouns:
        if any(c.start <= noun.start and noun.end <= c.number_end for c in counts):
            continue  # "a couple of": the number itself
        count = next((c for c in counts if c.noun_end == noun.end or c.noun_start == noun.start), None)
        if count is not None and count.unit == "groups" and noun.unit != "groups":
            count = None
        start = min(count.start, noun.start) if count else noun.start
        if noun.unit == "groups":  # "three families": how many persons is not said
            made.append(_Group(start, noun.end, None, plural=True))
            continue
        bare = not noun.plural and count is None and phrase[:start].endswith(" of ")  # "bodies of serviceman"
        plural = noun.plural or bare or (count is None and _of_many(phrase, noun.start, noun.end, words))
        made.append(_Group(start, noun.end, count, plural, noun.size, noun.sex, noun.age, noun.status))
    used = {id(g.count) for g in made if g.count}
    for count in counts:
        if id(count) not in used and count.unit != "groups":
            made.append(_Group(count.start, count.end, count, plural=True))
    made.sort(key=lambda g: g.start)
    made = _without_holders(phrase, _without_whose(phrase, _without_ages(phrase, made, words), words))
    return [_marked(phrase, made, i, words, context) for i in range(len(made))]


def _of_many(phrase: str, start: int, end: int, words: Words) -> bool:
    """Whether a singular stands before the plural of those it describes: `volunteer auxiliaries`; not `a child`."""
    before = phrase[:start].lower().split()[-_BEFORE_ONE:]
    return _MANY.match(phrase, end) is not None and words.single.isdisjoint(before)


def _without_ages(phrase: str, groups: list[_Group], words: Words) -> list[_Group]:
    """ "a goatherd of nine", "a mother of four": behind one person a bare number is an age, or counts the children."""
    kept: list[_Group] = []
    for group in groups:
        last = kept[-1] if kept else None
        bare = group.count is not None and group.count.noun_end is None
        if last is not None and bare and last.ends[:2] == (1, 1) and phrase[last.end : group.start] == " of ":
            years = None if phrase[: last.end].lower().endswith(tuple(words.parents)) else group.ends[0]
            kept[-1] = replace(last, end=group.end, age=age_group(years) if years is not None else last.age)
            continue
        if bare and last is not None and _is_limit(phrase, group, last):
            kept[-1] = replace(last, end=group.end, age=_age_of_limit(group) or last.age)
            continue
        if bare and _is_age(phrase, group, last):
            if last is not None:
                years = group.ends[0] if last.ends[:2] == (1, 1) else None
                kept[-1] = replace(last, end=group.end, age=age_group(years) if years is not None else last.age)
            continue
        kept.append(group)
    return kept


def _is_limit(phrase: str, group: _Group, last: _Group) -> bool:
    """Whether a bare bound right behind people is one of age: `men and boys over 12`, `children under five`."""
    low, high, qualifier = group.ends
    years = low or high
    bound = qualifier in ("at_least", "up_to") and years is not None and is_age(years)
    return bound and last.plural and phrase[last.end : group.start] == " " and group.end == len(phrase)


def _age_of_limit(group: _Group) -> str | None:
    """The age that a bound settles: those under 18 are children, those over 60 old."""
    low, high, _ = group.ends
    if high is not None:
        return "CHILD" if high <= 18 else None
    return "OLDER" if low is not None and low >= 60 else None


def _is_age(phrase: str, group: _Group, last: _Group | None) -> bool:
    """Whether a bare number is an age: `her brother, 11`, `Tomas Quirel, 34`, `two boys, 8 and 11`."""
    years = group.ends[0]
    if years is None or not is_age(years) or not _AGE_ENDS.match(phrase, group.end):
        return False
    if last is not None and _AGE_BEGINS.fullmatch(phrase, last.end, group.start):
        return True
    return _OF_NAME.search(phrase[: group.start]) is not None


def is_age(years: int) -> bool:
    """Whether anybody lives to be so old."""
    return years <= _OLDEST


def age_group(years: int) -> str:
    """The group that an age in years belongs to."""
    return "CHILD" if years < 18 else "OLDER" if years >= 60 else "ADULT"  # method.md §2.2


def _without_whose(phrase: str, groups: list[_Group], words: Words) -> list[_Group]:
    """Without those whose they are: `the son of the secretary general`, `a mother of three children` are one."""
    kept = groups[:1]
    for last, group in pairwise(groups):
        kin = phrase[: last.end].lower().removesuffix("s").endswith(tuple(words.of_somebody))
        theirs = kin and (not last.plural or (group.count is None and not group.plural))
        if not theirs or _OF_WHOM.fullmatch(phrase, last.end, group.start) is None:
            kept.append(group)
    return kept


def _without_holders(phrase: str, groups: list[_Group]) -> list[_Group]:
    """Without those that only hold the next one ("a family of five", "the bodies of six men") or own it ("the
    neighbour's boy")."""
    kept = []
    for i, group in enumerate(groups):
        following = groups[i + 1] if i + 1 < len(groups) else None
        between = phrase[group.end : following.start] if following else ""
        held = following is not None and re.fullmatch(r"\s+of\s+(?:the\s+|his\s+|her\s+|their\s+)?", between)
        if following is not None and phrase[group.end : group.end + 2] in ("'s", "’s"):
            if group.count is not None and following.count is None:  # "four of his brother's children"
                groups[i + 1] = replace(following, start=group.start, count=group.count)
            continue
        if held and following is not None and group.ends[0] in (None, 1) and following.count is not None:
            continue
        kept.append(group)
    return kept


def _marked(phrase: str, groups: list[_Group], at: int, words: Words, context: str) -> _Group:
    group = groups[at]
    begin = groups[at - 1].end if at else 0
    end = groups[at + 1].start if at + 1 < len(groups) else len(phrase)
    text = phrase[begin:end]
    status, sex, age = words.marked(text, context, group.status, group.sex, group.age)
    return replace(group, status=status, sex=sex, age=_age_told(text) or age)


def _age_told(text: str) -> str | None:
    found = _AGED.search(text)
    if not found:
        return None
    if found[2] and found[2] != "year":
        return "CHILD"
    return age_group(int(found[1] or found[3]))


def _split(
    phrase: str, groups: list[_Group], words: Words
) -> tuple[list[_Group], list[_Group], list[_Group], list[_Group]]:
    """The groups that are added up; those that are only a part of them; what most of them, and what all of them are."""
    kinds: dict[str, list[_Group]] = {"main": [], "part": [], "mostly": [], "wholly": []}
    kind = "main"
    end = 0
    for group in groups:
        of_them = _OF_THEM if kinds["main"] and phrase.startswith(" of ", group.end) else 0  # "six, five of them nuns"
        told = words.turns(phrase[end : group.end + of_them])
        between = phrase[end : group.start]
        if told:
            kind = told
        elif kinds["main"] and kind == "main" and _composed(between, kinds["main"][-1]):
            kind = "part"
        kinds[kind].append(group)
        end = group.end
    if _made_up(phrase, kinds["main"]):
        kinds["part"], kinds["main"] = [*kinds["main"][1:], *kinds["part"]], kinds["main"][:1]
    return kinds["main"], kinds["part"], kinds["mostly"], kinds["wholly"]


def _made_up(phrase: str, groups: Sequence[_Group]) -> bool:
    """`three people, a man and two women`: the first number told again by those whom it counts; not `two nurses, a
    doctor and a patient`."""
    first, *rest = groups or (None,)
    if first is None or first.count is None or len(groups) < _PARTS or not _AGAIN.match(phrase, first.end):
        return False
    numbers = [g.ends[0] for g in rest]
    if None in numbers or first.ends[0] != sum(n for n in numbers if n is not None):
        return False
    by_sex = first.sex is None and all(g.sex is not None or g.age is not None for g in rest)
    return by_sex or _ANYBODY.search(phrase[first.start : first.end]) is not None


def _composed(between: str, last: _Group) -> bool:
    """ "59 people (48 adults, 11 minors)", "six people: …", "440 bodies of servicemen and civilians"."""
    return (
        "(" in between or ":" in between or (last.plural and re.fullmatch(r"\s+of\s+(?:the\s+)?", between) is not None)
    )


def _one_number(groups: list[_Group]) -> bool:
    """Whether one number counts several groups together: "six soldiers and civilians"."""
    return (
        len(groups) > 1
        and groups[0].plural
        and groups[0].count is not None
        and all(g.count is None and g.plural for g in groups[1:])
    )


# ---- adding up -----------------------------------------------------------------------------------------------------
def _whole(groups: list[_Group]) -> Victims:
    if not groups:
        return Victims()
    if len(groups) == 1 or _one_number(groups):
        count = groups[0].count
        low, high, qualifier = groups[0].ends
        share = count.share.lower() if count and count.share else None
        return Victims(low, high, qualifier, share=share, of=count.of if count else None)
    lows, highs, qualifiers = zip(*(g.ends for g in groups), strict=True)
    if all(q in (None, "vague") for q in qualifiers):
        return Victims(qualifier="vague" if "vague" in qualifiers else None)
    if any(q in (None, "vague") for q in qualifiers):  # "several men and two women": two at least
        known = sum(low for low in lows if low)
        return Victims(known, None, "at_least") if known else Victims(qualifier="vague")
    low = sum(lows) if None not in lows else None
    high = sum(highs) if None not in highs else None
    for qualifier in ("at_least", "up_to", "between", "about"):
        if qualifier in qualifiers:
            return Victims(low, high, qualifier)
    return Victims(low, high, "exact")
