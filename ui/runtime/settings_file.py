"""The file of the settings; one that was damaged is kept beside the new one."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

from cica_events.own_files import close_to_others, copy_own, make_own_folder, new_own_file

KEPT = 9  # damaged copies; the last is written over


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The settings, and the name under which what could not be read is kept; empty where all was well."""

    store: QSettings
    damaged_copy: str = ""


def open_settings(path: Path) -> SettingsFile:
    """Open the settings at `path`; what is damaged there counts as never set."""
    folder = _set_aside(path) if path.is_dir() else ""
    if folder == path.name:  # it stays in the place of the file: nothing can be remembered
        return SettingsFile(QSettings(str(path), QSettings.Format.IniFormat), folder)
    with suppress(OSError):  # what cannot be written is not remembered
        _make(path)
    store = QSettings(str(path), QSettings.Format.IniFormat)
    if not _damaged(path, store):
        return SettingsFile(store, folder)
    copy = _kept(path)
    store.clear()
    store.sync()
    if store.status() is not QSettings.Status.NoError:
        path.unlink(missing_ok=True)
        with suppress(OSError):
            _make(path)
        store = QSettings(str(path), QSettings.Format.IniFormat)
    return SettingsFile(store, copy)


def _make(path: Path) -> None:
    """Make the file for its owner only: Qt lets the umask decide, but keeps the rights of what is there."""
    make_own_folder(path.parent)
    if path.exists():
        close_to_others(path)
    else:
        new_own_file(path)


def _damaged(path: Path, store: QSettings) -> bool:
    """Tell whether the file is none of ours, or holds a value that nobody wrote so."""
    try:
        content = path.read_bytes()
    except OSError:
        return False
    if b"\0" in content or store.status() is QSettings.Status.FormatError:
        return True
    return bool(content.strip()) and (not store.allKeys() or not all(map(_readable, _values(store))))


def _values(store: QSettings) -> list[object]:
    return [store.value(key) for key in store.allKeys()]


def _readable(value: object) -> bool:
    try:
        json.loads(value) if isinstance(value, str) else None
    except ValueError:
        return False
    return isinstance(value, str)


def _kept(path: Path) -> str:
    """Copy the file beside itself and return the name of the copy; empty where it cannot be written."""
    copy = _free(path)
    try:
        copy_own(path, copy)
    except OSError:
        return ""
    return copy.name


def _set_aside(path: Path) -> str:
    """Rename a folder that stands in place of the file; return its name, the same where it must stay."""
    aside = _free(path)
    try:
        path.rename(aside)
    except OSError:
        return path.name
    return aside.name


def _free(path: Path) -> Path:
    """Return where what is damaged is kept: beside its place, over what is there only where all are taken."""
    numbers = ["", *(f" {number}" for number in range(2, KEPT + 1))]
    places = [path.with_name(f"{path.stem} (damaged{number}){path.suffix}") for number in numbers]
    return next((place for place in places if not os.path.lexists(place)), places[-1])
