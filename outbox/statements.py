"""Queries that are asked of one row after the other: Django writes their SQL once, not each time.

A courier asks the same few things of every row; writing the questions took Django several times
as long as answering them took PostgreSQL (`python -m bench deliveries`).
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression


class Slot(Expression):
    """The place in a query of a value that is another one each time."""

    def __init__(self, name: str, output_field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Stand among the parameters until the query is asked."""
        return "%s", (self,)


class WrittenOnce:
    """A `values_list` query with Slots; `write` is called when it is asked for the first time."""

    def __init__(self, write: Callable[[], models.QuerySet[Any, Any]]) -> None:
        self._write = write
        self._written: _Written | None = None

    def rows(self, **values: Any) -> list[list[Any]]:
        """Ask with these values in the Slots of their names; KeyError where one is missing."""
        if self._written is None:
            self._written = _written(self._write())
        with connection.cursor() as cursor:
            cursor.execute(self._written.sql, [_fitting(p, values) for p in self._written.params])
            rows = [list(row) for row in cursor.fetchall()]
        for position, expression, converters in self._written.conversions:
            for row in rows:
                for convert in converters:
                    row[position] = convert(row[position], expression, connection)
        return rows


class _Written(NamedTuple):
    sql: str
    params: Sequence[Any]
    conversions: list[tuple[int, Any, list[Callable[..., Any]]]]


def _written(query: models.QuerySet[Any, Any]) -> _Written:
    compiler = query.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    conversions = [
        (position, column, converters)
        for position, (column, *_rest) in enumerate(compiler.select)
        if (
            converters := [
                *connection.ops.get_db_converters(column),
                *column.get_db_converters(connection),
            ]
        )
    ]
    return _Written(sql, params, conversions)


def _fitting(param: Any, values: dict[str, Any]) -> Any:
    if not isinstance(param, Slot):
        return param
    return param.output_field.get_db_prep_value(values[param.name], connection)


def update(model: type[models.Model], changes: dict[str, Any], *, where: dict[str, Any]) -> int:
    """Write plain values into the rows whose fields equal those of `where`; returns how many."""
    sql = _update_sql(model, tuple(changes), tuple(where))
    return _run(sql, [*_saved(model, changes), *_saved(model, where)])


def insert(row: models.Model) -> None:
    """Add a row whose key nobody asks for."""
    model = type(row)
    names = _names_but_key(model)
    _run(_insert_sql(model), _saved(model, {name: getattr(row, name) for name in names}))


def _run(sql: str, params: list[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


@cache
def _update_sql(model: type[models.Model], changes: tuple[str, ...], where: tuple[str, ...]) -> str:
    return (
        f"UPDATE {_quoted(model._meta.db_table)} "  # noqa: S608 - names of our own models
        f"SET {', '.join(_equal(model, changes))} WHERE {' AND '.join(_equal(model, where))}"
    )


@cache
def _insert_sql(model: type[models.Model]) -> str:
    names = _names_but_key(model)
    columns = ", ".join(_column(model, name) for name in names)
    return (
        f"INSERT INTO {_quoted(model._meta.db_table)} ({columns}) "  # noqa: S608 - as above
        f"VALUES ({', '.join(['%s'] * len(names))})"
    )


def _names_but_key(model: type[models.Model]) -> list[str]:
    return [f.attname for f in model._meta.concrete_fields if not f.primary_key]


def _equal(model: type[models.Model], names: tuple[str, ...]) -> list[str]:
    return [f"{_column(model, name)} = %s" for name in names]


def _saved(model: type[models.Model], values: dict[str, Any]) -> list[Any]:
    return [
        _field(model, name).get_db_prep_save(value, connection) for name, value in values.items()
    ]


def _field(model: type[models.Model], name: str) -> "models.Field[Any, Any]":
    field: models.Field[Any, Any] = model._meta.get_field(name)  # type: ignore[assignment]
    return field


def _column(model: type[models.Model], name: str) -> str:
    return _quoted(str(_field(model, name).column))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
