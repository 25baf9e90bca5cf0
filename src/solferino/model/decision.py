"""What a person decided about one thing: a level, a grade, an authentication, or whether it was read right.

Append-only. The latest decision of a kind by one person about one thing supersedes that person's earlier ones, which
stay; two persons who differ are both kept, and neither silently wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What was decided.

    sign           levels of an incident: `fact`, `legal`, `attribution` (SP0 to SP7, as many as were signed), `role`
                   (reviewer, senior, legal), `proposed` (the levels before), `court` (for SP7), `alternatives` = yes
                   where others were considered, or `withdrawn` = yes
    grade          a source: `reliability` A to F, `credibility` 1 to 6, `checklist` 0 to 7 (method.md §1.5), `pattern`
                   = yes where it fits the documented pattern
    authenticate   an image: `shows` (what it shows), `place`, `time` (how each was established)
    review         an extracted allegation: `verdict` right, wrong or changed, with the fields that were changed; or a
                   document: `verdict` missed, with the words (`anchor`) and fields of a fact that was not extracted
    withdraw       an estimate that was kept: `withdrawn` = yes
    """

    SIGN = "sign"
    GRADE = "grade"
    AUTHENTICATE = "authenticate"
    REVIEW = "review"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Decision:
    """`by` a named person, `at` a UTC time (ISO, seconds), for a written `reason`, `about` one id. `values` are short
    key and value pairs; `on` the allegation ids that it was made on: what came later was not looked at."""

    id: str
    kind: DecisionKind
    about: str
    by: str
    at: str
    reason: str
    values: tuple[tuple[str, str], ...]
    on: tuple[str, ...] = ()

    def value(self, key: str) -> str | None:
        """The value of that key, None where it was not given."""
        return dict(self.values).get(key)
