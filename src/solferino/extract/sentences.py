"""Zones -> paragraphs -> sentences: the pieces that are parsed one by one.

Only zones that may speak come in, so nothing in furniture or comments can become a statement. Line breaks inside a
paragraph of hard-wrapped text are read as spaces of the same length: no offset moves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from solferino.model import Zone, ZoneKind

_LIST_MARK = re.compile(r"\s*(?:[-–—•*·▪►]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s+")
_LETTER = re.compile(r"[^\W\d_]")
_NOTE = (
    r"(?:\[(?:\d{1,3}|[a-z]|[a-z]+ needed)\])*"  # of a footnote, behind a full stop: "…nineteen days.[3] On 11 August"
)
_STOP = re.compile(rf"(?:[.!?…]|\.\.\.)[\"”»’')\]]*{_NOTE}(?:\s+|$)")
_OPENS = re.compile(r"[\"“«„‘'(\[]?[^\W_]|[\"“«„‘\[(]|[-–—•]")
# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = (
    *("Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Brig|Adm|Sen|Rep|Gov|Rev|Hon", "St|Mt|Ft"),
    *("No|Nos|Art|Arts|para|paras|vs|etc", r"e\.g|i\.e|cf|approx"),
    *("Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec", "Mon|Tue|Wed|Thu|Fri|Sat|Sun"),
    *(r"a\.m|p\.m", r"U\.N|U\.S|U\.K|E\.U|D\.C", r"[^\W\d_]"),
    *(
        "вул|ул|обл|просп|пров|бул|ім|им|тис|тыс|грн|руб|рр|гг|смт|пгт|ст|див|см",
        r"т\.зв|т\.н|т\.д|т\.п|т\.ч|г\.р|р\.н",
    ),
)
_SHORT = re.compile(rf"(?:^|[\s(\"“'-])(?:{'|'.join(_ABBREVIATIONS)})\.$")
# `PORT SUDAN, June 12 (Agency) -`, `KABUL, Afghanistan (Nov. 20, 2011)`, `Lima, 8 May 89 (EFE) --`,
# `GAO, Mali -`: a place, perhaps a day, perhaps brackets, then a dash or the end of the brackets: where and when the
# writer sat, and no sentence.
_DAY = r"(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8}\.?)(?:,?[ ](?:\d{4}|\d{2}))?"
_DATELINE = re.compile(
    rf"""(?x)
    (?: (?: ^ | (?<=[ ]{{2}}) | (?<=\n) )
        [A-Z][\w'.-]+ (?:[ ](?:[A-Z][\w'.-]+|city)){{0,3}}
        (?:[ ]\([A-Z][\w ]+\))? (?: ,[ ][A-Z][\w.]+ (?:[ ][A-Z]\w+)? )?
        (?: ,[ ]{_DAY} (?:[ ]\([^()]{{2,60}}\))? | [ ]\((?:{_DAY}|[A-Z]{{2,6}})\) ) [ ]? [-–—]{{1,2}}
      | [A-Z]{{3,}} (?:[ ][A-Z]{{2,}})* ,[ ][A-Z]\w+ (?:[ ][A-Z]\w+)* [ ]\({_DAY}\) (?:[ ]?[-–—]{{1,2}})?
      | (?: ^ | (?<=\n) ) [A-Z]{{3,}} (?:[ -][A-Z]{{2,}})* ,[ ][A-Z]\w*[a-z] (?:[ ][A-Z]\w*[a-z]){{0,2}} [ ][-–—]{{1,2}}
    ) (?=\s|$)"""
)
_BARS, _CELL = 2, re.compile(r"[^|\s](?:[^|]*[^|\s])?")
_NARROWEST, _WIDEST = 50, 120  # columns between which lines of running text are wrapped
# Who took the picture, behind its caption in brackets: no words of the sentence, and nobody in it.
_CREDIT = re.compile(
    r"""(?xi) \s* [(\[] \s*
    (?: photo(?:graph)?s? | images? | pictures? | pics? | video | footage | credits? | фото | відео | видео )
    (?: \s (?: credit | courtesy | by | of ) )? \s* [:/] [^()\[\]]{2,80} [)\]] \s* $"""
)
_CLOSED = re.compile(r"[.!?…:;][\"”»’')\]]*\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or headline, caption, list item) at `start..end` of the folded text."""

    start: int
    end: int
    text: str
    zone: ZoneKind
    paragraph: int


def split(text: str, zones: Sequence[Zone]) -> list[Sentence]:
    """The sentences of all zones that may speak, in order. Without zones the whole text is body."""
    out: list[Sentence] = []
    paragraph = 0
    for zone in zones or (Zone(ZoneKind.BODY, 0, len(text)),):
        if not zone.kind.speaks:
            paragraph += 1
            continue
        found = paragraphs(text, zone.start, zone.end)
        rows = [False, *(_is_row(text[start:end]) for start, end in found), False]
        for n, (start, end) in enumerate(found, 1):
            block = text[start:end].replace("\n", " ").replace("\r", " ").replace("\t", " ")
            in_table = rows[n] and (rows[n - 1] or rows[n + 1])  # one line with bars is written as one sentence
            for lo, hi in _cells(block) if in_table else sentences(block):
                if _LETTER.search(block, lo, hi):
                    out.append(Sentence(start + lo, start + hi, block[lo:hi], zone.kind, paragraph))
            paragraph += 1
    return out


def paragraphs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Paragraphs of `text[start:end]`: lines, or runs of lines where the text was wrapped by width."""
    lines: list[tuple[int, int]] = []
    at = start
    for raw in text[start:end].splitlines(keepends=True):
        lines.append((at, at + len(raw.rstrip())))
        at += len(raw)
    out: list[tuple[int, int]] = []
    open_line = False
    wrapped = _is_wrapped(lines)
    for lo, hi in lines:
        if hi <= lo or not text[lo:hi].strip():
            open_line = False
            continue
        if open_line and out and _continues(text, out[-1], lo, hi, wrapped=wrapped):
            out[-1] = (out[-1][0], hi)
        else:
            out.append((lo, hi))
        open_line = True
    return out


def _is_wrapped(lines: Sequence[tuple[int, int]]) -> bool:
    """Whether running text was wrapped by width: else more of it stands in lines too long for that."""
    wide = [hi - lo for lo, hi in lines if hi - lo >= _NARROWEST]
    return sum(w for w in wide if w > _WIDEST) <= sum(w for w in wide if w <= _WIDEST)


def _continues(text: str, before: tuple[int, int], lo: int, hi: int, *, wrapped: bool) -> bool:
    """Whether the line at `lo..hi` goes on with the paragraph `before`: that one stops in the middle of a sentence."""
    last = text.rfind("\n", before[0], before[1]) + 1
    width = before[1] - max(last, before[0])
    closed = _CLOSED.search(text, max(before[0], before[1] - 6), before[1]) is not None
    if wrapped and width >= _NARROWEST and _SHORT.search(text[max(before[0], before[1] - 12) : before[1]]):
        closed = False  # "near the U.S." at the end of a line, and "Embassy" on the next
    if closed or _is_row(text[lo:hi]):
        return False
    first = text[lo:hi].lstrip()
    if _LIST_MARK.match(first) or first[:1] in '“"«':
        return False
    # A shorter open line is a heading or a list item, and so is any where a line holds a whole paragraph.
    return first[:1].islower() or (wrapped and _NARROWEST <= width <= _WIDEST)


def _is_row(line: str) -> bool:
    """Whether a line may be the row of a table, with bars between its cells: in a table each is read as a sentence."""
    return line.count("|") >= _BARS


def _cells(row: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in _CELL.finditer(row)]


def is_dateline(text: str) -> bool:
    """Whether the text is a dateline and no more."""
    return _DATELINE.fullmatch(text.strip()) is not None


def sentences(block: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one paragraph, without surrounding blanks."""
    cuts = [0]
    mark = _LIST_MARK.match(block)
    floor = mark.end() if mark else 0
    for stop in _STOP.finditer(block):
        if stop.end() >= len(block) or stop.end() <= floor:
            continue
        if not _OPENS.match(block, stop.end()):
            continue
        ahead = block[stop.end()]
        if ahead.islower():
            continue
        until = stop.start() + 1
        if block[stop.start()] == "." and _SHORT.search(block[max(0, until - 12) : until]):
            continue
        cuts.append(stop.end())
    for line in _DATELINE.finditer(block):
        cuts = sorted({c for c in cuts if not line.start() < c < line.end()} | {line.start(), line.end()})
    cuts.append(len(block))
    out = []
    for lo, hi in pairwise(cuts):
        piece = _CREDIT.sub("", block[lo:hi])
        left = len(piece) - len(piece.lstrip())
        right = len(piece.rstrip())
        if right > left:
            out.append((lo + left, lo + right))
    return out
