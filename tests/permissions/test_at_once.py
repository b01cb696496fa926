"""Two people do something at the very same moment, each in a transaction of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth import get_user_model

from cms.content.navigation import sections_of
from cms.departments.models import Membership
from cms.departments.service import ensure_role_groups
from sites.models import SiteProfile
from tests.factories.newsroom import at_work
from tests.factories.sites import make_cluster
from tests.factories.together import together
from tests.factories.users import make_user
from tests.sites.settings_desk import desk_of

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db(transaction=True)


def person_form(browser: Client, pk: int, **changes: Any) -> dict[str, Any]:
    """The form of a person as it was opened, with changes."""
    form = browser.get(f"/admin/users/edit/{pk}/").context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)} | changes


def test_of_two_who_save_one_account_one_is_told_and_nothing_is_lost() -> None:
    department = make_cluster().fgw.department
    assert department is not None
    groups = ensure_role_groups(department)
    person = make_user(department, "editor", username="wang")
    browsers = [at_work(make_user(department, "department_admin")) for _ in range(2)]
    wanted: list[dict[str, Any]] = [
        {"full_name": "王一", "groups": [groups["reviewer"].pk]}, {"full_name": "王二", "groups": [groups["liaison"].pk]},
    ]  # fmt: skip
    forms = [person_form(browser, person.pk, **changes) for browser, changes in zip(browsers, wanted, strict=True)]
    answers: dict[int, Any] = {}

    def save(number: int) -> None:
        answers[number] = browsers[number].post(f"/admin/users/edit/{person.pk}/", forms[number])

    assert together(lambda: save(0), lambda: save(1)) == []
    assert sorted(answer.status_code for answer in answers.values()) == [200, 302]
    winner, loser = sorted(answers, key=lambda number: -answers[number].status_code)
    assert "另一位管理员修改了这个账号" in answers[loser].content.decode()
    assert wanted[loser]["full_name"] in answers[loser].content.decode()
    assert get_user_model().objects.get(pk=person.pk).full_name == wanted[winner]["full_name"]
    role = {"王一": "reviewer", "王二": "liaison"}[wanted[winner]["full_name"]]
    assert list(Membership.objects.filter(user=person).values_list("role", flat=True)) == [role]


def test_of_two_who_save_one_site_one_is_told_and_nothing_is_mixed() -> None:
    cluster = make_cluster()
    desks = [desk_of(make_user(cluster.jyt.department, "department_admin"), cluster.jyt) for _ in range(2)]
    sections = [section.pk for section in sections_of(cluster.jyt.wagtail_site.root_page)]
    orders = [sections[::-1], [sections[1], sections[0], sections[2]]]
    forms = [
        desk.values() | desk.order([(pk, True) for pk in order]) | {"phone": str(number)}
        for number, (desk, order) in enumerate(zip(desks, orders, strict=True))
    ]
    answers: dict[int, Any] = {}

    def save(number: int) -> None:
        answers[number] = desks[number].save(forms[number])

    assert together(lambda: save(0), lambda: save(1)) == []
    assert sorted(answer.status_code for answer in answers.values()) == [200, 302]
    winner, loser = sorted(answers, key=lambda number: -answers[number].status_code)
    assert "另一位管理员修改了这个网站的设置" in answers[loser].content.decode()
    assert SiteProfile.objects.get(site=desks[0].pk).phone == str(winner)
    assert [section.pk for section in sections_of(cluster.jyt.wagtail_site.root_page)] == orders[winner]
