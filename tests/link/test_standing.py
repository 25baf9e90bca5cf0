"""Whatever documents came in which lots, the record has the links that it would have if all had come at once."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solferino.case import Case
from solferino.link import block, saved
from solferino.link.step import KEPT, link
from solferino.model import Allegation, Judgement, Rendition, Speaker, Verdict, content_id
from solferino.store.view import SqlView
from solferino.store.writer import SqlWriter
from solferino.wiring import open_case
from telling import body, document, person, tell

TEXTS = ("Shells hit the market.", "The attack killed many.", "A school was hit.", "Twelve killed at a market")
SPEAKERS = (None, body("HRMMU"), person("Olena Example"))


@st.composite
def corpora(draw: st.DrawFn) -> list[Allegation]:
    """Up to 12 accounts, totals and general claims of few towns, days and sources in up to 5 documents."""
    return [
        tell(
            draw(st.sampled_from(TEXTS)),
            draw(st.sampled_from(("HOS-01", "KIL-01", "TOR-01", "CASUALTIES"))),
            doc=f"{draw(st.integers(0, 4))}.txt",
            at=n * 100,
            by=draw(st.sampled_from(SPEAKERS)),
            where=draw(st.sampled_from(("Kherson", "Lyman", None))),
            on=draw(st.sampled_from(("2023-05-01", ("2023-05-01", "2023-05-31"), None))),
            count=draw(st.sampled_from((None, 3, 12))),
            harm="killed",
            perpetrator=draw(st.sampled_from((None, "RU"))),
            stance=draw(st.sampled_from(("asserted", "asserted", "denied"))),
            total=draw(st.sampled_from((False, False, True))),
        )
        for n in range(draw(st.integers(1, 12)))
    ]


def put(case: Case, told: Iterable[Allegation], names: Iterable[str]) -> None:
    by_name: dict[str, list[Allegation]] = {name: [] for name in names}
    for a in told:
        if a.document.name in by_name:
            by_name[a.document.name].append(a)
    with case.unit() as record:
        for name, some in by_name.items():
            doc = document(name, "2024-03-27")
            text = "\n".join(a.passage.text for a in some)
            record.add_document(doc)
            record.put_rendition(
                Rendition(content_id("rendition", name), doc.id, "text/plain", text, content_id("sha", text), "test@1")
            )
            record.put_extraction(doc.id, [], some, [])


def links(case: Case) -> tuple[Sequence[object], ...]:
    record = case.record
    return record.origins(), record.incidents(), record.suggestions()


def new_case(folder: str | Path, name: str) -> Case:
    return open_case(Path(folder) / name, create=True, actor="Analyst A")


def judgements(told: Sequence[Allegation], draw: Sequence[int]) -> list[Judgement]:
    verdicts = (Verdict.SAME, Verdict.NOT_SAME, Verdict.UNSURE)
    return [
        Judgement(f"j{n}", told[n % len(told)].id, told[m % len(told)].id, verdicts[m % 3], "A", "2024-01-01", "read")
        for n, m in enumerate(draw)
    ]


@pytest.mark.parametrize(("full", "window"), [(24, 12), (2, 1)], ids=["quiet blocks", "crowded blocks"])
def test_any_order_and_any_lots_leave_the_record_that_all_at_once_leaves(
    full: int, window: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(block, "FULL", full)
    monkeypatch.setattr(block, "WINDOW", window)

    @settings(deadline=None, max_examples=12)
    @given(corpora(), st.data())
    def law(told: list[Allegation], data: st.DataObject) -> None:
        names = sorted({a.document.name for a in told})
        order = data.draw(st.permutations(names))
        cut = data.draw(st.lists(st.integers(1, len(order)), max_size=3))
        lots = [order[a:b] for a, b in pairwise(sorted({0, len(order), *cut}))]
        said = judgements(told, data.draw(st.lists(st.integers(0, 20), max_size=2)))
        with (
            tempfile.TemporaryDirectory() as folder,
            new_case(folder, "once") as once,
            new_case(folder, "lots") as some,
        ):
            for case in (once, some):
                with case.unit() as record:
                    for one in said:
                        record.add_judgement(one)
            put(once, told, names)
            link(once)
            for lot in lots:
                put(some, told, lot)
                link(some)
            assert links(some) == links(once)
            assert [c.code for c in some.inspect() if c.code != "S43"] == []  # nothing was received by the step ingest

    law()


def account(doc: str, where: str = "Kherson", by: Speaker | None = None) -> Allegation:
    return tell(f"Shells hit {where}, killing 12.", "HOS-01", doc=doc, where=where, on="2023-05-01", count=12, by=by)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    opened = new_case(tmp_path, "case")
    put(opened, [account("a.txt"), account("b.txt", "Lyman")], ["a.txt", "b.txt"])
    link(opened)
    return opened


def written(case: Case, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Link; which method wrote which incidents."""
    seen: list[tuple[str, list[str]]] = []
    for name in ("put_links", "change_links"):
        write = getattr(SqlWriter, name)

        def writing(self: SqlWriter, *args: object, name: str = name, write: object = write) -> None:
            seen.append((name, [i.title for i in args[1]]))  # type: ignore[attr-defined]
            write(self, *args)  # type: ignore[operator]

        monkeypatch.setattr(SqlWriter, name, writing)
    link(case)
    return seen


def test_only_incidents_that_a_new_document_changes_are_written(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    with case:
        before = {i.title: i for i in case.record.incidents()}
        put(case, [account("c.txt")], ["c.txt"])
        assert {i.title: i for i in case.record.incidents()} == before  # until the step has joined what is new
        ((how, titles),) = written(case, monkeypatch)
        assert (how, len(titles)) == ("change_links", 1)
        assert "Kherson" in titles[0]


@pytest.mark.parametrize("how", ["gone", "damaged", "of other code"])
def test_without_what_was_kept_all_is_linked_anew(case: Case, how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with case:
        put(case, [account("c.txt")], ["c.txt"])
        (kept,) = (case.path / KEPT).iterdir()
        if how == "gone":
            kept.unlink()
        elif how == "damaged":
            kept.write_bytes(kept.read_bytes()[:-9])
        else:
            monkeypatch.setattr(saved, "code", lambda: "of other code")
        ((name, titles),) = written(case, monkeypatch)
        assert (name, len(titles)) == ("put_links", 2)


def test_what_an_older_linking_left_is_not_taken_for_the_latest(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    with case:
        (older,) = (case.path / KEPT).iterdir()
        content = older.read_bytes()
        put(case, [account("c.txt")], ["c.txt"])
        link(case)
        (kept,) = (case.path / KEPT).iterdir()
        kept.write_bytes(content)
        put(case, [account("d.txt")], ["d.txt"])
        assert [name for name, _ in written(case, monkeypatch)] == ["put_links"]


def test_a_changed_extraction_drops_the_links_and_all_is_linked_anew(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with case:
        put(case, [account("a.txt", "Lyman")], ["a.txt"])
        assert case.record.incidents() == []
        assert [name for name, _ in written(case, monkeypatch)] == ["put_links"]
        (only,) = case.record.incidents()
        assert only.documents == ("a.txt", "b.txt")


ENDS = """
import os, sys
from solferino.link.step import link
from solferino.store.writer import SqlWriter
from solferino.wiring import open_case
with open_case(sys.argv[1], actor="Analyst A") as case:
    SqlWriter.add_custody = lambda *_, **__: os._exit(9)
    link(case)
"""


def test_killed_before_the_end_the_next_run_links_right(case: Case, tmp_path: Path) -> None:
    """The run writes all and ends without leave before it commits; in a process of its own, since a fork of this one
    would hold its record and its threads."""
    with case, new_case(tmp_path, "once"):
        put(case, [account("c.txt")], ["c.txt"])
    ended = subprocess.run([sys.executable, "-c", ENDS, str(tmp_path / "case")], check=False)
    assert ended.returncode == 9
    with open_case(tmp_path / "case", actor="Analyst A") as again, open_case(tmp_path / "once", actor="A") as once:
        assert len(list((again.path / KEPT).iterdir())) == 2
        link(again)
        assert len(list((again.path / KEPT).iterdir())) == 1
        told = [account("a.txt"), account("b.txt", "Lyman"), account("c.txt")]
        put(once, told, ["a.txt", "b.txt", "c.txt"])
        link(once)
        assert links(again) == links(once)


def test_a_judgement_on_documents_changes_the_accounts_of_their_incident(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [account(f"{n}.txt", by=body(f"Office {n}")) for n in "ab"]
    other = account("c.txt", "Lyman", by=body("Office c"))
    same = Judgement("j1", told[0].document.id, told[1].document.id, Verdict.SAME, "A", "2024-01-01", "one release")
    with new_case(tmp_path, "case") as case, new_case(tmp_path, "once") as once:
        put(case, [*told, other], ["a.txt", "b.txt", "c.txt"])
        link(case)
        assert [i.origins for i in case.record.incidents() if i.accounts > 1] == [2]
        for some in (case, once):
            with some.unit() as record:
                record.add_judgement(same)
        ((how, _),) = written(case, monkeypatch)
        assert how == "put_links"  # it may touch any origin: all is linked anew
        put(once, [*told, other], ["a.txt", "b.txt", "c.txt"])
        link(once)
        assert links(case) == links(once)
        assert [i.origins for i in case.record.incidents()] == [1, 1]


@pytest.mark.parametrize("how", ["came again with another day", "was read otherwise"])
def test_a_document_that_is_not_as_it_was_has_all_linked_anew(
    case: Case, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with case:
        put(case, [account("c.txt")], ["c.txt"])
        with case.unit() as record:
            if how == "was read otherwise":
                text = "Another text that tells the same."
                doc, sha = document("a.txt").id, content_id("sha", text)
                record.put_rendition(Rendition(content_id("rendition", sha), doc, "text/plain", text, sha, "test@2"))
                record.put_extraction(doc, [], [account("a.txt")], [])
            else:
                record.add_document(document("a.txt", "2024-03-28"))
        assert [name for name, _ in written(case, monkeypatch)] == ["put_links"]


def test_of_what_is_linked_only_what_a_new_document_can_change_is_read(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    with case:
        put(case, [account("c.txt")], ["c.txt"])
        texts: list[str] = []
        told: list[str] = []
        monkeypatch.setattr(SqlWriter, "renditions", noted(SqlWriter.renditions, texts))
        monkeypatch.setattr(SqlWriter, "allegations", noted(SqlWriter.allegations, told))
        link(case)
        assert texts == [document("c.txt").id]
        assert sorted(told) == sorted(document(name).id for name in ("a.txt", "c.txt"))  # b.txt tells of another town


def noted(read: Callable[..., Iterator[Any]], seen: list[str]) -> Callable[..., Iterator[Any]]:
    """The same reading, that notes what is read."""

    def reading(self: SqlWriter, ids: Sequence[str] | None = None) -> Iterator[Any]:
        assert ids is not None
        seen.extend(ids)
        return read(self, ids)

    return reading


def test_a_case_as_it_was_is_not_linked_again(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    with case:
        monkeypatch.delattr(SqlView, "allegations")
        report = link(case)
        assert (report.came, report.made, report.skipped) == (2, 0, 2)


def test_what_is_kept_holds_no_words_of_a_document_and_no_names(tmp_path: Path) -> None:
    with new_case(tmp_path, "case") as case:
        told = [account("a.txt", by=person("Olena Example")), account("b.txt", by=body("Office of Examples"))]
        total = tell(
            "1,374 people were killed.", "CASUALTIES", doc="c.txt", count=1374, total=True, names=("A. Named",)
        )
        put(case, [*told, total], ["a.txt", "b.txt", "c.txt"])
        link(case)
        (kept,) = (case.path / KEPT).iterdir()
        content = kept.read_bytes()
        for words in (b"killing", b"people were", b"Olena", b"Example", b"Named"):
            assert words not in content
