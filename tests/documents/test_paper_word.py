"""Papers as Word files, read again by python-docx."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from cica_events.documents.paper import Paper
from cica_events.documents.paper_options import PaperOptions
from cica_events.documents.paper_word import STYLES, write_paper_word
from cica_events.domain.agenda import Visibility
from cica_events.domain.issues import IssueStage
from cica_events.errors import InputError
from cica_events.progress import silent
from tests.documents.lists import SUPPLIED
from tests.documents.papers import ARABIC, KEYS, LONG, paper


def written(found: Paper, folder: Path, own_templates: Path | None = None) -> Path:
    """Write a paper and return the file."""
    path = folder / "paper.docx"
    assert write_paper_word(found, path, own_templates, silent) == ()
    return path


def read(path: Path) -> list[str]:
    """Return the texts of a Word file in order, those of tables included."""
    body = docx.Document(str(path)).element.body
    return ["".join(piece.text or "" for piece in one.xpath(".//w:t")) for one in body.xpath(".//w:p")]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("key", KEYS)
def test_every_line_stands_in_the_file_in_its_order(key: str, language: str, tmp_path: Path) -> None:
    options = PaperOptions(language=language, stage=IssueStage.ANNOTATED if key == "agenda" else None)
    found = paper(key, options)
    lines = [text for text in read(written(found, tmp_path)) if text]
    assert [each.number + each.text for each in found.lines()] == lines[-sum(1 for _one in found.lines()) :]
    assert found.cover.heading in lines
    assert found.cover.title in lines


def test_the_heading_of_a_table_is_repeated_and_its_rows_stay_whole(tmp_path: Path) -> None:
    document = docx.Document(str(written(paper("programme"), tmp_path)))
    [table] = document.tables
    rows = table._tbl.tr_lst
    assert rows[0].xpath("w:trPr/w:tblHeader")
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
    assert not [row for row in rows[1:] if row.xpath("w:trPr/w:tblHeader")]


def test_a_session_stays_with_its_first_item(tmp_path: Path) -> None:
    document = docx.Document(str(written(paper("programme"), tmp_path)))
    plenary = next(row for row in document.tables[0].rows if "Plenary" in row.cells[1].text)
    assert all(one.paragraph_format.keep_with_next for one in plenary.cells[1].paragraphs)
    for name in ("Paper Session", "Paper Day"):
        assert document.styles[name].paragraph_format.keep_with_next


def test_columns_are_as_wide_as_the_page_is(tmp_path: Path) -> None:
    document = docx.Document(str(written(paper("speakers"), tmp_path)))
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) == pytest.approx(width, rel=0.01)


def test_awkward_texts_stay_as_they_are(tmp_path: Path) -> None:
    lines = read(written(paper("chair"), tmp_path))
    assert f"5.{LONG}{{{{ title }}}} #strong[x]" in lines
    xml = ZipFile(tmp_path / "paper.docx").read("word/document.xml").decode("utf-8")
    assert "<w:rtl/>" in xml[: xml.index(ARABIC)].rpartition("<w:r>")[2]


def test_the_file_carries_title_and_language(tmp_path: Path) -> None:
    properties = docx.Document(
        str(written(paper("agenda", PaperOptions(language="ru")), tmp_path))
    ).core_properties
    assert properties.title.startswith("Проект повестки дня. Заседание Комитета")
    assert properties.language == "ru"


# Templates


def own(folder: Path, name: str, *, without: str = "", instead: str = "") -> Path:
    """Put the supplied template into a folder of one's own, with a text of its parts replaced."""
    folder.mkdir(exist_ok=True)
    made = BytesIO()
    with ZipFile(BytesIO((SUPPLIED / "paper.docx").read_bytes())) as old, ZipFile(made, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            if without and entry.endswith(".xml"):
                data = data.decode("utf-8").replace(without, instead).encode("utf-8")
            new.writestr(entry, data)
    (folder / name).write_bytes(made.getvalue())
    return folder


def test_an_office_can_put_a_template_for_all_papers_or_for_one(tmp_path: Path) -> None:
    folder = own(tmp_path / "own", "paper.docx", without="{{ conference }}", instead="Our house")
    own(folder, "agenda.docx", without="{{ conference }}", instead="Our agendas")
    assert "Our house" in read(written(paper("programme"), tmp_path, folder))
    assert "Our agendas" in read(written(paper("agenda"), tmp_path, folder))


@pytest.mark.parametrize(
    ("without", "instead", "words"),
    [
        ("{{ content }}", "", "lacks the placeholder {{ content }}"),
        ("{{ title }}", "", "lacks the placeholder {{ title }}"),
        ("{{ content }}", "{{ content }} and more", "must be a paragraph of its own"),
        ("{{ place }}", "{{ venue }}", "“{{ venue }}”, which is no placeholder"),
        ("{{ place }}", "{% if x %}", "which is no placeholder"),
        ('w:val="Paper Spoken"', 'w:val="Spoken"', "lacks the style “Paper Spoken”"),
    ],
)
def test_a_template_that_lacks_something_is_refused_by_name(
    without: str, instead: str, words: str, tmp_path: Path
) -> None:
    folder = own(tmp_path / "own", "programme.docx", without=without, instead=instead)
    with pytest.raises(InputError) as refused:
        written(paper("programme"), tmp_path, folder)
    assert words in str(refused.value)
    assert str(folder / "programme.docx") in str(refused.value)
    assert not (tmp_path / "paper.docx").exists()


def test_the_supplied_template_has_every_style() -> None:
    styles = {style.name for style in docx.Document(str(SUPPLIED / "paper.docx")).styles}
    assert {*STYLES} <= styles


def test_secrets_are_in_no_hidden_place_of_the_file(tmp_path: Path) -> None:
    usual = written(paper("programme", PaperOptions(audience=Visibility.DELEGATIONS)), tmp_path)
    with ZipFile(usual) as archive:
        assert not [name for name in archive.namelist() if b"Staff matters" in archive.read(name)]
