"""What a picture looks like, in marks that stay when it is cropped, resized or saved again: for link/pictures.py.

Marks are corners of the picture, found at several sizes, each with where it stands and 63 bits that say how the light
falls around it (signs of a cosine transform, as in perceptual hashes, but of a spot and not of the whole). With them
goes the picture in small. Whether two pictures are one is then a question of whether their marks lie the same way and
their light and dark agree there. A picture is somebody else's format, so this runs behind the wall (child.py) and looks
at the declared size before it unpacks anything.
"""

from __future__ import annotations

import hashlib
import io
import struct
import warnings
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from solferino.model import Picture
from solferino.read.faults import Unreadable
from solferino.read.limits import MARKS, PICTURES, PIXELS, SMALL

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
SMALLEST = 100  # pixels on the shorter side: below it stand logos, buttons and portraits of authors
_SIDE = 320  # pixels of the longer side at which a picture is looked at
_STEP = 2**0.25  # from one size to the next smaller
_PATCH = 24
_FLAT = 6.0  # standard deviation of brightness (0 to 255) around a mark below which there is nothing to tell

Grey = NDArray[np.float32]


def picture(data: bytes, at: int | None = None) -> Picture | None:
    """The picture in `data`, which stands before the offset `at` of its document's text. None where it is too small to
    be more than an ornament, or cannot be looked at: that is no reason to refuse the document that holds it."""
    try:
        found = look(data)
    except Unreadable:
        return None
    return replace(found, at=at) if min(found.width, found.height) >= SMALLEST else None


def look(data: bytes) -> Picture:
    """The picture in `data`. Unreadable R10 where it is damaged or of another format, R11 where it declares more than
    PIXELS pixels."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                width, height = opened.size
                if width * height > PIXELS:
                    raise Unreadable("R11")
                opened.draft("L", (2 * _SIDE, 2 * _SIDE))  # a JPEG is unpacked at about the size that is needed
                return Picture(
                    hashlib.sha256(data).hexdigest(), width, height, of_image(ImageOps.exif_transpose(opened))
                )
        except (Image.DecompressionBombError, MemoryError):
            raise Unreadable("R11") from None
        except (OSError, ValueError, TypeError, SyntaxError, LookupError, EOFError, ArithmeticError, struct.error):
            raise Unreadable("R10") from None


def each(found: Iterable[tuple[bytes, int | None]]) -> tuple[Picture, ...]:
    """The pictures of a document, in order, each of them once; no more than PICTURES are looked at."""
    seen: dict[str, Picture] = {}
    for data, at in islice(found, PICTURES):
        if (one := picture(data, at)) is not None:
            seen.setdefault(one.sha256, one)
    return tuple(seen.values())


def of_image(image: Any) -> str:
    """The marks of an opened picture as `Picture.looks` has them."""
    grey = _on_white(image)
    small = np.asarray(grey.resize((SMALL, SMALL), 1), dtype=np.uint8).tobytes()
    share = _SIDE / max(grey.size)
    if share < 1:
        grey = grey.resize((max(1, round(grey.width * share)), max(1, round(grey.height * share))), 1)
        share = 1.0
    found: list[tuple[float, float, float, int]] = []  # strength, x, y (in units of the longer side), bits
    side = max(grey.size)
    level = grey
    size = 1.0
    while min(level.size) > 2 * _PATCH:
        pixels = np.asarray(level, dtype=np.float32)
        found += [(strength, x / size / side, y / size / side, bits) for strength, x, y, bits in _corners(pixels)]
        size /= _STEP
        level = grey.resize((round(grey.width * size), round(grey.height * size)), 1)
    found.sort(reverse=True)
    rows = np.array([(round(x * 60_000), round(y * 60_000)) for _, x, y, _ in found[:MARKS]], dtype=">u2").tobytes()
    return (small + rows + np.array([bits for *_, bits in found[:MARKS]], dtype=">u8").tobytes()).hex()


def _on_white(image: Any) -> Any:
    """The picture in shades of grey; what is transparent is seen on white."""
    if "A" not in image.mode and "transparency" not in image.info:
        return image.convert("L")
    from PIL import Image

    clear = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("L")


def _corners(pixels: Grey) -> list[tuple[float, float, float, int]]:
    """The strongest corners at this size, not more of them than their share of the area, apart from one another."""
    dy, dx = np.gradient(_blurred(pixels))
    xx, yy, xy = (_blurred(_blurred(np.asarray(p, dtype=np.float32))) for p in (dx * dx, dy * dy, dx * dy))
    trace = xx + yy
    strength = (xx * yy - xy * xy) / (trace + 1e-3)
    edge = _PATCH // 2
    strength[:edge], strength[-edge:], strength[:, :edge], strength[:, -edge:] = 0, 0, 0, 0
    peak = strength == _highest(strength, 4)
    y, x = np.nonzero(peak & (strength > 1.0))
    best = np.argsort(-strength[y, x], kind="stable")[: max(4, round(MARKS / 3 * pixels.size / _SIDE**2))]
    out = []
    for n in best.tolist():
        patch = pixels[y[n] - edge : y[n] + edge, x[n] - edge : x[n] + edge]
        if patch.std() >= _FLAT:
            out.append((float(strength[y[n], x[n]]), float(x[n]), float(y[n]), _bits(patch)))
    return out


def _bits(patch: Grey) -> int:
    """63 signs of the cosine transform of a spot, the mean left out."""
    small = patch.reshape(8, _PATCH // 8, 8, _PATCH // 8).mean(axis=(1, 3))
    signs = (_COSINE @ small @ _COSINE.T).ravel()[1:] > 0
    return int("".join("1" if s else "0" for s in signs), 2)


_COSINE = np.cos(np.pi * np.outer(np.arange(8), 2 * np.arange(8) + 1) / 16).astype(np.float32)


def _blurred(pixels: Grey) -> Grey:
    padded = np.pad(pixels, 1, mode="edge")
    rows = padded[:-2] + 2 * padded[1:-1] + padded[2:]
    out: Grey = (rows[:, :-2] + 2 * rows[:, 1:-1] + rows[:, 2:]) / 16
    return out


def _highest(values: Grey, reach: int) -> Grey:
    """For each place the highest value within reach."""
    out = values
    for axis in (0, 1):
        padded = np.pad(out, [(reach, reach) if a == axis else (0, 0) for a in (0, 1)])
        windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1, axis=axis)
        out = windows.max(axis=-1)
    return out
