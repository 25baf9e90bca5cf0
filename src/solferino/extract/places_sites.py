"""Sites: buildings and grounds that the text puts in a place ("a hospital in Mariupol", "the Mariupol Theatre").

A site keeps the coordinates and id of its settlement; its own words stand in `Place.site`. Word list with object
codes: lang/<language>/sites.toml.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from solferino.extract.places_types import Found
from solferino.model.place import PlaceKind

_REACH = 400  # characters back to the settlement that "the village school" goes back to: two or three sentences


@dataclass(frozen=True, slots=True)
class _Sites:
    nouns: dict[str, str]  # noun -> object code
    inside: re.Pattern[str]  # "(the|a) <words> hospital in", up to the place that follows
    after: re.Pattern[str]  # " maternity hospital" after the place
    village: re.Pattern[str]  # "the village school"
    lies_in: re.Pattern[str]  # between a site and its town: " in the Sukkari district of "
    any: re.Pattern[str]  # any of the nouns: a quick test


@cache
def _sites(language: str) -> _Sites | None:
    source = resources.files("solferino.extract") / "lang" / language / "sites.toml"
    if not source.is_file():
        return None
    nouns = {n: s["object"] for s in tomllib.loads(source.read_text(encoding="utf-8"))["site"] for n in s["nouns"]}
    words = "|".join(re.escape(n).replace(r"\ ", r"\s") for n in sorted(nouns, key=lambda n: (-len(n), n)))
    noun = rf"(?P<noun>(?i:{words}))"
    # Up to three lower-case words that may describe a building; the next to the last of an "of" or "that" never does.
    adjectives = (
        r"(?:(?!(?:in|at|near|from|to|of|on|and|the|that|by|an?|its|their|his|her|our|my|hit|struck|with|for)\b)"
        r"[a-z][\w-]*\s){0,3}?"
    )
    name = r"(?:(?:[A-Z][\w'’-]*|No\.|al-[A-Z][\w'’-]*)\s){0,4}"
    return _Sites(
        nouns,
        re.compile(
            rf"(?:(?:\b[Aa]n?|\b[Tt]he|\b[Oo]ne|\b[Aa]nother|\b[Ii]ts|\b[Tt]heir)\s(?P<site>{name}{adjectives}{noun})|\b(?P<bare>(?:{name})(?P<noun2>(?i:{words}))))"
            r"(?:\s(?:No\.?\s?|number\s)?\d+)?(?:\s(?:called|named)\s[\w'’ -]{2,30})?(?:\s(?:located|situated))?"
            r"\s(?:in|at|near|outside|of)(?:\sthe)?(?:\s[a-z-]+){0,2}?(?:\s(?:city|town|village|settlement|suburb)(?:\sof)?)?\s$"
        ),
        re.compile(
            rf"(?:['’]s)?\s(?P<site>(?:No\.?\s?\d+\s)?(?:[A-Z][\w.-]*\s){{0,2}}?(?:(?!(?:as|in|and|was|is|were|on|for|to|or|who|after|where)\b)[a-z-]+\s){{0,1}}?{noun})\b"
            r"(?!\s+of\b)"
        ),
        re.compile(rf"\b(?:[Tt]he|a|local)\s(?:village|town|city|local)(?:['’]s)?\s(?P<site>{adjectives}{noun})\b"),
        re.compile(
            r"\s(?:in|at|near|outside)\s(?:the\s)?(?:[\w-]+\s){0,2}?(?:(?:district|part|suburb|outskirts|area|city|town|village)\sof\s)?"
        ),
        re.compile(rf"\b(?:{words})\b", re.IGNORECASE),
    )


def join_sites(text: str, found: list[Found], language: str) -> list[Found]:
    """The places with their sites joined, and sites that go back to the last settlement named, in order."""
    words = _sites(language)
    if words is None or not found:
        return found
    out: list[Found] = []
    found = [f for n, f in enumerate(found) if not _names_a_site(text, f, found[n + 1 : n + 2], words)]
    for n, place in enumerate(found):
        if place.place.kind is PlaceKind.COUNTRY or place.place.site:
            out.append(place)
            continue
        low = max(text.rfind("\n", 0, place.start) + 1, out[-1].end if out else 0)
        high = found[n + 1].start if n + 1 < len(found) else len(text)
        out.append(_joined(text, place, words, range(low, high)))
    return sorted([*out, *_back(text, out, words)], key=lambda f: f.start)


def _names_a_site(text: str, found: Found, following: list[Found], words: _Sites) -> bool:
    """`the Al-Quds hospital in the Sukkari district of Aleppo`: what a site is called like is not where it stands."""
    match = words.after.match(text, found.end) if found.end == found.name_end and following else None
    if match is None or following[0].place.kind in (PlaceKind.COUNTRY, PlaceKind.DISTRICT):
        return False
    if following[0].place.kind is PlaceKind.REGION and following[0].place.admin1 == found.place.admin1:
        return False  # "the Kherson prison in Kherson region"
    return words.lies_in.fullmatch(text, match.end(), following[0].start) is not None


def _joined(text: str, found: Found, words: _Sites, room: range) -> Found:
    """The place with the site before it ("a school in …") or after it ("… railway station"), else as it is."""
    shift = max(room.start, found.start - 120)
    window = text[shift : found.start]
    best = words.inside.search(window) if words.any.search(window) else None
    if best:
        which = "site" if best.group("site") else "bare"
        start = shift + best.start()
        return _site(
            text, found, (start, found.end), (best.group(which), best.group("noun") or best.group("noun2")), words
        )
    if found.end == found.name_end or text[found.name_end : found.end].strip().lower() in ("city", "town", "village"):
        match_after = words.after.match(text, found.end, room.stop)
        if match_after:
            end = match_after.end("site")
            return _site(text, found, (found.start, end), (match_after.group("site"), match_after.group("noun")), words)
    return found


def _site(text: str, found: Found, span: tuple[int, int], match: tuple[str, str], words: _Sites) -> Found:
    (start, end), (site, noun) = span, match
    place = replace(found.place, text=text[start:end], kind=PlaceKind.SITE, site=site.strip())
    code = words.nouns.get(re.sub(r"\s+", " ", noun.lower())) or None
    return replace(found, start=start, end=end, place=place, basis="site", object=code)


def _back(text: str, found: list[Found], words: _Sites) -> list[Found]:
    """Sites of "the village": they lie in the last settlement named shortly before."""
    out = []
    towns = [f for f in found if f.place.kind in (PlaceKind.SETTLEMENT, PlaceKind.SITE)]
    for match in words.village.finditer(text):
        if any(f.start < match.end() and match.start() < f.end for f in found):
            continue
        before = [f for f in towns if f.end <= match.start() and match.start() - f.end <= _REACH]
        if before and "\n\n" not in text[before[-1].end : match.start()]:
            back = replace(
                before[-1], start=match.start(), end=match.end(), name_start=match.start(), name_end=match.end()
            )
            place = _site(text, back, match.span(), (match.group("site"), match.group("noun")), words)
            out.append(replace(place, basis="anaphor", sure=round(0.7 * before[-1].sure, 3)))
    return out
