"""Says quietly that a file was written, and offers to open it or to show where it is."""

from __future__ import annotations

from functools import partial

from cica_events.i18n import _
from cica_events.services.exporting import Written
from ui.shell.desk import Desk
from ui.shell.export_choice_file import open_file, show_in_folder
from ui.shell.tone import Step, Tone


def tell_written(desk: Desk, written: Written) -> None:
    """Show that the file is there, with what the user should know about it."""
    told = "\n".join([_("{file} was written.").format(file=written.path.name), *written.notices])
    steps = [
        Step(_("Open"), partial(open_file, written.path)),
        Step(_("Show in folder"), partial(show_in_folder, written.path)),
    ]
    desk.messages.show(told, Tone.WARNING if written.notices else Tone.DONE, steps)
