"""The set of muc4.py as it lies in its folder: texts in capitals, keys in numbered slots, five roles as JSON."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_HEADER = re.compile(r"^\s*((?:DEV|TST[1-4])-MUC[34]-\d{4})\b.*$", re.MULTILINE)
_MARKS = re.compile(
    r"\[(?:TEXT|REPORT|EXCERPTS?|SUMMARY|(?:BEGIN|END) (?:RECORDING|TEXT)|WORDS? INDISTINCT|[A-Z ]*PASSAGE[A-Z ]*"
    r"|COMMUNIQUE|NO DATE|EDITORIAL REPORT|COMMENTARY|FROM[^\]]*|BY [^\]]*|UNIDENTIFIED [^\]]*)\]"
)
_SLOT = re.compile(r"(\d+)\.\s+[A-Z]+(?: [A-Z]+)*:[A-Z ]*?\s{2,}(.*)")
_ARTICLE = re.compile(
    r"^(?:the|a|an|his|her|their|its|this|that|these|those|some|several|another|other|at least|about|more than|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|a dozen|first|second|third|\d+)\s+"
)


@dataclass(frozen=True, slots=True)
class Key:
    """One template: slot number -> the lines that fill it. `optional`: neither miss nor false alarm."""

    slots: dict[int, list[str]]
    optional: bool


@dataclass(frozen=True, slots=True)
class Item:
    """One text with its templates and its fillers by role: a list of entities, each all of its mentions."""

    name: str
    text: str
    keys: tuple[Key, ...] = ()
    roles: dict[str, list[set[str]]] = field(default_factory=dict)


def read_items(folder: Path, part: str) -> list[Item]:
    """The texts of a part with their labels. SystemExit where the set is not there."""
    places = ["tst1", "tst2"] if part == "test" else ["dev"]
    if not all((folder / p).is_dir() for p in places):
        raise SystemExit(f"{folder}: {', '.join(places)} not there. Give the folder of the set with --data.")
    roles = _read_roles(folder / "five_roles")
    items = []
    for place in places:
        files = sorted((folder / place).iterdir())
        keys: dict[str, list[Key]] = defaultdict(list)
        for path in files:
            if path.name.startswith("key"):
                for name, key in read_keys(path.read_text(encoding="latin-1")):
                    keys[name].append(key)
        for path in files:
            if not path.name.startswith("key"):
                for name, text in read_texts(path.read_text(encoding="latin-1")):
                    items.append(Item(name, text, tuple(keys[name]), roles.get(name, {})))
    return [i for i in items if part in ("all", "test") or is_held_out(i.name) == (part == "held-out")]


def is_held_out(name: str) -> bool:
    """Whether a development text is one of the 300 or so that nothing is tuned on."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 1300 < 300


def read_texts(text: str) -> Iterator[tuple[str, str]]:
    """Name and text of each piece of a file, without its header and the marks of the monitoring service."""
    heads = list(_HEADER.finditer(text))
    for head, after in zip(heads, [*heads[1:], None], strict=True):
        body = text[head.end() : after.start() if after else len(text)]
        yield head[1], _MARKS.sub("", body).strip() + "\n"


def read_keys(text: str) -> Iterator[tuple[str, Key]]:
    """Name and template of each filled template of a key file; none of those that say that a text has no event."""
    slots: dict[int, list[str]] = {}
    at = -1
    for line in [*text.splitlines(), "0.  MESSAGE: ID    -"]:
        if line.startswith(";"):
            continue
        m = _SLOT.match(line)
        if m is None:
            if line.strip() and at > 0:
                slots[at].append(line.strip())
            continue
        at = int(m[1])
        if at == 0 and slots:
            if slots.get(4, ["*"])[0] != "*":
                yield slots[0][0].split()[0], Key(slots, "OPTIONAL" in slots[1][0])
            slots = {}
        slots[at] = [m[2].strip()]


def _read_roles(folder: Path) -> dict[str, dict[str, list[set[str]]]]:
    out = {}
    for path in sorted(folder.glob("*.json")):
        for line in path.read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            out[item["docid"]] = {
                role: [{bare(mention[0]) for mention in entity} for entity in entities]
                for role, entities in item["extracts"].items()
            }
    return out


def bare(words: str) -> str:
    """A filler in small letters, without quotation marks, brackets, articles and numbers."""
    words = re.sub(r"\s+", " ", words.lower().replace('"', " ")).strip(" .,;:-[]()'")
    while (shorter := _ARTICLE.sub("", words)) != words:
        words = shorter
    return words
