"""What a reader would stumble over in a window: texts that are cut off, or left in the other language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QRect
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QTableView,
    QTreeView,
)

from tests.journeys.driver import Person
from ui.home.line_button import ShortLabel
from ui.toolkit.elided_button import ElidedButton
from ui.toolkit.tab_row import TabRow

SLACK = 2  # pixels
LETTERS = re.compile(r"[A-Za-z]{3}")


def cut_texts(person: Person) -> Iterator[str]:
    """Name every text in front that has less room than it needs."""
    for label in person.widgets(QLabel):
        if not label.text() or isinstance(label, ShortLabel):
            continue
        if label.wordWrap():
            if label.heightForWidth(label.width()) > label.height() + SLACK:
                yield f"label {label.text()!r} lacks height"
        elif label.sizeHint().width() > label.width() + SLACK:
            yield f"label {label.text()!r} lacks width"
    for kind in (QPushButton, QCheckBox, QRadioButton):
        for button in person.widgets(kind):
            fits = button.sizeHint().width() <= button.width() + SLACK
            if button.text() and not fits and not isinstance(button, ElidedButton):
                yield f"button {button.text()!r} lacks width"
    for row in person.widgets(TabRow):
        if row.sizeHint().width() > row.width() + SLACK:
            yield f"tabs {[row.tabText(number) for number in range(row.count())]} lack width"
    for view in person.widgets(QAbstractItemView):  # type: ignore[type-abstract]
        if isinstance(view, QTableView | QTreeView):
            yield from cut_headings(person, view)


def cut_headings(person: Person, view: QTableView | QTreeView) -> Iterator[str]:
    """Name every heading in sight that its column is too narrow for."""
    sheet = person.sheet(view.accessibleName())
    header = sheet.header
    for heading in sheet.headings if header.isVisible() else ():
        column = sheet.column(heading)
        place = QRect(header.sectionViewportPosition(column), 0, header.sectionSize(column), 1)
        needed = header.fontMetrics().horizontalAdvance(heading)
        if place.right() < header.width() and needed > place.width() - SLACK:
            yield f"heading {heading!r} of {view.accessibleName()!r} lacks width"


class Untranslated:
    """Finds texts that stand in English although there is a translation."""

    def __init__(self, translations: Iterable[tuple[str, str]]) -> None:
        """Take pairs of an English text and its translation, with their places for values."""
        ours = [one for one, other in translations if one != other and LETTERS.search(bare(one))]
        self._pattern = re.compile("|".join(f"(?:{pattern(one)})" for one in ours))

    def among(self, texts: Iterable[str]) -> list[str]:
        """Return those of `texts` that are English ones of the program."""
        return [text for text in dict.fromkeys(texts) if self._pattern.fullmatch(text)]


def bare(text: str) -> str:
    """Return a text without its places for values."""
    return re.sub(r"{\w*}", "", text)


def pattern(text: str) -> str:
    """Return what matches a text whatever stands in its places for values."""
    return ".+".join(re.escape(part) for part in re.split(r"{\w*}", text))
