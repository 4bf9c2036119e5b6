"""What would change something in a workspace that can only be read: not available, and it says why."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QWidget

from cica_events.i18n import _
from ui.runtime.reasons import allow
from ui.runtime.undo import UndoActions
from ui.toolkit.form_field import FormField
from ui.toolkit.plain import plain_hint

CHANGING: Final = (
    *("New meeting", "New meeting from this one…", "New meeting on this day", "Save as template…", "Stage"),
    *("Add person", "Add participant", "Add delegations", "Add several", "Selected", "Status", "Add…"),
    *("Add item", "Add outcome", "Add session", "Add the first session", "Add a day", "Add speaker"),
    *("Write the first item", "Take the usual agenda", "Take the usual programme", "Rooms…", "Schedule"),
    *("Import…", "Import from the clipboard…", "Paste", "Cut", "Clear cells", "Fill down", "Put into…"),
    *("Fill to the right", "Copy from the cell above", "Today's date", "Find and replace…", "Remove"),
    *("Remove from the meeting", "Merge…", "Two people", "Erase sensitive details…", "Schedule the rest"),
    *("Move up", "Move down", "Nest under the item above", "Lift out", "Shift what follows", "Fixed time"),
    *("Speak earlier", "Speak later", "Fix the place…", "Free the place", "Say who speaks…"),
    *("Place by hand…", "Back to the protocol order", "Back to the protocol order in the delegation"),
    *("Same as last meeting…", "Other group…", "Add all Member States", "Add all observers"),
    *("Issue…", "Issue agenda…", "Issue list of participants…", "Issue", "Withdraw", "Take up"),
    *("Take up what was left open…", "Mark as held", "Mark as cancelled", "Set the date…"),
    *("Undo", "Redo", "Bring back", "Take back this step", "Take back what is selected"),
    *("Choose picture…", "Paste picture", "Remove picture", "New post…", "Earlier post…", "Change…"),
    *("Add status…", "Add chairmanship…", "Add contact point…", "Choose decision…", "End on {day}"),
    *("Remove “{name}”", "Link another meeting", "Add an organizer, host or supporter"),
    *("Compare", "Accept…", "Accept all…", "Tell again", "Save this view as…", "Update the view"),
)
"""The English texts of the actions and buttons that change records; what stands in braces differs."""

SOON: Final = 20  # milliseconds, in which what is painted at once is looked over once


class ReadOnlyLimits(QObject):
    """Looks over the page of `window` soon after it is painted: what stands there comes by and by."""

    def __init__(
        self, window: QWidget, page: Callable[[], QWidget | None], undo: UndoActions, why: str
    ) -> None:
        """`page` returns the one that is shown."""
        super().__init__(window)
        self._window, self._page, self._undo = window, page, undo
        texts = (re.escape(_(text).replace("&", "")) for text in CHANGING)
        self._changing = re.compile("|".join(re.sub(r"\\{\w+\\}", ".+", text) for text in texts))
        self._why = why
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON)
        self._soon.timeout.connect(self.look)
        window.installEventFilter(self)
        self._soon.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look once something is to be painted."""
        if event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.Show) and not self._soon.isActive():
            self._soon.start()
        return False

    def end(self) -> None:
        """Look no more: what stands there now is gone with its workspace."""
        self._window.removeEventFilter(self)
        self._soon.stop()
        self.deleteLater()

    @Slot()
    def look(self) -> None:
        """Make unavailable what would change something."""
        for action in (self._undo.undo, self._undo.redo):
            if action.isEnabled():
                allow(action, False, self._why)
        page = self._page()
        if page is None:
            return
        for action in page.findChildren(QAction):
            if action.isEnabled() and self._changes(action.text()):
                allow(action, False, self._why)
                action.setToolTip(plain_hint(self._why))
        for button in page.findChildren(QAbstractButton):
            if self._changes(button.text()) or self._changes(button.accessibleName()):
                self._hold(button)
        for field in page.findChildren(FormField):
            self._hold(field.editor)
        for view in page.findChildren(QAbstractItemView):
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _changes(self, text: str) -> bool:
        return bool(self._changing.fullmatch(text.replace("&", "")))

    def _hold(self, widget: QWidget) -> None:
        if widget.isEnabled():
            widget.setEnabled(False)
        if widget.toolTip() != plain_hint(self._why):
            widget.setToolTip(plain_hint(self._why))
