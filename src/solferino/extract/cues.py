"""Cues in one sentence: the word that says that somebody says something, who that is, and what is said."""

from __future__ import annotations

from collections.abc import Sequence

from solferino.extract.contents import Stretch, beside_speaker, gap, merged, mostly, phrase_of, without
from solferino.extract.lexicon import Lexicon
from solferino.extract.parse import Parsed, Token
from solferino.extract.people import Cast
from solferino.extract.quotes import Quote
from solferino.extract.said import Said
from solferino.model import Quoted, Speaker

_SUBJECTS = ("nsubj", "csubj", "expl")
_CLAUSES = ("ccomp", "xcomp")
_OBJECTS = ("dobj", "attr", "oprd")
# What belongs to an aside ("…, she told me on Friday, …") rather than to what it comments on.
_OF_ASIDE = ("aux", "auxpass", "neg", "advmod", "mark", "npadvmod", "dative", "prep", "agent")
_REACH = 7  # words back to the comma that opens an aside such as ", the report documents,"


def find_cues(n: int, parsed: Parsed, quotes: Sequence[Quote], cast: Cast) -> list[Said]:
    """The statements that the cues of sentence `n` make, in order; `quotes` are those that touch it."""
    lx = cast.lexicon
    inside = [(max(q.start, parsed.start), min(q.end, parsed.end)) for q in quotes]
    found: list[Said | None] = []
    for t in parsed.tokens:
        beside = not t.is_verb and _beside(parsed, t, lx)
        if t.lower == "according":
            found.append(_according(n, parsed, t, cast))
        elif t.is_verb and t.lemma in lx.cue_stance and t.dep not in ("aux", "auxpass", "amod"):
            found.append(_Cue(n, parsed, t, inside, cast).said())
        elif t.lemma in lx.claims.nouns and t.pos == "NOUN" and not beside:
            found.append(_claim(n, parsed, t, cast))
        if beside:
            found.append(_remark(n, parsed, t, inside, cast))
    return [said for said in found if said is not None]


def _beside(parsed: Parsed, t: Token, lx: Lexicon) -> bool:
    """`…, the report documents, …`: a cue between commas that the tagger took for a noun."""
    tokens = parsed.tokens
    if t.lower not in lx.cues.like_nouns or t.i < 3:
        return False
    after = tokens[t.i + 1].text if t.i + 1 < len(tokens) else "."
    before = tokens[t.i - 1]
    return (
        after in (",", ".")
        and (before.lemma in lx.subjects.bodies or before.pos == "PROPN")
        and t.lower != before.lower
        and any(x.text == "," for x in tokens[max(0, t.i - _REACH + 1) : t.i])
    )


def _remark(n: int, parsed: Parsed, t: Token, inside: Sequence[Stretch], cast: Cast) -> Said:
    speaker = cast.resolve(parsed, parsed.tokens[t.i - 1])
    comma = next(x for x in reversed(parsed.tokens[: t.i]) if x.text == ",")
    parts = without((parsed.start, parsed.end), [(comma.start, t.end)])
    quoted = Quoted.MIXED if inside else Quoted.INDIRECT
    return Said(n, speaker, (t.start, t.end), parts, "asserted", quoted, t.lower.rstrip("s"))


def _according(n: int, parsed: Parsed, t: Token, cast: Cast) -> Said | None:
    to = next((c for c in t.below("prep") if c.lower == "to"), None)
    if to is None and t.i + 1 < len(parsed.tokens) and parsed.tokens[t.i + 1].lower == "to":
        to = parsed.tokens[t.i + 1]
    who = to.first("pobj") if to is not None else None
    if to is None or who is None:
        return None
    speaker = cast.resolve(parsed, who)
    phrase = t.subtree()
    parts = without((parsed.start, parsed.end), [(phrase[0].start, phrase[-1].end)])
    return Said(n, speaker, (t.start, to.end), parts, "asserted", Quoted.INDIRECT, "according")


def _claim(n: int, parsed: Parsed, t: Token, cast: Cast) -> Said | None:
    """`Russia's claims that …`, `allegations by residents of …`: a noun that carries what somebody claims."""
    lx = cast.lexicon
    owner = t.first("poss")
    if owner is None or owner.lower in lx.claims.owners:
        by = next((c for c in t.below("prep") if c.lower in ("by", "from")), None)
        owner = by.first("pobj") if by is not None else None
        accused = (
            by is not None and t.below("prep")[0] is not by and owner is not None and owner.lemma in lx.sides.forces
        )
        from_thing = by is not None and by.lower == "from" and owner is not None and not _somebody(owner, lx)
        if accused or from_thing:
            return None  # "allegations of torture by soldiers": they are accused, and claim nothing
    if owner is None:
        return None
    parts = [
        phrase_of(c)
        for c in t.children
        if c.dep in ("acl", "relcl") or (c.dep == "prep" and c.lower in lx.claims.about)
    ]
    if not parts:
        return None
    speaker = cast.resolve(parsed, owner)
    return Said(n, speaker, (t.start, t.end), tuple(sorted(parts)), "alleged", Quoted.INDIRECT, t.lemma)


class _Cue:
    """One verb that may be a cue, with what hangs on it; `said()` settles it."""

    def __init__(self, n: int, parsed: Parsed, verb: Token, inside: Sequence[Stretch], cast: Cast) -> None:
        self.n, self.parsed, self.verb, self.inside, self.cast = n, parsed, verb, inside, cast
        self.lx = cast.lexicon
        self.accusing = verb.lemma in self.lx.frames.accusing
        self.passive = bool(verb.below("auxpass")) or (
            verb.tag == "VBN" and verb.dep == "acl" and not verb.below("aux")
        )
        self.accused = self._accused()
        self.subject = self._by_whom() if self.passive else _subject(verb, self.lx)
        self.parts: list[Stretch] = []
        self.clause = False
        self.quoted = Quoted.INDIRECT

    def said(self) -> Said | None:
        """The statement, or None where the verb says nothing here or nobody says it."""
        if not self._may_speak():
            return None
        self._governed()
        self._beyond_the_tree()
        if not self._says_something():
            return None
        speaker = self.cast.resolve(self.parsed, self.subject) if self.subject is not None else None
        if speaker is not None and self._nobody(speaker):
            return None
        t = self.verb
        return Said(
            self.n,
            speaker,
            (t.start, t.end),
            merged(beside_speaker(self.parts, speaker)),
            self._stance(),
            self.quoted,
            t.lemma,
            phrase_of(self.accused) if self.accused is not None else None,
            self.clause and not self.accusing,
        )

    def _accused(self) -> Token | None:
        if not self.accusing:
            return None
        if not self.passive:
            return self.verb.first("dobj")
        return self.verb.first("nsubjpass") or (self.verb.head if self.verb.dep == "acl" else None)

    def _by_whom(self) -> Token | None:
        agent = next((c for c in self.verb.below("agent", "prep") if c.lower == "by"), None)
        return agent.first("pobj") if agent is not None else _text_named(self.verb, self.lx)

    def _may_speak(self) -> bool:
        subject, lx = self.subject, self.lx
        if subject is None:
            return True
        return not _is_evidence(subject, lx) and (self.verb.lemma in lx.cues.animate or _can_speak(subject, lx))

    def _governed(self) -> None:
        """What the tree hangs on the cue as its content."""
        t, lx = self.verb, self.lx
        frames = lx.frames.prepositions.get(t.lemma, frozenset())
        for c in t.children:
            if c.dep in _CLAUSES or (c.dep == "advcl" and self.accusing and not c.below("mark")):
                self.parts.append(phrase_of(c, but=t))
                self.clause = True
            elif c.dep in ("prep", "prt") and c.lower in frames:
                below = c.below("pobj", "pcomp", "prep")
                self.parts += [phrase_of(g) for g in below]
                self.clause = self.clause or bool(below)
            elif self._takes(c):
                self.parts.append(phrase_of(c))

    def _takes(self, c: Token) -> bool:
        """Whether a noun phrase is what is said: `documented executions`, `executions were documented`."""
        lemma, lx = self.verb.lemma, self.lx
        if self.accusing or lemma not in lx.frames.nominal:
            return False
        if c.dep in _OBJECTS:
            return True
        told = self.subject is not None or self.clause or lemma in lx.cues.hearsay
        return self.passive and c.dep == "nsubjpass" and told

    def _beyond_the_tree(self) -> None:
        """Content that does not hang on the cue: the sentence beside an aside, and quotations."""
        outside = [q for q in self.inside if not any(lo <= q[0] and q[1] <= hi for lo, hi in self.parts)]
        touched = [q for q in self.inside if any(lo < q[1] and q[0] < hi for lo, hi in self.parts)]
        if self._is_aside():
            own = _own_words(self.verb, self.subject)
            self.parts = list(without((self.parsed.start, self.parsed.end), [own]))
            self.quoted = Quoted.MIXED if self.inside else Quoted.INDIRECT
            self.clause = True
        elif outside and self._may_quote() and not self._another_cue_nearer(outside[0]):
            self.parts += outside
            self.quoted = Quoted.MIXED if self.clause else Quoted.DIRECT
            self.clause = True
        if touched and self.quoted is Quoted.INDIRECT:
            self.quoted = Quoted.DIRECT if mostly(self.parts, touched) else Quoted.MIXED

    def _is_aside(self) -> bool:
        t = self.verb
        if self.clause or self.parts:
            return False
        return t.dep == "parataxis" or _aside(self.parsed, t) or (self.subject is not None and _tail(self.parsed, t))

    def _may_quote(self) -> bool:
        t = self.verb
        noun_is_said = t.lemma in self.lx.frames.nominal and bool(self.parts) and t.dep != "ROOT"
        return not self.accusing and self.subject is not None and not noun_is_said

    def _another_cue_nearer(self, quote: Stretch) -> bool:
        own = gap(self.verb, quote)
        return any(
            x is not self.verb
            and x.is_verb
            and x.lemma in self.lx.cue_stance
            and gap(x, quote) < own
            and not quote[0] <= x.start < quote[1]
            and _subject(x, self.lx) is not None
            for x in self.parsed.tokens
        )

    def _says_something(self) -> bool:
        lemma, lx = self.verb.lemma, self.lx
        if not self.parts or (lemma in lx.frames.clause_only and not self.clause):
            return False
        if self.subject is None:
            return self.accusing or (self.passive and lemma in lx.cues.hearsay)
        return lemma not in lx.cues.needs_speaker or _can_speak(self.subject, lx)

    def _nobody(self, speaker: Speaker) -> bool:
        """`it is important to emphasize`: said by nobody."""
        if self.subject is None or self.subject.head is self.verb:
            return False
        return self.verb.dep in _CLAUSES and speaker.text.lower() == "it"

    def _stance(self) -> str:
        t, lx = self.verb, self.lx
        stance = lx.cue_stance[t.lemma]
        if any(c.dep == "neg" for c in t.children):
            if t.lemma in lx.cues.finds:
                return "negated"
            if stance == "verified":
                return "hedged"  # "could not verify this number"
        if any(x.lemma in lx.cues.grounds for x in self.parsed.tokens[max(0, t.i - 2) : t.i]):
            return "credible"  # "has reasonable grounds to believe"
        if self.passive and self.subject is None and stance == "asserted":
            return "alleged"  # "it was reported that", "is said to have": nobody stands behind it
        return "asserted" if t.lemma in lx.cues.firm else stance


def _subject(t: Token, lx: Lexicon) -> Token | None:
    """Who does the saying: the verb's own subject, or that of the verb it hangs on."""
    found, up = t.first(*_SUBJECTS), t.head
    if found is not None:
        if found.lower in lx.cues.relative and t.dep == "relcl":
            return up
        return None if found.lower in lx.cues.nobody else found
    if t.dep in ("conj", "advcl", "xcomp") and up is not t:
        if t.dep == "conj" and up.dep == "advcl" and up.head is not up:
            # The parser likes to hang a second main verb on the clause before it ("visited after troops left and
            # confirmed"): the one who speaks is the subject of the main clause.
            found = _subject(up.head, lx)
        if found is None and (up.pos == "AUX" or up.is_verb):
            found = _subject(up, lx)
        return found
    if t.dep == "acl" and up.lemma in lx.cues.grounds:
        return _subject(up.head, lx) if up.dep == "dobj" else None
    return up if t.dep == "acl" and t.tag == "VBG" else None


def _text_named(t: Token, lx: Lexicon) -> Token | None:
    """`were declared war crimes in an international report`: the text that says it, in a passive without agent."""
    for prep in t.below("prep"):
        if prep.lower in lx.cues.named_text_after:
            for found in prep.below("pobj"):
                if found.lemma in lx.subjects.texts:
                    return found
    inner = (_text_named(c, lx) for c in t.below("oprd", "dobj", "attr"))
    return next((found for found in inner if found is not None), None)


def _is_evidence(subject: Token, lx: Lexicon) -> bool:
    if subject.lemma in lx.subjects.evidence:
        return True
    of = next((c for c in subject.below("prep") if c.lower == "of"), None)
    return (
        subject.lemma in lx.cues.amounts
        and of is not None
        and any(o.lemma in lx.subjects.evidence for o in of.below("pobj"))
    )


def _can_speak(subject: Token, lx: Lexicon) -> bool:
    return subject.pos in ("PROPN", "PRON") or _somebody(subject, lx)


def _somebody(t: Token, lx: Lexicon) -> bool:
    return t.lemma in lx.subjects.bodies or t.lemma in lx.subjects.people


def _aside(parsed: Parsed, t: Token) -> bool:
    """`as the mission reported`, `…, she told me, …`: a clause that stands beside what is said."""
    if t.dep in ("advcl", "ccomp", "conj") and t.i >= 2 and t.tag in ("VBD", "VBZ"):
        subject = t.first("nsubj")
        closed = any(x.text == "," for x in parsed.tokens[t.i + 1 : t.i + 4])
        first = subject.subtree()[0].i if subject is not None else 0
        if closed and first >= 1 and parsed.tokens[first - 1].text == ",":
            return True
    return t.dep == "advcl" and any(c.lower == "as" for c in t.below("mark", "advmod"))


def _tail(parsed: Parsed, t: Token) -> bool:
    """`…, police said.`: the cue and its subject end the sentence, and what stands before hangs elsewhere."""
    return t.dep == "ROOT" and t.i > 4 and all(x.pos == "PUNCT" for x in parsed.tokens[t.i + 1 :])


def _own_words(t: Token, subject: Token | None) -> Stretch:
    """The stretch of the aside itself: cue, its subject and what hangs on them, without the clause it comments on."""
    words = [t, *(subject.subtree() if subject is not None else ())]
    for c in t.below(*_OF_ASIDE):
        words += c.subtree()
    return min(w.start for w in words), max(w.end for w in words)
