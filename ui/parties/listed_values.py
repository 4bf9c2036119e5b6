"""Shows and reads fields that are chosen from a list of a page's own: bodies, decisions of meetings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from cica_events.i18n import _, language
from cica_events.queries.bodies import BodyCatalogue
from ui.toolkit.values import Values

Listed = Sequence[tuple[str, str]]
"""(what is stored, what is shown) of each that may be chosen."""


class ListedValues(Values):
    """Offers a list where others offer States and organizations; `unknown` refuses what is not in it."""

    def __init__(self, listed: Listed, unknown: str) -> None:
        super().__init__(self._listed_now)
        self._listed_here = listed
        self._unknown = unknown

    def _listed_now(self) -> Listed:
        return self._listed_here

    def offer(self, listed: Listed) -> None:
        """Offer another list from now on."""
        self._listed_here = listed

    def shown(self, field: Field, value: Any) -> str:
        """Return what is shown for `value`; one that is not in the list by itself."""
        if field.kind is not Kind.PARTY or value is None:
            return super().shown(field, value)
        return next((name for key, name in self._listed_here if key == value), str(value))

    def typed(self, field: Field, text: str) -> Any:
        """Return what is stored for the one named; raises ValidationError."""
        try:
            return super().typed(field, text)
        except ValidationError as error:
            if field.kind is not Kind.PARTY:
                raise
            raise ValidationError(field.key, self._unknown.format(text=text.strip())) from error


class BodyValues(ListedValues):
    """Offers the bodies; the empty code is the Conference itself."""

    def __init__(self, bodies: BodyCatalogue) -> None:
        named = [(body.code, body.name.text(language())) for body in bodies]
        super().__init__([("", _("The Conference")), *named], _("“{text}” is not the name of one body."))

    def typed(self, field: Field, text: str) -> Any:
        """Return the code of the body named, an empty one for the Conference."""
        return super().typed(field, text) or "" if field.kind is Kind.PARTY else super().typed(field, text)


def chosen(field: Field) -> Field:
    """Return `field` as one that is chosen from a list by typing."""
    return replace(field, kind=Kind.PARTY)
