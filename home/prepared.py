"""A queryset whose SQL is made once in a process."""

from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

from home.visibility import rows

M = TypeVar("M", bound=Model)


class Prepared(Generic[M]):
    """Ask the same of the database again and again, with other values: what every page asks.

    Making SQL of a queryset takes Django longer than PostgreSQL takes to answer. `queryset` has
    something in the place of each value; what it selects and how rows become objects stays its own.
    It selects fields and annotations of one model: nothing of `select_related` would come.
    """

    def __init__(self, queryset: QuerySet[M]) -> None:
        self.queryset = queryset

    @cached_property
    def _made(self) -> tuple[str, dict[str, int], dict[str, int], dict[int, Any]]:
        """The statement, the columns of fields and of annotations, and how values are converted."""
        compiler = self.queryset.query.get_compiler(connection=connection)
        statement, _values = compiler.as_sql()
        selected = [column for column, _sql, _alias in compiler.select]
        fields = {selected[n].target.attname: n for n in compiler.klass_info["select_fields"]}
        return statement, fields, compiler.annotation_col_map, compiler.get_converters(selected)

    def __call__(self, *values: Any) -> list[M]:
        """What is found, where `values` stand in the statement in this order."""
        statement, fields, annotations, converters = self._made
        found = []
        for row in map(list, rows(statement, values)):
            for column, (steps, expression) in converters.items():
                for convert in steps:
                    row[column] = convert(row[column], expression, connection)
            columns = [row[column] for column in fields.values()]
            made = self.queryset.model.from_db(connection.alias, fields, columns)
            for name, column in annotations.items():
                setattr(made, name, row[column])
            found.append(made)
        return found
