"""The sentences about one incident, worded at its levels (method.md §6.4) and never above the lowest (R-SP-1).

Fact, attribution and legal side are three sentences, because they have three levels. The speakers are named in each;
the words are ours, from the fields of the allegations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from solferino.model import Allegation, Incident, Level, Place, PlaceKind, Stance, Statement, VictimGroup, Victims, When
from solferino.report.material import Material, Options
from solferino.report.notes import Desk, footnote_of, footnote_of_statement
from solferino.report.parts import Sentence
from solferino.report.wording import (
    capital,
    chain_phrase,
    country,
    day,
    listed,
    perpetrator_phrase,
    place_phrase,
    quoted,
    short,
    speaker_phrase,
    when_phrase,
    which,
    who_phrase,
    wording,
)
from solferino.terms import acts as act_terms

NAMED = 3  # sources named in one sentence; more are counted there and listed in the table of accounts


def outlet(material: Material, document_id: str, name: str) -> str:
    """Who published a document: its publisher, else its title, else the name that it came under."""
    publisher = material.publisher(document_id)
    if publisher:
        return short(publisher, 80)
    title = material.title(document_id)
    return quoted(title or name, 80)


def names_in(material: Material, allegations: Sequence[Allegation]) -> tuple[str, ...]:
    """Names of speakers, roles and outlets that may stand in a sentence: theirs, not ours."""
    found: list[str] = []
    for a in allegations:
        for speaker in (a.speaker, *a.via):
            if speaker:
                found += [short(p, 80) for p in (speaker.name, speaker.text, speaker.role, speaker.organisation) if p]
        found.append(outlet(material, a.document.id, a.document.name))
    return tuple(dict.fromkeys(found))


def account_phrase(material: Material, allegation: Allegation) -> str:
    """One account's chain, with its stance where that is more than saying so."""
    place = outlet(material, allegation.document.id, allegation.document.name)
    stance = wording()["stance"].get(allegation.stance.value)
    if stance is None or allegation.stance.against:
        return chain_phrase(allegation, place)
    return chain_phrase(allegation, place, stance.format(which=which(allegation.speaker)))


def sources_phrase(material: Material, allegations: Sequence[Allegation]) -> str:
    """Who says it, each chain once."""
    phrases = list(dict.fromkeys(account_phrase(material, a) for a in allegations))
    if len(phrases) <= NAMED:
        return "; and ".join(phrases)
    more = len(phrases) - NAMED
    return "; ".join(phrases[:NAMED]) + f"; and {more} further {'account' if more == 1 else 'accounts'} listed below"


def as_of(material: Material, allegations: Sequence[Allegation]) -> str:
    """The as-of date of a number: the latest publication among the texts that give it."""
    days = [d for a in allegations if (d := material.published(a.document.id).latest)]
    return f" (as of {day(max(days))})" if days else " (date of publication not known)"


def merged(allegations: Sequence[Allegation]) -> Victims:
    """Who the victims are as far as all who say it agree; numbers that differ become a range from lowest to highest."""
    all_victims = [a.victims for a in allegations]
    numeric = [v for v in all_victims if v.low is not None or v.high is not None]
    shares = [v for v in all_victims if v.share and v.of is not None]
    base = (numeric or shares or [v for v in all_victims if v.qualifier == "vague"] or all_victims)[0]
    low, high, qualifier = base.low, base.high, base.qualifier
    if len({(v.low, v.high, v.qualifier) for v in numeric}) > 1:
        bounds = [n for v in numeric for n in (v.low, v.high) if n is not None]
        low, high, qualifier = min(bounds), max(bounds), "between"
    if low is not None and low == high and any(v.qualifier == "about" for v in numeric):
        qualifier = "about"
    groups = {v.breakdown for v in all_victims if v.breakdown}
    breakdown: tuple[VictimGroup, ...] = groups.pop() if len(groups) == 1 else ()

    # Only what everybody says who gives the number: a text that leaves the status open would else be made to state it.
    telling = numeric or all_victims

    def agreed(values: set[str | None]) -> str | None:
        value = values.pop() if len(values) == 1 else None
        return None if value in ("U", "CST-UNK") else value

    return Victims(
        low=low,
        high=high,
        qualifier=qualifier,
        breakdown=breakdown,
        share=None if numeric else base.share,
        of=None if numeric else base.of,
        status=agreed({v.status for v in telling}),
        sex=agreed({v.sex for v in telling}),
        age=agreed({v.age for v in telling}),
        party=agreed({v.party for v in telling}),
        description=base.description,
    )


def _clause(act: str, harm: str | None, victims: Victims, adv: str) -> tuple[str, bool]:
    """What happened in one clause, and whether a number stands in it."""
    w = wording()
    who = who_phrase(victims, act)
    slots = {"who": who.text, "were": "was" if who.one else "were", "adv": adv}
    if act in w["clause"] and not (act == "CASUALTIES" and harm in w["harm"]):
        return w["clause"][act].format(**slots), who.number
    event = w["event"].get(act)
    if harm in w["harm"] and (who.number or harm in ("killed", "injured") or event is None):
        return w["harm"][harm].format(**slots) + (f" in {event}" if event else ""), who.number
    event = event or w["event"]["VIOLATION"]
    affecting = f", affecting {who.text}," if who.number else ""
    return f"{event}{affecting} {adv}occurred", who.number


def fact_clause(incident: Incident, mine: Sequence[Allegation], adv: str) -> tuple[str, list[Allegation]]:
    """What allegations of one act say, in our own words, and those of them whose numbers stand in it."""
    act = mine[0].act
    harm = Counter(a.harm for a in mine).most_common(1)[0][0]
    group = [a for a in mine if a.harm == harm]
    text, number = _clause(act, harm, merged(group), adv)
    numbered = list(group) if number else []
    for other in ("killed", "injured"):
        rest = [a for a in mine if a.harm == other and a not in group and a.victims.low is not None]
        if rest:
            who = who_phrase(merged(rest), act)
            verb = wording()["harm"][other].format(who=who.text, were="was" if who.one else "were", adv=adv)
            text += f", and {verb},"
            numbered += rest
    summed = {a.incidents for a in group if a.incidents}
    if len(summed) == 1:
        text += f" in {summed.pop():,} incidents"
        numbered = numbered or list(group)
    if any(d.field == "status" for d in incident.disagreements) and number:
        text += " (accounts differ on their status)"
    where, when = place_phrase(_place(mine)), when_phrase(_when(mine))
    return " ".join(p for p in (text, where, when) if p).rstrip(","), numbered


def _when(mine: Sequence[Allegation]) -> When | None:
    """When these sources themselves say it was: the narrowest time, if it lies in all others that they give."""
    given = [a.when for a in mine if a.when]
    settled = [w for w in given if w.earliest and w.latest]
    if not settled:
        return given[0] if given else None
    best = min(settled, key=lambda w: (_days(w), w.earliest or ""))
    inside = all(
        (w.earliest or "") <= (best.earliest or "") and (best.latest or "") <= (w.latest or "") for w in settled
    )
    return best if inside else None


def _days(when: When) -> int:
    first, last = (date.fromisoformat((d or "")[:10]) for d in (when.earliest, when.latest))
    return (last - first).days


def _place(mine: Sequence[Allegation]) -> Place | None:
    """Where these sources themselves say it was: the most precise place, if it is the only one of its kind."""
    given = [a.place for a in mine if a.place]
    order = list(PlaceKind)
    best = max(given, key=lambda p: (order.index(p.kind), p.site or ""), default=None)
    if best is None:
        return None
    same_kind = {(p.id or p.name) for p in given if p.kind is best.kind}
    one_land = len({p.country for p in given if p.country}) < 2
    return best if len(same_kind) == 1 and one_land else None


def by_act(allegations: Sequence[Allegation]) -> list[list[Allegation]]:
    """The allegations by their act, the gravest act first (acts.toml)."""
    terms = act_terms()
    groups: dict[str, list[Allegation]] = {}
    for a in allegations:
        groups.setdefault(a.act, []).append(a)
    return [groups[c] for c in sorted(groups, key=lambda c: (-(terms[c].gravity if c in terms else -1), c))]


def fact(incident: Incident, allegations: Sequence[Allegation], desk: Desk) -> Sentence:
    """What happened by the gravest act told, at the fact level; its sources are those that tell this act, no others."""
    level = max(desk.material.levels(incident).fact, Level.SP1, key=lambda v: v.rank)
    mine = by_act(allegations)[0]
    origins = {o for o in incident.origin_ids if (it := desk.material.origin.get(o)) and _tells(it.allegations, mine)}
    count = len(origins) or 1
    basis = "an account of one origin" if count == 1 else f"accounts of {count} origins"
    templates, decided = wording()["fact"], desk.material.levels(incident).decided_by
    template = templates[level.value] if decided else templates.get(f"{level.value}_proposed", templates[level.value])
    return _told(template.replace("{basis}", basis), level, incident, mine, desk)


def further(incident: Incident, allegations: Sequence[Allegation], desk: Desk) -> list[Sentence]:
    """The other acts told of the same incident, each as its own sources' words: the level belongs to the first."""
    template = wording()["fact"]["also"]
    return [_told(template, Level.SP1, incident, group, desk) for group in by_act(allegations)[1:]]


def _tells(ids: Sequence[str], allegations: Sequence[Allegation]) -> bool:
    return any(a.id in ids for a in allegations)


def _told(template: str, level: Level, incident: Incident, mine: Sequence[Allegation], desk: Desk) -> Sentence:
    text, numbered = fact_clause(incident, mine, "reportedly " if level.rank <= 1 else "")
    full = _fill(
        template,
        desk.options,
        sources=sources_phrase(desk.material, mine),
        fact=text,
        as_of=as_of(desk.material, numbered) if numbered else "",
    )
    passages = [footnote_of(a) for a in mine]
    names = names_in(desk.material, mine)
    return desk.notes.sentence(full, passages, level=level, incidents=[incident.id], names=names)


UNKNOWN_SIDE = "?"


def blamed(allegations: Sequence[Allegation]) -> dict[str, list[Allegation]]:
    """Who is blamed, to the allegations that say so: ISO code of the side; `~name` of an armed group of no known side;
    `?` where somebody is named ("a soldier") but no side."""
    out: dict[str, list[Allegation]] = {}
    for a in allegations:
        who = a.alleged_perpetrator
        if who is None or a.stance.against or not (who.party or who.name.strip()):
            continue
        out.setdefault(who.party or (f"~{who.name}" if who.kind == "group" else UNKNOWN_SIDE), []).append(a)
    return dict(sorted(out.items(), key=lambda kv: _side_name(kv[0])))


def _side_name(key: str) -> str:
    return key[1:] if key.startswith("~") else "~" if key == UNKNOWN_SIDE else country(key)


def attribution(incident: Incident, allegations: Sequence[Allegation], desk: Desk) -> list[Sentence]:
    """One sentence a party blamed, at the attribution level; or that nobody is named."""
    level = desk.material.levels(incident).attribution
    sides = blamed(allegations)
    if not sides:
        text = wording()["attribution"]["nobody"]
        return [desk.notes.sentence(text, [footnote_of(a) for a in allegations], level=level, incidents=[incident.id])]
    out = []
    before = sources_phrase(desk.material, allegations)
    for group in sides.values():
        phrases = Counter(perpetrator_phrase(a.alleged_perpetrator) for a in group if a.alleged_perpetrator)
        party = min(phrases, key=lambda p: (-phrases[p], p))
        sources = sources_phrase(desk.material, group)
        if sources == before:  # named in the sentence before
            sources = "the same source" if ";" not in sources else "the same sources"
            sources = sources if level.rank < 2 else "the same"
        text = _fill(wording()["attribution"][level.value], desk.options, sources=sources, party=party)
        out.append(
            desk.notes.sentence(
                text,
                [footnote_of(a) for a in group],
                level=level,
                incidents=[incident.id],
                names=names_in(desk.material, group),
            )
        )
    return out


def legal(incident: Incident, allegations: Sequence[Allegation], desk: Desk) -> Sentence:
    """The legal side as far as §6.4 permits: nothing below SP2, "if confirmed" below SP4, never a crime without SP4."""
    levels = desk.material.levels(incident)
    level = min(levels.legal, levels.fact, key=lambda v: v.rank)
    allegations = by_act(allegations)[0]
    act = act_terms().get(allegations[0].act)
    laws = [
        f"{name} ({'; '.join(norms)})"
        for name, norms in (
            ("international humanitarian law", act.ihl if act else ()),
            ("international human rights law", act.ihrl if act else ()),
        )
        if norms
    ]
    if level.rank >= 2 and not laws:
        level = Level.SP1
    crimes = listed([f"article {c}" for c in act.crimes], "or") if act else ""
    text = _fill(
        wording()["legal"][level.value],
        desk.options,
        norm=listed(laws),
        crime=wording()["legal"]["crime"].format(crime=crimes) if crimes else "",
    )
    lead = f"References that go with act code {act.code}, to be checked by a lawyer." if act and level.rank >= 2 else ""
    return desk.notes.sentence(
        text, [footnote_of(a) for a in allegations], level=level, incidents=[incident.id], lead=lead
    )


def other_side(incident: Incident, desk: Desk) -> list[Sentence]:
    """What the side blamed says: its answers in the record, or that none was found (mandatory where denied, §1.2)."""
    everything = desk.material.of(incident)
    positive = [a for a in everything if not a.stance.against]
    sides = [k for k in blamed(positive) if k != UNKNOWN_SIDE]
    out = []
    assessment = desk.material.assessment.get(incident.id)
    ids = dict.fromkeys([a.id for a in everything if a.stance.against])
    ids.update(dict.fromkeys(assessment.other_side if assessment else ()))
    for key in ids:
        if key in desk.material.allegation:
            out.append(_answer_of_allegation(desk.material.allegation[key], incident, desk))
        elif key in desk.material.statement:
            out.append(_answer_of_statement(desk.material.statement[key], incident, desk))
    if out:
        return out
    passages = [footnote_of(a) for a in positive or everything]
    if not sides:
        return [desk.notes.sentence(wording()["other_side"]["unblamed"], passages, incidents=[incident.id])]
    party = listed([country(k) if not k.startswith("~") else quoted(k[1:], 60) for k in sides], "or")
    text = wording()["other_side"]["silent"].format(party=party)
    return [desk.notes.sentence(text, passages, incidents=[incident.id])]


def _answer_of_allegation(a: Allegation, incident: Incident, desk: Desk) -> Sentence:
    who = chain_phrase(a, outlet(desk.material, a.document.id, a.document.name))
    verb = wording()["stance"].get(a.stance.value, "responded to") if a.stance.against else "responded to"
    text = wording()["other_side"]["answered"].format(sources=who, verb=verb)
    return desk.notes.sentence(
        f"{text[:-1]}: {quoted(a.passage.text.rstrip('. '), 300)}.",
        [footnote_of(a, "FN-SIDE")],
        incidents=[incident.id],
        names=names_in(desk.material, [a]),
    )


def _answer_of_statement(s: Statement, incident: Incident, desk: Desk) -> Sentence:
    where = outlet(desk.material, s.document.id, s.document.name)
    who = f"{speaker_phrase(s.speaker)}, as reported {'in' if where.startswith('“') else 'by'} {where}"
    verb = wording()["stance"].get(s.stance.value, "responded to") if s.stance.against else "responded to"
    text = wording()["other_side"]["answered"].format(sources=who, verb=verb)
    spoken = [s.speaker.name, s.speaker.text, s.speaker.role, s.speaker.organisation]
    return desk.notes.sentence(
        f"{text[:-1]}: {quoted(s.content.text.rstrip('. '), 300)}.",
        [footnote_of_statement(s)],
        incidents=[incident.id],
        names=[*(short(n, 80) for n in spoken if n), where],
    )


def stance_label(stance: Stance) -> str:
    """The stance in the words of wording.toml."""
    label: str = wording()["stance_label"][stance.value]
    return label


def _fill(template: str, options: Options, **slots: str) -> str:
    return template.format(Org=capital(options.org), org=options.org, **slots)
