"""The plain texts of records as an export would write them now, to compare with what comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cica_events.exports.cells import columns_for
from cica_events.exports.export import ExportInput
from cica_events.exports.origin_sheet import exported_text
from cica_events.exports.sheet import id_of


class PresentTexts(Mapping[str, Mapping[str, str]]):
    """By the record's id, its texts by key of field; worked out when they are asked for."""

    def __init__(self, document: ExportInput) -> None:
        self._columns = columns_for(document)
        self._rows = {id_of(row): row for row in document.rows}

    def __getitem__(self, record_id: str) -> Mapping[str, str]:
        row = self._rows[record_id]
        return {column.field.key: exported_text(column.cell(row)) for column in self._columns}

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
