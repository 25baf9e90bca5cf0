"""What a team may set, one frozen table: type, default, unit, sentence.

One route: the defaults here, overridden by `case.toml` in the case folder, overridden by the caller. Nothing else is
read, no environment variable in particular, so that a case behaves alike on every machine. A test fails when a field
has no sentence.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from solferino.errors import Refused


def _set(default: Any, unit: str, sentence: str, low: int | None = None, high: int | None = None) -> Any:
    meta = {"unit": unit, "sentence": sentence, "low": low, "high": high}
    if callable(default):
        return field(default_factory=default, metadata=meta)
    return field(default=default, metadata=meta)


def _cores() -> int:
    # Four: beyond that the reading processes wait for the disk and the memory of a laptop (about 1 GB each) runs out.
    return min(4, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one case."""

    workers: int = _set(_cores, "processes", "How many processes read and extract side by side.", 1, 256)
    max_file_mb: int = _set(64, "MB", "A file larger than this is refused when it comes in.", 1, 65536)
    read_timeout_s: int = _set(60, "seconds", "Reading one document may take this long.", 1, 86400)
    read_memory_mb: int = _set(1024, "MB", "Reading one document may take this much memory.", 128, 1048576)
    read_max_chars: int = _set(5_000_000, "code points", "A text longer than this is refused.", 1000, 1_000_000_000)
    max_pages: int = _set(2000, "pages", "A document with more pages than this is refused.", 1, 1_000_000)
    context: str = _set(
        "auto", "name", "The context file to read with: its name, `none`, or `auto` to let the texts tell."
    )
    extractor: str = _set(
        "rules",
        "name",
        "What extracts: `rules`, built in; or `llm`, a language model of yours (`llm_file`, `llm_address`).",
    )
    llm_file: str = _set(
        "none", "path", "The language model as a GGUF file, run on this machine; a path from the case folder on."
    )
    llm_address: str = _set(
        "none", "address", "Where the language model answers, OpenAI-compatible; the texts of the case go there."
    )
    llm_model: str = _set("local", "name", "Which model is asked for at that address.")
    llm_timeout_s: int = _set(120, "seconds", "How long one passage may take the language model.", 1, 86400)
    policy: str = _set("un", "name", "The policy table by which standards of proof are proposed.")
    periods: str = _set(
        "months",
        "periods",
        "Which periods the report compares: `months`, or A..B,C..D as `counts --periods` takes them.",
    )
    org_name: str = _set("the documentation team", "words", "How the report calls the organisation that writes it.")


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the table: `low` and `high` bound a number, inclusive; None where there is no bound."""

    name: str
    kind: str
    default: int | str
    unit: str
    sentence: str
    low: int | None
    high: int | None


def table() -> tuple[Setting, ...]:
    """Every setting in the order of the class, for help texts, the documentation and a new `case.toml`."""
    base = Settings()
    return tuple(
        Setting(
            name=f.name,
            kind=type(getattr(base, f.name)).__name__,
            default=getattr(base, f.name),
            unit=f.metadata["unit"],
            sentence=f.metadata["sentence"],
            low=f.metadata["low"],
            high=f.metadata["high"],
        )
        for f in fields(Settings)
    )


def load(path: Path) -> Settings:
    """The settings in the file `path` (TOML) over the defaults. Refused S70 where it is not TOML, S71 and S72 as in
    `override`; the defaults where there is no such file."""
    try:
        raw = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return Settings()
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused("S70", path.name, f"is not a readable TOML file ({error})", "Correct the line it names") from None
    return override(Settings(), raw, path.name)


def override(settings: Settings, values: dict[str, Any], where: str) -> Settings:
    """`settings` with `values` in their place. Refused S71 for a key that is no setting, S72 for a value that it
    cannot take; `where` names the place the values come from."""
    known = {s.name: s for s in table()}
    for name, value in values.items():
        if name not in known:
            raise Refused("S71", f"{where}, {name}", "there is no such setting", f"Known ones: {', '.join(known)}")
        problem = _problem(known[name], value)
        if problem:
            raise Refused("S72", f"{where}, {name}", problem, f"For example: {name} = {toml(known[name].default)}")
    return replace(settings, **values)


def _problem(setting: Setting, value: Any) -> str | None:
    if type(value).__name__ != setting.kind:
        return f"the value must be {'a whole number' if setting.kind == 'int' else 'words in quotation marks'}"
    if isinstance(value, int) and setting.low is not None and setting.high is not None:
        if not setting.low <= value <= setting.high:
            return f"the value must be from {setting.low} to {setting.high} {setting.unit}"
    elif isinstance(value, str) and not value.strip():
        return "the value is empty"
    return None


def toml(value: int | str) -> str:
    """The value as TOML writes it."""
    if isinstance(value, int):
        return str(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def template() -> str:
    """A `case.toml` in which every setting stands with its sentence, commented out at its default."""
    lines = ["# The settings of this case. Take the # away before a line to change it.", ""]
    for setting in table():
        lines += [f"# {setting.sentence} ({setting.unit})", f"# {setting.name} = {toml(setting.default)}", ""]
    return "\n".join(lines)
