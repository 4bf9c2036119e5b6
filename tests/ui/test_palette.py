"""One field finds people, meetings, pages and actions, by the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cica_events.domain.found import Ref, Sort
from cica_events.domain.search_index import SearchIndex
from tests.ui.meeting_desk import Office
from ui.palette.commands import Commands, Way
from ui.palette.lines import Heading, Line, Remark
from ui.palette.palette import open_palette
from ui.palette.panel import PalettePanel
from ui.palette.places import meeting_places
from ui.palette.recent import Recent
from ui.runtime.reasons import allow

Key = Qt.Key


class Scene:
    """A window with a page, from which the palette is opened."""

    def __init__(self, qtbot: QtBot, office: Office) -> None:
        self.office, self.qtbot, self.used = office, qtbot, list[str]()
        self.done: list[str] = []
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        page = QWidget(self.window)
        self.field = QLineEdit(page)
        QVBoxLayout(page).addWidget(self.field)
        self.window.setCentralWidget(page)
        for owner, text, keys in ((self.window, "People", "Ctrl+4"), (page, "Find duplicates", "")):
            action = QAction(text, owner)
            action.setShortcut(keys)
            action.triggered.connect(lambda _checked=False, text=text: self.done.append(text))
            owner.addAction(action)
        gone = QAction("Merge", page)
        allow(gone, False, "Select two people first.")
        page.addAction(gone)
        self.window.resize(1000, 700)
        self.window.show()
        self.window.activateWindow()
        self.field.setFocus()

    def open(self) -> PalettePanel:
        """Open the palette."""
        commands = Commands(self.window, [Way("people", "People", "users")], QAction(self.window))
        desk = self.office.desk
        return open_palette(
            self.window,
            desk.icons,
            commands,
            desk,
            meeting_places(),
            lambda hit: self.used.append(hit.name),
        )

    def ask(self, text: str, title: str = "") -> PalettePanel:
        """Open the palette, ask, and wait until a group with `title` stands there."""
        panel = self.open()
        panel.field.setText(text)
        self.qtbot.waitUntil(lambda: not title or title in headings(panel))
        return panel


def headings(panel: PalettePanel) -> list[str]:
    return [entry.text for entry in panel.model.entries if isinstance(entry, Heading)]


def lines(panel: PalettePanel) -> list[str]:
    return [entry.text for entry in panel.model.entries if isinstance(entry, Line)]


@pytest.fixture
def scene(qtbot: QtBot, office: Office) -> Scene:
    """A window over a workspace with a person and a meeting."""
    home = next(row.id for row in office.workspace.parties.rows() if row.code == "KZ")
    office.workspace.people.add(
        {"given_name": "Nazira", "family_name": "Nurbayeva", "party": home, "email": "n@example.org"}
    )
    office.plan("YC", "2023-10-12", ordinal=6)
    office.workspace.finding.make()
    return Scene(qtbot, office)


def test_enter_opens_the_person_that_was_found(scene: Scene) -> None:
    panel = scene.ask("Нурбаева", "People")
    current = panel.current()
    assert current is not None
    assert [current.text[start:end] for start, end in current.marks] == ["Nurbayeva"]
    QTest.keyClick(panel.field, Key.Key_Return)
    (person,) = scene.office.workspace.people.rows()
    assert scene.office.went == [("people", {"person_id": person.id})]
    refs = Recent(scene.office.desk.settings, str(scene.office.workspace.address)).refs()
    assert refs == [Ref(Sort.PEOPLE, person.id)]


def test_enter_before_the_answer_opens_what_was_asked_for(scene: Scene) -> None:
    panel = scene.open()
    panel.field.setText("nurbayeva")
    QTest.keyClick(panel.field, Key.Key_Return)
    scene.qtbot.waitUntil(lambda: bool(scene.office.went))
    assert scene.office.went[0][0] == "people"


def test_a_further_action_copies_the_address(scene: Scene, qapp: object) -> None:
    from PySide6.QtGui import QGuiApplication

    panel = scene.ask("nurb", "People")
    QTest.keyClick(panel.field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "n@example.org"
    panel = scene.ask("nurb", "People")
    QTest.keyClick(panel.field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert scene.used == ["Nazira Nurbayeva"]


def test_a_tab_of_a_meeting_is_gone_to(scene: Scene) -> None:
    panel = scene.ask("programme of yc-6", "In meetings")
    QTest.keyClick(panel.field, Key.Key_Return)
    ((key, args),) = scene.office.went
    assert (key, args["tab"], args["view"]) == ("meeting", "agenda", "programme")


def test_an_action_is_done_and_the_keyboard_goes_back(scene: Scene) -> None:
    panel = scene.open()
    assert lines(panel) == ["People", "Find duplicates"]
    panel.field.setText("duplicat")
    QTest.keyClick(panel.field, Key.Key_Return)
    scene.qtbot.waitUntil(lambda: scene.done == ["Find duplicates"])
    assert scene.window.focusWidget() is scene.field


def test_what_is_not_possible_just_now_says_why(scene: Scene) -> None:
    panel = scene.open()
    panel.field.setText("merge")
    (line,) = (entry for entry in panel.model.entries if isinstance(entry, Line))
    assert (line.text, line.detail, line.impossible) == ("Merge", "Select two people first.", True)
    scene.qtbot.waitUntil(lambda: panel.current() is not None)
    QTest.keyClick(panel.field, Key.Key_Return)
    assert panel.isVisible()


def test_an_action_shows_its_own_icon(scene: Scene) -> None:
    action = scene.window.centralWidget().actions()[0]
    scene.office.desk.icons.put(action, "copy")
    line = next(entry for entry in scene.open().model.entries if entry.text == "Find duplicates")
    assert isinstance(line, Line)
    assert line.icon == "copy"


def test_enter_before_the_answer_does_nothing_where_nothing_is_found(scene: Scene) -> None:
    panel = scene.open()
    panel.field.setText("Zzyx Qwrty")
    QTest.keyClick(panel.field, Key.Key_Return)
    scene.qtbot.waitUntil(lambda: bool(lines(panel)))
    assert scene.office.went == []
    assert panel.isVisible()


def test_the_words_are_looked_for_among_what_was_removed(scene: Scene) -> None:
    panel = scene.open()
    panel.field.setText("Zzyx")
    scene.qtbot.waitUntil(lambda: bool(lines(panel)))
    QTest.keyClick(panel.field, Key.Key_Down)
    QTest.keyClick(panel.field, Key.Key_Return)
    assert scene.office.went == [("history", {"removed": "", "words": "Zzyx"})]


def test_a_sign_says_what_is_looked_for(scene: Scene) -> None:
    panel = scene.ask("@kaz", "People")
    assert headings(panel) == ["People"]
    panel.field.setText(">people")
    assert headings(panel) == ["Go to"]
    panel.field.setText("#youth")
    scene.qtbot.waitUntil(lambda: headings(panel)[:1] == ["Meetings"])


def test_arrows_go_round_and_pass_by_headings(scene: Scene) -> None:
    panel = scene.open()
    for expected in ("Find duplicates", "People"):
        QTest.keyClick(panel.field, Key.Key_Down)
        current = panel.current()
        assert current is not None
        assert current.text == expected
    QTest.keyClick(panel.field, Key.Key_Tab)
    assert panel.list.currentIndex().row() == 3


def test_escape_gives_the_keyboard_back(scene: Scene) -> None:
    panel = scene.open()
    assert scene.window.focusWidget() is panel.field
    with scene.qtbot.waitSignal(panel.destroyed):
        QTest.keyClick(panel.field, Key.Key_Escape)
    assert scene.window.focusWidget() is scene.field


def test_nothing_found_says_so_and_offers_to_add(scene: Scene) -> None:
    panel = scene.open()
    panel.field.setText("Zzyx Qwrty")
    scene.qtbot.waitUntil(lambda: bool(lines(panel)))
    assert isinstance(panel.model.entries[0], Remark)
    assert "Zzyx Qwrty" in panel.model.entries[0].text
    QTest.keyClick(panel.field, Key.Key_Return)
    assert scene.office.went == [("people", {"add": "Zzyx Qwrty"})]


def test_what_was_opened_lately_stands_there_first(scene: Scene) -> None:
    (meeting,) = scene.office.workspace.meetings.rows()
    recent = Recent(scene.office.desk.settings, str(scene.office.workspace.address))
    recent.note(Ref(Sort.MEETINGS, meeting.id))
    panel = scene.open()
    assert headings(panel)[0] == "Opened lately"
    assert lines(panel)[0] == meeting.title


def test_the_palette_covers_the_window_as_it_grows(scene: Scene) -> None:
    panel = scene.open()
    scene.window.resize(1200, 800)
    scene.qtbot.waitUntil(lambda: panel.size() == scene.window.size())
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()


def test_keys_that_a_hint_tells_stand_where_keys_stand(scene: Scene) -> None:
    action = QAction("Take away", scene.window)
    action.setToolTip("Take away what is selected (Ctrl+Delete)")
    scene.window.addAction(action)
    lines = Commands(scene.window, (), QAction(scene.window)).actions
    (line,) = [line for line in lines if line.text == "Take away"]
    assert (line.detail, line.aside) == ("Take away what is selected", "Ctrl+Delete")


def test_no_index_of_the_actions_is_made_before_something_is_typed(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[SearchIndex] = []

    def make() -> SearchIndex:
        made.append(SearchIndex())
        return made[-1]

    monkeypatch.setattr("ui.palette.commands.SearchIndex", make)
    panel = scene.open()
    assert (lines(panel)[0], made) == ("People", [])
    for words in ("people", "find"):
        panel.field.setText(words)
    assert len(made) == 1


def test_without_a_workspace_actions_are_found(scene: Scene) -> None:
    commands = Commands(scene.window, [Way("people", "People", "users")], QAction(scene.window))
    icons = scene.office.desk.icons
    panel = open_palette(scene.window, icons, commands, None, meeting_places(), lambda _hit: None)
    panel.field.setText("nurb")
    assert lines(panel) == []
    panel.field.setText("peple")
    assert lines(panel) == ["People"]


@pytest.mark.parametrize("damaged", [{"opened": 5}, {"opened": [["x"], ["people", 4], None]}, {}])
def test_damaged_settings_remember_nothing(office: Office, damaged: dict[str, object]) -> None:
    recent = Recent(office.desk.settings, "x")
    office.desk.settings.set_layout(recent._key, damaged)
    assert recent.refs() == []
    recent.note(Ref(Sort.PEOPLE, "a"))
    assert recent.refs() == [Ref(Sort.PEOPLE, "a")]
