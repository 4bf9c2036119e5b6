"""The exports and the columns that they offer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cica_events.errors import InputError, NotFoundError
from cica_events.exports.registry import all_exports, find_export


def test_the_registry_finds_every_export_module() -> None:
    modules = (Path(__file__).parents[2] / "cica_events" / "exports").glob("*_xlsx.py")
    assert [export.key for export in all_exports()] == sorted(
        path.stem.removesuffix("_xlsx") for path in modules
    )


def test_an_unknown_export_is_refused() -> None:
    with pytest.raises(NotFoundError, match="badges"):
        find_export("badges")


def test_columns_come_in_the_order_in_which_they_are_named() -> None:
    columns = find_export("participants").columns(["phone", "family_name"])
    assert [field.key for field in columns] == ["phone", "family_name"]


def test_the_usual_columns_are_columns_that_may_be_chosen() -> None:
    for export in all_exports():
        assert tuple(field.key for field in export.columns()) == export.default


@pytest.mark.parametrize(
    ("columns", "words"),
    [(["phone", "shoes"], "“shoes”.*phone"), ([], "at least one"), (["phone", "phone"], "twice")],
)
def test_columns_that_make_no_table_are_refused(columns: list[str], words: str) -> None:
    with pytest.raises(InputError, match=words):
        find_export("participants").columns(columns)


def test_listing_the_exports_does_not_load_openpyxl() -> None:
    program = (
        "import sys\n"
        "from cica_events.exports.registry import all_exports\n"
        "all_exports()\n"
        "print('openpyxl' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "False"
