"""The form of a new meeting: body, date as a person types it, what it begins with, titles and place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from cica_events.domain.beginnings import Part, Start
from cica_events.domain.dates import VagueDate
from cica_events.domain.ordinals import ordinal_number, ordinal_words
from cica_events.errors import CicaError, ValidationError
from cica_events.i18n import _, language
from cica_events.services.workspace import Workspace
from ui.meetings.beginning_choice import BeginningChoice
from ui.meetings.body_picker import BodyPicker
from ui.meetings.meeting_draft import MeetingDraft
from ui.meetings.remarked import Remarked
from ui.runtime.icons import Icons
from ui.toolkit.cut_values import CutLine
from ui.toolkit.editors import ChoiceEditor, PartyEditor
from ui.toolkit.values import Values

TEXTS = ("title", "title_ru", "place")


class DraftForm(QWidget):
    """Writes into `draft` at each keystroke; `refilled` tells that the body proposes something else."""

    refilled = Signal()

    def __init__(
        self, workspace: Workspace, draft: MeetingDraft, icons: Icons, values: Values, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._bodies = workspace.bodies
        fields = workspace.meetings.fields
        self.body = BodyPicker(workspace.bodies, self)
        self.date = QLineEdit(self)
        self.date.setPlaceholderText(_("12 December 2027, May 2027, Q3 2027"))
        self.beginning = BeginningChoice(workspace, icons, self)
        self.ordinal = QLineEdit(self)
        self.ordinal.setPlaceholderText(_("Not numbered"))
        self.texts = {key: CutLine(self) for key in TEXTS}
        self.country = PartyEditor(fields["country"], values, self)
        self.format = ChoiceEditor(fields["format"], self)
        self._rows = {
            "body": Remarked(_("Body"), self.body, self),
            "date": Remarked(_("Date, exact or vague"), self.date, self),
            "ordinal": Remarked(_("Ordinal"), self.ordinal, self),
            "title": Remarked(_("Title"), self.texts["title"], self),
            "title_ru": Remarked(_("Title in Russian"), self.texts["title_ru"], self),
            "place": Remarked(_("Place"), self.texts["place"], self),
            "country": Remarked(_("Country"), self.country, self),
            "format": Remarked(_("Format"), self.format, self),
        }
        self._lay_out()
        self._order()
        self._connect()
        self.fill()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        wide = (self._rows["body"], self._rows["date"], self.beginning)
        for number, row in enumerate((*wide, self._rows["title"], self._rows["title_ru"])):
            grid.addWidget(row, number, 0, 1, 2)
        for number, key in enumerate(("ordinal", "format", "place", "country")):
            grid.addWidget(self._rows[key], 5 + number // 2, number % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(grid)
        layout.addStretch(1)

    def _order(self) -> None:
        """Let Tab go through the fields as they stand."""
        texts = self.texts
        start = self.beginning
        fields: list[QWidget] = [self.body, self.date, start.list, start.rename, start.remove]
        fields += [*start.boxes.values(), texts["title"], texts["title_ru"]]
        fields += [self.ordinal, self.format, texts["place"], self.country]
        for before, after in pairwise(fields):
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.body.chosen.connect(self._choose_body)
        self.body.problem.connect(partial(self._tell_problem, "body"))
        self.date.textEdited.connect(self._type_date)
        self.date.editingFinished.connect(self._leave_date)
        self.beginning.start_chosen.connect(self._choose_start)
        self.beginning.parts_chosen.connect(self._choose_parts)
        self.ordinal.textEdited.connect(self._type_ordinal)
        self.ordinal.editingFinished.connect(self._leave_ordinal)
        for key, line in self.texts.items():
            line.textEdited.connect(partial(self._type_text, key))
        for key in ("title", "title_ru"):
            self.texts[key].editingFinished.connect(partial(self._leave_title, key))
        self.country.finished.connect(self._choose_country)
        self.format.finished.connect(self._choose_format)

    def remark(self, key: str) -> str:
        """Return what stands under a field."""
        return self._rows[key].remark

    def fill(self) -> None:
        """Show what the draft holds, but leave alone what is being typed."""
        self.body.choose(self._draft.body)
        self.beginning.show_beginning(self._draft.beginning, self._draft.parts)
        for key, line in self.texts.items():
            if not line.hasFocus():
                _show(line, self._draft.value(key))
        if not self.ordinal.hasFocus():
            self._fill_ordinal()
        self.country.set_value(self._draft.value("country_id"))
        self.format.set_value(self._draft.value("format"))

    def check(self) -> None:
        """Raise ValidationError, and go to the field, where something typed cannot be understood."""
        checks: tuple[tuple[str, QWidget, Callable[[], object]], ...] = (
            ("body", self.body, self.body.code),
            ("date", self.date, self._read_date),
            ("ordinal", self.ordinal, self._read_ordinal),
            ("country", self.country, self.country.value),
            ("format", self.format, self.format.value),
        )
        for key, control, read in checks:
            try:
                read()
            except ValidationError as error:
                self._tell_problem(key, error.reason)
                control.setFocus()
                raise ValidationError(key, "") from error  # told under the field, not once more

    def _tell_problem(self, key: str, reason: str) -> None:
        self._rows[key].tell(reason, problem=bool(reason))

    def _refill(self) -> None:
        self.fill()
        self.refilled.emit()

    @Slot(str)
    def _choose_body(self, code: str) -> None:
        self._draft.choose_body(code)
        self._refill()

    @Slot(object)
    def _choose_start(self, start: Start) -> None:
        try:
            self._draft.choose_start(start)
        except CicaError as error:
            self.beginning.row.tell(str(error), problem=True)
            self.beginning.show_beginning(self._draft.beginning, self._draft.parts)
            return
        self.beginning.row.tell("")
        self._refill()

    @Slot(object)
    def _choose_parts(self, parts: frozenset[Part]) -> None:
        self._draft.choose_parts(parts)
        self._refill()

    # The date

    def _read_date(self) -> VagueDate | None:
        text = self.date.text()
        return VagueDate.read(text) if text.strip() else None

    @Slot()
    def _type_date(self) -> None:
        """Explain at each keystroke what is understood; what is not is told when the field is left."""
        try:
            when = self._read_date()
        except ValidationError:
            self._rows["date"].tell("")
            return
        words = when.in_words(language()) if when else ""
        self._rows["date"].tell(f"✓ {words}" if words else "")
        if when != self._draft.date:
            self._draft.choose_date(when)
            self._refill()

    def put_date(self, when: VagueDate) -> None:
        """Fill in a date that is known already, as if it were typed."""
        self.date.setText(when.in_words(language()))
        self._type_date()

    @Slot()
    def _leave_date(self) -> None:
        try:
            self._read_date()
        except ValidationError as error:
            self._tell_problem("date", error.reason)

    # The ordinal

    def _read_ordinal(self) -> int | None:
        text = self.ordinal.text().strip()
        number = ordinal_number(text) if text else None
        if text and number is None:
            reason = _("“{text}” is not an ordinal. Write Seventh, 7th or 7, or leave it empty.")
            raise ValidationError("ordinal", reason.format(text=text))
        return number

    def _words(self, number: int | None) -> str:
        gender = self._bodies.get(self._draft.body).gender.value
        return "" if number is None else ordinal_words(number, language(), gender)

    def _fill_ordinal(self) -> None:
        _show(self.ordinal, self._words(self._draft.value("ordinal")))
        self._tell_problem("ordinal", "")

    @Slot()
    def _type_ordinal(self) -> None:
        try:
            number = self._read_ordinal()
        except ValidationError:
            self._rows["ordinal"].tell("")
            return
        words = self._words(number)
        self._rows["ordinal"].tell("" if words == self.ordinal.text().strip() else words)
        self._draft.set("ordinal", number)
        self._refill()

    @Slot()
    def _leave_ordinal(self) -> None:
        try:
            self._read_ordinal()
        except ValidationError as error:
            self._tell_problem("ordinal", error.reason)
            return
        self._fill_ordinal()

    # The rest

    def _type_text(self, key: str, text: str) -> None:
        self._draft.set(key, text)

    def _leave_title(self, key: str) -> None:
        """An emptied title is filled in again."""
        if self._draft.touched(key) and not self._draft.value(key).strip():
            self._draft.release(key)
            _show(self.texts[key], self._draft.value(key))

    @Slot()
    def _choose_country(self) -> None:
        try:
            party_id = self.country.value()
        except ValidationError as error:
            self._tell_problem("country", error.reason)
            return
        self._tell_problem("country", "")
        if party_id != self._draft.value("country_id"):
            self._draft.set("country_id", party_id)

    @Slot()
    def _choose_format(self) -> None:
        try:
            chosen = self.format.value()
        except ValidationError as error:
            self._tell_problem("format", error.reason)
            return
        self._tell_problem("format", "")
        self._draft.set("format", chosen)


def _show(line: QLineEdit, text: str) -> None:
    if line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)
