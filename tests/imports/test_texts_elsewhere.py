"""Which columns of a list that came back hold the texts of other rows."""

from __future__ import annotations

import pytest

from cica_events.imports.round_trip.texts_elsewhere import columns_elsewhere
from cica_events.imports.round_trip.there_and_back import CellVerdict, RowState, RowVerdict, Verdict
from cica_events.imports.sources.origin import Origin


def elsewhere(before: str, after: str) -> bool:
    """Return whether a column is told whose texts, one for each row, were `before` and are `after`."""
    base = {str(place): (text,) for place, text in enumerate(before.split())}
    origin = Origin("participants", "1", "en", "", (("status", "Status"),), base)
    rows = [
        RowVerdict(RowState.KNOWN, record_id, {"status": CellVerdict(Verdict.EDITED, was, text, was)})
        for (record_id, (was,)), text in zip(base.items(), after.split(), strict=True)
        if was != text
    ]
    return list(columns_elsewhere(origin, rows)) == ["status"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Kim Li Serik Rao", "Li Kim Rao Serik", True),
        ("Kim Li Serik Rao Sun", "Li Kim Rao Serik Roe", True),
        ("Kim Li Serik", "Li Kim Serik", False),
        ("Kim Li Serik Rao", "Ali Roe Kim Lee", False),
        ("Invited Accredited Invited Accredited", "Accredited Invited Accredited Invited", False),
    ],
)
def test_only_texts_that_tell_their_rows_and_stand_in_others_are_told(
    before: str, after: str, told: bool
) -> None:
    assert elsewhere(before, after) is told
