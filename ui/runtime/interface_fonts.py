"""The platform's fonts, larger or smaller with the zoom of the interface."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ui.runtime.zoom import USUAL, zoom

# Windows and macOS give these fonts of their own, which a change of the application's font leaves alone.
OWN = (
    "QMenu", "QMenuBar", "QMessageBox", "QTipLabel", "QToolButton", "QPushButton", "QHeaderView",
    "QAbstractItemView", "QListView", "QTableView", "QTreeView", "QComboMenuItem", "QComboBox",
    "QLabel", "QLineEdit", "QGroupBox", "QSmallFont", "QMiniFont",
)  # fmt: skip


class InterfaceFonts:
    """Knows the fonts as the platform gave them."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._usual = QFont(app.font())
        fonts = {name: app.font(name) for name in OWN}  # type: ignore[call-overload]  # the stub says bytes
        self._own: dict[str, QFont] = {name: font for name, font in fonts.items() if font != self._usual}

    def apply(self) -> QFont:
        """Give the application its fonts as large as they are drawn now, and return the usual one."""
        font = resized(self._usual)
        if font != self._app.font():
            self._app.setFont(font)
            for name, own in self._own.items():
                self._app.setFont(resized(own), name)  # type: ignore[arg-type]  # the stub says bytes
        return font

    def give_back(self) -> None:
        """Leave the application the fonts that it came with."""
        self._app.setFont(self._usual)


def resized(font: QFont) -> QFont:
    """Return `font` as large as the interface is drawn now."""
    made = QFont(font)
    if zoom() == USUAL:
        return made
    if font.pointSizeF() > 0:
        made.setPointSizeF(round(font.pointSizeF() * zoom() / 100, 1))
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * zoom() / 100)))
    return made
