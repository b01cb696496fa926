"""The admin of a large cluster for three people: an editor of one department, one of eight, a moderator in all groups.

The people exist in a transaction that is taken back. The 300 ms hold for 100 sites with 120,000 pages (`make demo-large`).
"""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.test import Client

    from cms.accounts.models import User

#: Longest answer of a screen, seconds, and how often each is asked for.
SECONDS, TIMES = 0.3, 5
#: Pages from which on the seconds count.
LARGE = 100_000


def people() -> dict[str, User]:
    """The three, made up for this."""
    from django.contrib.auth import get_user_model

    from cms.departments.models import Department, RoleGroup
    from cms.departments.roles import EDITOR
    from cms.departments.service import grant_role

    made: dict[str, User] = {}
    for name in ("one", "eight", "all"):
        made[name] = get_user_model().objects.create_user(f"bench-{name}", f"bench-{name}@hunan.example", "")
    departments = Department.objects.filter(root_page__isnull=False).order_by("order", "code")
    for number, department in enumerate(departments[:8]):
        if number == 0:
            grant_role(made["one"], EDITOR.key, department)
        grant_role(made["eight"], EDITOR.key, department)
    made["all"].groups.set(RoleGroup.objects.values_list("group", flat=True))
    return made


def screens(user: User) -> dict[str, str]:
    """Name and address of what is measured; the column is the fullest that the person edits."""
    from cms.content.models import ColumnPage
    from cms.publishing.page_policy import TreePermissionPolicy

    own = TreePermissionPolicy().instances_user_has_permission_for(user, "change")
    column = ColumnPage.objects.filter(pk__in=own.values("pk")).order_by("-numchild").first()
    assert column is not None
    return {
        "home": "/admin/",
        "explorer": "/admin/pages/",
        "column": f"/admin/pages/{column.pk}/",
        "search": "/admin/pages/search/?q=%E5%86%9C%E6%9D%91",
        "menu": f"/admin/api/main/pages/?child_of={column.pk}&fields=parent,translations&for_explorer=1",
        "edit": f"/admin/pages/{column.pk}/edit/",
    }


def measure(client: Client, address: str) -> tuple[float, int]:
    """Median seconds of a warm answer, and its queries. Raises RuntimeError where it is not answered 200."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def ask() -> None:
        answer = client.get(address, follow=True)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answers {answer.status_code}")
        if answer.streaming:
            list(answer)

    ask()
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        ask()
        times.append(time.perf_counter() - start)
    with CaptureQueriesContext(connection) as captured:
        ask()
    return median(times), len(captured)


def report() -> Iterator[tuple[str, bool]]:
    """One line for each screen of each person, with whether its budget is kept."""
    from django.conf import settings
    from django.db import transaction
    from django.test import Client
    from wagtail.models import GroupPagePermission, Page

    with transaction.atomic():
        pages = Page.objects.count()
        for name, user in people().items():
            client = Client(headers={"host": settings.CLUSTER_ADMIN_HOST})
            client.force_login(user)
            rows = GroupPagePermission.objects.filter(group__user=user).count()
            for screen, address in screens(user).items():
                seconds, queries = measure(client, address)
                line = f"{name} ({rows} rows): {screen} {seconds * 1000:.0f} ms (at most {SECONDS * 1000:.0f}), {queries} queries"
                yield line, seconds <= SECONDS or pages < LARGE
        transaction.set_rollback(True)
