"""How things stood after the last linking: columns, links and ids as arrays, the rest as JSON, nothing that runs.

What is kept can always be made anew from the record. It holds ids, digests and codes, and no passage and no name of a
victim. It carries a digest of the code and the word lists that made it: after an update all is linked anew.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from solferino.link.cluster import Clusters, Links
from solferino.link.columns import NAMES, Codes, Columns, Words
from solferino.link.copies import Copied, How
from solferino.link.events import Resolved
from solferino.link.judged import Judged
from solferino.link.parts import Part
from solferino.link.scored import Scored
from solferino.link.sketch import Lists, Sketches
from solferino.link.standing import Seen, Standing, Texts
from solferino.link.traces import Accounts, Papers, Traces
from solferino.link.traits import Kind, Traits

T = TypeVar("T")

_MAGIC = b"links001"
_ALIGNED = 64  # bytes that an array begins at a multiple of
_MADE_BY = ("solferino.link", "solferino.terms")
_SCORED = ("lead_rows", "bundle", "back", "lonely")
_RESOLVED = ("component", "home", "stopped")
_COPIED = ("left", "right", "contained", "how")
_LINKS = ("left", "right", "odds", "judged")


def pack(standing: Standing) -> list[memoryview]:
    """The bytes, for `unpack`, in pieces; not copied together, for at a million allegations they are 800 MB."""
    index = standing.index
    s, made, judged = index.scored, index.made, index.judged
    texts, papers = standing.texts, standing.traces.papers
    arrays = {f"all_{n}": getattr(s.all, n) for n in NAMES if n != "ids"}
    arrays |= {n: getattr(s, n) for n in _SCORED} | {n: getattr(index, n) for n in _RESOLVED}
    arrays |= {"clusters": made.home} | _traced(standing)
    for name, links in _links(index).items():
        arrays |= {f"{name}_{n}": getattr(links, n) for n in _LINKS}
    arrays |= {
        name: _lines(values)
        for name, values in (
            ("ids", s.all.ids.tolist()),
            ("sketched", texts.sketches.ids),
            ("named", papers.ids),
            ("since", papers.since),
            ("days", papers.days),
            ("told", standing.traces.accounts.ids),
            ("origins", standing.traces.origins),
        )
    }
    rest = {
        "code": code(),
        "words": s.all.codes.words.values,
        "acts": [[family, sorted(acts)] for family, acts in s.all.codes.acts.values],
        "names": [sorted(names) for names in s.all.codes.names.values],
        "judged": [
            [[*pair, why] for pair, why in sorted(judged.same.items())],
            {a: sorted(others) for a, others in sorted(judged.never.items())},
            sorted(judged.refused),
        ],
        "seen": _values(texts.seen),
        "looked": [[key, *(found or ())] for key, found in texts.looked.items()],
        "wide": [[sorted(v) if isinstance(v, frozenset) else v for v in _values(t)] for t in standing.wide],
        "parts": [_values(p) for p in standing.parts],
        "whole": standing.whole,
        "stamps": standing.stamps,
    }
    arrays["rest"] = np.frombuffer(_json(rest), dtype=np.uint8)
    return _packed(arrays)


def unpack(content: bytes | memoryview) -> Standing | None:
    """How things stood; None where other code made the bytes or they cannot be read."""
    try:
        arrays = _unpacked(content)
        rest = json.loads(arrays["rest"].tobytes())
        return _standing(arrays, rest) if rest["code"] == code() else None
    except (ValueError, KeyError, TypeError):
        return None


def _packed(arrays: Mapping[str, NDArray[Any]]) -> list[memoryview]:
    """The arrays one after another behind what they are. A zip file would be summed up once more, and copied out of:
    its name is a digest of it all the same."""
    head = _json({name: [array.dtype.str, array.shape] for name, array in arrays.items()})
    start = _MAGIC + len(head).to_bytes(8, "little") + head
    out = [memoryview(start + bytes(-len(start) % _ALIGNED))]
    for _, array in sorted(arrays.items()):  # as the head is
        out.append(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
        out.append(memoryview(bytes(-array.nbytes % _ALIGNED)))
    return out


def _unpacked(content: bytes | memoryview) -> dict[str, NDArray[Any]]:
    """The arrays as they lie in the bytes, not copied and not to be written to. ValueError where these are none."""
    begin = len(_MAGIC) + 8
    if bytes(content[: len(_MAGIC)]) != _MAGIC:
        raise ValueError("not what was packed")
    at = begin + int.from_bytes(content[len(_MAGIC) : begin], "little")
    head = json.loads(bytes(content[begin:at]))
    at += -at % _ALIGNED
    found: dict[str, NDArray[Any]] = {}
    for name, (kind, shape) in head.items():
        dtype, count = np.dtype(kind), math.prod(shape)
        found[name] = np.frombuffer(content, dtype, count, at).reshape(shape)
        at += -found[name].nbytes % _ALIGNED + found[name].nbytes
    return found


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), sort_keys=True).encode()


def _standing(arrays: Mapping[str, Any], rest: Mapping[str, Any]) -> Standing:
    codes = Codes(
        Words(rest["words"]),
        Words([(family, frozenset(acts)) for family, acts in rest["acts"]]),
        Words([frozenset(names) for names in rest["names"]]),
    )
    ids = np.array(_listed(arrays["ids"]), dtype=object)
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
        _traces(arrays),
        _texts(arrays, rest),
        [_wide(values) for values in rest["wide"]],
        [Part(*values) for values in rest["parts"]],
        rest["whole"],
        rest["stamps"],
    )


def _traced(standing: Standing) -> dict[str, Any]:
    """The arrays of origins and texts. Lists of numbers are two arrays each."""
    arrays: dict[str, Any] = {"ties": standing.traces.ties, "known": standing.traces.known}
    arrays |= {f"copied_{n}": getattr(standing.texts.copied, n) for n in _COPIED}
    for name, table in (
        ("papers", standing.traces.papers),
        ("accounts", standing.traces.accounts),
        ("sketches", standing.texts.sketches),
    ):
        for f in fields(table):
            value = getattr(table, f.name)
            if isinstance(value, Lists):
                arrays |= {f"{name}_{f.name}_starts": value.starts, f"{name}_{f.name}_values": value.values}
            elif not isinstance(value, list):
                arrays[f"{name}_{f.name}"] = value
    return arrays


def _lines(values: Sequence[str | None]) -> NDArray[np.uint8]:
    """Ids or days as bytes, each with a line end behind it: a million as JSON take ten times as long. None is empty."""
    return np.frombuffer("".join(f"{v or ''}\n" for v in values).encode(), dtype=np.uint8)


def _listed(lines: NDArray[np.uint8]) -> list[str]:
    return lines.tobytes().decode().split("\n")[:-1]


def _values(one: Traits | Part | Seen) -> list[Any]:
    return [getattr(one, f.name) for f in fields(one)]


def _table(kind: type[T], name: str, arrays: Mapping[str, Any], **lists: Any) -> T:
    values = dict(lists)
    for f in fields(kind):  # type: ignore[arg-type]
        key = f"{name}_{f.name}"
        if f.name not in values:
            whole = key in arrays
            values[f.name] = arrays[key] if whole else Lists(arrays[f"{key}_starts"], arrays[f"{key}_values"])
    return kind(**values)


def _traces(arrays: Mapping[str, Any]) -> Traces:
    ids, since = _listed(arrays["named"]), _listed(arrays["since"])
    days = [day or None for day in _listed(arrays["days"])]
    return Traces(
        _table(Papers, "papers", arrays, ids=ids, since=since, days=days),
        _table(Accounts, "accounts", arrays, ids=_listed(arrays["told"])),
        arrays["ties"],
        _listed(arrays["origins"]),
        arrays["known"],
    )


def _texts(arrays: Mapping[str, Any], rest: Mapping[str, Any]) -> Texts:
    how = {h.value: h for h in How}
    sketches = _table(Sketches, "sketches", arrays, ids=_listed(arrays["sketched"]))
    return Texts(
        Seen(*rest["seen"]),
        sketches,
        Copied(sketches.ids, *(arrays[f"copied_{n}"] for n in _COPIED)),
        {key: (found[0], how[found[1]]) if found else None for key, *found in rest["looked"]},
    )


def _wide(values: list[Any]) -> Traits:
    names = [f.name for f in fields(Traits)]
    made: dict[str, Any] = {n: frozenset(v) if isinstance(v, list) else v for n, v in zip(names, values, strict=True)}
    made["kind"] = Kind(made["kind"])
    return Traits(**made)


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
