"""Make `words.txt`: the English words that are written small, to tell them from names where all is in capitals.

The words come from the Debian package wamerican (SCOWL, permissive licence), which keeps names apart by their capital:

    python tools/build_words.py /usr/share/dict/american-english src/solferino/extract/lang/en/words.txt
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(source: Path, target: Path) -> None:
    """Write the words of the list that begin small, one a line, in order."""
    words = {w for w in source.read_text(encoding="utf-8").split() if w.isalpha() and w.isascii() and w.islower()}
    target.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
