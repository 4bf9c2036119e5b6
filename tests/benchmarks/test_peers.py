"""Comparisons with peers: ratios and missing ones are told, their tables find their place on the page."""

from __future__ import annotations

from math import isnan, nan
from pathlib import Path

import pytest

from benchmarks import peer_reading, peer_writing, run
from benchmarks.figures import Figure, markdown, table
from benchmarks.page import fill_in, taken
from benchmarks.peers import MISSING, against


def test_each_took_so_many_times_the_floor_round_by_round() -> None:
    floor, ours, other = against("floor", {"floor": [1, 2], "ours": [2, 6], "other": []}, {"ours": 2.0})
    assert (floor.value, ours.value, ours.kept) == (1.0, 2.5, False)
    assert isnan(other.value)
    assert other.kept
    assert MISSING in table("Peers", [floor, ours, other])


def test_figures_of_several_columns_stand_side_by_side() -> None:
    figures = [
        Figure("opened", 3, "ms", column="100 people"),
        Figure("opened", 4, "ms", column="1,000 people"),
        Figure("found", nan, "ms", column="1,000 people"),
    ]
    assert markdown("Growth", figures).splitlines()[2:] == [
        "| | 100 people | 1,000 people |",
        "|---|--:|--:|",
        "| opened | 3.0 ms | 4.0 ms |",
        "| found | – | – |",
    ]


def test_a_table_takes_its_place_on_the_page_and_no_other(tmp_path: Path) -> None:
    page = tmp_path / "speed.md"
    page.write_text("a\n<!-- one -->\nold\n<!-- /one -->\nb\n<!-- two -->\n<!-- /two -->\n", encoding="utf-8")
    fill_in(page, "one", "new \\1")
    assert page.read_text("utf-8").startswith("a\n<!-- one -->\nnew \\1\n<!-- /one -->\nb\n<!-- two -->\n")
    with pytest.raises(ValueError, match="no place for three"):
        fill_in(page, "three", "")


def test_the_page_has_a_place_for_each_comparison_and_each_is_there() -> None:
    page = run.PAGE.read_text("utf-8")
    for name in run.PEERS:
        assert page.count(f"<!-- {name} -->") == page.count(f"<!-- /{name} -->") == 1
        assert Path(run.__file__).with_name(f"{name}.py").exists()
    assert "processors" in taken("peers")


@pytest.mark.parametrize("writer", ["whole", "rows_alone", "openpyxl_streaming", "openpyxl"])
def test_every_peer_writes_the_same_list_and_every_peer_reads_it(writer: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    peer_writing.PEERS[writer](path, 12)()
    for reader in ("calamine", "openpyxl", "openpyxl_streaming"):
        found = peer_reading.PEERS[reader](path)()
        assert found == 13 or writer == "whole"
        assert found >= 13
