"""A case with a cheap vault, and small lists of people who never lived, as files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from solferino import open_case
from solferino.case import Case
from solferino.measure.register.edition import RowReport
from solferino.measure.register.step import ImportReport, Wishes, import_list
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
