"""One of several programs that change a workspace at the same time; one process of the campaign `together`.

python -m campaigns.colleague ADDRESS NAME PERSON TIMES [--careless]
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from random import Random

from sqlalchemy import text

from cica_events.errors import ConflictError, StorageError
from cica_events.persistence.address import Address
from cica_events.persistence.database import Database
from cica_events.persistence.opening import open_database
from cica_events.services.people import PeopleService

_POSITION = "SELECT position FROM person WHERE id = :person"
_SET = "UPDATE person SET position = :position WHERE id = :person"


def main(arguments: list[str]) -> int:
    """Count up in a field that all change, and add people of its own, TIMES times; tell what is done.

    The name stands behind the number, as writing what is there already is no change.
    """
    address, name, person, times = arguments[:4]
    careless = "--careless" in arguments
    key = os.environ.get("CICA_CAMPAIGN_ADDRESS", address)  # an address may hold a password
    with closing(open_database(Address.of(key), actor=name)) as database:
        database.catch_up()
        chance, people = Random(name), PeopleService(database)
        print("ready", flush=True)
        sys.stdin.readline()  # all begin together
        for number in range(int(times)):
            mark = f"{name}-{number}"
            if chance.random() < 0.3:
                _tell("adds", mark, partial(people.add, {"family_name": mark}))
            elif careless:
                _tell("counts", mark, partial(_count_carelessly, database, person, mark))
            else:
                _tell("counts", mark, partial(_count, database, people, person, mark))
    return 0


def _tell(what: str, name: str, does: Callable[[], object]) -> None:
    print("begins", what, name, flush=True)
    try:
        does()
    except ConflictError:
        print("conflict", what, name, flush=True)
    except StorageError as error:
        print("refused", what, str(error), flush=True)
    else:
        print("done", what, name, flush=True)


def _count(database: Database, people: PeopleService, person: str, mark: str) -> None:
    database.catch_up()
    people.edit([person], {"position": _next(people.rows([person])[0].position, mark)})


def _count_carelessly(database: Database, person: str, mark: str) -> None:
    """Read and write without looking whether somebody wrote between: the control."""
    with database.reading() as session:
        now = str(session.execute(text(_POSITION), {"person": person}).scalar_one())
    with database.changing("Count") as session:
        session.execute(text(_SET), {"person": person, "position": _next(now, mark)})


def _next(position: str, mark: str) -> str:
    return f"{int(position.split(maxsplit=1)[0]) + 1} {mark}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
