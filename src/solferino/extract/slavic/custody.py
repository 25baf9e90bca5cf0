"""Who holds those to whom it was done, where the text names the prison or the court: a state runs those on its land.

For whatever side, by the place and the file of the conflict; where two could hold the place nobody is blamed. Whose
prisoners they are tells nothing: who ill-treats them is for the text to say.
"""

from __future__ import annotations

from solferino.extract.slavic.drafts import Draft
from solferino.extract.slavic.line import Line
from solferino.extract.slavic.page import Page
from solferino.extract.slavic.tables import table
from solferino.model import Perpetrator, Place, When
from solferino.terms.parties import country_adjective

_IN_HANDS = frozenset(
    {"torture", "illtreat", "nocare", "detain", "humiliate", "strip", "sextorture", "contact", "labour"}
)
_COURT = frozenset({"trial", "death_penalty"})
_WHERE = frozenset(("в", "у", "во", "до"))  # held in, taken to
_BEFORE = 3  # words before a prison that hold such a word
_DIED = "KIL-04"


def state_of(page: Page, line: Line, d: Draft, place: Place | None, when: When | None) -> Perpetrator | None:
    """`били в СІЗО Таганрога`, `суд в Ростове приговорил`: the state whose prison or court it is, by the place; in a
    country of several holders by the file of the conflict."""
    held = d.kind in _IN_HANDS or d.main == _DIED
    if place is None or place.country is None or not (held or d.kind in _COURT):
        return None
    if held and not _in_prison(page, line, d):
        return None
    code = _holder(page, place, when)
    if d.kind in _COURT if page.context is None else code not in page.context.countries:
        return None  # a place of that name may be elsewhere
    return Perpetrator(f"{country_adjective(code)} authorities", code, "state") if code is not None else None


def _in_prison(page: Page, line: Line, d: Draft) -> bool:
    """Whether the paragraph is about a prison; of an arrest whether the sentence says that people are held in one
    (not "администратора тюрьмы арестовали")."""
    begins = next(o.start for o in page.lines if o.sentence.paragraph == line.sentence.paragraph)
    if d.kind != "detain":
        return page.lx.prisons.search(page.text, begins, line.end) is not None
    named = [n for n, w in enumerate(line.words) if page.lx.prisons.match(page.text, w.start)]
    return any(not _WHERE.isdisjoint(w.low for w in line.words[max(0, n - _BEFORE) : n]) for n in named)


def _holder(page: Page, place: Place, when: When | None) -> str | None:
    """Who rules the place: its country, or whoever the context says held it on that day."""
    if place.country not in table(page.lx.language, "where")["parted"]:
        return place.country
    day = when.earliest if when is not None and when.earliest else str(page.published or "")
    row = page.context.holder(place.name, day, place.admin1) if page.context is not None and day else None
    return row.by if row is not None else None
