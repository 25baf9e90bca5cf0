"""Which sides a Ukrainian or Russian text names, and in which case: the case tells who does and who suffers.

"Російські військові" did it, "російськими військовими" it was done by them, "удар російських військ" is their strike,
while "російських полонених" are victims: an adjective before a word for people who fight is a side, before any other
it says only whose.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from solferino.extract.slavic.entries import Force
from solferino.extract.slavic.lexicon import SlavicLexicon, slavic_lexicon
from solferino.extract.slavic.words import Word
from solferino.terms.parties import Form, Party, PartyFound, PartyTerm, all_parties, country_adjective, country_name

_VOWELS = "аеиоуыэюяіїєйхм"  # that cases of an adjective end in
_OF_ONE, _BY_ONE = ("ы", "и", "і"), ("ой", "ою")  # endings of names in "-а" in the genitive and the instrumental
_OF = 6  # words from one who fights to the army that he is of: "командир взвода одной из бригад РФ"
OF_STATE = "security forces"  # what people.toml calls the police and the like
_PARTICLE = 2  # letters of "же"
_OPENS = ("«", "“", '"', "„")
_CASES = ("gen", "dat", "acc", "ins", "loc")


@dataclass(frozen=True, slots=True)
class Side:
    """A side named at `start..end`: `case` nom, gen, dat, acc, ins, loc, or "" where the form does not tell.

    `name` is what an English reader is told, `code` the country of the side or None, `acts` false where the words are
    an adjective alone ("російський обстріл" tells of a side only before a word for an attack).
    """

    start: int
    end: int
    code: str | None
    name: str
    kind: str
    case: str
    acts: bool = True
    state: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    code: str
    name: str
    kind: str
    case: str
    form: Form


class SideFinder:
    """Finds the sides of one document. `enemy`: the side that "the enemy" means to whoever writes, where known."""

    def __init__(self, lx: SlavicLexicon, terms: Iterable[PartyTerm] = (), enemy: str | None = None) -> None:
        self._lx, self._enemy = lx, enemy
        self._named = _names(lx.language)
        self._terms = {tuple(t.words.lower().split()): t for t in terms if not t.words.isascii()}
        self._whose = dict(self._adjectives())

    def _adjectives(self) -> Iterable[tuple[str, PartyTerm]]:
        """`ворожі війська`, `окупаційна влада` in a context: the adjective means that side before any word for people
        who fight or rule, in all its cases."""
        for words, term in self._terms.items():
            if len(words) == 2 and (words[1],) in self._lx.forces:
                yield words[0].rstrip(_VOWELS), term

    def find(self, words: Sequence[Word]) -> list[Side]:
        """All sides in the words of a sentence, in order."""
        out: list[Side] = []
        at = 0
        while at < len(words):
            step, side = self._at(words, at)
            if side is not None:
                out.append(side)
            at += step
        return out

    def codes(self, words: Sequence[Word]) -> list[str]:
        """The codes of the states that the words name, a capital that speaks for its state last."""
        capitals = [self._lx.metonyms[w.low] for w in words if w.low in self._lx.metonyms and w.capital]
        return [s.code for s in self.find(words) if s.code is not None] + capitals

    def _at(self, words: Sequence[Word], at: int) -> tuple[int, Side | None]:
        word = words[at]
        for size in (3, 2, 1):
            term = self._terms.get(tuple(w.low for w in words[at : at + size]))
            if term is not None and at + size <= len(words):
                return size, self._of_term(word, words[at + size - 1], term)
        whose = self._whose.get(word.low.rstrip(_VOWELS))
        if whose is not None and self._lx.case_of(word.low, "adjective"):
            code = self._enemy if whose.unless else whose.code
            if code is not None:
                return self._of_adjective(
                    words, at, _Named(code, country_name(code) or code, "people", "", Form.ADJECTIVE)
                )
        seat = self._lx.seats.get(word.low)
        if seat is not None:  # "киевские власти": the capital's adjective before those who rule
            step, side = self._of_adjective(
                words, at, _Named(seat, country_name(seat) or seat, "people", "", Form.ADJECTIVE)
            )
            return (step, side) if side.kind == "state" else (1, None)
        part = self._lx.parts.get(word.low)
        if part is not None and self._lx.case_of(word.low, "adjective"):
            step, side = self._of_adjective(
                words, at, _Named(part, country_name(part) or part, "people", "", Form.ADJECTIVE)
            )
            return (step, side) if self._serves(side) else (1, None)
        for size in (3, 2):  # "Сил быстрой поддержки"
            named = self._lx.sides.get(" ".join(w.low for w in words[at : at + size]))
            if named is not None and at + size <= len(words):
                case = self._lx.case_of(word.low, "noun")
                return size, Side(word.start, words[at + size - 1].end, named[0], named[1], named[2], case)
        own = self._lx.sides.get(word.low)
        if own is not None:
            case = _noun_case(word.low, self._lx) if not word.text.isupper() else ""
            return 1, Side(word.start, word.end, own[0], own[1], own[2], case, state=own[2] == "state")
        known = self._named.get(word.low)
        if known is not None and known.form is Form.COUNTRY and word.low in self._lx.openers:
            return 1, None  # "Того" is Togo, but opens sentences as "of that"
        if known is not None and (word.capital or known.form is not Form.COUNTRY):
            if known.form is Form.ADJECTIVE:
                return self._of_adjective(words, at, known)
            return 1, Side(word.start, word.end, known.code, known.name, known.kind, known.case, state=True)
        force = self._lx.forces.get((word.low,))
        if force is None:
            return 1, None
        of = self._army(words, at + 1)
        if (
            of is None and (force.kind == "state" or force.name == OF_STATE) and at + 1 < len(words)
        ):  # "полиция Дагестана"
            code = self._lx.parts.get(words[at + 1].low) if words[at + 1].capital else None
            of = (at + 2, code) if code is not None else None
        if of is not None:
            last, code = of
            named = self._lx.sides.get(words[last - 1].low) or self._lx.sides.get(
                " ".join(w.low for w in words[max(at + 1, last - 3) : last])
            )
            of_whom = named[1] if named is not None and named[2] == "group" else country_adjective(code)
            name = f"{of_whom} {force.name}"  # "Hamas fighters", "Russian soldiers"
            return last - at, Side(word.start, words[last - 1].end, code, name, force.kind, force.case)
        group = Side(word.start, word.end, None, force.name, "group", force.case)
        return 1, group if force.kind == "group" else None

    def _serves(self, side: Side) -> bool:
        """Whether those of a part of a state serve it: its police and authorities, but not any men with arms there."""
        return side.acts and (side.kind == "state" or side.name.endswith(OF_STATE))

    def _army(self, words: Sequence[Word], at: int) -> tuple[int, str] | None:
        """`військові РФ`, `солдаты мьянманской армии`, `командир взвода 92-й бригады ВСУ`: where the words end that
        say of which country one who fights is, and its code."""
        for i in range(at, min(at + _OF, len(words))):
            word = words[i]
            code = self._owner(word.low) if word.capital or word.low in self._lx.sides else None
            for size in (3, 2):  # "боевики Сил быстрой поддержки"
                named = self._lx.sides.get(" ".join(w.low for w in words[i : i + size]))
                if named is not None and named[0] is not None and i + size <= len(words):
                    return i + size, named[0]
            if code is None and word.low in self._lx.sides and words[i - 1].text in _OPENS:
                code = self._lx.sides[word.low][0]  # "наёмники ЧВК «Вагнер»"
            if code is not None:
                return i + 1, code
            adjective = self._named.get(word.low)
            if adjective is not None and adjective.form is Form.ADJECTIVE:
                step, of = self._of_adjective(words, i, adjective)
                return (i + step, adjective.code) if of.acts and of.case == "gen" else None
            force = self._lx.forces.get((word.low,))
            links = force is not None and force.case == "gen"
            links = links or word.text[0].isdigit() or word.text == "-" or word.low in self._lx.of_them
            links = links or word.text in _OPENS
            if not links and self._lx.case_of(word.low, "adjective") != "gen":
                return None
        return None

    def _owner(self, low: str) -> str | None:
        named, term, own = self._named.get(low), self._terms.get((low,)), self._lx.sides.get(low)
        if own is not None and (
            own[2] in ("state", "group") or low.isascii() or len(low) <= 3
        ):  # "рф", "всу", "боевики ХАМАС"
            return own[0]
        if named is not None and named.form is Form.COUNTRY and named.case == "gen":
            return named.code
        if term is not None and not term.unless:
            return term.code
        return self._lx.metonyms.get(low) if low not in self._lx.capitals else None  # "авиация Киева"

    def _of_adjective(self, words: Sequence[Word], at: int, known: _Named) -> tuple[int, Side]:
        """`російські військові`, `сирийской правительственной армии`; alone it only tells whose something is."""
        word, lx = words[at], self._lx
        for skip in (0, 1):
            for size in (2, 1):
                last = at + skip + size
                force = lx.forces.get(tuple(w.low for w in words[at + 1 + skip : last + 1]))
                if force is not None and last < len(words):
                    name = f"{country_adjective(known.code)} {force.name}"
                    case = _case(force, word.low, lx)
                    return last - at + 1, Side(word.start, words[last].end, known.code, name, force.kind, case)
            if at + 1 < len(words) and not _agrees(word.low, words[at + 1].low, lx):
                break
        case = lx.case_of(word.low, "adjective")
        return 1, Side(word.start, word.end, known.code, known.name, "people", case, acts=False)

    def _of_term(self, first: Word, last: Word, term: PartyTerm) -> Side | None:
        """A context's own term; "the enemy" is the other side than the writer's."""
        code = self._enemy if term.unless else term.code
        if code is None:
            return None
        of_state = term.kind == "state"
        name = f"{country_adjective(code)} {'authorities' if of_state else 'forces'}"
        name = term.name if term.name and not term.unless else name
        return Side(first.start, last.end, code, name, term.kind, _noun_case(last.low, self._lx), state=of_state)


def _agrees(adjective: str, other: str, lx: SlavicLexicon) -> bool:
    """Whether the next word stands in the same noun phrase: "сирийской правительственной армии", "російських же
    військових", but not "у Київському районі КАБ", where a noun of another case ends like an adjective."""
    return len(other) <= _PARTICLE or lx.case_of(other, "adjective") == lx.case_of(adjective, "adjective")


def _case(force: Force, adjective: str, lx: SlavicLexicon) -> str:
    """The case of noun and adjective together: where the noun has one form for several, the adjective decides."""
    case = lx.case_of(adjective, "adjective")
    return case if case in ("ins", "nom") or (case == "gen" and force.case not in ("ins", "nom")) else force.case


def _noun_case(low: str, lx: SlavicLexicon) -> str:
    if (low,) in lx.forces:
        return lx.forces[low,].case
    if low.endswith(_OF_ONE) and any(low[:-1] + by in lx.sides for by in _BY_ONE):
        return "gen"  # "склады «Хезболлы»": of a name in "-а", which has no plural
    return lx.case_of(low, "noun") if len(low) > 4 else ""


@cache
def _names(language: str) -> Mapping[str, _Named]:
    """Names of countries and their people, and their adjectives, in all cases."""
    out: dict[str, _Named] = {}
    lx = slavic_lexicon(language)
    for told, party in all_parties((language,)):
        name = told.split(" (")[0].replace("\u02bc", "'")  # "М\u02bcянма (Бірма)"
        if party.code is not None and " " not in name:
            for form, case in _forms(name, party, lx):
                out.setdefault(form.lower(), _Named(party.code, party.name, party.kind, case, party.form))
    return out


def is_country(low: str, language: str) -> bool:
    """Whether the word is the name of a country, in any case."""
    known = _names(language).get(low)
    return known is not None and known.form is Form.COUNTRY


def is_nationality(low: str, language: str) -> bool:
    """Whether the word is the adjective of a country, in any case."""
    known = _names(language).get(low)
    return known is not None and known.form is Form.ADJECTIVE


def _forms(name: str, party: Party, lx: SlavicLexicon) -> Iterable[tuple[str, str]]:
    if party.form is Form.ADJECTIVE:  # listed in all its cases
        yield name, lx.case_of(name, "adjective")
        return
    yield name, "nom"
    for ending, others in lx.cases["people" if party.form is Form.NOUN else "country"].items():
        if name.endswith(ending):
            yield from ((name.removesuffix(ending) + other, case) for other, case in zip(others, _CASES, strict=False))
            return


def as_party(s: Side) -> PartyFound:
    """The side in the form in which the finding of places and of the context know it."""
    form = Form.ADJECTIVE if not s.acts else Form.COUNTRY if s.state else Form.NOUN
    return PartyFound(s.start, s.end, s.code, s.name, s.kind, form)
