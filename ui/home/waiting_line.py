"""One meeting on Home of which invited delegations have not replied."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from cica_events.i18n import _, language, ngettext
from ui.home.line_button import LineButton, ShortLabel
from ui.home.outlook import Waiting


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
        self.setToolTip(title)
        when = meeting.date.in_words(language()) if meeting.date else _("No date yet")
        self.put_two(ShortLabel(title, "strong", self), ShortLabel(f"{words} · {when}", "small", self))
        chip = QLabel(f"▲ {count}", self)
        chip.setProperty("chip", "warning")
        self.put(chip)
