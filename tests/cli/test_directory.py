"""States and organizations on a day, and the people of the directory."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.services.workspace import open_workspace
from tests.cli.conftest import Run


def parties(run: Run, sample: Path, day: str, *more: str) -> dict[str, dict[str, Any]]:
    answer = run("parties", sample, "--on", day, "--json", *more)
    assert (answer.status, answer.err) == (0, "")
    return {party["code"]: party for party in json.loads(answer.out)}


@pytest.mark.parametrize(("day", "observers"), [("2023-12-01", 9), ("2023-12-25", 9), ("2023-12-31", 10)])
def test_observer_states_are_counted_on_the_day(run: Run, sample: Path, day: str, observers: int) -> None:
    counts = Counter(party["section"] for party in parties(run, sample, day).values())
    assert counts["observer-states"] == observers
    assert counts["member-states"] == 28


def test_saudi_arabia_becomes_an_observer_on_the_day_it_was_granted(run: Run, sample: Path) -> None:
    before, after = (parties(run, sample, day)["SA"] for day in ("2023-12-12", "26 December 2023"))
    assert (before["status"], before["since"], before["section"]) == (None, None, "other-states")
    assert after == before | {"status": "observer", "since": "2023-12-26", "section": "observer-states"}
    assert set(after) == {
        "id", "code", "kind", "short_name", "formal_name", "status", "since", "section",
    }  # fmt: skip
    assert (after["kind"], after["formal_name"]) == ("state", "Kingdom of Saudi Arabia")


def test_parties_stand_in_protocol_order_named_as_the_secretariat_does(run: Run, sample: Path) -> None:
    found = list(parties(run, sample, "2024-01-01").values())
    assert [party["section"] for party in found[26:30]] == ["member-states"] * 2 + ["observer-states"] * 2
    names = [party["short_name"] for party in found[:28]]
    assert names == sorted(names)
    assert {"Republic of Korea", "Türkiye", "Viet Nam"} <= set(names)
    russian = parties(run, sample, "2024-01-01", "--language", "ru")
    assert (russian["KR"]["short_name"], russian["KR"]["formal_name"]) == (
        "Республика Корея",
        "Республика Корея",
    )


@pytest.mark.parametrize(
    "day", ["December 2023", "2023", "31 November 2023", "2023-12-12/2023-12-13", "soon", ""]
)
def test_what_is_no_single_day_is_refused_in_words(run: Run, sample: Path, day: str) -> None:
    answer = run("parties", sample, "--on", day, "--json")
    assert (answer.status, answer.out) == (1, "")
    assert answer.err.strip()
    assert "Traceback" not in answer.err


def test_people_read_the_parties_as_a_table(run: Run, sample: Path) -> None:
    lines = run("parties", sample, "--on", "2023-12-12", "--language", "ru").out.splitlines()
    assert any(line.startswith("KZ") and "Казахстан" in line for line in lines)
    assert len(lines) == 2 + 60 + 1


def test_people_come_by_the_names_of_the_catalogue_without_what_is_sensitive(run: Run, sample: Path) -> None:
    workspace = open_workspace(sample)
    try:
        someone = workspace.people.rows()[0].id
        values = {"passport_number": "N1234567", "email": "a@example.org", "dietary": "no nuts"}
        workspace.people.edit([someone], values)
    finally:
        workspace.close()
    people = {one["id"]: one for one in json.loads(run("people", sample, "--json").out)}
    assert people[someone]["email"] == "a@example.org"
    assert {"given_name", "family_name", "party", "position", "phone"} <= set(people[someone])
    assert not {"passport_number", "birth_date", "dietary"} & set(people[someone])
    asked = {one["id"]: one for one in json.loads(run("people", sample, "--json", "--sensitive").out)}
    assert asked[someone]["passport_number"] == "N1234567"
    assert asked[someone]["dietary"] == "no nuts"
    assert set(people[someone]) < set(asked[someone])


def test_people_are_listed_by_family_name(run: Run, sample: Path) -> None:
    lines = run("people", sample).out.splitlines()
    assert lines[0].startswith("Name")
    assert any("Bakayev" in line and "Kazakhstan" in line for line in lines)
    assert lines[-1].endswith(" people")


def test_people_are_listed_in_the_order_of_the_window_whatever_the_case_and_accents(
    run: Run, sample: Path
) -> None:
    workspace = open_workspace(sample)
    try:
        workspace.people.remove([row.id for row in workspace.people.rows() if not row.meetings])
        for name in ("zhuravlyov", "Éluard", "Room 10", "eluard", "Room 9", "Zhang-Li"):
            workspace.people.add({"family_name": name})
    finally:
        workspace.close()
    found = [one["family_name"] for one in json.loads(run("people", sample, "--json").out)]
    mine = ("eluard", "Éluard", "Room 9", "Room 10", "Zhang-Li", "zhuravlyov")
    assert [name for name in found if name in mine] == list(mine)


def test_a_state_stands_in_a_list_where_its_status_on_the_day_puts_it(run: Run, sample: Path) -> None:
    workspace = open_workspace(sample)
    try:
        saudi_arabia = next(row.id for row in workspace.parties.rows() if row.code == "SA")
        plan = workspace.meetings.plan("SOC", VagueDate.parse("2024-06-18"))
        keys = ["SOC-2023-12-12", workspace.meetings.get(workspace.meetings.create(plan)).key]
        for key in keys:
            meeting = workspace.meetings.get(key).id
            workspace.participants.add(meeting, {"party": saudi_arabia, "family_name": "Alsaud"})
    finally:
        workspace.close()
    found = [json.loads(run("participants", sample, key, "--json").out) for key in keys]
    sections = [one["section"] for people in found for one in people if one["family_name"] == "Alsaud"]
    assert sections == ["other-states", "observer-states"]
