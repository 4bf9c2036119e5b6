"""The bodies that come with the application, and those that an office adds."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cica_events.domain.agenda import ItemKind
from cica_events.domain.agenda_templates import AgendaTemplateItem
from cica_events.domain.bodies import Body
from cica_events.domain.parties import Status
from cica_events.domain.sittings import SittingKind
from cica_events.queries.bodies import BodyCatalogue

IN_RANK = [
    "SUMMIT", "MC", "SOC", "SWG", "EXP", "MIN-ENV", "YC", "BC", "BF",
    "TTF", "FS", "CSC", "PNLU", "RALLY", "CBM", "REP", "BIL", "CER",
]  # fmt: skip

COUNCIL = """
code = "{code}"
rank = {rank}
name = {{ en = "{name}" }}
"""


@pytest.fixture(scope="module")
def catalogue() -> BodyCatalogue:
    """The bodies of the application."""
    return BodyCatalogue.load()


def test_the_bodies_come_in_the_order_of_their_rank(catalogue: BodyCatalogue) -> None:
    assert [body.code for body in catalogue] == IN_RANK
    assert len(catalogue) == len(IN_RANK)


@pytest.mark.parametrize(
    ("code", "ordinal", "english", "russian"),
    [
        ("SUMMIT", 7, "Seventh CICA Summit", "Седьмой Саммит СВМДА"),
        ("YC", 7, "Seventh meeting of the CICA Youth Council", "Седьмое заседание Молодежного совета СВМДА"),
        (
            "BC",
            6,
            "Sixth Plenary Session of the CICA Business Council",
            "Шестое пленарное заседание Делового совета СВМДА",
        ),
        ("BF", 8, "Eighth CICA Business Forum", "Восьмой Бизнес-форум СВМДА"),
        (
            "SOC",
            None,
            "Meeting of the CICA Senior Officials Committee",
            "Заседание Комитета старших должностных лиц СВМДА",
        ),
    ],
)
def test_titles_are_those_that_the_secretariat_uses(
    catalogue: BodyCatalogue, code: str, ordinal: int | None, english: str, russian: str
) -> None:
    assert catalogue.get(code).title(ordinal, "en", 2023) == english
    assert catalogue.get(code).title(ordinal, "ru", 2023) == russian


@pytest.mark.parametrize(
    ("code", "following"), [("SUMMIT", 7), ("YC", 7), ("BC", 7), ("BF", 9), ("SOC", None)]
)
def test_an_ordinal_series_goes_on_where_the_facts_end(
    catalogue: BodyCatalogue, code: str, following: int | None
) -> None:
    assert catalogue.get(code).next_ordinal([]) == following


def test_who_is_invited_depends_on_the_body(catalogue: BodyCatalogue) -> None:
    assert catalogue.get("SOC").invited == (Status.MEMBER, Status.OBSERVER)
    assert catalogue.get("YC").invited == (Status.MEMBER, Status.OBSERVER)
    assert catalogue.get("SWG").invited == (Status.MEMBER,)
    assert [body.code for body in catalogue if not body.invited] == ["REP", "BIL", "CER"]


def test_the_senior_officials_prepare_the_coming_year(catalogue: BodyCatalogue) -> None:
    agenda = catalogue.get("SOC").agenda
    titles = [item.text("en", 2023) for item in agenda]
    assert titles[0] == "Opening of the meeting"
    assert "Budget of the CICA Secretariat for 2024" in titles
    assert titles[-1] == "Closing of the meeting"
    assert agenda[0].kind is ItemKind.PROCEDURAL


def test_every_text_of_the_catalogue_is_there_in_russian(catalogue: BodyCatalogue) -> None:
    missing = [
        (body.code, wording.en)
        for body in catalogue
        for wording in (
            body.name,
            body.short_name,
            body.title_pattern,
            body.plain_title,
            *(task.title for task in body.tasks),
            *(item.title for item in _items(body.agenda)),
        )
        if not wording.ru
    ]
    assert missing == []


def test_sub_items_of_the_templates_fill_the_time_of_their_item(catalogue: BodyCatalogue) -> None:
    uneven = [
        (body.code, item.title.en)
        for body in catalogue
        for item in _items(body.agenda)
        if item.children and sum(child.minutes or 0 for child in item.children) != item.minutes
    ]
    assert uneven == []


def test_time_zones_exist(catalogue: BodyCatalogue) -> None:
    assert {ZoneInfo(body.time_zone).key for body in catalogue} == {"Asia/Almaty"}


def test_an_unknown_body_is_plain_but_there(catalogue: BodyCatalogue) -> None:
    assert catalogue.known("SOC")
    assert not catalogue.known("XYZ")
    assert catalogue.get("XYZ") == Body.plain("XYZ")


def test_an_office_adds_and_replaces_bodies(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(COUNCIL.format(code="WC", rank=4, name="Women's Council"), "utf-8")
    (tmp_path / "b.toml").write_text(COUNCIL.format(code="SOC", rank=3, name="Our committee"), "utf-8")
    (tmp_path / "notes.txt").write_text("no body", "utf-8")
    catalogue = BodyCatalogue.load(tmp_path)
    assert catalogue.get("SOC").name.en == "Our committee"
    assert [body.code for body in catalogue][2:6] == ["SOC", "SWG", "WC", "EXP"]


def test_a_folder_that_does_not_exist_adds_nothing(tmp_path: Path) -> None:
    assert [body.code for body in BodyCatalogue.load(tmp_path / "missing")] == IN_RANK


@pytest.mark.parametrize("content", [b'code = "WC', b"\xff\xfe\x00"])
def test_a_file_that_is_no_toml_is_named_and_left_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "broken.toml").write_bytes(content)
    (tmp_path / "sound.toml").write_text(COUNCIL.format(code="WC", rank=4, name="Women's Council"), "utf-8")
    catalogue = BodyCatalogue.load(tmp_path)
    assert [len(catalogue), catalogue.known("WC")] == [len(IN_RANK) + 1, True]
    (problem,) = catalogue.problems
    assert "broken.toml" in problem


def test_a_faulty_body_is_named_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "wc.toml").write_text('code = "WC"', "utf-8")
    catalogue = BodyCatalogue.load(tmp_path)
    assert not catalogue.known("WC")
    assert [problem.split(" must")[0] for problem in catalogue.problems] == ["wc.toml: “name”"]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "bodies").write_text("no folder", "utf-8")
    catalogue = BodyCatalogue.load(tmp_path / "bodies")
    assert [body.code for body in catalogue] == IN_RANK
    (problem,) = catalogue.problems
    assert str(tmp_path / "bodies") in problem


def _items(items: tuple[AgendaTemplateItem, ...]) -> list[AgendaTemplateItem]:
    return [found for item in items for found in (item, *_items(item.children))]


def test_each_usual_programme_fits_the_body_s_agenda_and_day(catalogue: BodyCatalogue) -> None:
    for body in (each for each in catalogue if each.agenda):
        assert body.programme, body.code
        minutes = {item.key: item.minutes or 0 for item in body.agenda}
        first = next(session for session in body.programme if session.items)
        assert first.start == body.start_time, body.code
        ends = {1: 0, 2: 0}
        for session in body.programme:
            assert session.start is not None
            assert session.day is not None
            assert session.minutes is not None
            begins = session.start.hour * 60 + session.start.minute
            assert begins >= ends[session.day], f"{body.code}: {session.title.en} begins too early"
            ends[session.day] = begins + session.minutes
            if session.items:
                taken = sum(minutes[key] for key in session.items)
                assert session.minutes == taken, f"{body.code}: {session.title.en} takes {taken} minutes"


def test_each_session_is_named_in_both_languages(catalogue: BodyCatalogue) -> None:
    for body in catalogue:
        assert all(session.title.en and session.title.ru for session in body.programme), body.code


def test_the_business_forum_begins_when_the_business_council_has_had_lunch(catalogue: BodyCatalogue) -> None:
    lunch, opening = catalogue.get("BC").programme[-1], catalogue.get("BF").programme[0]
    assert lunch.kind is SittingKind.LUNCH
    assert lunch.start is not None
    assert opening.start is not None
    assert lunch.start.hour * 60 + (lunch.minutes or 0) == opening.start.hour * 60
