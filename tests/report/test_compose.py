"""What the composed report must hold: passages behind every sentence, every party alike, nothing turned into fact."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from report.as_text import as_text, block_lines, cell
from report.sample import KAZKOVE, OPTIONS, POLICY, UKRAINE, Maker, body, on, sample
from solferino.errors import Refused
from solferino.model import (
    Disagreement,
    DisagreementValue,
    Finding,
    Level,
    Perpetrator,
    Stance,
    Victims,
)
from solferino.report.compose import compose
from solferino.report.lint import lint_report
from solferino.report.parts import Bullets, Mark, Paragraph, Picture, ReportModel, Table

RU, UA = Perpetrator("forces", "RU", "force"), Perpetrator("forces", "UA", "force")
SP1 = (Level.SP1, Level.SP0, Level.SP1)


def blocks(model: ReportModel) -> list[object]:
    return [b for s in model.sections for b in s.blocks]


def told(model: ReportModel) -> str:
    return "\n".join(s.finding.text for s in model.sentences())


def cited(model: ReportModel) -> list[int]:
    """Numbers of notes in the order in which a reader meets them."""
    out = [t.note for t in model.tiles]
    for block in blocks(model):
        match block:
            case Paragraph():
                out += [s.note for s in block.sentences]
            case Table():
                out += [block.note] if block.note else []
                out += [m.note for row in block.rows for c in row for m in c if isinstance(m, Mark)]
            case Bullets():
                out += [m.note for item in block.items for m in item if isinstance(m, Mark)]
            case Picture():
                out += [block.note] if block.note else []
    return out


def test_a_sentence_without_a_footnote_cannot_be_built() -> None:
    with pytest.raises(Refused) as refused:
        Finding("finding-1", "People were killed.", Level.SP1, (), ())
    assert refused.value.code == "P01"


def test_every_sentence_has_a_note_that_leads_to_a_passage_or_to_incidents() -> None:
    model = compose(sample(), OPTIONS)
    notes = {n.number: n for n in model.notes}
    for sentence in model.sentences():
        note = notes[sentence.note]
        assert sentence.finding.footnotes
        assert note.sources or note.links or notes[note.same or 0].sources
        for source in note.sources:
            text = sample().renditions[source.footnote.document_id].text
            assert text[source.footnote.start : source.footnote.end] == source.footnote.text


def test_every_number_stands_beside_a_note() -> None:
    """Rows of tables, lists and pictures too; what has no note (remarks, captions) has no number."""
    model = compose(sample(), OPTIONS)
    bare = re.compile(r"(?<![\w-])\d[\d,]*(?![\w-])")
    for block in blocks(model):
        if isinstance(block, Table) and block.caption not in ("Standards of proof", "Documents and their digests"):
            for row in block.rows:
                text = " ".join(cell(c) for c in row)
                marked = block.note or any(isinstance(p, Mark) for c in row for p in c)
                assert marked or block.caption == "Passages cited" or not bare.search(text), text
        if isinstance(block, Bullets):
            assert all(any(isinstance(p, Mark) for p in item) for item in block.items)
    assert [r.text for r in model.remarks() if bare.search(r.text)] == []


def test_notes_are_numbered_in_the_order_of_reading() -> None:
    """So that a word processor, which numbers footnotes itself, comes to the same numbers."""
    first = list(dict.fromkeys(cited(compose(sample(), OPTIONS))))
    assert first == list(range(1, len(first) + 1))


def test_a_reported_claim_keeps_its_speaker_and_its_reportedly() -> None:
    text = told(compose(sample(), OPTIONS))
    assert (
        "According to Ivan Vymyshlenny (governor, regional government), as reported by Second Invented Agency" in text
    )
    assert "at least 1 woman was reportedly killed" in text
    assert "The Mission has not verified this." in text


def test_a_total_and_a_general_allegation_are_no_events() -> None:
    text = told(compose(sample(), OPTIONS))
    assert "They tell of 3 events, give 1 total over a period or an area, and make 1 general allegation" in text
    table = next(
        b for b in blocks(compose(sample(), OPTIONS)) if isinstance(b, Table) and b.caption == "Incidents by act"
    )
    assert [cell(row[2]) for row in table.rows] == ["I-4", "I-5", "I-1"]


def test_each_theme_has_a_part_for_every_party() -> None:
    model = compose(sample(), OPTIONS)
    for section in model.sections:
        if section.heading.level == 2 and section.heading.anchor not in ("theme-none",):
            lines = "\n".join(line for b in section.blocks for line in block_lines(b))
            assert "Allegations against the Russian Federation" in lines
            assert "Allegations against Ukraine" in lines


def one(blame: Perpetrator, victims_side: str) -> Maker:
    """One incident, told with a denial, against the side given."""
    m = Maker()
    text = "The Observers said that forces killed at least four people in Kazkove on 5 March 2023. The side denied it."
    d = m.document("a.txt", text, "The Example Courier", "2023-03-06")
    killed = m.allegation(
        d,
        text.split(". ", maxsplit=1)[0] + ".",
        "KIL-01",
        speaker=body("The Observers"),
        blames=blame,
        victims=Victims(4, None, "at_least", status="CST-CIV", party=victims_side),
        harm="killed",
        place=KAZKOVE,
        when=on("2023-03-05"),
    )
    denied = m.allegation(
        d, "The side denied it.", "KIL-01", speaker=body("spokesperson"), stance=Stance.DENIED, blames=blame
    )
    origin = m.origin("The Observers", [killed], "DEP-CITE", "named as the source")
    m.incident([killed, denied], [origin], (Level.SP3, Level.SP2, Level.SP2), contested="denied_by_party")
    return m


def test_the_same_incident_with_the_sides_swapped_gives_the_same_words() -> None:
    def lines(model: ReportModel, swap: bool) -> list[str]:
        """Sentence by sentence, without the numbers of notes: the sides stand in the order of their names."""
        text = re.sub(r"[Tt]he (?=Russian Federation)", "", as_text(model))
        if swap:
            text = (
                text.replace("Russian Federation", "◆").replace("Ukraine", "Russian Federation").replace("◆", "Ukraine")
            )
        text = re.sub(r"[0-9a-f]{12,64}", "", text)
        return sorted(re.sub(r"\d+", "", piece).strip(" .") for piece in re.split(r"\n|(?<=\]) ", text))

    place = replace(KAZKOVE, country=None)
    makers = [one(RU, "UA"), one(UA, "RU")]
    for m in makers:
        m.allegations = [replace(a, place=place) if a.place else a for a in m.allegations]
        m.incidents = [replace(i, place=place) for i in m.incidents]
    first, second = (compose(m.material(), OPTIONS) for m in makers)
    assert lines(first, False) == lines(second, True)


def test_levels_do_not_depend_on_the_side() -> None:
    for m in (one(RU, "UA"), one(UA, "RU")):
        text = told(compose(m.material(), OPTIONS))
        assert "The Mission documented credible allegations that at least 4 civilians from" in text
        assert "Other side: a spokesperson, as reported by The Example Courier, denied this" in text


def izyum() -> Maker:
    """Two accounts of one burial site: the number agrees, the status of the dead does not."""
    m = Maker()
    a = m.document("a.txt", "About 440 bodies of servicemen and civilians were found.", "Outlet A", "2022-09-20")
    b = m.document("b.txt", "Officials found 440 bodies, civilians.", "Outlet B", "2022-09-16")
    first = m.allegation(
        a,
        "About 440 bodies of servicemen and civilians were found.",
        "BODIES",
        harm="bodies_found",
        place=KAZKOVE,
        victims=Victims(440, 440, "about"),
    )
    second = m.allegation(
        b,
        "Officials found 440 bodies, civilians.",
        "BODIES",
        harm="bodies_found",
        place=KAZKOVE,
        victims=Victims(440, 440, "exact", status="CST-CIV"),
    )
    origins = [m.origin("Outlet A", [first], "DEP-SELF", "x"), m.origin("Outlet B", [second], "DEP-SELF", "x")]
    values = (DisagreementValue("mixed", (first.id,)), DisagreementValue("CST-CIV", (second.id,)))
    m.incident([first, second], origins, SP1, disagreements=(Disagreement("status", values),))
    return m


def test_unknown_status_is_never_turned_into_civilian_and_bodies_never_into_killings() -> None:
    text = told(compose(izyum().material(), OPTIONS))
    assert "the remains of about 440 people were reportedly found (accounts differ on their status)" in text
    assert "440 civilians" not in text
    assert "killed" not in text


def test_a_place_or_day_is_only_put_to_a_source_that_gives_it() -> None:
    m = Maker()
    d = m.document(
        "a.txt", "A group said people were tortured. Police said a man was killed in Kazkove.", "Outlet", None
    )
    tortured = m.allegation(d, "A group said people were tortured.", "TOR-01", speaker=body("group"))
    killed = m.allegation(
        d,
        "Police said a man was killed in Kazkove.",
        "KIL-01",
        speaker=body("Police"),
        place=KAZKOVE,
        when=on("2023-03-05"),
        harm="killed",
    )
    m.incident([killed, tortured], [m.origin("x", [killed, tortured], "DEP-SELF", "x")], SP1)
    text = told(compose(m.material(), OPTIONS))
    assert (
        "According to police, as reported by Outlet, people were reportedly killed in Kazkove (Odesa, Ukraine) on"
        in text
    )
    assert "According to group, as reported by Outlet, people were reportedly tortured." in text


def test_a_denial_alone_is_no_incident() -> None:
    m = Maker()
    d = m.document("a.txt", "The Ministry denied that it shelled Kazkove.", "Outlet", "2023-01-01")
    denied = m.allegation(
        d, "The Ministry denied that it shelled Kazkove.", "HOS-01", speaker=body("Ministry"), stance=Stance.DENIED
    )
    m.incident([denied], [], SP1)
    text = told(compose(m.material(), OPTIONS))
    assert (
        "denied an allegation that no other text in the record read makes: “The Ministry denied that it shelled" in text
    )
    assert "reportedly" not in text


def test_a_lead_is_not_printed() -> None:
    m = one(RU, "UA")
    lead = (Level.SP0, Level.SP0, Level.SP0)
    m.incidents, m.assessments = [], []
    m.incident(m.allegations, m.origins, lead)
    model = compose(m.material(), OPTIONS)
    assert "killed" not in told(model)
    assert any("Leads" in n for n in model.front.notices)


def test_what_was_published_after_the_cut_off_is_left_out_and_named() -> None:
    model = compose(sample(), replace(OPTIONS, cut_off="2023-03-08"))
    text = told(model)
    assert "left out of all that follows: “agency/baikava.txt” and “monitors/update.docx”." in text
    assert "woman" not in text
    assert "32 prisoners" not in text
    assert dict(model.front.facts)["Cut-off date"] == "8 March 2023"


def test_an_incident_that_loses_an_account_to_the_cut_off_keeps_no_level_above_reported() -> None:
    model = compose(sample(), replace(OPTIONS, cut_off="2022-09-16"))
    assert (
        "According to Human Rights Observers, as reported by The Example Courier, at least 6 men were reportedly"
        in told(model)
    )


def test_a_part_with_many_incidents_tells_the_best_supported_in_full_and_counts_the_rest() -> None:
    m = Maker()
    text = "".join(f"A body said that somebody was killed in place {n}. " for n in range(9))
    d = m.document("a.txt", text, "Outlet", "2023-01-01")
    for n in range(9):
        a = m.allegation(
            d, f"A body said that somebody was killed in place {n}.", "KIL-01", place=UKRAINE, harm="killed"
        )
        m.incident([a], [m.origin(f"o{n}", [a], "DEP-SELF", "x")], SP1)
    model = compose(m.material(), replace(OPTIONS, in_full=2, in_rows=3))
    page = as_text(model)
    assert len(re.findall(r"^##### I-", page, flags=re.MULTILINE)) == 2
    assert len(re.findall(r"^\| I-\d+ Killing", page, flags=re.MULTILINE)) == 3
    assert "4 further incidents of this part stand in the record and in its export." in page


def test_an_empty_record_gives_a_report_that_says_so() -> None:
    model = compose(Maker().material(), OPTIONS)
    assert "No document has been read for allegations yet" in as_text(model)
    assert lint_report(model) == []


def test_a_text_that_was_not_searched_is_not_said_to_hold_nothing() -> None:
    m = Maker()
    d = m.document("a.txt", "A body said that somebody was killed.", "Outlet", "2023-01-01")
    del m.outcomes["extract"][d.id]
    model = compose(m.material(), replace(OPTIONS, parties=("RU", "UA")))
    assert not [b for b in model.remarks() if "No allegation was found" in b.text]
    assert "No document has been read for allegations yet" in as_text(model)
    assert "Not yet read for allegations, so that this draft is silent on what they say: a.txt." in told(model)


def test_a_person_stands_above_a_machine() -> None:
    m = one(RU, "UA")
    old = m.assessments[0]
    decided = replace(old.levels, fact=Level.SP4, decided_by="A. Reviewer")
    m.assessments.insert(0, replace(old, id="ass-2", levels=decided))
    page = as_text(compose(m.material(), OPTIONS))
    assert "There are reasonable grounds to believe that at least 4 civilians" in page
    assert "Fact: SP4 reasonable grounds to believe (decided by A. Reviewer)" in page
    assert POLICY not in page.split("Digest of the record")[0].split("Levels proposed by")[0]


VICTIMS = st.builds(
    lambda low, qualifier, status, sex: Victims(low, low, qualifier, status=status, sex=sex),
    st.none() | st.integers(1, 5000),
    st.sampled_from(["exact", "at_least", "about", "vague", None]),
    st.sampled_from([None, "CST-CIV", "CST-HDC-POW", "CST-UNK"]),
    st.sampled_from([None, "M", "F", "U"]),
)


@settings(deadline=None)  # a loaded machine is slow, not wrong
@given(
    victims=VICTIMS,
    level=st.sampled_from([Level.SP1, Level.SP2, Level.SP3, Level.SP4]),
    act=st.sampled_from(["KIL-01", "HOS-02", "BODIES", "CASUALTIES", "TOR-01", "FTR-03", "VIOLATION"]),
    harm=st.sampled_from([None, "killed", "injured", "detained"]),
    name=st.text(min_size=1, max_size=30),
)
def test_no_mixture_of_fields_breaks_a_wording_rule(
    victims: Victims, level: Level, act: str, harm: str | None, name: str
) -> None:
    m = Maker()
    words = "Words of a document."
    d = m.document("a.txt", words, "Outlet", "2023-01-01")
    a = m.allegation(d, words, act, speaker=body(name), blames=RU, harm=harm, place=KAZKOVE, victims=victims)
    m.incident([a], [m.origin("o", [a], "DEP-SELF", "x")], (level, Level.SP1, Level.SP1))
    assert [f.line() for f in lint_report(compose(m.material(), OPTIONS))] == []
