"""One statement as it was found in the text, before it gets its id: who, by which words, what stretches."""

from __future__ import annotations

from dataclasses import dataclass

from solferino.model import Quoted, Speaker


@dataclass(frozen=True, slots=True)
class Said:
    """One statement found: `parts` are the stretches of its content in the folded text.

    `speaker` is None where the words name nobody ("was accused of"). `accused` is the stretch that names whom an
    accusing verb accuses. `stance` is that of the cue alone. `sentence` is the index of the sentence that holds the
    content. The content is a clause where `whole` is true, else a noun phrase. `carried`: it goes on from the sentence
    before, without a cue. `wished`: the content is asked for, planned, judged or thought, not told. `nested`: it stands
    in somebody's quotation. `depth`: how often the same words were passed on.
    `silent`: who did not say it ("has never admitted that").
    """

    sentence: int
    speaker: Speaker | None
    cue: tuple[int, int] | None
    parts: tuple[tuple[int, int], ...]
    stance: str
    quoted: Quoted
    lemma: str = ""
    accused: tuple[int, int] | None = None
    whole: bool = False
    carried: bool = False
    wished: bool = False
    nested: bool = False
    depth: int = 0
    silent: Speaker | None = None

    @property
    def claims(self) -> bool:
        """Whether an act in the content is the speaker's claim: what is quoted always is, a plan or wish is not."""
        return not self.wished or self.quoted is not Quoted.INDIRECT

    def where_told(self, end: int) -> tuple[int, int] | None:
        """What stands between a cue and the clause that it tells, or the `end` of the sentence: `charged in Ortela
        that`, `…, police said in Ortela on Friday`; when and where it was said."""
        if self.cue is None or not self.whole or self.carried:
            return None
        behind = min((lo for lo, _ in self.parts if lo > self.cue[1]), default=None)
        if behind is None and (self.speaker is None or (self.speaker.start or 0) > self.cue[1]):
            return None  # "…, said the mayor of Ortela"
        return self.cue[1], end if behind is None else behind

    @property
    def rank(self) -> tuple[int, int]:
        """Grows from the innermost statement outwards."""
        return self.size, -self.depth

    def covers(self, start: int, end: int) -> bool:
        """Whether the stretch stands inside the content."""
        return any(lo <= start and end <= hi for lo, hi in self.parts)

    def touches(self, start: int, end: int) -> bool:
        """Whether the stretch and the content share a character."""
        return any(lo < end and start < hi for lo, hi in self.parts)

    @property
    def size(self) -> int:
        """Code points of the content."""
        return sum(hi - lo for lo, hi in self.parts)
