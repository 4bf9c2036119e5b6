"""What is dragged onto the window: the sign that says what a drop would do, and the drop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cica_events.imports.readers.reading import read_grid
from cica_events.imports.sources.source import Source
from tests.ui.shell_parts import Frame, PlainPage, build_frame, settings_in

TABLE = "<table><tr><td>Country</td><td>Name</td></tr><tr><td>Mongolia</td><td>Bat</td></tr></table>"


class ListPage(PlainPage):
    """A page that takes lists in."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[Source] = []

    def list_offer(self) -> str:
        return "Drop to import participants"

    def take_list(self, source: Source) -> None:
        self.taken.append(source)


@pytest.fixture
def frame(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Frame]:
    frame = build_frame(qapp, settings_in(tmp_path))
    frame.window.add_page("list", "List", "users", ListPage)
    qtbot.addWidget(frame.window)
    frame.window.show()
    frame.window.open_workspace("Meetings")
    yield frame
    frame.tasks.close()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def table(html: str = "", text: str = "") -> QMimeData:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if text:
        data.setText(text)
    return data


def how(data: QMimeData) -> tuple[Qt.DropAction, QMimeData, Qt.MouseButton, Qt.KeyboardModifier]:
    return Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def drag(frame: Frame, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(5, 5), *how(data))
    event.ignore()
    QApplication.sendEvent(frame.window, event)
    return event.isAccepted()


def drop(frame: Frame, data: QMimeData) -> None:
    assert drag(frame, data)
    QApplication.sendEvent(frame.window, QDropEvent(QPointF(5, 5), *how(data)))


def calls(spy: QSignalSpy) -> list[list[object]]:
    return [list(spy.at(place)) for place in range(spy.count())]


def list_page(frame: Frame) -> ListPage:
    frame.window.show_page("list")
    page = frame.window.current_page()
    assert isinstance(page, ListPage)
    return page


def test_the_sign_says_what_a_drop_would_do_until_the_drag_leaves(frame: Frame, tmp_path: Path) -> None:
    sign = frame.window.drops.sign
    list_page(frame)
    assert drag(frame, files(tmp_path / "list.xlsx"))
    assert sign.isVisible()
    assert sign.text == "Drop to import participants"
    assert sign.accessibleName() == sign.text
    frame.window.resize(900, 600)
    parent = sign.parentWidget()
    assert parent is not None
    assert sign.size() == parent.size()
    assert not sign.grab().isNull()
    QApplication.sendEvent(frame.window, QDragLeaveEvent())
    assert not sign.isVisible()
    drag(frame, files(tmp_path / "Office.cica"))
    assert sign.text == "Drop to open Office.cica"
    QApplication.sendEvent(frame.window, QEvent(QEvent.Type.DragLeave))


def test_a_list_goes_to_a_page_that_takes_lists(frame: Frame, tmp_path: Path) -> None:
    page = list_page(frame)
    drop(frame, files(tmp_path / "list.xlsx"))
    assert page.taken == [Source(tmp_path / "list.xlsx")]
    assert not frame.window.drops.sign.isVisible()


def test_of_several_files_the_first_is_taken_and_told(frame: Frame, tmp_path: Path) -> None:
    page = list_page(frame)
    drop(frame, files(tmp_path / "one.xlsx", tmp_path / "two.xlsx"))
    assert [source.shown for source in page.taken] == ["one.xlsx"]
    assert frame.window.messages.text == "Only one.xlsx of 2 files is taken."


@pytest.mark.parametrize(
    ("names", "taken"),
    [
        (("face.png", "list.xlsx"), "list.xlsx"),
        (("folder", "list.docx", "Other.cica"), "list.docx"),
        (("Other.cica", "notours.cica"), "Other.cica"),
    ],
)
def test_the_first_file_that_can_be_used_is_taken_and_the_sign_says_which(
    frame: Frame, tmp_path: Path, names: tuple[str, ...], taken: str
) -> None:
    page, opened = list_page(frame), QSignalSpy(frame.window.file_dropped)
    (tmp_path / "folder").mkdir()
    data = files(*(tmp_path / name for name in names))
    drag(frame, data)
    assert frame.window.drops.sign.text.endswith(f"\nOnly {taken} of {len(names)} files is taken.")
    drop(frame, data)
    found = [source.shown for source in page.taken] + [Path(path).name for (path,) in calls(opened)]
    assert found == [taken]


def test_where_no_list_is_taken_the_workspace_beside_it_is(frame: Frame, tmp_path: Path) -> None:
    opened = QSignalSpy(frame.window.file_dropped)
    data = files(tmp_path / "list.xlsx", tmp_path / "Other.cica")
    drag(frame, data)
    assert frame.window.drops.sign.text == "Drop to open Other.cica\nOnly Other.cica of 2 files is taken."
    drop(frame, data)
    assert calls(opened) == [[str(tmp_path / "Other.cica")]]


def test_pictures_folders_and_other_files_are_refused_in_words(frame: Frame, tmp_path: Path) -> None:
    (tmp_path / "Lists").mkdir()
    kinds = "Excel, LibreOffice, text, Word, address cards"
    here = f"What can be dropped here: a list ({kinds}) or a workspace (.cica)."
    refused = {
        "face.PNG": "“face.PNG” is a picture. Drop it on the portrait of a person, on the page People.",
        "Lists": f"“Lists” is a folder. {here}",
        "talk.pptx": f"“talk.pptx” is neither a list nor a workspace. {here}",
    }
    page = list_page(frame)
    for name, words in refused.items():
        drop(frame, files(tmp_path / name))
        assert (frame.window.drops.sign.text, frame.window.messages.text) == (words, words)
    assert page.taken == []
    frame.window.stand_without(QLabel("Start"))
    drop(frame, files(tmp_path / "face.PNG"))
    assert frame.window.messages.text.endswith(" What can be dropped here: a workspace (.cica).")


def test_a_page_without_lists_says_what_it_takes_instead_of_a_folder(frame: Frame, tmp_path: Path) -> None:
    drop(frame, files(tmp_path))
    where = "What can be dropped here: a workspace (.cica). For a list, open its meeting."
    assert frame.window.messages.text == f"“{tmp_path.name}” is a folder. {where}"


def test_a_page_without_lists_says_where_to_go(frame: Frame, tmp_path: Path) -> None:
    drop(frame, files(tmp_path / "list.xlsx"))
    assert frame.window.messages.text == "Open a meeting to import the list."


def test_without_a_workspace_a_list_asks_for_one_first(frame: Frame, tmp_path: Path) -> None:
    frame.window.stand_without(QLabel("Start"))
    drop(frame, files(tmp_path / "list.xlsx"))
    assert "Open a workspace first" in frame.window.messages.text


def test_a_workspace_is_opened_from_any_page(frame: Frame, tmp_path: Path) -> None:
    spy = QSignalSpy(frame.window.file_dropped)
    page = list_page(frame)
    drop(frame, files(tmp_path / "Office.CICA", tmp_path / "list.xlsx"))
    assert spy.at(0)[0] == str(tmp_path / "Office.CICA")
    assert page.taken == []
    assert frame.window.messages.text == "Only Office.CICA of 2 files is taken."


@pytest.mark.parametrize("data", [table(TABLE), table(text="Country\tName\nMongolia\tBat\n")])
def test_a_table_of_another_program_is_taken_like_a_file(frame: Frame, data: QMimeData) -> None:
    page = list_page(frame)
    drop(frame, data)
    (source,) = page.taken
    rows = [row.cells for row in read_grid(source).rows]
    assert rows == [("Country", "Name"), ("Mongolia", "Bat")]
    assert source.shown == "Dropped table"


def test_what_is_dropped_stays_where_it_was(frame: Frame, tmp_path: Path) -> None:
    list_page(frame)
    both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    how = (both, files(tmp_path / "list.xlsx"), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    for event in (
        QDragEnterEvent(QPoint(5, 5), *how),
        QDragMoveEvent(QPoint(9, 9), *how),
        QDropEvent(QPointF(9, 9), *how),
    ):
        event.setDropAction(Qt.DropAction.MoveAction)
        QApplication.sendEvent(frame.window, event)
        assert event.isAccepted()
        assert event.dropAction() == Qt.DropAction.CopyAction


def test_words_that_are_dragged_are_nothing_for_the_window(frame: Frame) -> None:
    list_page(frame)
    assert not drag(frame, table(text="Astana"))
    assert not frame.window.drops.sign.isVisible()
