"""Shows and reads the field that names a body: stored as its code, shown by its name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cica_events.domain.fields import Field, Kind
from cica_events.errors import ValidationError
from cica_events.i18n import _, language
from cica_events.queries.bodies import BodyCatalogue
from ui.toolkit.values import Values


class BodyValues(Values):
    """Offers the bodies where others offer States and organizations."""

    def __init__(self, bodies: BodyCatalogue) -> None:
        self._offered = [(body.code, body.name.text(language())) for body in bodies]
        super().__init__(self._all)

    def _all(self) -> list[tuple[str, str]]:
        return self._offered

    def typed(self, field: Field, text: str) -> Any:
        """Return the code of the body named, empty for none; raises ValidationError."""
        try:
            return super().typed(field, text) or ""
        except ValidationError as error:
            reason = _("“{text}” is not the name of one body.").format(text=text.strip())
            raise ValidationError(field.key, reason) from error


def body_field(field: Field) -> Field:
    """Return `field` as one that is chosen from a list by typing."""
    return replace(field, kind=Kind.PARTY)
