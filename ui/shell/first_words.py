"""What is told once the window can be used: settings that could not be read, scripts without letters."""

from __future__ import annotations

from cica_events.i18n import _
from ui.runtime.settings import Settings
from ui.shell.messages import Messages
from ui.shell.tone import Tone

TOLD = "told/scripts"


def tell_damaged(messages: Messages, copy: str) -> None:
    """Say that the settings were damaged; `copy` is the name of the file that keeps them."""
    words = _("The settings could not be read, so the usual ones hold. “{name}” keeps the damaged file.")
    messages.show(words.format(name=copy), Tone.WARNING)


def tell_scripts(messages: Messages, settings: Settings) -> None:
    """Lend our own fonts where the computer lacks letters, and say once what will show as boxes still."""
    from ui.runtime.scripts import help_out, missing

    left = help_out(missing())
    if left and settings.read(TOLD) != left:
        settings.write(TOLD, left)
        words = _("This computer has no letters for these scripts, which may show as boxes: {scripts}.")
        messages.show(words.format(scripts=", ".join(map(_, left))), Tone.INFO)
