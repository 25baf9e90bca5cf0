"""Web pages: all visible text in document order; what the page marks as navigation or comments becomes a hint.

Nothing visible is thrown away: what is not the article is kept and called furniture, so that a person can check it.
Which text is the article is decided by trafilatura; the tags and class names of the page add what it leaves open.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

from solferino.model import Picture, Published, Zone, ZoneKind
from solferino.read.dates import plausible
from solferino.read.decode import decode
from solferino.read.faults import Unreadable
from solferino.read.formats import Format
from solferino.read.pictures import each
from solferino.read.reading import Reading
from solferino.read.tags import by_name, tags

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:-]{2,40})", re.I)
# Elements above which trafilatura is left out: it takes 0.1 to 0.2 ms an element; a long article has 5,000.
_MANY_ELEMENTS = 40_000
_LARGE = "a very large page: article and furniture told apart by tags and lines only"
_DATA = re.compile(r"data:image/(?!svg)[\w.+-]+;base64,", re.I)
_ARTICLE = 250  # characters that trafilatura must find before its word on the rest of the page counts


@dataclass(slots=True)
class _Block:
    """One run of text between block tags: `kind` from tag, class or place, `owner` the element that gave it."""

    text: str
    kind: ZoneKind | None
    owner: int  # number of the element whose class gave the kind; -1 where a tag did
    parent: int  # number of the block element that holds it
    links: int  # characters inside links
    tight: bool
    main: bool = False


@dataclass(slots=True)
class _Open:
    """An element whose end has not come: what it says about the text in it."""

    kind: ZoneKind | None
    owner: int
    number: int
    link: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """A page laid out: text, hints, and what its head says."""

    text: str
    hints: tuple[Zone, ...]
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: Published = field(default_factory=Published)
    notes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()


def read_html(data: bytes) -> Reading:
    """The reading of a web page. Raises Unreadable R02 without visible text, R07 where the encoding is unclear."""
    declared = _CHARSET.search(data[:4096])
    text, notes = decode(data, declared.group(1).decode("ascii", "replace") if declared else None)
    laid = lay_out(text)
    return Reading(
        laid.text,
        Format.HTML.media_type,
        "html@2",
        laid.hints,
        laid.title,
        laid.publisher,
        laid.language,
        laid.published,
        notes=(*notes, *laid.notes),
        pictures=laid.pictures,
    )


def lay_out(page: str, files: Mapping[str, bytes] = MappingProxyType({})) -> Laid:
    """The text of a page and what it says about itself. `files`: what was saved with it, by address.

    Pictures are those that the file itself holds.
    Raises Unreadable R02 where nothing in it can be seen, R18 where it nests too deeply.
    """
    root = _parse(page)
    large = sum(1 for _ in root.iter()) > _MANY_ELEMENTS
    main, head, notes = ("", {}, (_LARGE,)) if large else _article(page)
    blocks, shown = _walk(root)
    _mark_main(blocks, main)
    _settle(blocks)
    text, hints, starts = _join(blocks)
    if not text.strip():
        raise Unreadable("R02")
    language = (root.get("lang") or "").strip().lower().replace("_", "-").split("-")[0]
    day = plausible(head.get("date"))
    return Laid(
        text,
        hints,
        _short(head.get("title")) or next((b.text for b in blocks if b.kind is ZoneKind.HEADLINE), None),
        _short(head.get("sitename")),
        language if re.fullmatch("[a-z]{2}", language) else None,
        Published(day, day, "metadata") if day else Published(),
        notes,
        each((data, starts[n]) for n, address in shown if (data := _embedded(address, files))),
    )


def _embedded(address: str, files: Mapping[str, bytes]) -> bytes | None:
    """The bytes of a picture that the page holds: in its address, or saved with it."""
    found = _DATA.match(address)
    if found is None:
        return files.get(address)
    try:
        return binascii.a2b_base64(unquote(address[found.end() :]))
    except ValueError:
        return None


def _short(value: str | None) -> str | None:
    return " ".join((value or "").split())[:500] or None


def _parse(page: str) -> Any:
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        raise Unreadable("R10") from None
    if any("depth" in entry.message for entry in parser.error_log):  # the library drops what lies deeper
        raise Unreadable("R18")
    if root is None:
        raise Unreadable("R02")
    return root


def _article(page: str) -> tuple[str, dict[str, str | None], tuple[str, ...]]:
    """What trafilatura takes for the article, and title, site and date from the head of the page."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=True,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"},
        )
    except Exception:
        return "", {}, ("trafilatura failed on the page: told apart by tags and lines only",)
    if found is None or isinstance(found, dict):
        return "", {}, ()
    return found.text or "", {"title": found.title, "sitename": found.sitename, "date": found.date}, ()


def _walk(root: Any) -> tuple[list[_Block], list[tuple[int, str]]]:
    """All visible text below `root` as blocks, in document order, and the addresses of pictures with the number of the
    block before which each stands; without recursion, as pages nest deeply."""
    from lxml import etree

    blocks: list[_Block] = []
    shown: list[tuple[int, str]] = []
    above = [_Open(None, -1, 0, False)]
    block_above = [0]
    words: list[str] = []
    links = number = 0
    tight = False

    def add(text: str | None) -> None:
        nonlocal links
        if text:
            words.append(text)
            if above[-1].link:
                links += len(text.strip())

    def flush(next_tight: bool) -> None:
        nonlocal links, tight
        text = " ".join("".join(words).split())
        if text:
            top = above[-1]
            blocks.append(_Block(text, top.kind, top.owner, block_above[-1], links, tight))
        if text or not next_tight:
            tight = next_tight
        words.clear()
        links = 0

    known = tags()
    walker = etree.iterwalk(root, events=("start", "end"))
    skipping: Any = None
    for event, element in walker:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if skipping is not None:
                continue
            number += 1
            if tag in known.never_seen or not tag or _is_hidden(element):
                walker.skip_subtree()
                skipping = element
                continue
            kind, owner = _says(element, tag, number)
            if tag in known.blocks:
                flush(tag in known.tight)
                block_above.append(number)
            elif tag == "br":
                flush(True)
            elif tag == "img":
                shown.append((len(blocks) + bool("".join(words).strip()), (element.get("src") or "").strip()))
            elif kind is not above[-1].kind and kind is not None and words and "".join(words).strip():
                flush(True)  # a share button or a credit inside a paragraph
            inherited = above[-1]
            keeps = kind is None or inherited.kind in (ZoneKind.FURNITURE, ZoneKind.COMMENT)
            if keeps:
                kind, owner = inherited.kind, inherited.owner
            above.append(_Open(kind, owner, number, inherited.link or tag == "a"))
            add(element.text)
        elif skipping is not None:
            if element is skipping:
                skipping = None
                add(element.tail)
        else:
            if tag in known.blocks:
                flush(tag in known.tight)
                block_above.pop()
            elif len(above) > 1 and above[-1].kind is not above[-2].kind:
                flush(True)
            above.pop()
            if element is not root:
                add(element.tail)
    flush(False)
    return blocks, shown


def _is_hidden(element: Any) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _says(element: Any, tag: str, number: int) -> tuple[ZoneKind | None, int]:
    """The kind that an element gives the text in it, and its number where that comes from a class (-1: from a tag)."""
    known = tags()
    if tag in ("html", "body", "main"):
        return None, -1
    by_tag = known.kinds.get(tag)
    if by_tag is ZoneKind.FURNITURE or (element.get("role") or "").lower() in known.roles:
        return ZoneKind.FURNITURE, -1
    names = f"{element.get('class') or ''} {element.get('id') or ''}".strip().lower()
    by_class = by_name(names[:500]) if names else None
    if by_class is not None and not (tag == "article" and by_class is ZoneKind.FURNITURE):
        return by_class, number
    return by_tag, -1


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _mark_main(blocks: list[_Block], main: str) -> None:
    """Mark the blocks that trafilatura takes for part of the article."""
    if len(main) < _ARTICLE:
        return
    lines = {_letters(line) for line in main.split("\n")}
    everything = _letters(main) if len(main) < 300_000 else ""
    for block in blocks:
        letters = _letters(block.text)
        block.main = letters in lines or (len(letters) >= 20 and letters in everything)


def _settle(blocks: list[_Block]) -> None:
    """Decide each block: the page's own marks, save where they fall on the article; then the article's place."""
    sizes: dict[int, list[int]] = {}
    for block in blocks:
        if block.owner >= 0:
            total = sizes.setdefault(block.owner, [0, 0])
            total[0] += len(block.text)
            total[1] += len(block.text) * block.main
    for block in blocks:
        # A class that falls on the article itself ("widget-article", "ad-free") says nothing about the text in it.
        if block.owner >= 0 and block.kind is ZoneKind.FURNITURE and block.main:
            total = sizes[block.owner]
            if total[1] >= 200 and total[1] >= 0.5 * total[0]:
                block.kind = None
    main = [i for i, block in enumerate(blocks) if block.main and block.kind in (None, ZoneKind.QUOTATION)]
    if not main:
        return
    homes = {blocks[i].parent for i in main}
    for i, block in enumerate(blocks):
        if block.kind is ZoneKind.HEADLINE and not main[0] <= i <= main[-1] and block.links > 0.8 * len(block.text):
            block.kind = ZoneKind.FURNITURE  # the heading of another story
        if block.kind is not None or block.main:
            continue
        linked = block.links > 0.6 * len(block.text) and len(block.text) < 300
        outside = not main[0] <= i <= main[-1] and block.parent not in homes
        if linked or (outside and not _stands_alone(block)):
            block.kind = ZoneKind.FURNITURE


def _stands_alone(block: _Block) -> bool:
    """Whether text outside the article that trafilatura found is still too much like reporting to be dropped."""
    return len(block.text) >= 200 and block.text[-1] in '.!?”"»' and block.links < 0.2 * len(block.text)


def _join(blocks: list[_Block]) -> tuple[str, tuple[Zone, ...], list[int]]:
    """The text, its hints, and where each block starts, with the end of the text as the last."""
    starts: list[int] = []
    parts: list[str] = []
    hints: list[Zone] = []
    at = 0
    for block in blocks:
        if parts:
            parts.append("\n" if block.tight else "\n\n")
            at += len(parts[-1])
        if block.kind is not None:
            hints.append(Zone(block.kind, at, at + len(block.text)))
        starts.append(at)
        parts.append(block.text)
        at += len(block.text)
    return "".join(parts), tuple(hints), [*starts, at]
