"""What the window writes beside the workspace is for its owner only, under the widest umask."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ui.runtime.errors import ErrorReporter
from ui.runtime.instance import Instance
from ui.runtime.settings import Settings
from ui.runtime.settings_file import open_settings
from ui.runtime.sole_window import SoleWindow


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_settings_logs_and_locks_are_the_owners(qapp: QApplication, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        data = tmp_path / "data"
        sole = SoleWindow(data)
        instance = Instance(data / "Meetings.cica")
        assert sole.take()
        assert instance.take()
        settings = open_settings(data / "settings.ini")
        Settings(settings.store).theme = "dark"
        settings.store.sync()
        (data / "broken.ini").write_bytes(b"\0")
        open_settings(data / "broken.ini")
        reporter = ErrorReporter(data / "logs")
        reporter.log.info("Opened a workspace")
        reporter.close()
    finally:
        os.umask(before)
    found = {
        path.name: stat.S_IMODE(path.stat().st_mode) & 0o077
        for path in [data, *data.rglob("*")]
        if path.name != "broken.ini"
    }
    assert found == dict.fromkeys(found, 0)
    assert {"window.lock", ".Meetings.cica.lock", "settings.ini", "logs", "cica-events.log"} <= found.keys()
    assert any("damaged" in name for name in found)
