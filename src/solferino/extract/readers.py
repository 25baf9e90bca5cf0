"""Which reader reads a document: by its language, each loaded with its first document."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from solferino.errors import Refused
from solferino.extract.extraction import Extraction
from solferino.extract.llm.ask import Model
from solferino.extract.version import LANGUAGES, SLAVIC
from solferino.model import Document, Rendition


class _Reader(Protocol):
    def extract(self, document: Document, rendition: Rendition) -> Extraction: ...


class Readers:
    """The readers of all languages. One for each process."""

    def __init__(self, context: str = "auto", llm: Model | None = None, tagger: Path | None = None) -> None:
        """`llm`: the language model that reads English documents in place of the rules, None for the rules;
        `tagger`: the folder of a team's own tagger in place of the shipped one."""
        self._context, self._llm, self._tagger = context, llm, tagger
        self._loaded: dict[str, _Reader] = {}

    def extract(self, document: Document, rendition: Rendition) -> Extraction:
        """Statements, allegations and places. Raises Refused (X02) where no reader knows the language."""
        language = (document.language or rendition.language or "en")[:2].lower()
        if language not in LANGUAGES:
            raise Refused(
                "X02", document.name, f"its language ({language}) has no extractor in this version",
                "It stays sealed and read; give a translation as a document of its own, or read it by hand",
            )  # fmt: skip
        if language not in self._loaded:
            self._load(language)
        return self._loaded[language].extract(document, rendition)

    def start(self) -> None:
        """Load the language model, where there is one, before any document: what is wrong with it is no document's
        fault. The errors of `Model.start`."""
        if self._llm is not None:
            self._llm.start()

    def close(self) -> None:
        """Let go of the language model."""
        if self._llm is not None:
            self._llm.close()

    def _load(self, language: str) -> None:
        if language in SLAVIC:
            from solferino.extract.slavic.reader import load_slavic_reader

            self._loaded[language] = load_slavic_reader(language, self._context)
        elif self._llm is not None:
            from solferino.extract.llm.reader import LlmReader

            self._loaded[language] = LlmReader(self._llm, self._context)
        else:
            from solferino.extract.reader import load_reader
            from solferino.extract.tagger.tagger import Tagger

            self._loaded[language] = load_reader(
                self._context, Tagger(self._tagger) if self._tagger is not None else None
            )
