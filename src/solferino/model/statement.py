"""Somebody's words about something, and the chain through which they reached us."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solferino.model.span import DocumentRef


class Stance(StrEnum):
    """How the speaker stands to what is said (contract.md). Where two apply, the more careful one."""

    VERIFIED = "verified"
    ASSERTED = "asserted"
    CREDIBLE = "credible"
    ALLEGED = "alleged"
    HEDGED = "hedged"
    DENIED = "denied"
    NEGATED = "negated"

    @property
    def against(self) -> bool:
        """Whether it says that the thing did not happen: such words make no incident and stand against one."""
        return self in (Stance.DENIED, Stance.NEGATED)


class SpeakerKind(StrEnum):
    """What a speaker is; unnamed: somebody without a name ("a resident")."""

    PERSON = "person"
    BODY = "body"
    UNNAMED = "unnamed"
    OUTLET = "outlet"


class Quoted(StrEnum):
    """Direct: in marks; indirect: in the reporter's words; mixed: both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it. `text` is what stands in the passage (perhaps "she"), `name` whom that resolves to.

    `start` and `end` are None for a link of a chain that has no words of its own in the passage.
    """

    text: str
    start: int | None
    end: int | None
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    kind: SpeakerKind = SpeakerKind.UNNAMED


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say that somebody says something."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Content:
    """What is said: `text` at `start..end`; `parts` where it stands in several pieces."""

    start: int
    end: int
    text: str
    quoted: Quoted
    parts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Speaker, cue, content and stance. `via`: from whoever published down to, but not including, the speaker."""

    id: str
    document: DocumentRef
    speaker: Speaker
    cue: Cue | None
    content: Content
    stance: Stance
    via: tuple[Speaker, ...] = ()
    confidence: float = 0.5
    extractor: str = ""
