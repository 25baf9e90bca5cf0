"""Published capture tables as they are printed in the reports and papers named beside them; and made-up estimates."""

from __future__ import annotations

from typing import Any

from solferino.measure.estimate.estimate import ASSUMES, Method
from solferino.measure.estimate.table import PatternTable, from_text, pattern_table
from solferino.model import (
    EstimateLine,
    EstimateModel,
    EstimateMove,
    EstimateRemark,
    EstimateSpread,
    KeptEstimate,
)

# Killings in Kosovo, 20 March - 22 June 1999: Ball, Betts, Scheuren, Dudukovic, Asher 2002.
KOSOVO = from_text(
    ("EXH", "ABA", "OSCE", "HRW"),
    "1000:1131 0100:845 1100:177 0010:936 1010:228 0110:217 1110:181 0001:306 1001:106 0101:31 1101:18 0011:123 "
    "1011:42 0111:32 1111:27",
)
# Modern slavery in the United Kingdom, 2013: Silverman 2014; Bales, Hesketh, Silverman 2015.
UK_6 = from_text(
    ("LA", "NG", "PF", "GO", "GP", "NCA"),
    "100000:54 010000:463 001000:907 000100:695 000010:316 000001:57 110000:15 101000:19 100100:3 011000:56 010100:19 "
    "010010:1 010001:3 001100:69 001010:10 001001:31 000110:8 000101:6 000011:1 111000:1 110100:1 011100:4 011001:3 "
    "001101:1 111100:1",
)
UK_5 = from_text(
    ("LA", "NG", "PFNCA", "GO", "GP"),
    "10000:54 01000:463 00100:995 00010:695 00001:316 11000:15 10100:19 10010:3 01100:62 01010:19 01001:1 00110:76 "
    "00101:11 00011:8 11100:1 11010:1 01110:4 11110:1",
)
# Victims of trafficking in the Netherlands: Silverman 2020.
NETHERLANDS = from_text(
    ("I", "K", "O", "P", "R", "Z"),
    "101100:4 101000:1 100101:4 100100:18 100010:3 100001:16 100000:352 011000:1 010100:44 010001:4 010000:1299 "
    "001110:2 001101:7 001100:59 001010:2 001001:57 001000:403 000111:1 000110:82 000101:125 000100:4466 000011:2 "
    "000010:650 000001:632",
)
# New Orleans: Bales 2019. US West: Farrell 2019.
NEW_ORLEANS = from_text(
    ("A", "BEFG", "C", "D", "H"),
    "10000:25 01000:24 00100:70 00010:33 00001:21 11000:1 10100:1 10010:2 01100:2 01010:2 01001:1 00110:1 11100:1 "
    "11010:1",
)
US_WEST = from_text(
    "ABCDE",
    "10000:52 01000:90 00100:114 00010:45 00001:21 10100:4 10010:2 10001:5 01100:6 01010:1 00011:3 10101:1 01110:1",
)
# Chan, Silverman, Vincent 2019: no pair term can be told.
ARTIFICIAL_3 = from_text("ABC", "100:40 010:30 001:20 110:6")


def first_list_fastest(names: str, counts: str) -> PatternTable:
    """The table of a vector in which the first list changes fastest and the first cell is the missing one."""
    values = [int(c) for c in counts.split()]
    return pattern_table(names, {tuple(i >> j & 1 for j in range(len(names))): c for i, c in enumerate(values)})


# Madigan and York 1997, Biometrika 84:19.
MADIGAN_3 = first_list_fastest("ABC", "0 60 49 4 247 112 142 12")
MADIGAN_5 = first_list_fastest("ABCDE", "0 27 37 19 4 4 1 1 97 22 37 25 2 1 3 5 83 36 34 18 3 5 0 2 30 5 23 8 0 3 0 2")


def kept(**fields: Any) -> KeptEstimate:
    """An estimate of made-up people on three lists, as it stands in a record; or what the fields say."""
    latent, average, independent = "Latent classes", "Log-linear, averaged by BIC", "Log-linear, independent lists"
    lines = (
        EstimateLine("chao", "Chao, lower bound", 1351, 1298, 1416, "lists of different size (Mth)",
                     ASSUMES[Method.CHAO], answers=False),
        EstimateLine("independence", independent, 1340, 1306, 1378, "[1,2,3]", ASSUMES[Method.INDEPENDENCE],
                     answers=False),
        EstimateLine("best_bic", "Log-linear, best by BIC", 1402, 1341, 1475, "[12,3]", ASSUMES[Method.BEST_BIC],
                     answers=True),
        EstimateLine("average", average, 1428, 1322, 1602, "mean of 5 models of 7 tried, SD 71",
                     ASSUMES[Method.AVERAGE], answers=True),
        EstimateLine("latent", latent, 1488, 1399, 1596, "median of 4 chains, R-hat 1.004", ASSUMES[Method.LATENT],
                     answers=True),
    )  # fmt: skip
    given: dict[str, Any] = {
        "id": "estimate-0123456789abcdef01234567",
        "by": "an analyst",
        "at": "2024-12-30T09:00:00Z",
        "outcome": "killed",
        "lists": ("memorial", "morgue", "press"),
        "rows": (("lst_1", "rows 2–698"),),
        "register": "register-0123456789abcdef01234567",
        "cells": (("111", 91), ("110", 170), ("101", 121), ("100", 315), ("011", 58), ("010", 180), ("001", 185)),
        "table": "mse-0123456789abcdef01234567",
        "tables": "ab" * 32,
        "documented": 1120,
        "plan": "plan-0123456789abcdef01234567",
        "headline": latent,
        "sampling": "4 chains of 80,000 sweeps after 10,000, at most 10 classes, unseen at most 20 × the documented",
        "seed": 20240224,
        "draws": 20,
        "draw_seed": 20240511,
        "different": 6,
        "draw_ends": (1119, 1121),
        "lines": lines,
        "span": (1322, 1602),
        "models": (EstimateModel("[12,3]", 1402, 1341, 1475, 61.2, 0.48),
                   EstimateModel("[13,2]", 1377, 1325, 1440, 62.05, 0.31)),
        "tried": 7,
        "chains": (1491, 1486, 1490, 1487),
        "moves": (EstimateMove("without memorial", latent, None, None, None, "M40, not estimable: 2 lists"),
                  EstimateMove("at most 5 classes", latent, 1483, 1396, 1590, "R-hat 1.01")),
        "spreads": (EstimateSpread(average, 1427, (1322, 1600), (1416, 1438), (1320, 1604), 0.03),
                    EstimateSpread(latent, 1488, (1399, 1596), (1477, 1492), (1399, 1596), 0.01)),
        "not_run": (EstimateRemark("M59", "Decomposable graphs, averaged", "not run on 3 lists: as an example"),),
        "warnings": (EstimateRemark("M57", "log-linear models", "2 models lie within 0.85 BIC points of each other and "
                                    "say 1,402 and 1,377", "Quote none of them alone"),),
    }  # fmt: skip
    return KeptEstimate(**{**given, **fields})


def kept_refused(**fields: Any) -> KeptEstimate:
    """One that the lists did not allow."""
    why = EstimateRemark("M43", "the lists", "memorial and press share nobody", "Leave out the lists that stand alone")
    none: dict[str, Any] = dict.fromkeys(("lines", "models", "chains", "moves", "spreads", "not_run", "warnings"), ())
    return kept(id="estimate-fedcba9876543210fedcba98", refused=(why,), span=None, **none, **fields)
