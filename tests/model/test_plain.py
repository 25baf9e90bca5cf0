"""What is written down comes back as the same value."""

from __future__ import annotations

import json

import pytest

from solferino.model import (
    Allegation,
    DocumentRef,
    Passage,
    Perpetrator,
    Place,
    PlaceKind,
    Precision,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    VictimGroup,
    Victims,
    When,
    from_plain,
    to_plain,
)

_SPEAKER = Speaker("she", 3, 6, "Ada Lind", "head", "the Mission", SpeakerKind.PERSON)
_ALLEGATION = Allegation(
    id="alg-1",
    extractor="rules-en@1",
    document=DocumentRef("doc-1", "a/b.txt", "0" * 64),
    passage=Passage(0, 10, "0123456789"),
    statement=None,
    speaker=_SPEAKER,
    via=(_SPEAKER,),
    stance=Stance.CREDIBLE,
    act="KIL-02",
    acts=("KIL-02", "TOR-01"),
    harm="killed",
    victims=Victims(low=6, breakdown=(VictimGroup(sex="M", low=6, high=6),), names=("A", "B")),
    alleged_perpetrator=Perpetrator("forces", "RU", "force"),
    place=Place("Bucha", "Bucha", PlaceKind.SETTLEMENT, country="UA", lat=50.5, lon=30.2),
    when=When("in March", "2022-03-01", "2022-03-31", Precision.MONTH),
    spans={"act": (Span(1, 2), Span(4, 5))},
)


def test_an_allegation_survives_being_written_down() -> None:
    assert from_plain(Allegation, json.loads(json.dumps(to_plain(_ALLEGATION)))) == _ALLEGATION


def test_unknown_keys_are_ignored_and_missing_ones_take_their_default() -> None:
    data = to_plain(_ALLEGATION)
    data["added_later"] = 1
    del data["methods"]
    assert from_plain(Allegation, data) == _ALLEGATION


def test_unknown_stays_unknown() -> None:
    assert to_plain(Victims())["low"] is None
    assert from_plain(Victims, {"low": None}) == Victims()


def test_a_value_without_plain_form_is_refused() -> None:
    with pytest.raises(TypeError):
        to_plain(object())
