"""Handing out the official List of Participants by command line."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import MEETING, Run

LIST = ("export", "list-of-participants")


def lines(path: Path) -> list[str]:
    return [one.text for one in docx.Document(str(path)).paragraphs]


def test_the_list_is_written_as_word_with_what_was_asked_for(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    answer = run(*LIST, sample, MEETING, path, "--capitals", "--symbol", "CICA/1", "--formal-names")
    assert (answer.status, answer.out, answer.err) == (0, f"Written: {path}\n", "")
    written = lines(path)
    assert "CICA/1" in written
    assert "H.E. Ambassador CHO Tae-ick" in written
    assert "Republic of Kazakhstan" in written


def test_the_list_is_written_in_russian_in_two_columns(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.docx"
    assert run(*LIST, sample, MEETING, path, "--language", "ru", "--two-columns").status == 0
    assert "Казахстан" in lines(path)
    assert len(docx.Document(str(path)).sections) == 2


def test_each_ending_makes_its_format(run: Run, sample: Path, tmp_path: Path) -> None:
    for suffix in (".pdf", ".xlsx"):
        assert run(*LIST, sample, MEETING, tmp_path / f"list{suffix}").status == 0
    assert (tmp_path / "list.pdf").read_bytes().startswith(b"%PDF-")
    sheet = CalamineWorkbook.from_path(tmp_path / "list.xlsx").get_sheet_by_index(0)
    assert "Bakayev" in {cell for row in sheet.to_python() for cell in row}


def test_a_stage_is_printed_and_recorded(run: Run, sample: Path, tmp_path: Path) -> None:
    for number, stage in enumerate(("provisional", "revision", "revision", "final")):
        path = tmp_path / f"list-{number}.docx"
        assert run(*LIST, sample, MEETING, path, "--stage", stage, "--changes").status == 0
    assert "Revision 2" in lines(tmp_path / "list-2.docx")
    assert "Final" in lines(tmp_path / "list-3.docx")
    assert any(line.startswith("Changes since Revision 2") for line in lines(tmp_path / "list-3.docx"))
    assert "Issue of the list of participants: Final" in run("history", sample).out
    assert run("undo", sample).status == 0
    path = tmp_path / "again.docx"
    run(*LIST, sample, MEETING, path, "--stage", "final", "--changes")
    assert any(line.startswith("Changes since Revision 2") for line in lines(path))


@pytest.mark.parametrize(
    ("meeting", "file", "words"),
    [
        (MEETING, "list.odt", "must end in .docx or .pdf or .xlsx"),
        (MEETING, "missing/list.docx", "does not exist"),
        ("XYZ-1", "list.docx", "no meeting “XYZ-1”"),
    ],
)
def test_what_cannot_be_written_is_refused_and_not_recorded(
    meeting: str, file: str, words: str, run: Run, sample: Path, tmp_path: Path
) -> None:
    answer = run(*LIST, sample, meeting, tmp_path / file, "--stage", "final")
    assert (answer.status, answer.out) == (1, "")
    assert words in answer.err
    assert list(tmp_path.iterdir()) == [sample]
    assert "Issue of" not in run("history", sample).out


def test_an_office_s_own_template_is_used_or_refused(
    run: Run, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    from cica_events.paths import data_folder, templates_in

    own = templates_in(data_folder())
    own.mkdir(parents=True)
    (own / "list-of-participants.docx").write_bytes(b"no Word file")
    answer = run(*LIST, sample, MEETING, tmp_path / "list.docx")
    assert answer.status == 1
    assert "is no Word document" in answer.err


def test_a_symbol_that_cannot_be_recorded_leaves_no_file(run: Run, sample: Path, tmp_path: Path) -> None:
    answer = run(*LIST, sample, MEETING, tmp_path / "list.docx", "--stage", "final", "--symbol", "S" * 600)
    assert answer.status == 1
    assert "too long" in answer.err
    assert list(tmp_path.iterdir()) == [sample]
