"""The tables can be taken away and made again, with all that protects them."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from cms.core.audit.models import Archive, Event, Seal, Waiting
from cms.core.audit.partitions import months_held

pytestmark = pytest.mark.django_db
NAMES = "SELECT {0} FROM {1} WHERE {0} LIKE 'audit\\_%%' ORDER BY 1"
KINDS = (("tgname", "pg_trigger"), ("proname", "pg_proc"), ("relname", "pg_class"))


def names() -> dict[str, list[str]]:
    """Triggers, functions, tables and indexes of the trail."""
    with connection.cursor() as cursor:
        found = {}
        for column, table in KINDS:
            cursor.execute(NAMES.format(column, table), [])
            found[table] = [row[0] for row in cursor.fetchall()]
    return found


def test_migration_goes_back_and_forth():
    loader = MigrationLoader(connection)
    key = ("audit", "0001_append_only_trail")
    migration = loader.get_migration(*key)
    before = names()
    with connection.schema_editor() as editor:
        migration.unapply(loader.project_state(key, at_end=False), editor)
    assert names() == {"pg_trigger": [], "pg_proc": [], "pg_class": []}
    with connection.schema_editor() as editor:
        migration.apply(loader.project_state(key, at_end=False), editor)
    assert names() == before
    assert len(months_held()) == 4


@pytest.mark.parametrize("model", [Event, Seal, Archive, Waiting])
def test_columns_are_those_of_the_model(model):
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, model._meta.db_table)
    assert {column.name for column in columns} == {field.column for field in model._meta.concrete_fields}


def test_indexes_are_those_of_the_model():
    wanted = {index.name for model in (Event, Seal) for index in model._meta.indexes}
    assert wanted <= set(names()["pg_class"])


def test_functions_with_the_owners_rights_look_into_one_schema_alone():
    query = "SELECT proname, array_to_string(proconfig, ';') FROM pg_proc WHERE proname LIKE 'audit%' AND prosecdef"
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows = dict(cursor.fetchall())
    assert set(rows) == {"audit_ensure_months", "audit_drop_month"}
    assert all("search_path=public, pg_temp" in config for config in rows.values())


def test_not_everybody_may_call_them():
    query = "SELECT has_function_privilege('pg_monitor', oid, 'EXECUTE') FROM pg_proc WHERE proname = %s"
    with connection.cursor() as cursor:
        for name in ("audit_ensure_months", "audit_drop_month", "audit_make_default", "audit_take_in_strays"):
            cursor.execute(query, [name])
            assert cursor.fetchone()[0] is False
