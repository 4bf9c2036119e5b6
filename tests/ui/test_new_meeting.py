"""Setting up a meeting: what comes filled in, what stays as typed, and that it is one step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press as press_key
from tests.ui.toolkit_typing import type_text
from ui.meetings.meeting_draft import MeetingDraft
from ui.meetings.new_meeting_dialog import NewMeetingDialog
from ui.shell.party_choices import PartyChoices
from ui.toolkit.values import Values

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

LEFT = Qt.MouseButton.LeftButton
UNCHECKED = Qt.CheckState.Unchecked


@pytest.fixture
def dialog(office: Office, qtbot: QtBot) -> Iterator[NewMeetingDialog]:
    values = Values(PartyChoices(office.workspace))
    dialog = NewMeetingDialog(
        office.workspace, office.desk.icons, values, "YC", date(2023, 12, 1), office.area
    )
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitExposed(dialog)
    yield dialog
    dialog.close()


def write_date(dialog: NewMeetingDialog, text: str) -> None:
    dialog.form.date.setFocus()
    dialog.form.date.selectAll()
    type_text(dialog.form.date, text)


def choose_body(dialog: NewMeetingDialog, text: str) -> None:
    line = dialog.form.body.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    type_text(line, text)
    popup = line.completer().popup()
    press_key(popup if popup.isVisible() else line, Qt.Key.Key_Tab)  # an open popup has the keyboard


def create(dialog: NewMeetingDialog, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.primary, LEFT)


def tree(widget: object) -> QTreeWidget:
    found = widget.findChild(QTreeWidget)  # type: ignore[attr-defined]  # any of the dialog's lists
    assert isinstance(found, QTreeWidget)
    return found


def item(widget: object, text: str) -> QTreeWidgetItem:
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    return tree(widget).findItems(text, flags)[0]


def invited(office: Office, meeting_id: str) -> list[str]:
    return [row.party_name for row in office.workspace.delegations.rows(meeting_id) if row.invited]


def press(dialog: NewMeetingDialog, name: str, qtbot: QtBot) -> None:
    buttons = dialog.agenda.findChildren(QPushButton)
    qtbot.mouseClick(next(one for one in buttons if one.accessibleName() == name), LEFT)


# The draft


def test_a_new_date_fills_in_only_what_was_not_touched(office: Office) -> None:
    draft = MeetingDraft(office.workspace, "SOC")
    draft.set("place", "Almaty")
    draft.choose_date(VagueDate.parse("2024-05"))
    draft.choose_body("YC")
    assert draft.value("place") == "Almaty"
    assert draft.value("title") == "Seventh meeting of the CICA Youth Council"
    draft.release("place")
    assert draft.value("place") == office.workspace.bodies.get("YC").place


def test_the_title_follows_an_ordinal_that_was_typed(office: Office) -> None:
    draft = MeetingDraft(office.workspace, "YC")
    draft.set("ordinal", 9)
    assert draft.value("title").startswith("Ninth meeting")
    draft.set("ordinal", None)
    plan = draft.plan()
    assert plan.ordinal is None
    assert "Ninth" not in plan.title
    assert "Seventh" not in plan.title


def test_who_was_left_out_stays_so_when_the_date_changes(office: Office) -> None:
    draft = MeetingDraft(office.workspace, "SOC")
    india = next(row.id for row in draft.candidates if row.name == "India")
    draft.leave_out([india])
    draft.choose_date(VagueDate.parse("2024-05"))
    assert india in {row.id for row in draft.candidates}
    assert india not in {row.id for row in draft.invited}


# The dialog


def test_the_body_and_a_vague_date_are_enough(dialog: NewMeetingDialog, office: Office, qtbot: QtBot) -> None:
    choose_body(dialog, "youth")
    write_date(dialog, "q3 2024")
    assert dialog.form.remark("date") == "✓ third quarter of 2024"
    assert dialog.form.ordinal.text() == "Seventh"
    create(dialog, qtbot)
    (row,) = office.workspace.meetings.rows()
    assert (row.key, row.title) == ("YC-7", "Seventh meeting of the CICA Youth Council")
    assert row.title_ru.startswith("Седьмое")
    assert row.date == VagueDate.parse("2024-Q3")
    assert len(invited(office, row.id)) == dialog.invited.count() == 43
    assert len(office.workspace.agenda.rows(row.id)) == dialog.agenda.count()


def test_creating_is_one_step_that_one_undo_takes_back(
    dialog: NewMeetingDialog, office: Office, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.created) as told:
        create(dialog, qtbot)
    assert told.args is not None
    assert office.workspace.meetings.get(told.args[0]).title == told.args[1]
    office.desk.undo.undo.trigger()
    qtbot.waitUntil(lambda: office.workspace.meetings.rows() == [])
    assert office.workspace.history.undoable() is None


def test_an_impossible_date_is_told_under_its_field_and_nothing_is_created(
    dialog: NewMeetingDialog, office: Office, qtbot: QtBot
) -> None:
    write_date(dialog, "31 November 2024")
    create(dialog, qtbot)
    assert "November has 30 days" in dialog.form.remark("date")
    assert dialog.form.date.text() == "31 November 2024"
    assert dialog.isVisible()
    assert office.workspace.meetings.rows() == []
    write_date(dialog, "30 November 2024")
    create(dialog, qtbot)
    assert [row.key for row in office.workspace.meetings.rows()] == ["YC-7"]


@pytest.mark.parametrize(("day", "there"), [("12.12.2023", False), ("27.12.2023", True)])
def test_only_those_with_a_status_on_that_day_are_invited(
    dialog: NewMeetingDialog, office: Office, qtbot: QtBot, day: str, there: bool
) -> None:
    choose_body(dialog, "senior")
    write_date(dialog, day)
    create(dialog, qtbot)
    (row,) = office.workspace.meetings.rows()
    assert row.body == "SOC"
    assert ("Saudi Arabia" in invited(office, row.id)) is there


def test_delegations_are_counted_by_section_and_can_be_left_out(
    dialog: NewMeetingDialog, office: Office, qtbot: QtBot
) -> None:
    assert dialog.invited.summary.startswith("43 delegations invited: 28 Member States")
    item(dialog.invited, "India").setCheckState(0, UNCHECKED)
    item(dialog.invited, "Observer States").setCheckState(0, UNCHECKED)
    assert dialog.invited.summary.startswith("32 delegations invited: 27 Member States · 0 Observer States")
    write_date(dialog, "May 2024")  # the list is made anew for the day
    assert item(dialog.invited, "India").checkState(0) == UNCHECKED
    create(dialog, qtbot)
    names = invited(office, office.workspace.meetings.rows()[0].id)
    assert len(names) == 32
    assert "India" not in names


def test_another_body_brings_its_own_agenda_unless_it_was_changed(
    dialog: NewMeetingDialog, qtbot: QtBot
) -> None:
    before = dialog.agenda.items()
    choose_body(dialog, "senior")
    assert dialog.agenda.items() != before
    item(dialog.agenda, "Other matters").setText(0, "Any {other} business")
    mine = dialog.agenda.items()
    choose_body(dialog, "youth")
    assert dialog.agenda.items() == mine
    press(dialog, "Use the body's agenda", qtbot)
    assert dialog.agenda.items() == before


def test_items_are_added_moved_nested_and_removed(
    dialog: NewMeetingDialog, office: Office, qtbot: QtBot
) -> None:
    outline = tree(dialog.agenda)
    dialog.tabs.choose("agenda")
    outline.setCurrentItem(item(dialog.agenda, "Adoption of the agenda"))
    press(dialog, "Make it a sub-item of the item above", qtbot)
    press(dialog, "Move up", qtbot)
    outline.setCurrentItem(item(dialog.agenda, "Thematic discussion"))
    press(dialog, "Remove (Delete)", qtbot)
    outline.setCurrentItem(item(dialog.agenda, "Other matters"))
    item(dialog.agenda, "Other matters").setText(0, "Budget {draft}")
    create(dialog, qtbot)
    rows = office.workspace.agenda.rows(office.workspace.meetings.rows()[0].id)
    titles = {row.number: row.title for row in rows}
    assert titles["1.2"] == "Adoption of the agenda"
    assert "Thematic discussion" not in titles.values()
    assert "Budget {draft}" in titles.values()


def test_an_ordinal_is_typed_as_people_write_it(dialog: NewMeetingDialog, qtbot: QtBot) -> None:
    ordinal = dialog.form.ordinal
    ordinal.setFocus()
    ordinal.selectAll()
    type_text(ordinal, "12th")
    assert dialog.form.remark("ordinal") == "Twelfth"
    assert dialog.form.texts["title"].text().startswith("Twelfth meeting")
    ordinal.selectAll()
    type_text(ordinal, "often")
    create(dialog, qtbot)
    assert "is not an ordinal" in dialog.form.remark("ordinal")
    assert dialog.isVisible()


def test_a_title_that_was_typed_stays_and_an_emptied_one_comes_back(dialog: NewMeetingDialog) -> None:
    title = dialog.form.texts["title"]
    title.setFocus()
    title.selectAll()
    type_text(title, "Extraordinary session")
    choose_body(dialog, "senior")
    assert title.text() == "Extraordinary session"
    title.setFocus()
    title.clear()
    type_text(title, " ")
    dialog.form.date.setFocus()
    assert title.text() == "Meeting of the CICA Senior Officials Committee"


def test_a_body_that_does_not_exist_is_told(dialog: NewMeetingDialog, qtbot: QtBot) -> None:
    choose_body(dialog, "Security Council")
    assert dialog.form.remark("body") == "There is no body “Security Council”."
    create(dialog, qtbot)
    assert dialog.isVisible()
    choose_body(dialog, "council")
    assert "could be several" in dialog.form.remark("body")


def test_tab_goes_through_the_fields_as_they_stand(dialog: NewMeetingDialog, qtbot: QtBot) -> None:
    qtbot.waitActive(dialog)
    form = dialog.form
    form.date.setFocus()
    boxes = [box for box in form.beginning.boxes.values() if box.isVisible()]
    assert len(boxes) == 3
    texts = form.texts["title"], form.texts["title_ru"]
    for expected in (form.beginning.list, *boxes, *texts, form.ordinal, form.format):
        press_key(dialog.focusWidget(), Qt.Key.Key_Tab)
        assert dialog.focusWidget() is expected


def test_a_format_that_is_none_is_told_at_its_field(dialog: NewMeetingDialog) -> None:
    dialog.form.format.setFocus()
    type_text(dialog.form.format, "zz")
    press_key(dialog.form.format, Qt.Key.Key_Tab)
    assert "none of the choices" in dialog.form.remark("format")
    dialog.primary.click()
    assert dialog.isVisible()


def test_it_opens_wider_over_a_large_window(office: Office, qtbot: QtBot) -> None:
    values = Values(PartyChoices(office.workspace))
    widths = []
    for width in (1000, 1900):
        office.area.resize(width, 700)
        dialog = NewMeetingDialog(
            office.workspace, office.desk.icons, values, "YC", date(2023, 12, 1), office.area
        )
        qtbot.addWidget(dialog)
        widths.append(dialog.width())
    assert widths[1] > 1.1 * widths[0]
