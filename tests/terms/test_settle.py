"""Places of tables: what the words and the cells beside them leave, and what stays open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.terms.settle import Written, path, settle

HERE = frozenset({"UA", "RU", "SY", "SD"})


def found(
    words: str | None, region: str | None = None, code: str | None = None, at: tuple[float, float] | None = None
) -> str:
    entry = settle(Written(words, region, code, at), HERE)
    return path(entry) if entry else ""


@pytest.mark.parametrize("words", [
    "Бахмут", "м. Бахмут", "м.Бахмут, Донецька обл.", "Артемівськ", "Артёмовск", "Artemivsk", "Бахмут (Артемівськ)",
    "город Артемовск Донецкой области", "Bakhmut, Donetsk region", "Bakhmut, Ukraine",
])  # fmt: skip
def test_a_renamed_town_is_one_place_under_all_its_names(words: str) -> None:
    assert found(words) == "UA / Donetsk / Bakhmut / Bakhmut"


def test_a_region_or_a_district_or_a_point_chooses_among_namesakes() -> None:
    assert found("Первомайськ") == ""
    assert found("Первомайськ", "Луганська область") == "UA / Luhansk / Alchevsk / Sokolohirsk"
    assert found("Первомайськ", "Mykolaiv Oblast") == "UA / Mykolaiv / Pervomaisk / Pervomaisk"
    assert found("Первомайськ", at=(48.04, 30.85)) == "UA / Mykolaiv / Pervomaisk / Pervomaisk"
    assert found("Artemivsk", "Luhansk") == "UA / Luhansk / Alchevsk / Kypuche"
    assert found("Буча", "Київська") == "UA / Kyiv / Bucha / Bucha"


def test_a_code_of_the_registry_chooses_by_its_district_where_it_is_no_id_itself() -> None:
    assert found("Маріуполь", code="UA14140050010043384") == "UA / Donetsk / Mariupol / Mariupol"
    assert found("Маріуполь", code="UA35040170340027152") == "UA / Kirovohrad / Kropyvnytskyi / Mariupol"


def test_an_area_alone_is_that_area() -> None:
    assert found("Харківська область") == found(None, "Kharkiv region") == "UA / Kharkiv"
    assert found("Крим") == "UA / Crimea"
    entry = settle(Written("Бахмутський район"))
    assert entry is not None and (entry.flag, entry.precision) == ("raion", "district")


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("Іванівка", None),
        ("Зразкове", None),
        ("Вигадане", None),
        ("Бахмут", "Сіра область"),
        ("Бахмут", "Одеська"),
        ("", None),
    ],
)
def test_what_may_be_several_places_or_none_stays_open(words: str, region: str | None) -> None:
    assert found(words, region) == ""


def test_namesakes_in_the_countries_of_the_case_come_first() -> None:
    assert found("Odessa") == "UA / Odesa / Odesa / Odesa"
    far = settle(Written("Odessa"), frozenset({"US"}))
    assert far is not None and far.country == "US"
    assert settle(Written("Marseille"), HERE) is not None, "a place elsewhere is one where none is nearer"


@given(
    st.text(alphabet=st.sampled_from(" .,;()-’'«»абвгмсіїьрно-областьрайонBakhmut1UA"), max_size=60),
    st.text(max_size=20),
)
def test_no_words_break_it_and_the_same_words_give_the_same_place(words: str, region: str) -> None:
    written = Written(words, region or None, words[:19] or None, (48.6, 38.0))
    assert settle(written, HERE) == settle(written, HERE)
