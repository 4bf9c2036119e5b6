"""Leads one window from page to page, and writes small pictures of what it shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cica_events.services.workspace import Workspace
from docs.camera import Camera, shown
from docs.outlines import outlined
from docs.small_pictures import save_small
from ui.main import Application
from ui.toolkit.outline import OutlineView
from ui.toolkit.record_table import RecordTable


class SmallCamera(Camera):
    """Writes its pictures in few colours, as WebP."""

    def save(self, picture: QPixmap | QImage, name: str) -> None:
        """Write a picture."""
        if isinstance(picture, QPixmap):
            picture = outlined(picture, self.window)
        image = picture.toImage() if isinstance(picture, QPixmap) else picture
        save_small(image, self.path_of(name).with_suffix(".webp"))


class PageWalk:
    """Pictures one window in one look, only what is named in `only` if anything is; heirs say what."""

    def __init__(self, camera: SmallCamera, folder: Path, only: frozenset[str]) -> None:
        self._camera, self._folder, self._only = camera, folder, only
        self._running: Application = camera.application

    def _take(self, name: str, go: Callable[[], object], after: Callable[[], object] | None = None) -> None:
        """Go somewhere, take its picture, and come back."""
        if self._only and not any(name.startswith(one) for one in self._only):
            return
        go()
        self._camera.rest()
        self._keep_inside()
        self._camera.screen(name)
        if after is not None:
            after()
        for widget in QApplication.topLevelWidgets():
            if widget is not self._window and widget.isVisible():
                widget.reject() if isinstance(widget, QDialog) else widget.close()
        self._camera.settle()

    def _keep_inside(self) -> None:
        """Move dialogs into the window, as a desktop does, which knows how high their frames are."""
        for dialog in shown(self._window, QDialog):
            place, room = dialog.geometry(), self._window.geometry()
            place.moveCenter(room.center())
            dialog.move(place.topLeft())

    @property
    def _window(self) -> QWidget:
        return self._camera.window

    @property
    def _work(self) -> Workspace:
        found = self._running.opener.workspace
        assert found is not None
        return found

    def _page(self, key: str, **args: object) -> None:
        self._camera.window.show_page(key, **args)
        self._camera.rest()

    def _meeting(self, key: str, tab: str, **args: str) -> None:
        self._page("meeting", meeting_id=self._work.meetings.get(key).id, tab=tab, **args)
        self._select()

    def _one(self, kind: type[QWidget]) -> QWidget:
        return shown(self._window, kind)[0]

    def _select(self, line: int = 0) -> None:
        """Select a record of each list in sight, so that its details show."""
        for view in (*shown(self._window, RecordTable), *shown(self._window, OutlineView)):
            for row in range(line, view.model().rowCount()):
                view.setCurrentIndex(view.model().index(row, 1))
                if view.selected_ids():
                    break
        self._camera.rest()

    def _listed(self, key: str, line: int = 0) -> None:
        self._page(key)
        self._select(line)
