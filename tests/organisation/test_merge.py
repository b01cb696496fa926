"""A department takes over another: nothing is lost, nothing doubles, every old address leads on, whenever it is killed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import Collection, Page

from cms.content.models import ArticlePage, ColumnPage, ContactPoint, EmergencyBanner
from cms.departments.enums import DepartmentStatus
from cms.departments.models import Department, Membership
from cms.jobs.enums import JobState
from cms.jobs.execution import execute_job
from cms.jobs.models import Job
from sites.models import HostedSite
from sites.organisation import merging, moving
from sites.organisation.merging import KIND, Order, order_problems, preview, start_merge
from sites.refusals import RefusedError
from sites.service import ArchiveSite
from tests.factories.content import make_articles, make_column
from tests.factories.departments import make_department
from tests.factories.shared import contact, page_template, topic, word_list
from tests.factories.users import make_user

from .state import furnish, state

if TYPE_CHECKING:
    from django.test import Client

    from tests.factories.sites import SmallCluster

pytestmark = pytest.mark.django_db
WHY = "机构改革"


@pytest.fixture
def order(cluster: SmallCluster) -> Order:
    """省发改委 goes to 省教育厅."""
    furnish(cluster)
    return Order(cluster.fgw.department, cluster.jyt.department)


def queued(order: Order) -> Job:
    payload = {"source": order.source.pk, "target": order.target.pk, "columns": list(order.columns)}
    return Job.objects.create(kind=KIND, title="合并", payload=payload)


def addresses(site: HostedSite) -> list[str]:
    """Every address of a site that answers 200."""
    root = site.wagtail_site.root_page
    return [f"/{page.url_path.removeprefix(root.url_path)}" for page in root.get_descendants(inclusive=True).live()]


def test_everything_goes_over_and_every_address_leads_on(order: Order, cluster: SmallCluster, client: Client) -> None:
    before, texts = addresses(cluster.fgw), ArticlePage.objects.live().count()
    job = start_merge(order, by=None, reason=WHY)
    job.refresh_from_db()
    assert (job.state, job.failed, job.done) == (JobState.DONE, 0, job.total)
    assert ArticlePage.objects.live().count() == texts
    assert Page.find_problems() == ([], [], [], [], [])
    for address in before:
        answer = client.get(address, headers={"host": "fgw.localhost"})
        assert (answer.status_code, answer["Location"]) == (301, f"http://jyt.localhost{address}")
        assert client.get(address, headers={"host": "jyt.localhost"}).status_code == 200, address
    assert client.get("/prices/", headers={"host": "jw.localhost"})["Location"] == "http://jyt.localhost/prices/"
    assert client.get("/old/", headers={"host": "jyt.localhost"})["Location"].endswith("/prices/")
    assert client.get("/both/", headers={"host": "jyt.localhost"})["Location"] == "/jyt/"


def test_nothing_is_left_of_the_department_but_its_name(order: Order, cluster: SmallCluster) -> None:
    old_collection, groups = order.source.collection_id, Group.objects.filter(role_group__department=order.source)
    start_merge(order, by=None, reason=WHY)
    source, target = (Department.objects.get(pk=row.pk) for row in (order.source, order.target))
    assert (source.status, source.successor, source.root_page, source.collection) == (
        DepartmentStatus.ARCHIVED, target, None, None,
    )  # fmt: skip
    assert "湖南省发展和改革委员会" in target.former_names
    assert not HostedSite.objects.filter(code="fgw").exists()
    assert not Collection.objects.filter(pk=old_collection).exists()
    assert not groups.exists()
    assert not Membership.objects.filter(department=source).exists()


def test_people_keep_their_roles_in_the_other_department(order: Order) -> None:
    start_merge(order, by=None, reason=WHY)
    held = Membership.objects.filter(department=order.target, user__username__in=["li", "wang", "both"])
    assert sorted(held.values_list("user__username", "role")) == [
        ("both", "editor"), ("li", "editor"), ("wang", "editor"), ("wang", "reviewer"),
    ]  # fmt: skip
    editors = Group.objects.get(role_group__department=order.target, role_group__role="editor")
    assert {"li", "wang", "both"} <= set(editors.user_set.values_list("username", flat=True))


def test_files_contacts_and_notices_go_over(order: Order, cluster: SmallCluster) -> None:
    start_merge(order, by=None, reason=WHY)
    now = state()
    name = Department.objects.get(code="jyt").collection.name
    assert {collection for _title, collection in now["pictures"] + now["files"]} == {name}
    assert ContactPoint.objects.get().department == order.target
    assert now["links"] == [("信用湖南", "jyt.localhost")]
    assert [site.hostname for site in EmergencyBanner.objects.get().sites.all()] == ["jyt.localhost"]
    assert ColumnPage.objects.get(pk=cluster.column(cluster.portal, "news").pk).responsible == order.target


def test_shared_things_and_audiences_go_over(order: Order) -> None:
    owned = [make(order.source) for make in (contact, topic, page_template, word_list)]
    shared = [make(None, [order.source, order.target]) for make in (contact, topic, page_template, word_list)]
    start_merge(order, by=None, reason=WHY)
    assert {type(row).objects.get(pk=row.pk).department for row in owned} == {order.target}
    assert {tuple(row.audience_departments.all()) for row in shared} == {(order.target,)}


def test_columns_of_one_name_become_one_and_others_move_as_they_stand(order: Order, cluster: SmallCluster) -> None:
    start_merge(order, by=None, reason=WHY)
    root = cluster.jyt.wagtail_site.root_page
    slugs = list(Page.objects.child_of(root).values_list("slug", flat=True))
    assert sorted(slugs) == ["about", "news", "notices", "prices"]
    assert ArticlePage.objects.child_of(cluster.column(cluster.jyt, "news")).count() == 7
    assert ColumnPage.objects.get(slug="water").url_path.endswith("/prices/water/")
    assert "换了新网址：主任" in " ".join(Job.objects.get().items.values_list("message", flat=True))
    directors = Page.objects.filter(title="主任").values_list("slug", flat=True)
    assert len(set(directors)) == 2


@pytest.mark.parametrize("every", [1, 3])
def test_killed_and_run_again_it_ends_as_if_undisturbed(
    order: Order, monkeypatch: pytest.MonkeyPatch, every: int
) -> None:
    monkeypatch.setattr(moving, "PORTION", 2)
    expected = undisturbed(order)
    job, calls = queued(order), [0]
    real = moving.carry_out

    def killed(*arguments: Any) -> str:
        told = real(*arguments)
        calls[0] += 1
        if calls[0] % every == 0 and calls[0] < 8:
            raise KeyboardInterrupt
        return told

    monkeypatch.setattr(moving, "carry_out", killed)
    for kill in range(12):
        if kill > 8:
            monkeypatch.setattr(moving, "carry_out", real)
        try:
            execute_job.func(job.pk)
        except KeyboardInterrupt:
            Job.objects.filter(pk=job.pk).update(attempts=0)
        else:
            break
    job.refresh_from_db()
    assert (job.state, job.failed) == (JobState.DONE, 0)
    assert state() == expected


def undisturbed(order: Order) -> dict[str, Any]:
    """The state in which a run ends that nobody disturbs; taken back at once."""
    point = transaction.savepoint()
    job = queued(order)
    execute_job.func(job.pk)
    expected = state()
    transaction.savepoint_rollback(point)
    Page.objects.get(pk=order.source.root_page_id)
    return expected


def test_run_twice_nothing_happens(order: Order) -> None:
    start_merge(order, by=None, reason=WHY)
    before = state()
    job = queued(order)
    execute_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.total) == (JobState.DONE, 0)
    assert state() == before


def test_a_channel_of_the_portal_goes_to_a_site(cluster: SmallCluster, client: Client) -> None:
    column = make_column(cluster.bgt.root_page, "files", title="文件")
    text = make_articles(column, 1)[0]
    start_merge(Order(cluster.bgt, cluster.jyt.department), by=None, reason=WHY)
    for old, new in (
        ("/bm/bgt/", "/"),
        ("/bm/bgt/files/", "/files/"),
        (f"/bm/bgt/files/{text.slug}/", f"/files/{text.slug}/"),
    ):
        answer = client.get(old, headers={"host": "localhost"})
        assert (answer.status_code, answer["Location"]) == (301, f"http://jyt.localhost{new}")


def test_some_columns_go_to_another_department(order: Order, cluster: SmallCluster, client: Client) -> None:
    chosen = [cluster.column(cluster.fgw, slug) for slug in ("prices", "news")]
    text = ArticlePage.objects.child_of(chosen[1]).first()
    start_merge(Order(order.source, order.target, tuple(page.pk for page in chosen)), by=None, reason=WHY)
    slugs = set(Page.objects.child_of(cluster.fgw.wagtail_site.root_page).values_list("slug", flat=True))
    assert slugs == {"notices", "about"}
    assert HostedSite.objects.filter(code="fgw").exists()
    assert Membership.objects.filter(department=order.source).exists()
    for path in ("/prices/water/", f"/news/{text.slug}/"):
        answer = client.get(path, headers={"host": "fgw.localhost"})
        assert (answer.status_code, answer["Location"]) == (301, f"http://jyt.localhost{path}")


def test_what_forbids_it_is_said(order: Order, cluster: SmallCluster) -> None:
    def problems(source: Department, target: Department, *columns: int, by: Any = None, reason: str = WHY) -> str:
        return " ".join(order_problems(Order(source, target, columns), by=by, reason=reason))

    fgw, jyt = order.source, order.target
    assert problems(fgw, jyt) == ""
    assert "请填写原因" in problems(fgw, jyt, reason="")
    assert "另一个正常的部门" in problems(fgw, fgw)
    assert "已经开通" in problems(make_department("new"), jyt)
    assert "还没有独立网站" in problems(fgw, cluster.bgt)
    assert "只能划转" in problems(fgw, jyt, cluster.column(cluster.jyt, "news").pk)
    assert "系统管理员" in problems(fgw, jyt, by=make_user(jyt, "department_admin"))
    assert problems(fgw, jyt, by=make_user(None, "system_admin")) == ""
    queued(order)
    assert "正在合并" in problems(fgw, jyt)
    Job.objects.all().delete()
    ArchiveSite(cluster.jyt, by=None, reason=WHY).perform()
    assert "已归档" in problems(fgw, jyt)
    with pytest.raises(RefusedError):
        start_merge(order, by=None, reason=WHY)


def test_what_has_moved_is_found_while_the_rest_waits(
    order: Order, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader in the middle of it."""
    answers = {}

    def reader(*_arguments: Any) -> int:
        answers["/prices/water/"] = client.get("/prices/water/", headers={"host": "fgw.localhost"})
        return 0

    monkeypatch.setattr(merging.records, "hand_over_records", reader)
    start_merge(order, by=None, reason=WHY)
    assert answers["/prices/water/"]["Location"] == "http://jyt.localhost/prices/water/"


def test_a_step_that_fails_stops_the_rest_and_can_be_taken_up(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: Any) -> int:
        raise merging.jobs.ItemError("磁盘已满")

    with monkeypatch.context() as patched:
        patched.setattr(merging.records, "hand_over_files", fail)
        job = start_merge(order, by=None, reason=WHY)
    job.refresh_from_db()
    assert (job.failed, job.message) == (1, "有一步没有完成，见下。改正后重新合并，会从这里继续。")
    assert Department.objects.get(pk=order.source.pk).root_page is not None
    start_merge(order, by=None, reason=WHY)
    assert Department.objects.get(pk=order.source.pk).root_page is None


def test_a_page_made_meanwhile_keeps_the_department_from_ending(order: Order, monkeypatch: pytest.MonkeyPatch) -> None:
    real = merging.records.hand_over_files

    def meanwhile(*arguments: Any) -> int:
        make_column(Page.objects.get(pk=order.source.root_page_id), "late")
        return real(*arguments)

    monkeypatch.setattr(merging.records, "hand_over_files", meanwhile)
    job = start_merge(order, by=None, reason=WHY)
    assert "还有 1 个页面没有移走" in job.items.get(ok=False).message
    assert HostedSite.objects.filter(code="fgw").exists()


def test_the_command_tells_what_would_move_and_changes_nothing(
    order: Order, capsys: pytest.CaptureFixture[str]
) -> None:
    before = state()
    call_command("merge_departments", "fgw", "jyt", "--dry-run")
    told = capsys.readouterr().out
    assert dict(preview(order))["页面"] == order.source.root_page.get_descendants().count()
    assert f"页面: {dict(preview(order))['页面']}" in told
    assert "人员: 3" in told
    assert state() == before


def test_the_command_merges_and_tells_each_step(order: Order, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("merge_departments", "fgw", "jyt", "--reason", WHY)
    told = capsys.readouterr().out
    assert "人员 3 人" in told
    assert "旧网址都已转到“湖南省教育厅”" in told
    with pytest.raises(CommandError, match="没有代码为 nobody 的部门"):
        call_command("merge_departments", "nobody", "jyt", "--reason", WHY)
    with pytest.raises(CommandError, match="已经开通"):
        call_command("merge_departments", "fgw", "jyt", "--reason", WHY)
