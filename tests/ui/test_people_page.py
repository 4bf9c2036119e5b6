"""The directory of people: found, sorted, changed, added, removed, and kept up to date."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from cica_events.domain.parties import PartyKind
from cica_events.domain.people import Person
from cica_events.errors import ConflictError
from tests.ui.directory import PEOPLE, column, join, retype, shown
from tests.ui.meeting_desk import Office, laid_once
from tests.ui.toolkit_typing import press, type_text
from ui.people import person_details
from ui.people.add_person_dialog import AddPersonDialog
from ui.people.people_fields import PARTY
from ui.people.people_list import FEW
from ui.people.people_page import PeoplePage
from ui.toolkit.arrangement import SortBy
from ui.toolkit.column_layout import ColumnState
from ui.toolkit.elided_button import ElidedButton
from ui.toolkit.party_editor import PartyEditor


@pytest.fixture
@laid_once
def ids(office: Office) -> list[str]:
    return [office.workspace.people.add(values) for values in PEOPLE]


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, office: Office, ids: list[str], qtmodeltester: ModelTester
) -> None:
    page = shown(qtbot, office)
    qtmodeltester.check(page.list.model)


def test_people_stand_by_family_name_however_the_name_is_printed(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    assert column(page, "name") == ["H.E. Mr. Alibek Bakayev", "Irena Krasnická", "Zhang Xiao"]
    other = office.workspace.people.add({"given_name": "Öz", "family_name": "de Åre"})
    assert column(page, "name")[1] == "Öz de Åre"
    office.workspace.people.remove([other])
    page.table.sort_by([SortBy("name", descending=True)])
    assert column(page, "name")[0] == "Zhang Xiao"
    assert page.status() == "3 people"


def test_a_directory_read_again_keeps_who_did_not_change_and_sorts_in_who_did(
    qtbot: QtBot, office: Office
) -> None:
    names = ["Öz", "Zhang", "de Åre", *(f"Made {number:02}" for number in range(40))]
    ids = {name: office.workspace.people.add({"family_name": name}) for name in names}
    page = shown(qtbot, office)
    before = {row.id: row for row in page.list.model.rows}
    page.hide()
    office.workspace.people.edit([ids["Zhang"]], {"family_name": "Abay"})
    office.workspace.people.remove([ids["Öz"]])
    office.workspace.parties.add({"code": "XX", "short_name": "Xland", "kind": PartyKind.STATE})
    page.show()
    qtbot.waitUntil(lambda: not page.list.reading and page.list.count() == len(names) - 1)
    assert column(page, "family_name")[:2] == ["Abay", "de Åre"]
    assert [row for row in page.list.model.rows if row is not before[row.id]] == page.list.chosen(
        [ids["Zhang"]]
    )


def test_of_many_who_changed_those_are_read_and_sorted_in(qtbot: QtBot, office: Office) -> None:
    with office.workspace.database.changing("many") as session:
        session.add_all(Person(family_name=f"Made {number:04}") for number in range(6 * FEW))
    page = shown(qtbot, office)
    ids = [row.id for row in page.list.model.rows]
    before = {row.id: row for row in office.workspace.people.rows()}
    page.hide()
    office.workspace.people.edit(ids[: FEW + 9], {"position": "Director"})
    office.workspace.people.edit([ids[3]], {"family_name": "Zhang"})
    office.workspace.people.remove([ids[5]])
    page.show()
    qtbot.waitUntil(lambda: not page.list.reading and page.list.count() == len(ids) - 1)
    assert [row.id for row in page.list.model.rows] == [key for key in ids if key not in {ids[3], ids[5]}] + [
        ids[3]
    ]
    assert column(page, "position")[: FEW + 7] == ["Director"] * (FEW + 7)
    assert page.list.chosen(ids[FEW + 9 :]) == [before[key] for key in ids[FEW + 9 :]]


def test_typing_finds_people_whatever_the_case_and_accents(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    type_text(page.filter, "krasnicka HEAD")
    qtbot.waitUntil(lambda: column(page, "name") == ["Irena Krasnická"])
    assert page.status().startswith("1 of 3 people")


def test_typing_over_a_cell_changes_the_person(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    page = shown(qtbot, office)
    page.table.select_ids([ids[1]], "position")
    type_text(page.table, "D")
    type_text(QApplication.focusWidget(), "irector")
    press(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert office.workspace.people.rows([ids[1]])[0].position == "Director"
    assert column(page, "position") == ["Deputy Minister", "Director", ""]


def test_the_inspector_changes_several_people_as_one_step(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    page.table.select_ids(ids[:2])
    retype(page.inspector.field("organization"), "Ministry of Foreign Affairs")
    assert column(page, "organization") == ["Ministry of Foreign Affairs"] * 2 + [""]
    office.workspace.history.undo()
    assert column(page, "organization") == ["", "", ""]


def test_a_state_is_found_by_part_of_its_name(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    page = shown(qtbot, office)
    page.table.select_ids([ids[0]])
    field = page.inspector.field(PARTY)
    assert isinstance(field.editor, PartyEditor)
    field.editor.setEditText("mongol")
    field.save()
    assert column(page, PARTY)[0] == "Mongolia"
    assert page.status() == "3 people    1 State or organization"
    type_text(page.filter, "mongol")
    qtbot.waitUntil(lambda: page.status() == "1 of 3 people")


def test_another_family_name_moves_the_person_and_keeps_the_selection(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    page.table.select_ids([ids[0]])
    office.workspace.people.edit([ids[0]], {"family_name": "Zyx"})
    assert column(page, "name")[-1] == "H.E. Mr. Alibek Zyx"
    assert page.table.selected_ids() == [ids[0]]


def test_more_people_than_can_be_changed_together_are_told(
    qtbot: QtBot, office: Office, ids: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person_details, "MOST", 2)
    page = shown(qtbot, office)
    page.table.select_ids(ids)
    told = "3 people are selected. Up to 2 can be changed together here."
    qtbot.waitUntil(lambda: told in shown_texts(page))
    page.table.select_ids(ids[:2])
    qtbot.waitUntil(lambda: "2 people" in shown_texts(page))
    page.table.clearSelection()
    qtbot.waitUntil(lambda: any(text.startswith("Select a person") for text in shown_texts(page)))


def shown_texts(page: PeoplePage) -> list[str]:
    return [label.text() for label in page.inspector.findChildren(QLabel) if label.isVisible()]


def test_a_new_person_is_selected_and_found_in_the_inspector(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    page.add()
    dialog = page.findChild(AddPersonDialog)
    type_text(dialog.field("family_name").editor, "Sarybay")
    type_text(dialog.field("given_name").editor, "Kairat")
    dialog.primary.click()
    row = next(row for row in office.workspace.people.rows() if row.family_name == "Sarybay")
    assert page.table.selected_ids() == [row.id]
    assert page.inspector.ids == (row.id,)
    assert page.status() == "4 people"


def test_a_whole_name_in_the_family_name_is_parted_and_undo_puts_it_back(
    qtbot: QtBot, office: Office
) -> None:
    page = shown(qtbot, office)
    page.add()
    dialog = page.findChild(AddPersonDialog)
    keys = ("honorific", "courtesy", "rank", "given_name", "family_name")
    family = dialog.field("family_name").editor
    qtbot.waitUntil(family.hasFocus)
    type_text(family, "H.E. Ambassador ZHANG Xiao")
    press(family, Qt.Key.Key_Tab)
    assert [dialog.field(key).draft() for key in keys] == ["H.E.", "", "Ambassador", "Xiao", "ZHANG"]
    assert "Ctrl+Z puts it back" in dialog.remark
    assert dialog.printed_name.text() == "Name as printed: H.E. Ambassador ZHANG Xiao"
    press(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [dialog.field(key).draft() for key in keys] == ["", "", "", "", "H.E. Ambassador ZHANG Xiao"]
    assert dialog.remark == ""
    family.selectAll()
    type_text(family, "Mr. WANG Wei")
    press(family, Qt.Key.Key_Return)
    press(family, Qt.Key.Key_Return)
    (row,) = office.workspace.people.rows()
    assert (row.courtesy, row.given_name, row.family_name, row.family_first) == ("Mr.", "Wei", "WANG", True)


def test_a_person_without_family_name_is_refused_under_the_field(qtbot: QtBot, office: Office) -> None:
    page = shown(qtbot, office)
    page.add()
    dialog = page.findChild(AddPersonDialog)
    type_text(dialog.field("given_name").editor, "Kairat")
    dialog.primary.click()
    assert dialog.isVisible()
    assert "Family name" in dialog.field("family_name").problem
    assert dialog.field("given_name").draft() == "Kairat"
    assert office.workspace.people.count() == 0
    dialog.reject()


def test_the_dialog_tells_who_is_alike_and_leads_there(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    page = shown(qtbot, office)
    page.add()
    dialog = page.findChild(AddPersonDialog)
    type_text(dialog.field("family_name").editor, "Bakaev")
    type_text(dialog.field("given_name").editor, "Alibek")
    qtbot.waitUntil(lambda: [each.person.id for each in dialog.known.found] == ids[:1])
    assert dialog.known.isVisible()
    assert dialog.printed_name.text() == "Name as printed: Alibek Bakaev"
    words = [label.text() for label in dialog.known.findChildren(QLabel) if label.isVisible()]
    assert words[0].startswith("⚠ Perhaps already in the directory")
    assert words[1].startswith(f"{dialog.known.found[0].score} %: ")
    [button] = [button for button in dialog.known.findChildren(ElidedButton) if button.isVisible()]
    assert button.words == "H.E. Mr. Alibek Bakayev, Deputy Minister"
    button.click()
    assert not dialog.isVisible()
    assert page.table.selected_ids() == ids[:1]
    assert office.workspace.people.count() == 3


def test_the_dialog_is_silent_about_who_is_not_alike(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    page = shown(qtbot, office)
    page.add()
    dialog = page.findChild(AddPersonDialog)
    type_text(dialog.field("family_name").editor, "Bakaev")
    type_text(dialog.field("given_name").editor, "Alibek")
    qtbot.waitUntil(dialog.known.isVisible)
    dialog.field("family_name").editor.selectAll()
    type_text(dialog.field("family_name").editor, "Sarybay")
    qtbot.waitUntil(lambda: not dialog.known.isVisible())
    dialog.reject()


def test_removing_offers_undo(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    page = shown(qtbot, office)
    page.table.select_ids([ids[1]])
    press(page.table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert page.list.count() == 2
    assert "Irena Krasnická" in office.desk.messages.text
    office.press_message_button("Undo")
    assert column(page, "name")[1] == "Irena Krasnická"


def test_who_takes_part_in_a_meeting_stays_and_it_is_said_why(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    join(office, ids[0])
    page = shown(qtbot, office)
    page.table.select_ids([ids[0]])
    page.remove_action.trigger()
    assert page.list.count() == 3
    refusal = office.reported.pop()
    assert isinstance(refusal, ConflictError)
    assert str(refusal).startswith("H.E. Mr. Alibek Bakayev takes part in 1 meeting and stays")


def test_the_inspector_leads_to_the_meetings_of_a_person(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    meeting = join(office, ids[0])
    assert column(page, "meetings") == ["1", "0", "0"]
    page.table.select_ids([ids[0]])
    qtbot.waitUntil(lambda: bool(page.inspector.findChildren(ElidedButton)))
    assert "Takes part in" in [label.text() for label in page.inspector.findChildren(QLabel)]
    page.inspector.findChildren(ElidedButton)[0].click()
    assert office.went == [("meeting", {"meeting_id": meeting, "tab": "participants"})]


def test_the_page_comes_up_at_the_person_asked_for(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    page = shown(qtbot, office, person_id=ids[2])
    assert page.table.selected_ids() == [ids[2]]


def test_what_changed_meanwhile_is_there_when_the_page_is_shown_again(
    qtbot: QtBot, office: Office, ids: list[str]
) -> None:
    page = shown(qtbot, office)
    page.hide()
    office.workspace.people.edit([ids[1]], {"position": "Director"})
    assert column(page, "position")[1] == "Head"
    page.show()
    assert column(page, "position")[1] == "Director"


def test_columns_are_remembered(qtbot: QtBot, office: Office, ids: list[str]) -> None:
    page = shown(qtbot, office)
    states = page.table.columns.columns()
    page.table.columns.set_columns(
        [ColumnState(state.key, state.label, state.key in {"name", "native_name"}) for state in states]
    )
    other = shown(qtbot, office)
    assert [state.key for state in other.table.columns.columns() if state.shown] == ["name", "native_name"]


def test_an_empty_directory_says_what_it_is_for(qtbot: QtBot, office: Office) -> None:
    page = PeoplePage(office.desk)
    qtbot.addWidget(page)
    page.bring_up()
    qtbot.waitUntil(lambda: not page.frame.shows_list)
    office.workspace.people.add(PEOPLE[0])
    page.bring_up()
    qtbot.waitUntil(lambda: page.frame.shows_list)
