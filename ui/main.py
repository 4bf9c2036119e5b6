"""The composition root: builds the window, opens the workspace beside it and joins the two."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from cica_events.errors import CicaError
from cica_events.i18n import _
from cica_events.paths import bodies_in, templates_in
from ui import pages
from ui.palette.door import PaletteDoor
from ui.runtime import quick_start, spoken_roles
from ui.runtime.changes import ChangeRelay
from ui.runtime.errors import ErrorReporter
from ui.runtime.icons import Icons
from ui.runtime.settings import Settings
from ui.runtime.sole_window import SoleWindow
from ui.runtime.tasks import TaskRunner
from ui.runtime.trace import mark, quits
from ui.runtime.watch import Watch
from ui.shell.actions import check
from ui.shell.addresses import short_name
from ui.shell.away import Away
from ui.shell.backing_up import BackingUp
from ui.shell.desk import Desk
from ui.shell.first_page import FirstPage
from ui.shell.help import Help
from ui.shell.language import Language
from ui.shell.looks import Looks
from ui.shell.messages import Messages
from ui.shell.opener import Opener
from ui.shell.opening_state import OpeningState
from ui.shell.page import Page
from ui.shell.problems import Problems
from ui.shell.reopening import Reopening
from ui.shell.sleeping import Sleeping
from ui.shell.tone import Tone
from ui.shell.ways_in import WaysIn
from ui.shell.whereabouts import NOWHERE, Whereabouts, remember, remembered
from ui.shell.window import MainWindow

if TYPE_CHECKING:  # the frame does not wait for them
    from cica_events.services.workspace import Workspace
    from ui.runtime.focus_rings import FocusRings

AFTER = 100  # milliseconds in which a new window is painted before the one in whose place it is goes


class Application(QObject):
    """The whole: window, workspace and what joins them."""

    def __init__(
        self, app: QApplication, settings: Settings, data_folder: Path, damaged_copy: str = ""
    ) -> None:
        """`damaged_copy` is the name of the file that keeps settings which could not be read."""
        super().__init__(app)
        self._damaged_copy = damaged_copy
        self._app = app
        self.settings = settings
        self.errors = ErrorReporter(data_folder / "logs", self)
        self._problems = Problems(self.errors, self._main_window, self)
        self.errors.quit_asked.connect(app.quit)
        spoken_roles.install()
        self.language = Language(app)
        self.language.speak(settings.language)
        self.looks = Looks(app, settings, self)
        self.theme = self.looks.theme
        self.icons = Icons(self.theme, self)
        self.tasks = TaskRunner(self.errors.report, self)
        self.relay = ChangeRelay(self)
        self.watch = Watch(self.tasks, self)
        self._bodies_folder = bodies_in(data_folder)
        self.opener = Opener(self.tasks, self._load, self._bodies_folder, templates_in(data_folder), self)
        self._reopening = Reopening(app, self, self)
        self._away = Away(self.watch, self._main_window, self._renew, self._reopening.again, self)
        self.ways_in = WaysIn(self, data_folder, self)
        self._reopening.leave.connect(self.ways_in.close_workspace)
        self.backing_up = BackingUp(self.tasks, self._messages, self)
        self.sleeping = Sleeping(app, self, self._rest, self.ways_in.close_workspace, self)
        self.ways_in.lock.lock_asked.connect(self.sleeping.shut)
        self._back = NOWHERE
        self._shown = ""  # the address of the workspace whose pages are in the window
        self.opener.opened.connect(self._opened)
        self.opener.called.connect(self._called)
        self._rings: FocusRings | None = None
        self._old: MainWindow | None = None  # which another took the place of
        self.first_page = FirstPage(self.tasks, self)
        self.first_page.there.connect(self._usable)
        self._join_leaving()
        self.window = self._new_window()

    def _join_leaving(self) -> None:
        """Let go of what belongs to a workspace when that is about to be closed."""
        self.ways_in.left.connect(partial(self._follow, None))
        self.ways_in.left.connect(self._keep_place)
        self.ways_in.left.connect(self._problems.forget)
        self.ways_in.left.connect(self.tasks.tidying.look_well)
        self.ways_in.left.connect(self.first_page.forget)

    def start(self, address: str = "") -> bool:
        """Show the window with the workspace at `address`, else the last one, else the start page.

        Returns False where another window has that workspace and came to front instead.
        """
        address = address or self.settings.last_workspace
        reserved = bool(address) and self.opener.reserve(address)
        if reserved:
            self._show_opening(address)
        elif self.ways_in.came_to_front:
            return False
        elif not address:
            self.ways_in.show_start()
        self.window.painted.connect(self._painted)
        self.window.show()
        if reserved:
            self.opener.open(address)  # beside the first picture, which needs little of Python
        self.opener.opening.connect(self._show_opening)  # from now on; the first picture says it already
        return True

    def close(self) -> None:
        """Close the workspace and everything that still runs."""
        self.first_page.forget()
        self._follow(None)
        if self._rings is not None:
            self._rings.stop()
        self._leave_old()
        self.tasks.close()
        self.opener.close()
        self.window.close()
        self.window.deleteLater()
        self.errors.close()
        self.language.stop()
        self.theme.undress()

    def _new_window(self) -> MainWindow:
        window = MainWindow(self._app, self.icons, self.settings, self.tasks, self.errors.report)
        pages.add_pages(window, self._desk)
        window.add_page(
            "settings", _("Settings"), "settings", self._settings_page, section="foot", needs_workspace=False
        )
        window.file_dropped.connect(self.opener.open)
        window.menus.recent_chosen.connect(self.opener.open)
        window.left.connect(self._keep_place)
        self.errors.stand_over(window)
        self._connect(window)
        return window

    def _connect(self, window: MainWindow) -> None:
        actions = window.frame_actions
        self.ways_in.connect_actions(window)
        actions.quit.triggered.connect(window.close)
        actions.settings.triggered.connect(partial(window.show_page, "settings"))
        Help(window, actions, self.errors.log_folder, self._show_help, self._facts)
        self.palette = PaletteDoor(self._app, window, actions.find, self.icons, self._open_desk, pages.ways())
        self.looks.connect_actions(actions)
        actions.languages.triggered.connect(self._choose_language)
        check(actions.languages, self.language.code)
        actions.idle_locks.triggered.connect(self.sleeping.choose)
        check(actions.idle_locks, self.settings.idle_minutes)

    def _desk(self) -> Desk:
        workspace = self.opener.workspace
        if workspace is None:
            raise RuntimeError("A page was asked for while no workspace is open")
        return Desk(
            workspace=workspace,
            theme=self.theme,
            icons=self.icons,
            settings=self.settings,
            tasks=self.tasks,
            relay=self.relay,
            messages=self.window.messages,
            undo=self.window.undo,
            report=self.errors.report,
            go=self.palette.go,
            room=self.window.room,
            app=self._app,
            say=self._say,
        )

    def _open_desk(self) -> Desk | None:
        return self._desk() if self.opener.workspace is not None else None

    def _settings_page(self) -> Page:
        from ui.shell.settings_page import SettingsPage

        return SettingsPage(self.window.frame_actions)

    def _show_help(self, place: str) -> None:
        from ui.help.help_window import HelpWindow

        actions = self.window.frame_actions
        sizes = (actions.larger, actions.smaller, actions.usual_size)
        known = self.window.findChildren(HelpWindow)
        window = known[0] if known else HelpWindow(self.icons, self.settings, self.window, sizes)
        window.show_place(place)
        window.to_front()

    def _facts(self) -> str:
        from ui.shell.diagnostics import facts

        return facts(self._app, self.opener.workspace, self.theme.dark, list(self.errors.kinds))

    def _load(self, address: str) -> None:
        self._back = self._reopening.place(address) or remembered(self.settings, address)
        if self._rings is None:  # nothing is painted yet
            self.window.painted.connect(self._load_page)
        else:
            self._load_page()

    @Slot()
    def _load_page(self) -> None:
        pages.load(self._back.page or self.settings.page, self._back.part)

    @Slot()
    def _painted(self) -> None:
        mark("painted")
        from ui.runtime.focus_rings import FocusRings

        if self._rings is None:
            self._rings = FocusRings(self._app, self)
        self.theme.follow_system()
        self.window.stand.fit()  # only now the frame that the system put round it is known
        if self._damaged_copy:
            from ui.shell.first_words import tell_damaged

            tell_damaged(self.window.messages, self._damaged_copy)

    @Slot(str)
    def _show_opening(self, address: str) -> None:
        if self.opener.workspace is None and not self.ways_in.server_door.waiting:
            self.window.wait(OpeningState(short_name(address), self.window))

    @Slot(object)
    def _opened(self, workspace: Workspace) -> None:
        self.first_page.forget()
        workspace.subscribe(self.relay.publish)
        self._keep_place()
        try:
            self._show_workspace(workspace, self._back)
        except CicaError as error:  # some damage shows only when the first page is read
            address = self.opener.address
            self.window.undo.follow(None)
            self.opener.close()
            self.ways_in.show_failure(address, error)
            return
        self.settings.remember(self.opener.address)
        self.first_page.expect()

    def _show_workspace(self, workspace: Workspace, back: Whereabouts) -> None:
        self.relay.changed.connect(self.window.undo.refresh)
        self.window.leave_workspace()
        self.window.undo.follow(workspace.history)
        self._shown = self.opener.address
        self.settings.discreet = workspace.database.keys is not None
        self.window.open_workspace(workspace.name, back)
        back.watch(self.window.current_page(), self._keep_place)

    def _messages(self) -> Messages:
        return self.window.messages

    def _main_window(self) -> MainWindow:
        return self.window

    def _renew(self) -> None:
        """Read all pages again, and stay where one is."""
        if self.opener.workspace is not None:
            back = self.window.here()
            self.window.leave_workspace()
            self.window.open_workspace(self.opener.workspace.name, back)
            back.watch(self.window.current_page(), self._keep_place)

    @Slot()
    def _keep_place(self) -> None:
        """Remember where one is in the workspace that is shown."""
        remember(self.settings, self._shown, self.window.here(lasting=True))

    def _loaded(self) -> None:
        if self.opener.workspace is None:  # left meanwhile
            return
        self.window.prepare("meeting")
        self._prepare_pages(*pages.PREPARED)

    def _prepare_pages(self, *keys: str) -> None:
        from ui.shell.preparing import Preparing

        Preparing(self.window, keys)

    @Slot()
    def _usable(self) -> None:
        mark("usable")
        quick_start.settle()
        self.icons.watch_screens(self._app)
        self.looks.ask_system(self.tasks)
        from ui.shell.first_words import tell_bodies, tell_scripts
        from ui.shell.importing import Importing

        tell_scripts(self.window.messages, self.settings)
        Importing(pages.loads(), self.tasks, self._loaded, self.window)
        self.opener.listen()
        self.errors.log.info("Opened a workspace")
        workspace = self.opener.workspace
        if workspace is not None:
            self._follow(workspace)
            self.ways_in.rescue.look(workspace)
            self.palette.prepare(workspace, self.tasks)
            tell_bodies(workspace, self._bodies_folder, self.tasks, self._messages)
        if quits():
            self.window.close()

    def _rest(self, resting: bool) -> None:
        """Look no more at the open workspace while it sleeps, or again."""
        self._follow(None if resting else self.opener.workspace)

    def _follow(self, workspace: Workspace | None) -> None:
        """Look from time to time whether `workspace` is there and what others did, and back it up."""
        self.window.lasting.back()
        self.watch.follow(reach_of(workspace) if workspace is not None else None)
        self.backing_up.follow(workspace)
        if workspace is not None:
            self.watch.look()

    @Slot()
    def _called(self) -> None:
        self.window.to_front()
        name = short_name(self.opener.address)
        self.window.messages.show(_("{name} is already open: here it is.").format(name=name), Tone.INFO)

    def hear(self, sole: SoleWindow, alone: bool) -> None:
        """Do what later starts of this user ask for; where this is one itself, say why it is there."""
        if alone:
            sole.asked.connect(self.bring)
            self.window.painted.connect(sole.listen_soon)
        else:
            words = _("The window that was open already does not answer, so this one opened beside it.")
            self.window.messages.show(words, Tone.WARNING)

    @Slot(str)
    def bring(self, address: str) -> None:
        """Come to front, with the workspace at `address` if one is named."""
        self.window.to_front()
        if address:
            self.opener.open_instead(address)

    def _say(self, words: str, tone: Tone) -> None:
        self.window.messages.show(words, tone)

    @Slot(QAction)
    def _choose_language(self, action: QAction) -> None:
        if action.data() != self.language.code:
            self.settings.language = action.data()
            QTimer.singleShot(0, self, self._rebuild)  # not within the old window's own action

    @Slot()
    def _rebuild(self) -> None:
        """Build the window anew in the language chosen, in the old one's place."""
        focus = self._app.focusWidget()
        if focus is not None:
            focus.clearFocus()  # what is half typed is saved, or refused in words and then taken along
        old, back = self.window, self.window.here()
        self.language.speak(self.settings.language)
        old.remember()
        self.window = self._new_window()
        if self.opener.workspace is not None:
            self._show_workspace(self.opener.workspace, back)
        else:
            self.ways_in.show_start()
            if back.page:
                self.window.show_page(back.page)
        self.window.show()
        old.hide()
        self._old = old
        QTimer.singleShot(AFTER, self, self._leave_old)
        if self.opener.workspace is not None:
            self._prepare_pages("meeting", *pages.PREPARED)

    @Slot()
    def _leave_old(self) -> None:
        """Let go of the window before, first of its pages: Python keeps what is as old as the window."""
        if self._old is not None:
            self._old.leave_workspace()
            self._old.deleteLater()
            self._old = None
            self.tasks.tidying.look_well()


def reach_of(workspace: Workspace) -> Callable[[], int]:
    """Return what looks whether `workspace` can be reached and what others changed in it."""
    from cica_events.services.reach import Reach

    return Reach(workspace).look
