"""Labels from reviewed documents: in the form that the scorer reads, and as marked passages that a tagger learns from.

Only documents all of whose allegations somebody has reviewed are used, because whatever has no label there counts as
holding no fact. Where reviewers differ about an allegation, its sentence counts neither for nor against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from solferino.measure.agreement.review import corrected
from solferino.measure.agreement.score import sentence
from solferino.model import Allegation, Decision
from solferino.model.reviewed import reviews

_MARKED = {
    "act": "act", "victims": "victims", "alleged_perpetrator": "perpetrator", "weapons": "weapon", "targets": "target",
}  # fmt: skip
Label = dict[str, Any]


def complete(allegations: Iterable[Allegation], decisions: Iterable[Decision]) -> list[str]:
    """Ids of the documents in which every allegation was reviewed, or of which a missed fact was told, in order."""
    told = reviews(decisions)
    every: dict[str, bool] = {}
    for a in allegations:
        every[a.document.id] = every.get(a.document.id, True) and a.id in told
    for about in told:
        if not any(about == a for a in every) and all(d.value("anchor") for d in told[about]):
            every.setdefault(about, True)
    return sorted(d for d, done in every.items() if done)


def labels(
    name: str, document: str, text: str, allegations: Sequence[Allegation], decisions: Iterable[Decision]
) -> list[Label]:
    """The labels of one complete document with its own `allegations`. One without a fact is one empty stretch."""
    told = reviews(decisions)
    out: list[Label] = []
    for a in allegations:
        said = told[a.id]
        anchor = _anchor(text, a)
        right = corrected(a, said)
        if right is not None:
            out.append({"id": a.id, "file": name, "anchor": anchor, **fact(right)})
        elif len({d.values for d in said}) > 1:
            out.append({"id": a.id, "file": name, "anchor": anchor, "skip": True, "why": "reviewers differ"})
    for d in told.get(document, ()):
        values = dict(d.values)
        out.append({"id": d.id, "file": name, "anchor": values["anchor"], **_missed(values)})
    if not out and text.strip():
        words = _first_words(text)
        out.append({"id": f"{document}-none", "file": name, "anchor": words, "none": True, "end": text.rstrip()[-20:]})
    return out


def fact(a: Allegation) -> Label:
    """What an allegation says, as a label: only what it says. Victims' counts, codes, place, time, speaker, stance."""
    v = a.victims
    victims = {k: x for k, x in (("low", v.low), ("high", v.high), ("qualifier", v.qualifier), ("status", v.status),
                                 ("sex", v.sex), ("age", v.age), ("harm", a.harm)) if x is not None}  # fmt: skip
    out: Label = {"act": [a.act], "stance": [a.stance.value]}
    if victims:
        out["victims"] = victims
    if a.alleged_perpetrator and a.alleged_perpetrator.party:
        out["perpetrator"] = a.alleged_perpetrator.party
    if a.place:
        out["place"] = a.place.name
    if a.when and a.when.earliest and a.when.latest:
        out["when"] = [a.when.earliest, a.when.latest]
    if a.speaker:
        out["speaker"] = a.speaker.name or a.speaker.text
    return out


def _missed(values: Mapping[str, str]) -> Label:
    out: Label = {"act": [c.strip() for c in values["act"].split(",")]}
    if values.get("stance"):
        out["stance"] = [values["stance"]]
    victims: Label = {k: int(values[k]) for k in ("low", "high") if values.get(k)}
    victims |= {k: values[k] for k in ("status", "harm") if values.get(k)}
    if victims:
        out["victims"] = victims
    for key, column in (("perpetrator", "party"), ("place", "place"), ("speaker", "speaker")):
        if values.get(column):
            out[key] = values[column]
    if values.get("from"):
        out["when"] = [values["from"], values.get("to") or values["from"]]
    return out


def passages(text: str, allegations: Sequence[Allegation], decisions: Iterable[Decision]) -> list[dict[str, Any]]:
    """The lines of a complete document as marked passages (`text`, `spans`, `facts`): those without a fact too, since a
    tagger learns from them what is none. Lines in which reviewers differ are left out."""
    told = reviews(decisions)
    kept: list[tuple[Allegation, Allegation | None]] = [(a, corrected(a, told[a.id])) for a in allegations]
    out = []
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        here = [(a, right) for a, right in kept if start <= a.passage.start < at]
        doubtful = any(right is None and len({d.values for d in told[a.id]}) > 1 for a, right in here)
        if line.strip() and not doubtful:
            out.append(_marked(line, start, [right for _, right in here if right is not None]))
    return out


def _marked(line: str, start: int, facts: Sequence[Allegation]) -> dict[str, Any]:
    spans = [
        {"start": s.start - start, "end": s.end - start, "role": role, "fact": n}
        for n, a in enumerate(facts, 1)
        for field, role in _MARKED.items()
        for s in a.spans.get(field, ())
        if start <= s.start and s.end <= start + len(line)
    ]
    told = [{"n": n, "act": a.act} for n, a in enumerate(facts, 1)]
    return {"text": line, "spans": spans, "facts": told, "roles": [*_MARKED.values()]}


def _anchor(text: str, a: Allegation) -> str:
    """The words of the act, with as many around them as it takes to stand once in the text, inside its sentence."""
    spans = a.spans.get("act") or (a.passage,)
    start, end = spans[0].start, spans[0].end
    low, high = sentence(text, start, end)
    while text.count(text[start:end]) != 1 and (start > low or end < high):
        start, end = max(low, start - 1), min(high, end + 1)
    return text[start:end]


def _first_words(text: str) -> str:
    start = len(text) - len(text.lstrip())
    end = start + 1
    while end < len(text) and text.count(text[start:end]) != 1:
        end += 1
    return text[start:end]
