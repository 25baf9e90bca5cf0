"""Who is who in one document: names, short names, roles, organisations, pronouns.

A speaker is introduced once ("Danielle Bell, the head of HRMMU") and then called Bell, Ms Bell, she, the mission. The
Cast keeps what was introduced, in order, so that a later mention resolves to the full name and organisation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from solferino.extract.lexicon import Lexicon
from solferino.extract.parse import Parsed, Token
from solferino.model import Speaker, SpeakerKind

_RUN = frozenset({"NNP", "NNPS", "NN", "JJ", "NNS"})
_CAPITALS = re.compile(r"[A-Z][\w&-]+(?: [A-Z][\w&-]+)*")
_SHORT = 8  # letters; a run of capitals no longer than this is an acronym, and so a body


@dataclass(frozen=True, slots=True)
class Person:
    """One name of the cast: a person, a body, or somebody unnamed."""

    name: str
    role: str | None
    organisation: str | None
    kind: SpeakerKind

    def speaker(self, text: str, start: int, end: int) -> Speaker:
        """This one as the speaker who is called `text` at `start..end`."""
        return Speaker(text, start, end, self.name, self.role, self.organisation, self.kind)


@dataclass(slots=True)
class Cast:
    """The names that a document has introduced so far. `sides`: names of states and their seats (Moscow)."""

    lexicon: Lexicon
    acronyms: dict[str, str] = field(default_factory=dict)
    sides: frozenset[str] = frozenset()
    known: list[Person] = field(default_factory=list)
    last_person: Person | None = None
    last_body: Person | None = None
    last: Person | None = None

    @classmethod
    def of(cls, text: str, lexicon: Lexicon, sides: frozenset[str] = frozenset()) -> Cast:
        """An empty cast that knows the acronyms the text explains: `Human Rights Watch (HRW)`."""
        cast = cls(lexicon, sides=sides)
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
        if head.pos == "PRON" or head.lower in names.person_pronouns or head.lower in names.body_pronouns:
            return self._pronoun(head)
        if head.lower in names.nobody:
            return _unnamed(head)
        core = _core(parsed, head, self.lexicon)
        phrase = _phrase(parsed, head, core)
        start, end = phrase[0].start, phrase[-1].end
        person = self._identify(parsed, head, core)
        self._remember(person)
        return person.speaker(parsed.text(start, end), start, end)

    def _pronoun(self, head: Token) -> Speaker:
        names = self.lexicon.names
        person = self.last
        if head.lower in names.body_pronouns:
            person = self.last_body or self.last
        elif head.lower in names.person_pronouns:
            person = self.last_person or self.last
        if person is None:
            return _unnamed(head)
        self.last = person
        return person.speaker(head.text, head.start, head.end)

    def _remember(self, person: Person) -> None:
        self.last = person
        if person.kind is SpeakerKind.BODY:
            self.last_body = person
        else:
            self.last_person = person
        if person not in self.known:
            self.known.append(person)

    def _identify(self, parsed: Parsed, head: Token, core: list[Token]) -> Person:
        apposition, of_whom = self._about(parsed, head)
        before, capitals = self._split(core)
        if head.pos != "PROPN" or not capitals:
            return self._common(parsed, head, core, of_whom)
        name = _words(parsed, capitals).removesuffix("'s")
        full = self.acronyms.get(name, name)
        if self._is_body(name, full):
            return Person(full, None, name if name != full else None, SpeakerKind.BODY)
        role = _words(parsed, before) if before else None
        cut = self._name_begins(capitals)
        if cut > 0:
            role = _words(parsed, [core[0], capitals[cut - 1]])
            name = _words(parsed, capitals[cut:]).removesuffix("'s")
        for person in reversed(self.known):
            if person.kind is SpeakerKind.PERSON and _short_for(name, person.name):
                return person
        organisation = of_whom or self._named_in(role) or self._named_in(apposition)
        return Person(name, apposition or role, self.acronyms.get(organisation or "", organisation), SpeakerKind.PERSON)

    def _split(self, core: list[Token]) -> tuple[list[Token], list[Token]]:
        """Role words and titles, and the last run of capitals: `US ambassador`, `Beth Van Schaack`."""
        names = self.lexicon.names
        small = names.inside | names.marks | names.particles
        lows = [k for k, t in enumerate(core) if not t.text[:1].isupper() and t.lower not in small]
        cut = lows[-1] + 1 if lows else 0
        role = core[:cut]
        capitals = [t for t in core[cut:] if t.lower != "-"] or [
            t for t in core if t.text[:1].isupper() or t.lower in names.inside | names.marks or t.lower == "the"
        ]
        while capitals and (self._is_title(capitals[0]) or capitals[0].lower in names.inside):
            role.append(capitals.pop(0))
        return role, capitals

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
                while first > inner + 1 and capitals[first].lower in names.family_particles:
                    first -= 1
                return first
        return max((k + 1 for k, t in enumerate(capitals[:-1]) if self._is_title(t)), default=0)

    def _common(self, parsed: Parsed, head: Token, core: list[Token], of_whom: str | None) -> Person:
        """A person or body called by a common noun: "a US official", "the inquiry", "one prisoner"."""
        subjects = self.lexicon.subjects
        words = _words(parsed, core)
        name = next((c for c in head.below("appos") if c.pos == "PROPN"), None)
        if name is not None and head.lemma in subjects.people:
            # "the mayor of Bucha, Petro Lysenko": the role comes first, the name beside it.
            full = _words(parsed, _core(parsed, name, self.lexicon))
            if not {w.lower() for w in full.split()} & subjects.body_names:
                return Person(full, words, of_whom, SpeakerKind.PERSON)
        owner = head.first("poss")
        if owner is not None and owner.pos == "PROPN":
            of_whom = of_whom or self.acronyms.get(owner.text, owner.text)
        if head.lemma in subjects.texts or (head.lemma in subjects.bodies and len(core) == 1 and of_whom is None):
            return self._text(head, core, words, of_whom)
        is_body = head.lemma in subjects.bodies and head.lemma not in subjects.people
        return Person(words, None, of_whom, SpeakerKind.BODY if is_body else SpeakerKind.UNNAMED)

    def _text(self, head: Token, core: list[Token], words: str, of_whom: str | None) -> Person:
        """`the report`, `the commission`: whoever wrote it, or the body that was so called before."""
        named = (t.text for t in core if t.pos == "PROPN" and (t.text in self.acronyms or t.text.isupper()))
        author = of_whom or next(named, None)
        author = self.acronyms.get(author or "", author)
        if author is None:
            for person in reversed(self.known):
                if person.kind is SpeakerKind.BODY and person.organisation and head.lemma in (person.role or ""):
                    return person
            last = self.last_body
            if last is not None and last.name[:1].isupper() and head.lemma in self.lexicon.subjects.texts:
                author = last.name
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
                    words = _words(parsed, _core(parsed, found, self.lexicon)).removesuffix("'s")
                    employs = words in self.acronyms or prep.lower in names.employer
                    a_date = found.lower in self.lexicon.places.no_place  # "our note of 9 April"
                    if organisation is None and found.pos == "PROPN" and employs and not a_date:
                        organisation = self.acronyms.get(words, words)
                    todo.append(found)
        said = _words(parsed, appositions[-1].subtree()).strip(" ,") if appositions else None
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


def _unnamed(head: Token) -> Speaker:
    return Speaker(head.text, head.start, head.end, None, None, None, SpeakerKind.UNNAMED)


def _words(parsed: Parsed, run: list[Token] | tuple[Token, ...]) -> str:
    """The text from the first to the last word of a run."""
    return parsed.text(run[0].start, run[-1].end)


def _core(parsed: Parsed, head: Token, lx: Lexicon) -> list[Token]:
    """The run of words that ends in `head` and is its name or noun with what stands before it."""
    names, tokens = lx.names, parsed.tokens
    first = head.i
    while first > 0:
        t = tokens[first - 1]
        inside = t.lower in names.inside and head.pos == "PROPN" and first > 1 and tokens[first - 2].pos == "PROPN"
        if not (t.tag in _RUN or t.lower in names.marks or inside) or (t.pos == "PUNCT" and t.lower != "-"):
            break
        first -= 1
    while first < head.i and (tokens[first].lower in names.inside or tokens[first].lower == "-"):
        first += 1
    # A name may go on to the right of the head the parser chose: "Ministry of Health".
    last = head.i
    while head.pos == "PROPN" and last + 2 < len(tokens):
        t, after = tokens[last + 1], tokens[last + 2]
        if (t.lower in names.inside or t.lower == "'s") and after.pos == "PROPN":
            last += 2
        elif t.pos == "PROPN" and t.text[:1].isupper():
            last += 1
        else:
            break
    return tokens[first : last + 1]


def _phrase(parsed: Parsed, head: Token, core: list[Token]) -> list[Token]:
    """The noun phrase without relative clauses and what follows them; the apposition stays."""
    below = head.subtree()
    first, stop = min(below[0].i, core[0].i), core[-1].i
    for t in below:
        if t.i <= stop:
            continue
        if t.dep in ("relcl", "acl", "advcl"):
            break
        stop = t.i
    while stop > first and parsed.tokens[stop].pos in ("PUNCT", "ADP", "DET", "CONJ"):
        stop -= 1
    while first < stop and parsed.tokens[first].pos == "PUNCT":
        first += 1
    return parsed.tokens[first : stop + 1]


def _short_for(short: str, full: str) -> bool:
    """Whether `short` is the end or a word of `full`: "Van Schaack" of "Beth Van Schaack"."""
    return short == full or full.endswith(" " + short) or (" " not in short and short in full.split()[1:])
