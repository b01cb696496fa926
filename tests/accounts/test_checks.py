"""A production installation does not start with what belongs to a demonstration."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model

from cms.accounts.checks import check_accounts, check_legal_values, check_secrets
from sites.models import SiteProfile
from tests.factories.sites import make_cluster
from tests.factories.users import make_user

GOOD_KEY = "k7Jq" * 15


@pytest.fixture
def _production(settings) -> None:
    settings.DEMO_ENABLED, settings.DEBUG, settings.SECRET_KEY = False, False, GOOD_KEY


def ids(messages) -> list[str]:
    return [message.id for message in messages]


@pytest.mark.usefixtures("_production")
def test_debug_and_keys(settings):
    assert ids(check_secrets()) == []
    settings.DEBUG = True
    assert ids(check_secrets()) == ["accounts.E001"]
    settings.DEBUG = False
    for key in ("short", "django-insecure-" + GOOD_KEY, "demonstration-" + GOOD_KEY):
        settings.SECRET_KEY = key
        assert ids(check_secrets()) == ["accounts.E002"]


@pytest.mark.django_db
@pytest.mark.usefixtures("_production")
def test_demonstration_accounts():
    person = make_user()
    assert ids(check_accounts(databases=["default"])) == []
    get_user_model().objects.update(is_demo=True)
    found = check_accounts(databases=["default"])
    assert ids(found) == ["accounts.E003"]
    assert person.username in found[0].hint
    get_user_model().objects.update(is_active=False)
    assert ids(check_accounts(databases=["default"])) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("_production")
def test_legal_numbers():
    make_cluster()
    assert ids(check_legal_values(databases=["default"])) == ["accounts.E004"]
    SiteProfile.objects.update(sample_numbers=False)
    assert ids(check_legal_values(databases=["default"])) == []
    SiteProfile.objects.filter(site__hostname="fgw.localhost").update(icp="")
    assert "fgw.localhost" in check_legal_values(databases=["default"])[0].hint


@pytest.mark.django_db
def test_a_demonstration_may_be_one(settings):
    make_cluster()
    settings.DEBUG = True
    get_user_model().objects.update(is_demo=True)
    checks = [check_secrets(), check_accounts(databases=["default"]), check_legal_values(databases=["default"])]
    assert checks == [[], [], []]


@pytest.mark.usefixtures("_production")
def test_nothing_is_asked_of_a_database_that_is_not_checked():
    assert check_accounts() == check_legal_values(databases=[]) == []
