"""Documents as received, what was read out of them, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solferino.model.span import DocumentRef, Span


class ZoneKind(StrEnum):
    """What a stretch of a rendition is. Nothing in furniture or comments can become a statement."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    QUOTATION = "quotation"  # a block set off as quoted; quotations inside a sentence are found when extracting
    FURNITURE = "furniture"
    COMMENT = "comment"

    @property
    def speaks(self) -> bool:
        """Whether statements may be read from it."""
        return self not in (ZoneKind.FURNITURE, ZoneKind.COMMENT)


@dataclass(frozen=True, slots=True)
class Zone:
    """One stretch of one kind. A rendition's zones are in order, do not overlap, and hold every non-blank character."""

    kind: ZoneKind
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published, as ISO dates, and where that is known from.

    `basis`: metadata (metadata.csv or the file's own fields), text, address, person, or None where nothing says it.
    """

    earliest: str | None = None
    latest: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document in a step: `status` is read, refused or failed; the code and message say why."""

    status: str
    code: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes as received, fixed by SHA-256, never changed. Two files with the same bytes are one document.

    `title`, `publisher`, `language`, `address` and `published` are what came with the file (metadata.csv), None where
    nothing came; what reading found out stands in the Rendition.
    """

    id: str
    name: str
    sha256: str
    size: int
    media_type: str | None = None
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    address: str | None = None
    published: Published = Published()

    @property
    def ref(self) -> DocumentRef:
        """What points to this document."""
        return DocumentRef(self.id, self.name, self.sha256)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands in a document, or is one: SHA-256 of its bytes, size in pixels, and in `looks` what
    a crop or a copy of it is known by (hexadecimal; read/pictures.py). `at` is the offset
    of the text before which it stands, None where the format does not say."""

    sha256: str
    width: int
    height: int
    looks: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Rendition:
    """The text of a document, made by a named tool (`made_by`, e.g. `txt@1`).

    For .txt and .md `text` is the file decoded as UTF-8 (byte-order mark kept out, line ends as they are), so that
    offsets fit the file; for other formats it is the text that the reader laid out. `zones` as in Zone. `language` is
    an ISO 639-1 code. `pages`: start offset of each page where the format has pages, else empty. `pictures` as they
    stand; of a document that is a picture, that one and no text.
    """

    id: str
    document_id: str
    media_type: str
    text: str
    sha256: str
    made_by: str
    zones: tuple[Zone, ...] = ()
    language: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: Published = Published()
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
