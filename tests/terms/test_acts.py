"""The vocabularies hold what method.md §2.3 and §3 list, each code once and labelled."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from solferino.errors import Missing
from solferino.terms import load


def test_the_number_of_acts_in_each_family_is_that_of_the_specification() -> None:
    families = Counter(act.family for act in load.acts().values())
    spec = "KIL 9 TOR 10 SXV 9 LIB 8 DEP 7 HOS 19 SPO 10 POW 13 CON 6 OCC 3 PRO 3 FTR 7 FRE 5 PER 1 GEN 1 MIS 1"
    expected = {family: int(count) for family, count in re.findall(r"(\w+) (\d+)", spec)}
    assert families == {**expected, "BODIES": 1, "CASUALTIES": 1, "VIOLATION": 1}


def test_every_family_is_numbered_without_a_gap() -> None:
    for family, count in Counter(a.family for a in load.acts().values()).items():
        if family not in ("BODIES", "CASUALTIES", "VIOLATION"):
            assert {f"{family}-{n:02}" for n in range(1, count + 1)} <= set(load.acts())


def test_every_code_is_labelled_and_no_label_is_used_twice() -> None:
    for table in (load.acts(), load.weapons(), load.methods(), load.objects(), load.statuses(), load.harms()):
        names = [value.label for value in table.values()]
        assert all(names)
        assert len(set(names)) == len(names)


def test_the_smaller_lists_have_the_sizes_of_the_specification() -> None:
    assert len(load.weapons()) == 20
    assert len(load.statuses()) == 9
    assert len(load.objects()) == 16
    assert len(load.methods()) == 36
    assert len(load.codes("SXF")) == 24
    assert len(load.labels("control")) == 6
    assert len(load.labels("verification")) == 7
    assert len(load.contextual_elements()) == 7
    assert list(load.standards()) == [f"SP{n}" for n in range(8)]


def test_an_act_without_a_crime_of_its_own_says_so() -> None:
    """R-TAX-2: the tool invents no crime label."""
    for act in load.acts().values():
        if not act.own_crime:
            assert act.remark, act.code
        assert not (act.own_crime and not act.crimes), act.code
        assert all(code in load.acts() for code in act.charged_as), act.code
    assert not load.acts()["HOS-03"].own_crime
    assert load.acts()["HOS-03"].charged_as == ("HOS-01", "HOS-02", "HOS-04")
    assert load.acts()["LIB-03"].remark == "no war crime of its own"


def test_the_gravest_act_of_an_episode_is_the_main_one() -> None:
    rank = {code: act.gravity for code, act in load.acts().items()}
    assert rank["SXV-01"] > rank["TOR-01"] > rank["LIB-01"] > rank["HOS-01"] > rank["PRO-01"]
    assert rank["KIL-01"] > rank["SXV-01"]
    assert rank["SPO-01"] > rank["HOS-02"]  # the specific one above the general one
    assert max(rank, key=lambda code: rank[code]) == "GEN-01"
    assert sorted(rank, key=lambda code: rank[code])[:3] == ["VIOLATION", "BODIES", "CASUALTIES"]
    assert len(set(rank.values())) == len(rank), "two acts of one rank leave the choice to chance"


def test_a_checklist_stands_behind_a_crime_where_the_elements_were_read() -> None:
    torture = load.acts()["TOR-01"].elements()
    assert [c.code for c in torture] == ["8(2)(a)(ii)-1", "7(1)(f)"]
    war_crime, against_humanity = torture
    assert any("purpose" in e for e in war_crime.elements)
    assert not any("custody" in e for e in war_crime.elements)
    assert any("custody" in e for e in against_humanity.elements)
    assert not any("purpose" in e for e in against_humanity.elements)
    assert all(code in load.contextual_elements() for crime in load.crimes().values() for code in crime.context)


def test_every_file_names_its_source_and_what_it_does_not_handle() -> None:
    assert all(load.not_handled()[name] for name in load.FILES)
    assert all(load.versions()[name] for name in load.FILES)


def test_the_policy_never_reaches_above_verified() -> None:
    policy = load.policy("un")
    assert policy.ceiling == "SP4"
    assert all(rule.level <= "SP4" for rule in policy.rules)
    assert policy.id == "policy:un@2"


def test_a_list_that_is_not_there_is_named_in_the_error() -> None:
    with pytest.raises(Missing, match="T02 XYZ"):
        load.codes("XYZ")
    with pytest.raises(Missing, match="T04 lenient"):
        load.policy("lenient")
