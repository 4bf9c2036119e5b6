"""An agenda as numbered lines of text, as it travels by the clipboard to and from e-mails and documents."""

from __future__ import annotations

from collections.abc import Sequence

from cica_events.queries.agenda import AgendaRow


def to_lines(rows: Sequence[AgendaRow], language: str) -> str:
    """Return the items as lines such as "2.1. National approaches", tabs before those that lie deeper."""
    least = min((row.depth for row in rows), default=0)
    return "\n".join(
        "\t" * (row.depth - least) + f"{_hung(row.number)}{row.shown_title(language)}" for row in rows
    )


def _hung(number: str) -> str:
    """Return a number as it stands before words: "2.1. ", "(a) ", nothing for none."""
    if not number:
        return ""
    return f"{number}. " if number[-1].isalnum() else f"{number} "
