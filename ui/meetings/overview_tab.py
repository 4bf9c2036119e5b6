"""The Overview of a meeting: its facts, key figures, hosts, linked meetings and its days in short."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cica_events.domain.agenda import AgendaItem
from cica_events.domain.changes import ChangeSet
from cica_events.domain.delegations import Delegation
from cica_events.domain.meetings import Meeting, MeetingHost, MeetingLink
from cica_events.domain.outcomes import Outcome
from cica_events.domain.participants import Participant
from cica_events.domain.parties import Party
from cica_events.domain.sittings import Sitting
from cica_events.errors import NotFoundError
from cica_events.i18n import _
from cica_events.queries.meetings import MeetingRow
from ui.meetings.body_values import BodyValues
from ui.meetings.facts_form import FactsForm
from ui.meetings.hosts_panel import HostsPanel
from ui.meetings.key_figures import KeyFigures
from ui.meetings.links_panel import LinksPanel
from ui.meetings.programme_panel import ProgrammePanel
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.shell.party_choices import PartyChoices
from ui.toolkit.values import Values

SHOWN = (
    Meeting, MeetingHost, MeetingLink, Sitting, Delegation, Participant, AgendaItem, Outcome, Party,
)  # fmt: skip


class OverviewTab(Page):
    """Shows and edits the meeting named in `bring_up`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._meeting_id = ""
        self._stale = False
        self._parties = PartyChoices(desk.workspace)
        values = Values(self._parties, self._parties.mark)
        body = QWidget(self)
        self.facts = FactsForm(desk.workspace, values, BodyValues(desk.workspace.bodies), body)
        self.figures = KeyFigures(body)
        self.hosts = HostsPanel(desk, values, body)
        self.links = LinksPanel(desk, body)
        self.programme = ProgrammePanel(desk, body)
        self._lay_out(body)
        desk.relay.changed.connect(self._changed)

    def _lay_out(self, body: QWidget) -> None:
        side = QVBoxLayout()
        side.setSpacing(12)
        for panel in (self.figures, self.hosts, self.links, self.programme):
            side.addWidget(panel)
        side.addStretch(1)
        columns = QHBoxLayout(body)
        columns.setContentsMargins(20, 12, 20, 12)
        columns.setSpacing(12)
        columns.addWidget(self.facts, 5)
        columns.addLayout(side, 3)
        area = QScrollArea(self)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the controls in it
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def bring_up(self, *, meeting_id: str = "", **_args: Any) -> None:
        """Show the meeting `meeting_id`."""
        self._meeting_id = meeting_id or self._meeting_id
        self._refresh()

    def status(self) -> str:
        """Return the key by which commands and files name the meeting."""
        meeting = self._meeting()
        return _("Key: {key}").format(key=meeting.key) if meeting else ""

    def _meeting(self) -> MeetingRow | None:
        """Return the meeting as it is now, None once it was removed."""
        try:
            return self._desk.workspace.meetings.get(self._meeting_id) if self._meeting_id else None
        except NotFoundError:
            return None

    def hideEvent(self, event: QHideEvent) -> None:
        """Save what is still being typed."""
        super().hideEvent(event)
        self.facts.leave()

    def showEvent(self, event: QShowEvent) -> None:
        """Read again what changed while another page was shown."""
        super().showEvent(event)
        if self._stale:
            self._refresh()

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        self._parties.heed(changes)
        if self._meeting_id and changes.touches(*SHOWN):
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        workspace = self._desk.workspace
        meeting = self._meeting()
        if meeting is None:
            self._meeting_id = ""  # the page around leaves a meeting that was removed
            return
        sittings = workspace.sittings.rows(meeting.id)
        self.facts.show_meeting(meeting)
        self.figures.show_counts(workspace.meetings.counts(meeting.id), len(sittings))
        self.hosts.show_hosts(meeting.id, workspace.meetings.hosts(meeting.id))
        self.links.show_links(meeting.id, workspace.meetings.links(meeting.id))
        self.programme.show_sittings(meeting, sittings)
