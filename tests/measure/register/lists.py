"""A case with a cheap vault, and small lists of people who never lived, as files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from contracts import values as v
from solferino import open_case
from solferino.case import Case
from solferino.measure.register.edition import RowReport
from solferino.measure.register.step import ImportReport, Wishes, import_list
from solferino.model import Allegation, Document, Incident, Place, PlaceKind, Precision, Victims, When
from solferino.read.limits import Limits
from solferino.read.sheets import open_table
from solferino.store.vault import Vault, make_vault, open_vault

SECRET = b"four words that wander"
HEADER = (
    "№",
    "ПІБ",
    "Дата народження",
    "Стать",
    "Дата події",
    "Дата загибелі",
    "Населений пункт",
    "Статус",
    "Наслідок",
)
ROWS: tuple[tuple[str, ...], ...] = (
    (
        "1",
        "Тестенко Зразок Прикладович",
        "16.03.1985",
        "ч",
        "05.03.2022",
        "05.03.2022",
        "Зразкове",
        "цивільний",
        "загинув",
    ),
    ("2", "Пробенко Марна", "1950", "ж", "05.03.2022", "", "Зразкове", "цивільна", "поранена"),
    ("3", "Вигаденко Небувальчик", "01.02.2015", "ч", "06.03.2022", "06.03.2022", "Вигадане", "", "загинув"),
)


def new_case(folder: Path) -> tuple[Case, Vault]:
    case = open_case(folder, create=True, actor="analyst")
    return case, make_vault(case.path / "vault", SECRET, cost=2**4)


def vault_of(case: Case) -> Vault:
    return open_vault(case.path / "vault", SECRET)


def write_csv(
    path: Path, rows: Iterable[Sequence[str]], header: Sequence[str] = HEADER, encoding: str = "utf-8"
) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def take(case: Case, vault: Vault, path: Path, told: list[RowReport] | None = None, **wishes: Any) -> ImportReport:
    heard = [] if told is None else told
    with open_table(path, Limits()) as table:
        return import_list(case, vault, path, table, Wishes(**wishes), tell=heard.append)


def verdicts(report: ImportReport) -> dict[str, int]:
    found = {v.value: n for v, n in report.counts.verdicts.items() if n}
    return {**found, **({"withdrawn": report.withdrawn} if report.withdrawn else {})}


KHARKIV = Place("Kharkiv", "Kharkiv", PlaceKind.SETTLEMENT, "Kharkiv", "UA", id="geonames:706483")


def _says(document: Document, number: int, harm: str, victims: Victims) -> Allegation:
    base = v.allegation(document, number, number + 1)
    return replace(base, harm=harm, victims=victims)


def put_incident(case: Case, *texts: tuple[str, list[tuple[str, Victims]]]) -> str:
    """Documents whose allegations are all of one incident; its id."""
    found: list[Allegation] = []
    with case.unit() as unit:
        for name, told in texts:
            document = v.document(name, v.TEXT + name)
            unit.add_document(document)
            unit.put_rendition(v.rendition(document))
            made = [_says(document, n, harm, victims) for n, (harm, victims) in enumerate(told)]
            unit.put_extraction(document.id, [], made, [])
            found += made
        when = When("on 23 January", "2024-01-23", "2024-01-23", Precision.DAY)
        incident = Incident(
            "inc-1", "A strike", "event", ("KIL-01",), ("killed",), KHARKIV, when, (12, 12, 12), (),
            tuple(a.id for a in found), tuple(dict.fromkeys(a.document.id for a in found)), 1, 1, ("origin-1",),
        )  # fmt: skip
        unit.put_links([], [incident], [])
    return incident.id
