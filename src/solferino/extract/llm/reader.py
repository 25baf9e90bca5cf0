"""The reader that asks a language model for the words, and lets our own rules say what they mean.

The model says which words name an act, victims, perpetrator, place, time and speaker. Numbers, dates, places and sides
are then read out of those words by the same components as in the built-in reader: a model never gives a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from solferino.extract.extraction import Extraction
from solferino.extract.lexicon import lexicon
from solferino.extract.llm.ask import Model
from solferino.extract.llm.check import Claim, checked
from solferino.extract.llm.prompt import question, schema, system
from solferino.extract.material import Material, Tools, prepare
from solferino.extract.parse import load_parser
from solferino.extract.victims import read_victims
from solferino.model import (
    Allegation,
    Content,
    Document,
    Perpetrator,
    Place,
    PlaceKind,
    Quoted,
    Rendition,
    Span,
    Speaker,
    SpeakerKind,
    Statement,
    Victims,
    When,
    content_id,
)
from solferino.terms.gazetteer import open_gazetteer

VERSION = "llm@1"
CONFIDENCE = 0.5  # not calibrated: nobody has measured the model that an operator brings
_HARM = {"KIL": "killed", "LIB": "detained", "DEP": "displaced", "BODIES": "bodies_found"}  # by family of the act
_LONGEST = 2000  # characters of a passage that is asked about at once


class LlmReader:
    """Reads documents by asking `model` paragraph by paragraph. English places, dates and numbers."""

    def __init__(self, model: Model, context: str = "auto") -> None:
        self._model = model
        self._tools = Tools(load_parser(), lexicon("en"), open_gazetteer(), context)
        self._system, self._schema = system(), schema()
        self.version = f"{VERSION} {model.name}"

    def extract(self, document: Document, rendition: Rendition) -> Extraction:
        """Statements, allegations and places of one document, and how many passages the model could not hold.

        Unavailable X21 where the model gives no answer.
        """
        m = prepare(document, rendition, self._tools)
        statements: dict[str, Statement] = {}
        allegations: dict[str, Allegation] = {}
        dropped = unread = 0
        for start, end in passages(m):
            text = m.speaking[start:end]
            answer = self._model.answer(self._system, question(text), self._schema)
            if answer is None:
                unread += 1
                continue
            found = checked(text, answer)
            dropped += found.dropped
            for claim in found.claims:
                statement = self._statement(m, claim, start, end)
                if statement is not None:
                    statements[statement.id] = statement
                made = self._allegation(m, claim, start, statement)
                allegations[made.id] = made
        told = tuple(allegations.values())
        return Extraction(tuple(statements.values()), told, tuple(m.mentions()), dropped, unread)

    def _statement(self, m: Material, claim: Claim, start: int, end: int) -> Statement | None:
        said = claim.at.get("speaker_words")
        if said is None:
            return None
        who = m.passage(start + said[0], start + said[1])
        low, high = _sentence(m, start + claim.at["act_words"][0], (start, end))
        content = m.passage(low, high)
        return Statement(
            id=content_id("stm", m.document.sha256, content.start, content.end, None, who.text, self.version),
            document=m.document.ref,
            speaker=Speaker(who.text, who.start, who.end, who.text, kind=SpeakerKind.UNNAMED),
            cue=None,
            content=Content(content.start, content.end, content.text, Quoted.INDIRECT, ((content.start, content.end),)),
            stance=claim.stance,
            via=m.outlet,
            confidence=CONFIDENCE,
            extractor=self.version,
        )

    def _allegation(self, m: Material, claim: Claim, start: int, statement: Statement | None) -> Allegation:
        at = {name: (start + low, start + high) for name, (low, high) in claim.at.items()}
        act = m.original(*at["act_words"])
        passage = m.passage(*_sentence(m, at["act_words"][0], (start, at["act_words"][1])))
        spans: dict[str, tuple[Span, ...]] = {"act": (act,)}
        for name, key in (("victims_words", "victims"), ("perpetrator_words", "alleged_perpetrator"),
                          ("place_words", "place"), ("time_words", "when"), ("weapon_words", "weapons")):  # fmt: skip
            if name in at:
                spans[key] = (m.original(*at[name]),)
        return Allegation(
            id=content_id("alg", m.document.sha256, passage.start, passage.end, claim.act, act.start, self.version),
            extractor=self.version,
            document=m.document.ref,
            passage=passage,
            statement=statement.id if statement is not None else None,
            speaker=statement.speaker if statement is not None else None,
            via=m.outlet if statement is not None else (),
            stance=claim.stance,
            act=claim.act,
            acts=(claim.act,),
            harm=_HARM.get(claim.act.split("-")[0]),
            victims=_victims(m, at.get("victims_words")),
            alleged_perpetrator=_side(m, at.get("perpetrator_words")),
            place=_place(m, at.get("place_words")),
            when=_when(m, at.get("time_words")),
            spans=spans,
            confidence=CONFIDENCE,
        )


def passages(m: Material) -> Iterator[tuple[int, int]]:
    """Stretches of whole sentences of one paragraph, none longer than a model is asked about at once."""
    start = end = 0
    paragraph: int | None = None
    for p in m.sentences:
        if paragraph is not None and p.sentence.paragraph == paragraph and p.end - start <= _LONGEST:
            end = p.end
            continue
        if paragraph is not None:
            yield start, end
        start, end, paragraph = p.start, p.end, p.sentence.paragraph
    if paragraph is not None:
        yield start, end


def _sentence(m: Material, offset: int, else_: tuple[int, int]) -> tuple[int, int]:
    return next(((p.start, p.end) for p in m.sentences if p.start <= offset < p.end), else_)


def _victims(m: Material, at: tuple[int, int] | None) -> Victims:
    """What the words say by our own grammar; a count of nobody is no count of an act."""
    if at is None:
        return Victims()
    found = read_victims(m.speaking[slice(*at)])
    return Victims(description=found.description) if found.low == 0 or found.high == 0 else found


def _side(m: Material, at: tuple[int, int] | None) -> Perpetrator | None:
    if at is None:
        return None
    words = m.speaking[slice(*at)]
    inside = [x for x in m.parties if at[0] <= x.start and x.end <= at[1]]
    return Perpetrator(words, inside[0].code, inside[0].kind) if inside else Perpetrator(words)


def _place(m: Material, at: tuple[int, int] | None) -> Place | None:
    found = [f for f in m.places if at is not None and f.start < at[1] and at[0] < f.end]
    fine = list(PlaceKind)
    return max(found, key=lambda f: (fine.index(f.place.kind), -f.start)).place if found else None


def _when(m: Material, at: tuple[int, int] | None) -> When | None:
    found = [d for d in m.dates if at is not None and d.start < at[1] and at[0] < d.end]
    return found[0].when if found else None
