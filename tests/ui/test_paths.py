"""The folder of the application's data: the same for the window, which asks Qt's words, and for scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from pytestqt.qtbot import QtBot

from cica_events.paths import APPLICATION, bodies_in, data_folder


@pytest.mark.parametrize("given", ["", "relative/folder", "/tmp/somewhere"])
def test_it_is_where_qt_would_put_it(given: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    from PySide6.QtCore import QCoreApplication

    before = QCoreApplication.applicationName()
    monkeypatch.setenv("XDG_DATA_HOME", given)
    QCoreApplication.setApplicationName(APPLICATION)
    try:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
        assert data_folder() == Path(place)
    finally:
        QCoreApplication.setApplicationName(before)


def test_bodies_of_an_office_lie_in_it() -> None:
    assert bodies_in(Path("/data")) == Path("/data/bodies")
