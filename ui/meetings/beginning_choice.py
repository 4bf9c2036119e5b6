"""Chooses what a new meeting begins with, and which parts of it are taken over."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from cica_events.directions import DOT
from cica_events.domain.beginnings import Beginning, Part, Start
from cica_events.domain.fields import Labelled
from cica_events.errors import CicaError
from cica_events.i18n import _, language
from cica_events.queries.meetings import MeetingRow
from cica_events.services.workspace import Workspace
from ui.meetings.remarked import Remarked
from ui.meetings.side_panel import icon_button
from ui.runtime.icons import Icons
from ui.shell.name_dialog import NameDialog
from ui.toolkit.dialogs import open_dialog
from ui.toolkit.flow_layout import FlowLayout
from ui.toolkit.plain import plain_hint

MOST = 12  # earlier meetings that are offered


class BeginningChoice(QWidget):
    """A list of starts, and a check box for each part of the one that is chosen.

    A template that the office saved can be given another name, and be removed.
    """

    start_chosen = Signal(object)  # a Start
    parts_chosen = Signal(object)  # a frozenset of Part

    def __init__(self, workspace: Workspace, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._body = ""
        self._starts: list[Start] = []
        self.list = QComboBox(self)
        self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.list.setMinimumContentsLength(12)
        self.list.setMaxVisibleItems(20)
        self.list.activated.connect(self._choose_start)
        self.row = Remarked(_("Begin with"), self.list, self)
        self.rename = icon_button(icons, "pencil", _("Give this template another name"), self)
        self.remove = icon_button(icons, "trash-2", _("Remove this template"), self)
        self.rename.clicked.connect(self._ask_name)
        self.remove.clicked.connect(self._remove_template)
        self.boxes: dict[Part, QCheckBox] = {}
        self._parts = QWidget(self)
        self._flow = FlowLayout(self._parts, spacing=16, between_lines=4)
        for part in Part:
            box = QCheckBox(self._parts)
            box.clicked.connect(self._choose_parts)
            self._flow.addWidget(box)
            self.boxes[part] = box
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for all boxes, in as many lines as they take."""
        super().resizeEvent(event)
        self._parts.setMinimumHeight(self._flow.heightForWidth(self.width()))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.row, 1)
        top.addWidget(self.rename)
        top.addWidget(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._parts)

    def show_beginning(self, beginning: Beginning, parts: frozenset[Part]) -> None:
        """Show what can be begun with and what is, with the chosen `parts`."""
        if beginning.body != self._body or beginning.start not in self._starts:
            self._body = beginning.body
            self._fill(beginning.start)
        self.list.setCurrentIndex(self._starts.index(beginning.start))
        for button in (self.rename, self.remove):
            button.setVisible(bool(beginning.start.template_id))
        for part, box in self.boxes.items():
            count = beginning.counts.get(part, 0)
            box.setText(f"{part.text} ({count})" if part is not Part.ROOMS else part.text)
            box.setVisible(bool(count))
            box.setChecked(part in parts)
            box.setToolTip(plain_hint(_explained(part, beginning)))
        self._flow.invalidate()

    def _fill(self, current: Start) -> None:
        earlier = self._workspace.beginnings.earlier(self._body)
        shown = [row for row in earlier[:MOST] if row.id != current.meeting_id]
        if current.meeting_id:
            shown = [self._workspace.meetings.get(current.meeting_id), *shown]
        templates = self._workspace.beginnings.templates(self._body)
        entries = [(_("Template of the body"), Start())]
        entries += [
            (_("Template “{name}”").format(name=row.name), Start(template_id=row.id)) for row in templates
        ]
        entries += [(_named(row), Start(meeting_id=row.id)) for row in shown]
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([text for text, _start in entries])
        self._starts = [start for _text, start in entries]

    @Slot(int)
    def _choose_start(self, number: int) -> None:
        self.start_chosen.emit(self._starts[number])

    @Slot()
    def _choose_parts(self) -> None:
        shown = (part for part, box in self.boxes.items() if box.isChecked() and not box.isHidden())
        self.parts_chosen.emit(frozenset(shown))

    # The templates of the office

    def _template(self) -> tuple[str, str]:
        start = self._starts[self.list.currentIndex()]
        rows = self._workspace.beginnings.templates(self._body)
        return next((row.id, row.name) for row in rows if row.id == start.template_id)

    @Slot()
    def _ask_name(self) -> None:
        template_id, name = self._template()
        dialog = NameDialog(
            _("Name of the template"),
            name,
            partial(self._keep_name, template_id),
            self,
            caption=_("For example: winter session"),
            label=_("Name"),
        )
        open_dialog(dialog)

    def _keep_name(self, template_id: str, name: str) -> None:
        self._workspace.beginnings.rename(template_id, name)
        self._fill(Start(template_id=template_id))
        self.list.setCurrentIndex(self._starts.index(Start(template_id=template_id)))

    @Slot()
    def _remove_template(self) -> None:
        template_id, name = self._template()
        try:
            self._workspace.beginnings.remove([template_id])
        except CicaError as error:
            self.row.tell(str(error), problem=True)
            return
        self._starts = []  # to be read anew
        self.start_chosen.emit(Start())
        self.row.tell(_("Removed “{title}”. Undo in the Edit menu brings it back.").format(title=name))


def _named(row: MeetingRow) -> str:
    when = row.date.in_words(language()) if row.date else _("No date yet")
    return DOT.join((when, row.shown_title(language())))


def _explained(part: Labelled, beginning: Beginning) -> str:
    """Return what is not told by the words of a check box."""
    if part is Part.DELEGATIONS:
        return _("Who is invited, with contacts; replies and credentials begin anew.")
    if part is Part.PARTICIPANTS:
        return _("With today's posts of the directory, without who declined or was replaced.")
    if part is Part.PROGRAMME:
        return _("The sessions with their items; all dates move to the new date.")
    if part is Part.LINKS:
        return "\n".join(f"{link.kind.text}: {link.title}" for link in beginning.links)
    return part.text
