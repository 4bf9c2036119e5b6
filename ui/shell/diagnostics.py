"""Facts for a report of an error: versions, screens, sizes; no names, no paths, no addresses."""

from __future__ import annotations

import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import QLocale, qVersion
from PySide6.QtGui import QFontInfo, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from cica_events.errors import CicaError
from cica_events.i18n import language
from cica_events.services.sizes import workspace_size
from cica_events.services.workspace import Workspace
from ui.runtime.motion import moves
from ui.runtime.scripts import SCRIPTS, missing
from ui.runtime.zoom import zoom
from ui.shell.about_dialog import own_version

PARTS = ("PySide6-Essentials", "SQLAlchemy", "alembic", "openpyxl", "python-calamine", "Babel", "psycopg")


def facts(app: QApplication, workspace: Workspace | None, dark: bool, errors: Sequence[str]) -> str:
    """Return the facts as lines of plain text in English, as they are for who mends the program."""
    return "\n".join([*_programs(), *_looks(app, dark), *_screens(app), *_of(workspace), *_errors(errors)])


def _programs() -> Iterator[str]:
    yield f"CICA Events {own_version()}"
    yield f"System: {platform.system()} {platform.release()} ({platform.machine()})"
    yield f"Python {platform.python_version()}, Qt {qVersion()}"
    known = ((part, _version(part)) for part in PARTS)
    yield ", ".join(f"{part} {number}" for part, number in known if number)


def _looks(app: QApplication, dark: bool) -> Iterator[str]:
    font = QFontInfo(app.font())
    yield f"Platform: {QGuiApplication.platformName()}, style: {app.style().objectName()}"
    yield f"Language: {language()}, formats: {QLocale.system().name()}"
    yield f"Theme: {'dark' if dark else 'light'}, zoom: {zoom()} %, motion: {'on' if moves() else 'off'}"
    yield f"Font: {font.family()} {font.pointSizeF():g} pt"
    lacking = ", ".join(SCRIPTS[script][0] for script in missing())
    yield f"Scripts without a font: {lacking or 'none'}"


def _screens(app: QGuiApplication) -> Iterator[str]:
    for number, screen in enumerate(app.screens(), 1):
        yield f"Screen {number}: {_screen(screen)}"


def _screen(screen: QScreen) -> str:
    size = screen.size()
    return (
        f"{size.width()} x {size.height()} at {screen.devicePixelRatio() * 100:g} %, "
        f"{screen.logicalDotsPerInch():g} dpi"
    )


def _of(workspace: Workspace | None) -> Iterator[str]:
    if workspace is None:
        yield "Workspace: none is open"
        return
    try:
        size = workspace_size(workspace)
    except CicaError as error:
        yield f"Workspace: cannot be read ({type(error).__name__})"
        return
    yield f"Workspace: {size.kind}, schema {size.schema}"
    yield ", ".join(f"{name}: {count}" for name, count in size.counts.items())


def _errors(errors: Sequence[str]) -> Iterator[str]:
    yield f"Errors since the start: {', '.join(errors) or 'none'}"


def _version(part: str) -> str:
    try:
        return version(part)
    except PackageNotFoundError:
        return ""
