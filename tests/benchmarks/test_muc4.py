"""The scorer of event records: texts, keys, fillers, and what is right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from benchmarks.muc4 import confidence, extract, judge, relevance_f, role_f
from benchmarks.muc4_map import fillers, is_relevant, once, parted, plain
from benchmarks.muc4_set import Item, bare, is_held_out, read_items, read_keys

TEXTS = """DEV-MUC3-9001 (MADE UP)

   ORTELA, 3 JAN 90 -- [TEXT] GUNMEN OF THE RED DAWN FRONT [RDF] THREW TWO GRENADES AT A BUS AND KILLED
RAMON VELDOZA, THE POLICE SAID.


DEV-MUC3-9002 (MADE UP)

   ORTELA, 4 JAN 90 -- [TEXT] THE HARVEST WAS GOOD.
"""
KEYS = """
0.  MESSAGE: ID                     DEV-MUC3-9001 (MADE UP)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
4.  INCIDENT: TYPE                  ATTACK
9.  PERP: INDIVIDUAL ID             "GUNMEN"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT: "RED DAWN FRONT" / "RDF"
21. HUM TGT: NUMBER                 1: "RAMON VELDOZA"
                                    PLURAL: "PASSENGERS"

0.  MESSAGE: ID                     DEV-MUC3-9002 (MADE UP)
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""
ROLES = {
    "PerpInd": [[["gunmen", 0]]],
    "PerpOrg": [[["red dawn front", 0], ["rdf", 0]]],
    "Target": [[["bus", 0]]],
    "Victim": [[["ramon veldoza", 0]]],
    "Weapon": [[["two grenades", 0], ["grenades", 0]]],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("dev", "five_roles"):
        (tmp_path / name).mkdir()
    (tmp_path / "dev" / "dev-muc3-9001").write_text(TEXTS)
    (tmp_path / "dev" / "key-dev-9001.muc4").write_text(KEYS)
    (tmp_path / "five_roles" / "train.json").write_text(json.dumps({"docid": "DEV-MUC3-9001", "extracts": ROLES}))
    return tmp_path


def test_texts_come_without_header_and_marks_and_with_their_keys(folder: Path) -> None:
    first, second = read_items(folder, "all")
    assert first.text.startswith("ORTELA, 3 JAN 90 --  GUNMEN")
    assert [k.slots[21] for k in first.keys] == [['1: "RAMON VELDOZA"', 'PLURAL: "PASSENGERS"']]
    assert first.keys[0].optional
    assert (second.keys, second.roles) == ((), {})


def test_a_text_without_event_has_no_template() -> None:
    assert [name for name, _ in read_keys(KEYS)] == ["DEV-MUC3-9001"]


def test_every_text_is_held_out_or_not() -> None:
    share = sum(is_held_out(f"DEV-MUC3-{n:04}") for n in range(1, 1301))
    assert 250 < share < 350


def test_a_set_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="Give the folder"):
        read_items(tmp_path, "all")


@pytest.mark.parametrize(
    ("words", "plain"),
    [('THE "BUS"', "bus"), ("Two  powerful\nbombs", "powerful bombs"), ("some of the men", "of the men")],
)
def test_fillers_are_compared_without_article_and_number(words: str, plain: str) -> None:
    assert bare(words) == plain


PARTED = [
    ("FMLN guerrillas", {"guerrillas"}, {"fmln"}),
    ("the Red Dawn Front", set(), {"red dawn front"}),
    ("a man in uniform", {"man"}, set()),
    ("gunmen of the Red Dawn Front [RDF", {"gunmen"}, {"red dawn front"}),
    ("alleged members of the Red Dawn Front", {"members of the red dawn front"}, {"red dawn front"}),
    ("Red Dawn Front units", set(), {"red dawn front"}),
    ("so-called Red Dawn Front", set(), {"red dawn front"}),
    ("a column of Red Dawn Front fighters", {"column of red dawn front fighters"}, {"red dawn front"}),
    ("Maoist Shining Path", set(), {"shining path"}),
    ("our units", set(), set()),
    ("the explosion", set(), set()),
]


@pytest.mark.parametrize(("name", "people", "bodies"), PARTED)
def test_people_and_their_organisation_are_parted(name: str, people: set[str], bodies: set[str]) -> None:
    assert parted(name) == (people, bodies)


def test_a_nationality_names_nobody() -> None:
    assert parted("Ortelan", "state") == (set(), set())


def test_a_filler_stands_without_what_qualifies_or_counts_it() -> None:
    assert plain("THE ALLEGED GUNMEN") == "gunmen"
    assert plain("OVER 10 PRIVATE VEHICLES") == "private vehicles"


def test_a_part_of_a_name_is_no_other_person() -> None:
    assert once({"veldoza", "ramon veldoza", "quirel"}) == {"ramon veldoza", "quirel"}


def allegation(act: str = "KIL-01", said: str = "Three farmers were killed.", **more: Any) -> dict[str, Any]:
    victims = {"names": [], "description": "three farmers", "low": 3, "high": 3, "status": None}
    return {
        "act": act,
        "acts": [act],
        "stance": "asserted",
        "total": False,
        "victims": victims,
        "when": None,
        "spans": {},
        "alleged_perpetrator": None,
        "passage": {"text": said},
        **more,
    }


NO_EVENTS = [
    {"said": "Three farmers were killed when a bus crashed."},
    {"said": "Three soldiers and three farmers were killed in a clash."},
    {"said": "Three farmers have been killed since May."},
    {"stance": "denied"},
    {"when": {"text": "last year", "latest": "1989-05-01"}},
]


@pytest.mark.parametrize("more", NO_EVENTS)
def test_accidents_fights_sums_and_what_is_old_are_no_events(more: dict[str, Any]) -> None:
    text = "ORTELA, 3 JAN 90 -- "
    assert is_relevant(text, [allegation()])
    assert not is_relevant(text, [allegation(**more)])


def test_a_text_that_is_read_right_scores_full_marks_in_what_was_found(folder: Path) -> None:
    first, second = read_items(folder, "all")
    told = extract(first)
    judged = judge(first, told, fillers(first.text, told), is_relevant(first.text, told))
    assert judged.relevant == (True, True)
    assert role_f([judged], ["Victim"]) == role_f([judged], ["Target"]) == role_f([judged], ["Weapon"]) == 1.0
    assert True in judged.numbers
    nothing = judge(second, [], fillers(second.text, []), is_relevant(second.text, []))
    assert (nothing.relevant, relevance_f([judged, nothing])) == ((False, False), 1.0)


def test_what_is_not_found_costs_recall_and_what_is_wrong_precision() -> None:
    item = Item("x", "", (), {"Weapon": [{"bomb"}, {"rifle"}]})
    found = {"PerpInd": set(), "PerpOrg": set(), "Target": set(), "Victim": set(), "Weapon": {"bomb", "knife"}}
    judged = judge(item, [], found, relevant=False)
    assert (role_f([judged], part="p"), role_f([judged], part="r")) == (0.5, 0.5)


CONFIDENCES = [
    ("asserted", None, "REPORTED AS FACT"),
    ("hedged", None, "POSSIBLE"),
    ("alleged", "a witness", "SUSPECTED OR ACCUSED"),
    ("hedged", "the police", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
    ("asserted", "a spokesman of the Red Dawn Front", "CLAIMED OR ADMITTED"),
]


@pytest.mark.parametrize(("stance", "speaker", "label"), CONFIDENCES)
def test_a_stance_has_a_label(stance: str, speaker: str | None, label: str) -> None:
    who = None if speaker is None else {"text": speaker, "name": None, "role": None, "organisation": None}
    allegation: dict[str, Any] = {"stance": stance, "speaker": who}
    assert confidence(allegation, {"red dawn front"}) == label
