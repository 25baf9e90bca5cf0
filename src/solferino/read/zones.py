"""What each stretch of a text is: body, headline, caption, quotation, page furniture, readers' comments.

Nothing in furniture or comments can become a statement, and a text wrongly called furniture is lost: so a line is body
unless a rule of zones.toml, the format itself (`hints`) or its place on the page says otherwise.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from solferino.model import Zone, ZoneKind
from solferino.read.comments import find_comments
from solferino.read.dates import beside_stamp, is_stamp
from solferino.read.lines import Line, split_lines
from solferino.read.rules import Rules, rules

_H, _B, _C, _Q, _F, _K = (
    ZoneKind.HEADLINE,
    ZoneKind.BODY,
    ZoneKind.CAPTION,
    ZoneKind.QUOTATION,
    ZoneKind.FURNITURE,
    ZoneKind.COMMENT,
)
_LONGEST_HEADLINE = 220
_LONGEST_SUBHEADING = 90
_DAY_WORDS = range(1, 4)  # "5 June", "Monday 5 June 2023"
_MERGED = (_B, _F, _K, _Q)  # two headlines or captions in a row are two


def find_zones(text: str, language: str | None = None, hints: Sequence[Zone] = ()) -> tuple[Zone, ...]:
    """The zones of `text`: in order, not overlapping, holding every non-blank character.

    `hints` are zones that the format itself marks; they win over the rules for lines, save that furniture inside a
    body stays furniture. `language` is not needed by any rule yet: each rule carries the words of all languages.
    """
    del language
    lines = split_lines(text)
    return _zones(lines, label(lines, _by_hint(lines, hints)))


def label(lines: Sequence[Line], given: Sequence[ZoneKind | None]) -> list[ZoneKind]:
    """The kind of each line, where `given` holds what the format says about it."""
    known = rules()
    kinds: list[ZoneKind | None] = [
        kind if kind is not None else _alone(line, known) for line, kind in zip(lines, given, strict=True)
    ]
    comments = find_comments(lines, [k is _F for k in kinds], known)
    for i in comments.furniture:
        kinds[i] = _F
    if comments.first is not None:
        for i in range(comments.first, comments.last or len(lines)):
            if kinds[i] is not _F:
                kinds[i] = _K
    _days(lines, kinds)
    _described(lines, kinds)
    _lists(lines, kinds, known)
    _edges(lines, kinds, known)
    _headlines(lines, kinds, given)
    return [kind or _B for kind in kinds]


def _by_hint(lines: Sequence[Line], hints: Sequence[Zone]) -> list[ZoneKind | None]:
    kinds: list[ZoneKind | None] = [None] * len(lines)
    at = 0
    for i, line in enumerate(lines):
        while at < len(hints) and hints[at].end <= line.start:
            at += 1
        if at < len(hints) and hints[at].start < line.end and hints[at].kind is not _B:
            kinds[i] = hints[at].kind
    return kinds


def _alone(line: Line, known: Rules) -> ZoneKind | None:
    """What a line is by itself, or None where it may be anything."""
    if line.size > 700:
        return None
    shown = line.bare
    if not shown or not any(c.isalnum() for c in shown):
        return _F  # a rule of dashes, an arrow, a bullet without text
    if line.words == 0 and any(unicodedata.category(c) == "So" for c in shown):
        return _F  # reactions counted under a post
    beside = beside_stamp(shown)
    if beside is not None and all(_is_furniture(part, known) for part in beside):
        return _F
    if _is_furniture(shown, known):
        return _F
    if _is_menu_bar(line, known):
        return _F
    for rule in known.caption:
        if rule.holds(line.text):
            return _C
    return None


def _is_furniture(shown: str, known: Rules) -> bool:
    return any(rule.holds(shown) for rule in known.furniture)


def _is_menu_bar(line: Line, known: Rules) -> bool:
    """Breadcrumbs, tab bars, share bars: at least three short parts between bars, or all parts buttons."""
    if line.stops or line.size > 300:
        return False
    parts = [p for p in known.separators.split(line.text) if p.strip()]
    if len(parts) < 2:
        words = line.bare.lower().split()
        return len(words) > 1 and all(w in known.share_words for w in words) and any(w in known.networks for w in words)
    buttons = sum(p.lower() in known.menu or _is_furniture(p, known) or is_stamp(p) for p in parts)
    if buttons == len(parts):
        return True
    if len(parts) >= 3 and buttons == 1 and is_stamp(parts[0]):
        return False  # the row of a table: a day, a place, what happened
    return (len(parts) >= 3 or buttons > 0) and all(len(p.split()) <= 4 for p in parts) and ":" not in line.text


def _days(lines: Sequence[Line], kinds: list[ZoneKind | None]) -> None:
    """Days that stand over what happened on them, in a chronology or a channel's log: dates alone, the second and later
    ones between sentences. One alone is the day on which the page was published."""
    over = [
        i
        for i, line in enumerate(lines[:-1])
        if kinds[i] is _F and is_stamp(line.bare) and line.words in _DAY_WORDS and ":" not in line.text
        if kinds[i + 1] is None and lines[i + 1].stops
    ]
    inside = [i for i in over if i and kinds[i - 1] is None and lines[i - 1].stops]
    if inside:
        for i in over:
            kinds[i] = _B


def _described(lines: Sequence[Line], kinds: list[ZoneKind | None]) -> None:
    """A line that describes a picture stands before the picture's bare credit ("REUTERS/Name", "Photo: Name")."""
    for i in range(1, len(lines)):
        before, credit = lines[i - 1], lines[i]
        bare_credit = kinds[i] is _C and credit.words <= 7 and not credit.stops
        if bare_credit and kinds[i - 1] is None and before.size <= 320 and (credit.gap == 0 or not before.stops):
            kinds[i - 1] = _C


def _lists(lines: Sequence[Line], kinds: list[ZoneKind | None], known: Rules) -> None:
    """The headlines of other pages below "Related stories": lines without a stop, until running text comes."""
    heads = {r.name: r for r in known.furniture}["related stories"]
    first = next((i for i, line in enumerate(lines) if kinds[i] is None and line.prose), len(lines))
    i = 0
    while i < len(lines):
        if kinds[i] is _F and lines[i].words <= 6 and heads.holds(lines[i].bare) and not lines[i].text.endswith("..."):
            j = i + 1
            while j < len(lines) and kinds[j] in (None, _F, _C) and _is_link(lines[j]):
                j += 1
            found = [k for k in range(i + 1, j) if kinds[k] is None]
            runs_on = j < len(lines) and lines[j].prose
            if i < first < len(lines):  # above the article: its own headline and standfirst stand below the list
                found = [] if lines[i].bare.lower() in known.menu else found[:-2]
            elif found and runs_on and lines[found[-1]].gap > lines[found[0]].gap:
                found.pop()  # a sub-heading set off from the list belongs to the text below it
            for k in found:
                kinds[k] = _F
            i = j
        else:
            i += 1


def _is_link(line: Line) -> bool:
    return line.size <= 150 and not (line.stops and line.text[-1] not in "?!")


def _edges(lines: Sequence[Line], kinds: list[ZoneKind | None], known: Rules) -> None:
    """Menus above the article and below it: short lines among furniture, outside the first and last running text."""
    prose = [i for i, line in enumerate(lines) if kinds[i] is None and line.prose]
    if not prose:
        return
    top = range(prose[0])
    title = next((i for i in top if kinds[i] is None and lines[i].words >= 3 and lines[i].size >= 20), prose[0])
    if any(kinds[i] is _F or lines[i].bare.lower() in known.menu for i in top):
        for i in top:
            short = i < title and lines[i].words <= 2 and lines[i].size <= 30
            name = i > title and kinds[i + 1] is _F and _is_name(lines[i]) and is_stamp(lines[i + 1].bare)
            if kinds[i] is None and (short or name or lines[i].bare.lower() in known.menu):
                kinds[i] = _F
    first = next((i for i in range(prose[-1] + 1, len(lines)) if kinds[i] in (_F, _K)), None)
    if first is not None:
        for i in range(first, len(lines)):
            if kinds[i] is None and not lines[i].stops and lines[i].size <= 150 and not lines[i].bullet:
                kinds[i] = _F
    for i in range(len(lines)):  # a block of section names anywhere
        j = i
        while j < len(lines) and kinds[j] is None and lines[j].bare.lower() in known.menu:
            j += 1
        if j - i >= 3:
            kinds[i:j] = [_F] * (j - i)


def _is_name(line: Line) -> bool:
    """Two to four capitalised words: an author above the date of the page."""
    words = line.bare.split()
    return 2 <= len(words) <= 4 and line.size <= 40 and all(w[:1].isupper() for w in words) and not line.stops


def _headlines(lines: Sequence[Line], kinds: list[ZoneKind | None], given: Sequence[ZoneKind | None]) -> None:
    content = [i for i in range(len(lines)) if kinds[i] in (None, _H, _Q)]
    if len(content) < 2:
        return
    first = content[0]
    if _H not in given and kinds[first] is None and _is_headline(lines[first], lines[content[1]]):
        kinds[first] = _H
        for i, below in pairwise(content[1:]):  # the lines below a headline that are no sentences yet
            if kinds[i] is not None or lines[i].prose or lines[i].bullet or not _is_headline(lines[i], lines[below]):
                break
            kinds[i] = _H
    spaced = sum(1 for i in content[1:] if lines[i].gap > 0) >= 0.5 * (len(content) - 1)
    for before, i, after in zip(content, content[1:], content[2:], strict=False):
        if kinds[i] is None and _is_subheading(lines[i], lines[before], lines[after], spaced):
            kinds[i] = _H


def _is_headline(line: Line, below: Line) -> bool:
    if line.size > _LONGEST_HEADLINE or line.words == 0 or line.bullet or line.text.endswith((",", ";", ":", "-")):
        return False
    ends_as_sentence = line.stops and line.text.rstrip("\"')»")[-1:] not in ("?", "!")
    return not ends_as_sentence and (below.size > line.size / 2 or below.gap > 0)


def _is_subheading(line: Line, before: Line, after: Line, spaced: bool) -> bool:
    """A short line without a final stop that stands alone between paragraphs."""
    if line.size > _LONGEST_SUBHEADING or not 0 < line.words <= 12 or line.stops or line.text[-1] in ",;:-–—…":
        return False
    if line.bullet and (line.words > 8 or not spaced or not line.text[:1].isalnum()):
        return False
    if not (line.bare.lstrip("\"'")[:1].isupper() or line.bare[:1].isdigit()):
        return False
    if line.text[-1] in "\"'" and line.text[:1] not in "\"'":
        return False
    alone = (line.gap > 0 and after.gap > 0) if spaced else not before.bullet
    return alone and before.stops and after.size > line.size and (after.stops or after.size > 120)


def _zones(lines: Sequence[Line], kinds: Sequence[ZoneKind]) -> tuple[Zone, ...]:
    zones: list[Zone] = []
    for line, kind in zip(lines, kinds, strict=True):
        if zones and zones[-1].kind is kind and kind in _MERGED:
            zones[-1] = Zone(kind, zones[-1].start, line.end)
        else:
            zones.append(Zone(kind, line.start, line.end))
    return tuple(zones)
