"""A list that was exported, edited there and here, and comes back; and ten ugly lists, in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from tests.imports.ugly_lists import write_all
from tests.ui.import_office import fates, open_import, press, settled, taken
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import family_names
from ui.imports.import_dialog import ImportDialog
from ui.imports.preview import FATES, Sieve


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, meeting: str) -> Iterator[ImportDialog]:
    with open_import(qtbot, office, meeting) as dialog:
        yield dialog


@pytest.fixture
def back(office: Office, meeting: str, tmp_path: Path) -> Path:
    """Bakayev's position was changed on both sides, Nurbayeva's row was removed there."""
    path = tmp_path / "back.xlsx"
    office.workspace.exports.write("participants", meeting, path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    cells = {cell.value: cell for line in sheet.iter_rows() for cell in line}
    cells["Deputy Minister of Foreign Affairs"].value = "First Deputy Minister"
    sheet.delete_rows(cells["Nurbayeva"].row)
    book.save(path)
    rows = office.workspace.participants.rows(meeting)
    (bakayev,) = (row.id for row in rows if row.family_name == "Bakayev")
    office.workspace.participants.edit([bakayev], {"position": "Minister"})
    return path


def positions(office: Office, meeting: str) -> list[str]:
    return [row.position for row in office.workspace.participants.rows(meeting)]


def test_a_conflict_is_decided_and_a_removed_row_removes_nobody(
    qtbot: QtBot, office: Office, dialog: ImportDialog, meeting: str, back: Path
) -> None:
    taken(qtbot, office, dialog, back)
    assert dialog.looking.recognised.text() == "✓ Exported from here"
    preview = dialog.work.preview
    assert preview is not None
    assert sum(preview.count(sieve) for sieve in FATES[1:]) == preview.count(Sieve.ALL)
    dialog.rows.sieves.choose(Sieve.CONFLICT)
    assert [fate for _number, fate in fates(dialog)] == ["In conflict"]
    press(dialog.rows.details, "As in the file")
    settled(qtbot, office)
    assert dialog.primary.text() == "Apply 1 change"
    dialog.primary.click()
    settled(qtbot, office)
    assert "First Deputy Minister" in positions(office, meeting)
    assert "Nurbayeva" in family_names(office, meeting)


def test_what_is_gone_from_the_file_is_removed_only_when_asked(
    qtbot: QtBot, office: Office, dialog: ImportDialog, meeting: str, back: Path
) -> None:
    taken(qtbot, office, dialog, back)
    dialog.rows.sieves.choose(Sieve.GONE)
    assert [fate for _number, fate in fates(dialog)] == ["Not in the file"]
    press(dialog.rows.details, "Remove")
    settled(qtbot, office)
    assert dialog.primary.text() == "Remove 1"
    dialog.primary.click()
    settled(qtbot, office)
    assert "Nurbayeva" not in family_names(office, meeting)
    assert "Minister" in positions(office, meeting)
    office.press_message_button("Undo")
    assert "Nurbayeva" in family_names(office, meeting)


def test_ten_ugly_lists_are_shown_or_refused_in_words(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    for path in write_all(tmp_path / "ugly"):
        taken(qtbot, office, dialog, path)
        preview = dialog.work.preview
        if preview is None:
            assert path.name in dialog.problem
            continue
        assert dialog.problem == ""
        assert preview.count(Sieve.ALL) >= 2, path.name
        told = sum(preview.count(sieve) for sieve in (Sieve.NEW, Sieve.CHANGED, Sieve.SAME, Sieve.PROBLEM))
        assert told == preview.count(Sieve.ALL), path.name
        assert all(row.problems for row in preview.rows if row.action == "refuse"), path.name
