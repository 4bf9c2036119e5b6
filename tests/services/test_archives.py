"""A workspace is handed out as an archive of plain files, and made again of it with every table as it was."""

from __future__ import annotations

import json
import shutil
import struct
import zipfile
from base64 import b64encode
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cica_events.domain.parties import Party
from cica_events.domain.people import Person, Photo
from cica_events.errors import Cancelled, InputError, OutputError, StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.opening import open_database
from cica_events.persistence.plain_tables import plain_tables
from cica_events.services import archives
from cica_events.services.sample import fill_reference, fill_sample
from tests.made_up import fill
from tests.services.made_once import Begin, Begun

Tables = dict[str, list[tuple[Any, ...]]]


def stored(database: Database) -> Tables:
    """Return every table of a database as it is stored, the history too."""
    with database.reading() as session:
        connection = session.connection()
        found = {}
        for table in plain_tables(connection):
            query = table.select().order_by(*table.primary_key.columns)
            found[table.name] = [tuple(row) for row in connection.execute(query)]
        return found


@pytest.fixture
def beginning() -> Begin:
    """The sample, a picture, and letters of all kinds."""
    return _fill


@pytest.fixture
def filled(begun: Begun) -> Database:
    """The database with all that."""
    return begun.database


def _fill(database: Database) -> None:
    fill_reference(database)
    fill_sample(database)
    fill(database, parties=2, meetings=1, participants=4)
    with database.changing("Picture") as session:
        person = Person(family_name="Ёлкин\u2028 😀 'x' \"y\"", notes="=1+1\n\t")
        session.add(person)
        session.flush()
        picture = b64encode(b"\x89PNG\0\xff").decode()
        session.add(Photo(person_id=person.id, media_type="image/png", data=picture))


def test_a_workspace_made_of_an_archive_is_the_same(
    filled: Database, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    file = tmp_path / "all.zip"
    before = stored(filled)
    archives.hand_out(filled, file, sensitive=True)
    assert sum(map(len, before.values())) > 100
    other = (
        request.getfixturevalue("postgres_address") if filled.address.is_server else tmp_path / "again.cica"
    )
    archives.rebuild(file, other)
    with closing(open_database(Address.of(other))) as again:
        assert stored(again) == before


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TEXTS, TEXTS, st.booleans()), min_size=20, max_size=60))
def test_any_text_comes_back_as_it_was(sqlite_workspace: str, tmp_path: Path, people: list[Any]) -> None:
    file, again = tmp_path / "all.zip", tmp_path / "again.cica"
    again.unlink(missing_ok=True)
    with closing(open_database(Address.of(sqlite_workspace))) as database:
        with database.changing("People") as session:
            session.add_all(Person(family_name=f"x{a}", notes=b, family_first=c) for a, b, c in people)
        before = stored(database)
        archives.hand_out(database, file, sensitive=True)
    archives.rebuild(file, again)
    with closing(open_database(Address.of(again))) as rebuilt:
        assert stored(rebuilt) == before


@pytest.fixture(scope="module")
def handed_out(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small workspace and an archive of it."""
    folder = tmp_path_factory.mktemp("handed-out")
    with closing(
        open_database(Address.of(str(shutil.copy(sqlite_template, folder / "test.cica"))))
    ) as database:
        with database.changing("Party") as session:
            session.add(Party(code="XX", short_name="Somewhere"))
        archives.hand_out(database, folder / "all.zip", sensitive=True)
    return folder


@pytest.fixture
def archive(handed_out: Path, tmp_path: Path) -> Path:
    """An archive of a small workspace, beside it."""
    shutil.copytree(handed_out, tmp_path, dirs_exist_ok=True)
    return tmp_path / "all.zip"


def test_an_archive_is_read_by_people(archive: Path) -> None:
    with zipfile.ZipFile(archive) as files:
        manifest = json.loads(files.read("manifest.json"))
        (party,) = [json.loads(line) for line in files.read("tables/party.jsonl").decode().splitlines()]
    assert manifest["kind"] == "CICA Events archive"
    assert (party["code"], party["short_name"]) == ("XX", "Somewhere")
    assert archive.stat().st_mode & 0o077 == 0


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Change what stands in an archive, as a person could who keeps its manifest true."""
    from hashlib import sha256

    with zipfile.ZipFile(path) as files:
        contents = {name: files.read(name) for name in files.namelist()}
    change(contents)
    manifest = json.loads(contents["manifest.json"])
    for entry in manifest["tables"]:
        entry["sha256"] = sha256(contents[entry["file"]]).hexdigest()
    contents["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(path, "w") as files:
        for name, content in contents.items():
            files.writestr(name, content)


def in_manifest(**values: Any) -> Callable[[dict[str, bytes]], None]:
    def change(contents: dict[str, bytes]) -> None:
        contents["manifest.json"] = json.dumps(json.loads(contents["manifest.json"]) | values).encode()

    return change


def in_party(text: bytes, other: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(contents: dict[str, bytes]) -> None:
        contents["tables/party.jsonl"] = contents["tables/party.jsonl"].replace(text, other)

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (in_manifest(version=2), "newer version"),
        (in_manifest(schema=99), "newer version"),
        (in_manifest(kind="Other"), "is no archive"),
        (in_manifest(comment="?"), "unknown: comment"),
        (lambda contents: contents.update({"more.exe": b"?"}), "unknown: more.exe"),
        (in_party(b'"code"', b'"shelf": 1, "code"'), r"unknown: party\.shelf"),
        (in_party(b'"code": "XX", ', b""), "is damaged"),
        (in_party(b'"XX"', b"[1]"), "is damaged"),
        (in_party(b"}", b""), "is damaged"),
        (in_party(b"{", b"{}\n{"), "is damaged"),
    ],
)
def test_what_is_unknown_or_wrong_is_refused_and_nothing_made(
    archive: Path, change: Callable[[dict[str, bytes]], None], said: str
) -> None:
    rewritten(archive, change)
    with pytest.raises(InputError, match=said):
        archives.rebuild(archive, archive.with_name("again.cica"))
    assert {entry.name for entry in archive.parent.iterdir()} == {"test.cica", "all.zip"}


@pytest.mark.parametrize("part", [0, 0.5, 0.99])
def test_a_damaged_archive_is_refused(archive: Path, part: float) -> None:
    with ZipFile(archive) as parts:
        one = parts.infolist()[int(len(parts.infolist()) * part)]
    content = bytearray(archive.read_bytes())
    lengths = content[one.header_offset + 26 : one.header_offset + 30]  # of the name and of what follows it
    data = one.header_offset + 30 + sum(struct.unpack("<HH", lengths))
    content[data + one.compress_size // 2] ^= 0x41
    archive.write_bytes(content)
    with pytest.raises(InputError):
        archives.rebuild(archive, archive.with_name("again.cica"))
    assert not archive.with_name("again.cica").exists()


def test_a_file_that_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "list.zip").write_bytes(b"PK\x03\x04 not at all")
    with pytest.raises(InputError, match="is no archive"):
        archives.rebuild(tmp_path / "list.zip", tmp_path / "x.cica")
    with pytest.raises(InputError, match="cannot be read"):
        archives.rebuild(tmp_path / "missing.zip", tmp_path / "x.cica")


def test_an_archive_never_replaces_a_workspace(archive: Path) -> None:
    with pytest.raises(StorageError, match="exists already"):
        archives.rebuild(archive, archive.with_name("test.cica"))


def test_an_archive_appears_whole_or_not_at_all(sqlite_workspace: str, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with closing(open_database(Address.of(sqlite_workspace))) as database:
        with database.changing("Party") as session:
            session.add(Party(code="XX", short_name="Somewhere"))
        with pytest.raises(Cancelled):
            archives.hand_out(database, tmp_path / "all.zip", stop)
        with pytest.raises(OutputError, match="must end in"):
            archives.hand_out(database, tmp_path / "all.txt")
    assert [entry.name for entry in tmp_path.iterdir()] == ["test.cica"]


def test_a_server_that_could_not_be_filled_is_left_empty(archive: Path, postgres_address: str) -> None:
    rewritten(archive, in_party(b'"code"', b'"shelf": 1, "code"'))
    with pytest.raises(InputError):
        archives.rebuild(archive, postgres_address)
    with pytest.raises(StorageError, match="holds no CICA Events workspace"):
        open_database(Address.of(postgres_address))
