"""What who looks at a window would stumble over: cut texts, faint ones, a keyboard that cannot be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QToolButton,
    QTreeView,
    QWidget,
)

from tests.contrast import contrast
from tests.journeys.every_page import is_there, plain, process
from tests.journeys.in_sight import within
from tests.journeys.spoken_pages import described, wanted
from ui.runtime.focus_rings import PROPERTY
from ui.runtime.styled import style_as

SLACK = 2  # pixels
READABLE = 4.5  # the contrast that WCAG asks of text
BLUR = 0.9  # of the contrast stays where thin strokes are smoothed
Kind = TypeVar("Kind", bound=QWidget)
ACROSS = Qt.Orientation.Horizontal


def seen(window: QWidget, kind: type[Kind]) -> list[Kind]:
    """Return everything of a kind that can be seen in a window."""
    return [one for one in within(window, kind) if not one.visibleRegion().isEmpty()]


# Room


def cut(window: QWidget) -> Iterator[str]:
    """Name every text that has less room than it needs and whose tooltip does not hold the whole."""
    for label in seen(window, QLabel):
        if label.text() and not in_tooltip(label, label.text()):
            yield from lacking(label)
    for kind in (QPushButton, QToolButton, QCheckBox, QRadioButton):
        for button in seen(window, kind):
            whole = plain(button.text()) or button.accessibleName()
            told = in_tooltip(button, button.accessibleName() or whole)
            if button.text() and not told and button.sizeHint().width() > button.width() + SLACK:
                yield f"{kind.__name__} {whole!r} lacks width"
    for row in seen(window, QTabBar):
        texts = [row.tabText(number) for number in range(row.count())]
        if row.sizeHint().width() > row.width() + SLACK and not row.usesScrollButtons():
            yield f"tabs {texts} lack width"
    for box in seen(window, QComboBox):
        if not box.isEditable() and not in_tooltip(box, box.currentText()):
            needed = box.fontMetrics().horizontalAdvance(box.currentText())
            if needed > field_of(box).width() + SLACK:
                yield f"the choice {box.currentText()!r} of {box.accessibleName()!r} lacks width"
    for view in seen(window, QAbstractItemView):  # type: ignore[type-abstract]
        if isinstance(view, QTableView | QTreeView):
            yield from cut_headings(view)


def lacking(label: QLabel) -> Iterator[str]:
    """Tell what a label lacks for its text."""
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + SLACK:
            yield f"label {label.text()!r} lacks height"
    elif label.sizeHint().width() > label.width() + SLACK:
        yield f"label {label.text()!r} lacks width"


def cut_headings(view: QTableView | QTreeView) -> Iterator[str]:
    """Name every heading in sight that its column is too narrow for."""
    header = view.horizontalHeader() if isinstance(view, QTableView) else view.header()
    model = view.model()
    for column in range(header.count()) if header.isVisible() and model is not None else ():
        heading = str(model.headerData(column, ACROSS) or "")
        place = header.sectionViewportPosition(column)
        shown = not header.isSectionHidden(column) and place + header.sectionSize(column) <= header.width()
        hint = str(model.headerData(column, ACROSS, Qt.ItemDataRole.ToolTipRole) or "")
        needed = header.fontMetrics().horizontalAdvance(heading)
        if shown and needed > header.sectionSize(column) - SLACK and heading not in hint:
            yield f"heading {heading!r} of {view.accessibleName()!r} lacks width"


def in_tooltip(widget: QWidget, text: str) -> bool:
    """Tell whether the whole of a text stands in a tooltip of the widget or of what it is in."""
    around: QWidget | None = widget
    while around is not None and not around.isWindow():
        if text and text in around.toolTip():
            return True
        around = around.parentWidget()
    return False


def field_of(box: QComboBox) -> QRect:
    """Return where the choice of a box is written."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)


# Words


def words(window: QWidget) -> Iterator[str]:
    """Return every text of the program in a window, also what only a screen reader says; nothing typed.

    Nothing of a label with a language of its own, such as the sentence for the press in the other one.
    """
    yield window.windowTitle()
    for widget in within(window, QWidget):
        yield from (widget.accessibleName(), widget.accessibleDescription(), plain_hint(widget.toolTip()))
        if isinstance(widget, QLabel):
            yield widget.text() if not widget.testAttribute(Qt.WidgetAttribute.WA_SetLocale) else ""
        elif isinstance(widget, QAbstractButton):
            yield plain(widget.text())
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QGroupBox):
            yield widget.title()
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(number) for number in range(widget.count()))
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(number) for number in range(widget.count()))
        elif isinstance(widget, QHeaderView) and widget.model() is not None:
            way = widget.orientation()
            yield from (str(widget.model().headerData(one, way) or "") for one in range(widget.count()))
        for action in widget.actions():
            yield plain(action.text())


def plain_hint(text: str) -> str:
    """Return a tooltip without the keys behind it."""
    return text.rpartition(" (")[0] if text.endswith(")") else text


# The keyboard


def unseen_focus(window: QWidget, known: set[int]) -> Iterator[str]:
    """Name what looks the same with the keyboard as without it; what is in `known` was looked at before."""
    before = QApplication.focusWidget()
    window.activateWindow()
    stations = [one for one in wanted(window) if not one.visibleRegion().isEmpty()]
    for widget in filter(is_there, stations):  # a message may go meanwhile
        inner = isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox)
        other = next((one for one in stations if one is not widget and is_there(one)), None)
        if id(widget) not in known and not inner and other is not None:
            known.add(id(widget))
            without, having = looks(window, other, widget), looks(window, widget, widget)
            if widget.hasFocus() and without == having:
                yield f"{described(widget)} does not show that it has the keyboard"
    if before is not None and is_there(before):
        before.setFocus()


def looks(window: QWidget, holder: QWidget, widget: QWidget) -> QImage:
    """Return how `widget` looks when Tab has led to `holder`."""
    window.activateWindow()
    holder.setFocus(Qt.FocusReason.TabFocusReason)
    if isinstance(holder, QAbstractButton):  # a ring shows only to who came by keys
        style_as(holder, PROPERTY, True)
    process()
    around = widget.parentWidget() or widget  # what stands for a part of a picture is drawn by that
    return around.grab(widget.geometry() if around is not widget else widget.rect()).toImage()


# Contrast


def faint(window: QWidget, known: set[str]) -> Iterator[str]:
    """Name every text whose ink, as painted, cannot be told from its ground; those `known` were measured."""
    fresh = [one for one in (*seen(window, QLabel), *seen(window, QAbstractButton)) if is_text(one)]
    fresh = [one for one in fresh if f"{type(one).__name__} {one.text()}" not in known]
    known |= {f"{type(one).__name__} {one.text()}" for one in fresh}
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32) if fresh else QImage()
    for widget in fresh:
        region = widget.visibleRegion().boundingRect()
        place = QRect(widget.mapTo(window, region.topLeft()), region.size())
        measured = contrast_in(picture.copy(place & picture.rect()))
        if measured < READABLE * BLUR:
            yield f"{type(widget).__name__} {widget.text()[:40]!r} has a contrast of {measured:.1f}"


def is_text(widget: QLabel | QAbstractButton) -> bool:
    """Tell whether a widget says something that is in sight, and may be used now."""
    window, middle = widget.window(), widget.rect().center()
    on_top = window.childAt(widget.mapTo(window, middle))
    bare = on_top is not None and (on_top is widget or widget.isAncestorOf(on_top))
    whole = bare and widget.visibleRegion().boundingRect().height() == widget.height()
    return whole and widget.isEnabled() and any(letter.isalnum() for letter in widget.text())


def contrast_in(picture: QImage) -> float:
    """Return how far the ink in a picture stands off from what most of it is."""
    pixels = Counter(memoryview(picture.constBits()).cast("I")) if not picture.isNull() else Counter()
    if len(pixels) < 2:
        return READABLE
    ground = QColor.fromRgb(pixels.most_common(1)[0][0])
    return max(contrast(QColor.fromRgb(one), ground) for one in pixels)
