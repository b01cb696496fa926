from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import ModelLogEntry

from cms.departments.roles import roles
from sites.actions import ArchiveSite, RenameHost, ResumeSite, SiteAct, SuspendSite
from sites.enums import SiteStatus
from sites.hosts import hosts
from sites.models import HostedSite
from sites.refusals import RefusedError
from tests.factories.sites import on_host
from tests.factories.users import make_user

if TYPE_CHECKING:
    from cms.accounts.models import User
    from tests.factories.sites import SmallCluster

REASON = "系统升级"


def rename(site: HostedSite, host: str) -> HostedSite:
    return RenameHost(site, host, by=None, reason=REASON).perform()


def test_a_site_is_suspended_and_resumed(cluster: SmallCluster) -> None:
    SuspendSite(cluster.jyt, by=None, reason=REASON).perform()
    answer = on_host("jyt.localhost").get("/news/")
    assert (answer.status_code, REASON in answer.content.decode()) == (503, True)
    site = ResumeSite(cluster.jyt, by=None, reason="升级完成").perform()
    assert (site.status, site.status_note) == (SiteStatus.ACTIVE, "")
    assert on_host("jyt.localhost").get("/news/").status_code == 200


def test_an_archived_site_is_marked_and_nobody_edits_it(cluster: SmallCluster) -> None:
    admin = make_user(cluster.jyt.department, "department_admin")
    column = cluster.column(cluster.jyt, "news")
    assert column.permissions_for_user(admin).can_edit()
    ArchiveSite(cluster.jyt, by=None, reason="机构撤并").perform()
    text = on_host("jyt.localhost").get("/news/").content.decode()
    assert "已归档，内容不再更新" in text
    assert not cluster.column(cluster.jyt, "news").permissions_for_user(fresh(admin)).can_edit()
    ResumeSite(cluster.jyt, by=None, reason="机构恢复").perform()
    assert cluster.column(cluster.jyt, "news").permissions_for_user(fresh(admin)).can_edit()


def fresh(user: User) -> User:
    """The person as the next request sees them."""
    return type(user).objects.get(pk=user.pk)


def test_a_host_is_renamed_and_old_addresses_lead_on(cluster: SmallCluster) -> None:
    rename(cluster.jyt, "Edu.localhost.")
    answer = on_host("jyt.localhost").get("/news/?page=1")
    assert (answer.status_code, answer["Location"]) == (301, "http://edu.localhost/news/?page=1")
    assert on_host("edu.localhost").get("/news/").status_code == 200
    assert cluster.column(cluster.jyt, "news").full_url == "http://edu.localhost/news/"


def test_every_former_host_leads_straight_to_the_present_one(cluster: SmallCluster) -> None:
    rename(cluster.jyt, "edu.localhost")
    rename(cluster.jyt, "school.localhost")
    assert on_host("jyt.localhost").get("/")["Location"] == "http://school.localhost/"
    assert on_host("edu.localhost").get("/")["Location"] == "http://school.localhost/"
    rename(cluster.jyt, "jyt.localhost")
    assert on_host("jyt.localhost").get("/robots.txt").status_code == 200
    assert on_host("school.localhost").get("/")["Location"] == "http://jyt.localhost/"


def test_a_former_host_is_not_given_to_another_site(cluster: SmallCluster) -> None:
    rename(cluster.jyt, "edu.localhost")
    with pytest.raises(RefusedError, match="旧主机名"):
        rename(cluster.fgw, "jyt.localhost")


@pytest.mark.parametrize(
    ("host", "message"),
    [
        ("fgw.localhost", "已由另一个网站使用"),
        ("jyt.localhost", "现在就使用这个主机名"),
        ("admin.localhost", "管理后台"),
        ("http://edu.localhost", "不带协议"),
        ("edu.localhost:8000", "不带协议、端口"),
        ("edu localhost", "主机名由小写字母"),
        ("-edu.localhost", "主机名由小写字母"),
        ("教育.localhost", "主机名由小写字母"),
        ("a" * 64 + ".localhost", "主机名由小写字母"),
        ("", "主机名由小写字母"),
    ],
)
def test_a_host_that_cannot_be_given_is_refused(cluster: SmallCluster, host: str, message: str) -> None:
    with pytest.raises(RefusedError, match=message):
        rename(cluster.jyt, host)
    cluster.jyt.wagtail_site.refresh_from_db()
    assert cluster.jyt.wagtail_site.hostname == "jyt.localhost"
    assert not cluster.jyt.former_hosts.exists()


@pytest.mark.parametrize(
    ("status", "act", "message"),
    [
        (SiteStatus.SUSPENDED, SuspendSite, "已经暂停"),
        (SiteStatus.ARCHIVED, SuspendSite, "请先恢复"),
        (SiteStatus.ARCHIVED, ArchiveSite, "已经归档"),
        (SiteStatus.ACTIVE, ResumeSite, "正常状态"),
    ],
)
def test_an_act_that_the_state_forbids_is_refused(
    cluster: SmallCluster, status: SiteStatus, act: type[SiteAct], message: str
) -> None:
    HostedSite.objects.filter(pk=cluster.jyt.pk).update(status=status)
    with pytest.raises(RefusedError, match=message):
        act(cluster.jyt, by=None, reason=REASON).perform()


def test_the_portal_and_the_english_site_are_not_archived(cluster: SmallCluster) -> None:
    for site in (cluster.portal, cluster.english):
        with pytest.raises(RefusedError, match="不能归档"):
            ArchiveSite(site, by=None, reason=REASON).perform()


@pytest.mark.parametrize("reason", ["", "   ", "长" * 201])
def test_an_act_needs_a_reason_that_fits(cluster: SmallCluster, reason: str) -> None:
    with pytest.raises(RefusedError, match="原因"):
        SuspendSite(cluster.jyt, by=None, reason=reason).perform()


@pytest.mark.parametrize("act", [SuspendSite, ArchiveSite])
def test_only_the_system_administrator_acts(cluster: SmallCluster, act: type[SiteAct]) -> None:
    for role in roles():
        department = cluster.jyt.department if role.holder == "department" else None
        person = make_user(department, role.key)
        problems = act(cluster.jyt, by=person, reason=REASON).problems()
        assert bool(problems) == (role.key != "system_admin"), role.key


def test_a_disabled_administrator_does_not_act(cluster: SmallCluster) -> None:
    person = make_user(None, "system_admin")
    person.is_active = False
    person.save()
    assert SuspendSite(cluster.jyt, by=fresh(person), reason=REASON).problems()


def test_the_log_says_who_when_and_why(cluster: SmallCluster) -> None:
    person = make_user(None, "system_admin")
    RenameHost(cluster.jyt, "edu.localhost", by=person, reason=REASON).perform()
    entry = ModelLogEntry.objects.get(action="sites.rename")
    assert (entry.user, entry.object_id) == (person, str(cluster.jyt.pk))
    message = entry.formatter.format_message(entry)
    assert message == "更改主机名（jyt.localhost → edu.localhost）：系统升级"


def test_a_fault_in_the_middle_leaves_the_site_as_it_was(
    cluster: SmallCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        assert "edu.localhost" in hosts().sites
        raise RuntimeError

    monkeypatch.setattr("sites.acts.log", fail)
    with pytest.raises(RuntimeError):
        rename(cluster.jyt, "edu.localhost")
    assert on_host("jyt.localhost").get("/robots.txt").status_code == 200
    assert on_host("edu.localhost").get("/robots.txt").status_code == 404


def test_commands_do_the_same(cluster: SmallCluster, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("suspend_site", "jyt", reason=REASON)
    call_command("resume_site", "jyt", reason=REASON)
    call_command("archive_site", "jyt", reason=REASON)
    call_command("rename_host", "fgw", "plan.localhost", reason=REASON)
    call_command("open_site", "bgt", reason=REASON)
    call_command("provision_department", "mzt")
    call_command("provision_department", "mzt")
    call_command("provision_department", "dsj", name="湖南省大数据局", no_site=True)
    out = capsys.readouterr().out
    for words in ("jyt.localhost 暂停访问", "jyt.localhost 正常", "已归档", "plan.localhost", "http://bgt.localhost/",
                  "http://mzt.localhost/ 已开通", "http://mzt.localhost/ 已存在，未改动", "http://localhost/bm/dsj/"):  # fmt: skip
        assert words in out


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        ("suspend_site", ["nobody"]),
        ("resume_site", ["jyt"]),
        ("rename_host", ["jyt", "fgw.localhost"]),
        ("open_site", ["nobody"]),
        ("provision_department", ["nobody"]),
    ],
)
def test_commands_say_in_words_why_not(cluster: SmallCluster, command: str, arguments: list[str]) -> None:
    options = {} if command == "provision_department" else {"reason": REASON}
    with pytest.raises(CommandError, match="。"):
        call_command(command, *arguments, **options)
