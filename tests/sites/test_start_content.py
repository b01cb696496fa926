from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.models import Page, Site, Workflow

from sites.provisioning.departments import provision_department
from sites.provisioning.platform import provision_english
from sites.refusals import RefusedError

migration = import_module("sites.migrations.0002_remove_wagtails_start_content")

pytestmark = pytest.mark.django_db


def test_wagtails_start_content_is_gone() -> None:
    assert not Site.objects.exists()
    assert not Workflow.objects.exists()
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()


def test_the_migration_goes_back_and_forth() -> None:
    migration.restore(apps, None)
    assert Site.objects.get().hostname == "localhost"
    assert Group.objects.filter(name__in=["Editors", "Moderators"]).count() == 2
    migration.restore(apps, None)
    assert Site.objects.count() == 1
    migration.remove(apps, None)
    test_wagtails_start_content_is_gone()
    assert not any(Page.find_problems())


def test_the_migration_leaves_pages_that_are_in_use() -> None:
    migration.restore(apps, None)
    Page.objects.filter(depth=2).update(title="本站首页")
    migration.remove(apps, None)
    assert Site.objects.count() == 1


def test_there_is_no_english_site_and_no_channel_before_the_portal() -> None:
    with pytest.raises(RefusedError, match="请先建立门户网站"):
        provision_english()
    with pytest.raises(RefusedError, match="请先建立门户网站"):
        provision_department("bgt", opens_site=False)
    assert Page.objects.count() == 1


def test_a_department_may_have_its_site_before_the_portal() -> None:
    assert provision_department("mzt").site is not None
