"""Empty columns with a heading of one's own, written "=Room" where the keys of fields stand."""

from __future__ import annotations

from cica_events.domain.fields import Field
from cica_events.errors import InputError
from cica_events.exports.text import cell_text
from cica_events.i18n import _

MARK = "="
LONGEST_HEADING = 60  # characters
_WIDTH = 16  # characters: room to write by hand


def is_own(column: str) -> bool:
    """Tell whether `column` is a heading of one's own rather than the key of a field."""
    return column.startswith(MARK)


def own_column(heading: str) -> str:
    """Return the column with that heading, blanks made even.

    Raises InputError for a heading that is empty or longer than LONGEST_HEADING.
    """
    text = " ".join(cell_text(heading).split())
    if not text:
        raise InputError(_("Give the column a heading."))
    if len(text) > LONGEST_HEADING:
        message = _("The heading of a column holds {limit} characters at most.")
        raise InputError(message.format(limit=LONGEST_HEADING))
    return MARK + text


def heading_of(column: str) -> str:
    """Return the heading of a column of one's own; the known ones are marked for translation."""
    return column.removeprefix(MARK)


def own_field(column: str) -> Field:
    """Return the description of a column of one's own."""
    return Field(own_column(heading_of(column)), heading_of(own_column(heading_of(column))), width=_WIDTH)
