"""Mended trees: names, dates and lists of people, which the model parts or mixes up."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.mended_hang import SUBJECTS, hang, stand_for
from solferino.extract.tree import Token
from solferino.extract.victims_words import is_person_noun

_REST = 2  # words of a name behind "to"
_SHORT = 4  # words of a phrase before its noun
_LISTS = ("conj", "appos")
_YEAR = 4  # digits


def one_name(tokens: Sequence[Token], prep: Token) -> None:
    """Make one name of `Doctors Without Borders`."""
    first, last = prep.head, next((t for t in tokens if t.head is prep and t.dep == "pobj"), None)
    if last is None or (prep.i, last.i) != (first.i + 1, first.i + 2):
        return
    if not (first.text[:1].isupper() and last.text[:1].isupper()):
        return
    stand_for(last, first)
    for t in tokens:
        if t.head is first and t is not prep and t is not first:
            hang(t, last, t.dep)
    for t in (first, prep, last):
        t.tag, t.pos = "NNP", "PROPN"
    first.head, first.dep, prep.head, prep.dep = last, "compound", last, "compound"


def year_behind(tokens: Sequence[Token], year: Token) -> None:
    """Give `the man who had worked there since 2009 was killed` its subject, which the model sees in the year."""
    since, verb = tokens[year.i - 1], year.head
    told, noun = verb.head, verb.head.head
    if since.dep != "mark" or since.head is not verb or verb.dep != "advcl" or told.dep != "relcl":
        return
    if not (year.text.isdigit() and len(year.text) == _YEAR):
        return
    if stand_for(verb, noun):
        hang(noun, verb, year.dep)
        hang(since, told, "prep")
        hang(year, since, "pobj")


def behind_bracket(tokens: Sequence[Token], t: Token) -> None:
    """Make fighters the head of `Red Dawn Front (RDF) fighters`, where the model sees two of a list."""
    name = t.head
    before = tokens[name.i + 1 : t.i]
    if not before or before[0].text not in ("(", "[") or before[-1].text not in (")", "]") or name.head is name:
        return
    if hang(t, name.head, name.dep):
        hang(name, t, "compound")


def join_acts(tokens: Sequence[Token], act: Token, lx: Lexicon) -> None:
    """Join the acts of `the killing of the priests and the bombings`, where the model joins bombings to the priests."""
    people = act.head
    first = people.head.head if people.dep == "pobj" and people.head.lower == "of" else people
    if first is people or first.lemma not in lx.acts.nouns or not is_person_noun(people.lower):
        return
    if hang(act, first, "conj"):
        for t in tokens[people.i : act.i]:
            if t.head is people and t.dep in ("cc", "punct"):
                hang(t, first, t.dep)


def name_to(tokens: Sequence[Token], to: Token) -> None:
    """Make one name of `Committee to Protect Journalists`, whose verb the model takes for one."""
    first, rest = tokens[to.i - 1], tokens[to.i + 1 : to.i + 3]
    if not to.i or first.tag != "NNP" or len(rest) < _REST or not all(t.text[:1].isupper() for t in rest):
        return
    last = rest[-1]
    if rest[0].tag[:1] != "V" or last.head not in (rest[0], first):
        return
    if any(up in (first, to, *rest) for up in first.up()) or not stand_for(last, first):
        return  # "Falling Deficit to Reverse Course": the first word is the verb's own subject
    for t in tokens[: to.i]:
        if t.head is first:
            hang(t, last, t.dep)
    for t in (first, to, rest[0]):
        t.head, t.dep = last, "compound"
    for t in (first, to, *rest):
        t.tag, t.pos = "NNP", "PROPN"


def name_first(tokens: Sequence[Token], first: Token) -> None:
    """Make a name of `Petro Lysenko and Olha Marsh were killed`, whose first word the model takes for a verb."""
    last = tokens[first.i + 1] if first.i + 1 < len(tokens) else first
    if first.tag not in ("VB", "VBP") or first.dep not in SUBJECTS or last.head is not first or last.tag != "NNP":
        return
    if not stand_for(last, first):
        return
    for t in tokens[last.i + 1 :]:
        if t.head is first:
            hang(t, last, t.dep)
    first.tag, first.pos = "NNP", "PROPN"
    hang(first, last, "compound")


def who_were(relative: Token) -> None:
    """Hang `aid workers of Relief International who were shot` on the workers: the model lets the body be shot."""
    body = relative.head
    of = body.head
    above = of.head
    if body.dep == "pobj" and of.lower == "of" and above.tag == "NNS" and body.tag == "NNP" and above is not of:
        hang(relative, above, "relcl")


def join(tokens: Sequence[Token], both: Token) -> None:
    """Make one subject of two that a conjunction ties: `a nurse and two patients died`."""
    first = both.head
    for t in tokens[both.i + 1 : first.head.i]:
        if t.dep == "nsubj" and t.head is first.head:
            hang(t, first, "conj")
            return


def list_counted(tokens: Sequence[Token], number: Token) -> None:
    """Make one list of `shot the mayor and three of his guards`, where the model hangs the number on the verb."""
    verb, both = number.head, tokens[number.i - 1]
    behind = tokens[number.i + 1] if number.i + 1 < len(tokens) else number
    whom = next((t for t in reversed(tokens[verb.i : number.i]) if t.head is verb and t.dep == "dobj"), None)
    if whom is None or both.dep != "cc" or behind.lower != "of":
        return
    if all(whom in (t, *t.up()) for t in tokens[whom.i : both.i]) and hang(number, whom, "conj"):
        hang(both, whom, "cc")


def behind_date(tokens: Sequence[Token], month: Token, lx: Lexicon) -> None:
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
    if who.dep == "pobj" and verb is not None and not any(t.head is verb and t.dep in SUBJECTS for t in tokens):
        passive = any(t.head is verb and t.dep == "auxpass" for t in tokens)
        hang(who, verb, "nsubjpass" if passive else "nsubj")
    if who.head is not prep and hang(month, prep, "pobj") and first < month.i:
        hang(tokens[first], month, "nummod")


def _of_date(t: Token, lx: Lexicon) -> bool:
    return t.tag in ("CD", "CC", "TO") or t.text == "-" or (t.tag == "NNP" and t.lower in lx.places.no_place)


def name_among(tokens: Sequence[Token], later: Token) -> bool:
    """Hang the name on the whole in `some 20 civilians, among them Omar Barakat, died`: the model gives the verb two
    subjects. Whether it is a name of some among others."""
    among = next((t for t in tokens[: later.i] if t.head is later and t.lower == "among"), None)
    if among is None:
        return False
    whole = next((t for t in tokens[: among.i] if t.head is later.head and t.dep == later.dep), None)
    if whole is not None:
        hang(later, whole, "appos")
    return True


def join_listed(tokens: Sequence[Token], later: Token, lx: Lexicon) -> None:
    """Make one subject of `a doctor, two nurses and a patient died`: the model gives the verb two."""
    listed = any(t.head is later and t.dep == "conj" for t in tokens[later.i :])
    at = later.i
    while at and tokens[at - 1].head is later:
        at -= 1
    both = tokens[at - 1] if at else later
    if both.dep == "cc" and both.head.head is later.head and both.head.dep == later.dep and both.head is not later:
        one = both.head
        hang(later, one, "conj")  # "the mayor, Petro Lysenko, and his driver were killed"
        for t in tokens[one.i : later.i]:
            if t.head is one and t.dep == "appos" and t.tag in ("NN", "NNS"):
                relatives(tokens, t)  # "Lysenko, his son, and 15 others"
        return
    first = tokens[at - 2] if at > 1 and tokens[at - 1].text == "," else None
    if not listed or first is None or first.head is not later.head:
        return
    counted = first.lemma in lx.acts.things or is_person_noun(first.lower)  # "two nurses, a doctor and a patient died"
    if first.dep == later.dep or (first.dep == "npadvmod" and counted):
        first.dep = later.dep
        hang(later, first, "conj")


def list_up(tokens: Sequence[Token], first: Token) -> None:
    """Make a list of `two women, a boy and an old man were killed`: an apposition would end with a comma."""
    also = next((t for t in tokens[first.i + 1 :] if t.head is first and t.dep == "appos"), None)
    last = next((t for t in reversed(tokens) if also is not None and t.head is also and t.dep == "conj"), None)
    if also is None or last is None or first.tag in ("NNP", "NNPS") or last.i + 1 >= len(tokens):
        return
    if tokens[last.i + 1].pos in ("AUX", "VERB") and any(t.head is also and t.dep == "cc" for t in tokens):
        hang(also, first, "conj")


def list_on(tokens: Sequence[Token], also: Token) -> bool:
    """Make one list of `he murdered a judge, a court reporter and an agent`, where the model takes the reporter for the
    one who did it. Whether it was done."""
    at = also.i
    while at and tokens[at - 1].head is also:
        at -= 1
    before = tokens[at - 2] if at > 1 and tokens[at - 1].text == "," else also
    known = before.tag in ("NN", "NNS") and before.dep in ("dobj", "pobj") and _introduced(tokens, before)
    if not known or not _introduced(tokens, also) or not any(t.is_verb for t in tokens[also.head.i : before.i]):
        return False
    listed = [also]
    while (more := next((t for t in tokens[also.i :] if t.head is listed[-1] and t.dep in _LISTS), None)) is not None:
        listed.append(more)
    if not any(t.dep == "cc" and t.head in listed for t in tokens[also.i :]):
        return False
    for t in listed:
        hang(t, before, "conj")
    return True


def _introduced(tokens: Sequence[Token], t: Token) -> bool:
    """Whether somebody is told of for the first time: `a judge`, `two guards`."""
    beside = tokens[max(0, t.i - _SHORT) : t.i]
    return any(x.head is t and (x.lower in ("a", "an") or x.dep in ("nummod", "poss")) for x in beside)


def beside_named(tokens: Sequence[Token], name: Token) -> None:
    """Hang the husband of `the lawyer Iman Mazari and her husband` on the lawyer: he is no second name of hers."""
    also = next((t for t in tokens[name.i :] if t.head is name and t.dep == "conj"), None)
    if tokens[name.head.i + 1].tag != "NNP" or also is None or also.tag not in ("NN", "NNS"):
        return
    one = name.head
    for t in tokens[name.i + 1 :]:
        if t.head is name and t.dep in ("cc", "conj"):
            hang(t, one, t.dep)


def relatives(tokens: Sequence[Token], of_one: Token) -> None:
    """Make a list of `Denis Okello, his wife and their four children`: nobody is called his own wife."""
    own = any(t.head is of_one and t.dep == "poss" and t.tag == "PRP$" for t in tokens[: of_one.i])
    if own and any(t.head in (of_one, of_one.head) and t.dep == "conj" for t in tokens[of_one.i :]):
        of_one.dep = "conj"
