"""Our own job on the labelled passages: short texts by many hands in English, Ukrainian and Russian.

    python -m benchmarks.passages --data corpus/passages [--test] [--json OUT] [--show] [--llm ADDRESS|FILE]

DIR holds one folder a language, in the form of corpus/passages/README.md. `dev` is read; `test`, which nothing is
tuned on, only with --test. The floor beside each score is what keywords alone reach.

The words marked as a place are a phrase ("the road out of Vovchansk"): a place is right under any name in it that is
not a State's, and a phrase without a name ("a village") asks for no place, as in the gold labels of whole articles. One
written in Cyrillic letters is right under the names that the gazetteer has for it, since the product tells English
readers of Kherson where the label has "Херсон".
"""

from __future__ import annotations

import importlib.util
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from benchmarks.common import Score, arguments, publish
from benchmarks.labelled import allegations, by_field, floor_of, scores
from solferino.extract.slavic.places_words import region_of
from solferino.measure.agreement.score import Label, Sheet, judge_all, read_labels
from solferino.terms.bodies import country
from solferino.terms.gazetteer import Gazetteer, open_gazetteer

LANGUAGES = ("en", "uk", "ru")
KEPT_BACK = "test"
_SCRIPT = Path(__file__).resolve().parent.parent / "corpus" / "passages.py"


def write_texts(data: Path, out: Path) -> list[str]:
    """Texts and labels of every language of DIR, written to `out/LANGUAGE/PART`; the languages that are there.

    SystemExit where none is.
    """
    script = _script()
    found = [language for language in LANGUAGES if any((data / language).glob("*.txt"))]
    if not found:
        raise SystemExit(f"{data}: no folder {', '.join(LANGUAGES)} with passages. Give their folder with --data.")
    for language in found:
        passages = [p for path in sorted((data / language).glob("*.txt")) for p in script.read_file(path)]
        script.write_gold(passages, language, out / language)
    return found


def _script() -> ModuleType:
    """corpus/passages.py, which stands outside the packages so that it can be run with the corpus alone."""
    spec = importlib.util.spec_from_file_location("corpus_passages", _SCRIPT)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{_SCRIPT} cannot be read.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    sys.path.insert(0, str(_SCRIPT.parent))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(_SCRIPT.parent))
    return module


def by_name(sheets: Iterable[Sheet]) -> list[Sheet]:
    """The sheets, each place asked for by the names in the words marked, or not at all where they hold none."""
    return [replace(s, facts=tuple(_named(fact) for fact in s.facts)) for s in sheets]


# Capitalised words in a row, also over a small word that names of places hold; an owner ("Sudan's") stands apart.
_WORD = r"[A-ZÀ-ÝЀ-Я][\w-]*+(?:[’'ʼ](?!s\b)\w++)?(?![’'ʼ]s\b)"
_NO_NAME = "The|A|An|At|In|Near|On|Outside|На|В|У|З|С|Біля|Возле|Під|Под|Коло|Около"  # in front of one
_NAME = re.compile(rf"\b(?!(?:{_NO_NAME})\b){_WORD}(?: (?:of |[a-z]{{2}}-)?{_WORD})*")


def _named(fact: Label) -> Label:
    given = [str(words) for words in fact.says.get("place_any", ())]
    if not given:
        return fact
    names = [m[0] for words in given for m in _NAME.finditer(words)]
    names = [n for n in names if country(n) is None] or names
    says = {k: v for k, v in fact.says.items() if k != "place_any"}
    return replace(fact, says={**says, "place_any": [*dict.fromkeys((*given, *names))]} if names else says)


def in_english_too(sheets: Iterable[Sheet], gazetteer: Gazetteer) -> list[Sheet]:
    """The sheets, each place in Cyrillic letters also under the names that the gazetteer has for that spelling."""
    return [replace(s, facts=tuple(_with_names(fact, gazetteer) for fact in s.facts)) for s in sheets]


def _with_names(fact: Label, gazetteer: Gazetteer) -> Label:
    given = list(fact.says.get("place_any", ()))
    cyrillic = [name for name in given if not name.isascii()]
    known = [e.name for name in cyrillic for e in gazetteer.candidates(name)]
    known += [area for name in cyrillic for language in ("uk", "ru") if (area := region_of(name, language))]
    return replace(fact, says={**fact.says, "place_any": [*given, *dict.fromkeys(known)]}) if known else fact


def measure(data: Path, parts: Sequence[str], *, show: bool = False, llm: str | None = None) -> list[Score]:
    """The scores of each language and part, by the built-in extractor; or of English by a language model, which reads
    no other. SystemExit where no passage is there."""
    made: list[Score] = []
    name = "passages with llm" if llm else "passages"
    with tempfile.TemporaryDirectory(prefix="solferino-passages-") as home:
        for language in (x for x in write_texts(data, Path(home)) if x == "en" or not llm):
            for part in parts:
                texts = Path(home) / language / part
                sheets = in_english_too(by_name(read_labels(texts / "gold.jsonl", texts)), open_gazetteer())
                tallies = judge_all(sheets, allegations(texts, llm=llm))
                made += scores(f"{name} {language} {part}", tallies, floor_of(texts, sheets))
                if show and part != KEPT_BACK:  # what is wrong in the test part is not to be looked at
                    print(language, *(fault for t in tallies for fault in t.faults), by_field(tallies), sep="\n")
    return made


def main(given: Sequence[str] | None = None) -> None:
    """Read the passages, measure, print the table, and write it as JSON where asked."""
    parser = arguments(__doc__, "passages")
    parser.add_argument("--test", action="store_true", help="also the part that is kept back")
    parser.add_argument("--llm", metavar="ADDRESS|FILE", help="ask the language model there instead of the rules")
    options = parser.parse_args(given)
    parts = ("dev", KEPT_BACK) if options.test else ("dev",)
    publish(measure(options.data, parts, show=options.show, llm=options.llm), options.json)


if __name__ == "__main__":
    main()
