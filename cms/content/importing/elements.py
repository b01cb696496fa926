"""Special fields of documents, guides, letters, consultations and interviews as rows of the element table."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from cms.core.imports import Row

GROUPS: Final = ("policy", "service", "letter", "period", "interview")

LABELS: Final = {
    "item_type": "事项类型", "groups": "服务对象类别", "object": "服务对象", "basis": "办理依据", "conditions": "受理条件",
    "materials": "申请材料", "procedure": "办理流程", "limit": "办理时限", "fee": "收费", "place": "办理地点",
    "hours": "办理时间", "contact": "咨询方式", "result": "审批结果", "asked": "来信时间", "answered": "答复时间",
    "answered_by": "答复单位", "start": "开始日期", "end": "结束日期", "held": "访谈时间", "guest_role": "嘉宾",
    "questions_received": "收到提问", "questions_answered": "回答提问", "number": "文号", "issued": "成文日期",
    "validity": "有效性", "effective": "施行日期", "expires": "失效日期", "cooperating": "联办机构",
    "statutory": "法定时限", "promised": "承诺时限", "standard": "收费标准", "consult": "咨询电话", "supervise": "监督电话",
    "copies": "份数", "form": "形式", "origin": "来源",
}  # fmt: skip
VALIDITY: Final = {"valid": "有效", "revised": "已修改", "repealed": "废止"}
ANSWERS: Final = {True: "是", False: "否"}
#: Names of other texts and marks of the sample, which mean nothing to a reader.
UNSHOWN: Final = frozenset(
    {"interpretations", "repeals", "repealed_by", "revises", "revised_by", "forms", "demo", "elements"}
)
#: Parts of a value that need no label of their own.
PLAIN_PARTS: Final = frozenset({"name", "step", "note", "unit"})


def element_rows(row: Row) -> list[tuple[str, str]]:
    """Labels and values of the special fields, in the order of the file; empty values are left out.

    Raises:
        RowError: a special field is no object.
    """
    found: dict[str, Any] = {}
    for name in GROUPS:
        group = row.group(name)
        found |= {key: value for key, value in group.items() if key not in UNSHOWN}
        found |= group.get("elements") or {}
    shown = ((LABELS.get(key, key)[:40], _shown(value)) for key, value in found.items())
    return [(label, text) for label, text in shown if text]


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(filter(None, map(_shown, value)))
    if isinstance(value, dict):
        return "；".join(filter(None, (_part(key, part) for key, part in value.items())))
    if isinstance(value, bool):
        return ANSWERS[value]
    return VALIDITY.get(str(value)) or _day(str(value))


def _part(key: str, value: Any) -> str:
    text = _shown(value)
    return text if not text or key in PLAIN_PARTS or key not in LABELS else f"{LABELS[key]}：{text}"


def _day(text: str) -> str:
    """A date as readers write it, anything else as it is."""
    try:
        day = datetime.date.fromisoformat(text) if len(text) == len("2026-01-01") else None
    except ValueError:
        day = None
    return f"{day.year}年{day.month}月{day.day}日" if day else text
