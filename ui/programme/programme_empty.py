"""What stands in the place of a programme that has no session yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from ui.programme.programme_actions import ProgrammeActions
from ui.runtime.icons import Icons
from ui.toolkit.empty_state import EmptyState


class ProgrammeEmpty(EmptyState):
    """Offers the usual programme of the body, if there is one, and to add the first session."""

    def __init__(self, icons: Icons, actions: ProgrammeActions, parent: QWidget, *, usual: bool) -> None:
        text = _(
            "A programme is made of sessions: when they begin, in which room, and which items are dealt with."
        )
        super().__init__(
            icons,
            icon="calendar-days",
            title=_("No programme yet"),
            text=text,
            step=actions.usual if usual else actions.first,
            others=[actions.first] if usual else [],
            parent=parent,
        )
