"""The List of Participants as a PDF, asked for what is laid out and read again by another program."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from cica_events.documents.content import MAY_BE_SHOWN, ListOptions
from cica_events.documents.pdf import SYSTEM, TEMPLATE, supplied_and_system_fonts, write_pdf
from cica_events.documents.scripts import Script
from cica_events.errors import InputError, OutputError
from cica_events.progress import silent
from cica_events.services.workspace import Workspace
from tests.documents.lists import SUPPLIED, in_pdf, names, printed_in, small

SUPPLIED_FONTS = 15


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_order_is_that_of_the_screen(large: tuple[Workspace, str], language: str, tmp_path: Path) -> None:
    workspace, meeting = large
    options = ListOptions(language=language, symbol="S/1", columns=2)
    content = workspace.documents.content(meeting, options)
    rows = workspace.participants.rows(meeting, language)
    expected = [row.id for row in rows if row.status.value not in ("declined", "replaced")]
    assert [person.participant_id for _party, person in content.people()] == expected
    assert in_pdf(content)[1:] == names(person for _party, person in content.people())  # the symbol is first


def test_another_program_reads_every_name_in_that_order(large: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, meeting = large
    path = tmp_path / "list.pdf"
    options = ListOptions(show=frozenset(), columns=1)
    assert workspace.documents.write(meeting, path, options).notices == ()
    content = workspace.documents.content(meeting, options)
    assert path.read_bytes().startswith(b"%PDF-")
    for text in printed_in(path):
        place, flat = 0, "".join(text.split())
        for _party, person in content.people():
            place = flat.index("".join(person.name.split()), place) + 1


def test_names_in_many_scripts_have_their_letters(large: tuple[Workspace, str], tmp_path: Path) -> None:
    workspace, meeting = large
    path = tmp_path / "list.pdf"
    workspace.documents.write(meeting, path, ListOptions(show=MAY_BE_SHOWN))
    for text in printed_in(path):
        for name in ("ბერიძე", "Қуаныш", "Өмірбек", "张", "조", "ศรีสวัสดิ์", "शर्मा"):
            assert name in text


def test_every_supplied_font_is_found() -> None:
    assert len(list((SUPPLIED.parent / "fonts").glob("*.ttf"))) == SUPPLIED_FONTS
    families = set(supplied_and_system_fonts().families())
    assert {"Noto Serif", "Noto Naskh Arabic", "Noto Serif Georgian", "Noto Serif Thai"} <= families


def test_text_that_looks_like_markup_stays_as_it_is(tmp_path: Path) -> None:
    content = small(ListOptions(show=MAY_BE_SHOWN))
    path = tmp_path / "list.pdf"
    write_pdf(content, path, None, silent)
    assert "{{ title }} <b>Smith</b> & #strong[x]" in in_pdf(content)
    for text in printed_in(path):
        assert "<b>Smith</b> & #strong[x]" in text
        assert "*Chief* $x$ _of_ \\ protocol" in text


def test_a_script_without_a_font_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(SYSTEM, Script.CHINESE, ("No such font",))
    content = small(ListOptions(show=MAY_BE_SHOWN))
    [notice] = write_pdf(content, tmp_path / "list.pdf", None, silent)
    assert "no font for Chinese" in notice
    assert write_pdf(small(), tmp_path / "list.pdf", None, silent) == ()


def test_where_typst_is_missing_it_is_said_in_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = builtins.__import__

    def without_typst(name: str, *arguments: Any, **options: Any) -> Any:
        if name == "typst":
            raise ImportError(name)
        return real(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without_typst)
    with pytest.raises(OutputError, match="PDF cannot be made on this computer"):
        write_pdf(small(), tmp_path / "list.pdf", None, silent)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("= Nothing", "does not use sys.inputs"),
        ('#import "@preview/x:1.0.0": *\n#sys.inputs', "asks for a package"),
        ("#sys.inputs.content\n#let x = ", "cannot be used"),
        ('#sys.inputs.content\n#read("/etc/passwd")', "cannot be used"),
        ('#sys.inputs.content\n#read("../../../../../../etc/passwd")', "cannot be used"),
        ("#sys.inputs.contents", "cannot be used"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(source: str, words: str, tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    (own / TEMPLATE).write_text(source, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        write_pdf(small(), tmp_path / "list.pdf", own, silent)
    assert words in str(refused.value)
    assert str(own / TEMPLATE) in str(refused.value)
    assert not (tmp_path / "list.pdf").exists()


def test_an_office_can_put_its_own_template(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    source = (SUPPLIED / TEMPLATE).read_text(encoding="utf-8")
    (own / TEMPLATE).write_text(source.replace("cover.heading)", '"Our own list")'), encoding="utf-8")
    write_pdf(small(), tmp_path / "list.pdf", own, silent)
    for text in printed_in(tmp_path / "list.pdf"):
        assert "OUR OWN LIST" in text
