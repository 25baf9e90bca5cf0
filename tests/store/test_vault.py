"""The vault: nothing in it can be read, changed or swapped without the passphrase, and it can be checked without."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solferino.errors import Broken, Missing, Refused
from solferino.model import Identity
from solferino.store import vault as v
from solferino.store.sealed import CHUNK, SealedWriter, unsealed
from solferino.store.vault import Vault, header_digest, identity_line, inspect, make_vault, open_vault, passing_vault

SECRET = b"four words that wander"
CHEAP = 2**4  # the true cost is 0.4 s a guess
PERSON = Identity("ent-1", name="Тестенко Зразок", birth="1985-03-16", number="7", raw=(("ПІБ", "Тестенко Зразок"),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def made(folder: Path) -> Vault:
    return make_vault(folder, SECRET, cost=CHEAP)


def seal(vault: Vault, *people: Identity) -> tuple[str, str]:
    with vault.writer("identities") as writer:
        for person in people:
            writer.write(identity_line(person))
    return writer.name, writer.sha256


def codes(folder: Path, expected: dict[str, str], header: str | None = None) -> list[str]:
    return [c.code for c in inspect(folder, expected, header)]


def test_who_is_sealed_comes_back_to_whoever_has_the_passphrase(folder: Path, made: Vault) -> None:
    name, _ = seal(made, PERSON, Identity("ent-2"))
    assert list(open_vault(folder, SECRET).identities(name)) == [PERSON, Identity("ent-2")]


def test_no_byte_of_the_vault_tells_who_is_in_it(folder: Path, made: Vault) -> None:
    seal(made, *[PERSON] * 50)
    for path in folder.iterdir():
        content = path.read_bytes()
        for word in ("Тестенко", "1985", "ПІБ", "ent-1"):
            assert word.encode() not in content, path.name
        assert path.stat().st_mode & 0o077 == 0
    assert repr(made) == "Vault(vault)"


def test_a_wrong_passphrase_is_refused_and_changes_nothing(folder: Path, made: Vault) -> None:
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    with pytest.raises(Refused) as error:
        open_vault(folder, b"four words that wonder")
    assert error.value.code == "S45"
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_a_short_passphrase_and_a_second_vault_are_refused(folder: Path) -> None:
    for secret in (b"short", b"short"):
        with pytest.raises(Refused) as error:
            make_vault(folder, secret, cost=CHEAP)
        assert error.value.code == "S47" and not folder.exists()
    make_vault(folder, SECRET, cost=CHEAP)
    with pytest.raises(Refused) as error:
        make_vault(folder, SECRET, cost=CHEAP)
    assert error.value.code == "S47"


def test_another_passphrase_opens_the_same_people_and_the_old_one_no_longer_does(folder: Path, made: Vault) -> None:
    name, _ = seal(made, PERSON)
    made.replace_secrets(b"\x00 a key file of bytes", cost=CHEAP)
    assert list(open_vault(folder, b"\x00 a key file of bytes").identities(name)) == [PERSON]
    with pytest.raises(Refused):
        open_vault(folder, SECRET)


def test_there_is_no_vault_before_the_first_list(folder: Path) -> None:
    with pytest.raises(Missing) as error:
        open_vault(folder, SECRET)
    assert error.value.code == "S44"
    assert codes(folder, {}) == []


@pytest.mark.parametrize(
    "header", [b"", b"{}", b'{"version": 2, "slots": []}', b'{"version": 1, "slots": [{"n": 99}]}']
)
def test_a_header_that_was_changed_is_broken(folder: Path, made: Vault, header: bytes) -> None:
    digest = header_digest(folder)
    (folder / v.HEADER).write_bytes(header)
    with pytest.raises(Broken) as error:
        open_vault(folder, SECRET)
    assert error.value.code == "S44"
    assert codes(folder, {}, digest) == ["S44"]


def test_a_header_that_asks_for_all_memory_is_not_obeyed(folder: Path, made: Vault) -> None:
    path = folder / v.HEADER
    path.write_text(path.read_text().replace(f'"n": {CHEAP}', '"n": 1099511627776'))
    with pytest.raises(Broken):
        open_vault(folder, SECRET)


def test_the_check_needs_no_passphrase(folder: Path, made: Vault) -> None:
    name, digest = seal(made, PERSON)
    header = header_digest(folder)
    assert codes(folder, {name: digest}, header) == []
    (folder / "notes.txt").write_text("x")
    assert codes(folder, {name: digest}, header) == ["S49"]
    (folder / "notes.txt").unlink()
    made.replace_secrets(SECRET, cost=CHEAP)
    assert codes(folder, {name: digest}, header) == ["S44"]
    (folder / name).unlink()
    assert codes(folder, {name: digest}, header_digest(folder)) == ["S48"]


@pytest.mark.parametrize("at", [0, 9, 30, -20, -1])
def test_one_changed_byte_is_found_with_and_without_the_passphrase(folder: Path, made: Vault, at: int) -> None:
    name, digest = seal(made, PERSON)
    raw = bytearray((folder / name).read_bytes())
    raw[at] ^= 1
    (folder / name).chmod(0o600)
    (folder / name).write_bytes(raw)
    assert codes(folder, {name: digest}) == ["S48"]
    with pytest.raises(Broken) as error:
        list(made.identities(name))
    assert error.value.code == "S48" and "Тестенко" not in str(error.value)


def test_a_file_that_is_cut_or_whose_chunks_are_swapped_does_not_open(tmp_path: Path) -> None:
    import random

    path, key = tmp_path / "x.sealed", b"k" * 32
    content = random.Random(1).randbytes(3 * CHUNK)  # noqa: S311 - a test
    with SealedWriter(path, key) as writer:
        writer.write(content)
    assert b"".join(unsealed(path, key)) == content
    raw, chunk = path.read_bytes(), CHUNK + 20
    head, one, two, rest = raw[:24], raw[24 : 24 + chunk], raw[24 + chunk : 24 + 2 * chunk], raw[24 + 2 * chunk :]
    path.chmod(0o600)
    for changed in (
        head + two + one + rest,
        head + one + rest,
        head + one + two,
        head,
        head + one + two + rest[:-1],
        raw + one,
    ):
        path.write_bytes(changed)
        with pytest.raises(Broken):
            b"".join(unsealed(path, key))


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, parts: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("sealed") / "x.sealed"
    with SealedWriter(path, b"k" * 32) as writer:
        for part in parts:
            writer.write(part)
    assert b"".join(unsealed(path, b"k" * 32)) == b"".join(parts)
    with pytest.raises(Broken):
        b"".join(unsealed(path, b"l" * 32))


def test_nothing_is_left_of_a_file_that_was_not_finished(folder: Path, made: Vault) -> None:
    with pytest.raises(ZeroDivisionError), made.writer("identities") as writer:
        writer.write(b"x" * 5_000_000)
        raise ZeroDivisionError
    assert [p.name for p in folder.iterdir()] == [v.HEADER]


def test_ids_made_with_the_key_are_stable_and_tell_nothing_without_it(folder: Path, made: Vault) -> None:
    again = open_vault(folder, SECRET)
    assert made.keyed("entry", "list", "Тестенко") == again.keyed("entry", "list", "Тестенко")
    assert made.keyed("entry", "ab", "c") != made.keyed("entry", "a", "bc")
    assert made.keyed("entry", None) != made.keyed("entry", "")
    assert made.keyed("row", "x") != made.keyed("entry", "x")
    assert passing_vault(folder).keyed("entry", "x") != made.keyed("entry", "x")
