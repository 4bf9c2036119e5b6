"""What the inspector says about the selected people: who they are, their posts, and their meetings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QLocale, QObject, QTimer, Slot
from PySide6.QtWidgets import QLabel

from cica_events.domain.changes import ChangeSet
from cica_events.domain.people import Photo, Post
from cica_events.i18n import _, language, ngettext
from cica_events.queries.people import AttendanceRow, PersonRow
from ui.people.attendance_line import AttendanceLine
from ui.people.person_inspector import SELECT, PersonInspector
from ui.people.pictures import SUFFIXES, from_file
from ui.shell.desk import Desk
from ui.toolkit.beside import Work
from ui.toolkit.file_dialogs import FileDialogs
from ui.toolkit.plain import PlainLabel

PAUSE = 120  # milliseconds on one row before its meetings are looked up
MOST = 500  # people who can be changed together in the inspector


class PersonDetails(QObject):
    """Shows people in the inspector; posts, picture and meetings are looked up once the selection rests."""

    def __init__(self, desk: Desk, inspector: PersonInspector) -> None:
        super().__init__(inspector)
        self._desk = desk
        self._inspector = inspector
        self._person: PersonRow | None = None
        self._shown: tuple[PersonRow | None, Sequence[AttendanceRow]] = (None, ())
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look_up)
        inspector.portrait.brought.connect(self._prepare)
        inspector.portrait.choose_asked.connect(self._choose)
        inspector.portrait.remove_asked.connect(self._remove_picture)

    def show(self, rows: Sequence[PersonRow]) -> None:
        """Show the selected people."""
        before, self._person = self._person, rows[0] if len(rows) == 1 else None
        if self._person is None or before is None or before.id != self._person.id:
            self._show_meetings(())
            if self._person is not None:
                self._show_picture(self._person, None)
                self._inspector.posts.show_person(self._person, ())
        if self._person is not None:
            self._inspector.show_records(
                rows, self._person.name, self._person.party or self._person.organization
            )
        else:
            title = ngettext("{count} person", "{count} people", len(rows)).format(count=len(rows))
            shown = rows if len(rows) <= MOST else ()
            self._inspector.set_hint(_(SELECT) if len(rows) <= MOST else _too_many(len(rows)))
            self._inspector.show_records(shown, title, _("A change is made in all of them."))
        self._pause.stop()
        if self._person is not None:
            self._pause.start()

    def heed(self, changes: ChangeSet) -> None:
        """Look again where posts or pictures changed."""
        if self._person is not None and changes.touches(Post, Photo):
            self._pause.start()

    @Slot()
    def _look_up(self) -> None:
        person, workspace = self._person, self._desk.workspace
        if person is None:
            return
        self._inspector.posts.show_person(person, workspace.posts.rows(person.id))
        picture = workspace.photos.get(person.id)
        self._show_picture(person, picture.data if picture else None)
        self._show_meetings(workspace.people.attendances(person.id))

    def _show_picture(self, person: PersonRow, picture: bytes | None) -> None:
        names = (person.given_name, person.family_name)
        initials = "".join(name[:1] for name in (reversed(names) if person.family_first else names))
        self._inspector.portrait.show_person(person.name, initials, picture)

    def _show_meetings(self, found: Sequence[AttendanceRow]) -> None:
        if (self._person, found) == self._shown:
            return
        self._shown = self._person, found
        person = self._person
        if person is None or not found:
            self._inspector.set_notes([])
            return
        lines = [AttendanceLine(row, person, self._desk.go, self._inspector) for row in found]
        self._inspector.set_notes([self._heading(), *lines])

    def _heading(self) -> QLabel:
        label = PlainLabel(_("Takes part in"), self._inspector)
        label.setProperty("role", "strong")
        label.setContentsMargins(0, 8, 0, 0)
        return label

    # The picture

    @Slot()
    def _choose(self) -> None:
        patterns = " ".join(f"*.{suffix}" for suffix in SUFFIXES)
        pictures, everything = _("Pictures"), _("All files")
        kinds = f"{pictures} ({patterns});;{everything} (*)"
        path = FileDialogs(self._desk.settings, "picture").ask_open(
            self._inspector, _("Choose a picture"), kinds
        )
        if path is not None:
            self._prepare(partial(from_file, path))

    @Slot(object)
    def _prepare(self, work: Work) -> None:
        """Make the picture small beside the window, then keep it."""
        if self._person is not None:
            self._desk.tasks.start(
                work, done=partial(self._keep, self._person), title=_("Reading the picture"), owner=self
            )

    def _keep(self, person: PersonRow, data: bytes) -> None:
        if self._desk.succeeds(partial(self._desk.workspace.photos.set, person.id, data)):
            self._desk.tell_done(_("{name} has a new picture.").format(name=person.name))

    @Slot()
    def _remove_picture(self) -> None:
        if self._person is None:
            return
        if self._desk.succeeds(partial(self._desk.workspace.photos.remove, self._person.id)):
            self._desk.tell_done(_("The picture was removed."))


def _too_many(count: int) -> str:
    """Return in words that so many people are not shown in a form."""
    locale = QLocale(language())
    text = _("{count} people are selected. Up to {most} can be changed together here.")
    return text.format(count=locale.toString(count), most=locale.toString(MOST))
