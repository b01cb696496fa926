"""`manage.py verify_audit`: proves that nothing in the trail was changed or removed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.core.audit.archiving import check_file
from cms.core.audit.models import Event
from cms.core.audit.verification import GRACE_SECONDS, Findings, verify

if TYPE_CHECKING:
    from argparse import ArgumentParser

#: Faults of one kind that are listed; the rest is counted.
LISTED = 100


class Command(BaseCommand):
    help = "Names changed, missing and unsealed rows of the audit trail; exit code 1 where there are any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", default="", help="position:link that was written down earlier")
        parser.add_argument(
            "--grace", type=float, default=GRACE_SECONDS, help="seconds that a row may wait for its seal"
        )
        parser.add_argument(
            "--file", type=Path, action="append", default=[], help="an archived month to compare as well"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        found = verify(head=options["head"], grace=options["grace"])
        lines = [*faults(found)]
        lines += [
            _("归档文件与封存内容不符：%(file)s。") % {"file": path} for path in options["file"] if not check_file(path)
        ]
        for line in lines:
            self.stdout.write(line)
        if lines:
            raise CommandError(_("审计记录不完整。"), returncode=1)
        self.stdout.write(_("审计记录完整：%(count)d 条，链尾 %(head)s。") % {"count": found.seals, "head": found.head})


def faults(found: Findings) -> list[str]:
    """One sentence for each fault."""
    lines = [_("被修改：%(row)s。") % {"row": row} for row in rows(found.changed)]
    lines += [_("缺失：%(row)s。") % {"row": row} for row in rows(found.missing)]
    lines += [_("未封存：%(row)s。") % {"row": row} for row in rows(found.unsealed)]
    lines += [_("封存链在第 %(position)s 位断开。") % {"position": row} for row in numbers(found.broken)]
    lines += [_("封存所用的密钥 %(name)s 不在设置中。") % {"name": name} for name in found.unknown_keys]
    lines += [_("%(month)s 的归档记录与封存内容不符。") % {"month": f"{month:%Y-%m}"} for month in found.archives]
    if found.head_lost:
        lines.append(_("封存链中没有给出的链尾，链被截断。"))
    return lines


def rows(keys: list[int]) -> list[str]:
    """Events by number, with what they say where they are still there."""
    known = Event.objects.in_bulk(keys[:LISTED])
    named = [
        f"#{key} {known[key].at:%Y-%m-%d %H:%M:%S%z} {known[key].actor} {known[key]}" if key in known else f"#{key}"
        for key in keys[:LISTED]
    ]
    return named + rest(keys)


def numbers(keys: list[int]) -> list[str]:
    """Positions, as many as are listed."""
    return [str(key) for key in keys[:LISTED]] + rest(keys)


def rest(keys: list[int]) -> list[str]:
    """How many more there are."""
    more = len(keys) - LISTED
    return [_("另有 %(count)d 条") % {"count": more}] if more > 0 else []
