"""`manage.py import_articles`: brings existing texts into a site."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cms.content.importing.service import REFUSALS, ImportOrder, import_articles, sentence_of
from cms.core.imports import Outcome, Problem, progress
from cms.departments.roles import IMPORTER
from cms.departments.selectors import holders

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Iterable

    from cms.accounts.models import User

#: Exit codes: some lines were left out; the person stopped the import.
LEFT_OUT, STOPPED = 2, 130


class Command(BaseCommand):
    help = "Imports articles from JSON Lines or plain text as drafts, or published at once with a reason."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="JSON Lines or plain text, also packed with xz")
        parser.add_argument("--site", required=True, metavar="CODE", help="portal, english or a department's code")
        parser.add_argument("--column", default="", metavar="PATH", help="slugs of the column, e.g. news/notices")
        parser.add_argument("--title", default="", help="title of a plain text")
        parser.add_argument("--publish", action="store_true", help="publish at once; needs --reason")
        parser.add_argument("--reason", default="", help="why the texts go up without review")
        parser.add_argument(
            "--by", default="", metavar="USERNAME", help="in whose name; the only importer's when left out"
        )
        parser.add_argument("--dry-run", action="store_true", help="check everything, change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        order = ImportOrder(
            path=options["file"],
            site=options["site"],
            column=options["column"],
            title=options["title"],
            publish=options["publish"],
            reason=options["reason"],
            by=self._in_the_name_of(options["by"], publish=options["publish"]),
            dry_run=options["dry_run"],
        )
        try:
            outcome = import_articles(order, watch=partial(self._watch, order.path.name))
        except REFUSALS as error:
            raise CommandError(": ".join(filter(None, [getattr(error, "field", ""), sentence_of(error)]))) from error
        self._tell(outcome, dry_run=order.dry_run)

    def _in_the_name_of(self, name: str, *, publish: bool) -> User | None:
        """The person named; for publishing otherwise the only one who may import, so that every such act has a name."""
        if not name and publish:
            names = holders(IMPORTER.key)
            if len(names) != 1:
                raise CommandError(_("请用 --by 写明以谁的名义发布：%(names)s。") % {"names": _names(names)})
            name = names[0]
            self.stdout.write(_("以 %(name)s 的名义发布。") % {"name": name})
        return _user(name)

    def _watch(self, label: str, entries: list[Any]) -> Iterable[Any]:
        return progress(entries, total=len(entries), label=label)

    def _tell(self, outcome: Outcome, *, dry_run: bool) -> None:
        """List what was left out and what was done, and end with a code that scripts can read."""
        for problem in outcome.warnings:
            self.stderr.write(self.style.WARNING(_line(problem)))
        for problem in outcome.errors:
            self.stderr.write(self.style.ERROR(_line(problem)))
        numbers = {name: outcome.counts[name] for name in ("new", "changed", "same")}
        text = _("新增 %(new)d 篇，更新 %(changed)d 篇，未变 %(same)d 篇，出错 %(errors)d 处。")
        self.stdout.write(text % {**numbers, "errors": len(outcome.errors)})
        if dry_run:
            self.stdout.write(_("这是试运行，没有写入任何内容。"))
        if outcome.interrupted:
            raise CommandError(_("已中断；写入的稿件都是完整的，再运行一次即可继续。"), returncode=STOPPED)
        if outcome.errors:
            raise CommandError(_("有的行没有导入，见上。"), returncode=LEFT_OUT)


def _user(name: str) -> User | None:
    if not name:
        return None
    try:
        return get_user_model().objects.get_by_natural_key(name)
    except get_user_model().DoesNotExist:
        raise CommandError(_("没有用户 %(name)s。") % {"name": name}) from None


def _names(names: list[str]) -> str:
    return _("、").join(names) or _("目前无人担任“内容导入”角色")


def _line(problem: Problem) -> str:
    """`第 3 行 title：不能为空。`"""
    if not problem.line:
        return problem.message
    return _("第 %(line)d 行 %(field)s：%(message)s") % {
        "line": problem.line,
        "field": problem.field,
        "message": problem.message,
    }
