"""Texts that copy, cite and quote each other have the origins that they would have if all had come at once, whatever
came in which lots."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from benchmarks.synthetic import papers
from hypothesis import example, given, settings
from hypothesis import strategies as st

from solferino.case import Case
from solferino.link import presumed, traces
from solferino.link.step import link
from solferino.model import (
    Allegation,
    Content,
    Document,
    Judgement,
    Quoted,
    Rendition,
    Stance,
    Statement,
    Verdict,
    Zone,
    ZoneKind,
    content_id,
)
from solferino.wiring import open_case
from telling import body, document, person, tell

Item = tuple[Document, Rendition, Sequence[Statement], Sequence[Allegation]]

OUTLETS = ("Lantern Post", "River Wire", "Cedar Notes")
SPEAKERS = (None, None, *map(body, OUTLETS), body("HRMMU"), body("HRMMU"), person("Olena Example"))
SENTENCES = (
    "Shells hit the market in the morning and killed people who had come there for bread, two reporters saw.",
    "A rocket struck the school at night while nobody was in it but the guard, the head of the town told us.",
    "The attack killed many.",
)
QUOTES = (
    "we heard the whistle and then the whole street was gone",
    "I counted the people in the yard twice and two were missing",
)
PARAGRAPH = " ".join(f"word{n}" for n in range(40))


def gossip(chance: random.Random) -> list[Item]:
    """Up to nine short texts of three outlets that take from each other in every way that is looked for."""
    out: list[Item] = []
    for n in range(chance.randrange(3, 10)):
        name = f"{chance.randrange(100)}-{n}.txt"
        day = f"2023-05-{chance.randrange(2, 7):02}"
        doc = replace(
            document(name, chance.choice((day, None)), chance.choice((*OUTLETS, None))),
            address=f"https://example.org/{n % 7}",  # some page was saved twice
        )
        text, told, said = "", [], []
        for _ in range(chance.randrange(1, 4)):
            sentence = chance.choice(SENTENCES)
            a = tell(
                sentence,
                chance.choice(("HOS-01", "HOS-01", "CASUALTIES")),
                doc=name,
                at=len(text),
                by=chance.choice(SPEAKERS),
                where=chance.choice(("Kherson", "Lyman")),
                on=chance.choice(("2023-05-01", ("2023-05-01", "2023-05-31"))),
                count=chance.choice((3, 17, 28, None)),
                harm="killed",
                total=chance.random() < 0.2,
            )
            if chance.random() < 0.5:
                words = chance.choice(QUOTES)
                key = content_id("statement", a.id)
                content = Content(a.passage.start, a.passage.end, words, Quoted.DIRECT)
                said.append(Statement(key, a.document, person("Olena Example"), None, content, Stance.ASSERTED))
                a = replace(a, statement=key)
            told.append(a)
            text += sentence + "\n"
        if chance.random() < 0.3:
            text += f"See https://example.org/{chance.randrange(9)}\n"
        zones = [Zone(ZoneKind.BODY, 0, len(text))]
        if chance.random() < 0.4:
            caption = "People at the market on the morning after"
            zones.append(Zone(ZoneKind.CAPTION, len(text), len(text) + len(caption)))
            told.append(tell(caption, "HOS-01", doc=name, at=len(text), where="Kherson", on="2023-05-01"))
            text += caption
        if chance.random() < 0.6:
            shared = PARAGRAPH.split()
            cut = chance.choice((0, 0, 10, 20))
            start, text = len(text), text + "\n" + " ".join(shared[cut:] + [f"own{n}-{k}" for k in range(cut * 3)])
            zones.append(Zone(ZoneKind.BODY, start, len(text)))
        sha = content_id("sha", name, text)
        key = content_id("rendition", name)
        rendition = Rendition(key, doc.id, "text/plain", text, sha, "test@1", zones=tuple(zones))
        out.append((doc, rendition, said, list({a.id: a for a in told}.values())))
    return out


def put(case: Case, made: Iterable[Item]) -> None:
    with case.unit() as record:
        for doc, rendition, said, told in made:
            record.add_document(doc)
            record.put_rendition(rendition)
            record.put_extraction(doc.id, said, told, ())


def links(case: Case) -> tuple[Sequence[object], ...]:
    return case.record.origins(), case.record.incidents(), case.record.suggestions()


def lots(made: Sequence[Item], chance: random.Random) -> list[Sequence[Item]]:
    cuts = sorted({0, len(made), *(chance.randrange(1, len(made)) for _ in range(3))})
    return [made[a:b] for a, b in pairwise(cuts)]


def told_apart(made: list[Item], chance: random.Random, said: Sequence[Judgement] = ()) -> None:
    chance.shuffle(made)
    with tempfile.TemporaryDirectory() as folder:
        once = open_case(Path(folder) / "once", create=True, actor="A")
        some = open_case(Path(folder) / "some", create=True, actor="A")
        with once, some:
            put(once, made)
            for case in (once, some):
                with case.unit() as record:
                    for one in said:
                        record.add_judgement(one)
            link(once)
            for lot in lots(made, chance):
                put(some, lot)
                link(some)
            assert links(some) == links(once)


@settings(deadline=None, max_examples=5)
@given(st.integers(0, 2**32), st.integers(4, 14))
def test_papers_in_any_lots_leave_the_record_that_all_at_once_leaves(seed: int, events: int) -> None:
    made: list[Item] = [(p.document, p.rendition, p.statements, p.allegations) for p in papers(seed, events)]
    told_apart(made, random.Random(seed))  # noqa: S311  # an order, no secret


@pytest.mark.parametrize("common", [50, 2], ids=["quotations", "quotations that become a formula"])
def test_texts_that_take_from_each_other_in_any_lots_leave_what_all_at_once_leaves(
    common: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(presumed, "TOO_COMMON", common)
    monkeypatch.setattr(traces, "TOO_COMMON", common)

    @settings(deadline=None, max_examples=15)
    @given(st.integers(0, 2**32))
    @example(2525)  # a text with a caption of two that share a part too becomes the first of the three
    def law(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311  # variety, no secret
        made = gossip(chance)
        verdicts = (Verdict.SAME, Verdict.NOT_SAME)
        pairs = [chance.sample([d.id for d, *_ in made], 2) for _ in range(chance.choice((0, 0, 1, 2)))]
        said = [
            Judgement(f"j{n}", a, b, chance.choice(verdicts), "Analyst A", "2024-01-01", "both editors were asked")
            for n, (a, b) in enumerate(pairs)
        ]
        told_apart(made, chance, said)

    law()
