"""What a reader finds in a file: the same plain shape for every format, on both sides of the wall."""

from __future__ import annotations

from dataclasses import dataclass, field

from solferino.model import Picture, Published, Zone


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that a reader laid out, and what the format itself says about it.

    `hints` are zones that the format marks (a heading style, a `<nav>`, quoted mail), in order, not overlapping, and
    need not cover the text. `made_by` is the reader with its version, `pages` the start offset of each page. `notes`
    are sentences for the person about what was left out or repaired; they never carry a content.
    """

    text: str
    media_type: str
    made_by: str
    hints: tuple[Zone, ...] = ()
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    published: Published = field(default_factory=Published)
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
