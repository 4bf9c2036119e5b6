"""What is said of the columns of a list that are not taken in."""

from __future__ import annotations

from pathlib import Path

from cica_events.services.workspace import Workspace
from tests.services import lists_for_meeting
from tests.services.planned import planned_from

beginning, meeting = lists_for_meeting.beginning, lists_for_meeting.meeting


def test_every_filled_column_that_is_not_taken_is_told_and_no_other(
    workspace: Workspace, meeting: str, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "No.,Family name,Country,Password,API token,Hotel,Flight,Remark\n"
        "1,Kim,China,secret,,Hilton,KC 1,\n2,Lee,China,hidden,,,KC 2,\n",
        "utf-8",
    )
    told = planned_from(workspace.imports, meeting, path).notices
    assert any("“Password”" in notice and "never taken" in notice for notice in told)
    assert any("“Hotel”, “Flight”" in notice and "no field for them" in notice for notice in told)
    assert not any(name in notice for notice in told for name in ("API token", "Remark", "“No.”"))


def test_what_the_directory_has_a_field_for_is_taken_under_its_usual_headings(
    workspace: Workspace, meeting: str, tmp_path: Path
) -> None:
    headings = {
        "Citizenship": ("China", "nationality"),
        "Passport No.": ("E1234567", "passport_number"),
        "Passport expiry date": ("01.02.2030", "passport_expires"),
        "Дата рождения": ("14.03.1980", "birth_date"),
        "Dietary requirements": ("halal", "dietary"),
        "Special needs": ("wheelchair", "access_needs"),
    }
    path = tmp_path / "list.csv"
    texts = ",".join(text for text, _key in headings.values())
    path.write_text(f"Family name,Country,{','.join(headings)}\nKim,China,{texts}\n", "utf-8")
    plan = planned_from(workspace.imports, meeting, path)
    taken = {column.heading: column.field for column in plan.columns if not column.doubtful}
    assert taken == {"Family name": "family_name", "Country": "party"} | {
        heading: key for heading, (_text, key) in headings.items()
    }
    assert plan.problems == ()
