"""Each export against its golden grid, and read again by another reader than the one that wrote it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from cica_events.exports.export import Export, Provenance
from cica_events.exports.registry import all_exports
from cica_events.progress import silent
from tests.exports.examples import CHANGES, EXAMPLES, document
from tests.exports.grids import grid_of

GOLDEN = Path(__file__).parents[1] / "golden"
UPDATE = "CICA_UPDATE_GOLDEN"  # set it to write the grids anew, then read the difference


@pytest.mark.parametrize("export", all_exports(), ids=lambda export: str(export.key))
def test_an_export_writes_its_golden_grid(export: Export, tmp_path: Path) -> None:
    golden, path = GOLDEN / f"{export.key}.txt", tmp_path / f"list{export.suffix}"
    changes = CHANGES if export.key == "participants" else None
    provenance = Provenance(export.key, "meeting 1") if export.comes_back else None
    given = document(export.key, changes=changes, provenance=provenance)
    assert export.write(given, path, silent) == ()
    grid = grid_of(path)
    if UPDATE in os.environ:
        golden.write_text(grid, encoding="utf-8")
    assert grid.splitlines() == golden.read_text(encoding="utf-8").splitlines()


def test_no_golden_grid_is_left_without_its_export() -> None:
    keys = {export.key for export in all_exports()}
    assert keys == {path.stem for path in GOLDEN.glob("*.txt")} == set(EXAMPLES)


def test_another_reader_sees_the_same_participants(tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    columns = ("number", "party", "family_name", "position", "organization", "phone")
    export = next(export for export in all_exports() if export.key == "participants")
    export.write(document("participants", columns=columns), path, silent)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[0][0] == "Meeting of the CICA Senior Officials Committee"
    assert rows[5] == ["No.", "Delegation", "Family name", "Position", "Organization", "Phone"]
    assert rows[7] == [2, "Kazakhstan", "Қалиқызы", "", "", "0077172576510"]
    assert rows[8][3] == '=HYPERLINK("http://example.org")'
    assert rows[9][3:5] == ["-", "@CICA"]
    assert rows[10] == [5, "Secretariat", "#N/A", "", "", "12/12"]
