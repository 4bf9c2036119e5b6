"""Line icons by name, drawn in the theme's colours and sharp on every screen."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel

from ui.runtime.theme import Theme

CLEAR = QColor(0, 0, 0, 0)


class Icons(QObject):
    """Draws the icons of `resources/icons`, each in the size asked for."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._sources: dict[str, str] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        theme.changed.connect(self._forget)

    def icon(self, name: str, color: str = "text", checked: str = "") -> QIcon:
        """Return the icon `name` in the theme's `color`; `checked` is the colour of a checked button."""
        key = (name, color, checked)
        if key not in self._icons:
            tints = [self._theme.color(tint) for tint in (color, checked or color, "faint")]
            self._icons[key] = QIcon(LineEngine(self._source(name), *tints))
        return self._icons[key]

    def pixmap(self, name: str, color: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
        """Return the icon `name`, `size` device-independent pixels wide, for a screen of `ratio`."""
        return self.icon(name, color).pixmap(QSize(size, size), ratio)

    def put(
        self, target: QAction | QAbstractButton, name: str, color: str = "text", checked: str = ""
    ) -> None:
        """Give `target` the icon now and again whenever the theme changes."""
        _Bond(self._theme, target, lambda: target.setIcon(self.icon(name, color, checked)))

    def put_picture(self, label: QLabel, name: str, color: str = "text", size: int = 16) -> None:
        """Show the icon on `label`, `size` device-independent pixels wide, whatever the theme becomes."""

        def renew() -> None:
            label.setPixmap(self.pixmap(name, color, size, label.devicePixelRatioF()))

        _Bond(self._theme, label, renew)

    @Slot()
    def _forget(self) -> None:
        self._icons.clear()

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (files("resources") / "icons" / f"{name}.svg").read_text("utf-8")
        return self._sources[name]


class LineEngine(QIconEngine):
    """Draws one icon in any size; each size once."""

    def __init__(self, source: str, color: QColor, checked: QColor, disabled: QColor) -> None:
        super().__init__()
        self._source = source
        self._tints = (color, checked, disabled)
        self._drawn: dict[tuple[int, int, str], QPixmap] = {}

    def clone(self) -> QIconEngine:
        """Return another engine for the same icon."""
        return LineEngine(self._source, *self._tints)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return the icon on a clear ground of `size`."""
        tint = self._tint(mode, state)
        key = (size.width(), size.height(), tint.name())
        if key not in self._drawn:
            self._drawn[key] = draw(self._source, tint, size)
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon within `rect`."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        color, checked, disabled = self._tints
        if mode == QIcon.Mode.Disabled:
            return disabled
        return checked if state == QIcon.State.On else color


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


def draw(source: str, color: QColor, size: QSize) -> QPixmap:
    """Return the SVG text `source` drawn in `color` on a clear ground of `size` pixels."""
    pixmap = QPixmap(size)
    pixmap.fill(CLEAR)
    painter = QPainter(pixmap)
    svg = source.replace("currentColor", color.name())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return pixmap
