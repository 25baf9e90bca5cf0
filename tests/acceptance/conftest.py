"""One case made of invented notes that state what the articles of the acceptance set state, run from end to end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from solferino.assess.step import assess
from solferino.case import Case
from solferino.extract.step import extract
from solferino.ingest.step import ingest
from solferino.link.step import link
from solferino.measure.step import measure
from solferino.read.step import read
from solferino.report.material import Material
from solferino.report.step import gather, report
from solferino.wiring import open_case

HERE = Path(__file__).resolve().parent


@pytest.fixture(scope="session")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """The case of the folder `notes`, after all seven steps. Not to be changed."""
    with open_case(tmp_path_factory.mktemp("acceptance") / "case", create=True, actor="Analyst A") as opened:
        ingest(opened, [HERE / "notes"])
        for step in (read, extract, link, assess, measure, report):
            step(opened)
        yield opened


@pytest.fixture(scope="session")
def material(case: Case) -> Material:
    return gather(case.record)
