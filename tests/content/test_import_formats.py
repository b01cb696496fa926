from __future__ import annotations

import datetime
import io
import json
import lzma
from typing import TYPE_CHECKING

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageLogEntry

from cms.content.importing.places import UnknownPlaceError
from cms.content.models import ArticlePage
from cms.core.imports import FileProblem, RowError
from tests.factories.sites import SmallCluster
from tests.factories.users import make_user

if TYPE_CHECKING:
    from pathlib import Path


from tests.content.import_files import bring, importer, jsonl, row

pytestmark = pytest.mark.django_db


def test_a_long_title_is_cut_and_kept_whole_in_the_text(cluster: SmallCluster, tmp_path: Path) -> None:
    outcome = bring(jsonl(tmp_path, row(title="题" * 300)))

    page = ArticlePage.objects.get()
    assert [(problem.line, problem.field) for problem in outcome.warnings] == [(1, "title")]
    assert page.title == "题" * 254 + "…"
    assert page.body.raw_data[0]["value"].startswith(f"<p>{'题' * 300}</p>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_files_come_in_many_encodings(cluster: SmallCluster, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_bytes((json.dumps(row(), ensure_ascii=False) + "\n").encode(encoding))

    outcome = bring(path)

    assert ArticlePage.objects.get().title == "关于公开征求意见的公告"
    assert bool(outcome.warnings) == (encoding in {"gb18030", "utf-16"})


def test_a_packed_file_is_read(cluster: SmallCluster, tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl.xz"
    path.write_bytes(lzma.compress(json.dumps(row()).encode()))

    assert bring(path).counts == {"new": 1}


@pytest.mark.parametrize("data", [b"\xff\xfe\xfd", b"text\x00with zero", b"\x81"])
def test_what_is_no_text_is_refused(cluster: SmallCluster, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "texts.txt"
    path.write_bytes(data)

    with pytest.raises(FileProblem):
        bring(path)


def test_an_unknown_site_or_column_is_refused_at_once(cluster: SmallCluster, tmp_path: Path) -> None:
    path = jsonl(tmp_path, row())
    with pytest.raises(UnknownPlaceError):
        bring(path, site="nobody")
    with pytest.raises(RowError):
        bring(path, column="no/such")


def test_a_department_without_a_site_takes_texts_too(cluster: SmallCluster, tmp_path: Path) -> None:
    bring(jsonl(tmp_path, row(old_url="/old/1.html")), site="bgt")

    assert ArticlePage.objects.get().url_path.startswith("/portal/bm/bgt/unfiled/")
    assert Redirect.objects.get().site_id == cluster.portal.wagtail_site_id


def test_the_command_tells_what_it_did(cluster: SmallCluster, tmp_path: Path) -> None:
    out, err = io.StringIO(), io.StringIO()
    path = jsonl(tmp_path, row(), row(id="n2", title=""))

    with pytest.raises(CommandError) as caught:
        call_command("import_articles", str(path), "--site", "fgw", "--column", "notices", stdout=out, stderr=err)

    assert caught.value.returncode == 2
    assert "新增 1 篇" in out.getvalue()
    assert "第 2 行 title" in err.getvalue()


def test_the_command_ends_well_without_errors(cluster: SmallCluster, tmp_path: Path) -> None:
    importer()
    out = io.StringIO()
    call_command(
        "import_articles", str(jsonl(tmp_path, row())), "--site=portal", "--column=news", "--publish", "--reason=迁移",
        "--by=importer", stdout=out,
    )  # fmt: skip

    assert ArticlePage.objects.live().get().get_parent().slug == "news"


@pytest.mark.parametrize(
    "options",
    [["--site=nobody"], ["--site=fgw", "--column=x"], ["--site=fgw", "--by=nobody"], ["--site=fgw", "--publish"]],
)
def test_the_command_refuses_in_one_sentence(cluster: SmallCluster, tmp_path: Path, options: list[str]) -> None:
    with pytest.raises(CommandError):
        call_command("import_articles", str(jsonl(tmp_path, row())), *options)

    assert not ArticlePage.objects.exists()


def test_dates_are_local() -> None:
    from cms.core.imports import Row

    moment = Row(1, {"date": "2026年1月5日"}).moment("date", "time")

    assert moment is not None
    assert moment.utcoffset() == datetime.timedelta(hours=8)


def publish_from_the_shell(tmp_path: Path, *options: str) -> str:
    out = io.StringIO()
    command = ("import_articles", str(jsonl(tmp_path, row())), "--site", "fgw", "--column", "notices")
    call_command(*command, "--publish", "--reason", "迁移", *options, stdout=out)
    return out.getvalue()


def test_the_only_importer_need_not_be_named(cluster: SmallCluster, tmp_path: Path) -> None:
    importer()
    assert "以 importer 的名义发布" in publish_from_the_shell(tmp_path)
    assert PageLogEntry.objects.get(action="content.import").user.username == "importer"


@pytest.mark.parametrize("others", [(), ("a", "b")])
def test_nobody_or_several_have_to_be_named(cluster: SmallCluster, tmp_path: Path, others: tuple[str, ...]) -> None:
    for name in others:
        make_user(None, "importer", username=name)
    make_user(None, "portal_editor", username="no-importer")
    with pytest.raises(CommandError, match="、".join(others) or "目前无人"):
        publish_from_the_shell(tmp_path)
    assert not ArticlePage.objects.exists()


def test_an_importer_who_left_is_not_taken(cluster: SmallCluster, tmp_path: Path) -> None:
    user = importer()
    user.is_active = False
    user.save()
    with pytest.raises(CommandError, match="目前无人"):
        publish_from_the_shell(tmp_path)
