"""The meetings that a meeting prepares, follows, accompanies or plans, and those that do so to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cica_events.directions import DOT
from cica_events.domain.shown_texts import shown_text
from cica_events.i18n import _, language
from cica_events.queries.meetings import LinkRow
from ui.meetings.link_dialog import LinkDialog
from ui.meetings.link_words import words_for
from ui.meetings.side_panel import SideLine, SidePanel
from ui.meetings.way import Way
from ui.shell.desk import Desk
from ui.toolkit.dialogs import open_dialog


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
        title = shown_text(link.title, link.title_ru, language())
        when = link.date.in_words(language()) if link.date else ""
        word = DOT.join(part for part in (words_for(link.kind, link.outgoing), when) if part)
        return SideLine(
            self._desk.icons,
            word,
            Way(title, link.meeting_id, self._desk, self),
            name=title,
            remove=partial(self._remove, link, title),
            parent=self,
        )

    @Slot()
    def _ask(self) -> None:
        open_dialog(LinkDialog(self._desk.workspace.meetings, self._meeting_id, self))

    def _remove(self, link: LinkRow, title: str) -> None:
        if self._desk.succeeds(partial(self._desk.workspace.meetings.unlink, link.id)):
            self._desk.tell_done(_("No longer linked with “{title}”.").format(title=title))
