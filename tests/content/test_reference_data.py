from __future__ import annotations

import pytest

from cms.content.models import FriendLink, Region
from cms.content.reference_data import ensure_regions_and_links

pytestmark = pytest.mark.django_db


def test_regions_hold_fourteen_prefectures_and_all_counties():
    ensure_regions_and_links()
    assert Region.objects.filter(parent=None).count() == 14
    assert Region.objects.filter(parent__isnull=False).count() == 122


def test_a_second_run_doubles_nothing_and_keeps_what_editors_changed():
    ensure_regions_and_links()
    changed = FriendLink.objects.filter(group="central").first()
    FriendLink.objects.filter(pk=changed.pk).update(url="https://example.gov.cn/")
    before = (Region.objects.count(), FriendLink.objects.count())
    ensure_regions_and_links()
    assert (Region.objects.count(), FriendLink.objects.count()) == before
    assert FriendLink.objects.get(pk=changed.pk).url == "https://example.gov.cn/"
