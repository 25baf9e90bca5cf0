"""When a document was published, where its text, its name or its address says so. Never a guess, never today.

Only what stands at the top of the text counts: a date in the middle is about what happened, not about the document.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable

from solferino.model import Published

_MONTHS: dict[str, int] = {}
for _names in (
    "january february march april may june july august september october november december",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "x x x x x x x x sept x x x",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
    "januar februar märz april mai juni juli august september oktober november dezember",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
):
    for _number, _name in enumerate(_names.split(), 1):
        if _name != "x":
            _MONTHS.setdefault(_name, _number)

_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
_DATE = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"(?<!\d){_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<![\d.]){_YEAR}[./](?P<number>\d{{1,2}})[./](?P<day>\d{{1,2}})(?!\d)",
        r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?" + _YEAR,
        r"(?<![\d/])(?P<first>\d{1,2})[/-](?P<second>\d{1,2})[/-]" + _YEAR,
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.|º|er)?\s+(?:of\s+|de\s+)?{_MONTH},?\s*(?:de\s+|del\s+)?{_YEAR}",
        rf"(?<!\w){_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
    )
)
_ANY_MONTH = _MONTH.replace("?P<month>", "?:")
_DAY_WITHOUT_YEAR = re.compile(
    rf"(?<!\d)\d{{1,2}}(?:st|nd|rd|th|\.)?\s+{_ANY_MONTH}|(?<!\w){_ANY_MONTH}\s+\d{{1,2}}\b", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"(?<!\w){_MONTH},?\s+{_YEAR}", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:article |story |page |post |report )?(?:"
    r"(?:first |originally )?(?:published|posted|issued|released|created|uploaded)|"
    r"publication date|date|dated|last (?:updated|modified|edited|changed|reviewed)|updated|modified|reviewed|as of|"
    r"опубліковано|оновлено|дата(?: публікації| публикации)?|опубликовано|обновлено|"
    r"veröffentlicht|aktualisiert|stand|publié|"
    r"mis à jour|publicado|actualizado|opublikowano|aktualizacja)(?: on| at| le| el| am| den)?\b\W*",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updated|modified|edited|changed|reviewed|оновлено|обновлено|aktualisiert|mis à jour|actualizado|aktualizacja",
    re.I,
)
# What may stand beside a date in a time stamp: weekdays, times, zones, separators.
_BESIDE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|t?\d{1,2}[:.h]\d{2}(?::\d\d)?z?|"
    r"\b(?:am|pm|a\.m|p\.m|gmt|utc|est|edt|et|bst|cet|cest|eet|eest|ist|msk|pst|pdt|uhr|at|on|о|в|um|à|the|and|ago|hrs?|"
    r"понеділок|вівторок|середа|четвер|пʼятниця|субота|неділя|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|"
    r"[+-]\d{1,2}(?:\d\d)?\b|\d{1,3} (?:s|m|h|d|sec|min|minute|hour|day|week|month|year)s?\b|[\W_]",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b\d{1,3} ?(?:s|m|h|d|w|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?) ago\b", re.I
)
# "KYIV, March 3, 2023 (Agency) -": place and date before the first sentence.
_DATELINE = re.compile(r"^[^.!?]{0,90}?(?:\s[-–—]{1,2}\s|\)\s*[-–—]|[-–—]{2}|:\s)")
_BY = re.compile(r"(?:by|von|par|por|autor|автор)\b.{0,60}$", re.IGNORECASE)
_ADDRESS = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[/_.-](?P<number>\d{1,2})[/_.-](?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})[._-](?P<number>\d{1,2})[._-](?P<year>(?:19|20)\d\d)(?!\d)"),
)
_ADDRESS_MONTH = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<number>0[1-9]|1[0-2])/")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
_TOP = 14  # lines that may carry the date of a page: headline, standfirst, byline, share bar, stamp
_LONGEST_STAMP = 140
_DIGIT = re.compile(r"\d")


def is_stamp(text: str) -> bool:
    """Whether a line is nothing but a date (with a label, a time, a weekday, "3 hours ago") and no sentence."""
    return beside_stamp(text) == ()


def beside_stamp(text: str) -> tuple[str, ...] | None:
    """What stands in a line beside a date, in pieces; None where there is no date, or the line is too long for one."""
    if len(text) > _LONGEST_STAMP or not _DIGIT.search(text):
        return None
    rest, found = text, 0
    for pattern in (*_DATE, _AGO, _DAY_WITHOUT_YEAR, _MONTH_YEAR):
        rest, count = pattern.subn("|", rest)
        found += count
    if not found:
        return None
    parts = (_LABEL.sub("", part).strip(" ,;:–-") for part in re.split(r"[|·•]", rest))
    return tuple(part for part in parts if _BESIDE.sub("", part))


def published_in_text(lines: Iterable[str], *, paragraphs: int = 1) -> Published:
    """The date that the top of a text gives, basis `text`; an empty Published where it gives none.

    `lines` are the lines in order. Counted are stamps and datelines before the end of the first `paragraphs` long
    lines; "published" goes before an unmarked date, that before "updated". An order of day and month that the words
    do not settle (03/04/2023) gives the range of both.
    """
    stamps: list[tuple[int, Published]] = []
    seen = 0
    for number, text in enumerate(lines):
        if number >= _TOP or seen >= paragraphs:
            break
        if is_stamp(text) or _signed(text):
            for part in re.split(r"[|·•]|(?=\bupdated\b)", text, flags=re.IGNORECASE):
                if (found := _first_date(part, "text")) is not None:
                    label = _LABEL.match(part)
                    rank = 1 if label is None else 2 if _UPDATED.search(label.group()) else 0
                    stamps.append((rank, found))
        elif (head := _DATELINE.match(text[:200])) and (found := _first_date(head.group(), "text")) is not None:
            stamps.append((1, found))
        if len(text) > 160:
            seen += 1
    return min(stamps, key=lambda s: s[0])[1] if stamps else Published()


def published_in_address(address: str) -> Published:
    """The date in a web address or a file name (`/2023/03/16/`, `report_20230316.txt`), basis `address`."""
    for pattern in _ADDRESS:
        for match in pattern.finditer(address):
            if (found := _published(match, "address")) is not None:
                return found
    for match in _ADDRESS_MONTH.finditer(address):
        year, month = int(match["year"]), int(match["number"])
        if _FIRST_YEAR <= year <= _LAST_YEAR:
            last = calendar.monthrange(year, month)[1]
            return Published(f"{year}-{month:02}-01", f"{year}-{month:02}-{last}", "address")
    return Published()


def plausible(day: str | None) -> str | None:
    """`day` where it is an ISO date between 1990 and 2100, else None."""
    try:
        found = dt.date.fromisoformat((day or "")[:10])
    except ValueError:
        return None
    return found.isoformat() if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _signed(text: str) -> bool:
    """Whether a date stands in a line with an author or other short things between bars, as in a byline."""
    beside = beside_stamp(text)
    if not beside:
        return False
    return all(_BY.match(part) for part in beside) or any(is_stamp(part) for part in re.split(r"[|·•]", text))


def _first_date(text: str, basis: str) -> Published | None:
    found = [m for pattern in _DATE if (m := pattern.search(text))]
    for match in sorted(found, key=lambda m: m.start()):
        if (published := _published(match, basis)) is not None:
            return published
    return None


def _published(match: re.Match[str], basis: str) -> Published | None:
    got = match.groupdict()
    year = int(got["year"])
    if got.get("first"):
        a, b = int(got["first"]), int(got["second"])
        days = sorted(d for d in {_iso(year, a, b), _iso(year, b, a)} if d)
    else:
        month = int(got["number"]) if got.get("number") else _MONTHS[got["month"].lower().rstrip(".")]
        days = [d for d in [_iso(year, month, int(got["day"]))] if d]
    return Published(days[0], days[-1], basis) if days else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return plausible(dt.date(year, month, day).isoformat())
    except ValueError:
        return None
