"""The contract of store/contract.py as tests: a backend exists when it passes them. Inherit and give `record`."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from contracts import values as v
from solferino.errors import Broken, Missing, Unavailable
from solferino.model import CustodyKind, DecisionKind, Outcome, Picture, Published
from solferino.store.contract import Record, Writer
from solferino.store.custody import GENESIS, digest_of


def put_one(unit: Writer, name: str = "a.txt", content: str = v.TEXT) -> str:
    """A document with everything that hangs on it; its id."""
    document = v.document(name, content)
    unit.add_document(document)
    unit.put_rendition(v.rendition(document))
    statement = v.statement(document)
    allegation = v.allegation(document, statement_id=statement.id)
    unit.put_extraction(document.id, [statement], [allegation], [v.place(document)])
    return document.id


def put_all(unit: Writer) -> str:
    key = put_one(unit)
    allegation = next(iter(unit.allegations(key)))
    unit.put_links(
        [v.origin("origin-1", (key,), (allegation.id,))],
        [v.incident("inc-1", (key,), (allegation.id,))],
        [v.suggestion(allegation.id, "alg-other")],
    )
    unit.put_assessments([v.assessment("inc-1")])
    unit.put_figures([v.figure(unit.document(key))])
    for step in ("read", "extract"):
        unit.mark_done(step, key, "1")
    for step in ("link", "assess", "measure", "report"):
        unit.mark_done(step, "all", "1")
    return key


def linked(record: Record) -> list[int]:
    found = (record.origins(), record.incidents(), record.suggestions(), record.assessments(), record.figures())
    return [len(f) for f in found]


def marks(record: Record, key: str) -> list[str | None]:
    steps = ("link", "assess", "measure", "report")
    return [record.done("read", key), record.done("extract", key), *(record.done(s, "all") for s in steps)]


class RecordContract:
    """What every record does."""

    @pytest.fixture
    def record(self) -> Record:
        raise NotImplementedError

    # documents

    def test_a_document_comes_back_as_it_went_in(self, record: Record) -> None:
        document = v.document("folder/б.txt", title="A title", language="uk", published=Published("2021", "2021", "x"))
        with record.unit() as unit:
            assert unit.add_document(document)
        assert record.documents() == [document]
        assert record.document(document.id) == document
        assert record.names(document.id) == ["folder/б.txt"]

    def test_the_same_document_twice_adds_nothing(self, record: Record) -> None:
        with record.unit() as unit:
            assert unit.add_document(v.document())
            assert not unit.add_document(v.document())
        with record.unit() as unit:
            assert not unit.add_document(v.document())
        assert record.names(v.document().id) == ["a.txt"]

    def test_the_same_bytes_under_two_names_are_one_document(self, record: Record) -> None:
        with record.unit() as unit:
            unit.add_document(v.document("z.txt"))
            assert not unit.add_document(v.document("a.txt"))
        assert [d.name for d in record.documents()] == ["z.txt"]
        assert record.names(v.document().id) == ["z.txt", "a.txt"]

    def test_later_metadata_holds_and_what_it_leaves_out_comes_from_another_name(self, record: Record) -> None:
        with record.unit() as unit:
            unit.add_document(v.document("a.txt", title="Wrong"))
            unit.add_document(v.document("b.txt", title="Other", publisher="The Example"))
            unit.add_document(v.document("a.txt", title="Right"))
        document = record.document(v.document().id)
        assert (document.name, document.title, document.publisher) == ("a.txt", "Right", "The Example")
        with record.unit() as unit:  # neither of the two comes back when the same is said again
            unit.add_document(v.document("b.txt", title="Other", publisher="The Example"))
            unit.add_document(v.document("a.txt", title="Right"))
        assert record.document(document.id) == document

    def test_documents_come_by_name_then_id(self, record: Record) -> None:
        with record.unit() as unit:
            for name, content in [("b", "1"), ("Я", "2"), ("a", "3"), ("a", "4"), ("B", "5")]:
                unit.add_document(v.document(name, content))
        found = record.documents()
        assert [d.name for d in found] == ["B", "a", "a", "b", "Я"]
        assert found == sorted(found, key=lambda d: (d.name, d.id))

    def test_what_is_not_there_is_missing(self, record: Record) -> None:
        for ask in (record.document, record.allegation, record.incident):
            with pytest.raises(Missing) as error:
                ask("none")
            assert error.value.code == "S09"
        assert record.rendition("none") is None
        assert record.names("none") == []
        assert list(record.statements("none")) == []

    # units of work

    def test_nothing_is_there_before_the_commit_nor_after_an_error(self, record: Record) -> None:
        with pytest.raises(ZeroDivisionError), record.unit() as unit:
            put_all(unit)
            unit.add_custody(CustodyKind.RECEIVED, "test")
            assert record.documents() == []
            raise ZeroDivisionError
        assert record.documents() == []
        assert linked(record) == [0, 0, 0, 0, 0]
        assert list(record.custody()) == []

    def test_a_unit_reads_what_it_wrote(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
            assert [s.document.id for s in unit.statements()] == [key]
            assert unit.rendition(key) == v.rendition(v.document())

    def test_one_unit_at_a_time(self, record: Record) -> None:
        with record.unit(), pytest.raises(Unavailable) as error, record.unit():
            pass
        assert error.value.code == "S05"
        with record.unit() as unit:  # the first one let go
            put_one(unit)
        assert len(record.documents()) == 1

    def test_a_step_may_write_while_it_reads(self, record: Record) -> None:
        with record.unit() as unit:
            for n in range(120):
                put_one(unit, f"{n:03}.txt", f"text {n}")
        seen = 0
        with record.unit() as unit:
            for allegation in unit.allegations():
                unit.put_extraction(allegation.document.id, [], [], [])
                seen += 1
        assert seen == 120
        assert list(record.allegations()) == []

    # what a machine made

    def test_values_come_back_as_they_went_in(self, record: Record) -> None:
        document = v.document()
        statement = v.statement(document)
        allegation = v.allegation(document, statement_id=statement.id)
        with record.unit() as unit:
            key = put_all(unit)
        assert record.rendition(key) == v.rendition(document)
        assert list(record.statements()) == [statement]
        assert list(record.allegations(key)) == [allegation]
        assert record.allegation(allegation.id) == allegation
        assert list(record.places()) == [v.place(document)]
        assert record.origins() == [v.origin("origin-1", (key,), (allegation.id,))]
        assert record.incident("inc-1") == record.incidents()[0] == v.incident("inc-1", (key,), (allegation.id,))
        assert record.suggestions() == [v.suggestion(allegation.id, "alg-other")]
        assert record.assessments() == [v.assessment("inc-1")]
        assert record.figures() == [v.figure(document)]

    def test_renditions_come_by_document_name(self, record: Record) -> None:
        with record.unit() as unit:
            for name in ("b", "a", "c"):
                unit.add_document(v.document(name, name))
                if name != "c":
                    unit.put_rendition(v.rendition(v.document(name, name)))
        assert list(record.renditions()) == [v.rendition(v.document(name, name)) for name in "ab"]

    def test_text_that_is_hard_to_keep_is_kept(self, record: Record) -> None:
        text = "nul \x00, half a pair \ud800, قتل, e\u0301, \r\n\u2028 end"
        document = v.document()
        with record.unit() as unit:
            unit.add_document(document)
            made = v.rendition(document, "x")
            unit.put_rendition(type(made)(made.id, document.id, "text/plain", text, "0" * 64, "t@1", title="\x00"))
        found = record.rendition(document.id)
        assert found is not None
        assert (found.text, found.title) == (text, "\x00")

    def test_listings_come_by_document_name_start_and_id(self, record: Record) -> None:
        with record.unit() as unit:
            for name, content in [("b", "1"), ("a", "2")]:
                document = v.document(name, content)
                unit.add_document(document)
                unit.put_rendition(v.rendition(document))
                made = [v.allegation(document, start, end) for start, end in [(22, 26), (0, 4), (0, 3)]]
                mentions = [v.place(document, 13, 21), v.place(document, 4, 9)]
                unit.put_extraction(document.id, [], made, mentions)
        found = list(record.allegations())
        assert [(a.document.name, a.passage.start) for a in found] == list(itertools.product("ab", (0, 0, 22)))
        assert found == sorted(found, key=lambda a: (a.document.name, a.passage.start, a.id))
        assert [(p.document.name, p.start) for p in record.places()] == list(itertools.product("ab", (4, 13)))

    def test_the_same_again_changes_nothing(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
        with record.unit() as unit:
            put_one(unit)
        assert linked(record) == [1, 1, 1, 1, 1]
        assert marks(record, key) == ["1"] * 6

    def test_documents_that_show_pictures_are_known_as_long_as_their_rendition_does(self, record: Record) -> None:
        a, b = v.document("a", "a"), v.document("b", "b")
        shown = Picture("1" * 64, 900, 600, "00ff", 4)
        with record.unit() as unit:
            for document in (a, b):
                unit.add_document(document)
            unit.put_rendition(replace(v.rendition(a), pictures=(shown,)))
            unit.put_rendition(v.rendition(b))
        assert record.showing() == [a.id]
        assert [r.pictures for r in record.renditions(record.showing())] == [(shown,)]
        with record.unit() as unit:
            unit.put_rendition(v.rendition(a))
        assert record.showing() == []

    def test_another_rendition_drops_what_hung_on_the_first(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
            other = put_one(unit, "b.txt", "another")
            unit.mark_done("extract", other, "1")
        with record.unit() as unit:
            unit.put_rendition(v.rendition(v.document(), made_by="txt@2"))
        left = [*record.allegations(key), *record.statements(key), *record.places(key)]
        assert left == []
        assert len(list(record.allegations(other))) == 1
        assert linked(record) == [0, 0, 0, 0, 0]
        assert marks(record, key) == ["1", None, None, None, None, None]
        assert record.done("extract", other) == "1"

    def test_another_extraction_replaces_that_of_its_document_and_drops_the_links(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
            put_one(unit, "b.txt", "another")
        with record.unit() as unit:
            unit.put_extraction(key, [], [v.allegation(v.document(), 0, 10)], [])
        assert [(a.document.name, a.passage.end) for a in record.allegations()] == [("a.txt", 10), ("b.txt", 64)]
        assert len(list(record.statements())) == 1
        assert linked(record) == [0, 0, 0, 0, 0]
        assert marks(record, key) == ["1", "1", None, None, None, None]

    def test_links_are_replaced_whole(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
        with record.unit() as unit:
            unit.put_links([v.origin("origin-2", (key,)), v.origin("origin-1", (key,))], [], [])
        assert [o.id for o in record.origins()] == ["origin-1", "origin-2"]
        assert linked(record) == [2, 0, 0, 0, 1]
        assert marks(record, key) == ["1", "1", "1", None, None, None]

    def test_links_are_changed_one_by_one(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
            unit.mark_done("links", "all", "kept")
        (suggestion,) = record.suggestions()
        with record.unit() as unit:
            other, again = v.origin("origin-2", (key,)), v.incident("inc-1", (key,), ("alg-2",))
            unit.change_links([other], [again], [], ["origin-1", "no such id"])
        assert (record.origins(), record.incidents(), record.suggestions()) == ([other], [again], [suggestion])
        assert record.assessments() == []
        assert marks(record, key) == ["1", "1", "1", None, None, None]
        assert record.done("links", "all") is None

    def test_what_a_new_document_tells_leaves_the_links_until_they_are_made_again(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
            unit.mark_done("links", "all", "kept")
        with record.unit() as unit:
            put_one(unit, "b.txt", "another")
        assert linked(record) == [1, 1, 1, 1, 1]
        assert marks(record, key) == ["1", "1", None, None, None, None]
        assert record.done("links", "all") == "kept"
        with record.unit() as unit:
            unit.put_extraction(key, [], [], [])
        assert linked(record) == [0, 0, 0, 0, 0]
        assert record.done("links", "all") is None

    def test_some_documents_and_what_hangs_on_them_can_be_asked_for(self, record: Record) -> None:
        with record.unit() as unit:
            a, b, c = (put_one(unit, f"{n}.txt", f"{v.TEXT}{n}") for n in "abc")
            unit.put_links([v.origin("origin-1", (a,)), v.origin("origin-2", (b,))], [], [])
        assert [d.id for d in record.documents([c, a, "no such id"])] == [a, c]
        assert [r.document_id for r in record.renditions([c, a])] == [c, a]
        assert [s.document.id for s in record.statements([c, a])] == [c, a]
        assert [x.document.id for x in record.allegations([b])] == [b]
        assert [o.id for o in record.origins(["origin-2", "no such id"])] == ["origin-2"]
        assert (record.documents([]), list(record.allegations([])), record.origins([])) == ([], [], [])
        assert record.titles() == {a: "a.txt", b: "b.txt", c: "c.txt"}

    def test_what_came_since_and_what_changed_can_be_told_without_reading_it(self, record: Record) -> None:
        with record.unit() as unit:
            a, b = put_one(unit, "a.txt", "one"), put_one(unit, "b.txt", "two")
        ((first, _), *_) = arrived = record.arrived()
        before = record.stamps()
        assert ([key for _, key in arrived], [key for _, key in record.arrived(first)]) == ([a, b], [b])
        assert sorted(before) == sorted((a, b))
        with record.unit() as unit:
            put_one(unit, "a.txt", "one")
        assert (record.arrived(), record.stamps()) == (arrived, before)
        with record.unit() as unit:
            unit.put_extraction(a, [], [], [])
        assert {key for key, stamp in record.stamps().items() if stamp != before[key]} == {a}

    def test_figures_that_a_person_entered_are_added_once_and_outlive_the_links(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
            entered = v.figure(unit.document(key), 3, 9)
            assert unit.add_published([entered]) == 1
            assert unit.add_published([entered]) == 0
        with record.unit() as unit:
            unit.put_extraction(key, [], [], [])
        assert record.figures() == []
        assert record.published() == [entered]

    def test_what_a_person_decided_outlives_what_a_machine_proposes(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
            unit.add_decision(v.decision("inc-1"))
            unit.add_decision(v.decision("inc-1"))
            unit.add_judgement(v.judgement("alg-1", "alg-2"))
            unit.add_judgement(v.judgement("alg-1", "alg-2"))
        with record.unit() as unit:
            unit.put_assessments([v.assessment("inc-2")])
        assert {a.incident for a in record.assessments()} == {"inc-2"}
        with record.unit() as unit:
            unit.put_extraction(key, [], [], [])
            unit.add_judgement(v.judgement("alg-1", "alg-2", "another"))
            unit.add_decision(v.decision("inc-1", "another"))
        assert record.assessments() == []
        assert [d.by for d in record.decisions()] == ["a person", "another"]
        assert [j.by for j in record.judgements()] == ["a person", "another"]

    def test_a_decision_has_the_assessing_done_anew_and_one_about_reading_the_linking(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
            unit.add_decision(v.decision("inc-1"))
        assert marks(record, key) == ["1", "1", "1", None, None, None]
        with record.unit() as unit:
            unit.add_decision(v.decision("doc-1", kind=DecisionKind.REVIEW))
        assert marks(record, key) == ["1", "1", None, None, None, None]

    def test_estimates_stand_beside_each_other_come_back_as_kept_and_outlive_what_was_made(
        self, record: Record
    ) -> None:
        one, other = v.estimate("a", "b"), v.estimate("a", "b", seed=2)
        with record.unit() as unit:
            key = put_all(unit)
            assert unit.add_estimate(one)
            assert unit.add_estimate(other)
            assert not unit.add_estimate(one)
        with record.unit() as unit:
            unit.put_extraction(key, [], [], [])
        assert record.estimates() == [one, other]

    def test_an_estimate_kept_or_withdrawn_has_the_report_alone_made_anew(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_all(unit)
            unit.add_estimate(v.estimate("a", "b"))
        assert marks(record, key) == ["1", "1", "1", "1", "1", None]
        with record.unit() as unit:
            unit.mark_done("report", "all", "1")
            unit.add_decision(v.decision("estimate-1", kind=DecisionKind.WITHDRAW))
        assert marks(record, key) == ["1", "1", "1", "1", "1", None]

    def test_versions_of_an_incident_are_kept_and_the_latest_by_then_is_found(self, record: Record) -> None:
        with record.unit() as unit:
            unit.add_versions([v.version("inc-1", 5, 3), v.version("inc-2", 5, 1)])
            unit.add_versions([v.version("inc-1", 9, 4)])
        assert record.last_run() == 9
        assert {k: x.origins for k, x in record.versions().items()} == {"inc-1": 4, "inc-2": 1}
        assert {k: x.origins for k, x in record.versions(8).items()} == {"inc-1": 3, "inc-2": 1}
        assert record.versions(4) == {}
        assert [x.run for x in record.story("inc-1")] == [5, 9]

    def test_nothing_is_extracted_from_what_was_not_read(self, record: Record) -> None:
        document = v.document()
        with pytest.raises(Missing) as error, record.unit() as unit:
            unit.add_document(document)
            unit.put_extraction(document.id, [], [], [])
        assert error.value.code == "S10"
        with pytest.raises(Missing), record.unit() as unit:
            unit.put_rendition(v.rendition(document))

    def test_an_allegation_stands_in_a_statement_that_is_there(self, record: Record) -> None:
        document = v.document()
        with pytest.raises(Broken) as error, record.unit() as unit:
            unit.add_document(document)
            unit.put_rendition(v.rendition(document))
            unit.put_extraction(document.id, [], [v.allegation(document, statement_id="stm-none")], [])
        assert error.value.code == "S11"

    # what steps say

    def test_the_last_outcome_and_mark_hold(self, record: Record) -> None:
        with record.unit() as unit:
            unit.put_outcome("read", "doc-1", Outcome("failed", "R01", "no"))
            unit.put_outcome("read", "doc-1", Outcome("read"))
            unit.put_outcome("read", "path:b", Outcome("refused", "R02", "x"))
            unit.put_outcome("ingest", "path:c", Outcome("refused"))
            unit.mark_done("read", "doc-1", "1")
            unit.mark_done("read", "doc-1", "2")
        assert record.outcomes("read") == {"doc-1": Outcome("read"), "path:b": Outcome("refused", "R02", "x")}
        assert record.done("read", "doc-1") == "2"
        assert record.done("extract", "doc-1") is None

    # custody

    def test_custody_is_one_chain(self, record: Record) -> None:
        with record.unit() as unit:
            key = put_one(unit)
            first = unit.add_custody(CustodyKind.RECEIVED, "one", document=key, sha256="0" * 64)
            second = unit.add_custody(CustodyKind.ANALYSED, "two", details=(("n", "1"),))
        with record.unit() as unit:
            third = unit.add_custody(CustodyKind.EXPORTED, "three")
        events = list(record.custody())
        assert events == [first, second, third]
        assert [e.seq for e in events] == [1, 2, 3]
        assert [e.previous for e in events] == [GENESIS, first.digest, second.digest]
        assert all(digest_of(e) == e.digest for e in events)
