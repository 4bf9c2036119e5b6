"""No name, address, passport or passphrase in what is logged: errors with marked data, driven everywhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qCritical, qWarning
from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from cica_events.cli import crash_log
from cica_events.errors import StorageError, ValidationError
from cica_events.imports.readers.reader_link import ReaderLink
from cica_events.imports.sources.limits import Limits
from cica_events.imports.sources.source import Source
from cica_events.progress import silent
from cica_events.services.workspace import Workspace, create_workspace
from ui.runtime.errors import ErrorReporter

pytestmark = pytest.mark.cold_readers
MARKS = ("Zhanbolatova", "Жанболатова", "N98765432", "zhan@secret.example", "Hidden street", "correct horse")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = create_workspace(tmp_path / "Meetings.cica")
    yield made
    made.close()


@pytest.fixture
def logs(qapp: QApplication, tmp_path: Path) -> Iterator[ErrorReporter]:
    reporter = ErrorReporter(tmp_path / "logs")
    reporter.install()
    yield reporter
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog):
            window.reject()
    reporter.close()
    reporter.deleteLater()


def errors(workspace: Workspace) -> Iterator[BaseException]:
    """Yield errors that hold all marks, as the floors raise them."""
    told = " ".join(MARKS)
    with pytest.raises(StorageError) as refused, workspace.database.reading() as session:
        session.execute(text("SELECT :value FROM nowhere"), {"value": told})
    assert isinstance(refused.value.__cause__, DBAPIError)
    assert told not in str(refused.value.__cause__)
    yield refused.value.__cause__
    yield ValidationError("passport_number", told)
    try:
        try:
            int(told)
        except ValueError as error:
            raise KeyError(told) from error
    except KeyError as error:
        error.add_note(told)
        yield error
    yield OSError(13, told, f"/home/{told}/list.xlsx")
    yield ExceptionGroup(told, [ValueError(told)])
    yield UnicodeEncodeError("ascii", told, 13, 14, told)


def found_in(folder: Path) -> list[tuple[Path, str]]:
    """Return where in the files of a folder a mark stands, in one of the usual encodings."""
    hits = []
    for path in (path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        hits += [
            (path, mark)
            for mark in MARKS
            for letters in ("utf-8", "utf-16-le", "unicode_escape", "cp1251")
            if mark.encode(letters) in content
        ]
    return hits


def test_what_goes_wrong_leaves_no_data_in_logs_and_temporary_files(
    workspace: Workspace,
    logs: ErrorReporter,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with caplog.at_level(logging.DEBUG):
        for error in errors(workspace):
            logs.report(error)
            crash_log.keep(error, "people")
            for mark in MARKS:
                qWarning(f'QFile::open: cannot open "{mark}" ({mark})')
        qCritical(f"Could not parse {MARKS[1]} of /home/{MARKS[0]}/{MARKS[3]}")
    written = {path.name: path.read_text("utf-8") for path in tmp_path.rglob("*.log")}
    assert written.keys() == {"cica-events.log", "command-line.log"}
    assert all("KeyError" in text and "in errors" in text for text in written.values())
    assert "QFile::open: cannot open" in written["cica-events.log"]
    assert found_in(tmp_path) == []
    assert not any(mark in caplog.text for mark in MARKS)


def test_the_search_for_marks_would_find_one(tmp_path: Path) -> None:
    (tmp_path / "one.log").write_text(repr(KeyError(MARKS[2])), "utf-8")
    assert [mark for _path, mark in found_in(tmp_path)][:1] == [MARKS[2]]


def test_no_file_is_named_in_the_list_of_processes(tmp_path: Path) -> None:
    path = tmp_path / f"{MARKS[0]}.csv"
    path.write_text("Name\nOne\n", "utf-8")
    with ReaderLink(Source(path), 5, Limits(), silent, deadline=float("inf")) as link:
        assert link.next_answer()[0]["sheet"]["columns"]
        assert not any(mark in str(word) for mark in MARKS for word in link.command)
