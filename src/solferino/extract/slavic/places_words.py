"""The words of one language around places: where.toml, read once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from solferino.extract.slavic.tables import table
from solferino.extract.slavic.words import Stems, any_of, stems, valued, words_of
from solferino.model.place import PlaceKind

_KINDS = (
    ("settlement", PlaceKind.SETTLEMENT),
    ("region", PlaceKind.REGION),
    ("district", PlaceKind.DISTRICT),
)

_OF_NAMES = {
    "а": "а|ы|и|е|у|ой|ою", "я": "я|и|е|ю|ей|ёй", "й": "й|я|ю|ем|е|и", "ь": "ь|я|ю|ем|е|и", "": "|а|у|ом|ем|е",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """where.toml: see there for what each list is."""

    before: frozenset[str]
    near: frozenset[str]  # of these, the ones that no other noun with a capital stands behind
    way: frozenset[str]
    types: dict[str, PlaceKind]
    of_the_city: frozenset[str]  # behind a district of one
    side_of: re.Pattern[str]  # "на юге": what a place lies on a side of stands behind
    hit: Stems[str]
    street: Stems[str]
    office: Stems[str]
    site: Stems[str]  # behind the adjective of a town: what stands in it
    no_name: frozenset[str]
    back: dict[str, list[str]]
    longest: int
    regions: Stems[str]
    adjective: dict[str, str]
    adjectival: tuple[str, ...]
    area_nouns: dict[str, str]  # type in any form -> its first form
    soft: dict[str, str]  # ending of an adjective in the first form -> the same behind a soft stem
    soft_of: frozenset[str]  # endings in other cases that tell of a soft stem
    given: frozenset[str]  # forms of given names, which are no places without a preposition of place
    agrees: dict[str, str]  # gender or number -> ending of the first form
    oblique_of: dict[str, str]  # ending of an adjective in another case -> gender or number that it tells
    gender: dict[str, list[str]]
    first: tuple[str, ...]
    adjectives: tuple[str, ...]  # endings of adjectives in the first form, and of soft ones in any
    article: frozenset[str]
    short: dict[str, str]  # countries by their initials
    lands: dict[str, re.Pattern[str]]  # lands that an adjective and a common noun name -> their forms


@cache
def place_words(language: str) -> PlaceWords:
    """The lists of `uk` or `ru`. FileNotFoundError for another language."""
    told = table(language, "where")
    return PlaceWords(
        before=frozenset(told["before"]),
        near=frozenset(told["near"]),
        way=frozenset(told["way"]),
        types={w: kind for name, kind in _KINDS for w in told[name]},
        of_the_city=frozenset(told["of_the_city"]),
        side_of=any_of(told["side_of"]),
        hit=stems(told["hit"]),
        street=stems(told["street"]),
        office=stems(told["office"]),
        site=stems(told["site"]),
        no_name=frozenset(told["no_name"]),
        back=told["back"],
        longest=max(map(len, told["back"])),
        regions=valued(told["regions"]),
        adjective=told["adjective"],
        adjectival=tuple(told["adjectival"]),
        area_nouns={form: noun for noun, forms in told["area_nouns"].items() for form in (noun, *forms)},
        soft=told.get("soft", {}),
        soft_of=frozenset(told.get("soft_of", ())),
        given=frozenset(form for name in told.get("given", ()) for form in _cases(name)),
        agrees=told["agrees"],
        oblique_of={ending: gender for gender, ends in told["oblique_of"].items() for ending in ends},
        gender=told["gender"],
        first=tuple(told["first"]),
        adjectives=(*told["first"], *told.get("soft_of", ())),
        article=frozenset(told["article"]),
        short=told["short"],
        lands={name: any_of(forms) for name, forms in told["lands"].items()},
    )


def _cases(name: str) -> Iterator[str]:
    """A given name in all its cases, as regular nouns have them."""
    stem, ends = (name[:-1], _OF_NAMES[name[-1]]) if name[-1] in _OF_NAMES else (name, _OF_NAMES[""])
    yield from (stem + end for end in ends.split("|"))


def region_of(words: str, language: str) -> str | None:
    """The first-level area whose adjective or short name is among the words: "Харківської обласної прокуратури"."""
    regions = place_words(language).regions
    return next((name for w in words_of(words, 0, len(words)) if w.capital and (name := regions.get(w.low))), None)
