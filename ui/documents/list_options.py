"""The options of the List of Participants: language, version, symbol, look, and what stands under a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cica_events.i18n import LANGUAGES, N_, _
from cica_events.services.documents import LIST_STAGES, IssueStage, ListOptions
from ui.toolkit.cut_values import CutChoice
from ui.toolkit.plain import PlainLabel, plain_hint

LEAST = (
    9  # characters of a choice that stay in sight: the form is no wider with the one kind than with the other
)
SHOWN = {
    "position": N_("Position"),
    "department": N_("Department"),
    "organization": N_("Organization"),
    "native_name": N_("Name in the second script"),
    "contacts": N_("E-mail and phone"),
}


class ListOptionsForm(QWidget):
    """Shows and changes `ListOptions`; `changed` comes only from what the user does."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._showing = False
        self.language = self._combo(_("Language"), [(name, code) for code, name in LANGUAGES.items()])
        self.columns = self._combo(_("Layout"), [(_("One column"), 1), (_("Two columns"), 2)])
        stages = [(stage.text, stage.value) for stage in LIST_STAGES]
        self.version = self._combo(_("Version"), [(_("Draft"), ""), *stages])
        self.symbol = QLineEdit(self)
        self.symbol.setAccessibleName(_("Symbol"))
        self.symbol.setMaxLength(60)
        self.symbol.textEdited.connect(self._tell)
        self.capitals = self._check(_("Family names in capitals"))
        self.formal_names = self._check(_("Formal names of States"))
        self.with_changes = self._check(_("Changes since the last issue"))
        self._remark = PlainLabel(self)
        self._remark.setProperty("role", "problem")
        self._remark.setWordWrap(True)
        self._remark.hide()
        self.show_under = {key: self._check(_(label)) for key, label in SHOWN.items()}
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        pairs: Sequence[tuple[QWidget, QWidget]] = (
            (self.language, self.columns),
            (self.version, self.symbol),
        )
        for line, pair in enumerate(pairs):
            for column, widget in enumerate(pair):
                grid.addWidget(_caption(widget.accessibleName(), widget), 3 * line, column)
                grid.addWidget(widget, 3 * line + 1, column)
            grid.setRowMinimumHeight(3 * line + 2, 4)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(grid)
        for check in (self.capitals, self.formal_names, self.with_changes):
            layout.addWidget(check)
        layout.addWidget(self._remark)
        layout.addSpacing(6)
        caption = PlainLabel(_("Under each name"), self)
        caption.setProperty("role", "small")
        layout.addWidget(caption)
        for check in self.show_under.values():
            layout.addWidget(check)
        layout.addStretch(1)

    # What is chosen

    def options(self) -> ListOptions:
        """Return what is chosen."""
        stage = self.version.currentData()
        return ListOptions(
            language=self.language.currentData(),
            stage=IssueStage.of(stage) if stage else None,
            symbol=self.symbol.text().strip(),
            columns=self.columns.currentData(),
            capitals=self.capitals.isChecked(),
            with_changes=self.with_changes.isChecked() and self.with_changes.isEnabled(),
            show=frozenset(key for key, check in self.show_under.items() if check.isChecked()),
            formal_names=self.formal_names.isChecked(),
        )

    def show_options(self, options: ListOptions) -> None:
        """Show other options."""
        with self._quietly():
            _choose(self.language, options.language)
            _choose(self.version, options.stage.value if options.stage else "")
            _choose(self.columns, options.columns)
            self.symbol.setText(options.symbol)
            self.capitals.setChecked(options.capitals)
            self.formal_names.setChecked(options.formal_names)
            self.with_changes.setChecked(options.with_changes)
            for key, check in self.show_under.items():
                check.setChecked(key in options.show)

    def show_meeting(self, symbol: str, issued: bool) -> None:
        """Say which symbol the meeting has; only a list that was issued has changes since."""
        self.symbol.setPlaceholderText(symbol or _("None"))
        self.symbol.setToolTip(_("Stands at the top of the document; empty: the symbol of the meeting"))
        self.with_changes.setEnabled(issued)
        hint = "" if issued else _("The list was never issued: there is nothing to compare with.")
        self.with_changes.setToolTip(plain_hint(hint))

    @property
    def remark(self) -> str:
        """What is said under the changes."""
        return self._remark.text()

    def remark_on_changes(self, text: str) -> None:
        """Say why the changes are not shown; an empty text takes it away."""
        self._remark.setText(text)
        self._remark.setVisible(bool(text))
        self.with_changes.setAccessibleDescription(text)

    def focus_shown(self, field: str) -> None:
        """Go to the option that prints `field` of a participant."""
        key = "contacts" if field in {"email", "phone"} else field
        if key in self.show_under:
            self.show_under[key].setFocus(Qt.FocusReason.TabFocusReason)

    # Parts

    def _combo(self, name: str, choices: Sequence[tuple[str, Any]]) -> QComboBox:
        combo = CutChoice(self)
        combo.setAccessibleName(name)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(LEAST)
        for text, value in choices:
            combo.addItem(text, value)
        combo.currentIndexChanged.connect(self._tell)
        return combo

    def _check(self, text: str) -> QCheckBox:
        check = QCheckBox(text, self)
        check.toggled.connect(self._tell)
        return check

    @Slot()
    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit()

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        self._showing = True
        try:
            yield
        finally:
            self._showing = False


def _caption(text: str, widget: QWidget) -> QLabel:
    label = PlainLabel(text, widget.parentWidget())
    label.setProperty("role", "small")
    label.setBuddy(widget)
    return label


def _choose(combo: QComboBox, value: object) -> None:
    combo.setCurrentIndex(max(0, combo.findData(value)))
