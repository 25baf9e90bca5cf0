"""The wall holds: what is behind it can neither write, nor start programs, nor reach the network, nor hang us."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace

import pytest

from read.files import PAGE
from solferino.errors import SolferinoError
from solferino.model import Published, Zone, ZoneKind, to_plain
from solferino.read.confine import Wall, check
from solferino.read.formats import Format
from solferino.read.limits import Limits
from solferino.read.reading import Reading

LIMITS = Limits(seconds=20.0)


def confined(code: str) -> str:
    """What `code` prints after the process has confined itself."""
    body = "import os, socket, subprocess\nfrom solferino.read.child import confine\n"
    body += "from solferino.read.limits import Limits\nconfine(Limits())\n"
    done = subprocess.run([sys.executable, "-c", body + code], capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip().splitlines()[-1]


@pytest.mark.parametrize(
    "attempt",
    [
        "open('stolen.txt', 'w')",
        "os.open('stolen.txt', os.O_CREAT | os.O_WRONLY)",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('example.org', 80)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "os.remove('stolen.txt')",
    ],
)
def test_a_confined_process_does_not(attempt: str) -> None:
    assert confined(attempt).startswith("PermissionError: a confined reader")


def test_memory_has_an_end() -> None:
    assert confined("bytearray(3_000_000_000)") == "MemoryError"


def test_a_reader_that_hangs_is_killed_and_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import time; time.sleep(60)"
    real = subprocess.Popen

    def hanging(command: list[str], **more: object) -> subprocess.Popen[bytes]:
        return real([sys.executable, "-c", code], **more)  # type: ignore[call-overload,no-any-return]

    with Wall(replace(LIMITS, seconds=0.5)) as wall:
        monkeypatch.setattr(subprocess, "Popen", hanging)
        began = time.monotonic()
        with pytest.raises(SolferinoError, match="R14") as caught:
            wall.read("a.html", PAGE.encode(), Format.HTML)
        assert time.monotonic() - began < 10 and caught.value.about == "a.html"
        monkeypatch.undo()
        wall.limits = LIMITS
        assert wall.read("a.html", PAGE.encode(), Format.HTML).text


@pytest.mark.parametrize(
    ("code", "want"),
    [
        ("sys.exit(3)", "R15"),
        ("os.kill(os.getpid(), 11)", "R15"),
        ("say(1 << 60, b''); sys.stdin.read()", "R16"),
        ("say(4, b'nope'); sys.stdin.read()", "R16"),
        ("say(2, b'[]'); sys.stdin.read()", "R16"),
        ("say(17, b'{\"refused\":\"Z9\"}')", "R15"),
        ("say(16, b'{\"refused\":\"Z9\"}'); sys.stdin.read()", "R16"),
        ("say(11, b'{\"read\": {}}'); sys.stdin.read()", "R16"),
    ],
)  # fmt: skip
def test_a_reader_that_dies_or_lies_is_refused_and_replaced(
    monkeypatch: pytest.MonkeyPatch, code: str, want: str
) -> None:
    real = subprocess.Popen
    code = (
        "import os, sys\n"
        "def say(length, what):\n"
        "    sys.stdout.buffer.write(length.to_bytes(8, 'big') + what); sys.stdout.flush()\n" + code
    )

    def hostile(command: list[str], **more: object) -> subprocess.Popen[bytes]:
        return real([sys.executable, "-c", code], **more)  # type: ignore[call-overload,no-any-return]

    with Wall(LIMITS) as wall:
        monkeypatch.setattr(subprocess, "Popen", hostile)
        with pytest.raises(SolferinoError, match=want):
            wall.read("a.html", PAGE.encode(), Format.HTML)
        monkeypatch.undo()
        assert wall.read("a.html", PAGE.encode(), Format.HTML).text


FINE = Reading("Six died.", "text/html", "html@1", (Zone(ZoneKind.BODY, 0, 9),), pages=(0,))


@pytest.mark.parametrize(
    "lie",
    [
        {"text": "x" * 101},
        {"text": 7},
        {"media_type": "application/x-evil"},
        {"hints": (Zone(ZoneKind.BODY, 0, 10),)},
        {"hints": (Zone(ZoneKind.BODY, 5, 3),)},
        {"hints": (Zone(ZoneKind.BODY, 0, 5), Zone(ZoneKind.BODY, 3, 6))},
        {"hints": (Zone(ZoneKind.BODY, -4, 3),)},
        {"pages": (4, 2)},
        {"pages": (99,)},
        {"notes": ("x" * 501,)},
        {"title": "x" * 2_001},
        {"title": ["x"]},
        {"published": Published("0001-01-01", None, "metadata")},
        {"published": Published("2021-01-01", None, "person")},
    ],
)
def test_every_answer_is_checked_again(lie: dict[str, object]) -> None:
    limits = replace(LIMITS, characters=100)
    check(FINE, limits)
    with pytest.raises((ValueError, TypeError)):
        check(replace(FINE, **lie), limits)  # type: ignore[arg-type]


def test_the_first_document_comes_within_five_seconds() -> None:
    began = time.monotonic()
    with Wall(LIMITS) as wall:
        wall.read("a.html", PAGE.encode(), Format.HTML)
    assert time.monotonic() - began < 5


def test_plain_data_only_crosses() -> None:
    assert to_plain(FINE)["hints"] == [{"kind": "body", "start": 0, "end": 9}]
