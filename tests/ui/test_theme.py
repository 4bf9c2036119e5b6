"""The theme: readable colours, the user's choice, icons in its colours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from weakref import ref

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QAction, QColor, QFont, QImage
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.contrast import contrast
from ui.runtime.icons import Icons
from ui.runtime.theme import Scheme, Theme, colours, style_sheet
from ui.toolkit.buttons import IconButton, SpacedButton

ON_GROUND = [
    ("text", "background"),
    ("text", "panel"),
    ("text", "hover"),
    ("text", "selection"),
    ("muted", "background"),
    ("muted", "panel"),
    ("accent_text", "background"),
    ("accent_text", "panel"),
    ("accent_text", "selection"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("danger", "panel"),
    ("danger", "background"),
    ("on_tooltip", "tooltip"),
    ("warning", "warning_background"),
    ("good", "good_background"),
    ("danger", "danger_background"),
    ("neutral", "neutral_background"),
    ("text", "pressed"),
    ("muted", "hover"),
    ("muted", "pressed"),
    ("muted", "selection"),
    ("accent_text", "hover"),
    ("accent_text", "pressed"),
    ("danger", "hover"),
    ("danger", "selection"),
    ("warning", "panel"),
    ("warning", "selection"),
    ("good", "panel"),
    ("good", "selection"),
]
SIGNS = [  # what no letters say: rings, edges of boxes, bars
    ("accent", "panel"),
    ("accent", "background"),
    ("accent", "hover"),
    ("accent", "selection"),
    ("control", "panel"),
    ("control", "background"),
]
UNUSABLE = ("disabled", "read-only")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp, Scheme.LIGHT)
    yield theme
    theme.deleteLater()


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), ON_GROUND)
def test_text_can_be_read_on_its_ground(name: str, ink: str, ground: str) -> None:
    table = colours(name)
    assert contrast(QColor(table[ink]), QColor(table[ground])) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("sign", "ground"), SIGNS)
def test_a_sign_can_be_seen_on_its_ground(name: str, sign: str, ground: str) -> None:
    table = colours(name)
    assert contrast(QColor(table[sign]), QColor(table[ground])) >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_the_style_sheet_writes_on_a_ground_can_be_read(name: str) -> None:
    """Each rule that names both; what cannot be used now may be faint."""
    sheet, table = (files("resources") / "themes" / "style.qss").read_text("utf-8"), colours(name)
    pairs = []
    for selector, rule in re.findall(r"([^{}]+){([^}]*)}", sheet):
        ground = re.search(r"(?<![-\w])background(?:-color)?: @(\w+)", rule)
        ink = re.search(r"(?<![-\w])color: @(\w+)", rule)
        if ground and ink and not any(state in selector for state in UNUSABLE):
            pairs.append((selector.strip(), QColor(table[ink[1]]), QColor(table[ground[1]])))
    assert len(pairs) > 10
    assert not [selector for selector, ink, ground in pairs if contrast(ink, ground) < 4.5]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_a_hint_in_an_empty_field_can_be_read(theme: Theme, qtbot: QtBot, scheme: Scheme) -> None:
    theme.choose(scheme)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("█" * 8)
    field.resize(200, 40)
    seen = field.grab().toImage()
    ink = seen.pixelColor(round(40 * seen.devicePixelRatio()), seen.height() // 2)
    assert contrast(ink, field.palette().base().color()) >= 4.5


def test_both_themes_name_the_same_colours() -> None:
    assert colours("light").keys() == colours("dark").keys()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_uses_only_colours_that_exist(name: str) -> None:
    sheet = style_sheet(name, QFont("Sans", 10))
    assert not re.findall(r"@\w+", sheet)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_picture_of_the_style_sheet_exists(name: str) -> None:
    sheet = style_sheet(name, QFont("Sans", 10))
    for picture in re.findall(r"url\(glyphs:([\w.-]+)\)", sheet):
        assert (files("resources") / "themes" / name / picture).is_file()


def test_text_sizes_follow_the_platforms_font() -> None:
    assert "font-size: 18.0pt" in style_sheet("light", QFont("Sans", 12))
    assert "font-size: 30.0pt" in style_sheet("light", QFont("Sans", 20))


def test_choosing_dark_turns_the_application_dark(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK)
    assert theme.dark
    assert qapp.palette().window().color().name() == colours("dark")["background"]
    assert colours("dark")["background"] in qapp.styleSheet()


def test_choosing_the_same_again_changes_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Scheme.LIGHT)


def test_the_systems_scheme_does_not_override_the_users_choice(theme: Theme) -> None:
    theme.choose(Scheme.DARK)
    theme.follow_system()
    assert theme.dark


def test_an_icon_is_drawn_in_the_colour_asked_for(theme: Theme) -> None:
    image = Icons(theme).pixmap("square-check", "danger", 32).toImage()
    assert strongest(image) == colours("light")["danger"]


def test_a_disabled_icon_is_faint(theme: Theme, qtbot: QtBot) -> None:
    from PySide6.QtGui import QIcon

    icon = Icons(theme).icon("plus", "text")
    image = icon.pixmap(QSize(16, 16), QIcon.Mode.Disabled).toImage()
    assert strongest(image) == colours("light")["faint"]


def test_an_icon_on_a_button_follows_the_theme(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    icons = Icons(theme)
    icons.put(button, "plus", "text", size=32)
    theme.choose(Scheme.DARK)
    theme.dressing.finish()  # the button is not in sight
    assert strongest(button.icon().pixmap(QSize(32, 32)).toImage()) == colours("dark")["text"]


@pytest.mark.parametrize(
    "file", [file for file in (files("resources") / "icons").iterdir() if file.name.endswith("svg")]
)
def test_every_icon_takes_its_colour_from_the_theme(file, theme: Theme) -> None:  # type: ignore[no-untyped-def]
    text = file.read_text("utf-8")
    assert "currentColor" in text
    image = Icons(theme).pixmap(file.name.removesuffix(".svg"), size=48).toImage()
    assert strongest(image) == colours("light")["text"]


def test_the_icons_come_with_their_licence() -> None:
    assert "ISC License" in (files("resources") / "icons" / "LICENSE.txt").read_text("utf-8")


def strongest(image: QImage) -> str:
    """Return the colour of the most opaque pixel."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha).name()


def test_an_icon_stands_apart_from_words_and_in_the_middle_without_them(theme: Theme, qtbot: QtBot) -> None:
    worded = SpacedButton("Open")
    action = QAction("Open", worded)
    bare = IconButton(action, parent=worded)
    qtbot.addWidget(worded)
    icons = Icons(theme)
    icons.put(worded, "trash-2")
    icons.put(action, "trash-2")
    assert worded.iconSize() == QSize(20, 16)
    assert bare.iconSize() == QSize(16, 16)
    drawn = worded.icon().pixmap(worded.iconSize()).toImage()
    assert drawn.size() == QSize(20, 16)
    assert not any(drawn.pixelColor(x, y).alpha() for x in range(16, 20) for y in range(16))


class Dressings(QObject):
    """Counts how often a widget is told that its style has changed."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.StyleChange
        return False


class Order(QObject):
    """Takes note of events in their order."""

    def __init__(self, kinds: set[QEvent.Type], parent: QObject) -> None:
        super().__init__(parent)
        self.events: list[QEvent.Type] = []
        self._kinds = kinds

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in self._kinds:
            self.events.append(event.type())
        return False


def test_a_button_in_a_line_stands_in_its_middle(qtbot: QtBot, theme: Theme) -> None:
    line = QLineEdit("words")
    qtbot.addWidget(line)
    line.setClearButtonEnabled(True)
    action = QAction("All", line)
    Icons(theme).put(action, "chevron-down", "muted")
    line.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
    line.show()
    theme.choose(Scheme.DARK)
    buttons = line.findChildren(QToolButton)
    assert len(buttons) == 2
    for button in buttons:
        assert abs(button.geometry().center().y() - line.rect().center().y()) <= 1
        assert line.rect().contains(button.geometry())


def test_a_widget_deep_in_a_window_is_dressed_no_oftener_than_one_above(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inner = window
    for _depth in range(12):
        inner = QWidget(inner)
    window.show()
    dressings = Dressings(window)
    inner.installEventFilter(dressings)
    theme.choose(Scheme.DARK)
    assert dressings.count == 1  # neither for each around it nor for the style without a sheet between two


def page_beside_another(qtbot: QtBot) -> tuple[QStackedWidget, QLabel]:
    """Return what shows a page, and what stands on another page, which was shown before."""
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    for _each in range(2):
        page = QWidget(pages)
        QVBoxLayout(page).addWidget(QLabel("Word", page))
        pages.addWidget(page)
    pages.show()
    pages.setCurrentIndex(1)
    pages.setCurrentIndex(0)
    hidden = pages.widget(1).findChild(QLabel)
    assert hidden is not None
    return pages, hidden


def ink(label: QLabel) -> str:
    return label.palette().windowText().color().name()


def test_a_page_out_of_sight_is_dressed_by_itself_after_the_one_in_sight(qtbot: QtBot, theme: Theme) -> None:
    pages, hidden = page_beside_another(qtbot)
    seen = pages.widget(0).findChild(QLabel)
    assert seen is not None
    dressings = Dressings(pages)
    hidden.installEventFilter(dressings)
    theme.choose(Scheme.DARK)
    assert (ink(seen), dressings.count) == (colours("dark")["text"], 0)
    qtbot.waitUntil(lambda: not theme.dressing.busy)
    assert (ink(hidden), dressings.count) == (colours("dark")["text"], 1)


def test_nothing_out_of_sight_is_dressed_before_the_new_look_was_painted(qtbot: QtBot, theme: Theme) -> None:
    pages, hidden = page_beside_another(qtbot)
    seen = Order({QEvent.Type.Paint, QEvent.Type.StyleChange}, pages)
    theme.choose(Scheme.DARK)
    pages.installEventFilter(seen)
    hidden.installEventFilter(seen)
    qtbot.waitUntil(lambda: QEvent.Type.StyleChange in seen.events)
    assert seen.events[0] is QEvent.Type.Paint


def test_a_page_that_waits_to_be_dressed_is_left_out_when_the_look_changes_again(
    qtbot: QtBot, theme: Theme
) -> None:
    _pages, hidden = page_beside_another(qtbot)
    dressings = Dressings(hidden)
    hidden.installEventFilter(dressings)
    for scheme in (Scheme.DARK, Scheme.LIGHT, Scheme.DARK):
        theme.choose(scheme)
    assert dressings.count == 0
    theme.dressing.finish()
    assert (ink(hidden), dressings.count) == (colours("dark")["text"], 1)


def test_what_is_gone_before_it_was_dressed_is_left_out(qtbot: QtBot, theme: Theme) -> None:
    pages, hidden = page_beside_another(qtbot)
    theme.follow(pages, lambda: shiboken6.delete(hidden))  # while the look changes
    theme.choose(Scheme.DARK)
    page = pages.widget(1)
    assert page is not None
    shiboken6.delete(page)  # while it waits
    theme.dressing.finish()


def test_what_was_dressed_is_kept_no_longer(theme: Theme) -> None:
    label = QLabel()
    known = ref(label)
    theme.choose(Scheme.DARK)
    theme.dressing.finish()
    del label
    assert known() is None


def test_a_page_is_dressed_before_it_is_shown(qtbot: QtBot, theme: Theme) -> None:
    pages, hidden = page_beside_another(qtbot)
    button = QPushButton(hidden.parentWidget())
    Icons(theme).put(button, "plus", "text")
    theme.choose(Scheme.DARK)
    theme.enlarge(150)
    pages.setCurrentIndex(1)
    assert ink(hidden) == colours("dark")["text"]
    assert hidden.font().pointSizeF() == pages.font().pointSizeF() > 1.4 * seen_at_usual_zoom(theme, pages)


def test_what_comes_in_sight_while_the_look_changes_follows_it_at_once(qtbot: QtBot, theme: Theme) -> None:
    pages, hidden = page_beside_another(qtbot)
    renewed: list[str] = []
    theme.follow(hidden, lambda: renewed.append(ink(hidden)))
    theme.follow(pages, lambda: pages.setCurrentIndex(1))
    theme.choose(Scheme.DARK)
    assert renewed == [colours("dark")["text"]]


@pytest.mark.parametrize("place", [0, 1])
def test_what_is_measured_anew_is_measured_in_the_new_size(qtbot: QtBot, theme: Theme, place: int) -> None:
    pages, _hidden = page_beside_another(qtbot)
    page = pages.widget(place)
    assert page is not None
    label = page.findChild(QLabel)
    assert label is not None
    label.setProperty("role", "title")
    label.style().polish(label)
    QLabel("Another word", page).show()  # before the label
    label.raise_()
    measured: list[int] = []

    def measure() -> None:
        label.setFixedHeight(2 * label.fontMetrics().height())
        measured.append(label.height())

    measure()
    theme.follow(page, measure)
    theme.enlarge(150)
    pages.setCurrentIndex(1)
    assert len(measured) == 2
    assert label.height() == 2 * label.fontMetrics().height() > measured[0]
    theme.enlarge(100)


def seen_at_usual_zoom(theme: Theme, widget: QWidget) -> float:
    theme.enlarge(100)
    return widget.font().pointSizeF()
