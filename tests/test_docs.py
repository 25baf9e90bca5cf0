"""The documentation is complete: what exists has its paragraph, and what a page says can be typed."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest
import typer

from solferino import settings
from solferino.cli.app import app
from test_house import PACKAGE, ROOT, STEPS

DOCS = ROOT / "docs"
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_command_has_its_paragraph_and_no_other_has() -> None:
    described = set(re.findall(r"^## `solferino (\w+)", page("commands.md"), flags=re.MULTILINE))
    assert described == set(COMMANDS)


def test_every_command_helps() -> None:
    assert [name for name, command in COMMANDS.items() if not command.get_short_help_str()] == []


def test_every_setting_has_its_paragraph_and_no_other_has() -> None:
    described = re.findall(r"^## `(\w+)`\n\n(.+)", page("settings.md"), flags=re.MULTILINE)
    assert [name for name, _ in described] == [s.name for s in settings.table()]


def test_every_step_has_its_page_with_what_can_go_wrong() -> None:
    for step in STEPS:
        text = page(f"steps/{step}.md")
        assert text.startswith("# ") and "can go wrong" in text.lower() and f"solferino {step}" in text, step
        assert f"steps/{step}.md" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_vocabulary_and_context_has_its_line() -> None:
    text = page("vocabularies.md")
    named = set(re.findall(r"`([\w-]+\.toml)`", text))
    there = {p.name for room in ("terms", "contexts") for p in (PACKAGE / room).glob("*.toml")}
    assert there - named == set(), "not described in docs/vocabularies.md"
    assert named - there == {"case.toml"}, "described, but not there"


def _pages() -> list[Path]:
    return [*sorted(ROOT.glob("*.md")), *sorted(DOCS.rglob("*.md")), ROOT / "examples" / "README.md"]


@pytest.mark.parametrize("path", _pages(), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", _pages(), ids=lambda p: str(p.relative_to(ROOT)))
def test_every_command_that_a_page_shows_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    lines = re.findall(r"^ {4}(.+)$", text, flags=re.MULTILINE) + re.findall(r"`([^`\n]+)`", text)
    for line in lines:
        words = shlex.split(line.split("#")[0]) if line.count('"') % 2 == 0 and line.count("'") % 2 == 0 else []
        if len(words) > 1 and words[0] == "make" and words[1].isalpha() and words[1].islower():
            assert words[1] in targets, line
        if len(words) > 1 and words[0].rsplit("/", 1)[-1] == "solferino" and words[1].isalpha():
            _exists(words[1:], line)


def _exists(words: list[str], line: str) -> None:
    assert words[0] in COMMANDS, line
    command = COMMANDS[words[0]]
    inner = getattr(command, "commands", None)  # a group, such as `list`: its second word is a command
    if inner is not None:
        assert len(words) < 2 or words[1].startswith("-") or words[1] in inner, line
        command = inner.get(words[1], command) if len(words) > 1 else command
    options = {o for parameter in command.params for o in parameter.opts} | {"--help", "--debug"}
    assert {w for w in words if w.startswith("--")} <= options, line


def test_the_pages_name_no_machine() -> None:
    """No absolute paths of a machine, and no address of a package registry."""
    for path in [*_pages(), ROOT / "Makefile", *sorted((ROOT / "requirements").glob("*.txt"))]:
        text = path.read_text(encoding="utf-8")
        found = re.findall(r"(?:/home/|/root/|/opt/|--index-url|--find-links)", text)
        assert found == [], path.name


def test_every_pinned_dependency_has_its_hashes() -> None:
    for name in ("core.txt", "dev.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", "")
        pins = [line for line in text.splitlines() if line and not line.startswith(("#", " "))]
        assert len(pins) > 20
        assert [p for p in pins if "==" not in p or "--hash=sha256:" not in p] == []


def test_the_lock_has_everything_that_the_package_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    core = (ROOT / "requirements" / "core.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", core, flags=re.MULTILINE))
    asked = {re.split(r"[<>=! ;\[]", d)[0] for d in project["dependencies"]}
    assert asked <= locked


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
