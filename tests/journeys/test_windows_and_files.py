"""A second window on the same file, and files that are missing, damaged, foreign or read-only."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.journeys.conftest import Office
from tests.journeys.driver import Person

NOBODY = 65534
ROOT = Path(__file__).parents[2]


def test_a_second_window_on_the_same_file_gives_way_to_the_first(
    office: Office, sample: Path, tmp_path: Path
) -> None:
    first = office.start(sample)
    another = {f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")}
    command = [sys.executable, "-m", "ui.launch", str(sample)]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | another) as second:
        first.until(lambda: "is already open: here it is" in first.message)
        first.until(lambda: second.poll() is not None)
    assert second.returncode == 0
    first.open_meeting("sixth youth")
    assert first.title == "Sixth meeting of the CICA Youth Council"


def test_a_file_that_is_gone_is_told_with_the_ways_on(office: Office, sample: Path) -> None:
    office.settings.remember(str(sample))
    sample.unlink()
    person = office.start()
    person.awaits("Office.cica” does not exist")
    assert not sample.exists()
    other = sample.with_name("Other.cica")
    person.names_file(other, lambda: person.click("New workspace…"))
    person.until(lambda: person.title == "Home")
    assert other.exists()


def test_a_damaged_file_is_refused_and_left_as_it_was(office: Office, sample: Path) -> None:
    whole = sample.read_bytes()
    sample.write_bytes(whole[:4096] + b"\xff" * 30_000 + whole[34_096:])
    refused(office, sample, "is damaged")


def test_files_of_others_are_refused_and_left_as_they_were(office: Office, tmp_path: Path) -> None:
    letter = tmp_path / "Letter.cica"
    letter.write_text("Dear colleagues, " * 500)
    refused(office, letter, "Letter.cica” is no CICA Events workspace")
    with closing(sqlite3.connect(tmp_path / "Music.cica")) as other:
        other.execute("CREATE TABLE songs (title TEXT)")
    refused(office, tmp_path / "Music.cica", "Music.cica” is no CICA Events workspace")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of this kind are those of Unix")
def test_a_read_only_file_is_told_before_anything_is_typed(office: Office, sample: Path) -> None:
    with read_only(sample) as path:
        refused(office, path, "is read-only. Copy it to a folder in which you may write")


def test_a_file_dropped_in_is_refused_while_the_open_one_stays(person: Person, tmp_path: Path) -> None:
    foreign = tmp_path / "Letter.cica"
    foreign.write_text("Dear colleagues, " * 500)
    person.names_file(foreign, lambda: person.press("Ctrl+O"))
    person.until(lambda: "Letter.cica” is no CICA Events workspace" in person.message)
    person.open_meeting("sixth youth")
    assert person.application.window.windowTitle() == "Office — CICA Events"


def refused(office: Office, path: Path, reason: str) -> None:
    """Open a file that cannot be opened, and see why."""
    before = path.read_bytes()
    person = office.start(path)
    person.awaits("This workspace could not be opened")
    person.awaits(reason)
    assert path.read_bytes() == before
    office.leave(person)


@contextmanager
def read_only(original: Path) -> Iterator[Path]:
    """Give a copy that may be read and not written, also where the tests run as root."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Office.cica"
        path.write_bytes(original.read_bytes())
        path.chmod(0o444)
        Path(folder).chmod(0o755)
        root = os.getuid() == 0
        if root:
            os.setreuid(NOBODY, -1)  # what may be done is asked for the real user
        try:
            yield path
        finally:
            if root:
                os.setreuid(0, -1)
