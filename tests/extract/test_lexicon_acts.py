"""The files of acts, read as one."""

from __future__ import annotations

from collections import Counter

from solferino.extract.lexicon_acts import FILES
from solferino.extract.lexicon_section import load


def test_no_list_and_no_class_is_written_in_two_files() -> None:
    tables = [(key, x) for f in FILES for key, value in load("en", f).items() if isinstance(value, dict) for x in value]
    assert [name for name, times in Counter(tables).items() if times > 1] == []
