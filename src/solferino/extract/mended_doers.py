"""Mended trees: who did it, where the model hangs a verb on the wrong one of those before it."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.mended_hang import SUBJECTS, hang
from solferino.extract.tree import Token
from solferino.extract.victims_words import is_person_noun

_OWN = (*SUBJECTS, "aux", "auxpass")
# Classes of acts.toml whose participle before a noun tells an act rather than what the noun is like.
_TO_THINGS = ("loot", "destroy")
_TO_PEOPLE = ("kill", "torture", "rape", "abduct", "shoot")


def mend_doers(tokens: Sequence[Token], t: Token, lx: Lexicon) -> None:
    """Hang a word where it belongs, if it is one of those that this file is about."""
    if t.tag == "VBG" and t.dep == "acl":
        bear_arms(tokens, t, lx)
    elif t.tag == "VBG" and t.dep == "advcl" and t.i:
        do_so_by_firing(tokens, t, lx)
    elif t.dep == "conj" and t.tag in ("VBD", "VBN"):
        go_on_behind(tokens, t)
        then_another(tokens, t)
    elif t.tag == "VBN" and t.dep == "amod" and t.i:
        go_on_doing(tokens, t, lx)
    elif t.dep in SUBJECTS:
        at_an_hour(tokens, t, lx)
    elif t.lower == "her" and t.tag == "PRP":
        her_own(tokens, t, lx)
    elif t.lower == "of" and t.dep == "prep":
        accused_of(tokens, t, lx)


def bear_arms(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Let the soldiers shoot in `soldiers with rifles shooting two men`: the model lets the rifles do it."""
    arms = verb.head
    bears = arms.head
    if arms.lemma not in lx.acts.instruments or arms.dep != "pobj" or bears.lower != "with" or not bears.i:
        return
    who = tokens[bears.i - 1]
    if is_person_noun(who.lower) or who.lemma in lx.sides.forces:
        hang(bears, who, "prep")
        hang(verb, who, "acl")


def at_an_hour(tokens: Sequence[Token], hour: Token, lx: Lexicon) -> None:
    """Give `Gunmen Friday evening stormed a village` its doer: the model takes the evening for who did it."""
    verb = hour.head
    first = min((t for t in tokens[: hour.i] if t.head is hour), key=lambda t: t.i, default=hour)
    named = tokens[first.i : hour.i + 1]
    who = next((t for t in named if is_person_noun(t.lower) or t.lemma in lx.sides.forces), None)
    if who is None or who is hour or hour.lemma not in lx.roles.no_patient:
        return
    if any(t.lemma not in lx.roles.no_patient for t in tokens[who.i + 1 : hour.i]):
        return
    if hang(who, verb, hour.dep):
        for t in tokens[first.i : who.i]:
            if t.head is hour:
                hang(t, who, t.dep)
        hang(hour, verb, "npadvmod")


def go_on_behind(tokens: Sequence[Token], verb: Token) -> None:
    """Give `saw those who had not fled and arrested 20 villagers` its doer: what a "not" covers goes on with "or", so
    that behind "and" it is the clause above that goes on."""
    beside = verb.head
    what = beside.head
    joint = next((t for t in tokens if t.dep == "cc" and t.head is beside and beside.i < t.i < verb.i), None)
    not_done = any(t.dep == "neg" and t.head is beside for t in tokens)
    if beside.dep != "relcl" or not not_done or joint is None or joint.lower != "and":
        return
    own = {t.dep for t in tokens if t.head is verb}
    if "dobj" not in own or not own.isdisjoint(_OWN):
        return
    if what.dep == "dobj" and what.head.is_verb and hang(verb, what.head, "conj"):
        hang(joint, what.head, "cc")
        verb.tag = "VBD"


def go_on_doing(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make a verb of `executed people and looted shops`: the model takes "looted" for what the shops were like."""
    what, naming = verb.head, lx.acts.verbs.get(verb.lemma)
    at = verb.i - 1
    while at > 0 and tokens[at].dep == "advmod" and tokens[at].head in (verb, what):
        at -= 1
    both, listed = tokens[at], what.head
    if naming is None or both.dep != "cc" or what.dep != "conj" or what.tag != "NNS" or what.i < verb.i:
        return
    done_to = _TO_PEOPLE if is_person_noun(what.lower) else _TO_THINGS
    main = listed if listed.is_verb else listed.head
    if naming.name not in done_to or main.tag not in ("VBD", "VBG") or main.lemma not in lx.acts.verbs:
        return
    if main is not listed and (listed.dep != "dobj" or naming.name in _TO_PEOPLE):
        return  # "freed women and kidnapped children": what the children were
    if hang(verb, main, "conj") and hang(what, verb, "dobj"):
        hang(both, main, "cc")
        verb.tag = main.tag


def do_so_by_firing(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Hang `killing one person` of `struck the rebels, who had fired a missile at the town, killing one person` on the
    firing right before it: of two that could have done it the model takes the farther."""
    comma = tokens[verb.i - 1]
    fired = next((t for t in reversed(tokens[: verb.i]) if t.dep == "relcl" and t.is_verb), None)
    if fired is None or comma.text != "," or verb.head.i > fired.i or tokens[fired.head.i + 1].text != ",":
        return
    own = [t for t in tokens[: comma.i] if t.head is fired]
    armed = any(t.dep == "dobj" and t.lemma in lx.acts.instruments for t in own)
    does = any(t.dep == "nsubj" and t.lower in lx.roles.relative for t in own)
    if armed and does and fired in tokens[comma.i - 1].up():
        hang(verb, fired, "advcl")


def then_another(tokens: Sequence[Token], verb: Token) -> None:
    """Give `went to fetch water and a sniper shot him` its doer: the model has him fetch the sniper, too."""
    who = tokens[verb.i - 1]
    both = next((t for t in reversed(tokens[: who.i]) if t.dep == "cc" and t.head is who.head), None)
    own = {t.dep for t in tokens if t.head is verb}
    if who.dep != "conj" or who.pos not in ("NOUN", "PROPN") or both is None or "dobj" not in own:
        return
    if not own.isdisjoint(_OWN) or any(t.dep == "cc" and t.head is verb.head for t in tokens[: verb.i]):
        return
    if all(who in (t, t.head) for t in tokens[both.i + 1 : who.i]) and hang(who, verb, "nsubj"):
        hang(both, verb.head, "cc")


def her_own(tokens: Sequence[Token], her: Token, lx: Lexicon) -> None:
    """Make one object of `beat her three brothers`: nobody beats two things at once without a joint between them."""
    verb = her.head
    whom = next((t for t in tokens[her.i + 1 :] if t.head is verb and t.dep == "dobj"), None)
    if whom is None or her.dep not in ("dobj", "dative") or verb.lemma not in lx.acts.verbs:
        return
    if all(t.head is whom for t in tokens[her.i + 1 : whom.i]):
        hang(her, whom, "poss")
        her.tag = "PRP$"


def accused_of(tokens: Sequence[Token], prep: Token, lx: Lexicon) -> None:
    """Hang "of" on the verb in `accuse the army of killings`: the model has it tell which army."""
    whom = prep.head
    what = next((t for t in tokens[prep.i :] if t.head is prep and t.dep in ("pobj", "pcomp")), None)
    if what is None or whom.dep != "dobj" or whom.head.lemma not in lx.frames.accusing:
        return
    if what.tag == "VBG" or what.lemma in lx.acts.nouns:
        hang(prep, whom.head, "prep")
