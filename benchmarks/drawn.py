"""Pictures drawn by code: a rough ground with shapes on it, another for each number."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image, ImageDraw


def drawn(number: int, width: int = 900, height: int = 600) -> Any:
    """The picture of this number, opened."""
    rng = np.random.default_rng(number)
    rough = np.fft.fftfreq(height)[:, None] ** 2 + np.fft.fftfreq(width)[None] ** 2
    ground = np.fft.ifft2(np.fft.fft2(rng.standard_normal((height, width))) / np.maximum(rough, 1e-6) ** 0.6).real
    ground = (ground - ground.min()) / (ground.max() - ground.min()) * 255
    out = Image.fromarray(ground.astype(np.uint8)).convert("RGB")
    draw = ImageDraw.Draw(out)
    for _ in range(40):
        x, y = int(rng.integers(0, width)), int(rng.integers(0, height))
        wide, high = (int(v) for v in rng.integers(10, 160, 2))
        colour = tuple(int(v) for v in rng.integers(0, 255, 3))
        shape = draw.rectangle if rng.random() < 0.6 else draw.ellipse
        shape((x, y, x + wide, y + high), fill=colour)
    return out


def saved(picture: Any, form: str = "JPEG", **how: Any) -> bytes:
    """The bytes of it in this format."""
    out = io.BytesIO()
    picture.save(out, form, **how)
    return out.getvalue()
