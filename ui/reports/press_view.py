"""The sentence for the press in both languages, and beside it what it counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cica_events.domain.fields import Labelled
from cica_events.domain.participants import Participation
from cica_events.domain.press_sentence import SECTIONS, USUAL_SECTIONS
from cica_events.domain.protocol import Section
from cica_events.domain.report_rules import ReportKind
from cica_events.domain.representatives import REPRESENTATIVES, TOOK_PART, Counting, People
from cica_events.i18n import LANGUAGES, N_, _
from cica_events.progress import Progress
from cica_events.queries.parties import PartyBook
from cica_events.queries.reports_press import PressFacts, counted_parties, press_count
from cica_events.services.reports import ReportChoices
from ui.reports.counted_panel import CountedPanel
from ui.reports.meeting_choice import MeetingChoice
from ui.reports.report_view import Asked, Nothing, ReportView, Work
from ui.reports.sentence_card import SentenceCard
from ui.shell.desk import Desk
from ui.shell.tone import Tone
from ui.toolkit.plain import PlainLabel

STEPS = {
    Participation.INVITED: N_("Invited: {count}"),
    Participation.NOMINATED: N_("Nominated: {count}"),
    Participation.ACCREDITED: N_("Accredited: {count}"),
    Participation.REGISTERED: N_("Registered: {count}"),
    Participation.ATTENDED: N_("Attended: {count}"),
    Participation.DECLINED: N_("Declined: {count}"),
    Participation.REPLACED: N_("Replaced: {count}"),
}  # of many people, where the name of a step tells of one
ROOM = 4  # pixels beside the bar with which the checklist is scrolled


class PressView(ReportView):
    """Words how many representatives of how many States took part in one meeting."""

    kind = ReportKind.PRESS
    by_scope = counts = False

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self._facts: PressFacts | None = None
        self._choices: ReportChoices | None = None
        self.meeting = MeetingChoice("", self)
        self.meeting.picked.connect(self.asks_again)
        self.cards = {code: SentenceCard(code, name, desk.icons, self) for code, name in LANGUAGES.items()}
        for card in self.cards.values():
            card.copied.connect(self._tell_copied)
        self.note = PlainLabel(self)
        self.note.setWordWrap(True)
        self.note.setProperty("role", "muted")
        self.counted = CountedPanel(self)
        self._book = PartyBook("", {}, {})
        self.boxes: dict[Labelled, QCheckBox] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        page = QWidget(self)
        words = QVBoxLayout(page)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(12)
        for card in self.cards.values():
            words.addWidget(card)
        words.addWidget(self.note)
        words.addWidget(self.counted)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 12)
        row.setSpacing(12)
        row.addWidget(self._scrolled(page), 3)
        row.addWidget(self._checklist(), 2)

    def _scrolled(self, content: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the controls in it
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _checklist(self) -> QScrollArea:
        panel = QFrame(self)
        panel.setProperty("panel", True)
        grid = QGridLayout(panel)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(12)
        grid.addLayout(self._group(_("Status"), Participation, TOOK_PART), 0, 0)
        grid.addLayout(self._group(_("Who they are"), People, REPRESENTATIVES), 0, 1)
        grid.addLayout(self._group(_("Named in the sentence"), SECTIONS, USUAL_SECTIONS), 1, 0, 1, 2)
        self._panel = panel
        high = QWidget(self)  # it may be higher than what is in the panel
        column = QVBoxLayout(high)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        column.addStretch(1)
        self._list = self._scrolled(high)
        return self._list

    def _group(self, title: str, choices: Iterable[Labelled], usual: Iterable[Labelled]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        heading = PlainLabel(title, self)
        heading.setProperty("role", "strong")
        column.addWidget(heading)
        chosen = set(usual)
        for each in choices:
            box = QCheckBox(each.text, self)
            box.setChecked(each in chosen)
            box.toggled.connect(self._word)
            self.boxes[each] = box
            column.addWidget(box)
        column.addStretch(1)
        return column

    def offer(self, choices: ReportChoices) -> None:
        """Offer every meeting; at first the last one held of which figures are known."""
        first, wanted = self._choices is None, self.meeting.wanted
        self._choices = choices
        self.meeting.offer(choices.meetings)
        if first and not wanted:
            known = [each for each in choices.meetings if each.at_least or each.member_states]
            if known:
                self.meeting.choose(known[-1].id)

    def tools(self) -> Sequence[QWidget]:
        """Return the choice of the meeting."""
        return (self.meeting,)

    def plan(self, asked: Asked) -> Work:
        """Read what is known of the meeting."""
        return partial(_read, self.desk, self.meeting.meeting_id)

    def take(self, result: Any) -> None:
        """Word what was read."""
        self._facts, self._book = result if result is not None else (None, self._book)
        self._word()
        self.status_changed.emit()

    def counting(self) -> Counting:
        """Return what is chosen to count."""
        steps = frozenset(each for each in Participation if self.boxes[each].isChecked())
        return Counting(steps, frozenset(each for each in People if self.boxes[each].isChecked()))

    @Slot()
    def _word(self) -> None:
        if self._facts is None:
            return
        count = press_count(self._facts, self.counting())
        for code, card in self.cards.items():
            card.say(count.sentence(code, self._sections()))
        self._number(count.parties)
        self._name(count.people)
        notes = []
        if count.reported:
            text = _("There were at least {count} participants by what was reported: the list holds fewer.")
            notes.append(text.format(count=count.people))
        if count.reported_states:
            text = _("{count} Member States were reported: the list holds fewer.")
            notes.append(text.format(count=count.parties[Section.MEMBER_STATES]))
        self.note.setText(" ".join(notes) or self._hint())
        self.note.setVisible(bool(self.note.text()))

    def _name(self, people: int) -> None:
        """Name the parties that the sentence counts."""
        assert self._facts is not None
        found, rows = counted_parties(self._facts, self.counting()), self._book.in_order()
        chosen = {each: found.get(each, frozenset()) for each in self._sections()}
        names = {each: [row.name for row in rows if row.id in ids] for each, ids in chosen.items()}
        self.counted.show_counted(people, names)
        self.counted.setVisible(bool(people or any(names.values())))

    def _hint(self) -> str:
        if any(card.sentence for card in self.cards.values()):
            return ""
        return _(
            "Nobody is known to have taken part. Mark delegations as present or people as registered in the "
            "meeting, or write down its figures under “Attendance” in its overview."
        )

    def _sections(self) -> list[Section]:
        return [each for each in SECTIONS if self.boxes[each].isChecked()]

    def _number(self, parties: dict[Section, int] | Any) -> None:
        """Put the numbers behind the words of the checklist."""
        assert self._facts is not None
        counting = self.counting()
        steps, kinds = self._facts.by_step(counting.people), self._facts.by_kind(counting.steps)
        numbers: dict[Labelled, int] = {each: steps.get(each, 0) for each in Participation}
        numbers |= {each: kinds.get(each, 0) for each in People}
        numbers |= {each: parties.get(each, 0) for each in SECTIONS}
        for each, box in self.boxes.items():
            text = _(STEPS[each]) if isinstance(each, Participation) else _("{what}: {count}")
            box.setText(text.format(what=each.text, count=numbers[each]))
            box.setAccessibleName(box.text())
        bar = self._list.verticalScrollBar().sizeHint().width()
        self._list.setMinimumWidth(self._panel.minimumSizeHint().width() + bar + ROOM)

    def nothing(self) -> Nothing | None:
        """Tell that there is no meeting."""
        if self._facts is not None:
            return None
        return Nothing(
            _("No meeting to tell of"),
            _("The sentence says how many representatives of how many States took part in a meeting. "
              "Set up a meeting first."),
        )  # fmt: skip

    def write(self, path: Path, progress: Progress) -> None:
        """Write the sentences and what they count."""
        if self._facts is not None:
            count = press_count(self._facts, self.counting())
            sentences = [count.sentence(code, self._sections()) for code in LANGUAGES]
            self.files.press(self._facts, count, sentences, path, progress)

    @Slot()
    def _tell_copied(self) -> None:
        self.desk.messages.show(_("The sentence was copied."), Tone.INFO)


def _read(desk: Desk, meeting_id: str, _progress: Progress) -> tuple[PressFacts, PartyBook] | None:
    if not meeting_id:
        return None
    return desk.workspace.reports.press(meeting_id), desk.workspace.parties.book()
