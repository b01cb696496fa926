"""The demonstration texts that come ready, with their own dates."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import cache
from typing import TYPE_CHECKING, Any

from cms.core.records import Record, read_records
from cms.departments.catalogue import departments_by_code

from .bank import DATA, fields
from .dates import ZONE, en, zh_full
from .model import DemoArticle, Paragraph

if TYPE_CHECKING:
    from .model import Block

LABELS = {
    "item_type": "事项类型", "groups": "服务对象类别", "object": "服务对象", "basis": "办理依据", "conditions": "受理条件",
    "materials": "申请材料", "procedure": "办理流程", "limit": "办理时限", "fee": "收费", "place": "办理地点",
    "hours": "办理时间", "contact": "咨询方式", "result": "审批结果", "asked": "来信时间", "answered": "答复时间",
    "answered_by": "答复单位", "start": "开始日期", "end": "结束日期", "held": "访谈时间", "guest_role": "嘉宾",
    "questions_received": "收到提问", "questions_answered": "回答提问", "number": "文号", "issued": "成文日期",
    "validity": "有效性", "effective": "施行日期", "expires": "失效日期", "cooperating": "联办机构", "forms": "表格",
}  # fmt: skip
#: Kinds of people that a service is for.
GROUPS = {"person": "个人", "enterprise": "企业", "organisation": "社会组织", "life-event": "一件事"}
VALIDITY = {"valid": "有效", "revised": "已修改", "repealed": "废止"}
#: Fields that name other texts; pages link to them later, the element table has no use for them.
LINKS = frozenset({"interpretations", "repeals", "repealed_by", "revises", "revised_by", "forms", "demo", "elements"})


@cache
def demo_articles() -> tuple[DemoArticle, ...]:
    """The ready texts in the order of their file, dates kept. Raises `DataFault` on an unknown source or a bad field."""
    return tuple(_article(record) for record in read_records(DATA / "demo_articles.yaml", "articles", "id"))


def _article(record: Record) -> DemoArticle:
    lang, source = record.text("lang"), record.slug("source")
    if source not in departments_by_code():
        raise record.fault(f"unknown source {source!r}")
    unit = departments_by_code()[source]
    policy: dict[str, Any] = record.fields.get("policy") or {}
    path = record.optional_text("column") or record.text("section")
    return DemoArticle(
        key=record.text("id"),
        site=record.slug("site"),
        path=path,
        kind=record.text("kind"),
        lang=lang,
        title=record.text("title"),
        summary=record.text("summary"),
        body=tuple(_body(record)),
        keywords=record.texts("keywords"),
        source=source,
        source_name=unit.name_en if lang == "en" else unit.short_zh,
        author="Web team" if lang == "en" else "本站编辑",
        published_at=_moment(record),
        picture=picture_for(record.text("title"), source),
        elements=tuple(_elements(record, lang)),
        number=policy.get("number", ""),
        validity=policy.get("validity", ""),
        short_title=_short(record),
        period=_period(record),
        explains=_explained().get(record.text("id"), ()),
    )


@cache
def _explained() -> dict[str, tuple[str, ...]]:
    """Key of each interpretation to the keys of the documents that it explains."""
    found: dict[str, tuple[str, ...]] = {}
    for record in read_records(DATA / "demo_articles.yaml", "articles", "id"):
        for key in (record.fields.get("policy") or {}).get("interpretations") or ():
            found[key] = (*found.get(key, ()), record.text("id"))
    return found


def _short(record: Record) -> str:
    """The title of a document from 关于 on, without its issuer."""
    before, word, rest = record.text("title").partition("关于")
    return word + rest if record.fields.get("policy") and before and rest else ""


def _moment(record: Record) -> datetime:
    day, clock = record.fields.get("date"), record.text("time")
    if not isinstance(day, date):
        raise record.fault(f"date must be a date, not {day!r}")
    return datetime.combine(day, time.fromisoformat(clock), ZONE)


def _period(record: Record) -> tuple[date, date] | None:
    period = record.fields.get("period")
    return (period["start"], period["end"]) if period else None


def _body(record: Record) -> list[Block]:
    paragraphs = record.texts("body") or (record.text("summary"),)
    return [Paragraph(text) for text in paragraphs]


def _elements(record: Record, lang: str) -> list[tuple[str, str]]:
    rows: dict[str, Any] = {}
    for key in ("policy", "service", "letter", "period", "interview"):
        group = record.fields.get(key) or {}
        rows |= {name: value for name, value in group.items() if name not in LINKS}
        rows |= group.get("elements", {})
    rows = _spelled_out(rows)
    return [(LABELS.get(name, name), _shown(value, lang)) for name, value in rows.items() if value is not None]


def _spelled_out(rows: dict[str, Any]) -> dict[str, Any]:
    """Times and fee of a service, each in a row of its own and in words."""
    limit, fee = rows.pop("limit", None), rows.pop("fee", None)
    if limit:
        days = {"法定时限": limit["statutory"], "承诺时限": limit["promised"]}
        rows |= {label: f"{number}个{limit['unit']}" for label, number in days.items() if number is not None}
        rows["时限说明"] = limit["note"]
    if fee:
        rows["收费"] = fee["standard"] if fee["charged"] else "不收费"
    return rows


def _shown(value: object, lang: str) -> str:
    if isinstance(value, date):
        return en(value) if lang == "en" else zh_full(value)
    if isinstance(value, list):
        return "\n".join(_shown(part, lang) for part in value)
    if isinstance(value, dict):
        return "：".join(_shown(part, lang) for part in value.values() if part is not None)
    text = str(value)
    return (
        departments_by_code()[text].short_zh if text in departments_by_code() else (VALIDITY | GROUPS).get(text, text)
    )


#: Scene by a word in the title, for the texts that come ready.
SCENE_WORDS = {
    "晚稻": "field-autumn", "武陵源": "pillars-day", "凤凰": "town-dusk", "红色": "red-site", "米粉": "noodles", "剁椒": "fish-head",
    "湘绣": "embroidery-red", "黑茶": "tea-brick", "民歌": "song-mountain", "号子": "song-river", "样机": "workshop-line",
    "年画": "lanterns", "洞庭湖": "lake-day", "冷链": "port-day", "政务大厅": "hall-counter", "候鸟": "lake-winter",
    "Wulingyuan": "pillars-mist", "Noodles": "noodles", "River": "bridge-dusk", "Cities": "city-day", "People": "village-spring",
}  # fmt: skip


def picture_for(title: str, source: str) -> str:
    """The scene that goes with a title: by a word in it, else one of the unit's field."""
    for word, scene in SCENE_WORDS.items():
        if word in title:
            return scene
    pictures = fields()[source].pictures if source in fields() else ("city-day",)
    return pictures[len(title) % len(pictures)]
