"""The verbs of the views of lists that were saved, to be tried on whatever a workspace holds."""

from __future__ import annotations

from collections.abc import Callable

from cica_events.services.editing import Cell
from tests.services.trial import Trial


def _view(t: Trial) -> str:
    return t.one([row.id for row in t.workspace.saved_views.rows("people")])


VIEW_VERBS: dict[str, Callable[[Trial], object]] = {
    "saved_views.save": lambda t: t.workspace.saved_views.save("people", t.word(), {"frozen": t.word()}),
    "saved_views.rename": lambda t: t.workspace.saved_views.rename(_view(t), t.word()),
    "saved_views.edit": lambda t: t.workspace.saved_views.edit([_view(t)], {"name": t.word()}),
    "saved_views.edit_cells": lambda t: t.workspace.saved_views.edit_cells(
        [Cell(_view(t), "name", t.word())]
    ),
    "saved_views.remove": lambda t: t.workspace.saved_views.remove([_view(t)]),
}
