"""The panel: every way of guessing on one table, held together so that none can be shown alone.

The headline method is named in the plan before a number is seen, and the plan has a digest (statistics.md §1.6).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from types import MappingProxyType

from solferino.measure.estimate.bounds import Chapman, chao, chapman
from solferino.measure.estimate.decomposable import GraphAverage, average
from solferino.measure.estimate.estimate import Estimate, Method, NotRun
from solferino.measure.estimate.gates import gate
from solferino.measure.estimate.graphs import MAX_LISTS as GRAPH_LISTS
from solferino.measure.estimate.latent import CAP_SHARE, LatentFit, Sampling, fit_latent, has_numba
from solferino.measure.estimate.loglinear import exists, fit_models
from solferino.measure.estimate.profile import profile
from solferino.measure.estimate.remarks import Remark, Weight, refusal, warning
from solferino.measure.estimate.search import MAX_LISTS as MODEL_LISTS
from solferino.measure.estimate.search import Search, search
from solferino.measure.estimate.sensitivity import Variant, moved, variants
from solferino.measure.estimate.table import PatternTable
from solferino.model.ids import content_id

SEED = 20240224
EDGE = 0.01  # probability at the limit of the graphs' grid above which the limit is said to cut
NO_TABLES: Mapping[str, PatternTable] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Plan:
    """What is decided before any number is seen: the headline method, the priors, how long to sample.

    `quick` is the shorter sampling of the variants; `delta` None means 2**-L.
    """

    headline: Method = Method.LATENT
    sampling: Sampling = field(default_factory=Sampling)
    quick: Sampling = field(default_factory=lambda: Sampling(sweeps=6_000, burn=3_000, thin=10))
    delta: float | None = None
    sensitivity: bool = True

    @property
    def digest(self) -> str:
        """The id of these decisions."""
        return content_id("plan", repr(astuple(self)))


@dataclass(frozen=True, slots=True)
class Panel:
    """All that may be said of one table. `rows` is empty where a gate refused; `documented` always stands.

    `models`, `graphs` and `latent` hold what the rows were drawn from; `variants` how far the answers move.
    """

    name: str
    table: PatternTable
    plan: Plan
    seed: int
    remarks: tuple[Remark, ...]
    rows: tuple[Estimate, ...] = ()
    not_run: tuple[NotRun, ...] = ()
    models: Search | None = None
    graphs: GraphAverage | None = None
    latent: LatentFit | None = None
    chapman: tuple[Chapman, ...] = ()
    variants: tuple[Variant, ...] = ()

    @property
    def documented(self) -> int:
        """Persons on at least one list: the number that stands whatever the methods say."""
        return self.table.n

    @property
    def estimable(self) -> bool:
        """False where a gate refused: then there is no number but the documented one."""
        return not any(r.weight is Weight.REFUSAL for r in self.remarks)

    @property
    def headline(self) -> Estimate | None:
        """The row of the method that was named in advance."""
        return next((row for row in self.rows if row.method is self.plan.headline), None)

    @property
    def answers(self) -> tuple[Estimate, ...]:
        """The rows that mean to say how many: not the lower bound, not the independence that nobody believes."""
        return tuple(r for r in self.rows if r.method not in (Method.CHAO, Method.INDEPENDENCE))

    @property
    def span(self) -> tuple[float, float] | None:
        """From the lowest to the highest interval end over all answers and all models that tie with the best."""
        ends = [end for row in self.answers for end in (row.low, row.high)]
        if self.models is not None:
            ends += [end for fit, _ in self.models.near() for end in fit.wald()]
        return (min(ends), max(ends)) if ends else None


def panel(
    table: PatternTable,
    seed: int = SEED,
    plan: Plan | None = None,
    name: str = "",
    at_thresholds: Mapping[str, PatternTable] = NO_TABLES,
) -> Panel:
    """Every method on `table`; same table, plan and seed, same numbers. `at_thresholds` are the tables that other
    linkage thresholds give, by name.

    Never raises for what the lists are: a refusal comes back as a panel with no rows.
    """
    plan = plan or Plan()
    remarks = list(gate(table))
    if any(r.weight is Weight.REFUSAL for r in remarks):
        pairs = chapman(table) if len(table.lists) == 2 else ()
        return Panel(name, table, plan, seed, tuple(remarks), chapman=pairs)
    if not (len(table.lists) > MODEL_LISTS or exists(table, frozenset())):
        what = "not even the model of independent lists has a maximum of the likelihood on this table"
        remarks.append(refusal("M45", "the lists", what, "Merge lists that hardly overlap"))
        return Panel(name, table, plan, seed, tuple(remarks))
    models = search(table)
    graphs = average(table, plan.delta)
    latent = fit_latent(table, seed, plan.sampling)
    rows = (*_chao(table), *_log_linear(table, models), *_graphs(graphs), _latent(latent))
    remarks += _said(rows, models, graphs, latent)
    moves: tuple[Variant, ...] = ()
    if plan.sensitivity:
        moves = variants(table, seed, plan.quick, at_thresholds)
        remarks += moved(rows, moves)
    return Panel(
        name=name,
        table=table,
        plan=plan,
        seed=seed,
        remarks=tuple(remarks),
        rows=rows,
        not_run=_not_run(table, rows),
        models=models,
        graphs=graphs,
        latent=latent,
        chapman=chapman(table),
        variants=moves,
    )


def _chao(table: PatternTable) -> tuple[Estimate, ...]:
    bound = chao(table)
    if bound is None:
        return ()
    return (Estimate(Method.CHAO, bound.total, bound.low, bound.high, "lists of different size (Mth)"),)


def _log_linear(table: PatternTable, models: Search | None) -> tuple[Estimate, ...]:
    if models is None:
        return ()
    alone = fit_models(table, [frozenset()])[0]
    best = models.best
    out = []
    for method, fit in ((Method.INDEPENDENCE, alone), (Method.BEST_BIC, best)):
        _, low, high = profile(table, fit.model, fit.unseen)
        out.append(Estimate(method, fit.total, low, high, fit.name))
    what = f"mean of {len(models.fits)} models of {models.tried} tried, SD {models.spread():,.0f}"
    return (*out, Estimate(Method.AVERAGE, models.mean(), *models.interval(), what))


def _graphs(graphs: GraphAverage | None) -> tuple[Estimate, ...]:
    if graphs is None:
        return ()
    best, weight = graphs.top[0]
    return (Estimate(Method.GRAPHS, graphs.mean, graphs.low, graphs.high, f"mean; {best} has {weight:.0%}"),)


def _latent(fit: LatentFit) -> Estimate:
    chains = f"median of {len(fit.chains)} chains, R-hat {fit.r_hat:.3f}"
    return Estimate(Method.LATENT, fit.median, fit.low, fit.high, chains)


def _not_run(table: PatternTable, rows: tuple[Estimate, ...]) -> tuple[NotRun, ...]:
    why = {
        Method.CHAO: "nobody is on exactly one list, or nobody on exactly two",
        Method.INDEPENDENCE: f"more than {MODEL_LISTS} lists",
        Method.BEST_BIC: f"more than {MODEL_LISTS} lists",
        Method.AVERAGE: f"more than {MODEL_LISTS} lists",
        Method.GRAPHS: f"more than {GRAPH_LISTS} lists",
    }
    have = {row.method for row in rows}
    return tuple(NotRun(m, "M59", f"not run on {len(table.lists)} lists: {w}") for m, w in why.items() if m not in have)


def _said(
    rows: tuple[Estimate, ...], models: Search | None, graphs: GraphAverage | None, latent: LatentFit
) -> list[Remark]:
    out = []
    near = models.near() if models else ()
    if models and len(near) > 1:
        gap = near[-1][0].bic - near[0][0].bic
        said = _listed([f"{fit.total:,.0f}" for fit, _ in near])
        what = (
            f"{len(near)} models lie within {gap:.2f} BIC points of each other and say {said}: the lists cannot tell "
            "which of them is right, and the interval of any one leaves the others out"
        )
        out.append(warning("M57", "log-linear models", what, "Quote none of them alone; show them all, or the average"))
    if models and models.passed_over:
        what = f"{models.passed_over} models near the best have no maximum of the likelihood and were left out"
        out.append(warning("M61", "log-linear models", what))
    if graphs and graphs.edge > EDGE:
        what = f"{graphs.edge:.0%} of the probability lies at the highest number looked at, which therefore cuts it off"
        out.append(warning("M55", "decomposable graphs", what, "The upper limit is no finding"))
    if not latent.agreed:
        means = _listed([f"{chain.mean:,.0f}" for chain in latent.chains])
        what = f"the chains do not agree (R-hat {latent.r_hat:.2f}): their means are {means}; the line mixes them all"
        out.append(
            warning("M54", "latent classes", what, "Sample longer; if it stays so, the table allows both answers")
        )
    if latent.cap_share > CAP_SHARE:
        what = f"{latent.cap_share:.0%} of the sweeps met the cap of {latent.sampling.cap_times} times the documented"
        out.append(warning("M55", "latent classes", what, "The upper limit is the cap and no finding"))
    if not has_numba():
        what = "numba is not installed, so that the sampler runs about eight times slower, with the same draws"
        out.append(warning("M58", "latent classes", what, "Install the extra `estimate`"))
    answers = [r for r in rows if r.method not in (Method.CHAO, Method.INDEPENDENCE)]
    apart = max(r.point for r in answers) - min(r.point for r in answers)
    if apart > min(r.width for r in answers):
        what = f"the methods lie {apart:,.0f} persons apart, more than the narrowest of their intervals is wide"
        out.append(warning("M56", "the panel", what, "No one of these intervals tells the uncertainty"))
    return out


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}"
