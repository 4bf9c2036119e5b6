"""Leads a window past every page, tab, view and dialog, and pictures each; one process for one size.

    python docs/every_page.py --size laptop|4k --into FOLDER [--only NAME,...] [--looks light-en,...]

`docs/take_screenshots.py every` starts it for both sizes, each on a display of its own.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from datetime import datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from cica_events.i18n import language, use_language
from cica_events.imports.sources.source import Source
from docs.backups_to_picture import make_backups
from docs.camera import application, shown, window_in
from docs.lists_to_import import list_back, list_sent
from docs.office_to_picture import make_office
from docs.page_walk import PageWalk, SmallCamera
from ui.agenda.agenda_view import AgendaView
from ui.backups.backups_page import BackupsPage
from ui.calendar.calendar_page import CalendarPage
from ui.conflicts.conflicts_corner import ConflictsCorner
from ui.delegations.delegations_tab import DelegationsTab
from ui.imports.import_dialog import ImportDialog
from ui.meetings.new_meeting_dialog import NewMeetingDialog
from ui.people.people_page import PeoplePage
from ui.shell.export_dialog import open_export
from ui.shell.plan_dialog import open_plan
from ui.speakers.speakers_view import SpeakersView
from ui.toolkit.list_bar import ListBar
from ui.toolkit.record_table import RecordTable

SIZES = {"laptop": ((1366, 768), ""), "4k": ((1920, 1080), "-4k")}  # in pixels as Qt counts them
LOOKS = ("light-en", "dark-en", "light-ru", "dark-ru")
SOC, BUSINESS, YOUTH, FORUM = "SOC-2023-12-12", "BC-6", "YC-6", "REP-2023-10-29"
WORDS = {"en": "senior", "ru": "старших"}  # to be found in the palette
QUARTERS = {"en": "Q3-Q4 2027", "ru": "III-IV кв. 2027"}
VIEWS = {"en": ("Heads and ambassadors", "Badges"), "ru": ("Главы и послы", "Для бейджей")}
PAPERS = ("participants", "agenda", "programme", "chair", "speakers")
QUIET = 0.3  # seconds until all has come to rest; nothing moves


class Walk(PageWalk):
    """Pictures every page, and every window that stands over one."""

    def walk(self, path: Path) -> None:
        """Picture everything of the workspace at `path`."""
        self._take("start", lambda: None)
        self._camera.open(path)
        self._camera.rest()
        for part in (self._overviews, self._of_a_meeting, self._times, self._people_and_reports, self._past):
            part()
        for part in (self._helping, self._lists, self._dialogs):
            part()

    def _overviews(self) -> None:
        self._take("home", partial(self._page, "home"))
        self._take("meetings", partial(self._listed, "meetings", 3))

    def _of_a_meeting(self) -> None:
        take = self._take
        take("meeting-overview", partial(self._meeting, SOC, "overview"))
        take("meeting-delegations", partial(self._meeting, SOC, "delegations"))
        take("meeting-delegations-board", partial(self._board, "board"), partial(self._board, "list"))
        take("meeting-participants", partial(self._meeting, SOC, "participants"))
        take("meeting-agenda", partial(self._meeting, YOUTH, "agenda", view="agenda"))
        take("meeting-programme", partial(self._meeting, BUSINESS, "agenda", view="programme"))
        take("meeting-programme-conflicts", partial(self._conflicts, True), partial(self._conflicts, False))
        take("meeting-speakers", self._speakers)
        for paper in PAPERS:
            key = SOC if paper == "participants" else BUSINESS
            take(f"meeting-documents-{paper}", partial(self._meeting, key, "documents", document=paper))
        take("meeting-outcomes", partial(self._meeting, SOC, "outcomes"))

    def _board(self, view: str) -> None:
        self._meeting(SOC, "delegations")
        self._one(DelegationsTab).switch.button(view).click()

    def _conflicts(self, open_: bool) -> None:
        self._meeting(BUSINESS, "agenda", view="programme")
        self._one(ConflictsCorner).button.setChecked(open_)

    def _speakers(self) -> None:
        self._meeting(YOUTH, "agenda", view="speakers")
        speakers = self._work.speakers.rows(self._work.meetings.get(YOUTH).id)
        self._one(SpeakersView).items.choose(max(speakers, key=lambda item: len(speakers[item])))

    def _times(self) -> None:
        for view in ("month", "quarter", "year"):
            self._take(f"calendar-{view}", partial(self._calendar, view))

    def _calendar(self, view: str) -> None:
        self._page("calendar")
        page = self._one(CalendarPage)
        page.bar.switch.button(view).click()
        self._page("calendar", meeting_id=self._work.meetings.get(SOC if view == "year" else BUSINESS).id)

    def _people_and_reports(self) -> None:
        self._take("people", partial(self._listed, "people", 2))
        self._take("people-duplicates", partial(self._duplicates, True), partial(self._duplicates, False))
        self._take("parties", partial(self._listed, "parties", 5))
        for kind in ("participation", "attendance", "press", "trends"):
            self._take(f"reports-{kind}", partial(self._report, kind))

    def _report(self, kind: str) -> None:
        self._page("reports", report=kind)
        if kind == "press":
            self._page("reports", report=kind, meeting_id=self._work.meetings.get(SOC).id)

    def _duplicates(self, searched: bool) -> None:
        self._page("people")
        page = self._one(PeoplePage)
        if searched:
            page.find_duplicates()
            self._camera.rest()
            self._select()
        else:
            page.show_directory()

    def _past(self) -> None:
        self._take("history", partial(self._page, "history"))
        self._take("history-removed", partial(self._page, "history", removed=""))
        self._take("backups", self._backups)
        self._take("backups-preview", self._preview)
        self._take("backups-records", partial(self._backups, "records"))
        self._take("backups-restore", partial(self._backups, "restore"))

    def _backups(self, asked: str = "") -> None:
        make_backups(self._work)
        self._page("backups")
        self._select(3)
        if asked:
            getattr(self._one(BackupsPage).actions_of_backups, asked).trigger()

    def _preview(self) -> None:
        self._backups("look")
        self._camera.rest()

    def _helping(self) -> None:
        self._take("settings", partial(self._page, "settings"))
        self._take("palette", partial(self._palette, ""), self._leave_palette)
        self._take("palette-results", partial(self._palette, WORDS[language()]), self._leave_palette)
        self._take("shortcuts", self._shortcuts)
        self._take("help", self._help)
        self._take("about", self._running.window.frame_actions.about.trigger)

    def _shortcuts(self) -> None:
        self._listed("meetings", 3)
        self._running.window.frame_actions.shortcuts.trigger()

    def _palette(self, words: str) -> None:
        self._listed("meetings", 3)
        self._running.palette.open()
        panel = self._running.palette.panel
        assert panel is not None
        panel.field.setText(words)

    def _leave_palette(self) -> None:
        panel = self._running.palette.panel
        assert panel is not None
        panel.close_palette()

    def _help(self) -> None:
        self._page("meetings")
        self._running.window.frame_actions.help_here.trigger()
        self._camera.settle()
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and type(widget).__name__ == "HelpWindow":
                widget.resize(min(widget.width(), 1100), min(widget.height(), 690))
                widget.move(130, 40)

    # What stands over a list

    def _lists(self) -> None:
        self._take("list-filter", self._filter)
        self._take("list-columns", self._columns)
        self._take("list-grouped", self._grouped, self._ungrouped)
        self._take("list-views", partial(self._menu, "views"))
        self._take("list-find-and-replace", self._replace)

    def _table(self) -> RecordTable:
        self._listed("people", 2)
        return self._one(PeoplePage).table

    def _filter(self) -> None:
        table = self._table()
        table.arranging.open_filter(table.records.column_of("position"))

    def _columns(self) -> None:
        self._table()
        (bar,) = shown(self._one(PeoplePage), ListBar)
        bar.columns.open_under(bar.columns)

    def _grouped(self) -> None:
        table = self._table()
        table.arranging.group_by("position")
        table.scrollToTop()

    def _ungrouped(self) -> None:
        self._one(PeoplePage).table.arranging.group_by("")

    def _menu(self, _name: str) -> None:
        table = self._table()
        (bar,) = shown(self._one(PeoplePage), ListBar)
        if not bar.views.rows():
            for name in VIEWS[language()]:
                bar.views.save(name)
        button = bar.tools[-1]
        button.menu().popup(button.mapToGlobal(QPoint(0, button.height() + 2)))
        del table

    def _replace(self) -> None:
        self._meeting(SOC, "participants")
        table = shown(self._window, RecordTable)[0]
        table.commands.finding.replace_action.trigger()
        dialog = table.commands.finding.dialog
        assert dialog is not None
        dialog.sought.setText("Counsellor")
        dialog.by.setText("Minister-Counsellor")
        self._camera.until(lambda: not dialog.busy)

    # Dialogs

    def _dialogs(self) -> None:
        self._take("new-meeting", self._new_meeting)
        self._take("import", self._import)
        self._take("import-columns", self._import_columns)
        self._take("import-back", self._import_back)
        self._take("export", self._export)
        self._take("annual-plan", self._annual_plan)
        self._take("where-used", self._where_used)
        self._take("agenda-versions", self._versions)

    def _new_meeting(self) -> None:
        self._listed("meetings", 3)
        self._page("meetings", new=True)
        self._camera.settle()
        dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, NewMeetingDialog))
        dialog.form.date.setText(QUARTERS[language()])
        dialog.form.date.textEdited.emit(QUARTERS[language()])
        dialog.tabs.choose("agenda")

    def _import_dialog(self) -> ImportDialog:
        self._meeting(FORUM, "participants")
        page = self._running.window.current_page()
        assert page is not None
        page.take_list(Source(list_sent(self._folder / "Delegations.csv")))
        self._camera.rest()
        return next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, ImportDialog) and one.isVisible()
        )

    def _import(self) -> None:
        self._import_dialog().rows.next_problem.trigger()

    def _import_columns(self) -> None:
        self._import_dialog().tabs.choose("columns")

    def _import_back(self) -> None:
        """Show a list that was edited outside meanwhile."""
        dialog, forum = self._import_dialog(), self._work.meetings.get(FORUM).id
        dialog.take(list_back(self._folder / "List of participants.xlsx", self._work, forum))
        self._camera.rest()
        dialog.rows.next_problem.trigger()

    def _export(self) -> None:
        self._meeting(SOC, "participants")
        meeting = self._work.meetings.get(SOC).id
        open_export(self._running._desk(), "participants", meeting, self._window)

    def _annual_plan(self) -> None:
        self._page("calendar")
        open_plan(self._running._desk(), 2023, None, self._window)

    def _where_used(self) -> None:
        self._listed("people", 2)
        self._one(PeoplePage).where_used_action.trigger()

    def _versions(self) -> None:
        self._meeting(YOUTH, "agenda", view="agenda")
        self._one(AgendaView).show_versions()


def take_every(size: str, into: Path, only: frozenset[str], looks: tuple[str, ...]) -> None:
    """Take all pictures of one size, in the looks that are named."""
    extent, ending = SIZES[size]
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        for look in looks:
            place = Path(folder) / look
            theme, language = look.split("-")
            office = Path(folder) / f"Office {language}.cica"
            if not office.exists():  # the names of its steps are in the language they were done in
                use_language(language)
                make_office(office, datetime.now().astimezone().date())
            with window_in(place, app, theme=theme, language=language) as running:
                path = place / "CICA 2023.cica"
                shutil.copy(office, path)
                running.start()
                camera = SmallCamera(running, into, f"{language}-{theme}{ending}", extent, QUIET)
                camera.place()
                camera.settle()
                Walk(camera, place, only).walk(path)


def main() -> None:
    """Take the pictures of one size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=SIZES, default="laptop")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--only", default="", help="beginnings of names, separated by commas")
    parser.add_argument("--looks", default=",".join(LOOKS))
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    only = frozenset(filter(None, chosen.only.split(",")))
    take_every(chosen.size, chosen.into, only, tuple(chosen.looks.split(",")))


if __name__ == "__main__":
    main()
