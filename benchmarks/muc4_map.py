"""From our allegations to the slots of muc4.py: which texts have an event, and what fills the five roles.

The set's own conventions (its guidelines for filling templates), which the extractor knows nothing of:

- Acts of killing, attack, abduction, destruction and robbery, done to somebody or something in particular and told as
  one event; none that is denied, no sum of many, no accident, none older than two months when the text was written, no
  fights of armed sides and nothing done to soldiers, their officers and their posts alone.
- A filler stands once, as the text first names it in full, without what qualifies it ("alleged", "so-called", ranks).
- PerpInd is whoever did it, PerpOrg their body: "guerrillas of the FMLN" are guerrillas, and the FMLN. What
  tells no more than a nationality, or who writes ("our units"), names neither.
- Victim only people with names (the labels have no others); Target what was hit, never the place where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from benchmarks.muc4_set import bare

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
Filled = dict[str, set[str]]

_ACTS = ("KIL", "HOS", "SPO", "CASUALTIES", "LIB-03", "LIB-04", "PRO", "TOR-01")
_NOT_SAID = ("denied", "negated")


def counts(a: dict[str, Any]) -> bool:
    """Whether an allegation is of a kind that the labels know."""
    return any(c.startswith(_ACTS) for c in a["acts"]) and a["stance"] not in _NOT_SAID


# How the words for a perpetrator are parted: a body by its last word or its acronym, people by the rest.
_NAMED_BODY = (
    r"army|armed forces|air force|navy|cartels?|mafias?|front|movement|shining path|party|brigade|battalion|alliance"
    r"|luminoso|extraditables|liberation|eln|fmln|farc|epl|mrta|cia|national guard|death squads?"
)
_BODY = re.compile(
    rf"\b(?:{_NAMED_BODY}|police|government|military|guard|security forces?|regime|path|organi[sz]ation|command|forces"
    r"|arena)$"
)
_BODY_BEFORE = re.compile(rf"^(.*\b(?:{_NAMED_BODY}))(?:'s?)? (.+)$")
_ACRONYM = re.compile(r"^((?:[A-Z]+-)?[A-Z]{2,}(?:-[A-Z0-9]+)*)(?:'s)? (.+)$")
_OF_BODY = re.compile(r"^(.+?) (?:of|from|in) (.+)$")
_BEHIND = re.compile(r"\s+(?:(?:from|in|who|that|belonging|dressed|wearing|with|against|known|aboard)\b)")
_SHORT_BODY = re.compile(r"^.*(?<![\w-])(shining path|fmln|eln|farc|epl|mrta|extraditables)$")
_BRACKETED = re.compile(r"\s*[\[(][^\])]*(?:[\])]|$)")
_USED_IN = re.compile(r" (?:attacks?|explosions?|bombings?|fire)$")
_NONE = frozenset(("armed", "group", "groups", "units", "any group", "no group", "authorities"))
_MEMBERS = frozenset(("members", "member", "columns", "column"))
_PARTS = frozenset(("units", "unit", "elements", "forces", "troops", "men", "commander", "leader", "leaders", "group"))
_NOBODY = re.compile(
    r"\b(?:explosions?|shrapnel|bombs?|blasts?|attacks?|aircraft|planes?|helicopters?|gunships?|airplanes?|vehicles?"
    r"|submachineguns?|tanks?)$"
)
_QUALIFIED = re.compile(
    r"^(?:alleged(?:ly)?|suspected|presumed(?:ly)?|apparent(?:ly)?|possibl[ey]|probably|self-styled|so-called|certain|same"
    r"|own|or|and|over|approximately|nearly|almost|undetermined number of|as many as|up to|only|various|other) "
)
_WRITER = re.compile(r"^(?:our|my|your)\b", re.I)
_AREA = re.compile(
    r"\b(?:neighbou?rhoods?|villages?|towns?|city|cities|capital|sectors?|areas?|districts?|departments?|provinces?"
    r"|communit(?:y|ies)|suburbs?|municipalit(?:y|ies)|country|region|population)$"
)
_NO_THING = re.compile(
    r"^(?:his|her|its|their|our|it|them|salvadoran|colombian|peruvian|honduran|chilean|u\.s|main|electrical|electric"
    r"|electrical power|residential|government|military|police|labor|public|private|rebel|guerrilla)$"
)


def fillers(text: str, told: Sequence[dict[str, Any]]) -> Filled:
    """The strings that fill each role of a text; none where it tells of no event, and none of fights."""
    out: Filled = {role: set() for role in ROLES}
    if not is_relevant(text, told):
        return out
    for a in told:
        if not counts(a) or _is_fight(a):
            continue
        who = a["alleged_perpetrator"]
        if who is not None:
            people, bodies = parted(who["name"], who.get("kind"))
            out["PerpInd"] |= people
            out["PerpOrg"] |= bodies
        out["Victim"] |= {bare(n) for n in a["victims"]["names"]}
        things = (plain(_BRACKETED.sub("", text[s["start"] : s["end"]])) for s in a["spans"].get("targets", ()))
        out["Target"] |= {t for t in things if not _AREA.search(t) and not _NO_THING.search(t)}
        out["Weapon"] |= {_USED_IN.sub("", plain(text[s["start"] : s["end"]])) for s in a["spans"].get("weapons", ())}
    out["Victim"] = once(out["Victim"])
    return {role: found - {""} for role, found in out.items()}


def plain(words: str) -> str:
    """A filler without what qualifies or counts it."""
    words = bare(words)
    while (shorter := bare(_QUALIFIED.sub("", words))) != words:
        words = shorter
    return words


def once(names: set[str]) -> set[str]:
    """The names without those that are a part of another: "Veldoza" is Ramon Veldoza."""
    return {n for n in names if not any(n != o and set(n.split()) < set(o.split()) for o in names)}


def parted(name: str, kind: str | None = None) -> tuple[set[str], set[str]]:
    """The people and the bodies that the words for a perpetrator name: "FMLN guerrillas" are guerrillas of the FMLN."""
    people, bodies = set[str](), set[str]()
    name = re.sub(r"[\])]", "", _BRACKETED.sub("", name.lstrip("[(")))
    for one in re.split(r",? and (?:the )?|, ", _BEHIND.split(name)[0]):
        if _WRITER.search(one) or _NOBODY.search(one.lower()):
            continue
        rest, body = _people_and_body(one)
        if body:
            bodies.add(_SHORT_BODY.sub(r"\1", plain(body)))
        if rest and not (kind in ("state", "people") and not body and " " not in plain(rest)):
            people.add(plain(rest))
    return people - {""} - _NONE, bodies - {""}


def _people_and_body(words: str) -> tuple[str | None, str | None]:
    """The people of a phrase, and the body that they are of."""
    low = plain(words)
    of = _OF_BODY.match(low)
    if of is not None and _is_body(of[2]) and not _is_body(of[1]):
        return (low if of[1] in _MEMBERS else of[1]), of[2]
    if _is_body(low):
        return None, low
    before = _ACRONYM.match(words) or _BODY_BEFORE.match(low)
    if before is not None:
        rest = plain(before[2])
        within = _OF_BODY.match(before[1])
        if within is not None and not _is_body(within[1]):
            return low, within[2]
        if rest.startswith("of "):
            return None, low
        if rest in _MEMBERS:
            return low, before[1]
        return (None if rest in _PARTS or rest.split()[-1] in _PARTS else rest), before[1]
    return low, None


def _is_body(words: str) -> bool:
    return _BODY.search(words) is not None


# ---- which texts have an event -------------------------------------------------------------------------------------
_ARMED = re.compile(
    r"\b(?:soldier|troop|guerrilla|rebel|subversive|fighter|combatant|enemy|casualt|army|battalion|brigade|guardsm"
    r"|military|wounded|terrorist|extremist)",
    re.I,
)
_RANKS = re.compile(r"\b(?:colonel|lieutenant|captain|sergeant|corporal|major\b)", re.I)
_POSTS = re.compile(
    r"\b(?:barracks|garrison|military|army|brigade|battalion|infantry|base|convoy|patrol|posts?|positions?|aircraft"
    r"|helicopters?|planes?|troops?|command|regiment|detachment|installations)\b",
    re.I,
)
_FIGHT = re.compile(r"\b(?:clash|combat\b|fighting\b|battle|killed in action)", re.I)
_ACCIDENT = re.compile(r"\b(?:crash(?:ed|es)?\b|accident|earthquake|overturned)", re.I)
_SUM = re.compile(r"\b(?:have|has) been (?:\w+ ){1,4}since\b|\b(?:so far|over the years|each year|every year)\b", re.I)
_ANYBODY = re.compile(r"\bpopulation\b|^(?:the )?people$", re.I)
_DEFINITE = re.compile(r"(?:the|these|those) ", re.I)  # "the Jesuit priests": people in particular, however many
_TO_PEOPLE = ("KIL", "LIB")
_LONG_AGO = re.compile(r"19[5-8][0-7]|\byears?\b")
_DATELINE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d\d)\b")
_MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]
_OLD = 62  # days: two months
_MANY = 20  # people; more of them on no day that is told are a sum of incidents


def is_relevant(text: str, told: Sequence[dict[str, Any]]) -> bool:
    """Whether a text tells of an event of the kind that the labels know."""
    written = _written(text)
    return any(_is_event(text, a, written) for a in told if counts(a))


def _written(text: str) -> date | None:
    m = _DATELINE.search(text[:200])
    try:
        return date(1900 + int(m[3]), _MONTHS.index(m[2]) + 1, int(m[1])) if m else None
    except ValueError:
        return None


def _is_fight(a: dict[str, Any]) -> bool:
    return a["victims"]["status"] == "CST-COMB" or _ARMED.search(a["victims"]["description"] or "") is not None


def _is_event(text: str, a: dict[str, Any], written: date | None) -> bool:
    victims, spans, when = a["victims"], a["spans"], a["when"]
    described = victims["description"] or ""
    if a["total"] or _is_fight(a) or _RANKS.search(described) or a["act"].startswith("TOR"):
        return False
    days = _age(when, written)
    if (days is not None and days > _OLD) or (days is None and when is not None and _LONG_AGO.search(when["text"])):
        return False
    said = a["passage"]["text"]
    if _FIGHT.search(said) or _ACCIDENT.search(said) or _SUM.search(said):
        return False
    whom = victims["low"] or victims["names"] or (a["act"].startswith(_TO_PEOPLE) and _DEFINITE.match(described))
    if _ANYBODY.search(described) or (when is None and (victims["low"] or 0) > _MANY):
        return False
    dated = days is not None and a["act"].startswith(("KIL", "LIB", "CASUALTIES"))
    known = a["alleged_perpetrator"] or victims["names"] or spans.get("weapons") or dated
    if a["act"] == "CASUALTIES" and not known:
        return False
    things = (text[s["start"] : s["end"]] for s in spans.get("targets", ()))
    return bool(whom) or any(_POSTS.search(x) is None for x in things)


def _age(when: dict[str, Any] | None, written: date | None) -> int | None:
    """How many days before the text was written; None where that is not known."""
    if when is None or written is None or not when["latest"]:
        return None
    return (written - date.fromisoformat(when["latest"])).days
