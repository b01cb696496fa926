"""`manage.py audit_grants ROLE`: run by the owner of the tables, it gives the application's role what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction
from django.utils.translation import gettext as _

from cms.core.audit.grants import statements

if TYPE_CHECKING:
    from argparse import ArgumentParser


class Command(BaseCommand):
    help = "Lets ROLE use all tables and only add to the audit trail. Run it as the owner, after every migration."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role")
        parser.add_argument("--print", action="store_true", dest="show", help="print the SQL instead of running it")

    def handle(self, *args: Any, **options: Any) -> None:
        connection.ensure_connection()
        rows = [row.as_string(connection.connection) for row in statements(options["role"])]
        if options["show"]:
            self.stdout.write(";\n".join(rows) + ";")
            return
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for row in rows:
                    cursor.execute(row)
        except DatabaseError as error:
            raise CommandError(str(error).splitlines()[0]) from error
        self.stdout.write(_("角色 %(role)s 只能向审计表追加记录。") % {"role": options["role"]})
