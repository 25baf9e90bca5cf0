"""A side's name never decides: the tagger sees all sides as one, in training and in reading."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.extract.tagger.examples import Example, Mark, as_seen
from solferino.extract.tagger.shipped import shipped
from solferino.extract.tagger.sides import hidden

SIDES = (
    ("Russian", "Russia", "Russians"),
    ("Ukrainian", "Ukraine", "Ukrainians"),
    ("Israeli", "Israel", "Israelis"),
    ("Palestinian", "Palestine", "Palestinians"),
    ("Sudanese", "Sudan", "Sudanese"),
    ("Armenian", "Armenia", "Armenians"),
    ("Azerbaijani", "Azerbaijan", "Azerbaijanis"),
    ("American", "the United States", "Americans"),
)
TEMPLATES = (
    "{a} soldiers beat two {b} farmers to death near the mill.",
    "A {b} teacher said {a} guards had kept him in a pit for nine days.",
    "The court in {c} sentenced a {a} officer for shelling a {b} school.",
    "{a} forces denied that they had taken the children across the river to {d}.",
    "Many {e} were driven from their homes when {c} sent its army.",
    "{a} players beat {d} in the final.",
)


def filled(template: str, one: int, other: int) -> str:
    (a, c, _), (b, d, e) = SIDES[one], SIDES[other]
    return template.format(a=a, b=b, c=c, d=d, e=e)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_text_is_seen_alike_whichever_sides_it_names(template: str) -> None:
    seen = {hidden(filled(template, one, other)).text for one in range(len(SIDES)) for other in range(len(SIDES))}
    assert len({text.replace("the Norway", "Norway") for text in seen}) == 1


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_text_is_tagged_alike_when_its_sides_change_places(template: str) -> None:
    there, back = (filled(template, *pair) for pair in ((0, 1), (1, 0)))
    (one,), (other,) = (shipped().tag([text]) for text in (there, back))
    assert [replace(t, start=0, end=0) for t in one] == [replace(t, start=0, end=0) for t in other]
    for a, b in zip(one, other, strict=True):
        assert hidden(there[a.start : a.end]).text == hidden(back[b.start : b.end]).text


@given(st.text(alphabet="aU ", max_size=8), st.sampled_from(SIDES), st.text(alphabet="ab .", max_size=8))
def test_every_stretch_of_what_is_seen_leads_back(before: str, side: tuple[str, str, str], after: str) -> None:
    text = f"{before} {side[0]} forces and {side[1]} {after}"
    seen = hidden(text)
    back = seen.back()
    assert back(0, len(seen.text)) == (0, len(text))
    places = [back(at, at + 1) for at in range(len(seen.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)


def test_marks_move_along_with_the_sides_hidden() -> None:
    told = Example("Ukrainian soldiers beat a man.", (Mark(0, 18, "perpetrator"), Mark(19, 23, "act")))
    found = as_seen(told)
    assert [found.text[m.start : m.end] for m in found.marks] == ["Norwegian soldiers", "beat"]


def test_common_words_are_no_sides() -> None:
    assert hidden("The soldiers left the village before dawn.").changes == ()
