"""Queries that every request asks: the ORM writes their SQL once for the life of a process, requests only send it.

Writing the SQL of one query costs more than running it, and the hot pages ask the same few again and again.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import connection

from cms.core.database.reading import fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from django.db.models import Model, QuerySet


class Written(NamedTuple):
    """SQL with its parameters, and what turns rows into values."""

    sql: str
    params: tuple[Any, ...]
    compiler: Any
    converters: dict[int, Any]
    columns: list[str]


class Statement:
    """A query of the ORM with places for values.

    `make` is called once with `marks`, and gives the queryset. A mark stands in for a value of its type and must not
    occur in the query otherwise; text may stand inside a pattern of LIKE.
    """

    def __init__(self, make: Callable[..., QuerySet[Any]], *marks: str | int) -> None:
        self._make = make
        self._marks = marks

    @cached_property
    def _written(self) -> Written:
        query = self._make(*self._marks).query
        compiler = query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [expression for expression, _sql, _alias in compiler.select]
        names = [column.target.attname if hasattr(column, "target") else "" for column in columns]
        return Written(sql, tuple(params), compiler, compiler.get_converters(columns), names)

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        """The rows of the query with these values in the places of the marks: one query."""
        written = self._written
        rows: Iterable[Any] = fetch(
            written.sql, [self._filled(param, values) for param in written.params], binary=False
        )
        if written.converters:
            rows = map(tuple, written.compiler.apply_converters(rows, written.converters))
        return list(rows)

    def objects(self, model: type[Model], *values: Any) -> list[Any]:
        """The rows as objects; what the query has beside the fields of the model becomes attributes."""
        names = self._written.columns
        extra = list(self._written.compiler.annotation_col_map.items())
        found = []
        for row in self.rows(*values):
            first = len(names) - len(extra)
            made = model.from_db(connection.alias, names[:first], row[:first])
            for name, place in extra:
                setattr(made, name, row[place])
            found.append(made)
        return found

    def _filled(self, param: Any, values: tuple[Any, ...]) -> Any:
        for mark, value in zip(self._marks, values, strict=True):
            if type(param) is type(mark):
                if param == mark:
                    return value
                if isinstance(param, str) and str(mark) in param:
                    return param.replace(str(mark), escaped(value))
        return param


def escaped(text: str) -> str:
    """Text as a part of a pattern of LIKE."""
    return text.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
