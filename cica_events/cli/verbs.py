"""How a verb is declared: its words, the function that does it, and the options that many share."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from cica_events.cli.output import complain
from cica_events.cli.passphrase_reading import key_at
from cica_events.errors import InputError
from cica_events.i18n import LANGUAGES, _
from cica_events.paths import bodies_in, data_folder, templates_in

if TYPE_CHECKING:
    from cica_events.services.locking import Key
    from cica_events.services.workspace import Workspace

Run = Callable[[Namespace], int]
"""Does what the arguments ask for and returns the exit status."""


class FreeOrder(ArgumentParser):
    """Takes a word that may be left out also behind the options, which Python before 3.12.7 does not."""

    _parting = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Part options from words first."""
        if self._parting:
            return super().parse_known_args(args, namespace)
        self._parting = True
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self._parting = False


class Verbs:
    """The verbs of one level of the command line."""

    def __init__(self, subparsers: Any) -> None:
        self._subparsers = subparsers

    def add(self, name: str, run: Run, description: str) -> ArgumentParser:
        """Declare the verb `name` on a workspace and return its parser."""
        parser = self._parser(name, description)
        parser.add_argument(
            "workspace", metavar=_("WORKSPACE"), help=_("a .cica file or a PostgreSQL address")
        )
        add_language(parser)
        parser.set_defaults(run=run)
        return parser

    def bare(self, name: str, run: Run, description: str) -> ArgumentParser:
        """Declare the verb `name` that begins otherwise than with a workspace, and return its parser."""
        parser = self._parser(name, description)
        add_language(parser)
        parser.set_defaults(run=run)
        return parser

    def group(
        self, name: str, description: str, what: str, kind: type[ArgumentParser] = ArgumentParser
    ) -> Verbs:
        """Declare a verb whose next word says what it is about, and return that level; `kind` parses it."""
        parser = self._parser(name, description)
        return Verbs(parser.add_subparsers(dest="what", metavar=what, required=True, parser_class=kind))

    def _parser(self, name: str, description: str) -> ArgumentParser:
        parser: ArgumentParser = self._subparsers.add_parser(name, help=description, description=description)
        return parser


def add_meeting(parser: ArgumentParser) -> None:
    """Let the verb be about one meeting."""
    parser.add_argument("meeting", metavar=_("MEETING"), help=_("its short key, such as SOC-2023-12-12"))


def add_json(parser: ArgumentParser) -> None:
    """Let the verb answer programs."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))


def add_language(parser: ArgumentParser) -> None:
    """Let the verb answer, or write its document, in another language."""
    parser.add_argument(
        "--language", choices=tuple(LANGUAGES), default="en", help=_("of the answer or document")
    )


def known_bodies(workspace: Workspace, codes: Sequence[str]) -> frozenset[str]:
    """Return codes of bodies that met, told in any letter case; raises InputError for any other."""
    known = {code.casefold(): code for code, _name in workspace.reports.choices().bodies}
    unknown = [code for code in codes if code.casefold() not in known]
    if unknown:
        raise InputError(_("No meeting of the body “{body}” is known.").format(body=unknown[0]))
    return frozenset(known[code.casefold()] for code in codes)


@contextmanager
def opened(address: str, key: Key | None = None) -> Iterator[Workspace]:
    """Open the workspace at `address` for as long as the block lasts; say which bodies cannot be read.

    The passphrase of a locked one is asked for where its `key` is not known yet.
    """
    from cica_events.services.workspace import open_workspace

    bodies, templates = bodies_in(data_folder()), templates_in(data_folder())
    key = key or key_at(address)
    workspace = open_workspace(address, bodies_folder=bodies, templates_folder=templates, key=key)
    workspace.keep_backups(complain)
    try:
        if bodies.exists():
            for problem in workspace.bodies.problems:
                complain(problem)
        yield workspace
    finally:
        workspace.close()
