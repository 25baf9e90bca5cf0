"""Mistakes of the language model that recur and can be told by their form, mended before anybody reads the tree.

What is mended stands in mended_telling.py (who tells what), mended_lists.py (names, dates, lists), mended_fire.py
(attacks), mended_headlines.py (what leaves words out), mended_doers.py (who did it) and mended_acts.py (other verbs);
every word is hung elsewhere by mended_hang.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.lexicon import Lexicon
from solferino.extract.mended_acts import (
    done_by_another,
    made_to_suffer,
    posed_as,
    same_doer,
    shared_passive,
    shoot,
    so_old,
    take_down,
    verb_at_last,
    was_done,
)
from solferino.extract.mended_doers import mend_doers
from solferino.extract.mended_fire import by_fire, fire_hits, name_shelling, strike_by
from solferino.extract.mended_hang import SUBJECTS, hang
from solferino.extract.mended_headlines import being_done, common_noun, stood_alone, was_hit, was_reported, were_they
from solferino.extract.mended_lists import (
    behind_bracket,
    behind_date,
    beside_named,
    join,
    join_acts,
    join_listed,
    list_counted,
    list_on,
    list_up,
    name_among,
    name_first,
    name_to,
    one_name,
    relatives,
    who_were,
    year_behind,
)
from solferino.extract.mended_telling import (
    accuse,
    allege,
    as_told,
    did_it,
    for_the_first_time,
    give_teller,
    go_on,
    go_on_telling,
    hang_content,
    named_source,
    one_of_them,
    open_clause,
    part_label,
    report_of_it,
    reported,
    say_behind,
    say_beside_denial,
    set_aside,
    speak_up,
    stand_up,
    take_part,
    tell,
)
from solferino.extract.tree import Token
from solferino.extract.victims_words import is_person_noun

_ACRONYM = 3  # letters of a first word that may name a body rather than a town
_CLAUSES = ("ROOT", "ccomp", "conj", "parataxis", "advcl")
_IN_DATES = ("nmod", "npadvmod", "compound")
_IN_PHRASES = ("det", "nmod", "compound", *SUBJECTS)


def mend(tokens: Sequence[Token], lx: Lexicon) -> None:
    """Hang words where they belong."""
    for t in tokens:
        if t.tag == "VBD" and t.dep in _CLAUSES and t.lemma in lx.acts.verbs:
            was_hit(tokens, t, lx)
        mend_doers(tokens, t, lx)
        if t.text[:1].isupper() and (t.i == 0 or _behind_dateline(tokens, t)):
            _open(t, lx)
            common_noun(t, lx)
            name_first(tokens, t)
        if t.lower == "that" and t.dep in _IN_PHRASES:
            open_clause(t)
        if t.lower == "that" and t.dep == "mark":
            hang_content(t, lx)
            stand_up(tokens, t, lx)
        elif t.dep == "cc" and t.head.dep == "nsubj":
            join(tokens, t)
        elif t.tag == "VBD" and t.dep == "advcl":
            go_on(tokens, t, lx)
            reported(tokens, t, lx)
        elif t.tag == "VBG" and t.dep in ("advcl", "csubj"):
            name_shelling(tokens, t, lx)
        elif t.is_verb and t.lemma in lx.cue_stance:
            one_of_them(tokens, t)
            give_teller(tokens, t)
            report_of_it(tokens, t, lx)
            set_aside(tokens, t, lx)
            was_reported(tokens, t, lx)
            speak_up(tokens, t, lx)
            say_behind(tokens, t, lx)
            as_told(tokens, t, lx)
            say_beside_denial(tokens, t, lx)
        elif t.lower == "allege" and not t.is_verb:
            allege(tokens, t)
        elif t.text == "WHO" and any(x.text.islower() for x in tokens):
            t.tag, t.pos, t.lower, t.lemma = "NNP", "PROPN", t.text, t.text  # the World Health Organization
        elif t.tag == "NN" and t.dep == "nsubj" and _is_acronym(t) and t.head.lemma in lx.cue_stance:
            t.tag, t.pos = "NNP", "PROPN"  # "the ICRC confirmed"
        elif t.dep == "compound" and t.tag == "NNS" and t.lower in lx.cues.like_nouns:
            tell(tokens, t)
        elif t.lower == "shot" and t.tag == "NN":
            shoot(tokens, t)
        elif t.lower in ("of", "for") and t.dep == "prep":
            accuse(tokens, t, lx)
        elif t.lower == "in" and t.dep == "prep":
            take_part(tokens, t, lx)
        elif t.lower == "that" and t.dep == "advmod":
            for_the_first_time(t, lx)
        elif t.tag == "TO" and t.dep == "aux":
            name_to(tokens, t)
            made_to_suffer(tokens, t, lx)
        elif t.is_verb and t.dep == "relcl" and _of_many(tokens, t):
            who_were(t)
        elif t.text in lx.cues.in_names and t.dep == "prep":
            one_name(tokens, t)
        elif t.lower == "down" and t.dep == "prep" and t.head.i == t.i - 1 and t.head.lemma in lx.acts.verbs:
            take_down(tokens, t)
        elif t.tag == "NNP" and t.dep in _IN_DATES and t.lower in lx.places.no_place:
            behind_date(tokens, t, lx)
        elif t.lower == "as" and t.dep == "mark":
            posed_as(tokens, t, lx)
        elif t.dep in ("cc", "conj") and t.head.tag == "CD" and t.head.head.lemma == "age":
            hang(t, t.head.head.head, t.dep)  # "a girl aged nine and her brother"
        elif t.dep in SUBJECTS and t.head.dep in ("aux", "auxpass"):
            hang(t, t.head.head, t.dep)  # "four were killed and three are missing"
        elif t.dep in SUBJECTS and t.tag == "CD" and t.i > 0 and tokens[t.i - 1].dep == "mark":
            year_behind(tokens, t)
        elif t.dep in SUBJECTS and t.tag == "NNP" and (source := named_source(tokens, t)) is not None:
            hang(t, source, "appos")
        elif t.dep in SUBJECTS:
            strike_by(tokens, t, lx)
            if not name_among(tokens, t):
                join_listed(tokens, t, lx)
            list_up(tokens, t)
        elif t.tag == "VBN" and t.dep == "acomp" and t.head.lemma == "be":
            was_done(tokens, t, lx)
        elif t.tag in ("NN", "NNS") and t.dep == "appos" and list_on(tokens, t):
            continue
        elif t.tag in ("NN", "NNS") and t.dep == "appos" and t.head.tag == "NNP":
            behind_bracket(tokens, t)
            relatives(tokens, t)
        elif t.tag in ("NN", "NNS") and t.dep == "appos" and t.head.tag == "NN":
            relatives(tokens, t)
        elif t.tag == "NNP" and t.dep == "appos" and t.head.tag == "NN" and t.head.i < t.i:
            beside_named(tokens, t)
        elif t.dep == "conj" and t.tag in ("NN", "NNS") and t.lemma in lx.causes.words:
            join_acts(tokens, t, lx)
        elif t.tag == "CD" and t.dep == "conj" and t.head.is_verb:
            list_counted(tokens, t)
        elif t.tag == "VBG" and t.dep == "pcomp" and t.lower in lx.causes.words:
            by_fire(tokens, t)
        elif t.tag == "VBG" and t.lower in lx.causes.words:
            fire_hits(tokens, t, lx)
        elif t.lower == "old" and t.tag == "JJ" and t.i and tokens[t.i - 1].text == "-":
            so_old(tokens, t)
        elif t.tag == "VBG" and t.dep == "conj":
            same_doer(t)
        elif t.tag == "VBD" and t.dep in ("conj", "ccomp") and t.head.lemma in lx.cue_stance:
            go_on_telling(tokens, t)
            if t.dep == "ccomp":
                go_on(tokens, t, lx)
        elif t.tag in ("VBN", "VBD") and t.dep == "acl":
            did_it(tokens, t, lx)
            stood_alone(tokens, t, lx)
            verb_at_last(tokens, t, lx)
        elif t.lower == "being" and t.dep == "auxpass":
            being_done(tokens, t)
        elif t.lemma == "be" and t.dep == "ROOT" and t.i == 1:
            were_they(tokens, t, lx)
        elif t.text == ":" and t.i > 0:
            part_label(tokens, t)
        elif t.tag == "VBD" and t.dep == "conj":
            shared_passive(tokens, t, lx)
            done_by_another(tokens, t)


def _open(first: Token, lx: Lexicon) -> None:
    """Tell nouns from names where each has a capital: `Landmines killed 22`, `Danilo Barrera was`."""
    if first.pos == "PROPN" and first.dep in (*SUBJECTS, "ROOT"):
        one = first.lower.removesuffix("s") if first.tag == "NNPS" else first.lower
        if one in lx.causes.words or one in lx.acts.instruments:
            first.tag, first.pos, first.lemma = ("NNS" if first.tag == "NNPS" else "NN"), "NOUN", one
        elif first.lower.endswith("men") and is_person_noun(first.lower):
            first.tag, first.pos, first.lemma = "NNS", "NOUN", first.lower.removesuffix("men") + "man"
    elif first.dep == "compound" and first.tag in ("VB", "VBP", "UH", "FW") and first.head.tag == "NNP":
        first.tag, first.pos = "NNP", "PROPN"


def _behind_dateline(tokens: Sequence[Token], t: Token) -> bool:
    """`OUAGADOUGOU (Reuters) - Gunmen stopped`: the first word behind the place that the writer sat in."""
    return tokens[t.i - 1].text in ("-", "–", "—") and tokens[0].text.isupper() and len(tokens[0].text) > _ACRONYM


def _of_many(tokens: Sequence[Token], verb: Token) -> bool:
    """`who were`, `who have been`: told of several."""
    return any(t.head is verb and t.dep in ("aux", "auxpass") and t.lower in ("were", "are", "have") for t in tokens)


def _is_acronym(t: Token) -> bool:
    return t.text.isalpha() and t.text.isupper() and len(t.text) > 1
