"""People are picked from lists by any part of their name, in any script, the last ones first, with flags."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from tests.ui.toolkit_typing import press, type_text
from ui.speakers.speaker_entry import SpeakerEntry
from ui.toolkit.party_editor import PartyEditor
from ui.toolkit.person_values import Named, PersonValues

CHAIR = Field("chair", "Chair", Kind.PARTY)
PEOPLE = [
    Named("1", "Mr. Raimbek Batalov", "kz"),
    Named("2", "H.E. Nazira Nurbayeva", "kz"),
    Named("3", "Ms. Ayşe Öztürk", "tr"),
    Named("4", "Ms. Layla Al Mansouri", "ae", "ليلى المنصوري"),
]
pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)


def red(_party_id: str, height: int, _ratio: float) -> QPixmap:
    picture = QPixmap(height, height)
    picture.fill(QColor("red"))
    return picture


@pytest.fixture
def values(qapp: object) -> PersonValues:
    made = PersonValues(red)
    made.take(PEOPLE)
    return made


def offered(editor: PartyEditor, text: str) -> list[str]:
    line = editor.lineEdit()
    assert line is not None
    line.selectAll()
    type_text(line, text)
    completer = line.completer()
    assert completer is not None
    model = completer.model()
    found = [model.index(row, 0) for row in range(model.rowCount())]
    assert all(not index.data(Qt.ItemDataRole.DecorationRole).isNull() for index in found)
    popup = completer.popup()
    assert popup is not None
    popup.hide()
    return [index.data() for index in found]


def test_a_person_is_offered_whatever_is_typed_of_the_name(qtbot: QtBot, values: PersonValues) -> None:
    editor = PartyEditor(CHAIR, values)
    qtbot.addWidget(editor)
    editor.show()
    for typed, name in (
        ("talov", PEOPLE[0].name),
        ("ozturk", PEOPLE[2].name),
        ("Нурбаева", PEOPLE[1].name),
        ("nurbayeva naz", PEOPLE[1].name),
        ("nurbaeyva", PEOPLE[1].name),
        ("المنصوري", PEOPLE[3].name),
    ):
        assert offered(editor, typed) == [name]


def test_whom_one_chose_last_is_offered_first(qtbot: QtBot, values: PersonValues) -> None:
    editor = PartyEditor(CHAIR, values)
    qtbot.addWidget(editor)
    editor.show()
    assert offered(editor, "a")[0] == PEOPLE[0].name
    editor.setEditText(PEOPLE[2].name)
    assert editor.value() == "3"
    assert offered(editor, "a")[0] == PEOPLE[2].name
    editor.list_again()
    assert editor.itemText(0) == PEOPLE[2].name


@pytest.mark.parametrize("key", [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown])
def test_a_stray_arrow_takes_no_neighbour_but_opens_the_list(
    qtbot: QtBot, values: PersonValues, key: Qt.Key
) -> None:
    editor = PartyEditor(CHAIR, values)
    qtbot.addWidget(editor)
    editor.show()
    editor.set_value("2")
    taken = QSignalSpy(editor.finished)
    press(editor, key)
    assert (editor.currentText(), taken.count()) == (PEOPLE[1].name, 0)
    assert editor.view().isVisible()
    editor.hidePopup()
    assert offered(editor, "talov") == [PEOPLE[0].name]
    press(editor, key)
    assert (editor.currentText(), taken.count()) == ("talov", 0)
    completer = editor.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    assert popup.isVisible()
    popup.hide()


def test_a_name_in_another_script_is_taken_but_a_slip_is_not(values: PersonValues) -> None:
    assert values.typed(CHAIR, "Назира Нурбаева") == "2"
    with pytest.raises(ValidationError):
        values.typed(CHAIR, "Nurbaeyva")


def test_a_speaker_is_named_in_another_script_but_a_stranger_stays_one(qtbot: QtBot) -> None:
    entry = SpeakerEntry(None, red)  # type: ignore[arg-type]  # a window of its own
    qtbot.addWidget(entry)
    entry.offer(PEOPLE)
    named: list[str] = []
    entry.named.connect(named.extend)
    for typed in ("Нурбаева", "Nurbaeyva"):
        type_text(entry, typed)
        assert entry.offered == [PEOPLE[1].name]
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert named == [PEOPLE[1].name, "Nurbaeyva"]
