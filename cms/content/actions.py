"""Acts of structure: they take effect at once, are recorded, and leave drafts and revisions as they are."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.departments.sharing.policies import keeps_row

from .models import ArticlePage, ColumnPage
from .policies import may_arrange
from .signal_handlers import bump_after_commit, places_of

if TYPE_CHECKING:
    from wagtail.models import Page

    from cms.accounts.models import User

    from .models.shared import SitewideNotice

#: Days that a text may stay on top.
LONGEST_PIN: Final = 90


class ActRefusedError(ValueError):
    """The act is not possible; the message says why, in words for the person who asked."""


@transaction.atomic
def _write(page: Page, user: User, action: str, data: dict[str, Any], **values: Any) -> None:
    """Set values on the row alone, past revisions, and record who did it."""
    for name, value in values.items():
        setattr(page, name, value)
    type(page).objects.filter(pk=page.pk).update(**values)
    log(instance=page, action=action, user=user, data=data)
    bump_after_commit(places_of(page))


def _check_arranger(user: User, page: Page) -> None:
    if not may_arrange(user, page):
        raise PermissionDenied(_("只有门户编辑和部门管理员可以这样做。"))


def retire_column(column: ColumnPage, user: User, successor: ColumnPage | None = None) -> None:
    """Mark a column as given up; its addresses stay good, and readers of the column are led to `successor`.

    Raises PermissionDenied, and `ActRefusedError` for a column already retired or a successor that cannot be one.
    """
    _check_arranger(user, column)
    if column.is_retired:
        raise ActRefusedError(_("这个栏目已经停办。"))
    if successor is not None and (successor.pk == column.pk or successor.is_retired or not successor.live):
        raise ActRefusedError(_("接替栏目须是另一个正常开办的栏目。"))
    data = {"successor": successor.pk if successor else None}
    successor_id = successor.pk if successor else None
    _write(column, user, "content.retire", data, retired_at=timezone.now(), successor_id=successor_id)


def reinstate_column(column: ColumnPage, user: User) -> None:
    """Take a column up again. Raises PermissionDenied, and `ActRefusedError` for one that is not retired."""
    _check_arranger(user, column)
    if not column.is_retired:
        raise ActRefusedError(_("这个栏目没有停办。"))
    _write(column, user, "content.reinstate", {}, retired_at=None, successor_id=None)


def pin(article: ArticlePage, user: User, days: int) -> None:
    """Keep a public text on top of its column for 1 to `LONGEST_PIN` days from now.

    Raises PermissionDenied, and `ActRefusedError` for a draft or another number of days.
    """
    _check_arranger(user, article)
    if not article.live:
        raise ActRefusedError(_("只有已发布的稿件可以置顶。"))
    if not 1 <= days <= LONGEST_PIN:
        raise ActRefusedError(_("置顶天数为 1 到 %(most)s 天。") % {"most": LONGEST_PIN})
    until = timezone.now() + timedelta(days=days)
    _write(article, user, "content.pin", {"days": days}, pinned_until=until)


def unpin(article: ArticlePage, user: User) -> None:
    """Let a text stand by its date again. Raises PermissionDenied."""
    _check_arranger(user, article)
    _write(article, user, "content.unpin", {}, pinned_until=None)


@transaction.atomic
def put_up(notice: SitewideNotice, user: User) -> None:
    """Show a banner or mourning grey from now on its sites. Raises PermissionDenied."""
    _check_keeper(user, notice)
    now = timezone.now()
    notice.starts_at = min(notice.starts_at, now)
    if notice.ends_at and notice.ends_at <= now:
        notice.ends_at = None
    notice.save()
    log(instance=notice, action="content.put_up", user=user)


@transaction.atomic
def take_down(notice: SitewideNotice, user: User) -> None:
    """End a banner or mourning grey now. Raises PermissionDenied."""
    _check_keeper(user, notice)
    now = timezone.now()
    notice.starts_at = min(notice.starts_at, now - timedelta(seconds=1))
    notice.ends_at = now
    notice.save()
    log(instance=notice, action="content.take_down", user=user)


def _check_keeper(user: User, notice: SitewideNotice) -> None:
    if not keeps_row(user, notice):
        raise PermissionDenied(_("只有归属部门的管理员可以这样做，归平台的由门户编辑决定。"))


def is_up(notice: SitewideNotice) -> bool:
    """Whether readers see the banner or the grey now."""
    now = timezone.now()
    return notice.starts_at <= now and (notice.ends_at is None or notice.ends_at > now)
