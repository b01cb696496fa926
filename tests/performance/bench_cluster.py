"""A cluster with many departments: how long a new site takes, and what the admin asks of the database.

Everything happens in one transaction that is taken back, so that the development database stays as it is.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cms.accounts.models import User

SITES, SECONDS = 100, 2.0
#: Screens of the admin whose queries must not grow with the number of departments.
SCREENS = ("/admin/", "/admin/pages/")


def provision(number: int) -> float:
    """Open the site of a department made up for this; seconds it took."""
    from sites.provisioning.departments import provision_department
    from sites.provisioning.tenants import DepartmentDetails

    code = f"bench{number}"
    name = f"湖南省测试厅{number}"
    details = DepartmentDetails(code, "direct", name, f"测试厅{number}", f"Bench Department {number}")
    start = time.perf_counter()
    provision_department(code, details=details)
    return time.perf_counter() - start


def admin_queries(user: User) -> dict[str, int]:
    """Queries of each screen for a person, warm."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": settings.CLUSTER_ADMIN_HOST})
    client.force_login(user)
    counts = {}
    for screen in SCREENS:
        client.get(screen, follow=True)
        with CaptureQueriesContext(connection) as captured:
            client.get(screen, follow=True)
        counts[screen] = len(captured)
    return counts


def report(sites: int = SITES) -> Iterator[tuple[str, bool]]:
    """The figures as lines, each with whether its budget is kept."""
    from django.contrib.auth import get_user_model
    from django.db import transaction

    from sites.models import HostedSite

    user = get_user_model().objects.filter(is_superuser=True, is_active=True)[0]
    with transaction.atomic():
        few = admin_queries(user)
        present = HostedSite.objects.count()
        for number in range(max(0, sites - present)):
            provision(number)
        seconds, many = provision(sites), admin_queries(user)
        transaction.set_rollback(True)
    shown = max(sites, present)
    yield f"provisioning with {shown} sites present: {seconds:.2f} s (less than {SECONDS:.0f})", seconds < SECONDS
    for screen, queries in few.items():
        line = f"{screen}: {queries} queries with {present} sites, {many[screen]} with {shown} (constant)"
        yield line, many[screen] <= queries
