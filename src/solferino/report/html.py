"""The report as one HTML file: no network, no script, readable in grey, by a screen reader and on paper.

Everything that comes from a document passes through `shown` and through the template's escaping; nothing of it becomes
a link, an attribute that acts, or markup.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from solferino.report.notes import letter
from solferino.report.parts import Block, Cell, Heading, Inline, Link, Mark, ReportModel
from solferino.report.shown import shown

_QUOTED = re.compile(r"(“[^”]*”)")


def to_html(model: ReportModel, pictures: Mapping[str, bytes]) -> str:
    """The page as text. `pictures` are SVG bytes by the name of the picture; one that is not there is left out."""
    css = resources.files("solferino.report.templates").joinpath("report.css").read_text(encoding="utf-8")
    style = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    marks = _Marks()
    env = Environment(
        loader=PackageLoader("solferino.report", "templates"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(
        cell=marks.cell,
        mark=marks.mark,
        back=marks.back,
        rich=rich,
        letter=letter,
        groups=groups,
        kind=lambda block: type(block).__name__.lower(),
        uri=lambda name: _uri(pictures[name]) if name in pictures else "",
    )
    page = env.get_template("report.html.j2")
    return page.render(model=model, css=Markup(css), style=style)  # noqa: S704 - our own file, no document text


def _finalize(value: Any) -> Any:
    """Every text of the template, ours or a document's, is made visible before it is escaped."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def rich(text: str) -> Markup:
    """A sentence; what stands in quotation marks is kept apart from our line, whichever way its script runs."""
    out = Markup()
    for part in _QUOTED.split(shown(text)):
        if part.startswith("“") and part.endswith("”") and len(part) > 1:
            out += Markup("“<bdi>{}</bdi>”").format(part[1:-1])
        else:
            out += escape(part)
    return out


def groups(blocks: tuple[Block, ...]) -> list[tuple[Heading | None, list[Block]]]:
    """Blocks under the incident heading that they belong to; other headings and blocks stand for themselves."""
    out: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if isinstance(block, Heading) and block.level == 4:
            out.append((block, []))
        elif isinstance(block, Heading):
            out.append((None, [block]))
        else:
            out[-1][1].append(block)
    return out


def _uri(svg: bytes) -> str:
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode()


class _Marks:
    """Note numbers in the text, each with an anchor that its note leads back to."""

    def __init__(self) -> None:
        self._seen: Counter[int] = Counter()

    def mark(self, note: int) -> Markup:
        self._seen[note] += 1
        return Markup('<sup class="ref"><a id="r{0}-{1}" href="#n{0}" aria-label="note {0}">{0}</a></sup>').format(
            note, self._seen[note]
        )

    def back(self, note: int) -> Markup:
        """Links from the note to every place that cites it."""
        links = (
            Markup('<a href="#r{0}-{1}" aria-label="back to citation {1} of note {0}">{2}</a>').format(
                note, k, "↩" if self._seen[note] == 1 else letter(k - 1)
            )
            for k in range(1, self._seen[note] + 1)
        )
        joined = Markup(" ").join(links)
        return joined if self._seen[note] < 2 else Markup("↩ ") + joined

    def cell(self, content: Cell) -> Markup:
        return Markup("").join(self._inline(part) for part in content)

    def _inline(self, part: Inline) -> Markup:
        if isinstance(part, Mark):
            return self.mark(part.note)
        if isinstance(part, Link):
            return Markup('<a href="#{}">{}</a>').format(part.anchor, rich(part.text))
        return rich(part)
