"""Saves a report as a workbook or a picture, or copies its picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from cica_events.errors import CicaError
from cica_events.exports.target import replacing
from cica_events.i18n import _
from cica_events.progress import Progress
from ui.reports.picture import Picture, image_of, png_of, svg_of
from ui.reports.report_view import ReportView
from ui.runtime.reasons import allow
from ui.shell.desk import Desk
from ui.shell.export_choice_file import open_file, show_in_folder
from ui.shell.tone import Step, Tone
from ui.toolkit.file_dialogs import FileDialogs
from ui.toolkit.plain import plain_hint

SCREEN, PRINT = 2.0, 4.0


class Saving(QObject):
    """The actions that save what `shown` returns."""

    def __init__(self, desk: Desk, shown: Callable[[], ReportView], page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._shown, self._page = desk, shown, page
        self._dialogs = FileDialogs(desk.settings, "reports")
        self.workbook = self._action(_("Excel workbook…"), _("Save the report as a workbook with charts"))
        self.png = self._action(_("Picture (PNG)…"), _("Save the picture for a text or a slide"))
        self.print = self._action(_("Large picture (PNG)…"), _("Save the picture for print"))
        self.svg = self._action(_("Drawing (SVG)…"), _("Save the picture as a drawing that stays sharp"))
        self.copy = self._action(_("Copy picture"), _("Copy the picture to paste it elsewhere"))
        self._desk.icons.put(self.workbook, "file-spreadsheet")
        self._desk.icons.put(self.copy, "copy")
        self.workbook.triggered.connect(self.ask_workbook)
        self.png.triggered.connect(partial(self.ask_picture, ".png", SCREEN))
        self.print.triggered.connect(partial(self.ask_picture, ".png", PRINT))
        self.svg.triggered.connect(partial(self.ask_picture, ".svg", SCREEN))
        self.copy.triggered.connect(self.copy_picture)

    def _action(self, text: str, hint: str) -> QAction:
        action = QAction(text, self)
        action.setToolTip(plain_hint(hint))
        self._page.addAction(action)
        return action

    @property
    def actions(self) -> Sequence[QAction]:
        """The actions in the order of the menu."""
        return self.workbook, self.png, self.print, self.svg, self.copy

    def menu(self) -> QMenu:
        """Return the menu of all of them."""
        menu = QMenu(self._page)
        for action in self.actions:
            menu.addAction(action)
        return menu

    def renew(self, *, something: bool) -> None:
        """Enable what can be done with the report that is shown."""
        allow(self.workbook, something, _("There is nothing in this report to save."))
        picture = something and self._shown().pictured()
        for action in (self.png, self.print, self.svg, self.copy):
            why = _("There is nothing in this report to save.")
            allow(action, picture, _("This report has no picture.") if something else why)

    @Slot()
    def ask_workbook(self) -> None:
        """Ask for a file and write the workbook beside the window."""
        view = self._shown()
        kinds = _("Excel workbook (*.xlsx)")
        path = self._dialogs.ask_save(self._page, _("Save report"), f"{view.kind.text}.xlsx", kinds)
        if path is not None:
            self._desk.tasks.start(
                partial(_write, view, path),
                done=partial(self._written, path),
                title=_("Writing the report"),
                owner=self,
            )

    def ask_picture(self, suffix: str, factor: float) -> None:
        """Ask for a file and write the picture."""
        view = self._shown()
        picture = view.picture()
        if picture is None:
            return
        kinds = _("Drawing (*.svg)") if suffix == ".svg" else _("Picture (*.png)")
        path = self._dialogs.ask_save(self._page, _("Save picture"), f"{view.kind.text}{suffix}", kinds)
        if path is not None:
            try:
                save_picture(picture, path, factor)
            except CicaError as error:
                self._desk.report(error)
            else:
                self._written(path)

    @Slot()
    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        picture = self._shown().picture()
        if picture is not None:
            QGuiApplication.clipboard().setImage(image_of(picture))
            self._desk.messages.show(_("The picture was copied."), Tone.INFO)

    def _written(self, path: Path, _nothing: object = None) -> None:
        steps = [
            Step(_("Open"), partial(open_file, path)),
            Step(_("Show in folder"), partial(show_in_folder, path)),
        ]
        self._desk.messages.show(_("{file} was written.").format(file=path.name), Tone.DONE, steps)


def save_picture(picture: Picture, path: Path, factor: float) -> None:
    """Write a picture, all of it or nothing; the suffix says as what. Raises OutputError."""
    content = svg_of(picture) if path.suffix.lower() == ".svg" else png_of(picture, factor)
    with replacing(path) as file:
        file.write(content)


def _write(view: ReportView, path: Path, progress: Progress) -> None:
    view.write(path, progress)
