"""What is told once the window can be used: files that could not be read, scripts without letters."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cica_events.i18n import _
from ui.runtime.settings import Settings
from ui.runtime.tasks import TaskRunner
from ui.shell.messages import Messages
from ui.shell.tone import Step, Tone

if TYPE_CHECKING:
    from cica_events.services.workspace import Workspace

TOLD = "told/scripts"


def tell_damaged(messages: Messages, copy: str) -> None:
    """Say that the settings were damaged; `copy` is the name of the file that keeps them."""
    words = _("The settings could not be read, so the usual ones hold. “{name}” keeps what stood there.")
    messages.show(words.format(name=copy), Tone.WARNING)


def tell_scripts(messages: Messages, settings: Settings) -> None:
    """Lend our own fonts where the computer lacks letters, and say once what will show as boxes still."""
    from ui.runtime.scripts import help_out, missing

    left = help_out(missing())
    if left and settings.read(TOLD) != left:
        settings.write(TOLD, left)
        words = _("This computer has no letters for these scripts, which may show as boxes: {scripts}.")
        messages.show(words.format(scripts=", ".join(map(_, left))), Tone.INFO)


def tell_bodies(
    workspace: Workspace, folder: Path, tasks: TaskRunner, messages: Callable[[], Messages]
) -> None:
    """Look beside the window whether every description of a body in `folder` can be read; say which not."""

    def tell(problems: tuple[str, ...]) -> None:
        if problems:
            words = _("A description of a body was left out. {problem}").format(problem=problems[0])
            step = Step(_("Open folder"), partial(_show_folder, folder))
            messages().show(words, Tone.WARNING, [step])

    if folder.exists():
        tasks.start(lambda _progress: workspace.bodies.problems, done=tell)


def _show_folder(folder: Path) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
