"""Format → reader, for those that work behind the wall. Each reader is imported when its first document comes."""

from __future__ import annotations

from solferino.read.formats import Format
from solferino.read.limits import Limits
from solferino.read.reading import Reading


def read_confined(form: Format, data: bytes, limits: Limits) -> Reading:
    """The reading of `data`. Raises Unreadable with a code; any other error is a bug or an attack, and ends as R15.

    To be called in the confined process only (child.py); tests call it to test a reader.
    """
    match form:
        case Format.HTML:
            from solferino.read.html import read_html

            return read_html(data)
        case Format.PDF:
            from solferino.read.pdf import read_pdf

            return read_pdf(data, limits)
        case Format.DOCX:
            from solferino.read.docx import read_docx

            return read_docx(data, limits)
        case Format.EML:
            from solferino.read.eml import read_eml

            return read_eml(data)
        case _ if form.picture:
            from solferino.read.pictures import look

            return Reading("", form.media_type, "picture@1", pictures=(look(data),))
        case _:
            raise ValueError(f"{form} is not read behind the wall")
