"""One verb that may say that somebody says something: who that is, and what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from solferino.extract.asides import is_aside, is_tail, own_words
from solferino.extract.contents import Stretch, beside_speaker, gap, merged, mostly, phrase_of, round_about, without
from solferino.extract.cue_tolls import toll_of
from solferino.extract.lexicon import Lexicon
from solferino.extract.people import Cast
from solferino.extract.quotes import Quote
from solferino.extract.roles import by_agent, is_withheld
from solferino.extract.said import Said
from solferino.extract.tellers import can_speak, is_evidence, somebody, teller, teller_beside, text_named
from solferino.extract.tree import Parsed, Token
from solferino.model import Quoted, Speaker

_CLAUSES = ("ccomp", "xcomp")
_OBJECTS = ("dobj", "attr", "oprd")
_COMPLEMENTS = ("dobj", "dative", "oprd", "acomp", "attr", "ccomp", "xcomp")
_FIRST = frozenset({"i", "we"})
_WORDS_IN_MARKS = 4  # fewer words in marks beside a clause that is said are an expression of the writer's


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cue stands: the sentence, the quotations in it, the one that ends right before it, and the cast."""

    number: int
    parsed: Parsed
    inside: Sequence[Stretch]
    before: Quote | None
    cast: Cast


class Cue:
    """One verb that may be a cue, with what hangs on it; `said()` settles it.

    `beside`: it stands beside a quotation as a verb of saying does; `listed`: it is on the list of cues.
    """

    def __init__(self, spot: Spot, verb: Token, *, listed: bool, beside: bool) -> None:
        self.n, self.parsed, self.inside, self.before, self.cast = (
            spot.number,
            spot.parsed,
            spot.inside,
            spot.before,
            spot.cast,
        )
        parsed, self.verb = spot.parsed, verb
        self.lx = spot.cast.lexicon
        self.minded = minded(verb, self.lx)
        self.plain = verb.lemma in self.lx.cues.plain or beside
        told = any(c.dep == "ccomp" and any(m.lower == "that" for m in c.below("mark")) for c in verb.children)
        self.animate = (
            not listed
            or self.plain
            or verb.lemma in self.lx.cues.animate
            or (told and verb.lemma not in self.lx.cues.needs_speaker)
        )
        self.held = held_responsible(verb, self.lx)
        accuses = verb.lemma in self.lx.frames.accusing or self.held is not None
        self.accusing = accuses and not told  # "charged that" says, and accuses nobody
        self.wishes = verb.lemma in self.lx.cues.wishes and not _is_sworn(verb, self.lx)
        if verb.lemma == "tell" and any(a.lower == "to" for c in verb.below("xcomp") for a in c.below("aux")):
            self.wishes = True  # "told us to leave"
        self.passive = (
            bool(verb.below("auxpass"))
            or is_withheld(verb, self.lx)
            or (verb.tag == "VBN" and verb.dep in ("acl", "advcl") and not verb.below("aux"))
        )
        if self.accusing and not self.passive and verb.first("dobj") is None and verb.first("prep") is not None:
            self.passive = True  # a headline: "general accused of shelling hospital"
        self.accused = self._accused()
        self.subject = self._by_whom() if self.passive else teller(verb, self.lx)
        if is_persuaded(verb, self.lx):
            self.passive, self.subject = False, verb.first("nsubjpass")
        elif self.subject is None and not self.passive and self.plain:
            self.subject = teller_beside(parsed, verb) or self._behind_marks()
        elif self.plain and self.subject is not None and self._is_quoted(self.subject) and not self._is_quoted(verb):
            self.subject = teller_beside(parsed, verb) or self._behind_marks() or self.subject
        if verb.lemma in self.lx.cues.heard and self.subject is not None and self.subject.lemma in self.lx.cues.hears:
            self.passive, self.subject = True, None  # "the court heard that": what somebody told it
        self.parts: list[Stretch] = []
        self.clause = False
        self.quoted = Quoted.INDIRECT

    def said(self, *, nested: bool) -> Said | None:
        """The statement, or None where the verb says nothing here or nobody says it.

        `nested`: it stands in quotation marks; what the one who is quoted says of himself there is no new statement.
        """
        if (told_by := self._quoted_by()) is not None:
            return told_by
        if not self._may_speak() or (nested and self.subject is not None and self.subject.lower in _FIRST):
            return None
        source = self._passes_on()
        if source is not None:
            return self._cited(source)
        self._governed()
        self._beyond_the_tree()
        if not self._says_something():
            return None
        who = self.subject
        speaker = self.cast.resolve(self.parsed, who) if who is not None else None
        if speaker is not None and self.accusing and self.passive:
            speaker = _cut_off(speaker, self.parts)
        if speaker is not None and self._nobody(speaker):
            return None
        if speaker is not None and who is not None and who.i < self.verb.i and (speaker.end or 0) > self.verb.end:
            speaker = _up_to(speaker, who.end)
        t = self.verb
        withheld, silent = self._withheld(), None
        if withheld is not None:
            speaker, silent = None, speaker
        return Said(
            self.n,
            speaker,
            (t.start, self.minded.end if self.minded is not None else t.end),
            merged(self._of_its_clause(beside_speaker(self.parts, speaker))),
            withheld or self._stance(),
            self.quoted,
            t.lemma,
            self._accused_words(),
            self.clause and not self.accusing and not self.wishes,
            wished=self.wishes and self._stance() != "denied",
            depth=int(t.dep == "pcomp" and t.head.head.lemma in self.lx.cues.passes_on),
            silent=silent,
        )

    def _left_open(self) -> str | None:
        """`could not establish who shelled it`: it was shelled; `whether they did`: perhaps."""
        first = next((c.subtree()[0] for c in self.verb.below("ccomp")), None)
        if first is None or first.lower == "that":
            return None
        return "hedged" if first.lower == "whether" else "asserted" if first.tag in ("WP", "WRB", "WDT") else None

    def _unsaid(self) -> bool:
        """`refused to`, `has yet to`: what comes behind was not said."""
        t, up = self.verb, self.verb.head
        return t.dep == "xcomp" and (
            up.lemma in self.lx.cues.keeps_silent or any(c.lower == "yet" for c in up.children)
        )

    def _withheld(self) -> str | None:
        """How what nobody says stands: `has never admitted that it killed them` leaves the charge, `did not deny that`
        an open question; neither is a statement of whoever kept silent."""
        t, lx = self.verb, self.lx
        denies = lx.cue_stance.get(t.lemma) == "denied"
        if not denies and t.lemma not in lx.cues.admits:
            return None
        up = t.head
        silent = bool(t.below("neg")) or any(c.lower in ("never", "neither") for c in t.children)
        silent = silent or (t.dep == "conj" and any(c.lower == "nor" for c in up.below("cc")))
        if not (silent or self._unsaid()):
            return None
        if t.lemma == "comment" and not any(
            x.lemma in lx.claims.nouns for p in self.parts for x in self.parsed.between(*p)
        ):
            return "asserted"  # "on the killing", where "on the reports of it" leaves it to them
        return "hedged" if denies else "alleged"

    def _of_its_clause(self, parts: list[Stretch]) -> list[Stretch]:
        """Without what stands before a semicolon, where the cue has content behind it: `…; the army says no`."""
        behind = [x for x in parts if x[0] >= self.verb.end]
        cut = [x for x in parts if x[1] <= self.verb.start and ";" in self.parsed.text(x[1], self.verb.start)]
        return [x for x in parts if x not in cut] if behind else parts

    def _cited(self, source: Token) -> Said:
        """`source` as one whose words another tells; speech.py finds which words."""
        t = self.verb
        speaker = self.cast.resolve(self.parsed, source)
        words = (phrase_of(source),)
        return Said(self.n, speaker, (t.start, t.end), words, "asserted", Quoted.INDIRECT, t.lemma, depth=1)

    def _quoted_by(self) -> Said | None:
        """`A nurse, quoted by the agency, said`: who passes her words on; speech.py finds which words."""
        t, lx = self.verb, self.lx
        by = by_agent(t) if t.tag == "VBN" and t.dep == "acl" and t.lemma in lx.cues.passes_on else None
        if by is None or _as_saying(t) is not None or not can_speak(by, lx):
            return None
        speaker = self.cast.resolve(self.parsed, by)
        words = (phrase_of(t.head),)
        return Said(self.n, speaker, (t.start, t.end), words, "asserted", Quoted.INDIRECT, t.lemma, depth=-1)

    def _passes_on(self) -> Token | None:
        """Whom `citing a nurse` names: somebody, or a text."""
        t, lx = self.verb, self.lx
        if t.lemma not in lx.cues.passes_on or t.tag != "VBG" or _as_saying(t) is not None:
            return None
        return next((c for c in t.below("dobj") if can_speak(c, lx) and not is_evidence(c, lx)), None)

    def _behind_marks(self) -> Token | None:
        """The first word for somebody between the quotation and the cue: `“…,” one of them, a nurse, said`."""
        end = max((hi for _, hi in self.inside if hi <= self.verb.start), default=None)
        between = self.parsed.between(end, self.verb.start) if end is not None else []
        return next((t for t in between if t.pos in ("NOUN", "PROPN", "PRON", "NUM")), None)

    def _is_quoted(self, t: Token) -> bool:
        return any(lo <= t.start < hi for lo, hi in self.inside)

    def _accused(self) -> Token | None:
        if not self.accusing:
            return None
        if not self.passive:
            of_held = self.held.first("nsubj") if self.held is not None else None
            return of_held or self.verb.first("dobj")
        own = self.verb.first("nsubjpass", "nsubj") or (self.verb.head if self.verb.dep == "acl" else None)
        before = self.verb.dep == "advcl" and self.verb.head.i > self.verb.i
        return own or (teller(self.verb.head, self.lx) if before else None)  # "accused of it, the army said"

    def _accused_words(self) -> Stretch | None:
        """The words for the accused, without what they are accused of, which the tree may hang on them."""
        if self.accused is None:
            return None
        lo, hi = phrase_of(self.accused)
        first = min((x for x, _ in self.parts if lo < x < hi), default=hi)
        if first < hi and not self.passive:
            hi = self.parsed.between(lo, first)[-1].start - 1  # nor the preposition between
        return (lo, hi) if hi > lo else phrase_of(self.accused)

    def _by_whom(self) -> Token | None:
        tokens, behind = self.parsed.tokens, self.verb.i + 1
        agent = next((c for c in self.verb.below("agent", "prep") if c.lower == "by"), None)
        if agent is not None and agent.i == behind + 1 and tokens[behind].text == ",":
            return None  # "was killed, it is believed, by the police": an aside, and they killed
        return agent.first("pobj") if agent is not None else text_named(self.verb, self.lx)

    def _may_speak(self) -> bool:
        subject, lx = self.subject, self.lx
        if subject is None:
            return not self.wishes
        if subject.lower in lx.stance.negative_subjects or any(c.lower == "no" for c in subject.below("det")):
            return False  # "no group has claimed responsibility"
        if self.minded is not None and subject.lower == "it" and self.minded.lower in lx.cues.impersonal:
            return False  # "it is not clear who killed him"
        if self.verb.below("neg") and self._owns_up():
            return False
        if self.verb.lemma in lx.cues.tallies and self.verb.below("neg"):
            return False  # "what we do not count: …"
        return not is_evidence(subject, lx) and (self.animate or can_speak(subject, lx))

    def _owns_up(self) -> bool:
        """`claimed responsibility for it`, `took responsibility`."""
        return owns_up(self.verb, self.lx)

    def _governed(self) -> None:
        """What the tree hangs on the cue as its content."""
        t, lx = self.verb, self.lx
        if self.minded is not None:
            found = [
                c for x in (t, self.minded) for c in x.children if c.i > self.minded.i and c.dep in (*_CLAUSES, "prep")
            ]
            self.parts += [phrase_of(c) for c in found if c.dep in _CLAUSES or c.head is self.minded]
            self.clause = bool(self.parts)
            return None
        if (toll := toll_of(t, lx)) is not None:
            self.parts.append(toll)
            self.clause = True
            return None
        if self.held is not None:
            below = [g for c in self.held.below("prep") if c.lower == "for" for g in c.below("pobj", "pcomp")]
            self.parts += [phrase_of(g) for g in below]
            self.clause = bool(below)
            return None
        frames = lx.frames.prepositions.get(t.lemma, frozenset())
        if t.lemma in lx.frames.judging and not self.passive:
            return self._judged()
        if t.lemma in lx.cues.passes_on and (saying := _as_saying(t)) is not None:
            self.parts.append(phrase_of(saying))
            self.clause = True
            return None
        for c in t.children:
            told = (self.accusing and c.lemma in lx.cue_stance) or self._withheld() is not None
            if c.i < t.i and told and ";" in self.parsed.text(c.end, t.start):
                continue  # "…; the army did not comment", "rebels said …; the army blamed a rocket"
            if c.dep in _CLAUSES or (c.dep == "advcl" and self._adds(c)):
                self.parts.append(phrase_of(c, but=t))
                self.clause = True
            elif c.dep in ("prep", "prt") and c.lower in frames:
                below = c.below("pobj", "pcomp", "prep")
                self.parts += [self._with_what_became(phrase_of(g)) for g in below]
                self.clause = self.clause or bool(below)
            elif c.dep == "dobj" and t.lemma in lx.roles.ascribes and (to := self._ascribed_to(c)) is not None:
                self.parts.append((phrase_of(c)[0], phrase_of(to)[1]))
                self.clause = True  # "attributed the attack to rebels"
            elif c.dep == "dobj" and (self._owns_up() or (t.lemma in lx.cues.bare and c.below("acl"))):
                self.parts.append(phrase_of(c))  # "UN says 30 civilians killed"
                self.clause = True
            elif self._takes(c) or self._counts(c):
                self.parts.append(phrase_of(c))
                self.clause = self.clause or self._tallies(c)
        if self.accusing and not self.passive and not self.parts and self.accused is not None:
            # "accuses the pilgrims of stabbing policemen": hung on the accused
            below = [g for c in self.accused.below("prep") if c.lower in frames for g in c.below("pcomp", "pobj")]
            # of an act ("of the bombing"), and of nobody ("the leader of the rebels")
            below = [g for g in below if g.dep == "pcomp" or g.lemma in self.lx.acts.nouns]
            self.parts += [phrase_of(g) for g in below]
            self.clause = bool(below)
        if self.accusing and self.passive and not self.parts and self.subject is not None:
            # "accused by survivors of throwing bodies": the parser hangs the accusation on those who raise it
            self.parts += [
                phrase_of(g) for c in self.subject.below("prep") if c.lower in frames for g in c.below("pcomp", "pobj")
            ]
            self.clause = bool(self.parts)
        return None

    def _with_what_became(self, of: Stretch) -> Stretch:
        """`speak of 230 slaughtered in the village`: the tree may hang the participle on the cue."""
        for c in self.verb.below("advcl", "acl", "dep"):
            first, last = phrase_of(c)
            if c.tag == "VBN" and c.start == first and self.parsed.text(of[1], first).isspace():
                return of[0], last
        return of

    def _adds(self, c: Token) -> bool:
        """Whether an adverbial clause is what is said: of accusing verbs, and `called for the army to leave`."""
        if self.accusing:
            return not c.below("mark")
        return self.wishes and any(m.lower == "for" for m in c.below("mark"))

    def _judged(self) -> None:
        """`called the strike a crime`, `sees him as a danger`: object and complement are what is said, in one piece."""
        t = self.verb
        parts = [
            c for c in t.children if c.i > t.i and (c.dep in _COMPLEMENTS or (c.dep == "prep" and c.lower == "as"))
        ]
        if len(parts) > 1 or any(c.dep in _CLAUSES for c in parts):
            spans = [phrase_of(c, but=t) for c in parts]
            self.parts.append((min(lo for lo, _ in spans), max(hi for _, hi in spans)))
            self.clause = True
            return
        for c in t.children:
            frames = self.lx.frames.prepositions.get(t.lemma, frozenset())
            if c.dep in ("prep", "prt") and c.lower in frames:
                self.parts += [phrase_of(g) for g in c.below("pobj", "pcomp")]
            elif c.dep == "advcl" and self._adds(c):
                self.parts.append(phrase_of(c))
        if not self.parts and any(self.lx.echoes.false.search(self.parsed.text(*phrase_of(c))) for c in parts):
            self.parts += [phrase_of(c) for c in parts]
            self.clause = True
        if not self.parts and t.lemma in self.lx.frames.nominal:
            self.parts += [phrase_of(c) for c in parts]

    def _takes(self, c: Token) -> bool:
        """Whether a noun phrase is what is said: `documented executions`, `executions were documented`."""
        lemma, lx = self.verb.lemma, self.lx
        if self.accusing or lemma not in lx.frames.nominal:
            return False
        if c.dep in _OBJECTS:
            return True
        told = self.subject is not None or self.clause or lemma in lx.cues.hearsay
        return self.passive and c.dep in ("nsubjpass", "nsubj") and told

    def _ascribed_to(self, c: Token) -> Token | None:
        below = (*c.below("prep"), *self.verb.below("prep"))
        return next((x for x in below if x.i > c.i and x.lower in self.lx.roles.ascribed_to), None)

    def _tallies(self, c: Token) -> bool:
        """`counted 18 dead and 32 wounded`: a list, which the tree breaks off behind its first member."""
        counted = any(x.pos == "NUM" for x in c.subtree())
        return not self.passive and self.verb.lemma in self.lx.cues.tallies and c.i > self.verb.i and counted

    def _counts(self, c: Token) -> bool:
        """`documented abuses, including the killing of two farmers`: what follows is said as well."""
        return c.dep == "prep" and c.lower in self.lx.cues.counting and self.verb.lemma in self.lx.frames.nominal

    def _beyond_the_tree(self) -> None:
        """Content that does not hang on the cue: the sentence beside an aside, and quotations."""
        outside = [q for q in self.inside if not any(lo <= q[0] and q[1] <= hi for lo, hi in self.parts)]
        touched = [q for q in self.inside if any(lo < q[1] and q[0] < hi for lo, hi in self.parts)]
        mine = [q for q in outside if self._quotes(q)] if self._may_quote() else []
        if self._is_case():
            self.parts = list(without((self.parsed.start, self.parsed.end), [phrase_of(self.verb.head.head)]))
            self.clause = True
        elif self._is_aside():
            self.parts = self._round_it()
            self.quoted = Quoted.MIXED if self.inside else Quoted.INDIRECT
            self.clause = True
        elif mine and self.verb.lemma in self.lx.frames.judging and not self.parts:
            found = self.verb.first("dobj")  # "called the moment “a display of panic”": with what is judged
            first = phrase_of(found)[0] if found is not None and found.start < mine[0][0] else mine[0][0]
            self.parts.append((min(first, mine[0][0]), mine[-1][1]))
            self.quoted = Quoted.MIXED
            self.clause = True
        elif mine:
            self.parts += mine
            self.quoted = Quoted.MIXED if self.clause else Quoted.DIRECT
            self.clause = True
        if touched and self.quoted is Quoted.INDIRECT:
            self.quoted = Quoted.DIRECT if mostly(self.parts, touched) else Quoted.MIXED
        if not self.parts and self.before is not None and self._closes_quotation():
            self.parts.append((self.before.start, self.before.end))
            self.quoted = Quoted.DIRECT
            self.clause = True

    def _is_aside(self) -> bool:
        t = self.verb
        if self.clause or self.parts or self.subject is None or (self.wishes and not self.plain):
            return False
        if self.accusing or self._withheld() is not None:
            return False  # "…; Israel blamed a rocket", "…; the army did not comment"
        return t.dep == "parataxis" or is_aside(self.parsed, t) or is_tail(self.parsed, t, self.subject)

    def _is_case(self) -> bool:
        """`In one case described in the report, a man was shot`: the sentence is what the text says."""
        t, up = self.verb, self.verb.head
        in_front = up.dep == "pobj" and up.head.dep == "prep" and up.head.i == 0
        return self.passive and t.dep == "acl" and in_front and self.subject is not None and not self.clause

    def _round_it(self) -> list[Stretch]:
        """The sentence without the aside; what stands before alone, where nothing but its own words follows."""
        own = own_words(self.verb, self.subject)
        return list(round_about((self.parsed.start, self.parsed.end), own, self.parsed.tokens))

    def _closes_quotation(self) -> bool:
        """`“Is that all?” Koval said.`: a sentence of cue and speaker alone, behind somebody's words."""
        t = self.verb
        return self.subject is not None and self.plain and (t.dep == "ROOT" or t.i <= 3)

    def _may_quote(self) -> bool:
        t = self.verb
        noun_is_said = t.lemma in self.lx.frames.nominal and bool(self.parts) and t.dep != "ROOT"
        return not self.accusing and self.subject is not None and not noun_is_said

    def _quotes(self, quote: Stretch) -> bool:
        """Whether a quotation that the tree hangs elsewhere is what this cue brings."""
        t, words = self.verb, self.parsed.between(*quote)
        below = any(t in x.up() for x in words) and quote[0] > t.start
        with_object = any(
            c.dep == "dobj" and c.pos == "NOUN" and c.start > t.start and not somebody(c, self.lx) for c in t.children
        )
        if (not self.plain and self.wishes) or with_object or t.dep == "relcl":
            return below
        closed = bool(words) and words[-1].pos == "PUNCT"
        if self.parts and len(words) < _WORDS_IN_MARKS and not closed:
            return False
        return not self._another_cue_nearer(quote)

    def _another_cue_nearer(self, quote: Stretch) -> bool:
        own = gap(self.verb, quote)
        return any(
            x is not self.verb
            and x.is_verb
            and x.lemma in self.lx.cue_stance
            and x.lemma not in self.lx.frames.accusing
            and (x.lemma in self.lx.cues.plain or x.lemma not in self.lx.cues.wishes)
            and gap(x, quote) < own
            and not any(lo <= x.start < hi for lo, hi in self.inside)
            and teller(x, self.lx) is not None
            for x in self.parsed.tokens
        )

    def _says_something(self) -> bool:
        lemma, lx = self.verb.lemma, self.lx
        if not self.parts and lemma in lx.echoes.blames and self.accused is not None and self._blames_only():
            self.parts.append((phrase_of(self.accused)[0], self.accused.end))  # "Police blamed the front": for it
            self.clause = True
        if not self.parts or (lemma in lx.frames.clause_only and not self.clause):
            return False
        if self.subject is None:
            return self.accusing or (self.passive and lemma in lx.cues.hearsay | lx.cues.heard)
        return lemma not in lx.cues.needs_speaker or can_speak(self.subject, lx)

    def _blames_only(self) -> bool:
        """`Police blamed the front`: for no other thing that the sentence names."""
        behind = self.parsed.between(self.verb.end, self.parsed.end)
        return not (self.passive or self.inside or any(t.lower in self.lx.echoes.blamed_for for t in behind))

    def _nobody(self, speaker: Speaker) -> bool:
        """`it is important to emphasize`: said by nobody."""
        if self.subject is None or self.subject.head is self.verb:
            return False
        return self.verb.dep in _CLAUSES and speaker.text.lower() == "it"

    def _stance(self) -> str:
        t, lx = self.verb, self.lx
        stance = "alleged" if self.held is not None else lx.cue_stance.get(t.lemma, "asserted")
        if t.lemma in lx.cues.plain and any(c.dep == "neg" for c in t.children) and stance == "asserted":
            return "hedged"  # "did not say who shot them"
        if t.lemma in lx.frames.judging and any(lx.echoes.false.search(self.parsed.text(*x)) for x in self.parts):
            return "denied"  # "called the report a fabrication"
        if (self.minded is not None and t.lemma == "be") or is_persuaded(t, lx):
            return "hedged"  # "is sure that": what somebody is convinced of
        if stance == "verified" and self._unsaid():
            return "hedged"  # "have yet to confirm the deaths"
        if any(c.dep == "neg" for c in t.children):
            if t.lemma in lx.cues.finds:
                return self._left_open() or "negated"
            if stance == "verified":
                return "hedged"  # "could not verify this number"
        if any(x.lemma in lx.cues.grounds for x in self.parsed.tokens[max(0, t.i - 2) : t.i]):
            return "credible"  # "has reasonable grounds to believe"
        if self.subject is not None and stance == "asserted" and _rumour(self.subject, lx):
            return "alleged"  # "unconfirmed reports say"
        if self.passive and self.subject is None and stance == "asserted":
            return "alleged"  # "it was reported that", "is said to have": nobody stands behind it
        return "asserted" if t.lemma in lx.cues.firm or _is_sworn(t, lx) else stance


def _cut_off(speaker: Speaker, parts: Sequence[Stretch]) -> Speaker:
    """The speaker without the words of what is said, and the preposition before them."""
    if speaker.start is None or speaker.end is None:
        return speaker
    first = min((lo for lo, hi in parts if speaker.start < lo < speaker.end), default=speaker.end)
    if first == speaker.end:
        return speaker
    text = speaker.text[: first - speaker.start].rstrip().rpartition(" ")[0]
    return replace(
        speaker, text=text, end=speaker.start + len(text), name=text if speaker.organisation is None else speaker.name
    )


def _up_to(speaker: Speaker, end: int) -> Speaker:
    """The speaker without what the parser hung on him from behind the cue."""
    if speaker.start is None or end <= speaker.start:
        return speaker
    return replace(speaker, text=speaker.text[: end - speaker.start], end=end)


def _rumour(t: Token, lx: Lexicon) -> bool:
    """Whether those who say it are reports of nobody: `unconfirmed reports`, but not `the mission's reports`."""
    if t.lemma not in lx.claims.hearsay or t.tag not in ("NNS", "NNPS"):
        return any(c.lower in lx.claims.unconfirmed for c in t.below("amod"))
    return not t.below("det", "poss") and not any(c.pos == "PROPN" for c in t.below("compound", "nmod", "amod"))


def _is_sworn(t: Token, lx: Lexicon) -> bool:
    """`swears that soldiers shot them`: no wish, where the clause has a subject and tells what happened."""
    clauses = t.below("ccomp") if t.lemma in lx.cues.sworn else []
    return any(c.tag in ("VBD", "VBN") and c.below("nsubj", "nsubjpass") for c in clauses)


def _as_saying(t: Token) -> Token | None:
    """What is said in `quoted a nurse as saying that …`."""
    for prep in t.below("prep"):
        for saying in prep.below("pcomp") if prep.lower == "as" else ():
            return saying.first(*_CLAUSES)
    return None


def held_responsible(t: Token, lx: Lexicon) -> Token | None:
    """The adjective of `relatives hold the army responsible for the deaths`."""
    if t.lemma != "hold":
        return None
    return next((c for c in t.below("oprd", "ccomp", "acomp") if c.lower in lx.proceedings.responsible), None)


def owns_up(t: Token, lx: Lexicon) -> bool:
    """Whether it is a verb over somebody's responsibility: `claimed responsibility for it`."""
    return t.lemma in lx.proceedings.bears and any(c.lemma in lx.proceedings.responsible for c in t.below("dobj"))


def is_persuaded(t: Token, lx: Lexicon) -> bool:
    """`is convinced that …`, where the parser sees a passive."""
    return t.tag == "VBN" and t.lower in lx.cues.minded and bool(t.below("auxpass")) and bool(t.below(*_CLAUSES))


def minded(t: Token, lx: Lexicon) -> Token | None:
    """The adjective of `is sure that …`, `made clear that …`, `was worried about …`."""
    if t.lemma in lx.cues.minded_verbs:
        for c in t.below("acomp", "oprd", "ccomp", "amod"):
            if c.lower in lx.cues.minded and c.i > t.i:
                return c
    return None
