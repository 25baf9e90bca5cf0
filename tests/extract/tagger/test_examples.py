"""Swapping names moves every mark along, and changes nothing but names."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from solferino.extract.tagger.examples import Example, Mark, example, pools, read_ordinary, swapped
from solferino.extract.tagger.tags import ROLES


def dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - which names, no secret


ROW = {
    "text": "Abdi said that men of the Third Brigade killed Omar Deng near Kutum, and then Omar Deng's brother.",
    "spans": [
        {"start": 0, "end": 4, "role": "speaker", "fact": 1},
        {"start": 15, "end": 39, "role": "perpetrator", "fact": 1},
        {"start": 40, "end": 46, "role": "act", "fact": 1},
        {"start": 47, "end": 56, "role": "victims", "fact": 1},
        {"start": 62, "end": 67, "role": "place", "fact": 1},
    ],
    "facts": [{"n": 1, "act": "KIL-01,KIL-06"}],
}


def test_a_passage_becomes_marks_with_the_family_of_its_act() -> None:
    found = example(ROW)
    assert [(m.role, found.text[m.start : m.end], m.family) for m in found.marks] == [
        ("perpetrator", "men of the Third Brigade", None), ("act", "killed", "KIL"), ("victims", "Omar Deng", None),
    ]  # fmt: skip
    assert [(found.text[a:b], pool) for a, b, pool in found.names] == [("Omar Deng", "people"), ("Kutum", "places")]


@given(st.integers(0, 500))
def test_marks_keep_their_words_when_names_are_swapped(seed: int) -> None:
    found = swapped(example(ROW), dice(seed), 1.0)
    words = {m.role: found.text[m.start : m.end] for m in found.marks}
    assert words["act"] == "killed" and words["perpetrator"] == "men of the Third Brigade"
    assert words["victims"] in pools()["people"]
    assert found.text[found.names[1][0] : found.names[1][1]] in {p.split()[-1] for p in pools()["places"]}


def test_without_a_share_nothing_changes() -> None:
    assert swapped(example(ROW), dice(1), 0.0) == example(ROW)


def test_one_name_is_the_same_other_name_everywhere_and_small_stays_small() -> None:
    told = Example(
        "omar deng and omar deng", (Mark(0, 9, "victims", None, "people"), Mark(14, 23, "victims", None, "people"))
    )
    found = swapped(told, dice(3), 1.0)
    first, second = (found.text[m.start : m.end] for m in found.marks)
    assert first == second and first.islower()


def test_pools_are_wide_and_hold_no_empty_name() -> None:
    for name, pool in pools().items():
        assert len(pool) >= 25 and all(word.strip() for word in pool), name


def test_nothing_is_known_of_a_role_that_was_not_labelled() -> None:
    assert example({**ROW, "roles": ["act", "victims"]}).roles == ("act", "victims")


def test_an_ordinary_line_holds_no_mark_and_one_with_a_wave_accuses_nobody(tmp_path: Path) -> None:
    path = tmp_path / "ordinary.txt"
    path.write_text("# a comment\nA storm tore off the roof.\n~ The monitors recorded nine deaths.\n", encoding="utf-8")
    storm, deaths = read_ordinary(path)
    assert (storm.text, storm.marks, storm.roles) == ("A storm tore off the roof.", (), ROLES)
    assert (deaths.text, deaths.roles) == ("The monitors recorded nine deaths.", ("perpetrator",))


def test_ordinary_lines_to_train_on_and_to_measure_by_are_not_the_same() -> None:
    home = Path(__file__).parents[3] / "corpus" / "ordinary"
    train, kept = ({e.text for e in read_ordinary(home / f"{part}.txt")} for part in ("train", "kept"))
    assert len(train) > 150 and len(kept) == 60 and not train & kept
