from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from PIL import Image
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, Revision

from cms.content.importing.store import Store
from cms.content.models import ArticlePage, ColumnPage
from cms.core.imports import RowError
from cms.media.models import CustomDocument, CustomImage
from tests.factories.sites import SmallCluster
from tests.factories.users import make_user

if TYPE_CHECKING:
    from pathlib import Path


from tests.content.import_files import bring, errors, importer, jsonl, row

pytestmark = pytest.mark.django_db


def test_texts_arrive_as_drafts_of_one_batch_in_the_unsorted_column(cluster: SmallCluster, tmp_path: Path) -> None:
    outcome = bring(jsonl(tmp_path, row(), row(id="n2")))

    pages = list(ArticlePage.objects.all())
    column = ColumnPage.objects.get(slug="unfiled")
    assert outcome.counts == {"new": 2}
    assert {page.live for page in pages} == {False}
    assert len({page.import_batch for page in pages}) == 1
    assert {page.get_parent().pk for page in pages} == {column.pk}
    assert (column.title, column.live, column.show_in_menus) == ("待归栏", False, False)
    assert column.get_parent().pk == cluster.fgw.wagtail_site.root_page_id


def test_fields_reach_the_article(cluster: SmallCluster, tmp_path: Path) -> None:
    bring(
        jsonl(
            tmp_path,
            row(
                time="8:10",
                summary="摘要。",
                keywords=["政务", "公开"],
                publisher="省司法厅",
                number="湘政发〔2026〕901号",
            ),
        ),
        column="notices",
    )

    page = ArticlePage.objects.get()
    assert (page.title, page.summary, page.keywords, page.source, page.number, page.external_id) == (
        "关于公开征求意见的公告", "摘要。", "政务 公开", "省司法厅", "湘政发〔2026〕901号", "n1",
    )  # fmt: skip
    assert page.published_at.isoformat() == "2026-11-02T00:10:00+00:00"
    assert page.body.raw_data[0]["value"] == "<p>第一段。</p><p>第二段。</p>"
    assert page.get_parent().slug == "notices"


def test_a_text_without_date_or_publisher_takes_those_of_its_site(cluster: SmallCluster, tmp_path: Path) -> None:
    bring(jsonl(tmp_path, row(date=None, publisher=None, number=None)))

    page = ArticlePage.objects.get()
    assert (page.published_at, page.source, page.number) == (None, "湖南省发展和改革委员会", "")


def test_special_fields_become_rows_of_the_element_table(cluster: SmallCluster, tmp_path: Path) -> None:
    policy = {
        "number": "湘政发〔2026〕901号",
        "issued": "2026-11-02",
        "validity": "valid",
        "expires": None,
        "demo": True,
    }
    service = {"item_type": "行政确认", "elements": {"basis": ["甲", "乙"], "limit": {"promised": 1, "unit": "工作日"}}}
    bring(jsonl(tmp_path, row(policy=policy), row(id="n2", service=service, body=None)))

    rows = {
        page.external_id: [tuple(block["value"].values()) for block in page.elements.raw_data]
        for page in ArticlePage.objects.all()
    }
    assert rows["n1"] == [("文号", "湘政发〔2026〕901号"), ("成文日期", "2026年11月2日"), ("有效性", "有效")]
    assert rows["n2"] == [("事项类型", "行政确认"), ("办理依据", "甲\n乙"), ("办理时限", "承诺时限：1；工作日")]
    assert ArticlePage.objects.get(external_id="n1").validity == "有效"


def test_bad_lines_are_listed_by_line_and_field_and_the_rest_goes_in(cluster: SmallCluster, tmp_path: Path) -> None:
    path = jsonl(
        tmp_path,
        row(),
        "{not json",
        "[1, 2]",
        row(id="n4", title=" "),
        row(id="n5", date="2026-13-40"),
        row(id="n6", body=7),
        row(id="n7", number="号" * 61),
        row(id="n8", column="no/such"),
        row(id="n9", old_url="javascript:alert(1)"),
        row(id="n10", keywords=["词" * 201]),
        row(id="n11", pictures="a.jpg"),
        row(id="n12", letter=["x"]),
        row(id="n13", time="25:99"),
        "",
        row(id="n15"),
    )
    outcome = bring(path)

    assert errors(outcome) == [
        (2, ""), (3, ""), (4, "title"), (5, "date"), (6, "body"), (7, "number"), (8, "column"), (9, "old_url"),
        (10, "keywords"), (11, "pictures"), (12, "letter"), (13, "time"),
    ]  # fmt: skip
    assert set(ArticlePage.objects.values_list("external_id", flat=True)) == {"n1", "n15"}


def test_half_a_file_brings_its_whole_lines(cluster: SmallCluster, tmp_path: Path) -> None:
    path = jsonl(tmp_path, row(), row(id="n2"))
    path.write_bytes(path.read_bytes()[:-20])

    outcome = bring(path)

    assert (outcome.counts, errors(outcome)) == ({"new": 1}, [(2, "")])


def test_a_second_run_doubles_nothing(cluster: SmallCluster, tmp_path: Path) -> None:
    path = jsonl(tmp_path, row(), row(id="n2", policy={"number": "〔2026〕2号"}))
    bring(path)
    revisions = Revision.objects.count()

    outcome = bring(path)

    assert outcome.counts == {"same": 2}
    assert (ArticlePage.objects.count(), Revision.objects.count()) == (2, revisions)


def test_a_second_run_updates_what_changed(cluster: SmallCluster, tmp_path: Path) -> None:
    bring(jsonl(tmp_path, row(), row(id="n2")))

    outcome = bring(jsonl(tmp_path, row(title="改过的标题", body="新的正文。"), row(id="n2")))

    page = ArticlePage.objects.get(external_id="n1").get_latest_revision_as_object()
    assert outcome.counts == {"changed": 1, "same": 1}
    assert (page.title, page.body.raw_data[0]["value"]) == ("改过的标题", "<p>新的正文。</p>")


def test_one_id_on_two_lines_is_one_text(
    cluster: SmallCluster, tmp_path: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        bring(jsonl(tmp_path, row()))
    outcome = bring(jsonl(tmp_path, row(), row(title="后一行")))

    assert outcome.counts == {"same": 1, "changed": 1}
    assert ArticlePage.objects.count() == 1


def test_a_text_under_review_is_left_alone(
    cluster: SmallCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(jsonl(tmp_path, row()))
    monkeypatch.setattr(ArticlePage, "workflow_in_progress", True)

    outcome = bring(jsonl(tmp_path, row(title="改过的标题")))

    assert errors(outcome) == [(1, "")]


def test_a_dry_run_reports_and_changes_nothing(cluster: SmallCluster, tmp_path: Path) -> None:
    before = Page.objects.count()

    outcome = bring(jsonl(tmp_path, row(), row(id="n2", column="no/such")), dry_run=True)

    assert (outcome.counts, errors(outcome)) == ({"new": 1}, [(2, "column")])
    assert Page.objects.count() == before
    assert not PageLogEntry.objects.filter(action="content.import").exists()


def test_publishing_is_one_audited_act(cluster: SmallCluster, tmp_path: Path) -> None:
    user = importer()
    bring(jsonl(tmp_path, row(), row(id="n2")), column="notices", publish=True, reason="网站迁移", by=user)

    entry = PageLogEntry.objects.get(action="content.import")
    assert ArticlePage.objects.live().count() == 2
    assert (entry.user, entry.page_id) == (user, cluster.fgw.wagtail_site.root_page_id)
    assert (entry.data["reason"], entry.data["published"], entry.data["counts"]) == ("网站迁移", True, {"new": 2})
    assert "网站迁移" in entry.message


@pytest.mark.parametrize("roles", [(), ("portal_editor",), ("system_admin",)])
def test_publishing_needs_the_right(cluster: SmallCluster, tmp_path: Path, roles: tuple[str, ...]) -> None:
    user = make_user(None, *roles)

    with pytest.raises(PermissionDenied):
        bring(jsonl(tmp_path, row()), column="notices", publish=True, reason="迁移", by=user)
    assert not ArticlePage.objects.exists()


def test_publishing_needs_a_name_and_a_reason(cluster: SmallCluster, tmp_path: Path) -> None:
    path = jsonl(tmp_path, row())
    with pytest.raises(PermissionDenied):
        bring(path, column="notices", publish=True, reason="迁移")
    with pytest.raises(ValidationError):
        bring(path, column="notices", publish=True, reason=" ", by=importer())


def test_publishing_needs_a_column(cluster: SmallCluster, tmp_path: Path) -> None:
    outcome = bring(jsonl(tmp_path, row(), row(id="n2", column="news")), publish=True, reason="迁移", by=importer())

    assert errors(outcome) == [(1, "column")]
    assert ArticlePage.objects.live().get().external_id == "n2"


def test_drafts_of_an_earlier_run_can_be_published(cluster: SmallCluster, tmp_path: Path) -> None:
    path = jsonl(tmp_path, row())
    bring(path, column="notices")

    bring(path, column="notices", publish=True, reason="迁移", by=importer())

    assert ArticlePage.objects.live().count() == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("/hnszf/hnyw/bmdt/201911/t20191119_10521804.html", "/hnszf/hnyw/bmdt/201911/t20191119_10521804.html"),
        ("http://www.hunan.gov.cn/hnszf/szf/zfgzbg/", "/hnszf/szf/zfgzbg"),
        ("https://gxt.hunan.gov.cn/gxt/xxgk_71033/t1.html?id=2&a=1", "/gxt/xxgk_71033/t1.html?a=1&id=2"),
    ],
)
def test_old_addresses_lead_to_the_page_for_good(cluster: SmallCluster, tmp_path: Path, given: str, kept: str) -> None:
    path = jsonl(tmp_path, row(old_url=given))
    bring(path)
    bring(path)

    redirect = Redirect.objects.get()
    assert (redirect.old_path, redirect.site_id, redirect.is_permanent) == (kept, cluster.fgw.wagtail_site_id, True)
    assert redirect.redirect_page_id == ArticlePage.objects.get().pk


def picture(folder: Path, name: str = "a.png") -> None:
    Image.new("RGB", (8, 8), "red").save(folder / name)


def test_pictures_and_attachments_come_along_once(cluster: SmallCluster, tmp_path: Path) -> None:
    picture(tmp_path)
    (tmp_path / "b.txt").write_text("附件正文")
    path = jsonl(
        tmp_path,
        row(
            pictures=[{"path": "a.png", "alt": "两名工人", "caption": "车间"}],
            attachments=[{"path": "b.txt", "title": "附件"}],
        ),
    )
    bring(path)
    outcome = bring(path)

    page, image, document = ArticlePage.objects.get(), CustomImage.objects.get(), CustomDocument.objects.get()
    assert (outcome.errors, outcome.counts) == ([], {"same": 1})
    assert (image.alt_zh, image.collection, document.title) == ("两名工人", cluster.fgw.department.collection, "附件")
    assert page.lead_image == image
    assert [block["type"] for block in page.body.raw_data] == ["paragraph", "image", "attachments"]


def test_files_that_are_missing_outside_or_without_words_are_refused(cluster: SmallCluster, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    picture(tmp_path, "outside.png")
    picture(folder)
    (folder / "no.png").write_text("no picture")
    refused = [
        {"path": "gone.png", "alt": "x"},
        {"path": "../outside.png", "alt": "x"},
        str(tmp_path / "outside.png"),
        "a.png",
        {"path": "no.png", "alt": "x"},
    ]
    outcome = bring(jsonl(folder, *(row(id=str(place), pictures=[note]) for place, note in enumerate(refused))))

    assert errors(outcome) == [(line, "pictures") for line in range(1, 6)]
    assert not ArticlePage.objects.exists()


def test_a_fault_in_the_middle_of_an_item_leaves_nothing_of_it(
    cluster: SmallCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any) -> None:
        raise RowError("old_url", "no")

    monkeypatch.setattr("cms.content.importing.store.lead_on", fail)

    outcome = bring(jsonl(tmp_path, row(old_url="/old/1.html")), column="notices")

    assert errors(outcome) == [(1, "old_url")]
    assert not ArticlePage.objects.exists()
    assert Page.find_problems() == ([], [], [], [], [])


def test_ctrl_c_leaves_whole_items_and_the_next_run_goes_on(
    cluster: SmallCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = jsonl(tmp_path, *(row(id=f"n{number}") for number in range(4)))
    write = Store._add

    def interrupt(self: Store, item: Any) -> ArticlePage:
        page = write(self, item)
        if item.external_id == "n2":
            raise KeyboardInterrupt
        return page

    with monkeypatch.context() as patched:
        patched.setattr(Store, "_add", interrupt)
        outcome = bring(path)

    assert (outcome.interrupted, outcome.counts) == (True, {"new": 2})
    assert set(ArticlePage.objects.values_list("external_id", flat=True)) == {"n0", "n1"}
    assert bring(path).counts == {"same": 2, "new": 2}


def test_a_text_deleted_while_its_file_is_imported_again_comes_in_anew(cluster: SmallCluster, tmp_path: Path) -> None:
    texts = jsonl(tmp_path, row(), row(id="n2"))
    bring(texts)

    def delete_the_second(entries: list[object]) -> object:
        yield entries[0]
        ArticlePage.objects.get(external_id="n2").delete()
        yield entries[1]

    assert bring(texts, watch=delete_the_second).counts == {"same": 1, "new": 1}
