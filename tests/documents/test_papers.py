"""What agenda, programme, chair's programme and list of speakers say."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cica_events.documents.paper import Look, Paper, RowLook, Table
from cica_events.documents.paper_options import MAY_BE_PRINTED, PaperOptions
from cica_events.domain.agenda import Visibility
from cica_events.domain.issues import IssueStage
from cica_events.domain.programme_times import after
from cica_events.domain.sittings import SittingKind
from tests.documents.papers import (
    KEYS,
    LONG,
    OPENING,
    PLAN,
    SITTINGS,
    item,
    matches_golden,
    paper,
    plain,
    programme,
    sitting,
    speaker,
)

GOLDEN = Path(__file__).parents[1] / "golden" / "documents"
EVERYTHING = PaperOptions(audience=Visibility.SECRETARIAT, show=MAY_BE_PRINTED)
SECRETS = ("Staff matters", "Contracts", "Inner Circle", "budget line", "Water on the tables", "Host country")


def texts(found: Paper, *looks: Look) -> list[str]:
    """Return the texts of the lines of some looks, of all without."""
    return [each.text.replace("\u00a0", " ") for each in found.lines() if not looks or each.look in looks]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("key", KEYS)
def test_a_small_paper_says_what_its_golden_text_says(key: str, language: str) -> None:
    made = paper(key, replace(EVERYTHING, language=language))
    assert matches_golden(plain(made).replace(LONG, "[long] "), GOLDEN / f"{key}.{language}.txt")


@pytest.mark.parametrize("key", KEYS)
def test_what_is_for_the_secretariat_stays_there_unless_asked_for(key: str) -> None:
    usual = " ".join(texts(paper(key)))
    assert not [secret for secret in SECRETS if secret in usual]
    told = " ".join(texts(paper(key, EVERYTHING)))
    assert [secret for secret in SECRETS if secret in told]


@pytest.mark.parametrize("key", KEYS)
def test_internal_notes_are_never_printed_for_the_public(key: str) -> None:
    told = " ".join(texts(paper(key, replace(EVERYTHING, audience=Visibility.PUBLIC))))
    assert not [secret for secret in SECRETS if secret in told]


@pytest.mark.parametrize("key", KEYS)
def test_a_public_paper_holds_nothing_for_delegations(key: str) -> None:
    items = (replace(OPENING, visibility=Visibility.DELEGATIONS), PLAN)
    public = PaperOptions(audience=Visibility.PUBLIC)
    sittings = (sitting("Plenary", "09:00", 60, *items),)
    made = paper(key, public, **_given(key, items, sittings))
    assert "Opening of the meeting" not in " ".join(texts(made))


def _given(key: str, items: object, sittings: object) -> dict[str, object]:
    if key == "agenda":
        return {"items": items}
    return {"programme": programme(sittings)} if key in ("programme", "chair") else {}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("stage", "heading", "below"),
    [
        (None, "Draft agenda", ""),
        (IssueStage.PRELIMINARY, "Preliminary agenda", ""),
        (IssueStage.PROVISIONAL, "Provisional agenda", ""),
        (IssueStage.ANNOTATED, "Annotated agenda", ""),
        (IssueStage.REVISION, "Provisional agenda", "Revision 2"),
        (IssueStage.ADOPTED, "Agenda", "Adopted"),
    ],
)
def test_the_heading_says_how_far_the_agenda_has_come(
    stage: IssueStage | None, heading: str, below: str
) -> None:
    cover = paper("agenda", PaperOptions(stage=stage), revision=2).cover
    assert (cover.heading, cover.stage) == (heading, below)


def test_only_the_annotated_agenda_explains_its_items() -> None:
    plain_one = texts(paper("agenda", PaperOptions(stage=IssueStage.PROVISIONAL)))
    assert not [text for text in plain_one if "circulated" in text or "Expected" in text]
    annotated = texts(paper("agenda", PaperOptions(stage=IssueStage.ANNOTATED)))
    assert "The plan was circulated on 1 October." in annotated
    assert "Expected outcome: Adoption of the plan" in annotated
    assert "Documents: SOC/2024/2 Draft plan; SOC/2024/3 Note by the Secretariat" in annotated
    assert any(text.startswith("Introduced by: H.E. Mr. Erlan Qūanyshev, Deputy") for text in annotated)


def test_an_item_below_a_hidden_one_is_hidden() -> None:
    assert "Contracts" not in " ".join(texts(paper("agenda")))


def test_parallel_sessions_stand_under_one_heading_in_the_order_of_the_rooms() -> None:
    [table] = [block for block in paper("programme").blocks if isinstance(block, Table)]
    looks = [row.look for row in table.rows]
    assert looks.count(RowLook.BESIDE) == 3  # Finance, Energy and its item
    sessions = texts(paper("programme"), Look.SESSION, Look.PARALLEL)
    assert sessions.index("In parallel") < sessions.index("Finance") < sessions.index("Energy")


def test_sessions_that_follow_each_other_are_not_parallel() -> None:
    sittings = (sitting("One", "09:00", 60), sitting("Two", "10:00", 60))
    assert "In parallel" not in texts(paper("programme", programme=programme(sittings)))


def test_sessions_follow_each_other_in_the_hour_that_comes_twice() -> None:
    first = datetime(2024, 11, 3, 1, 30, tzinfo=ZoneInfo("America/New_York"))
    moments = [after(first, minutes) for minutes in (0, 20, 40, 60)]
    sittings = [
        replace(sitting(name, "01:30", 20), start=start, end=end)
        for name, start, end in (("One", *moments[:2]), ("Two", *moments[2:]))
    ]
    assert "In parallel" not in texts(paper("programme", programme=programme(sittings)))


def test_a_session_over_midnight_ends_on_the_next_day() -> None:
    assert "22:30–01:30 of the next day" in texts(paper("programme"), Look.TIME)


@pytest.mark.parametrize(("language", "words"), [("en", "Day 1"), ("ru", "День 1")])
def test_a_vague_date_gives_numbered_days(language: str, words: str) -> None:
    options = PaperOptions(language=language)
    assert texts(paper("programme", options, programme=programme(dated=False)), Look.DAY) == [words]


def test_a_programme_goes_without_speakers_and_times() -> None:
    bare = paper("programme", PaperOptions(show=frozenset()))
    assert not texts(bare, Look.SPEAKER, Look.TIME, Look.REMARK)
    assert all(len(row.cells) == 1 for block in bare.blocks if isinstance(block, Table) for row in block.rows)
    assert texts(bare, Look.SESSION) == texts(paper("programme"), Look.SESSION)


def test_who_declined_does_not_speak() -> None:
    for key in KEYS:
        told = texts(paper(key, PaperOptions(stage=IssueStage.ANNOTATED)))
        assert "Mr. Gone Away" not in " ".join(told)


def test_a_meeting_without_a_programme_says_so() -> None:
    empty = replace(programme(()), unscheduled=())
    assert texts(paper("programme", programme=empty)) == ["No sessions are planned yet."]
    assert texts(paper("agenda", items=())) == ["The agenda has no items yet."]


def test_an_agenda_without_sessions_still_gives_the_chair_a_script() -> None:
    alone = replace(programme(()), days=())
    assert "We turn to agenda item 7: “Left over”." in texts(paper("chair", programme=alone))


# The chair


def script(*sittings: object) -> list[str]:
    """Return what the chair says."""
    return texts(paper("chair", programme=programme(sittings)), Look.SPOKEN, Look.DIRECTION)  # type: ignore[arg-type]


def test_the_meeting_is_opened_once_at_its_opening_item() -> None:
    said = script(*SITTINGS)
    assert len([text for text in said if "declare open" in text]) == 1
    assert not [text for text in said if "agenda item 1:" in text]
    assert "I declare the Meeting of the CICA Senior Officials Committee closed." in said


def test_without_an_opening_item_the_first_session_opens_the_meeting() -> None:
    said = script(sitting("Plenary", "09:00", 60, PLAN), sitting("Later", "10:00", 60))
    assert "declare open" in said[1]
    assert said[-2].endswith("closed.")


def test_each_one_is_thanked_before_the_next_has_the_floor() -> None:
    said = script(*SITTINGS)
    name = "H.E. Mr. Erlan Qūanyshev"
    first = said.index(
        f"To introduce the item, I invite {name}, Deputy Minister of Foreign Affairs, Kazakhstan."
    )
    assert said[first + 1].startswith(f"I thank {name}. I give the floor to يوسف")
    assert said[first + 2].endswith("I give the floor to the delegation of Tajikistan.")
    assert said[first + 3] == "I thank the delegation of Tajikistan."


def test_a_pause_says_when_work_goes_on() -> None:
    coffee = sitting("", "08:30", 30, kind=SittingKind.BREAK)
    said = script(coffee, sitting("A", "09:00", 60), sitting("B", "10:00", 15, kind=SittingKind.BREAK),
                  sitting("C", "10:15", 60))  # fmt: skip
    assert [text for text in said if "break" in text] == ["We now break, and meet again at 10:15."]


def test_what_belongs_to_another_meeting_is_not_for_this_chair() -> None:
    forum = sitting("Forum", "09:00", 60, PLAN, own=False)
    assert script(forum) == []
    assert "H.E. Mr. Erlan Qūanyshev" in " ".join(texts(paper("chair", programme=programme((forum,)))))


def test_names_are_told_as_they_are_pronounced() -> None:
    assert texts(paper("chair"), Look.PRONOUNCED) == ["say: yer-LAHN kwah-nee-SHEV"]


def test_an_item_is_cited_by_its_whole_number() -> None:
    inner = item("(a)", "Budget", cited="2 (a)", depth=1)
    assert "We turn to agenda item 2 (a): “Budget”." in script(sitting("Plenary", "09:00", 60, inner))


# Speakers


def test_the_list_of_speakers_has_times_only_where_there_are_any() -> None:
    [table] = [block for block in paper("speakers").blocks if isinstance(block, Table)]
    assert len(table.widths) == 4
    assert texts(paper("speakers"), Look.FIGURE)[-1] == "15 min"


def test_a_topic_stands_in_quotation_marks() -> None:
    assert "“Trust {{ title }} & <b>peace</b>”" in texts(paper("speakers"))


def test_a_secretary_is_not_named_by_party_twice() -> None:
    from cica_events.documents.speaker_lines import function_of
    from cica_events.domain.participants import Capacity

    one = speaker(1, "Mr. A", function="Expert, CICA Secretariat", party="Секретариат")
    assert function_of(replace(one, capacity=Capacity.SECRETARIAT)) == "Expert, CICA Secretariat"
    assert function_of(replace(one, of_group=True)) == "Expert, CICA Secretariat"
    assert function_of(one).endswith("Секретариат")
