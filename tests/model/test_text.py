"""Folding loses no place: every folded span leads back to the characters it was made from."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from solferino.model import Span, fold

# Letters with marks that join (NFD), Cyrillic with marks, Arabic, and plain text.
_TEXT = st.text(alphabet="abe\u0301\u0308\u0306ийіїё \n’“”\u00a0سلام.", max_size=60)


def test_text_in_nfc_keeps_its_offsets() -> None:
    folded = fold("Ізюм’s café")
    assert folded.starts is None
    assert folded.text == "Ізюм's café"
    assert folded.original(0, 4) == Span(0, 4)


def test_a_joined_letter_leads_back_to_both_code_points() -> None:
    folded = fold("cafe\u0301 in Izium")
    assert folded.text == "café in Izium"
    assert folded.original(3, 4) == Span(3, 5)
    assert folded.original(8, 13) == Span(9, 14)


@given(_TEXT)
def test_every_folded_character_comes_from_its_own_stretch(text: str) -> None:
    folded = fold(text)
    for i, char in enumerate(folded.text):
        span = folded.original(i, i + 1)
        source = unicodedata.normalize("NFC", text[span.start : span.end])
        assert char in source.replace("’", "'").replace("\u00a0", " ") or span.start == span.end


@given(_TEXT)
def test_folding_covers_the_text_in_order(text: str) -> None:
    folded = fold(text)
    assert folded.original(0, len(folded.text)) == Span(0, len(text))
    ends = [folded.original(0, i).end for i in range(len(folded.text) + 1)]
    assert ends == sorted(ends)


@given(_TEXT, st.integers(0, 60))
def test_an_original_offset_finds_its_folded_place(text: str, at: int) -> None:
    folded = fold(text)
    at = min(at, len(text))
    assert 0 <= folded.folded(at) <= len(folded.text)
    assert folded.original(folded.folded(at), folded.folded(at)).start >= at or folded.starts is None
