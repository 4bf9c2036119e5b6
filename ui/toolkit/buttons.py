"""Buttons that stand for an action or open a menu, with their shortcut in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QAction, QCursor, QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from ui.runtime.icons import icon_size
from ui.runtime.styled import style_as
from ui.toolkit.plain import plain_hint


def with_shortcut(text: str, keys: QKeySequence) -> str:
    """Return `text` for a tooltip, the shortcut behind it."""
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({shown})" if shown else text


def shown_keys(action: QAction) -> str:
    """Return the keys of an action as this system writes them."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class SpacedButton(QPushButton):
    """A button that leaves room between its icon and its words."""

    def setIcon(self, icon: QIcon | QPixmap) -> None:
        """Show another icon."""
        super().setIcon(icon)
        self.setIconSize(icon_size(self.text()))

    def setText(self, text: str) -> None:
        """Show other words."""
        super().setText(text)
        self.setIconSize(icon_size(text))


class CompactButton(SpacedButton):
    """A button that shows its icon only where there is no room for `words`; they stand in its tooltip."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words = words
        self._compact = False
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def compact(self) -> bool:
        """Whether only the icon is shown."""
        return self._compact

    def set_compact(self, compact: bool) -> None:
        """Show the icon only, where there is one, with no more room than it needs; or the words again."""
        self._compact = compact and not self.property("primary") and not self.icon().isNull()
        self.setText("" if self._compact else self._words)
        style_as(self, "compact", self._compact)


class ActionButton(CompactButton):
    """A button that shows and triggers `action`; `primary` is the one main action of a page."""

    def __init__(self, action: QAction, *, primary: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(action.text(), parent)
        self._action = action
        self.setProperty("primary", primary)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        action = self._action
        self._words = action.text()
        if not self.property("primary"):
            self.setIcon(action.icon())
        self.set_compact(self._compact)
        plain = action.text().replace("&", "")
        self.setAccessibleName(plain)
        hint = action.toolTip() if action.toolTip() != plain else plain.removesuffix("…")
        self.setToolTip(plain_hint(with_shortcut(hint, action.shortcut())))
        self.setEnabled(action.isEnabled())
        self.setHidden(not action.isVisible())


class IconButton(ActionButton):
    """A button that shows the action's icon only; its words and shortcut stand in the tooltip."""

    @Slot()
    def _show(self) -> None:
        super()._show()
        self.setText("")


class MenuButton(CompactButton):
    """A button that opens `menu`; where what it stands for is done, `mark` says so."""

    def __init__(self, text: str, menu: QMenu, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("menu", True)
        self._hint = hint or text
        self.setToolTip(plain_hint(self._hint))
        self.setMenu(menu)
        menu.aboutToHide.connect(self._menu_closed)

    def mark(self, words: str) -> None:
        """Show that what the button stands for is done, `words` saying how; an empty text takes that away."""
        self.setAccessibleDescription(words)
        self.setToolTip(plain_hint("\n".join(filter(None, (self._hint, words)))))
        style_as(self, "set", bool(words))

    @Slot()
    def _menu_closed(self) -> None:
        QTimer.singleShot(0, self, self._settle)

    @Slot()
    def _settle(self) -> None:
        """Look as under the mouse only where it is: Qt does not tell of a mouse that left by the menu."""
        from PySide6.QtCore import Qt  # the first picture does not wait for it

        under = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        if self.underMouse() and not under:
            self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
            self.update()


def quiet_row(*buttons: QPushButton) -> QHBoxLayout:
    """Return buttons without frames, close to each other."""
    row = QHBoxLayout()
    row.setSpacing(2)
    for button in buttons:
        button.setFlat(True)
        row.addWidget(button)
    return row
