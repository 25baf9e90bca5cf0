"""Days that stand beside an act and are not its own: of what is told of somebody, of papers, of the telling."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import takewhile

from solferino.extract.dates import DateFound
from solferino.extract.dates_settle import parse_day
from solferino.extract.drafts import Draft
from solferino.extract.lexicon import Lexicon
from solferino.extract.scene_phrases import top_of
from solferino.extract.tree import Parsed, Token
from solferino.model import Precision, When

_YEAR = timedelta(days=300)
_PERIOD = timedelta(days=14)  # what is counted over a longer time was done in it
_BEFORE_NOUN = ("compound", "nmod", "poss", "amod", "nummod", "npadvmod")


def in_a_name(p: Parsed, w: DateFound, lx: Lexicon) -> bool:
    """`the May 5 Front`: a day after which a body is called."""
    behind = next((t for t in p.tokens if t.start >= w.end), None)
    return behind is not None and behind.text[:1].isupper() and behind.lower in lx.places.of_bodies


def _verb_of(p: Parsed, w: DateFound) -> Token | None:
    """The verb that a date hangs on."""
    top = top_of(p.between(w.start, w.end))
    return next((u for u in top.up() if u.is_verb), None) if top is not None else None


def own_verb(p: Parsed, w: DateFound) -> Token | None:
    """The verb that a date hangs on itself: of `sentenced for the attack of 5 May` none."""
    top = top_of(p.between(w.start, w.end))
    while top is not None and not top.is_verb:
        if top.head is top or (top.head.pos in ("NOUN", "PROPN") and top.dep not in ("compound", "nmod")):
            return None
        top = top.head
    return top


def days_of(when: When) -> tuple[date, date] | None:
    """The first and the last day, None where either is not known."""
    both = parse_day(when.earliest), parse_day(when.latest)
    return (both[0], both[1]) if both[0] is not None and both[1] is not None else None


def of_another(w: DateFound, d: Draft) -> bool:
    """Whether the date stands before a noun that names another act: `behind the May 11 attack that killed one`."""
    top = top_of(d.parsed.between(w.start, w.end))
    if top is None or top.dep not in _BEFORE_NOUN or top.head.pos not in ("NOUN", "PROPN"):
        return False
    return top.head not in (d.head, d.cause) and any(top.head in (o.head, o.cause) for o in d.others)


def of_what_came_after(w: DateFound, d: Draft, lx: Lexicon) -> bool:
    """`Eight of those abducted were freed on Thursday`: the day on which it was over, not that of the act."""
    verb = own_verb(d.parsed, w)
    return verb is not None and verb.lemma in lx.times.ends and verb not in (d.head, d.cause) and verb in d.head.up()


def of_the_finding(w: DateFound, d: Draft) -> bool:
    """`found the bodies of men detained the day before`: of what was done to the dead, not of their being found."""
    verb = own_verb(d.parsed, w)
    return (
        d.codes[0] == "BODIES"
        and verb is not None
        and verb not in d.head.up()
        and any(verb is o.head for o in d.others)
    )


def meant_to_be(w: DateFound, d: Draft) -> bool:
    """`who was to be married in July`: a day of what was to come, told of somebody."""
    verb = own_verb(d.parsed, w)
    if verb is None or verb in (d.head, d.cause) or verb.dep != "xcomp" or verb.head.lemma != "be":
        return False
    return any(c.tag == "TO" for c in verb.children)


def before_the_main_clause(w: DateFound, d: Draft) -> bool:
    """`Rescuers dug on Thursday after the theatre was bombed`: the day of the digging, which is no act."""
    verb = own_verb(d.parsed, w)
    if verb is None or verb not in d.head.up() or any(verb in (o.head, o.cause) for o in d.others):
        return False
    path = takewhile(lambda t: t is not verb, (d.head, *d.head.up()))
    return any(t.dep == "advcl" and any(c.lower == "after" for c in t.below("mark")) for t in path)


def in_an_aside(w: DateFound, d: Draft, lx: Lexicon) -> bool:
    """`The school, built in 1962, was shelled`, `who had served since 2009 was killed`: a long time, told of somebody
    or something in a clause in which the act does not stand."""
    days = days_of(w.when)
    verb = own_verb(d.parsed, w)
    if verb is None or verb.dep not in ("relcl", "acl") or (days is not None and days[1] - days[0] < _YEAR):
        return False
    told, noun = {x for o in (d, *d.others) for x in (o.head, o.cause)}, verb.head.lemma
    event = noun in lx.causes.words or noun in lx.acts.nouns or noun in lx.roles.sums_up
    return not event and told.isdisjoint((verb, verb.head)) and verb not in d.head.up()


def names_an_occasion(w: DateFound, d: Draft) -> bool:
    """Whether the date stands before a noun that is no act: `Sunday mass`."""
    top = top_of(d.parsed.between(w.start, w.end))
    return top is not None and top.dep in ("compound", "nmod") and top.head not in (d.head, d.cause)


def hangs_on_act(w: DateFound, d: Draft) -> bool:
    """Whether the date hangs on the act, or on the attack that it comes from."""
    above = {u for t in d.parsed.between(w.start, w.end) for u in (t, *t.up())}
    return d.head in above or d.cause in above


def _between_cue_and_content(w: DateFound, d: Draft, lx: Lexicon) -> bool:
    """`denied on 29 July that forces had fired`: between the verb that tells it and what it tells."""
    verb = _verb_of(d.parsed, w)
    if verb is None or verb.lemma not in lx.cue_stance or not verb.end <= w.start:
        return False
    content = next((c for c in verb.below("ccomp") if c is d.head or c in d.head.up()), None)
    return content is not None and w.end <= content.subtree()[0].start


def of_the_telling(w: DateFound, d: Draft, lx: Lexicon) -> bool:
    """Whether a day is that of the words about an act: `cited videos circulating on Friday of men executing captives`,
    `attended the site ten days after and confirmed executions`, `attacks were today declared crimes`.

    Months and longer times are kept: "in March the mission documented twelve killings" counts what March brought.
    """
    if _when_told(w, d):
        return True
    if w.when.precision not in (None, Precision.DAY, Precision.RANGE) or hangs_on_act(w, d):
        return False
    days = days_of(w.when)
    if days is not None and days[1] - days[0] > _PERIOD:
        return False
    if _between_cue_and_content(w, d, lx):
        return True
    below = d.head
    for verb in d.head.up():
        if verb.is_verb:
            break
        below = verb
    else:
        return False
    if below.dep in ("nsubj", "nsubjpass"):  # but "deaths were reported on Monday" tells when they died
        return verb.lemma in lx.times.judging and abs(w.start - verb.end) < abs(w.start - d.head.end)
    if d.harm == "bodies_found" and below is d.head and below.dep == "dobj":
        return False  # "on Monday they found his body"
    own = _verb_of(d.parsed, w)
    cue = own in (verb, *verb.up()) or (
        own is not None and own.lemma in lx.times.spreading
    )  # not "killed nine on Saturday, he said"
    telling = verb.lemma in lx.times.spreading or (verb.lemma in lx.cue_stance and below.dep != "ccomp" and cue)
    return telling and w.end <= d.head.start


def _when_told(w: DateFound, d: Draft) -> bool:
    """`In the camp, in January, a man told me that they had starved his brother`: what hangs on the cue before it."""
    said, verb = d.said, own_verb(d.parsed, w)
    if said is None or said.cue is None or not said.whole or verb is None or said.covers(w.start, w.end):
        return False
    that = any(m.lower == "that" for c in verb.below("ccomp") for m in c.below("mark"))
    return that and said.cue[0] <= verb.start < said.cue[1] and w.end <= verb.start


def of_papers(p: Parsed, w: DateFound, lx: Lexicon) -> bool:
    """Whether it is the day of a paper: `issued warrants on 17 March`, `a report published on Monday`."""
    verb = _verb_of(p, w)
    return verb is not None and verb.lemma in lx.times.papers and not verb.below("ccomp")
