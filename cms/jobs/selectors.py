"""What others may read of jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .models import Job

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from cms.accounts.models import User

__all__ = ["may_see_all", "visible_jobs"]

#: Right of those who look after the platform; roles grant it.
SEE_ALL = "jobs.view_job"


def may_see_all(user: User) -> bool:
    """Whether the person sees and handles everybody's jobs."""
    return user.has_perm(SEE_ALL)


def visible_jobs(user: User) -> QuerySet[Job]:
    """The person's own jobs, or all of them."""
    jobs = Job.objects.select_related("requested_by", "department", "site")
    return jobs if may_see_all(user) else jobs.filter(requested_by=user)
