"""One picture in several places is told by what it shows; two pictures are two."""

from __future__ import annotations

from itertools import permutations

import pytest
from benchmarks.drawn import drawn, saved
from PIL import ImageFilter

from solferino.link.pictures import alike, same_pictures
from solferino.link.presumed import MARK
from solferino.model import Picture, Rendition, Zone, ZoneKind
from solferino.read.pictures import look


def of(
    number: int, box: tuple[int, int, int, int] | None = None, size: int | None = None, quality: int = 75
) -> Picture:
    image = drawn(number).crop(box) if box else drawn(number)
    if size is not None:
        image = image.resize((size, round(image.height * size / image.width)))
    return look(saved(image, quality=quality))


WHOLE = of(1)


def one(*pictures: Picture) -> bool:
    return len({*same_pictures(pictures).values()}) == 1


@pytest.mark.parametrize(
    "other",
    [
        of(1, quality=30),
        of(1, size=450),
        of(1, size=300, quality=60),
        of(1, (40, 30, 860, 570), quality=60),
        of(1, (90, 40, 810, 560), size=640, quality=55),
        of(1, (180, 60, 720, 540), quality=60),
        look(saved(drawn(1), "PNG")),
        look(saved(drawn(1).convert("L").filter(ImageFilter.GaussianBlur(1)))),
        look(saved(drawn(1).point(lambda v: min(255, int(v * 1.2 + 10))))),
    ],
    ids=["saved", "half", "third", "edges off", "cropped and resized", "a part", "png", "grey", "brighter"],
)
def test_a_picture_stays_one_when_it_is_cropped_resized_or_saved_again(other: Picture) -> None:
    assert one(WHOLE, other)


def test_different_pictures_are_never_joined() -> None:
    every = [of(n) for n in range(2, 22)]
    assert len({*same_pictures(every).values()}) == 20


def test_a_stamp_in_the_corner_makes_no_two_pictures_one() -> None:
    stamp = drawn(99, 220, 150)
    stamped = []
    for n in (3, 4):
        image = drawn(n)
        image.paste(stamp, (660, 430))
        stamped.append(look(saved(image)))
    assert not one(*stamped)


def test_flat_pictures_without_anything_to_tell_are_two() -> None:
    from PIL import Image

    assert not one(
        look(saved(Image.new("RGB", (300, 200), "white"))), look(saved(Image.new("RGB", (300, 200), "grey")))
    )


def test_copies_of_copies_are_one_whatever_the_order() -> None:
    three = [WHOLE, of(1, size=450), of(1, (90, 40, 810, 560))]
    assert len({tuple(sorted(same_pictures(p).items())) for p in permutations(three)}) == 1


def rendition(name: str, picture: Picture, text: str, *captions: tuple[int, int]) -> Rendition:
    zones = tuple(Zone(ZoneKind.CAPTION, *span) for span in captions)
    return Rendition(f"rend-{name}", name, "text/html", text, "0" * 64, "html@2", zones, pictures=(picture,))


def test_the_words_under_a_picture_that_others_show_are_tied_to_it() -> None:
    at = Picture(WHOLE.sha256, WHOLE.width, WHOLE.height, WHOLE.looks, 6)
    small = of(1, size=450)
    again = Picture(small.sha256, small.width, small.height, small.looks, 0)
    found = alike(
        [
            rendition("a", at, "Text. A house after the shelling. More.", (6, 33)),
            rendition("b", again, "Where it happened", (0, 17)),
            rendition("c", of(5), "Another picture"),
        ]
    )
    assert {name: [(p.start, p.end) for p in spans] for name, spans in found.items()} == {
        "a": [(6, 33)],
        "b": [(0, 17)],
    }
    assert len({p.text for spans in found.values() for p in spans}) == 1
    assert found["a"][0].text.startswith(MARK)


def test_a_picture_in_one_place_only_says_nothing() -> None:
    assert alike([rendition("a", WHOLE, "Text"), rendition("b", of(5), "Text")]) == {}
