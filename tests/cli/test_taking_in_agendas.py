"""Taking in a list of agenda items by command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

MEETING = "YC-6"
LIST = "Draft agenda\nNo.,Agenda item,Duration\n1,Opening of the fair,10 min\n(a),Welcome,5\n2,,15\n"


def test_a_list_of_agenda_items_is_looked_at_and_taken_in(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "agenda.csv"
    path.write_text(LIST, "utf-8")
    before = run("agenda", sample, MEETING).out
    preview = run("import", "agenda", sample, MEETING, path, "--preview", "--json")
    document = json.loads(preview.out)
    assert [column["field"] for column in document["columns"]] == ["number", "title", "duration"]
    assert (document["created"], [problem["row"] for problem in document["problems"]]) == (2, [5])
    assert run("agenda", sample, MEETING).out == before
    answer = run("import", "agenda", sample, MEETING, path)
    assert answer.status == 0
    assert "The title is missing" in answer.out
    after = json.loads(run("agenda", sample, MEETING, "--json").out)
    (opening,) = [item for item in after if item["title"] == "Opening of the fair"]
    (welcome,) = [item for item in after if item["title"] == "Welcome"]
    assert welcome["number"] == f"{opening['number']}.1"
    assert run("undo", sample).status == 0
    assert run("agenda", sample, MEETING).out == before


def test_an_agenda_handed_out_comes_back_unchanged(run: Run, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "agenda.xlsx"
    assert run("export", "agenda", sample, MEETING, path).status == 0
    document = json.loads(run("import", "agenda", sample, MEETING, path, "--json").out)
    assert (document["created"], document["updated"], document["problems"]) == (0, 0, [])
    assert document["rows"] == document["skipped"] > 0
