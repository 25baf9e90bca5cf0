"""DEP-COPY: near-duplicates found without comparing all, and confirmed by exact containment."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.link.copies import CONTAINED, How, copies

WORDS = [f"w{n}" for n in range(400)]


def text(seed: int, words: int = 200) -> list[str]:
    draw = random.Random(seed)  # noqa: S311  # a fixed text, no secret
    return [draw.choice(WORDS) for _ in range(words)]


def edited(words: list[str], share: float, seed: int) -> list[str]:
    """The text with a run of `share` of its words written anew, as a sub-editor does it."""
    out = list(words)
    size = int(len(words) * share)
    start = random.Random(seed).randrange(len(words) - size + 1)  # noqa: S311
    out[start : start + size] = text(seed + 1000, size)
    return out


def test_a_rewrite_of_a_third_is_found_and_another_text_is_not() -> None:
    original = text(1)
    texts = {"a": " ".join(original), "b": " ".join(edited(original, 0.3, 7)), "c": " ".join(text(2))}
    (pair,) = copies(texts)
    assert {pair.left, pair.right} == {"a", "b"}
    assert CONTAINED <= pair.contained < 1


def test_a_part_taken_over_is_told_apart_from_a_copy() -> None:
    """A digest of several releases is a copy of none of them: else it would make one origin of all."""
    one, two, three = text(3), text(4), text(5)
    texts = {"a": " ".join(one), "b": " ".join(two), "digest": " ".join([*one[:60], *two[:60], *three[:80]])}
    found = copies(texts)
    assert {(p.left, p.right, p.how) for p in found} == {("a", "digest", How.PART), ("b", "digest", How.PART)}


def test_very_short_texts_are_left_out() -> None:
    assert copies({"a": "Shells hit the market.", "b": "Shells hit the market."}) == []


def test_a_thousand_copies_of_one_text_are_tied_together_by_as_few_pairs() -> None:
    words = " ".join(text(4))
    found = copies({f"{n:04}": words for n in range(1000)})
    assert len(found) == 999
    assert {p.left for p in found} == {"0000"}


@settings(deadline=None, max_examples=15)
@given(st.permutations(range(12)))
def test_the_order_of_documents_does_not_matter(order: list[int]) -> None:
    base = [text(n) for n in range(4)]
    texts = {f"d{n}": " ".join(edited(base[n % 4], 0.1 * (n // 4), n)) for n in range(12)}
    assert copies({f"d{n}": texts[f"d{n}"] for n in order}) == copies(texts)
