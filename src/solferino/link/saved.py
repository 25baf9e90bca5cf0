"""How things stood after the last linking, as bytes: columns and links as arrays, the rest as JSON, nothing that runs.

What is kept can always be made anew from the record. It holds ids, digests and codes, and no passage and no name of a
victim. It carries a digest of the code and the word lists that made it: after an update all is linked anew.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

from solferino.link.cluster import Clusters, Links
from solferino.link.columns import NAMES, Codes, Columns, Words
from solferino.link.events import Resolved
from solferino.link.judged import Judged
from solferino.link.scored import Scored
from solferino.link.standing import Standing

_MADE_BY = ("solferino.link", "solferino.terms")
_SCORED = ("lead_rows", "bundle", "back", "lonely")
_RESOLVED = ("component", "home", "stopped")
_LINKS = ("left", "right", "odds", "judged")


def pack(standing: Standing) -> bytes:
    """The bytes, for `unpack`."""
    index = standing.index
    s, made, judged = index.scored, index.made, index.judged
    arrays = {f"all_{n}": getattr(s.all, n) for n in NAMES if n != "ids"}
    arrays |= {n: getattr(s, n) for n in _SCORED} | {n: getattr(index, n) for n in _RESOLVED}
    arrays |= {"clusters": made.home, "origin_keys": standing.origin[0], "origin_values": standing.origin[1]}
    for name, links in _links(index).items():
        arrays |= {f"{name}_{n}": getattr(links, n) for n in _LINKS}
    rest = {
        "code": code(),
        "ids": s.all.ids.tolist(),
        "words": s.all.codes.words.values,
        "acts": [[family, sorted(acts)] for family, acts in s.all.codes.acts.values],
        "names": [sorted(names) for names in s.all.codes.names.values],
        "judged": [
            [[*pair, why] for pair, why in sorted(judged.same.items())],
            {a: sorted(others) for a, others in sorted(judged.never.items())},
            sorted(judged.refused),
        ],
        "inputs": standing.inputs,
        "wide": sorted(standing.wide),
        "whole": standing.whole,
        "stamps": standing.stamps,
    }
    text = json.dumps(rest, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    out = io.BytesIO()
    np.savez(out, rest=np.frombuffer(text.encode(), dtype=np.uint8), **arrays)
    return out.getvalue()


def unpack(content: bytes) -> Standing | None:
    """How things stood; None where other code made the bytes or they cannot be read."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as found:
            rest = json.loads(found["rest"].tobytes())
            return (
                _standing({n: found[n] for n in found.files if n != "rest"}, rest) if rest["code"] == code() else None
            )
    except (ValueError, KeyError, TypeError, OSError, zipfile.BadZipFile):
        return None


def _standing(arrays: Mapping[str, Any], rest: Mapping[str, Any]) -> Standing:
    codes = Codes(
        Words(rest["words"]),
        Words([(family, frozenset(acts)) for family, acts in rest["acts"]]),
        Words([frozenset(names) for names in rest["names"]]),
    )
    ids = np.array(rest["ids"], dtype=object)
    every = Columns(codes=codes, ids=ids, **{n: arrays[f"all_{n}"] for n in NAMES if n != "ids"})
    links = {
        name: Links(*(arrays[f"{name}_{n}"] for n in _LINKS))
        for name in ("links", "denials", "held", "blocked", "denied", "open")
    }
    same, never, refused = rest["judged"]
    judged = Judged(
        {(a, b): why for a, b, why in same},
        {a: frozenset(others) for a, others in never.items()},
        frozenset((a, b) for a, b in refused),
        {},
        (),
    )
    s = Scored(
        every,
        every.take(arrays["lead_rows"]),
        arrays["lead_rows"],
        arrays["bundle"],
        arrays["back"],
        arrays["lonely"],
        links["links"],
        links["denials"],
    )
    index = Resolved(
        s,
        judged,
        arrays["component"],
        Clusters(arrays["clusters"], links["held"], links["blocked"]),
        arrays["home"],
        links["denied"],
        links["open"],
        arrays["stopped"],
    )
    return Standing(
        index,
        rest["inputs"],
        frozenset(rest["wide"]),
        rest["whole"],
        (arrays["origin_keys"], arrays["origin_values"]),
        rest["stamps"],
    )


def _links(index: Resolved) -> dict[str, Links]:
    return {
        "links": index.scored.links,
        "denials": index.scored.denials,
        "held": index.made.held,
        "blocked": index.made.blocked,
        "denied": index.denials,
        "open": index.open,
    }


@cache
def code() -> str:
    """Digest of the code and the word lists that decide what is kept."""
    digest = hashlib.sha256()
    for package in _MADE_BY:
        for file in sorted(resources.files(package).iterdir(), key=lambda f: f.name):
            if file.is_file() and file.name.endswith((".py", ".toml")):
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()
