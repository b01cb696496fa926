"""A cluster of the size of a province: many sites, many texts, for trying speed."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from cms.content.bulk import add_pages
from cms.content.enums import ColumnLayout
from cms.content.models import ArticlePage, ColumnPage
from cms.departments.catalogue import department_specs
from cms.departments.enums import DepartmentKind
from cms.publishing.gate import publishing_as
from sites.models import HostedSite
from sites.service import DepartmentDetails, provision_department, provision_portal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.db.models import QuerySet

#: Marks the texts made here.
BATCH: Final = "demo-large"
#: Texts of one site written in one transaction.
PORTION: Final = 1000

TOPICS: Final = (
    "供水",
    "灌区改造",
    "农村公路",
    "职业培训",
    "养老服务",
    "森林防火",
    "数据归集",
    "质量抽检",
    "项目审批",
    "防汛备汛",
)
ACTS: Final = ("部署", "调度", "检查", "总结", "推进", "督办")
PLACES: Final = (
    "长沙",
    "株洲",
    "湘潭",
    "衡阳",
    "邵阳",
    "岳阳",
    "常德",
    "张家界",
    "益阳",
    "郴州",
    "永州",
    "怀化",
    "娄底",
    "湘西",
)
SENTENCES: Final = (
    "会议听取{place}{topic}工作情况汇报，{act}下一步任务。",
    "要把{topic}作为全年重点，逐项列出清单，明确完成时限。",
    "目前已完成{number}处，其余{rest}处正在施工。",
    "{place}各县市区每月报送{topic}进度，结果向社会公开。",
    "有关单位要到现场查看，发现问题当场交办，整改情况按期回访。",
    "群众可以通过网站留言反映{topic}方面的问题，{rest}个工作日内答复。",
)


def load_large(sites: int, pages: int, *, say: Callable[[str], None]) -> None:
    """Bring the cluster to at least `sites` department sites and `pages` texts made here; run again, it goes on."""
    provision_portal()
    codes = list(_codes(sites))
    for number, code in enumerate(codes, 1):
        provision_department(code, details=_details(code))
        if number % 20 == 0:
            say(f"  {number} of {sites} sites")
    for place, code in enumerate(codes):
        wanted = pages * (place + 1) // len(codes) - pages * place // len(codes)
        say(f"  {code}: {_fill(code, wanted)} texts")


def _codes(count: int) -> Iterator[str]:
    """Codes of the start content's departments first, then made-up ones."""
    known = [spec.code for spec in department_specs()][:count]
    yield from known
    yield from (f"demo{number:04d}" for number in range(1, count - len(known) + 1))


def _details(code: str) -> DepartmentDetails:
    number = code.removeprefix("demo")
    return DepartmentDetails(
        code=code, kind=DepartmentKind.INSTITUTION, name_zh=f"示例单位{number}", short_zh=f"示例{number}",
        name_en=f"Sample unit {number}",
    )  # fmt: skip


def _fill(code: str, wanted: int) -> int:
    """Add what is missing of the texts of one site; returns how many were added."""
    root = HostedSite.objects.select_related("wagtail_site__root_page").get(code=code).wagtail_site.root_page
    there = ArticlePage.objects.descendant_of(root).filter(import_batch=BATCH).count()
    columns = list(_columns(root.path))
    # Seeded by the site and by what is there: the same sizes give the same texts.
    chance = random.Random(f"{code}/{there}")
    for start in range(there, wanted, PORTION):
        with transaction.atomic(), publishing_as("provision"):
            count = min(PORTION, wanted - start)
            for place, column in enumerate(columns):
                share = count * (place + 1) // len(columns) - count * place // len(columns)
                add_pages(column, [_text(chance) for _ in range(share)], live=True, announce=False)
    return max(0, wanted - there)


def _columns(path: str) -> QuerySet[ColumnPage]:
    """Columns of a tree that hold texts."""
    below = ColumnPage.objects.filter(path__startswith=path, live=True)
    return below.exclude(layout=ColumnLayout.REDIRECT).order_by("path")


def _text(chance: random.Random) -> ArticlePage:
    words = {
        "topic": chance.choice(TOPICS), "place": chance.choice(PLACES), "act": chance.choice(ACTS),
        "number": chance.randint(3, 900), "rest": chance.randint(3, 60),
    }  # fmt: skip
    body = "".join(f"<p>{chance.choice(SENTENCES).format(**words)}</p>" for _ in range(chance.randint(3, 8)))
    return ArticlePage(
        title=f"{words['place']}{words['act']}{words['topic']}工作（演示{chance.randint(1000, 999999)}）",
        summary=SENTENCES[1].format(**words),
        source=f"{words['place']}市",
        keywords=words["topic"],
        published_at=timezone.now() - timedelta(minutes=chance.randint(1, 3 * 365 * 24 * 60)),
        body=[{"type": "paragraph", "value": body}],
        import_batch=BATCH,
        is_demo=True,
    )
