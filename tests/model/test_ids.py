"""Ids come from content: equal content gives equal ids, different content never shares one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from solferino.model import content_id

_PARTS = st.lists(st.one_of(st.none(), st.integers(), st.text()), max_size=4)


def test_parts_that_join_to_the_same_text_have_different_ids() -> None:
    assert content_id("x", "ab", "c") != content_id("x", "a", "bc")
    assert (
        len({content_id("x", None), content_id("x", ""), content_id("x", 0), content_id("x", "0"), content_id("x")})
        == 5
    )


def test_the_kind_is_part_of_the_id() -> None:
    assert content_id("stm", "a").startswith("stm-")
    assert content_id("stm", "a")[4:] != content_id("alg", "a")[4:]


@given(_PARTS, _PARTS)
def test_ids_are_equal_exactly_where_the_parts_are(a: list[str | int | None], b: list[str | int | None]) -> None:
    same = [(type(x), x) for x in a] == [(type(x), x) for x in b]
    assert (content_id("x", *a) == content_id("x", *b)) is same
