from __future__ import annotations

import pytest
from wagtail.models import Collection, Page

from sites.models import HostedSite
from sites.provisioning.departments import provision_department
from tests.factories.together import together


@pytest.mark.django_db(transaction=True)
def test_two_people_at_once_make_one_site() -> None:
    results: list[bool] = []
    assert together(*[lambda: results.append(provision_department("mzt").created)] * 2) == []
    assert sorted(results) == [False, True]
    assert HostedSite.objects.filter(code="mzt").count() == 1
    assert Page.objects.filter(slug="mzt").count() == 1
    assert Collection.objects.filter(name="省民政厅").count() == 1
