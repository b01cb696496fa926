from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from cms.jobs import service
from cms.jobs.enums import JobState
from cms.jobs.models import Job
from tests.factories.users import PASSWORD, make_user
from tests.jobs import kinds

if TYPE_CHECKING:
    from django.test import Client

    from cms.accounts.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.urls("cms.urls.admin")]


@pytest.fixture
def editor() -> User:
    user = make_user(None, "portal_editor", username="editor")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture
def admin(client: Client, editor: User) -> Client:
    client.defaults["HTTP_HOST"] = "admin.localhost"
    assert client.login(username="editor", password=PASSWORD)
    return client


def job_of(user: User | None, *names: str, title: str = "建组") -> Job:
    return service.start(kinds.COUNT, title=title, by=user, payload={"names": list(names)})


def test_people_see_their_own_jobs(admin: Client, editor: User) -> None:
    job_of(editor, "a", title="我的任务")
    job_of(None, "b", title="别人的任务")

    text = admin.get(reverse("jobs:index")).content.decode()

    assert "我的任务" in text
    assert "别人的任务" not in text


def test_those_who_look_after_the_platform_see_all(admin: Client, editor: User) -> None:
    editor.user_permissions.add(Permission.objects.get(codename="view_job"))
    other = job_of(None, "b", title="别人的任务")

    assert "别人的任务" in admin.get(reverse("jobs:index")).content.decode()
    assert admin.get(reverse("jobs:detail", args=[other.pk])).status_code == 200


def test_a_job_shows_progress_and_results(admin: Client, editor: User) -> None:
    job = job_of(editor, "a", "bad")

    text = admin.get(reverse("jobs:detail", args=[job.pk])).content.decode()

    assert '<progress id="job-progress" value="100" max="100">' in text
    assert "Names must not be bad." in text


def test_jobs_of_others_are_not_there(admin: Client) -> None:
    other = job_of(None, "a")

    assert admin.get(reverse("jobs:detail", args=[other.pk])).status_code == 404
    assert admin.post(reverse("jobs:detail", args=[other.pk]), {"act": "undo"}).status_code == 404


def test_a_job_is_undone_from_its_page(admin: Client, editor: User) -> None:
    job = job_of(editor, "a")

    admin.post(reverse("jobs:detail", args=[job.pk]), {"act": "undo"})

    job.refresh_from_db()
    assert job.state == JobState.UNDONE


@pytest.mark.parametrize("act", ["cancel", "resume", "nonsense", ""])
def test_what_does_not_fit_the_state_changes_nothing(admin: Client, editor: User, act: str) -> None:
    job = job_of(editor, "a")

    answer = admin.post(reverse("jobs:detail", args=[job.pk]), {"act": act})

    job.refresh_from_db()
    assert answer.status_code == 302
    assert job.state == JobState.DONE


def test_strangers_are_sent_to_sign_in(client: Client) -> None:
    client.defaults["HTTP_HOST"] = "admin.localhost"

    assert client.get(reverse("jobs:index")).status_code == 302
