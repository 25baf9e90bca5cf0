"""How much of a document is read: beyond it, the file is refused, on both sides of the wall."""

from __future__ import annotations

from dataclasses import dataclass

PIXELS = 60_000_000  # of one picture, about 180 MB unpacked; a press photograph has 10 to 50 million
PICTURES = 200  # of one document that are looked at
SMALL = 32  # pixels of either side of the picture that is kept in small
MARKS = 160  # of one picture that are kept


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one document. The longest UN report of this field has about 1,000 pages and 3 million characters."""

    file_bytes: int = 50_000_000
    characters: int = 20_000_000
    pages: int = 5_000
    unpacked_bytes: int = 300_000_000  # all parts of a .docx together
    unpacked_parts: int = 5_000
    unpacked_ratio: int = 200  # of a part over 1 MB; Word's own XML packs at most about 30 to 1
    seconds: float = 60.0  # wall clock and CPU
    memory_bytes: int = 2_000_000_000  # address space of the confined reader
