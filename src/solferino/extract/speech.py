"""Who says what in a document: the cues of each sentence, and the quotations that have none of their own.

Losing an attribution is the worst error of the product, so everything that a cue governs counts as said by somebody,
and whatever stands in quotation marks with no cue of its own belongs to the last one who was quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from solferino.extract.cue_kinds import no_one_owns_up
from solferino.extract.cues import find_cues
from solferino.extract.lexicon import Lexicon
from solferino.extract.people import Cast
from solferino.extract.quotes import Quote
from solferino.extract.rescue import rescue
from solferino.extract.said import Said
from solferino.extract.signed import find_signed
from solferino.extract.tellers import can_speak, is_evidence, teller
from solferino.extract.transcripts import find_turns_of_talk
from solferino.extract.tree import Parsed, Token
from solferino.model import Quoted, ZoneKind

_SOMEBODYS = 3  # words in marks from which on they are somebody's, and not an expression held at arm's length
_CLAUSE = 5  # words that a quotation must have to be taken for somebody's with nothing else to say so
_SMALL = 3  # letters of words that stay small in titles
_MARK_AND_BLANK = 3  # characters between the last word of a quotation and the sentence behind it


def find_speech(sentences: Sequence[Parsed], quotes: Sequence[Quote], cast: Cast) -> list[Said]:
    """All statements of one document, in text order; the cast learns who speaks on the way.

    What is `carried` counts only where an act is told in it.
    """
    out: list[Said] = []
    quoted = _Quoted(cast)
    talk = find_turns_of_talk(sentences, cast)
    signed = find_signed(sentences, cast)
    before: list[Said] = []
    for n, parsed in enumerate(sentences):
        inside = [q for q in quotes if q.start < parsed.end and parsed.start < q.end]
        cast.meet(parsed)
        left = [q for q in _just_before(n, sentences, quotes) if not any(_ends_with(s, q) for s in before)]
        found = find_cues(n, parsed, [*left, *inside], cast)
        found = [_inner(said, parsed, found) for said in _linked(found, cast.lexicon)]
        found += rescue(n, parsed, found, cast)
        here = [_widened(said, parsed, found) for said in found]
        behind = [replace(s, sentence=n - 1) for s in here if s.parts[-1][1] <= parsed.start]
        here = [s for s in here if s.parts[-1][1] > parsed.start]
        out += behind  # “Is that all?” Koval said.
        for said in (*behind, *here):
            quoted.note(said, parsed, inside)
        here += quoted.without_cue(n, parsed, inside, here)
        if n in talk:
            here = [_own(said, talk[n]) for said in here] + [talk[n]]
        here = [_in_own_words(said, here) for said in here]
        if n in signed and not any(s.claims for s in here):
            here = [*here, signed[n]]
        if not quoted.waits and not any(s.claims for s in here):
            here += _going_on(n, sentences, before, cast.lexicon)
        out += here
        before = here
    return out


def _own(said: Said, turn: Said) -> Said:
    """In a turn of talk "I" and "we" are whoever has the word."""
    if said.speaker is None or turn.speaker is None or said.speaker.text.lower() not in ("i", "we"):
        return said
    who, mention = turn.speaker, said.speaker
    return replace(said, speaker=replace(who, text=mention.text, start=mention.start, end=mention.end))


def _ends_with(said: Said, q: Quote) -> bool:
    """Whether the quotation has its speaker already: `He said: “No.” The ministry has not replied.`"""
    return said.cue is not None and said.quoted is not Quoted.INDIRECT and said.touches(q.start, q.end)


def _in_own_words(said: Said, here: Sequence[Said]) -> Said:
    """Inside a quotation "I" and "we" are whoever is quoted, also where its marks are lost: `I condemn it, he said`."""
    at = said.speaker.start if said.speaker is not None else None
    if at is None:
        return said
    beside = (s for s in here if s is not said and s.covers(at, at + 1))
    quoted = (s for s in beside if s.quoted is Quoted.DIRECT or (s.cue is not None and at < s.cue[0]))
    return next((_own(said, s) for s in quoted), said)


def _going_on(n: int, sentences: Sequence[Parsed], before: Sequence[Said], lx: Lexicon) -> list[Said]:
    """What the sentence `before` said, going on: same paragraph, told indirectly by somebody, no cue of its own.

    Attribution is given once a paragraph, and dropping it would make a claim a fact.
    """
    sentence = sentences[n].sentence
    if n == 0 or sentence.zone is not ZoneKind.BODY or sentences[n - 1].sentence.paragraph != sentence.paragraph:
        return []
    if any(_shows(t, lx) or no_one_owns_up(t, lx) for t in sentences[n].tokens):
        return []
    told = [
        s
        for s in before
        if s.speaker is not None
        and s.claims
        and not s.nested
        and s.quoted is not Quoted.DIRECT
        and s.lemma not in lx.echoes.not_carried
    ]
    if not told:
        return []
    last = max(told, key=lambda s: (s.size, s.parts))
    return [
        replace(
            last,
            sentence=n,
            parts=((sentence.start, sentence.end),),
            cue=None,
            stance="asserted",
            quoted=Quoted.INDIRECT,
            lemma="",
            accused=None,
            carried=True,
            depth=0,
        )
    ]


def _shows(t: Token, lx: Lexicon) -> bool:
    """Whether the sentence tells what something shows, and nobody says: `An autopsy found that they were shot.`"""
    subject = t.first("nsubj") if t.dep == "ROOT" and t.lemma in lx.cue_stance and t.below("ccomp") else None
    return subject is not None and is_evidence(subject, lx)


def _just_before(n: int, sentences: Sequence[Parsed], quotes: Sequence[Quote]) -> list[Quote]:
    """The quotation that ends where the sentence begins: `“Is that all?” Koval said.`"""
    here = sentences[n].sentence
    if n == 0 or sentences[n - 1].sentence.paragraph != here.paragraph:
        return []
    return [
        q for q in quotes if sentences[n - 1].start <= q.end <= here.start and here.start - q.end <= _MARK_AND_BLANK
    ]


def _linked(found: Sequence[Said], lx: Lexicon) -> list[Said]:
    """`HRW, quoting a nurse, said …`: the nurse's words are those that HRW tells, one link nearer to their source."""
    out = []
    for said in found:
        if said.depth == 0 or said.lemma not in lx.cues.passes_on:
            out.append(said)
            continue
        told = [s for s in found if s.speaker is not None and s.depth == 0 and s.claims and s.nested == said.nested]
        whole = max(told, key=lambda s: (s.whole, s.size), default=None)
        if whole is not None and said.depth < 0:
            out.append(replace(said, parts=whole.parts, quoted=whole.quoted, whole=whole.whole))
        elif whole is not None and said.cue is not None:
            parts = tuple(x for lo, hi in whole.parts for x in ((lo, hi),) if not lo <= said.cue[0] < hi) or whole.parts
            out.append(replace(said, parts=parts, quoted=whole.quoted, whole=False))
    return out


def _inner(said: Said, parsed: Parsed, found: Sequence[Said]) -> Said:
    """`The mayor said that according to doctors nine had died`: the doctors say it, and the mayor passes it on."""
    if said.lemma != "according" or said.cue is None:
        return said
    for s in found:
        if s.cue is None or s is said or not s.cue[1] < said.cue[0] or not s.parts[-1][1] > said.cue[1]:
            continue
        if parsed.text(s.cue[1], said.cue[0]).strip(" ,") in ("", "that"):
            parts = tuple((lo, hi) for lo, hi in said.parts if lo >= said.cue[1])
            return replace(said, parts=parts, depth=s.depth + 1) if parts else said
    return said


@dataclass(slots=True)
class _Quoted:
    """Whose words the quotations are: of each chain, and of one that stands alone."""

    cast: Cast
    chains: dict[int, Said] = field(default_factory=dict)
    pending: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    waits: bool = False
    last_quoted: Said | None = None
    last_said: Said | None = None

    def note(self, said: Said, parsed: Parsed, inside: Sequence[Quote]) -> None:
        if said.speaker is None or said.nested or not said.claims:
            return
        self.last_said = said
        if said.quoted is Quoted.INDIRECT:
            return
        self.last_quoted = said
        for q in inside:
            if q.chain >= 0 and said.covers(max(q.start, parsed.start), min(q.end, parsed.end)):
                self.chains.setdefault(q.chain, said)

    def without_cue(self, n: int, parsed: Parsed, inside: Sequence[Quote], here: Sequence[Said]) -> Iterator[Said]:
        """Quotations of the sentence that no cue in it covers, given to the one who was quoted before.

        A quotation that goes on in the next sentence waits for the cue that may stand there.
        """
        self.waits = False
        for q in inside:
            piece = n, max(q.start, parsed.start), min(q.end, parsed.end)
            owner = next((s for s in here if s.touches(*piece[1:]) and not s.nested and s.claims), None)
            if owner is not None:
                yield from (_quoted(owner, *x) for x in self.pending.pop(q.chain, []))
                continue
            known = self.chains.get(q.chain) if q.chain >= 0 else None
            if known is None and (opened := _by_whom(n, parsed, *piece[1:], self.cast)) is not None:
                self.note(opened, parsed, inside)
                yield opened
                continue
            if known is None and q.chain >= 0 and q.end > parsed.end:
                self.pending.setdefault(q.chain, []).append(piece)
                self.waits = True
                continue
            waiting = self.pending.pop(q.chain, [])
            source = known or self.last_quoted or self.last_said
            if source is None or (known is None and not waiting and not _stands_alone(parsed, *piece[1:])):
                continue
            if q.chain >= 0:
                self.chains.setdefault(q.chain, source)
            yield from (_quoted(source, *x) for x in (*waiting, piece))


def _quoted(source: Said, n: int, lo: int, hi: int) -> Said:
    """A piece of a quotation, as the words of whom another piece of it, or the quotation before, was given to."""
    return replace(
        source,
        sentence=n,
        parts=((lo, hi),),
        quoted=Quoted.DIRECT,
        stance="asserted",
        lemma="say",
        accused=None,
        wished=False,
        carried=False,
        depth=0,
    )


def _by_whom(n: int, parsed: Parsed, lo: int, hi: int, cast: Cast) -> Said | None:
    """Whose words a quotation without a cue are, by its sentence alone.

    `She was bitter about the trial: “They never asked us.”` and `He ended the letter with “Burn all of it”`: the one
    whom the sentence, or the verb that the quotation hangs on, is about.
    """
    words = parsed.between(lo, hi)
    before = next((t for t in reversed(parsed.tokens) if t.end <= lo), None)
    if before is None or not words:
        return None
    if before.text == ":":
        verbs: Sequence[Token] = [t.head for t in parsed.tokens if t.end <= lo and t.dep in ("nsubj", "nsubjpass")]
        cue = before
    elif len(words) >= _SOMEBODYS and not _is_title(words):
        verbs = [t for t in words[0].up() if t.end <= lo and t.is_verb]
        cue = verbs[0] if verbs else before
    else:
        return None
    for verb in verbs:
        who = teller(verb, cast.lexicon)
        if who is None or who.lower == "it" or verb.dep in ("relcl", "acl") or not who.end <= lo:
            continue
        if can_speak(who, cast.lexicon) and not is_evidence(who, cast.lexicon):
            speaker = cast.resolve(parsed, who)
            return Said(n, speaker, (cue.start, cue.end), ((lo, hi),), "asserted", Quoted.DIRECT, "say")
    return None


def _is_title(words: Sequence[Token]) -> bool:
    """Whether every word of some length is capitalised: the title of a book or a film."""
    return all(t.text[:1].isupper() for t in words if len(t.text) > _SMALL and t.pos != "PUNCT")


def _stands_alone(parsed: Parsed, lo: int, hi: int) -> bool:
    """Whether a quotation without a cue is somebody's words: a clause, or most of its sentence, not a word in marks."""
    words = parsed.between(lo, hi)
    most = (hi - lo) * 2 > parsed.end - parsed.start
    return len(words) >= _CLAUSE and (most or any(t.is_verb for t in words))


def _widened(said: Said, parsed: Parsed, here: Sequence[Said]) -> Said:
    """The content stretched to the edge of its sentence on its side of the cue, where no other cue stands in between.

    "…said that they entered, fired on residents and looted": the tree often hangs the later clauses on the cue itself,
    and a claim must not lose its speaker by that.
    """
    if said.cue is None or said.speaker is None or said.quoted is Quoted.DIRECT:
        return said
    if not said.whole:
        return _with_list(said, parsed, here)
    others = [o.cue for o in here if o is not said and o.cue is not None]
    lo, hi = said.parts[0][0], said.parts[-1][1]
    first = min(said.cue[0], said.speaker.start or said.cue[0])
    last = max(said.cue[1], said.speaker.end or said.cue[1])
    parts = list(said.parts)
    if lo >= last and not any(start >= hi for start, _ in others):
        parts[-1] = (parts[-1][0], parsed.end)
    elif hi <= first and _resumes(parsed, last) and not any(start >= last for start, _ in others):
        parts = [(parsed.start if not any(end <= lo for _, end in others) else lo, hi), (last + 1, parsed.end)]
    elif hi <= first and not any(end <= lo for _, end in others):
        parts[0] = (parsed.start, parts[0][1])
    return replace(said, parts=tuple(parts))


def _resumes(parsed: Parsed, end: int) -> bool:
    """`They had surrounded the village, she said, and killed nine`: what she says goes on behind the cue."""
    comma, after = [*parsed.between(end, parsed.end), None, None][:2]
    return comma is not None and comma.text == "," and after is not None and after.dep == "cc"


def _with_list(said: Said, parsed: Parsed, here: Sequence[Said]) -> Said:
    """With what a colon behind the content spells out: `verified six executions: four by marines and two by guards`."""
    hi = said.parts[-1][1]
    colon = next((t for t in parsed.tokens if t.text == ":" and t.start >= hi - 1), None)
    if colon is None or said.wished or any(o.cue is not None and o.cue[0] >= hi for o in here if o is not said):
        return said
    return replace(said, parts=(*said.parts, (colon.end, parsed.end))) if colon.end < parsed.end else said
