"""What many tests share: where the labelled sets are, where they are there at all."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest
from hypothesis import settings

# Started in the background, tests inherit an ignored Ctrl-C, and so would every program that they start and stop by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN and threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)

# A busy machine is no failure: speed is measured in benchmarks, never in tests.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real articles and labelled sets, which is not part of the project."""
    place = Path(os.environ.get("SOLFERINO_SHARED", ROOT.parent / "shared"))
    if not (place / "seeds").is_dir():
        pytest.skip("the shared folder with real articles is not beside the checkout (set SOLFERINO_SHARED)")
    return place
