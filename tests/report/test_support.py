"""What stands behind an incident, what speaks for the side blamed, and what changed, in the composed report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from report.as_text import as_text
from report.sample import OPTIONS, Maker, sample
from report.test_compose import RU, one
from solferino.engine.changes import Change, ChangeKind
from solferino.model import Corroboration, DisagreementValue, Judgement, Level, Verdict
from solferino.report.compose import compose
from solferino.report.lint import lint_report


def page(m: Maker, **more: Any) -> str:
    return as_text(compose(replace(m.material(), **more), OPTIONS))


def assessed(m: Maker, **more: Any) -> Maker:
    m.assessments[0] = replace(m.assessments[0], **more)
    return m


@pytest.mark.parametrize("level", [v for v in Level if v.rank >= 1])
def test_every_level_that_a_person_may_sign_has_its_words(level: Level) -> None:
    m = one(RU, "UA")
    levels = replace(m.assessments[0].levels, fact=level, legal=level, attribution=level, decided_by="A. Reviewer")
    model = compose(assessed(m, levels=levels).material(), OPTIONS)
    assert lint_report(model) == []
    assert f"Fact: {level.value}" in as_text(model)


def test_who_signed_is_printed_with_what_the_record_supports() -> None:
    told = ("A. Reviewer signed fact SP5 on 2026-01-01: seen.", "Above what the record supports: fact SP5 is signed.")
    assert f"- Signed by persons: {' '.join(told)}" in page(assessed(one(RU, "UA"), signed=told))


def test_elements_shared_and_told_by_one_origin_only_are_named() -> None:
    c = Corroboration(
        2, ("testimony",), (("act", "agrees"), ("when", "one source"), ("victims", "differs")), (),
        (("Office A", ("official record",)), ("Witness B", ("testimony",))),
        (("act", ("Office A", "Witness B")), ("when", ("Witness B",)), ("victims", ("Office A", "Witness B"))),
    )  # fmt: skip
    text = page(assessed(one(RU, "UA"), corroboration=c))
    assert (
        "- Element by element: two or more origins state the act; they differ on the number; only one gives the time "
        "(Witness B)."
    ) in text
    assert "by origin: Office A: official record; Witness B: testimony." in text


def test_what_speaks_for_a_side_is_looked_for_in_every_incident_and_named_with_its_passage() -> None:
    m = one(RU, "UA")
    nothing = "- Looked for against the account, or for a side blamed: nothing was found in the record read."
    assert nothing in page(m)
    found = (("military_use", (m.incidents[0].allegations[0],)),)
    text = page(assessed(m, exculpatory=found))
    assert "or for a side blamed: a military use of the place, or a military target, is told of[" in text
    assert nothing not in text


def test_each_value_in_dispute_says_since_when() -> None:
    material = sample()
    (n,) = [k for k, i in enumerate(material.incidents) if i.disagreements][:1]
    incidents = list(material.incidents)
    d = incidents[n].disagreements[0]
    values = tuple(DisagreementValue(v.value, v.allegations, "2023-05-02") for v in d.values)
    incidents[n] = replace(
        incidents[n], disagreements=(replace(d, values=values, kind="update", note="5 on 2023-05-02"),)
    )
    text = as_text(compose(replace(material, incidents=incidents), OPTIONS))
    assert "(later edition: 5 on 2 May 2023)" in text
    assert text.count("(since 2 May 2023)") == 2 * len(values), "with the incident and in section 5"


def test_the_first_report_says_that_there_is_none_to_compare_with() -> None:
    assert "This is the first report of this record" in page(one(RU, "UA"))


def test_what_changed_since_the_last_report_is_a_table_and_nothing_is_said_as_well() -> None:
    m = one(RU, "UA")
    key = m.incidents[0].id
    rows = [
        Change(ChangeKind.NEW, key, "Killing of 6 men", "", "6"),
        Change(ChangeKind.RETRACTED, "incident-gone", "Killing of 2 men", "2", ""),
        Change(ChangeKind.COUNT, key, "Killing of 6 men", "4", "6"),
    ]
    text = page(m, changes=rows, since="2026-01-01T10:00:00Z")
    assert "Compared with the report of 1 January 2026." in text
    assert "| New incident | I-1 Killing of 6 men | – | 6 |" in text
    assert "| No longer in the record | Killing of 2 men | 2 | – |" in text
    assert "| Number of people | I-1 Killing of 6 men | 4 | 6 |" in text
    none = page(m, since="2026-01-01T10:00:00Z")
    assert "Nothing in the incidents has changed since the report of 1 January 2026." in none


def test_what_persons_judged_is_printed_with_the_incident_also_where_they_differ() -> None:
    m = one(RU, "UA")
    first, at = m.incidents[0].allegations[0], "2026-01-01T00:00:00Z"
    said = [
        Judgement("j-1", first, "alg-other", Verdict.SAME, "A. One", at, "Same victims."),
        Judgement("j-2", first, "alg-other", Verdict.NOT_SAME, "B. Two", at, "Another day."),
    ]
    text = page(m, judgements=said)
    assert "- Judged by persons: A. One judged on 2026-01-01 that this tells of the same event as" in text
    assert "B. Two judged on 2026-01-01" in text and "They differ, so neither is followed where they do." in text
    assert "Judged by persons" not in page(m)
