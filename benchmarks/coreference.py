"""Scorers of clusterings of mentions: MUC, B3, CEAF-e and their mean (CoNLL F1), as the shared tasks define them.

Every scorer takes two partitions of the same mentions, the true one and the one found, as clusters of ids, and gives an
F between 0 and 1. Sources: Vilain et al. 1995 (MUC), Bagga and Baldwin 1998 (B3), Luo 2005 (CEAF).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

Clusters = Sequence[Sequence[Hashable]]


def conll(gold: Clusters, found: Clusters) -> float:
    """Mean of the three."""
    return (muc(gold, found) + b_cubed(gold, found) + ceaf_e(gold, found)) / 3


def muc(gold: Clusters, found: Clusters) -> float:
    """F over links: how many joins are missing in either direction."""
    return _f(_muc(gold, found), _muc(found, gold))


def _muc(of: Clusters, by: Clusters) -> float:
    home = {m: n for n, cluster in enumerate(by) for m in cluster}
    wanted = sum(len(c) - 1 for c in of)
    missing = sum(len({home.get(m, ("alone", m)) for m in c}) - 1 for c in of)
    return (wanted - missing) / wanted if wanted else 0.0


def b_cubed(gold: Clusters, found: Clusters) -> float:
    """F over mentions: how much of each one's cluster is right."""
    return _f(_b(gold, found), _b(found, gold))


def _b(of: Clusters, by: Clusters) -> float:
    home = {m: n for n, cluster in enumerate(by) for m in cluster}
    size = sum(len(c) for c in of)
    right = sum(n * n / len(c) for c in of for n in Counter(home.get(m, ("alone", m)) for m in c).values())
    return right / size if size else 0.0


def pairs(gold: Clusters, found: Clusters) -> float:
    """F over pairs."""
    home = {m: n for n, cluster in enumerate(found) for m in cluster}
    right = sum(_two(n) for c in gold for n in Counter(home.get(m, ("alone", m)) for m in c).values())
    both = sum(_two(len(c)) for c in gold) + sum(_two(len(c)) for c in found)
    return 2 * right / both if both else 0.0


def _two(n: int) -> int:
    return n * (n - 1) // 2


def ceaf_e(gold: Clusters, found: Clusters) -> float:
    """F under the best one-to-one matching of entities, each pair weighed by 2 |shared| / (|true| + |found|)."""
    home = {m: n for n, cluster in enumerate(found) for m in cluster}
    weights: dict[tuple[int, int], float] = {}
    for g, cluster in enumerate(gold):
        for f, shared in Counter(home[m] for m in cluster if m in home).items():
            weights[g, f] = 2 * shared / (len(cluster) + len(found[f]))
    best = sum(_matching(part) for part in _parts(weights))
    return _f(best / len(gold) if gold else 0.0, best / len(found) if found else 0.0)


def _f(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _parts(weights: dict[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """The weights, apart where no cluster is shared: each part is matched by itself."""
    rows: dict[int, list[int]] = defaultdict(list)
    columns: dict[int, list[int]] = defaultdict(list)
    for g, f in weights:
        rows[g].append(f)
        columns[f].append(g)
    out, seen = [], set()
    for start in rows:
        if start in seen:
            continue
        part: dict[tuple[int, int], float] = {}
        waiting = [start]
        seen.add(start)
        while waiting:
            g = waiting.pop()
            for f in rows[g]:
                part[g, f] = weights[g, f]
                for other in columns[f]:
                    if other not in seen:
                        seen.add(other)
                        waiting.append(other)
        out.append(part)
    return out


def _matching(weights: dict[tuple[int, int], float]) -> float:
    """The largest sum of weights with each row and column used at most once (Hungarian method)."""
    rows = sorted({g for g, _ in weights})
    columns = sorted({f for _, f in weights})
    if len(rows) > len(columns):
        return _matching({(f, g): w for (g, f), w in weights.items()})
    n, m = len(rows), len(columns)
    cost = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i, g in enumerate(rows, 1):
        for j, f in enumerate(columns, 1):
            cost[i][j] = -weights.get((g, f), 0.0)
    u, v, match, way = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, used = [float("inf")] * (m + 1), [False] * (m + 1)
        while match[j0]:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                now = cost[i0][j] - u[i0] - v[j]
                if now < least[j]:
                    least[j], way[j] = now, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
        while j0:
            match[j0] = match[way[j0]]
            j0 = way[j0]
    return -sum(cost[match[j]][j] for j in range(1, m + 1) if match[j])
