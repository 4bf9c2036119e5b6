"""The parts of a PostgreSQL address as people know them: server, database, user, password."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from cica_events.errors import ValidationError
from cica_events.i18n import _

SCHEME = "postgresql://"
_ADDRESS = re.compile(r"\s*postgres(?:ql)?(?:\+\w+)?://(?P<rest>.*?)\s*", re.IGNORECASE | re.DOTALL)
_UNREADABLE = re.compile(r"[\s/?#@]")


@dataclass(frozen=True, slots=True)
class ServerPlace:
    """A database on a server; `server` may have a port behind a colon, `options` are as in an address."""

    server: str = ""
    database: str = ""
    user: str = ""
    password: str = ""
    options: str = ""

    @classmethod
    def of(cls, address: str) -> ServerPlace | None:
        """Return the parts of `address`, None where it is no PostgreSQL address."""
        found = _ADDRESS.fullmatch(address)
        if found is None:
            return None
        place, _mark, options = found["rest"].partition("?")
        login, _at, where = place.rpartition("@")  # the last "@": one in a password need not be written "%40"
        user, _colon, password = login.partition(":")
        server, _slash, database = where.partition("/")
        told = [option for option in options.split("&") if option.lower().startswith("password=")]
        for option in told:
            password = option.partition("=")[2]
        rest = "&".join(option for option in options.split("&") if option not in told)
        return cls(server, unquote(database), unquote(user), unquote(password), rest)

    @property
    def address(self) -> str:
        """Return the whole address, password included."""
        login = quote(self.user, safe="")
        if self.password:
            login += f":{quote(self.password, safe='')}"
        return self._around(f"{login}@" if login else "")

    @property
    def shown(self) -> str:
        """Return the address without its password."""
        login = quote(self.user, safe="")
        return self._around(f"{login}@" if login else "")

    def check(self) -> None:
        """Raise ValidationError, named by the part, where the address cannot lead anywhere."""
        if not self.server:
            raise ValidationError("server", _("Say on which server it lies, such as db.example.org."))
        if _UNREADABLE.search(self.server):
            reason = _(
                "“{server}” is no server. Write its name, such as db.example.org or db.example.org:5432."
            )
            raise ValidationError("server", reason.format(server=self.server))
        if not self.database:
            raise ValidationError("database", _("Say what the database is called."))

    def _around(self, login: str) -> str:
        options = f"?{self.options}" if self.options else ""
        database = f"/{quote(self.database, safe='')}" if self.database else ""
        return f"{SCHEME}{login}{self.server}{database}{options}"
