"""Contexts are data: read, refused when malformed, chosen by what a text is about, and never needed."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from solferino.contexts.load import Context, choose_context, load_context, names
from solferino.errors import Missing, Refused
from solferino.terms.gazetteer import open_gazetteer
from solferino.terms.parties import find_parties


def _choose(text: str) -> str | None:
    context = choose_context(text, Counter(p.code for p in find_parties(text) if p.code))
    return context.name if context else None


@pytest.mark.parametrize("name", names())
def test_each_context_that_ships_is_well_formed(name: str) -> None:
    context = load_context(name)
    assert context.name == name
    assert context.anchors
    assert all(a.earliest <= a.latest and a.source for a in context.anchors)
    assert all(c.source and (c.latest is None or c.earliest <= c.latest) for c in context.control)
    days = [d for a in context.anchors for d in (a.earliest, a.latest)]
    assert all(date.fromisoformat(d).isoformat() == d for d in days)


@pytest.mark.parametrize("name", names())
def test_places_of_a_context_are_in_the_gazetteer(name: str) -> None:
    gazetteer = open_gazetteer()
    context = load_context(name)
    for alias in context.aliases:
        assert any(
            e.country == alias.country and (alias.admin1 is None or e.admin1 == alias.admin1)
            for e in gazetteer.candidates(alias.name)
        ), alias.name
    for row in context.control:
        assert gazetteer.candidates(row.place), row.place


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Russian troops left Bucha, Ukraine said.", "ukraine"),
        ("In Sudan, the RSF attacked a camp in Darfur, Sudanese doctors said.", "sudan"),
        ("Israeli tanks entered Gaza, Palestinian officials said.", "israel-palestine"),
        ("Syrian forces shelled Idlib.", "syria"),
        ("The Myanmar military burned a village in Rakhine.", "myanmar"),
        ("Russian planes bombed Idlib, Syrian monitors said, and Syria denied it.", "syria"),
        ("Ethiopian soldiers entered Axum.", None),
        ("One Russian officer spoke.", None),
        ("Nothing happened.", None),
    ],
)
def test_a_text_chooses_the_context_it_is_about(text: str, name: str | None) -> None:
    assert _choose(text) == name


def test_anchors_are_found_by_their_longest_name() -> None:
    text = "Nine months after the large-scale invasion of Ukraine, and after the liberation of Kherson."
    found = load_context("ukraine").find_anchors(text)
    assert [(text[f.start : f.end], f.anchor.earliest) for f in found] == [
        ("the large-scale invasion", "2022-02-24"),
        ("the liberation of Kherson", "2022-11-11"),
    ]


def test_who_held_a_place_depends_on_the_day() -> None:
    context = load_context("ukraine")
    held = context.holder("Bucha", "2022-03-10", "Kyiv")
    assert held is not None
    assert held.by == "RU"
    assert context.holder("Bucha", "2022-05-01", "Kyiv") is None
    crimea = context.holder("Yalta", "2020-01-01", "Crimea")
    assert crimea is not None
    assert crimea.by == "RU"


def test_renamed_towns_lead_to_the_official_name() -> None:
    alias = load_context("ukraine").alias("Artemovsk")
    assert alias is not None
    assert (alias.name, alias.admin1) == ("Bakhmut", "Donetsk")


def test_terms_of_both_sides_are_listed_alike() -> None:
    terms = load_context("ukraine").terms
    words = {t.words: t.code for t in terms}
    assert words["Putin's forces"] == "RU"
    assert words["Zelensky's forces"] == "UA"
    assert words["Putin regime"] == "RU"
    assert words["Kyiv regime"] == "UA"
    assert all("RU" in t.unless for t in terms if t.words == "the enemy")


def test_a_context_may_be_any_file_of_the_form(tmp_path: Path) -> None:
    file = tmp_path / "north.toml"
    file.write_text(
        'name = "north"\ntitle = "North"\nversion = "1"\ncountries = ["SE"]\n'
        '[[anchor]]\nnames = ["the flood"]\nfrom = 2001-05-01\nsource = "ours"\n',
        encoding="utf-8",
    )
    context = load_context(file)
    assert isinstance(context, Context)
    assert [f.anchor.earliest for f in context.find_anchors("Before the flood.")] == ["2001-05-01"]
    assert context.find_aliases("Before the flood.") == []


def test_a_missing_or_malformed_context_is_told_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(Missing) as missing:
        load_context("atlantis")
    assert missing.value.code == "T30"
    broken = tmp_path / "broken.toml"
    broken.write_text('name = "x"\n[[anchor]]\nnames = 3\n', encoding="utf-8")
    with pytest.raises(Refused) as refused:
        load_context(broken)
    assert refused.value.code == "T31"
