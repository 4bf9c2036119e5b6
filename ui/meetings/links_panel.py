"""The meetings that a meeting prepares, follows, accompanies or plans, and those that do so to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QLabel, QWidget

from cica_events.errors import CicaError
from cica_events.i18n import _, language
from cica_events.queries.meetings import LinkRow
from ui.meetings.link_dialog import LinkDialog
from ui.meetings.link_words import words_for
from ui.meetings.side_panel import SideLine, SidePanel
from ui.shell.desk import Desk
from ui.shell.tone import Step, Tone


class LinksPanel(SidePanel):
    """Lists the linked meetings; a click goes there."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(
            desk.icons,
            _("Linked meetings"),
            _("Link another meeting"),
            _("No meeting is linked with this one."),
            parent,
        )
        self._desk = desk
        self._meeting_id = ""
        self.add_asked.connect(self._ask)

    def show_links(self, meeting_id: str, links: Sequence[LinkRow]) -> None:
        """Show the links of a meeting."""
        self._meeting_id = meeting_id
        self.fill([self._line(link) for link in links])

    def _line(self, link: LinkRow) -> SideLine:
        title = (link.title_ru if language() == "ru" else "") or link.title
        when = link.date.in_words(language()) if link.date else ""
        word = " · ".join(part for part in (words_for(link.kind, link.outgoing), when) if part)
        return SideLine(
            self._desk.icons,
            word,
            _Way(title, link.meeting_id, self._desk, self),
            name=title,
            remove=partial(self._remove, link, title),
            parent=self,
        )

    @Slot()
    def _ask(self) -> None:
        dialog = LinkDialog(self._desk.workspace.meetings, self._meeting_id, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _remove(self, link: LinkRow, title: str) -> None:
        try:
            self._desk.workspace.meetings.unlink(link.id)
        except CicaError as error:
            self._desk.report(error)
            return
        undo = Step(_("Undo"), self._desk.undo.this_step())
        text = _("No longer linked with “{title}”.").format(title=title)
        self._desk.messages.show(text, Tone.DONE, [undo])


class _Way(QLabel):
    """The title of another meeting; wraps, and leads there by click or by Enter."""

    def __init__(self, title: str, meeting_id: str, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._meeting_id = meeting_id
        self._desk = desk
        self.setAccessibleName(title)
        self.setToolTip(_("Go to this meeting"))
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)  # the title is escaped
        self.setText(f'<a href="#" style="text-decoration: none">{_escaped(title)}</a>')
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.linkActivated.connect(self._go)

    def changeEvent(self, event: QEvent) -> None:
        """Take the colour of links of a new theme, which Qt gives them only when they are read."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            text = self.text()
            self.clear()
            self.setText(text)

    @Slot()
    def _go(self) -> None:
        self._desk.go("meeting", meeting_id=self._meeting_id)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
