"""Editors read the handbook where they work."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from cms.content.admin.handbook_views import FOLDER
from tests.factories.newsroom import at_work
from tests.factories.users import make_user

pytestmark = pytest.mark.django_db

CHAPTERS = sorted(path.stem for path in FOLDER.glob("[0-9]*.md"))


@pytest.fixture
def admin() -> Client:
    return at_work(make_user(None, "portal_editor"))


def test_the_menu_leads_to_all_chapters(admin: Client) -> None:
    assert "/admin/handbook/" in admin.get("/admin/").content.decode()

    contents = admin.get("/admin/handbook/").content.decode()
    for name in CHAPTERS:
        assert f'href="/admin/handbook/{name}/"' in contents


def test_every_chapter_is_shown_with_its_pictures(admin: Client) -> None:
    for name in CHAPTERS:
        text = admin.get(f"/admin/handbook/{name}/").content.decode()
        assert "![" not in text
        for picture in re.findall(r'src="(/admin/handbook/images/[^"]+)"', text):
            answer = admin.get(picture)
            assert answer.status_code == 200, picture
            assert answer.headers["Content-Type"] == "image/png"


@pytest.mark.parametrize("path", ["nowhere/", "images/nowhere.png", "images/01-desk.md", "..%2farchitecture/"])
def test_nothing_else_is_served(admin: Client, path: str) -> None:
    assert admin.get(f"/admin/handbook/{path}").status_code in {301, 302, 404}


def test_it_is_for_people_of_the_admin(client: Client) -> None:
    assert client.get("/admin/handbook/", headers={"host": "admin.localhost"}).status_code == 302
