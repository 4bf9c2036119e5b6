"""Who speaks to which item, in which order and for how long: the agenda at the left, its speakers beside."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.changes import ChangeSet
from cica_events.domain.speakers import SpeakingRule
from cica_events.errors import NotFoundError
from cica_events.i18n import _, language, ngettext
from cica_events.queries.speakers import SpeakerRow
from ui.runtime.reasons import allow
from ui.shell.desk import Desk
from ui.shell.party_choices import PartyChoices
from ui.shell.saved_views import SavedViews
from ui.shell.tone import Tone
from ui.shell.view import View
from ui.speakers.item_list import ItemList
from ui.speakers.pin_dialog import PinDialog
from ui.speakers.rule_choice import RuleChoice
from ui.speakers.speaker_actions import SpeakerActions
from ui.speakers.speaker_entry import SpeakerEntry
from ui.speakers.speaker_fields import FORM, SPEAKER, STATE, speaker_fields, state_of
from ui.speakers.speaker_list import SpeakerList
from ui.toolkit.arrangement import column_text
from ui.toolkit.buttons import ActionButton, IconButton, quiet_row
from ui.toolkit.column_layout import StoredLayout
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.empty_state import EmptyState
from ui.toolkit.inspector import Inspector
from ui.toolkit.list_bar import ListBar
from ui.toolkit.nothing_found import NothingFound
from ui.toolkit.person_values import Named, PersonValues
from ui.toolkit.plain import PlainLabel
from ui.toolkit.record_table import RecordTable
from ui.toolkit.side_by_side import Sides
from ui.toolkit.table_model import RecordTableModel


class SpeakersView(View):
    """The speakers of one meeting; `bring_up(meeting_id=...)` says of which, `item_id` of which item."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale = True
        self._wanted = ""
        self._list = SpeakerList(desk.workspace)
        parties = PartyChoices(desk.workspace)
        self._values = PersonValues(parties.mark)
        self.commands = SpeakerActions(desk.icons, self)
        catalogue = desk.workspace.speakers.fields
        self.model = RecordTableModel(
            speaker_fields(catalogue),
            values=self._values,
            edit=self._list.edit,
            edit_many=self._list.edit_many,
            texts={SPEAKER: column_text("speaker"), STATE: state_of},
            parent=self,
        )
        self.items = ItemList(self)
        self.entry = SpeakerEntry(self, parties.mark)
        self.table = RecordTable(
            self.model,
            name=_("Speakers"),
            marked={"party": lambda row: row.party_id},
            layout=StoredLayout(desk.settings, "speakers"),
            parent=self,
        )
        self.inspector = Inspector(
            [catalogue[key] for key in FORM],
            values=self._values,
            edit=self._list.edit_all,
            hint=_("Select a speaker to see and edit the details."),
            parent=self,
        )
        self.rule = RuleChoice(self)
        self._lay_out()
        self._connect()

    # Look

    def _lay_out(self) -> None:
        row, commands = self.bar_row, self.commands
        row.addWidget(ActionButton(commands.add, primary=True, parent=self))
        actions = (commands.up, commands.down, commands.pin, commands.unpin, commands.remove)
        row.addLayout(quiet_row(*(IconButton(action, parent=self) for action in actions)))
        row.addStretch(1)
        row.addWidget(self.rule)
        full = Sides(self)
        full.add_side(self.items)
        full.addWidget(self._speakers_of_item())
        full.add_side(self.inspector)
        for place, share in enumerate((0, 1, 0)):
            full.setStretchFactor(place, share)
        page = QWidget(self)
        body = QVBoxLayout(page)
        body.setContentsMargins(20, 10, 4, 12)
        body.addWidget(full)
        self.empty = EmptyState(
            self._desk.icons,
            icon="users",
            title=_("No items to speak to"),
            text=_("Write the agenda first (Alt+1); then say here who speaks to each of its items."),
            step=None,
            parent=self,
        )
        self._stack = QStackedLayout(self)
        self._stack.addWidget(page)
        self._stack.addWidget(self.empty)

    def _speakers_of_item(self) -> QWidget:
        part = QWidget(self)
        self.heading, self.sum = PlainLabel(part), PlainLabel(part)
        for label, role in ((self.heading, "heading"), (self.sum, "muted")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        layout = QVBoxLayout(part)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.sum)
        layout.addWidget(self.entry)
        layout.addWidget(self._list_bar(part))
        layout.addWidget(self.table, 1)
        return part

    def _list_bar(self, parent: QWidget) -> ListBar:
        self.list_bar = ListBar(
            self.table,
            self._desk.icons,
            placeholder=_("Filter speakers"),
            views=SavedViews(self._desk.workspace, "speakers"),
            parent=parent,
        )
        self.list_bar.told.connect(self._tell)
        self.list_bar.done.connect(self._desk.tell_done)
        self.list_bar.filter.filter_changed.connect(self.model.set_filter)
        self.list_bar.filter.left.connect(self.table.setFocus)
        self.table.arranging.share_alt_down(self.commands.down, lambda: not self.model.order)
        NothingFound(self.table, self.list_bar.filter)
        return self.list_bar

    def _connect(self) -> None:
        commands, table = self.commands, self.table
        self.addAction(commands.add)
        table.addActions(commands.all[1:])
        table.commands.set_page_actions(commands.all)
        commands.add.triggered.connect(self._name_speaker)
        commands.up.triggered.connect(partial(self._shift, -1))
        commands.down.triggered.connect(partial(self._shift, 1))
        commands.pin.triggered.connect(self._pin)
        commands.unpin.triggered.connect(self._unpin)
        commands.remove.triggered.connect(self._remove)
        table.remove_asked.connect(self._remove)
        table.past_end.connect(self._name_speaker)
        table.selection_changed.connect(self._selected)
        self.entry.named.connect(self._add)
        self.items.chosen.connect(self._show_speakers)
        self.rule.chosen.connect(self._set_rule)
        self._desk.relay.changed.connect(self._changed)

    # What is shown

    def bring_up(self, **args: Any) -> None:
        """Show the speakers of the meeting `meeting_id`; `item_id` goes to one of its items."""
        meeting_id = args.get("meeting_id", self._list.meeting_id)
        if meeting_id != self._list.meeting_id:
            if self._list.meeting_id:
                self.list_bar.clear_all()  # what was looked for in the other meeting
            self._list.meeting_id = meeting_id
            self._stale = True
        self._wanted = str(args.get("item_id", ""))
        if self.isVisible() or self._wanted:
            self._refresh()
        if self._wanted and self._list.item(self._wanted):
            self.items.choose(self._wanted)

    def chosen_item(self) -> str:
        """Return the item whose speakers are shown."""
        return self.items.current_id()

    def enter(self) -> None:
        """Go to the list of items."""
        self.items.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take in what changed while something else was shown."""
        super().showEvent(event)
        self._refresh()

    def status(self) -> str:
        """Return how many speak in all."""
        count = sum(len(self._list.of(row.id)) for row in self._list.items)
        return ngettext("{count} speaker", "{count} speakers", count).format(count=count) if count else ""

    @Slot(object)
    def _changed(self, changes: ChangeSet) -> None:
        if self._list.concerned(changes):
            self._stale = True
            if self.isVisible():
                self._refresh()

    def _refresh(self) -> None:
        if not (self._stale and self._list.meeting_id):
            return
        self._stale = False
        try:
            self._list.load()
        except NotFoundError:  # the meeting was removed; its page says so
            return
        people = [one for one in self._list.candidates if one.participant_id]
        self._values.take([Named(one.participant_id, one.name, one.home, one.also) for one in people])
        self.entry.offer([Named(one.name, one.name, one.home, one.also) for one in self._list.candidates])
        if self._list.meeting:
            self.rule.show_rule(self._list.meeting.speaking_rule)
        counts = {row.id: self._count(row.id) for row in self._list.items}
        self.items.show_items(self._list.items, counts, self._wanted or self.items.current_id())
        self._stack.setCurrentIndex(0 if self._list.items else 1)
        self.bar.setVisible(bool(self._list.items))
        self._show_speakers()

    def _count(self, item_id: str) -> str:
        return str(len(self._list.of(item_id)) or "")

    @Slot()
    def _show_speakers(self) -> None:
        item = self._list.item(self.items.current_id())
        rows = self._list.of(item.id) if item else ()
        self.heading.setText(f"{item.cited}  {item.shown_title(language())}".strip() if item else "")
        self.sum.setText(_sum(len(rows), self._list.minutes_of(item.id), item.duration) if item else "")
        self.model.set_rows(rows)
        if rows and not self.table.selected_ids():
            self.table.select_ids([rows[0].id])
        self._selected()

    @Slot()
    def _selected(self) -> None:
        rows = self._chosen()
        single = rows[0] if len(rows) == 1 else None
        self.inspector.show_records(rows, *(_heading(rows) if rows else ()))
        last = len(self.model.rows)
        one, some = _("Select one speaker first."), _("Select speakers first.")
        first, end = _("This is the first one already."), _("This is the last one already.")
        allow(self.commands.up, single is not None and single.number > 1, first if single else one)
        allow(self.commands.down, single is not None and single.number < last, end if single else one)
        allow(self.commands.pin, single is not None, one)
        pinned = any(row.pinned_place is not None for row in rows)
        allow(self.commands.unpin, pinned, _("Select a speaker with a fixed place first."))
        allow(self.commands.remove, bool(rows), some)
        self.status_changed.emit()

    def _chosen(self) -> list[SpeakerRow]:
        ids = set(self.table.selected_ids())
        return [row for row in self._list.of(self.items.current_id()) if row.id in ids]

    # What is done

    @Slot()
    def _name_speaker(self) -> None:
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(list)
    def _add(self, names: list[str]) -> None:
        item_id, made = self.items.current_id(), list[str]()
        if item_id and self._desk.succeeds(lambda: made.extend(self._list.add(item_id, names))):
            for one in made[:1]:
                self.list_bar.reveal(one)
            self.table.select_ids(made)
            if not made:
                self._desk.messages.show(_("They speak to this item already."), Tone.INFO)

    def _shift(self, by: int) -> None:
        """Move a speaker; where a rule says the order, a place other than its own needs a reason."""
        for row in self._chosen()[:1]:
            meeting = self._list.meeting
            if meeting is not None and meeting.speaking_rule is SpeakingRule.INSCRIPTION:
                self._desk.succeeds(partial(self._desk.workspace.speakers.move, row.id, row.number + by))
            else:
                self._ask_place(row, row.number + by)

    @Slot()
    def _pin(self) -> None:
        for row in self._chosen()[:1]:
            self._ask_place(row, row.pinned_place or row.number)

    def _ask_place(self, row: SpeakerRow, place: int) -> None:
        pin = partial(self._desk.workspace.speakers.pin, row.id)
        open_dialog(PinDialog(row, place, len(self.model.rows), pin, self._values, self))

    @Slot()
    def _unpin(self) -> None:
        ids = [row.id for row in self._chosen() if row.pinned_place is not None]
        self._desk.succeeds(lambda: self._desk.workspace.speakers.unpin(ids))

    @Slot()
    def _remove(self) -> None:
        ids = [row.id for row in self._chosen()]
        if ids and self._desk.succeeds(lambda: self._desk.workspace.speakers.remove(ids)):
            text = ngettext("{count} speaker removed", "{count} speakers removed", len(ids))
            self._desk.tell_done(text.format(count=len(ids)))

    @Slot(object)
    def _set_rule(self, rule: SpeakingRule) -> None:
        self._desk.succeeds(lambda: self._list.set_rule(rule))

    @Slot(str)
    def _tell(self, words: str) -> None:
        self._desk.messages.show(words, Tone.INFO)


def _heading(rows: Sequence[SpeakerRow]) -> tuple[str, str]:
    if len(rows) == 1:
        said = _("pronounced “{name}”").format(name=rows[0].pronunciation) if rows[0].pronunciation else ""
        home = rows[0].party if rows[0].party != rows[0].speaker else ""
        return rows[0].speaker, DOT.join(filter(None, (rows[0].function or home, said)))
    count = ngettext("{count} speaker", "{count} speakers", len(rows)).format(count=len(rows))
    return count, _("What you change here changes in all of them.")


def _sum(count: int, minutes: int, duration: int | None) -> str:
    """Return "3 speakers · 25 of 30 min", with a sign where that is more than there is."""
    speakers = ngettext("{count} speaker", "{count} speakers", count).format(count=count)
    if not minutes:
        return speakers
    if duration is None:
        return f"{speakers} · " + _("{minutes} min").format(minutes=minutes)
    sign = "▲ " if minutes > duration else ""
    return f"{speakers} · {sign}" + _("{minutes} of {all} min").format(minutes=minutes, all=duration)
