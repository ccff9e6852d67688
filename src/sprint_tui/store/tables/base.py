"""What every table has, and how its fields and references are declared."""

# No postponed annotations in this module: SQLModel reads the types when a class is made.
import re
from typing import Any

from sqlalchemy import CheckConstraint, MetaData, Table
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

from sprint_tui.domain import ids

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


def table_name(class_name: str) -> str:
    """Return `journey_map` for `JourneyMap`."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", class_name).lower()


def core(table: type[SQLModel]) -> Table:
    """Return the table itself: statements on it know nothing of rows that were read, and are the quicker."""
    found: Table = table.__table__  # type: ignore[attr-defined]
    return found


def columns(table: type[SQLModel]) -> Any:
    """Return a table's columns by name: what queries are written with."""
    return core(table).c


def foreign_keys(table: type[SQLModel]) -> Any:
    """Return the references that a table's rows hold."""
    return core(table).foreign_keys


def code(column: str, known: tuple[str, ...]) -> Any:
    """Return a text field that holds one of the known codes; the first is its default."""
    listed = ", ".join(f"'{code}'" for code in known)
    return Field(
        default=known[0],
        schema_extra={"pattern": f"^({'|'.join(known)})$"},
        sa_column_args=[CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")],
    )


def code_set(column: str, known: tuple[str, ...]) -> Any:
    """Return a text field that holds any of the known codes, parted by spaces."""
    rest, each = column, "|".join(known)
    for code in known:
        rest = f"replace({rest}, '{code}', '')"
    return Field(
        default="",
        schema_extra={"pattern": f"^(({each})( ({each}))*)?$"},
        sa_column_args=[CheckConstraint(f"trim({rest}) = ''", name=f"{column}_known")],
    )


def part_of(parent: str) -> Any:
    """Return the field that ties a row to the row it is part of: it goes when that goes."""
    return Field(foreign_key=f"{parent}.id", ondelete="CASCADE", index=True)


def naming(other: str) -> Any:
    """Return a field that names another row, and is empty again when that goes."""
    return Field(default=None, foreign_key=f"{other}.id", ondelete="SET NULL", index=True)


class Row(SQLModel):
    """What every row has: a random id, the same in every store and file."""

    metadata = MetaData(naming_convention=NAMES)

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805 - SQLAlchemy hands the class
        """Name the table as the class, in small letters parted by underscores."""
        return table_name(cls.__name__)

    id: str = Field(primary_key=True, schema_extra={"pattern": ids.PATTERN})
    from_id: str = ""
    """The row that this one was copied from, in another sprint; empty for none."""


class Ordered(Row):
    """A row with a place among its siblings: a fractional key (`domain/order.py`), never unique."""

    position: str = Field(schema_extra={"pattern": "^[0-9a-z]+$"})
