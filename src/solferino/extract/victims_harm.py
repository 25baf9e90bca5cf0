"""How many were killed, how many injured: the counts of a sentence shared out among its words of harm.

"killing six and wounding at least 20", "429 killed and 1,374 injured", "the deaths of 12 and injuries to 30": each
count goes to the word that governs it, by their order and the few words between them. A number that no word of harm
claims is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from solferino.extract.counts import CountFound, find_counts
from solferino.extract.dates import DateFound
from solferino.extract.letters import data
from solferino.extract.victims import read_victims
from solferino.model.allegation import Victims

_GAP_WORDS = 5  # between victims and their word of harm: "six people were also reported killed"


@dataclass(frozen=True, slots=True)
class HarmFound:
    """Victims at `start..end` to whom `harm` was done, by the word at `cue_start..cue_end`.

    `harm`: killed, injured, detained, missing, displaced; None where the text says killed or injured.
    """

    harm: str | None
    start: int
    end: int
    cue_start: int
    cue_end: int
    victims: Victims


@dataclass(frozen=True, slots=True)
class _Cue:
    harm: str | None
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    cues: re.Pattern[str]
    kinds: dict[str, tuple[str, str]]
    between: frozenset[str]
    before: frozenset[str]
    joins: frozenset[str]
    lists: frozenset[str]
    parts: re.Pattern[str]


def victims_by_harm(
    text: str, dates: Sequence[DateFound] | None = None, *, language: str = "en"
) -> tuple[HarmFound, ...]:
    """The victims of each word of harm in a sentence or clause of folded text, in order; only those with a count.

    `dates` as in find_counts. Victims by name or without a number are the caller's to find.
    """
    words = _words(language)
    counts = [c for c in find_counts(text, dates, language=language) if c.unit != "time"]
    things = [c for c in counts if c.noun in words.kinds and words.kinds[c.noun][1] == "thing"]
    persons = [c for c in counts if c.unit in (None, "persons", "groups") and c not in things]
    phrases = _phrases(text, persons, words)
    cues = [c for c in _cues(text, words) if not any(s < c.end and c.start < e for s, e in phrases)]
    found = [_thing(text, c, words) for c in things]
    free = list(phrases)
    for i, cue in enumerate(cues):
        low = cues[i - 1].end if i else 0
        high = cues[i + 1].start if i + 1 < len(cues) else len(text)
        phrase = _claimed(text, cue, free, (low, high), words)
        if phrase is not None:
            free.remove(phrase)
            found.append(
                HarmFound(cue.harm, *phrase, cue.start, cue.end, read_victims(text[slice(*phrase)], context=text))
            )
    return tuple(sorted(found, key=lambda f: f.start))


def _thing(text: str, count: CountFound, words: _Words) -> HarmFound:
    harm = words.kinds[count.noun or ""][0]
    start, end = count.noun_start or count.end, count.noun_end or count.end
    victims = Victims(count.low, count.high, count.qualifier, description=text[count.start : end])
    return HarmFound(harm, count.start, end, start, end, victims)


# ---- cues ----------------------------------------------------------------------------------------------------------
def _cues(text: str, words: _Words) -> list[_Cue]:
    """The words of harm in order; two joined by "or" or "and" are one without a harm of its own."""
    made: list[_Cue] = []
    for match in words.cues.finditer(text):
        harm, form = words.kinds[match[0].lower()]
        cue = _Cue(harm, form, match.start(), match.end())
        last = made[-1] if made else None
        if last and last.form == form and text[last.end : cue.start].strip().lower() in words.joins:
            made[-1] = _Cue(harm if harm == last.harm else None, form, last.start, cue.end)
            continue
        made.append(cue)
    return made


# ---- phrases -------------------------------------------------------------------------------------------------------
def _phrases(text: str, counts: list[CountFound], words: _Words) -> list[tuple[int, int]]:
    """Counts with their nouns, those of one list as one phrase: "6 men, 4 women and 3 children, including a baby"."""
    spans = [(c.start, c.noun_end if c.noun_end is not None else c.end) for c in counts]
    joined: list[list[tuple[int, int]]] = []
    for span in spans:
        last = joined[-1][-1] if joined else None
        if last is not None and _listed(text[last[1] : span[0]], words) and not _cut_off(text, span, last, words):
            joined[-1].append(span)
        else:
            joined.append([span])
    return [(group[0][0], group[-1][1]) for group in joined]


def _listed(between: str, words: _Words) -> bool:
    plain = between.strip().lower()
    if len(plain) < 24 and words.parts.search(plain):
        return True
    return plain in ("(", ":") or all(w in words.lists for w in plain.replace(",", " ").split())


def _cut_off(text: str, span: tuple[int, int], last: tuple[int, int], words: _Words) -> bool:
    """ "killed 12 and 30 injured": the next count has a word of harm of its own, and so has the one before."""
    after = words.cues.search(text, span[1])
    before = next((m for m in reversed(list(words.cues.finditer(text, 0, last[0])))), None)
    return (
        after is not None
        and before is not None
        and _only(text[span[1] : after.start()], words.between)
        and _only(text[before.end() : last[0]], words.before)
    )


# ---- who claims what -----------------------------------------------------------------------------------------------
def _claimed(
    text: str, cue: _Cue, free: list[tuple[int, int]], limits: tuple[int, int], words: _Words
) -> tuple[int, int] | None:
    low, high = limits
    left = next((p for p in reversed(free) if low <= p[0] and p[1] <= cue.start), None)
    right = next((p for p in free if cue.end <= p[0] < high), None)
    takes_left = left is not None and _only(text[left[1] : cue.start], words.between)
    takes_right = right is not None and _only(text[cue.end : right[0]], words.before)
    if cue.form == "doing":
        return right if takes_right else None
    if cue.form == "thing":
        governs = right is not None and takes_right and text[cue.end :].lstrip().lower().startswith(("of ", "to "))
        return right if governs else None
    if takes_left:
        return left
    return right if cue.form == "done" and takes_right else None


def _only(between: str, allowed: frozenset[str]) -> bool:
    """Whether only a few words of that kind stand between; the end of a sentence never does."""
    if re.search(r"[.;!?]", between):
        return False
    found = re.findall(r"[^\W\d_]+", between.lower())
    return len(found) <= _GAP_WORDS and all(w in allowed for w in found)


@cache
def _words(language: str) -> _Words:
    file = data(language, "victims")
    kinds: dict[str, tuple[str, str]] = {}
    for entry in file["harms"]:
        for form in ("thing", "state", "doing", "done"):  # where a word stands twice, the later form counts
            kinds.update((word, (entry["harm"], form)) for word in entry[form])
    longest = sorted(kinds, key=len, reverse=True)
    part = [w for e in file["words"] if e["kind"] in ("part", "mostly", "wholly") for w in e["words"]]
    own = file["harm_words"]
    return _Words(
        re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE),
        kinds,
        frozenset(own["between"]),
        frozenset(own["before"]),
        frozenset(own["joins"]),
        frozenset(own["lists"]),
        re.compile(r"\b(?:" + "|".join(map(re.escape, part)) + r")\b"),
    )
