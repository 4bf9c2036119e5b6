"""One meeting: what it is called, when and where, its stage and counts, and the tabs of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cica_events.directions import COMMA, DOT
from cica_events.domain.agenda import AgendaItem
from cica_events.domain.beginnings import Start
from cica_events.domain.changes import ChangeSet
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Meeting, MeetingLink, Stage
from cica_events.domain.outcomes import Outcome
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.shown_texts import shown_text
from cica_events.errors import NotFoundError
from cica_events.i18n import _, language, ngettext
from cica_events.imports.sources.source import Source
from cica_events.progress import Progress
from cica_events.queries.meetings import MeetingCounts, MeetingRow
from ui.meetings.link_words import IN_HEADER
from ui.meetings.meeting_menu import MeetingMenu
from ui.meetings.meeting_tab import MeetingTab
from ui.meetings.moved_sessions import moved_sessions
from ui.meetings.new_meeting_dialog import NewMeetingDialog
from ui.meetings.stage_button import StageButton
from ui.meetings.stages import STAGES
from ui.meetings.take_up_dialog import TakeUpDialog
from ui.meetings.template_dialog import TemplateDialog
from ui.meetings.way import Way
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.shell.party_choices import PartyChoices
from ui.shell.tone import Tone
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.drag_out import HandedOut
from ui.toolkit.page_header import PageHeader
from ui.toolkit.tab_row import Tab
from ui.toolkit.values import Values

PAUSE = 50  # milliseconds between two tabs that are built beforehand
SHOWN = (Meeting, MeetingLink, Delegation, Participant, AgendaItem, Outcome, Party)


class MeetingPage(Page):
    """Shows the meeting `meeting_id`; each tab is built when it is first gone to."""

    def __init__(self, desk: Desk, tabs: Sequence[MeetingTab]) -> None:
        super().__init__(desk.room)
        self._desk = desk
        self._tabs = {tab.key: tab for tab in tabs}
        self._pages: dict[str, Page] = {}
        self._meeting_id = ""
        self._stale = False
        self._rehearsed = False
        self._current = next(iter(self._tabs))
        self.header = PageHeader("", [Tab(tab.key, _(tab.title)) for tab in tabs], parent=self)
        self.header.tab_chosen.connect(self._show_tab)
        self.stage = StageButton(self)
        self.stage.chosen.connect(self._change_stage)
        self.header.add_button(self.stage)
        self.menu = MeetingMenu(desk.icons, self)
        self.menu.new_asked.connect(self._begin_another)
        self.menu.open_asked.connect(self._take_up)
        self.menu.template_asked.connect(self._save_template)
        self.menu.history_asked.connect(self._show_history)
        self.header.add_button(self.menu)
        self._stack = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._stack, 1)
        self._add_shortcuts()
        desk.relay.changed.connect(self._changed)

    def _add_shortcuts(self) -> None:
        for keys, act in (("Ctrl+Tab", self._next), ("Ctrl+Shift+Tab", self._previous)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def bring_up(self, *, meeting_id: str = "", tab: str = "", quietly: bool = False, **args: Any) -> None:
        """Show the meeting at `tab`, else where it was left, or at the first tab if another was shown.

        `args` go to the tab. Where the meeting does not exist (any more), the list of meetings is shown,
        without a word if that is to be done `quietly`.
        """
        try:
            row = self._desk.workspace.meetings.get(meeting_id or self._meeting_id)
        except NotFoundError:
            leave = self._leave_quietly if quietly else self._leave
            QTimer.singleShot(0, self, leave)  # not before the window has shown this page
            return
        another, self._meeting_id = row.id != self._meeting_id, row.id
        self._refresh(row)
        key = tab if tab in self._tabs else next(iter(self._tabs)) if another else self._current
        self.header.tabs.blockSignals(True)  # the tab is shown below, with what goes to it
        self.header.tabs.choose(key)
        self.header.tabs.blockSignals(False)
        self._show_tab(key, **args)

    def prepare(self) -> None:
        """Rehearse reading, and build the tabs, one after the other with time for the user between them."""
        if not self._rehearsed:
            self._rehearsed = True
            self._desk.tasks.start(self._rehearse, done=self._let_be, failed=self._let_be, owner=self)
        missing = next((key for key in self._tabs if key not in self._pages), "")
        if missing:
            self._page(missing).prepare()
            QTimer.singleShot(PAUSE, self, self.prepare)

    def _rehearse(self, _progress: Progress) -> None:
        self._desk.workspace.meetings.rehearse()

    def _let_be(self, _outcome: object) -> None:
        """Say nothing: what cannot be read is told where a meeting is gone to."""

    def way_back(self) -> dict[str, Any]:
        """Return the meeting and the tab that is shown, with the way back there."""
        page = self._pages.get(self._current)
        if page is None or not self._meeting_id:
            return {}
        here = {"meeting_id": self._meeting_id, "tab": self._current, "quietly": True}
        return {**page.way_back(), **here}

    def part(self) -> str:
        """Return the tab that is shown, and what of it."""
        page = self._pages.get(self._current)
        return "/".join(filter(None, (self._current, page.part() if page else "")))

    def handed_out(self) -> HandedOut | None:
        """Return what the tab that is shown hands out."""
        page = self._pages.get(self._current)
        return page.handed_out() if page else None

    def status(self) -> str:
        """Return the counts of the tab that is shown."""
        page = self._pages.get(self._current)
        return page.status() if page else ""

    def file_actions(self) -> Sequence[QAction]:
        """Return what the tab that is shown offers in the File menu."""
        page = self._pages.get(self._current)
        return page.file_actions() if page else ()

    def list_offer(self) -> str:
        """Return what the tab that is shown would do with a list, else the first that takes one."""
        taker = self._taker()
        return self._page(taker).list_offer() if taker else ""

    def take_list(self, source: Source) -> None:
        """Go to the tab that takes the list, and hand it over."""
        taker = self._taker()
        if taker:
            self.header.tabs.choose(taker)
            self._page(taker).take_list(source)

    def _taker(self) -> str:
        """Return the key of the tab that takes a list in, an empty text if none does."""
        keys = [self._current, *self._tabs] if self._meeting_id else []
        return next((key for key in keys if self._page(key).list_offer()), "")

    # Tabs

    @Slot(str)
    def _show_tab(self, key: str, **args: Any) -> None:
        page = self._page(key)
        self._current = key
        page.bring_up(meeting_id=self._meeting_id, **args)
        self._stack.setCurrentWidget(page)
        self.status_changed.emit()
        self.actions_changed.emit()

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._tabs[key].load()(self._desk)
            page.status_changed.connect(self.status_changed)
            page.actions_changed.connect(self.actions_changed)
            self._stack.addWidget(page)
            self._pages[key] = page
        return self._pages[key]

    @Slot()
    def _next(self) -> None:
        self._step(1)

    @Slot()
    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        """Go on to another tab; the keyboard stands on its title, so that Tab leads into it."""
        tabs = self.header.tabs
        tabs.setFocus(Qt.FocusReason.ShortcutFocusReason)
        tabs.setCurrentIndex((tabs.currentIndex() + by) % tabs.count())

    # Header

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if self._meeting_id and changes.touches(*SHOWN):
            self._stale = True
            if self.isVisible():
                self._follow()
                self._tell_moves(changes)

    def _tell_moves(self, changes: ChangeSet) -> None:
        text = moved_sessions(changes, self._meeting_id, self._desk.workspace) if self._meeting_id else ""
        if text:
            self._desk.tell_done(text)

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._follow()

    def _follow(self) -> None:
        """Show the meeting as it is now; leave it where it was removed."""
        try:
            self._refresh()
        except NotFoundError:
            self._leave()

    @Slot()
    def _leave_quietly(self) -> None:
        self._meeting_id, self._stale = "", False
        self._desk.go("meetings")

    @Slot()
    def _leave(self) -> None:
        self._leave_quietly()
        self._desk.messages.show(_("This meeting does not exist any more."), Tone.INFO)

    def _refresh(self, known: MeetingRow | None = None) -> None:
        self._stale = False
        meetings = self._desk.workspace.meetings
        row, counts = known or meetings.get(self._meeting_id), meetings.counts(self._meeting_id)
        self.header.set_title(row.shown_title(language()))
        tone, symbol = STAGES[row.stage]
        self.header.set_badge(row.stage.text, tone, symbol)
        self.header.set_facts(self._facts(row), _figures(row, counts))
        self.stage.show_stage(row.stage)
        for key, tab in self._tabs.items():
            if tab.count is not None:
                number = tab.count(counts)
                self.header.tabs.set_count(key, str(number) if number else "")

    def _facts(self, row: MeetingRow) -> list[str | QWidget]:
        body = self._desk.workspace.bodies.get(row.body).name.text(language())
        when = row.date.in_words(language()) if row.date else _("No date yet")
        where = COMMA.join(part for part in (row.place, row.country) if part)
        form = row.format.text if row.format else ""
        known = [part for part in (body, when[:1].upper() + when[1:], where, form) if part]
        return [*known, *self._ways(row)]

    def _ways(self, row: MeetingRow) -> list[QWidget]:
        """Return the meetings next to this one, each with a link that leads there."""
        found: list[QWidget] = []
        for link in self._desk.workspace.meetings.links(row.id):
            words = IN_HEADER.get((link.kind, link.outgoing))
            if words:
                title = shown_text(link.title, link.title_ru, language())
                way = Way(title, link.meeting_id, self._desk, self.header, _(words))
                way.setProperty("role", "muted")
                found.append(way)
        return found

    # The meeting as a whole

    @Slot()
    def _begin_another(self) -> None:
        """Open the dialog in which a meeting is set up that begins with this one."""
        desk = self._desk
        body = desk.workspace.meetings.get(self._meeting_id).body
        parties = PartyChoices(desk.workspace)
        dialog = NewMeetingDialog(
            desk.workspace,
            desk.icons,
            Values(parties, parties.mark),
            body,
            datetime.now().astimezone().date(),
            self,
            start=Start(meeting_id=self._meeting_id),
            tasks=desk.tasks,
        )
        dialog.created.connect(self._created)
        open_dialog(dialog)

    @Slot()
    def _show_history(self) -> None:
        self._desk.go("history", table="meeting", records=[self._meeting_id])

    @Slot(str, str)
    def _created(self, meeting_id: str, title: str) -> None:
        self._desk.go("meeting", meeting_id=meeting_id)
        self._desk.tell_done(_("Created “{title}”.").format(title=title))

    @Slot()
    def _take_up(self) -> None:
        dialog = TakeUpDialog(self._desk.workspace, self._meeting_id, self)
        dialog.taken_up.connect(self._taken_up)
        open_dialog(dialog)

    @Slot(int)
    def _taken_up(self, count: int) -> None:
        text = ngettext("{count} item added to the agenda.", "{count} items added to the agenda.", count)
        self._desk.tell_done(text.format(count=count))

    @Slot()
    def _save_template(self) -> None:
        row = self._desk.workspace.meetings.get(self._meeting_id)
        dialog = TemplateDialog(self._desk.workspace, row, self)
        dialog.saved.connect(self._template_saved)
        open_dialog(dialog)

    @Slot(str)
    def _template_saved(self, name: str) -> None:
        text = _("Saved the template “{name}”. A new meeting can begin with it.")
        self._desk.tell_done(text.format(name=name))

    @Slot(object)
    def _change_stage(self, stage: Stage) -> None:
        edit = partial(self._desk.workspace.meetings.edit, [self._meeting_id], {"stage": stage})
        if not self._desk.succeeds(edit):
            self._follow()


def _figures(row: MeetingRow, counts: MeetingCounts) -> list[str]:
    """Return the counts in words: invitations, and participants as listed or as reported."""
    parts: list[str] = []
    if counts.invited:
        texts = (
            ngettext("{count} invited", "{count} invited", counts.invited).format(count=counts.invited),
            ngettext("{count} replied", "{count} replied", counts.replied).format(count=counts.replied),
        )
        parts.extend(texts)
    least = row.participants_at_least or 0
    if least > counts.participants:
        text = ngettext("at least {count} participant", "at least {count} participants", least)
        parts.append(text.format(count=least))
    if counts.participants and least > counts.participants:
        text = ngettext("{count} listed", "{count} listed", counts.participants)
        parts.append(text.format(count=counts.participants))
    elif counts.participants:
        text = ngettext("{count} participant", "{count} participants", counts.participants)
        parts.append(text.format(count=counts.participants))
    return [DOT.join(parts)] if parts else []
