"""The quiet message over the page: what happened and the next step, gone again after a while."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QWidget

from ui.runtime.icons import Icons
from ui.shell.clear_place import clear_place, takes_button, worked_on
from ui.shell.tone import Step, Tone

if TYPE_CHECKING:
    from ui.shell.message_card import MessageCard

MARGIN = 16
LOOK = 200  # milliseconds between two looks whether what the user works on is covered


class Messages(QObject):
    """Shows one message at a time at the foot of `area`, without taking the keyboard away."""

    def __init__(self, icons: Icons, area: QWidget) -> None:
        super().__init__(area)
        self._icons = icons
        self._area = area
        # not the area itself: of a stack of pages screen readers see only the page that is shown
        self._ground = area.parentWidget() or area
        self._card: MessageCard | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._leave)
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self._keep_clear)
        area.installEventFilter(self)

    @property
    def text(self) -> str:
        """The message shown now; empty if none."""
        return self._card.text if self._card is not None else ""

    def show(self, text: str, tone: Tone = Tone.DONE, steps: Sequence[Step] = ()) -> None:
        """Show `text` with a button for each of `steps`, instead of the message before."""
        from ui.shell.message_card import MessageCard, announce

        self.close()
        card = MessageCard(self._icons, text, tone, steps, self._ground)
        card.done.connect(self.close)
        self._card = card
        card.show()
        self._place()
        self._look.start()
        announce(card)
        if tone.seconds:
            self._timer.start(tone.seconds * 1000)

    @Slot()
    def close(self) -> None:
        """Take the message away."""
        self._timer.stop()
        if self._card is not None:
            self._look.stop()
            self._card.hide()
            self._card.deleteLater()
            self._card = None

    @Slot()
    def lift(self) -> None:
        """Bring the message before a page that was shown after it."""
        if self._card is not None:
            self._card.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the message in its place when the window changes its size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    @Slot()
    def _leave(self) -> None:
        busy = self._card is not None and (self._card.underMouse() or self._card.holds_focus())
        if busy:
            self._timer.start(2000)
        else:
            self.close()

    def _place(self) -> None:
        if self._card is None:
            return
        self._card.fit(self._area.width() - 2 * MARGIN)
        self._keep_clear()
        self._card.raise_()

    @Slot()
    def _keep_clear(self) -> None:
        """Stand where nothing is covered that the user works on, also when that moves on."""
        if self._card is not None:
            area, size = self._area, self._card.size()
            place = clear_place(area.rect(), size, worked_on(area), MARGIN, partial(takes_button, area))
            self._card.move(self._area.mapTo(self._ground, place))
