"""Takes the pictures of the help, in `resources/help/pictures/`: of each page the part that is told of."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from cica_events.i18n import LANGUAGES, use_language
from docs.camera import application, shown, window_in
from docs.every_page import BUSINESS, FORUM, SOC, YOUTH, SmallCamera, Walk
from docs.lists_to_import import list_back
from docs.office_to_picture import make_office
from docs.small_pictures import save_small
from ui.imports.import_dialog import ImportDialog
from ui.shell.export_choice_file import ExportFile
from ui.shell.passphrase_dialogs import NewPassphraseDialog
from ui.shell.server_dialog import ServerDialog
from ui.shell.sidebar import Sidebar
from ui.shell.start_page import StartPage
from ui.toolkit.date_editor import DateEditor
from ui.toolkit.date_panel import DatePanel
from ui.toolkit.record_table import RecordTable
from ui.toolkit.value_popup import ValuePopup

INTO = Path(__file__).resolve().parents[1] / "resources" / "help" / "pictures"
SIZE = (1120, 660)  # of the window, in pixels: what a picture shows stays readable beside its text
WIDE = 900  # pixels of a picture at most
QUIET = 0.3  # seconds until all has come to rest
HIGH = 620  # pixels of a dialog at most
PASSPHRASE = "lantern kettle seven gravel"
AIR = 6  # pixels around what is cut out
Part = Callable[[], QRect]


class HelpWalk(Walk):
    """Pictures what the help shows; a picture is cut out of the whole."""

    def show(self, path: Path, into: Path) -> None:
        """Picture everything of the workspace at `path`."""
        self._into = into
        self._cut("start", lambda: None, self._start)
        self._camera.open(path)
        self._camera.rest()
        for part in (self._first_steps, self._meetings, self._people_of_a_meeting, self._tables):
            part()
        for part in (self._agenda_and_papers, self._directory, self._lists_in, self._safe):
            part()

    # How a picture is cut out

    def _cut(
        self, name: str, go: Callable[[], object], part: Part, after: Callable[[], object] | None = None
    ) -> None:
        """Go somewhere and take the picture of a part of the screen."""
        if self._only and name not in self._only:
            return
        go()
        self._camera.rest()
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                for file in dialog.findChildren(ExportFile):
                    file.set_path(Path("Documents") / file.path().name)  # not where this computer keeps them
                dialog.resize(min(dialog.width(), WIDE), min(dialog.height(), HIGH))
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.deselect()
        self._camera.settle()
        save_small(self._seen(part()), self._into / f"{name}.png")
        if after is not None:
            after()
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                widget.reject() if isinstance(widget, QDialog) else widget.close()
        self._camera.settle()

    def _seen(self, place: QRect) -> QImage:
        """Return what the window and what lies over it show at a place, whatever else the screen shows."""
        picture = QImage(place.size(), QImage.Format.Format_RGB32)
        picture.fill(self._window.palette().window().color())
        painter = QPainter(picture)
        above = [each for each in QApplication.topLevelWidgets() if each is not self._window]
        for widget in (self._window, *filter(QWidget.isVisible, above)):
            painter.drawPixmap(widget.mapToGlobal(QPoint(0, 0)) - place.topLeft(), widget.grab())
        painter.end()
        return picture

    def _content(self, height: int = SIZE[1], width: int = WIDE) -> Part:
        """Return what tells where the page is, at most so wide and high."""

        def place() -> QRect:
            page = self._camera.window.current_page()
            assert page is not None
            return QRect(page.mapToGlobal(QPoint(0, 0)), page.size().boundedTo(QSize(width, height)))

        return place

    def _over(self, kind: type[QWidget], height: int = 2000) -> Part:
        """Return what tells where the dialog or popup of a kind is."""

        def place() -> QRect:
            widget = next(
                each for each in QApplication.allWidgets() if isinstance(each, kind) and each.isVisible()
            )
            found = QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
            found.setHeight(min(found.height(), height))
            return found.intersected(self._window.screen().geometry())

        return place

    # What there is, by chapter

    def _first_steps(self) -> None:
        self._cut("sidebar", partial(self._page, "home"), self._over(Sidebar, 340))
        self._cut("home", partial(self._page, "home"), self._content(430))
        self._cut("palette", partial(self._palette, "senior"), self._panel, self._leave_palette)
        self._cut("settings", partial(self._page, "settings"), self._content(400, 640))

    def _start(self) -> QRect:
        """Return where the first page is, without what is empty around it."""
        parts = shown(shown(self._window, StartPage)[0], QLabel)
        found = QRect()
        for part in (*parts, *shown(shown(self._window, StartPage)[0], QPushButton)):
            found = found.united(QRect(part.mapToGlobal(QPoint(0, 0)), part.size()))
        return found.adjusted(-4 * AIR, -4 * AIR, 4 * AIR, 4 * AIR).intersected(self._window.geometry())

    def _panel(self) -> QRect:
        panel = self._running.palette.panel
        assert panel is not None
        inside = next(each for each in panel.children() if isinstance(each, QWidget) and each.isVisible())
        return QRect(inside.mapToGlobal(QPoint(0, 0)), inside.size())

    def _meetings(self) -> None:
        self._cut("new-meeting", self._new_meeting, self._over(QDialog))
        self._cut("date", self._date, self._date_place)
        self._cut("calendar", partial(self._calendar, "quarter"), self._content(520))
        self._cut("annual-plan", self._annual_plan, self._over(QDialog))

    def _date(self) -> None:
        self._meeting(SOC, "overview")
        shown(self._window, DateEditor)[0].open_calendar()

    def _date_place(self) -> QRect:
        panel = self._over(DatePanel)()
        editor = shown(self._window, DateEditor)[0]
        field = QRect(editor.mapToGlobal(QPoint(0, 0)), editor.size())
        field.setWidth(min(field.width(), panel.width()))
        return panel.united(field).adjusted(-AIR, 0, AIR, AIR)

    def _people_of_a_meeting(self) -> None:
        self._cut("delegations", partial(self._meeting, SOC, "delegations"), self._content(430))
        self._cut("participants", partial(self._meeting, SOC, "participants"), self._content(430))
        self._cut("export", self._export, self._over(QDialog))
        paper = partial(self._meeting, SOC, "documents", document="participants")
        self._cut("official-list", paper, self._content(520))

    def _tables(self) -> None:
        self._cut("tables", self._block, self._down_to_the_foot)
        self._cut("find-replace", self._replace, self._over(QDialog))
        self._cut("filter", self._filter, self._filter_place)

    def _block(self) -> None:
        self._meeting(SOC, "participants")
        table = shown(self._window, RecordTable)[0]
        model, column = table.model(), table.records.column_of("status")
        table.setCurrentIndex(model.index(1, column))
        block = QItemSelection(model.index(1, column - 1), model.index(4, column))
        table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _down_to_the_foot(self) -> QRect:
        """Return where the list is and what stands under it at the foot of the window."""
        place, window = self._content()(), self._window.geometry()
        top = shown(self._window, RecordTable)[0].mapToGlobal(QPoint(0, 0)).y()
        return QRect(place.x(), top, place.width(), window.bottom() - top)

    def _filter_place(self) -> QRect:
        popup = self._over(ValuePopup)()
        table = shown(self._window, RecordTable)[0]
        corner = table.mapToGlobal(QPoint(0, 0))
        around = popup.united(QRect(corner.x(), corner.y(), 640, popup.height()))
        return around.intersected(self._window.geometry())

    def _agenda_and_papers(self) -> None:
        agenda = partial(self._meeting, YOUTH, "agenda", view="agenda")
        self._cut("agenda", agenda, self._content(480))
        programme = partial(self._meeting, BUSINESS, "agenda", view="programme")
        self._cut("programme", programme, self._content(560))
        off = partial(self._conflicts, False)
        self._cut("conflicts", partial(self._conflicts, True), self._content(430), off)
        self._cut("speakers", self._speakers, self._content(430))
        paper = partial(self._meeting, BUSINESS, "documents", document="programme")
        self._cut("documents", paper, self._content(520))
        self._cut("outcomes", partial(self._meeting, SOC, "outcomes"), self._content(480))

    def _directory(self) -> None:
        self._cut("people", partial(self._listed, "people", 2), self._content(480))
        back = partial(self._duplicates, False)
        self._cut("duplicates", partial(self._duplicates, True), self._content(480), back)
        self._cut("parties", partial(self._listed, "parties", 5), self._content(480))
        self._cut("report-map", partial(self._report, "participation"), self._content(560))
        self._cut("press", partial(self._report, "press"), self._content(430))

    def _lists_in(self) -> None:
        self._cut("import", self._import, self._over(ImportDialog))
        self._cut("import-columns", self._import_columns, self._over(ImportDialog))
        self._cut("import-back", self._back, self._over(ImportDialog))

    def _back(self) -> None:
        dialog = self._import_dialog()
        forum = self._work.meetings.get(FORUM).id
        dialog.take(list_back(self._folder / "List of participants.xlsx", self._work, forum))
        self._camera.rest()
        dialog.rows.next_problem.trigger()

    def _safe(self) -> None:
        self._cut("history", self._history, self._content(430))
        self._cut("removed", partial(self._page, "history", removed=""), self._content(300))
        self._cut("backups", self._backups, self._content(430))
        self._cut("lock", self._lock, self._over(QDialog))
        self._cut("server", self._server, self._over(ServerDialog))

    def _history(self) -> None:
        self._page("history", removed=None)
        self._select(3)

    def _lock(self) -> None:
        self._page("home")
        self._running.window.frame_actions.set_passphrase.trigger()
        dialog = shown(self._window, NewPassphraseDialog)[0]
        for field in (dialog.new, dialog.again):
            field.line.setText(PASSPHRASE)
        dialog.new.edited.emit(PASSPHRASE)

    def _server(self) -> None:
        self._running.window.frame_actions.server.trigger()


def take_help(only: Sequence[str] = (), into: Path = INTO) -> None:
    """Take the pictures of the help in every language, only those named in `only` if any are."""
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        for language in LANGUAGES:
            place = Path(folder) / language
            place.mkdir()
            path = place / "CICA 2023.cica"
            use_language(language)  # in which the steps of the history are named
            make_office(path, datetime.now().astimezone().date())
            (into / language).mkdir(parents=True, exist_ok=True)
            with window_in(place / "settings", app, theme="light", language=language) as running:
                running.start()
                camera = SmallCamera(running, into / language, "", SIZE, QUIET)
                camera.place()
                camera.settle()
                HelpWalk(camera, place, frozenset(only)).show(path, into / language)


if __name__ == "__main__":
    take_help(sys.argv[1:])
