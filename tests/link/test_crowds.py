"""Crowds are looked at by their neighbours, never all against all, and give the same incidents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solferino.link import block
from solferino.link.columns import Codes
from solferino.link.incidents import incidents, sort
from solferino.link.judged import judged
from solferino.link.scored import scored
from solferino.model import Allegation, Origin
from telling import document, tell

SITES = ("market", "school", "hospital", "theatre")


def crowd(count: int, *, one_document: bool) -> list[Allegation]:
    """Accounts of strikes on four sites of one town on one day, each in other words."""
    return [
        tell(
            f"Shells hit the {SITES[n % 4]}, report {n} said.",
            "HOS-01",
            where="Kherson",
            on="2023-05-01",
            doc="a.txt" if one_document else f"{n}.txt",
            at=n * 100,
        )
        for n in range(count)
    ]


def linked(told: list[Allegation]) -> list[int]:
    one = Origin("origin-1", "one", (), tuple(a.id for a in told), "DEP-SELF", "", True)
    return sorted(len(i.allegations) for i in incidents(told, dict.fromkeys((a.id for a in told), one), {}).incidents)


@pytest.mark.parametrize("one_document", [True, False], ids=["one source", "a source each"])
def test_a_crowd_of_one_day_is_compared_in_step_with_its_number(one_document: bool) -> None:
    looked_at = []
    for count in (300, 600, 1200):
        looked_at.append(len(block.pairs(sort(crowd(count, one_document=one_document), {}).events)))
    assert looked_at[1] < 2.1 * looked_at[0]
    assert looked_at[2] < 2.1 * looked_at[1]


def test_a_crowd_of_one_day_falls_into_the_sites_that_were_hit() -> None:
    assert linked(crowd(400, one_document=False)) == [100, 100, 100, 100]


def test_copies_of_one_text_cost_as_much_as_one() -> None:
    first = tell("Shells hit the market, killing 12.", "HOS-01", where="Kherson", on="2023-05-01", count=12)
    told = [replace(first, id=f"alg-{n:05}", document=document(f"{n}.txt").ref) for n in range(500)]
    found = scored(sort(told, {}, Codes()).events)
    assert len(found.leads) == 1
    assert linked(told) == [500]


def test_a_sentence_that_only_takes_up_another_is_no_copy_of_the_same_words_elsewhere() -> None:
    told = []
    for n, town in enumerate(("Kherson", "Odesa")):
        told.append(tell("Shells hit the market.", "HOS-01", where=town, on="2023-05-01", doc=f"{n}.txt", at=0))
        told.append(tell("The attack injured three people.", "HOS-01", count=3, harm="injured", doc=f"{n}.txt", at=60))
    assert linked(told) == [2, 2]


def test_a_copied_follow_up_stays_with_the_event_that_its_text_tells() -> None:
    told = []
    for n in range(5):
        told.append(tell("Shells hit the market.", "HOS-01", where="Kherson", on="2023-05-01", doc=f"{n}.txt", at=0))
        told.append(tell("The attack injured three people.", "HOS-01", count=3, harm="injured", doc=f"{n}.txt", at=60))
    assert linked(told) == [10]


def test_nobody_judged_and_nothing_told_give_nothing() -> None:
    assert linked([]) == []
    assert judged((), lambda _: True).gone == ()
