"""A list that cannot be read says so over what it shows, and reads again when asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from tests.ui import calendar_office
from tests.ui.directory import PEOPLE, column, shown
from tests.ui.meeting_desk import Office
from tests.ui.people_at_meeting import attended_meeting
from ui.calendar.calendar_page import CalendarPage
from ui.meetings.meetings_page import MeetingsPage
from ui.participants.participants_tab import ParticipantsTab

GONE = "This list may not be up to date, as it could not be read again. "


@contextmanager
def away(office: Office) -> Iterator[None]:
    """Take the workspace's file away for a while."""
    database = office.workspace.database
    file, hidden = database.address.path, database.address.path.with_name("away")
    file.rename(hidden)
    database.reconnect()
    yield
    hidden.rename(file)
    database.reconnect()


def test_people_who_could_not_be_read_are_read_again(qtbot: QtBot, office: Office) -> None:
    person = office.workspace.people.add(PEOPLE[1])
    page = shown(qtbot, office)
    page.hide()
    office.workspace.people.edit([person], {"position": "Director"})
    with away(office):
        page.show()
        assert page.frame.not_read.text.startswith(GONE)
        assert column(page, "position") == ["Head"]
    page.frame.not_read.button.click()
    assert (page.frame.not_read.text, column(page, "position")) == ("", ["Director"])


def test_a_directory_that_could_not_be_read_beside_the_window_is_read_again(
    qtbot: QtBot, office: Office
) -> None:
    party, name = office.workspace.parties.choices()[0]
    office.workspace.people.add({"family_name": "Somebody", "party": party})
    page = shown(qtbot, office)
    assert column(page, "party_id") == [name]
    page.hide()
    office.workspace.parties.edit([party], {"short_name": "Otherwise"})
    with away(office):
        page.show()
        qtbot.waitUntil(lambda: page.frame.not_read.text.startswith(GONE))
        assert not page.list.reading
    page.frame.not_read.button.click()
    qtbot.waitUntil(lambda: column(page, "party_id") == ["Otherwise"])
    assert (page.frame.not_read.text, office.reported) == ("", [])


def test_meetings_that_could_not_be_read_are_read_again(qtbot: QtBot, office: Office) -> None:
    meeting = office.plan("SOC", "2023-12-12")
    page = MeetingsPage(office.desk)
    qtbot.addWidget(page)
    page.bring_up()
    page.show()
    qtbot.waitUntil(lambda: page.table.has_record(meeting))
    page.hide()
    office.workspace.meetings.edit([meeting], {"place": "Almaty"})
    with away(office):
        page.show()
        assert page.not_read.text.startswith(GONE)
        assert "office.cica” was moved, deleted or replaced while it was open." in page.not_read.text
    page.not_read.button.click()
    qtbot.waitUntil(lambda: not page.not_read.text)
    assert page.table.records.row_at(0).place == "Almaty"


def test_participants_who_could_not_be_read_are_read_again(qtbot: QtBot, office: Office) -> None:
    meeting = attended_meeting(office)
    tab = ParticipantsTab(office.desk)
    qtbot.addWidget(tab)
    tab.bring_up(meeting_id=meeting)
    tab.show()
    one = tab.list.rows[0].id
    tab.hide()
    office.workspace.participants.edit([one], {"phone": "+7 700 000 00 00"})
    with away(office):
        tab.show()
        assert tab.not_read.text.startswith(GONE)
    tab.not_read.button.click()
    assert (tab.not_read.text, tab.list.rows[0].phone) == ("", "+7 700 000 00 00")


@pytest.fixture
def calendar(qtbot: QtBot, office: Office) -> CalendarPage:
    office.plan("SOC", "2027-05-13")
    return calendar_office.shown(qtbot, office)


def test_a_calendar_that_could_not_be_read_is_read_again(
    qtbot: QtBot, office: Office, calendar: CalendarPage
) -> None:
    calendar.hide()
    office.workspace.parties.edit([office.workspace.parties.choices()[0][0]], {"short_name": "Otherwise"})
    office.plan("YC", "2027-05-20")
    with away(office):
        calendar.show()
        assert calendar.not_read.text.startswith(GONE)
        assert calendar_office.told(calendar) == ["SOC"]
    calendar.not_read.button.click()
    qtbot.waitUntil(lambda: not calendar.not_read.text)
    assert (calendar_office.told(calendar), office.reported) == (["SOC", "YC"], [])


def test_a_changed_meeting_that_the_calendar_could_not_read_is_read_again(
    qtbot: QtBot, office: Office, calendar: CalendarPage
) -> None:
    with qtbot.waitSignal(office.desk.relay.changed) as change:
        office.plan("YC", "2027-05-20")
    assert change.args is not None
    with away(office):
        calendar._changed(*change.args)
        assert calendar.not_read.text.startswith(GONE)
    calendar.not_read.button.click()
    qtbot.waitUntil(lambda: not calendar.not_read.text)
    assert calendar_office.told(calendar) == ["SOC", "YC"]
