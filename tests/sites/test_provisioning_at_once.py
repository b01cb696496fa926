from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from wagtail.models import Collection, Page

from sites.models import HostedSite
from sites.provisioning.departments import provision_department

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module", autouse=True)
def rows_of_migrations(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Bring back what migrations wrote: a test with real transactions empties every table at its end."""
    yield
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(connection._test_serialized_contents)  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_people_at_once_make_one_site() -> None:
    results: list[bool] = []
    together = threading.Barrier(2)

    def provision() -> None:
        try:
            together.wait(timeout=30)
            results.append(provision_department("mzt").created)
        finally:
            connection.close()

    threads = [threading.Thread(target=provision) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(results) == [False, True]
    assert HostedSite.objects.filter(code="mzt").count() == 1
    assert Page.objects.filter(slug="mzt").count() == 1
    assert Collection.objects.filter(name="省民政厅").count() == 1
