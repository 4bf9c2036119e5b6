"""A walk past every page with all its tabs and views, and every dialog that can be opened there.

What stands in `ui/pages.py` is found by itself, and so are the views of a page and whatever bears an
ellipsis, which says that it asks for more. What opens without one stands in ALSO.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QButtonGroup,
    QDialog,
    QFileDialog,
    QMenu,
    QRadioButton,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from cica_events.domain.backups import BackupReason
from cica_events.i18n import N_, _
from cica_events.services.workspace import Workspace
from tests.journeys.in_sight import within
from ui.main import Application
from ui.pages import ENTRIES
from ui.shell.window import MainWindow
from ui.toolkit.list_sources import passing_source

MEETING = "SOC-2023-12-12"
ALSO = (
    N_("Add participant"),
    N_("Add person"),
    N_("Add delegations"),
    N_("New meeting"),
    N_("Link another meeting"),
    N_("Add an organizer, host or supporter"),
    N_("Columns"),
    N_("Find duplicates"),
    N_("Look into it"),
)
LIST = [["№", "Обращение", "Фамилия", "Имя", "Государство"], ["1", "г-жа", "Орынбек", "Алия", "Казахстан"]]
OPENED_BY_KEYS = ("Ctrl+K", "Ctrl+H", "F1", "Shift+F1", "Ctrl+Shift+H")
PATIENCE = 20.0  # seconds
LOOKS = 15  # milliseconds between two looks for a dialog
QUIET = 40  # rounds of the event loop with no work beside it, after which nothing more opens
MANY_QUIET = 160  # rounds with short work among them


@dataclass(frozen=True, slots=True)
class Stop:
    """What is in front: the window with a page, or a dialog over it."""

    name: str
    window: QWidget


@dataclass(frozen=True, slots=True)
class Way:
    """Something that may be chosen and shows something else then."""

    name: str
    choose: Callable[[], object]
    everywhere: bool = False  # it is offered on each page alike
    inside: bool = False  # what it opens may stand in the window


class Quiet:
    """Counts the rounds of the event loop since anything went on beside it."""

    def __init__(self, busy: Callable[[], bool]) -> None:
        self._busy, self._rounds, self._all = busy, 0, 0

    def lasts(self) -> bool:
        """Tell, asked once a round, whether nothing has gone on for long enough.

        Where rounds are slow the window looks for changes of others within so many; then all count.
        """
        quiet = not self._busy()
        self._rounds = self._rounds + 1 if quiet else 0
        self._all += quiet
        return self._rounds > QUIET or self._all > MANY_QUIET


class EveryPage(QObject):
    """Goes everywhere and lets `visit` look at each stop; `dialogs` says whether those are opened too."""

    def __init__(
        self, application: Application, visit: Callable[[Stop], None], *, dialogs: bool = True
    ) -> None:
        super().__init__()
        self._application, self._visit, self._dialogs = application, visit, dialogs
        self._window = application.window
        self._seen: set[tuple[str, str]] = set()
        self._place = ""
        self._show: Callable[[], object] = lambda: None
        self._stopped = False
        self._handling = False
        self._before: set[QWidget] = set()
        self._looking = QTimer(self, interval=LOOKS)
        self._looking.timeout.connect(self._look)

    def walk(self) -> None:
        """Go everywhere."""
        self._rest()
        workspace = self._application.opener.workspace
        assert workspace is not None, "no workspace is open"
        back_up(workspace)
        for key in dict.fromkeys([*(entry.key for entry in ENTRIES), "settings"]):
            args = {"meeting_id": workspace.meetings.get(MEETING).id} if key == "meeting" else {}
            self._show = partial(self._window.show_page, key, **args)
            self._show()
            self._rest()
            page = self._window.current_page()
            assert page is not None, key
            self._parts(key, page, [], self._stop)

    def _parts(
        self, place: str, whole: QWidget, passed: list[QObject], stop: Callable[[str, QWidget], None]
    ) -> None:
        """Stop at each combination of tab and view below `place`."""
        switch = next((one for one in switches(whole) if one not in passed), None)
        if switch is None:
            select_first(whole)
            self._rest()
            stop(place, whole)
            return
        for way in ways(switch):
            way.choose()
            self._rest()
            self._parts(f"{place} > {way.name}", whole, [*passed, switch], stop)

    def _stop(self, place: str, page: QWidget) -> None:
        assert self._window.current_page() is page, f"{place!r} is not what is shown"
        self._visit(Stop(place, self._window))
        if not self._dialogs:
            return
        self._place = place
        while (step := self._next_step()) is not None:
            self._open(step)
            if self._window.current_page() is not page:  # the step led to another page
                self._show()
                self._rest()

    def _next_step(self) -> Way | None:
        """Return what has not yet been opened from here; what is shown anew meanwhile has other actions."""
        for step in self._steps():
            mark = ("" if step.everywhere else self._place.partition(" > ")[0], step.name)
            if mark not in self._seen:
                self._seen.add(mark)
                return step
        return None

    def _steps(self) -> Iterator[Way]:
        """Return what can be opened from here."""
        also, known = {_(name) for name in ALSO}, set[str]()
        for action in self._window.findChildren(QAction):
            text = plain(action.text())
            asks = text.endswith("…") or text in also or action.menuRole() is QAction.MenuRole.AboutRole
            by_keys = action.shortcut().toString() in OPENED_BY_KEYS
            if (asks or by_keys) and action.isEnabled() and offered(action):
                always = action.parent() is self._window
                known.add(text)
                yield Way(text, action.trigger, everywhere=always, inside=by_keys or not asks)
        for button in within(self._window, QAbstractButton):  # type: ignore[type-abstract]
            text = plain(button.text()).strip() or button.accessibleName()
            fresh = text not in known and (text.endswith("…") or text in also)
            if fresh and button.isEnabled():
                menu = getattr(button, "menu", None)
                if menu is None or menu() is None:
                    yield Way(text, partial(press_if_there, button))
        page = self._window.current_page()
        if page is not None and page.list_offer():
            yield Way(page.list_offer() + "…", lambda: page.take_list(passing_source(LIST, "2026", self)))

    def _open(self, step: Way) -> None:
        self._step, self._stopped = step.name, False
        self._before = shown_windows()
        focus = QApplication.focusWidget()
        QTimer.singleShot(0, self, step.choose)
        self._looking.start()
        inside = step.inside or not step.name.endswith("…")
        quiet = Quiet(lambda: self._application.tasks.busy)
        assert until(lambda: self._stopped or quiet.lasts(), PATIENCE), f"{step.name!r}: work went on"
        self._looking.stop()
        if not self._stopped and inside:
            self._rest()
            held = QApplication.focusWidget()
            self._visit(Stop(f"{self._place} > {step.name}", self._window))
            if held is not None and is_there(held):
                held.setFocus()
                QTest.keyClick(held, Qt.Key.Key_Escape)
        self._rest()
        assert until(self._shut_all, PATIENCE), f"what {step.name!r} opened did not close"
        if focus is not None and is_there(focus):
            focus.setFocus()

    def _look(self) -> None:
        """Visit a dialog that opened, and close it."""
        opened = shown_windows() - self._before
        modal = QApplication.activeModalWidget()
        front = modal if modal in opened else next(iter(opened), None)
        if front is None or self._handling:
            return
        self._handling = True
        kind = (type(front).__name__, front.windowTitle())
        if not isinstance(front, QFileDialog | QMenu) and kind not in self._seen:
            self._seen.add(kind)
            self._rest()
            name = f"{self._place} > {self._step}"
            if isinstance(front, MainWindow):  # of a backup: its pages are those of the work
                self._visit(Stop(name, front))
            else:
                self._parts(name, front, [], lambda place, whole: self._visit(Stop(place, whole)))
        self._handling, self._stopped = False, True
        shut(front)

    def _shut_all(self) -> bool:
        """Close what has opened later still; tell whether nothing is left."""
        for window in shown_windows() - self._before:
            shut(window)
        return not shown_windows() - self._before

    def _rest(self) -> None:
        """Wait until nothing is going on beside the window."""
        process()
        assert until(lambda: not self._application.tasks.busy, PATIENCE), "work went on"
        process()


def back_up(workspace: Workspace) -> None:
    """Let there be a backup, and a person who is otherwise now."""
    if not workspace.backups.all():
        workspace.backups.take(BackupReason.ASKED)
        person = workspace.people.rows()[0]
        workspace.people.edit([person.id], {"position": person.position + " (2)"})


def switches(page: QWidget) -> list[QObject]:
    """Return the rows of tabs and the switches between views that can be seen on a page."""
    rows = [row for row in within(page, QTabBar) if row.count() > 1]
    groups = [group for group in page.findChildren(QButtonGroup) if group.exclusive() and ways(group)]
    return [*rows, *groups]


def ways(switch: QObject) -> list[Way]:
    """Return what may be chosen of a row of tabs or of buttons; radio buttons change something else."""
    if isinstance(switch, QTabBar):
        places = range(switch.count())
        return [Way(switch.tabText(one), _chooser(switch, one)) for one in places if switch.isTabVisible(one)]
    assert isinstance(switch, QButtonGroup)
    buttons = [one for one in switch.buttons() if one.isVisible() and one.isEnabled()]
    if len(buttons) < 2 or any(isinstance(one, QRadioButton) for one in buttons):
        return []
    return [Way(plain(one.text()) or one.accessibleName(), one.click) for one in buttons]


def _chooser(row: QTabBar, number: int) -> Callable[[], None]:
    return partial(row.setCurrentIndex, number)


def select_first(window: QWidget) -> None:
    """Go to the first line of each list, so that its details are shown."""
    for view in within(window, QAbstractItemView):  # type: ignore[type-abstract]
        if isinstance(view, QTableView | QTreeView) and not view.currentIndex().isValid():
            model = view.model()
            if model is not None and model.rowCount() and model.columnCount():
                columns = range(model.columnCount())
                shown = (one for one in columns if not view.isColumnHidden(one))
                view.setCurrentIndex(model.index(0, next(shown, 0)))


def offered(action: QAction) -> bool:
    """Tell whether an action belongs to something that can be seen."""
    owner = action.parent()
    while owner is not None and (isinstance(owner, QMenu) or not isinstance(owner, QWidget)):
        owner = owner.parent()
    return action.isVisible() and (owner is None or owner.isVisible())


def shown_windows() -> set[QWidget]:
    """Return the windows, dialogs and open lists that can be seen."""
    kinds = (Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen)
    return {
        one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowType() not in kinds
    }


def until(condition: Callable[[], bool], seconds: float) -> bool:
    """Let the window work until something is so; tell whether it came to be within `seconds`."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        QTest.qWait(5)
    return True


def shut(window: QWidget) -> None:
    """Close a dialog or list without doing what it is for."""
    if isinstance(window, QDialog):
        window.reject()
    else:
        window.close()


def process() -> None:
    """Let the window do what is due, removals included."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def press_if_there(button: QAbstractButton) -> None:
    """Press a button unless it went with what stood around it."""
    if is_there(button):
        button.click()


def is_there(widget: QWidget) -> bool:
    """Tell whether a widget is still there and to be seen."""
    try:
        return widget.isVisible()
    except RuntimeError:  # Qt has removed it
        return False


def plain(text: str) -> str:
    """Return a text without the marks of its access key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
