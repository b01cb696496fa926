from __future__ import annotations

import threading

import pytest
from django.db import connection
from wagtail.models import Collection, Page

from sites.models import HostedSite
from sites.provisioning.departments import provision_department


@pytest.mark.django_db(transaction=True)
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
