"""The judgements of people on the five real articles, with every fact read as the hand labels read it.

Reading is tested elsewhere; here the labelled facts stand in for it, so that only linking is measured. The texts and
labels are no part of the project: without them these tests are skipped.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from solferino.link.incidents import Linked, incidents
from solferino.link.origins import origins
from solferino.model import Allegation, Origin, Speaker
from telling import body, document, person, tell, unnamed

HARM = {"KIL": "killed", "BODIES": "bodies_found", "LIB": "detained", "DEP": "displaced"}
BODIES = (
    "HRMMU",
    "Human Rights Watch",
    "OSCE",
    "OCHA",
    "Ukrainian authorities",
    "prosecutors",
    "police",
    "inquiry",
    "report",
)
PERSONS = {
    "Danielle Bell": "HRMMU",
    "Weir": "Human Rights Watch",
    "Mose": "inquiry",
    "Zelensky": None,
    "Van Schaack": None,
}


def speaker_of(fact: dict[str, Any]) -> Speaker | None:
    named = fact.get("speaker")
    if named in PERSONS:
        return person(named, PERSONS[named], "ambassador" if named == "Van Schaack" else None)
    if named in ("Moscow", "Kremlin"):
        return body(named)
    if named:
        return unnamed(named)
    wanted = fact.get("speaker_org", [])
    known = next((b for b in BODIES if b in wanted), None)
    if known:
        return body(known)
    return unnamed(wanted[0]) if wanted else None


def sentence_at(text: str, anchor: str) -> tuple[int, str]:
    at = text.index(anchor)
    start = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at), text.rfind("” ", 0, at)) + 1
    ends = [e for e in (text.find("\n", at), text.find(". ", at), text.find(".\n", at)) if e >= 0]
    end = min(ends, default=len(text))
    return start, text[start:end].strip()


def metadata(shared: Path) -> list[dict[str, str]]:
    return list(csv.DictReader((shared / "seeds" / "metadata.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def told(shared: Path) -> dict[str, Allegation]:
    out = {}
    for line in (shared / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        if fact.get("none") or fact.get("skip"):
            continue
        text = (shared / "seeds" / fact["file"]).read_text(encoding="utf-8")
        at, sentence = sentence_at(text, fact["anchor"])
        victims = fact.get("victims", {})
        family = fact["act"][0].split("-")[0]
        where = fact.get("place") or (fact.get("place_any") or [None])[0]
        count = (victims["low"], victims.get("high")) if "low" in victims else None
        out[fact["id"]] = tell(
            sentence,
            fact["act"][0],
            doc=fact["file"],
            at=at,
            by=speaker_of(fact),
            stance=fact.get("stance", ["asserted"])[0],
            where="UA" if where == "Ukraine" else where,
            on=tuple(fact["when"]) if "when" in fact else None,
            count=count,
            perpetrator=fact.get("perpetrator"),
            harm=victims.get("harm") or HARM.get(family),
            acts=tuple(c for c in fact["act"] if not c.startswith(("HOS", "CASUALTIES", "VIOLATION")))
            or (fact["act"][0],),
            status=victims.get("status"),
            party=victims.get("party"),
            sex=victims.get("sex"),
            age=victims.get("age"),
            qualifier=victims.get("qualifier"),
            share=victims.get("share"),
            incidents=fact.get("incidents") or fact.get("sites"),
        )
    return out


@pytest.fixture(scope="module")
def sources(shared: Path, told: dict[str, Allegation]) -> list[Origin]:
    rows = metadata(shared)
    documents = [document(r["name"], r["published"], r["publisher"] or None) for r in rows]
    return origins(list(told.values()), documents, [], {}, {d.id: d.publisher for d in documents})


@pytest.fixture(scope="module")
def linked(shared: Path, told: dict[str, Allegation], sources: list[Origin]) -> Linked:
    rows = metadata(shared)
    published = {document(r["name"]).id: r["published"] for r in rows}
    return incidents(list(told.values()), {a: o for o in sources for a in o.allegations}, published)


@pytest.fixture(scope="module")
def home(linked: Linked) -> dict[str, str]:
    return {a: i.id for i in linked.incidents for a in i.allegations}


@pytest.fixture(scope="module")
def gold(shared: Path) -> dict[str, Any]:
    out: dict[str, Any] = json.loads((shared / "gold" / "links.json").read_text(encoding="utf-8"))
    return out


def test_what_people_call_the_same_event_is_one_incident(
    told: dict[str, Allegation], home: dict[str, str], gold: dict[str, Any]
) -> None:
    apart = [(a, b) for a, b in gold["same"] if home[told[a].id] != home[told[b].id]]
    assert apart == []


def test_what_people_call_different_is_never_one_incident(
    told: dict[str, Allegation], home: dict[str, str], gold: dict[str, Any]
) -> None:
    joined = [(a, b) for a, b, *_ in gold["not_same"] if home[told[a].id] == home[told[b].id]]
    assert joined == []


def test_a_part_is_kept_as_a_part(
    linked: Linked, told: dict[str, Allegation], home: dict[str, str], gold: dict[str, Any]
) -> None:
    whole = {i.id: i.part_of for i in linked.incidents}
    missing = [(a, b) for a, b, _ in gold["part_of"] if whole[home[told[a].id]] != home[told[b].id]]
    assert missing == []


def test_what_people_left_open_is_left_open_and_suggested(
    linked: Linked, told: dict[str, Allegation], home: dict[str, str], gold: dict[str, Any]
) -> None:
    joined = [(a, b) for a, b, *_ in gold["unsure"] if home[told[a].id] == home[told[b].id]]
    assert joined == []
    proposed = {frozenset((home[s.left], home[s.right])) for s in linked.suggestions if not s.accepted}
    silent = [(a, b) for a, b, *_ in gold["unsure"] if frozenset((home[told[a].id], home[told[b].id])) not in proposed]
    assert silent == []


def test_one_report_or_field_work_is_one_origin(
    told: dict[str, Allegation], sources: list[Origin], gold: dict[str, Any]
) -> None:
    origin = {a: o.label for o in sources for a in o.allegations}
    split = {tuple(group): {origin[told[f].id] for f in group} for group in gold["origins"]["one"]}
    assert [(group, labels) for group, labels in split.items() if len(labels) > 1] == []
