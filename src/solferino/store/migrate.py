"""The tables of a record brought up to date when it is opened. Alembic does the work, inside the package: a user runs
no command. `HEAD` is the newest revision; comparing with it first keeps Alembic (0.3 s to import) out of most runs."""

from __future__ import annotations

from sqlalchemy import Connection, inspect, text

from solferino.errors import Broken, Refused

HEAD = "0006"
PACKAGE = "solferino.store:migrations"


def upgrade(connection: Connection) -> None:
    """Bring the record behind `connection` to the newest tables; nothing to do where it has them.
    Refused S03 where a newer Solferino made it."""
    found = revision(connection)
    if found == HEAD:
        return
    if found is not None and found > HEAD:
        raise _newer(found)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", PACKAGE)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def check(connection: Connection) -> None:
    """Refused S03 where the record is newer or older than this Solferino and may not be brought up to date now."""
    found = revision(connection)
    if found is None:
        raise Broken("S08", "the record", "has no tables", "Restore a backup of the case")
    if found > HEAD:
        raise _newer(found)
    if found < HEAD:
        remedy = "Open the case once for writing, for example with `solferino verify`"
        raise Refused("S03", "the record", f"was made by an older Solferino (tables {found}, needed {HEAD})", remedy)


def revision(connection: Connection) -> str | None:
    """The revision of the tables, None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _newer(found: str) -> Refused:
    what = f"was made by a newer Solferino (tables {found}, known {HEAD})"
    return Refused("S03", "the record", what, "Install the newer version")
