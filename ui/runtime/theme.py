"""Colours by name, light or dark, as palette and style sheet of the whole application."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from contextlib import nullcontext
from enum import StrEnum
from functools import cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QObject, Signal, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from ui.runtime.bonds import Bond
from ui.runtime.interface_fonts import InterfaceFonts
from ui.runtime.zoom import USUAL, scaled, scaled_sheet, use_zoom, zoom

if TYPE_CHECKING:  # the first picture does not wait for it
    from ui.runtime.dressing import Dressing

Role = QPalette.ColorRole
ARGUMENTS = ("-style", "Fusion")  # for QApplication: the style that looks the same everywhere

ICON = 16  # pixels of a button's icon at the usual zoom


class Scheme(StrEnum):
    """Which theme the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


ROLES = {
    Role.Window: "background",
    Role.WindowText: "text",
    Role.Base: "panel",
    Role.AlternateBase: "background",
    Role.Text: "text",
    Role.Button: "panel",
    Role.ButtonText: "text",
    Role.PlaceholderText: "muted",
    Role.ToolTipBase: "tooltip",
    Role.ToolTipText: "on_tooltip",
    Role.Highlight: "selection",
    Role.HighlightedText: "text",
    Role.Accent: "accent",
    Role.Link: "accent_text",
    Role.Mid: "line",
    Role.Midlight: "line",
    Role.Light: "panel",
    Role.Dark: "control",
    Role.Shadow: "control",
}


@cache
def colours(name: str) -> dict[str, str]:
    """Return the colours of the theme `name` ("light", "dark") as "#rrggbb" by their name."""
    return tomllib.loads((files("resources") / "themes" / f"{name}.toml").read_text("utf-8"))


class Theme(QObject):
    """Dresses the application; follows the system's scheme unless the user chose one.

    `percent` is how large all is drawn.
    """

    changed = Signal()  # colours or sizes

    def __init__(
        self,
        app: QApplication,
        scheme: Scheme = Scheme.SYSTEM,
        parent: QObject | None = None,
        percent: int = USUAL,
    ) -> None:
        super().__init__(parent)
        use_zoom(percent)
        self._app = app
        self._fonts = InterfaceFonts(app)
        self._scheme = scheme
        self._shown = ("", 0)
        self._dressing: Dressing | None = None
        # Asking for the scheme loads all of Qt's enums; the palette tells the first picture as well.
        self._system_dark = app.palette().window().color().lightness() < 128
        app.styleHints().colorSchemeChanged.connect(self.follow_system)
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """What the user chose."""
        return self._scheme

    @property
    def dark(self) -> bool:
        """Whether the dark colours are shown now."""
        return self._shown[0] == "dark"

    @property
    def dressing(self) -> Dressing:
        """What dresses the widgets there are when the look changes; made when that first happens."""
        if self._dressing is None:
            from ui.runtime.dressing import Dressing

            self._dressing = Dressing(self._app, self)
        return self._dressing

    def color(self, name: str) -> QColor:
        """Return the colour called `name`, such as "muted"."""
        return QColor(colours(self._shown[0])[name])

    def choose(self, scheme: Scheme) -> None:
        """Show `scheme` from now on."""
        self._scheme = scheme
        self._apply()

    def follow(self, target: QObject, renew: Callable[[], None]) -> None:
        """Call `renew` whenever the theme changes; if `target` is out of sight, soon or when it is shown."""
        Bond(target, renew, self.changed, self._put_off)

    @Slot()
    def follow_system(self) -> None:
        """Ask the system for its scheme, and show it unless the user chose one."""
        from PySide6.QtCore import Qt

        scheme = self._app.styleHints().colorScheme()
        if scheme is not Qt.ColorScheme.Unknown:
            self._system_dark = scheme is Qt.ColorScheme.Dark
        self._apply()

    def enlarge(self, percent: int) -> None:
        """Draw all so large (per cent) from now on."""
        before = zoom()
        use_zoom(percent)
        if zoom() != before:
            self._apply(zoom() / before)

    def renew(self) -> None:
        """Have drawn anew whatever follows the theme."""
        self.changed.emit()

    def undress(self) -> None:
        """Leave the application the fonts that it came with."""
        if self._dressing is not None:
            self._dressing.stop()
        use_zoom(USUAL)
        self._fonts.give_back()

    def _apply(self, ratio: float = 1.0) -> None:
        """Dress all anew, `ratio` times as large as before."""
        name = self._wanted()
        if (name, zoom()) == self._shown:
            return
        first, self._shown = not self._shown[0], (name, zoom())
        with as_file(files("resources") / "themes" / name) as folder:
            QDir.setSearchPaths("glyphs", [str(folder)])
        with nullcontext() if first else self.dressing.whole():
            with nullcontext(self._app.allWidgets()) if first else self.dressing.changing() as widgets:
                # From sheet to sheet Qt dresses a widget once for each around it, from none to one not.
                self._app.setStyleSheet("")
                self._app.setPalette(self._palette())
                self._app.setStyleSheet(style_sheet(name, self._fonts.apply()))
            if ratio != 1.0:
                from ui.runtime.fixed_sizes import grow

                grow(widgets, ratio)
            self.changed.emit()  # after it: who measures anew must not be made larger once more

    def _put_off(self, bond: Bond) -> None:
        self.dressing.put_off(bond)

    def _wanted(self) -> str:
        if self._scheme is not Scheme.SYSTEM:
            return self._scheme.value
        return "dark" if self._system_dark else "light"

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in ROLES.items():
            palette.setColor(role, self.color(name))
        for role in (Role.WindowText, Role.Text, Role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("faint"))
        return palette


def style_sheet(name: str, font: QFont) -> str:
    """Return the style sheet of the theme `name` with sizes that follow the platform's `font`."""
    values = dict(colours(name))
    size, unit = (font.pointSizeF(), "pt") if font.pointSizeF() > 0 else (float(font.pixelSize()), "px")
    for key, factor in (("font_title", 1.5), ("font_heading", 1.12), ("font_small", 0.92)):
        values[key] = f"{round(size * factor, 1)}{unit}"
    sheet = scaled_sheet((files("resources") / "themes" / "style.qss").read_text("utf-8"))
    for key in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{key}", values[key])
    return (
        sheet if zoom() == USUAL else f"{sheet}\nQPushButton, QToolButton {{ icon-size: {scaled(ICON)}px; }}"
    )
