"""What a person says of origins: two documents, or two origins, are one source, or two documents are not."""

from __future__ import annotations

from solferino.errors import Refused
from solferino.model import Document, Judgement, Origin, Rendition, Verdict, content_id

REASON = 20  # characters: fewer give no reason that another person can weigh


def answer(*, same: bool, independent: bool, unsure: bool) -> Verdict:
    """The one answer that was given. Refused L10 where it is none or several."""
    given = [v for v, on in ((Verdict.SAME, same), (Verdict.NOT_SAME, independent), (Verdict.UNSURE, unsure)) if on]
    if len(given) != 1:
        raise Refused("L10", "depends", "one answer is needed", "Give one of --same, --independent and --unsure")
    return given[0]


def opinion(left: object, right: object, verdict: Verdict, *, by: str, at: str, reason: str) -> Judgement:
    """The judgement of `by` at ISO time `at`. Refused L11 where the two are not two documents or two origins, L12 where
    two origins are called independent, L16 where nobody or no reason is named."""
    if not (isinstance(left, Document) and isinstance(right, Document)) and not (
        isinstance(left, Origin) and isinstance(right, Origin)
    ):
        remedy = "Give two documents or two origins"
        raise Refused("L11", "depends", "only documents, or only origins, are judged against each other", remedy)
    if left.id == right.id or (isinstance(left, Origin) and verdict is Verdict.NOT_SAME):
        what = "one thing is not judged against itself, and two origins are independent as long as nobody joins them"
        raise Refused("L12", left.id, what, "Name the two documents that you mean")
    if not by.strip() or len(reason.strip()) < REASON:
        what = f"a judgement needs a name and a reason of {REASON} characters"
        raise Refused("L16", "depends", what, "Give both: --by NAME --reason TEXT")
    a, b = sorted((left.id, right.id))
    return Judgement(content_id("judgement", a, b, verdict.value, by, at, reason), a, b, verdict, by, at, reason)


def an_origin(thing: object, asked: str) -> Origin:
    """The origin that was asked for. Refused L13 where it is something else."""
    if not isinstance(thing, Origin):
        raise Refused("L13", asked, "this is no origin", "Take an id from `show origins`")
    return thing


def a_document(thing: object, asked: str) -> Document:
    """The document that was asked for. Refused L14 where it is something else."""
    if not isinstance(thing, Document):
        raise Refused("L14", asked, "this is no document", "Take a name from `show documents`")
    return thing


def text_of(rendition: Rendition | None, name: str) -> str:
    """The text of a document. Refused L15 where nothing was read from it."""
    if rendition is None:
        raise Refused("L15", name, "nothing was read from this document", "Run `read` first")
    return rendition.text
