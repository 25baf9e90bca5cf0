"""Two texts side by side: every word is told once, and what differs is marked."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.link.overlap import blocks, in_order, overlap, shared
from solferino.link.sketch import words

ONE = (
    "Shells hit the market of Lazirky at noon. Four people were killed and twelve were hurt, the mayor said on Monday."
)
TWO = "Shells hit the market of Lazirky at noon. Five people were killed and twelve were hurt, as an official put it."
WORDS = st.lists(st.sampled_from("a b c d e f g h".split()), max_size=40)  # noqa: SIM905


def test_what_is_the_same_is_the_same_in_both_texts() -> None:
    found = shared(ONE, TWO)
    assert [ONE[a.start : a.end] for a, _ in found] == [
        "Shells hit the market of Lazirky at noon",
        "people were killed and twelve were hurt",
    ]
    assert all(words(ONE[a.start : a.end]) == words(TWO[b.start : b.end]) for a, b in found)


def test_a_changed_word_stands_between_what_is_the_same() -> None:
    rows = overlap(ONE, TWO).rows
    assert [row.kind for row in rows] == ["same", "changed", "same", "changed"]
    changed = rows[1]
    assert changed.left is not None
    assert changed.right is not None
    assert (ONE[changed.left.start : changed.left.end], TWO[changed.right.start : changed.right.end]) == (
        "Four",
        "Five",
    )


def test_numbers_that_differ_are_marked_and_others_are_not() -> None:
    one = "On 3 May shells killed 429 people in the town and 1374 more were hurt, said the mission on 7 May."
    two = "On 3 May shells killed 430 people in the town and 1374 more were hurt, said the mission on 7 May."
    (changed,) = [row for row in overlap(one, two).rows if row.kind == "changed"]
    assert changed.numbers == ("429", "430")


def test_a_paragraph_that_moved_is_told_as_moved() -> None:
    first, second = "the first part was told by a doctor in town", "another half came from two men near a well"
    rows = overlap(f"{first} {second}", f"{second} {first}").rows
    assert sorted(row.kind for row in rows) == ["moved", "same"]


@settings(deadline=None, max_examples=60)
@given(WORDS, WORDS)
def test_every_word_of_both_texts_is_in_one_row(left: list[str], right: list[str]) -> None:
    a, b = " ".join(left), " ".join(right)
    rows = overlap(a, b).rows
    told_left = [w for row in rows if row.left for w in words(a[row.left.start : row.left.end])]
    told_right = sorted(w for row in rows if row.right for w in words(b[row.right.start : row.right.end]))
    assert told_left == left
    assert told_right == sorted(right)


@settings(deadline=None, max_examples=60)
@given(WORDS, WORDS)
def test_blocks_never_share_a_word(left: list[str], right: list[str]) -> None:
    found = blocks(left, right)
    for taken in ([range(m.left, m.left + m.size) for m in found], [range(m.right, m.right + m.size) for m in found]):
        flat = [k for run in taken for k in run]
        assert len(flat) == len(set(flat))
    assert all(left[m.left : m.left + m.size] == right[m.right : m.right + m.size] for m in found)


def test_words_in_the_same_order_are_counted_however_many_stand_between() -> None:
    assert in_order([1, 2, 3, 4, 5], [9, 1, 9, 3, 9, 5]) == 3
    assert in_order([1, 2, 3], [3, 2, 1]) == 1
    assert in_order([], [1]) == 0
