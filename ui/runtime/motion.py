"""Whether things may move on the screen: as the system says, unless the user chose.

Nothing here moves of its own accord but bars that say "busy"; the rest is what Qt fades and rolls open.
Qt 6.11 does not ask the systems, so each is asked in its own way.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from cica_events.progress import Progress

CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION of Windows
ASKING = 2  # seconds that the desktop has for its answer
EFFECTS = ("UI_AnimateMenu", "UI_FadeMenu", "UI_AnimateCombo", "UI_AnimateTooltip", "UI_FadeTooltip")
GNOME = ("gsettings", "get", "org.gnome.desktop.interface", "enable-animations")


class _Shared:
    """Like the zoom, state that the whole process shares."""

    moves = True


def moves() -> bool:
    """Tell whether things may move on the screen now."""
    return _Shared.moves


class Choice(StrEnum):
    """What the user wants."""

    SYSTEM = "system"
    ON = "on"
    OFF = "off"


class Motion(QObject):
    """Knows whether things may move, and lets Qt's own effects do likewise."""

    def __init__(self, app: QApplication, choice: Choice, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._choice = choice
        self._system = True
        self._usual: frozenset[str] | None = None

    @property
    def choice(self) -> Choice:
        """What the user chose."""
        return self._choice

    @property
    def wanted(self) -> bool:
        """Whether things may move now."""
        return self._system if self._choice is Choice.SYSTEM else self._choice is Choice.ON

    def choose(self, choice: Choice) -> None:
        """Do as the user chose from now on."""
        self._choice = choice
        self._apply()

    def follow(self, system: bool) -> None:
        """Take in what the system says."""
        self._system = system
        self._apply()

    def _apply(self) -> None:
        from PySide6.QtCore import Qt

        _Shared.moves = self.wanted
        if self._usual is None:
            usual = (effect for effect in EFFECTS if self._app.isEffectEnabled(Qt.UIEffect[effect]))
            self._usual = frozenset(usual)
        for effect in EFFECTS:
            self._app.setEffectEnabled(Qt.UIEffect[effect], effect in self._usual and self.wanted)


def choice_of(value: str) -> Choice:
    """Return the choice that was remembered as `value`; the system's where that is none."""
    return next((choice for choice in Choice if choice == value), Choice.SYSTEM)


def system_moves(_progress: Progress) -> bool:
    """Ask the system whether things may move; true where it cannot be asked."""
    if sys.platform == "win32":
        return _windows_moves()
    if sys.platform == "darwin":
        return not QSettings("apple.com", "universalaccess").value("reduceMotion", False, type=bool)
    return _plasma_moves(Path.home() / ".config" / "kdeglobals") and _gnome_moves()


def _windows_moves() -> bool:
    import ctypes

    answer = ctypes.c_int(1)
    library = getattr(ctypes, "windll")  # noqa: B009 - mypy knows it on Windows only
    asked = library.user32.SystemParametersInfoW(CLIENT_AREA_ANIMATION, 0, ctypes.byref(answer), 0)
    return bool(answer.value) if asked else True


def _gnome_moves() -> bool:
    import subprocess

    try:
        answer = subprocess.run(GNOME, capture_output=True, text=True, timeout=ASKING, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return True
    return answer.stdout.strip() != "false"


def _plasma_moves(file: Path) -> bool:
    """Read the speed of Plasma's animations, of which zero means none."""
    if not file.exists():
        return True
    factor = QSettings(str(file), QSettings.Format.IniFormat).value("KDE/AnimationDurationFactor", "1")
    return str(factor).strip() not in {"0", "0.0", "0.00"}
