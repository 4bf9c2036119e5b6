"""Opens a workspace and goes to every page; prints what of Qt or of the window another thread imported."""

from __future__ import annotations

import sys
import threading
from importlib.abc import MetaPathFinder
from pathlib import Path
from time import monotonic
from traceback import extract_stack

SECONDS = 60  # until it is given up


def main(workspace: str, folder: str) -> int:
    """Return 0 where the window was there with all its modules."""
    ear = Ear()
    sys.meta_path.insert(0, ear)
    done = visit(workspace, Path(folder))
    sys.stdout.write("\n".join(ear.elsewhere))
    return 0 if done else 1


class Ear(MetaPathFinder):
    """Finds no module; hears which are imported where."""

    def __init__(self) -> None:
        self.elsewhere: list[str] = []

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> None:
        """Note what is imported in another thread, and not only looked for."""
        away = threading.get_ident() != threading.main_thread().ident
        if (
            away
            and not is_plain(fullname)
            and any(frame.name == "_find_and_load" for frame in extract_stack())
        ):
            self.elsewhere.append(fullname)


def is_plain(name: str) -> bool:
    """Tell whether a module has nothing of Qt: the packages of the window are empty."""
    package = name.startswith("ui.") and name.count(".") == 1
    return package or not name.startswith(("ui.", "PySide6", "shiboken6"))


def visit(workspace: str, folder: Path) -> bool:
    """Open the workspace, wait until everything is imported, go everywhere; tell whether that was all."""
    from PySide6.QtWidgets import QApplication

    from tests.ui.shell_parts import settings_in
    from ui.main import Application

    app = QApplication([])
    application = Application(app, settings_in(folder), folder / "data")
    application.start(workspace)
    end = monotonic() + SECONDS
    while "ui.programme.programme_view" not in sys.modules and monotonic() < end:
        app.processEvents()
    from ui.pages import ENTRIES, loads
    from ui.shell.importing import needed

    whole = set(needed(loads()))
    while not whole <= set(sys.modules) and monotonic() < end:
        app.processEvents()
    for entry in ENTRIES:
        if entry.key != "meeting":
            application.window.show_page(entry.key)
            while application.tasks.busy and monotonic() < end:
                app.processEvents()
    application.close()
    return monotonic() < end


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
