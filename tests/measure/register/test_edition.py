"""Laws of an edition: ids do not hang on order, the same rows again are the same, nothing is lost on the way."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from solferino.measure.register.edition import Edition, Verdict, edition_id
from solferino.measure.register.rows import Draft
from solferino.model import Entry, Identity

NAMES = st.sampled_from(["Тестенко", "Пробенко", "тестенко", "Вигаденко"])
PEOPLE = st.lists(st.tuples(NAMES, st.sampled_from([None, "1950", "1951"]), st.sampled_from(["A", "B"])), max_size=12)


def keyed(purpose: str, *parts: str | int | None) -> bytes:
    return hmac.new(b"a key", repr((purpose, parts)).encode(), hashlib.sha256).digest()


def drafts(people: list[tuple[str, str | None, str]], *, numbers: bool) -> list[Draft]:
    out = []
    for n, (name, birth, place) in enumerate(people):
        who = Identity("", name=name, birth=birth, number=str(n) if numbers else None, raw=(("p", place),))
        out.append(Draft(n + 2, None, replace(Entry("", "", n + 2, "", ""), place=place), who))
    return out


def run(rows: list[Draft], there: dict[str, Entry] | None = None) -> tuple[list[Verdict], dict[str, Entry]]:
    known = there or {}
    edition = Edition("book", "lst-1", keyed, lambda ids: {i: known[i] for i in ids if i in known})
    taken = [t for batch in edition.take(rows) for t in batch]
    assert edition.counts.rows == len(rows)
    return [t.report.verdict for t in taken], {t.entry.id: t.entry for t in taken if t.entry}


@given(PEOPLE)
def test_every_row_with_a_number_is_an_entry_in_any_order(people: list[tuple[str, str | None, str]]) -> None:
    rows = drafts(people, numbers=True)
    verdicts, entries = run(rows)
    assert verdicts == [Verdict.NEW] * len(people) and len(entries) == len(people)
    assert len({e.pseudonym for e in entries.values()}) == len(people)
    assert run(rows[::-1])[1].keys() == entries.keys()


@given(PEOPLE)
def test_the_same_rows_again_are_all_the_same(people: list[tuple[str, str | None, str]]) -> None:
    for numbers in (True, False):
        before, entries = run(drafts(people, numbers=numbers))
        again, none = run(drafts(people, numbers=numbers), entries)
        assert none == {}
        assert [v is Verdict.SAME for v in again] == [v is Verdict.NEW for v in before]


@given(PEOPLE)
def test_without_numbers_only_equal_rows_fall_together(people: list[tuple[str, str | None, str]]) -> None:
    verdicts, entries = run(drafts(people, numbers=False))
    assert len(entries) == len(set(people)) and verdicts.count(Verdict.REFUSED) == len(people) - len(set(people))


def test_an_edition_is_its_list_its_bytes_and_its_mapping() -> None:
    one = edition_id("book", "a" * 64, "m")
    assert one == edition_id("book", "a" * 64, "m")
    assert (
        len(
            {
                one,
                edition_id("book2", "a" * 64, "m"),
                edition_id("book", "b" * 64, "m"),
                edition_id("book", "a" * 64, "n"),
            }
        )
        == 4
    )
