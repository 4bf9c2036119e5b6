"""Exports as separated text."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from cica_events.domain.guarded_texts import unguarded
from cica_events.domain.origins import Header, unmarked
from cica_events.errors import Cancelled
from cica_events.exports.export import Provenance
from cica_events.exports.registry import find_export
from cica_events.progress import silent
from tests.exports.examples import document, participant
from tests.exports.test_golden import GOLDEN, UPDATE

COLUMNS = ("number", "party", "family_name", "position", "=Room", "phone", "status")


def written(folder: Path, key: str, language: str = "en", **more: object) -> Path:
    path = folder / "list.csv"
    columns = COLUMNS if key == "participants" else None
    provenance = Provenance(key, "meeting1") if find_export(key).comes_back else None
    given = document(key, language=language, columns=columns, provenance=provenance, **more)
    assert find_export(key).write(given, path, silent) == ()
    return path


@pytest.mark.parametrize("key", ["participants", "agenda", "delegations", "programme"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_an_export_writes_its_golden_text(key: str, language: str, tmp_path: Path) -> None:
    golden, found = GOLDEN / f"{key}.{language}.csv", written(tmp_path, key, language).read_bytes()
    if UPDATE in os.environ:
        golden.write_bytes(found)
    assert found == golden.read_bytes()


def test_no_golden_text_is_left_without_its_export() -> None:
    keys = ("participants", "agenda", "delegations", "programme")
    assert {path.name for path in GOLDEN.glob("*.csv")} == {
        f"{key}.{code}.csv" for key in keys for code in ("en", "ru")
    }


def test_excel_of_each_language_finds_its_encoding_and_separator(tmp_path: Path) -> None:
    for language, separator in (("en", ","), ("ru", ";")):
        content = written(tmp_path, "participants", language).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.splitlines()[0].count(separator.encode()) >= len(COLUMNS)


def test_no_cell_is_a_formula_and_each_can_be_restored(tmp_path: Path) -> None:
    texts = ["=1+1", "+7 777", "-1", "@x", "'=1", "'s-Hertogenbosch", "two\nlines", 'a "b", c; d', "007"]
    rows = [participant(family_name=text) for text in texts]
    path = tmp_path / "list.csv"
    find_export("participants").write(document("participants", rows, ["family_name"]), path, silent)
    with path.open(encoding="utf-8-sig", newline="") as file:
        found = [row[0] for row in csv.reader(file)][1:]
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in found)
    assert [unguarded(text) for text in found] == texts


def test_the_last_column_says_whose_rows_they_are(tmp_path: Path) -> None:
    with written(tmp_path, "participants").open(encoding="utf-8-sig", newline="") as file:
        headings, first, *_rest = csv.reader(file)
    header = Header.from_heading(headings[-1])
    assert [key for key, _heading in header.columns] == [key for key in COLUMNS if key != "=Room"]
    assert unmarked(first[-1], len(header.columns))[0] == "participant 1"


def test_a_text_that_is_not_to_come_back_has_no_such_column(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    find_export("participants").write(document("participants", columns=["phone"]), path, silent)
    assert path.read_text("utf-8-sig").splitlines()[0] == "Phone"


def test_a_cancelled_text_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled("stopped")

    rows = [participant(number=at) for at in range(250)]
    with pytest.raises(Cancelled):
        find_export("participants").write(document("participants", rows), tmp_path / "list.csv", stop)
    assert list(tmp_path.iterdir()) == []
