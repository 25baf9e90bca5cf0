"""When an act happened: which of the times named is its own, which is that of the telling, and what is lent.

Across paragraphs a date is lent only to a sentence that points back, tells an hour or goes on with the same forces, and
in the words of somebody who tells what happened to himself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from solferino.extract.dates import DateFound
from solferino.extract.drafts import Draft
from solferino.extract.families import DEEDS, ON_THINGS
from solferino.extract.lexicon import Lexicon
from solferino.extract.scene import Dated, Scene, Told
from solferino.extract.scene_days import (
    before_the_main_clause,
    days_of,
    hangs_on_act,
    in_a_name,
    in_an_aside,
    meant_to_be,
    names_an_occasion,
    of_another,
    of_papers,
    of_the_finding,
    of_the_telling,
    of_what_came_after,
    own_verb,
)
from solferino.extract.scene_lent import by_some_other
from solferino.extract.scene_phrases import is_definite, top_of
from solferino.extract.sentences import is_dateline
from solferino.extract.stretches import touching
from solferino.extract.tree import Parsed, Token
from solferino.model import Precision, Span, When

_NEWS = (*ON_THINGS, "KIL", "CASUALTIES")  # known within a day
_MANY = 100  # people; more are rarely of one day
_HELD = ("LIB", "TOR", "POW")
_MARKS = 3  # characters that a heading has beside its date: "5 June:", "(5 June)"
_LENT_PARAGRAPHS = 2  # to a sentence that points back: "during the operation"
_FEW, _A_NIGHT = 20, timedelta(days=1)  # more people, and a longer time, are not of an act by its town alone
_LENT_SENTENCES = 3  # how many sentences on, in its paragraph, a date still dates
_SAID_BY_ANOTHER = 120  # characters that a date outside the speaker's words seems further off
_BELOW_THE_ACT = 40  # characters that a date seems nearer which hangs on the act


def time_of(scene: Scene, d: Draft, lx: Lexicon) -> tuple[When | None, Span | None]:
    """The time of the act, with the words it was read from."""
    named = _dates(scene, lx)
    scene.of_telling += [w for w in named if of_the_telling(w, d, lx)]
    dates = [w for w in named if not of_another(w, d) and (w not in scene.of_telling or hangs_on_act(w, d))]
    dates = [w for w in dates if not _compared(scene, w, d, lx) and not _before_clause(scene, w, d)]
    dates = [w for w in dates if not (of_what_came_after(w, d, lx) or before_the_main_clause(w, d))]
    dates = [w for w in dates if not (of_the_finding(w, d) or meant_to_be(w, d))]
    dates = [w for w in dates if not in_an_aside(w, d, lx) and (hangs_on_act(w, d) or not of_papers(d.parsed, w, lx))]
    dates = [w for w in dates if not names_an_occasion(w, d)] or dates  # "on 14 March, during Sunday mass"
    known = [w for w in dates if w.when.earliest or w.when.latest]
    dates = known or dates  # "two weeks after the war began" tells less
    if dates:
        below = set(d.head.subtree())
        best = min(dates, key=lambda w: _distance(w, d, below, lx))
        span = Span(best.start, best.end)
        best = replace(best, when=_with_its_length(scene, best.when, d))
        if best.when.earliest and not _beside_the_story(scene, best):
            scene.last_dated = Dated(scene.told(best.when, span), scene.place_here, d.codes[0])
        return best.when, span
    last = scene.last_dated
    for w in _lasting(scene, d):
        return w.when, Span(w.start, w.end)
    if last is not None and _lends(scene, last, d, lx):
        return last.told.what, last.told.span
    if scene.today is not None and _is_news(d, lx):
        return scene.today, None
    return (scene.heading.what, scene.heading.span) if scene.heading is not None else (None, None)


def _is_news(d: Draft, lx: Lexicon) -> bool:
    """Whether an entry of a live blog brings it as new: `Two people have been killed`, `14:05 Two killed in Ortela`.
    What it tells in the past may be of any day, and so may who has been found or detained."""
    if not d.codes[0].startswith(_NEWS) or not d.head.is_verb or (d.victims.low or 0) > _MANY:
        return False
    text, aux = d.parsed.sentence.text, d.head.below("aux")
    headline = not d.head.below("aux", "auxpass") and d.head.tag == "VBN" and d.head.dep == "ROOT"
    new = any(a.lower in lx.times.perfect for a in aux) or (headline and lx.times.entry.match(text) is not None)
    return new and lx.total.search(text) is None


def _compared(scene: Scene, w: DateFound, d: Draft, lx: Lexicon) -> bool:
    """Whether the time is that of another number: `120 killings, compared with 80 in 2022`."""
    return w.start > d.head.end and lx.times.compared.search(scene.here.parsed.text(d.head.end, w.start)) is not None


def _before_clause(scene: Scene, w: DateFound, d: Draft) -> bool:
    """Whether the act's clause is so long before or after that time: `on Wednesday, a day after two died`."""
    open_ones = [o for o in scene.here.dates if o.when.earliest is None and o.when.latest is None]
    if d.head.dep == "pobj" and any(o.start <= d.head.head.start < o.end for o in open_ones):
        return w not in open_ones and not hangs_on_act(
            w, d
        )  # "A week after the abduction of two, men seized six on Sunday"
    marks = (c for u in (d.head, *d.head.up()) for c in u.below("mark"))
    return any(o.start <= c.start < o.end and w.end <= o.start for c in marks for o in open_ones)


def _lasting(scene: Scene, d: Draft) -> list[DateFound]:
    """How long somebody was held, in a sentence that tells of it."""
    if not d.codes[0].startswith(_HELD):
        return []
    return [w for w in scene.here.dates if w.role == "lasting" and d.parsed.holds(w.start, w.end)]


def _with_its_length(scene: Scene, when: When, d: Draft) -> When:
    """The time with its end, where it is told how long it went on: `detained on 5 March and held for nine days`."""
    for w in _lasting(scene, d):
        if w.when.earliest == when.earliest and when.precision is Precision.DAY:
            return replace(when, latest=w.when.latest, precision=Precision.RANGE)
    return when


def date_headings(sentences: Sequence[Parsed], dates: Sequence[DateFound]) -> dict[int, Told[When]]:
    """The sentences that are a date and no more, by their number: in a chronology or a channel's log all below is of
    that day. One alone is the day on which a text was published."""
    out = {}
    sizes = Counter(p.sentence.paragraph for p in sentences)
    for n, p in enumerate(sentences):
        if sizes[p.sentence.paragraph] > 1:
            continue  # the cell of a table
        for w in touching(dates, p.start, p.end):
            if w.when.earliest and w.end - w.start >= len(p.sentence.text) - _MARKS:
                out[n] = Told(p.sentence.paragraph, n, w.when, Span(w.start, w.end))
    return out if len(out) > 1 else {}


def keep_time(scene: Scene, lx: Lexicon) -> None:
    """Keep the last date of the sentence that is left, so that the next may lean on it."""
    if is_dateline(scene.here.parsed.sentence.text):
        return  # when it was written
    dated = [w for w in _dates(scene, lx) if w.when.earliest and w not in scene.of_telling]
    dated = [w for w in dated if not _beside_the_story(scene, w) and not of_papers(scene.here.parsed, w, lx)]
    dated = [w for w in dated if (v := own_verb(scene.here.parsed, w)) is None or not _is_over(scene, v, lx)]
    if dated:
        told, last = scene.told(dated[-1].when, Span(dated[-1].start, dated[-1].end)), scene.last_dated
        act = last.act if last is not None and last.told == told else None
        scene.last_dated = Dated(told, scene.place_here, act)


def _is_over(scene: Scene, verb: Token, lx: Lexicon) -> bool:
    """Whether a verb tells what came after the act, on a day of its own: `freed`, `found guilty`."""
    p = scene.here.parsed
    return verb.lemma in lx.times.ends or lx.times.verdict.match(p.sentence.text, verb.start - p.start) is not None


def _lends(scene: Scene, last: Dated, d: Draft, lx: Lexicon) -> bool:
    """Whether the time told before may be that of an act whose sentence names none."""
    here, told = scene.here, last.told
    if last.act is not None and last.act != d.codes[0] and "BODIES" in (last.act, d.codes[0]):
        return False  # when bodies were found is not when people died
    if _told_before(scene, told.what) or _elsewhere(scene, last) or _news(scene, last, d):
        return False
    far = here.parsed.sentence.paragraph - told.paragraph
    if far > 0 and scene.came_from == here.parsed.sentence.paragraph:
        return False  # who fled from elsewhere tells of another day
    if (far == 0 or (scene.personal and not by_some_other(d))) and here.number - told.sentence <= _LENT_SENTENCES:
        return True
    if far > _LENT_PARAGRAPHS:
        return False
    text, paragraph = here.parsed.sentence.text, here.parsed.sentence.paragraph
    back = [m["act"] is not None for m in lx.places.anaphor.finditer(text)]
    goes_on = any(back) if _too_wide(scene, last, d) else back or _by_the_same(d, lx)
    if goes_on or lx.times.clock.search(text) or scene.dated_in == paragraph:
        scene.dated_in = paragraph
        return True
    return False


def _too_wide(scene: Scene, last: Dated, d: Draft) -> bool:
    """Whether it takes more than "the town" to be of that time: many people, or longer than a night elsewhere."""
    days, now = days_of(last.told.what), scene.last_place
    long = days is None or days[1] - days[0] > _A_NIGHT
    there = last.place is not None and now is not None and now.what.name == last.place.name
    return (d.victims.low or 0) > _FEW or (long and not there)


def _by_the_same(d: Draft, lx: Lexicon) -> bool:
    """`The attackers went on to burn a clinic`: forces told before go on. "The army" is always the."""
    forces = (a for a in d.agents if lx.sides.names_force(a.lemma) and a.lemma not in lx.sides.of_state)
    return d.codes[0].startswith(DEEDS) and any(is_definite(a) for a in forces)


def _elsewhere(scene: Scene, last: Dated) -> bool:
    """Whether the sentence is about another area than the one that the date was told of."""
    here, then = scene.place_here, last.place
    areas = {p.admin1 for p in (here, then) if p is not None and p.admin1 is not None}
    return len(areas) > 1


def _news(scene: Scene, last: Dated, d: Draft) -> bool:
    """Whether it brings news of another kind, said on a day of its own: "said on 3 April that bodies …"."""
    if last.act is None or d.codes[0][:3] == last.act[:3]:
        return False
    return any(w.role == "report" and w.when.earliest for w in scene.here.dates)


def _told_before(scene: Scene, when: When) -> bool:
    """Whether the sentence was said before that: nobody tells on 10 March of the 16th."""
    telling = [*scene.of_telling, *(w for w in scene.here.dates if w.role == "report")]
    days = [w.when.latest for w in telling if w.when.latest is not None]
    return when.earliest is not None and any(day < when.earliest for day in days)


def _dates(scene: Scene, lx: Lexicon) -> list[DateFound]:
    p = scene.here.parsed
    return [w for w in scene.here.dates if p.holds(w.start, w.end) and w.role == "event" and not in_a_name(p, w, lx)]


def _beside_the_story(scene: Scene, w: DateFound) -> bool:
    """Whether a time is told of somebody's past: a longer one in a relative clause ("of a man who was killed last
    week"), or a longer and earlier one than the story's ("he had been held in April 2009")."""
    top = top_of(scene.here.parsed.between(w.start, w.end))
    if top is not None and w.when.precision is not Precision.DAY and any(t.dep == "relcl" for t in top.up()):
        return True
    last = scene.last_dated.told if scene.last_dated is not None else None
    if last is None or scene.here.parsed.sentence.paragraph - last.paragraph > _LENT_PARAGRAPHS:
        return False
    return earlier_and_longer(w.when, last.what)


def earlier_and_longer(when: When, than: When) -> bool:
    """Whether a time ends before another begins, and is less of a day."""
    story, days = days_of(than), days_of(when)
    return story is not None and days is not None and days[1] < story[0] and days[1] - days[0] > story[1] - story[0]


def _distance(w: DateFound, d: Draft, below: set[Token], lx: Lexicon) -> int:
    gap = min(abs(w.start - d.head.end), abs(d.head.start - w.end))
    if d.said is not None and not d.said.covers(w.start, w.end):
        gap += _SAID_BY_ANOTHER
    words = d.parsed.between(w.start, w.end)
    told = any(t.head.is_verb and t.head is not d.head and t.head.lemma in lx.cue_stance for t in words)
    if told:  # "confirmed today the death of …": when it was said
        gap += _SAID_BY_ANOTHER
    # "On 1 May rebels killed two, injuring 18, while on 4 May …": the clause behind a verb is of its day
    beside = d.head.dep in ("advcl", "conj") and d.head.head.is_verb and own_verb(d.parsed, w) is d.head.head
    return gap - _BELOW_THE_ACT if beside or any(t in below for t in words) else gap
