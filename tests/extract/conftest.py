"""One reader for all tests of a session, and what it tells of a text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from solferino.extract.extraction import Extraction
from solferino.extract.reader import Reader, load_reader
from solferino.model import Allegation, Document, Published, Rendition, Statement, content_id
from solferino.read.zones import find_zones


@dataclass(frozen=True, slots=True)
class Told:
    """What was read out of `text`."""

    text: str
    extraction: Extraction

    @property
    def allegations(self) -> tuple[Allegation, ...]:
        return self.extraction.allegations

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self.extraction.statements

    @property
    def only(self) -> Allegation:
        """The allegation, where it is the only one."""
        assert [a.act for a in self.allegations] == [a.act for a in self.allegations[:1]] != []
        return self.allegations[0]

    @property
    def party(self) -> str | None:
        """The party of the first side that is said to have done something."""
        sides = [a.alleged_perpetrator for a in self.allegations if a.alleged_perpetrator is not None]
        return sides[0].party if sides else None

    def first(self, act: str) -> Allegation:
        """The first allegation of an act, by the start of its code."""
        found = [a for a in self.allegations if a.act.startswith(act)]
        assert found, f"no {act} among {[a.act for a in self.allegations]}"
        return found[0]


Tell = Callable[..., Told]


def rendered(text: str, published: str | None = None, publisher: str | None = None) -> tuple[Document, Rendition]:
    """A document in English, and its rendition as the reader of .txt makes it."""
    sha = content_id("sha", text)
    when = Published(published, published, "metadata") if published else Published()
    document = Document(
        content_id("document", sha),
        "a.txt",
        sha,
        len(text.encode()),
        "text/plain",
        publisher=publisher,
        language="en",
        published=when,
    )
    rendition = Rendition(
        content_id("rendition", sha),
        document.id,
        "text/plain",
        text,
        sha,
        "txt@1",
        zones=find_zones(text, "en"),
        language="en",
    )
    return document, rendition


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader that ships, loaded once: two seconds."""
    return load_reader()


@pytest.fixture(scope="session")
def tell(reader: Reader) -> Tell:
    """A text -> what was read out of it. `published` is an ISO day."""

    def read(text: str, published: str | None = None, publisher: str | None = None) -> Told:
        return Told(text, reader.extract(*rendered(text, published, publisher)))

    return read
