"""What can be done with a document, each declared once for buttons, menus and keys."""

from __future__ import annotations

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from cica_events.services.papers import PaperKind
from ui.runtime.icons import Icons
from ui.runtime.reasons import allow
from ui.toolkit.buttons import ActionButton


class _Actions:
    """Makes actions of a view. The icon's text is what a button says under the document's name."""

    def __init__(self, tab: QWidget, icons: Icons) -> None:
        self._tab = tab
        self._icons = icons

    def _action(self, text: str, short: str, icon: str, shortcut: str = "") -> QAction:
        action = QAction(text, self._tab)
        action.setIconText(short or text)
        self._icons.put(action, icon, "muted")
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
            self._tab.addAction(action)
        return action


class PaperActions(_Actions):
    """What can be done with a paper; only an agenda is issued."""

    def __init__(self, tab: QWidget, icons: Icons, kind: PaperKind, *, issues: bool) -> None:
        super().__init__(tab, icons)
        name = _(kind.label)
        self._issues = issues
        self.issue = self._action(
            _("Issue agenda…"), _("Issue…"), "file-plus", "Ctrl+Shift+I" if issues else ""
        )
        self.issue.setToolTip(_("Keep the agenda as it stands now and give it out"))
        text = _("{document} as Word…").format(document=name)
        self.word = self._action(text, _("Word…"), "file-text", "Ctrl+Shift+W")
        text = _("{document} as PDF…").format(document=name)
        self.pdf = self._action(text, _("PDF…"), "printer", "Ctrl+P")

    def files(self) -> tuple[QAction, ...]:
        """Return what belongs in the File menu."""
        return (self.issue, self.word, self.pdf) if self._issues else (self.word, self.pdf)


class DocumentActions(_Actions):
    """What can be done with the List of Participants; the view connects it."""

    def __init__(self, tab: QWidget, icons: Icons) -> None:
        super().__init__(tab, icons)
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
            allow(action, written, _("There are no participants yet."))


class ShortButton(ActionButton):
    """A button that says the short text of its action; its accessible name is the long one."""

    def setText(self, _text: str) -> None:
        """Show the short text."""
        super().setText(self._action.iconText())
