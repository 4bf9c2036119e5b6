"""Icons are drawn for the screens that are there, and anew when a denser one comes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.shell_parts import Frame
from ui.runtime import icons
from ui.runtime.icons import Icons
from ui.runtime.theme import Scheme, Theme
from ui.runtime.zoom import STEPS, USUAL, use_zoom
from ui.shell.sidebar import Sidebar


@pytest.fixture
def button(qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QPushButton:
    """A button with an icon, on a plain screen."""
    monkeypatch.setattr(icons, "_ratios", lambda: icons.PLAIN)
    page = QWidget()
    qtbot.addWidget(page)
    page.icons = Icons(Theme(qapp, Scheme.LIGHT, page), page)
    button = QPushButton(page)
    page.icons.put(button, "plus")
    page.show()
    return button


@pytest.fixture
def restored_zoom() -> Iterator[None]:
    """Whatever the zoom becomes, it is the usual one afterwards."""
    yield
    use_zoom(USUAL)


def sizes(button: QPushButton) -> set[tuple[int, int]]:
    return {(size.width(), size.height()) for size in button.icon().availableSizes()}


def test_on_a_plain_screen_nothing_is_drawn_for_a_dense_one(button: QPushButton) -> None:
    assert sizes(button) == {(16, 16), (20, 16)}


def test_a_denser_screen_is_drawn_for_when_it_comes(
    button: QPushButton, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = button.window().icons
    drawn.watch_screens(qapp)
    assert sizes(button) == {(16, 16), (20, 16)}
    monkeypatch.setattr(icons, "_ratios", lambda: icons.DENSE)
    qapp.screenAdded.emit(qapp.primaryScreen())
    assert sizes(button) == {(16, 16), (20, 16), (32, 32), (40, 32)}


def test_the_sidebar_has_icons_of_its_own_size(frame: Frame) -> None:
    for button in frame.window.findChild(Sidebar).findChildren(QPushButton):
        wanted = button.iconSize()
        assert (wanted.width(), wanted.height()) in sizes(button)


@pytest.mark.parametrize("percent", STEPS)
def test_menus_find_an_icon_of_their_size_at_every_zoom(
    percent: int, qapp: QApplication, restored_zoom: None
) -> None:
    use_zoom(percent)
    page = QObject()
    icon = Icons(Theme(qapp, Scheme.LIGHT, page), page).icon("plus")
    assert icon.pixmap(QSize(16, 16)).size() == QSize(16, 16)


def test_a_picture_is_as_sharp_as_the_screen(button: QPushButton) -> None:
    pixmap = button.window().icons.pixmap("plus", "text", 16, 2.0)
    assert pixmap.size() == QSize(32, 32)
    assert pixmap.devicePixelRatio() == 2.0
