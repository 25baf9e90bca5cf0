"""Who signs what stands before, or heads what follows: attribution by the form of a text, without any cue.

`"No siege exists." — Gen. Ulf Marek, Federal staff`; `Protection cluster, weekly brief. 21 cases of forced labour.`;
`14 people were killed [field hospital, incomplete]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from solferino.extract.people import Cast
from solferino.extract.said import Said
from solferino.extract.tree import Parsed, Token
from solferino.model import Quoted, Speaker, Stance, ZoneKind

_CLOSED = re.compile(r"[\"”»’']\s*$")


def find_signed(sentences: Sequence[Parsed], cast: Cast) -> dict[int, Said]:
    """By number of sentence, the statement that a signature or a heading makes of it; the cast learns nobody by it."""
    own = Cast(cast.lexicon, cast.acronyms, cast.sides)
    out: dict[int, Said] = {}
    for n, parsed in enumerate(sentences):
        if parsed.sentence.zone is not ZoneKind.BODY:
            continue
        by = _source(parsed, own)
        if by is not None:
            out[n] = _said(n, by[0], by[1])
        elif (signer := _signer(sentences, n, own)) is not None:
            for k in _before(sentences, n):
                out.setdefault(k, _said(k, signer, (sentences[k].start, sentences[k].end)))
        elif (head := _heading(parsed, own)) is not None:
            for k in _behind(sentences, n):
                out[k] = _said(k, head, (sentences[k].start, sentences[k].end))
    return out


def _said(n: int, who: Speaker, what: tuple[int, int]) -> Said:
    return Said(n, who, None, (what,), Stance.ASSERTED.value, Quoted.INDIRECT, "say", None, whole=True)


def _before(sentences: Sequence[Parsed], n: int) -> Iterator[int]:
    """The sentences of the paragraph that ends with `n`; of the one before where it stands alone."""
    at = sentences[n].sentence.paragraph
    if n and sentences[n - 1].sentence.paragraph != at:
        at = sentences[n - 1].sentence.paragraph
    k = n - 1
    while k >= 0 and sentences[k].sentence.paragraph == at:
        yield k
        k -= 1


def _behind(sentences: Sequence[Parsed], n: int) -> Iterator[int]:
    """The sentences of the paragraph that `n` opens; of the next one where it stands alone."""
    at = sentences[n].sentence.paragraph
    if n + 1 < len(sentences) and sentences[n + 1].sentence.paragraph != at:
        at = sentences[n + 1].sentence.paragraph
    k = n + 1
    while k < len(sentences) and sentences[k].sentence.paragraph == at:
        yield k
        k += 1


def _source(parsed: Parsed, cast: Cast) -> tuple[Speaker, tuple[int, int]] | None:
    """`…, army communiqué.`, `… [hospital, incomplete]`, `… (source: camp committee)`: who, and the words before."""
    words = cast.lexicon.rescue
    for pattern in (words.source, words.issued):
        m = pattern.match(parsed.sentence.text)
        if m is None:
            continue
        lo, hi = parsed.start + m.start("who"), parsed.start + m.end("who")
        who = _somebody(parsed, lo, hi, cast)
        if who is not None:
            return who, (parsed.start, parsed.start + m.end("what"))
    return None


def _signer(sentences: Sequence[Parsed], n: int, cast: Cast) -> Speaker | None:
    """Who signs: a line that is only a name behind a dash (with a title, or below words in marks), or in brackets."""
    parsed, words = sentences[n], cast.lexicon.rescue
    text = parsed.sentence.text.strip()
    dash, bracketed = words.signature.match(text), words.bracketed.match(text)
    m = dash or bracketed
    if m is None or n == 0 or any(t.is_verb and t.dep == "ROOT" and t.below("nsubj") for t in parsed.tokens):
        return None
    base = parsed.start + parsed.sentence.text.index(text)
    lo, hi = base + m.start("who"), base + m.end("who")
    who = _somebody(parsed, lo, hi, cast)
    if who is not None or dash is None:
        return who
    first = next((t for t in parsed.tokens if t.start >= lo), None)
    if first is None or not (_CLOSED.search(sentences[n - 1].sentence.text) or _titled(first, cast)):
        return None
    name = m["who"].partition(",")[0].strip()
    return Speaker(name, lo, lo + len(name), name)


def _heading(parsed: Parsed, cast: Cast) -> Speaker | None:
    """Whose text a sentence without a verb names: `Judgment in absentia, Kherson City Court.`"""
    text = parsed.sentence.text
    heads = [t for t in parsed.tokens if t.lemma in cast.lexicon.subjects.headings]
    if not heads or "," not in text or any(t.is_verb or t.pos in ("AUX", "PRON") for t in parsed.tokens):
        return None
    at = parsed.start
    for part in text.split(","):
        lo, hi = at, at + len(part.rstrip(" .:"))
        at += len(part) + 1
        if not any(lo <= t.start < hi for t in heads) and (who := _somebody(parsed, lo, hi, cast)) is not None:
            return who
    return None


def _somebody(parsed: Parsed, lo: int, hi: int, cast: Cast) -> Speaker | None:
    """The body, or the person by an office, that the words `lo..hi` name; their first part, where commas part them."""
    words = [t for t in parsed.between(lo, hi) if t.pos != "PUNCT" or t.text == ","]
    cut = next((k for k, t in enumerate(words) if t.text == ","), len(words))
    words = words[:cut]
    nouns = [t for t in words if t.pos in ("NOUN", "PROPN", "ADJ")]
    stop = next((k for k, t in enumerate(words) if t.pos == "ADP"), len(words))
    head = next((t for t in reversed(words[:stop]) if t in nouns), None)
    if head is None or any(t.pos == "NUM" or t.is_verb for t in words):
        return None
    while words and words[0].pos in ("PUNCT", "DET"):
        words.pop(0)
    if not _may_sign(head, words, cast):
        return None
    text = parsed.text(words[0].start, words[-1].end)
    return Speaker(text, words[0].start, words[-1].end, text)


def _may_sign(head: Token, words: Sequence[Token], cast: Cast) -> bool:
    lx = cast.lexicon.subjects
    named = any(t.lower in lx.body_names and t.text[:1].isupper() for t in words)
    named = named or head.lemma in lx.labelling
    office = head.lemma in lx.bodies or head.lower in lx.bodies or head.lemma in lx.texts or head.lemma in lx.headings
    return named or office or _titled(head, cast) or (head.tag == "NN" and head.lemma in lx.people)


def _titled(t: Token, cast: Cast) -> bool:
    return t.lower.rstrip(".") in cast.lexicon.subjects.titles
