"""Line icons by name, drawn in the theme's colours and sharp on every screen."""

from __future__ import annotations

from importlib.resources import files

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Slot
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QPainter, QPixmap, QScreen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel

from ui.runtime.theme import ICON, Theme
from ui.runtime.zoom import USUAL, scaled, zoom

CLEAR = QColor(0, 0, 0, 0)
BLACK = QColor(0, 0, 0)
GAP = 4  # pixels beside an icon that stands before words, unscaled: Qt itself leaves two
PLAIN, DENSE = (1,), (1, 2)  # drawn for so many pixels a point
# Drawn beforehand: an icon engine written in Python is freed twice, and takes the process with it.


NAME = "icon_name"  # the property that says which icon an action has, also where menus show none


class Icons(QObject):
    """Draws the icons of `resources/icons`."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ratios = _ratios()
        self._watching = False
        self._sources: dict[str, str] = {}
        self._icons: dict[tuple[str, str, str, int], QIcon] = {}
        self._shapes: dict[tuple[str, int], QPixmap] = {}
        theme.changed.connect(self._forget)

    def watch_screens(self, app: QGuiApplication) -> None:
        """Draw icons for dense screens too as soon as there is one; asked again, nothing changes."""
        if self._watching:
            return
        self._watching = True
        app.screenAdded.connect(self._watch)
        for screen in QGuiApplication.screens():
            self._watch(screen)

    @Slot(QScreen)
    def _watch(self, screen: QScreen) -> None:
        screen.physicalDotsPerInchChanged.connect(self._look)  # also when the user sets another scale
        self._look()

    @Slot()
    def _look(self) -> None:
        if len(_ratios()) > len(self._ratios):
            self._ratios = DENSE
            self._theme.renew()

    def icon(self, name: str, color: str = "text", checked: str = "", size: int = ICON) -> QIcon:
        """Return the icon `name` in the theme's `color`, `size` pixels wide at the usual zoom.

        `checked` is the colour of a checked button.
        """
        key = (name, color, checked, size)
        if key not in self._icons:
            icon = QIcon()
            self._add(icon, name, color, size)
            self._add(icon, name, "faint", size, QIcon.Mode.Disabled)
            if checked:
                self._add(icon, name, checked, size, state=QIcon.State.On)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, color: str = "text", size: int = 16, ratio: float = 1.0) -> QPixmap:
        """Return the icon `name`, `size` device-independent pixels wide, for a screen of `ratio`."""
        pixels = round(size * ratio)
        pixmap = tinted(self._shape(name, pixels), self._theme.color(color))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _add(
        self,
        icon: QIcon,
        name: str,
        color: str,
        size: int,
        mode: QIcon.Mode = QIcon.Mode.Normal,
        state: QIcon.State = QIcon.State.Off,
    ) -> None:
        tint = self._theme.color(color)
        for ratio in self._ratios:
            pixmap = tinted(self._shape(name, scaled(size * ratio)), tint)
            icon.addPixmap(pixmap, mode, state)
            if size == ICON:
                icon.addPixmap(widened(pixmap, scaled((size + GAP) * ratio)), mode, state)
            if size == ICON and zoom() < USUAL:  # menus and trees ask for the usual size at every zoom
                icon.addPixmap(tinted(self._shape(name, size * ratio), tint), mode, state)

    def put(
        self,
        target: QAction | QAbstractButton,
        name: str,
        color: str = "text",
        checked: str = "",
        size: int = ICON,
    ) -> None:
        """Give `target` the icon now and again whenever the theme changes; see `icon`."""
        target.setProperty(NAME, name)

        def renew() -> None:
            target.setIcon(self.icon(name, color, checked, size))

        renew()
        self._theme.follow(target, renew)

    def put_picture(self, label: QLabel, name: str, color: str = "text", size: int = 16) -> None:
        """Show the icon on `label`, `size` pixels wide at the usual zoom, whatever the theme becomes."""

        def renew() -> None:
            label.setPixmap(self.pixmap(name, color, scaled(size), label.devicePixelRatioF()))

        renew()
        self._theme.follow(label, renew)

    @Slot()
    def _forget(self) -> None:
        self._icons.clear()

    def _shape(self, name: str, side: int) -> QPixmap:
        """Return the icon in black, once drawn for all colours."""
        if (name, side) not in self._shapes:
            self._shapes[name, side] = draw(self._source(name), BLACK, QSize(side, side))
        return self._shapes[name, side]

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = (files("resources") / "icons" / f"{name}.svg").read_text("utf-8")
        return self._sources[name]


def _ratios() -> tuple[int, ...]:
    """Return how many pixels a point has on the screens that are there."""
    dense = any(screen.devicePixelRatio() > 1 for screen in QGuiApplication.screens())
    return DENSE if dense else PLAIN


def icon_size(words: str) -> QSize:
    """Return the size of the icon of a button: before `words` it has room to its right."""
    return QSize(scaled(ICON + GAP if words else ICON), scaled(ICON))


def draw(source: str, color: QColor, size: QSize) -> QPixmap:
    """Return the SVG text `source` drawn in `color` at the left of a clear ground of `size` pixels."""
    pixmap = QPixmap(size)
    pixmap.fill(CLEAR)
    painter = QPainter(pixmap)
    svg = source.replace("currentColor", color.name())
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size.height(), size.height()))
    painter.end()
    return pixmap


def tinted(shape: QPixmap, color: QColor) -> QPixmap:
    """Return `shape` in `color` on a clear ground.

    `fillRect` with a colour would load all of Qt's enumerations, for which the first picture does not wait.
    """
    pixmap = QPixmap(shape.size())
    pixmap.fill(CLEAR)  # makes it one that can be clear at all
    pixmap.fill(color)
    painter = QPainter(pixmap)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawPixmap(0, 0, shape)
    painter.end()
    return pixmap


def widened(pixmap: QPixmap, width: int) -> QPixmap:
    """Return `pixmap` at the left of a clear ground `width` pixels wide."""
    wide = QPixmap(width, pixmap.height())
    wide.fill(CLEAR)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return wide
