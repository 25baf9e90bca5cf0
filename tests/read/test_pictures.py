"""Pictures: found where they stand in documents, looked at with care, and no reason to refuse a document."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Iterator
from email.message import EmailMessage

import docx
import pytest
from benchmarks.drawn import drawn, saved
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from read.files import document
from solferino.errors import Refused
from solferino.model import Rendition
from solferino.read.confine import Wall
from solferino.read.limits import PICTURES, Limits
from solferino.read.pictures import each, look, picture
from solferino.read.rendition import render

WORDS = "Six people were killed in Ternovka on 4 March 2022, the mayor said on the next day to those who asked."


def rendition(wall: Wall, name: str, data: bytes) -> Rendition:
    return render(document(name), data, wall.read, Limits())


@pytest.fixture(scope="module")
def wall() -> Iterator[Wall]:
    with Wall(Limits()) as opened:
        yield opened


def page(address: str) -> bytes:
    return (
        f"<html><body><article><p>{WORDS}</p><figure><img src='{address}'>"
        "<figcaption>A house in Ternovka after the shelling</figcaption></figure></article></body></html>"
    ).encode()


def bomb(width: int, height: int) -> bytes:
    """A PNG that declares a size and holds next to nothing."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0" * 1000)) + part(b"IEND", b"")


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_a_picture_is_a_document_without_text(wall: Wall, form: str) -> None:
    data = saved(drawn(1, 240, 160), form)
    found = rendition(wall, "photo.bin", data)
    assert (found.text, found.zones, found.media_type) == ("", (), f"image/{form.lower()}")
    assert [(p.width, p.height, p.at) for p in found.pictures] == [(240, 160, None)]


def test_a_saved_page_holds_its_pictures_before_the_words_under_them(wall: Wall) -> None:
    data = saved(drawn(1, 240, 160))
    found = rendition(wall, "a.html", page("data:image/jpeg;base64," + base64.b64encode(data).decode()))
    assert [p.sha256 for p in found.pictures] == [look(data).sha256]
    assert [p.at for p in found.pictures] == [z.start for z in found.zones if z.kind.value == "caption"]


def test_a_page_saved_as_one_file_of_parts_finds_them_by_address(wall: Wall) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["MIME-Version"] = "<Saved by a browser>", "Shelling", "1.0"
    mail["Date"] = "Mon, 7 Mar 2022 10:00:00 +0000"
    mail.set_content(page("https://example.org/p.jpg").decode(), subtype="html")
    mail.add_related(saved(drawn(1, 240, 160)), "image", "jpeg")
    list(mail.iter_parts())[1]["Content-Location"] = "https://example.org/p.jpg"
    found = rendition(wall, "a.mhtml", mail.as_bytes())
    assert len(found.pictures) == 1
    assert (found.publisher, found.published.latest) == (None, None), (
        "the day on which it was saved is no day of publication"
    )


def test_a_word_document_and_a_pdf_hold_theirs(wall: Wall) -> None:
    data = saved(drawn(1, 240, 160), "PNG")
    written = docx.Document()
    written.add_paragraph(WORDS)
    written.add_picture(io.BytesIO(data))
    written.add_paragraph("A house in Ternovka", style="Caption")
    out = io.BytesIO()
    written.save(out)
    found = rendition(wall, "a.docx", out.getvalue())
    assert [(p.sha256, p.at) for p in found.pictures] == [(look(data).sha256, found.text.index("A house"))]
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 750, WORDS)
    canvas.drawImage(ImageReader(drawn(1, 240, 160)), 72, 400, 300, 200)
    canvas.save()
    assert [(p.width, p.height, p.at) for p in rendition(wall, "a.pdf", out.getvalue()).pictures] == [(240, 160, 0)]


def test_a_picture_that_declares_too_much_is_refused_before_it_is_unpacked(wall: Wall) -> None:
    with pytest.raises(Refused) as refused:
        rendition(wall, "bomb.png", bomb(40_000, 40_000))
    assert refused.value.code == "R11"


def test_a_broken_picture_is_refused_alone_and_passed_over_in_a_document(wall: Wall) -> None:
    half = saved(drawn(1, 240, 160))[:900]
    with pytest.raises(Refused) as refused:
        rendition(wall, "half.jpg", half)
    assert refused.value.code == "R10"
    for data in (half, bomb(40_000, 40_000), b"\x89PNG\r\n\x1a\n", b"", b"GIF89a" + b"\xff" * 50):
        shown = page("data:image/png;base64," + base64.b64encode(data).decode())
        assert rendition(wall, "a.html", shown).pictures == ()


def test_ornaments_and_drawings_in_words_are_left_out() -> None:
    assert picture(saved(drawn(1, 90, 300), "PNG")) is None
    assert picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>") is None


def test_each_picture_counts_once_and_only_so_many_are_looked_at() -> None:
    data = saved(drawn(1, 120, 110), "PNG")
    assert [p.at for p in each([(data, 5), (data, 9)])] == [5]
    more = iter([(b"no picture", None)] * (PICTURES + 10))
    assert each(more) == () and len(list(more)) == 10
