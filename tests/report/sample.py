"""A small invented case for the report's tests: places, bodies, persons, numbers and events are fictional."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from solferino.model import (
    Allegation,
    Assessment,
    Content,
    Contradiction,
    Corroboration,
    Cue,
    Disagreement,
    DisagreementValue,
    Document,
    Figure,
    Incident,
    Level,
    Levels,
    Origin,
    Outcome,
    Passage,
    Perpetrator,
    Place,
    PlaceKind,
    Precision,
    Published,
    Quoted,
    Rendition,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    Victims,
    When,
    Zone,
    ZoneKind,
    content_id,
)
from solferino.report.material import Material, Options

OPTIONS = Options(org="the Mission", as_of="2024-04-02", title="Draft findings: invented example")
POLICY = "policy:un@1"

VYMYSLIVKA = Place(
    "Vymyslivka", "Vymyslivka", PlaceKind.SETTLEMENT, "Kharkiv", "UA", 49.6, 36.9, "test:1", "settlement"
)
KAZKOVE = Place("Kazkove", "Kazkove", PlaceKind.SETTLEMENT, "Odesa", "UA", 46.7, 30.6, "test:2", "settlement")
UKRAINE = Place("Ukraine", "Ukraine", PlaceKind.COUNTRY, None, "UA", 49.0, 32.0, "country:UA", "country")
BAIKAVA = Place("Baikava", "Baikava", PlaceKind.SETTLEMENT, "Belgorod", "RU", 50.5, 36.4, "test:3", "settlement")


def body(name: str) -> Speaker:
    return Speaker(name, None, None, name, None, None, SpeakerKind.BODY)


def person(name: str, role: str, organisation: str) -> Speaker:
    return Speaker(name, None, None, name, role, organisation, SpeakerKind.PERSON)


def on(day: str) -> When:
    return When(day, day, day, Precision.DAY)


@dataclass
class Maker:
    """Builds model values from texts; offsets are found, so that a passage always is the text at its place."""

    documents: list[Document] = field(default_factory=list)
    renditions: dict[str, Rendition] = field(default_factory=dict)
    allegations: list[Allegation] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    incidents: list[Incident] = field(default_factory=list)
    assessments: list[Assessment] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    outcomes: dict[str, dict[str, Outcome]] = field(default_factory=lambda: {"ingest": {}, "read": {}, "extract": {}})

    def document(
        self,
        name: str,
        text: str | None,
        publisher: str | None,
        published: str | None,
        title: str | None = None,
        **more: Any,
    ) -> Document:
        digest = hashlib.sha256((text or name).encode()).hexdigest()
        when = Published(published, published, "metadata" if published else None)
        document = Document(
            content_id("doc", digest), name, digest, len(text or ""), "text/plain", title, publisher, "en", None, when
        )
        self.documents.append(document)
        if text is not None:
            zones = more.get("zones") or (Zone(ZoneKind.BODY, 0, len(text)),)
            self.renditions[document.id] = Rendition(
                content_id("ren", digest),
                document.id,
                "text/plain",
                text,
                digest,
                "txt@1",
                zones,
                more.get("language", "en"),
            )
            self.outcomes["read"][document.id] = self.outcomes["extract"][document.id] = Outcome("read")
        return document

    def passage(self, document: Document, words: str) -> Passage:
        start = self.renditions[document.id].text.index(words)
        return Passage(start, start + len(words), words)

    def allegation(
        self,
        document: Document,
        words: str,
        act: str,
        *,
        speaker: Speaker | None = None,
        via: tuple[Speaker, ...] = (),
        stance: Stance = Stance.ASSERTED,
        blames: Perpetrator | None = None,
        spans: dict[str, str] | None = None,
        **more: Any,
    ) -> Allegation:
        passage = self.passage(document, words)
        found: dict[str, tuple[Span, ...]] = {}
        for key, text in (spans or {}).items():
            at = passage.start + words.index(text)
            found[key] = (Span(at, at + len(text)),)
        allegation = Allegation(
            content_id("all", document.id, passage.start, act, more.get("harm"), len(self.allegations)),
            "test@1",
            document.ref,
            passage,
            None,
            speaker,
            via,
            stance,
            act,
            (act,),
            alleged_perpetrator=blames,
            spans=found,
            **more,
        )
        self.allegations.append(allegation)
        return allegation

    def statement(self, document: Document, words: str, speaker: Speaker, stance: Stance) -> Statement:
        p = self.passage(document, words)
        statement = Statement(
            content_id("sta", document.id, p.start),
            document.ref,
            speaker,
            Cue("said", p.start, p.start),
            Content(p.start, p.end, words, Quoted.INDIRECT),
            stance,
        )
        self.statements.append(statement)
        return statement

    def origin(self, label: str, allegations: list[Allegation], reason: str, why: str, known: bool = True) -> Origin:
        origin = Origin(
            content_id("ori", label),
            label,
            tuple(dict.fromkeys(a.document.name for a in allegations)),
            tuple(a.id for a in allegations),
            reason,
            why,
            known,
        )
        self.origins.append(origin)
        return origin

    def incident(
        self,
        allegations: list[Allegation],
        origins: list[Origin],
        levels: tuple[Level, Level, Level],
        *,
        kind: str = "event",
        contested: str = "none",
        other_side: tuple[str, ...] = (),
        reasons: tuple[str, ...] = (),
        lift: tuple[str, ...] = (),
        disagreements: tuple[Disagreement, ...] = (),
        contradictions: tuple[Contradiction, ...] = (),
        joined: tuple[str, ...] = (),
        part_of: str | None = None,
    ) -> Incident:
        positive = [a for a in allegations if not a.stance.against] or allegations
        first = positive[0]
        level = Levels(*levels, POLICY)
        incident = Incident(
            content_id("inc", *(a.id for a in allegations)),
            f"{first.act} {first.place.name if first.place else ''}",
            kind,
            tuple(dict.fromkeys(a.act for a in positive)),
            tuple(dict.fromkeys(a.harm for a in positive if a.harm)),
            first.place,
            first.when,
            (first.victims.low, first.victims.high, None),
            tuple(
                dict.fromkeys(
                    a.alleged_perpetrator.party
                    for a in positive
                    if a.alleged_perpetrator and a.alleged_perpetrator.party
                )
            ),
            tuple(a.id for a in allegations),
            tuple(dict.fromkeys(a.document.name for a in allegations)),
            len(origins),
            len(origins),
            tuple(o.id for o in origins),
            disagreements,
            joined,
            1.0,
            part_of,
            level,
        )
        self.incidents.append(incident)
        self.assessments.append(
            Assessment(
                content_id("ass", incident.id),
                incident.id,
                level,
                reasons,
                Corroboration(len(origins), ("testimony",), (), lift),
                contested,
                contradictions,
                other_side,
                POLICY,
            )
        )
        return incident

    def figure(self, document: Document, words: str, **more: Any) -> Figure:
        passage = self.passage(document, words)
        figure = Figure(
            content_id("fig", document.id, passage.start, more["metric"]),
            document=document.ref,
            passage=passage,
            **{"series": "civilian casualties", "territory": "Ukraine", "edition": None, **more},
        )
        self.figures.append(figure)
        return figure

    def material(self) -> Material:
        return Material(
            sorted(self.documents, key=lambda d: (d.name, d.id)),
            self.renditions,
            self.outcomes,
            self.statements,
            self.allegations,
            self.incidents,
            self.assessments,
            self.origins,
            self.figures,
        )


HEAD = "Six men shot in Vymyslivka, rights group says"
EXECUTED = (
    "Human Rights Observers said on Friday that Russian forces executed six men in Vymyslivka on 27 February 2022, "
    "after taking them from a cellar."
)
DENIED = "The Ministry of Defence in Moscow denied the allegation and called it staged."
BEATEN = (
    "Human Rights Observers also said that Ukrainian servicemen beat several Russian prisoners of war on the way from "
    "the battlefield."
)
COURIER = f"{HEAD}\n\n{EXECUTED} The group spoke to two relatives.\n\n{DENIED}\n\n{BEATEN}\n"
REPRINT = (
    "Russian forces executed six men in Vymyslivka on 27 February 2022, according to Human Rights Observers, a "
    "newspaper reported."
)
SUMMED = (
    "The Monitoring Team documented credible allegations of executions of at least 32 Ukrainian prisoners of war in "
    "12 incidents between December 2023 and February 2024."
)
COUNTED = "From December 2023 to February 2024 at least 214 civilians were killed and 691 injured."
MISSION = (
    f"Monitoring Team, quarterly update\n\n{SUMMED} It has confirmed three of these incidents itself.\n\n{COUNTED}\n"
)
STRIKE_A = (
    "At least three people were killed and 12 injured when a missile hit a school in Kazkove on 5 March 2023, the "
    "regional administration said. It blamed Russian forces."
)
STRIKE_B = "Rescuers in Kazkove said five people died in the strike on the school on 5 March."
SHELL = "Shelling of Baikava by Ukrainian forces killed a woman on 10 March 2023, the governor, Ivan Vymyshlenny, said."


def sample() -> Material:
    """Three sides of an invented record: killings with a denial and a reprint, a strike told in two ways, a total, an
    allegation against each party, a refused file, a text in a language that was not read."""
    m = Maker()
    courier = m.document("courier/2022-09-16.txt", COURIER, "The Example Courier", "2022-09-16", HEAD)
    reprint = m.document("mirror/reprint.html", REPRINT, "The Sample Mirror", "2022-09-17")
    mission = m.document("monitors/update.docx", MISSION, "Monitoring Team", "2024-03-27", "Quarterly update")
    strike_a = m.document("agency/kazkove-1.txt", STRIKE_A, "Invented Agency", "2023-03-06")
    strike_b = m.document("agency/kazkove-2.txt", STRIKE_B, "Invented Agency", None)
    shell = m.document("agency/baikava.txt", SHELL, "Second Invented Agency", "2023-03-11")
    scan = m.document("scans/photo.pdf", None, None, None)
    m.outcomes["read"][scan.id] = Outcome(
        "refused", "R12", "pages are pictures without text. Run a text recognition first"
    )
    other = m.document("letters/list.txt", "Лист, вигаданий для прикладу.", None, "2023-01-02", language="uk")
    m.outcomes["extract"][other.id] = Outcome("refused", "X03", "language uk is not read for allegations")
    m.outcomes["ingest"]["path:broken/empty.txt"] = Outcome("refused", "I02", "the file is empty")

    observers = body("Human Rights Observers")
    russia = Perpetrator("Russian forces", "RU", "force")
    ukraine = Perpetrator("Ukrainian servicemen", "UA", "force")
    men = Victims(6, 6, "exact", sex="M", age="ADULT", description="six men")
    february = on("2022-02-27")
    first = m.allegation(
        courier,
        EXECUTED,
        "KIL-01",
        speaker=observers,
        blames=russia,
        victims=men,
        harm="killed",
        place=VYMYSLIVKA,
        when=february,
        spans={
            "act": "executed",
            "victims": "six men",
            "place": "Vymyslivka",
            "when": "27 February 2022",
            "alleged_perpetrator": "Russian forces",
        },
    )
    again = m.allegation(
        reprint,
        REPRINT,
        "KIL-01",
        speaker=observers,
        via=(body("a newspaper"),),
        blames=russia,
        victims=men,
        harm="killed",
        place=VYMYSLIVKA,
        when=february,
    )
    denial = m.allegation(
        courier,
        DENIED,
        "KIL-01",
        speaker=body("Ministry of Defence in Moscow"),
        stance=Stance.DENIED,
        blames=russia,
        place=VYMYSLIVKA,
        when=february,
    )
    beaten = m.allegation(
        courier,
        BEATEN,
        "TOR-02",
        speaker=observers,
        blames=ukraine,
        victims=Victims(
            qualifier="vague", status="CST-HDC-POW", party="RU", description="several Russian prisoners of war"
        ),
        place=UKRAINE,
        methods=("beating_blunt",),
    )
    executed = m.allegation(
        mission,
        SUMMED,
        "KIL-02",
        stance=Stance.CREDIBLE,
        speaker=body("Monitoring Team"),
        victims=Victims(
            32, None, "at_least", status="CST-HDC-POW", party="UA", description="at least 32 Ukrainian prisoners of war"
        ),
        harm="killed",
        incidents=12,
        total=True,
        when=When("between December 2023 and February 2024", "2023-12-01", "2024-02-29", Precision.RANGE),
    )
    governor = person("Ivan Vymyshlenny", "governor", "regional government")
    administration = body("Kazkove regional administration")
    march = on("2023-03-05")
    killed = m.allegation(
        strike_a,
        STRIKE_A,
        "SPO-02",
        speaker=administration,
        blames=russia,
        harm="killed",
        place=KAZKOVE,
        when=march,
        victims=Victims(3, None, "at_least", description="At least three people"),
        weapons=("WPN-MSL",),
        targets=("OB-EDU",),
    )
    hurt = m.allegation(
        strike_a,
        STRIKE_A,
        "SPO-02",
        speaker=administration,
        blames=russia,
        harm="injured",
        place=KAZKOVE,
        when=march,
        victims=Victims(12, 12, "exact", description="12"),
    )
    five = m.allegation(
        strike_b,
        STRIKE_B,
        "SPO-02",
        speaker=Speaker("Rescuers", None, None, None, None, None, SpeakerKind.UNNAMED),
        harm="killed",
        place=KAZKOVE,
        when=When("on 5 March"),
        victims=Victims(5, 5, "exact", description="five people"),
    )
    woman = m.allegation(
        shell,
        SHELL,
        "HOS-01",
        speaker=governor,
        blames=Perpetrator("Ukrainian forces", "UA", "force"),
        harm="killed",
        place=BAIKAVA,
        when=on("2023-03-10"),
        victims=Victims(1, 1, "exact", sex="F", description="a woman"),
        weapons=("WPN-ART",),
    )

    observed = m.origin(
        "Human Rights Observers", [first, again, beaten], "DEP-CITE", "both texts name the group as their source"
    )
    m.origin("Ministry of Defence in Moscow", [denial], "DEP-QUOTE", "one statement")
    team = m.origin("Monitoring Team", [executed], "DEP-ORG", "its own interviews")
    region = m.origin("Kazkove regional administration", [killed, hurt], "DEP-QUOTE", "one statement")
    rescuers = m.origin("unknown origin of one text", [five], "DEP-CHAIN", "no root is named", known=False)
    office = m.origin("Ivan Vymyshlenny", [woman], "DEP-QUOTE", "one statement")

    m.incident(
        [first, again, denial],
        [observed],
        (Level.SP3, Level.SP2, Level.SP2),
        contested="denied_by_party",
        other_side=(denial.id,),
        reasons=("an independent body says so; it counts as one origin",),
        lift=("a second independent origin", "a first-hand account graded by a person"),
        joined=("same place, same day, same number of men", "one text names the other’s source"),
    )
    m.incident(
        [beaten],
        [observed],
        (Level.SP1, Level.SP0, Level.SP1),
        reasons=("claimed by an identified source",),
        kind="general",
    )
    m.incident(
        [executed],
        [team],
        (Level.SP3, Level.SP2, Level.SP0),
        reasons=("an independent body calls it credible",),
        kind="total",
    )
    m.incident(
        [killed, hurt, five],
        [region, rescuers],
        (Level.SP2, Level.SP2, Level.SP1),
        reasons=("one identified official origin that says so outright",),
        lift=("grading of the rescuers’ account",),
        joined=("same school, same day",),
        disagreements=(
            Disagreement(
                "victims",
                (DisagreementValue("at least 3 killed", (killed.id,)), DisagreementValue("5 killed", (five.id,))),
                "conflict",
            ),
        ),
    )
    m.incident([woman], [office], (Level.SP1, Level.SP0, Level.SP1), reasons=("claimed by a party to the conflict",))
    period = ("2023-12-01", "2024-02-29")
    m.figure(mission, COUNTED, metric="killed", value=214, qualifier="at_least", period=period, published="2024-03-27")
    m.figure(mission, COUNTED, metric="injured", value=691, qualifier="at_least", period=period, published="2024-03-27")
    return m.material()
