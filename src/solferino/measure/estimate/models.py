"""Log-linear models by name: which dependences between lists a model has, and which models there are.

A term is a set of lists as bits (bit i = list i). A model always has every single list, never all lists together, and
with a term all its parts (hierarchical).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

import numpy as np

from solferino.measure.estimate.table import Floats

Term = int
Model = frozenset[Term]  # terms of two lists or more; intercept and single lists go without saying


def pairs(lists: int) -> tuple[Term, ...]:
    """The terms of two lists."""
    return tuple((1 << i) | (1 << j) for i, j in combinations(range(lists), 2))


def hierarchical(lists: int) -> tuple[Model, ...]:
    """Every hierarchical model with all single lists and without the term of all lists: 8 for three, 113 for four."""
    found: list[Model] = [frozenset()]
    for size in range(2, lists):
        terms = [sum(1 << i for i in c) for c in combinations(range(lists), size)]
        found = list(chain.from_iterable(_grow(model, terms, size) for model in found))
    return tuple(found)


def _grow(model: Model, terms: list[Term], size: int) -> Iterator[Model]:
    open_terms = [t for t in terms if size == 2 or parts(t) <= model]
    for count in range(len(open_terms) + 1):
        for added in combinations(open_terms, count):
            yield model | frozenset(added)


def parts(term: Term) -> Model:
    """The terms of one list fewer inside this one."""
    return frozenset(term & ~bit for bit in _bits(term))


def pair_models(candidates: Iterable[Term]) -> tuple[Model, ...]:
    """Every model made of some of these pairs."""
    terms = tuple(candidates)
    return tuple(frozenset(c) for count in range(len(terms) + 1) for c in combinations(terms, count))


def name(model: Model, lists: int) -> str:
    """The generators, largest first: [123,14,34]; lists are numbered from 1 in the order of the table."""
    singles = {1 << i for i in range(lists)}
    terms = model | singles
    top = [t for t in terms if not any(t != other and t & other == t for other in terms)]
    words = sorted((_digits(t) for t in top), key=lambda d: (-len(d), d))
    return "[" + ",".join("".join(map(str, word)) for word in words) + "]"


def parse(text: str, lists: int) -> Model:
    """The model of a name: the inverse of `name`, for at most nine lists."""
    model: set[Term] = set()
    for word in text.strip("[]").split(","):
        bits = [1 << (int(digit) - 1) for digit in word]
        if max(bits) >= 1 << lists:
            raise ValueError(f"{text} names a list beyond {lists}")
        model |= {sum(c) for size in range(2, len(bits) + 1) for c in combinations(bits, size)}
    return frozenset(model)


def design(terms: Iterable[Term], lists: int) -> Floats:
    """One row a cell (1 … 2**lists - 1), columns intercept, single lists, `terms`: 1 where the cell is on all of it.

    The intercept is then the log of the expected number on no list.
    """
    cells = np.arange(1, 1 << lists)
    columns = np.array([0, *(1 << i for i in range(lists)), *terms])
    out: Floats = ((cells[:, None] & columns) == columns).astype(np.float64)
    return out


def _bits(term: Term) -> tuple[int, ...]:
    return tuple(1 << i for i in range(term.bit_length()) if term >> i & 1)


def _digits(term: Term) -> list[int]:
    return [i + 1 for i in range(term.bit_length()) if term >> i & 1]
