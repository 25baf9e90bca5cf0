"""The gazetteer finds what reports name, under any of its spellings, and says how well it knows where."""

from __future__ import annotations

import resource
import sys
from pathlib import Path

import pytest

from solferino.errors import Unavailable
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import Entry, Gazetteer, open_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def _settlements(gazetteer: Gazetteer, name: str) -> list[Entry]:
    return [e for e in gazetteer.candidates(name) if e.kind is PlaceKind.SETTLEMENT]


@pytest.mark.parametrize(
    ("spelling", "official", "admin1"),
    [
        ("Izyum", "Izium", "Kharkiv"),
        ("Izium", "Izium", "Kharkiv"),
        ("Изюм", "Izium", "Kharkiv"),
        ("Ізюм", "Izium", "Kharkiv"),
        ("Kharkov", "Kharkiv", "Kharkiv"),
        ("Kiev", "Kyiv", "Kyiv"),
        ("Київ", "Kyiv", "Kyiv"),
        ("Odessa", "Odesa", "Odesa"),
        ("Trostyanets", "Trostianets", "Sumy"),
        ("Stary Bykiv", "Staryi Bykiv", "Chernihiv"),
        ("Staryy Bykiv", "Staryi Bykiv", "Chernihiv"),
        ("Kozacha Lopan", "Kozacha Lopan", "Kharkiv"),
        ("Козача Лопань", "Kozacha Lopan", "Kharkiv"),
        ("Kupyansk", "Kupiansk", "Kharkiv"),
        ("Simferopol", "Simferopol", "Crimea"),
    ],
)
def test_ukrainian_places_are_found_under_every_spelling(
    gazetteer: Gazetteer, spelling: str, official: str, admin1: str
) -> None:
    first = _settlements(gazetteer, spelling)[0]
    assert (first.name, first.admin1, first.country) == (official, admin1, "UA")


def test_a_village_without_coordinates_of_its_own_says_so(gazetteer: Gazetteer) -> None:
    (village,) = _settlements(gazetteer, "Staryi Bykiv")
    assert village.precision == "hromada"
    assert village.id == "katottg:UA74040270120072915"
    assert village.lat == pytest.approx(50.6, abs=0.4)
    assert village.lon == pytest.approx(31.6, abs=0.5)


def test_all_villages_of_one_name_are_kept(gazetteer: Gazetteer) -> None:
    areas = {e.admin1 for e in _settlements(gazetteer, "Yahidne")}
    assert {"Chernihiv", "Kharkiv", "Donetsk", "Volyn"} <= areas
    lymans = [(e.admin1, e.country) for e in _settlements(gazetteer, "Lyman")[:3]]
    assert lymans[:2] == [("Donetsk", "UA"), ("Kharkiv", "UA")]


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Darfur", "SD", PlaceKind.REGION),
        ("North Kivu", "CD", PlaceKind.REGION),
        ("Idlib", "SY", PlaceKind.REGION),
        ("Rakhine", "MM", PlaceKind.REGION),
        ("Tigray", "ET", PlaceKind.REGION),
        ("Donbas", "UA", PlaceKind.REGION),
        ("Crimea", "UA", PlaceKind.REGION),
        ("Gaza Strip", "PS", PlaceKind.REGION),
        ("West Bank", "PS", PlaceKind.REGION),
        ("Nagorno-Karabakh", "AZ", PlaceKind.REGION),
        ("Belgorod", "RU", PlaceKind.REGION),
        ("Myanmar", "MM", PlaceKind.COUNTRY),
        ("DR Congo", "CD", PlaceKind.COUNTRY),
    ],
)
def test_areas_that_reports_name_are_found(gazetteer: Gazetteer, name: str, country: str, kind: PlaceKind) -> None:
    assert any(e.country == country and e.kind is kind for e in gazetteer.candidates(name))


def test_a_district_is_named_after_its_centre(gazetteer: Gazetteer) -> None:
    district = next(e for e in gazetteer.candidates("Bakhmutskyi") if e.flag == "raion")
    assert district.name == "Bakhmut"


def test_the_same_question_has_the_same_answer(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("San José") == Gazetteer(gazetteer.path).candidates("San José")


def test_words_that_name_nothing_are_known_to_name_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Qwrtzpsd") == ()
    assert gazetteer.candidates("") == ()
    assert not gazetteer.has("Qwrtzpsd")


def test_a_place_is_found_by_its_id(gazetteer: Gazetteer) -> None:
    found = gazetteer.by_id("geonames:707292")
    assert found is not None
    assert found.name == "Izium"
    assert gazetteer.by_id("geonames:0") is None


def test_a_broken_file_is_told_with_its_remedy(tmp_path: Path) -> None:
    broken = tmp_path / "gazetteer.sqlite"
    broken.write_bytes(b"no database at all" * 100)
    with pytest.raises(Unavailable) as caught:
        Gazetteer(broken)
    assert caught.value.code == "T21"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_process_with_the_gazetteer_stays_small(gazetteer: Gazetteer) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for n in range(30_000):  # more names than the cache keeps
        gazetteer.candidates(f"Kharkiv {n}")
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 60_000  # KiB
