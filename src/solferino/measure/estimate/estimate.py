"""One number with its interval, and the sentence that says what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Method(StrEnum):
    """The ways of guessing, in the order of the panel."""

    CHAPMAN = "chapman"
    CHAO = "chao"
    INDEPENDENCE = "independence"
    BEST_BIC = "best_bic"
    AVERAGE = "average"
    GRAPHS = "graphs"
    LATENT = "latent"


ASSUMES = {
    Method.CHAPMAN: "two lists, independent, everybody as likely to be on them; no estimate for a report",
    Method.CHAO: "a lower bound: persons differ in how likely they are to be listed",
    Method.INDEPENDENCE: "no list makes another more or less likely",
    Method.BEST_BIC: "one dependence model, chosen by BIC, is the true one",
    Method.AVERAGE: "no highest-order interaction; the models share the weight by BIC",
    Method.GRAPHS: "lists depend as in a decomposable graph; graphs share the weight by their probability",
    Method.LATENT: "hidden classes of persons; within a class the lists are independent",
}

TITLES = {
    Method.CHAPMAN: "Chapman, two lists",
    Method.CHAO: "Chao, lower bound",
    Method.INDEPENDENCE: "Log-linear, independent lists",
    Method.BEST_BIC: "Log-linear, best by BIC",
    Method.AVERAGE: "Log-linear, averaged by BIC",
    Method.GRAPHS: "Decomposable graphs, averaged",
    Method.LATENT: "Latent classes",
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """Persons in all, documented and not: `point` within `low..high` (95 %). `detail` names the model or pair."""

    method: Method
    point: float
    low: float
    high: float
    detail: str = ""

    @property
    def width(self) -> float:
        """Length of the interval in persons."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class NotRun:
    """A line of the panel that has no number, and why."""

    method: Method
    code: str
    why: str
