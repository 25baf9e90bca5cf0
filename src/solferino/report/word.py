"""WordprocessingML by hand, as small as it can be: elements, runs, bookmarks, links, fields.

python-docx builds the package and the styles; paragraphs and tables are written as elements, because footnotes have no
place in its interface and tables of thousands of rows are slow in it.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from solferino.report.shown import shown

RTL = frozenset({"ar", "fa", "he", "ur", "ps", "yi"})


def w(tag: str, *children: Any, **attributes: object) -> Any:
    """An element of the main namespace; a string child becomes its text with spaces kept."""
    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    for child in children:
        if isinstance(child, str):
            element.text = child
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif child is not None:
            element.append(child)
    return element


def run(text: str, *properties: Any, style: str | None = None) -> Any:
    """A run of visible text; line ends become spaces, as a paragraph has no lines of its own."""
    props = [w("rStyle", val=style)] if style else []
    props += list(properties)
    return w("r", w("rPr", *props) if props else None, w("t", " ".join(shown(text).split("\n"))))


def language(code: str | None) -> list[Any]:
    """Run properties for a language: its script's direction and its spelling checker."""
    if not code:
        return []
    return [w("rtl"), w("lang", bidi=code)] if code in RTL else [w("lang", val=code)]


def paragraph(style: str, *runs: Any, properties: tuple[Any, ...] = ()) -> Any:
    """A paragraph element in a named style."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)


def name_of(anchor: str) -> str:
    """A bookmark name for an anchor: letters, digits and underscores, at most 40 of them."""
    return ("b_" + re.sub(r"\W", "_", anchor))[:40]


def bookmark(number: int, anchor: str, *inside: Any) -> list[Any]:
    """Elements with a bookmark round them."""
    return [
        w("bookmarkStart", id=number, name=name_of(anchor)),
        *inside,
        w("bookmarkEnd", id=number),
    ]


def link(text: str, anchor: str, *properties: Any) -> Any:
    """Words that lead to a bookmark of this document; never to an address outside."""
    return w("hyperlink", run(text, *properties, style="Hyperlink"), anchor=name_of(anchor), history=1)


def field(instruction: str, text: str, *properties: Any) -> list[Any]:
    """A field with its present result."""

    def part(child: Any) -> Any:
        return w("r", w("rPr", *[deepcopy(p) for p in properties]) if properties else None, child)

    return [
        part(w("fldChar", fldCharType="begin")),
        part(w("instrText", f" {instruction} ")),
        part(w("fldChar", fldCharType="separate")),
        part(w("t", text)),
        part(w("fldChar", fldCharType="end")),
    ]


def superscript() -> Any:
    """The run style of footnote marks."""
    return w("rStyle", val="FootnoteReference")
