"""Existing texts are brought in on a screen: tried out first, then by a job whose texts are listed."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from cms.content.importing import uploads
from cms.content.importing.job import batch_of
from cms.content.importing.service import may_import
from cms.content.models import ArticlePage
from cms.core.imports import FileProblem
from cms.jobs import service as jobs
from cms.jobs.models import Job, JobItem
from tests.content.import_files import importer, row
from tests.factories.media import picture_bytes
from tests.factories.newsroom import at_work
from tests.factories.sites import SmallCluster
from tests.factories.users import make_user

if TYPE_CHECKING:
    from django.http import HttpResponse

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(cluster: SmallCluster) -> Client:
    return at_work(importer())


def lines(*rows: Any) -> bytes:
    return "\n".join(entry if isinstance(entry, str) else json.dumps(entry) for entry in rows).encode()


def packed(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return target.getvalue()


def try_out(admin: Client, content: bytes, name: str = "texts.jsonl", **more: Any) -> HttpResponse:
    file = SimpleUploadedFile(name, content)
    return admin.post("/admin/imports/", {"site": "fgw", "column": "notices", "title": "", "file": file} | more)


def ticket_of(tried: HttpResponse) -> str:
    found = re.search(r'name="ticket" value="([^"]+)"', tried.content.decode())
    return found[1] if found else ""


def bring(admin: Client, content: bytes, name: str = "texts.jsonl", **more: Any) -> Job:
    response = admin.post("/admin/imports/start/", {"ticket": ticket_of(try_out(admin, content, name, **more))})
    assert response.status_code == 302
    return Job.objects.latest("pk")


def folders() -> list[str]:
    root = Path(default_storage.path(uploads.FOLDER))
    return [path.name for path in root.iterdir()] if root.is_dir() else []


def test_only_people_with_the_import_right_reach_the_screens(cluster: SmallCluster) -> None:
    outsider, holder = make_user(cluster.fgw.department, "department_admin"), importer()
    job = bring(at_work(holder), lines(row()))

    for path in ("/admin/imports/", f"/admin/imports/{job.pk}/texts/"):
        assert at_work(outsider).get(path).status_code in {302, 403}
        assert at_work(holder).get(path).status_code == 200
    assert not may_import(outsider)
    assert "/admin/imports/" not in at_work(outsider).get("/admin/").content.decode()
    assert "/admin/imports/" in at_work(holder).get("/admin/").content.decode()


def test_the_site_is_chosen_first_and_offers_its_own_columns(admin: Client) -> None:
    first = admin.get("/admin/imports/").content.decode()
    assert "湖南省发展和改革委员会" in first
    assert "省bgt厅" in first
    assert 'type="file"' not in first

    second = admin.get("/admin/imports/", {"site": "fgw"}).content.decode()
    assert '<option value="notices">通知公告</option>' in second
    assert 'type="file"' in second
    assert "departments" not in re.findall(r'<option value="([^"]+)"', second)


def test_a_site_that_is_not_there_is_told_in_words(admin: Client) -> None:
    assert "没有代码为 nowhere 的网站或部门" in admin.get("/admin/imports/", {"site": "nowhere"}).content.decode()


def test_trying_out_lists_errors_by_line_and_field_and_writes_nothing(admin: Client) -> None:
    text = try_out(admin, lines(row(), row(id="n2", title=""), "{broken")).content.decode()

    assert "新稿件 1 篇" in text
    assert re.search(r"<td>2</td><td>title</td><td>不能为空。</td>", text)
    assert re.search(r"<td>3</td><td></td><td>不是完整的 JSON", text)
    assert not ArticlePage.objects.exists()
    assert not Job.objects.exists()


def test_a_file_without_one_good_text_cannot_be_brought_in(admin: Client) -> None:
    assert not ticket_of(try_out(admin, lines(row(title=""))))


def test_texts_come_in_by_a_job_as_drafts_with_a_result_for_each_line(admin: Client) -> None:
    job = bring(admin, lines(row(), row(id="n2", title="")))

    page = ArticlePage.objects.get()
    assert (page.title, page.live, page.get_parent().slug) == ("关于公开征求意见的公告", False, "notices")
    assert (job.done, job.failed, job.total) == (2, 1, 2)
    good, bad = JobItem.objects.order_by("-ok")
    assert (good.label, good.message) == ("第 1 行 关于公开征求意见的公告", "新增")
    assert (bad.label.strip(), bad.field, bad.message) == ("第 2 行", "title", "不能为空。")


def test_the_job_leads_to_its_texts(admin: Client) -> None:
    job = bring(admin, lines(row()))

    assert f"/admin/imports/{job.pk}/texts/" in admin.get(f"/admin/jobs/{job.pk}/").content.decode()
    listing = admin.get(f"/admin/imports/{job.pk}/texts/").content.decode()
    assert "关于公开征求意见的公告" in listing
    assert "通知公告" in listing
    assert job.title in admin.get("/admin/imports/").content.decode()


def test_a_text_that_the_second_import_changes_is_among_its_texts(admin: Client) -> None:
    bring(admin, lines(row(), row(id="n2", title="另一篇")))
    second = bring(admin, lines(row(title="改过的标题"), row(id="n2", title="另一篇")))

    assert [page.draft_title for page in batch_of(second)] == ["改过的标题"]
    assert [item.message for item in second.items.order_by("pk")] == ["更新", "未变"]


def test_an_import_is_one_act_of_the_history(admin: Client) -> None:
    job = bring(admin, lines(row(), row(id="n2"), row(id="n3", title="")))

    entry = PageLogEntry.objects.get(action="content.import")
    assert (entry.data["batch"], entry.data["counts"], entry.data["errors"]) == (job.payload["batch"], {"new": 2}, 1)


def test_publishing_at_once_needs_a_reason_and_puts_the_texts_up(admin: Client) -> None:
    assert "直接发布必须写明理由" in try_out(admin, lines(row()), publish="on").content.decode()

    bring(admin, lines(row()), publish="on", reason="旧网站迁移")

    assert ArticlePage.objects.get().live
    assert PageLogEntry.objects.get(action="content.import").data["reason"] == "旧网站迁移"


def test_plain_text_takes_the_given_title_and_the_files_own_name(admin: Client) -> None:
    bring(admin, "同志们：\n第一段。\n第二段。".encode(), "在会议上的讲话.txt", title="讲话")

    page = ArticlePage.objects.get()
    assert (page.title, page.external_id) == ("讲话", "在会议上的讲话.txt")


def test_pictures_come_with_the_texts_in_a_package(admin: Client) -> None:
    texts = lines(row(pictures=[{"path": "pics/a.png", "alt": "两名工人"}]))
    bring(admin, packed(texts_jsonl=texts, pics__a_png=picture_bytes().getvalue()), "texts.zip")

    assert ArticlePage.objects.get().lead_image.alt_zh == "两名工人"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"PK no zip", "texts.zip", "压缩包损坏"),
        (packed(a_jsonl=b"{}", b_jsonl=b"{}"), "texts.zip", "有且只有一个稿件文件"),
        (packed(**{"..__a_jsonl": b"{}"}), "texts.zip", "指向包外"),
        (b"%PDF-1.7", "texts.pdf", "请上传"),
        (b"a\x00b", "texts.txt", "这不是文本文件"),
        (b"", "texts.txt", ""),
    ],
)
def test_what_cannot_be_read_is_told_at_the_field_and_not_kept(
    admin: Client, content: bytes, name: str, words: str
) -> None:
    before = folders()
    response = try_out(admin, content, name)

    assert response.status_code == 200
    assert words in response.content.decode()
    assert not ticket_of(response)
    assert folders() == before


def test_a_file_of_another_person_is_not_brought_in(admin: Client, cluster: SmallCluster) -> None:
    ticket = ticket_of(try_out(admin, lines(row())))
    other = at_work(make_user(None, "importer", username="other"))

    for sent in (ticket, "forged", ""):
        assert other.post("/admin/imports/start/", {"ticket": sent}).headers["Location"] == "/admin/imports/"
    assert not Job.objects.exists()


def test_a_right_that_was_taken_before_the_job_ran_ends_it_with_the_reason(cluster: SmallCluster) -> None:
    person = make_user(None)
    payload = {
        "site": "fgw", "column": "", "title": "", "publish": True, "reason": "迁移", "name": "a.jsonl", "batch": "b",
        "key": uploads.keep(SimpleUploadedFile("a.jsonl", lines(row()))),
    }  # fmt: skip

    job = jobs.start("import_articles", title="导入", by=person, payload=payload)

    job.refresh_from_db()
    assert (job.failed, job.items.get().message) == (1, "直接发布需要平台的“内容导入”角色。")
    assert not ArticlePage.objects.exists()


def test_drafts_that_nobody_touched_are_taken_back(admin: Client) -> None:
    job = bring(admin, lines(row(), row(id="n2", title="有人处理的")))
    touched = ArticlePage.objects.get(external_id="n2")
    touched.save_revision()
    touched.save_revision()

    undone = jobs.undo(job, by=None)

    assert list(ArticlePage.objects.values_list("external_id", flat=True)) == ["n2"]
    assert "已有人处理" in undone.items.get(ok=False).message


def test_files_are_thrown_away_after_the_import_and_after_a_week(admin: Client) -> None:
    bring(admin, lines(row()))
    stale = uploads.keep(SimpleUploadedFile("a.jsonl", lines(row())))
    folder = uploads.texts_of(stale).parent
    old = (timezone.now() - timedelta(days=uploads.KEPT + 1)).timestamp()
    os.utime(folder, (old, old))
    fresh = uploads.keep(SimpleUploadedFile("a.jsonl", lines(row())))

    assert stale not in folders()
    assert fresh in folders()
    with pytest.raises(FileProblem):
        uploads.texts_of(stale)


def test_chinese_names_of_older_programs_are_read() -> None:
    info = zipfile.ZipInfo("图.png".encode("gb18030").decode("cp437"))
    info.flag_bits = 0

    assert uploads._name(info) == "图.png"
