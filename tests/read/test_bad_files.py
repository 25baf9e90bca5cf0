"""Every bad file gives one stable code and a remedy; none stops the others."""

from __future__ import annotations

import io
import os
import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest

from read.files import PAGE, SENTENCE, document, docx, eml, pdf, picture_pdf, with_part
from solferino.errors import Refused, SolferinoError
from solferino.read.confine import Wall
from solferino.read.faults import FAULTS
from solferino.read.formats import Format
from solferino.read.limits import Limits
from solferino.read.rendition import render

LIMITS = Limits(seconds=20.0)
WORD = "word/document.xml"


@pytest.fixture(scope="module")
def wall() -> Iterator[Wall]:
    with Wall(LIMITS) as made:
        yield made


def code(wall: Wall, name: str, data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(SolferinoError) as caught:
        render(document(name), data, wall.read, limits)
    assert caught.value.about == name and caught.value.remedy
    return caught.value.code


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)  # noqa: S311 - the same noise in every run


def entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{levels}]><x>&a9;</x>'.encode()


def many_parts() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(LIMITS.unpacked_parts + 1):
            archive.writestr(f"word/{number}", b"")
    return out.getvalue()


BAD = {
    "empty.txt": (b"", "R01"),
    "empty.pdf": (b"", "R01"),
    "blank.txt": (b" \r\n\t\n", "R02"),
    "mark.txt": (b"\xef\xbb\xbf", "R02"),
    "blank.html": (b"<html><body><script>x</script></body></html>", "R02"),
    "blank.docx": (docx(), "R02"),
    "noise.pdf": (noise(5_000), "R06"),
    "noise.docx": (noise(5_000), "R06"),
    "noise.eml": (noise(5_000), "R06"),
    "noise.txt": (noise(5_000), "R07"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + noise(100), "R10"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + noise(100), "R10"),
    "sheet.xlsx": (with_part(docx("x"), "xl/workbook.xml", b"<x/>").replace(b"word/", b"xxxx/"), "R04"),
    "data.json": (b'{"killed": 6}', "R04"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + noise(600), "R05"),
    "old.rtf": (b"{\\rtf1 Six people were killed.}", "R05"),
    "locked.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "R08"),
    "locked.pdf": (pdf([[SENTENCE]], "x"), "R08"),
    "pictures.pdf": (picture_pdf(), "R09"),
    "cut.docx": (docx("Six died.")[:-500], "R10"),
    "cut.pdf": (b"%PDF-1.7\n" + noise(2_000), "R10"),
    "broken.docx": (with_part(docx("x"), WORD, b"<w:document><w:body"), "R10"),
    "bomb.docx": (with_part(docx("x"), "word/media/bomb.xml", b"0" * 100_000_000), "R11"),
    "many.docx": (many_parts(), "R11"),
    "entities.docx": (with_part(docx("x"), WORD, entity_bomb()), "R17"),
    "entities16.docx": (with_part(docx("x"), WORD, entity_bomb().decode().encode("utf-16")), "R17"),
    "deep.html": (b"<html><body>" + b"<div>" * 50_000 + b"six died" + b"</div>" * 50_000, "R18"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_code(wall: Wall, name: str) -> None:
    data, want = BAD[name]
    assert code(wall, name, data) == want


def test_every_fault_has_a_sentence_and_a_remedy_and_a_stable_place() -> None:
    assert all(what and remedy and not what.endswith(".") for what, remedy in FAULTS.values())
    assert list(FAULTS) == sorted(FAULTS)


def test_limits_are_kept(wall: Wall) -> None:
    assert code(wall, "a.txt", b"x" * 200, replace(LIMITS, file_bytes=100)) == "R03"
    assert code(wall, "a.txt", b"x" * 200, replace(LIMITS, characters=100)) == "R12"
    with Wall(replace(LIMITS, pages=1, characters=500)) as small:
        assert code(small, "a.pdf", pdf([["one"], ["two"]]), small.limits) == "R13"
        assert code(small, "a.html", PAGE.encode(), small.limits) == "R12"
        assert code(small, "b.pdf", pdf([["x" * 90] * 40]), small.limits) == "R12"


def test_a_hundred_megabytes_of_text_are_refused_by_size(wall: Wall) -> None:
    assert code(wall, "a.txt", bytes(100_000_000)) == "R03"


def test_a_web_page_named_txt_is_read_as_what_it_is_and_said_so(wall: Wall) -> None:
    found = render(document("a.txt"), PAGE.encode(), wall.read, LIMITS)
    assert found.media_type == "text/html"
    assert found.notes == ("the name says .txt, the content is html: read as html",)


def test_an_entity_bomb_in_a_web_page_does_nothing(wall: Wall) -> None:
    page = entity_bomb().replace(b"<x>", b"<html><body><p>Six died.").replace(b"</x>", b"</p></body></html>")
    found = render(document("a.html"), page, wall.read, LIMITS)
    assert "Six died." in found.text and len(found.text) < 1_000


def test_links_in_a_word_file_to_the_outside_are_not_followed(wall: Wall) -> None:
    rels = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId90" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" '
        b'Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    data = with_part(docx("Six died."), "word/_rels/document.xml.rels", rels)
    found = render(document("a.docx"), data, wall.read, LIMITS)
    assert found.text == "Six died."


@pytest.mark.parametrize(
    "data",
    [
        b"word " * 1_000_000,
        b"x" * 5_000_000,
        b"a\x00b " * 200 + b"word " * 20_000,
        "\u202eسبعة مدنيين\u202c קצר ".encode() * 50,
        b"(" * 100_000,
        b"1. " * 100_000,
        b"| " * 100_000,
    ],
    ids=["long line", "one word", "nul", "right to left", "brackets", "numbers", "bars"],
)
def test_odd_texts_are_read(wall: Wall, data: bytes) -> None:
    assert render(document("a.txt"), data, wall.read, LIMITS).zones


def test_a_page_of_a_hundred_thousand_links_is_read(wall: Wall) -> None:
    page = f"<html><body><p>{SENTENCE * 5}</p>" + "<a href='/x'>link</a> " * 100_000 + "</body></html>"
    found = render(document("a.html"), page.encode(), wall.read, LIMITS)
    assert found.text.startswith(SENTENCE.strip())


def test_mail_with_broken_parts_is_read_or_refused(wall: Wall) -> None:
    nested = "".join(f"--b{n}\r\nContent-Type: multipart/mixed; boundary=b{n + 1}\r\n\r\n" for n in range(3_000))
    for data in (
        eml(nested, kind="multipart/mixed; boundary=b0"),
        eml("x", kind="text/plain; charset=no-such-charset"),
        eml("x", "From: =?utf-8?q?=ff?=", "Subject: " + "=?x?" * 500),
        eml("--a\r\n\r\n", kind="multipart/mixed"),
    ):
        try:
            assert render(document("a.eml"), data, wall.read, LIMITS).text
        except Refused as refusal:
            assert refusal.code in ("R02", "R07", "R10", "R18")


def test_bytes_at_random_never_break_the_program(wall: Wall) -> None:
    chance = random.Random(11)  # noqa: S311 - the same damage in every run
    good = {
        "a.pdf": pdf([[SENTENCE] * 5]),
        "a.docx": docx(SENTENCE),
        "a.html": PAGE.encode(),
        "a.eml": eml(SENTENCE),
        "a.txt": SENTENCE.encode(),
    }
    for name, data in good.items():
        for _ in range(12):
            broken = bytearray(data)
            for _ in range(chance.randint(1, 40)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            try:
                render(document(name), bytes(broken), wall.read, LIMITS)
            except SolferinoError as error:
                assert error.code in FAULTS


def test_the_tests_leave_no_reader_behind(wall: Wall) -> None:
    wall.close()
    with Wall(LIMITS) as made:
        made.read("a.html", PAGE.encode(), Format.HTML)
        assert made._child is not None
        pid = made._child.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
