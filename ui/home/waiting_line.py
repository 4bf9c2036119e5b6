"""One meeting on Home of which invited delegations have not replied, with what reminds them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from cica_events.i18n import _, language, ngettext
from ui.home.line_button import LineButton, ShortLabel
from ui.home.matter_line import more_button
from ui.home.outlook import Waiting
from ui.home.title_label import TitleLabel
from ui.runtime.icons import Icons
from ui.toolkit.plain import PlainLabel, plain_hint


class WaitingLine(LineButton):
    """A click opens the meeting's delegations."""

    def __init__(self, waiting: Waiting, go: Callable[[], object], parent: QWidget) -> None:
        meeting = waiting.meeting
        title = meeting.shown_title(language())
        count = waiting.silent
        text = ngettext(
            "{count} of {invited} has not replied", "{count} of {invited} have not replied", count
        )
        words = text.format(count=count, invited=waiting.invited)
        super().__init__(f"{title}: {words}", go, parent)
        self.setToolTip(plain_hint(title))
        when = meeting.date.in_words(language()) if meeting.date else _("No date yet")
        self.put_two(TitleLabel(title, self), ShortLabel(f"{words} · {when}", "small", self))
        chip = PlainLabel(f"▲ {count}", self)
        chip.setProperty("chip", "warning")
        self.put(chip)


class WaitingRow(QWidget):
    """The line with its menu."""

    def __init__(self, icons: Icons, line: WaitingLine, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(4)
        line.setParent(self)
        row.addWidget(line, 1)
        more = more_button(icons, menu, line.accessibleName(), self)
        row.addWidget(more, 0, Qt.AlignmentFlag.AlignVCenter)  # else the lowest says how high the row is
