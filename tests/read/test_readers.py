"""Each format: what text, zones and dates come out of a sound file."""

from __future__ import annotations

import pytest

from read.files import PAGE, SENTENCE, document, docx, eml, pdf, with_part
from solferino.model import Published, Rendition, ZoneKind
from solferino.read.decode import decode
from solferino.read.faults import Unreadable
from solferino.read.formats import Format
from solferino.read.limits import Limits
from solferino.read.readers import read_confined
from solferino.read.reading import Reading
from solferino.read.rendition import render

LIMITS = Limits()


def unconfined(name: str, data: bytes, form: Format) -> Reading:
    return read_confined(form, data, LIMITS)


def rendered(name: str, data: bytes, **more: str) -> Rendition:
    return render(document(name, **more), data, unconfined, LIMITS)


def spoken(rendition: Rendition) -> str:
    return "\n".join(rendition.text[z.start : z.end] for z in rendition.zones if z.kind.speaks)


def kinds(rendition: Rendition) -> dict[str, str]:
    return {rendition.text[z.start : z.end]: z.kind.value for z in rendition.zones}


@pytest.mark.parametrize("text", ["Line one.\r\nLine two.\r\n", "\ufeffKyiv\rKharkiv\n", "Ї і йод\u0301\n\n"])
def test_the_text_of_a_txt_is_the_file(text: str) -> None:
    found = rendered("a.txt", text.encode())
    assert found.text == text.removeprefix("\ufeff")
    assert found.made_by == "txt@1" and found.media_type == "text/plain" and found.notes == ()


def test_markdown_headings_and_quoted_blocks_are_zones() -> None:
    found = rendered("a.md", b"# Notes\n\nA plain sentence.\n\n> quoted words\n> go on\n\n```\n# no heading\n```\n")
    assert kinds(found)["# Notes"] == "headline"
    assert kinds(found)["> quoted words\n> go on"] == "quotation"
    assert found.title == "Notes"


def test_a_web_page_is_told_apart_and_nothing_visible_is_lost() -> None:
    found = rendered("a.html", PAGE.encode())
    assert found.title == "Shelling kills six in Tarask"
    assert (found.publisher, found.language) == ("The Meridian", "en")
    assert found.published == Published("2021-03-16", "2021-03-16", "metadata")
    by_kind = kinds(found)
    assert by_kind["Shelling kills six in Tarask"] == "headline"
    assert by_kind["A street in Tarask. Photo: Jon Alder"] == "caption"
    assert by_kind["We will not forget them, the mayor wrote on Telegram that evening."] == "quotation"
    said = spoken(found)
    for silent in ("Advertisement", "Share", "Most read", "World", "sixty", "©", "Other story", "By Ann Writer"):
        assert silent not in said and silent in found.text
    for body in ("queue for bread", "Olena, 43", "two paramedics", "called the report staged"):
        assert body in said
    for hidden in ("never seen", "color", "hidden by"):
        assert hidden not in found.text


def test_a_paragraph_of_a_web_page_that_is_cut_by_markup_stays_one_line() -> None:
    page = "<html><body><p>The <i>mission</i>\n said <a href='x'>on Monday</a> that\tsix died.</p></body></html>"
    assert rendered("a.html", page.encode()).text == "The mission said on Monday that six died."


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-u", "utf-16"])
def test_a_declared_encoding_of_a_web_page_is_used(charset: str) -> None:
    page = f'<html><meta charset="{charset}"><body><p>Село Нова Зоря обстріляли вночі.</p></body></html>'
    assert "Село Нова Зоря обстріляли вночі." in rendered("a.html", page.encode(charset)).text


def test_a_class_on_the_whole_page_does_not_silence_the_article() -> None:
    article = f"<h1>A title of the page</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 4}</p>"
    page = f'<html><body><div class="widget newsletter-layout">{article}</div></body></html>'
    assert SENTENCE.strip() in spoken(rendered("a.html", page.encode()))


def test_a_pdf_paragraph_runs_over_lines_and_pages_and_running_heads_do_not_speak() -> None:
    pages = [
        [f"{word} witnesses were heard by the mission in the three countries in the spring and",
         f"they told the mission of {word.lower()} men who had been taken from their homes at night by",
         f"soldiers who did not show {word.lower()} badges and who took telephones and the papers and"]
        for word in ("Twenty", "Thirty", "Forty", "Fifty")
    ]  # fmt: skip
    pages[-1].append("money.")
    found = rendered("a.pdf", pdf([["Report of the mission", *p, f"- {n} -"] for n, p in enumerate(pages, 1)]))
    assert found.text.startswith(" ".join(line for page in pages for line in page))
    assert [found.text[at:].split()[0] for at in found.pages] == ["Twenty", "Thirty", "Forty", "Fifty"]
    assert "Report of the mission" not in spoken(found)
    assert "Report of the mission" in found.text and "- 2 -" in found.text


def test_word_styles_tables_and_notes_are_read() -> None:
    data = docx(
        "Findings on Tarask",
        SENTENCE,
        "A cellar. Photo by the team",
        "They took my son.",
        style={0: "Heading 1", 2: "Caption", 3: "Quote"},
    )
    found = rendered("a.docx", data)
    assert [z.kind for z in found.zones] == [ZoneKind.HEADLINE, ZoneKind.BODY, ZoneKind.CAPTION, ZoneKind.QUOTATION]
    assert found.title == "Findings on Tarask"


def test_inserted_text_of_tracked_changes_is_read_and_deleted_text_is_not() -> None:
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        "<w:r><w:t>Six </w:t></w:r><w:ins><w:r><w:t>of nine </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>seven </w:delText></w:r></w:del><w:r><w:t>died.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Tarask</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>4 killed</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    )
    found = rendered("a.docx", with_part(docx("x"), "word/document.xml", body.encode()))
    assert found.text == "Six of nine died.\n\nTarask\t4 killed"


def test_mail_gives_subject_sender_and_the_senders_day() -> None:
    found = rendered(
        "a.eml", eml("The shelling began at six.\n\n> When did it begin?\n> Please tell us.\n\n-- \nMonitoring Desk\n")
    )
    assert (found.title, found.publisher) == ("Нотатки from Tarask", "Monitoring Desk")
    assert found.published == Published("2021-03-16", "2021-03-16", "metadata")
    assert kinds(found)["> When did it begin?\n> Please tell us."] == "quotation"
    assert "Monitoring Desk" not in spoken(found)


def test_mail_with_a_web_page_only_is_read_as_one_and_attachments_are_noted() -> None:
    body = (
        "--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>Six died in Tarask.</p>\r\n"
        "--x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment\r\n\r\nabc\r\n--x--\r\n"
    )
    found = rendered("a.eml", eml(body, kind="multipart/mixed; boundary=x"))
    assert found.text == "Six died in Tarask."
    assert found.notes == ("1 attachment(s) not read: ingest them as files of their own",)


def test_what_came_with_the_document_wins() -> None:
    found = rendered("a.html", PAGE.encode(), title="T", publisher="P", language="fr")
    assert (found.title, found.publisher, found.language) == ("T", "P", "fr")


def test_the_id_of_a_rendition_comes_from_its_content() -> None:
    one, two = rendered("a.txt", b"Six died."), rendered("a.txt", b"Six died.")
    assert one == two and one.id != rendered("a.txt", b"Nine died.").id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Six people were killed in the market on Monday, the governor said.", "en"),
        ("Унаслідок обстрілу села загинули троє людей, повідомив голова адміністрації.", "uk"),
        ("Правозащитники сообщили о пытках в колонии, ведомство отрицает обвинения.", "ru"),
        ("قتل سبعة مدنيين وأصيب خمسة عشر آخرون في قصف استهدف سوق المدينة.", "ar"),
        ("שבעה אזרחים נהרגו בהפגזה על השוק בעיר, כך מסרו הרשויות.", "he"),
        ("Zwölf Gefangene sind nach Angaben einer Organisation erschossen worden.", "de"),
        ("12 - 14", None),
    ],
)
def test_the_language_is_told(text: str, language: str | None) -> None:
    assert rendered("a.txt", text.encode()).language == language


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-u", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = "Унаслідок обстрілу села Нова Зоря вранці загинули троє людей, ще семеро дістали поранення. " * 4
    found, notes = decode(text.encode(encoding))
    assert found == text
    assert bool(notes) == (encoding != "utf-8-sig")


def test_a_few_damaged_bytes_are_replaced_and_noted() -> None:
    data = ("Село Нова Зоря. " * 500).encode()
    found, notes = decode(data[:4001] + b"\xff" + data[4001:])
    assert "\ufffd" in found and notes


def test_two_encodings_in_one_file_are_refused() -> None:
    text = "Унаслідок обстрілу загинули троє людей. " * 20
    with pytest.raises(Unreadable, match="R07"):
        decode(text.encode() + text.encode("cp1251"))


def test_nul_bytes_are_replaced_one_for_one() -> None:
    found, notes = decode(b"Six\x00died " + b"x" * 500)
    assert found.startswith("Six\ufffddied") and notes == ("1 NUL characters replaced",)
