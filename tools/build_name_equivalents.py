"""Writes src/solferino/link/people/equivalents.csv: Ukrainian names whose Russian form has another skeleton.

    pip install names-translator==2.1.0
    python tools/build_name_equivalents.py

To be run again when `skeleton()` changes; a test compares the file's fingerprint of the function with the function.
"""

from __future__ import annotations

from pathlib import Path

from names_translator.dicts import NameDicts  # type: ignore[import-untyped,unused-ignore]  # MIT

from solferino.link.people.variants import Role, fingerprint, patronymic_key, skeleton

OUT = Path(__file__).resolve().parent.parent / "src" / "solferino" / "link" / "people" / "equivalents.csv"
HEAD = """\
# Spelling and class of names, as skeletons; made by tools/build_name_equivalents.py from the dictionaries of
# names-translator 2.1.0, Copyright (c) Dmitry Chaplinsky, MIT licence.
# Only where the Ukrainian and the Russian form differ after folding. Skeleton function: {fingerprint}
role,spelling,class
"""


def main() -> None:
    """Write the file: for each Ukrainian name the first Russian form that differs from it."""
    dictionaries = NameDicts()
    rows: set[str] = set()
    for role in Role:
        fold = patronymic_key if role is Role.PATRONYMIC else skeleton
        found: dict[str, str] = {}
        for ukrainian, russian in sorted(dictionaries.as_dict(role.value).items()):
            folded = fold(ukrainian)
            other = next((k for k in map(fold, russian) if k != folded), None)
            if folded and other and " " not in ukrainian:
                found.setdefault(folded, other)
        targets = set(found.values())
        rows |= {f"{role.value},{folded},{key}" for folded, key in found.items() if folded not in targets}
    given = {skeleton(n) for n in dictionaries.as_dict("first")}
    rows |= {f"given,{name}," for name in given if len(name) > 2}
    OUT.write_text(HEAD.format(fingerprint=fingerprint()) + "\n".join(sorted(rows)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
