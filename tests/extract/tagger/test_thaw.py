"""The weights that ship can be trained on: as a network they score as the file does."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from solferino.errors import Missing
from solferino.extract.tagger.shipped import shipped_folder
from solferino.extract.tagger.thaw import thawed


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="X25"):
        thawed(tmp_path)


def test_the_network_scores_as_the_file_does() -> None:
    torch = pytest.importorskip("torch", reason="training packages (extra learn) are not installed")
    onnxruntime = pytest.importorskip("onnxruntime")
    ids = np.arange(5, 45, dtype=np.int64).reshape(2, 20)
    net = thawed(shipped_folder()).eval()
    mine = net(torch.from_numpy(ids), torch.ones_like(torch.from_numpy(ids))).detach().numpy()
    session = onnxruntime.InferenceSession((shipped_folder() / "model.onnx").read_bytes())
    (theirs,) = session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
    assert float(np.abs(mine - theirs).mean()) < 0.2  # of 3.2 on average: what int8 costs
