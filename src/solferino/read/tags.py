"""What the tags, roles and class names of a web page say: the [html] part of zones.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from solferino.model import ZoneKind
from solferino.read.rules import data

# "has-sidebar" says what stands beside an element, not what it is.
_ABOUT_OTHERS = re.compile(r"^(?:has|no|with|is|page|single|without|js)-")
_COUNTERS = frozenset({"link", "links", "count", "counter", "number", "button", "icon"})


@dataclass(frozen=True, slots=True)
class Tags:
    """Sets of tag names and words; `kinds` is what a tag makes of the text in it."""

    blocks: frozenset[str]
    tight: frozenset[str]
    never_seen: frozenset[str]
    roles: frozenset[str]
    kinds: dict[str, ZoneKind]
    names: tuple[tuple[ZoneKind, frozenset[str]], ...]


@lru_cache(maxsize=1)
def tags() -> Tags:
    """The tags and names as shipped."""
    html = data()["html"]
    return Tags(
        blocks=frozenset(html["blocks"]),
        tight=frozenset(html["tight"]),
        never_seen=frozenset(html["never_seen"]),
        roles=frozenset(html["roles"]),
        kinds={tag: ZoneKind(kind) for kind, found in html["tags"].items() for tag in found},
        names=tuple((ZoneKind(kind), frozenset(found)) for kind, found in html["names"].items()),
    )


@lru_cache(maxsize=4096)
def by_name(names: str) -> ZoneKind | None:
    """What the class and id of an element, lower case with single spaces, say about the text in it."""
    whole = [name for name in names.split() if not _ABOUT_OTHERS.match(name)]
    words = {*whole, *(part for name in whole for part in re.split(r"[-_:]+", name))}
    for kind, found in tags().names:
        if found & words:
            return ZoneKind.FURNITURE if kind is ZoneKind.COMMENT and _COUNTERS & words else kind
    return None
