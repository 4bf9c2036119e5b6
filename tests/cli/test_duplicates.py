"""The list of those who stand in the directory twice, for people and for programs."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

from cica_events.services.workspace import open_workspace
from tests.cli.conftest import Run


def add(sample: Path, given_name: str, family_name: str) -> str:
    with closing(open_workspace(sample)) as workspace:
        return workspace.people.add({"given_name": given_name, "family_name": family_name})


def test_the_sample_holds_nobody_twice(run: Run, sample: Path) -> None:
    answer = run("duplicates", sample, "--json")
    assert (answer.status, json.loads(answer.out), answer.err) == (0, [], "")
    assert run("duplicates", sample).out.splitlines()[-1] == "0 pairs"


def test_every_spelling_of_the_digest_is_listed_with_score_and_reason(run: Run, sample: Path) -> None:
    for given, family in (
        ("Adel", "Aladaileh"),
        ("Doulat", "Kuanyshiev"),
        ("Zhang", "Ming"),
        ("Tae Ick", "Cho"),
    ):
        add(sample, given, family)
    pairs = json.loads(run("duplicates", sample, "--json").out)
    assert len(pairs) == 4
    (kuanyshev,) = [
        pair for pair in pairs if "Kuanyshev" in pair["one"]["name"] or "Kuanyshev" in pair["other"]["name"]
    ]
    assert set(kuanyshev) == {"one", "other", "score", "reason"}
    assert kuanyshev["reason"] == "The family name is spelt differently"
    assert 70 <= kuanyshev["score"] <= 100
    known = next(kuanyshev[key] for key in ("one", "other") if kuanyshev[key]["party"])
    assert known | {"id": ""} == {
        "id": "",
        "name": "H.E. Ambassador Doulat Kuanyshev",
        "position": "Expert in the military-political dimension",
        "party": "Kazakhstan",
    }


def test_people_read_aligned_columns_in_their_language(run: Run, sample: Path) -> None:
    add(sample, "Дәулет", "Қуанышев")
    lines = run("duplicates", sample).out.splitlines()
    assert lines[0].split() == ["Score", "Name", "Position", "Name", "Position", "Why"]
    assert lines[2].endswith("Same name in another script")
    assert lines[-1] == "1 pair"
