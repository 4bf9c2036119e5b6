"""Shows who would come again for the selected delegations, and what the directory holds otherwise by now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from cica_events.errors import InputError
from cica_events.i18n import _, language, ngettext
from cica_events.services.bringing_over import BringOver, Difference, Returning
from ui.toolkit.dialogs import Dialog
from ui.toolkit.plain import PlainLabel, wrapped_hint
from ui.toolkit.values import Values

ID = Qt.ItemDataRole.UserRole
CHECKED = Qt.CheckState.Checked
ROOM = 8  # device-independent pixels around a line's text
ROWS = 14  # lines in sight
WIDTH = 130  # average characters

Bring = Callable[[list[str]], None]
"""Called with the ids of the people who are to come; raises `CicaError` to stay open."""


class BringOverDialog(Dialog):
    """A box to check for each person; `names` are those of the delegations by id."""

    def __init__(
        self, plans: Sequence[BringOver], names: dict[str, str], values: Values, bring: Bring, parent: QWidget
    ) -> None:
        super().__init__(_("Same as last meeting"), _("Add"), parent)
        self._bring = bring
        self._values = values
        hint = PlainLabel(
            _("They come nominated, as the directory has them now, in their capacity of then."), self
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        self.tree = self._make_tree(plans, names)
        self.body.addWidget(hint)
        self.body.addWidget(self.tree, 1)
        self.resize(self.sizeHint())
        self._count()

    def _make_tree(self, plans: Sequence[BringOver], names: dict[str, str]) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setAccessibleName(_("Who would come"))
        tree.setHeaderLabels([_("Name"), _("Capacity"), _("Position"), _("Otherwise since then")])
        tree.setUniformRowHeights(True)
        high = self.fontMetrics().height() + ROOM
        tree.setMinimumHeight(high * ROWS)
        tree.setMinimumWidth(self.fontMetrics().averageCharWidth() * WIDTH)
        for plan in plans:
            self._add_plan(tree, plan, names.get(plan.delegation_id, ""), high)
        tree.expandAll()
        for column in range(3):
            tree.resizeColumnToContents(column)
            tree.setColumnWidth(column, tree.columnWidth(column) + 2 * ROOM)
        tree.itemChanged.connect(self._count)
        return tree

    def _add_plan(self, tree: QTreeWidget, plan: BringOver, name: str, high: int) -> None:
        head = QTreeWidgetItem(tree, [f"{name}: {_state(plan)}"])
        head.setFirstColumnSpanned(True)
        head.setSizeHint(0, QSize(0, high))
        font = head.font(0)
        font.setBold(bool(plan.people))
        head.setFont(0, font)
        if not plan.people:
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            return
        head.setFlags(head.flags() | Qt.ItemFlag.ItemIsAutoTristate | Qt.ItemFlag.ItemIsUserCheckable)
        for person in plan.people:
            self._add_person(head, person)

    def _add_person(self, head: QTreeWidgetItem, person: Returning) -> None:
        changed = "; ".join(self._in_words(each) for each in person.differences)
        item = QTreeWidgetItem(head, [person.name, person.capacity.text, person.position, changed])
        item.setData(0, ID, person.person_id)
        item.setCheckState(0, CHECKED)
        for column in range(item.columnCount()):
            item.setToolTip(column, wrapped_hint(item.text(column)))

    def _in_words(self, each: Difference) -> str:
        then = self._values.shown(each.field, each.then) or _("nothing")
        now = self._values.shown(each.field, each.now) or _("nothing")
        return _("{field}: {then} → {now}").format(field=_(each.field.label), then=then, now=now)

    def chosen(self) -> list[str]:
        """Return the ids of the people who are checked."""
        return [item.data(0, ID) for item in self.people() if item.checkState(0) == CHECKED]

    def people(self) -> Iterator[QTreeWidgetItem]:
        """Yield the line of each person."""
        for number in range(self.tree.topLevelItemCount()):
            head = self.tree.topLevelItem(number)
            for place in range(head.childCount() if head else 0):
                item = head.child(place) if head else None
                if item is not None:
                    yield item

    def apply(self) -> None:
        """Add those who are checked."""
        chosen = self.chosen()
        if not chosen:
            raise InputError(_("Check at least one person."))
        self._bring(chosen)

    @Slot()
    def _count(self) -> None:
        count = len(self.chosen())
        text = ngettext("Add {count} participant", "Add {count} participants", count)
        self.primary.setText(text.format(count=count) if count else _("Add"))


def _state(plan: BringOver) -> str:
    """Return which meeting a delegation is brought over from, or why nobody is."""
    if plan.meeting_id is None:
        return _("no earlier meeting of this body in which it took part")
    when = plan.date.in_words(language()) if plan.date else plan.key
    if plan.people:
        return _("as on {date}").format(date=when)
    return _("all who came on {date} are here already").format(date=when)
