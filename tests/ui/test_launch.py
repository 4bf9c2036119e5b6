"""The entry point: commands without Qt, plain words where no window can be opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ui import launch
from ui.display import display_problem, library_problem

ROOT = Path(launch.__file__).parents[1]


def test_a_command_runs_without_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from ui.launch import main; status = main(['meetings', 'missing.cica']);"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]; sys.exit(status)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stderr
    assert "missing.cica" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_misspelt_command_is_wrong_usage(tmp_path: Path) -> None:
    ran = start("meetngs", "a.cica")
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "words", [["a.cica"], ["A.CICA"], ["folder/file"], ["postgresql://db/cica"], ["C:\\Users\\me\\file"]]
)
def test_one_address_opens_the_window(words: list[str]) -> None:
    assert launch._is_workspace(words)


@pytest.mark.parametrize(
    "words", [["new", "a.cica"], ["--help"], ["--version"], ["meetings"], ["a.cica", "b.cica"]]
)
def test_anything_else_is_a_command(words: list[str]) -> None:
    assert not launch._is_workspace(words)


def test_without_a_display_one_sentence_says_so() -> None:
    ran = start()
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "no display" in ran.stderr


def test_a_display_that_does_not_answer_is_named() -> None:
    ran = start(DISPLAY=":9876")
    assert ran.returncode == 1
    assert ":9876" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_platform_that_needs_no_display_is_let_through() -> None:
    assert display_problem({"QT_QPA_PLATFORM": "offscreen"}) == ""


def test_a_wayland_display_is_let_through(tmp_path: Path) -> None:
    (tmp_path / "wayland-0").touch()
    assert display_problem({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}) == ""


def test_a_missing_system_library_is_named_with_its_package() -> None:
    error = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert "libEGL.so.1" in library_problem(error)
    assert "apt install libegl1" in library_problem(error)


def test_another_import_error_is_not_explained_away() -> None:
    assert library_problem(ImportError("cannot import name 'Window' from 'ui.shell.window'")) == ""


def test_the_frame_waits_for_no_database_library() -> None:
    code = (
        "import sys, ui.process;"
        "heavy = ('sqlalchemy', 'alembic', 'openpyxl', 'babel', 'cica_events.domain');"
        "sys.exit(', '.join(name for name in sys.modules if name.startswith(heavy)) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_the_first_picture_waits_for_none_of_qts_many_enumerations(tmp_path: Path) -> None:
    code = f"""
import sys
from pathlib import Path
import PySide6.QtCore
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from ui.main import Application
from ui.runtime.settings import Settings
from ui.shell.opening_state import OpeningState
folder = Path({str(tmp_path)!r})
app = QApplication(["first", "-platform", "offscreen"])
settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
application = Application(app, settings, folder)
application.window.wait(OpeningState("Office", application.window))
def tell():
    print("Qt" in vars(PySide6.QtCore), "QStyle" in vars(PySide6.QtWidgets))
    app.quit()
application.window.painted.connect(tell)
application.window.show()
app.exec()
application.close()
"""
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stdout.split() == ["False", "False"], ran.stdout + ran.stderr


def start(*words: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """Start the application as from a shell without a display."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in hidden} | extra
    return subprocess.run(
        [sys.executable, "-m", "ui.launch", *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
