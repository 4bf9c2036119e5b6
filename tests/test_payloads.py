"""No text in any field is ever more than text: entered, handed out, and taken from a stranger's file."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest

from campaigns.payload_files import look
from campaigns.payload_ground import Ground, plant, text_fields
from campaigns.payload_texts import PAYLOADS, seen
from campaigns.payload_ways import ways
from campaigns.payloads import archived, control, entering, lost, tried, unchecked
from cica_events.services.workspace import Workspace

Planted = tuple[Workspace, Ground]


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Planted]:
    """A workspace with a payload in every field that takes one."""
    workspace, ground = plant(tmp_path_factory.mktemp("payloads") / "payloads.cica", 3)
    with closing(workspace):
        yield workspace, ground


def test_every_field_keeps_a_payload_as_it_looks_or_refuses_it_in_words() -> None:
    said = entering()
    assert [line for line in said if line.startswith("LOST")] == []
    assert said[0] == f"{len(list(text_fields()))} fields of records x {len(PAYLOADS)} payloads"


def test_whatever_is_handed_out_holds_texts_and_loses_none(planted: Planted, tmp_path: Path) -> None:
    files: Counter[str] = Counter()
    assert tried(*planted, "en", tmp_path, files) == []
    assert {Path(name).suffix for name in files} == {".xlsx", ".csv", ".docx", ".pdf", ".ics"}


def test_the_archive_brings_every_payload_back(planted: Planted, tmp_path: Path) -> None:
    assert archived(planted[0], tmp_path) == []


def test_what_only_another_program_can_write_is_handed_out_as_text_too(tmp_path: Path) -> None:
    workspace, ground = plant(tmp_path / "payloads.cica", 0)
    workspace.close()
    assert unchecked(tmp_path, 6, ground, Counter(), ".pdf") == []


def test_a_text_that_is_not_there_is_missed(planted: Planted) -> None:
    workspace, ground = planted
    participants = next(
        way for way in ways(workspace, ground.meeting, "en") if way.name == "participants.xlsx"
    )
    assert lost(participants, ground, ["something else"])


def test_a_formula_in_a_list_is_found(tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["name", "place"], ["=Zq()", "x"], ["'=Zq()", "x"]])
    assert look(path).problems == ["formula '=Zq()'"]


@pytest.mark.parametrize(
    ("name", "part", "content"),
    [
        ("bad.xlsx", "xl/sheet.xml", "<a><f>Zq(1)</f></a>"),
        ("bad.xlsx", "xl/sheet.xml", "<a><oddFooter>&amp;L R&amp;D</oddFooter></a>"),
        ("bad.docx", "word/document.xml", "<a><hyperlink/></a>"),
        ("bad.docx", "word/a.rels", "<a><b TargetMode='External'/></a>"),
    ],
)
def test_what_is_more_than_text_in_an_office_file_is_found(
    tmp_path: Path, name: str, part: str, content: str
) -> None:
    with ZipFile(tmp_path / name, "w") as archive:
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        if name.endswith("docx"):
            space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        archive.writestr(part, content.replace("<a>", f"<a xmlns='{space}'>"))
    assert len(look(tmp_path / name).problems) == 1


def test_what_a_reader_sees_counts_and_nothing_else() -> None:
    assert seen("a\r\n\tb\u202ec\x00\ud800") == "a bc"
    assert seen("=1") != seen("1")


def test_the_same_texts_written_as_they_are_are_found(planted: Planted, tmp_path: Path) -> None:
    assert control(tmp_path / "control.csv", planted[1]) > 5
