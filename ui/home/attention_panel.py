"""What needs attention, with what can be done about it at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from cica_events.domain.dates import VagueDate
from cica_events.domain.meetings import Stage
from cica_events.errors import ValidationError
from cica_events.i18n import _, language, ngettext
from ui.home.attention import Matter, Need, reminder
from ui.home.date_dialog import DateDialog
from ui.home.later import Later
from ui.home.matter_line import MatterLine
from ui.home.matter_words import words_of
from ui.home.panel import Panel
from ui.shell.desk import Desk
from ui.shell.tone import Step, Tone
from ui.toolkit.dialogs import open_dialog

Today = Callable[[], date]
FIRST = 7  # matters that are shown at once
PLACES = {
    Need.CONFLICTS: {"tab": "agenda", "view": "programme"},
    Need.UNSCHEDULED: {"tab": "agenda", "view": "programme"},
    Need.UNISSUED: {"tab": "documents"},
    Need.FOLLOW_UPS: {"tab": "agenda"},
}
"""Where one sees what it is about, beside the meeting itself."""


class AttentionPanel(Panel):
    """Lines, the most urgent first; those put off come back on their day."""

    put_off = Signal()

    def __init__(self, desk: Desk, today: Today, parent: QWidget) -> None:
        super().__init__(_("Needs attention"), parent)
        self._desk = desk
        self._today = today
        self._all = False
        self._matters: tuple[Matter, ...] | None = None
        self.later = Later(desk.settings)
        self.deeds = Deeds(desk, today, self.later, self)
        self.fill((), _("Looking over the coming meetings…"))

    @property
    def matters(self) -> tuple[Matter, ...]:
        """What needs attention and is not put off."""
        today = self._today()
        return tuple(each for each in self._matters or () if not self.later.hides(each.key, today))

    def show_matters(self, matters: Sequence[Matter]) -> None:
        """Show what needs attention, but for what was put off."""
        if self._matters != tuple(matters):
            self._matters = tuple(matters)
            self.later.forget_past(self._today())
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the lines anew, as after something was put off."""
        self.put_off.emit()
        shown = self.matters
        kept = shown if self._all else shown[:FIRST]
        lines: list[QWidget] = [self._line(matter) for matter in kept]
        hidden, off = len(shown) - len(kept), len(self._matters or ()) - len(shown)
        if lines and hidden:
            more = ngettext("Show {count} more", "Show {count} more", hidden).format(count=hidden)
            lines.append(self._link(more, self._show_all))
        if lines and off:
            lines.append(self._link(_off(off), self._show_put_off))
        self.fill(lines, _("Nothing needs you today. The coming meetings are in order."))
        if not lines and off:
            self.add(self._link(_off(off), self._show_put_off))

    def _line(self, matter: Matter) -> MatterLine:
        act, go = partial(self.deeds.act, matter), partial(self.deeds.go, matter)
        menu = QMenu(self)
        for text, deed in self.deeds.offered(matter):
            menu.addAction(text).triggered.connect(deed)
        add_later(menu, matter.key, self.deeds)
        return MatterLine(self._desk.icons, words_of(matter), go, act, menu, self)

    def _link(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("link", True)
        button.clicked.connect(act)
        return button

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        self.refresh()

    @Slot()
    def _show_put_off(self) -> None:
        self.later.bring_up()
        self.refresh()


class Deeds(QObject):
    """What is done about matters; each deed is a step that can be undone, or goes where it is done."""

    def __init__(self, desk: Desk, today: Today, later: Later, panel: AttentionPanel) -> None:
        super().__init__(panel)
        self._desk = desk
        self._today = today
        self._later = later
        self._panel = panel

    def act(self, matter: Matter) -> None:
        """Do the first thing to do."""
        match matter.need:
            case Need.OVERDUE:
                self._set_stage(matter, Stage.HELD)
            case Need.VAGUE:
                self.ask_date(matter)
            case Need.FOLLOW_UPS:
                self._take_up(matter)
            case _:
                self.go(matter)

    def go(self, matter: Matter) -> None:
        """Go where one sees it."""
        if matter.meeting is None:
            self._desk.go("people", duplicates=True)
        else:
            self._desk.go("meeting", meeting_id=matter.meeting.id, **PLACES.get(matter.need, {}))

    def offered(self, matter: Matter) -> list[tuple[str, Callable[[], object]]]:
        """Return what else can be done, each with its words."""
        found: list[tuple[str, Callable[[], object]]] = [(_("Open"), partial(self.go, matter))]
        if matter.meeting is not None and matter.need in (Need.OVERDUE, Need.VAGUE):
            found.append((_("Set the date…"), partial(self.ask_date, matter)))
            found.append((_("Mark as cancelled"), partial(self._set_stage, matter, Stage.CANCELLED)))
        return found

    def ask_date(self, matter: Matter) -> None:
        """Ask for the date of the meeting."""
        meeting = matter.meeting
        if meeting is None:
            return
        title, when = meeting.shown_title(language()), meeting.date
        said = _("{meeting}. Now: {date}").format(
            meeting=title, date=when.in_words(language()) if when else _("No date yet")
        )
        take = partial(self._set_date, meeting.id)
        open_dialog(DateDialog(_("Date of the meeting"), said, "", take, self._panel))

    def _set_date(self, meeting_id: str, when: VagueDate) -> None:
        self._desk.workspace.meetings.edit([meeting_id], {"date": when})
        text = _("The date is {date} now.").format(date=when.in_words(language()))
        self._desk.tell_done(text)

    def _set_stage(self, matter: Matter, stage: Stage) -> None:
        meeting = matter.meeting
        if meeting is None:
            return
        edit = partial(self._desk.workspace.meetings.edit, [meeting.id], {"stage": stage})
        if self._desk.succeeds(edit):
            title = meeting.shown_title(language())
            self._desk.tell_done(_("“{title}”: {stage}").format(title=title, stage=stage.text))

    def _take_up(self, matter: Matter) -> None:
        meeting, beginnings = matter.meeting, self._desk.workspace.beginnings
        if meeting is None:
            return
        open_ = {each.outcome_id for each in beginnings.follow_ups(meeting.id)}
        if self._desk.succeeds(partial(beginnings.take_up, meeting.id, open_)):
            text = ngettext(
                "{count} open outcome is an agenda item now.",
                "{count} open outcomes are agenda items now.",
                len(open_),
            )
            self._desk.tell_done(text.format(count=len(open_)))

    # Reminders

    def copy_reminder(self, meeting_id: str) -> None:
        """Copy the addresses of those who owe a reply, as the address line of an e-mail takes them."""
        found = reminder(self._desk.workspace, meeting_id)
        QGuiApplication.clipboard().setText("; ".join(found.addresses))
        count = len(found.addresses)
        parts = [
            ngettext(
                "{count} e-mail address was copied.", "{count} e-mail addresses were copied.", count
            ).format(count=count)
        ]
        if found.without:
            text = ngettext("{count} has none.", "{count} have none.", found.without)
            parts.append(text.format(count=found.without))
        go = partial(self._desk.go, "meeting", meeting_id=meeting_id, tab="delegations")
        self._desk.messages.show(" ".join(parts), Tone.DONE, [Step(_("Open delegations"), go)])

    # Later

    def put_off(self, key: str, days: int) -> None:
        """Hide something for some days, and tell until when."""
        self._put_off_to(key, self._today() + timedelta(days=days))

    def ask_until(self, key: str) -> None:
        """Ask until which day something waits."""
        take = partial(self._put_off_until, key)
        said = _("It comes back on Home on that day.")
        open_dialog(DateDialog(_("Hide until"), said, "", take, self._panel))

    def _put_off_until(self, key: str, when: VagueDate) -> None:
        if when.first_day <= self._today():
            raise ValidationError("", _("Choose a day that is still to come."))
        self._put_off_to(key, when.first_day)

    def _put_off_to(self, key: str, until: date) -> None:
        self._later.put_off(key, until)
        self._panel.refresh()
        words = _("Hidden until {date}.").format(date=VagueDate.of(until).in_words(language()))
        self._desk.messages.show(words, Tone.INFO, [Step(_("Show again"), partial(self._bring_up, key))])

    def _bring_up(self, key: str) -> None:
        self._later.bring_up(key)
        self._panel.refresh()


def add_later(menu: QMenu, key: str, deeds: Deeds) -> None:
    """Add to a menu what puts something off."""
    menu.addSeparator()
    for text, days in (
        (_("Hide until tomorrow"), 1),
        (_("Hide for a week"), 7),
        (_("Hide for a month"), 30),
    ):
        menu.addAction(text).triggered.connect(partial(deeds.put_off, key, days))
    menu.addAction(_("Hide until…")).triggered.connect(partial(deeds.ask_until, key))


def _off(count: int) -> str:
    return ngettext("{count} put off: show it again", "{count} put off: show them again", count).format(
        count=count
    )
