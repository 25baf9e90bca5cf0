"""Which tagger a case uses: the shipped one, or one of its own that beat it."""

from __future__ import annotations

import json
from pathlib import Path

CHOSEN = "chosen.json"


def chosen(models: Path) -> Path | None:
    """The folder of the local tagger that the case uses, None where it uses the shipped one."""
    try:
        name = json.loads((models / CHOSEN).read_text(encoding="utf-8"))["folder"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    folder = models / str(name)
    return folder if folder.parent == models and (folder / "model.onnx").is_file() else None
