"""The page of one meeting: header, tabs, and the facts, hosts, links and sessions of its overview."""

from __future__ import annotations

from datetime import date, time
from functools import partial
from operator import attrgetter
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from cica_events.domain.dates import VagueDate
from cica_events.domain.delegations import Reply
from cica_events.domain.meetings import HostRole, LinkKind, Stage
from tests.ui.meeting_desk import Office
from tests.ui.toolkit_typing import press, type_text
from ui.meetings.link_dialog import LinkDialog
from ui.meetings.meeting_page import MeetingPage
from ui.meetings.meeting_tab import MeetingTab
from ui.meetings.overview_tab import OverviewTab
from ui.meetings.record_dialog import RecordDialog
from ui.meetings.side_panel import SidePanel
from ui.shell.desk import Desk
from ui.shell.page import Page

LEFT = Qt.MouseButton.LeftButton


class AgendaPart(Page):
    """A tab of another feature: remembers what it was asked."""

    def __init__(self, built: list[str], _desk: Desk) -> None:
        super().__init__()
        built.append("agenda")
        self.asked: list[dict[str, Any]] = []
        self.export = QAction("Export agenda…", self)

    def bring_up(self, **args: Any) -> None:
        self.asked.append(args)

    def status(self) -> str:
        return "10 items"

    def file_actions(self) -> list[QAction]:
        return [self.export]


@pytest.fixture
def meeting(office: Office) -> str:
    return office.plan("SOC", "2023-12-12")


@pytest.fixture
def built() -> list[str]:
    return []


@pytest.fixture
def page(office: Office, qtbot: QtBot, meeting: str, built: list[str]) -> MeetingPage:
    tabs = (
        MeetingTab("overview", "Overview", lambda: OverviewTab),
        MeetingTab("agenda", "Agenda", lambda: partial(AgendaPart, built), attrgetter("items")),
    )
    page = MeetingPage(office.desk, tabs)
    qtbot.addWidget(page)
    page.resize(1150, 700)
    page.bring_up(meeting_id=meeting)
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def overview(page: MeetingPage) -> OverviewTab:
    return page.findChild(OverviewTab)


def header_texts(page: MeetingPage) -> list[str]:
    return [label.text() for label in page.header.findChildren(QLabel)]


def lines(panel: SidePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()][1:]


def press_named(panel: SidePanel, name: str, qtbot: QtBot) -> None:
    found = (one for one in panel.findChildren(QPushButton) if one.accessibleName() == name)
    qtbot.mouseClick(next(found), LEFT)


def dialog(panel: SidePanel) -> RecordDialog:
    return panel.findChildren(RecordDialog)[-1]


# Header and tabs


def test_the_header_says_what_when_where_and_how_many(
    page: MeetingPage, office: Office, meeting: str
) -> None:
    rows = [row for row in office.workspace.delegations.rows(meeting) if row.invited]
    office.workspace.delegations.edit([row.id for row in rows[:21]], {"reply": Reply.ATTENDING})
    texts = header_texts(page)
    assert page.header.title == "Meeting of the CICA Senior Officials Committee"
    for text in ("Senior Officials Committee", "12 December 2023", "Astana, Kazakhstan", "In person"):
        assert text in texts
    assert f"{len(rows)} invited · 21 replied" in texts
    assert page.header.badge.text() == "○ Planned"


def test_a_tab_is_built_when_it_is_first_gone_to(
    page: MeetingPage, built: list[str], qtbot: QtBot, meeting: str
) -> None:
    assert built == []
    with qtbot.waitSignals([page.status_changed, page.actions_changed]):
        page.header.tabs.choose("agenda")
    assert built == ["agenda"]
    assert page.findChild(AgendaPart).asked == [{"meeting_id": meeting}]
    assert page.status() == "10 items"
    assert [action.text() for action in page.file_actions()] == ["Export agenda…"]
    page.header.tabs.choose("overview")
    assert page.file_actions() == ()
    page.header.tabs.choose("agenda")
    assert built == ["agenda"]


def test_tabs_are_built_beforehand_without_being_asked_for_anything(
    page: MeetingPage, built: list[str], qtbot: QtBot
) -> None:
    page.prepare()
    qtbot.waitUntil(lambda: built == ["agenda"])
    assert page.findChild(AgendaPart).asked == []
    assert page.header.tabs.currentIndex() == 0


def test_the_way_here_may_name_a_tab_and_hand_it_more(page: MeetingPage, meeting: str) -> None:
    page.bring_up(meeting_id=meeting, tab="agenda", item_id="7")
    assert page.header.tabs.current_key() == "agenda"
    assert page.findChild(AgendaPart).asked == [{"meeting_id": meeting, "item_id": "7"}]
    page.bring_up(meeting_id=meeting)
    assert page.header.tabs.current_key() == "agenda"


def test_another_meeting_begins_with_its_overview(page: MeetingPage, office: Office) -> None:
    page.header.tabs.choose("agenda")
    page.bring_up(meeting_id=office.plan("YC", "2024-03"))
    assert page.header.tabs.current_key() == "overview"
    assert page.header.title == "Seventh meeting of the CICA Youth Council"


def test_control_tab_goes_through_the_tabs(page: MeetingPage, qtbot: QtBot, built: list[str]) -> None:
    page.activateWindow()
    qtbot.waitActive(page)
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.header.tabs.current_key() == "agenda"
    assert built == ["agenda"]
    qtbot.keyClick(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.header.tabs.current_key() == "overview"


def test_the_tabs_count(page: MeetingPage, office: Office, meeting: str) -> None:
    before = len(office.workspace.agenda.rows(meeting))
    office.workspace.agenda.add(meeting, "Observer status")
    assert page.header.tabs.accessibleTabName(1) == f"Agenda {before + 1}"


def test_the_stage_is_changed_from_the_header(page: MeetingPage, office: Office, meeting: str) -> None:
    action = next(one for one in page.stage.menu().actions() if "Confirmed" in one.text())
    action.trigger()
    assert office.workspace.meetings.get(meeting).stage is Stage.CONFIRMED
    assert page.header.badge.text() == "✓ Confirmed"
    office.desk.undo.undo.trigger()
    assert page.header.badge.text() == "○ Planned"


def test_counts_can_be_asked_for_before_a_removed_meeting_is_left(
    page: MeetingPage, overview: OverviewTab, office: Office, meeting: str
) -> None:
    assert overview.status().startswith("Key: ")
    overview.hide()  # it reads again when it is shown
    office.workspace.meetings.remove([meeting])
    assert overview.status() == ""


def test_a_meeting_that_is_removed_is_left(page: MeetingPage, office: Office, meeting: str) -> None:
    office.workspace.meetings.remove([meeting])
    assert office.went == [("meetings", {})]
    assert "does not exist any more" in office.desk.messages.text


# Facts


def test_a_fact_is_saved_when_its_field_is_left(
    page: MeetingPage, overview: OverviewTab, office: Office, meeting: str
) -> None:
    title = overview.facts.fields["title"].editor
    title.setFocus()
    title.selectAll()
    type_text(title, "Winter meeting")
    overview.facts.fields["place"].editor.setFocus()
    assert office.workspace.meetings.get(meeting).title == "Winter meeting"
    assert page.header.title == "Winter meeting"


def test_a_date_is_made_precise_as_it_is_typed(
    page: MeetingPage, overview: OverviewTab, office: Office, meeting: str
) -> None:
    editor = overview.facts.fields["date"].editor
    editor.setFocus()
    editor.selectAll()
    type_text(editor, "Q1 2024")
    press(editor, Qt.Key.Key_Return)
    assert office.workspace.meetings.get(meeting).date == VagueDate.parse("2024-Q1")
    assert "First quarter of 2024" in header_texts(page)
    editor.selectAll()
    type_text(editor, "30.02.2024")
    press(editor, Qt.Key.Key_Return)
    assert "does not exist" in overview.facts.fields["date"].problem
    assert office.workspace.meetings.get(meeting).date == VagueDate.parse("2024-Q1")


def test_what_is_still_typed_is_saved_in_its_own_meeting(
    page: MeetingPage, overview: OverviewTab, office: Office, meeting: str
) -> None:
    other = office.plan("YC", "2024-03")
    venue = overview.facts.fields["venue"].editor
    venue.setFocus()
    type_text(venue, "Palace")
    page.bring_up(meeting_id=other)
    assert office.workspace.meetings.get(meeting).venue == "Palace"
    assert office.workspace.meetings.get(other).venue == ""


def test_the_body_that_gives_its_auspices_is_chosen_by_name(
    overview: OverviewTab, office: Office, meeting: str
) -> None:
    field = overview.facts.fields["auspices"]
    field.editor.setEditText("Youth Council")
    field.save()
    assert office.workspace.meetings.get(meeting).auspices == "YC"
    field.editor.setEditText("Nobody")
    field.save()
    assert field.problem == "“Nobody” is not the name of one body."


def test_the_party_drawn_by_lot_begins_the_order(overview: OverviewTab, office: Office, meeting: str) -> None:
    field = overview.facts.fields["drawn"]
    field.editor.setEditText("Mongolia")
    field.save()
    assert field.problem == ""
    first = office.workspace.delegations.rows(meeting)[0]
    assert first.party_name == "Mongolia"
    overview.facts.show_meeting(office.workspace.meetings.get(meeting))
    assert field.editor.currentText() == "Mongolia"


# Hosts


def test_hosts_are_added_and_removed(
    overview: OverviewTab, office: Office, meeting: str, qtbot: QtBot
) -> None:
    panel = overview.hosts
    qtbot.mouseClick(panel.add, LEFT)
    editors = dialog(panel).editors
    type_text(editors["name"], "Nazarbayev University")
    qtbot.mouseClick(dialog(panel).primary, LEFT)
    (host,) = office.workspace.meetings.hosts(meeting)
    assert (host.role, host.name) == (HostRole.ORGANIZER, "Nazarbayev University")
    assert lines(panel)[-2:] == ["Organizer", "Nazarbayev University"]
    press_named(panel, "Remove “Nazarbayev University”", qtbot)
    assert office.workspace.meetings.hosts(meeting) == []
    office.press_message_button("Undo")
    assert lines(panel)[-1] == "Nazarbayev University"


def test_a_host_needs_a_name(overview: OverviewTab, office: Office, meeting: str, qtbot: QtBot) -> None:
    panel = overview.hosts
    qtbot.mouseClick(panel.add, LEFT)
    qtbot.mouseClick(dialog(panel).primary, LEFT)
    assert dialog(panel).remark("party") == "Choose a State or organization, or write a name."
    dialog(panel).reject()
    assert office.workspace.meetings.hosts(meeting) == []


# Links


def test_a_link_is_seen_from_both_meetings_and_leads_there(
    page: MeetingPage, overview: OverviewTab, office: Office, meeting: str, qtbot: QtBot
) -> None:
    group = office.plan("SWG", "2023-12-05")
    qtbot.mouseClick(overview.links.add, LEFT)
    ask = overview.links.findChild(LinkDialog)
    ask.kind.setCurrentText("Prepared by")
    ask.other.setText("working group")
    qtbot.mouseClick(ask.primary, LEFT)
    (link,) = office.workspace.meetings.links(meeting)
    assert (link.kind, link.outgoing, link.meeting_id) == (LinkKind.PREPARES, False, group)
    assert "Prepared by · 5 December 2023" in lines(overview.links)
    overview.links.findChildren(QLabel)[-1].linkActivated.emit("#")
    assert office.went == [("meeting", {"meeting_id": group})]
    page.bring_up(meeting_id=group)
    assert "Prepares · 12 December 2023" in lines(overview.links)


def test_a_link_is_removed_with_undo(
    overview: OverviewTab, office: Office, meeting: str, qtbot: QtBot
) -> None:
    other = office.plan("MC", "2023-12-26")
    office.workspace.meetings.link(meeting, other, LinkKind.PREPARES)
    title = office.workspace.meetings.get(other).title
    press_named(overview.links, f"Remove “{title}”", qtbot)
    assert list(office.workspace.meetings.links(meeting)) == []
    office.press_message_button("Undo")
    assert len(office.workspace.meetings.links(meeting)) == 1


def test_a_link_to_no_meeting_is_told(
    overview: OverviewTab, office: Office, meeting: str, qtbot: QtBot
) -> None:
    qtbot.mouseClick(overview.links.add, LEFT)
    ask = overview.links.findChild(LinkDialog)
    ask.other.setText("Olympic Games")
    qtbot.mouseClick(ask.primary, LEFT)
    assert ask.remark == "There is no meeting “Olympic Games”."
    ask.reject()
    assert list(office.workspace.meetings.links(meeting)) == []


# The programme in short


def test_each_day_is_told_in_short_and_leads_to_the_programme(
    overview: OverviewTab, office: Office, meeting: str, qtbot: QtBot
) -> None:
    panel = overview.programme
    assert lines(panel)[-1] == "No session is planned yet."
    qtbot.mouseClick(panel.add, LEFT)
    assert office.went[-1] == ("meeting", {"meeting_id": meeting, "tab": "agenda", "view": "programme"})
    add = partial(office.workspace.sittings.add, meeting)
    first = add({"day": date(2023, 12, 12), "start": time(9, 30), "duration": 90, "room": "A"})
    add({"day": date(2023, 12, 12), "start": time(11), "duration": 60, "room": "B"})
    assert lines(panel)[-1] == "09:30–12:00 · 2 sessions · 2 rooms"
    press_named(panel, "12 December 2023, 09:30–12:00 · 2 sessions · 2 rooms", qtbot)
    assert office.went[-1][1]["sitting_id"] == first
    add({"title": "Reception"})
    assert lines(panel)[-1] == "1 session"


def test_the_way_to_a_meeting_that_is_gone_leads_to_the_list(
    page: MeetingPage, office: Office, qtbot: QtBot
) -> None:
    page.bring_up(meeting_id="gone")
    qtbot.waitUntil(lambda: office.went == [("meetings", {})])
    assert "does not exist any more" in office.desk.messages.text
