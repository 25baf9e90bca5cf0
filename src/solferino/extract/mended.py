"""Mistakes of the language model that recur and can be told by their form, mended before anybody reads the tree."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.tree import Token

_APPOSED = 3  # words before a verb that a name and its commas take
_YEAR = 4  # digits
_IN_DATES = ("nmod", "npadvmod", "compound")
_SUBJECTS = ("nsubj", "nsubjpass")
# Classes of acts.toml whose verbs take whom it was done to.
_DONE_TO = ("kill", "shoot", "injure", "detain", "abduct", "torture", "rape", "deport", "mutilate")


def mend(tokens: Sequence[Token], lx: Lexicon) -> None:
    """Hang words where they belong."""
    for t in tokens:
        if t.i == 0 and t.text[:1].isupper():
            _open(t, lx)
        if t.lower == "that" and t.dep == "mark":
            _hang_content(t, lx)
            _stand_up(tokens, t, lx)
        elif t.dep == "cc" and t.head.dep == "nsubj":
            _join(tokens, t)
        elif t.tag == "VBD" and t.dep == "advcl":
            _go_on(tokens, t, lx)
        elif t.is_verb and t.lemma in lx.cue_stance:
            _give_teller(tokens, t)
            _set_aside(tokens, t, lx)
            _speak_up(tokens, t, lx)
            _say_behind(tokens, t, lx)
            _as_told(tokens, t, lx)
        elif t.text == "WHO" and any(x.text.islower() for x in tokens):
            t.tag, t.pos, t.lower, t.lemma = "NNP", "PROPN", t.text, t.text  # the World Health Organization
        elif t.tag == "NN" and t.dep == "nsubj" and _is_acronym(t) and t.head.lemma in lx.cue_stance:
            t.tag, t.pos = "NNP", "PROPN"  # "the ICRC confirmed"
        elif t.dep == "compound" and t.tag == "NNS" and t.lower in lx.cues.like_nouns:
            _tell(tokens, t)
        elif t.lower == "shot" and t.tag == "NN":
            _shoot(tokens, t)
        elif t.lower in ("of", "for") and t.dep == "prep":
            _accuse(tokens, t, lx)
        elif t.lower == "in" and t.dep == "prep":
            _take_part(tokens, t, lx)
        elif t.lower == "that" and t.dep == "advmod" and t.head.dep == "relcl" and t.head.head.lemma == "time":
            verb = t.head.head.head.head  # "acknowledged for the first time that"
            if verb.lemma in lx.cue_stance and _hang(t.head, verb, "ccomp"):
                t.dep = "mark"
        elif t.text in lx.cues.in_names and t.dep == "prep":
            _one_name(tokens, t)
        elif t.lower == "down" and t.dep == "prep" and t.head.i == t.i - 1 and t.head.lemma in lx.acts.verbs:
            _down(tokens, t)
        elif t.tag == "NNP" and t.dep in _IN_DATES and t.lower in lx.places.no_place:
            _behind_date(tokens, t, lx)
        elif t.lower == "as" and t.dep == "mark":
            _posed_as(tokens, t, lx)
        elif t.dep in ("cc", "conj") and t.head.tag == "CD" and t.head.head.lemma == "age":
            _hang(t, t.head.head.head, t.dep)  # "a girl aged nine and her brother"
        elif t.dep in _SUBJECTS and t.head.dep in ("aux", "auxpass"):
            _hang(t, t.head.head, t.dep)  # "four were killed and three are missing"
        elif t.dep in _SUBJECTS and t.tag == "NNP" and _source(tokens, t) is not None:
            _hang(t, _source(tokens, t) or t, "appos")
        elif t.dep in _SUBJECTS:
            _join_listed(tokens, t, lx)
            _list_up(tokens, t)
        elif t.tag == "VBN" and t.dep == "acomp" and t.head.lemma == "be":
            _was_done(tokens, t, lx)
        elif t.tag in ("NN", "NNS") and t.dep == "appos" and t.head.tag == "NNP":
            _relatives(tokens, t)
        elif t.tag == "NNP" and t.dep == "appos" and t.head.tag == "NN" and t.head.i < t.i:
            _beside_named(tokens, t)
        elif t.tag == "VBG" and t.dep == "conj":
            _same_doer(t)
        elif t.tag == "VBD" and t.dep in ("conj", "ccomp") and t.head.lemma in lx.cue_stance:
            _how(tokens, t)
        elif t.tag == "VBD" and t.dep == "conj":
            _shared_passive(tokens, t, lx)


def _open(first: Token, lx: Lexicon) -> None:
    """Tell nouns from names where each has a capital: `Landmines killed 22`, `Danilo Barrera was`."""
    if first.pos == "PROPN" and first.dep in (*_SUBJECTS, "ROOT"):
        one = first.lower.removesuffix("s") if first.tag == "NNPS" else first.lower
        if one in lx.causes.words or one in lx.acts.instruments:
            first.tag, first.pos, first.lemma = ("NNS" if first.tag == "NNPS" else "NN"), "NOUN", one
    elif first.dep == "compound" and first.tag in ("VB", "VBP", "UH", "FW") and first.head.tag == "NNP":
        first.tag, first.pos = "NNP", "PROPN"


def _is_acronym(t: Token) -> bool:
    return t.text.isalpha() and t.text.isupper() and len(t.text) > 1


def _go_on(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Hang the second verb of `said that rebels entered the town, fired on residents and …` on the first: a past tense
    with neither subject nor conjunction of its own goes on with what is told."""
    own = ("nsubj", "nsubjpass", "mark", "aux", "auxpass", "advmod")
    if verb.head.lemma not in lx.cue_stance or any(c.head is verb and c.dep in own and c.i < verb.i for c in tokens):
        return
    told = next((c for c in tokens if c.head is verb.head and c.dep == "ccomp" and c.i < verb.i), None)
    if told is not None and told.tag in ("VBD", "VBN"):
        _hang(verb, told, "conj")


def _how(tokens: Sequence[Token], verb: Token) -> None:
    """Hang the second verb of `described how fighters separated the men, marched them off and …` on the first."""
    told = next((c for c in tokens if c.head is verb.head and c.dep == "ccomp" and c.i < verb.i), None)
    how = told is not None and any(c.head is told and c.lower == "how" for c in tokens)
    if told is not None and how and not any(c.head is verb and c.dep in _SUBJECTS for c in tokens):
        _hang(verb, told, "conj")


def _give_teller(tokens: Sequence[Token], verb: Token) -> None:
    """Give `“… in Ortela,” the mayor, Petro Lysenko, said` its subject, and `Diallo, who fled, told Reuters`: the model
    adds mayor and name to the town."""
    if verb.i < _APPOSED or tokens[verb.i - 1].text != ",":
        return
    if any(t.head is verb and t.dep in ("nsubj", "nsubjpass", "auxpass") for t in tokens[: verb.i]):
        return
    at = verb.i - 1
    while tokens[at - 1].pos == "PROPN" and at > 1:
        at -= 1
    name = tokens[verb.i - 2]
    who = tokens[at - 2] if at > 1 and tokens[at - 1].text == "," and name.pos == "PROPN" else None
    while who is not None and who.dep in ("pobj", "prep") and who.head.i < who.i:
        who = who.head  # "the head of the administration, Petro Lysenko, said"
    if who is not None and who.tag == "NN" and who.dep == "appos" and who.head.i < who.i:
        if _hang(who, verb, "nsubj"):
            _hang(name, who, "appos")
        return
    for x in reversed(tokens[: verb.i - 2]):
        if x.dep == "appos" and x.head.i < x.i and tokens[x.i + 1].text == "," and tokens[x.i + 2].lower == "who":
            told = tokens[x.i + 2].head
            if told.dep == "relcl" and told.i < verb.i and _hang(x, verb, "nsubj"):
                _hang(told, x, "relcl")
            return


def _set_aside(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Hang `The gunmen, believed to be rebels, killed nine` on its verb: the model takes the aside for what they did.

    Nobody claims to be believed, so "claim" is left out: who claims to be somebody does it himself.
    """
    i = verb.i
    if not 0 < i < len(tokens) - 1 or verb.lemma not in lx.cues.hearsay - {"claim"} or tokens[i - 1].text != ",":
        return
    who = next((t for t in tokens[:i] if t.head is verb and t.dep == "nsubj"), None)
    if who is None or tokens[i + 1].lower != "to" or any(t.head is verb and t.dep == "aux" for t in tokens):
        return
    main = next((t for t in tokens[i + 1 :] if t.head is verb and t.dep == "conj" and t.is_verb), None)
    if main is not None:
        main.head, main.dep = (main, "ROOT") if verb.head is verb else (verb.head, verb.dep)
    elif verb.dep in ("advcl", "parataxis", "ccomp") and verb.head.is_verb and verb.head.i > i:
        main = verb.head
    else:
        return
    passive = any(t.head is main and t.dep == "auxpass" for t in tokens)
    _hang(who, main, "nsubjpass" if passive else "nsubj")
    _hang(verb, who, "acl")
    verb.tag = "VBN"


def _speak_up(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make a verb of `A survivor, speaking from Harvel, recalled soldiers shooting her son`: the model takes "recalled
    soldiers" for another name of the survivor."""
    what, before = verb.head, tokens[verb.i - 1]
    if verb.dep != "amod" or not 0 < verb.i < what.i or verb.lemma not in lx.frames.nominal:
        return
    aside = what.dep == "appos" and before.text == ","
    who = what.head if aside else before
    if who.lemma not in lx.subjects.people or not who.i < verb.i or not (aside or before.head is verb):
        return
    top = who if aside else what
    verb.head, verb.dep, verb.tag = (verb, "ROOT", "VBD") if top.head is top else (top.head, top.dep, "VBD")
    _hang(who, verb, "nsubj")
    _hang(what, verb, "dobj")


def _say_behind(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make content of what stands before `14 killed in Harvel strike, says ministry`: the model takes it for a second
    subject."""
    if verb.i == 0 or tokens[verb.i - 1].text != "," or verb.lemma not in lx.cues.plain:
        return
    own = [t for t in tokens if t.head is verb and t.dep == "nsubj"]
    if len(own) == 2 and own[0].i < verb.i < own[1].i and own[0].pos != "PRON":
        own[0].dep = "ccomp"


def _as_told(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make asides of `As the mission reported in May, soldiers killed nine` and `Soldiers, say residents, killed nine`:
    the model takes the first for a mission, the second for what residents say of nothing."""
    who, main = verb.head, verb.head.head.head
    if verb.lemma not in lx.cues.plain:
        return
    if (
        verb.dep == "acl"
        and who.dep == "pobj"
        and who.head.lower == "as"
        and verb.i == who.i + 1
        and main is not who.head
    ):
        if any(t.head is verb and t.lower == "by" for t in tokens):
            return  # "as a minister told of it by his aides"
        as_ = who.head
        as_.dep, verb.tag = "mark", "VBD"
        _hang(verb, main, "advcl")
        _hang(who, verb, "nsubj")
        _hang(as_, verb, "mark")
    elif verb.dep == "parataxis" and who.is_verb and not any(t.head is who and t.dep == "nsubj" for t in tokens):
        what = next((t for t in tokens[: verb.i] if t.head is verb and t.dep == "ccomp" and not t.is_verb), None)
        if what is not None and what.pos in ("NOUN", "PROPN", "NUM"):
            _hang(what, who, "nsubj")


def _accuse(tokens: Sequence[Token], prep: Token, lx: Lexicon) -> None:
    """Make a verb of `accuse militia of burning homes`: the model takes "burning homes" for homes on fire."""
    above = (prep.head, prep.head.head)
    act = tokens[prep.i + 1] if prep.i + 1 < len(tokens) else None
    if act is None or act.tag != "VBG" or act.dep != "amod" or not any(a.lemma in lx.frames.accusing for a in above):
        return
    what = act.head
    if what.head is not prep or what.dep != "pobj":
        return
    act.head, act.dep = prep, "pcomp"
    _hang(what, act, "dobj")


def _take_part(tokens: Sequence[Token], prep: Token, lx: Lexicon) -> None:
    """Hang `denied any role in the killing` on the role: the model hangs it on the verb."""
    part = tokens[prep.i - 1]
    if part.lemma in lx.claims.part_in and part.dep == "dobj" and part.head is prep.head:
        _hang(prep, part, "prep")


def _tell(tokens: Sequence[Token], noun: Token) -> None:
    """Make a verb of the headline `HRW documents execution of 30 men`: the model takes it for a noun."""
    who, what = tokens[noun.i - 1], noun.head
    if who.head is not noun or who.pos != "PROPN" or what.head is not what or what.i <= noun.i:
        return
    if any(t.is_verb and t.head is what for t in tokens[: what.i]):
        return
    noun.tag, noun.pos, noun.lemma, noun.dep, noun.head = "VBZ", "VERB", noun.lower.removesuffix("s"), "ROOT", noun
    _hang(what, noun, "dobj")
    who.dep = "nsubj"


def _shoot(tokens: Sequence[Token], shot: Token) -> None:
    """Make a verb of `a settler shot and killed a student`: the model takes "shot" for a noun with an act beside it."""
    verb = next((u for u in shot.up() if u.is_verb), None)
    if shot.dep == "conj" and verb is not None and any(t.head is verb and t.dep == "auxpass" for t in tokens):
        _hang(shot, verb, "conj")  # "were taken to a quarry and shot"
        shot.tag, shot.pos, shot.lemma = "VBN", "VERB", "shoot"
        return
    before = tokens[shot.i - 1] if shot.i else None
    beside = next((t for t in tokens if t.dep == "conj" and t.head is shot and t.tag == "VBD"), None)
    if before is None or beside is None or before.head is not shot or before.dep != "compound":
        return
    for t in tokens[: before.i]:
        if t.head is shot:
            _hang(t, before, t.dep)
    before.dep = "nsubj"
    shot.tag, shot.pos, shot.lemma = "VBD", "VERB", "shoot"


def _one_name(tokens: Sequence[Token], prep: Token) -> None:
    """Make one name of `Doctors Without Borders`."""
    first, last = prep.head, next((t for t in tokens if t.head is prep and t.dep == "pobj"), None)
    if last is None or (prep.i, last.i) != (first.i + 1, first.i + 2):
        return
    if not (first.text[:1].isupper() and last.text[:1].isupper()):
        return
    last.head, last.dep = (last, first.dep) if first.head is first else (first.head, first.dep)
    for t in tokens:
        if t.head is first and t is not prep and t is not first:
            _hang(t, last, t.dep)
    for t in (first, prep, last):
        t.tag, t.pos = "NNP", "PROPN"
    first.head, first.dep, prep.head, prep.dep = last, "compound", last, "compound"


def _join(tokens: Sequence[Token], both: Token) -> None:
    """Make one subject of two that a conjunction ties: `a nurse and two patients died`."""
    first = both.head
    for t in tokens[both.i + 1 : first.head.i]:
        if t.dep == "nsubj" and t.head is first.head:
            _hang(t, first, "conj")
            return


def _down(tokens: Sequence[Token], down: Token) -> None:
    """Give `burned down the police station` its object: it is no fire on the way down."""
    what = next((t for t in tokens if t.head is down and t.dep == "pobj"), None)
    if what is not None and _hang(what, down.head, "dobj"):
        down.dep, down.tag = "prt", "RP"


def _behind_date(tokens: Sequence[Token], month: Token, lx: Lexicon) -> None:
    """Part the date from the subject in `on 3 June 2023 soldiers came`, whom the model hangs on "on"."""
    end = month.i  # "between May and August 1992"
    while end + 1 < len(tokens) and _of_date(tokens[end + 1], lx):
        end += 1
    year = tokens[end]
    first = month.i - 1 if month.i and tokens[month.i - 1].tag == "CD" else month.i
    prep = tokens[first - 1] if first else month
    who = month.head.head if month.head.tag == "CD" else month.head
    dated = (year.tag == "CD" and len(year.text) == _YEAR) or (end == month.i and first < month.i)  # "On 9 October"
    if not dated or prep.tag != "IN" or who.i <= year.i:
        return
    verb = next((u for u in who.up() if u.is_verb and u.i > who.i), None)
    if who.dep == "pobj" and verb is not None and not any(t.head is verb and t.dep in _SUBJECTS for t in tokens):
        passive = any(t.head is verb and t.dep == "auxpass" for t in tokens)
        _hang(who, verb, "nsubjpass" if passive else "nsubj")
    if who.head is not prep and _hang(month, prep, "pobj") and first < month.i:
        _hang(tokens[first], month, "nummod")


def _of_date(t: Token, lx: Lexicon) -> bool:
    return t.tag in ("CD", "CC", "TO") or t.text == "-" or (t.tag == "NNP" and t.lower in lx.places.no_place)


def _posed_as(tokens: Sequence[Token], mark: Token, lx: Lexicon) -> None:
    """Give `two men dressed as policemen shot a judge` back its subject: the model lets the policemen shoot."""
    verb = mark.head
    looks, posed = verb.head, next((t for t in tokens[mark.i : verb.i] if t.head is verb and t.dep in _SUBJECTS), None)
    who = looks.head
    if (
        posed is None
        or verb.dep != "advcl"
        or looks.dep != "acl"
        or looks.lemma not in lx.sides.looks
        or who.i > mark.i
    ):
        return
    if who.head is who:
        verb.head, verb.dep = verb, "ROOT"
    elif not _hang(verb, who.head, who.dep):
        return
    _hang(who, verb, posed.dep)
    _hang(posed, mark, "pobj")
    _hang(mark, looks, "prep")
    for t in tokens:
        if t.head is who and t.dep == "punct" and t.i > verb.i:
            _hang(t, verb, "punct")


def _source(tokens: Sequence[Token], name: Token) -> Token | None:
    """Whose name it is in `according to the mayor, Petro Lysenko, nine men were killed`: the model has him killed."""
    at = name.i
    while at and tokens[at - 1].tag == "NNP":
        at -= 1
    who = tokens[at - 2] if at > 1 and tokens[at - 1].text == "," else None
    closed = name.i + 1 < len(tokens) and tokens[name.i + 1].text == ","
    told = who is not None and who.dep == "pobj" and who.head.lower == "to" and who.head.head.lower == "according"
    more = any(t.head is name.head and t.dep in _SUBJECTS for t in tokens[name.i + 1 :])
    return who if told and closed and more else None


def _join_listed(tokens: Sequence[Token], later: Token, lx: Lexicon) -> None:
    """Make one subject of `a doctor, two nurses and a patient died`: the model gives the verb two."""
    among = next((t for t in tokens[: later.i] if t.head is later and t.lower == "among"), None)
    if among is not None:  # "some 20 civilians, among them Omar Barakat, died"
        whole = next((t for t in tokens[: among.i] if t.head is later.head and t.dep == later.dep), None)
        if whole is not None:
            _hang(later, whole, "appos")
        return
    listed = any(t.head is later and t.dep == "conj" for t in tokens[later.i :])
    at = later.i
    while at and tokens[at - 1].head is later:
        at -= 1
    first = tokens[at - 2] if at > 1 and tokens[at - 1].text == "," else None
    if not listed or first is None or first.head is not later.head:
        return
    if first.dep == later.dep or (first.dep == "npadvmod" and first.lemma in lx.acts.things):
        first.dep = later.dep
        _hang(later, first, "conj")


def _list_up(tokens: Sequence[Token], first: Token) -> None:
    """Make a list of `two women, a boy and an old man were killed`: an apposition would end with a comma."""
    also = next((t for t in tokens[first.i + 1 :] if t.head is first and t.dep == "appos"), None)
    last = next((t for t in reversed(tokens) if also is not None and t.head is also and t.dep == "conj"), None)
    if also is None or last is None or first.tag in ("NNP", "NNPS") or last.i + 1 >= len(tokens):
        return
    if tokens[last.i + 1].pos in ("AUX", "VERB") and any(t.head is also and t.dep == "cc" for t in tokens):
        _hang(also, first, "conj")


def _was_done(tokens: Sequence[Token], done: Token, lx: Lexicon) -> None:
    """Make a passive of `190 men were machine-gunned`, which the model takes for what they were like."""
    be, naming = done.head, lx.acts.verbs.get(done.lemma)
    if naming is None or naming.name not in _DONE_TO:
        return
    if be.head is be:
        done.head, done.dep = done, "ROOT"
    elif not _hang(done, be.head, be.dep):
        return
    for t in tokens:
        if t.head is be and t is not done:
            _hang(t, done, "nsubjpass" if t.dep == "nsubj" else t.dep)
    _hang(be, done, "auxpass")


def _beside_named(tokens: Sequence[Token], name: Token) -> None:
    """Hang the husband of `the lawyer Iman Mazari and her husband` on the lawyer: he is no second name of hers."""
    also = next((t for t in tokens[name.i :] if t.head is name and t.dep == "conj"), None)
    if tokens[name.head.i + 1].tag != "NNP" or also is None or also.tag not in ("NN", "NNS"):
        return
    one = name.head
    for t in tokens[name.i + 1 :]:
        if t.head is name and t.dep in ("cc", "conj"):
            _hang(t, one, t.dep)


def _relatives(tokens: Sequence[Token], of_one: Token) -> None:
    """Make a list of `Denis Okello, his wife and their four children`: nobody is called his own wife."""
    own = any(t.head is of_one and t.dep == "poss" and t.tag == "PRP$" for t in tokens[: of_one.i])
    if own and any(t.head is of_one and t.dep == "conj" for t in tokens[of_one.i :]):
        of_one.dep = "conj"


def _same_doer(verb: Token) -> None:
    """Hang the last of `shooting at anyone who ran and setting fire to houses` on the first: who ran set no fires."""
    told = verb.head
    if told.tag not in ("VBD", "VBZ", "VBP") or told.dep != "relcl":
        return
    above = next((u for u in told.up() if u.is_verb), None)
    if above is not None and above.tag == "VBG":
        _hang(verb, above, "conj")


def _shared_passive(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Take `were marched into the forest and shot` for two passives: the form alone does not tell the past tense."""
    naming = lx.acts.verbs.get(verb.lemma)
    first = verb.head
    if naming is None or naming.name not in _DONE_TO or first.tag != "VBN":
        return
    own = (*_SUBJECTS, "dobj", "aux")
    active = any(
        t.head is verb and (t.dep in own or t.lower == "at") for t in tokens
    )  # "was chased and shot at guards"
    if not active and any(t.head is first and t.dep == "auxpass" for t in tokens[: first.i]):
        verb.tag = "VBN"


def _hang(t: Token, head: Token, dep: str) -> bool:
    """Hang a word on another, unless that one hangs below it: a tree has no circles. Whether it was done."""
    if head is t or any(up is t for up in head.up()):
        return False
    t.head, t.dep = head, dep
    return True


def _hang_content(that: Token, lx: Lexicon) -> None:
    """Hang `denied on 29 July that forces had fired` on the verb: the model takes the clause for one about July; and
    `charged in a letter that …`, where it takes it for one about the letter.

    A "that" which is no part of its clause opens no relative clause, and names and numbers have no content.
    """
    clause = that.head
    verb = next((u for u in clause.up() if u.is_verb), None)
    if verb is None or verb.i > that.i:
        return
    of_name = clause.dep == "relcl" and clause.head.pos in ("PROPN", "NUM")
    prep = clause.head.head
    by_way = (
        clause.dep in ("acl", "relcl")
        and clause.head.dep == "pobj"
        and prep.lower in lx.cues.ways
        and prep.head is verb
    )
    if of_name or (by_way and verb.lemma in lx.cue_stance):
        _hang(clause, verb, "ccomp")


def _stand_up(tokens: Sequence[Token], that: Token, lx: Lexicon) -> None:
    """Make `leaders charged on Monday that police had …` a main clause: the model takes "charged" for a participle.

    Leaders who were charged have no clause behind "that": they would be charged with something.
    """
    clause = that.head
    verb = next(
        (t for t in reversed(tokens[: that.i]) if t.tag == "VBN" and t.dep == "acl" and t.lemma in lx.cue_stance), None
    )
    if verb is None or verb.lemma in ("say", "tell") or any(c.head is verb and c.lower == "by" for c in tokens):
        return
    who = verb.head
    below = clause.head is who or (who.head is clause and who.dep in ("nsubj", "nsubjpass"))
    if not below or who.i > verb.i or any(c.head is verb and c.dep in ("dobj", "ccomp") for c in tokens):
        return
    top, dep = (clause.head, clause.dep) if who.head is clause else (who.head, who.dep)
    if top in (who, clause):
        verb.head, verb.dep = verb, "ROOT"
    elif not _hang(verb, top, dep):
        return
    verb.tag = "VBD"
    _hang(who, verb, "nsubj")
    _hang(clause, verb, "ccomp")
