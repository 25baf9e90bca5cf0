"""The page: nothing in a document can act in it, it needs no network, and every link in it leads somewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

from lxml import html as parser

from report.sample import OPTIONS, Maker, body, on, sample
from solferino.model import Level, Perpetrator, Place, PlaceKind, Stance, Victims
from solferino.report.charts import draw
from solferino.report.compose import compose
from solferino.report.html import to_html
from solferino.report.parts import ReportModel

EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)"> {{ 7*7 }} {% raw %} javascript:alert(3) " onclick="x'
TURNED = "said \u202eecnetnes siht\u202c and\u200b \x07 bell"


def page(model: ReportModel) -> str:
    return to_html(model, {name: drawn.svg for name, drawn in draw(model.charts).items()})


@cache
def sample_page() -> str:
    """Drawn once: a map takes a second."""
    return page(compose(sample(), OPTIONS))


@cache
def hostile_page() -> str:
    return page(hostile())


@cache
def hostile() -> ReportModel:
    """A case in which every text that comes from outside is hostile."""
    m = Maker()
    text = f"{EVIL}. {TURNED}."
    d = m.document(f"{EVIL}.txt", text, EVIL, "2023-01-01", EVIL)
    place = Place(EVIL, f"Place $x_1$ {EVIL}", PlaceKind.SITE, EVIL, EVIL, 49.0, 36.0, site=EVIL)
    victims = Victims(3, 3, "exact", share=EVIL, description=EVIL, names=(EVIL,))
    first = m.allegation(
        d,
        f"{EVIL}.",
        "KIL-01",
        speaker=body(EVIL),
        via=(body(EVIL),),
        blames=Perpetrator(EVIL, None, "group"),
        victims=victims,
        harm="killed",
        place=place,
        when=on("2023-01-01"),
        spans={"act": "alert(1)"},
    )
    second = m.allegation(d, f"{TURNED}.", "KIL-01", speaker=body(TURNED), stance=Stance.DENIED)
    origin = m.origin(EVIL, [first, second], EVIL, EVIL)
    m.incident(
        [first, second], [origin], (Level.SP1, Level.SP0, Level.SP1), reasons=(EVIL,), lift=(EVIL,), joined=(EVIL,)
    )
    m.figure(d, f"{EVIL}.", metric=EVIL, value=3, qualifier="exact", period=(None, None), published=None)
    return compose(m.material(), replace(OPTIONS, org=EVIL, title=EVIL))


def test_hostile_words_stay_words() -> None:
    tree = parser.fromstring(hostile_page())
    assert tree.xpath("//script") == []
    assert {i.get("src")[:14] for i in tree.xpath("//img")} <= {"data:image/svg"}
    names = {name for element in tree.iter() for name in element.attrib}
    assert [n for n in names if n.startswith("on") or n == "style"] == []
    assert all(a.startswith("#") for a in tree.xpath("//a/@href"))
    assert "{{ 7*7 }}" in tree.text_content()
    assert "<script>alert(1)</script>" in tree.text_content()


def test_what_turns_or_hides_text_is_printed_by_its_name() -> None:
    text = hostile_page()
    for sign in "\u202e\u202c\u200b\x07":
        assert sign not in text
    assert "⟦U+202E⟧ecnetnes siht⟦U+202C⟧" in text


def test_the_page_needs_no_network_and_no_script() -> None:
    text = sample_page()
    assert "default-src 'none'; img-src data:; style-src 'sha256-" in text
    assert re.findall(r'(?:src|href)="(?!#|data:image/svg)[^"]*"', text) == []
    assert "@import" not in text
    assert "url(" not in text


def test_the_policy_lets_exactly_our_style_sheet_through() -> None:
    import base64
    import hashlib

    text = sample_page()
    style = text.split("<style>")[1].split("</style>")[0]
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in text


def test_every_link_leads_somewhere_and_every_anchor_stands_once() -> None:
    tree = parser.fromstring(sample_page())
    anchors = tree.xpath("//@id")
    assert sorted(anchors) == sorted(set(anchors))
    assert {h[1:] for h in tree.xpath("//a/@href")} <= set(anchors)


def test_every_note_shows_its_words_and_leads_back() -> None:
    model = compose(sample(), OPTIONS)
    tree = parser.fromstring(sample_page())
    for note in model.notes:
        item = tree.get_element_by_id(f"n{note.number}")
        assert item.xpath(".//span[@class='back']/a"), note.number
        marked = ["".join(m.itertext()) for m in item.xpath(".//mark")]
        assert marked == [s.footnote.text for s in note.sources if not s.seen and s.footnote.text]
        for source in note.sources:
            if not source.seen:
                assert source.footnote.sha256 in parser.tostring(item, encoding="unicode")


def test_a_screen_reader_finds_headings_in_order_heads_of_tables_and_words_for_pictures() -> None:
    tree = parser.fromstring(sample_page())
    levels = [int(h.tag[1]) for h in tree.xpath("//main//h2 | //main//h3 | //main//h4 | //main//h5")]
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert all(t.xpath("./caption") and t.xpath("./thead//th[@scope='col']") for t in tree.xpath("//table"))
    assert all(len(i.get("alt")) > 20 for i in tree.xpath("//img"))
    assert tree.get("lang") == "en"


def test_a_passage_in_another_script_has_its_language_and_runs_its_own_way() -> None:
    m = Maker()
    d = m.document("a.txt", "قال مسؤول إن مدنيين قتلوا.", "وكالة", "2023-01-01", language="ar")
    a = m.allegation(d, "قال مسؤول إن مدنيين قتلوا.", "KIL-01", speaker=body("مسؤول"), harm="killed")
    m.incident([a], [m.origin("o", [a], "DEP-SELF", "x")], (Level.SP1, Level.SP0, Level.SP0))
    text = page(compose(m.material(), OPTIONS))
    assert '<blockquote class="passage" lang="ar" dir="auto">' in text


def test_the_same_record_gives_the_same_page() -> None:
    assert page(compose(sample(), OPTIONS)) == sample_page()
