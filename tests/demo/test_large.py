from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings
from wagtail.models import Page

from cms.content.models import ArticlePage
from cms.demo.large import BATCH, load_large
from cms.departments.catalogue import department_specs
from sites.models import HostedSite

pytestmark = pytest.mark.django_db


def silent(_line: str) -> None:
    """Nobody watches."""


def texts() -> int:
    return ArticlePage.objects.live().filter(import_batch=BATCH, is_demo=True).count()


def test_sites_and_texts_come_in_the_numbers_asked_for() -> None:
    load_large(2, 31, say=silent)

    assert HostedSite.objects.filter(kind="department").count() == 2
    assert texts() == 31
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_second_run_adds_what_is_missing() -> None:
    load_large(1, 10, say=silent)
    load_large(1, 10, say=silent)
    assert texts() == 10

    load_large(1, 14, say=silent)
    assert texts() == 14


def test_sites_beyond_the_known_departments_are_made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cms.demo.large.department_specs", lambda: department_specs()[:1])

    load_large(2, 4, say=silent)

    made_up = HostedSite.objects.get(code="demo0001").department
    assert made_up is not None
    made_up.full_clean()


@pytest.mark.parametrize("options", [["--sites=0"], ["--pages=-1"]])
def test_impossible_numbers_are_refused(options: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("demo_large", *options)


def test_production_is_left_alone(settings: Settings) -> None:
    settings.DEMO_ENABLED = False

    with pytest.raises(CommandError):
        call_command("demo_large", "--sites=1", "--pages=1")
