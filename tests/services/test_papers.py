"""Agenda, programme, chair's programme and list of speakers of the meetings in a workspace."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cica_events.errors import InputError, NotFoundError
from cica_events.services.papers import IssueStage, Look, Paper, PaperOptions, Visibility
from cica_events.services.workspace import Workspace, open_workspace
from tests.programmes_of_2023 import PROGRAMMES


@pytest.fixture(scope="module")
def planned(
    template_of_2023: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Workspace, dict[str, str]]]:
    """The sample with the programmes of 2023, and the ids of their meetings by key."""
    path = shutil.copy(template_of_2023, tmp_path_factory.mktemp("papers") / "w.cica")
    with closing(open_workspace(path)) as workspace:
        yield workspace, {key: workspace.meetings.get(key).id for key in PROGRAMMES}


def said(paper: Paper, *looks: Look) -> list[str]:
    """Return the texts of the lines of some looks, of all without."""
    return [each.text.replace("\u00a0", " ") for each in paper.lines() if not looks or each.look in looks]


def test_every_meeting_has_every_paper_in_both_languages(planned: tuple[Workspace, dict[str, str]]) -> None:
    workspace, meetings = planned
    for meeting in meetings.values():
        for kind in workspace.papers.kinds():
            for language in ("en", "ru"):
                assert workspace.papers.content(meeting, kind.key, PaperOptions(language=language)).blocks


def test_sessions_of_the_meeting_held_together_stand_with_its_name(
    planned: tuple[Workspace, dict[str, str]],
) -> None:
    workspace, meetings = planned
    places = said(workspace.papers.content(meetings["BC-6"], "programme", PaperOptions()), Look.PLACE)
    assert [text for text in places if text.startswith("Eighth CICA Business Forum · ")]
    spoken = said(workspace.papers.content(meetings["BC-6"], "chair", PaperOptions()), Look.SPOKEN)
    assert not [text for text in spoken if "forum" in text.casefold()]


def test_an_item_under_one_for_the_secretariat_is_in_no_paper_for_delegations(
    planned: tuple[Workspace, dict[str, str]],
) -> None:
    workspace, meetings = planned
    meeting = meetings["YC-6"]
    opening = workspace.agenda.rows(meeting)[0]
    below = next(row for row in workspace.agenda.rows(meeting) if row.parent_id == opening.id)
    workspace.agenda.edit([opening.id], {"visibility": Visibility.SECRETARIAT})
    try:
        for kind in workspace.papers.kinds():
            assert below.title not in " ".join(
                said(workspace.papers.content(meeting, kind.key, PaperOptions()))
            )
        path = Path(workspace.address.path or "").with_name("agenda.docx")
        [notice] = workspace.papers.write(meeting, "agenda", path, PaperOptions()).notices
        assert notice.startswith("3 items are not for these readers")
    finally:
        workspace.history.undo()


def test_a_chair_who_declined_is_not_announced(planned: tuple[Workspace, dict[str, str]]) -> None:
    workspace, meetings = planned
    meeting = meetings["SOC-2023-12-12"]
    chair = next(row.chair_id for row in workspace.sittings.rows(meeting) if row.chair_id)
    for status in ("registered", "declined"):
        workspace.participants.edit([chair], {"status": status})
    try:
        for key in ("programme", "chair"):
            paper = workspace.papers.content(meeting, key, PaperOptions())
            assert "Bakayev" not in " ".join(said(paper, Look.PLACE))
    finally:
        workspace.history.undo()
        workspace.history.undo()
    assert "Bakayev" in " ".join(said(workspace.papers.content(meeting, "programme", PaperOptions())))


def test_an_issued_agenda_stays_as_it_was(planned: tuple[Workspace, dict[str, str]]) -> None:
    workspace, meetings = planned
    meeting = meetings["SOC-2023-12-12"]
    issue = workspace.agenda_versions.issue(meeting, IssueStage.PROVISIONAL, "S/1", "en")
    options = PaperOptions(issue_id=issue)
    before = workspace.papers.content(meeting, "agenda", options)
    assert (before.cover.heading, before.cover.symbol) == ("Provisional agenda", "S/1")
    row = workspace.agenda.rows(meeting)[0]
    workspace.agenda.edit([row.id], {"title": "Another title"})
    assert workspace.papers.content(meeting, "agenda", options) == before
    assert "Another title" in said(workspace.papers.content(meeting, "agenda", PaperOptions()))
    russian = workspace.papers.content(meeting, "agenda", replace(options, language="ru"))
    assert russian.cover.heading == "Предварительная повестка дня"
    last = workspace.papers.last_issue(meeting, IssueStage.PROVISIONAL)
    assert last is not None
    assert last.id == issue


def test_issue_and_file_come_together_or_not_at_all(
    planned: tuple[Workspace, dict[str, str]], tmp_path: Path
) -> None:
    workspace, meetings = planned
    meeting = meetings["BF-8"]
    options = PaperOptions(stage=IssueStage.ADOPTED, symbol="A/1")
    own = tmp_path / "templates"
    own.mkdir()
    (own / "agenda.docx").write_bytes(b"no document")
    refusing = Workspace(workspace.database, templates_folder=own)
    with pytest.raises(InputError):
        refusing.papers.hand_out(meeting, tmp_path / "agenda.docx", options)
    assert workspace.agenda_versions.issues(meeting) == []
    assert not (tmp_path / "agenda.docx").exists()
    workspace.papers.hand_out(meeting, tmp_path / "agenda.docx", options)
    [issue] = workspace.agenda_versions.issues(meeting)
    assert (issue.stage, issue.symbol) == (IssueStage.ADOPTED, "A/1")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (PaperOptions(language="fr"), "not in “fr”"),
        (PaperOptions(show=frozenset({"shoes"})), "“shoes”"),
        (PaperOptions(stage=IssueStage.FINAL), "one of these"),
    ],
)
def test_options_that_do_not_exist_are_refused(
    options: PaperOptions, words: str, planned: tuple[Workspace, dict[str, str]], tmp_path: Path
) -> None:
    workspace, meetings = planned
    with pytest.raises(InputError, match=words):
        workspace.papers.write(meetings["BC-6"], "agenda", tmp_path / "a.pdf", options)
    assert list(tmp_path.iterdir()) == []


def test_a_paper_or_meeting_that_does_not_exist_is_refused(
    planned: tuple[Workspace, dict[str, str]], tmp_path: Path
) -> None:
    workspace, meetings = planned
    with pytest.raises(NotFoundError, match="“poster”"):
        workspace.papers.content(meetings["BC-6"], "poster", PaperOptions())
    with pytest.raises(NotFoundError):
        workspace.papers.content("nothing", "agenda", PaperOptions())
    with pytest.raises(InputError, match=r"\.docx or \.pdf"):
        workspace.papers.write(meetings["BC-6"], "agenda", tmp_path / "agenda.txt", PaperOptions())
