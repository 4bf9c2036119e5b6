"""Where this computer keeps what belongs to its user: the same place for window and command line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

APPLICATION = "CICA Events"
"""Also the name of the folder, as Qt builds it from the application's name."""


def is_folder(path: Path) -> bool:
    """Tell whether a folder is there; one that cannot be looked at is not."""
    try:
        return path.is_dir()
    except OSError:
        return False


def data_folder() -> Path:
    """Return the folder of the application's data, which need not exist; Qt's AppLocalDataLocation."""
    return _applications_data() / APPLICATION


def bodies_in(folder: Path) -> Path:
    """Return where in the data `folder` an office describes bodies of its own, one .toml file each."""
    return folder / "bodies"


def templates_in(folder: Path) -> Path:
    """Return where in the data `folder` an office puts templates of its own in place of the supplied ones."""
    return folder / "templates"


def backups_folder() -> Path:
    """Return where backups of workspaces are kept: in the data folder, or where CICA_EVENTS_BACKUPS says."""
    return _given("CICA_EVENTS_BACKUPS") or data_folder() / "backups"


def _applications_data() -> Path:
    """Return the folder in which the system keeps the data of applications."""
    if sys.platform == "win32":
        return _given("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return _given("XDG_DATA_HOME") or Path.home() / ".local" / "share"


def _given(variable: str) -> Path | None:
    """Return the folder that the environment names; one that is not absolute counts as none."""
    path = Path(os.environ.get(variable, ""))
    return path if path.is_absolute() else None
