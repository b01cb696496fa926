"""Words that mean two things in Chinese are two words in the English admin."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import translation

from cms.content.cards import Row, chips_of
from cms.content.wagtail_hooks import acts_of_structure
from cms.demo.models import LoadedPart
from cms.departments.roles import REVIEWER
from cms.publishing.models import SiteReviewTask


class Actions:
    """Collects the labels of acts."""

    def __init__(self) -> None:
        self.labels: dict[str, str] = {}

    def register_action(self, key: str, label: str, _message: str) -> None:
        self.labels[key] = str(label)


def test_to_pin_is_an_act_and_pinned_a_state() -> None:
    actions = Actions()
    with translation.override("en"):
        acts_of_structure(actions)
        chips = chips_of(Row(1, "Title", "/a/", None, None), pinned=True)

        assert actions.labels["content.pin"] == "Pin"
        assert str(chips[0].text) == "Pinned"


def test_a_reviewer_is_a_person_and_a_review_an_act() -> None:
    with translation.override("en"):
        assert str(REVIEWER.name) == "Reviewer"
        assert SiteReviewTask._meta.verbose_name == "Review"
    assert str(REVIEWER.name) == "审核"


def test_the_platform_has_an_english_name() -> None:
    with translation.override("en"):
        assert str(settings.WAGTAIL_SITE_NAME) == "Hunan government website platform"
        assert LoadedPart._meta.verbose_name == "demonstration content"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("command", "words"),
    [("open_site", "There is no department with the code"), ("suspend_site", "There is no site with the code")],
)
def test_commands_speak_english_where_they_are_asked_to(command: str, words: str) -> None:
    with translation.override("en"), pytest.raises(CommandError, match=words):
        call_command(command, "nowhere", "--reason=test")
