"""A full name taken apart where its form leaves no doubt, and made alike for telling rows apart."""

from __future__ import annotations

import re
import unicodedata

_PATRONYMIC = re.compile(
    r"\w+(?:ович|йович|евич|ьич|івна|ївна|овна|евна|ична|инична|ovych|yovych|iovych|ovich|evich|yevich|ivna|yivna|iivna|ovna|evna)",
    re.IGNORECASE,
)
_MARKS = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ё": "е", "Ё": "Е"})


def split_name(name: str) -> tuple[str | None, str | None, str | None]:
    """Last, first and patronymic of three words one of which is a patronymic: behind the first name, in either order.
    All None where the form does not tell; nothing is guessed from two words."""
    words = name.replace(",", " ").split()
    if len(words) == 3:
        if _PATRONYMIC.fullmatch(words[2]) and not _PATRONYMIC.fullmatch(words[1]):
            return words[0], words[1], words[2]
        if _PATRONYMIC.fullmatch(words[1]) and not _PATRONYMIC.fullmatch(words[2]):
            return words[2], words[0], words[1]
    return None, None, None


def alike(*names: str | None) -> str:
    """Names as rows of one list are told apart: case, marks and spaces do not count."""
    text = " ".join(n for n in names if n)
    return " ".join(unicodedata.normalize("NFC", text.translate(_MARKS)).casefold().replace(",", " ").split())
