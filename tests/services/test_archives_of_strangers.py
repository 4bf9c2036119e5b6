"""An archive that somebody else made is never unpacked to where it says, nor further than it may."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from cica_events.errors import CicaError, InputError
from cica_events.persistence.address import Address
from cica_events.persistence.archive_format import MANIFEST
from cica_events.persistence.opening import open_database
from cica_events.services.archives import hand_out, rebuild

Manifest = dict[str, Any]
NAMES = [
    "../../evil",
    "/etc/evil",
    "..\\evil",
    "C:\\evil",
    "CON",
    "NUL.txt",
    "evil. .",
    "a\u202etxt",
    "\x1b[2J",
]


@pytest.fixture(scope="module")
def handed_out(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of an empty workspace."""
    folder = tmp_path_factory.mktemp("handed-out")
    with closing(open_database(Address.of(str(shutil.copy(sqlite_template, folder))))) as database:
        hand_out(database, folder / "all.zip")
    return folder / "all.zip"


@pytest.fixture
def archive(handed_out: Path, tmp_path: Path) -> Path:
    """A copy of it, alone in a folder."""
    path = tmp_path / "sent" / "all.zip"
    path.parent.mkdir()
    return Path(shutil.copy(handed_out, path))


def changed(archive: Path, change: Callable[[Manifest, dict[str, bytes]], None]) -> None:
    """Write the archive anew as `change` makes of its manifest and its files."""
    with zipfile.ZipFile(archive) as source:
        files = {name: source.read(name) for name in source.namelist()}
    manifest = json.loads(files.pop(MANIFEST))
    change(manifest, files)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(MANIFEST, json.dumps(manifest))
        for name, content in files.items():
            target.writestr(name, content)


def with_records(manifest: Manifest, files: dict[str, bytes], table: str, content: bytes) -> None:
    entry = next(entry for entry in manifest["tables"] if entry["name"] == table)
    files[entry["file"]] = content
    entry["sha256"], entry["records"] = sha256(content).hexdigest(), content.count(b"\n")


def refusal(archive: Path) -> str:
    """Return the words; nothing is made, here or elsewhere."""
    with pytest.raises(CicaError) as error:
        rebuild(archive, archive.parent / "made.cica")
    assert [path.name for path in archive.parent.iterdir()] == [archive.name]
    assert not list(archive.parent.parent.rglob("*evil*"))
    return str(error.value)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_is_none_of_an_archive_goes_nowhere(archive: Path, name: str) -> None:
    changed(archive, lambda _manifest, files: files.update({name: b"evil"}))
    said = refusal(archive)
    assert "holds something unknown" in said
    assert said.isprintable()


@pytest.mark.parametrize("name", NAMES)
def test_a_file_that_the_manifest_names_is_read_and_never_written(archive: Path, name: str) -> None:
    def add(manifest: Manifest, files: dict[str, bytes]) -> None:
        files[name] = b"evil"
        manifest["files"][name] = sha256(b"evil").hexdigest()

    changed(archive, add)
    rebuild(archive, archive.parent / "made.cica")
    assert sorted(path.name for path in archive.parent.iterdir()) == ["all.zip", "made.cica"]
    assert not list(archive.parent.parent.rglob("*evil*"))


def test_a_bomb_is_refused_before_it_is_unpacked(archive: Path) -> None:
    changed(archive, lambda _manifest, files: files.update(bomb=bytes(100_000_000)))
    assert archive.stat().st_size < 200_000
    assert "is no archive" in refusal(archive)


def test_a_name_that_stands_twice_is_refused(archive: Path) -> None:
    with zipfile.ZipFile(archive, "a") as target, pytest.warns(UserWarning, match="Duplicate name"):
        target.writestr(MANIFEST, b"{}")
    assert "is no archive" in refusal(archive)


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"id":' * 50_000,
        b'{"id": 1e999}',
        b'{"id": "x", "version": 99999999999999999999}',
        b"\xff\xfe",
        b"null",
    ],
)
def test_a_line_that_is_no_record_is_refused_in_words(archive: Path, line: bytes) -> None:
    changed(archive, lambda manifest, files: with_records(manifest, files, "person", line + b"\n"))
    assert "is not as it was written" in refusal(archive)


def test_half_a_character_is_refused_in_words(archive: Path) -> None:
    def add(manifest: Manifest, files: dict[str, bytes]) -> None:
        entry = next(entry for entry in manifest["tables"] if entry["name"] == "column_set")
        record = {**dict.fromkeys(entry["columns"], "\ud800"), "version": 1}
        with_records(manifest, files, "column_set", json.dumps(record).encode() + b"\n")

    changed(archive, add)
    assert "“column_set”" in refusal(archive) or "column_set" in refusal(archive)


@pytest.mark.parametrize(
    "change",
    [
        {"schema": 0},
        {"schema": -1},
        {"tables": [{"name": ["x"], "file": {}, "columns": [], "records": 0, "sha256": ""}]},
        {"tables": 5},
        {"files": [1]},
        {"schema": "5"},
    ],
)
def test_a_manifest_that_cannot_be_followed_is_refused_in_words(archive: Path, change: Manifest) -> None:
    changed(archive, lambda manifest, _files: manifest.update(change))
    with pytest.raises(InputError):
        rebuild(archive, archive.parent / "made.cica")
