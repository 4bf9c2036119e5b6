"""The Documents tab of a meeting: its documents, one of them shown at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedLayout

from cica_events.i18n import _
from cica_events.services.papers import KINDS_OF_PAPER
from ui.documents.document_choice import DocumentChoice
from ui.documents.document_view import DocumentView
from ui.documents.list_view import ListView
from ui.documents.paper_view import IssueAgenda, PaperView
from ui.shell.desk import Desk
from ui.shell.page import Page
from ui.toolkit.drag_out import HandedOut

REMEMBERED = "documents/shown"


class DocumentsTab(Page):
    """Shows the documents of the meeting named in `bring_up`; each view is built when first gone to."""

    def __init__(self, desk: Desk, issue_agenda: IssueAgenda | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._issue_agenda = issue_agenda
        self._kinds = {kind.key: kind for kind in KINDS_OF_PAPER}
        self._views: dict[str, DocumentView] = {}
        self._meeting_id = ""
        self._current = ""
        titles = {ListView.key: (_("List of participants"), "users")}
        titles |= {kind.key: (_(kind.label), kind.icon) for kind in KINDS_OF_PAPER}
        self.choice = DocumentChoice(titles, desk.icons, self)
        self.choice.chosen.connect(self._chosen)
        self._stack = QStackedLayout(self)

    def bring_up(self, *, meeting_id: str = "", document: str = "", **args: Any) -> None:
        """Show the documents of the meeting `meeting_id`: `document`, else the one looked at last."""
        another = bool(meeting_id) and meeting_id != self._meeting_id
        self._meeting_id = meeting_id or self._meeting_id
        remembered = str(self._desk.settings.layout(REMEMBERED).get("document", ""))
        known = [ListView.key, *self._kinds]
        self.show_document(
            next(key for key in (document, self._current, remembered, ListView.key) if key in known), **args
        )
        if another:
            self._show_states()

    def show_document(self, key: str, **args: Any) -> None:
        """Show a document of the meeting."""
        view = self.view(key)
        self._current = key
        view.left.insertWidget(0, self.choice)
        self.choice.show()
        self.choice.show_chosen(key)
        self._stack.setCurrentWidget(view)
        view.bring_up(meeting_id=self._meeting_id, **args)
        self.status_changed.emit()
        self.actions_changed.emit()

    def view(self, key: str) -> DocumentView:
        """Return the view of a document, built where it was not yet."""
        if key not in self._views:
            made = ListView(self._desk) if key == ListView.key else self._paper(key)
            made.issued.connect(self.choice.show_state)
            made.status_changed.connect(self.status_changed)
            self._stack.addWidget(made)
            self._views[key] = made
        return self._views[key]

    def way_back(self) -> dict[str, Any]:
        """Return the document that is shown."""
        return {"document": self._current} if self._current else {}

    def handed_out(self) -> HandedOut | None:
        """Return the document that is shown, as Word."""
        return self._views[self._current].handed_out() if self._current else None

    def part(self) -> str:
        """Return the document that is shown."""
        return self._current

    def status(self) -> str:
        """Return what the document that is shown counts."""
        return self._views[self._current].status() if self._current else ""

    def file_actions(self) -> Sequence[QAction]:
        """Return what can be done with the document that is shown."""
        return self._views[self._current].file_actions() if self._current else ()

    @Slot(str)
    def _chosen(self, key: str) -> None:
        self._desk.settings.set_layout(REMEMBERED, {"document": key})
        self.show_document(key)
        self.choice.enter(key)

    def _paper(self, key: str) -> PaperView:
        return PaperView(self._desk, self._kinds[key], self._issue_agenda)

    def _show_states(self) -> None:
        workspace = self._desk.workspace
        self.choice.show_state(ListView.key, workspace.documents.issues(self._meeting_id))
        for key, kind in self._kinds.items():
            if kind.stages:
                self.choice.show_state(key, workspace.agenda_versions.issues(self._meeting_id))
