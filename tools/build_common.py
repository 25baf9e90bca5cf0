"""Make `gazetteer_common.txt`: English words and names that are also names of places somewhere.

"Police", "Human" and "Reading" are settlements too. As places they need more in the text than a capital letter. The
words come from the Debian package wamerican (SCOWL, permissive licence), which keeps names apart by their capital:

    python tools/build_common.py /usr/share/dict/american-english src/solferino/terms/gazetteer_common.txt
"""

from __future__ import annotations

import sys
from pathlib import Path

from solferino.model.place import PlaceKind
from solferino.terms.gazetteer import open_gazetteer

KNOWN = 250_000  # people: a name of a city this large is taken for the city before it is taken for a person


def main(words: Path, target: Path) -> None:
    """Write the two lists at `target`: common words, and names of people or things."""
    gazetteer = open_gazetteer()
    common, names = [], []
    for word in words.read_text(encoding="utf-8").split():
        if not word.isalpha() or len(word) < 2:
            continue
        found = [e for e in gazetteer.candidates(word) if e.rank < 2]
        if not found or any(e.kind is PlaceKind.COUNTRY for e in found):
            continue
        if word[0].islower():
            common.append(word)
        elif max((e.people for e in found if e.rank == 0 and e.kind is not PlaceKind.DISTRICT), default=0) < KNOWN:
            names.append(word.lower())
    head = f"# English words, then names, that are also places; made by tools/build_common.py from {words.name}\n"
    capital = set(names)
    target.write_text(
        head
        + "[common]\n"
        + "\n".join(sorted(common))
        + "\n[names]\n"
        + "\n".join(sorted(capital - set(common)))
        + "\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
