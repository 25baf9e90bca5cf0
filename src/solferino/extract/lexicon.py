"""The words of one language, read from `lang/<code>/*.toml` into sets and patterns that rules can ask quickly.

Each section of a file is one class, in the lexicon_*.py of that file. What each list is for stands beside it in the
file. Single function words that belong to a relation of the tree ("by" of a passive, "of" of a noun, forms of "be" and
"have") are grammar and stay in the rules.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from solferino.extract.capitals import written_small
from solferino.extract.lexicon_acts import Acts, Doubts, load_acts, read_acts
from solferino.extract.lexicon_happened import Appeals, General, Lawful, Proceedings, Unreal
from solferino.extract.lexicon_peace import Ordinary, Peace, read_ordinary, read_peace
from solferino.extract.lexicon_roles import Causes, Roles, Settings, Whom
from solferino.extract.lexicon_scene import Places, Sides, Times
from solferino.extract.lexicon_section import Pattern, Words, load, section
from solferino.extract.lexicon_speech import Claims, Cues, Echoes, Frames, Names, Rescue, Stances, Subjects
from solferino.extract.victims_words import person_nouns


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that the files of a language say, by section."""

    acts: Acts
    doubts: Doubts
    unreal: Unreal
    proceedings: Proceedings
    general: General
    lawful: Lawful
    peace: Peace
    ordinary: Ordinary
    appeals: Appeals
    cue_stance: dict[str, str]
    frames: Frames
    subjects: Subjects
    claims: Claims
    cues: Cues
    names: Names
    stance: Stances
    times: Times
    echoes: Echoes
    rescue: Rescue
    roles: Roles
    causes: Causes
    settings: Settings
    whom: Whom
    sides: Sides
    places: Places
    total: Pattern
    one_day: Pattern
    written_small: Words  # what is written small: in a name of such words alone nothing is known to be a name


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language (`en`). TypeError where a file and its section differ."""
    acts = load_acts(language)
    happened, speech = load(language, "happened"), load(language, "speech")
    roles, scene = load(language, "roles"), load(language, "scene")
    behind = {x: e["words"] for e in happened["proceedings"].pop("behind") for x in e["prepositions"]}
    return Lexicon(
        acts=read_acts(acts, person_nouns(language)),
        doubts=section(Doubts, acts["doubts"]),
        unreal=section(Unreal, happened["unreal"]),
        proceedings=section(Proceedings, {**happened["proceedings"], "behind": behind}),
        general=section(General, happened["general"]),
        lawful=section(Lawful, happened["lawful"]),
        peace=read_peace(happened["peace"]),
        ordinary=read_ordinary(load(language, "ordinary")),
        appeals=section(Appeals, happened["appeals"]),
        cue_stance={verb: stance for stance, verbs in speech["verbs"].items() for verb in verbs},
        frames=section(Frames, speech["frames"]),
        subjects=section(Subjects, speech["subjects"]),
        claims=section(Claims, speech["claims"]),
        cues=section(Cues, speech["cues"]),
        names=section(Names, speech["names"]),
        stance=section(Stances, speech["stance"]),
        times=section(Times, scene["times"]),
        echoes=section(Echoes, speech["echoes"]),
        rescue=section(Rescue, speech["rescue"]),
        roles=section(Roles, roles["roles"]),
        causes=section(Causes, roles["causes"]),
        settings=section(Settings, roles["settings"]),
        whom=section(Whom, roles["whom"]),
        sides=section(Sides, scene["sides"]),
        places=section(Places, scene["places"]),
        total=re.compile(scene["document"]["total"]),
        one_day=re.compile(scene["document"]["one_day"]),
        written_small=written_small(language),
    )
