"""A text as the tagger sees it: every side under one and the same word, so that a side's name never decides.

Trained on names, the tagger saw an act or none in one sentence by whose soldiers it named (design.md, "All parties
alike"). Training and reading hide the same words, so what it learned of a side is what it learned of all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from solferino.terms.parties import Form, PartyFound, find_parties, find_party

# One word piece each, of a people that no text of ours accuses: the encoder knows what kind of word it is and no more.
_SEEN_AS = {
    Form.COUNTRY: "Norway",
    Form.METONYM: "Norway",
    Form.ADJECTIVE: "Norwegian",
    Form.NOUN: "Norwegians",
    Form.GROUP: "Brigade",
}


@dataclass(frozen=True, slots=True)
class Hidden:
    """`text` after the `changes` (start, end, new word; places in the text before, in order)."""

    text: str
    changes: tuple[tuple[int, int, str], ...] = ()

    def back(self) -> Callable[[int, int], tuple[int, int]]:
        """From a stretch of `text` to the stretch of the text before; one that cuts into a side has all of it."""
        borders, shift = [], 0
        for start, end, new in self.changes:
            at = start + shift
            borders.append((at, at + len(new), start, end))
            shift += len(new) - (end - start)

        def place(at: int, *, is_end: bool) -> int:
            moved = at
            for first, last, start, end in borders:
                if at >= last:
                    moved = at - last + end
                elif at > first:
                    return end if is_end else start
                else:
                    break
            return moved

        return lambda start, end: (place(start, is_end=False), place(end, is_end=True))


def hidden(text: str) -> Hidden:
    """The text with the names of all sides hidden."""
    changes = [_change(text, x) for x in find_parties(text) if x.form in _SEEN_AS]
    out, at = [], 0
    for start, end, new in changes:
        out += [text[at:start], new]
        at = end
    return Hidden("".join((*out, text[at:])), tuple(changes))


def _change(text: str, x: PartyFound) -> tuple[int, int, str]:
    """Of a force that is named after its state only that word: one side's are in our lists as a name, another's not."""
    first = text[x.start : x.end].split(maxsplit=1)
    if x.form == Form.GROUP and len(first) > 1:
        nation = find_party(first[0])
        if nation is not None and nation.form in (Form.ADJECTIVE, Form.COUNTRY):
            return x.start, x.start + len(first[0]), _SEEN_AS[nation.form]
    return x.start, x.end, _SEEN_AS[x.form]
