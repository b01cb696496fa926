"""Shared things of the demonstration: topics and a hotline of the platform, a contact and a word list of 省发改委, templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cms.content.models import ContactPoint, PageTemplate, TopicTerm
from cms.departments.selectors import department_by_code
from cms.departments.sharing.models import Audience
from cms.publishing.models import Word, WordList

from .blocks import part

if TYPE_CHECKING:
    from cms.departments.models import Department

#: Department whose own things the demonstration shows.
OWNER = "fgw"
#: Topics in Chinese and English.
TOPICS = (
    ("教育", "Education"), ("卫生健康", "Health"), ("就业和社会保障", "Employment and social security"),
    ("住房和城乡建设", "Housing and construction"), ("农业农村", "Agriculture and rural affairs"),
    ("科技创新", "Science and innovation"), ("营商环境", "Business environment"), ("生态环境", "Environment"),
)  # fmt: skip
#: Words of the department, wrong and right.
WORDS = (
    ("发改局", "发展改革部门"),
    ("省发改", "省发展改革委"),
    ("十五五规划", "“十五五”规划"),
    ("项目落地生根", "项目开工建设"),
)


def ensure_shared_things() -> None:
    """Add what is missing; what editors have changed stays as it is."""
    for name, english in TOPICS:
        _ensure(TopicTerm, None, name_zh=name, name_en=english, audience=Audience.ALL)
    _ensure(
        ContactPoint, None, name="政务服务热线（示例）", name_en="Government service line (sample)", phone="12345",
        hours="每天24小时", audience=Audience.ALL,
    )  # fmt: skip
    _ensure(PageTemplate, None, name="通知公告", note="面向公众的通知和公告", title="关于……的通知", audience=Audience.ALL,
            body=_notice(), elements=_elements("发文机关", "成文日期", "公开方式"))  # fmt: skip
    if (owner := department_by_code(OWNER)) is not None:
        _ensure_of(owner)


def _ensure_of(owner: Department) -> None:
    _ensure(
        ContactPoint, owner, name="价格监测咨询（示例）", name_en="Price monitoring desk (sample)", phone="0731-00000000",
        address="长沙市天心区（示例地址）", hours="工作日 9:00—17:00", audience=Audience.NONE,
    )  # fmt: skip
    _ensure(PageTemplate, owner, name="价格监测周报", note="每周一发布", title="{年}年{月}月{日}日全省主要商品价格监测情况",
            summary="本周全省主要商品价格总体平稳。", body=_prices())  # fmt: skip
    words, made = _ensure(WordList, owner, name="发展改革用语", note="本部门公文和网站用语")
    if made:
        Word.objects.bulk_create(Word(word_list=words, wrong=wrong, right=right) for wrong, right in WORDS)


def _ensure(model: Any, owner: Department | None, **values: Any) -> tuple[Any, bool]:
    name = "name_zh" if model is TopicTerm else "name"
    found: tuple[Any, bool] = model.objects.get_or_create(
        department=owner, **{name: values.pop(name)}, defaults=values
    )  # fmt: skip
    return found


def _notice() -> list[dict[str, Any]]:
    words = "<p>各有关单位：</p><p>为做好……工作，现将有关事项通知如下。</p>"
    parts = [("paragraph", words), ("heading", {"text": "一、总体要求", "level": "2"}), ("paragraph", "<p>……</p>"),
             ("heading", {"text": "二、工作安排", "level": "2"}), ("paragraph", "<p>……</p>")]  # fmt: skip
    return [part(kind, value, f"template/notice/{number}") for number, (kind, value) in enumerate(parts)]


def _prices() -> list[dict[str, Any]]:
    parts = [("paragraph", "<p>据监测，本周全省粮油、肉蛋、蔬菜价格……</p>"),
             ("key_figures", {"items": [{"value": "0", "unit": "元/公斤", "label": "猪肉均价"}], "as_of": "本周五"})]  # fmt: skip
    return [part(kind, value, f"template/prices/{number}") for number, (kind, value) in enumerate(parts)]


def _elements(*labels: str) -> list[dict[str, Any]]:
    rows = [{"label": label, "value": "……"} for label in labels]
    return [part("row", row, f"template/elements/{row['label']}") for row in rows]
