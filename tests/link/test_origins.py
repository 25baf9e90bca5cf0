"""Which texts are one source (method.md §1.6): each dependence test, and what must not be joined."""

from __future__ import annotations

from typing import Any

from solferino.link.copies import Copy
from solferino.link.origins import origins
from solferino.link.presumed import distinctive
from solferino.model import Allegation, Content, Document, Origin, Quoted, Speaker, SpeakerKind, Stance, Statement
from solferino.terms.bodies import mentions
from telling import body, document, person, tell, unnamed


def found(
    *told: Allegation,
    copied: tuple[Copy, ...] = (),
    documents: tuple[Document, ...] = (),
    statements: dict[str, Statement] | None = None,
) -> dict[str, Origin]:
    docs = documents or tuple(document(n) for n in sorted({a.document.name for a in told}))
    all_origins = origins(list(told), docs, copied, statements or {}, {d.id: d.publisher for d in docs})
    assert sorted(i for o in all_origins for i in o.allegations) == sorted(a.id for a in told)
    return {i: o for o in all_origins for i in o.allegations}


def quoted(allegation: str, words: str, by: Speaker, doc: str) -> Statement:
    content = Content(0, len(words), words, Quoted.DIRECT)
    return Statement(f"statement-{allegation}", document(doc).ref, by, None, content, Stance.ASSERTED)


def test_ten_texts_that_name_one_body_are_one_origin() -> None:
    told = [tell("HRMMU recorded six killings.", by=body("HRMMU"), doc=f"{n}.txt") for n in range(10)]
    mine = found(*told)
    assert len({o.id for o in mine.values()}) == 1
    (origin,) = set(mine.values())
    assert origin.label == "UN Human Rights Monitoring Mission in Ukraine"
    assert origin.reason == "DEP-CITE"
    assert origin.known
    assert len(origin.documents) == 10


def test_a_body_is_one_origin_under_its_short_name_and_through_its_staff() -> None:
    a = tell("Killings.", by=body("Human Rights Watch"), doc="a.txt")
    b = tell("Killings.", by=body("HRW"), doc="b.txt")
    c = tell("Killings.", by=person("Jo Example", "Human Rights Watch (HRW)", "researcher"), doc="c.txt")
    assert len({o.id for o in found(a, b, c).values()}) == 1


def test_two_witnesses_are_two_origins_though_one_paper_prints_both() -> None:
    a = tell("A neighbour said they shot him.", by=unnamed("a neighbour"), at=0)
    b = tell("His sister said they shot him.", by=unnamed("his sister"), at=80)
    assert len({o.id for o in found(a, b).values()}) == 2


def test_unnamed_people_heard_through_a_body_are_its_field_work() -> None:
    """Rule 3 of the algorithm: upstream persons who are not known one by one add one origin at most."""
    a = tell("A woman said that.", by=unnamed("a woman"), via=(body("Amnesty International"),), at=0)
    b = tell("A man said that.", by=unnamed("a man"), via=(body("Amnesty International"),), at=80)
    mine = found(a, b)
    assert {o.label for o in mine.values()} == {"Amnesty International"}
    assert mine[a.id].reason == "DEP-CHAIN"


def test_a_named_witness_is_her_own_origin_whoever_quotes_her() -> None:
    a = tell("Olena Example said so.", by=person("Olena Example"), via=(body("Human Rights Watch"),), doc="a.txt")
    b = tell("Olena Example said so.", by=person("Olena Example"), doc="b.txt")
    assert {o.label for o in found(a, b).values()} == {"Olena Example"}


def test_the_report_is_the_body_named_nearest_in_the_text() -> None:
    a = tell("HRMMU published its findings.", by=body("HRMMU"), at=0)
    b = tell("The report documented executions.", by=body("the report"), at=100)
    assert len({o.id for o in found(a, b).values()}) == 1


def test_the_report_of_a_body_that_only_the_text_names() -> None:
    told = tell("The report cited torture.", by=body("the report"), at=60)
    docs = [document("a.txt")]
    text = "A UN-backed inquiry reported. A judge of the European Court of Human Rights led it. It cited torture."
    (origin,) = origins([told], docs, [], {}, {docs[0].id: None}, texts={docs[0].id: text})
    assert (origin.label, origin.known) == ("UN-backed inquiry", True)


def test_a_short_name_is_the_listed_body_that_the_text_names_in_full() -> None:
    full = "Independent International Commission of Inquiry on Ukraine"
    assert [b.name for _, b in mentions(f"The {full} reported. The UN Commission of Inquiry found more.")] == [
        full,
        full,
    ]
    assert [b.name for _, b in mentions("Its Monitoring Mission, who left, said so.")] == ["Monitoring Mission"]


def test_a_report_that_nobody_names_has_no_known_origin() -> None:
    only = tell("The report documented executions.", by=body("the report"))
    assert not found(only)[only.id].known


def test_the_next_case_is_told_by_the_same_body() -> None:
    a = tell("HRW documented the killing of six men in one village.", by=body("HRW"), at=0)
    b = tell("In another case a woman said she was beaten.", by=unnamed("a woman"), at=100)
    mine = found(a, b)
    assert mine[b.id].label == "Human Rights Watch"


def test_a_sentence_that_cites_a_body_goes_back_to_it_though_no_speaker_was_read() -> None:
    a = tell("Three cases documented by Amnesty International concern drivers.")
    b = tell("According to AFP, the market was hit.", doc="b.txt")
    mine = found(a, b)
    assert mine[a.id].label == "Amnesty International"
    assert mine[b.id].label == "Agence France-Presse"


def test_an_outlet_in_its_own_words_is_no_known_origin() -> None:
    a = tell("Shells hit the market.", doc="a.txt")
    mine = found(a, documents=(document("a.txt", "2023-05-01", "The Daily Example"),))[a.id]
    assert not mine.known
    assert mine.reason == "DEP-SELF"


def test_a_body_that_publishes_its_own_report_is_its_origin() -> None:
    a = tell("Shells hit the market.", doc="a.txt")
    mine = found(a, documents=(document("a.txt", "2023-05-01", "OHCHR"),))[a.id]
    assert (mine.label, mine.known) == ("OHCHR", True)


def test_copies_of_one_text_are_one_origin() -> None:
    a, b = tell("Shells hit the market.", doc="a.txt"), tell("Shells struck the market.", doc="b.txt")
    assert len({o.id for o in found(a, b).values()}) == 2
    pair = Copy(document("a.txt").id, document("b.txt").id, 0.8)
    (origin,) = set(found(a, b, copied=(pair,)).values())
    assert origin.reason == "DEP-COPY"
    assert origin.label == "unknown origin of 2 texts"


def test_the_same_long_sentence_in_two_documents_was_copied() -> None:
    text = "On the morning of the fourth day armed men led nine farmers from the mill into the yard."
    assert len({o.id for o in found(tell(text, doc="a.txt"), tell(text, doc="b.txt")).values()}) == 1
    short = "Armed men killed nine farmers."
    assert len({o.id for o in found(tell(short, doc="a.txt"), tell(short, doc="b.txt")).values()}) == 2


def test_a_quotation_keeps_its_speaker_where_another_text_leaves_the_name_out() -> None:
    words = "they took my brother from the cellar and we never saw him alive again"
    named, nameless = person("Ivan Example"), unnamed("a villager")
    a = tell("Ivan Example said it.", by=named, doc="a.txt", statement="s1")
    b = tell("A villager said it.", by=nameless, doc="b.txt", statement="s2")
    statements = {"s1": quoted("a", words, named, "a.txt"), "s2": quoted("b", words + " she said", nameless, "b.txt")}
    mine = found(a, b, statements=statements)
    assert {o.label for o in mine.values()} == {"Ivan Example"}


def test_one_quotation_under_two_names_is_left_to_people() -> None:
    words = "they took my brother from the cellar and we never saw him alive again"
    first, second = person("Ivan Example"), person("Petro Example")
    a = tell("Ivan Example said it.", by=first, doc="a.txt", statement="s1")
    b = tell("Petro Example said it.", by=second, doc="b.txt", statement="s2")
    statements = {"s1": quoted("a", words, first, "a.txt"), "s2": quoted("b", words, second, "b.txt")}
    assert {o.label for o in found(a, b, statements=statements).values()} == {"Ivan Example", "Petro Example"}


def figures(doc: str, killed: int, injured: int, first: str, last: str) -> list[Allegation]:
    common: dict[str, Any] = {"where": "UA", "on": (first, last), "status": "CST-CIV", "total": True}
    return [
        tell("killed", "CASUALTIES", doc=doc, at=0, count=killed, harm="killed", **common),
        tell("injured", "CASUALTIES", doc=doc, at=50, count=injured, harm="injured", **common),
    ]


def test_the_same_pair_of_figures_for_one_period_is_one_origin() -> None:
    told = [
        *figures("a.txt", 429, 1374, "2023-12-01", "2024-02-29"),
        *figures("b.txt", 429, 1374, "2023-12-01", "2024-02-29"),
    ]
    mine = found(*told)
    assert len({o.id for o in mine.values()}) == 1
    assert {o.reason for o in mine.values()} & {"DEP-FIG", "DEP-SELF"}


def test_one_shared_number_is_no_sign_of_one_origin() -> None:
    """TR-4: 429 is a period's total, the sum of three other months, and an old edition of one month."""
    told = [
        *figures("a.txt", 429, 1374, "2023-12-01", "2024-02-29"),
        *figures("b.txt", 429, 812, "2022-06-01", "2022-06-30"),
    ]
    assert len({o.id for o in found(*told).values()}) == 2


def test_round_and_small_numbers_are_not_distinctive() -> None:
    assert [n for n in (3, 10, 100, 440, 429, 1374) if distinctive(n)] == [429, 1374]


def test_unnamed_officials_of_one_state_are_counted_once() -> None:
    a = tell("Bodies were found.", by=unnamed("Sudanese officials"), doc="a.txt")
    b = tell("Bodies were found.", by=unnamed("officials in Sudan"), doc="b.txt")
    assert {o.label for o in found(a, b).values()} == {"officials of Sudan"}


def test_local_officials_without_a_name_are_one_origin_a_document() -> None:
    a = tell("Bodies were found.", by=unnamed("local authorities"), doc="a.txt")
    b = tell("Bodies were found.", by=unnamed("local authorities"), doc="b.txt")
    assert len({o.id for o in found(a, b).values()}) == 2


def test_social_media_are_a_channel_and_no_known_origin() -> None:
    a = tell("A strike was reported.", by=Speaker("social media", None, None, kind=SpeakerKind.UNNAMED))
    assert not found(a)[a.id].known


def test_a_headline_is_no_second_origin() -> None:
    """It says without a speaker what somebody says below it (design.md, "What may never break", 3)."""
    headline = tell("Burial site with 440 bodies near Izium", act="BODIES", at=0)
    police = tell("Police said that 440 bodies had been found.", act="BODIES", by=body("Kharkiv police"), at=60)
    assert len({o.id for o in found(headline, police).values()}) == 1


def test_a_sentence_of_the_paper_itself_stays_its_own() -> None:
    own = tell("Our reporter saw 440 graves.", act="BODIES", at=0)
    police = tell("Police said that 440 bodies had been found.", act="BODIES", by=body("Kharkiv police"), at=60)
    assert len({o.id for o in found(own, police).values()}) == 2
