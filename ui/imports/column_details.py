"""How one column is taken: for which field, split, joined, in which letters; and what its cells hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from cica_events.domain.fields import Field, Kind, Labelled
from cica_events.i18n import _
from cica_events.imports.columns.mapping import ColumnUse, LetterCase, NameOrder
from cica_events.imports.columns.matching import ColumnMatch
from cica_events.imports.rows.letter_case import recased
from cica_events.imports.words.vocabulary import FULL_NAME, MIDDLE_NAME
from ui.imports.column_looks import column_look
from ui.imports.column_model import ColumnModel
from ui.imports.details_parts import Details
from ui.imports.field_choice import FieldChoice, QuietBox
from ui.toolkit.buttons import with_shortcut
from ui.toolkit.file_drops import TextLine
from ui.toolkit.plain import PlainLabel

WRITTEN: Final = frozenset({Kind.TEXT, Kind.MULTILINE})  # kinds whose letters may be changed
TITLES: Final = frozenset({"honorific", "courtesy", "rank"})  # parted anew among each other
PARTS: Final = 4  # fields into which a column may be split
SIGNS: Final = {"\\n": "\n", "\\t": "\t"}  # as they are typed


class ColumnDetails(Details):
    """Stands at the right of the columns; every change asks for another use of the column."""

    use_asked = Signal(int, object)  # index of the column, ColumnUse
    join_asked = Signal(int, int, str)  # indexes of two columns for one field, and what stands between them
    confirm_asked = Signal(int)  # line of a guess

    def __init__(self, model: ColumnModel, fields: list[Field], parent: QWidget) -> None:
        super().__init__(_("How the column is taken"), parent)
        self._model = model
        self._fields = fields
        self._line = -1
        self._splitting = ""  # a sign that was typed, before a second field was chosen

    def show_line(self, line: int) -> None:
        """Show one column, -1 for none."""
        if line != self._line:
            self._splitting = ""
        self._line = line
        self.begin()
        if 0 <= line < self._model.rowCount():
            self._show(self._model.column(line))
        else:
            self.say(_("Select a column to see how it is taken."), "muted", gap=8)
        self.finish()

    def _show(self, match: ColumnMatch) -> None:
        look = column_look(match)
        self.say(self._model.heading(self._line), "heading")
        if match.secret:
            text = _("This column looks like passwords or keys. It is never taken, whatever is chosen.")
            self.notice(text, "danger")
            return
        if match.doubtful:
            confirm = self.button(
                _("Confirm"), self._confirm, hint=with_keys(_("It is right so"), "Ctrl+Space")
            )
            self.notice(f"{look.text}: {match.reason}", "warning", (confirm,))
        else:
            self.say(f"{look.sign} {look.text}. {match.reason}", "muted")
        self._show_field(match)
        self._show_samples(match)

    def _confirm(self) -> None:
        self.confirm_asked.emit(self._line)

    # Where it goes

    def _show_field(self, match: ColumnMatch) -> None:
        use = match.use
        box = FieldChoice(self._model.choices, self.body)
        box.show_key(use.fields[0] if use.fields else None)
        box.picked.connect(self._pick)
        self._labelled(_("Goes to"), box, "field")
        if not use.fields:
            return
        if TITLES.intersection(use.fields):
            text = _("“H.E.”, “Mr.” and ranks go each to its own field, whichever column holds them.")
            self.say(text, "muted", gap=4)
        if use.fields[0] == FULL_NAME:
            self._show_order(use)
        if self._is_written(use):
            self._show_case(match)
        self._show_split(use)
        if len(use.fields) == 1:
            self._show_join(match)

    def _pick(self, key: str | None) -> None:
        use = self._use
        self._ask(replace(use, fields=(key, *use.fields[1:]) if key else ()))

    @property
    def _use(self) -> ColumnUse:
        return self._model.column(self._line).use

    def _ask(self, use: ColumnUse) -> None:
        fields = tuple(dict.fromkeys(key for key in use.fields if key))
        use = replace(use, fields=fields, separator=use.separator if len(fields) > 1 else "")
        self.use_asked.emit(self._model.column(self._line).index, use)

    def _show_order(self, use: ColumnUse) -> None:
        box = self._choice(NameOrder, use.order, "order")
        box.activated.connect(lambda _n: self._ask(replace(self._use, order=NameOrder.of(box.currentData()))))
        self._labelled(_("Order of the words in a name"), box, "order")

    # Letters

    def _is_written(self, use: ColumnUse) -> bool:
        if use.fields[0] in (FULL_NAME, MIDDLE_NAME):
            return True
        return any(each.key == use.fields[0] and each.kind in WRITTEN for each in self._fields)

    def _show_case(self, match: ColumnMatch) -> None:
        box = self._choice(LetterCase, match.use.case, "case")
        box.activated.connect(lambda _n: self._ask(replace(self._use, case=LetterCase.of(box.currentData()))))
        self._labelled(_("Capital and small letters"), box, "case")
        self._preview = self.say("", "muted")
        self._tell_case(match.use.case)
        box.highlighted.connect(lambda n: self._tell_case(LetterCase.of(box.itemData(n))))

    def _tell_case(self, case: LetterCase) -> None:
        """Show what a choice would make of the samples."""
        samples = self._model.samples(self._line)
        changed = [(text, recased(text, case)) for text in samples]
        lines = [f"{old} → {new}" for old, new in changed if old != new]
        self._preview.setText("\n".join(lines))
        self._preview.setVisible(bool(lines))

    # Several fields of one column, one field of several columns

    def _show_split(self, use: ColumnUse) -> None:
        sign = TextLine(self.body)
        sign.setText("".join(_typed(use.separator if len(use.fields) > 1 else self._splitting)))
        sign.setPlaceholderText(_("whole cells"))
        sign.setMaximumWidth(sign.fontMetrics().averageCharWidth() * 20)
        sign.editingFinished.connect(lambda: self._split_at(sign.text()))
        self._labelled(_("Split each cell at the sign"), sign, "split")
        if len(use.fields) < 2 and not self._splitting:
            return
        places = min(PARTS, max(2, len(use.fields) + 1))
        for place in range(1, places):
            box = FieldChoice(self._model.choices, self.body, none=_("nothing more"))
            box.show_key(use.fields[place] if place < len(use.fields) else None)
            box.picked.connect(lambda key, at=place: self._take_part(at, key))
            self._labelled(_("Part {number} goes to").format(number=place + 1), box, f"part{place}")

    def _split_at(self, text: str) -> None:
        sign = SIGNS.get(text, text)
        use = self._use
        if len(use.fields) > 1:
            if sign != use.separator:
                self._ask(replace(use, separator=sign, fields=use.fields if sign else use.fields[:1]))
        elif sign != self._splitting:
            self._splitting = sign
            self.show_line(self._line)

    def _take_part(self, place: int, key: str | None) -> None:
        use = self._use
        fields = [*use.fields[:place], *([key] if key else []), *use.fields[place + 1 :]]
        sign = use.separator if len(use.fields) > 1 else self._splitting
        self._splitting = ""
        self._ask(replace(use, fields=tuple(fields), separator=sign))

    def _show_join(self, match: ColumnMatch) -> None:
        joined = [
            other
            for other in self._model.columns
            if other.index != match.index and other.use.fields == match.use.fields
        ]
        box = QuietBox(self.body)
        box.addItem(_("no other column"), -1)
        for line, other in enumerate(self._model.columns):
            if other.index != match.index and not other.secret:
                box.addItem(self._model.heading(line), other.index)
        box.show_data(joined[0].index if joined else -1)
        sign = TextLine(self.body)
        later = max([match, *joined], key=lambda each: each.index)
        sign.setText("".join(_typed(later.use.separator)))
        sign.setPlaceholderText(_("a blank"))
        self._labelled(_("Join with the column"), box, "join")
        box.activated.connect(
            lambda _n: self.join_asked.emit(match.index, box.currentData(), _meant(sign.text()))
        )
        if joined:
            self._labelled(_("Between the two"), sign, "between")
            sign.editingFinished.connect(
                lambda: self.join_asked.emit(match.index, box.currentData(), _meant(sign.text()))
            )
        else:
            sign.hide()

    # What stands in it

    def _show_samples(self, match: ColumnMatch) -> None:
        samples = self._model.samples(self._line)
        self.say(_("What it holds"), "small", gap=8)
        self.say("\n".join(samples) or _("nothing"), "muted")

    # Pieces

    def _choice(self, kind: type[Labelled], present: Labelled, name: str) -> QuietBox:
        box = QuietBox(self.body)
        for member in kind:
            box.addItem(member.text, member.value)
        box.show_data(present.value)
        return box

    def _labelled(self, label: str, widget: QWidget, name: str) -> None:
        text = PlainLabel(label, self.body)
        text.setProperty("role", "small")
        text.setBuddy(widget)
        text.setWordWrap(True)
        widget.setAccessibleName(label)
        widget.setObjectName(name)
        self.add(text, gap=2)
        self.add(widget)


def with_keys(text: str, keys: str) -> str:
    """Return `text` for a tooltip with keys behind it."""
    return with_shortcut(text, QKeySequence(keys))


def _typed(sign: str) -> Iterator[str]:
    """Yield a separator as it is typed."""
    back = {meant: typed for typed, meant in SIGNS.items()}
    for letter in sign:
        yield back.get(letter, letter)


def _meant(text: str) -> str:
    return SIGNS.get(text, text)
