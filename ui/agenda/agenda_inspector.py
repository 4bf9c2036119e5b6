"""The form of the selected agenda items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from cica_events.domain.fields import Field
from cica_events.i18n import _, language, ngettext
from cica_events.queries.agenda import AgendaRow
from cica_events.queries.priority_areas import dimensions
from ui.agenda.agenda_times import item_span
from ui.agenda.proposals import Proposals
from ui.runtime.icons import Icons
from ui.toolkit.elided_button import ElidedButton
from ui.toolkit.inspector import EditAll, Inspector
from ui.toolkit.plain import PlainLabel
from ui.toolkit.values import Values

ORDER = (
    *("title", "title_ru", "kind", "duration"),
    *("annotation", "symbol", "expected"),
    *("counting", "own_number"),
    *("dimension", "priority_area"),
    *("pinned_start", "visibility", "notes"),
)


class AgendaInspector(Inspector):
    """Edits what can be edited of an item; its number, times and session stand over the fields."""

    def __init__(
        self, catalogue: Mapping[str, Field], values: Values, edit: EditAll, icons: Icons, parent: QWidget
    ) -> None:
        rest = [key for key, field in catalogue.items() if field.editable and key not in ORDER]
        super().__init__(
            [catalogue[key] for key in (*ORDER, *rest)],
            values=values,
            edit=edit,
            hint=_("Select an item to see and edit its details."),
            parent=parent,
        )
        known = dimensions()
        self.speakers = ElidedButton(parent=self, link=True)
        self.speakers.setAutoDefault(False)
        self.add_to_group("", self.speakers)
        self._propose("dimension", [each.name.text(language()) for each in known], icons)
        areas = [area.text(language()) for each in known for area in each.areas]
        self._propose("priority_area", areas, icons)
        self._explain("symbol", _("One on each line: its symbol, then its title."))
        self._explain(
            "own_number",
            _("What follows is counted on from it if it is a number such as this agenda has, for example 5."),
        )

    def _propose(self, key: str, texts: Sequence[str], icons: Icons) -> None:
        editor = self.field(key).editor
        if isinstance(editor, QLineEdit):
            Proposals(editor, texts, icons)

    def _explain(self, key: str, words: str) -> None:
        aside = PlainLabel(words, self)
        aside.setProperty("role", "small")
        aside.setWordWrap(True)
        self.field(key).set_aside(aside)

    def show_items(self, rows: Sequence[AgendaRow]) -> None:
        """Show one item, or what several have in common."""
        names = rows[0].speakers if len(rows) == 1 else ""
        words = _("Speakers: {names}").format(names=names) if names else _("Say who speaks…")
        self.speakers.say(words)
        self.speakers.setVisible(len(rows) == 1)
        if len(rows) == 1:
            number = rows[0].cited
            title = _("Item {number}").format(number=number) if number else _("Item without a number")
            self.show_records(rows, title, item_span(rows[0]))
        elif rows:
            count = ngettext("{count} item", "{count} items", len(rows)).format(count=len(rows))
            self.show_records(rows, count, _("What you change here changes in all of them."))
        else:
            self.show_records(())
