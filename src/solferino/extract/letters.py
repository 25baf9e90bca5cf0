"""Text as a row of letters, one a token, so that a language's forms are short patterns in a data file.

"between 3 and 5 May 2022" becomes `between day and day month year`; a form such as `between (day) and (day) (month)
(year)?` is a regular expression over such a row. A page is a few hundred letters long and most of them are "word", so
that forms are tried at few places; and a new language brings words and forms, not code.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

# What a token is when the lexicon does not know it; punctuation is the same in every language.
_MARKS = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "longdash", "/": "slash", ":": "colon", ";": "stop",
    "!": "stop", "?": "stop", "(": "open", ")": "close", "[": "bracket", "%": "percent", "$": "money", "€": "money",
    "£": "money", "₴": "money", "₽": "money", "'": "apostrophe", "+": "plus", '"': "quote", "“": "quote",
    "”": "quote", "~": "tilde", "#": "hash", "°": "degree", "…": "stop",
}  # fmt: skip
_SHAPES = (
    "word",
    "name",
    "mark",
    "int",
    "real",
    "iso",
    "numeric",
    "clock",
    "nth",
    "figure",
    "break",
    *set(_MARKS.values()),
)

_TOKEN = re.compile(
    r"""([^\W\d]\w*(?:-(?!(?:19|20)\d\ds?\b)\d[\w-]*   # S-300: a name; but "mid-2022" is two words
                   |'(?!s\b)\w+)?)                   # didn't; but "Sunday's" is two
      | (\d{4}-\d\d?-\d\d?\b(?!-)                   # 2022-03-13
        |\d{1,4}([./])\d{1,2}\3\d{2,4}\b             # 11/10/2022, 11.10.2022
        |\d\d?-\d\d?-(?:19|20)\d\d\b(?!-)             # 11-10-2022
        |\d{1,3}(?:,\d{3})+(?![\d,])                 # 1,374
        |\d+(?:\.\d+)+                               # 7.62
        |\d{1,2}:\d\d\b                              # 10:30
        |\d+\w*)                                     # 40, 3rd, 152mm, 1990s
      | [^\w\s]""",
    re.VERBOSE,
)
_KNOWN_TOKENS = 100_000  # readings kept: about 10 MB; a language's common words are far fewer
_DIGIT, _WORD = re.compile(r"\d"), re.compile(r"\w+")
_WRAPPED = 50  # hard-wrapped text is broken at 60 to 80 columns; headlines of that length mostly end a paragraph anyway
_NAME_IN_FORM = re.compile(r"[a-z_]+")


# What a token that starts with a digit is: the name of its class and its value; "figure" where it is nothing known.
Number = Callable[[str], tuple[str, Any]]
# The same for a word with a capital that the lexicon does not know; None where it is only a word.
Guess = Callable[[str], tuple[str, Any] | None]


@dataclass(slots=True)
class Row:
    """The tokens of a text: a letter each, where it stands, and what it is worth (a month's number, a count)."""

    text: str
    letters: list[str]
    starts: list[int]
    ends: list[int]
    values: list[Any]

    def put(self, first: int, last: int, letter: str, value: Any) -> None:
        """One token in place of the tokens `first..last` (half-open)."""
        begin, end = self.starts[first], self.ends[last - 1]
        self.letters[first:last] = [letter]
        self.starts[first:last] = [begin]
        self.ends[first:last] = [end]
        self.values[first:last] = [value]


class Lexicon:
    """Words, their letters and values, and the forms of one data file (`[words.CLASS]`, `[macros]`, `[[forms]]`)."""

    def __init__(self, data: Mapping[str, Any], number: Number, guess: Guess | None = None) -> None:
        words: Mapping[str, Any] = data["words"]
        self.data = data
        names = [*_SHAPES, *words, *data.get("shapes", ())]
        self.letter = {name: chr(0xE000 + i) for i, name in enumerate(dict.fromkeys(names))}
        self.name = {letter: name for name, letter in self.letter.items()}
        self._number, self._guess = number, guess
        self._words: dict[str, tuple[str, Any]] = {}
        for kind, entries in words.items():
            pairs = entries.items() if isinstance(entries, dict) else ((w, w) for w in entries)
            self._words.update((w, (self.letter[kind], value)) for w, value in pairs)
        self._capital = frozenset(self.letter[k] for k in data.get("capital", ()))
        self._telling: frozenset[str] | None = None
        if "telling" in data:
            telling = [*data["telling"], *(k for stage in data["keys"] for k in stage)]
            self._telling = frozenset(w for k in telling if k in words for w in words[k])
        self._macros: Mapping[str, str] = data.get("macros", {})
        self._read = _Memo(self._token)

    def compiled(self, form: str) -> str:
        """A form as a regular expression over letters: macros (in capitals) filled in, names replaced, spaces gone."""
        for macro, body in self._macros.items():
            form = re.sub(rf"\b{macro}\b", f"(?:{body})", form)
        return _NAME_IN_FORM.sub(lambda m: self.letter[m[0]], form).replace(" ", "")

    def stages(self) -> tuple[Stage, ...]:
        """The forms, one pattern a stage. `keys` of the file: one of these words is in every match of that stage."""
        return tuple(
            Stage(self, [f for f in self.data["forms"] if f.get("stage", 1) == number], keys)
            for number, keys in enumerate(self.data["keys"], 1)
        )

    def lex(self, text: str) -> Row:
        """The row of `text`. Where the file names telling words, a paragraph without any and without a digit is left
        out; the end of each paragraph is a token ("break")."""
        row = Row(text, [], [], [], [])
        read = self._read
        if len(read) > _KNOWN_TOKENS:
            read.clear()
        for start, end in _paragraphs(text):
            if self._tells(text[start:end]):
                matches = list(_TOKEN.finditer(text, start, end))
                read_as = [read[m[0]] for m in matches]
                row.letters += [letter for letter, _ in read_as]
                row.values += [value for _, value in read_as]
                row.starts += [m.start() for m in matches]
                row.ends += [m.end() for m in matches]
            if end < len(text):
                row.letters.append(self.letter["break"])
                row.values.append(None)
                row.starts.append(end)
                row.ends.append(end + 1)
        return row

    def _tells(self, paragraph: str) -> bool:
        if self._telling is None or _DIGIT.search(paragraph):
            return True
        return not self._telling.isdisjoint(_WORD.findall(paragraph.lower()))

    def _token(self, token: str) -> tuple[str, Any]:
        """Letter and value of a token: by the lexicon, else by its shape."""
        if token[0].isdigit():
            shape, value = _shape(token, self._number)
            if shape == "figure":  # "10am", "152mm": may be a word of the language
                return self._words.get(token.lower(), (self.letter["figure"], token))
            return self.letter[shape], value
        if not token[0].isalpha():
            return self.letter[_MARKS.get(token, "mark")], None
        known = self._words.get(token.lower())
        if known and not (known[0] in self._capital and token[0].islower()):
            return known
        guess = self._guess(token) if self._guess and token[0].isupper() else None
        if guess:
            return self.letter[guess[0]], guess[1]
        return self.letter["word" if token[-1].isalpha() else "name"], None


class _Memo(dict[str, tuple[str, Any]]):
    """What each token has been read as: most tokens of a text have been seen before."""

    def __init__(self, read: Callable[[str], tuple[str, Any]]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, token: str) -> tuple[str, Any]:
        self[token] = found = self._read(token)
        return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each paragraph, line ends left out: a line each, unless it was broken by its length alone."""
    start = line = 0
    while start < len(text):
        end = text.find("\n", line)
        if end >= 0 and _wraps(text, line, end):
            line = end + 1
            continue
        end = len(text) if end < 0 else end
        yield start, end
        start = line = end + 1


def _wraps(text: str, line: int, at: int) -> bool:
    """Whether the line `line..at` is a long one broken in mid-sentence, so that its end is no more than a space."""
    return at - line >= _WRAPPED and text[at - 1] not in '.!?:;"”)' and text[at + 1 : at + 2] not in ("", "\n")


def _shape(token: str, number: Number) -> tuple[str, Any]:
    if token.isdigit():
        return number(token)
    if "," in token:
        return "int", int(token.replace(",", ""))
    if "-" in token:
        return ("iso" if token.index("-") == 4 else "numeric"), token
    if ":" in token:
        return "clock", token
    if "/" in token or token.count(".") == 2:
        return "numeric", token
    if "." in token:
        return "real", token
    if token[-2:].lower() in ("st", "nd", "rd", "th") and token[:-2].isdigit():
        return "nth", int(token[:-2])
    return number(token)


@dataclass(frozen=True, slots=True)
class Match:
    """A form that fits the tokens `first..last` (half-open): its reader's name, and for each group the values of its
    tokens (none where it is empty) and their numbers (-1 where it took no part)."""

    kind: str
    groups: list[list[Any]]
    spans: list[tuple[int, int]]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Read:
    """What a match is: the token that takes the place of the tokens `first..last` (half-open)."""

    letter: str
    value: Any
    first: int
    last: int


class Stage:
    """Forms that are tried together, leftmost first and, at one place, in the order of the file."""

    def __init__(self, lexicon: Lexicon, forms: Sequence[Mapping[str, Any]], keys: Sequence[str]) -> None:
        parts = []
        self._kinds: dict[int, tuple[str, int, int]] = {}
        before = 0
        for form in forms:
            body = lexicon.compiled(form["like"])
            inner = re.compile(body).groups
            parts.append(f"({body})")
            self._kinds[before + 1] = (form["is"], before + 2, before + 2 + inner)
            before += 1 + inner
        self._pattern = re.compile("|".join(parts))
        # No form goes over a word that the lexicon does not know: only runs of known ones with a key are looked at.
        unknown = lexicon.letter["word"]
        key = "".join(lexicon.letter[k] for k in keys)
        self._runs = re.compile(f"[^{unknown}{key}]*[{key}][^{unknown}]*")

    def rewrite(self, row: Row, read: Callable[[Match], Read | None]) -> None:
        """Replace every match by the token that `read` makes of it; None where the form does not hold after all."""
        letters = "".join(row.letters)
        for run in reversed(list(self._runs.finditer(letters))):
            at, end = run.span()
            while match := self._pattern.search(letters, at, end):
                kind, low, high = self._kinds[match.lastindex or 0]
                first, last = match.span()
                spans = [match.span(g) for g in range(low, high)]
                groups = [row.values[a:b] if a >= 0 else [] for a, b in spans]
                made = read(Match(kind, groups, spans, first, last))
                at = first + 1
                if made is not None:
                    first, last = made.first, made.last
                    row.put(first, last, made.letter, made.value)
                    letters = letters[:first] + made.letter + letters[last:]
                    at, end = first + 1, end - (last - first) + 1


def data(language: str, name: str) -> dict[str, Any]:
    """The data file `name` of a language; where it names another in `forms_of`, what it lacks is that one's.

    FileNotFoundError where there is none.
    """
    file = resources.files(__package__) / "lang" / language / f"{name}.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    return data(table["forms_of"], name) | table if "forms_of" in table else table
