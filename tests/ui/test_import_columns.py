"""The columns of a list in the import's window: confirmed, split, joined, recased, saved and known again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from cica_events.imports.columns.mapping import ColumnUse, LetterCase
from tests.ui.import_office import cells, columns, open_import, settled, spreadsheet, taken
from tests.ui.meeting_desk import Office
from ui.imports.column_model import GOES_TO, SAMPLES
from ui.imports.import_dialog import ImportDialog
from ui.toolkit.editors import ChoiceEditor


@pytest.fixture
def dialog(qtbot: QtBot, office: Office, meeting: str) -> Iterator[ImportDialog]:
    with open_import(qtbot, office, meeting) as dialog:
        yield dialog


def guessed(folder: Path) -> Path:
    """A list with a column without a heading, that looks like e-mail addresses."""
    rows = [("Mongolia", f"Bat{n}", f"Oyun{n}", f"oyun{n}@example.mn") for n in range(4)]
    return spreadsheet(folder, ("Country", "Family name", "Given name", ""), *rows)


def use(qtbot: QtBot, office: Office, dialog: ImportDialog, index: int, how: ColumnUse) -> None:
    dialog.columns.details.use_asked.emit(index, how)
    settled(qtbot, office)


def test_a_guess_is_told_and_confirmed_by_one_key(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    taken(qtbot, office, dialog, guessed(tmp_path))
    assert "guess" in dialog.looking.guesses.text()
    dialog.looking.guesses.click()
    table = dialog.columns.table
    assert dialog.columns.model.column(3).doubtful
    table.setCurrentIndex(dialog.columns.model.index(3, GOES_TO))
    QTest.keyClick(table, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, office)
    assert not dialog.columns.model.column(3).doubtful
    assert columns(dialog, GOES_TO)[3] == "E-mail"


def test_a_guess_is_confirmed_by_one_click(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    taken(qtbot, office, dialog, guessed(tmp_path))
    dialog.tabs.choose("columns")
    table = dialog.columns.table
    place = table._cells.confirm_rect(table.visualRect(dialog.columns.model.index(3, 3))).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    settled(qtbot, office)
    assert not dialog.columns.model.column(3).doubtful


def test_secret_columns_are_never_taken_nor_shown(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    rows = (("Country", "Family name", "Password"), ("Mongolia", "Bat", "tr0ub4dor"))
    taken(qtbot, office, dialog, spreadsheet(tmp_path, *rows))
    assert columns(dialog, GOES_TO)[2] == "Never taken"
    assert "tr0ub4dor" not in columns(dialog, SAMPLES)[2]
    index = dialog.columns.model.index(2, GOES_TO)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable


def test_a_column_is_split_at_a_sign(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    rows = (("Country", "Family name", "Remarks"), ("Mongolia", "Bat", "Counsellor / Embassy"))
    taken(qtbot, office, dialog, spreadsheet(tmp_path, *rows))
    use(qtbot, office, dialog, 2, ColumnUse(("position", "organization"), "/"))
    assert cells(dialog, "position") == ["Counsellor"]
    assert cells(dialog, "organization") == ["Embassy"]
    assert columns(dialog, GOES_TO)[2] == "Position + Organization"


def test_two_columns_are_joined_and_parted_again(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    rows = (("Country", "Family name", "Position", "Unit"), ("Mongolia", "Bat", "Counsellor", "Embassy"))
    taken(qtbot, office, dialog, spreadsheet(tmp_path, *rows))
    dialog.columns.details.join_asked.emit(2, 3, ", ")
    settled(qtbot, office)
    assert cells(dialog, "position") == ["Counsellor, Embassy"]
    dialog.columns.details.join_asked.emit(2, -1, "")
    settled(qtbot, office)
    assert cells(dialog, "position") == ["Counsellor"]


def test_letters_are_changed_only_when_asked(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    rows = (("Country", "Family name", "Given name"), ("Mongolia", "VAN DER BAT", "Oyun"))
    taken(qtbot, office, dialog, spreadsheet(tmp_path, *rows))
    assert cells(dialog, "family_name") == ["VAN DER BAT"]
    use(qtbot, office, dialog, 1, ColumnUse(("family_name",), case=LetterCase.NAMES))
    assert cells(dialog, "family_name") == ["van der Bat"]
    use(qtbot, office, dialog, 1, ColumnUse(("family_name",)))
    assert cells(dialog, "family_name") == ["VAN DER BAT"]


def test_a_value_for_all_rows_is_given_beside_the_columns(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    rows = (("Country", "Family name"), ("Mongolia", "Bat"), ("Mongolia", "Dorj"))
    taken(qtbot, office, dialog, spreadsheet(tmp_path, *rows))
    dialog.columns.fixed.add("capacity")
    editor = dialog.columns.fixed.field("capacity").editor
    assert isinstance(editor, ChoiceEditor)
    editor.look_for("Expert")
    editor.finished.emit()
    settled(qtbot, office)
    assert cells(dialog, "capacity") == ["Expert", "Expert"]


def test_how_columns_were_taken_is_saved_and_known_again(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    rows = (("Country", "Guest", "Wing"), ("Mongolia", "Bat Oyun", "Embassy"))
    taken(qtbot, office, dialog, spreadsheet(tmp_path, *rows))
    use(qtbot, office, dialog, 2, ColumnUse(("organization",)))
    dialog.columns.layouts.save_as("Hotel list")
    again = (("Country", "Guest", "Wing"), ("China", "Li Na", "Consulate"))
    taken(qtbot, office, dialog, spreadsheet(tmp_path, *again, name="again.xlsx"))
    assert dialog.looking.recognised.text() == "✓ Recognised: Hotel list"
    assert dialog.columns.layouts.text() == "Columns as: Hotel list"
    assert cells(dialog, "organization") == ["Consulate"]
    dialog.columns.layouts._rename_to("Rooming list")
    assert [row.name for row in office.workspace.import_layouts.layouts("participants")] == ["Rooming list"]
    dialog.columns.layouts._remove()
    assert office.workspace.import_layouts.layouts("participants") == []


@pytest.mark.parametrize(
    ("heading", "title", "key", "label"),
    [
        ("Title", "Ms.", "courtesy", "Courtesy title"),
        ("Обращение", "Г-жа", "courtesy", "Courtesy title"),
        ("Title", "H.E.", "honorific", "Honorific"),
        ("Courtesy title", "Dr.", "rank", "Rank or academic title"),
        ("Anrede", "Frau", "courtesy", "Courtesy title"),
    ],
)
def test_titles_have_one_name_among_the_columns_and_the_rows(
    heading: str, title: str, key: str, label: str,
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path,
) -> None:  # fmt: skip
    rows = ((heading, "Given name", "Family name"), (title, "Oyun", "Bat"), (title, "Li", "Na"))
    taken(qtbot, office, dialog, spreadsheet(tmp_path, *rows))
    model = dialog.rows.model
    assert columns(dialog, GOES_TO)[0] == label
    assert [model.label(each) for each in model.keys if cells(dialog, each) == [title, title]] == [label]
    assert key in model.keys


def test_two_columns_of_courtesy_are_both_taken(
    qtbot: QtBot, office: Office, dialog: ImportDialog, tmp_path: Path
) -> None:
    rows = (("Обращение", "Mr/Ms", "Given name", "Family name"), ("Г-жа", "Ms.", "Oyun", "Bat"))
    taken(qtbot, office, dialog, spreadsheet(tmp_path, *rows))
    assert columns(dialog, GOES_TO)[:2] == ["Honorific", "Courtesy title"]
