"""What the columns of a list mean: proposed by the words of its header, decided by a person, kept as TOML.

[list]      series, publisher, edition, as_of, derived_from: what the list is
[read]      sheets, header: where the rows are; dates = "dmy", "mdy" or "ymd"
[all]       what holds for every row, as status = "CST-CIV" for a list of civilians
[columns]   header = field; "" keeps a column in the vault without a meaning, "ignore" leaves it out
[values.f]  word = code, for the words of this list that Solferino does not know
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping as Found
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from solferino.errors import Refused
from solferino.measure.register.fields import CODED, FIELDS, IGNORED, OF_ALL, SEVERAL, codes, plain, words

ORDERS = ("dmy", "mdy", "ymd")
ABOUT = ("series", "publisher", "title", "edition", "as_of", "derived_from")
WHO = ("number", "name", "last", "first")  # at least one of these says who a row is about
SERIES = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_TOML_TWICE = re.compile(r"Cannot (?:overwrite a value|declare)|already|duplicate", re.IGNORECASE)
_PARTS = ("list", "read", "all", "columns", "values")


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one list is read. `columns` are (header, field) in the order of the file; `header` the row with the headers,
    from 1, None to find it; `sheets` the names of those to read, empty for all that are not hidden."""

    series: str
    columns: tuple[tuple[str, str], ...]
    publisher: str | None = None
    title: str | None = None
    edition: str | None = None
    as_of: str | None = None
    derived_from: str | None = None
    sheets: tuple[str, ...] = ()
    header: int | None = None
    dates: str = "dmy"
    encoding: str | None = None
    delimiter: str | None = None
    of_all: Found[str, str] = field(default_factory=dict)
    values: Found[str, Found[str, str]] = field(default_factory=dict)

    def where(self, name: str) -> list[int]:
        """The positions of the columns with this field."""
        return [i for i, (_, f) in enumerate(self.columns) if f == name]


def propose(series: str, headers: Sequence[str], **more: Any) -> Mapping:
    """A mapping by the words of the headers; what they do not tell is left "" and stays in the vault. Where two columns
    could be one field neither is taken: a person must say which."""
    known = words().columns
    found = [known.get(plain(h), "") for h in headers]
    twice = {f for f, n in Counter(found).items() if n > 1 and f not in SEVERAL}
    return Mapping(series, tuple((h, "" if f in twice else f) for h, f in zip(headers, found, strict=True)), **more)


def doubts(mapping: Mapping) -> list[str]:
    """What a person must settle before a proposed mapping can be used; empty where it can be."""
    known = words().columns
    out = []
    wanted = Counter(known.get(plain(h), "") for h, _ in mapping.columns)
    for name, count in sorted(wanted.items()):
        if name and count > 1 and name not in SEVERAL:
            which = ", ".join(f"“{h}”" for h, _ in mapping.columns if known.get(plain(h)) == name)
            out.append(f"{count} columns could be {name}: {which}")
    if not any(mapping.where(name) for name in WHO):
        out.append("no column says who a row is about (name, last, first or number)")
    return out


def check(mapping: Mapping, about: str) -> None:
    """Refused M03 where a column or a field is mapped twice, M05 for an unknown field or code, M08 where no column
    says who a row is about."""
    fields = Counter(f for _, f in mapping.columns if f)
    for name, count in sorted(fields.items()):
        if name != IGNORED and name not in FIELDS:
            raise Refused("M05", f"{about}, {name}", "there is no such field", f"Fields: {', '.join(FIELDS)}, ignore")
        if count > 1 and name not in (*SEVERAL, IGNORED):
            which = " and ".join(f"“{h}”" for h, f in mapping.columns if f == name)
            raise Refused("M03", about, f"{which} are both mapped to {name}", 'Keep one, set the other to ""')
    for name, code in mapping.of_all.items():
        _check_code(f"{about}, [all] {name}", name, code, OF_ALL)
    for name, found in mapping.values.items():
        for code in found.values():
            _check_code(f"{about}, [values.{name}]", name, code, CODED)
    if not any(fields[name] for name in WHO):
        what = "no column says who a row is about"
        raise Refused("M08", about, what, "Map one to name, last, first or number")


def _check_code(where: str, name: str, code: str, allowed: Sequence[str]) -> None:
    if name not in allowed:
        raise Refused("M05", where, "there is no such field here", f"Fields: {', '.join(allowed)}")
    known = codes(name)
    if known and code not in known:
        raise Refused("M05", where, f"{name} has no code {code[:40]}", f"Codes: {', '.join(sorted(known))}")


def read_mapping(text: str, about: str, series: str | None = None) -> Mapping:
    """The mapping that the TOML says, checked. Refused M02 where it cannot be read, M03 where a column stands twice in
    it, M05 and M08 as in `check`. `series` names the list where the mapping does not."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if _TOML_TWICE.search(str(error)):
            what = f"a column or a field stands twice ({error})"
            raise Refused("M03", about, what, "Take one of the two lines away") from None
        raise Refused("M02", about, f"is not readable TOML ({error})", "Correct the line it names") from None
    strange = [p for p in raw if p not in _PARTS] + [p for p in raw if p in _PARTS and not isinstance(raw[p], dict)]
    if strange:
        raise Refused("M02", f"{about}, {strange[0]}", "there is no such part", f"Parts: {', '.join(_PARTS)}")
    told, read = _strings(raw.get("list", {}), ABOUT, f"{about}, [list]"), raw.get("read", {})
    values = {name: _strings(v, None, f"{about}, [values.{name}]") for name, v in raw.get("values", {}).items()}
    mapping = Mapping(
        series=told.get("series") or series or "",
        columns=tuple(_strings(raw.get("columns", {}), None, f"{about}, [columns]").items()),
        **{k: told.get(k) or None for k in ABOUT if k != "series"},  # type: ignore[arg-type]
        **_reading(read, f"{about}, [read]"),
        of_all=_strings(raw.get("all", {}), None, f"{about}, [all]"),
        values={name: {plain(word): code for word, code in v.items()} for name, v in values.items()},
    )
    if not SERIES.fullmatch(mapping.series):
        what = "the series of the list needs a short name of small letters, digits, dots and dashes"
        raise Refused("M02", f"{about}, series", what, 'For example: series = "memorial-book"')
    if mapping.as_of and not _ISO.fullmatch(mapping.as_of):
        raise Refused("M02", f"{about}, as_of", "is no date", "Write YYYY, YYYY-MM or YYYY-MM-DD")
    check(mapping, about)
    return mapping


def _reading(read: Found[str, Any], where: str) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for name, value in read.items():
        fine = {
            "sheets": isinstance(value, list) and all(isinstance(v, str) for v in value),
            "header": isinstance(value, int) and not isinstance(value, bool) and value > 0,
            "dates": value in ORDERS,
            "encoding": isinstance(value, str),
            "delimiter": isinstance(value, str) and len(value) <= 1,
        }
        if not fine.get(name, False):
            remedy = "sheets = [names], header = number of the row, dates = dmy, mdy or ymd, encoding, delimiter"
            raise Refused("M02", f"{where} {name}", "is not known or has a value that it cannot take", remedy)
        out[name] = tuple(value) if name == "sheets" else value or None
    return out


def _strings(raw: Any, allowed: Sequence[str] | None, where: str) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise Refused("M02", where, "is no table", "Write it as the mapping that `list mapping` prints")
    for name, value in raw.items():
        if allowed is not None and name not in allowed:
            raise Refused("M02", f"{where} {name}", "is not known", f"Known: {', '.join(allowed)}")
        if not isinstance(value, str):
            raise Refused("M02", f"{where} {name}", "must be words in quotation marks", f'{name} = "…"')
    return dict(raw)


def write_mapping(mapping: Mapping, remarks: Found[str, str] | None = None) -> str:
    """The mapping as TOML that `read_mapping` reads; `remarks` stand behind columns, by header."""
    told = remarks or {}
    lines = ["# What the columns of this list mean. Correct it, then import the list again with it.", "", "[list]"]
    for name in ABOUT:
        lines.append(f"{name} = {_toml(getattr(mapping, name) or '')}")
    lines += ["", "[read]", f'dates = "{mapping.dates}"  # order of day, month and year where a date does not tell']
    if mapping.header is not None:
        lines.append(f"header = {mapping.header}")
    if mapping.sheets:
        lines.append(f"sheets = [{', '.join(_toml(s) for s in mapping.sheets)}]")
    lines += [f"{n} = {_toml(v)}" for n in ("encoding", "delimiter") if (v := getattr(mapping, n))]
    lines += ["", "[all]", f"# what holds for every row where no column says it: {', '.join(OF_ALL)}"]
    lines += [f"{name} = {_toml(code)}" for name, code in mapping.of_all.items()]
    lines += ["", "[columns]", f"# fields: {', '.join(FIELDS)}", '# "" keeps a column in the vault, "ignore" does not']
    for header, name in mapping.columns:
        remark = f"  # {told[header]}" if header in told else ""
        lines.append(f"{_toml(header)} = {_toml(name)}{remark}")
    for name, found in mapping.values.items():
        lines += ["", f"[values.{name}]", *(f"{_toml(word)} = {_toml(code)}" for word, code in found.items())]
    return "\n".join(lines) + "\n"


def with_columns(mapping: Mapping, headers: Sequence[str], about: str) -> Mapping:
    """The mapping with its columns in the order of the file, those that it does not name kept without a meaning.
    Refused M04 where it names a column that the file does not have."""
    fields = {plain(h): f for h, f in mapping.columns}
    there = {plain(h) for h in headers}
    missing = [h for h, f in mapping.columns if f and f != IGNORED and plain(h) not in there]
    if missing:
        what = f"the file has no column “{missing[0]}”"
        raise Refused("M04", about, what, f"Its columns: {', '.join(headers)[:500]}")
    return replace(mapping, columns=tuple((h, fields.get(plain(h), "")) for h in headers))


def _toml(text: str) -> str:
    out = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in out) + '"'
