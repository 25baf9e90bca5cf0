"""Speakers as an English reader meets them: names in Latin letters, offices and bodies in English.

One person must be one origin in every language, or a translation would count as a second source; so a Ukrainian name is
written by the official romanisation (gazetteer_names.romanise), a Russian one as English print has it. The words of the
text stay in `Speaker.text`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from solferino.extract.slavic.tables import table
from solferino.extract.slavic.words import any_of
from solferino.model import Speaker, SpeakerKind
from solferino.terms.gazetteer_names import romanise


def in_english(
    speaker: Speaker, language: str, side: Callable[[str], str | None], place: Callable[[str], str | None]
) -> Speaker:
    """The speaker with name, role and organisation in English as far as the lists know them.

    `side` gives a country's adjective and `place` a place's name for words that name one.
    """

    def told(words: str | None) -> str | None:
        if not words:
            return words
        known = _told(words, language, side, place, first=speaker.kind is not SpeakerKind.BODY)
        first, _, rest = words.partition(" ")
        office = next((name for pattern, name in _offices(language) if pattern.fullmatch(first)), None)
        if office is not None and known is not None and rest and known == _told(rest, language, side, place):
            return (
                f"{office} of {known}" if known.isupper() else f"{office} of the {known}"
            )  # the list knows the body, and the word before it who of it
        return known or words

    if speaker.kind is SpeakerKind.PERSON:
        return replace(speaker, name=latin(speaker.name, language) if speaker.name else None, role=told(speaker.role))
    if speaker.kind is SpeakerKind.BODY:
        name = told(speaker.name)
        return replace(speaker, name=name, organisation=name)
    return replace(speaker, role=told(speaker.role), organisation=told(speaker.organisation))


def latin(name: str, language: str) -> str:
    """A personal name in Latin letters."""
    if language == "uk":
        return romanise(name)
    letters = table(language, "speech")["latin"]
    return "".join(_russian(word, letters) for word in re.split(r"(\W)", name))


def _russian(word: str, letters: Mapping[str, str]) -> str:
    low = word.lower()
    ends = low[-2:] if low[-2:] in ("ий", "ый") else ""
    body = low[: len(low) - len(ends)]
    out = letters[ends] if ends else ""
    made = re.sub("ье|.", lambda m: letters.get(m.group(), m.group()), body) + out
    if low[:1] == "е":
        made = "y" + made
    return made.capitalize() if word[:1].isupper() else made


@cache
def _offices(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((any_of(words), name) for name, words in table(language, "speech")["offices"].items())


@cache
def _table(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((any_of(words), name) for name, words in table(language, "speech")["english"].items())


def _told(
    words: str,
    language: str,
    side: Callable[[str], str | None],
    place: Callable[[str], str | None],
    *,
    first: bool = False,
) -> str | None:
    """What the list calls the words; `first`: by what they name first, the others are whose it is: "дружина мера" is no
    mayor, "адвокат родини" no family."""
    if len(words.split()) == 1 and (alone := place(words)) is not None:  # a country or capital speaks
        return alone
    found = (
        (m.start() if first else 0, n, name) for n, (p, name) in enumerate(_table(language)) if (m := p.search(words))
    )
    best = min(found, default=None)
    if best is None:
        return None
    name = best[2]
    where, whose = place(words) if "{place}" in name or "{of}" in name else None, side(words)
    filled = name.replace("{of}", f" of {where}" if where else "").replace("{place}", where or "")
    return " ".join(filled.replace("{side}", whose or "").split())
