"""What changed between two states of the incidents (method.md §6.8)."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.engine.changes import Change, ChangeKind, changes
from solferino.model import IncidentVersion


def version(key: str, *allegations: str, **more: Any) -> IncidentVersion:
    values: dict[str, Any] = {
        "title": f"Killing {key}", "kind": "event", "victims": (6, 6, 6), "origins": 1, "differs": (),
        "levels": ("SP2", "SP1", "SP1"), "decided_by": None, "contested": "none", "gone": False, "became": (),
    }  # fmt: skip
    return IncidentVersion(
        incident=key, run=1, at="2026-01-01T00:00:00Z", allegations=allegations, digest="", **{**values, **more}
    )


def state(*versions: IncidentVersion) -> dict[str, IncidentVersion]:
    return {v.incident: v for v in versions}


def kinds(found: list[Change]) -> list[tuple[str, str]]:
    return [(c.kind.value, c.incident) for c in found]


def test_the_same_state_twice_has_no_changes() -> None:
    before = state(version("i", "a", "b"), version("j", "c"))
    assert changes(before, before) == []


def test_a_new_incident_and_one_that_is_gone_are_told() -> None:
    found = changes(state(version("i", "a")), state(version("j", "b"), version("i", "a", gone=True)))
    assert kinds(found) == [("new incident", "j"), ("no longer in the record", "i")]


def test_a_later_text_changes_the_number_and_both_stand() -> None:
    (count, accounts) = changes(
        state(version("i", "a")), state(version("i", "a", "b", victims=(6, 9, None), origins=2))
    )
    assert (count.kind, count.was, count.now) == (ChangeKind.COUNT, "6", "6 to 9")
    assert (accounts.was, accounts.now) == ("1 passage of 1 origin", "2 passages of 2 origins")


def test_levels_decisions_and_denials_that_changed_are_told() -> None:
    after = version("i", "a", levels=("SP4", "SP2", "SP2"), decided_by="A. Reviewer", contested="denied_by_party")
    found = changes(state(version("i", "a")), state(after))
    assert [(c.kind.value, c.was, c.now) for c in found] == [
        ("level", "fact SP2, legal SP1, attribution SP1", "fact SP4, legal SP2, attribution SP2"),
        ("decided by", "nobody", "A. Reviewer"),
        ("contested", "none", "denied by party"),
    ]


def test_contradictions_that_came_and_went_are_told_apart() -> None:
    number = ("victims", "conflict", ("6", "9"))
    came = changes(state(version("i", "a")), state(version("i", "a", differs=(number,))))
    went = changes(state(version("i", "a", differs=(number,))), state(version("i", "a")))
    assert [(c.kind, c.was, c.now) for c in came] == [(ChangeKind.DIFFERS, "", "victims (conflict): 6, 9")]
    assert [(c.kind, c.was, c.now) for c in went] == [(ChangeKind.AGREE, "victims (conflict): 6, 9", "victims")]


def test_two_that_became_one_are_merged() -> None:
    found = changes(state(version("i", "a"), version("j", "b")), state(version("i", "a", "b")))
    assert ("merged", "i") in kinds(found)
    assert next(c for c in found if c.kind is ChangeKind.MERGED).ids == ("j",)
    assert not any(c.kind in (ChangeKind.NEW, ChangeKind.RETRACTED) for c in found)


def test_one_that_became_two_is_split_whether_or_not_its_id_stays() -> None:
    stays = changes(state(version("i", "a", "b")), state(version("i", "a"), version("j", "b")))
    assert ("split", "j") in kinds(stays)
    goes = changes(state(version("h", "a", "b")), state(version("i", "a"), version("j", "b")))
    assert [c.ids for c in goes if c.incident == "h"] == [("i", "j")]
    assert not any(c.kind in (ChangeKind.NEW, ChangeKind.RETRACTED) for c in [*stays, *goes])


def test_a_new_id_alone_is_no_change() -> None:
    """An incident takes its id from its smallest allegation: one that joins may give it another."""
    found = changes(state(version("b", "b")), state(version("a", "a", "b", victims=(6, 7, None))))
    assert [c.kind for c in found] == [ChangeKind.COUNT, ChangeKind.ACCOUNTS]


GROUPS = st.lists(st.integers(0, 3), min_size=6, max_size=6)


def grouped(homes: list[int]) -> dict[str, IncidentVersion]:
    groups: dict[int, list[str]] = {}
    for n, home in enumerate(homes):
        if home:
            groups.setdefault(home, []).append(f"a{n}")
    return state(*(version(f"i-{min(members)}", *members) for members in groups.values()))


@settings(max_examples=100, deadline=None)
@given(before=GROUPS, after=GROUPS)
def test_every_incident_that_came_or_went_is_told_and_nothing_else(before: list[int], after: list[int]) -> None:
    old, new = grouped(before), grouped(after)
    found = changes(old, new)
    named = {c.incident for c in found} | {k for c in found for k in c.ids}
    moved = {k for k, v in new.items() if k not in old or old[k].allegations != v.allegations}
    renumbered = {k for k in new.keys() - old.keys() if any(o.allegations == new[k].allegations for o in old.values())}
    assert moved - renumbered <= named
    assert {c.incident for c in found if c.kind is ChangeKind.RETRACTED} == {
        k for k, v in old.items() if not {a for x in new.values() for a in x.allegations}.intersection(v.allegations)
    }
    assert {c.incident for c in found if c.kind is ChangeKind.NEW} == {
        k for k, v in new.items() if not {a for x in old.values() for a in x.allegations}.intersection(v.allegations)
    }
