"""The pictures: drawn from values only, the same bytes every time, and Crimea in Ukraine."""

from __future__ import annotations

from dataclasses import replace

from report.sample import OPTIONS, Maker, sample
from solferino.report.charts import ROWS, draw
from solferino.report.compose import compose
from solferino.report.maps import layers, shown_and_far, view, widened
from solferino.report.parts import Bar, ChartData, Group, Point

NOTHING = ChartData((), 0, (), (), (), ())


def test_nothing_to_show_is_no_picture_but_a_sentence() -> None:
    assert draw(NOTHING) == {}
    model = compose(Maker().material(), OPTIONS)
    assert model.charts == NOTHING
    assert any("No published figure was found" in r.text for r in model.remarks())


def test_the_same_values_give_the_same_bytes() -> None:
    charts = compose(sample(), OPTIONS).charts
    first, second = draw(charts), draw(charts)
    assert set(first) == {"map", "timeline", "acts", "figures"}
    assert first == second


def test_simferopol_is_drawn_in_ukraine() -> None:
    from shapely.geometry import Point as Spot

    holders = [name for name, area in layers()[0] if area.contains(Spot(34.1, 45.0))]
    assert holders == ["Ukraine"]


def test_the_map_shows_the_country_around_its_points() -> None:
    kharkiv = (Point(49.99, 36.23, "Kharkiv", 1),)
    west, south, east, north = widened(view(kharkiv), kharkiv)
    assert west < 23
    assert south < 44.5
    assert east > 39
    assert north > 52


def test_one_point_on_the_other_side_of_the_world_does_not_shrink_the_map() -> None:
    points = tuple(Point(49 + n / 10, 36 + n / 10, f"p{n}", 1) for n in range(6))
    far = Point(38.9, -77.0, "far", 1)
    near, left = shown_and_far((*points, far))
    assert set(near) == set(points)
    assert left == (far,)


def test_signs_of_formulas_and_foreign_scripts_are_drawn_as_they_stand() -> None:
    data = replace(
        NOTHING,
        points=(Point(15.6, 32.5, "الخرطوم $x^2", 2),),
        timeline=(Bar("I-1 $a_b$ Харків", "2023-01-01", "2023-01-31", "January 2023"),),
        acts=(Group("Act & <b>", (("Sudan", 1),)),),
        figures=(Bar("killed, 日本", 3, 3, "at least 3", True),),
    )
    assert set(draw(data)) == {"map", "timeline", "acts", "figures"}


def test_more_events_than_fit_a_page_are_drawn_by_month() -> None:
    bars = tuple(Bar(f"I-{n}", f"2023-{n % 12 + 1:02}-05", f"2023-{n % 12 + 1:02}-05", "x") for n in range(ROWS + 5))
    wide = Bar("I-99", "2023-01-01", "2023-06-30", "wide")
    drawn = draw(replace(NOTHING, timeline=(*bars, wide)))["timeline"]
    assert len(drawn.svg) < 100_000


def test_events_only_are_on_the_charts_and_what_has_no_place_is_counted() -> None:
    charts = compose(sample(), OPTIONS).charts
    assert [p.label for p in charts.points] == ["Kazkove (I-5)", "Vymyslivka (I-1)", "Baikava (I-4)"]
    assert charts.unlocated == 0
    assert [b.label for b in charts.timeline] == [
        "I-1 Killing, Vymyslivka",
        "I-5 Attack on education, Kazkove",
        "I-4 Attack, Baikava",
    ]
    assert sum(n for g in charts.acts for _, n in g.parts) == 3
