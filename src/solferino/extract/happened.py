"""Whether words for an act say (or deny, or suspect) that it happened, rather than define, demand or prosecute it.

A sentence about duties, wishes, investigations, definitions or threats names acts too; a recommendation to end torture
is not an allegation of torture.
"""

from __future__ import annotations

import re
from dataclasses import replace

from solferino.extract.cue_kinds import owns_up
from solferino.extract.lexicon import Lexicon
from solferino.extract.peace import armed, of_peace
from solferino.extract.roles import behind_noun, by_agent, climb, work_of
from solferino.extract.tree import Parsed, Token
from solferino.extract.triggers import Hit, is_gerund
from solferino.extract.victims_words import is_person_noun

_IN_GENERAL = frozenset(
    {"attack", "violation", "kill", "casualties", "phrase", "genocide", "destroy", "detain", "abduct", "deport", "die"}
)
_MISHAPS = frozenset({"die", "injure", "casualties", "kill", "bodies", "attack", "destroy"})
_NEEDS_NEWS = frozenset({"attack", "violation", "kill", "destroy"})
# What hangs on a noun and makes a particular act of it.
_PARTICULAR = frozenset(
    {"prep", "acl", "relcl", "amod", "compound", "nummod", "poss", "appos", "dobj", "nsubj", "agent", "conj"}
)
_CLAUSES = ("ROOT", "conj", "ccomp", "relcl", "xcomp", "acl", "advcl")
_CLIMB = 10  # words above an act that can still make it a wish


def happened(p: Parsed, h: Hit, lx: Lexicon) -> bool:
    """Whether the act at the hit is told as one that happened, or is said not to have happened."""
    if p.sentence.text.rstrip(" \"'”’)").endswith("?") and not _asks_news(p):
        return False
    in_court = h.code.startswith(("FTR", "POW-10"))  # what is wrong with a trial is told of trials
    if (
        (not in_court and _tried_for(p, h, lx) and not charged(p, h, lx))
        or _heading(p)
        or lx.general.statute.search(p.sentence.text)
    ):
        return False
    mishap = h.kind in _MISHAPS or h.code in ("PRO-02", "MIS-01")
    if lx.general.elsewhere.search(p.sentence.text) or (mishap and _accident(p, lx)):
        return False
    said_so = (lx.general.peaceful, lx.general.figurative)
    if any(m.start() <= h.start - p.start < m.end() for words in said_so for m in words.finditer(p.sentence.text)):
        return False
    if h.token.lemma == "casualty" and _only_a_topic(p, h.token, lx):
        return False
    if not h.token.is_verb and h.kind in _IN_GENERAL and not is_gerund(p, h.token, lx) and _in_general(h, lx):
        return False
    if h.code == "LIB-01" and _nobody_held(h.token, lx):
        return False
    if h.kind in ("injure", "detain") and _found_so(h.token, lx):
        return False
    return not of_peace(p, h, lx) and not _passed_off(h.token, lx) and _real(p, h, lx)


def _nobody_held(t: Token, lx: Lexicon) -> bool:
    """`nobody has been arrested`: news of an inquiry, and no detention denied."""
    who = t.first("nsubjpass")
    if who is None or t.below("agent") or not any(c.lower in ("has", "have") for c in t.below("aux")):
        return False
    no_one = who.lower == "one" and any(c.lower == "no" for c in who.below("det"))
    return no_one or who.lower in lx.stance.negative_subjects


def _found_so(t: Token, lx: Lexicon) -> bool:
    """`executed soldiers who were wounded or captured`: how they were when killed, and nobody's doing here."""
    first = t.head if t.dep == "conj" else t
    killed = lx.acts.verbs.get(first.head.head.lemma) if first.dep in ("relcl", "acl") else None
    if killed is None or killed.harm != "killed" or first.head.dep not in ("dobj", "nsubjpass"):
        return False
    return t.tag == "VBN" and not t.below("agent", "prep", "npadvmod", "advcl")


def _passed_off(t: Token, lx: Lexicon) -> bool:
    """`presented as guerrillas killed in combat`, `passed them off as rebels who died`: a made-up act."""
    if t.dep not in ("acl", "relcl") or t.head.dep != "pobj" or t.head.head.lower != "as":
        return False
    return t.head.head.head.lemma in lx.proceedings.passes_off


def _only_a_topic(p: Parsed, t: Token, lx: Lexicon) -> bool:
    """`the number of casualties that it could verify`, `Civilian casualties: two editions`: without a number of people
    or a verb of theirs it says what a text is about."""
    if any(c.pos == "NUM" for c in t.children):
        return False
    of = t.head.head if t.dep == "pobj" and t.head.lower == "of" else None
    counted = of is not None and of.lemma in lx.general.counts and not any(x.pos == "NUM" for x in p.tokens)
    return counted or not any(x.is_verb or x.pos == "AUX" for x in p.tokens)


def _asks_news(p: Parsed) -> bool:
    """`Over 50 beheaded in Ortela?`: a headline with a number in doubt, no question that waits for an answer."""
    first = next((t for t in p.tokens if t.pos != "PUNCT"), None)
    asks = first is None or first.tag in ("WP", "WRB", "WDT", "WP$", "MD") or first.lemma in ("be", "do", "have")
    return (
        not asks
        and any(t.pos == "NUM" for t in p.tokens)
        and not any(t.lower in ("you", "your", "i", "if", "or") for t in p.tokens)
    )


def _in_general(h: Hit, lx: Lexicon) -> bool:
    """Whether a noun speaks of the same act again, of acts in general, or defines one."""
    t, words = h.token, lx.general
    det = next((c.lower for c in t.below("det")), None)
    if det in words.same_again and not (h.kind == "phrase" and h.code != "VIOLATION"):
        return True
    if t.dep == "attr" and det == "the" and any(c.tag in ("JJS", "RBS") for c in t.children):
        return True  # "it was the deadliest strike on the city since October": the one told of
    by = (c for c in climb(t, lx)[-1].below("prep", "agent") if c.lower == "by")  # "a killing spree by soldiers"
    hung = (*t.children, *behind_noun(t), *by)
    particular = any(c.dep in _PARTICULAR for c in hung) or (t.dep == "conj" and t.tag == "NN") or _blamed(t, lx)
    particular = particular or _with_doer(t, lx)
    if not particular and not is_denied(t, lx):
        if det in words.article and h.code == "VIOLATION":
            return True
        if h.kind in _NEEDS_NEWS and (det == "the" or (det is None and t.tag == "NN")):
            return True
    told_of = h.kind == "die" and t.dep == "nsubj" and det == "the" and t.tag == "NNS"
    if told_of and not particular and t.head.lemma != "be":
        return True  # "the deaths came as", where "the dead were two women" tells who
    if h.code in ("VIOLATION", "HOS-01") and any(c.lower in words.in_general for c in t.children):
        return True
    states = t.head.lemma == "be" and t.head.tag in ("VBZ", "VBP")
    if t.dep == "nsubj" and states and det is None and t.head.below("attr") and not t.below("nummod"):
        return True
    return t.dep in ("attr", "conj") and _defines(t, lx)


def _accident(p: Parsed, lx: Lexicon) -> bool:
    """Whether the sentence tells of a mishap, and of no weapon, attack or force."""
    mishaps = [m.span() for m in lx.general.accident.finditer(p.sentence.text)]
    if not mishaps:
        return False
    earnest = lx.acts.weapon | lx.causes.words | lx.acts.military | lx.acts.instruments
    beside = (t for t in p.tokens if not any(lo <= t.start - p.start < hi for lo, hi in mishaps))
    return not any(t.lemma in earnest and t.lower != "fire" for t in beside)


def is_denied(t: Token, lx: Lexicon) -> bool:
    """`dismissed the strike as a fabrication`, `denies reports of a shelling`: what is denied has been told of."""
    top = climb(t, lx)[-1]
    return top.dep in ("dobj", "nsubjpass") and lx.cue_stance.get(top.head.lemma) == "denied"


def _heading(p: Parsed) -> bool:
    """A few words without verb, number or name: what a section is called, not what happened."""
    words = [t for t in p.tokens if t.pos != "PUNCT"]
    return len(words) <= 5 and not any(
        t.is_verb or t.pos in ("NUM", "PROPN") or (t.text[:1].isupper() and t.i > 1) for t in words
    )


def _defines(t: Token, lx: Lexicon) -> bool:
    """`Enforced disappearance is the arrest or abduction of a person`; `this constitutes a war crime`."""
    up = t.head
    if t.dep == "conj" and up.tag in ("NN", "NNS"):
        return _defines(up, lx)
    return (
        up.lemma in lx.general.defining
        and up.tag in ("VBZ", "VBP")
        and any(
            s.lower in lx.general.defined or (s.tag == "NN" and not s.below("det", "poss")) for s in up.below("nsubj")
        )
    )


def _blamed(t: Token, lx: Lexicon) -> bool:
    """`was behind the raid`, `blamed for the strike`, `claimed responsibility for it`: somebody is named."""
    up, words = t.head, lx.proceedings
    if t.dep != "pobj":
        return False
    return up.lower == "behind" or (up.lower in words.blamed_for and up.head.lemma in words.blames)


def _with_doer(t: Token, lx: Lexicon) -> bool:
    """`the attack was carried out by rebels`, `was the work of rebels`: news of who did it."""
    up = t.head
    if t.dep == "nsubjpass" and up.lemma in lx.roles.light:
        doer = by_agent(up)
    else:
        doer = work_of(up) if t.dep == "nsubj" else None
    return doer is not None and (doer.pos == "PROPN" or doer.lemma in lx.sides.forces)


def _tried_for(p: Parsed, h: Hit, lx: Lexicon) -> bool:
    """Whether the act is what a court tries, by the tree or, where it hangs elsewhere, by the words before: `found
    guilty last month of murder`, `serving life in prison for rape`."""
    return _proceedings(h.token, lx) or lx.proceedings.tries.search(p.sentence.text, 0, h.start - p.start) is not None


def _proceedings(t: Token, lx: Lexicon) -> bool:
    """`murder charges`, `war crimes prosecutors`, `accountable for the killings`, `convicted of rape`."""
    words, up = lx.proceedings, t.head
    if t.dep in ("compound", "amod", "nmod", "poss") and (up.lemma in words.nouns or up.lower in words.nouns):
        return True
    at = t
    for _ in range(7):
        up = at.head
        if up is at or (at.is_verb and at.dep not in ("pcomp", "amod", "xcomp", "conj")):
            return False
        if at.dep == "pobj" and up.lower == "into" and _of_somebody(t):
            return False
        if at.dep == "pobj" and up.lower == "for" and _punished(up, lx) and not _on_whom(t):
            return True
        if at.dep == "pobj" and up.pos == "ADP":
            answer = _behind(up, up.head, lx)
            if answer is not None:
                return answer
        if at.dep == "pcomp" and up.lower == "of" and up.head.lemma in lx.proceedings.behind.get("of", ()):
            return True  # "had the mission of killing him"
        goes_on = up.tag == "VBG" and up.dep == "acl" and up.lemma in words.amounts_to
        if not goes_on and up.is_verb and up.dep in _CLAUSES and at.dep != "pobj":
            return False
        at = up
    return False


def charged(p: Parsed, h: Hit, lx: Lexicon) -> re.Match[str] | None:
    """`a colonel is charged with the murder of nine men`: that somebody under arms did it to somebody is alleged."""
    done_to = [x for c in h.token.below("prep") if c.lower == "of" for x in c.below("pobj")] + h.token.below("dobj")
    if not any(x.pos in ("NUM", "PROPN") or is_person_noun(x.lower) for x in done_to) or not armed(p, lx):
        return None
    words = (lx.proceedings.charged, lx.proceedings.tries)
    return next((m for w in words if (m := w.search(p.sentence.text, 0, h.start - p.start)) is not None), None)


def _of_somebody(t: Token) -> bool:
    """`an inquiry into the murder of Luis …`: that he was murdered is not in question."""
    of = (x for c in t.below("prep") if c.lower == "of" for x in c.below("pobj"))
    return any(x.tag == "NNP" for x in of)


def _punished(prep: Token, lx: Lexicon) -> bool:
    """Whether a verb above punishes somebody for what follows: `flogged in Harvel for theft`."""
    first = next((u for u in prep.up() if u.is_verb), prep.head)
    return prep.head.lemma in lx.proceedings.punishes or first.lemma in lx.proceedings.punishes


def _on_whom(t: Token) -> bool:
    """`arrested for the murder of two farmers`: of a particular act."""
    return any(c.lower in ("of", "against") for c in t.below("prep")) or bool(t.below("poss"))


def _behind(prep: Token, top: Token, lx: Lexicon) -> bool | None:
    """Whether an act behind `prep`, which hangs on `top`, is one of proceedings; None where these words do not tell."""
    words = lx.proceedings
    several = top.tag == "NNS" or any(c.pos == "NUM" for c in top.children)
    if prep.lower == "of" and top.lemma in words.counted and several:
        return False  # "62 cases of rape", "several cases", where "a case of rape" may be one in court
    if prep.lower in words.leads_to_nouns and (
        top.lemma in words.nouns or top.lemma in words.accountability or top.lower in words.accountability
    ):
        return True
    if prep.lower == "for" and top.lemma in words.responsible and _claimed(top, lx):
        return False
    if prep.lower in words.about and any(x.lemma in words.nouns for x in top.below("nsubj", "nsubjpass", "dobj")):
        return True
    return True if top.lemma in words.charges or top.lemma in words.behind.get(prep.lower, ()) else None


def _claimed(top: Token, lx: Lexicon) -> bool:
    """`claimed responsibility for`, `X was responsible for`: said of somebody, where "those responsible for" is not."""
    up = top.head
    if top.dep == "pobj" and up.head.lemma == "claim":
        return True  # "there was no claim of responsibility for the attack on the market"
    return (
        up.lemma in lx.proceedings.bears and top.dep in ("dobj", "acomp", "attr", "oprd", "ccomp") and up.dep != "xcomp"
    )


def _real(p: Parsed, h: Hit, lx: Lexicon) -> bool:
    """Whether nothing above the act makes it a duty, a wish, a plan, a purpose or a condition."""
    at = h.token
    if at.tag == "VB" and at.dep == "ROOT" and not at.below("nsubj", "nsubjpass", "aux", "auxpass"):
        return False  # an imperative
    if at.tag == "VB" and at.dep in ("ccomp", "advcl") and not at.below("nsubj", "nsubjpass", "aux", "auxpass", "mark"):
        first = next((t for t in p.tokens if t.pos != "PUNCT"), None)
        if first is at:
            return False  # "Kill them all," he told his men
    for step in range(_CLIMB):
        if step and _came_before(at, h, lx):
            return True
        if (at.is_verb or at.pos == "AUX") and _unreal_verb(h, at, lx, nearest=step == 0):
            return False
        up = at.head
        if up is at or _remarked(at):
            return True
        if at is h.token and h.kind == "kill" and tried(at, lx):
            return _real(p, replace(h, token=up, kind="attempt"), lx)
        judged = at.lemma in lx.claims.nouns and up.lemma in lx.frames.judging  # "called the reports of it invented"
        judged = judged or (up.lemma in lx.frames.judging and _called_something(at))
        judged = judged or owns_up(at, lx)  # "called a radio station to claim responsibility for it"
        if up.is_verb and up.lemma in lx.unreal.appeal_verbs and _asked(at, lx) and not judged:
            joined = up.lemma in lx.unreal.joins_in and up.tag in ("VBD", "VBN") and h.token.below("nummod") != []
            return joined or (up.lemma in lx.unreal.looks_back and _specific(h))
        bidden = up.lemma in lx.unreal.bids or (up.lemma in lx.unreal.orders and up.below("auxpass"))
        if bidden and at.dep == "xcomp" and h.harm == "killed" and any(c.lower == "to" for c in at.below("aux")):
            return False  # "told us to leave or die"
        tells = at.tag == "VBG" and at.lemma in lx.cue_stance  # "had a call claiming responsibility for the murder"
        if _intended(at, up, lx):
            return False
        if up.pos == "NOUN" and at.dep in ("acl", "prep") and up.lemma in lx.unreal.appeal_nouns and not tells:
            return False
        at = up
    return True


def _came_before(at: Token, h: Hit, lx: Lexicon) -> bool:
    """`asked to leave the country after the murder of six priests`: what was asked for after it."""
    both = at.dep == "prep" and at.lower in lx.stance.beside and at.lower in lx.unreal.beside
    return both and _specific(h)


def _intended(at: Token, up: Token, lx: Lexicon) -> bool:
    """`their mission was to kill him`, `the plan includes murders`, `doctors fear attacks`: meant or feared."""
    feared = at.dep == "dobj" and up.lemma in lx.unreal.fears and at.tag in ("NN", "NNS")
    if feared and not at.below("det", "relcl", "acl"):
        return True
    if at.dep in ("xcomp", "pcomp") and up.lemma in lx.unreal.wards_off:
        return True  # "resisted being abducted", where "resisted the attack" tells of one
    to_do = at.dep in ("xcomp", "ccomp") and up.lemma == "be" and any(c.lower == "to" for c in at.below("aux"))
    holds = at.dep == "dobj" and up.lemma in lx.unreal.holds
    return (to_do or holds) and any(c.lemma in lx.unreal.intents for c in up.below("nsubj"))


def _called_something(at: Token) -> bool:
    """`called the attack on the hospital a war crime`: what is called so has happened."""
    if at.dep != "dobj" or at.pos != "NOUN":
        return False
    behind = [c for c in at.head.below("oprd", "attr", "acomp") if c.i > at.i]
    behind += [x for x in at.subtree() if x.dep == "appos" and x.below("det")]
    return bool(behind)


def _remarked(at: Token) -> bool:
    """`asked to free the nurse, who was abducted by rebels`: behind a comma it is told as done, whatever is asked."""
    past = at.tag == "VBD" or any(c.tag in ("VBD", "VBZ", "VBP") for c in at.below("aux", "auxpass"))
    if at.dep != "relcl" or not past:
        return False
    comma = next((c for c in at.head.below("punct") if at.head.i < c.i < at.i), None)
    return comma is not None and comma.text == ","


def tried(t: Token, lx: Lexicon) -> bool:
    """`tried to kill the mayor`: an attempt that was made, where "is trying to" is a plan."""
    up = t.head
    return t.dep == "xcomp" and up.lemma in lx.settings.tries and up.tag in ("VBD", "VBN")


def _unreal_verb(h: Hit, at: Token, lx: Lexicon, *, nearest: bool) -> bool:
    """Whether the verb's own auxiliaries or marks make it unreal; `nearest`: it names the act itself.

    One that belongs to a name in several words does not: "would not let them leave" is a refusal.
    """
    words = lx.unreal
    auxiliaries = [c for c in at.below("aux") if not (h.kind == "phrase" and h.start <= c.start < h.end)]
    perfect = any(c.lemma == "have" for c in auxiliaries)
    tells = not nearest and at.lemma in lx.cues.plain  # "people will tell you that he was beaten"
    for c in auxiliaries:
        if nearest and c.lower == "would" and any(x.lower == "never" for x in at.below("neg", "advmod")):
            return False  # "we would never shell a camp" denies that it was done
        if not perfect and (c.lower in words.duty_modals or (c.lower in words.future_modals and not tells)):
            return True
        purpose = nearest and at.tag == "VB" and (at.dep in ("advcl", "acl", "ROOT") or at.head.pos == "NOUN")
        if c.lower == "to" and purpose and not _only(at, lx):
            return True  # "to protect", "in order to kill"
    mark = at.first("mark", "advmod")
    if mark is not None and mark.lower == "whether" and _finite(at) and at.head.lemma not in words.asks:
        return False  # "looks into whether rockets fell short": hedged, but told
    return mark is not None and mark.lower in words.conditions


def _finite(t: Token) -> bool:
    """Whether the verb says that something was so, rather than whether to do it."""
    return t.tag in ("VBD", "VBZ", "VBP") or any(c.tag in ("VBD", "VBZ", "VBP") for c in t.below("aux", "auxpass"))


def _asked(at: Token, lx: Lexicon) -> bool:
    """Whether what hangs at `at` is what the wish or duty above is about, rather than a remark beside it."""
    if at.dep in ("xcomp", "dobj", "pcomp", "nsubjpass"):
        return True
    if at.dep == "prep":
        return at.lower not in lx.unreal.beside
    return at.dep == "ccomp" and (
        any(c.lower == "that" for c in at.below("mark")) or any(c.lower == "to" for c in at.below("aux"))
    )


def _only(t: Token, lx: Lexicon) -> bool:
    """`only to be killed`, `found to have been tortured`, `took turns to beat him`: what came of it, no purpose."""
    came = any(x.lemma in lx.unreal.perfect for x in t.below("aux", "auxpass")) or t.dep == "xcomp"
    return came or any(x.lemma in lx.unreal.in_turn for x in t.head.below("dobj"))


def _specific(h: Hit) -> bool:
    """Whether the act is told with a number or with a victim or place of its own."""
    below = h.token.subtree()
    return any(x.pos == "NUM" or (x.dep == "pobj" and x.tag in ("NN", "NNP")) for x in below)
