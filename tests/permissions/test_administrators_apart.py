"""三员分立: of the three administrators each opens the own screens alone, and none of them content."""

from __future__ import annotations

import pytest

from cms.departments.roles import APART
from tests.factories.newsroom import Newsroom, at_work, write
from tests.factories.users import make_user

#: Screens of one administrator.
OWN = {
    "system_admin": ("/admin/hosted-sites/", "/admin/hosted-sites/open/"),
    "security_admin": ("/admin/users/", "/admin/security/locks/", "/admin/security/two-step/"),
    "audit_admin": ("/admin/audit/",),
}
#: Screens of content, and reports that speak of it.
CONTENT = (
    "/admin/images/", "/admin/documents/", "/admin/imports/", "/admin/emergencybanner/", "/admin/emergencybanner/new/",
    "/admin/snippets/content/topic/", "/admin/reports/site-history/", "/admin/reports/workflow/", "/admin/reports/locked/",
    "/admin/redirects/", "/admin/groups/", "/admin/collections/", "/admin/workflows/list/", "/admin/sites/",
)  # fmt: skip


@pytest.mark.parametrize("role", APART)
@pytest.mark.parametrize("address", [address for screens in OWN.values() for address in screens])
def test_a_screen_of_administration_opens_for_one_of_them_alone(newsroom: Newsroom, role: str, address: str):
    answer = at_work(make_user(None, role)).get(address)
    assert (answer.status_code == 200) == (address in OWN[role])


@pytest.mark.parametrize("role", APART)
@pytest.mark.parametrize("address", CONTENT)
def test_content_is_none_of_their_business(newsroom: Newsroom, role: str, address: str):
    assert at_work(make_user(None, role)).get(address).status_code in {302, 403, 404}


@pytest.mark.parametrize("role", APART)
def test_pages_are_none_of_their_business(newsroom: Newsroom, role: str):
    page = write(newsroom.editor, newsroom.column, "未公开的稿件")
    person = at_work(make_user(None, role))
    for address in ("/admin/", "/admin/pages/", f"/admin/pages/{newsroom.column.pk}/", f"/admin/pages/{page.pk}/edit/",
                    f"/admin/pages/{page.pk}/history/", "/admin/choose-page/", "/admin/pages/search/?q=稿件"):  # fmt: skip
        assert "未公开的稿件" not in person.get(address, follow=True).content.decode(), address
    person.post(f"/admin/pages/{page.pk}/delete/")
    assert type(page).objects.filter(pk=page.pk).exists()
