"""Handing out agenda, programme, chair's programme and list of speakers by command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest

from cica_events.services.workspace import open_workspace
from tests.cli.conftest import MEETING, Run


@pytest.fixture
def planned(template_of_2023: Path, tmp_path: Path) -> Path:
    """The sample with the programmes of 2023."""
    return Path(shutil.copy(template_of_2023, tmp_path / "planned.cica"))


def texts(path: Path) -> list[str]:
    """Return the paragraphs of a Word file, those of tables included."""
    body = docx.Document(str(path)).element.body
    return ["".join(piece.text or "" for piece in one.xpath(".//w:t")) for one in body.xpath(".//w:p")]


@pytest.mark.parametrize("key", ["agenda", "programme", "chair", "speakers"])
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_each_paper_is_written(key: str, suffix: str, run: Run, planned: Path, tmp_path: Path) -> None:
    path = tmp_path / f"paper{suffix}"
    answer = run("export", key, planned, MEETING, path)
    assert (answer.status, answer.out, answer.err) == (0, f"Written: {path}\n", "")
    assert path.read_bytes().startswith(b"%PDF-" if suffix == ".pdf" else b"PK")


def test_the_programme_is_written_in_russian_without_times(run: Run, planned: Path, tmp_path: Path) -> None:
    path = tmp_path / "programme.docx"
    command = ("export", "programme", planned, MEETING, path, "--language", "ru", "--without", "times")
    assert run(*command).status == 0
    assert "Программа" in texts(path)
    assert not [text for text in texts(path) if ":" in text and text[:2].isdigit()]


def test_a_stage_is_printed_and_recorded_only_where_asked_for(
    run: Run, planned: Path, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.docx"
    assert run("export", "agenda", planned, MEETING, path, "--stage", "provisional").err == ""
    assert "Provisional agenda" in texts(path)
    assert issues(planned) == []
    assert run("export", "agenda", planned, MEETING, path, "--stage", "provisional", "--issue").status == 0
    assert issues(planned) == ["provisional"]


def test_what_was_issued_is_written_as_it_was(run: Run, planned: Path, tmp_path: Path) -> None:
    path = tmp_path / "agenda.docx"
    run("export", "agenda", planned, MEETING, path, "--stage", "annotated", "--issue", "--symbol", "S/7")
    before = texts(path)
    assert "S/7" in before
    workspace = open_workspace(planned)
    meeting = workspace.meetings.get(MEETING)
    first = workspace.agenda.rows(meeting.id)[0]
    workspace.agenda.remove([first.id])
    workspace.close()
    answer = run("export", "agenda", planned, MEETING, path, "--stage", "annotated")
    assert answer.err.startswith("As it was issued on ")
    assert texts(path) == before
    run("export", "agenda", planned, MEETING, path)
    assert not [text for text in texts(path) if first.title in text]


def issues(path: Path) -> list[str]:
    """Return the stages at which the agenda was issued."""
    workspace = open_workspace(path)
    found = workspace.agenda_versions.issues(workspace.meetings.get(MEETING).id)
    workspace.close()
    return [each.stage.value for each in found]


@pytest.mark.parametrize(
    ("what", "file", "options", "words"),
    [
        ("agenda", "agenda.odt", [], "must end in .xlsx or .csv or .docx or .pdf"),
        ("chair", "chair.xlsx", [], "must end in .docx or .pdf"),
        ("agenda", "agenda.docx", ["--issue"], "Choose the stage"),
        ("chair", "chair.docx", ["--with", "notes", "--for", "public"], "never printed for the public"),
        ("speakers", "missing/speakers.pdf", [], "does not exist"),
    ],
)
def test_what_cannot_be_written_is_refused(
    what: str, file: str, options: list[str], words: str, run: Run, sample: Path, tmp_path: Path
) -> None:
    answer = run("export", what, sample, MEETING, tmp_path / file, *options)
    assert (answer.status, answer.out) == (1, "")
    assert words in answer.err
    assert list(tmp_path.iterdir()) == [sample]
