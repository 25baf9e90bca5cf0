"""Text as the lines that a person sees: what the rules for zones look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_SEEN = 1_000  # characters of a line that rules look at: nothing longer is a heading, a caption or a button
_PLAIN_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " ", "\u200b": " ", "\u200e": " "}
)
_LINK = re.compile(r"!?\[([^\]\n]{0,200})\]\([^)\s]{0,400}\)")  # Markdown, as web clippers write it
_DECORATION = re.compile(r"^[\s\-–—*_•·●▪■►▶→»›>|#=+~\[\]✉☰✕×🔗⬆↑↓]+|[\s\-–—*_•·|»›>→=~\[\]×↑⬆]+$")
_STOP = re.compile(r"""[.!?…。؟۔।][)\]"'»”’]*(?: ?["'»”’])*(?:\[?\d{1,3}\]?)?$""")  # a footnote mark may follow
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BULLET = re.compile(r"^(?:[-–—*•·●▪■►▶→]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s)")
# A date that a collector put before the first words of the text ("date 2023-03-16 The report …").
_DATE_PREFIX = re.compile(r"\s*date:?\s+\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?(?=\s)", re.I)
_WRAP_LOW, _WRAP_HIGH = 45, 110  # a hard-wrapped line is as long as a typewriter's or a mail's, never longer


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one paragraph of a hard-wrapped text, without the blanks around it.

    `text` has single spaces and plain quotes, `bare` also no bullets, dashes or link marks around it. `gap` counts the
    blank lines before, `indent` the columns.
    """

    start: int
    end: int
    text: str
    bare: str
    indent: int
    gap: int
    words: int

    @property
    def size(self) -> int:
        return self.end - self.start

    @property
    def stops(self) -> bool:
        """Whether it ends as a sentence ends."""
        return bool(_STOP.search(self.text[-12:]))

    @property
    def bullet(self) -> bool:
        return bool(_BULLET.match(self.text))

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: a long line, or a sentence of some length."""
        return self.size >= 160 or (self.stops and self.size >= 50 and self.words >= 8)


def split_lines(text: str) -> list[Line]:
    """The non-blank lines of `text`, in order; hard-wrapped paragraphs come as one line each."""
    lines: list[Line] = []
    at = gap = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if not body:
            gap += 1
        else:
            start = at + len(raw) - len(raw.lstrip())
            if not lines and (found := _DATE_PREFIX.match(raw)) and raw[found.end() :].strip():
                lines.append(_line(raw[: found.end()].strip(), start, 0, gap))
                body = raw[found.end() :].strip()
                start, gap = at + raw.index(body, found.end()), 0
            lines.append(_line(body, start, len(raw.expandtabs()) - len(raw.expandtabs().lstrip()), gap))
            gap = 0
        at += len(raw)
    return _unwrapped(text, lines)


def _line(body: str, start: int, indent: int, gap: int) -> Line:
    shown = " ".join(body[:_SEEN].translate(_PLAIN_QUOTES).split())
    if len(body) > _SEEN:
        shown += " …" if body[-1].isalnum() else body[-1]
    bare = _LINK.sub(r"\1", shown) if "](" in shown else shown
    previous = ""
    while bare != previous:
        previous, bare = bare, _DECORATION.sub("", bare)
    return Line(start, start + len(body), shown, bare, indent, gap, len(_WORD.findall(shown)))


def _unwrapped(text: str, lines: Sequence[Line]) -> list[Line]:
    """Lines joined to paragraphs where the text is hard-wrapped; else as they are.

    Wrapped: hardly a line is longer than a typewriter's, and most lines that another follows directly are nearly full.
    """
    followed = [a.size for a, b in pairwise(lines) if b.gap == 0]
    full = [s for s in followed if _WRAP_LOW <= s <= _WRAP_HIGH]
    too_long = sum(1 for line in lines if line.size > _WRAP_HIGH)
    if len(full) < 3 or len(full) < 0.5 * len(followed) or too_long > 0.03 * len(lines):
        return list(lines)
    width = sorted(full)[len(full) // 2]
    joined: list[list[Line]] = []
    for line in lines:
        last = joined[-1][-1] if joined else None
        if last is not None and line.gap == 0 and last.size >= 0.7 * width and not line.bullet and line.words > 0:
            joined[-1].append(line)
        else:
            joined.append([line])
    return [
        part[0]
        if len(part) == 1
        else _line(text[part[0].start : part[-1].end], part[0].start, part[0].indent, part[0].gap)
        for part in joined
    ]
