"""What is said of an import when it is done, and what can be done about the rows that stayed out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from cica_events.errors import CicaError
from cica_events.i18n import _, language, ngettext
from cica_events.progress import Progress
from cica_events.services.import_plan import ImportResult
from cica_events.services.list_plan import ListPlan
from ui.imports.importer import Importer
from ui.shell.desk import Desk
from ui.shell.tone import Step, Tone
from ui.toolkit.file_dialogs import FileDialogs

KINDS: Final = "Excel (*.xlsx)"


class ProblemRows(QObject):
    """Writes the rows of a plan that stay out, with their reasons, where the user says."""

    def __init__(self, desk: Desk, importer: Importer, plan: ListPlan, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._importer = importer
        self._plan = plan
        self._parent = parent
        self._dialogs = FileDialogs(desk.settings, "export")

    @Slot()
    def save(self) -> None:
        """Ask for a file and write it beside the window."""
        stem = Path(self._plan.reading.source.shown).stem
        name = _("{name} (problems).xlsx").format(name=stem)
        path = self._dialogs.ask_save(self._parent, _("Save problem rows"), name, KINDS)
        if path is not None:
            self._write(path)

    def _write(self, path: Path) -> None:
        def work(_progress: Progress) -> Path:
            self._importer.service.save_refused(self._plan, path, language())
            return path

        self._desk.tasks.start(work, done=self._tell, failed=self._failed, owner=self)

    def _tell(self, path: Path) -> None:
        self._desk.messages.show(_("Saved as {file}.").format(file=path.name), Tone.DONE, [])

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CicaError):
            raise error
        self._desk.messages.show(str(error), Tone.PROBLEM, [])


def tell_outcome(
    desk: Desk, importer: Importer, plan: ListPlan, result: ImportResult, parent: QWidget
) -> None:
    """Say what was done, and offer to undo it and to save what stayed out."""
    steps = [Step(_("Undo"), desk.undo.this_step())]
    if result.refused:
        steps.append(Step(_("Save problem rows…"), ProblemRows(desk, importer, plan, parent).save))
    words = importer.words.done(result) + left_out(result.refused)
    desk.messages.show(words, Tone.WARNING if result.refused else Tone.DONE, steps)


def done(added: str, result: ImportResult) -> str:
    """Return in a sentence what was done; `added` says of {count} records that they were added."""
    changed = ngettext("{count} was changed", "{count} were changed", result.updated)
    removed = ngettext("{count} was removed", "{count} were removed", result.removed)
    counts = (result.created, result.updated, result.removed)
    pairs = zip((added, changed, removed), counts, strict=True)
    told = [text.format(count=count) for text, count in pairs if count]
    return _("{list}.").format(list=", ".join(told))


def left_out(count: int) -> str:
    """Return the sentence about the rows that stayed out, a space before it; empty if there are none."""
    if not count:
        return ""
    words = ngettext("{count} row with problems stayed out.", "{count} rows with problems stayed out.", count)
    return " " + words.format(count=count)
