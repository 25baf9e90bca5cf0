"""Made-up people for the tests of this folder, plainly fictional."""

from __future__ import annotations

from solferino.link.people.person import Person, person


def someone(ident: str = "1", home: str = "a", **cells: str) -> Person:
    """A person of a list, with the cells given."""
    return person({"id": ident, "list": home, **cells}, [])
