"""States and organizations, and their status on a day."""

from __future__ import annotations

from datetime import date

import pytest

from cica_events.domain.dates import VagueDate
from cica_events.domain.parties import PartyKind, Status
from cica_events.errors import NotFoundError, ValidationError
from cica_events.services.editing import Cell
from cica_events.services.workspace import Workspace


@pytest.fixture
def party(workspace: Workspace) -> str:
    """The id of a State without a status."""
    return workspace.parties.add({"code": "NEW", "short_name": "Newland", "short_name_ru": "Новая Земля"})


def status(workspace: Workspace, party: str, day: date) -> Status | None:
    return next(row.status for row in workspace.parties.rows(day) if row.id == party)


def test_states_come_first_and_by_name(workspace: Workspace, party: str) -> None:
    rows = workspace.parties.rows()
    kinds = [row.kind for row in rows]
    assert kinds == sorted(kinds, key=lambda kind: kind is not PartyKind.STATE)
    states = [row.name for row in rows if row.kind is PartyKind.STATE]
    assert states == sorted(states)
    assert workspace.parties.choices() == [(row.id, row.name) for row in rows]


def test_a_status_holds_from_its_first_day_to_its_last(workspace: Workspace, party: str) -> None:
    workspace.affiliations.add(party, Status.OBSERVER, VagueDate.parse("2014"), VagueDate.parse("2023-06"))
    assert status(workspace, party, date(2013, 12, 31)) is None
    assert status(workspace, party, date(2014, 1, 1)) is Status.OBSERVER
    assert status(workspace, party, date(2023, 6, 30)) is Status.OBSERVER
    assert status(workspace, party, date(2023, 7, 1)) is None


def test_a_status_may_have_open_ends(workspace: Workspace, party: str) -> None:
    workspace.affiliations.add(party, Status.MEMBER)
    assert status(workspace, party, date.min) is status(workspace, party, date.max) is Status.MEMBER


def test_one_status_follows_the_other(workspace: Workspace, party: str) -> None:
    workspace.affiliations.add(party, Status.MEMBER, VagueDate.parse("2024-02-01"))
    workspace.affiliations.add(party, Status.OBSERVER, None, VagueDate.parse("2024-01-31"))
    assert [row.status for row in workspace.parties.affiliations(party)] == [Status.OBSERVER, Status.MEMBER]
    assert status(workspace, party, date(2024, 1, 31)) is Status.OBSERVER
    assert status(workspace, party, date(2024, 2, 1)) is Status.MEMBER


@pytest.mark.parametrize(
    ("since", "until"), [(None, None), ("2020", None), (None, "2020"), ("2015", "2016"), ("2013", "2030")]
)
def test_two_statuses_at_once_are_refused(
    workspace: Workspace, party: str, since: str | None, until: str | None
) -> None:
    workspace.affiliations.add(party, Status.OBSERVER, VagueDate.parse("2014"), VagueDate.parse("2020-05"))
    with pytest.raises(ValidationError, match="already is “observer”"):
        workspace.affiliations.add(
            party,
            Status.MEMBER,
            VagueDate.parse(since) if since else None,
            VagueDate.parse(until) if until else None,
        )
    assert len(workspace.parties.affiliations(party)) == 1


def test_a_status_that_ends_before_it_begins_is_refused(workspace: Workspace, party: str) -> None:
    with pytest.raises(ValidationError, match="ends before it begins"):
        workspace.affiliations.add(party, Status.MEMBER, VagueDate.parse("2024"), VagueDate.parse("2023"))
    one = workspace.affiliations.add(party, Status.MEMBER, VagueDate.parse("2024"))
    with pytest.raises(ValidationError):
        workspace.affiliations.edit([one], {"until": VagueDate.parse("2023")})


def test_names_are_those_of_the_language(workspace: Workspace, party: str) -> None:
    assert workspace.parties.book(in_language="ru").name(party) == "Новая Земля"
    assert workspace.parties.book(in_language="en").name(party) == "Newland"
    assert workspace.parties.book().name(None) == workspace.parties.book().name("no such party") == ""


def test_a_code_and_a_short_name_are_needed(workspace: Workspace) -> None:
    for values in ({"code": "A"}, {"short_name": "Aland"}):
        with pytest.raises(ValidationError):
            workspace.parties.add(values)


def test_those_with_a_status_are_found(workspace: Workspace, party: str) -> None:
    workspace.affiliations.add(party, Status.OBSERVER, VagueDate.parse("2024-01-10"))
    book = workspace.parties.book()
    assert book.status_on(party, date(2024, 1, 10)) is Status.OBSERVER
    assert book.status_on(party, date(2024, 1, 9)) is not Status.OBSERVER


def test_a_party_is_sorted_under_its_own_text_in_each_language(workspace: Workspace, party: str) -> None:
    workspace.parties.edit([party], {"sort_name": "Aaland", "sort_name_ru": "Ядран"})
    english, russian, kazakh = (workspace.parties.book(in_language=one) for one in ("en", "ru", "kk"))
    assert [book.sort_text(party) for book in (english, russian, kazakh)] == ["Aaland", "Ядран", "Newland"]
    assert english.in_order()[0].id == party
    assert [row.id for row in russian.in_order() if row.kind is PartyKind.STATE][-1] == party
    assert english.sort_text(None) == english.sort_text("no such party") == ""


def test_where_the_secretariat_has_no_usage_a_state_is_called_as_cldr_does(workspace: Workspace) -> None:
    netherlands = workspace.parties.add({"code": "NL", "short_name": "Netherlands"})
    korea = workspace.parties.add({"code": "KR", "short_name": "Republic of Korea", "short_name_kk": "Корея"})
    body = workspace.parties.add({"code": "EU", "short_name": "Union", "kind": PartyKind.ORGANIZATION})
    names = {
        language: [
            workspace.parties.book(in_language=language).name(one) for one in (netherlands, korea, body)
        ]
        for language in ("en", "ru", "kk", "xx")
    }
    assert names == {
        "en": ["Netherlands", "Republic of Korea", "Union"],
        "ru": ["Нидерланды", "Республика Корея", "Union"],
        "kk": ["Нидерланд", "Корея", "Union"],
        "xx": ["Netherlands", "Republic of Korea", "Union"],
    }


def test_two_statuses_at_once_are_refused_on_a_change_too(workspace: Workspace, party: str) -> None:
    observer = workspace.affiliations.add(party, Status.OBSERVER, None, VagueDate.parse("2020-12-31"))
    member = workspace.affiliations.add(party, Status.MEMBER, VagueDate.parse("2021-01-01"))
    for one, key, when, told in (
        (observer, "until", "2021-01-01", "member"),
        (observer, "until", None, "member"),
        (member, "since", "2020", "observer"),
    ):
        value = VagueDate.parse(when) if when else None
        with pytest.raises(ValidationError, match=f"already is “{told}”") as refused:
            workspace.affiliations.edit([one], {key: value})
        assert refused.value.field == key
    both = [
        Cell(observer, "until", VagueDate.parse("2021-05-31")),
        Cell(member, "since", VagueDate.parse("2021-06-01")),
    ]
    workspace.affiliations.edit_cells(both)
    assert status(workspace, party, date(2021, 5, 31)) is Status.OBSERVER
    assert status(workspace, party, date(2021, 6, 1)) is Status.MEMBER


def test_a_status_may_begin_in_the_year_in_which_another_ends(workspace: Workspace, party: str) -> None:
    workspace.affiliations.add(party, Status.OBSERVER, None, VagueDate.parse("2014"))
    workspace.affiliations.add(party, Status.MEMBER, VagueDate.parse("2014"))
    assert status(workspace, party, date(2013, 12, 31)) is Status.OBSERVER
    assert status(workspace, party, date(2014, 1, 1)) is Status.MEMBER


def test_a_status_rests_on_a_decision_in_words_and_on_an_outcome(
    workspace: Workspace, party: str, meeting: str
) -> None:
    outcome = workspace.outcomes.add(meeting, {"kind": "granted", "text": "Observer status to Newland"})
    workspace.outcomes.add(meeting, {"kind": "noted", "text": "the report"})
    one = workspace.affiliations.add(party, Status.OBSERVER, decision=" MC Decision 3 ", decided_by=outcome)
    [row] = workspace.parties.affiliations(party)
    assert (row.decision, row.decided_by_id) == ("MC Decision 3", outcome)
    [decision] = workspace.affiliations.decisions()
    assert (decision.id, decision.text, decision.meeting_id) == (
        outcome,
        "Observer status to Newland",
        meeting,
    )
    workspace.affiliations.rest_on(one, None)
    assert workspace.parties.affiliations(party)[0].decided_by_id is None
    with pytest.raises(NotFoundError):
        workspace.affiliations.rest_on(one, "no such outcome")
