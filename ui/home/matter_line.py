"""One thing on Home that needs attention: what it is, the button that does it, and what else can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from cica_events.i18n import _
from ui.home.line_button import LineButton, ShortLabel
from ui.home.matter_words import Words
from ui.home.title_label import TitleLabel
from ui.runtime.icons import Icons
from ui.toolkit.plain import PlainLabel, plain_hint

SIGN = 5  # average characters


class MatterLine(QWidget):
    """The text is a button that goes there; `act` is done by the button beside it, `menu` has the rest."""

    def __init__(
        self,
        icons: Icons,
        words: Words,
        go: Callable[[], object],
        act: Callable[[], object],
        menu: QMenu,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._act = act
        self.text = LineButton(f"{words.title}: {words.detail}", go, self)
        self.text.setToolTip(plain_hint("\n".join(filter(None, (words.title, words.detail)))))
        self.text.put(SignChip(words.sign, words.tone, self.text))
        self.text.put_two(TitleLabel(words.title, self.text), ShortLabel(words.detail, "small", self.text))
        self.button = QPushButton(words.act, self)
        self.button.setAccessibleName(f"{words.act.removesuffix('…')}: {words.detail or words.title}")
        self.button.setToolTip(plain_hint(self.button.accessibleName()))
        self.button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.button.clicked.connect(self._clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(4)
        row.addWidget(self.text, 1)
        middle = Qt.AlignmentFlag.AlignVCenter  # without it the lowest widget of a row says how high it is
        row.addWidget(self.button, 0, middle)
        row.addWidget(more_button(icons, menu, words.title, self), 0, middle)

    @Slot()
    def _clicked(self) -> None:
        self._act()


class SignChip(PlainLabel):
    """A sign in its chip, as wide as all the others; asked for anew in each size of the interface."""

    def __init__(self, sign: str, tone: str, parent: QWidget) -> None:
        super().__init__(sign, parent)
        self.setProperty("chip", tone)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def sizeHint(self) -> QSize:
        """Return the room for any sign."""
        return super().sizeHint().expandedTo(self._least())

    def minimumSizeHint(self) -> QSize:
        """Return the same: signs stand one below the other."""
        return super().minimumSizeHint().expandedTo(self._least())

    def _least(self) -> QSize:
        line = self.parentWidget() or self
        return QSize(line.fontMetrics().averageCharWidth() * SIGN, 0)


def more_button(icons: Icons, menu: QMenu, about: str, parent: QWidget) -> QPushButton:
    """Return the button with three dots that opens `menu`."""
    button = QPushButton(parent)
    button.setFlat(True)
    button.setProperty("bare", True)  # without the arrow of a menu
    icons.put(button, "ellipsis", "muted")
    button.setAccessibleName(_("More about: {matter}").format(matter=about))
    button.setToolTip(_("What else can be done (Space)"))
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    menu.setParent(button, menu.windowFlags())
    button.clicked.connect(_Opening(menu, button).open)
    return button


class _Opening(QWidget):
    """Opens a menu under its button; a child of the button, so that it goes with it."""

    def __init__(self, menu: QMenu, button: QPushButton) -> None:
        super().__init__(button)
        self.hide()
        self._menu, self._button = menu, button

    @Slot()
    def open(self) -> None:
        self._menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))
