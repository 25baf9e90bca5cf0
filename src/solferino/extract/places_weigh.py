"""What speaks for and against a name being a place: its size, the words beside it, what else has the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import log10

from solferino.contexts.load import Context
from solferino.extract.places_types import Mention, PlaceToken
from solferino.extract.places_words import PlaceWords, common_words, generic
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import Entry
from solferino.terms.gazetteer_names import key

KNOWN = 1_000_000  # people: a place so large is meant whatever else its name means ("Shanghai")
SURE = 3.0  # evidence of a name that is a place beyond doubt
_NO_NAME = frozenset(["ADP", "DET", "CONJ", "CCONJ", "SCONJ", "PRON", "AUX", "ADV", "PART", "INTJ", "NUM"])
_STRANGE = (0.0, 0.5, 0.8, 1.0)  # by Entry.rank
_ENTITY = {"GPE": 1.5, "LOC": 1.2, "FAC": 0.7, "PERSON": -0.6, "ORG": -0.4}


@dataclass(slots=True)
class Weigher:
    """Weighs the names of one text. `people` gathers the words of longer names on the way ("Victoria Smith")."""

    text: str
    tokens: Sequence[PlaceToken]
    context: Context | None
    words: PlaceWords
    sides: frozenset[int]
    headlines: frozenset[int] = frozenset()
    people: set[str] = field(default_factory=set)

    def weigh(self, at: int, end: int, entries: tuple[Entry, ...]) -> Mention | None:
        """The name in tokens `at..end` with its evidence, or None where it is surely part of another name."""
        first, last = self.tokens[at], self.tokens[end - 1]
        surface = self.text[first.start : last.end]
        hint, stop = generic(self.text, first.start, last.end)
        mention = Mention(first.start, stop, first.start, last.end, surface, entries, first.sentence, hint)
        before, after = self._beside(at - 1, first.sentence), self._beside(end, first.sentence)
        headline = first.sentence in self.headlines
        evidence = 2.0 if hint else 0.0
        if not headline:
            for part in (self._left(at, before, mention), self._right(end, after, mention)):
                if part is None:
                    return None
                evidence += part
        evidence += self._worth(entries) + _ENTITY.get(first.entity, 0.0)
        if first.pos:
            evidence += 0.5 if "PROPN" in (first.pos, last.pos) else -0.7
        evidence += 0.7 if end - at > 1 else 0.0
        if before is not None and before.text.lower() in self.words.locative:
            evidence += 1.2
        elif after is not None and after.text == "," and before is not None and before.text in (",", "and"):
            evidence += 0.3
        evidence -= 0.4 if headline or before is None else 0.0
        evidence -= self._otherwise(mention, end - at, after, opens=headline or before is None)
        return replace(mention, evidence=evidence)

    def _beside(self, at: int, sentence: int) -> PlaceToken | None:
        inside = 0 <= at < len(self.tokens) and self.tokens[at].sentence == sentence
        return self.tokens[at] if inside else None

    def _worth(self, entries: tuple[Entry, ...]) -> float:
        """By the size of the places that have the name: 2.4 for a town of 50,000, 3.5 for a country."""
        best = 0.0
        for entry in entries:
            if entry.flag in ("hromada", "raion"):
                continue
            worth = min(log10(entry.people + 1), 7.0) / 2 - _STRANGE[entry.rank]
            if entry.flag in ("part", "minor"):
                worth -= 0.8
            if self.context is not None and entry.country in self.context.countries:
                worth = max(worth, 0.6) + 1.0
            best = max(best, worth)
        return best

    def _otherwise(self, mention: Mention, size: int, after: PlaceToken | None, *, opens: bool) -> float:
        """How much speaks for the name being a plain word or a person."""
        if any(e.kind is PlaceKind.COUNTRY for e in mention.entries):
            return 0.0
        common, names = common_words()
        folded = key(mention.name)
        against = 0.0
        if all(word in common for word in folded.split()):
            known = any(e.rank == 0 and e.people >= KNOWN for e in mention.entries)
            against = 1.0 if known else 3.5 if opens else 2.5
        elif folded in names:
            against = 1.2
        small = max(e.people for e in mention.entries) < 100_000
        if small and size == 1 and after is not None and after.text.lower() in self.words.says:
            against += 1.5  # "Hartl said": a person with the name of a small town
        return against

    def _left(self, at: int, before: PlaceToken | None, mention: Mention) -> float | None:
        """What the word before says; None where the name goes on to the left ("Vladimir Putin", "Bank of America")."""
        if before is None:
            return 0.0
        gap = self.text[before.end : mention.name_start]
        previous = self._beside(at - 2, mention.sentence)
        if before.text == "of" and previous is not None and previous.text in self.words.heads_of_names:
            return None
        if before.text == "-" and previous is not None and self._capital(previous):
            return -0.5
        if gap == " " and before.pos in _NO_NAME and self._amid_capitals(before, previous, mention):
            return None  # "Let Yet Kone village"
        if not self._capital(before) or gap != " ":
            return 0.0
        if before.text.rstrip(".") in self.words.compass:
            return -0.2
        if before.text in self.words.titles or before.text.rstrip(".") in self.words.titles:
            self._note(mention.name, mention)
            return None
        opens_with_word = previous is None and before.pos not in ("PROPN", "")  # "Neighbouring Israel"
        if at - 1 in self.sides or opens_with_word or (previous is not None and before.pos in ("VERB", "NOUN")):
            return -0.3
        self._note(mention.name, mention)
        return None

    def _right(self, end: int, after: PlaceToken | None, mention: Mention) -> float | None:
        """What the word after says; None where the name goes on to the right ("Paris Hilton", "Rome Statute")."""
        if after is None:
            return 0.0
        if self.words.aged.match(self.text, mention.name_end):
            self._note(mention.name, mention)
            return None  # "One man, Volodymyr, 67"
        gap = self.text[mention.name_end : after.start]
        if after.text == "-" and not gap:
            following = self._beside(end + 1, mention.sentence)
            joined = following is not None and following.start == after.end and following.text[0].isupper()
            if joined and mention.hint is PlaceKind.SETTLEMENT:
                return None  # "the town of Mwanza-Lomba"
            return -2.0 if joined else 0.0
        if gap not in (" ", "") or mention.end != mention.name_end:
            return 0.0
        if after.text.lower() in self.words.agreements:
            return None
        if not self._capital(after) or gap != " " or after.text in self.words.after_office:
            return 0.3 if after.text in ("'s", ",", "(", ")", ".") else 0.0
        if after.text.lower() in self.words.site_heads:
            return 0.3
        if any(e.kind is PlaceKind.COUNTRY for e in mention.entries):
            return -0.5
        if end in self.sides:
            return 0.0
        self._note(f"{mention.name} {after.text}", mention)
        return None

    def _amid_capitals(self, before: PlaceToken, previous: PlaceToken | None, mention: Mention) -> bool:
        """Whether a small word with a capital, and the name with it, goes on a longer name in a plain sentence."""
        great = any((e.rank == 0 and e.people >= KNOWN) or e.kind is PlaceKind.COUNTRY for e in mention.entries)
        named = previous is not None and self._capital(previous) and before.text[0].isupper()
        return named and not great and before.text not in self.words.calendar and before.text.isalpha()

    def _capital(self, token: PlaceToken) -> bool:
        word = token.text
        return word[0].isupper() and token.pos not in _NO_NAME and word not in self.words.calendar

    def _note(self, words: str, mention: Mention) -> None:
        """Remember a longer name's words: alone they are its short form ("Smith"), unless a great place has them."""
        if not any(e.rank == 0 and e.people >= KNOWN for e in mention.entries):
            self.people.update(words.split())
