"""How sure the reader is that the passage says this, as a share of right ones on labelled passages.

Signs are counted, and each count of them has the share that was right among 282 allegations on the development parts of
the project's own corpus (corpus/en/dev and dev2, November 2026; right: a labelled fact of that family in the sentence):
up to one sign 31 of 43, two or three 57 of 69, more 163 of 170, rounded to 0.05. To be done again with each version.
"""

from __future__ import annotations

from solferino.extract.drafts import Draft

_PATIENT, _SIDE, _PLACE, _PHRASE, _GENERAL = 3, 2, 1, 1, -2
_SHARES = ((4, 0.95), (2, 0.85))
_ELSE = 0.7


def confidence(d: Draft, *, has_side: bool, has_place: bool) -> float:
    """0 to 1; never how sure anyone is that it happened."""
    signs = _PATIENT * (d.patient is not None) + _SIDE * has_side + _PLACE * has_place
    signs += _PHRASE * (d.hits[0].kind == "phrase") + _GENERAL * (d.codes[0] in ("VIOLATION", "CASUALTIES"))
    return next((share for least, share in _SHARES if signs >= least), _ELSE)
