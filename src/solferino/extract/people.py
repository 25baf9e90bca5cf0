"""Who is who in one document: names, short names, roles, organisations, pronouns.

A speaker is introduced once ("Danielle Bell, the head of HRMMU") and then called Bell, Ms Bell, she, the mission. The
Cast keeps what was introduced, in order, so that a later mention resolves to the full name and organisation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from solferino.extract.lexicon import Lexicon
from solferino.extract.names import core_of, is_code, short_for, unnamed, whole_phrase, words_of
from solferino.extract.tree import Parsed, Token
from solferino.model import Speaker, SpeakerKind

_CAPITALS = re.compile(r"[A-Z][\w&-]+(?: [A-Z][\w&-]+)*")
_AGE = re.compile(r"^(?:\w+-)?years?-old ")  # "a 34-year-old mother": the number stands before the words of a name
_SHORT = 8  # letters; a run of capitals no longer than this is an acronym, and so a body


@dataclass(frozen=True, slots=True)
class Person:
    """One name of the cast: a person, a body, or somebody unnamed."""

    name: str
    role: str | None
    organisation: str | None
    kind: SpeakerKind
    many: bool = False

    def speaker(self, text: str, start: int, end: int) -> Speaker:
        """This one as the speaker who is called `text` at `start..end`."""
        return Speaker(text, start, end, self.name, self.role, self.organisation, self.kind)


def _by_age(t: Token) -> Token | None:
    """The last word of `the 44-year-old said`: one who was named before."""
    old = t.head.head if t.pos == "NUM" and t.head.lemma == "year" else t
    aged = old.lower == "old" and any(c.lemma == "year" for c in old.below("npadvmod"))
    return old if aged and (old.head.i < old.i or old.head.is_verb) else None


def _places_of(head: Token) -> list[Token]:
    """What an office is of, or in: `the mayor of Harvel`, `its coordinator in Sudan`."""
    return [x for p in head.below("prep") if p.lower in ("of", "in", "for") for x in p.below("pobj")]


def _named_behind(parsed: Parsed, head: Token) -> list[Token]:
    """The name behind the comma that ends the phrase: `the UN's coordinator in Yemen, Jamie McGoldrick.`"""
    end = head.subtree()[-1].i + 1
    if end + 1 >= len(parsed.tokens) or parsed.tokens[end].text != "," or head.dep != "pobj":
        return []
    above = head.head.head
    return [
        t
        for t in (*above.below("npadvmod"), *above.head.below("npadvmod"))
        if t.tag == "NNP" and t.subtree()[0].i == end + 1
    ]


def _has_age(t: Token) -> bool:
    """`Fatima, 40, walked for three days`: a name with an age is a person's."""
    return any(c.text.isdecimal() for c in t.below("appos", "nummod", "npadvmod"))


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody whom a paragraph is about, named up to the offset `end`; `acts`: by a full name, as one who does
    something."""

    paragraph: int
    end: int
    person: Person
    acts: bool = False


@dataclass(slots=True)
class Cast:
    """The names that a document has introduced so far. `sides`: names of states, their seats (Moscow), groups."""

    lexicon: Lexicon
    acronyms: dict[str, str] = field(default_factory=dict)
    sides: frozenset[str] = frozenset()
    known: list[Person] = field(default_factory=list)
    last_person: Person | None = None
    last_body: Person | None = None
    last_many: Person | None = None
    last: Person | None = None
    spoke: int = -1
    met: list[Met] = field(default_factory=list)
    met_before: list[Met] = field(default_factory=list)  # in the paragraph before this one
    voices: frozenset[str] = frozenset()
    sexes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str, lexicon: Lexicon, sides: frozenset[str] = frozenset()) -> Cast:
        """An empty cast that knows the acronyms the text explains: `Human Rights Watch (HRW)`."""
        found = lexicon.names.voice.finditer(text)
        cast = cls(lexicon, sides=sides, voices=frozenset(m["behind"] or m["before"] for m in found))
        for m in lexicon.names.acronym.finditer(text):
            words, short = m.group(1), m.group(2).rstrip(".")
            initials = [w[0].lower() for w in words.split() if w[0].isupper()]
            letters = [c.lower() for c in short if c.isupper()]
            # The acronym may leave out words of the full name, or the name may begin after a title.
            if letters and letters[0] in initials and len(set(letters) & set(initials)) * 2 >= len(set(letters)):
                cast.acronyms[short] = words.removeprefix("The ")
        return cast

    def resolve(self, parsed: Parsed, head: Token) -> Speaker:
        """The speaker that the noun phrase or pronoun at `head` stands for, with full name, role and organisation."""
        names = self.lexicon.names
        if head.pos == "PRON" or head.lower in names.person_pronouns | names.body_pronouns or _by_age(head):
            return self._pronoun(parsed, head)
        if head.lower in names.nobody and not any(c.lower == "of" for c in head.below("prep")):
            return unnamed(head)
        core = core_of(parsed, head, self.lexicon)
        of = next((c.first("pobj") for c in head.below("prep") if c.lower == "of"), None)
        if (
            of is not None
            and of.pos in ("NOUN", "PROPN")
            and (head.pos in ("NUM", "DET") or head.text == "%" or head.lower in names.nobody)
        ):
            core = core_of(parsed, of, self.lexicon)  # "thirty of the former detainees"
        phrase = whole_phrase(parsed, head, core)
        start, end = phrase[0].start, phrase[-1].end
        person = self._identify(parsed, head, core)
        named = next((c for c in head.below("appos") if c.tag == "NNP"), None)
        if named is not None and head.pos == "NUM":  # "one of the boys, 17-year-old Usama Aminu"
            name = self._split(core_of(parsed, named, self.lexicon))[1] or [named]
            person = Person(words_of(parsed, name), person.name, None, SpeakerKind.PERSON)
        if head.tag in ("NNS", "NNPS") or head.lower in names.plural_words:
            person = replace(person, many=True)
        self._remember(person, parsed.sentence.paragraph)
        return person.speaker(parsed.text(start, end), start, end)

    def meet(self, parsed: Parsed) -> None:
        """Take note of the people whom a sentence is about, so that a pronoun may mean them before they speak."""
        people, bodies = self.lexicon.subjects.people, self.lexicon.subjects.bodies
        paragraph = parsed.sentence.paragraph
        if self.met and self.met[-1].paragraph != paragraph:
            self.met_before, self.met = self.met, []
        for t in parsed.tokens:
            many = t.tag in ("NNS", "NNPS") and t.lemma in people
            about = t.dep in ("nsubj", "nsubjpass")
            full = any(c.tag == "NNP" for c in t.below("compound")) or _has_age(t)
            named = t.tag == "NNP" and about and full
            accused = t.dep == "dobj" and t.head.lemma in self.lexicon.frames.accusing
            subject = t.dep == "nsubj" and t.head.dep == "ROOT"
            if (subject or accused) and t.tag in ("NN", "NNP") and self._may_be_body(t, bodies):
                self.last_body = self._identify(parsed, t, core_of(parsed, t, self.lexicon))
                continue
            if not (many or named or (about and t.pos == "NOUN" and t.lemma in people)):
                continue
            person = self._identify(parsed, t, core_of(parsed, t, self.lexicon))
            if named and person.kind is SpeakerKind.BODY:
                self.last_body = person
            elif many or person.kind is not SpeakerKind.BODY:
                self.met.append(Met(paragraph, t.end, replace(person, many=many), named and t.dep == "nsubj"))

    def _may_be_body(self, t: Token, bodies: frozenset[str]) -> bool:
        """Whether the subject of a sentence is a body, which "it" may mean in the next one without having spoken."""
        subjects = self.lexicon.subjects
        if (t.lemma in bodies or t.lower in subjects.body_names) and t.lemma not in subjects.people:
            return True
        return (t.tag == "NNP" and t.text in self.sides) or t.text in self.acronyms

    def _pronoun(self, parsed: Parsed, head: Token) -> Speaker:
        person = self._meant(parsed, head)
        if person is None:
            return unnamed(head)
        if (old := _by_age(head)) is not None:
            words = old.subtree()
            return person.speaker(words_of(parsed, words), words[0].start, words[-1].end)
        if (sex := self._sex(head.lower)) is not None:
            self.sexes.setdefault(person.name, sex)
        self.last = person
        if not person.many and person.kind is not SpeakerKind.BODY:
            self.last_person = person
            self.spoke = parsed.sentence.paragraph
        return person.speaker(head.text, head.start, head.end)

    def _meant(self, parsed: Parsed, head: Token) -> Person | None:
        """Whom a pronoun means: who spoke in this paragraph, else whom it is about, else who spoke last."""
        names, paragraph, start = self.lexicon.names, parsed.sentence.paragraph, parsed.start
        if head.lower in names.body_pronouns:
            return self.last_body or (self.last if self.last is not None and not self.last.many else None)
        met = [m.person for m in reversed(self.met) if m.paragraph == paragraph and m.end <= head.start]
        if head.lower in names.plural_pronouns:
            if self.last is not None and self.last.many and self.spoke == paragraph:
                return self.last
            mine = [m.person for m in self.met if m.person.many and m.end <= start and m.paragraph == paragraph]
            spoke = self.last if self.spoke == paragraph and self.last is not None and not mine else None
            body = spoke if spoke is not None and spoke.kind is SpeakerKind.BODY else None  # "two died, they said"
            return (
                next(reversed(mine), None)
                or body
                or next((p for p in met if p.many), None)
                or self.last_many
                or self.last_body
                or self.last
            )
        if head.lower not in names.person_pronouns and not _by_age(head):
            return self.last
        last = self.last_person if self.last_person is not None and self._may_be(self.last_person, head) else None
        if last is not None and self.spoke == paragraph:
            return last
        one = next((p for p in met if not p.many and self._may_be(p, head)), None)
        one = one or self._just_met(paragraph, head)
        return one or last or (self.last if self.last is not None and self._may_be(self.last, head) else None)

    def _just_met(self, paragraph: int, head: Token) -> Person | None:
        """Who was named last in the paragraph before and did something, where nobody has spoken since."""
        found = [m for m in self.met_before if m.acts and self._may_be(m.person, head)]
        new = [m for m in found if self.spoke < m.paragraph == paragraph - 1]
        return new[-1].person if new else None

    def _may_be(self, person: Person, head: Token) -> bool:
        """Whether `he` or `she` may be this one, by words for men and women and by the pronouns used before."""
        wanted = self._sex(head.lower)
        words = f"{person.role or ''} {person.name}".lower().replace(".", "").split()
        told = (self._sex(w) for w in words)
        known = self.sexes.get(person.name) or next((sex for sex in told if sex is not None), wanted)
        return wanted is None or known == wanted

    def _sex(self, word: str) -> str | None:
        names = self.lexicon.names
        return "F" if word in names.women else "M" if word in names.men else None

    def _remember(self, person: Person, paragraph: int) -> None:
        self.last = person
        self.spoke = paragraph
        if person.many:
            self.last_many = person
        elif person.kind is SpeakerKind.BODY:
            self.last_body = person
        else:
            self.last_person = person
        if person not in self.known:
            self.known.append(person)

    def _identify(self, parsed: Parsed, head: Token, core: list[Token]) -> Person:
        apposition, of_whom = self._about(parsed, head)
        before, capitals = self._split(core)
        named = next((c for c in head.below("appos") if c.pos == "PROPN"), None)
        if capitals and named is not None and self._is_title(head):
            # "the Police Relations Officer, Yahaya Gobir": an office, and the name of who holds it
            holder = self._split(core_of(parsed, named, self.lexicon))[1]
            return Person(words_of(parsed, holder or [named]), words_of(parsed, core), of_whom, SpeakerKind.PERSON)
        if head.pos != "PROPN" or not capitals or (head.text.islower() and head not in capitals):
            return self._common(parsed, head, core, of_whom)
        name = words_of(parsed, capitals).removesuffix("'s")
        full = self.acronyms.get(name, name)
        if self._is_body(name, full):
            return Person(full, None, name if name != full else None, SpeakerKind.BODY)
        subjects = self.lexicon.subjects
        office = self._is_title(head) or head.lower in subjects.people or head.lemma in subjects.people
        if not office and any(t.lower in self.lexicon.names.inside and t.i > head.i for t in capitals):
            return Person(full, None, None, SpeakerKind.BODY)  # "Lorne Lawyers for Human Rights"
        role = words_of(parsed, self._whole_role(parsed, before)) if before else None
        cut = self._name_begins(capitals)
        if cut > 0:
            role = words_of(parsed, [core[0], capitals[cut - 1]])
            name = words_of(parsed, capitals[cut:]).removesuffix("'s")
        for person in reversed(self.known):
            if person.kind is SpeakerKind.PERSON and short_for(name, person.name):
                return person
        organisation = of_whom or self._named_in(role) or self._named_in(apposition)
        if not self.lexicon.names.former.isdisjoint(f"{role} {apposition}".lower().split()):
            organisation = None  # "a former judge of the court" speaks for himself
        return Person(name, apposition or role, self.acronyms.get(organisation or "", organisation), SpeakerKind.PERSON)

    def _split(self, core: list[Token]) -> tuple[list[Token], list[Token]]:
        """Role words and titles, and the last run of capitals: `US ambassador`, `Beth Van Schaack`."""
        names = self.lexicon.names
        small = names.inside | names.marks | names.particles | names.joins
        lows = [k for k, t in enumerate(core) if not t.text[:1].isupper() and t.lower not in small and not is_code(t)]
        cut = lows[-1] + 1 if lows else 0
        role = core[:cut]
        capitals = [t for t in core[cut:] if t.lower != "-"] or [
            t for t in core if t.text[:1].isupper() or t.lower in names.inside | names.marks or t.lower == "the"
        ]
        body = any(t.lower in self.lexicon.subjects.body_names for t in capitals[1:])  # "the General Staff"
        while capitals and (capitals[0].lower in names.inside or (self._is_title(capitals[0]) and not body)):
            role.append(capitals.pop(0))
        if any(t.lower in names.inside for t in role) and len(capitals) > 2:  # "Mayor of Harvel Ivan Petrenko"
            role, capitals = [*role, *capitals[:-2]], capitals[-2:]
        return role, capitals

    def _whole_role(self, parsed: Parsed, role: list[Token]) -> list[Token]:
        """With the office before it: `Head of the regional administration Serhii Lysak`."""
        tokens, at = parsed.tokens, role[0].i
        of = next((k for k in (at - 1, at - 2) if k > 0 and tokens[k].lower == "of"), None)
        office = tokens[of - 1] if of is not None else None
        if office is None or office.lower not in self.lexicon.subjects.people | self.lexicon.subjects.titles:
            return role
        return [*tokens[office.i : at], *role]

    def _is_title(self, t: Token) -> bool:
        return t.lower.rstrip(".") in self.lexicon.subjects.titles

    def _is_body(self, name: str, full: str) -> bool:
        words = full.lower().replace("-", " ").split()
        first = name.split(maxsplit=1)[0] if name.strip() else ""
        return (
            name in self.acronyms
            or name in self.sides
            or not self.lexicon.subjects.body_names.isdisjoint(words)
            or (name.isupper() and len(name) <= _SHORT)
            or ("." in first and first[0].isupper() and len(first) <= 5)
        )

    def _name_begins(self, capitals: list[Token]) -> int:
        """Where in a run of capitals the name of a person begins.

        After a title ("Department Secretary Beth Van Schaack"), or, behind "of", "for", "and", with the given name that
        stands before the particles and the family name ("Ambassador for Global Criminal Justice Beth Van Schaack").
        """
        names = self.lexicon.names
        if len(capitals) > 2:
            inner = max((k for k, t in enumerate(capitals) if t.lower in names.inside), default=-1)
            if inner >= 0:
                first = len(capitals) - 2
                while first > inner + 1 and capitals[first].lower in names.particles:
                    first -= 1
                return first
        return max((k + 1 for k, t in enumerate(capitals[:-1]) if self._is_title(t)), default=0)

    def _common(self, parsed: Parsed, head: Token, core: list[Token], of_whom: str | None) -> Person:
        """A person or body called by a common noun: "a US official", "the inquiry", "one prisoner"."""
        subjects = self.lexicon.subjects
        words = _AGE.sub("", words_of(parsed, core))
        own = [
            *head.below("appos"),
            *(c for x in _places_of(head) for c in x.below("appos")),
            *_named_behind(parsed, head),
        ]
        owner = head.first("poss")
        if owner is not None and owner.lower in self.lexicon.names.body_owners and self.last_body is not None:
            of_whom = of_whom or self.last_body.organisation or self.last_body.name  # "its researchers"
        name = next((c for c in own if c.pos == "PROPN"), None)  # "the mayor of Harvel, Sofia Rask": hung on the town
        if name is not None and head.lemma in subjects.bodies and name.subtree()[0].i == head.i + 1:
            named = core_of(parsed, name, self.lexicon)
            full = words_of(parsed, self._split(named)[1] or named)
            return Person(full, None, None, SpeakerKind.BODY)  # "the rights group Hengaw"
        if name is not None and (
            head.lemma in subjects.people or head.lemma in subjects.titles or head.lemma in self.lexicon.names.offices
        ):
            # "the mayor of Bucha, Petro Lysenko": the role comes first, the name beside it.
            named = core_of(parsed, name, self.lexicon)
            full = words_of(parsed, self._split(named)[1] or named)  # without "Colonel"
            if not {w.lower() for w in full.split()} & subjects.body_names:
                return Person(full, words, of_whom, SpeakerKind.PERSON)
        if owner is not None and owner.pos == "PROPN":
            whose = words_of(parsed, [t for t in core_of(parsed, owner, self.lexicon) if t.i <= owner.i])
            of_whom = of_whom or self.acronyms.get(whose, whose)
        by = self._author(head) if of_whom is None else None
        if by is not None:
            of_whom = self._identify(parsed, by, core_of(parsed, by, self.lexicon)).name
        if head.lemma in subjects.texts or (head.lemma in subjects.bodies and len(core) == 1 and of_whom is None):
            return self._text(head, core, words, of_whom)
        is_body = head.lemma in subjects.bodies and head.lemma not in subjects.people
        return Person(words, None, of_whom, SpeakerKind.BODY if is_body else SpeakerKind.UNNAMED)

    def _author(self, head: Token) -> Token | None:
        """Whose a text is: `a report published by the Red Crescent`, `a statement by the army`, `attributed to it`."""
        lx = self.lexicon
        if head.lemma not in lx.subjects.texts:
            return None
        ways = [(head, ("by",)), *((c, ("by",)) for c in head.below("acl") if c.lemma in lx.names.issues)]
        ways += [(c, ("to",)) for c in head.below("acl") if c.lemma in lx.roles.ascribes]
        found = (p.first("pobj") for at, words in ways for p in at.below("prep", "agent") if p.lower in words)
        return next((x for x in found if x is not None), None)

    def _text(self, head: Token, core: list[Token], words: str, of_whom: str | None) -> Person:
        """`the report`, `the commission`: whoever wrote it, or the body that was so called before."""
        named = (t.text for t in core if t.pos == "PROPN" and (t.text in self.acronyms or t.text.isupper()))
        author = of_whom or next(named, None)
        author = self.acronyms.get(author or "", author)
        others = head.tag == "NNS" and bool(head.below("compound", "amod"))  # "media reports" are not the one before
        if author is None and not others:
            for person in reversed(self.known):
                if person.kind is SpeakerKind.BODY and person.organisation and head.lemma in (person.role or ""):
                    return person
            last = self.last_body
            if last is not None and head.lemma in self.lexicon.subjects.texts and last.name not in self.sides:
                author = last.name if last.name[:1].isupper() else last.organisation  # "the report", of that body
        return Person(words, head.lemma, author, SpeakerKind.BODY)

    def _about(self, parsed: Parsed, head: Token) -> tuple[str | None, str | None]:
        """The apposition that says what somebody is, and the organisation named in it or after "of", "at", "for"."""
        names = self.lexicon.names
        appositions = head.below("appos")
        organisation = None
        todo = [head, *appositions]
        for spot in todo:  # grows by what hangs on each
            for prep in spot.below("prep"):
                if prep.lower not in names.after_role:
                    continue
                for found in prep.below("pobj"):
                    words = words_of(parsed, core_of(parsed, found, self.lexicon)).removesuffix("'s")
                    of_home = prep.lower == "from" and spot.lemma in names.at_home  # "a mother of four from Ardam"
                    employs = words in self.acronyms or (prep.lower in names.employer and not of_home)
                    a_date = words == found.text and found.lower in self.lexicon.places.no_place  # "note of 9 April"
                    whence = prep.lower == "from" and spot.tag == "NNS"  # "reports from Harvel"
                    if organisation is None and found.pos == "PROPN" and employs and not a_date and not whence:
                        organisation = self.acronyms.get(words, words)
                    todo.append(found)
        said = words_of(parsed, appositions[-1].subtree()).strip(" ,") if appositions else None
        said = None if said is not None and said.isdecimal() else said  # "Amina, 34"
        return said, organisation

    def _named_in(self, words: str | None) -> str | None:
        """The organisation named inside a role: "HRW researcher" -> Human Rights Watch."""
        for m in _CAPITALS.finditer(words or ""):
            word = m.group()
            if word in self.acronyms:
                return self.acronyms[word]
            body = not self.lexicon.subjects.body_names.isdisjoint(word.lower().split())
            if body or (word.isupper() and len(word) > 2):
                return word
        return None
