"""Anything is found from the command line, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_person_is_found_in_any_script(run: Run, sample: Path) -> None:
    answer = run("find", sample, "Куанышев", "doulat", "--kind", "people", "--json")
    (found,) = json.loads(answer.out)
    assert (answer.status, answer.err, found["kind"]) == (0, "", "people")
    assert "Kuanyshev" in found["name"]


def test_what_is_found_is_listed_with_its_kind(run: Run, sample: Path) -> None:
    lines = run("find", sample, "sixth", "youth", "council", "--kind", "meetings").out.splitlines()
    assert lines[2].startswith("Meetings  Sixth meeting of the CICA Youth Council")
    assert lines[-1] == "1 found"


def test_a_document_that_can_be_given_out_is_found(run: Run, sample: Path) -> None:
    found = json.loads(run("find", sample, "programme", "BC-6", "--kind", "documents", "--json").out)
    assert {"programme"} <= {each["document"] for each in found}


def test_nothing_found_is_no_fault(run: Run, sample: Path) -> None:
    answer = run("find", sample, "zzzxq")
    assert (answer.status, answer.out.splitlines()[-1]) == (0, "0 found")
