"""Takes the pictures of `docs/screenshots/`: every page of the sample in a real window, and every paper.

    python docs/take_screenshots.py [window] [papers] [story] [--into FOLDER]

Without a word it takes all: the window light, dark and in Russian, the papers as pages, and the story of
`docs/first-programme.md`, which it writes anew as well. Needs a display of 1366x768; where there is none,
start one: `Xvfb :9 -screen 0 1366x768x24`, and set DISPLAY to it. The papers need LibreOffice and pdftoppm.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtWidgets import QApplication

from cica_events.domain.agenda import ItemKind
from cica_events.domain.issues import IssueStage
from cica_events.imports.sources.source import Source
from cica_events.services.workspace import Workspace, create_workspace
from docs.camera import Camera, application, shown, window_in
from docs.first_programme import tell_story
from docs.lists_to_import import list_back, list_sent
from docs.pictures_of_papers import take_papers
from tests.programmes_of_2023 import build
from ui.agenda.agenda_view import AgendaView
from ui.conflicts.conflicts_corner import ConflictsCorner
from ui.imports.import_dialog import ImportDialog
from ui.meetings.meeting_page import MeetingPage
from ui.meetings.new_meeting_dialog import NewMeetingDialog
from ui.participants.participants_tab import ParticipantsTab
from ui.shell.window import MainWindow
from ui.speakers.speakers_view import SpeakersView
from ui.toolkit.outline import OutlineView
from ui.toolkit.record_table import RecordTable

PARTS = ("window", "papers", "story")
LOOKS = (("light", "en"), ("dark", "en"), ("light", "ru"))
IN_RUSSIAN = ("agenda", "programme", "speakers", "conflicts", "new-meeting", "documents-programme")
SOC, FORUM, BUSINESS, YOUTH = "SOC-2023-12-12", "REP-2023-10-29", "BC-6", "YC-6"
PAPERS = ("participants", "agenda", "programme", "chair", "speakers")


def main() -> None:
    """Take all pictures, or those of the parts that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", help=", ".join(PARTS))
    parser.add_argument("--into", type=Path, default=Path(__file__).parent / "screenshots")
    chosen = parser.parse_args()
    wanted = set(chosen.parts or PARTS)
    if unknown := wanted - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    chosen.into.mkdir(parents=True, exist_ok=True)
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        if "window" in wanted:
            for theme, language in LOOKS:
                take_window(app, Path(folder) / f"{theme}-{language}", chosen.into, theme, language)
        if "papers" in wanted:
            take_papers(chosen.into)
        if "story" in wanted:
            tell_story(app, Path(folder) / "story", chosen.into)


def take_window(app: QApplication, place: Path, into: Path, theme: str, language: str) -> None:
    """Take pictures of every page in one theme and language."""
    with window_in(place, app, theme=theme, language=language) as running:
        path = place / "Sample.cica"
        create_workspace(path, sample=True).close()
        suffix = theme if language == "en" else f"{language}-{theme}"
        running.start()
        camera = Camera(running, into, suffix)
        camera.place()
        tour = _Tour(camera, place, only=() if language == "en" else IN_RUSSIAN)
        tour.shot("start")
        tour.take(camera.open(path))


def order_interpretation(workspace: Workspace) -> None:
    """Order the interpretation of all sessions of the Business Council but one: a conflict to be shown."""
    council = workspace.meetings.get(BUSINESS).id
    ids = [row.id for row in workspace.sittings.rows(council) if row.title != "Second thematic session"]
    workspace.sittings.edit(ids, {"interpretation": "en, ru"})


class _Tour:
    """Leads one window through its pages; takes pictures of `only` some of them where those are named."""

    def __init__(self, camera: Camera, place: Path, only: tuple[str, ...]) -> None:
        self._camera, self._place, self._only = camera, place, only

    def shot(self, name: str, dialog: object = None) -> None:
        """Take a picture, if it is wanted."""
        if not self._only or name in self._only:
            (self._camera.screen if dialog else self._camera.shot)(name)

    def take(self, workspace: Workspace) -> None:
        """Go through the pages of a workspace."""
        build(workspace)
        order_interpretation(workspace)
        self._workspace = workspace
        self._ids = {key: workspace.meetings.get(key).id for key in (SOC, FORUM, BUSINESS, YOUTH)}
        window = self._camera.window
        for name, show in {
            "home": partial(window.show_page, "home"),
            "meetings": partial(window.show_page, "meetings"),
            "overview": partial(self._meeting, SOC, "overview"),
            "delegations": partial(self._meeting, SOC, "delegations"),
            "participants": partial(self._meeting, FORUM, "participants"),
            "outcomes": partial(self._meeting, SOC, "outcomes"),
            "people": partial(window.show_page, "people"),
            "parties": partial(window.show_page, "parties"),
            "history": partial(window.show_page, "history"),
            "settings": partial(window.show_page, "settings"),
        }.items():
            show()
            self._camera.rest()
            self._select()
            self.shot(name)
        self._take_programme()
        self._take_documents()
        self._take_import()

    def _meeting(self, key: str, tab: str, **args: str) -> None:
        self._camera.window.show_page("meeting", meeting_id=self._ids[key], tab=tab, **args)
        self._camera.rest()

    # What is dealt with, when, and who speaks

    def _take_programme(self) -> None:
        self._meeting(YOUTH, "agenda", view="agenda")
        self._select()
        self.shot("agenda")
        self._take_versions()
        self._meeting(BUSINESS, "agenda", view="programme")
        self.shot("programme")
        self._meeting(YOUTH, "agenda", view="speakers")
        self._choose_speakers()
        self.shot("speakers")
        self._meeting(BUSINESS, "agenda", view="programme")
        (corner,) = shown(self._window, ConflictsCorner)
        corner.button.setChecked(True)
        self._camera.rest()
        self.shot("conflicts")
        corner.button.setChecked(False)
        self._take_new_meeting()

    def _take_versions(self) -> None:
        """Issue the agenda twice with changes between, and show both side by side."""
        work, meeting_id = self._workspace, self._ids[YOUTH]
        provisional = work.agenda_versions.issue(meeting_id, IssueStage.PROVISIONAL)
        rows = [row for row in work.agenda.rows(meeting_id) if not row.parent_id]
        work.agenda.edit([rows[1].id], {"title": "Adoption of the agenda and of the programme of work"})
        work.agenda.edit([rows[2].id], {"duration": 75, "kind": ItemKind.DISCUSSION})
        work.agenda.remove([rows[-2].id])
        annotated = work.agenda_versions.issue(meeting_id, IssueStage.ANNOTATED)
        self._camera.rest()
        (view,) = shown(self._window, AgendaView)
        dialog = view.show_versions()
        dialog.comparison.compare(provisional, annotated)
        self._camera.rest()
        self.shot("agenda-versions", dialog)
        dialog.reject()
        for _step in range(5):
            work.history.undo()
        self._camera.rest()

    def _choose_speakers(self) -> None:
        """Go to the item to which most speak."""
        speakers = self._workspace.speakers.rows(self._ids[YOUTH])
        (view,) = shown(self._window, SpeakersView)
        view.items.choose(max(speakers, key=lambda item: len(speakers[item])))
        self._camera.rest()

    def _take_new_meeting(self) -> None:
        self._meeting(YOUTH, "overview")
        (page,) = shown(self._window, MeetingPage)
        page.menu.new_asked.emit()
        self._camera.settle()
        (dialog,) = shown(self._window, NewMeetingDialog)
        dialog.form.date.setText("Q3-Q4 2024")
        dialog.form.date.textEdited.emit("Q3-Q4 2024")
        dialog.tabs.choose("agenda")
        self.shot("new-meeting", dialog)
        dialog.reject()

    def _take_documents(self) -> None:
        for paper in PAPERS:
            self._meeting(SOC if paper == "participants" else BUSINESS, "documents", document=paper)
            self.shot("documents" if paper == "participants" else f"documents-{paper}")

    # Lists on their way in

    def _take_import(self) -> None:
        """Take pictures of two lists before they are taken in: one sent, one that comes back."""
        self._meeting(FORUM, "participants")
        (tab,) = shown(self._window, ParticipantsTab)
        tab.take_list(Source(list_sent(self._place / "Delegations.csv")))
        self._camera.rest()
        (dialog,) = shown(self._window, ImportDialog)
        dialog.rows.next_problem.trigger()
        self._picture(dialog, "import")
        dialog.tabs.choose("columns")
        self._picture(dialog, "import-columns")
        dialog.take(list_back(self._place / "List of participants.xlsx", self._workspace, self._ids[FORUM]))
        self._camera.rest()
        dialog.rows.next_problem.trigger()
        self._picture(dialog, "import-back")
        dialog.reject()

    def _picture(self, dialog: ImportDialog, name: str) -> None:
        if not self._only:
            self._camera.shot(name, dialog)

    @property
    def _window(self) -> MainWindow:
        return self._camera.window

    def _select(self) -> None:
        """Select a record of the list in sight, so that its details show."""
        for view in (*shown(self._window, RecordTable), *shown(self._window, OutlineView)):
            for line in range(view.model().rowCount()):
                view.setCurrentIndex(view.model().index(line, 1))
                if view.selected_ids():
                    break


if __name__ == "__main__":
    main()
