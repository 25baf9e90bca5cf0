"""Mended trees: who tells what, where the model hangs the teller or the words told on something else."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.mended_hang import SUBJECTS, hang, stand_for
from solferino.extract.tree import Token

_LABEL = 5  # words before the colon of a headline that name a country
_APPOSED = 3  # words before a verb that a name and its commas take


def go_on(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Hang the second verb of `said that rebels entered the town, fired on residents and …` on the first: a past tense
    with neither subject nor conjunction of its own goes on with what is told."""
    own = ("nsubj", "nsubjpass", "mark", "aux", "auxpass", "advmod")
    if verb.head.lemma not in lx.cue_stance or any(c.head is verb and c.dep in own and c.i < verb.i for c in tokens):
        return
    told = next((c for c in tokens if c.head is verb.head and c.dep == "ccomp" and c.i < verb.i), None)
    if told is not None and told.tag in ("VBD", "VBN"):
        hang(verb, told, "conj")


def reported(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make the content of `received reports that soldiers deployed to Harvel beat two men` what the soldiers did: the
    model takes "deployed" for the verb, and the beating for what was done on receiving the reports."""
    own = ("nsubj", "nsubjpass", "mark", "aux", "auxpass", "advmod")
    if not verb.head.is_verb or any(c.head is verb and c.dep in own and c.i < verb.i for c in tokens):
        return
    claims = [c for c in tokens if c.dep == "dobj" and c.head is verb.head and c.lemma in lx.claims.nouns]
    sent = next((c for c in tokens[: verb.i] if c.dep == "acl" and c.head in claims and c.tag in ("VBD", "VBN")), None)
    below = [c for c in tokens if sent is not None and c.head is sent and c.i < sent.i]
    that, who = (next((c for c in below if c.dep == dep), None) for dep in ("mark", "nsubj"))
    if sent is None or that is None or who is None or any(c.dep in ("aux", "auxpass", "cc") for c in below):
        return
    hang(verb, sent.head, "acl")
    hang(who, verb, "nsubj")
    hang(that, verb, "mark")
    hang(sent, who, "acl")
    sent.tag = "VBN"


def go_on_telling(tokens: Sequence[Token], verb: Token) -> None:
    """Hang the second verb of `described how fighters separated the men, marched them off and …` on the first."""
    told = next((c for c in tokens if c.head is verb.head and c.dep == "ccomp" and c.i < verb.i), None)
    how = told is not None and any(c.head is told and c.lower == "how" for c in tokens)
    if told is not None and how and not any(c.head is verb and c.dep in SUBJECTS for c in tokens):
        hang(verb, told, "conj")


def one_of_them(tokens: Sequence[Token], verb: Token) -> None:
    """Make somebody of `“…,” a local said`: the model takes the word for an adjective, and nobody for who speaks."""
    det, who = tokens[max(0, verb.i - 2)], tokens[max(0, verb.i - 1)]
    if det.dep == "det" and det.head is verb and who.dep == "amod" and who.head is verb and who.tag == "JJ":
        who.tag, who.pos, who.dep, det.head = "NN", "NOUN", "nsubj", who


def give_teller(tokens: Sequence[Token], verb: Token) -> None:
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
    listed = who is not None and who.dep == "conj" and any(t.dep == "cc" for t in tokens[who.head.i : who.i])
    if who is not None and who.tag == "NN" and who.dep in ("appos", "conj") and who.head.i < who.i and not listed:
        if hang(who, verb, "nsubj"):
            hang(name, who, "appos")
        return
    for x in reversed(tokens[: verb.i - 2]):
        if x.dep == "appos" and x.head.i < x.i and tokens[x.i + 1].text == "," and tokens[x.i + 2].lower == "who":
            told = tokens[x.i + 2].head
            if told.dep == "relcl" and told.i < verb.i and hang(x, verb, "nsubj"):
                hang(told, x, "relcl")
            return


def did_it(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Let the rebels execute in `M23 rebels executed 131 people, an inquiry found`: the model lets them find it, beside
    the inquiry."""
    who = verb.head
    cue = who.head
    if who.dep != "nsubj" or cue.lemma not in lx.cue_stance or cue.i < verb.i or who.i > verb.i:
        return
    another = any(t.head is cue and t.dep == "nsubj" and t.i > verb.i for t in tokens)
    active = any(t.head is verb and t.dep == "dobj" for t in tokens)
    if another and active and hang(verb, cue, "ccomp"):
        verb.tag = "VBD"
        hang(who, verb, "nsubj")


def part_label(tokens: Sequence[Token], colon: Token) -> None:
    """Part `Congo-Kinshasa: M23 rebels killed nine` at its colon: the country is what the line is about."""
    names = tokens[: colon.i]
    if not names or len(names) > _LABEL or not all(t.tag in ("NNP", "HYPH", "CC", ",") for t in names):
        return
    root = next((t for t in tokens if t.head is t), None)
    for t in names:
        if t.head.i > colon.i and root is not None and root.i > colon.i:
            hang(t, root, "dep")


def say_beside_denial(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Let the mayor say it in `the mayor denied that they had come and said …`, whom the model lets only deny."""
    told = verb.head
    cue = told.head
    if told.dep != "ccomp" or verb.lemma not in lx.cues.plain or lx.cue_stance.get(cue.lemma) != "denied":
        return
    if not any(t.head is verb and t.dep in SUBJECTS for t in tokens[told.i : verb.i]):
        hang(verb, cue, "conj")


def set_aside(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
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
        stand_for(main, verb)
    elif verb.dep in ("advcl", "parataxis", "ccomp") and verb.head.is_verb and verb.head.i > i:
        main = verb.head
    else:
        return
    passive = any(t.head is main and t.dep == "auxpass" for t in tokens)
    hang(who, main, "nsubjpass" if passive else "nsubj")
    hang(verb, who, "acl")
    verb.tag = "VBN"


def speak_up(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make a verb of `A survivor, speaking from Harvel, recalled soldiers shooting her son`: the model takes "recalled
    soldiers" for another name of the survivor."""
    what, before = verb.head, tokens[verb.i - 1]
    if verb.dep != "amod" or not 0 < verb.i < what.i or verb.lemma not in lx.frames.nominal:
        return
    aside = what.dep == "appos" and before.text == ","
    who = what.head if aside else before
    if who.lemma not in lx.subjects.people or not who.i < verb.i or not (aside or before.head is verb):
        return
    if not stand_for(verb, who if aside else what):
        return
    verb.tag = "VBD"
    hang(who, verb, "nsubj")
    hang(what, verb, "dobj")


def say_behind(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Make content of what stands before `14 killed in Harvel strike, says ministry`: the model takes it for a second
    subject."""
    if verb.i == 0 or tokens[verb.i - 1].text != "," or verb.lemma not in lx.cues.plain:
        return
    own = [t for t in tokens if t.head is verb and t.dep == "nsubj"]
    if len(own) == 2 and own[0].i < verb.i < own[1].i and own[0].pos != "PRON":
        own[0].dep = "ccomp"


def report_of_it(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
    """Part `Rockets hit Ortela; no injuries were reported` in two: the model has it that the rockets were reported."""
    what = next((t for t in tokens[: verb.i] if t.head is verb and t.dep == "nsubjpass"), None)
    told = next((t for t in tokens[: verb.i] if t.head is verb and t.dep == "ccomp"), None)
    if (
        verb.lemma not in lx.cues.registers
        or what is None
        or told is None
        or told.i > what.i
        or what.tag not in ("NN", "NNS")
    ):
        return
    if stand_for(told, verb):
        hang(verb, told, "conj")


def allege(tokens: Sequence[Token], verb: Token) -> None:
    """Make a verb of `Police allege Petro Lysenko opened fire`: the model takes it for a part of the name."""
    who, main = tokens[verb.i - 1], next((u for u in verb.up() if u.is_verb), None)
    if not verb.i or who.pos not in ("NOUN", "PROPN") or main is None or main.i < verb.i or not stand_for(verb, main):
        return
    verb.tag, verb.pos, verb.lemma = "VBP", "VERB", "allege"
    hang(main, verb, "ccomp")
    hang(who, verb, "nsubj")
    for t in tokens[: verb.i]:
        if t.head is verb and t is not who and t.dep in ("compound", "det", "amod"):
            hang(t, who, t.dep)


def as_told(tokens: Sequence[Token], verb: Token, lx: Lexicon) -> None:
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
        hang(verb, main, "advcl")
        hang(who, verb, "nsubj")
        hang(as_, verb, "mark")
    elif verb.dep == "parataxis" and who.is_verb and not any(t.head is who and t.dep == "nsubj" for t in tokens):
        what = next((t for t in tokens[: verb.i] if t.head is verb and t.dep == "ccomp" and not t.is_verb), None)
        if what is not None and what.pos in ("NOUN", "PROPN", "NUM"):
            hang(what, who, "nsubj")


def accuse(tokens: Sequence[Token], prep: Token, lx: Lexicon) -> None:
    """Make a verb of `accuse militia of burning homes`: the model takes "burning homes" for homes on fire."""
    above = (prep.head, prep.head.head)
    act = tokens[prep.i + 1] if prep.i + 1 < len(tokens) else None
    if act is None or act.tag != "VBG" or act.dep != "amod" or not any(a.lemma in lx.frames.accusing for a in above):
        return
    what = act.head
    if what.head is not prep or what.dep != "pobj":
        return
    act.head, act.dep = prep, "pcomp"
    hang(what, act, "dobj")


def take_part(tokens: Sequence[Token], prep: Token, lx: Lexicon) -> None:
    """Hang `denied any role in the killing` on the role: the model hangs it on the verb."""
    part = tokens[prep.i - 1]
    if part.lemma in lx.claims.part_in and part.dep == "dobj" and part.head is prep.head:
        hang(prep, part, "prep")


def tell(tokens: Sequence[Token], noun: Token) -> None:
    """Make a verb of the headline `HRW documents execution of 30 men`: the model takes it for a noun."""
    who, what = tokens[noun.i - 1], noun.head
    if who.head is not noun or who.pos != "PROPN" or what.head is not what or what.i <= noun.i:
        return
    if any(t.is_verb and t.head is what for t in tokens[: what.i]):
        return
    noun.tag, noun.pos, noun.lemma, noun.dep, noun.head = "VBZ", "VERB", noun.lower.removesuffix("s"), "ROOT", noun
    hang(what, noun, "dobj")
    who.dep = "nsubj"


def named_source(tokens: Sequence[Token], name: Token) -> Token | None:
    """Whose name it is in `according to the mayor, Petro Lysenko, nine men were killed`: the model has him killed."""
    at = name.i
    while at and tokens[at - 1].tag == "NNP":
        at -= 1
    who = tokens[at - 2] if at > 1 and tokens[at - 1].text == "," else None
    closed = name.i + 1 < len(tokens) and tokens[name.i + 1].text == ","
    told = who is not None and who.dep == "pobj" and who.head.lower == "to" and who.head.head.lower == "according"
    more = any(t.head is name.head and t.dep in SUBJECTS for t in tokens[name.i + 1 :])
    return who if told and closed and more else None


def open_clause(that: Token) -> None:
    """Hang the "that" of `told the radio that soldiers had …` on the verb: the model takes it for an article of theirs,
    or makes a verb of the soldiers that it is the subject of.

    Of several one says "those", before a name a conjunction is no article, and no subject has one of its own.
    """
    who, verb = that.head, that.head.head
    doubled = that.dep in SUBJECTS and who.tag == "VBZ"
    told = doubled or who.tag in ("NNS", "NNPS") or (who.tag == "NNP" and that.tag == "IN")
    if not told or who.dep not in SUBJECTS or not verb.is_verb or verb.i < who.i or not hang(that, verb, "mark"):
        return
    that.tag, that.pos = "IN", "SCONJ"
    if doubled:
        who.tag, who.pos = "NNS", "NOUN"


def hang_content(that: Token, lx: Lexicon) -> None:
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
        hang(clause, verb, "ccomp")


def for_the_first_time(that: Token, lx: Lexicon) -> None:
    """Hang `admitted for the first time that soldiers had …` on the verb: the model takes the clause for the time."""
    clause = that.head
    if clause.dep != "relcl" or clause.head.lemma != "time":
        return
    verb = clause.head.head.head
    if verb.lemma in lx.cue_stance and hang(clause, verb, "ccomp"):
        that.dep = "mark"


def stand_up(tokens: Sequence[Token], that: Token, lx: Lexicon) -> None:
    """Make `leaders charged on Monday that police had …` a main clause: the model takes "charged" for a participle.

    Leaders who were charged have no clause behind "that": they would be charged with something.
    """
    clause = that.head
    verb = next(
        (t for t in reversed(tokens[: that.i]) if t.tag == "VBN" and t.dep == "acl" and t.lemma in lx.cue_stance), None
    )
    if verb is None or verb.lemma in lx.cues.told_that or any(c.head is verb and c.lower == "by" for c in tokens):
        return
    who = verb.head
    below = clause.head is who or (who.head is clause and who.dep in ("nsubj", "nsubjpass"))
    if not below or who.i > verb.i or any(c.head is verb and c.dep in ("dobj", "ccomp") for c in tokens):
        return
    if not stand_for(verb, clause if who.head is clause else who):
        return
    verb.tag = "VBD"
    hang(who, verb, "nsubj")
    hang(clause, verb, "ccomp")
