"""What stands in the place of the participants of a meeting that has none."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cica_events.i18n import _
from ui.participants.participant_actions import ParticipantActions
from ui.runtime.icons import Icons
from ui.toolkit.empty_state import EmptyState


def nobody_yet(icons: Icons, actions: ParticipantActions, parent: QWidget) -> EmptyState:
    """Return the words, with the ways to the first participants."""
    return EmptyState(
        icons,
        icon="users",
        title=_("No participants yet"),
        text=_(
            "Add them one by one, from the directory or new, or import the list that a delegation "
            "sent: an Excel or CSV file, headings in English or Russian."
        ),
        step=actions.add,
        others=[actions.import_list, actions.import_clipboard],
        parent=parent,
    )
