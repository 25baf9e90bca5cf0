"""Settings: one table, every entry with its sentence, nothing unknown taken silently."""

from __future__ import annotations

import dataclasses
import tomllib
from pathlib import Path

import pytest

from solferino.errors import Refused
from solferino.settings import Settings, load, override, table, template, toml


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "case.toml"
    path.write_text(text)
    return path


def test_every_setting_has_type_default_unit_and_sentence() -> None:
    assert [s.name for s in table()] == [f.name for f in dataclasses.fields(Settings)]
    for setting in table():
        assert setting.kind in ("int", "str")
        assert setting.unit
        assert setting.sentence.endswith(".")
        assert (setting.low is None) == (setting.kind == "str")


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load(tmp_path / "case.toml") == Settings()
    assert (Settings().max_file_mb, Settings().read_timeout_s, Settings().policy) == (64, 60, "un")
    assert 1 <= Settings().workers <= 4


def test_the_file_holds_over_the_defaults_and_the_caller_over_the_file(tmp_path: Path) -> None:
    settings = load(written(tmp_path, '\ufeffmax_file_mb = 7\norg_name = "the \\"Example\\" Mission"\n'))
    assert (settings.max_file_mb, settings.org_name, settings.read_timeout_s) == (7, 'the "Example" Mission', 60)
    assert override(settings, {"max_file_mb": 9}, "--max-file-mb").max_file_mb == 9


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("workers = ", "S70"),
        ("wrokers = 2", "S71"),
        ("[read]\nworkers = 2", "S71"),
        ("workers = 0", "S72"),
        ("workers = 257", "S72"),
        ("workers = 2.5", "S72"),
        ("workers = true", "S72"),
        ('workers = "2"', "S72"),
        ("policy = 3", "S72"),
        ('policy = " "', "S72"),
    ],
)
def test_what_is_no_setting_is_refused_and_named(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(Refused) as error:
        load(written(tmp_path, text))
    assert error.value.code == code
    assert "case.toml" in error.value.about


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused) as error:
        load(tmp_path / "case.toml")
    assert error.value.code == "S70"


def test_the_template_says_the_defaults(tmp_path: Path) -> None:
    assert load(written(tmp_path, template())) == Settings()
    every = "\n".join(line.removeprefix("# ") for line in template().splitlines() if " = " in line)
    assert load(written(tmp_path, every)) == Settings()


def test_words_are_written_as_toml_reads_them() -> None:
    words = 'a "quote" and a back\\slash'
    assert tomllib.loads(f"a = {toml(words)}") == {"a": words}
