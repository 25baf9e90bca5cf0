"""Readers' comments: where they begin, also when the line that announces them comes after them.

Comments can speak with any voice ("As the head of the mission, I …"), so that none of their words tells them from the
article; their place and their form do. Nothing is called a comment without a sign of the page that comments are there:
numbered findings of a report stay body.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from solferino.read.lines import Line
from solferino.read.rules import Rules

_NUMBERED = re.compile(r"^\(?(\d{1,3})[.)]\s+\S")
_NAME = re.compile(r"^[\w@À-ÞА-ЯЄІЇҐ][\w.'@-]*(?: [\w.'&-]+){0,3}$")
_REACH = 5_000  # lines that comments may take up before the form that announces them
_MANY = 2  # paragraphs that an article has before its comments; a counter at the top of a page has none before it


@dataclass(frozen=True, slots=True)
class Comments:
    """Line indexes: `first` of the comments (they go on to the end), and those that are `furniture` of the section."""

    first: int | None
    last: int | None
    furniture: frozenset[int]


def find_comments(lines: Sequence[Line], furniture: Sequence[bool], rules: Rules) -> Comments:
    """Where comments stand in `lines`. `furniture` tells which lines are known to be furniture."""
    return _Search(lines, furniture, rules).run()


class _Search:
    def __init__(self, lines: Sequence[Line], furniture: Sequence[bool], rules: Rules) -> None:
        self.lines, self.rules = lines, rules
        self.chatty: dict[int, bool] = {}
        self.heading = [rules.heading.holds(line.bare) for line in lines]
        self.form = [rules.form.holds(line.bare) or rules.form.holds(line.text) for line in lines]
        self.field = [rules.field.holds(line.bare) or line.bare.lower() in ("name", "email") for line in lines]
        self.reply = [rules.reply.holds(line.bare or line.text) for line in lines]
        self.noise = [
            f or h or m or d for f, h, m, d in zip(furniture, self.heading, self.form, self.field, strict=True)
        ]
        self.anchor = [self._anchor(i) for i in range(len(lines))]
        self.prose_before: list[int] = [0]
        for i, line in enumerate(lines):
            counts = line.prose and not self.noise[i]
            self.prose_before.append(self.prose_before[-1] + (2 if counts and line.size > 400 else int(counts)))

    def run(self) -> Comments:
        marks = {i for i in range(len(self.lines)) if self.heading[i] or self.form[i]}
        first = last = None
        for i in sorted(marks):
            if self.prose_before[i] < _MANY and not self._ends_short_page(i):
                continue
            after = self._after(i)
            if self.heading[i] and self._are_comments(after, i):
                first = i + 1
            elif self.form[i]:
                first = self._before(i)
                if first is None and after and not self._is_article(after):
                    first = i + 1
                elif first is not None and self._is_article(after):
                    last = i  # a page with several posts: the next one begins after this form
            if first is not None:
                break
        if first is None:
            first = self._unannounced()
        fields = set()
        if first is not None or any(self.form):
            start = first if first is not None else min(i for i in marks if self.form[i])
            fields = {i for i in range(start, len(self.lines)) if self.field[i]}
        return Comments(first, last, frozenset(marks | fields))

    def _ends_short_page(self, mark: int) -> bool:
        """Whether a heading without a counter stands in the second half of a page, below whatever text the page has."""
        below = self.prose_before[-1] == self.prose_before[mark]
        return self.heading[mark] and below and 2 * mark >= len(self.lines)

    def _after(self, mark: int) -> list[int]:
        """The next lines after `mark` that are no furniture: enough of them to judge by."""
        return list(islice((i for i in range(mark + 1, len(self.lines)) if not self.noise[i]), 60))

    def _anchor(self, i: int) -> bool:
        """Whether a comment's own head or foot stands here: "Anna says:", a name above a time, "Like · Reply · 3h"."""
        line, rules = self.lines[i], self.rules
        if self.reply[i] or rules.says.holds(line.bare):
            return True
        following = self.lines[i + 1] if i + 1 < len(self.lines) else None
        return (
            following is not None
            and line.size <= 40
            and not line.stops
            and _NAME.match(line.bare) is not None
            and rules.stamp.holds(following.bare)
        )

    def _chatty(self, i: int) -> bool:
        if i not in self.chatty:  # a slow search: many marks ask about the same lines
            self.chatty[i] = bool(self.rules.opinion.search(_unquoted(self.lines[i].text)))
        return self.chatty[i]

    def _news(self, i: int) -> bool:
        return bool(self.rules.news.search(self.lines[i].text))

    def _is_article(self, after: Sequence[int]) -> bool:
        """Whether what follows reads as reporting, not as readers: it attributes, and nobody in it is answered."""
        prose = [i for i in after if self.lines[i].prose]
        if len(prose) < 3 or any(self.reply[i] for i in after):
            return False
        return sum(map(self._news, prose)) >= 2 * max(1, sum(map(self._chatty, prose)))

    def _are_comments(self, after: Sequence[int], mark: int) -> bool:
        """Whether comments follow a heading such as "Comments (3)", and not the article of a page with a counter."""
        if not after:
            return False
        near = after[:14]
        if any(self.anchor[i] for i in near) or _NUMBERED.match(self.lines[near[0]].text):
            return True
        chatty = sum(map(self._chatty, near))
        if sum(map(self._news, near)) > chatty:
            return False
        late = self.prose_before[mark] >= self.prose_before[-1] - self.prose_before[mark]
        return late or 2 * chatty >= len(near)

    def _before(self, form: int) -> int | None:
        """The first line of the comments that stand before a form, or None where there are none."""
        end = form
        while end > 0 and self.noise[end - 1]:
            end -= 1
        return self._numbered_before(end) if end else None

    def _numbered_before(self, end: int) -> int | None:
        starts = self._numbered_starts(end)
        best = None
        for at, until in starts:  # from the last list up
            items = [i for i in range(at, until) if _NUMBERED.match(self.lines[i].text)]
            deeper = any(self.lines[i].indent > self.lines[at].indent for i in items)
            share = sum(map(self._chatty, items)) / len(items)
            if share >= (0.2 if deeper else 0.34):
                best = at
            elif len(items) > 2:
                break
        return best if best is not None else self._signed_before(end)

    def _numbered_starts(self, end: int) -> list[tuple[int, int]]:
        """The lists "1. … 2. …" that end at `end` or at the next one, the last first, as line ranges."""
        found: list[tuple[int, int]] = []
        until, loose, least = end, 0, 1_000
        for i in range(end - 1, max(-1, end - _REACH), -1):
            line = self.lines[i]
            match = _NUMBERED.match(line.text)
            if match is None:
                loose += not self.noise[i] and line.indent == 0
                if loose > 3:
                    break
                continue
            loose = 0
            if match.group(1) == "1" and line.indent <= least:
                found.append((i, until))
                until, least = i, 1_000
            else:
                least = min(least, line.indent)
        return found

    def _signed_before(self, end: int) -> int | None:
        """The first of the comments with a name and a time, or a "Reply", that reach to `end`."""
        first, silent = None, 0
        for i in range(end - 1, -1, -1):
            if self.prose_before[i] < _MANY:
                break
            if self.anchor[i]:
                first, silent = i, 0
            elif not self.noise[i]:
                silent += 1
                if silent > 8:  # a long comment has a few paragraphs; this many lines without a name are the article
                    break
        return self._head(first) if first is not None else None

    def _unannounced(self) -> int | None:
        """Comments without a heading or a form: at least two answered ones ("Reply") to the end of the page."""
        answered = [i for i, reply in enumerate(self.reply) if reply and self.prose_before[i] >= _MANY]
        if len(answered) < 2:
            return None
        return self._signed_before(answered[-1] + 1)

    def _head(self, first: int) -> int:
        """Where the comment with its first sign at `first` begins: a "Reply" stands below its comment."""
        if not self.reply[first]:
            return first
        at = first
        while at > 0 and first - at < 4 and self.prose_before[at - 1] >= _MANY and not self._news(at - 1):
            at -= 1
            if _NAME.match(self.lines[at].bare) and self.lines[at].size <= 40 and not self.lines[at].stops:
                break
        return at


def _unquoted(text: str) -> str:
    """Without what stands in quotes: a witness who says "I think" is no reader."""
    return re.sub(r'"[^"]*(?:"|$)', " ", text)
