"""Since when something is told: the day that the passage itself gives for its words, else the day of publication.

"Officials said on 23 September that …", "as of 15 February": the words are older than the article that prints them, and
the order of two numbers is that of the words. English dates only; in other languages the publication date stands.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from solferino.model import Allegation

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?\s+(?P<y>\d{4}))?"
)
_SAID = r"(?:said|told|announced|reported|stated|wrote|confirmed|denied|estimated|put|counted|recorded)"
_KNOWN = re.compile(rf"\b(?:as\s+(?:of|at)\s+|{_SAID}\b[^.;:]{{0,60}}?\bon\s+){_DATE}", re.IGNORECASE)


def since(a: Allegation, published: Mapping[str, str | None]) -> str | None:
    """ISO day since which the allegation is known to have been told; None where neither text nor document says it."""
    day = published.get(a.document.id)
    return said_on(a.passage.text, day) or day


@lru_cache(maxsize=65536)
def said_on(text: str, published: str | None) -> str | None:
    """The day that the text gives for its own words. A day without a year takes the last such day up to publication,
    and stays unknown where that is unknown; a day after publication is none on which it can have been said."""
    found = _KNOWN.search(text)
    if found is None:
        return None
    month = _MONTHS.index((found["m"] or found["m2"]).casefold()[:3]) + 1
    number = int(found["d"] or found["d2"])
    if found["y"]:
        years = [int(found["y"])]
    elif published:
        years = [int(published[:4]), int(published[:4]) - 1]
    else:
        return None
    for year in years:
        try:
            day = date(year, month, number).isoformat()
        except ValueError:
            continue
        if published is None or day <= published:
            return day
    return None
