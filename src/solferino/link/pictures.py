"""Which pictures are one: the same bytes, or marks (read/pictures.py) that lie the same way in both.

DEP-COPY (method.md §1.6: same image hash, exact or perceptual). A crop, a resize and a picture saved again keep many of
their marks where they were, up to one scale and one shift; two pictures of one place do not. Candidates are found by
buckets of bits, a few to each picture however many copies there are, and each pair is then checked mark by mark.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from solferino.link.presumed import MARK
from solferino.link.union import Union
from solferino.model import Passage, Picture, Rendition, Span, ZoneKind

LIKE = 14  # bits of 63 that may differ between two views of one mark
NEAR = 0.02  # how far a mark may be from where it should lie, in units of the longer side
FEWEST = 10  # marks that lie the same way
CLEARER = 4  # bits by which the best view of a mark must be better than the next: forms and icons repeat their corners
SHARE = 0.45  # of the marks that both pictures can have, at one scale: a stamp in a corner is no picture …
CROPPED = 0.25  # … and where one shows a part of the other at half its scale or less, for then many marks are too fine
TONES = 0.95  # correlation of light and dark in what both show
OVERLAP = 0.25  # of the smaller picture that both show
REACH = 200  # characters from a picture to the words under it: a credit may stand between
_SMALL = 32  # pixels of either side of the picture in small
_BANDS = 3
_BITS = 21  # of a band
_MEETINGS = 3  # bands in which two pictures must meet to be compared
_CROWD = 20  # pictures in a bucket beyond which each meets only the first and the one before

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Marks:
    at: Points  # x, y of each in units of the longer side
    bits: NDArray[np.uint64]
    small: Points
    frame: tuple[float, float]  # width and height in the same units


def same_pictures(pictures: Iterable[Picture]) -> dict[str, str]:
    """For the digest of each picture the least digest of all that are the same picture. The order in which they come
    makes no difference."""
    known = {p.sha256: marks(p) for p in sorted(pictures, key=lambda p: p.sha256)}
    names = list(known)
    groups = Union()
    for i, j in _meeting([known[n].bits for n in names]):
        left, right = names[i], names[j]
        if groups.find(left) != groups.find(right) and agree(known[left], known[right]):
            groups.join(left, right)
    lead: dict[str, str] = {}
    return {digest: lead.setdefault(groups.find(digest), digest) for digest in names}


def marks(picture: Picture) -> _Marks:
    """The marks of a picture as arrays."""
    whole = bytes.fromhex(picture.looks)
    small = np.frombuffer(whole, dtype=np.uint8, count=_SMALL * _SMALL).reshape(_SMALL, _SMALL).astype(np.float64)
    raw = whole[_SMALL * _SMALL :]
    count = len(raw) // 12
    at = np.frombuffer(raw, dtype=">u2", count=2 * count).reshape(count, 2).astype(np.float64) / 60_000
    bits = np.frombuffer(raw, dtype=">u8", offset=4 * count, count=count).astype(np.uint64)
    longer = max(picture.width, picture.height, 1)
    return _Marks(at, bits, small, (picture.width / longer, picture.height / longer))


def _meeting(bits: Sequence[NDArray[np.uint64]]) -> list[tuple[int, int]]:
    """Pairs of pictures that meet in several buckets of bits."""
    buckets: dict[tuple[int, int], list[int]] = defaultdict(list)
    last = np.uint64((1 << _BITS) - 1)
    for n, found in enumerate(bits):
        for band in range(_BANDS):
            for key in np.unique((found >> np.uint64(_BITS * band)) & last).tolist():
                buckets[band, key].append(n)
    met: Counter[tuple[int, int]] = Counter()
    for inside in buckets.values():
        if len(inside) <= _CROWD:
            met.update(combinations(inside, 2))
        else:
            met.update({(one, other) for k, other in enumerate(inside[1:], 1) for one in (inside[0], inside[k - 1])})
    return sorted(pair for pair, times in met.items() if times >= _MEETINGS)


def agree(a: _Marks, b: _Marks) -> float:
    """The share of marks that lie the same way in both, 0 where they are two pictures."""
    if min(len(a.bits), len(b.bits)) < FEWEST:
        return 0.0
    i, j = _views(a, b)
    if len(i) < FEWEST:
        return 0.0
    here, there = a.at[i], b.at[j]
    best, laid = 0, (1.0, np.zeros(2))
    for scale, shift in _ways(here, there):
        fits = np.hypot(*(here * scale + shift - there).T) <= NEAR
        count = int(fits.sum())
        if count > best:
            best, laid = count, (scale, shift)
    if best < FEWEST:
        return 0.0
    scale, shift = laid
    both = min(int(_inside(a.at * scale + shift, b.frame).sum()), int(_inside((b.at - shift) / scale, a.frame).sum()))
    share = best / max(both, 1)
    least = max(CROPPED, SHARE - (SHARE - CROPPED) * abs(np.log2(scale)))
    alike = (
        share >= least and _shared(a.frame, b.frame, scale, shift) >= OVERLAP and _tones(a, b, scale, shift) >= TONES
    )
    return min(1.0, share) if alike else 0.0


def _views(a: _Marks, b: _Marks) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Marks of both that are clearly views of each other, and of no other mark elsewhere."""
    apart = np.bitwise_count(a.bits[:, None] ^ b.bits[None, :]).astype(np.int64)
    there = apart.argmin(axis=1)
    here = np.arange(len(a.bits))
    best = apart[here, there]
    mutual = apart.argmin(axis=0)[there] == here
    elsewhere = np.hypot(*(b.at[None, :, :] - b.at[there][:, None, :]).transpose(2, 0, 1)) > 3 * NEAR
    second = np.where(elsewhere, apart, 64).min(axis=1)
    good = (best <= LIKE) & (second - best >= CLEARER) & mutual
    return here[good], there[good]


def _tones(a: _Marks, b: _Marks, scale: float, shift: Points) -> float:
    """The correlation of light and dark, -1 to 1, over what both show."""
    low = np.maximum(0.0, shift)
    high = np.minimum(np.array(b.frame), np.array(a.frame) * scale + shift)
    steps = (np.arange(24) + 0.5) / 24
    there = np.stack(np.meshgrid(*(low[k] + steps * (high[k] - low[k]) for k in (0, 1)), indexing="ij"), axis=-1)
    one = _sampled(a, (there - shift) / scale)
    other = _sampled(b, there)
    if min(one.std(), other.std()) < 1.0:
        return 0.0
    return float(np.corrcoef(one.ravel(), other.ravel())[0, 1])


def _sampled(m: _Marks, at: Points) -> Points:
    """The light of the picture in small at these places, between its pixels too."""
    spot = np.clip(at / np.array(m.frame) * _SMALL - 0.5, 0, _SMALL - 1.001)
    x, y = spot[..., 0], spot[..., 1]
    left, top = x.astype(np.int64), y.astype(np.int64)
    u, v = x - left, y - top
    upper = m.small[top, left] * (1 - u) + m.small[top, left + 1] * u
    lower = m.small[top + 1, left] * (1 - u) + m.small[top + 1, left + 1] * u
    out: Points = upper * (1 - v) + lower * v
    return out


def _ways(here: Points, there: Points) -> Iterator[tuple[float, Points]]:
    """Scales and shifts that bring two marks of one picture onto two of the other."""
    order = np.lexsort((there[:, 1], there[:, 0], here[:, 1], here[:, 0]))
    here, there = here[order], there[order]
    for step in range(1, len(here)):
        one, other = here[step:], here[:-step]
        wide = np.hypot(*(one - other).T)
        far = np.hypot(*(there[step:] - there[:-step]).T)
        good = (wide > 0.1) & (far > 0.05)
        scales = far[good] / wide[good]
        shifts = there[step:][good] - one[good] * scales[:, None]
        for scale, shift in zip(scales.tolist(), shifts, strict=True):
            if 0.3 <= scale <= 3.4:
                yield scale, shift


def _inside(at: Points, frame: tuple[float, float]) -> NDArray[np.bool_]:
    out: NDArray[np.bool_] = np.all((at >= 0) & (at <= np.array(frame)), axis=1)
    return out


def _shared(a: tuple[float, float], b: tuple[float, float], scale: float, shift: Points) -> float:
    """The part that both show, as a share of the smaller picture."""
    sides = [max(0.0, min(b[k], a[k] * scale + float(shift[k])) - max(0.0, float(shift[k]))) for k in (0, 1)]
    smaller = min(a[0] * a[1] * scale * scale, b[0] * b[1])
    return sides[0] * sides[1] / smaller if smaller else 0.0


def alike(renditions: Iterable[Rendition]) -> dict[str, list[Passage]]:
    """For each document that shows a picture which another one shows too, where it does, as a caption that both share:
    the span of the words under it, empty where there are none, and words that name the picture."""
    under: dict[tuple[str, str], Span] = {}
    every: list[Picture] = []
    for r in renditions:
        every += r.pictures
        under |= {(r.document_id, p.sha256): _words_under(p, r) for p in r.pictures}
    lead = same_pictures(every)
    holders: dict[str, set[str]] = defaultdict(set)
    for document, digest in under:
        holders[lead[digest]].add(document)
    out: dict[str, list[Passage]] = defaultdict(list)
    for (document, digest), span in sorted(under.items(), key=lambda item: item[0]):
        key = lead[digest]
        if len(holders[key]) > 1:
            name = " ".join((MARK, key[:16], key[16:32], key[32:48]))
            out[document].append(Passage(span.start, span.end, name))
    return dict(out)


def _words_under(picture: Picture, r: Rendition) -> Span:
    """The caption that follows the picture before the next one does; an empty span where it has none."""
    at = picture.at
    if at is None:
        return Span(0, 0)
    following = min((p.at for p in r.pictures if p.at is not None and p.at > at), default=len(r.text) + 1)
    for zone in r.zones:
        if zone.kind is ZoneKind.CAPTION and at <= zone.start <= at + REACH and zone.start < following:
            return zone.span
    return Span(at, at)
