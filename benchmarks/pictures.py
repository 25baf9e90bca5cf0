"""One picture in several places, told by what it shows; on pictures drawn by code (drawn.py).

    python -m benchmarks.pictures [--pictures N] [--json OUT]

For each way in which a picture is passed on, the share of the pictures that are found again; and the share of pairs of
different pictures that are taken for one, which should be none. Drawn pictures are richer in corners than a photograph
of the sky and poorer than one of rubble.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.common import Score, measured, publish, share
from benchmarks.drawn import drawn, saved
from solferino.link.pictures import same_pictures
from solferino.model import Picture
from solferino.read.pictures import look


def cropped(part: float) -> Callable[[Any], bytes]:
    """A crop that keeps this share of each side, off the middle, saved again."""

    def crop(image: Any) -> bytes:
        left, top = image.width * (1 - part) * 0.4, image.height * (1 - part) * 0.6
        box = (int(left), int(top), int(left + image.width * part), int(top + image.height * part))
        return saved(image.crop(box), quality=60)

    return crop


def resized(part: float) -> Callable[[Any], bytes]:
    """The picture with this share of each side, saved again."""
    return lambda image: saved(image.resize((int(image.width * part), int(image.height * part))), quality=60)


WAYS: dict[str, Callable[[Any], bytes]] = {
    "saved at quality 30": lambda image: saved(image, quality=30),
    "half the size": resized(1 / 2),
    "a third of the size": resized(1 / 3),
    "95 % of each side": cropped(0.95),
    "90 % of each side": cropped(0.9),
    "80 % of each side": cropped(0.8),
    "70 % of each side": cropped(0.7),
    "60 % of each side": cropped(0.6),
    "50 % of each side": cropped(0.5),
}


def one(*pictures: Picture) -> bool:
    """Whether all are taken for one."""
    return len({*same_pictures(pictures).values()}) == 1


def scores(count: int) -> list[Score]:
    """All of it, on so many pictures."""
    images = [drawn(n) for n in range(count)]
    known = [look(saved(image)) for image in images]
    out = []
    for name, way in WAYS.items():
        found = [one(whole, look(way(image))) for whole, image in zip(known, images, strict=True)]
        out.append(measured("pictures", name, found, share))
    pairs = [one(a, b) for a, b in combinations(known, 2)]
    out.append(measured("pictures", "different ones joined", pairs, share))
    return out


def main(given: Sequence[str] | None = None) -> None:
    """Draw, pass on, look, and print the table."""
    parser = argparse.ArgumentParser(prog="pictures", description=__doc__)
    parser.add_argument("--data", type=Path, help=argparse.SUPPRESS)  # the table gives it to every benchmark
    parser.add_argument("--pictures", type=int, default=40)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(given)
    publish(scores(options.pictures), options.json)


if __name__ == "__main__":
    main()
