"""A new meeting begins with its body's template, an earlier meeting, or a template of the office."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.beginnings import Part, Start
from cica_events.domain.dates import VagueDate
from cica_events.domain.outcomes import OutcomeKind
from tests.ui.meeting_desk import Office, laid_once
from tests.ui.people_at_meeting import party
from ui.meetings.new_meeting_dialog import NewMeetingDialog
from ui.runtime.tasks import TaskRunner
from ui.shell.name_dialog import NameDialog
from ui.shell.party_choices import PartyChoices
from ui.toolkit.values import Values

pytestmark = pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)

LEFT = Qt.MouseButton.LeftButton
CHECKED = Qt.CheckState.Checked
Open = Callable[..., NewMeetingDialog]


@pytest.fixture
@laid_once
def sixth(office: Office) -> str:
    """A meeting of the Youth Council that was held, with two sessions and an item that names its year."""
    meeting_id = office.hold("YC", "2023-10-12")
    office.workspace.agenda.add(meeting_id, "Lessons of 2023")
    session = {"title": "Opening", "day": date(2023, 10, 12), "start": time(10), "room": "Hall"}
    office.workspace.sittings.add(meeting_id, session)
    return meeting_id


@pytest.fixture
def open_dialog(office: Office, qtbot: QtBot) -> Iterator[Open]:
    """Open the dialog for a body, and see it closed."""
    opened: list[NewMeetingDialog] = []

    def act(
        body: str = "YC", start: Start | None = None, tasks: TaskRunner | None = None
    ) -> NewMeetingDialog:
        values = Values(PartyChoices(office.workspace))
        today = date(2023, 12, 1)
        dialog = NewMeetingDialog(
            office.workspace, office.desk.icons, values, body, today, office.area, start=start, tasks=tasks
        )
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitExposed(dialog)
        opened.append(dialog)
        return dialog

    yield act
    for dialog in opened:
        dialog.close()


def starts(dialog: NewMeetingDialog) -> list[str]:
    box = dialog.form.beginning.list
    return [box.itemText(number) for number in range(box.count())]


def choose(dialog: NewMeetingDialog, number: int) -> None:
    box = dialog.form.beginning.list
    box.setCurrentIndex(number)
    box.activated.emit(number)


def parts(dialog: NewMeetingDialog) -> dict[str, bool]:
    boxes = dialog.form.beginning.boxes.values()
    return {box.text(): box.isChecked() for box in boxes if box.isVisible()}


def open_tree(dialog: NewMeetingDialog) -> QTreeWidget:
    found = dialog.follow_ups.findChild(QTreeWidget)
    assert isinstance(found, QTreeWidget)
    return found


def test_the_body_s_template_is_the_start_and_gives_a_programme(
    open_dialog: Open, office: Office, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    assert starts(dialog) == ["Template of the body"]
    assert parts(dialog) == {"Agenda (10)": True, "Programme (10)": True, "Place and rooms": True}
    qtbot.mouseClick(dialog.primary, LEFT)
    (row,) = office.workspace.meetings.rows()
    assert len(office.workspace.sittings.rows(row.id)) == 10
    assert row.rooms == "Conference hall\nFoyer"


def test_the_last_meeting_of_the_body_is_offered_with_what_it_has(
    open_dialog: Open, office: Office, sixth: str, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    choose(dialog, 1)
    assert starts(dialog)[1].startswith("12 October 2023 · ")
    assert parts(dialog)["Programme (1)"]
    assert not parts(dialog).get("Participants and speakers (0)", False)
    assert dialog.agenda.remark.startswith("⚠ 1 title names the year")
    qtbot.mouseClick(dialog.primary, LEFT)
    (row,) = [row for row in office.workspace.meetings.rows() if row.id != sixth]
    (session,) = office.workspace.sittings.rows(row.id)
    assert (session.title, session.start) == ("Opening", time(10))


def test_a_meeting_that_takes_people_over_is_created_beside_the_window(
    open_dialog: Open, office: Office, sixth: str, qtbot: QtBot
) -> None:
    office.workspace.participants.add(
        sixth, {"party": party(office, "China"), "given_name": "Xiao", "family_name": "Zhang"}
    )
    dialog = open_dialog(start=Start(meeting_id=sixth), tasks=office.desk.tasks)
    dialog.form.beginning.boxes[Part.PARTICIPANTS].click()
    created: list[str] = []
    dialog.created.connect(lambda meeting_id, _title: created.append(meeting_id))
    for _press in range(2):
        dialog.primary.click()
    dialog.reject()
    assert dialog.isVisible()
    assert created == []
    qtbot.waitUntil(lambda: not dialog.isVisible())
    (row,) = [row for row in office.workspace.meetings.rows() if row.id != sixth]
    assert created == [row.id]
    assert [each.family_name for each in office.workspace.participants.rows(row.id)] == ["Zhang"]


def test_a_part_that_is_not_wanted_stays_behind(
    open_dialog: Open, office: Office, sixth: str, qtbot: QtBot
) -> None:
    dialog = open_dialog(start=Start(meeting_id=sixth))
    box = dialog.form.beginning.boxes[Part.AGENDA]
    box.click()
    assert dialog.agenda.count() == 0
    box.click()
    assert dialog.agenda.count() == 11
    dialog.form.beginning.boxes[Part.PROGRAMME].click()
    qtbot.mouseClick(dialog.primary, LEFT)
    (row,) = [row for row in office.workspace.meetings.rows() if row.id != sixth]
    assert office.workspace.sittings.rows(row.id) == []
    assert len(office.workspace.agenda.rows(row.id)) == 11


def test_another_body_begins_with_its_own_last_meeting(open_dialog: Open, office: Office, sixth: str) -> None:
    officials = office.hold("SOC", "2023-12-12")
    dialog = open_dialog(start=Start(meeting_id=sixth))
    dialog.draft.choose_body("SOC")
    assert dialog.draft.beginning.start == Start(meeting_id=officials)
    dialog.draft.choose_body("TTF")
    assert dialog.draft.beginning.start == Start()


def test_what_was_left_open_becomes_items_and_is_one_step(
    open_dialog: Open, office: Office, sixth: str, qtbot: QtBot
) -> None:
    asked = {"kind": OutcomeKind.DEFERRED, "text": "the rules of procedure"}
    office.workspace.outcomes.add(sixth, asked)
    dialog = open_dialog(start=Start(meeting_id=sixth))
    assert dialog.follow_ups.count() == 1
    before = dialog.agenda.count()
    line = open_tree(dialog).topLevelItem(0)
    assert line is not None
    line.setCheckState(0, CHECKED)
    assert dialog.agenda.count() == before + 1
    qtbot.mouseClick(dialog.primary, LEFT)
    (row,) = [row for row in office.workspace.meetings.rows() if row.id != sixth]
    assert "The rules of procedure" in [item.title for item in office.workspace.agenda.rows(row.id)]
    (outcome,) = office.workspace.outcomes.rows(sixth)
    assert outcome.followed_by_id == row.id
    office.desk.undo.undo.trigger()
    qtbot.waitUntil(lambda: [row.id for row in office.workspace.meetings.rows()] == [sixth])
    assert office.workspace.outcomes.rows(sixth)[0].followed_by_id is None


def test_items_of_one_s_own_keep_what_was_taken_up(open_dialog: Open, office: Office, sixth: str) -> None:
    office.workspace.outcomes.add(sixth, {"kind": OutcomeKind.REQUESTED, "text": "a report"})
    dialog = open_dialog(start=Start(meeting_id=sixth))
    tree = dialog.agenda.findChild(QTreeWidget)
    assert isinstance(tree, QTreeWidget)
    first = tree.topLevelItem(0)
    assert first is not None
    first.setText(0, "Welcome")
    line = open_tree(dialog).topLevelItem(0)
    assert line is not None
    line.setCheckState(0, CHECKED)
    titles = [item.title.en for item in dialog.agenda.items()]
    assert titles[0] == "Welcome"
    assert "A report" in titles
    assert dialog.draft.agenda_touched


def test_titles_that_were_not_touched_go_on_following_the_year(
    open_dialog: Open, office: Office, qtbot: QtBot
) -> None:
    dialog = open_dialog("SOC")
    tree = dialog.agenda.findChild(QTreeWidget)
    assert isinstance(tree, QTreeWidget)
    first = tree.topLevelItem(0)
    assert first is not None
    first.setText(0, "Welcome")
    dialog.form.date.setText("2030")
    dialog.form._type_date()
    qtbot.mouseClick(dialog.primary, LEFT)
    (row,) = office.workspace.meetings.rows()
    titles = [item.title for item in office.workspace.agenda.rows(row.id)]
    assert titles[0] == "Welcome"
    assert "Budget of the CICA Secretariat for 2031" in titles


def test_a_template_of_the_office_is_renamed_and_removed_where_it_is_chosen(
    open_dialog: Open, office: Office, sixth: str, qtbot: QtBot
) -> None:
    office.workspace.beginnings.save_template(sixth, "Short")
    dialog = open_dialog()
    assert starts(dialog)[:2] == ["Template of the body", "Template “Short”"]
    assert not dialog.form.beginning.rename.isVisible()
    choose(dialog, 1)
    assert dialog.agenda.count() == 11
    qtbot.mouseClick(dialog.form.beginning.rename, LEFT)
    naming = dialog.form.beginning.findChild(NameDialog)
    assert isinstance(naming, NameDialog)
    naming.line.setText("One day")
    qtbot.mouseClick(naming.primary, LEFT)
    assert starts(dialog)[1] == "Template “One day”"
    qtbot.mouseClick(dialog.form.beginning.remove, LEFT)
    assert office.workspace.beginnings.templates() == []
    assert starts(dialog)[0] == "Template of the body"
    assert dialog.form.beginning.row.remark.startswith("Removed “One day”.")


def test_a_template_that_cannot_be_read_is_told_and_nothing_changes(
    open_dialog: Open, office: Office, sixth: str
) -> None:
    template_id = office.workspace.beginnings.save_template(sixth, "Broken")
    office.workspace.beginnings.edit([template_id], {"content": "?"})
    dialog = open_dialog()
    choose(dialog, 1)
    assert dialog.form.beginning.row.remark.startswith("The template “Broken” cannot be read.")
    assert dialog.form.beginning.list.currentIndex() == 0
    assert dialog.draft.beginning.start == Start()


def test_the_place_comes_with_the_rooms(open_dialog: Open, office: Office, sixth: str) -> None:
    office.workspace.meetings.edit([sixth], {"place": "Samarkand", "rooms": "Hall"})
    dialog = open_dialog(start=Start(meeting_id=sixth))
    assert dialog.form.texts["place"].text() == ""
    dialog.form.beginning.boxes[Part.ROOMS].click()
    assert dialog.form.texts["place"].text() == "Samarkand"
    assert dialog.draft.date is None
    dialog.draft.choose_date(VagueDate.parse("2024"))
    assert Part.ROOMS in dialog.draft.parts


def test_its_boxes_take_as_many_lines_as_they_need(open_dialog: Open) -> None:
    choice = open_dialog().form.beginning
    choice.resize(150, choice.height())
    boxes = [box for box in choice.boxes.values() if box.isVisible()]
    assert boxes[0].y() < boxes[-1].y()
    assert all(box.geometry().bottom() <= choice._parts.minimumHeight() for box in boxes)
