"""The published figures of method.md §2.7 as values: HRMMU's numbers of civilian casualties in Ukraine."""

from __future__ import annotations

from calendar import monthrange

from solferino.model import DocumentRef, Figure, Passage

KILLED, INJURED, BOTH = "civilians killed", "civilians injured", "civilian casualties"
_DOCUMENT = DocumentRef("doc_1", "hrmmu.csv", "0" * 64)


def figure(
    value: int, first: str, last: str, published: str | None = None, *, metric: str = KILLED, series: str = "HRMMU"
) -> Figure:
    """One figure with a period of days."""
    return Figure(
        id=f"fig_{series}_{metric}_{first}_{last}_{published}_{value}",
        series=series,
        period=(first, last),
        territory="Ukraine",
        metric=metric,
        value=value,
        qualifier="exact",
        edition=published,
        published=published,
        document=_DOCUMENT,
        passage=Passage(0, 0, ""),
    )


def month(value: int, of: str, published: str | None = None, metric: str = KILLED) -> Figure:
    """A figure of one month, as first published in the second week of the next one."""
    year, number = int(of[:4]), int(of[5:])
    later = f"{year + number // 12}-{number % 12 + 1:02}-10"
    return figure(value, f"{of}-01", f"{of}-{monthrange(year, number)[1]}", published or later, metric=metric)


# T1: monthly, first published: killed, injured (None where only the total was stated), total.
MONTHS = {
    "2023-12": (101, 491, 592), "2024-01": (158, 483, 641), "2024-02": (None, None, 502), "2024-03": (126, 478, 604),
    "2024-04": (129, 574, 703), "2024-05": (174, 690, 864), "2024-06": (146, 672, 818),
    "2024-07": (219, 1018, 1237),
    "2024-08": (184, 856, 1040), "2024-09": (208, 1220, 1428), "2024-10": (183, 903, 1086), "2025-01": (139, 738, 877),
    "2025-04": (221, 1168, 1389), "2025-05": (183, 836, 1019), "2025-07": (286, 1388, 1674),
    "2026-08": (372, 2349, 2721),
}  # fmt: skip

# T4: killed in a month as stated by successive editions.
EDITIONS = ("2022-11-20", "2023-02-05", "2023-03-05", "2023-05-21", "2023-07-16", "2024-02-15")
VINTAGES = {
    "2022-03": (3333, 3378, 3951, 4118, 4154, 4289), "2022-04": (702, 714, 760, 804, 817, 840),
    "2022-05": (473, 476, 509, 535, 544, 586), "2022-06": (None, 376, 422, 428, 429, None),
    "2022-07": (None, 360, 378, None, 385, None), "2022-08": (305, 307, 332, None, 339, None),
    "2022-09": (312, 331, 386, None, 405, None), "2022-10": (286, None, 305, None, 309, None),
    "2022-11": (None, 164, 184, 187, 187, None), "2022-12": (None, 190, 205, 206, None, None),
    "2023-01": (None, 177, 198, 199, None, None), "2023-02": (None, None, 138, 142, 143, None),
}  # fmt: skip

# T5: men, women, boys, girls, children of unknown sex, adults of unknown sex, and the stated total.
SUMS = (
    ("2022-03-01 killed", (26, 21, 4, 3, 6, 120), 180), ("2022-03-01 injured", (37, 29, 2, 7, 19, 414), 508),
    ("2022-03-26 killed", (224, 168, 32, 15, 52, 628), 1119),
    ("2022-11-20 killed", (2575, 1767, 206, 172, 37, 1838), 6595),
    ("2022-12-26 killed", (2719, 1832, 216, 175, 38, 1904), 6884),
    ("2022-12-26 injured", (2364, 1709, 318, 229, 253, 6074), 10947),
    ("2023-02-05 killed", (2853, 1927, 226, 180, 32, 1937), 7155),
    ("2023-03-05 killed", (3624, 2149, 258, 203, 31, 1908), 8173),
    ("2023-07-16 killed", (4272, 2558, 282, 226, 29, 1920), 9287), ("2023-09-10 killed", (29, 21, 0, 1, 0, 4), 55),
    ("2023-09-10 injured", (101, 77, 7, 2, 0, 50), 237),
)  # fmt: skip


def vintage_figures() -> list[Figure]:
    """T4 as figures."""
    return [
        month(value, of, edition)
        for of, row in VINTAGES.items()
        for edition, value in zip(EDITIONS, row, strict=True)
        if value is not None
    ]
