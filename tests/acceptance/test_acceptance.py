"""The acceptance set of method.md §9 on notes of our own: reading, linking, levels, wording, from bytes to report."""

from __future__ import annotations

import re

import pytest

from solferino.case import Case
from solferino.model import Allegation, Assessment, Incident, Level, Stance
from solferino.report.compose import compose
from solferino.report.lint import lint_report
from solferino.report.material import Material, Options
from solferino.report.parts import Paragraph, ReportModel

FINDINGS = "3"  # the number of the section whose parts are the themes
OPTIONS = Options(org="the Mission", as_of="2024-04-01", title="Draft findings")


@pytest.fixture(scope="module")
def report(material: Material) -> ReportModel:
    return compose(material, OPTIONS)


def told(material: Material, document: str) -> list[Allegation]:
    return [a for a in material.allegations if a.document.name.startswith(document)]


def incident(material: Material, document: str, act: str) -> Incident:
    """The only incident told in a document whose main act begins so."""
    (found,) = [
        i
        for i in material.incidents
        if any(name.startswith(document) for name in i.documents) and i.acts[0].startswith(act)
    ]
    return found


def assessment(material: Material, of: Incident) -> Assessment:
    (found,) = [a for a in material.assessments if a.incident == of.id]
    return found


def sentences(report: ReportModel, about: Incident) -> list[str]:
    """The sentences of the findings that are about this incident alone (not those of the summary that count events)."""
    themes = [s for s in report.sections if s.heading.number.startswith(f"{FINDINGS}.")]
    found = [s for theme in themes for b in theme.blocks if isinstance(b, Paragraph) for s in b.sentences]
    out = [s.finding.text for s in found if s.finding.incidents == (about.id,)]
    assert out
    return out


# ---- one burial site, about 440 bodies ------------------------------------------------------------------------------
def test_one_burial_site_is_one_incident_of_bodies_and_not_a_killing(material: Material) -> None:
    site = incident(material, "01-", "BODIES")
    assert site == incident(material, "02-", "BODIES")
    assert (site.acts, site.harm, site.victims) == (("BODIES",), ("bodies_found",), (440, 440, 440))
    assert site.place is not None
    assert (site.place.name, site.place.country) == ("Izium", "UA")
    families = {a.act.split("-")[0] for a in told(material, "01-") + told(material, "02-")}
    assert families == {"BODIES"}


def test_whose_bodies_they_are_is_kept_as_each_source_tells_it(material: Material) -> None:
    police = next(a for a in told(material, "01-") if a.victims.low)
    officials = next(a for a in told(material, "02-") if a.victims.low)
    assert police.victims.status is None
    assert {g.status for g in police.victims.breakdown} == {"CST-CIV", "CST-COMB"}
    assert officials.victims.status == "CST-CIV"
    assert police.speaker is not None
    assert officials.speaker is not None


def test_tied_hands_are_told_of_some_bodies_not_of_all(material: Material) -> None:
    (tied,) = [a for a in told(material, "01-") if "hands_tied" in a.methods]
    assert (tied.act, tied.victims.low, tied.victims.qualifier) == ("BODIES", None, "vague")


def test_a_burial_site_accuses_nobody_and_has_no_legal_level(material: Material) -> None:
    site = incident(material, "01-", "BODIES")
    levels = assessment(material, site).levels
    assert site.parties == ()
    assert (levels.legal, levels.attribution) == (Level.SP0, Level.SP0)


def test_the_report_speaks_of_remains_attributed_and_about_so_many(material: Material, report: ReportModel) -> None:
    said = sentences(report, incident(material, "01-", "BODIES"))
    assert any("remains of about 440 people" in s and "received allegations" in s for s in said)
    assert not any(re.search(r"\b(?:killed|executed|killing)\b", s) for s in said)


# ---- 32 / 12 / 3 ----------------------------------------------------------------------------------------------------
def executions(material: Material) -> tuple[Incident, Incident]:
    """The total of what was alleged, and that of what was verified."""
    found = [i for i in material.incidents if i.acts[0] == "KIL-02" and i.kind == "total"]
    received, verified = sorted(found, key=lambda i: i.victims[0] or 0, reverse=True)
    return received, verified


def test_allegations_and_their_verified_part_are_two_series(material: Material) -> None:
    received, verified = executions(material)
    assert (received.kind, received.victims, verified.kind, verified.victims[0]) == (
        "total",
        (32, None, None),
        "total",
        None,
    )
    assert verified.part_of == received.id
    assert {a.stance for a in material.of(verified)} == {Stance.VERIFIED}
    assert {a.stance for a in material.of(received)} == {Stance.ALLEGED}
    assert [a.incidents for a in material.of(received)] == [12]
    assert [a.incidents for a in material.of(verified)] == [3]
    assert assessment(material, verified).levels.fact is Level.SP3
    assert assessment(material, received).levels.fact.rank < Level.SP3.rank


def test_a_total_and_its_part_are_never_added(material: Material, case: Case) -> None:
    executed = [f.value for f in case.record.figures() if f.metric == "prisoners of war killed"]
    assert executed == [32]


def test_the_two_series_have_wordings_of_their_own(material: Material, report: ReportModel) -> None:
    received, verified = executions(material)
    first, second = sentences(report, received), sentences(report, verified)
    assert any(
        "at least 32 prisoners of war" in s and "12 incidents" in s and "received allegations" in s for s in first
    )
    assert any("3 incidents" in s and "credible allegations" in s for s in second)
    assert not any(re.search(r"\b(?:32|12)\b", s) for s in second)


# ---- figures --------------------------------------------------------------------------------------------------------
def test_casualty_totals_are_figures_with_their_period_and_edition(case: Case) -> None:
    figures = {f.metric: f for f in case.record.figures() if f.metric.startswith("civilians")}
    assert {m: (f.value, f.period, f.edition) for m, f in figures.items()} == {
        "civilians killed": (429, ("2023-12-01", "2024-02-29"), "2024-03-27"),
        "civilians injured": (1374, ("2023-12-01", "2024-02-29"), "2024-03-27"),
    }


def test_a_total_is_told_as_a_minimum_as_of_its_day(material: Material, report: ReportModel) -> None:
    (total,) = [i for i in material.incidents if i.documents == ("03-prisoners.txt",) and i.acts[0] != "KIL-02"]
    said = " ".join(sentences(report, total))
    assert re.search(r"at least 429 civilians", said)
    assert re.search(r"1,374", said)
    assert "as of 27 March 2024" in said


# ---- opinion, accusation, rumour, furniture -------------------------------------------------------------------------
def test_an_official_s_opinion_has_no_weight_for_facts(material: Material) -> None:
    assert told(material, "04-") == []
    assert not any(name.startswith("04-") for i in material.incidents for name in i.documents)
    assert not any(name.startswith("04-") for o in material.origins for name in o.documents)


def test_what_officials_of_one_side_say_of_the_other_stays_attributed(material: Material, report: ReportModel) -> None:
    shields = incident(material, "05-", "HOS-10")
    levels = assessment(material, shields).levels
    assert levels.attribution is Level.SP1
    assert levels.fact.rank < Level.SP3.rank
    said = sentences(report, shields)
    told_so = [s for s in said if "shield" in s]
    assert told_so
    assert all("officials" in s and re.search("allegations|reportedly", s) for s in told_so)
    assert not any(re.search(r"(?:found|verified|confirmed) that|established", s) for s in said)


def test_a_double_tap_told_by_an_official_is_no_finding(material: Material, report: ReportModel) -> None:
    (strike,) = [i for i in material.incidents if "HOS-08" in i.acts]
    assert (strike.parties, strike.victims) == ((), (2, 2, 2))
    levels = assessment(material, strike).levels
    assert levels.fact.rank < Level.SP3.rank
    assert levels.attribution is Level.SP0
    said = [s for s in sentences(report, strike) if "killed" in s]
    assert said
    assert all("councillor" in s and re.search("allegations|reportedly", s) for s in said)


def test_allegations_of_rapes_give_no_number_and_no_finding(material: Material, report: ReportModel) -> None:
    rapes = incident(material, "05-", "SXV")
    assert rapes.victims == (None, None, None)
    assert {a.stance for a in material.of(rapes)} == {Stance.ALLEGED}
    assert assessment(material, rapes).levels.fact.rank <= Level.SP2.rank
    said = [s for s in sentences(report, rapes) if "rape" in s]
    assert said
    assert not any(re.search(r"\bfound\b|\bverified that\b|\d+ (?:women|people|persons)", s) for s in said)


def test_readers_comments_are_no_source(case: Case, material: Material) -> None:
    assert {a.act[:3] for a in told(material, "08-")} <= {"HOS", "CAS"}
    assert [a.victims.low for a in told(material, "08-") if a.victims.low] == [2, 2]
    rendition = next(r for d, r in material.renditions.items() if material.document[d].name.startswith("08-"))
    for statement in case.record.statements():
        if statement.document.name.startswith("08-"):
            assert "30 people" not in statement.content.text
            assert "12 women" not in statement.content.text
    assert "missile" in rendition.text


# ---- both sides -----------------------------------------------------------------------------------------------------
def swapped(text: str) -> str:
    """A sentence with the sides, and the two places, changed."""
    names = {
        "the Russian Federation": "@A", "Russian Ministry": "@B", "Russian": "@C", "Avdiivka": "@D",
        "Ukraine": "the Russian Federation", "Ukrainian Ministry": "Russian Ministry", "Ukrainian": "Russian",
        "Makiivka": "Avdiivka", "@A": "Ukraine", "@B": "Ukrainian Ministry", "@C": "Ukrainian", "@D": "Makiivka",
    }  # fmt: skip
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def test_the_same_incident_with_the_sides_swapped_has_the_same_values(material: Material) -> None:
    one, other = incident(material, "06-", "KIL"), incident(material, "07-", "KIL")
    assert (one.parties, other.parties) == (("RU",), ("UA",))
    for field in ("kind", "acts", "harm", "victims", "accounts", "origins"):
        assert getattr(one, field) == getattr(other, field), field
    first, second = (material.of(i) for i in (one, other))
    assert [(a.act, a.stance, a.victims.low, a.victims.status) for a in first] == [
        (a.act, a.stance, a.victims.low, a.victims.status) for a in second
    ]
    assert [(d.field, d.kind) for d in one.disagreements] == [(d.field, d.kind) for d in other.disagreements]


def test_the_same_incident_with_the_sides_swapped_has_the_same_levels(material: Material) -> None:
    one, other = (assessment(material, incident(material, d, "KIL")) for d in ("06-", "07-"))
    assert one.levels == other.levels
    assert one.contested == other.contested == "denied_by_party"
    assert len(one.other_side) == len(other.other_side) == 1
    assert one.corroboration == other.corroboration


def test_the_same_incident_with_the_sides_swapped_has_the_same_words(material: Material, report: ReportModel) -> None:
    one, other = (sentences(report, incident(material, d, "KIL")) for d in ("06-", "07-"))
    place = "(Donetsk, Ukraine)"
    own, theirs = ([s.replace(place, "(here)") for s in found] for found in (one, other))
    assert [swapped(s) for s in own] == theirs
    assert any("received allegations" in s for s in own)


# ---- the cut-off date -----------------------------------------------------------------------------------------------
def test_what_was_published_after_the_cut_off_date_is_left_out_with_a_notice(material: Material) -> None:
    cut = compose(
        material, Options(org="the Mission", as_of="2024-04-01", title="Draft findings", cut_off="2022-04-01")
    )
    text = " ".join(s.finding.text for s in cut.sentences())
    assert "Mariupol" in text
    assert "Bucha" not in text
    assert "429" not in text
    remarks = " ".join(r.text for r in cut.remarks())
    assert re.search(r"left out|after the cut-off", text + remarks)


# ---- the whole draft ------------------------------------------------------------------------------------------------
def test_every_sentence_has_a_footnote_whose_words_stand_in_its_document(
    material: Material, report: ReportModel
) -> None:
    names = {d.name: d.id for d in material.documents}
    for sentence in report.sentences():
        for note in sentence.finding.footnotes:
            text = material.renditions[names[note.document_name]].text
            assert note.document_id == names[note.document_name]
            assert text[note.start : note.end] == note.text


def test_nothing_above_reasonable_grounds_is_proposed_and_no_wording_rule_is_broken(
    material: Material, report: ReportModel
) -> None:
    assert all(a.levels.fact.rank <= 4 and a.levels.decided_by is None for a in material.assessments)
    assert lint_report(report) == []
