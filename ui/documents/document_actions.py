"""What can be done with a document, each declared once for buttons, menus and keys."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from ui.runtime.icons import Icons
from ui.toolkit.buttons import ActionButton


class DocumentActions:
    """The actions; the tab connects them. The icon's text is what a button says under the document's name."""

    def __init__(self, tab: QWidget, icons: Icons) -> None:
        self._tab = tab
        self._icons = icons
        self.issue = self._action(_("Issue list of participants…"), _("Issue…"), "file-plus", "Ctrl+Shift+I")
        self.issue.setToolTip(_("Keep the list as it stands now and give it out"))
        self.word = self._action(_("List of participants as Word…"), _("Word…"), "file-text", "Ctrl+Shift+W")
        self.word.setToolTip(_("Write the list of participants as a Word document"))
        self.pdf = self._action(_("List of participants as PDF…"), _("PDF…"), "printer", "Ctrl+P")
        self.pdf.setToolTip(_("Write the list of participants as a PDF, for printing and e-mail"))
        self.excel = self._action(
            _("List of participants as Excel…"), _("Excel…"), "file-spreadsheet", "Ctrl+E"
        )
        self.excel.setToolTip(_("Choose columns and export the list of participants to Excel"))
        self.people = self._action(_("Go to the participants"), "", "users")

    def files(self) -> tuple[QAction, ...]:
        """Return what belongs in the File menu."""
        return self.issue, self.word, self.pdf, self.excel

    def allow(self, written: bool) -> None:
        """Offer to write only where somebody stands in the list."""
        for action in self.files():
            action.setEnabled(written)

    def _action(self, text: str, short: str, icon: str, shortcut: str = "") -> QAction:
        action = QAction(text, self._tab)
        action.setIconText(short or text)
        self._icons.put(action, icon, "muted")
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            self._tab.addAction(action)
        return action


class ShortButton(ActionButton):
    """A button that says the short text of its action; its accessible name is the long one."""

    def setText(self, _text: str) -> None:
        """Show the short text."""
        super().setText(self._action.iconText())
