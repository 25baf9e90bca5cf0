"""Plain text and Markdown: the text is the file, so that offsets fit the file itself (contract.md)."""

from __future__ import annotations

import re

from solferino.model import Zone, ZoneKind
from solferino.read.decode import decode
from solferino.read.formats import Format
from solferino.read.reading import Reading

_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+\S[^\n]{0,400}$", re.M)
_QUOTED = re.compile(r"^[ ]{0,3}>[^\n]*(?:\n[ ]{0,3}>[^\n]*)*", re.M)
_CODE_FENCE = re.compile(r"^```", re.M)


def read_text(data: bytes, form: Format = Format.TXT) -> Reading:
    """The reading of a .txt or .md file. Raises Unreadable R07 where its encoding cannot be made out."""
    text, notes = decode(data)
    hints = markdown_hints(text) if form is Format.MD else ()
    return Reading(text, form.media_type, f"{form.value}@1", hints, notes=notes)


def markdown_hints(text: str) -> tuple[Zone, ...]:
    """Headings (`# …`) and quoted blocks (`> …`) of a Markdown text."""
    fences = [m.start() for m in _CODE_FENCE.finditer(text)]
    found = [Zone(ZoneKind.HEADLINE, m.start(), m.end()) for m in _HEADING.finditer(text)]
    found += [Zone(ZoneKind.QUOTATION, m.start(), m.end()) for m in _QUOTED.finditer(text)]
    return tuple(sorted((z for z in found if not _fenced(z.start, fences)), key=lambda z: z.start))


def _fenced(at: int, fences: list[int]) -> bool:
    """Whether `at` stands inside a code block: after an odd number of fences."""
    from bisect import bisect_right

    return bisect_right(fences, at) % 2 == 1
