"""Line icons by name, drawn in the theme's colours and sharp on every screen."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel

from ui.runtime.theme import Theme

SIZES = (16, 20, 32, 40)


class Icons(QObject):
    """Draws the icons of `resources/icons`; each drawing is kept until the theme changes."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sources: dict[str, str] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        theme.changed.connect(self._forget)

    def icon(self, name: str, color: str = "text", checked: str = "") -> QIcon:
        """Return the icon `name` in the theme's `color`; `checked` is the colour of a checked button."""
        key = (name, color, checked)
        if key not in self._icons:
            icon = QIcon()
            for size in SIZES:
                icon.addPixmap(self._draw(name, color, size))
                icon.addPixmap(self._draw(name, "faint", size), QIcon.Mode.Disabled)
                if checked:
                    icon.addPixmap(self._draw(name, checked, size), QIcon.Mode.Normal, QIcon.State.On)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, color: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
        """Return the icon `name`, `size` device-independent pixels wide, for a screen of `ratio`."""
        key = (name, color, size, ratio)
        if key not in self._pixmaps:
            pixmap = self._draw(name, color, round(size * ratio))
            pixmap.setDevicePixelRatio(ratio)
            self._pixmaps[key] = pixmap
        return self._pixmaps[key]

    def put(
        self, target: QAction | QAbstractButton, name: str, color: str = "text", checked: str = ""
    ) -> None:
        """Give `target` (a button or action) the icon now and again whenever the theme changes."""
        _Bond(self._theme, target, lambda: target.setIcon(self.icon(name, color, checked)))

    def put_picture(self, label: QLabel, name: str, color: str = "text", size: int = 16) -> None:
        """Show the icon `name` on `label`, `size` device-independent pixels wide, in the theme of the day."""
        _Bond(
            self._theme,
            label,
            lambda: label.setPixmap(self.pixmap(name, color, size, label.devicePixelRatioF())),
        )

    @Slot()
    def _forget(self) -> None:
        self._icons.clear()
        self._pixmaps.clear()

    def _draw(self, name: str, color: str, size: int) -> QPixmap:
        return draw(self._source(name), self._theme.color(color), size)

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (files("resources") / "icons" / f"{name}.svg").read_text("utf-8")
        return self._sources[name]


class _Bond(QObject):
    """Keeps one widget's icon in the theme's colours for as long as the widget lives."""

    def __init__(self, theme: Theme, target: QObject, renew: Callable[[], None]) -> None:
        super().__init__(target)
        self._draw = renew
        theme.changed.connect(self._renew)
        self._renew()

    @Slot()
    def _renew(self) -> None:
        self._draw()


def draw(source: str, color: QColor, size: int) -> QPixmap:
    """Return the SVG text `source` drawn in `color` on `size` by `size` pixels."""
    svg = source.replace("currentColor", color.name())
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
