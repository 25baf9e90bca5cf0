"""How well furniture and comments are told from what speaks, on invented pages of many shapes.

Each page in `pages/` has a letter and a bar before every line: H headline, B body, C caption, Q quotation, F furniture,
K reader's comment. The floors below are what the rules reach today; they are raised by hand and never lowered quietly.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from solferino.model import ZoneKind
from solferino.read.plain import markdown_hints
from solferino.read.zones import find_zones

KINDS = {"H": "headline", "B": "body", "C": "caption", "Q": "quotation", "F": "furniture", "K": "comment"}
SILENT = {"furniture", "comment"}


@dataclass(frozen=True)
class Page:
    name: str
    text: str
    kinds: tuple[str, ...]  # one a character


def pages() -> list[Page]:
    found: list[Page] = []
    for file in sorted((Path(__file__).parent / "pages").glob("*.txt")):
        for part in file.read_text(encoding="utf-8").split("=== ")[1:]:
            name, *rows = part.rstrip("\n").split("\n")
            # Paragraphs stand one blank line apart, as most captures have them, unless the page says otherwise.
            gap = "\n" if "no blank lines" in name or any(r.split("|", 1)[1] == "" for r in rows) else "\n\n"
            text, kinds = "", []
            for row in rows:
                letter, line = row.split("|", 1)
                piece = line + gap
                text += piece
                kinds += [KINDS[letter]] * len(piece)
            found.append(Page(f"{file.stem}: {name}", text, tuple(kinds)))
    return found


def found_kinds(page: Page) -> list[str | None]:
    hints = markdown_hints(page.text) if "markdown" in page.name else ()
    kinds: list[str | None] = [None] * len(page.text)
    for zone in find_zones(page.text, None, hints):
        kinds[zone.start : zone.end] = [zone.kind.value] * (zone.end - zone.start)
    return kinds


@dataclass
class Count:
    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)


def measure(page: Page) -> Count:
    """Characters of furniture and comments together: whether a statement can be read from them or not."""
    count = Count()
    for char, want, got in zip(page.text, page.kinds, found_kinds(page), strict=True):
        if char.isspace():
            continue
        if want in SILENT:
            count.right += got in SILENT
            count.missed += got not in SILENT
        elif got in SILENT:
            count.wrong += 1
    return count


def test_there_are_pages_of_many_shapes() -> None:
    assert len(pages()) >= 40


@pytest.mark.parametrize("page", pages(), ids=lambda p: p.name)
def test_no_sentence_of_an_article_is_lost(page: Page) -> None:
    """A whole line that speaks and is called furniture or comment is lost to the investigation."""
    got = found_kinds(page)
    at = 0
    for line in page.text.splitlines(keepends=True):
        if line.strip() and page.kinds[at] not in SILENT:
            assert got[at + len(line) - len(line.lstrip())] not in SILENT, line
        at += len(line)


def test_furniture_and_comments_are_found() -> None:
    rows = [(page.name, measure(page)) for page in pages()]
    total = Count(*(sum(getattr(c, f) for _, c in rows) for f in ("right", "missed", "wrong")))
    table = "\n".join(f"{c.precision:6.3f} {c.recall:6.3f}  {name}" for name, c in rows)
    print(f"precision recall\n{table}\n{total.precision:6.3f} {total.recall:6.3f}  all")
    assert total.precision >= 0.995
    assert total.recall >= 0.97


def test_no_comment_speaks() -> None:
    """A comment may speak as the head of a mission: not one line of one may get through."""
    for page in pages():
        for char, want, got in zip(page.text, page.kinds, found_kinds(page), strict=True):
            if want == "comment" and not char.isspace():
                assert got in SILENT, f"{page.name}: {page.text[: page.kinds.index('comment') + 80]}"


def test_headlines_are_found() -> None:
    """Headline or body makes no difference to what is read, but a headline must not be glued to a paragraph."""
    want = got = 0
    for page in pages():
        for char, w, g in zip(page.text, page.kinds, found_kinds(page), strict=True):
            if w == "headline" and not char.isspace():
                want += 1
                got += g == ZoneKind.HEADLINE.value
    assert got / want >= 0.85
