"""What the application tells of itself at each stop of a walk, for who is to be told the same by AT-SPI.

At each stop one line of JSON tells what can be found there; when a line is read, one more tells what of that
is still there, and it goes on.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from threading import Event, Thread

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget

from tests.journeys.every_page import PATIENCE, Stop, until
from tests.journeys.in_sight import within

FARTHEST = 250  # times Tab is pressed until the way round is held for endless
Chord = tuple[Qt.Key, Qt.KeyboardModifier]
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
OUT = (Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
FORWARD: Sequence[Chord] = ((Qt.Key.Key_Tab, NONE), (Qt.Key.Key_F6, NONE), OUT)
BACK: Sequence[Chord] = ((Qt.Key.Key_Backtab, SHIFT), (Qt.Key.Key_F6, SHIFT), (Qt.Key.Key_F6, NONE))


class Told:
    """Tells of a stop on standard output, and waits at it."""

    def __init__(self) -> None:
        self._heard = Event()
        Thread(target=self._listen, daemon=True).start()

    def visit(self, stop: Stop) -> None:
        """Tell what Tab leads to, and what it should; wait until a line was read, and tell what stayed."""
        assert until(partial(comes_to_front, stop.window), PATIENCE), "the window did not come to front"
        known = list(wanted(stop.window))
        reached, trap = tabbed(stop.window)
        lasting = [one for one in wanted(stop.window) if one in known]  # what came meanwhile may be missed
        said = {
            "stop": stop.name,
            "window": address(stop.window),
            "reached": [address(one) for one in reached],
            "trap": [type(one).__name__ for one in trap],
            "wanted": {address(one): described(one) for one in lasting},
            "states": {address(one): states(one) for one in buttons(stop.window)},
        }
        tell(said)
        assert until(self._heard.is_set, 3 * PATIENCE), "nobody listened"
        self._heard.clear()
        there = [address(one) for one in wanted(stop.window)]
        tell({"wanted": there, "states": {address(one): states(one) for one in buttons(stop.window)}})

    def _listen(self) -> None:
        for _line in sys.stdin:
            self._heard.set()


def comes_to_front(window: QWidget) -> bool:
    """Ask for it, again where it was asked too early, and tell whether it did."""
    window.activateWindow()
    return window.isActiveWindow()


def tell(said: object) -> None:
    """Write a line that the test waits for."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def address(widget: QWidget) -> int:
    """Return by which number AT-SPI knows a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return QAccessible.uniqueId(interface)


def buttons(window: QWidget) -> Iterator[QAbstractButton]:
    """Return the buttons and boxes of a window that can be seen."""
    return within(window, QAbstractButton)  # type: ignore[type-abstract]


def states(button: QAbstractButton) -> dict[str, bool]:
    """Return what must be told of the state of a button."""
    checked = button.isCheckable() and button.isChecked()
    return {"sensitive": button.isEnabled(), "checkable": button.isCheckable(), "checked": checked}


def described(widget: QWidget) -> str:
    """Return what to call a widget when something is wrong with it."""
    text = getattr(widget, "text", str)
    return f"{type(widget).__name__} {widget.accessibleName() or text()!r}"


def wanted(window: QWidget) -> Iterator[QWidget]:
    """Return what of a window Tab should lead to: of buttons of which one is down, that one."""
    for widget in within(window, QWidget):
        by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        alone = by_tab and widget.isEnabled() and widget.focusProxy() is None
        if alone and not is_another_choice(widget):
            yield widget


def is_another_choice(widget: QWidget) -> bool:
    """Tell whether arrows lead here, as it is one of several of which another is chosen."""
    if not isinstance(widget, QAbstractButton) or widget.isChecked():
        return False
    group = widget.group()
    grouped = group is not None and group.exclusive() and group.checkedButton() is not None
    return grouped or isinstance(widget, QRadioButton) or widget.autoExclusive()


def tabbed(window: QWidget) -> tuple[list[QWidget], list[QWidget]]:
    """Press Tab, and in tables what leads out, all the way round; return what was come to, and traps."""
    start = QApplication.focusWidget()
    reached: list[QWidget] = [start] if start is not None else []
    trap = go_round(window, FORWARD, reached)
    if any(one not in reached for one in wanted(window)):
        back = reached[:1]
        go_round(window, BACK, back)
        reached += back
    if start is not None:
        start.setFocus()
    return reached, trap


def go_round(window: QWidget, keys: Sequence[Chord], reached: list[QWidget]) -> list[QWidget]:
    """Go on by the first of `keys` that leads anywhere, until where one was before; return a trap."""
    handle = window.windowHandle()
    for _time in range(FARTHEST):
        here = QApplication.focusWidget()
        for key, held in keys:
            QTest.keyClick(handle, key, held)
            if QApplication.focusWidget() is not here:
                break
        now = QApplication.focusWidget()
        if now is here or now is None:
            return [here] if here is not None and any(one is not here for one in wanted(window)) else []
        if now in reached:
            return []
        reached.append(now)
    return []
