"""Takes the pictures of `docs/screenshots/`: every page of the sample, light and dark, in a real window.

    python docs/take_screenshots.py [--language ru] [--into FOLDER] [--size 1366x768]

Needs a display; where there is none, start one: `Xvfb :9 -screen 0 1366x768x24`, and set DISPLAY to it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from openpyxl import load_workbook
from PySide6.QtCore import QDeadlineTimer, QSettings
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from cica_events.imports.sources.source import Source
from cica_events.services.workspace import Workspace, create_workspace
from ui.imports.import_dialog import ImportDialog
from ui.main import Application
from ui.participants.participants_tab import ParticipantsTab
from ui.runtime.settings import Settings
from ui.toolkit.outline import OutlineView
from ui.toolkit.record_table import RecordTable

W = TypeVar("W", bound=QWidget)
PATIENCE = 30_000  # milliseconds
ACTING = ", acting"  # added to a position in a list that comes back
SETTLING = 0.7  # seconds that animations and late layouts take


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", default="en")
    parser.add_argument("--into", type=Path, default=Path(__file__).parent / "screenshots")
    parser.add_argument("--size", default="1366x768")
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    QApplication.setApplicationName("CICA Events")
    app = QApplication(sys.argv[:1])
    width, height = map(int, chosen.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        for scheme in ("light", "dark"):
            place = Path(folder) / scheme
            place.mkdir()
            store = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)
            settings = Settings(store)
            settings.theme, settings.language = scheme, chosen.language
            create_workspace(place / "Sample.cica", sample=True).close()
            application = Application(app, settings, place)
            suffix = scheme if chosen.language == "en" else f"{chosen.language}-{scheme}"
            _Camera(application, chosen.into, suffix, width, height).take(place)
            application.close()
            application.window.close()
            application.deleteLater()


class _Camera:
    """Leads one window through its pages."""

    def __init__(self, application: Application, into: Path, suffix: str, width: int, height: int) -> None:
        self._application = application
        self._into = into
        self._suffix = suffix
        self._size = (width, height)

    def take(self, place: Path) -> None:
        """Take a picture of each page."""
        window = self._application.window
        self._application.start()
        window.resize(*self._size)
        window.move(0, 0)
        self._shot("start")
        self._application.opener.open(str(place / "Sample.cica"))
        self._until(lambda: self._application.opener.workspace is not None)
        workspace = self._application.opener.workspace
        assert workspace is not None
        soc, forum = (workspace.meetings.get(key).id for key in ("SOC-2023-12-12", "REP-2023-10-29"))
        for name, show in {
            "home": partial(window.show_page, "home"),
            "meetings": partial(window.show_page, "meetings"),
            "overview": partial(window.show_page, "meeting", meeting_id=soc, tab="overview"),
            "delegations": partial(window.show_page, "meeting", meeting_id=soc, tab="delegations"),
            "participants": partial(window.show_page, "meeting", meeting_id=forum, tab="participants"),
            "documents": partial(window.show_page, "meeting", meeting_id=soc, tab="documents"),
            "agenda": partial(window.show_page, "meeting", meeting_id=soc, tab="agenda"),
            "outcomes": partial(window.show_page, "meeting", meeting_id=soc, tab="outcomes"),
            "people": partial(window.show_page, "people"),
            "parties": partial(window.show_page, "parties"),
            "history": partial(window.show_page, "history"),
            "settings": partial(window.show_page, "settings"),
        }.items():
            show()
            self._settle()
            self._select()
            self._shot(name)
        window.show_page("meeting", meeting_id=forum, tab="participants")
        self._settle()
        self._take_import(place, workspace, forum)

    def _take_import(self, place: Path, workspace: Workspace, meeting_id: str) -> None:
        """Take pictures of two lists before they are taken in: one sent, one that comes back."""
        window = self._application.window
        (tab,) = _shown(window, ParticipantsTab)
        tab.take_list(Source(_list_sent(place / "Delegations.csv")))
        self._rest()
        (dialog,) = _shown(window, ImportDialog)
        dialog.rows.next_problem.trigger()
        self._shot("import", dialog)
        dialog.tabs.choose("columns")
        self._shot("import-columns", dialog)
        dialog.take(_list_back(place / "List of participants.xlsx", workspace, meeting_id))
        self._rest()
        dialog.rows.next_problem.trigger()
        self._shot("import-back", dialog)
        dialog.reject()

    def _rest(self) -> None:
        self._until(lambda: not self._application.tasks.busy)
        self._settle()

    def _select(self) -> None:
        """Select a record of the list in sight, so that its details show."""
        for view in (
            *_shown(self._application.window, RecordTable),
            *_shown(self._application.window, OutlineView),
        ):
            for line in range(view.model().rowCount()):
                view.setCurrentIndex(view.model().index(line, 1))
                if view.selected_ids():
                    break

    def _shot(self, name: str, dialog: QWidget | None = None) -> None:
        self._settle()
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            focused.deselect()
        file = self._into / f"{name}-{self._suffix}.png"
        (dialog or self._application.window).grab().save(str(file))

    def _settle(self) -> None:
        end = time.monotonic() + SETTLING
        while time.monotonic() < end:
            QApplication.processEvents()

    def _until(self, condition: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(PATIENCE)
        while not condition() and not deadline.hasExpired():
            QApplication.processEvents()


def _list_sent(path: Path) -> Path:
    """Write a list as a delegation might send it: a letter wrong here and there, one row twice."""
    lines = (
        "Страна;Обращение;Фамилия;Имя;Должность;Эл. почта;Город;Wi-Fi password",
        "Казахстан;Г-н;Ахметов;Данияр;Председатель комитета;akhmetov@example.kz;Астана;x1",
        "Казахстан;Г-жа;Серикова;Айгерим;Главный эксперт;serikova@example.kz;Астана;x2",
        "КНР;Г-н;Wang;Wei;Director;wang@example.cn;Beijing;x3",
        "Респ. Корея;Г-жа;Kim;Seo-yeon;Director for Policy;kim@example.kr;Seoul;x4",
        "Атлантида;Г-н;Платонов;Критий;Советник;нет адреса;;x5",
        "Вьетнам;Г-н;Nguyen;Van An;Secretary;nguyen@example.vn;Ha Noi;x6",
        "Казахстан;Г-жа;Серикова;Айгерим;Эксперт;serikova@example.kz;Астана;x7",
    )
    path.write_bytes("\r\n".join(lines).encode("cp1251"))
    return path


def _list_back(path: Path, workspace: Workspace, meeting_id: str) -> Path:
    """Export the list, edit it there, edit it here, and return the workbook that comes back."""
    workspace.exports.write("participants", meeting_id, path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    positions = {row.position for row in workspace.participants.rows(meeting_id) if row.position}
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value in positions]
    for cell in cells[:3]:
        cell.value = f"{cell.value}{ACTING}"
    sheet.delete_rows(cells[-1].row)
    book.save(path)
    rows = workspace.participants.rows(meeting_id)
    first = next(row for row in rows if f"{row.position}{ACTING}" == cells[0].value)
    workspace.participants.edit([first.id], {"position": "Special Envoy"})
    return path


def _shown(window: QWidget, kind: type[W]) -> list[W]:
    return [view for view in window.findChildren(kind) if view.isVisible()]


if __name__ == "__main__":
    main()
