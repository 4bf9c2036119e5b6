"""What is wrong with how a window in Russian looks: what is cut, faint or English, or a keyboard unseen."""

from __future__ import annotations

from tests import test_translations
from tests.journeys.every_page import Stop, process, until
from tests.journeys.reading import Untranslated
from tests.journeys.sight import cut, faint, unseen_focus, words
from ui.main import Application

LAPTOP = (1366, 768)
SMALL = (1024, 600)


class Looks:
    """Looks at a stop with every eye there is, and keeps the faults."""

    def __init__(self, application: Application) -> None:
        workspace = application.opener.workspace
        assert workspace is not None
        self._application = application
        self._untranslated = russian()
        self._read = {step.label for step in workspace.history.steps(10)}
        self._known: set[int] = set()
        self._light: set[str] = set()
        self._dark: set[str] = set()
        self.faults: list[str] = []

    def visit(self, stop: Stop) -> None:
        """Look at a page, also in a small window, or at a dialog."""
        self._note(stop.name, *cut(stop.window))
        said = set(words(stop.window)) - self._read
        self._read |= said
        english = sorted(self._untranslated.among(said))
        self._note(stop.name, *(f"{one!r} is English" for one in english))
        self._note(stop.name, *unseen_focus(stop.window, self._known))
        self._note(f"{stop.name}, light", *faint(stop.window, self._light))
        if stop.window is self._application.window:
            self._make_small(stop)

    def visit_dark(self, stop: Stop) -> None:
        """Look at a page in the dark."""
        self._note(f"{stop.name}, dark", *faint(stop.window, self._dark))

    def _make_small(self, stop: Stop) -> None:
        stop.window.setGeometry(0, 0, *SMALL)
        process()
        until(lambda: not list(cut(stop.window)), 1)  # a bar finds its icons a moment later
        self._note(f"{stop.name}, small", *cut(stop.window))
        stop.window.setGeometry(0, 0, *LAPTOP)
        process()

    def _note(self, name: str, *faults: str) -> None:
        self.faults += [f"{name}: {fault}" for fault in faults]


def russian() -> Untranslated:
    """Return what finds English texts."""
    catalogue = test_translations.catalogue("ru")
    return Untranslated((id_, text) for _message, id_, text in test_translations.translated(catalogue))
