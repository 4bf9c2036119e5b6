"""What stands in the place of an agenda that has no item yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cica_events.i18n import _, ngettext
from ui.agenda.agenda_actions import AgendaActions
from ui.runtime.icons import Icons
from ui.toolkit.empty_state import EmptyState


class AgendaEmpty(EmptyState):
    """Offers the usual agenda of the body, if there is one, and to write the first item."""

    def __init__(self, icons: Icons, actions: AgendaActions, parent: QWidget, *, template: bool) -> None:
        super().__init__(
            icons,
            icon="list-ordered",
            title=_("No agenda yet"),
            text=_("Write the first item, or paste the lines of a draft (Ctrl+V)."),
            step=actions.template if template else actions.first,
            others=[actions.first] if template else [],
            parent=parent,
        )

    def offer(self, body: str, count: int) -> None:
        """Say how many items the agenda of `body` usually has."""
        text = ngettext(
            "The agenda of “{body}” usually has {count} item, which you can change afterwards. "
            "Or write the first item yourself, or paste the lines of a draft (Ctrl+V).",
            "The agenda of “{body}” usually has {count} items, which you can change afterwards. "
            "Or write the first item yourself, or paste the lines of a draft (Ctrl+V).",
            count,
        )
        self.say(_("No agenda yet"), text.format(body=body, count=count))
