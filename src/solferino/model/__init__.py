"""The nouns of the house as frozen values; standard library only.

Text is `str`; spans are half-open code points; dates are ISO strings, `null` where unknown; counts are persons,
`low..high`, inclusive; probabilities are 0 to 1. `None` always means "not known", never "none" or zero.
"""

from solferino.model.allegation import Allegation, Perpetrator, VictimGroup, Victims
from solferino.model.assessment import Assessment, Contradiction, Corroboration, Level, Levels
from solferino.model.custody import CustodyEvent, CustodyKind
from solferino.model.document import Document, Outcome, Published, Rendition, Zone, ZoneKind
from solferino.model.figure import Figure
from solferino.model.finding import Finding, Footnote
from solferino.model.ids import content_id
from solferino.model.incident import Disagreement, DisagreementValue, Incident, Origin, Suggestion
from solferino.model.judgement import Judgement, Verdict
from solferino.model.place import Candidate, Place, PlaceKind, PlaceMention
from solferino.model.plain import from_plain, to_plain
from solferino.model.span import DocumentRef, Passage, Span
from solferino.model.statement import Content, Cue, Quoted, Speaker, SpeakerKind, Stance, Statement
from solferino.model.text import Folded, fold
from solferino.model.when import Precision, When

__all__ = [
    "Allegation",
    "Assessment",
    "Candidate",
    "Content",
    "Contradiction",
    "Corroboration",
    "Cue",
    "CustodyEvent",
    "CustodyKind",
    "Disagreement",
    "DisagreementValue",
    "Document",
    "DocumentRef",
    "Figure",
    "Finding",
    "Folded",
    "Footnote",
    "Incident",
    "Judgement",
    "Level",
    "Levels",
    "Origin",
    "Outcome",
    "Passage",
    "Perpetrator",
    "Place",
    "PlaceKind",
    "PlaceMention",
    "Precision",
    "Published",
    "Quoted",
    "Rendition",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Stance",
    "Statement",
    "Suggestion",
    "Verdict",
    "VictimGroup",
    "Victims",
    "When",
    "Zone",
    "ZoneKind",
    "content_id",
    "fold",
    "from_plain",
    "to_plain",
]
