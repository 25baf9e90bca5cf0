"""What one panel of methods said of how many there were in all, kept as it was shown. It counts nobody, and is never
added to a count (method.md §2.4 R-CAS-12)."""

from __future__ import annotations

from dataclasses import dataclass

Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EstimateLine:
    """A line of the panel: persons in all, `point` within `low..high` (95 %), and the assumption it `rests_on`.
    `answers`: it means to say how many, and is neither a lower bound nor the independence that nobody believes."""

    method: str
    title: str
    point: int
    low: int
    high: int
    detail: str
    rests_on: str
    answers: bool


@dataclass(frozen=True, slots=True)
class EstimateModel:
    """A model that the lists cannot tell from the best: its BIC and its share of the weight, 0 to 1."""

    name: str
    point: int
    low: int
    high: int
    bic: float
    weight: float


@dataclass(frozen=True, slots=True)
class EstimateMove:
    """What a line says when something is changed; without numbers where that has no estimate, and `detail` says why."""

    change: str
    title: str
    point: int | None
    low: int | None
    high: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class EstimateSpread:
    """A line over the draws of who is who: the interval of one linkage, of the draws alone, and of `both`; `share` of
    the variance that is due to the linkage, 0 to 1."""

    title: str
    point: int
    within: Ends
    between: Ends
    both: Ends
    share: float


@dataclass(frozen=True, slots=True)
class EstimateRemark:
    """A warning, a line that was not run, or a refusal: stable `code`, what it is `about`, a sentence, what to do."""

    code: str
    about: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.about}: {self.what}. {self.remedy}".rstrip(". ") + "."


@dataclass(frozen=True, slots=True)
class KeptEstimate:
    """One panel and what it was made from.

    Of the persons of an `outcome` (killed or injured) on `lists`, by their series; `rows` the rows of the editions that
    held them then, `register` the digest of these entries and of what was decided of them, `cells` the persons by
    pattern (1 on the list) in the likeliest linkage, `table` its digest, `tables` that of all drawn tables.
    `documented` is the number that stands whatever the methods say, `draw_ends` its fewest and most over the draws.

    `refused` says why there is no estimate; then there is no line. `span` reaches over the intervals of all answers.
    `by` ran it, `at` a UTC time; both are no part of the `id`, so that the same run has the same id.
    """

    id: str
    by: str
    at: str
    outcome: str
    lists: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    register: str
    cells: tuple[tuple[str, int], ...]
    table: str
    tables: str
    documented: int
    plan: str
    headline: str
    sampling: str
    seed: int
    draws: int
    draw_seed: int
    different: int
    draw_ends: Ends
    lines: tuple[EstimateLine, ...] = ()
    span: Ends | None = None
    models: tuple[EstimateModel, ...] = ()
    tried: int = 0
    chains: tuple[int, ...] = ()
    moves: tuple[EstimateMove, ...] = ()
    spreads: tuple[EstimateSpread, ...] = ()
    not_run: tuple[EstimateRemark, ...] = ()
    warnings: tuple[EstimateRemark, ...] = ()
    refused: tuple[EstimateRemark, ...] = ()
