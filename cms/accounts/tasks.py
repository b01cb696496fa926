"""What sign-in does in the background."""

from __future__ import annotations

from django_tasks import task

from .signin import links


@task()
def help_with_password(account: str) -> None:
    """Send a link to a forgotten password. In the background, so that an answer takes no longer where somebody has that name."""
    links.help_with_password(account)
