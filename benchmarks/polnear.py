"""Who says what, measured on PolNeAR: 208 English articles on politics (read only, never shipped, never trained on).

    python -m benchmarks.polnear --data DIR [--half even|odd|all] [--json OUT] [--show]

DIR holds text/*.txt and attributions/*.ann in brat's stand-off form; where several people annotated an article, the
first by name counts. All scores with 95 % bootstrap intervals over articles:

- content token F: the words inside what anybody says, of the whole article;
- source head F, cue head F: the words that head a source and a cue;
- triple F: attributions matched one to one by the most content words in common; right where both heads are the same and
  at least half of the content words of either side are shared;
- lost attributions: of the attributions to somebody that have two words or more in quotation marks, the share of which
  no statement of ours covers half, so that an act told there would be reported as the article's own words.

The set counts thoughts, plans and demands as well; the rows "said with our own cues" take only the labels whose cue is
on our list. It labels nothing that is said inside quotation marks (one cue of 2,600 in the half that was looked at), so
ours there are left out, and "who said" counts as the word that "who" stands for: mappings of the scorer, not of the
reader. The floor of a row is quotation marks with 22 verbs of saying beside them; the rows "thirty lines" are forty
verbs with subject and clause over the same parse, and those quotations. Rules were made by looking at the even articles
only (by digest of the name); "odd articles" are the other half, whose numbers were seen and whose faults were not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice, takewhile
from operator import attrgetter
from pathlib import Path

from benchmarks.common import Score, arguments, f1, measured, publish
from solferino.extract.lexicon import lexicon
from solferino.extract.material import Tools, prepare
from solferino.extract.parse import load_parser
from solferino.extract.people import Cast
from solferino.extract.said import Said
from solferino.extract.speech import find_speech
from solferino.extract.tree import Parsed, Token
from solferino.model import Document, Folded
from solferino.model.ids import content_id
from solferino.read.formats import Format
from solferino.read.limits import Limits
from solferino.read.reading import Reading
from solferino.read.rendition import render
from solferino.terms.gazetteer import open_gazetteer

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as spans of the text; `source` and `cue` may be empty."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One article with its labels."""

    name: str
    text: str
    labels: tuple[Attribution, ...]

    @property
    def half(self) -> str:
        """`even` for those that rules were tuned on, else `odd`."""
        return "odd" if int(content_id("half", self.name)[-1], 36) % 2 else "even"


# ---- reading -------------------------------------------------------------------------------------------------------
_SPAN = re.compile(r"^(T\d+)\t(\w[\w-]*) ([\d;\s]+?)\t", re.MULTILINE)
_EVENT = re.compile(r"^E\d+\t(.+)$", re.MULTILINE)


def read_articles(folder: Path) -> list[Article]:
    """All articles of the folder by name. SystemExit with a sentence where it is no folder of this form."""
    texts = sorted((folder / "text").glob("*.txt"))
    if not texts:
        raise SystemExit(f"{folder}: no text/*.txt there. Give the folder of the set with --data.")
    out = []
    for path in texts:
        labels = sorted((folder / "attributions").glob(f"{path.stem}*.ann"))
        if labels:
            text = path.read_bytes().decode("utf-8")
            out.append(Article(path.name, text, read_labels(labels[0].read_text(encoding="utf-8"))))
    return out


def read_labels(page: str) -> tuple[Attribution, ...]:
    """The attributions of one .ann file that have a content."""
    spans = {m[1]: tuple(_pair(x) for x in m[3].split(";")) for m in _SPAN.finditer(page)}
    out = []
    for event in _EVENT.finditer(page):
        roles: dict[str, tuple[Stretch, ...]] = {"Source": (), "Cue": (), "Content": ()}
        for role, name in (x.split(":") for x in event[1].split()):
            plain = role.rstrip("0123456789")
            if plain in roles:
                roles[plain] += spans.get(name, ())
        if roles["Content"]:
            out.append(Attribution(roles["Source"], roles["Cue"], roles["Content"]))
    return tuple(out)


def _pair(words: str) -> Stretch:
    start, end = words.split()
    return int(start), int(end)


# ---- our reader, and the floor -------------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class Told:
    """What was read, in offsets of the text made plain (`folded`): the attributions, and the stretches that would not
    be the article's own words."""

    attributions: tuple[Attribution, ...]
    covered: tuple[Stretch, ...]
    sentences: tuple[Parsed, ...]
    folded: Folded

    def plain(self, labels: Sequence[Attribution]) -> tuple[Attribution, ...]:
        """Labels of the article in the same offsets."""
        return tuple(Attribution(self._all(a.source), self._all(a.cue), self._all(a.content)) for a in labels)

    def _all(self, spans: Sequence[Stretch]) -> tuple[Stretch, ...]:
        return tuple((self.folded.folded(lo), self.folded.folded(hi)) for lo, hi in spans)


def project_reader() -> Callable[[Article], Told]:
    """The speech components as the product runs them."""
    tools = Tools(load_parser(), lexicon("en"), open_gazetteer())

    def read(article: Article) -> Told:
        data = article.text.encode()
        digest = content_id("text", article.text)
        document = Document(digest, article.name, digest, len(data), "text/plain", language="en")
        rendition = render(document, data, _no_wall, Limits())
        material = prepare(document, rendition, tools)
        cast = Cast.of(material.speaking, tools.lexicon, material.states)
        return collected(find_speech(material.sentences, material.quotes, cast), material.sentences, material.folded)

    return read


def collected(speech: Sequence[Said], sentences: Sequence[Parsed], folded: Folded) -> Told:
    """What was read as attributions; a quotation that goes on without a cue belongs to the one that it continues."""
    found: dict[tuple[Stretch, ...], Attribution] = {}
    covered: list[Stretch] = []
    for said in speech:
        who = said.speaker
        if who is None:
            continue
        if said.claims:
            covered += said.parts
        if said.carried:
            continue
        source = ((who.start, who.end),) if who.start is not None and who.end is not None else ()
        cue = (said.cue,) if said.cue is not None else ()
        before = found.get(source + cue)
        parts = said.parts if before is None else before.content + said.parts
        found[source + cue] = Attribution(source, cue, parts)
    return Told(tuple(found.values()), tuple(covered), tuple(sentences), folded)


def _no_wall(name: str, _: bytes, form: Format) -> Reading:
    raise ValueError(f"{name}: a labelled text is plain text, not {form.name}")


_QUOTED = re.compile(r"[\"“]([^\"“”\n]{3,}?)[\"”]|(?<!')''(?=\S)([^\"“”\n]{3,}?)''")
_VERBS = re.compile(
    r"\b(said|says|say|told|tells|added|adds|wrote|writes|asked|argued|argues|claimed|claims|stated|explained|noted|"
    r"insisted|announced|replied|tweeted|warned|continued)\b"
)
_NAME = re.compile(r"\b(?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)\b")
_NEAR = 80  # characters in which the floor looks for a verb beside a quotation, and for a name beside the verb


def read_with_floor(text: str) -> tuple[Attribution, ...]:
    """Quotation marks, the nearest of 22 verbs, the nearest capitals or pronoun."""
    out = []
    for quote in _QUOTED.finditer(text):
        cue = _nearest(_VERBS, text, quote.span())
        who = _nearest(_NAME, text, cue, apart_from=quote.span()) if cue else None
        out.append(Attribution((who,) if who else (), (cue,) if cue else (), (quote.span(),)))
    return tuple(out)


# fmt: off
_LEMMAS = frozenset((
    "say", "tell", "add", "write", "ask", "argue", "claim", "state", "explain", "note", "insist", "announce",
    "reply", "tweet", "warn", "continue", "think", "believe", "know", "want", "hope", "call", "report",
    "suggest", "show", "find", "describe", "expect", "promise", "agree", "urge", "admit", "confirm", "deny",
    "declare", "predict", "propose", "decide", "plan", "recall",
))
# fmt: on


def read_with_lines(sentences: Sequence[Parsed], quoted: Sequence[Attribution]) -> list[Attribution]:
    """The second floor: forty verbs with subject and clause by the parse, and quotations beside them."""
    out = []
    for t in (t for p in sentences for t in p.tokens if t.is_verb and t.lemma in _LEMMAS):
        who, what = t.first("nsubj"), t.first("ccomp", "xcomp")
        beside = [q for q in quoted if q.cue == ((t.start, t.end),)]
        said = [x for x in what.subtree() if x is not t] if what is not None else []
        parts = [(said[0].start, said[-1].end)] if said else []
        parts += [span for q in beside for span in q.content]
        if who is not None and parts:
            out.append(Attribution(((who.start, who.end),), ((t.start, t.end),), tuple(parts)))
    taken = {q for a in out for q in a.content}
    return out + [q for q in quoted if not taken.intersection(q.content)]


def _nearest(pattern: re.Pattern[str], text: str, to: Stretch, apart_from: Stretch = (0, 0)) -> Stretch | None:
    around = (m.span() for m in pattern.finditer(text, max(0, to[0] - _NEAR), to[1] + _NEAR))
    free = [m for m in around if not _meet(m, to) and not _meet(m, apart_from)]
    return min(free, key=lambda m: max(to[0] - m[1], m[0] - to[1]), default=None)


def _meet(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]


# ---- scoring -------------------------------------------------------------------------------------------------------
@dataclass(slots=True)
class Tally:
    """Counts of one article by metric: how many right, told, labelled."""

    right: dict[str, int] = field(default_factory=dict)
    told: dict[str, int] = field(default_factory=dict)
    wanted: dict[str, int] = field(default_factory=dict)
    lost: int = 0
    quoted: int = 0
    faults: list[str] = field(default_factory=list)

    def put(self, metric: str, right: int, told: int, wanted: int) -> None:
        """Set the counts of one metric."""
        self.right[metric], self.told[metric], self.wanted[metric] = right, told, wanted


ROLES = ("content", "source", "cue", "triple")


_RELATIVE = frozenset({"who", "which", "that"})
_start, _end = attrgetter("start"), attrgetter("end")


class Scorer:
    """One article's words, to hold spans against each other; offsets are those of the text made plain."""

    def __init__(self, told: Told) -> None:
        self.text = told.folded.text
        self.tokens = sorted((t for p in told.sentences for t in p.tokens), key=_start)

    def words(self, spans: Iterable[Stretch]) -> frozenset[int]:
        """Where the words inside the spans start, marks left out."""
        return frozenset(
            t.start for lo, hi in spans for t in self._inside(lo, hi) if t.pos != "PUNCT" and t.start >= lo
        )

    def head(self, spans: Iterable[Stretch]) -> int | None:
        """Where the word starts that the other words of the spans hang on; for "who said" that of the one who said."""
        inside = [t for lo, hi in spans for t in self._inside(lo, hi)]
        free = [t for t in inside if not any(t.head is x and t is not x for x in inside)]
        best: Token | None = next((t for t in free if t.pos != "PUNCT"), None) or next(iter(inside), None)
        if best is None:
            return None
        relative = best.lower in _RELATIVE and best.head.dep == "relcl"
        return best.head.head.start if relative else best.start

    def _inside(self, lo: int, hi: int) -> list[Token]:
        """Words that share a character with the stretch."""
        first = bisect_right(self.tokens, lo, key=_end)
        return list(takewhile(lambda t: t.start < hi, islice(self.tokens, first, None)))

    def tally(self, told: Sequence[Attribution], covered: Sequence[Stretch], labels: Sequence[Attribution]) -> Tally:
        """What is right of what was told."""
        out = Tally()
        marked = [m.span(m.lastindex or 0) for m in _QUOTED.finditer(self.text)]
        told = [a for a in told if not any(lo <= cue[0] < hi for cue in a.cue for lo, hi in marked)]
        gold, ours = self._content(labels), self._content(told)
        out.put("content", len(gold & ours), len(ours), len(gold))
        wanted = [(self.head(a.source), self.head(a.cue), self.words(a.content)) for a in labels]
        found = [(self.head(a.source), self.head(a.cue), self.words(a.content)) for a in told]
        for k, role in enumerate(("source", "cue")):
            a, b = ({x[k] for x in side if x[k] is not None} for side in (wanted, found))
            out.put(role, len(a & b), len(b), len(a))
        right = 0
        for i, j in _matched([w[2] for w in wanted], [f[2] for f in found]):
            shared = len(wanted[i][2] & found[j][2])
            same = wanted[i][:2] == found[j][:2]
            right += same and 2 * shared >= len(wanted[i][2]) and 2 * shared >= len(found[j][2])
        out.put("triple", right, len(told), len(labels))
        for label in labels:
            quoted = [q for q in marked if any(_meet(q, c) for c in label.content)]
            words = self.words(quoted) & self.words(label.content)
            if len(words) < 2 or not label.source:
                continue
            out.quoted += 1
            if 2 * len(words & self.words(covered)) < len(words):
                out.lost += 1
                out.faults.append(self.text[min(q[0] for q in quoted) : max(q[1] for q in quoted)])
        return out

    def _content(self, side: Sequence[Attribution]) -> frozenset[int]:
        return self.words(s for a in side for s in a.content)


def _matched(wanted: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs, one to one, the most words in common first."""
    pairs = sorted(
        ((-len(w & f), len(w ^ f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found) if w & f)
    )
    seen: set[tuple[str, int]] = set()
    out = []
    for _, _, i, j in pairs:
        if ("w", i) not in seen and ("f", j) not in seen:
            seen |= {("w", i), ("f", j)}
            out.append((i, j))
    return out


def with_our_cues(labels: Sequence[Attribution], scorer: Scorer) -> list[Attribution]:
    """The labels whose cue is one of ours for speech."""
    lx = lexicon("en")
    ours = {t.start for t in scorer.tokens if t.lemma in lx.cue_stance or t.lower == "according"}
    return [a for a in labels if scorer.head(a.cue) in ours]


def scores(name: str, tallies: Sequence[Tally], floors: Sequence[Tally]) -> list[Score]:
    """F of each role over all articles, and what was lost."""
    metrics = {
        "content token F": ("content", _f("content")),
        "source head F": ("source", _f("source")),
        "cue head F": ("cue", _f("cue")),
        "triple F": ("triple", _f("triple")),
    }
    made = []
    for metric, (role, score) in metrics.items():
        count = sum(t.wanted[role] for t in tallies)
        made.append(measured(name, metric, tallies, score, floor=score(floors), count=count))
    count = sum(t.quoted for t in tallies)
    return [*made, measured(name, "lost attributions", tallies, _lost, floor=_lost(floors), count=count)]


def parts_of_content(name: str, tallies: Sequence[Tally], floors: Sequence[Tally]) -> list[Score]:
    """Precision and recall behind the content's F."""
    made = []
    for metric, of in (("content token precision", "told"), ("content token recall", "wanted")):
        score = _part(of)
        count = sum(getattr(t, of)["content"] for t in tallies)
        made.append(measured(name, metric, tallies, score, floor=score(floors), count=count))
    return made


def _f(role: str) -> Callable[[Sequence[Tally]], float]:
    return lambda ts: f1(sum(t.right[role] for t in ts), sum(t.told[role] for t in ts), sum(t.wanted[role] for t in ts))


def _part(of: str) -> Callable[[Sequence[Tally]], float]:
    return lambda ts: sum(t.right["content"] for t in ts) / max(1, sum(getattr(t, of)["content"] for t in ts))


def _lost(tallies: Sequence[Tally]) -> float:
    return sum(t.lost for t in tallies) / max(1, sum(t.quoted for t in tallies))


def measure(articles: Sequence[Article], read: Callable[[Article], Told], *, show: bool = False) -> list[Score]:
    """All rows."""
    sheets: list[Tally] = []
    ours: list[Tally] = []
    floors: list[Tally] = []
    own_floors: list[Tally] = []
    lines: list[Tally] = []
    for article in articles:
        told = read(article)
        scorer, labels = Scorer(told), told.plain(article.labels)
        guess = read_with_floor(told.folded.text)
        second = read_with_lines(told.sentences, guess)
        spans = [s for a in guess if a.source for s in a.content]
        own = with_our_cues(labels, scorer)
        sheets.append(scorer.tally(told.attributions, told.covered, labels))
        ours.append(scorer.tally(told.attributions, told.covered, own))
        floors.append(scorer.tally(guess, spans, labels))
        own_floors.append(scorer.tally(guess, spans, own))
        lines.append(scorer.tally(second, [s for a in second for s in a.content], labels))
        if show and article.half == "even":
            print(article.name, *sheets[-1].faults, sep="\n    ")
    odd = [k for k, a in enumerate(articles) if a.half == "odd"]
    made = scores("polnear", sheets, floors) + parts_of_content("polnear", sheets, floors)
    if 0 < len(odd) < len(articles):
        made += scores("polnear, odd articles", [sheets[k] for k in odd], [floors[k] for k in odd])
    made += scores("polnear, said with our own cues", ours, own_floors)
    return made + scores("polnear, thirty lines", lines, floors)[:-1]


def main(given: Sequence[str] | None = None) -> None:
    """Read the set, measure, print the table, and write it as JSON where asked."""
    parser = arguments(__doc__, "polnear")
    parser.add_argument("--half", choices=["even", "odd", "all"], default="all")
    options = parser.parse_args(given)
    articles = [a for a in read_articles(options.data) if options.half in ("all", a.half)]
    publish(measure(articles, project_reader(), show=options.show), options.json)


if __name__ == "__main__":
    main()
