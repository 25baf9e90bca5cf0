"""How sure the reader of Ukrainian and Russian is that the passage says this.

Signs and shares are those of English (confidence.py): of some 200 allegations on the development parts of corpus/uk and
corpus/ru 10 were wrong, too few to tell signs apart.
"""

from __future__ import annotations

from solferino.extract.slavic.drafts import Draft

_PATIENT, _SIDE, _PLACE, _GENERAL = 3, 2, 1, -2
_SHARES = ((4, 0.95), (2, 0.85))
_ELSE = 0.7


def confidence(d: Draft, *, has_side: bool, has_place: bool) -> float:
    """0 to 1; never how sure anyone is that it happened."""
    signs = _PATIENT * (d.amount is not None or bool(d.targets)) + _SIDE * has_side + _PLACE * has_place
    signs += _GENERAL * (d.main in ("VIOLATION", "CASUALTIES"))
    return next((share for least, share in _SHARES if signs >= least), _ELSE)
