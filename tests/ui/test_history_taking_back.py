"""The history page: one old step taken back, removed records brought back, the history of one record."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.i18n import use_language
from cica_events.queries.history_search import moments
from tests.ui.meeting_desk import Office
from tests.ui.test_history_page import column, select, shown
from ui.history.history_page import HistoryPage
from ui.history.step_taker import ConflictDialog
from ui.people.people_page import PeoplePage

LEFT = Qt.MouseButton.LeftButton


def settled(qtbot: QtBot, office: Office) -> None:
    qtbot.waitUntil(lambda: not office.desk.tasks.busy)


def two_people(office: Office) -> tuple[str, str]:
    """Add two people, make experts of both, and of the first an adviser later."""
    people = office.workspace.people
    one, other = (people.add({"family_name": name}) for name in ("Sarybay", "Nurbayeva"))
    people.edit([one, other], {"position": "Expert"})
    people.edit([one], {"position": "Adviser"})
    return one, other


def test_a_conflict_is_told_and_the_rest_can_be_taken_back(qtbot: QtBot, office: Office) -> None:
    one, other = two_people(office)
    page = shown(qtbot, office)
    select(qtbot, page, "Change of “Position” in 2 rows")
    page.details.take_action.trigger()
    dialog = page.findChild(ConflictDialog)
    assert dialog is not None
    (reason,) = [dialog.reasons.item(line).text() for line in range(dialog.reasons.count())]
    assert reason.startswith(
        "Person “Sarybay”: “Position” was “Expert” after that step and is “Adviser” now."
    )
    assert office.workspace.people.rows([other])[0].position == "Expert"
    qtbot.mouseClick(dialog.primary, LEFT)
    positions = [office.workspace.people.rows([each])[0].position for each in (one, other)]
    assert positions == ["Adviser", ""]
    assert column(page, "standing")[0] == "Back in part"
    office.press_message_button("Undo")
    assert office.workspace.people.rows([other])[0].position == "Expert"


def test_selected_fields_alone_are_taken_back(qtbot: QtBot, office: Office) -> None:
    one = office.workspace.people.add({"family_name": "Sarybay"})
    office.workspace.people.edit([one], {"position": "Expert", "phone": "1"})
    page = shown(qtbot, office)
    select(qtbot, page, "Change of 2 cells")
    line = next(line for line in page.details.model.rows if line.field == "Phone")
    page.details.table.select_ids([line.id])
    page.details.part_action.trigger()
    row = office.workspace.people.rows([one])[0]
    assert (row.position, row.phone) == ("Expert", "")


def test_what_was_loaded_or_fell_already_is_not_offered_to_be_taken_back(
    qtbot: QtBot, office: Office
) -> None:
    office.workspace.people.add({"family_name": "Sarybay"})
    page = shown(qtbot, office)
    select(qtbot, page, "New person")
    assert page.details.take_action.isEnabled()
    page.details.take_action.trigger()
    select(qtbot, page, "New person")
    assert not page.details.take_action.isEnabled()
    select(qtbot, page, "Load States and organizations")
    assert not page.details.take_action.isEnabled()


def test_the_history_is_narrowed_by_words_person_day_and_kind(qtbot: QtBot, office: Office) -> None:
    two_people(office)
    office.plan("YC", "2024-03")
    page = shown(qtbot, office)
    settled(qtbot, office)
    everything = column(page, "label")

    def narrowed() -> list[str]:
        settled(qtbot, office)
        return column(page, "label")

    qtbot.keyClicks(page.filters.words, "nurb")
    qtbot.waitUntil(lambda: narrowed() == ["Change of “Position” in 2 rows", "New person"])
    page.filters.words.clear()
    page.filters.kind.setCurrentText("Meeting")
    qtbot.waitUntil(lambda: len(narrowed()) == 1)
    page.filters.clear()
    qtbot.waitUntil(lambda: narrowed() == everything)
    page.filters.deed.setCurrentText("Changed")
    qtbot.waitUntil(lambda: all(label.startswith("Change") for label in narrowed()))
    page.filters.clear()
    page.filters.date.setText("2019")
    qtbot.waitUntil(lambda: narrowed() == [])
    page.filters.date.setText("no date at all")
    qtbot.waitUntil(lambda: bool(page.filters.date.property("problem")))
    assert narrowed() == everything
    page.filters.clear()
    page.filters.actor.setCurrentText(office.workspace.database.actor)
    qtbot.waitUntil(lambda: bool(narrowed()))


def test_a_wrong_date_is_told_in_words_and_every_day_is_shown_until_it_is_right(
    qtbot: QtBot, office: Office
) -> None:
    two_people(office)
    page = shown(qtbot, office)
    page.filters.date.setFocus()
    qtbot.keyClicks(page.filters.date, "last week")
    assert page.filters.problem == ""  # it may be half typed
    label = told_under(page)
    qtbot.waitUntil(label.isVisible)
    reason = "“last week” is not a date. Write 12.12.2023, May 2024, Q3 2024 or 2024."
    assert label.text() == f"{reason} As long as that stands there, steps of any day are shown."
    assert label.contentsMargins().left() == page.filters.date.x()
    page.filters.date.clear()
    assert not label.isVisible()
    qtbot.keyClicks(page.filters.date, "32 May 2026")
    qtbot.keyClick(page.filters.date, Qt.Key.Key_Return)
    assert label.isVisible()
    assert page.filters.date.accessibleDescription() == label.text()
    page.show_view("removed")
    assert not label.isVisible()
    page.show_view("steps")
    assert label.isVisible()


def test_today_and_yesterday_are_understood(qtbot: QtBot, office: Office) -> None:
    page = shown(qtbot, office, later=timedelta(days=1))
    settled(qtbot, office)
    today = (datetime.now().astimezone() + timedelta(days=1)).date()
    named = (("en", "today", 0), ("en", " Yesterday ", 1), ("ru", "Сегодня", 0), ("ru", "вчера", 1))
    for language, text, days in named:
        use_language(language)
        page.filters.date.setText(text)
        wanted = page.filters.wanted()
        meant = VagueDate.of(today - timedelta(days=days))
        assert (wanted.since, wanted.before) == moments(meant)
    use_language("en")
    page.filters.date.setText("today")
    qtbot.keyClick(page.filters.date, Qt.Key.Key_Return)
    assert page.filters.problem == ""


def told_under(page: HistoryPage) -> QLabel:
    """Return what stands in words under the date."""
    return next(each for each in page.filters.findChildren(QLabel) if each.property("role") == "problem")


def test_a_removed_person_is_found_and_brought_back(qtbot: QtBot, office: Office) -> None:
    people = office.workspace.people
    one = people.add({"given_name": "Kairat", "family_name": "Sarybay"})
    people.remove([one, people.add({"family_name": "Nurbayeva"})])
    page = shown(qtbot, office)
    page.bring_up(removed="", words="nurb")
    qtbot.waitUntil(lambda: page.status() == "1 removed record")
    page.bring_up(removed="person")
    qtbot.waitUntil(lambda: page.status() == "2 removed records")
    qtbot.keyClicks(page.filters.words, "kairat")
    qtbot.waitUntil(lambda: page.status() == "1 removed record")
    page.removed.bring_action.trigger()
    assert [row.id for row in people.rows()] == [one]
    qtbot.waitUntil(lambda: page.status() == "0 removed records")
    page.switch.button("steps").click()
    page.filters.clear()
    assert column(page, "label")[0] == "Brought back: Kairat Sarybay"


def test_the_history_of_one_record_is_reached_from_its_page(qtbot: QtBot, office: Office) -> None:
    one, _other = two_people(office)
    people = PeoplePage(office.desk)
    qtbot.addWidget(people)
    people.bring_up()
    people.show()
    settled(qtbot, office)
    people.table.select_ids([one])
    people.activateWindow()
    qtbot.waitUntil(people.isActiveWindow)
    people.table.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(people.table, Qt.Key.Key_H, modifiers)
    assert office.went == [("history", {"table": "person", "records": [one]})]
    page = shown(qtbot, office)
    page.bring_up(table="person", records=[one])
    qtbot.waitUntil(lambda: column(page, "count") == ["1", "2", "1"])
    assert page.filters.scope_button.words == "Only: Sarybay"
    select(qtbot, page, "Change of “Position” in 2 rows")
    assert {line.group.title for line in page.details.model.rows} == {"Person: Sarybay"}
    qtbot.mouseClick(page.filters.scope_button, LEFT)
    qtbot.waitUntil(lambda: len(column(page, "count")) == 5)
    page.bring_up(table="person", records=[one])
    qtbot.waitUntil(lambda: column(page, "count") == ["1", "2", "1"])
    page.bring_up()  # as the sidebar does
    qtbot.waitUntil(lambda: len(column(page, "count")) == 5)
    assert not page.filters.scope_button.isVisibleTo(page)


def test_keys_take_the_selected_step_back(qtbot: QtBot, office: Office) -> None:
    office.workspace.people.add({"family_name": "Sarybay"})
    page: HistoryPage = shown(qtbot, office)
    select(qtbot, page, "New person")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.table.setFocus()
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(page.table, Qt.Key.Key_Z, modifiers)
    assert office.workspace.people.count() == 0
    assert [button.text() for button in office.area.findChildren(QPushButton) if button.text() == "Undo"]
