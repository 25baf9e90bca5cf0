"""Two names as whole strings: of people or bodies, in any script, without knowing which word is what.

For lists that give one string, and for names that have no family name (Arabic, Pashtun, Korean). Words are laid side by
side; what counts is what is left over. Left over on both sides, the names tell two people apart; left over on one side
only, one is the fuller form; two letters in a long name may be a slip. Weights were set on half of a labelled set
(benchmarks.names), the other half measures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from solferino.link.people.namewords import Word, alternatives, plain, split
from solferino.link.people.spellings import cost, distance, only_vowels, slips

_GENERATIONS = {(x, y) for old in ("sr", "senior") for new in ("jr", "junior") for x, y in ((old, new), (new, old))}
_SLIP = 2  # letters in a name
_LONG = 7  # letters of a name in which that many may be a slip


@dataclass(frozen=True, slots=True)
class Likeness:
    """`score` 0 to 1 that the two are one, and why, in words. `certain`: the same words in the same order, script and
    spelling, but for case, accents and stops; forms of address, "Jr" and legal forms too; two telling words at least.
    Two people may still share them."""

    score: float
    reasons: tuple[str, ...]
    certain: bool = False


def likeness(one: str, other: str, *, body: bool = False) -> Likeness:
    """How likely two names are of one person, or with `body` of one organisation; the same whichever comes first."""
    if other < one:
        one, other = other, one
    found = [_likeness(x, y, body) for x, y in product(alternatives(one), alternatives(other))]
    best = max(found, key=lambda found: found.score)
    if len(found) == 1:
        return best
    return Likeness(round(best.score * 0.95, 4), (*best.reasons, "one of several names given"))


def _likeness(one: str, other: str, body: bool) -> Likeness:
    a, b = split(one, body), split(other, body)
    if not a or not b:
        same = one.casefold() == other.casefold()
        return Likeness(0.9 if same else 0.0, ("nothing to compare but the strings",))
    found = _acronym(a, b) or _weigh(a, b, body)
    ours, theirs = plain(one, body), plain(other, body)
    if not body and ours[-1:] + theirs[-1:] in _GENERATIONS:
        return replace(found, score=min(found.score, 0.05), reasons=(*found.reasons, "father and son"))
    return replace(found, certain=True) if ours == theirs and sum(w.weight > 0.5 for w in a) > 1 else found


def _weigh(a: tuple[Word, ...], b: tuple[Word, ...], body: bool) -> Likeness:
    pairs, price, rest_a, rest_b = _aligned(a, b)
    telling = [p for p in pairs if p[0].weight > 0.5 and not p[0].again]
    left, right = _telling(rest_a), _telling(rest_b)
    odds = 1.0 + 2.0 * min(2, len(telling)) - price
    reasons = [f"{len(pairs)} words agree"]
    slip = _slip(telling, rest_a, rest_b) if price <= 1 else 0
    if slip:
        odds = 2.0 + 0.1 * min(10, sum(len(p[0].latin) for p in telling))
        reasons.append(f"{slip} letters differ")
    elif not telling:
        odds -= 6
        reasons.append("no telling word in common")
    if left and right and not slip:
        odds -= 5.0 + 2.0 * min(left, right)
        reasons.append("each has a word that the other lacks")
    elif (left or right) and not slip:
        spare = left + right
        if body:
            odds -= 4.5 * spare
        elif len(telling) < 2:
            odds -= 3.0
        else:
            odds -= 0.5 * spare
        reasons.append("one is the fuller form")
    if price:
        reasons.append("spellings differ")
    if not body and _reversed(a, b):
        odds -= 6
        reasons.append("father and son the other way round")
    return Likeness(round(1 / (1 + 2.0**-odds), 4), tuple(reasons))


def _telling(rest: Sequence[Word]) -> float:
    return sum(w.weight for w in rest if w.weight > 0.3)


def _slip(telling: Sequence[tuple[Word, Word]], rest_a: Sequence[Word], rest_b: Sequence[Word]) -> int:
    """Letters that differ in the words left over, where that is little against a long name; 0 where it is not."""
    left, right = ([w for w in rest if w.weight > 0.3] for rest in (rest_a, rest_b))
    if not left or not right:
        return 0
    letters = sum(len(x.latin) for x, _ in telling) + min(sum(len(w.latin) for w in r) for r in (left, right))
    number = any(w.text.isdigit() for w in (*left, *right))  # the 72nd and the 73rd brigade are two
    if letters < _LONG or (number and len(telling) < 3):
        return 0
    found = slips(left, right)
    return found if found <= _SLIP else 0


def _reversed(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether "X bin Y" stands against "Y bin X"."""

    def sons(found: Sequence[Word]) -> set[tuple[str, str]]:
        at = [n for n, w in enumerate(found) if w.text in ("bin", "ibn", "ben", "bint")]
        named = [(n, w) for n, w in enumerate(found) if w.weight > 0.5]
        return {
            (before[-1].key, after[0].key)
            for k in at
            if (before := [w for n, w in named if n < k]) and (after := [w for n, w in named if n > k])
        }

    return bool(sons(a) & {(y, x) for x, y in sons(b)})


def _aligned(a: tuple[Word, ...], b: tuple[Word, ...]) -> tuple[list[tuple[Word, Word]], float, list[Word], list[Word]]:
    """Pairs of words that agree, what their differences cost (log2), and what is left over on each side. A word that
    its name has already counts as left over only against another one."""
    options = [(cost(x, y), i, k, 1, 1) for (i, x), (k, y) in product(enumerate(a), enumerate(b))]
    options += [(c, i, k, n, 1) for i, k, n, c in _joined(a, b)]
    options += [(c, i, k, 1, n) for k, i, n, c in _joined(b, a)]
    used_a: set[int] = set()
    used_b: set[int] = set()
    pairs, total = [], 0.0
    for price, i, k, n, m in sorted(
        (o for o in options if o[0] is not None), key=lambda o: (o[0], -o[3] - o[4], o[1], o[2])
    ):
        ours, theirs = set(range(i, i + n)), set(range(k, k + m))
        if ours & used_a or theirs & used_b:
            continue
        used_a |= ours
        used_b |= theirs
        pairs.append((a[i], b[k]))
        total += price or 0.0
    rest_a = [w for n, w in enumerate(a) if n not in used_a]
    rest_b = [w for n, w in enumerate(b) if n not in used_b]
    fresh_a, fresh_b = ([w for w in rest if not w.again] for rest in (rest_a, rest_b))
    return pairs, total, rest_a if fresh_b else fresh_a, rest_b if fresh_a else fresh_b


def _joined(many: Sequence[Word], few: Sequence[Word]) -> Iterator[tuple[int, int, int, float]]:
    """Words of one side that make one word of the other when written together."""
    for n in range(2, 5):
        for i in range(len(many) - n + 1):
            whole = "".join(w.folded for w in many[i : i + n])
            for k, word in enumerate(few):
                if word.text == "".join(w.text[0] for w in many[i : i + n]) and n < 4:
                    yield i, k, n, 1.0
                elif len(word.folded) > 4 and whole == word.folded:
                    yield i, k, n, 0.3
                elif len(word.folded) > 4 and (
                    only_vowels(whole, word.folded)
                    or (distance(whole, word.folded) <= (len(whole) > 7) + (len(whole) > 9))
                ):
                    yield i, k, n, 0.9


def _acronym(a: tuple[Word, ...], b: tuple[Word, ...]) -> Likeness | None:
    for short, full in ((a, b), (b, a)):
        letters = {"".join(w.text[0] for w in found) for found in (full, [w for w in full if w.weight > 0.3])}
        if len(full) >= 3 and len(short) <= 2 and short[0].text in letters and len(short[0].text) > 2:
            return Likeness(0.85, ("one is made of the other's first letters",))
    return None
