"""A heading that repeats what its text tells is no further event."""

from __future__ import annotations

from solferino.link.incidents import incidents
from solferino.model import Allegation, Origin
from telling import tell

BODY = "On 1 May 2023 soldiers killed six men in Kherson."


def events(*told: Allegation) -> list[tuple[str, ...]]:
    one = Origin("origin-1", "one", (), tuple(a.id for a in told), "DEP-SELF", "", True)
    found = incidents(told, dict.fromkeys((a.id for a in told), one), {})
    place = {a.id: a.passage.text for a in told}
    return sorted(tuple(sorted(place[a] for a in i.allegations)) for i in found.incidents)


def told(text: str, at: int, *, where: str | None = "Kherson", on: str | None = "2023-05-01", count: int = 6,
         doc: str = "a.txt") -> Allegation:  # fmt: skip
    return tell(text, "KIL-01", doc=doc, at=at, where=where, on=on, count=count, harm="killed", sex="M")


def test_a_heading_of_the_country_joins_the_event_that_its_text_tells() -> None:
    assert events(told("Six men killed", 0, where="UA", on=None), told(BODY, 40)) == [(BODY, "Six men killed")]


def test_a_heading_of_another_number_stays_by_itself() -> None:
    assert len(events(told("Nine men killed", 0, where="UA", on=None, count=9), told(BODY, 40))) == 2


def test_a_heading_over_two_events_is_neither() -> None:
    other = told("On 3 May 2023 six men were shot in Lyman.", 90, where="Lyman", on="2023-05-03")
    assert len(events(told("Six men killed", 0, where="UA", on=None), told(BODY, 40), other)) == 3


def test_a_heading_of_another_town_is_of_another_event() -> None:
    assert len(events(told("Six men killed", 0, where="Lyman", on=None), told(BODY, 40))) == 2


def test_a_first_sentence_is_no_heading() -> None:
    assert len(events(told("Six men were killed.", 0, where="UA", on=None), told(BODY, 40))) == 2


def test_what_another_document_tells_has_no_heading_here() -> None:
    assert len(events(told("Six men killed", 0, where="UA", on=None), told(BODY, 40, doc="b.txt"))) == 2
