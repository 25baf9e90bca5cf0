"""Marks in a passage: pure, on literal values."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.cli.passages import Mark, outside, pieces, plain, window
from solferino.model import Span

TEXT = "Before it. Soldiers killed six men in Lyon. After it."
PASSAGE = Span(11, 43)


def test_each_field_marks_its_words() -> None:
    marks = [Mark("act", 20, 26), Mark("victims", 27, 34), Mark("place", 38, 42)]
    assert plain(pieces(TEXT, PASSAGE, marks)) == (
        "Before it. Soldiers [act: killed] [victims: six men] in [place: Lyon]. After it."
    )


def test_of_marks_on_one_another_the_shortest_shows() -> None:
    marks = [Mark("content", 11, 43), Mark("victims", 27, 34)]
    assert plain(pieces(TEXT, PASSAGE, marks, around=0)) == (
        "[content: Soldiers killed ][victims: six men][content:  in Lyon.]"
    )


def test_what_lies_outside_is_told_apart() -> None:
    long = TEXT + " " + "word " * 100 + "1 May"
    marks = [Mark("when", len(long) - 5, len(long))]
    assert outside(long, PASSAGE, marks) == [("when", "1 May")]
    assert "when" not in plain(pieces(long, PASSAGE, marks))


def test_context_is_cut_between_words() -> None:
    shown = window("alpha beta gamma delta", Span(6, 10), around=3)
    assert "alpha beta gamma delta"[shown.start : shown.end] == "beta" or shown == Span(6, 10)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, Span, list[Mark]]:
    text = draw(st.text(alphabet="ab \n", min_size=1, max_size=80))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    start, end = draw(spans)
    marks = [Mark(draw(st.sampled_from("abc")), a, b) for a, b in draw(st.lists(spans, max_size=6))]
    return text, Span(start, end), marks


@settings(deadline=None)  # a busy machine is no failure
@given(marked())
def test_pieces_are_the_window_in_order(given_: tuple[str, Span, list[Mark]]) -> None:
    text, passage, marks = given_
    shown = window(text, passage, 10)
    assert shown.start <= passage.start and passage.end <= shown.end
    found = list(pieces(text, passage, marks, 10))
    assert "".join(p.text for p in found) == text[shown.start : shown.end]
    assert "".join(p.text for p in found if p.inside) == text[passage.start : passage.end]
