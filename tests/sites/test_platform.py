from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Page, Site

from cms.content.catalogue import english_columns, walk
from cms.content.models import ColumnPage
from cms.departments.models import Department
from sites.context import context_of
from sites.models import HostedSite
from sites.provisioning import platform
from sites.provisioning.platform import provision_cluster, provision_english, provision_portal
from tests.factories.sites import on_host
from tests.factories.users import make_user

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The portal and the English site of the start content, in a transaction that the module shares."""
    with django_db_blocker.unblock(), transaction.atomic():
        provision_portal()
        provision_english()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def portal(built: None, db: None) -> HostedSite:
    return HostedSite.objects.select_related("wagtail_site__root_page").get(code="portal")


@pytest.fixture
def english(built: None, db: None) -> HostedSite:
    return HostedSite.objects.select_related("wagtail_site__root_page").get(code="english")


def site_of(host: str) -> int:
    return Site.objects.get(hostname=host).pk


def below(site: HostedSite) -> dict[str, ColumnPage]:
    root = site.wagtail_site.root_page
    return {column.url_path.removeprefix(root.url_path): column for column in ColumnPage.objects.descendant_of(root)}


#: Columns beside the navigation: channels of departments, and what the site says about itself.
BESIDE = ("bm/", "site-info/")


def test_every_footer_leads_to_the_statements_of_its_language(portal: HostedSite, english: HostedSite) -> None:
    for host, words in (
        ("localhost", ("关于我们", "隐私声明", "版权声明")),
        ("en.localhost", ("About us", "Privacy", "Copyright")),
    ):
        links = {link.title: link.url for link in context_of(site_of(host)).footer.links}
        for word in words:
            answer = on_host(host).get(links[word])
            assert answer.status_code == 200
            assert word in answer.content.decode()


def test_english_footers_write_registration_numbers_without_chinese(portal: HostedSite, english: HostedSite) -> None:
    footer = context_of(site_of("en.localhost")).footer
    assert not re.search("[\u4e00-\u9fff]", f"{footer.icp}{footer.police}{footer.organiser}")
    assert "43000000000000" in footer.police


def test_the_portal_has_all_its_columns(portal: HostedSite) -> None:
    columns = below(portal)
    root = portal.wagtail_site.root_page
    depths = [column.depth - root.depth for path, column in columns.items() if path not in BESIDE]
    assert [depths.count(depth) for depth in (1, 2, 3)] == [7, 78, 199]
    assert all(column.live and column.purpose and column.keywords for column in columns.values())
    assert all(column.responsible_id for path, column in columns.items() if path not in BESIDE)
    assert not any(columns[path].show_in_menus for path in BESIDE)
    assert not any(Page.find_problems())


def test_columns_of_directories_say_which(portal: HostedSite) -> None:
    columns = below(portal)
    assert columns["disclosure/institutions/departments/"].directory == "departments"
    assert columns["services/links/county-links/"].link_group == "counties"
    assert on_host("localhost").get("/disclosure/institutions/departments/").status_code == 200


def test_english_columns_carry_the_key_of_their_chinese_column(portal: HostedSite, english: HostedSite) -> None:
    chinese, columns = below(portal), below(english)
    assert english.wagtail_site.root_page.translation_key == portal.wagtail_site.root_page.translation_key
    for spec in walk(english_columns()):
        column = columns[f"{spec.path}/"]
        twin = chinese.get(f"{spec.translates}/")
        assert (column.translation_key == twin.translation_key) if twin else True, spec.path
        assert column.locale.language_code == "en"
    assert sum(bool(spec.translates) for spec in walk(english_columns())) > 10


def test_no_han_character_stands_on_an_english_column(english: HostedSite) -> None:
    for column in below(english).values():
        words = f"{column.title}{column.purpose}{column.keywords}"
        assert not any("\u4e00" <= char <= "\u9fff" for char in words), column.url_path


def test_home_pages_and_their_columns_answer(portal: HostedSite, english: HostedSite) -> None:
    for host, path in (("localhost", "/"), ("en.localhost", "/"), ("localhost", "/news/provincial-news/"),
                       ("en.localhost", "/news/latest/")):  # fmt: skip
        assert on_host(host).get(path).status_code == 200


def test_home_blocks_point_to_columns_that_exist(portal: HostedSite, english: HostedSite) -> None:
    for site in (portal, english):
        home = site.wagtail_site.root_page.specific
        assert len(home.body) >= 3
        assert all(block.id for block in home.body)
        home.body.stream_block.clean(home.body)


def test_platform_roles_act_on_the_platforms_trees(portal: HostedSite, english: HostedSite) -> None:
    editor, translator = make_user(None, "portal_editor"), make_user(None, "translator")
    for site in (portal, english):
        root = site.wagtail_site.root_page.specific
        assert root.permissions_for_user(editor).can_publish()
        assert root.permissions_for_user(translator).can_edit()


def test_run_again_nothing_doubles(portal: HostedSite, english: HostedSite) -> None:
    before = (Page.objects.count(), Group.objects.count(), Site.objects.count())
    assert provision_portal() == portal
    assert provision_english() == english
    assert (Page.objects.count(), Group.objects.count(), Site.objects.count()) == before


def test_the_cluster_names_what_is_ready(
    portal: HostedSite, english: HostedSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    specs = [spec for spec in platform.department_specs() if spec.code in {"bgt", "fgw"}]
    monkeypatch.setattr(platform, "department_specs", lambda: specs)
    call_command("provision_cluster")
    assert capsys.readouterr().out.split() == [
        "湖南省人民政府", "Hunan", "Provincial", "Government", "省政府办公厅", "省发改委",
    ]  # fmt: skip
    assert HostedSite.objects.filter(code="fgw").exists()
    assert Department.objects.get(code="bgt").root_page.url_path == "/portal/bm/bgt/"  # type: ignore[union-attr]
    provision_cluster()
    assert HostedSite.objects.count() == 3
