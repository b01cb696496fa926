"""Rights on pages cost the same whether a person is of one department or of all."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission, Page
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from cms.departments.service import ensure_role_groups, grant_role, grant_tree
from cms.publishing.page_policy import TreePermissionPolicy
from home.models import DepartmentHomePage
from tests.factories.departments import make_department
from tests.factories.newsroom import Newsroom, at_work, write
from tests.factories.users import make_user


def policy() -> TreePermissionPolicy:
    found = policy_registry.get_by_type(Page)
    assert isinstance(found, TreePermissionPolicy)
    return found


def again(user):
    return type(user).objects.get(pk=user.pk)


def more_departments(newsroom: Newsroom, numbers: range) -> None:
    """Let reviewer, editor and administrator hold their roles in further departments."""
    root = Page.get_first_root_node()
    people = {"reviewer": newsroom.reviewer, "editor": newsroom.editor, "department_admin": newsroom.department_admin}
    for number in numbers:
        department = make_department(f"d{number}")
        page = root.add_child(instance=DepartmentHomePage(title=department.short_zh, slug=f"d{number}"))
        department.root_page_id = page.pk
        department.save()
        grant_tree(ensure_role_groups(department), [page])
        for role, user in people.items():
            grant_role(user, role, department)


ACTIONS = [{"add"}, {"change"}, {"publish"}, {"add", "change"}, {"change", "publish"}]


def test_the_answers_are_wagtails(newsroom: Newsroom):
    more_departments(newsroom, range(3))
    write(newsroom.editor, newsroom.column)
    stock = PagePermissionPolicy()
    for user in (newsroom.editor, newsroom.department_admin, newsroom.portal_editor, newsroom.superuser, make_user()):
        for actions in ACTIONS:
            ours = policy().instances_user_has_any_permission_for(again(user), actions)
            theirs = stock.instances_user_has_any_permission_for(again(user), actions)
            assert set(ours) == set(theirs)
        if user.groups.exists() or user.is_superuser:
            assert set(policy().explorable_instances(again(user))) == set(stock.explorable_instances(again(user)))
            root, expected = policy().explorable_root_instance(again(user)), stock.explorable_root_instance(again(user))
            assert root == expected


def test_nobody_without_rights_explores(newsroom: Newsroom):
    nobody = make_user()
    assert policy().explorable_root_instance(nobody) is None
    assert not policy().explorable_instances(nobody).exists()


def test_an_author_changes_own_pages_by_the_right_to_add(newsroom: Newsroom):
    own, other = write(newsroom.editor, newsroom.column), write(newsroom.reviewer, newsroom.column, "别人的")
    GroupPagePermission.objects.filter(group__user=newsroom.editor, permission__codename="change_page").delete()
    changed = policy().instances_user_has_any_permission_for(again(newsroom.editor), {"change"})
    assert set(changed) == {own.page_ptr}
    assert other.page_ptr not in changed


def test_rights_that_stand_above_are_counted_once(newsroom: Newsroom):
    grant_tree(ensure_role_groups(newsroom.cluster.fgw.department), [newsroom.column])
    rows = policy().get_all_permissions_for_user(newsroom.editor)
    assert {row.page_id for row in rows} == {newsroom.cluster.fgw.wagtail_site.root_page_id}


def count(user, address: str) -> int:
    browser = at_work(user)
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("who", ["editor", "reviewer", "department_admin"])
def test_start_page_and_explorer_do_not_grow_with_departments(newsroom: Newsroom, who: str):
    user = getattr(newsroom, who)
    column = newsroom.column.pk
    addresses = ("/admin/", f"/admin/pages/{column}/", f"/admin/choose-page/{column}/")
    write(newsroom.editor, newsroom.column)
    more_departments(newsroom, range(2))
    before = [count(user, address) for address in addresses]
    more_departments(newsroom, range(2, 12))
    assert [count(user, address) for address in addresses] == before
