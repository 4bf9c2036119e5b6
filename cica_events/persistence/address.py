"""Where a workspace lies: a `.cica` file or a PostgreSQL address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from cica_events.i18n import quoted

SUFFIX = ".cica"
_SERVER = re.compile(r"^\s*\w[\w+.-]+://")  # of whatever kind: one misspelled holds a password too
_POSTGRES = re.compile(r"^\s*postgres(ql)?(\+\w+)?://", re.IGNORECASE)
_OPTION = re.compile(r"\w+=")
_SECRETS = re.compile(r"(password|passfile|sslpassword)=[^&]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """The place of a workspace; `str()` never shows a password."""

    text: str

    @classmethod
    def of(cls, text: str | Path) -> Address:
        """Return the address that a person typed or a program passed on."""
        return cls(str(text))

    @property
    def is_server(self) -> bool:
        """Tell whether the workspace lies, or should lie, on a server."""
        return bool(_SERVER.match(self.text))

    @property
    def is_postgres(self) -> bool:
        """Tell whether the server is a PostgreSQL server, the only kind that can be used."""
        return bool(_POSTGRES.match(self.text))

    @property
    def path(self) -> Path:
        """Return the file; only for a workspace that is one."""
        path = Path(self.text)
        try:
            return path.expanduser()
        except RuntimeError:  # "~name" of nobody known here is a file of that name
            return path

    @property
    def url(self) -> str:
        """Return the address in the form that the database layer wants."""
        address = _POSTGRES.sub("postgresql+psycopg://", self.text.rstrip())
        head, mark, options = address.partition("?")
        login, at, place = head.rpartition("@")
        scheme, slashes, names = login.partition("://")
        names = names.replace("@", "%40")  # typed as it is spoken, an "@" in a password would end it
        if at or _OPTION.match(options):
            options = options.replace("@", "%40")
        return f"{scheme}{slashes}{names}{at}{place}{mark}{options}"

    @property
    def name(self) -> str:
        """Return a short name to show."""
        if self.is_server:
            return str(self).split("?", maxsplit=1)[0].rsplit("/", 1)[-1]
        return self.path.stem

    @property
    def called(self) -> str:
        """Return how sentences call it: a file by its name between quotation marks, a server in full."""
        return str(self) if self.is_server else quoted(self.path.name)

    def __str__(self) -> str:
        """Return the address with every password masked, however it was written."""
        if not self.is_server:
            return self.text
        scheme, rest = _SECRETS.sub(r"\1=***", self.text.strip()).split("://", 1)
        login, at, place = rest.rpartition("@")  # the last "@": an unescaped one in a password stays hidden
        if at:
            user, colon, _password = login.partition(":")
            rest = f"{user}{':***' if colon else ''}@{place}"
        return f"{scheme}://{rest}"
