"""The participants by delegation, to print: section, State or organization, its people numbered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from cica_events.domain.fields import Field
from cica_events.exports.export import ExportInput
from cica_events.exports.listed import Listed
from cica_events.exports.participant_fields import PRINTED, participant_fields
from cica_events.exports.sheet import Band, Page, Sheet
from cica_events.i18n import translator

_IN_THE_LINES = {"number", "section", "party"}
_NAME = ("title", "given_name", "family_name")


def delegations_sheet(document: ExportInput, count: str) -> Sheet:
    """Return the sheet, with the columns of `document` as far as the lines between do not tell them."""
    words = translator(document.language)
    rows = _numbered(cast(Sequence[Listed], document.rows))
    return Sheet(
        replace(document, rows=rows, columns=tuple(_columns(document.columns))),
        name=words.gettext("By delegation"),
        title=words.gettext("List of participants by delegation"),
        count=count,
        page=Page.LANDSCAPE,
        parted=_Parts(document, rows).above,
        sortable=False,
    )


def _columns(chosen: Sequence[Field]) -> Iterator[Field]:
    """Yield the number, then what was chosen, with the name as it is printed where all of it was."""
    yield next(field for field in participant_fields() if field.key == "number")
    keys = [field.key for field in chosen]
    whole = set(_NAME) <= set(keys)
    first = min((keys.index(key) for key in _NAME if key in keys), default=-1)
    for at, field in enumerate(chosen):
        if whole and at == first and "name" not in keys:
            yield next(printed for printed in PRINTED if printed.key == "name")
        if field.key not in _IN_THE_LINES and not (whole and field.key in _NAME):
            yield field


def _numbered(rows: Sequence[Listed]) -> list[Listed]:
    """Return the rows with their numbers within each delegation."""
    counts: Counter[str] = Counter()
    numbered = []
    for row in rows:
        counts[row.delegation_id] += 1
        numbered.append(replace(row, number=counts[row.delegation_id]))
    return numbered


class _Parts:
    """Says what stands above the first of a section and of a delegation."""

    def __init__(self, document: ExportInput, rows: Sequence[Listed]) -> None:
        self._gettext = translator(document.language).gettext
        self._counts = Counter(row.delegation_id for row in rows)

    def above(self, given: object, given_before: object | None) -> Sequence[Band]:
        """Return the lines above a row."""
        row, before = cast(Listed, given), cast(Listed | None, given_before)
        if before is not None and before.delegation_id == row.delegation_id:
            return ()
        section, counted = (
            self._gettext(row.section.label),
            f"{row.party} ({self._counts[row.delegation_id]})",
        )
        if before is not None and before.section is row.section:
            return (Band(counted, "party"),)
        if row.party == section:  # the Secretariat stands in a section of its own
            return (Band(counted, "section"),)
        return (Band(section, "section"), Band(counted, "party"))
