"""Papers as PDF files, read again by another program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cica_events.documents.paper import Paper
from cica_events.documents.paper_options import PaperOptions
from cica_events.documents.paper_pdf import write_paper_pdf
from cica_events.domain.issues import IssueStage
from cica_events.errors import InputError
from cica_events.progress import silent
from tests.documents.lists import SUPPLIED, printed_in
from tests.documents.papers import KEYS, item, paper, programme, sitting


def written(found: Paper, folder: Path, own_templates: Path | None = None) -> Path:
    """Write a paper and return the file."""
    path = folder / "paper.pdf"
    assert write_paper_pdf(found, path, own_templates, silent) == ()
    return path


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("key", KEYS)
def test_another_program_reads_every_word(key: str, language: str, tmp_path: Path) -> None:
    options = PaperOptions(language=language, stage=IssueStage.ANNOTATED if key == "agenda" else None)
    found = paper(key, options)
    for text in printed_in(written(found, tmp_path)):
        flat = "".join(text.split()).casefold()
        for line in found.lines():
            for part in line.parts:
                for word in part.text.split():
                    if word.isascii() or (language == "ru" and word.isalpha() and word[0] < "\u0590"):
                        assert word.casefold() in flat


def test_the_day_stands_above_each_page_of_a_long_programme(tmp_path: Path) -> None:
    long = programme(
        [sitting(f"Session {at}", "09:00", 30, item(str(at), "X"), title_ru="") for at in range(60)]
    )
    for text in printed_in(written(paper("programme", programme=long), tmp_path)):
        pages = text.split("\f")[:-1]
        assert len(pages) > 2
        assert all("Tuesday, 19 November 2024" in page.replace("\u00a0", " ") for page in pages)


def test_an_endless_title_stays_on_the_page(tmp_path: Path) -> None:
    found = paper("agenda", items=(item("1", "W" * 900),))
    cover = replace(found.cover, title="W" * 300)
    for text in printed_in(written(replace(found, cover=cover), tmp_path)):
        assert max(map(len, text.split())) < 60
        assert "".join(text.split()).count("W") >= 1200


def test_an_office_can_put_a_template_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    source = (SUPPLIED / "paper.typ").read_text(encoding="utf-8")
    (own / "agenda.typ").write_text(source.replace("cover.heading)", '"Our own")'), encoding="utf-8")
    for text in printed_in(written(paper("agenda"), tmp_path, own)):
        assert "OUR OWN" in text
    for text in printed_in(written(paper("programme"), tmp_path, own)):
        assert "OUR OWN" not in text


def test_an_office_can_change_the_house_alone(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    source = (SUPPLIED / "house.typ").read_text(encoding="utf-8")
    (own / "house.typ").write_text(source.replace("cover.conference))", '"Our house"))'), encoding="utf-8")
    for text in printed_in(written(paper("agenda"), tmp_path, own)):
        assert "OUR HOUSE" in text


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("= Nothing", "does not use sys.inputs"),
        ("#let paper = json(bytes(sys.inputs.content))\n#paper.cover.title", "leaves out text, such as"),
        ('#import "@preview/x:1.0.0": *\n#sys.inputs', "asks for a package"),
        ("#sys.inputs.contents", "cannot be used"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(source: str, words: str, tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "paper.typ").write_text(source, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        written(paper("agenda"), tmp_path, own)
    assert words in str(refused.value)
    assert not (tmp_path / "paper.pdf").exists()
