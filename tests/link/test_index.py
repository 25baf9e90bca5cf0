"""Whatever came in which order and in which lots, the incidents are those of linking everything at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.link import block
from solferino.link.columns import Codes
from solferino.link.events import Group, Resolved, groups, suggestions
from solferino.link.incidents import sort
from solferino.link.index import Delta, add, begin, delta
from solferino.link.judged import Judged, judged
from solferino.model import Allegation, Judgement, Suggestion, Verdict, content_id
from telling import tell

TEXTS = ("Shells hit the market.", "The attack killed many.", "A school was hit.", "In another case it was a school.")


@st.composite
def corpora(draw: st.DrawFn) -> list[Allegation]:
    """Up to 14 accounts of few towns, days and numbers in up to 6 documents, some of which read alike."""
    return [
        tell(
            draw(st.sampled_from(TEXTS)),
            draw(st.sampled_from(("HOS-01", "KIL-01", "BODIES", "CASUALTIES"))),
            doc=f"{draw(st.integers(0, 5))}.txt",
            at=n * 100,
            where=draw(st.sampled_from(("Kherson", "Lyman", None))),
            on=draw(st.sampled_from(("2023-05-01", "2023-05-02", ("2023-05-01", "2023-05-31"), None))),
            count=draw(st.sampled_from((None, 3, 12))),
            harm="killed",
            perpetrator=draw(st.sampled_from((None, "UA", "RU"))),
            stance=draw(st.sampled_from(("asserted", "asserted", "denied"))),
        )
        for n in range(draw(st.integers(2, 14)))
    ]


def people(told: Sequence[Allegation], known: set[str], draw: Sequence[int]) -> Judged:
    """Judgements on some pairs, as far as both sides are known."""
    verdicts = (Verdict.SAME, Verdict.NOT_SAME)
    made = [
        Judgement(
            f"j{n}", told[n % len(told)].id, told[m % len(told)].id, verdicts[n % 2], "A", "2024-01-01", "read both"
        )
        for n, m in enumerate(draw)
    ]
    return judged(made, known.__contains__)


def all_of(index: Resolved) -> tuple[list[Group], list[Suggestion]]:
    return groups(index), sorted(suggestions(index), key=lambda s: s.id)


def in_lots(told: Sequence[Allegation], lots: Sequence[set[str]], draw: Sequence[int]) -> tuple[Resolved, list[Delta]]:
    codes, known = Codes(), set[str]()
    index = None
    changes: list[Delta] = []
    for lot in lots:
        some = [a for a in told if a.document.id in lot]
        known |= {a.id for a in some}
        rows = sort(some, {}, codes).events
        before, who = index, people(told, known, draw)
        index = begin(rows, who) if before is None else add(before, rows, who)
        if before is not None:
            changes.append(delta(before, index))
    assert index is not None
    return index, changes


@pytest.mark.parametrize(("full", "window"), [(24, 12), (2, 1)], ids=["quiet blocks", "crowded blocks"])
def test_any_order_and_any_lots_give_what_all_at_once_gives(
    full: int, window: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(block, "FULL", full)
    monkeypatch.setattr(block, "WINDOW", window)

    @settings(deadline=None, max_examples=40)
    @given(corpora(), st.data())
    def law(told: list[Allegation], data: st.DataObject) -> None:
        documents = sorted({a.document.id for a in told})
        order = data.draw(st.permutations(documents))
        cut = data.draw(st.lists(st.integers(1, len(order)), max_size=3))
        edges = sorted({0, len(order), *cut})
        lots = [set(order[a:b]) for a, b in pairwise(edges)]
        draw = data.draw(st.lists(st.integers(0, 20), max_size=2))
        once = begin(sort(told, {}).events, people(told, {a.id for a in told}, draw))
        index, _ = in_lots(told, lots, draw)
        assert all_of(index) == all_of(once)

    law()


@settings(deadline=None, max_examples=40)
@given(corpora())
def test_what_changed_turns_what_was_into_what_is(told: list[Allegation]) -> None:
    documents = sorted({a.document.id for a in told})
    lots = [set(documents[:2]), set(documents[2:])]
    codes = Codes()
    nobody = judged((), lambda _: True)
    first = begin(sort([a for a in told if a.document.id in lots[0]], {}, codes).events, nobody)
    then = add(first, sort([a for a in told if a.document.id in lots[1]], {}, codes).events, nobody)
    change = delta(first, then)
    incidents = {content_id("incident", g.members[0]): g for g in groups(first)}
    kept = {key: g for key, g in incidents.items() if key not in change.gone}
    kept |= {content_id("incident", g.members[0]): g for g in change.groups}
    assert sorted(kept.values(), key=lambda g: g.members) == groups(then)
    shown = {s.id: s for s in suggestions(first) if s.id not in change.withdrawn} | {
        s.id: s for s in change.suggestions
    }
    assert shown == {s.id: s for s in suggestions(then)}


@settings(deadline=None, max_examples=40)
@given(corpora())
def test_a_document_taken_out_leaves_no_trace(told: list[Allegation]) -> None:
    gone = told[0].document.id
    nobody = judged((), lambda _: True)
    codes = Codes()
    index = begin(sort(told, {}, codes).events, nobody)
    without = add(index, sort([], {}, codes).events, nobody, dropped=[gone])
    rest = [a for a in told if a.document.id != gone]
    assert all_of(without) == all_of(begin(sort(rest, {}).events, nobody))


def test_a_change_elsewhere_changes_no_group_here() -> None:
    here = [tell("Shells hit the market.", "HOS-01", where="Kherson", on="2023-05-01", doc=f"{n}.txt") for n in "ab"]
    there = tell("Shells hit the market.", "HOS-01", where="Odesa", on="2024-01-09", doc="c.txt")
    codes, nobody = Codes(), judged((), lambda _: True)
    first = begin(sort(here, {}, codes).events, nobody)
    change = delta(first, add(first, sort([there], {}, codes).events, nobody))
    assert [g.members for g in change.groups] == [(there.id,)]
    assert change.gone == change.withdrawn == frozenset()
