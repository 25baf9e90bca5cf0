"""Sides are found by name, people, government and group, all by the same measure."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.terms.parties import Form, PartyTerm, all_parties, country_name, find_parties, find_party


def _sides(text: str, terms: tuple[PartyTerm, ...] = ()) -> list[tuple[str, str | None, str]]:
    return [(text[p.start : p.end], p.code, p.form.value) for p in find_parties(text, terms)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Russian forces entered.", [("Russian", "RU", "adjective")]),
        ("Ukrainian forces entered.", [("Ukrainian", "UA", "adjective")]),
        ("The Ukrainians left; the Russians stayed.", [("Ukrainians", "UA", "noun"), ("Russians", "RU", "noun")]),
        ("Syria and Sudan answered.", [("Syria", "SY", "country"), ("Sudan", "SD", "country")]),
        ("South Korean officials", [("South Korean", "KR", "adjective")]),
        ("RUSSIAN TROOPS LEFT", [("RUSSIAN", "RU", "adjective")]),
        ("Russia’s claims", [("Russia", "RU", "country")]),
        ("Israeli troops and Hamas", [("Israeli", "IL", "adjective"), ("Hamas", "PS", "group")]),
        ("M23 rebels advanced.", [("M23 rebels", "CD", "group")]),
        ("Turkish-backed fighters", [("Turkish", "TR", "adjective")]),
        ("Російські війська", [("Російські", "RU", "adjective")]),
        ("Polish nails; let us go.", [("Polish", "PL", "adjective")]),
    ],
)
def test_sides_are_found_with_their_form(text: str, sides: list[tuple[str, str | None, str]]) -> None:
    assert _sides(text) == sides


def test_a_capital_is_a_side_only_where_it_speaks_or_acts() -> None:
    assert _sides("Moscow has denied it.") == [("Moscow", "RU", "metonym")]
    assert _sides("Kyiv has denied it.") == [("Kyiv", "UA", "metonym")]
    assert _sides("People in Moscow and Kyiv slept.") == []
    assert _sides("He criticised the Kremlin.") == [("Kremlin", "RU", "metonym")]


def test_an_abbreviation_needs_its_country_or_its_full_name() -> None:
    assert _sides("RSF published its index of press freedom.") == []
    assert ("RSF", "SD", "group") in _sides("In Sudan, the RSF advanced.")
    assert ("RSF", "SD", "group") in _sides("The Rapid Support Forces (RSF) advanced.")
    assert ("SAF", "SD", "group") in _sides("In Sudan, the SAF advanced.")


def test_small_letters_name_no_nation() -> None:
    assert _sides("turkey, china and polish") == []


def test_exact_words_name_a_party() -> None:
    kremlin, nothing = find_party("the Kremlin"), find_party("Russian forces")
    assert kremlin is not None
    assert (kremlin.code, kremlin.form) == ("RU", Form.METONYM)
    assert nothing is None
    assert country_name("SD") == "Sudan"
    assert country_name("QQ") is None


def test_a_contexts_terms_name_sides() -> None:
    terms = (PartyTerm("enemy soldiers", "RU"), PartyTerm("Zelensky's forces", "UA"))
    assert _sides("Enemy soldiers met Zelensky’s forces.", terms) == [
        ("Enemy soldiers", "RU", "term"),
        ("Zelensky’s forces", "UA", "term"),
    ]


def test_every_country_has_the_columns_that_every_other_has() -> None:
    table = tomllib.loads((resources.files("solferino.terms") / "countries.toml").read_text(encoding="utf-8"))
    states = {code for code in table if table[code]["en"].get("metonyms")}
    assert len(table) > 240
    for code in ("RU", "UA", "IL", "PS", "SY", "SD", "MM", "US", "CD", "ET", "YE", "IR"):
        assert code in states
        assert {"names", "adjectives", "nouns", "metonyms"} <= set(table[code]["en"])


def test_every_group_has_a_kind_and_no_name_means_two_groups() -> None:
    kinds = {"state", "force", "unit", "group"}
    owner: dict[str, str] = {}
    for name, party in all_parties():
        if party.form is Form.GROUP:
            assert party.kind in kinds
            assert owner.setdefault(name, str(party.id)) == party.id, name


@given(st.sampled_from(["Russia", "Ukraine", "Israel", "Palestine", "Sudan", "Syria", "Myanmar", "Ethiopia"]))
def test_the_same_sentence_gives_every_country_the_same_form(country: str) -> None:
    found = find_parties(f"{country} attacked a village.")
    assert [(p.name, p.form, p.kind) for p in found] == [(country, Form.COUNTRY, "state")]


@given(st.text(max_size=200))
def test_found_parties_lie_in_order_and_apart(text: str) -> None:
    at = 0
    for party in find_parties(text):
        assert at <= party.start < party.end <= len(text)
        at = party.end
