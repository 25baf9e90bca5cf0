"""Small made-up values for the tests of the record: plainly fictional places and people."""

from __future__ import annotations

import hashlib
import tempfile
from functools import cache
from pathlib import Path

from solferino.model import (
    Allegation,
    Assessment,
    Candidate,
    Content,
    Corroboration,
    Cue,
    Decision,
    DecisionKind,
    Disagreement,
    DisagreementValue,
    Document,
    EstimateLine,
    EstimateModel,
    EstimateMove,
    EstimateRemark,
    EstimateSpread,
    Figure,
    Incident,
    IncidentVersion,
    Judgement,
    KeptEstimate,
    Level,
    Levels,
    Origin,
    Passage,
    Perpetrator,
    Place,
    PlaceKind,
    PlaceMention,
    Precision,
    Published,
    Quoted,
    Rendition,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Suggestion,
    Verdict,
    VictimGroup,
    Victims,
    When,
    Zone,
    ZoneKind,
    content_id,
)

TEXT = "The mayor of Tarnovka said that two people were killed on 3 May. Бої тривали.\n"


@cache
def blank_record() -> bytes:
    """A record with its tables and nothing in them: making one runs the revisions, which takes a third of a second."""
    from solferino.store import sqlite
    from solferino.store.log import CustodyLog

    with tempfile.TemporaryDirectory() as folder:
        sqlite.open_record(Path(folder), log=CustodyLog(Path(folder))).close()
        return (Path(folder) / sqlite.FILE).read_bytes()


def document(name: str = "a.txt", content: str = TEXT, **more: object) -> Document:
    raw = content.encode()
    sha = hashlib.sha256(raw).hexdigest()
    return Document(content_id("doc", sha), name, sha, len(raw), **more)  # type: ignore[arg-type]


def rendition(of: Document, text: str = TEXT, made_by: str = "txt@1") -> Rendition:
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Rendition(
        id=content_id("rend", of.id, made_by, sha),
        document_id=of.id,
        media_type="text/plain",
        text=text,
        sha256=sha,
        made_by=made_by,
        zones=(Zone(ZoneKind.BODY, 0, len(text)),),
        language="en",
        title="News from Tarnovka",
        published=Published("2021-05-04", "2021-05-04", "text"),
    )


def statement(of: Document, start: int = 32, end: int = 63) -> Statement:
    return Statement(
        id=content_id("stm", of.id, start, end),
        document=of.ref,
        speaker=Speaker("The mayor of Tarnovka", 0, 21, "Ada Example", "mayor", "Tarnovka", SpeakerKind.PERSON),
        cue=Cue("said", 22, 26),
        content=Content(start, end, TEXT[start:end], Quoted.INDIRECT),
        stance=Stance.ASSERTED,
        via=(Speaker("the outlet", None, None, kind=SpeakerKind.OUTLET),),
        confidence=0.75,
        extractor="test@1",
    )


def allegation(of: Document, start: int = 0, end: int = 64, statement_id: str | None = None) -> Allegation:
    return Allegation(
        id=content_id("alg", of.id, start, end, statement_id),
        extractor="test@1",
        document=of.ref,
        passage=Passage(start, end, TEXT[start:end]),
        statement=statement_id,
        speaker=Speaker("The mayor of Tarnovka", 0, 21, "Ada Example", "mayor", "Tarnovka", SpeakerKind.PERSON),
        via=(),
        stance=Stance.ASSERTED,
        act="KIL-01",
        acts=("KIL-01", "HOS-01"),
        harm="killed",
        victims=Victims(2, 2, "exact", (VictimGroup(sex="F", low=1, high=1),), names=("B. Invented",)),
        alleged_perpetrator=Perpetrator("the Blue Army", "XX", "force"),
        place=Place(
            "Tarnovka",
            "Tarnovka",
            PlaceKind.SETTLEMENT,
            country="XX",
            lat=1.5,
            lon=2.5,
            candidates=(Candidate("geonames:1", "Tarnovka", None, "XX", 1.5, 2.5, 0.5),),
        ),
        when=When("on 3 May", "2021-05-03", "2021-05-03", Precision.DAY),
        weapons=("WPN-01",),
        spans={"victims": (Span(32, 42),), "act": (Span(48, 54),)},
        confidence=0.5,
    )


def place(of: Document, start: int = 13, end: int = 21) -> PlaceMention:
    return PlaceMention(of.ref, start, end, Place(TEXT[start:end], "Tarnovka", PlaceKind.SETTLEMENT, country="XX"))


def origin(key: str, documents: tuple[str, ...], allegations: tuple[str, ...] = ()) -> Origin:
    return Origin(key, "the mayor", documents, allegations, "DEP-COPY", "the same words", True)


def incident(key: str, documents: tuple[str, ...], allegations: tuple[str, ...]) -> Incident:
    return Incident(
        id=key,
        title="Killing of two people in Tarnovka",
        kind="event",
        acts=("KIL-01",),
        harm=("killed",),
        place=Place("Tarnovka", "Tarnovka", PlaceKind.SETTLEMENT, country="XX"),
        when=When("on 3 May", "2021-05-03", "2021-05-03", Precision.DAY),
        victims=(2, 3, None),
        parties=("XX",),
        allegations=allegations,
        documents=documents,
        accounts=1,
        origins=1,
        origin_ids=("origin-1",),
        disagreements=(
            Disagreement("victims", (DisagreementValue("2", allegations[:1]), DisagreementValue("3", allegations[1:]))),
        ),
    )


def decision(about: str, by: str = "a person", kind: DecisionKind = DecisionKind.SIGN) -> Decision:
    return Decision(
        content_id("dec", about, by, kind.value),
        kind,
        about,
        by,
        "2026-01-01T00:00:00Z",
        "a reason",
        (("fact", "SP4"),),
    )


def version(incident: str, run: int, origins: int) -> IncidentVersion:
    return IncidentVersion(
        incident, run, "2026-01-01T00:00:00Z", "A title", "event", ("alg-1",), (1, 1, 1), origins, (), None, None,
        "none", False, (), f"{run}",
    )  # fmt: skip


def assessment(of: str, decided_by: str | None = None, key: str = "") -> Assessment:
    return Assessment(
        id=key or content_id("ass", of, decided_by),
        incident=of,
        levels=Levels(Level.SP2, Level.SP1, Level.SP0, "un@1", decided_by),
        reasons=("one source",),
        corroboration=Corroboration(1, ("testimony",), (("place", "agrees"),), ("a second source",)),
        contested="none",
        contradictions=(),
        other_side=(),
        made_by="un@1",
    )


def suggestion(left: str, right: str) -> Suggestion:
    return Suggestion(
        content_id("sug", left, right), left, right, "same", 0.75, (("place", 1.5, "same"),), "link@1", True
    )


def figure(of: Document, start: int = 0, end: int = 64) -> Figure:
    return Figure(
        id=content_id("fig", of.id, start),
        series="test",
        period=("2021-05-01", None),
        territory="XX",
        metric="killed",
        value=2,
        qualifier="at_least",
        edition=None,
        published="2021-05-04",
        document=of.ref,
        passage=Passage(start, end, TEXT[start:end]),
    )


def estimate(*lists: str, seed: int = 1) -> KeptEstimate:
    """One that says little, of these lists."""
    return KeptEstimate(
        id=content_id("estimate", *lists, seed),
        by="a person",
        at="2021-06-01T00:00:00Z",
        outcome="killed",
        lists=lists,
        rows=(("lst-1", "rows 2–9"),),
        register="register-1",
        cells=(("11", 3), ("10", 4)),
        table="mse-1",
        tables="0" * 64,
        documented=7,
        plan="plan-1",
        headline="Latent classes",
        sampling="4 chains",
        seed=seed,
        draws=20,
        draw_seed=2,
        different=1,
        draw_ends=(7, 7),
        lines=(EstimateLine("latent", "Latent classes", 12, 8, 20, "median", "hidden classes", answers=True),),
        span=(8, 20),
        models=(EstimateModel("[1,2]", 12, 8, 20, 203.03, 0.37),),
        moves=(EstimateMove("without a", "Latent classes", None, None, None, "M40, not estimable"),),
        spreads=(EstimateSpread("Latent classes", 12, (8, 20), (11, 13), (8, 21), 0.01),),
        warnings=(EstimateRemark("M50", "a", "holds 3 persons", "See the estimate without it"),),
    )


def judgement(left: str, right: str, by: str = "a person") -> Judgement:
    return Judgement(content_id("jdg", left, right, by), left, right, Verdict.SAME, by, "2021-06-01T00:00:00Z", "why")
