"""A model file is run in a process of its own: what it is asked, what it may do, and what it cannot break."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.llm.engine import ENGINE, number, write_engine, write_model
from solferino.errors import Missing, Refused, Unavailable
from solferino.extract.llm.gguf import examine
from solferino.extract.llm.local import ANSWER, FileModel

SCHEMA = {"type": "object"}
Make = Callable[..., FileModel]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Make]:
    """A model of the stand-in engine; all are closed at the end."""
    made: list[FileModel] = []
    monkeypatch.setenv("PYTHONPATH", str(write_engine(tmp_path / "engine")))

    def model(*values: bytes, seconds: float = 20, data: bytes = b"w" * 64) -> FileModel:
        made.append(FileModel(examine(write_model(tmp_path / "my model.gguf", *values, data=data)), seconds, 2))
        return made[-1]

    yield model
    for one in made:
        one.close()


def told(model: FileModel) -> dict[str, Any]:
    answer = model.answer("rules", "TELL", SCHEMA)
    assert answer is not None
    found: dict[str, Any] = json.loads(answer)
    return found


def test_it_is_asked_with_the_schema_and_without_chance(make: Make) -> None:
    assert told(make())["asked"] == {
        "messages": [{"role": "system", "content": "rules"}, {"role": "user", "content": "TELL"}],
        "temperature": 0,
        "seed": 1,
        "max_tokens": ANSWER,
        "response_format": {"type": "json_schema", "json_schema": {"name": "acts", "strict": True, "schema": SCHEMA}},
    }


def test_the_context_is_the_models_own_where_that_is_smaller_and_nothing_shifts_it(make: Make) -> None:
    found = told(make())
    assert (found["context"], found["threads"], found["shift"], found["fit"]) == (4096, 2, False, False)
    assert told(make(number("llama.context_length", 131072)))["context"] == 8192


def test_its_name_has_the_digest_of_the_file(make: Make, tmp_path: Path) -> None:
    model = make()
    assert model.name == model.key == f"my_model.gguf@sha256:{examine(tmp_path / 'my model.gguf').sha256}"


def test_nobody_else_can_ask_it(make: Make) -> None:
    """It listens on no port; its socket lies in a folder of its own, which is gone before the first question."""
    found = told(make())
    (socket,) = found["hostnames"]
    assert socket.endswith(".sock") and not found["socket"] and not Path(socket).parent.exists()
    assert found["offline"] is True


def test_it_has_no_network(make: Make) -> None:
    net = told(make())["net"]
    if not net or net == str(Path("/proc/self/ns/net").readlink()):
        pytest.skip("this kernel gives nobody a network namespace of his own")
    assert net.startswith("net:")


def test_secrets_of_the_environment_do_not_reach_it(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_TOKEN", "secret")
    assert "SOME_TOKEN" not in told(make())["environment"]


@pytest.mark.skipif(os.name != "posix", reason="this system has no such limits")
def test_it_writes_nothing(make: Make, tmp_path: Path) -> None:
    model, path = make(), tmp_path / "written"
    with pytest.raises(Unavailable, match="X21"):
        model.answer("s", f"WRITE {path}", SCHEMA)
    assert path.read_bytes() == b""


def test_a_question_or_an_answer_that_is_too_long_gives_none(make: Make) -> None:
    model = make()
    assert model.answer("s", "LONG", SCHEMA) is None
    assert model.answer("s", "CUT", SCHEMA) is None
    assert "killed" in (model.answer("s", "a passage", SCHEMA) or "")


def test_a_crash_costs_one_passage(make: Make) -> None:
    model = make()
    with pytest.raises(Unavailable, match=r"X21.*broke down"):
        model.answer("s", "CRASH", SCHEMA)
    assert model.answer("s", "a passage", SCHEMA)


def test_a_passage_that_takes_too_long_is_given_up(make: Make) -> None:
    model = make(seconds=1.5)
    assert model.answer("s", "a passage", SCHEMA)
    began = time.monotonic()
    with pytest.raises(Unavailable, match=r"X21.*llm_timeout_s"):
        model.answer("s", "HANG", SCHEMA)
    assert time.monotonic() - began < 10


def test_an_interrupted_question_is_not_answered_later(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    model = make()
    assert model.answer("s", "a passage", SCHEMA)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(FileModel, "_tell", interrupted)
        with pytest.raises(KeyboardInterrupt):
            model.answer("s", "TELL", SCHEMA)
    assert "killed" in (model.answer("s", "a passage", SCHEMA) or "")


def test_without_the_engine_it_says_what_to_install(make: Make, tmp_path: Path) -> None:
    write_engine(tmp_path / "engine", "raise ImportError")
    with pytest.raises(Missing, match=r"X26.*pip install 'solferino\[llm\]'"):
        make().start()


def test_an_engine_that_breaks_while_loading_refuses_the_file(make: Make, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"X28.*cannot be loaded"):
        make(data=b"unknown kind".ljust(64)).start()
    write_engine(tmp_path / "engine", ENGINE.replace('print("the engine talks")', "os._exit(6)"))
    with pytest.raises(Refused, match=r"X28.*cannot be loaded"):
        make().start()


def test_a_file_that_changes_after_its_digest_was_taken_is_refused(make: Make, tmp_path: Path) -> None:
    model = make()
    os.utime(tmp_path / "my model.gguf", ns=(1, 1))
    with pytest.raises(Refused, match=r"X28.*changed"):
        model.start()
