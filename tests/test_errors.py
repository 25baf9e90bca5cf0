"""Every error has a code, says about what, what happened and what to do, and has one root."""

from __future__ import annotations

import pickle

import pytest

from solferino.errors import Broken, Missing, Refused, SolferinoError, Unavailable


@pytest.mark.parametrize("kind", [Refused, Missing, Broken, Unavailable])
def test_an_error_crosses_processes_unchanged(kind: type[SolferinoError]) -> None:
    error = pickle.loads(pickle.dumps(kind("R01", "a.txt", "is empty", "Look at it")))  # noqa: S301 -- our own bytes
    assert type(error) is kind
    assert str(error) == "R01 a.txt: is empty. Look at it"
