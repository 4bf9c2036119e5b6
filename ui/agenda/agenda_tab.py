"""The Agenda tab of a meeting."""

from __future__ import annotations

from ui.agenda.agenda_view import AgendaView


class AgendaTab(AgendaView):
    """The agenda of one meeting; the place of further views of its programme."""
