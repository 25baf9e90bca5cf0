"""The trivial reading of a text: a word of violence makes an allegation, the nearest number its victims.

Printed beside the reader's score as its floor. It knows no zones, no speech and no denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_ACTS = (
    ("SXV-01", r"\brap(?:e|es|ed|ing)\b|sexual|ґвалт|изнасил|сексуальн"),
    (
        "TOR-01",
        r"\btortur|\bbeat(?:en|ing|ings)?\b|electric shock|ill-treat"
        r"|катува|тортур|пытк|пыток|избив|\bби(?:ли|л)\b|побит",
    ),
    ("BODIES", r"\bbodies\b|\bmass graves?\b|\bremains\b|\bтіл[оа]?\b|\bтел[оа]?\b|могил|поховання|захорон"),
    (
        "KIL-01",
        r"\bexecut(?:ed|ion|ions)|\bshot\b|\bmurder|\bkilling\b|\bmassacre"
        r"|[ву]б[ив][влт]|розстріл|расстрел|страт|казн",
    ),
    ("DEP-02", r"\bdeport|\bforcibly transfer|депорт|вивезл|вывезл"),
    (
        "LIB-01",
        r"\bdetain|\bdetention\b|\babduct|\bdisappear|\bhostage"
        r"|затрим|задерж|викра|похи[тщ]|утримув|удержив|заручник|заложник",
    ),
    ("PRO-01", r"\bloot|\bpillag|пограб|ограб|мародер|мародёр"),
    (
        "HOS-01",
        r"\bshell(?:ed|ing)|\bbomb(?:ed|ing|ings)?\b|\bstrikes?\b|\battacks?\b|\bmissile|обстріл|обстрел|удар|атак|ракет|бомб",
    ),
    (
        "CASUALTIES",
        r"\bkilled\b|\binjured\b|\bwounded\b|\bdied\b|\bcasualties\b|загинул|загибл|поранен|погиб|ранен|помер|умер",
    ),
    ("VIOLATION", r"\bwar crimes?\b|\bviolations?\b|\batrocities\b|воєнн\w+ злочин|военн\w+ преступлен"),
)
_NUMBER = re.compile(r"(?<![\d,.])(\d{1,3}(?:,\d{3})+|\d+)(?![\d,.]|\w)")
_SIDES = (
    ("RU", "Russia|росі|росс|окупант"),
    ("UA", "Ukrain|украї|украи|зсу|всу"),
    ("IL", "Israel"),
    ("SY", "Syria"),
    ("SD", "Sudan"),
    ("MM", "Myanmar"),
)
_QUALIFIERS = (
    ("at_least", "at least|more than|over|щонайменше|понад|не менее|более"),
    ("about", "around|about|some|близько|около"),
    ("up_to", "up to"),
)
_HARM = {"KIL": "killed", "BODIES": "bodies_found", "CASUALTIES": "killed", "LIB": "detained", "DEP": "displaced"}
_PLACE = re.compile(r"\b(?:in|near|at|from|across|у|в|на|під|под) (?P<name>(?:[A-ZА-ЯІЇЄҐ][\w'’-]+ ?){1,3})")
_COUNTRY = re.compile(
    r"\b(?P<name>Ukraine|Syria|Sudan|Myanmar|Gaza|Israel|Yemen|Iraq|Afghanistan|Libya|Ethiopia|Nigeria)\b"
)
_SPEAKER = re.compile(
    r"((?:[A-Z][\w.'’-]+ ?){1,4})(?:said|told|added|reported|found)\b|\b(?i:report|witness|police|inquiry"
    r"|прокурат|губернатор|місія|миссия|міністерств|министерств)"
)
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?!\s)[^\n.!?]*)*")


def read_with_keywords(name: str, text: str) -> Iterator[dict[str, Any]]:
    """The allegations of one text, in the form of contract.md as far as the scorer reads it."""
    for found in _SENTENCE.finditer(text):
        words = found.group()
        act = next((code for code, pattern in _ACTS if re.search(pattern, words, re.I)), None)
        if act is None:
            continue
        number, speaker = _NUMBER.search(words), _SPEAKER.search(words)
        place = _PLACE.search(words) or _COUNTRY.search(words)
        many = int(number[1].replace(",", "")) if number else None
        near = words[: number.start()][-14:] if number else ""
        qualifier = next((q for q, before in _QUALIFIERS if re.search(rf"\b(?:{before})\s*$", near, re.I)), "exact")
        yield {
            "document": {"name": name},
            "passage": {"start": found.start(), "end": found.end(), "text": words},
            "act": act,
            "harm": _HARM.get(act.split("-")[0]),
            "victims": {"low": many, "high": many, "qualifier": qualifier if number else None},
            "alleged_perpetrator": {
                "party": next((code for code, side in _SIDES if re.search(side, words, re.I)), None)
            },
            "place": {"name": place["name"] if place else None},
            "speaker": {"name": speaker.group()} if speaker else None,
            "stance": "alleged" if re.search("alleg|стверджу|утвержда", words, re.I) else "asserted",
        }
