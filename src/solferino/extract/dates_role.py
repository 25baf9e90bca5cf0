"""What a date dates: the event, the report of it, or something still to come. A guess from the words around it."""

from __future__ import annotations

from solferino.extract.letters import Lexicon, Row

_REACH = 6  # words from the date to the verb that governs it
_OPENING = 14  # words of a phrase that opens a sentence
_OPENS = ("", "dot", "stop", "break", "quote")
_STOPS = ("dot", "stop", "break", "comma", "quote", "longdash", "colon", "open", "close")


def role_of(row: Row, at: int, lexicon: Lexicon) -> str:
    """event, report or future for the date token `at`.

    report: "told reporters in Washington on Friday", "a report released on Thursday", "On Monday the ministry said".
    A verb of any other act between the two keeps it an event ("said six were killed on Monday").
    """
    words = _Words(row, lexicon)
    if words.name(at + 1) == "apostrophe" or words.name(at - 1) == "the":  # "Monday's report", "the Friday attack"
        following = range(at + 1, at + 4)
        return "report" if any(words.name(i) == "writing" for i in following) else "event"
    for i in range(at - 1, at - _REACH - 3, -1):
        if words.name(i) in ("", "dot", "stop", "break"):
            break
        if words.name(i) == "will":
            return "future"
    left = _left(words, at)
    if left:
        return left
    return "report" if words.name(at + 1) == "say" else _right(words, at)  # "the bishop today said"


def _left(words: _Words, at: int) -> str | None:
    for i in range(at - 1, at - _REACH - 1, -1):
        name = words.name(i)
        if words.shortens(i):
            continue
        if name == "say":
            passive = words.name(i - 1) == "be"  # "blasts were reported on Monday" tells of the blasts
            return "event" if passive else "report"
        if name == "publish":  # people are released too: it takes something written
            written = any(words.name(j) == "writing" for j in range(i - 1, i - _REACH, -1))
            return "report" if written else "event"
        if name == "that" or words.acts(i):
            return "event"
        if name == "" or name in _STOPS:
            return None
    return None


def _right(words: _Words, at: int) -> str:
    """Only at the head of a sentence: "On Monday, the ministry said"."""
    head = ["" if words.name(i) in _OPENS and not words.shortens(i) else "word" for i in range(at - 3, at)]
    if "" not in head and not _occasion(words, at):
        return "event"
    begin = at + 2 if words.name(at + 1) == "comma" else at + 1
    for i in range(begin, begin + _REACH):
        name = words.name(i)
        if name == "say":  # "A day earlier, he said, four died": a remark beside it
            return "event" if begin == at + 2 and words.name(i + 1) == "comma" else "report"
        if name == "will":
            return "future"
        if words.acts(i) or name == "" or name in _STOPS or name == "be":
            return "event"
    return "event"


def _occasion(words: _Words, at: int) -> bool:
    """Whether the sentence opens with what somebody spoke on: "On a visit to Kyiv on Friday, the prosecutor said"."""
    found = words.name(at + 1) == "comma"
    for i in range(at - 1, at - _OPENING, -1):
        name = words.name(i)
        if name in _OPENS:
            return False
        if words.acts(i) or name == "comma":
            return False
        if name in ("occasion", "writing") or name == "say":
            return found and any(words.name(j) in _OPENS for j in range(i - 5, i))
    return False


class _Words:
    def __init__(self, row: Row, lexicon: Lexicon) -> None:
        self._row, self._names = row, lexicon.name
        self._endings = tuple(lexicon.data.get("endings", {}).get("act", ()))

    def name(self, at: int) -> str:
        """The class of a token, "" beyond the text's ends."""
        return self._names[self._row.letters[at]] if 0 <= at < len(self._row.letters) else ""

    def shortens(self, at: int) -> bool:
        """Whether the token is the full stop of "p.m.", which ends no sentence."""
        return self.name(at) == "dot" and at > 0 and self._row.ends[at - 1] - self._row.starts[at - 1] == 1

    def acts(self, at: int) -> bool:
        """Whether the token says that something was done."""
        name = self.name(at)
        if name == "word" and self._endings:
            return self._row.text[self._row.starts[at] : self._row.ends[at]].lower().endswith(self._endings)
        return name in ("event", "held")
