"""The words of one language: `lang/<language>/{acts,people,speech}.toml`, read once into lists that are fast to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from solferino.extract.slavic.entries import (
    Act,
    Force,
    Person,
    act_entries,
    by_beginning,
    cue_entries,
    force_entries,
    nationals,
    parted,
    person_entries,
    right_before,
    weapon,
)
from solferino.extract.slavic.tables import table
from solferino.extract.slavic.words import Stems, any_of, stems, valued
from solferino.terms.parties import find_party

Named = tuple[str | None, str, str]


@dataclass(frozen=True, slots=True)
class SlavicLexicon:
    """All that the rules know of one language."""

    language: str
    acts: Stems[Act]
    act_phrases: Mapping[str, tuple[tuple[int, re.Pattern[str], Act], ...]]  # by how they begin: rank, words, act
    needs: Mapping[str, re.Pattern[str]]  # class of acts -> words without which its words tell of something else
    loose: Stems[str]  # words of everyday sense -> the class that they are of where somebody or something stands beside
    objects: Stems[str]
    object_phrases: tuple[tuple[re.Pattern[str], str], ...]
    people_hit: re.Pattern[str]
    military: re.Pattern[str]
    methods: Mapping[str, re.Pattern[str]]
    weapons: Mapping[str, re.Pattern[str]]
    numbers: Mapping[str, int]
    vague: frozenset[str]
    hundreds: Mapping[str, int]  # vague words that behind a qualifier are one of that number: "близько сотні"
    heads: frozenset[str]  # "human", that a number stands behind where it is about so many
    subject_numbers: frozenset[str]  # forms of numbers that people in the accusative have not
    people: Stems[Person]
    adjectival: tuple[str, ...]
    plural: frozenset[str]
    singular: tuple[str, ...]
    plural_verbs: tuple[str, ...]
    infinitives: tuple[str, ...]
    oblique: tuple[str, ...]
    attributive: tuple[str, ...]
    collective: tuple[str, ...]
    deaths: tuple[str, ...]
    accusative: tuple[str, ...]
    accusative_many: tuple[str, ...]
    same_again: frozenset[str]
    counted: Stems[str]
    media: re.Pattern[str]  # where somebody says something: "в телеграм-канале"
    animals: re.Pattern[str]
    forces: Mapping[tuple[str, ...], Force]
    sides: Mapping[str, Named]  # names that mean one side in any text: side, English name, kind
    many: tuple[str, ...]
    one: tuple[str, ...]
    half: frozenset[str]
    metonyms: Mapping[str, str]
    capitals: frozenset[str]  # their first forms
    they: frozenset[str]
    of_them: frozenset[str]  # "одной из бригад": words that stand between a soldier and his army
    we: frozenset[str]
    generic: tuple[str, ...]  # beginnings of words that any people can be told by
    wounded: tuple[str, ...]
    given_up: re.Pattern[str]
    confess: tuple[str, ...]  # beginnings of verbs by which somebody says that he did it
    sentenced: re.Pattern[str]  # what stands before "imprisonment" where a court gives it
    captured: re.Pattern[str]  # what befell fighters before they were killed as prisoners
    inhabitants: tuple[str, ...]  # beginnings of words behind which a place stands, and no name of a person
    seats: Stems[str]  # adjectives of capitals -> the State that is ruled from there
    parts: Stems[str]  # parts of a state whose police and authorities are the state's
    self_words: frozenset[str]  # what somebody says of himself or his own: "я", "нас"
    former: tuple[str, ...]  # beginnings of "former": people held once
    who: tuple[str, ...]  # beginnings of relative pronouns
    agents: tuple[str, ...]  # endings of nouns for those who do something, in the genitive of many
    sizes: Stems[int]  # words for people of a number: "couple"
    nationals: frozenset[str]  # people of one country, by one in all cases
    one_first: frozenset[str]
    one_man: frozenset[str]  # forms of "one" that stand for a man, and for a woman
    one_woman: frozenset[str]
    us: frozenset[str]  # "me": of these pronouns the speaker is the person
    whom: frozenset[str]  # relative pronouns in other cases than the first
    them: frozenset[str]
    of_those: re.Pattern[str]  # "из них" behind a number: it counts people told before
    his_names: frozenset[str]  # men's names that end like women's
    her_names: frozenset[str]
    both_names: frozenset[str]
    beside: frozenset[str]  # adverbs that stand between a pronoun and its verb; another word is what it owns
    him: Mapping[str, Person]  # pronouns that a single victim is told by
    groups: Stems[str]
    qualifiers: tuple[tuple[str, re.Pattern[str]], ...]
    grown_to: re.Pattern[str]
    among_civilians: re.Pattern[str]  # "losses among civilians": whom the counts of the sentence are of
    among: re.Pattern[str]
    no_count_after: Stems[str]
    no_count_before: Stems[str]
    cues: Stems[str]
    sources: tuple[tuple[str, re.Pattern[str]], ...]
    own_sources: re.Pattern[str]
    accuse: re.Pattern[str]
    deny: frozenset[str]
    calls_it: frozenset[str]
    false: re.Pattern[str]
    again: frozenset[str]
    about_this: re.Pattern[str]
    that: frozenset[str]
    that_word: str
    openers: frozenset[str]
    accused_ends: frozenset[str]
    no_cue: frozenset[str]
    prepositions: frozenset[str]
    goods: re.Pattern[str]
    captives: re.Pattern[str]
    at_home: re.Pattern[str]
    unreal: re.Pattern[str]
    own_side: str | None
    own_words: frozenset[str]
    marks: Mapping[str, re.Pattern[str]]
    nobody: re.Pattern[str]
    appeal: re.Pattern[str]
    proceedings: re.Pattern[str]
    titles: re.Pattern[str]
    none_hurt: re.Pattern[str]
    rescued: re.Pattern[str]
    held: re.Pattern[str]
    prisons: re.Pattern[str]  # of `held`, what only a state has
    held_by: re.Pattern[str]
    causes: re.Pattern[str]
    strike_things: Stems[str]
    guilty: re.Pattern[str]
    numbers_of: frozenset[str]
    speakers: Stems[str]
    speaker_phrases: re.Pattern[str]
    speaker_adjectives: Stems[str]
    pronouns: frozenset[str]
    cases: Mapping[str, Mapping[str, Any]]

    def case_of(self, low: str, kind: str) -> str:
        """The case that the ending of an adjective or noun tells: nom, gen, dat, acc, ins, loc, or ""."""
        return next((case for ending, case in self.cases[kind].items() if low.endswith(ending)), "")


def _first_forms(words: Sequence[str]) -> Iterator[str]:
    """Of the forms of several names the first of each: those that begin unlike the one before."""
    for n, word in enumerate(words):
        if n == 0 or word[:4] != words[n - 1][:4]:
            yield word


def _side(row: Mapping[str, Any]) -> Named:
    """Side, English name and kind of a row: its own, or those of the group that it names in terms/groups.toml. KeyError
    for one that is not there."""
    if "group" not in row:
        return row["code"], row["name"], row["kind"]
    group = find_party(row["group"])
    if group is None:
        raise KeyError(row["group"])
    return group.code, row["group"], group.kind


@cache
def slavic_lexicon(language: str) -> SlavicLexicon:
    """The words of `uk` or `ru`. FileNotFoundError for another language."""
    acts, people, speech = (table(language, name) for name in ("acts", "people", "speech"))
    marks, unreal, speakers = speech["marks"], speech["unreal"], speech["speakers"]
    act_words, act_phrases = parted(act_entries(acts["class"], language))
    objects, object_phrases = parted((w, name) for name, words in acts["objects"].items() for w in words)
    cues = speech["cues"]
    return SlavicLexicon(
        language=language,
        acts=Stems(act_words),
        act_phrases=by_beginning(act_phrases),
        needs={kind: any_of(entry["needs"]) for kind, entry in acts["class"].items() if "needs" in entry},
        loose=valued(acts["loose"]),
        objects=Stems(objects),
        object_phrases=tuple((any_of([w]), o) for w, o in object_phrases),
        people_hit=any_of(acts["people_hit"]["words"]),
        military=any_of(acts["military"]["words"]),
        methods={code: any_of(words) for code, words in acts["methods"].items()},
        weapons={code: weapon(words) for code, words in acts["weapons"].items()},
        numbers={w: int(value) for value, words in people["numbers"].items() for w in words},
        vague=frozenset(people["vague"]["words"]),
        hundreds={w: int(n) for n, words in people["hundreds"].items() for w in words},
        heads=frozenset(people["forms"]["heads"]),
        subject_numbers=frozenset(people["forms"]["subject_numbers"]),
        people=Stems(person_entries(people["person"])),
        adjectival=tuple(people["adjectival"]),
        plural=frozenset(people["plural"]["words"]),
        singular=tuple(people["singular"]["endings"]),
        plural_verbs=tuple(people["plural"]["verbs"]),
        infinitives=tuple(people["forms"]["infinitives"]),
        oblique=tuple(people["forms"]["oblique"]),
        collective=tuple(people["forms"]["collective"]),
        attributive=tuple(people["forms"]["attributive"]),
        deaths=tuple(people["forms"]["deaths"]),
        accusative=tuple(people["singular"]["accusative"]),
        accusative_many=tuple(people["singular"]["accusative_many"]),
        same_again=frozenset(marks["same_again"]),
        counted=stems(people["counted"]["words"]),
        media=any_of(table(language, "speech")["small"]["media"]),
        animals=any_of(people["counted"]["animals"]),
        forces=force_entries(people["force"], language),
        sides={w: _side(row) for row in people["side"] for w in row["words"]},
        many=tuple(people["plural"]["endings"]),
        one=tuple(people["plural"]["but_one"]),
        half=frozenset(people["half"]),
        metonyms={w: code for code, words in people["metonyms"].items() for w in words},
        capitals=frozenset(w for words in people["metonyms"].values() for w in _first_forms(words)),
        groups=stems(people["pronouns"]["groups"]),
        they=frozenset(people["pronouns"]["they"]),
        of_them=frozenset(people["pronouns"]["of_them"]),
        we=frozenset(people["pronouns"]["we"]),
        generic=tuple(people["forms"]["generic"]),
        wounded=tuple(people["forms"]["wounded"]),
        given_up=any_of(speech["held"]["given_up"]),
        confess=tuple(speech["marks"]["confess"]),
        sentenced=any_of(speech["held"]["sentenced"]),
        captured=any_of(speech["held"]["captured"]),
        inhabitants=tuple(speech["speakers"]["inhabitants"]),
        seats=Stems((w, code) for code, words in people["seats"].items() for w in words),
        parts=Stems((w, code) for code, words in people["parts"].items() for w in words),
        self_words=frozenset(people["pronouns"]["self"]),
        former=tuple(people["forms"]["former"]),
        who=tuple(people["forms"]["who"]),
        agents=tuple(people["forms"]["agents"]),
        sizes=Stems((w, int(size)) for size, words in people["sizes"].items() for w in words),
        nationals=nationals(language),
        one_first=frozenset(people["pronouns"]["one_first"]),
        one_man=frozenset(people["pronouns"]["one_man"]),
        one_woman=frozenset(people["pronouns"]["one_woman"]),
        us=frozenset(people["pronouns"]["me"]),
        whom=frozenset(people["pronouns"]["whom"]),
        them=frozenset(people["pronouns"]["them"]),
        of_those=any_of(people["pronouns"]["of_those"]),
        his_names=frozenset(people["names"]["his"]),
        her_names=frozenset(people["names"]["her"]),
        both_names=frozenset(people["names"]["both"]),
        beside=frozenset(people["pronouns"]["beside"]),
        him={w: Person(sex=sex) for sex in ("M", "F", None) for w in people["pronouns"][sex or "me"]},
        qualifiers=tuple((q, right_before(people[q])) for q in ("at_least", "up_to", "about")),
        grown_to=right_before(people["grown_to"]),
        among=any_of(people["among"]),
        among_civilians=any_of(people["among_civilians"]),
        no_count_after=stems(people["no_count_after"]),
        no_count_before=stems(people["no_count_before"]),
        cues=Stems(cue_entries(cues, speech["cue_verbs"], language)),
        sources=tuple((s, any_of(speech["sources"][s])) for s in ("hedged", "alleged", "asserted")),
        own_sources=any_of(speech["sources"]["own"]),
        accuse=any_of(speech["accuse"]["verbs"]),
        deny=frozenset(speech["deny"]["verbs"]),
        calls_it=frozenset(speech["deny"]["calls_it"]),
        false=any_of(speech["deny"]["false"]),
        again=frozenset(speech["deny"]["again"]),
        about_this=any_of(marks["about_this"]),
        that=frozenset(marks["that"]),
        that_word=marks["that"][0],
        openers=frozenset(marks["openers"]),
        accused_ends=frozenset(marks["accused_ends"]),
        no_cue=frozenset(marks["no_cue"]),
        prepositions=frozenset(marks["prepositions"]),
        own_side=people.get("own_side"),
        own_words=frozenset(people["pronouns"]["objects"]),
        marks={
            name: any_of(marks[name])
            for name in (
                "alleged",
                "hedged",
                "negated",
                "total",
                "found",
                "nowhere",
                "forced",
                "none",
                "credible",
                "verified",
            )
        },
        nobody=any_of(marks["nobody"]),
        appeal=any_of(unreal["appeal"]),
        proceedings=any_of(unreal["proceedings"]),
        titles=any_of(unreal["titles"]),
        goods=any_of(acts["goods"]["words"]),
        captives=any_of(speech["held"]["captives"]),
        at_home=any_of(unreal["at_home"]),
        unreal=any_of(unreal["elsewhere"]),
        none_hurt=any_of(unreal["none_hurt"]),
        rescued=any_of(unreal["rescued"]),
        held=any_of(speech["held"]["words"]),
        prisons=any_of(speech["held"]["prisons"]),
        held_by=any_of(speech["held"]["by"]),
        causes=any_of(speech["causes"]["words"]),
        strike_things=stems(speech["strike_things"]["words"]),
        guilty=any_of(speech["guilty"]["words"]),
        numbers_of=frozenset(speech["numbers_of"]["words"]),
        speakers=valued({k: [w for w in speakers[k] if " " not in w] for k in ("body", "person")}),
        speaker_phrases=any_of(w for w in speakers["person"] if " " in w),
        speaker_adjectives=stems(speakers["adjective"]),
        pronouns=frozenset(speakers["pronouns"]),
        cases=people["cases"],
    )
