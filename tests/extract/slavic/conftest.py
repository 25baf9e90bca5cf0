"""Readers of Ukrainian and Russian for all tests of a session."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from solferino.extract.readers import Readers
from solferino.model import Document, Published, Rendition, content_id
from solferino.read.zones import find_zones

Read = Callable[..., Any]


def document(text: str, language: str, published: str | None, publisher: str | None) -> tuple[Document, Rendition]:
    """A plain text of that language, and its rendition."""
    sha = content_id("sha", text)
    when = Published(published, published, "metadata") if published else Published()
    made = Document(content_id("document", sha), "a.txt", sha, len(text.encode()), "text/plain", language=language)
    zones = find_zones(text, language)
    rendition = Rendition(content_id("rendition", sha), made.id, "text/plain", text, sha, "txt@1", zones, language)
    return replace(made, publisher=publisher, published=when), rendition


@pytest.fixture(scope="session")
def read() -> Read:
    """A text -> what was read out of it. The language is `uk` unless the text has a letter that only Russian has."""
    readers = Readers()

    def reading(
        text: str, published: str | None = "2024-05-12", publisher: str | None = None, language: str | None = None
    ) -> Any:
        language = language or ("ru" if set(text.lower()) & set("ыэъё") else "uk")
        return readers.extract(*document(text, language, published, publisher))

    return reading
