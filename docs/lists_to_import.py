"""Two lists to be photographed before they are taken in: one that was sent, one that comes back."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from cica_events.services.workspace import Workspace

ACTING = ", acting"  # added to a position in a list that comes back


def list_sent(path: Path) -> Path:
    """Write a list as a delegation might send it: a letter wrong here and there, one row twice."""
    lines = (
        "Страна;Обращение;Фамилия;Имя;Должность;Эл. почта;Город;Wi-Fi password",
        "Казахстан;Г-н;Ахметов;Данияр;Председатель комитета;akhmetov@example.kz;Астана;x1",
        "Казахстан;Г-жа;Серикова;Айгерим;Главный эксперт;serikova@example.kz;Астана;x2",
        "КНР;Г-н;Wang;Wei;Director;wang@example.cn;Beijing;x3",
        "Респ. Корея;Г-жа;Kim;Seo-yeon;Director for Policy;kim@example.kr;Seoul;x4",
        "Атлантида;Г-н;Платонов;Критий;Советник;нет адреса;;x5",
        "Вьетнам;Г-н;Nguyen;Van An;Secretary;nguyen@example.vn;Ha Noi;x6",
        "Казахстан;Г-жа;Серикова;Айгерим;Эксперт;serikova@example.kz;Астана;x7",
    )
    path.write_bytes("\r\n".join(lines).encode("cp1251"))
    return path


def list_back(path: Path, workspace: Workspace, meeting_id: str) -> Path:
    """Export the list, edit it there, edit it here, and return the workbook that comes back."""
    workspace.exports.write("participants", meeting_id, path)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    positions = {row.position for row in workspace.participants.rows(meeting_id) if row.position}
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value in positions]
    for cell in cells[:3]:
        cell.value = f"{cell.value}{ACTING}"
    sheet.delete_rows(cells[-1].row)
    book.save(path)
    rows = workspace.participants.rows(meeting_id)
    first = next(row for row in rows if f"{row.position}{ACTING}" == cells[0].value)
    workspace.participants.edit([first.id], {"position": "Special Envoy"})
    return path
