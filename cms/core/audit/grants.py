"""Rights of the application's own role in production, where another role owns the tables."""

from __future__ import annotations

from django.db import connection
from psycopg import sql

#: What the application may do with each table of the trail.
RIGHTS = {
    "audit_event": "SELECT, INSERT",
    "audit_seal": "SELECT, INSERT",
    "audit_archive": "SELECT, INSERT",
    "audit_waiting": "SELECT, INSERT, DELETE",
}
FUNCTIONS = ("audit_ensure_months(date, integer)", "audit_drop_month(date)")


def statements(role: str) -> list[sql.Composable]:
    """SQL that lets `role` work with all tables of the application and only add to the trail; may be run again."""
    who = sql.Identifier(role)
    rows = [
        "GRANT USAGE ON SCHEMA public TO {role}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
        # Months to come are made by the owner's function; reading them directly is what pg_dump does.
        "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {role}",
        *(f"REVOKE ALL ON {table} FROM {{role}}" for table in (*partitions(), *RIGHTS)),
        *(f"GRANT SELECT ON {table} TO {{role}}" for table in partitions()),
        *(f"GRANT {rights} ON {table} TO {{role}}" for table, rights in RIGHTS.items()),
        *(f"GRANT EXECUTE ON FUNCTION {function} TO {{role}}" for function in FUNCTIONS),
    ]
    return [sql.SQL(row).format(role=who) for row in rows]


def partitions() -> list[str]:
    """Tables of months: written through their parent alone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'audit_event'::regclass")
        return [row[0] for row in cursor.fetchall()]


def owns_trail() -> bool:
    """Whether the role of this connection could switch the trail's protection off: it owns a table or is a superuser."""
    query = """
        SELECT bool_or(pg_has_role(current_user, relowner, 'USAGE')) OR current_setting('is_superuser') = 'on'
        FROM pg_class WHERE oid = ANY(ARRAY['audit_event', 'audit_seal', 'audit_archive']::regclass[])
    """
    with connection.cursor() as cursor:
        cursor.execute(query)
        row = cursor.fetchone()
    return bool(row and row[0])
