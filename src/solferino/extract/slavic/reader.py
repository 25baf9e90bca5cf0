"""One Ukrainian or Russian document -> its statements, allegations and places: the counterpart of reader.py above.

Both languages go through one set of rules with their words as data (lang/uk, lang/ru). No parser: a sentence is taken
apart at its act words and joints, and the endings of nouns tell who did it. Measured in November 2026 against the
alternatives: see docs/steps/extract.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from solferino.extract.extraction import Extraction
from solferino.extract.record import make_statement
from solferino.extract.said import Said
from solferino.extract.slavic.acts import read_acts
from solferino.extract.slavic.amount import Amount
from solferino.extract.slavic.blame import Blame
from solferino.extract.slavic.lexicon import SlavicLexicon, slavic_lexicon
from solferino.extract.slavic.line import Here, Line
from solferino.extract.slavic.numbers import find_amounts
from solferino.extract.slavic.page import Page
from solferino.extract.slavic.places_states import is_no_ground
from solferino.extract.slavic.record import Recorder
from solferino.extract.slavic.scene import Scene
from solferino.extract.slavic.tables import beginnings_of, table
from solferino.extract.slavic.words import any_of, stems
from solferino.extract.stretches import touching
from solferino.extract.version import SLAVIC_VERSION
from solferino.model import Allegation, Document, Rendition
from solferino.terms.gazetteer import Gazetteer, open_gazetteer

_TOLD_TO = 8  # words from a cue to "that" behind those who were told


class SlavicReader:
    """Reads documents of one language; holds the gazetteer. One for each process."""

    def __init__(self, lexicon: SlavicLexicon, gazetteer: Gazetteer, context: str = "auto") -> None:
        self._lx, self._gazetteer, self._context = lexicon, gazetteer, context

    def extract(self, document: Document, rendition: Rendition) -> Extraction:
        """Statements, allegations and places of one document."""
        return _read(Page(document, rendition, self._lx, self._gazetteer, self._context))


def load_slavic_reader(language: str, context: str = "auto") -> SlavicReader:
    """A reader for `uk` or `ru`, its words and the gazetteer loaded. `context`: auto, none, or a context's name."""
    return SlavicReader(slavic_lexicon(language), open_gazetteer(), context)


def _read(page: Page) -> Extraction:
    """Everything that a document says, sentence by sentence."""
    where = table(page.lx.language, "where")
    before, way, owned = frozenset(where["before"]), frozenset(where["way"]), stems(where["of_state"])
    scene = Scene(
        page.text, page.places, page.dates, before, way, any_of(where["war"]), _fighters(page.lx),
        re.compile(page.lx.captured.pattern + r"\s+\w+\s+$", re.IGNORECASE),
        beginnings_of(page.lx.language, "refugees"),
        frozenset(where["beside"]),
        any_of(where["origin"]),
        any_of(where["daytime"]),
        any_of(where["yesterday"]), any_of(where.get("taken", ())), any_of(where.get("local", where["office"])),
        any_of(where["whole"]),
        frozenset((*where["region"], *where["district"])), page.published, page.home, page.region_told,
        [s for s in _speakers(page.speech) if page.text[s[0] : s[1]].lower() in page.lx.metonyms],
    )  # fmt: skip
    statements = {
        s: replace(make_statement(page.material, s, page.said_in(page.lines[s.sentence])), extractor=SLAVIC_VERSION)
        for s in page.speech
        if s.speaker is not None
    }
    recorder = Recorder(page, scene, statements, Blame(page, scene))
    out: list[Allegation] = []
    told: list[Amount] = []
    for line in page.lines:
        here = page.said_in(line)
        accused = [s.accused for s in here if s.accused is not None and s.accused[1] < line.end]
        blocked = [*_speakers(here), *accused, *((w.start, w.end) for w in page.dates)]
        places = [(f.start, f.end) for f in touching(page.places, line.start, line.end)]
        amounts = find_amounts(line.words, page.text, page.lx, [*blocked, *places, *_told_to(here, line, page)])
        opens = line.n == 0 or page.lines[line.n - 1].sentence.paragraph != line.sentence.paragraph
        armies = [(s.start, s.end) for s in page.sides[line.n] if s.code and " " in page.text[s.start : s.end]]
        named = [*places, *((w.start, w.end) for w in page.dates)]
        spoken = _speakers(here) or accused  # without them the people of the sentence are those counted already
        people = find_amounts(line.words, page.text, page.lx, named) if spoken else amounts
        told = [*([] if opens else told), *people]
        paragraph = next(o.start for o in page.lines if o.sentence.paragraph == line.sentence.paragraph), line.end
        drafts = read_acts(
            Here(
                line,
                page.text,
                page.lx,
                page.sides[line.n],
                amounts,
                here,
                places,
                [*places, *blocked],
                paragraph,
                told,
                page.published.year if page.published is not None else None,
            ),
        )
        armies += [(s.start, s.end) for s in page.sides[line.n] if is_no_ground(s, line.words, before | way, owned)]
        nowhere = [*blocked, *armies]  # "авиация Киева" is not in Kyiv
        made = [recorder.allegation(line, d, nowhere) for d in drafts]
        out += made
        out += recorder.echo(line, here, out) if not made or recorder.answers(line, here, made) else []
        scene.leave(line, nowhere)
    used = {a.statement for a in out}
    kept = {s.id: s for said, s in statements.items() if not said.carried or s.id in used}
    return Extraction(tuple(kept.values()), tuple({a.id: a for a in out}.values()), tuple(page.material.mentions()))


def _fighters(lx: SlavicLexicon) -> Callable[[str], bool]:
    """Whether a word names those who fight."""
    return lambda low: (low,) in lx.forces


def _told_to(here: Sequence[Said], line: Line, page: Page) -> list[tuple[int, int]]:
    """`сообщило семье, что …`, `розповів слідчим, що …`: stretches between a cue and "that", of those who were told."""
    out = []
    for s in here:
        behind = [w for w in line.words if s.cue is not None and w.start >= s.cue[1]][:_TOLD_TO]
        that = next((i for i, w in enumerate(behind) if w.low == page.lx.that_word), 0)
        if s.sentence == line.n and that > 1 and behind[that - 1].text == ",":
            out.append((behind[0].start, behind[that - 1].end))
    return out


def _speakers(here: Sequence[Said]) -> list[tuple[int, int]]:
    """Stretches that name speakers: no place, count or act in them is that of an event."""
    found = [(s.speaker.start, s.speaker.end) for s in here if s.speaker is not None]
    return [(lo, hi) for lo, hi in found if lo is not None and hi is not None]
