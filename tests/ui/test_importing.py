"""What is imported beside the window and what in its own thread."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ui import pages

MEET = """
import enum
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea
from ui.shell.importing import meet_all_widgets
application = QApplication([])
meet_all_widgets()
create, made = enum.EnumType._create_, []
enum.EnumType._create_ = lambda *a, **k: made.append(a[1]) or create(*a, **k)
QScrollArea().viewport()
print(made)
"""
ROOT = Path(pages.__file__).parents[1]


def needed_at_first(loads: str) -> list[str]:
    """Return what these loads need in a program that has imported little yet."""
    code = f"from ui import pages; from ui.shell.importing import needed; print(*needed({loads}))"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return ran.stdout.split()


def test_what_pages_import_is_known_before_it_is_imported() -> None:
    names = needed_at_first("[pages.ENTRIES[0].load]")
    assert "ui.home.home_page" in names
    assert names.index("ui.home.home_page") > names.index("ui.toolkit.page_header")
    assert not [name for name in names if not name.startswith(("ui.", "cica_events."))]


def test_nothing_of_the_window_is_imported_in_another_thread(sqlite_workspace: str, tmp_path: Path) -> None:
    visit = [sys.executable, "-m", "tests.ui.whole_visit", sqlite_workspace, str(tmp_path)]
    ran = subprocess.run(visit, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == []


def test_neither_settings_nor_palette_wait_for_their_modules() -> None:
    assert {"ui.shell.settings_page", "ui.palette.palette"} <= set(needed_at_first("pages.loads()"))


def test_what_is_imported_is_not_looked_for_again() -> None:
    assert needed_at_first("[load for load in pages.loads()[:1] if load()]") == []


def test_no_page_waits_for_the_types_of_all_widgets() -> None:
    ran = subprocess.run([sys.executable, "-c", MEET], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.returncode) == ("[]", 0), ran.stderr
