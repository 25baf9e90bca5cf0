"""Which documents are copies or rewrites of one text (DEP-COPY, method.md §1.6).

MinHash with LSH banding finds candidates in time proportional to the number of documents, however many of them are
copies; exact containment of word shingles then confirms or rejects each candidate. The sketch never decides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from solferino.link.union import Union

SHINGLE = 5  # words: shorter ones meet by chance in reports on one subject
PERMUTATIONS = 128
BANDS = 32  # of 4 rows: a pair of Jaccard 0.4 meets in some band with probability 0.56, 0.5 with 0.87, 0.6 with 0.99
CONTAINED = 0.6  # share of the shorter text's shingles found in the longer one: up to 40 % may be edited (issue 4)
SAMPLES = 8  # documents of one bucket that a newcomer is compared with: bounds a bucket of a million copies
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents and the share of the shorter one's word shingles that stands in the other."""

    left: str
    right: str
    contained: float


def shingles(text: str) -> frozenset[int]:
    """The text's runs of `SHINGLE` words, folded to lower case, as hashes stable between runs."""
    import zlib

    words = _WORD.findall(text.casefold())
    if not words:
        return frozenset()
    size = min(SHINGLE, len(words))
    return frozenset(zlib.crc32(" ".join(words[i : i + size]).encode()) for i in range(len(words) - size + 1))


def copies(texts: Mapping[str, str]) -> list[Copy]:
    """Pairs of documents of which one holds most of the other, enough of them to join every group of copies.

    `texts` is body text by document id. Documents of fewer than 20 words are left out: too little to tell a copy from
    a coincidence. The answer does not depend on the order of `texts`.
    """
    from rensa import RMinHash

    out: list[Copy] = []
    first_with: dict[frozenset[int], str] = {}
    grams: dict[str, frozenset[int]] = {}
    for doc in sorted(texts):
        found = shingles(texts[doc])
        if len(found) < 16:  # about 20 words
            continue
        if (known := first_with.setdefault(found, doc)) != doc:
            out.append(Copy(known, doc, 1.0))
            continue
        grams[doc] = found
    ids = sorted(grams)
    if not ids:
        return out
    digests = RMinHash.digests_from_token_sets([[str(g) for g in sorted(grams[d])] for d in ids], PERMUTATIONS, 42)
    rows = PERMUTATIONS // BANDS
    buckets: dict[tuple[int, tuple[int, ...]], list[str]] = defaultdict(list)
    groups = Union(ids)
    for doc, digest in zip(ids, digests, strict=True):
        seen: set[str] = set()
        for band in range(BANDS):
            bucket = buckets[band, tuple(digest[band * rows : (band + 1) * rows])]
            for other in bucket:
                if other in seen or groups.find(other) == groups.find(doc):
                    continue
                seen.add(other)
                share = contained(grams[doc], grams[other])
                if share >= CONTAINED:
                    groups.join(doc, other)
                    out.append(Copy(other, doc, share))
            if len(bucket) < SAMPLES:
                bucket.append(doc)
    return out


def contained(left: frozenset[int], right: frozenset[int]) -> float:
    """Share of the smaller set that stands in the larger one, 0 to 1."""
    small, large = (left, right) if len(left) <= len(right) else (right, left)
    return len(small & large) / len(small) if small else 0.0
