"""The whole report of the invented case as text. Renewed by: PYTHONPATH=tests python -m report.test_golden"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from report.as_text import as_text
from report.sample import OPTIONS, sample
from solferino.report.compose import compose
from solferino.report.lint import lint_report

T = TypeVar("T")
GOLDEN = Path(__file__).parent / "golden" / "sample.txt"


def test_the_invented_case_gives_this_report() -> None:
    assert as_text(compose(sample(), OPTIONS)) == GOLDEN.read_text(encoding="utf-8")


def test_the_composed_report_breaks_no_wording_rule() -> None:
    assert [f.line() for f in lint_report(compose(sample(), OPTIONS))] == []


def test_the_order_of_the_inputs_does_not_matter() -> None:
    material, dice = sample(), random.Random(7)  # noqa: S311 - only shuffles

    def shuffled(values: Sequence[T]) -> list[T]:
        out = list(values)
        dice.shuffle(out)
        return out

    other = replace(
        material,
        allegations=shuffled(material.allegations),
        incidents=shuffled(material.incidents),
        assessments=shuffled(material.assessments),
        origins=shuffled(material.origins),
        figures=shuffled(material.figures),
    )
    assert as_text(compose(other, OPTIONS)) == as_text(compose(material, OPTIONS))


if __name__ == "__main__":
    GOLDEN.write_text(as_text(compose(sample(), OPTIONS)), encoding="utf-8")
