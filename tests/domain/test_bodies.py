"""What a body's file may say, and what is told where it says something else."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from cica_events.domain.agenda import ItemKind
from cica_events.domain.bodies import Body, BodyKind
from cica_events.domain.delegations import Group
from cica_events.domain.meetings import Format, NumberStyle
from cica_events.domain.participants import Capacity
from cica_events.domain.parties import Status
from cica_events.domain.sittings import SittingKind
from cica_events.errors import ValidationError

SOURCE = "YC.toml"


def described(**changes: Any) -> Body:
    """Return a youth council whose file differs by `changes`."""
    values = {
        "code": "YC",
        "name": {"en": "Youth Council", "ru": "Молодежный совет"},
        "ordinals": True,
        "last_known_ordinal": 6,
        "gender": "n",
        "title": {"en": "{Ordinal} meeting of the YC", "ru": "{Ordinal} заседание МС"},
        "plain_title": {"en": "Meeting of the YC in {year}", "ru": "Заседание МС"},
    }
    return Body.from_toml(values | changes, SOURCE)


def test_the_title_writes_the_ordinal_as_a_word_of_the_language() -> None:
    assert described().title(7, "en") == "Seventh meeting of the YC"
    assert described().title(7, "ru") == "Седьмое заседание МС"
    assert described(gender="m").title(7, "ru") == "Седьмой заседание МС"


def test_the_title_can_write_the_ordinal_in_lower_case_and_as_a_number() -> None:
    body = described(title={"en": "CICA's {ordinal} youth meeting (no. {number}, {year})"})
    assert body.title(6, "en", 2023) == "CICA's sixth youth meeting (no. 6, 2023)"


def test_the_plain_title_stands_in_without_an_ordinal() -> None:
    assert described().title(None, "en", 2024) == "Meeting of the YC in 2024"


def test_a_text_without_russian_is_shown_in_english() -> None:
    assert described(name={"en": "Youth Council"}).name.text("ru") == "Youth Council"


@pytest.mark.parametrize(
    ("held", "last_known", "ordinals", "following"),
    [
        ([], 6, True, 7),
        ([7, 8], 6, True, 9),
        ([3], None, True, 4),
        ([], 0, True, 1),
        ([], None, True, None),
        ([4], 6, False, None),
    ],
)
def test_the_next_ordinal_follows_what_was_held_and_what_is_known(
    held: list[int], last_known: int | None, ordinals: bool, following: int | None
) -> None:
    changes: dict[str, Any] = {"last_known_ordinal": last_known} if last_known is not None else {}
    values = {"code": "YC", "name": {"en": "Youth Council"}, "ordinals": ordinals, **changes}
    assert Body.from_toml(values, SOURCE).next_ordinal(held) == following


def test_the_agenda_template_is_read_with_its_sub_items() -> None:
    child = {"en": "Report for {year}", "kind": "information", "minutes": 10}
    body = described(
        agenda=[{"en": "Plan for {next_year}", "ru": "План на {next_year}", "children": [child]}]
    )
    (item,) = body.agenda
    assert (item.kind, item.minutes) == (ItemKind.DISCUSSION, None)
    assert item.text("en", 2023) == "Plan for 2024"
    assert item.text("ru", 2023) == "План на 2024"
    assert [(c.text("ru", 2023), c.kind, c.minutes) for c in item.children] == [
        ("Report for 2023", ItemKind.INFORMATION, 10)
    ]


def test_choices_times_and_tasks_are_read() -> None:
    body = described(
        kind="consultative",
        format="hybrid",
        start_time=time(9, 30),
        invited=["member", "observer"],
        groups=["secretariat", "media"],
        tasks=[{"en": "Send the invitations", "days_before": 60}],
    )
    assert body.kind is BodyKind.CONSULTATIVE
    assert body.format is Format.HYBRID
    assert body.start_time == time(9, 30)
    assert body.invited == (Status.MEMBER, Status.OBSERVER)
    assert body.groups == (Group.SECRETARIAT, Group.MEDIA)
    assert [(task.title.en, task.days_before) for task in body.tasks] == [("Send the invitations", 60)]


def test_a_body_may_limit_how_many_a_delegation_sends_in_each_capacity() -> None:
    assert described().limits == ()
    body = described(limits={"head": 1, "delegate": 3})
    assert body.limits == ((Capacity.HEAD, 1), (Capacity.DELEGATE, 3))


def test_a_document_symbol_takes_the_ordinal_or_else_the_year() -> None:
    body = described(symbol="YC/{ordinal}/{number}")
    assert body.symbol(3, 7, 2024) == "YC/7/3"
    assert body.symbol(3, None, 2024) == "YC/2024/3"
    assert described().symbol(3, 7, 2024) == ""


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"code": ""}, "code", "“code” must be a text"),
        ({"name": "Youth Council"}, "name", "“name” must be a text in each language"),
        ({"name": {"en": ""}}, "en", "YC.toml, name: “en” must be a text"),
        ({"name": {"en": "Council", "fr": "Conseil"}}, "fr", "“fr” is not known here. Known are: en, ru."),
        ({"rank": "first"}, "rank", "“rank” must be a whole number, 0 or more"),
        ({"rank": True}, "rank", "a whole number"),
        ({"last_known_ordinal": -1}, "last_known_ordinal", "a whole number, 0 or more"),
        ({"ordinals": "yes"}, "ordinals", "true or false"),
        ({"gender": "x"}, "gender", "one of m, f, n"),
        ({"start_time": "10:00"}, "start_time", "a time such as 10:00:00"),
        ({"invited": "member"}, "invited", "a list in square brackets"),
        ({"invited": ["members"]}, "invited", "one of member, observer, partner"),
        ({"languages": ["en", 2]}, "languages", "a list of texts"),
        ({"limits": 4}, "limits", "a table of numbers, such as { head = 1 }"),
        ({"limits": {"delegates": 3}}, "delegates", "YC.toml, limits: “delegates” is not known here"),
        ({"limits": {"delegate": "three"}}, "delegate", "“delegate” must be a whole number"),
        ({"agenda": ["Opening"]}, "agenda", "a list of tables"),
        ({"agenda": [{"en": "Opening"}, {"ru": "Закрытие"}]}, "en", "YC.toml, agenda 2: “en”"),
        (
            {"agenda": [{"en": "A", "children": [{"en": "B", "kind": "talk"}]}]},
            "kind",
            "agenda 1, children 1",
        ),
        ({"agenda": [{"en": "Plan of {country}"}]}, "en", "{year}, {next_year}"),
        ({"title": {"en": "{Ordinal"}}, "title", "braces that cannot be filled in"),
        ({"titel": {"en": "Meeting"}}, "titel", "“titel” is not known here"),
    ],
)
def test_a_fault_is_told_with_file_and_key(changes: dict[str, Any], field: str, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        described(**changes)
    assert caught.value.field == field
    assert caught.value.reason.startswith(SOURCE)
    assert words in caught.value.reason


def test_a_body_without_a_file_still_has_titles() -> None:
    body = Body.plain("XYZ")
    assert body.name.text("ru") == "XYZ"
    assert body.title(2, "en") == "Second meeting of XYZ"
    assert body.title(None, "ru") == "Заседание XYZ"
    assert body.invited == ()


AGENDA: list[dict[str, Any]] = [{"en": "Opening"}, {"en": "Plan for {next_year}"}]
OPENING: dict[str, Any] = {
    "en": "Opening",
    "ru": "Открытие",
    "kind": "opening",
    "start": time(10),
    "minutes": 30,
    "items": [1],
}
WORK: dict[str, Any] = {
    "en": "Work",
    "day": 2,
    "start": time(9, 30),
    "minutes": 60,
    "room": "Hall B",
    "items": [2],
}


def test_the_usual_programme_is_read_with_the_items_of_its_sessions() -> None:
    body = described(agenda=AGENDA, rooms=["Hall A", "Hall B"], programme=[OPENING, WORK])
    opening, work = body.programme
    assert (opening.kind, opening.day, opening.start, opening.minutes) == (
        SittingKind.OPENING,
        1,
        time(10),
        30,
    )
    assert (opening.text("ru", 2024), opening.room, opening.items) == ("Открытие", "", ("1",))
    assert (work.kind, work.day, work.room, work.items) == (SittingKind.PLENARY, 2, "Hall B", ("2",))
    assert [item.key for item in body.agenda] == ["1", "2"]
    assert body.rooms == ("Hall A", "Hall B")


def test_the_way_of_numbering_is_read() -> None:
    assert described(number_style="letters").number_style is NumberStyle.LETTERS
    assert described().number_style is NumberStyle.DECIMAL


@pytest.mark.parametrize(
    ("programme", "message"),
    [
        ([OPENING], "YC.toml: “programme” must name agenda item 2 in exactly one session."),
        (
            [OPENING, WORK | {"items": [1, 2]}],
            "YC.toml: “programme” must name agenda item 1 in exactly one session.",
        ),
        (
            [OPENING | {"items": [3]}],
            "YC.toml, programme 1: “items” must be a list of whole numbers from 1 to 2.",
        ),
        (
            [OPENING | {"items": ["1"]}],
            "YC.toml, programme 1: “items” must be a list of whole numbers from 1 to 2.",
        ),
        (
            [OPENING, WORK | {"room": "Hall C"}],
            "YC.toml, programme 2: “room” must be one of Hall A, Hall B.",
        ),
        (
            [OPENING | {"minutes": 0}],
            "YC.toml, programme 1: “minutes” must be a whole number from 1 to 1440.",
        ),
        (
            [OPENING | {"minutes": 1800}],
            "YC.toml, programme 1: “minutes” must be a whole number from 1 to 1440.",
        ),
        ([OPENING | {"day": 32}], "YC.toml, programme 1: “day” must be a whole number from 0 to 31."),
        (
            [OPENING | {"start": "10:00"}],
            "YC.toml, programme 1: “start” must be a time such as 10:00:00, without quotation marks.",
        ),
        ([{"en": "Opening", "minutes": 5}], "YC.toml, programme 1: “start” must be a time such as"),
        ([OPENING | {"kind": "party"}], "YC.toml, programme 1: “kind” must be one of opening, plenary"),
        ([OPENING | {"until": 3}], "YC.toml, programme 1: “until” is not known here."),
        ([OPENING | {"en": "In {jahr}"}], "YC.toml, programme 1: “en” has braces that cannot be filled in."),
        ("daily", "YC.toml: “programme” must be a list in square brackets."),
    ],
)
def test_what_is_wrong_with_a_programme_is_told_with_file_and_key(programme: Any, message: str) -> None:
    with pytest.raises(ValidationError) as refused:
        described(agenda=AGENDA, rooms=["Hall A", "Hall B"], programme=programme)
    assert refused.value.reason.startswith(message)
