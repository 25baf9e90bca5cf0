"""Estimates as a report prints them: documented first, the panel whole, what no longer holds without its numbers."""

from __future__ import annotations

import pytest

from measure.estimate.samples import kept, kept_refused
from solferino.engine.chapter import Claim, Drawing, Grid, Part, Word
from solferino.measure.estimate.chapter import card, estimated
from solferino.measure.estimate.step import Standing
from solferino.measure.estimate.words import NEVER_ADDED, UNTESTABLE
from solferino.measure.picture import Picture
from solferino.model import Decision, DecisionKind

TAKEN = Decision(
    "d", DecisionKind.WITHDRAW, kept().id, "A. N.", "2025-01-02T00:00:00Z", "the morgue's list was old", ()
)


@pytest.fixture(autouse=True)
def unpainted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solferino.measure.estimate.chapter.draw_kept", lambda _: Picture(b"<svg/>", b""))


def grid(part: Part, caption: str) -> Grid:
    return next(b for b in part.blocks if isinstance(b, Grid) and b.caption.startswith(caption))


def words(part: Part) -> str:
    return " ".join(b.text for b in part.blocks if isinstance(b, Word | Claim))


def test_where_nothing_was_kept_nothing_is_printed() -> None:
    assert estimated([]) == ()


def test_the_documented_number_comes_first_and_every_line_of_the_panel_after_it() -> None:
    part, _ = estimated([Standing(kept())])
    first = part.blocks[0]
    assert isinstance(first, Claim) and "at least 1,119 persons killed (as of 30 December 2024)" in first.text
    assert first.basis.rows == kept().rows and first.basis.estimates == (kept().id,)
    lines = grid(part, "The whole panel").lines
    assert [line.cells[0] for line in lines] == ["Documented, likeliest linkage", *(
        f"{x.title} (named in advance)" if x.method == "latent" else x.title for x in kept().lines
    ), "Decomposable graphs, averaged"]  # fmt: skip
    assert all(line.basis.estimates == (kept().id,) for line in lines)


def test_documented_and_estimated_stand_in_columns_of_their_own() -> None:
    (part, _) = estimated([Standing(kept())])
    lines = grid(part, "The whole panel").lines
    assert [line.cells[1] for line in lines] == ["1,120", *[""] * (len(lines) - 1)]
    assert lines[0].cells[2] == ""


def test_each_line_says_what_it_rests_on_and_the_caveats_stand() -> None:
    (part, _) = estimated([Standing(kept())])
    assert all(line.cells[-1] for line in grid(part, "The whole panel").lines)
    assert NEVER_ADDED in words(part) and UNTESTABLE in words(part)
    assert "must name this range beside it" in words(part)


def test_what_differs_when_a_list_is_left_out_is_printed_and_a_refusal_of_it_too() -> None:
    (part, _) = estimated([Standing(kept())])
    first = grid(part, "What differs").lines[0]
    assert first.cells == ("without memorial", "none", "", "M40, not estimable: 2 lists")


def test_a_refused_estimate_prints_its_refusal_and_no_estimate() -> None:
    part, everything = estimated([Standing(kept_refused())])
    assert grid(part, "Why there is no estimate").lines[0].cells[0] == "M43"
    assert "Only the documented number above may be used" in words(part)
    assert not [b for b in part.blocks if isinstance(b, Drawing) or (isinstance(b, Grid) and "panel" in b.caption)]
    assert grid(everything, "Estimates kept").lines[0].cells[-1] == "refused"


@pytest.mark.parametrize(
    ("one", "state", "said"),
    [
        (
            Standing(kept(), changed="other rows of morgue are counted now"),
            "out of date",
            "another state of the register",
        ),
        (Standing(kept(), withdrawn=TAKEN), "withdrawn", "was withdrawn by A. N. on 2 January 2025"),
    ],
)
def test_what_no_longer_holds_is_named_without_its_numbers(one: Standing, state: str, said: str) -> None:
    (part,) = estimated([one])
    assert said in words(part) and "1,488" not in repr(part) and "1,120" not in repr(part)
    assert "the morgue's list was old" not in repr(part), "a reason may name somebody"
    assert grid(part, "Estimates kept").lines[0].cells[-1] == state
    assert "1,488" in repr(card(one)) and said in words(card(one)), "the record has them, and a screen may show them"


def test_estimates_of_other_lists_stand_beside_each_other() -> None:
    parts = estimated([Standing(kept()), Standing(kept(id="estimate-2", lists=("a", "b", "c")))])
    assert [p.anchor for p in parts] == ["estimate-1", "estimate-2", "estimates"]
    assert len(grid(parts[-1], "Estimates kept").lines) == 2
