"""The papers of the programmes of 2023 as pages: written as PDF and Word, and turned into pictures."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter, qRgb

from cica_events.documents.paper_options import ANNOTATIONS, DOCUMENTS, USUALLY_PRINTED
from cica_events.domain.issues import IssueStage
from cica_events.services.papers import AGENDA, CHAIR, PROGRAMME, SPEAKERS_LIST, PaperOptions
from cica_events.services.workspace import Workspace, create_workspace
from tests.programmes_of_2023 import build

PAGES = 3  # that stand side by side in a picture
DOTS = 62  # per inch: three pages are as wide as a laptop's screen
GAP = 12  # pixels around a page
GREYS = [qRgb(grey, grey, grey) for grey in range(0, 256, 3)]
BLUES = [qRgb(31 + 224 * step // 60, 56 + 199 * step // 60, 100 + 155 * step // 60) for step in range(61)]
INKS = [*GREYS, *BLUES]  # what pages are written in; no other colour is mixed of dots


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what is written, with which choices, in which format."""

    meeting: str
    name: str
    paper: str
    options: PaperOptions
    suffix: str = ".pdf"

    @property
    def file(self) -> str:
        """The name of the picture."""
        kind = "word" if self.suffix == ".docx" else "pdf"
        language = "-ru" if self.options.language == "ru" else ""
        return f"paper-{self.meeting.lower()}-{self.name}-{kind}{language}.png"


def shots() -> Iterator[Shot]:
    """Yield all pictures: every paper of every meeting as PDF; of one also as Word, and in Russian."""
    for meeting in ("BC-6", "BF-8", "YC-6", "SOC-2023-12-12"):
        yield from _papers(meeting, "en", ".pdf")
    yield from _papers("BC-6", "en", ".docx")
    yield from _papers("SOC-2023-12-12", "ru", ".docx")


def _papers(meeting: str, language: str, suffix: str) -> Iterator[Shot]:
    annotated = USUALLY_PRINTED | {ANNOTATIONS, DOCUMENTS}
    provisional = PaperOptions(language, IssueStage.PROVISIONAL)
    yield Shot(meeting, "provisional-agenda", AGENDA, provisional, suffix)
    yield Shot(
        meeting,
        "annotated-agenda",
        AGENDA,
        PaperOptions(language, IssueStage.ANNOTATED, show=annotated),
        suffix,
    )
    for key in (PROGRAMME, CHAIR, SPEAKERS_LIST):
        yield Shot(meeting, key, key, PaperOptions(language), suffix)


def take_papers(into: Path) -> None:
    """Write all papers and take pictures of them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        with closing(create_workspace(folder / "Sample.cica", sample=True)) as workspace:
            meetings = build(workspace)
            written = [(shot, _write(workspace, meetings[shot.meeting], shot, folder)) for shot in shots()]
        _to_pdf([path for _shot, path in written if path.suffix == ".docx"], folder)
        for shot, path in written:
            side_by_side(list(_pages(path.with_suffix(".pdf")))).save(str(into / shot.file))


def _write(workspace: Workspace, meeting_id: str, shot: Shot, folder: Path) -> Path:
    path = folder / Path(shot.file).with_suffix(shot.suffix).name
    workspace.papers.write(meeting_id, shot.paper, path, shot.options)
    return path


def _to_pdf(paths: Sequence[Path], folder: Path) -> None:
    """Let another program say how the Word files look."""
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    order = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*order, *map(str, paths)], check=True, capture_output=True)


def _pages(path: Path) -> Iterator[QImage]:
    root = path.with_suffix("")
    order = ["pdftoppm", "-png", "-r", str(DOTS), "-l", str(PAGES), str(path), str(root)]
    subprocess.run(order, check=True)
    for page in sorted(path.parent.glob(f"{root.name}-[0-9]*.png")):
        yield QImage(str(page))
        page.unlink()


def side_by_side(pages: Iterable[QImage]) -> QImage:
    """Return the pages in a row on grey, in few colours, so that the file is small."""
    pages = list(pages)
    width = sum(page.width() + GAP for page in pages) + GAP
    picture = QImage(width, max(page.height() for page in pages) + 2 * GAP, QImage.Format.Format_RGB32)
    picture.fill(QColor("#d0d4da"))
    painter, left = QPainter(picture), GAP
    for page in pages:
        painter.drawImage(QPoint(left, GAP), page)
        left += page.width() + GAP
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_Indexed8, INKS)
