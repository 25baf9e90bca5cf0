"""Bytes to text: UTF-8 first, then what the file declares, then a guess that must be sure of itself."""

from __future__ import annotations

import codecs
import re

from solferino.read.faults import Unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = [
    "cp1251", "cp1252", "koi8_u", "koi8_r", "cp866", "cp1250", "iso8859_2", "cp1256", "cp1255", "cp1254", "cp1253",
    "mac_cyrillic",
]  # fmt: skip
_SAMPLE = 60_000  # bytes that the guess looks at: more changes nothing and costs seconds
_MAX_CHAOS = 0.2  # charset-normalizer's own ceiling for "plausible"
_DAMAGED = 0.001  # share of bytes that may be wrong in what is otherwise UTF-8
_BINARY = 0.01  # share of control characters above which this is no text at all
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data` (byte-order mark kept out, line ends as they are) and notes on what was assumed or repaired.

    NUL becomes U+FFFD one for one, because no database stores it: offsets stay. Raises Unreadable R07 where the
    encoding is wrong, mixed or unknown.
    """
    text, notes = _decode(data, declared)
    if len(_CONTROLS.findall(text)) > _BINARY * len(text):
        raise Unreadable("R07")
    if "\x00" in text:
        notes = (*notes, f"{text.count(chr(0))} NUL characters replaced")
        text = text.replace("\x00", "\ufffd")
    return text, notes


def _decode(data: bytes, declared: str | None) -> tuple[str, tuple[str, ...]]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(name), () if name == "utf-8" else (f"read as {name}",)
            except UnicodeDecodeError:
                if name != "utf-8":
                    raise Unreadable("R07") from None
                data = data[len(mark) :]
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    repaired = _repaired(data)
    if repaired is not None:
        return repaired
    for encoding, how in ((declared, "declared"), (guess_encoding(data), "guessed")):
        if encoding:
            try:
                return data.decode(encoding), (f"not UTF-8: read as {encoding} ({how})",)
            except (UnicodeDecodeError, LookupError):
                continue
    raise Unreadable("R07")


def _repaired(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with a few wrong bytes, those replaced; None where it is no UTF-8 at all. R07 where two encodings mix."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(1 for _ in re.finditer("[^\x00-\x7f\ufffd]", text))
    if right < 3 * wrong:
        # In a Cyrillic one-byte text hardly any pair of letters happens to be valid UTF-8.
        if right > 0.2 * wrong and right > 20:
            raise Unreadable("R07")
        return None
    if wrong > _DAMAGED * len(data):
        raise Unreadable("R07")
    return text, (f"{wrong} undecodable bytes replaced: offsets are those of the repaired text",)


def guess_encoding(data: bytes) -> str | None:
    """The encoding that the first bytes are most likely in, None where no guess is sure of itself."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES, threshold=_MAX_CHAOS).best()
    return best.encoding if best is not None else None
