"""Quotation marks, paired as people really set them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.extract.quotes import find_quotes, single_marks
from solferino.extract.sentences import paragraphs


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, paragraphs(text, 0, len(text)))]


def chains(text: str) -> list[int]:
    return [q.chain for q in find_quotes(text, paragraphs(text, 0, len(text)))]


MARKED = [
    ('"They left," she said.', ["They left,"]),
    ("“They left,” she said, “and came back.”", ["They left,", "and came back."]),
    ("«Вони пішли», сказала вона.", ["Вони пішли"]),
    ("He called it ‘a mistake’ twice.", ["a mistake"]),
    ("It was the soldiers' house, and the women's too.", []),
    ("The soldiers’ house and the women’s.", []),
    ('The gap was 5" wide.', []),
    ("“They left, and nobody", ["They left, and nobody"]),
    ("“They left.” “They came back.”", ["They left.", "They came back."]),
    ("Nothing is quoted here.", []),
    ("“”", []),
    ('"They left." ', ["They left."]),
    ("“They beat the women. ‘", ["They beat the women. "]),
]


@pytest.mark.parametrize(("text", "wanted"), MARKED)
def test_what_stands_between_marks_is_found(text: str, wanted: list[str]) -> None:
    assert quoted(text) == wanted


def test_a_quotation_reopened_in_the_next_paragraph_is_one() -> None:
    text = "“They came at night.\n\n“They took my son.\n\n“He is still missing,” she said."
    assert quoted(text) == ["They came at night.", "They took my son.", "He is still missing,"]
    assert len(set(chains(text))) == 1


def test_a_closed_quotation_does_not_run_on() -> None:
    first, second = chains("“They came at night.”\n\n“They took my son,” said another.")
    assert first != second


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“They came at night, she said.\n\nNobody answered the telephone there."
    assert quoted(text) == ["They came at night, she said."]


def test_a_paragraph_without_marks_ends_the_chain() -> None:
    text = "“They came at night.\n\nThe town is small.\n\n“We were afraid,” he said."
    first, second = chains(text)
    assert first != second


@given(st.lists(st.sampled_from(["“", "”", '"', "‘", "’", "'", "«", "»", "ab", "Ю", ".", " ", "\n\n"]), max_size=40))
def test_quotations_stand_in_order_inside_one_paragraph_each(pieces: list[str]) -> None:
    text = "".join(pieces)
    blocks = paragraphs(text, 0, len(text))
    found = find_quotes(text, blocks)
    assert found == sorted(found, key=lambda q: (q.start, q.end))
    for q in found:
        assert any(start <= q.start < q.end <= end for start, end in blocks)
    double = [q for q in found if q.chain >= 0]
    assert all(one.end <= other.start for one, other in pairwise(double))


def test_an_apostrophe_is_no_single_mark() -> None:
    assert single_marks("'Rebels' burned the farmers' barn") == {0, 7}
    assert single_marks("The soldiers' house and the women's.") == frozenset()
