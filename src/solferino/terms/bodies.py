"""Who a speaker is, as far as a name tells: one of the known bodies, an unnamed kind of speaker, whose side.

Why here: origins (link) and weight (assess) must read names the same way, and for every country by the same rule: a
country's adjective, capital or name in front of an office makes it that country's, whichever country it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from solferino.model import Speaker, SpeakerKind
from solferino.terms.load import _file

EXAMINING = frozenset({"un", "igo", "ngo", "court"})


@dataclass(frozen=True, slots=True)
class Body:
    """`kind`: un, igo, ngo, court or agency (bodies.toml)."""

    name: str
    kind: str

    @property
    def examines(self) -> bool:
        """Whether it applies a standard of its own to facts, and is no party and no mere channel."""
        return self.kind in EXAMINING


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """The name folded for comparison: lower case, no article, no possessive, no brackets, single spaces."""
    text = re.sub(r"\([^)]*\)", " ", name.casefold()).replace("’", "'")
    text = re.sub(r"'s\b", "", text)
    text = re.sub(r"[^\w\s'&-]", " ", text.replace("u.n.", "un").replace("u.s.", "us"))
    return re.sub(r"^(?:the|a|an|according to)\s+", "", " ".join(text.split()))


@cache
def _aliases() -> Mapping[str, Body]:
    out: dict[str, Body] = {}
    for row in _file("bodies")["body"]:
        body = Body(row["name"], row["kind"])
        for name in (row["name"], *row["aliases"]):
            out[plain(name)] = body
    return MappingProxyType(out)


@cache
def _patterns(key: str) -> re.Pattern[str]:
    return re.compile("|".join(_file("bodies")[key]), re.IGNORECASE)


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(plain(w) for w in _file("bodies")[key])


@lru_cache(maxsize=16384)
def body(name: str | None) -> Body | None:
    """The body that the name means, or None. Names of offices that start with a country's word are never one."""
    if not name:
        return None
    text = plain(name)
    if found := _aliases().get(text):
        return found
    text = re.sub(
        r"\b(?:interim |annual |latest |new |first )?(?:report|researchers?|investigators?|staff|mission chief)$",
        "",
        text,
    ).strip()
    if found := _aliases().get(text):
        return found
    return Body(name.strip(), "un") if _patterns("body_patterns").search(name) else None


@lru_cache(maxsize=16384)
def is_report(name: str | None) -> bool:
    """Whether the name only says that a document speaks ("the report"), not whose it is."""
    text = plain(name or "")
    if text in _words("report_words"):
        return True
    by_nobody = body(name) is None and country(name) is None and not is_official(name)
    return by_nobody and text.rpartition(" ")[2] in ("report", "inquiry", "investigation", "study", "survey")


@lru_cache(maxsize=16384)
def is_staff(name: str | None) -> bool:
    """Whether the name means people of a body that the text named before ("the experts")."""
    return bool(name) and plain(name or "") in _words("staff_words")


@cache
def _names() -> re.Pattern[str]:
    names = {n for row in _file("bodies")["body"] for n in (row["name"], *row["aliases"]) if len(n) > 1}
    longest = sorted(names, key=lambda n: (-len(n), n))
    # the United Nations last: their bodies' names begin with theirs
    last = [n for n in longest if body(n) == body("United Nations")]
    full = [n for n in longest if n not in last]
    known = [*map(re.escape, full), *_file("bodies")["mention_patterns"], *map(re.escape, last)]
    return re.compile(r"(?<!\w)(?:" + "|".join(known) + r")(?!\w)")


def mentions(text: str) -> list[tuple[int, Body]]:
    """Where known bodies are named in a text, in order; capitals count, so that "who" is not the WHO."""
    found = []
    for match in _names().finditer(text):
        if (known := body(match[0])) is not None:
            found.append((match.start(), known))
    # "the Monitoring Mission" is the listed one of that kind where the text names one
    listed = {b for _, b in found if plain(b.name) in _aliases()}
    return [(at, b if b in listed else _listed(b, listed)) for at, b in found]


def _listed(short: Body, listed: set[Body]) -> Body:
    kind = " ".join(plain(short.name).split()[-3:]).removeprefix("un ")
    return min((b for b in listed if kind in plain(b.name)), key=lambda b: b.name, default=short)


@lru_cache(maxsize=16384)
def is_generic(name: str | None) -> bool:
    """Whether the name says a kind of speaker and nobody in particular ("officials")."""
    return bool(name) and plain(name or "") in _words("generic")


@lru_cache(maxsize=16384)
def is_channel(name: str | None) -> bool:
    """Whether the name is a channel behind which nobody is known ("media", "sources")."""
    return bool(name) and plain(name or "") in _words("channels")


@lru_cache(maxsize=16384)
def is_official(name: str | None) -> bool:
    """Whether the name or role is that of an office that records or speaks for a State."""
    text = f"{plain(name or '')} "
    return any(word in text for word in _file("bodies")["official_words"])


@lru_cache(maxsize=16384)
def is_elsewhere(name: str | None) -> bool:
    """Whether the name tells officials from elsewhere ("Western officials")."""
    return bool(name) and bool(set(plain(name or "").split()) & _words("elsewhere_words"))


@cache
def _countries() -> tuple[Mapping[str, str], re.Pattern[str], re.Pattern[str]]:
    """Country by word; a pattern of what names a country as owner of an office; and one of "officials in X"."""
    owner: dict[str, str] = {}
    names: dict[str, str] = {}
    for code, languages in _file("countries").items():
        if not isinstance(languages, dict) or len(code) != 2:
            continue
        for words in languages.values():
            for key in ("adjectives", "metonyms", "nouns", "names"):
                for word in words.get(key, ()):
                    folded = plain(word)
                    if len(folded) >= 2:
                        owner.setdefault(folded, code)
                        if key == "names":
                            names.setdefault(folded, code)
    longest = sorted(owner, key=lambda w: (-len(w), w))
    any_word = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?![\w-])")
    placed = re.compile(
        r"\b(?:in|of|from)\s+(?:the\s+)?(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b"
    )
    return MappingProxyType(owner), any_word, placed


@lru_cache(maxsize=16384)
def country(name: str | None) -> str | None:
    """ISO code of the country that an office or speaker belongs to by its name, or None.

    A country after "in", "on", "for" or "to" is a subject, not an owner ("Monitoring Mission in Ukraine"); only an
    unnamed office is placed by it ("officials in Ukraine").
    """
    if not name or body(name) is not None:
        return None
    owner, any_word, placed = _countries()
    text = plain(name)
    for match in any_word.finditer(text):
        before = text[: match.start()].rstrip()
        if not re.search(r"\b(?:in|on|for|to|into|against|from|near|на|про|для|об)$", before):
            return owner[match[0]]
    found = placed.search(text)
    return owner[found[1]] if found and is_official(name) else None


def country_name(code: str) -> str:
    """The English name of a country by its code, or the code itself."""
    entry = _file("countries").get(code, {})
    names = entry.get("en", {}).get("names") if isinstance(entry, dict) else None
    return str(names[0]) if names else code


def speaker_country(speaker: Speaker | None) -> str | None:
    """The country that a speaker speaks for, told by organisation, name, role or words; None where nothing tells."""
    if speaker is None or speaker_body(speaker) is not None:
        return None
    for text in (speaker.organisation, speaker.name, speaker.role, speaker.text):
        if found := country(text):
            return found
    return None


def speaker_body(speaker: Speaker | None) -> Body | None:
    """The known body that a speaker speaks for; None for persons of their own and unlisted bodies."""
    if speaker is None:
        return None
    for text in (speaker.organisation, speaker.name, speaker.text if speaker.kind is SpeakerKind.BODY else None):
        if found := body(text):
            return found
    return None
