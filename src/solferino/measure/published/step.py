"""Front door for published figures: a table that a person has is read row by row and kept edition by edition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from solferino.case import Case
from solferino.measure.published.entered import Cells, read_figures
from solferino.model import CustodyKind, Document, Outcome, Rendition, Zone, ZoneKind, content_id

MADE_BY = "figures@1"


def import_figures(case: Case, document: Document, rows: Iterable[tuple[int, Cells]], read_as: str) -> None:
    """Add the figures of a table whose file is sealed as `document`. Refused as `read_figures`.

    The rows stand in the record as the document's text, so that every figure leads to its row; nothing is extracted
    from them. `read_as`: the version under which the step read is done with this document. The same table again adds
    nothing.
    """
    found = read_figures(rows, document.ref)
    sha256 = hashlib.sha256(found.text.encode()).hexdigest()
    zones = (Zone(ZoneKind.FURNITURE, 0, len(found.text)),) if found.text else ()
    rendition = Rendition(
        content_id("rnd", document.id, sha256), document.id, "text/plain", found.text, sha256, MADE_BY, zones, "en"
    )
    with case.unit() as unit:
        if unit.rendition(document.id) is None:
            unit.put_rendition(rendition)
            unit.put_outcome("read", document.id, Outcome("read", message="a table of published figures"))
            unit.mark_done("read", document.id, read_as)
        new = unit.add_published(found.figures)
        unit.add_custody(
            CustodyKind.ANALYSED,
            "figures: a table of published figures was entered",
            document=document.id,
            sha256=document.sha256,
            details=(
                ("rows", str(len(found.figures) + len(found.complaints))),
                ("new", str(new)),
                ("left out", str(len(found.complaints))),
            ),
        )
