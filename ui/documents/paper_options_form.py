"""The options of a paper: language, version, symbol, for whom it is, and what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from cica_events.i18n import LANGUAGES, N_, _
from cica_events.services.papers import (
    CHAIR,
    NOTES,
    TIMES,
    USUALLY_PRINTED,
    IssueStage,
    PaperKind,
    PaperOptions,
    Visibility,
)
from ui.toolkit.cut_values import CutChoice
from ui.toolkit.plain import PlainLabel, plain_hint

LEAST = (
    9  # characters of a choice that stay in sight: the form is no wider with the one kind than with the other
)
CHOICES = {
    "speakers": N_("Speakers"),
    "times": N_("Times"),
    "notes": N_("Internal notes"),
    "annotations": N_("Annotations"),
    "documents": N_("Documents of the items"),
    "kinds": N_("What is done with each item"),
    "words": N_("The words of the chair"),
    "pronunciation": N_("How names are pronounced"),
}
READERS = {
    Visibility.PUBLIC: N_("The public"),
    Visibility.DELEGATIONS: N_("Delegations"),
    Visibility.SECRETARIAT: N_("The Secretariat"),
}
READERS_OF_CHAIR = {
    Visibility.DELEGATIONS: N_("The chair"),
    Visibility.SECRETARIAT: N_("The Secretariat"),
}  # whoever presides sees what delegations may see


class PaperOptionsForm(QWidget):
    """Shows and changes `PaperOptions` of one kind of paper; `changed` comes only from what the user does."""

    changed = Signal()

    def __init__(self, kind: PaperKind, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind = kind
        self._showing = False
        self.language = self._combo(_("Language"), [(name, code) for code, name in LANGUAGES.items()])
        known = READERS_OF_CHAIR if kind.key == CHAIR else READERS
        readers = [(_(label), each.value) for each, label in known.items()]
        self.audience = self._combo(_("For"), readers)
        self.audience.setToolTip(_("What fewer people may see is left out"))
        stages = [(stage.text, stage.value) for stage in kind.stages]
        self.version = self._combo(_("Version"), [(_("Draft"), ""), *stages])
        self.symbol = QLineEdit(self)
        self.symbol.setAccessibleName(_("Symbol"))
        self.symbol.setMaxLength(60)
        self.symbol.setToolTip(_("Stands at the top of the document; empty: the symbol of the meeting"))
        self.symbol.textEdited.connect(self._tell)
        self.checks = {key: self._check(_(CHOICES[key])) for key in kind.choices}
        self.audience.currentIndexChanged.connect(self._keep_notes_in)
        self._lay_out()

    def _lay_out(self) -> None:
        asked = [self.language, self.audience, *([self.version] if self._kind.stages else []), self.symbol]
        self.version.setVisible(bool(self._kind.stages))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for at, widget in enumerate(asked):
            row, column = 3 * (at // 2), at % 2
            grid.addWidget(_caption(widget.accessibleName(), widget), row, column)
            grid.addWidget(widget, row + 1, column)
            grid.setRowMinimumHeight(row + 2, 4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(grid)
        layout.addSpacing(6)
        caption = PlainLabel(_("In the document"), self)
        caption.setProperty("role", "small")
        layout.addWidget(caption)
        for check in self.checks.values():
            layout.addWidget(check)
        layout.addStretch(1)

    # What is chosen

    @Slot()
    def _keep_notes_in(self) -> None:
        """Offer internal notes only where the public is not among the readers."""
        check = self.checks.get(NOTES)
        if check is not None:
            public = self.audience.currentData() == Visibility.PUBLIC.value
            check.setEnabled(not public)
            check.setToolTip(_("Internal notes are never printed for the public") if public else "")

    def options(self) -> PaperOptions:
        """Return what is chosen."""
        stage = self.version.currentData()
        return PaperOptions(
            language=self.language.currentData(),
            stage=IssueStage.of(stage) if stage else None,
            symbol=self.symbol.text().strip(),
            audience=Visibility.of(self.audience.currentData()),
            show=frozenset(key for key, check in self.checks.items() if check.isChecked()),
        )

    def show_options(self, options: PaperOptions) -> None:
        """Show other options."""
        with self._quietly():
            _choose(self.language, options.language)
            _choose(self.audience, options.audience.value)
            _choose(self.version, options.stage.value if options.stage else "")
            self.symbol.setText(options.symbol)
            for key, check in self.checks.items():
                check.setChecked(key in options.show)

    def show_meeting(self, symbol: str) -> None:
        """Say which symbol the meeting has."""
        self.symbol.setPlaceholderText(symbol or _("None"))

    def offer_times(self, known: bool) -> None:
        """Offer times where there are some; else say why not."""
        check = self.checks.get(TIMES)
        if check is not None:
            check.setEnabled(known)
            hint = "" if known else _("No speaker has a time allotted: there is none to print")
            check.setToolTip(plain_hint(hint))
            check.setAccessibleDescription(hint)

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


def usual(kind: PaperKind, language: str) -> PaperOptions:
    """Return what a paper is usually like."""
    return PaperOptions(language=language, show=USUALLY_PRINTED.intersection(kind.choices))


def _caption(text: str, widget: QWidget) -> QLabel:
    label = PlainLabel(text, widget.parentWidget())
    label.setProperty("role", "small")
    label.setBuddy(widget)
    return label


def _choose(combo: QComboBox, value: object) -> None:
    combo.setCurrentIndex(max(0, combo.findData(value)))
