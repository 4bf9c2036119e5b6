"""The inspector: edits one record or many, saves on leaving, keeps what is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QStyle, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.toolkit_people import FIELDS, GUESTS, Capacity, Guestbook, parties
from tests.ui.toolkit_typing import press, type_text
from ui.toolkit.editors import CheckEditor, ChoiceEditor
from ui.toolkit.form_field import FormField
from ui.toolkit.inspector import Inspector
from ui.toolkit.party_editor import PartyEditor
from ui.toolkit.values import Values

Key = Qt.Key
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class Desk(QWidget):
    """An inspector, what it edits and another field to go to."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.book = Guestbook()
        self.ids: tuple[str, ...] = ()
        self.inspector = Inspector(FIELDS, values=Values(parties), edit=self.book.edit_all, parent=self)
        self.elsewhere = QLineEdit(self)
        self.book.changed = self.refresh
        qtbot.addWidget(self)
        self.resize(400, 900)
        self.inspector.resize(380, 860)
        self.show()
        qtbot.waitExposed(self)

    def select(self, *ids: str) -> None:
        self.ids = ids
        self.refresh()

    def refresh(self) -> None:
        rows = [guest for guest in self.book.guests if guest.id in self.ids]
        self.inspector.show_records(rows, rows[0].name if rows else "", "Kazakhstan")


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def retype(desk: Desk, key: str, text: str) -> None:
    editor = desk.inspector.field(key).editor
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    type_text(editor, text)


def test_nothing_selected_shows_a_hint(desk: Desk) -> None:
    desk.select()
    hints = [label.text() for label in desk.inspector.findChildren(QLabel) if label.isVisible()]
    assert hints == ["Select a row to see and edit its details."]


def test_going_to_another_record_dresses_no_remark_anew(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.select("1")
    dressed: list[QLabel] = []
    for field in desk.inspector.findChildren(FormField):
        remark = field.findChildren(QLabel, options=DIRECT)[0]

        def noted(label: QLabel = remark) -> QStyle:
            dressed.append(label)
            return QApplication.style()

        monkeypatch.setattr(remark, "style", noted)
    desk.select("2")
    assert dressed == []
    retype(desk, "name", "A")
    press(desk.inspector.field("name").editor, Key.Key_Return)
    assert len(dressed) == 1


def test_a_form_is_dressed_only_when_it_is_shown_where_it_stands(qtbot: QtBot) -> None:
    form = Inspector(FIELDS, values=Values(parties), edit=Guestbook().edit_all)
    qtbot.addWidget(form)
    fields = form.findChildren(FormField)
    assert len(fields) == len(FIELDS)
    assert not [each for each in fields if each.testAttribute(Qt.WidgetAttribute.WA_WState_Polished)]


def test_leaving_a_field_saves_it_once(desk: Desk) -> None:
    desk.select("2")
    retype(desk, "position", "Советник")
    desk.elsewhere.setFocus()
    assert desk.book.guests[1].position == "Советник"
    assert len(desk.book.edits) == 1


def test_enter_saves_and_leaving_afterwards_does_not_save_again(desk: Desk) -> None:
    desk.select("2")
    retype(desk, "email", "a@b.org")
    press(desk.inspector.field("email").editor, Key.Key_Return)
    desk.elsewhere.setFocus()
    assert len(desk.book.edits) == 1


def test_a_problem_stands_under_its_field_and_what_was_typed_is_kept(desk: Desk) -> None:
    desk.select("2")
    retype(desk, "name", "X")
    desk.elsewhere.setFocus()
    field = desk.inspector.field("name")
    shown = [label.text() for label in field.findChildren(QLabel) if label.isVisible()]
    assert sorted(shown) == ["A name needs more than one letter.", "Name"]
    desk.refresh()
    assert field.draft() == "X"
    desk.select("3")
    assert field.problem == ""
    desk.select("2")
    assert (field.draft(), field.problem) == ("X", "A name needs more than one letter.")


def test_escape_gives_up_what_was_typed(desk: Desk) -> None:
    desk.select("2")
    retype(desk, "name", "X")
    press(desk.inspector.field("name").editor, Key.Key_Return)
    press(desk.inspector.field("name").editor, Key.Key_Escape)
    assert desk.inspector.field("name").draft() == "H.E. Ms. Nazira NURBAYEVA"
    assert desk.inspector.field("name").problem == ""


def test_a_refresh_does_not_disturb_the_field_being_typed_in(desk: Desk) -> None:
    desk.select("2")
    retype(desk, "position", "Half")
    desk.book.guests[1] = replace(desk.book.guests[1], position="From elsewhere", email="new@b.org")
    desk.refresh()
    assert desk.inspector.field("position").draft() == "Half"
    assert desk.inspector.field("email").draft() == "new@b.org"


def test_what_was_saved_and_undone_is_shown_though_the_keyboard_is_still_there(desk: Desk) -> None:
    desk.select("2")
    before = desk.book.guests[1]
    retype(desk, "position", "Adviser")
    press(desk.inspector.field("position").editor, Key.Key_Return)
    desk.book.guests[1] = before
    desk.refresh()
    assert desk.inspector.field("position").draft() == before.position


@pytest.mark.parametrize("key", ["position", "party_id"])
def test_a_refresh_leaves_marked_what_is_about_to_be_typed_over(desk: Desk, key: str) -> None:
    desk.inspector.show_records([GUESTS[0]])
    editor = desk.inspector.field(key).editor
    line = editor.lineEdit() if isinstance(editor, PartyEditor) else editor
    assert isinstance(line, QLineEdit)
    editor.setFocus()
    line.selectAll()
    marked = line.selectedText()
    assert marked
    desk.inspector.show_records([GUESTS[0]])
    assert line.selectedText() == marked


def test_going_to_another_record_by_key_saves_what_was_typed_for_the_first(desk: Desk) -> None:
    desk.select("2")
    retype(desk, "position", "Half")
    desk.select("3")
    assert [guest.position for guest in desk.book.guests[1:3]] == ["Half", GUESTS[2].position]
    assert desk.inspector.field("position").draft() == GUESTS[2].position


def test_different_values_are_said_and_editing_sets_all_in_one_step(desk: Desk) -> None:
    desk.select("1", "2", "3")
    editor = desk.inspector.field("position").editor
    assert isinstance(editor, QLineEdit)
    assert (editor.text(), editor.placeholderText()) == ("", "(different values)")
    retype(desk, "position", "Delegate")
    desk.elsewhere.setFocus()
    assert [guest.position for guest in desk.book.guests[:3]] == ["Delegate"] * 3
    assert len(desk.book.edits) == 1
    assert editor.placeholderText() == ""


def test_leaving_different_values_alone_changes_nothing(desk: Desk) -> None:
    desk.select("1", "2", "3")
    for key in ("position", "capacity", "badge", "notes"):
        desk.inspector.focus_field(key)
    desk.elsewhere.setFocus()
    assert desk.book.edits == []


def test_a_choice_found_by_letters_is_saved_on_leaving(desk: Desk) -> None:
    desk.select("1", "2")
    editor = desk.inspector.field("capacity").editor
    assert isinstance(editor, ChoiceEditor)
    assert editor.currentIndex() == -1
    editor.setFocus()
    type_text(editor, "Ad")
    assert desk.book.edits == []
    desk.elsewhere.setFocus()
    assert [guest.capacity for guest in desk.book.guests[:2]] == [Capacity.ADVISER] * 2


def test_letters_that_begin_no_choice_are_told_under_the_field_and_come_back_with_the_record(
    desk: Desk,
) -> None:
    desk.select("1")
    field = desk.inspector.field("capacity")
    field.editor.setFocus()
    type_text(field.editor, "King")
    desk.elsewhere.setFocus()
    assert "“King” is none of the choices" in field.problem
    desk.select("2")
    assert field.problem == ""
    desk.select("1")
    assert "“King” is none of the choices" in field.problem
    assert field.draft() == "King"
    assert desk.book.edits == []


def test_a_check_box_is_saved_when_it_is_clicked(desk: Desk, qtbot: QtBot) -> None:
    desk.select("1", "2")
    editor = desk.inspector.field("badge").editor
    assert isinstance(editor, CheckEditor)
    assert editor.checkState() == Qt.CheckState.PartiallyChecked
    editor.click()
    assert [guest.badge for guest in desk.book.guests[:2]] == [True, True]


def test_leaving_does_not_save_again_before_the_new_rows_have_come(desk: Desk) -> None:
    desk.select("2")
    desk.book.changed = lambda: None
    retype(desk, "email", "a@b.org")
    press(desk.inspector.field("email").editor, Key.Key_Return)
    desk.elsewhere.setFocus()
    assert len(desk.book.edits) == 1


def test_a_group_is_hidden_and_parts_stand_in_it_and_before_the_title(desk: Desk) -> None:
    part, portrait = QLabel("Under the group"), QLabel("Portrait")
    group = FIELDS[0].group
    desk.inspector.add_to_group(group, part)
    desk.inspector.set_portrait(portrait)
    desk.select(GUESTS[0].id)
    assert part.isVisible()
    assert portrait.isVisible()
    desk.inspector.show_group(group, shown=False)
    assert not part.isVisible()
    assert not desk.inspector.field(FIELDS[0].key).isVisible()
    desk.inspector.show_group(group, shown=True)
    assert desk.inspector.field(FIELDS[0].key).isVisible()


def test_scrolling_a_form_leads_into_no_field(desk: Desk) -> None:
    """A turn of the wheel over a box would take the keyboard, and the next arrow key change its value."""
    for field in desk.inspector.findChildren(FormField):
        assert field.editor.focusPolicy() != Qt.FocusPolicy.WheelFocus, field.field.key
