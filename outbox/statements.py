"""Queries that are asked of one row after the other: Django writes their SQL once, not each time.

A courier asks the same few things of every row; writing the questions took Django several times
as long as answering them took PostgreSQL (`python -m bench deliveries`).
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Func
from django.db.models.base import ModelState
from django.db.models.sql import UpdateQuery


class Slot(Expression):
    """The place in a query of a value that is another one each time."""

    def __init__(self, name: str, output_field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        """Stand among the parameters until the query is asked."""
        return "%s", (self,)

    @classmethod
    def of(cls, model: type[models.Model], field: str, *, name: str = "") -> "Slot":
        """Return a place for a value of that field, under the field's name or its own."""
        return cls(name or field, _field(model, field))


class WrittenOnce:
    """A `values_list` query with Slots; `write` is called when it is asked for the first time."""

    def __init__(self, write: Callable[[], models.QuerySet[Any, Any]]) -> None:
        self._write = write
        self._written: _Written | None = None

    def rows(self, **values: Any) -> list[list[Any]]:
        """Ask with these values in the Slots of their names; KeyError where one is missing."""
        if self._written is None:
            self._written = _written(self._write())
        return _answers(self._written, values)


class Taking:
    """Picks rows, changes them and reads them as they are then, in one statement.

    `pick` gives a query of some rows, `changes` what to write into each; both may hold Slots, and
    both are called when it is asked for the first time. The rows come in no order.
    """

    def __init__(
        self, pick: Callable[[], models.QuerySet[Any, Any]], changes: Callable[[], dict[str, Any]]
    ) -> None:
        self._pick = pick
        self._changes = changes
        self._taken: _Taken | None = None

    def rows(self, **values: Any) -> list[Any]:
        """Do it with these values in the Slots of their names; KeyError where one is missing."""
        if self._taken is None:
            self._taken = _taken(self._pick(), self._changes())
        model, read, given, written = self._taken
        given = {
            name: values[to.name] if isinstance(to, Slot) else to for name, to in given.items()
        }
        return [
            _row(model, zip(read, answer, strict=True), given)
            for answer in _answers(written, values)
        ]


class _IsPicked(Func):
    # Not IN on PostgreSQL: of a queue that was empty when last looked at, it expects one row and
    # compares each row of the table with each picked one.
    template = "%(expressions)s = ANY(ARRAY(SELECT pk FROM picked))"
    output_field = models.BooleanField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        extra["template"] = "%(expressions)s IN (SELECT pk FROM picked)"
        return self.as_sql(compiler, connection, **extra)


def _row(model: Any, read: Iterable[tuple[str, Any]], given: dict[str, Any]) -> Any:
    """Make a row of its values as Django does of a pickled one: `from_db` takes thrice as long."""
    row = model.__new__(model)
    row._state = ModelState()
    row._state.db, row._state.adding = connection.alias, False
    row.__dict__.update(read)
    row.__dict__.update(given)
    return row


class _Taken(NamedTuple):
    model: Any
    read: list[str]
    given: dict[str, Any]
    written: "_Written"


def _taken(picked: models.QuerySet[Any, Any], changes: dict[str, Any]) -> _Taken:
    model = picked.model
    pick_sql, pick_params = picked.values("pk").query.get_compiler(connection=connection).as_sql()
    query = model._default_manager.filter(_IsPicked("pk")).query.chain(UpdateQuery)
    query.add_update_values(changes)
    sql, params = query.get_compiler(connection=connection).as_sql()
    # What we write ourselves need not be read again; a time costs as much as ten other values.
    given = {
        name: to
        for name, to in changes.items()
        if isinstance(to, Slot) or not hasattr(to, "resolve_expression")
    }
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in given]
    read = _written(model._default_manager.order_by().values_list(*names))
    # Picked once and for all: a plan that asks again for each row would exceed the limit.
    sql = f"WITH picked AS MATERIALIZED ({pick_sql}) {sql} RETURNING {read.columns}"
    return _Taken(model, names, given, read._replace(sql=sql, params=[*pick_params, *params]))


class _Written(NamedTuple):
    sql: str
    params: Sequence[Any]
    columns: str
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
    columns = ", ".join(words for _column, (words, _params), *_rest in compiler.select)
    return _Written(sql, params, columns, conversions)


def _answers(written: _Written, values: dict[str, Any]) -> list[list[Any]]:
    with connection.cursor() as cursor:
        cursor.execute(written.sql, [_fitting(param, values) for param in written.params])
        rows = [list(row) for row in cursor.fetchall()]
    for position, expression, converters in written.conversions:
        for row in rows:
            for convert in converters:
                row[position] = convert(row[position], expression, connection)
    return rows


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
