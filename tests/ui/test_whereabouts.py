"""After a restart and after a change of the language one is where one was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.fields import Field, Kind, Privacy
from cica_events.errors import StorageError
from cica_events.i18n import use_language
from cica_events.services.workspace import open_workspace
from tests.ui.meeting_desk import Office
from tests.ui.shell_parts import settings_in
from ui.calendar.calendar_page import CalendarPage
from ui.history.history_page import HistoryPage
from ui.main import Application
from ui.meetings.meeting_page import MeetingPage
from ui.participants.participants_tab import ParticipantsTab
from ui.people.people_page import PeoplePage
from ui.reports.reports_page import ReportsPage
from ui.runtime.settings import Settings
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.shell.standing import standing_on
from ui.shell.whereabouts import Whereabouts, remember, remembered
from ui.toolkit.form_field import FormField
from ui.toolkit.line_editor import LineEditor
from ui.toolkit.record_table import RecordTable
from ui.toolkit.values import Values

REFUSED = "no address"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = settings_in(tmp_path)
    settings.language = "en"
    return settings


@pytest.fixture
def file(office: Office, meeting: str) -> str:
    """A workspace with a meeting, which nobody has open."""
    address = str(office.workspace.address.path)
    office.workspace.close()
    return address


class Starts:
    """Starts the application one time after the other."""

    def __init__(self, app: QApplication, settings: Settings, folder: Path, bot: QtBot) -> None:
        self._app, self._settings, self._folder, self._bot = app, settings, folder, bot
        self.now: Application | None = None

    def start(self, address: str) -> Application:
        self.stop()
        self.now = Application(self._app, self._settings, self._folder / "data")
        self.now.start(address)
        self._bot.waitUntil(lambda: self.now.opener.workspace is not None, timeout=20_000)
        return self.now

    def stop(self) -> None:
        if self.now is not None:
            self.now.close()
            self.now.deleteLater()
            self.now = None


@pytest.fixture
def starts(qapp: QApplication, settings: Settings, tmp_path: Path, qtbot: QtBot) -> Iterator[Starts]:
    starts = Starts(qapp, settings, tmp_path, qtbot)
    yield starts
    starts.stop()
    use_language("en")


def participants(application: Application) -> ParticipantsTab:
    return application.window.findChildren(ParticipantsTab)[0]


def stand_at_second_participant(application: Application, meeting: str, bot: QtBot) -> str:
    """Go to the second participant of the meeting and return its id."""
    application.window.show_page("meeting", meeting_id=meeting, tab="participants")
    table = participants(application).table
    bot.waitUntil(lambda: len(table.records.shown_ids()) > 1)
    second = table.records.shown_ids()[1]
    table.select_ids([second], "family_name")
    return second


def stands_at(application: Application, meeting: str, participant: str, bot: QtBot) -> None:
    page = application.window.current_page()
    assert isinstance(page, MeetingPage)
    assert page.way_back()["meeting_id"] == meeting
    assert page.part() == "participants"
    table = participants(application).table
    bot.waitUntil(lambda: table.selected_ids() == [participant])
    assert table.records.fields[table.currentIndex().column()].key == "family_name"


def test_a_restart_leads_back_to_meeting_tab_and_participant(
    starts: Starts, file: str, meeting: str, qtbot: QtBot
) -> None:
    chosen = stand_at_second_participant(starts.start(file), meeting, qtbot)
    stands_at(starts.start(file), meeting, chosen, qtbot)


def test_a_meeting_that_is_gone_leads_to_the_meetings_without_a_word(
    starts: Starts, file: str, meeting: str, qtbot: QtBot
) -> None:
    stand_at_second_participant(starts.start(file), meeting, qtbot)
    starts.stop()
    workspace = open_workspace(file)
    workspace.meetings.remove([meeting])
    workspace.close()
    window = starts.start(file).window
    qtbot.waitUntil(lambda: window.here().page == "meetings")
    assert window.messages.text == ""


def test_a_filter_that_was_cleared_does_not_come_back_after_a_kill(
    starts: Starts, file: str, settings: Settings
) -> None:
    first = starts.start(file)
    first.window.show_page("people")
    page = first.window.current_page()
    assert isinstance(page, PeoplePage)
    page.bar.filter.setText("zhang")
    again = starts.start(file).window.current_page()
    assert isinstance(again, PeoplePage)
    assert again.bar.filter.text() == "zhang"
    again.bar.filter.clear()
    assert starts.now is not None
    assert "filters" not in remembered(settings, starts.now.opener.address).standing


def test_each_workspace_has_its_own_place(settings: Settings) -> None:
    settings.set_whereabouts("/one.cica", {"page": "people"})
    settings.set_whereabouts("/two.cica", {"page": "history"})
    assert settings.whereabouts("/one.cica") == {"page": "people"}
    assert settings.whereabouts("/three.cica") == {}
    for number in range(40):
        settings.set_whereabouts(f"/{number}.cica", {"page": "people"})
    assert settings.whereabouts("/one.cica") == {}
    assert settings.whereabouts("/39.cica") == {"page": "people"}


def test_a_damaged_place_leads_to_the_page_shown_last(
    starts: Starts, settings: Settings, file: str, qtbot: QtBot
) -> None:
    settings.page = "people"
    settings.set_whereabouts(file, {"page": "meeting", "way": "nowhere"})
    assert starts.start(file).window.here().page == "people"
    settings.set_whereabouts(
        file, {"page": "people", "way": {}, "standing": {"RecordTable 1": {"scroll": 5}}}
    )
    assert starts.start(file).window.here().page == "people"


def test_another_language_leaves_one_where_one_was(
    starts: Starts, file: str, meeting: str, qtbot: QtBot
) -> None:
    application = starts.start(file)
    chosen = stand_at_second_participant(application, meeting, qtbot)
    old = application.window
    russian = next(a for a in old.frame_actions.languages.actions() if a.data() == "ru")
    russian.trigger()
    qtbot.waitUntil(lambda: application.window is not old)
    stands_at(application, meeting, chosen, qtbot)
    assert application.window.menuBar().actions()[0].text() == "Файл"
    assert application.window.undo.undo.isEnabled()


def test_half_typed_text_is_saved_when_the_language_changes(
    starts: Starts, file: str, meeting: str, qtbot: QtBot
) -> None:
    application = starts.start(file)
    application.window.activateWindow()
    chosen = stand_at_second_participant(application, meeting, qtbot)
    table = participants(application).table
    qtbot.waitUntil(application.window.isActiveWindow)
    assert table.edit_record(chosen, "family_name")
    QApplication.focusWidget().setText("Halftyped")  # type: ignore[union-attr]
    old = application.window
    next(a for a in old.frame_actions.languages.actions() if a.data() == "ru").trigger()
    qtbot.waitUntil(lambda: application.window is not old)
    assert application.opener.workspace is not None
    rows = application.opener.workspace.participants.rows(meeting)
    assert next(row for row in rows if row.id == chosen).family_name == "Halftyped"


def test_parts_of_a_page_keep_the_room_that_the_user_gave_them(
    starts: Starts, file: str, meeting: str, qtbot: QtBot
) -> None:
    application = starts.start(file)
    stand_at_second_participant(application, meeting, qtbot)
    splitter = shown_splitter(application)
    wide = splitter.sizes()[1]
    splitter.moveSplitter(splitter.sizes()[0] - 80, 1)
    assert splitter.sizes()[1] == pytest.approx(wide + 80, abs=3)
    given = splitter.sizes()
    again = shown_splitter(starts.start(file))
    qtbot.waitUntil(lambda: again.sizes()[1] == pytest.approx(given[1], abs=3))


def shown_splitter(application: Application) -> QSplitter:
    return next(s for s in participants(application).findChildren(QSplitter) if s.isVisible())


def test_a_list_that_comes_late_is_scrolled_when_it_is_there(starts: Starts, file: str, qtbot: QtBot) -> None:
    application = starts.start(file)
    application.window.show_page("parties")
    table = next(t for t in application.window.current_page().findChildren(RecordTable))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 200)
    table.verticalScrollBar().setValue(150)
    again = starts.start(file)
    table = next(t for t in again.window.current_page().findChildren(RecordTable))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() == 150)


def speak_russian(application: Application, bot: QtBot) -> Page:
    """Change the language, and return the page that is shown then."""
    old = application.window
    next(a for a in old.frame_actions.languages.actions() if a.data() == "ru").trigger()
    bot.waitUntil(lambda: application.window is not old and application.window.current_page() is not None)
    page = application.window.current_page()
    assert page is not None
    return page


def test_another_language_leaves_the_calendar_at_its_time_and_meeting(
    starts: Starts, file: str, meeting: str, qtbot: QtBot
) -> None:
    application = starts.start(file)
    application.window.show_page("calendar", meeting_id=meeting)
    calendar = application.window.current_page()
    assert isinstance(calendar, CalendarPage)
    qtbot.waitUntil(lambda: calendar.way_back()["meeting_id"] == meeting and not calendar.reading)
    shown = calendar.period
    calendar.go(shown.step(-1))
    calendar.go(shown)
    calendar.show_meeting(meeting)
    again = speak_russian(application, qtbot)
    assert isinstance(again, CalendarPage)
    assert again.period == shown
    qtbot.waitUntil(lambda: again.canvas.station.meeting_id == meeting)
    assert again.canvas.holds_keyboard()


@pytest.mark.parametrize(
    ("kind", "way"),
    [
        (ReportsPage, {"report": "trends"}),
        (HistoryPage, {"removed": "person", "words": "Nobody"}),
        (PeoplePage, {"duplicates": True}),
    ],
)
def test_a_page_tells_the_way_back_to_its_part(
    office: Office, qtbot: QtBot, kind: Callable[[Desk], Page], way: dict[str, object]
) -> None:
    def brought_up(by: dict[str, object]) -> dict[str, object]:
        page = kind(office.desk)
        qtbot.addWidget(page)
        page.bring_up(**by)
        qtbot.waitUntil(lambda: page.way_back().items() >= by.items())
        return page.way_back()

    assert brought_up(brought_up(way)).items() >= way.items()


def refuse(_key: str, _value: object) -> None:
    raise StorageError("The disk is full.")


def refused_in(field: FormField, bot: QtBot) -> None:
    """Type something into a field that takes it for no address."""
    editor = field.editor
    assert isinstance(editor, LineEditor)
    editor.setFocus()
    editor.setText(REFUSED)
    bot.keyClick(editor, Qt.Key.Key_Return)
    bot.waitUntil(lambda: bool(editor.property("problem")))


def test_what_was_refused_stands_again_in_its_field_of_its_record_alone(
    starts: Starts, file: str, meeting: str, qtbot: QtBot
) -> None:
    application = starts.start(file)
    chosen = stand_at_second_participant(application, meeting, qtbot)
    tab = participants(application)
    qtbot.waitUntil(lambda: tab.inspector.ids == (chosen,))
    refused_in(next(each for each in tab.findChildren(FormField) if each.field.key == "email"), qtbot)
    old = application.window
    next(a for a in old.frame_actions.languages.actions() if a.data() == "ru").trigger()
    qtbot.waitUntil(lambda: application.window is not old)

    def holding() -> list[str]:
        fields = application.window.findChildren(FormField)
        return [each.field.key for each in fields if getattr(each.editor, "text", str)() == REFUSED]

    qtbot.waitUntil(lambda: holding() == ["email"])
    assert participants(application).inspector.ids == (chosen,)


def test_what_is_sensitive_is_not_remembered_where_it_was_typed(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    fields = [
        FormField(Field(key, key, Kind.EMAIL, privacy=privacy), Values(), refuse, page)
        for key, privacy in (("open", Privacy.OPEN), ("hidden", Privacy.SENSITIVE))
    ]
    page.show()
    for field in fields:
        refused_in(field, qtbot)
    assert standing_on(page)["typed"] == {"open": REFUSED}


def test_nothing_that_was_typed_in_a_locked_workspace_is_remembered(settings: Settings) -> None:
    view = {"scroll": [0, 9], "selected": ["1"], "refused": REFUSED}
    place = Whereabouts(
        "people", {}, {"RecordTable 1": view, "filters": ["Somebody"], "typed": {"a": REFUSED}}
    )
    settings.discreet = True
    remember(settings, "office.cica", place)
    settings.set_layout("people", {"widths": {}, "filters": [{"key": "position", "values": ["Consul"]}]})
    kept = {"RecordTable 1": {"scroll": [0, 9], "selected": ["1"]}}
    assert remembered(settings, "office.cica").standing == kept
    assert settings.layout("people") == {"widths": {}}
