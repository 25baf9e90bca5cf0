"""What is particular to one conflict, as data: a TOML file beside this one, or any file of the same form.

Nothing here knows a conflict. A team adds one by writing a file; without any, everything works with less help.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from solferino.errors import Missing, Refused
from solferino.terms.gazetteer_names import key
from solferino.terms.parties import PartyTerm


@dataclass(frozen=True, slots=True)
class Anchor:
    """A happening that texts count time from: its names, its first and last day (ISO), and who says so."""

    names: tuple[str, ...]
    earliest: str
    latest: str
    source: str


@dataclass(frozen=True, slots=True)
class AnchorFound:
    """An anchor named at `start..end`."""

    start: int
    end: int
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Alias:
    """A renamed, disputed or site name: `others` mean `name` (as the gazetteer has it) in `country` and `admin1`.

    `site` holds the site's own words where the name is one ("Azovstal"), else None. `reason` says why it stands here.
    """

    name: str
    others: tuple[str, ...]
    country: str
    admin1: str | None = None
    site: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Control:
    """Who held a place when: ISO days, inclusive; `latest` None while nobody has reported a change."""

    place: str
    admin1: str | None
    by: str
    earliest: str
    latest: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Context:
    """One conflict. `countries` are those whose places and parties it makes likelier, `needs` those that must be
    named for it to apply by itself, `cues` other words that speak for it, `under_recorded` places where casualties are
    known to be recorded too low (R-CAS-10)."""

    name: str
    title: str
    version: str
    countries: tuple[str, ...]
    needs: tuple[str, ...]
    cues: tuple[str, ...]
    earliest: str | None
    anchors: tuple[Anchor, ...] = ()
    terms: tuple[PartyTerm, ...] = ()
    aliases: tuple[Alias, ...] = ()
    control: tuple[Control, ...] = ()
    under_recorded: tuple[str, ...] = ()
    _pattern: re.Pattern[str] | None = field(default=None, repr=False, compare=False, hash=False)
    _places: re.Pattern[str] | None = field(default=None, repr=False, compare=False, hash=False)

    def find_anchors(self, text: str) -> list[AnchorFound]:
        """Every anchor that the text names, longest name first, in order."""
        if self._pattern is None:
            return []
        by_name = {_plain(n): a for a in self.anchors for n in a.names}
        plain = text.replace("’", "'")
        return [AnchorFound(m.start(), m.end(), by_name[_plain(m.group())]) for m in self._pattern.finditer(plain)]

    def find_aliases(self, text: str) -> list[tuple[Alias, int, int]]:
        """Every renamed or disputed name, and every known site, in the text, with its span, longest name first."""
        if self._places is None:
            return []
        plain = text.replace("’", "'")
        out = []
        for match in self._places.finditer(plain):
            alias = self.alias(match.group())
            if alias is not None:
                out.append((alias, match.start(), match.end()))
        return out

    def holder(self, place: str, day: str, admin1: str | None = None) -> Control | None:
        """Who held the place on an ISO day, as far as the file says: the place's own row before its region's."""
        wanted, area = key(place), key(admin1) if admin1 else None
        for name, within in ((wanted, area), (area, None)):
            for row in self.control:
                if name is None or key(row.place) != name or (within and row.admin1 and key(row.admin1) != within):
                    continue
                if row.earliest <= day and (row.latest is None or day <= row.latest):
                    return row
        return None

    def alias(self, name: str) -> Alias | None:
        """What a renamed or disputed name, or a known site, stands for."""
        return _aliases(self).get(key(name))


@cache
def _aliases(context: Context) -> dict[str, Alias]:
    return {key(other): alias for alias in context.aliases for other in alias.others}


def names() -> tuple[str, ...]:
    """The contexts that ship, by name."""
    folder = resources.files("solferino.contexts")
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


@cache
def load_context(name: str | Path) -> Context:
    """The context of that name, or in that file. Raises Missing (T30) where there is none, Refused (T31) where the file
    is not of the form."""
    if isinstance(name, Path) or "/" in name or name.endswith(".toml"):
        path = Path(name)
        if not path.is_file():
            raise Missing(
                "T30", str(name), "there is no such context file", f"Give a file, or one of: {', '.join(names())}"
            )
        raw = path.read_bytes()
    elif name in names():
        raw = (resources.files("solferino.contexts") / f"{name}.toml").read_bytes()
    else:
        raise Missing("T30", name, "there is no context of this name", _remedy())
    try:
        return _context(tomllib.loads(raw.decode("utf-8")))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused(
            "T31", str(name), f"the context file is not of the form ({error!r})", "Compare it with ukraine.toml"
        ) from error


def _remedy() -> str:
    return f"Give a file, or one of: {', '.join(names())}"


def choose_context(text: str, countries: Mapping[str, int]) -> Context | None:
    """The shipped context that a document is about, or None.

    `countries` counts how often each state, its people or its groups are named (find_parties). The text must name a
    country that the context needs, or two of its cues, and at least half of all mentions must be of its countries; a
    cue counts as one mention. The same text always gives the same context.
    """
    best, most = None, 0.0
    total = sum(countries.values())
    low = text.casefold()
    for name in names():
        context = load_context(name)
        cues = sum(1 for cue in context.cues if cue.casefold() in low)
        own = sum(countries.get(code, 0) for code in context.countries)
        if not any(countries.get(code, 0) for code in context.needs) and cues < 2:
            continue
        weight = own + cues
        if weight >= 2 and 2 * weight >= total and weight > most:
            best, most = context, weight
    return best


def _context(data: Mapping[str, Any]) -> Context:
    anchors = tuple(
        Anchor(tuple(a["names"]), _day(a["from"]), _day(a.get("to", a["from"])), a["source"])
        for a in data.get("anchor", [])
    )
    aliases = tuple(
        Alias(p["name"], tuple(p["others"]), p["country"], p.get("admin1"), p.get("site"), p.get("reason", ""))
        for p in data.get("place", [])
    )
    return Context(
        name=data["name"],
        title=data["title"],
        version=data["version"],
        countries=tuple(data["countries"]),
        needs=tuple(data.get("needs", data["countries"])),
        cues=tuple(data.get("cues", [])),
        earliest=_day(data["earliest"]) if "earliest" in data else None,
        anchors=anchors,
        terms=tuple(_terms(data.get("term", []))),
        aliases=aliases,
        control=tuple(
            Control(
                c["place"], c.get("admin1"), c["by"], _day(c["from"]), _day(c["to"]) if "to" in c else None, c["source"]
            )
            for c in data.get("control", [])
        ),
        under_recorded=tuple(data.get("under_recorded", [])),
        _pattern=_any_of([n for a in anchors for n in a.names], re.IGNORECASE),
        _places=_any_of([n for a in aliases for n in a.others], 0),
    )


def _any_of(phrases: list[str], flags: int) -> re.Pattern[str] | None:
    words = sorted({p.replace("’", "'") for p in phrases}, key=lambda p: (-len(p), p))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)", flags) if words else None


def _terms(rows: Iterable[Mapping[str, Any]]) -> Iterable[PartyTerm]:
    for row in rows:
        for words in row["words"]:
            yield PartyTerm(
                words, row["code"], row.get("kind", "force"), row.get("name", ""), tuple(row.get("unless", []))
            )


def _day(value: str | date) -> str:
    day = value if isinstance(value, date) else date.fromisoformat(value)
    return day.isoformat()


def _plain(text: str) -> str:
    return text.replace("’", "'").casefold()
