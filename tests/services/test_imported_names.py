"""What becomes of titles, posts and remarks that stand beside a name in a list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from cica_events.services.import_plan import Action
from cica_events.services.planned_rows import PlannedRow
from cica_events.services.whole_names import parted
from cica_events.services.workspace import Workspace
from tests.services import lists_for_meeting
from tests.services.planned import planned_from, told

HEADINGS = ("Name", "Title", "Country", "Position")


beginning = lists_for_meeting.beginning


def read(workspace: Workspace, folder: Path, *rows: Sequence[Any]) -> tuple[PlannedRow, ...]:
    book = Workbook()
    for row in (HEADINGS, *rows):
        book.active.append(list(row))  # type: ignore[union-attr]
    book.save(folder / "list.xlsx")
    meeting = workspace.meetings.create(workspace.meetings.plan("YC", None))
    return planned_from(workspace.imports, meeting, folder / "list.xlsx").rows


def titles(row: PlannedRow) -> tuple[str, ...]:
    return tuple(row.values.get(key, "") for key in ("honorific", "courtesy", "rank"))


def test_titles_of_the_name_and_of_their_own_column_are_joined(workspace: Workspace, tmp_path: Path) -> None:
    rows = read(
        workspace,
        tmp_path,
        ("H.H. Sheikh Khalid AL THANI", "Dr.", "UAE", ""),
        ("Mr. Serik AKHMETOV", "Lieutenant-General", "KZ", ""),
        ("H.E. Mr. Ivan IVANOV", "H.E. Mr", "RU", ""),
        ("Dr. Ivan PETROV", "", "RU", ""),
        ("Ivan SIDOROV", "Mr.", "RU", ""),
        ("HE ZHANG Xiao", "Mr.", "CN", ""),
    )
    assert [titles(row) for row in rows] == [
        ("H.H.", "", "Sheikh Dr."),
        ("", "Mr.", "Lieutenant-General"),
        ("H.E.", "Mr.", ""),
        ("", "", "Dr."),
        ("", "Mr.", ""),
        ("HE", "Mr.", ""),
    ]


def test_a_title_without_a_name_is_refused_in_words(workspace: Workspace, tmp_path: Path) -> None:
    rows = read(workspace, tmp_path, ("H.E. Mr.", "", "KZ", ""), ("Dr", "", "KZ", "Adviser"))
    assert [[problem.message for problem in row.problems] for row in rows] == [
        ["There is no name, only a title."],
        ["There is no name, only a title."],
    ]


def test_a_post_behind_the_name_becomes_position_or_else_rank(workspace: Workspace, tmp_path: Path) -> None:
    post = "Ambassador Extraordinary and Plenipotentiary"
    first, second, third = read(
        workspace,
        tmp_path,
        (f"YAMADA Taro, {post}", "Mr.", "KZ", ""),
        (f"YAMADA Jiro, {post}", "Mr.", "KZ", "Head of mission"),
        ("YAMADA Saburo, Head of mission", "Mr.", "KZ", "Head of Mission"),
    )
    assert (first.values["family_name"], first.values["given_name"]) == ("YAMADA", "Taro")
    assert (first.values["position"], titles(first)) == (post, ("", "Mr.", ""))
    assert told(first) == (f"“{post}” behind the name was taken for the position: check it.",)
    assert (second.values["position"], titles(second)) == ("Head of mission", ("", "Mr.", post))
    assert told(second) == (f"“{post}” behind the name was taken for the rank or title: check it.",)
    assert (third.values["given_name"], titles(third), third.doubts) == ("Saburo", ("", "Mr.", ""), ())


def test_a_remark_that_somebody_is_to_be_confirmed_is_left_out_and_told(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = read(
        workspace,
        tmp_path,
        ("Mr. Ivan IVANOV (TBC)", "", "KZ", ""),
        ("(tbd) Petr PETROV", "", "KZ", ""),
        ("TBC", "", "KZ", ""),
        ("Oleg TBCHENKO", "", "KZ", ""),
    )
    assert [row.values.get("family_name") for row in rows] == ["IVANOV", "PETROV", None, "TBCHENKO"]
    assert told(rows[0]) == ("“(TBC)” is no part of the name and was left out: check it.",)
    assert [len(row.doubts) for row in rows] == [1, 1, 1, 0]
    assert rows[2].action is Action.REFUSE


def test_a_post_typed_behind_a_name_is_no_name_either() -> None:
    name = parted("Mr. YAMADA Taro, Deputy Minister")
    assert name is not None
    assert (name.given_name, name.courtesy, name.rank) == ("Taro", "Mr.", "Deputy Minister")
    assert not name.sure
    assert parted("H.E. Mr.") is None
