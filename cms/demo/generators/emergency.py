"""Warnings, weather, roads, plans for emergencies and reports after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .dates import next_working_day, zh, zh_full
from .model import AttachmentsSlot, Bullets, CallOut, Draft, Heading, Paragraph, Timeline
from .news import words

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

#: What threatens in which months; the third part is what people are told to do.
HAZARDS = (
    ((12, 1, 2), "低温雨雪冰冻", "注意防寒保暖和用火用电安全，出行前查询路况。"),
    ((10, 11, 12, 1, 2, 3), "森林火险", "进入林区不带火种，祭扫不烧纸、不燃香。"),
    ((3, 4, 5), "强对流天气", "远离临时构筑物和大树，关好门窗。"),
    ((4, 5, 6, 7, 8), "强降雨", "不在低洼处停留，转移通知到时立即撤离。"),
    ((7, 8, 9), "持续高温", "错开高温时段作业，备足饮水，关注老人和病人。"),
    ((10, 11, 12, 1), "大雾", "减速慢行，开启雾灯，保持车距。"),
    ((9, 10, 11), "干旱", "节约用水，错峰灌溉，严防野外用火。"),
    (tuple(range(1, 13)), "大风", "加固棚架，水上作业船只回港避风。"),
)
WARNINGS = (
    "{place}发布{hazard}预警（示例）",
    "关于做好{hazard}防范的提示",
    "{county}{hazard}风险提示",
    "{hazard}应急响应启动情况（示例）",
    "全省{hazard}会商研判结果（示例）",
    "{place}解除{hazard}预警（示例）",
    "{hazard}期间学校和企业注意事项",
)
WEATHER = (
    "未来三天全省天气预报（示例）：{hazard}关注",
    "{season}农事气象建议",
    "{place}气候月报（{month}月，示例）",
    "周末出行天气提示（{place}）",
    "{hazard}科普：预警信号怎么看",
    "{county}小气候观测手记",
    "{place}霜期和积温情况（示例）",
)
ROADS = (
    "{place}往返方向通行提示",
    "{county}桥梁养护期间绕行方案",
    "节假日高速出行指引（{place}方向）",
    "{hazard}影响路段管制情况（示例）",
    "{place}服务区车流量提示（示例）",
    "农村公路临时交通管制公告（{county}）",
    "{place}城区施工占道绕行图",
)
PLANS = (
    "{hazard}应急预案要点（示例）",
    "自然灾害救助应急预案（示例）修订说明",
    "{place}城市内涝处置预案简本（示例）",
    "校园突发事件处置流程（示例）",
    "通信保障应急预案要点（示例）",
)
RESPONSES = (
    "{place}{hazard}处置情况（示例）",
    "受灾群众过渡安置安排（示例）",
    "{county}水毁道路抢通情况（示例）",
    "灾后农业生产恢复指导意见",
    "救助款物发放情况公开（示例）",
)
ACCIDENTS = (
    "{county}一般建筑施工事故调查报告（示例）",
    "{county}机械伤害事故调查报告（示例）",
    "{county}道路运输事故调查报告（示例）",
    "{county}有限空间事故调查报告（示例）",
    "{county}仓库火灾事故调查报告（示例）",
)
TITLES = {
    "weather": WEATHER,
    "road-conditions": ROADS,
    "roads": ROADS,
    "emergency-plans": PLANS,
    "disaster-response": RESPONSES,
    "accident-reports": ACCIDENTS,
}


def hazard(ctx: Context) -> tuple[str, str]:
    """What threatens in the month of the text, and the advice against it."""
    fitting = [(name, advice) for months, name, advice in HAZARDS if ctx.day.month in months]
    return ctx.pick("hazard", fitting)


def emergency(ctx: Context) -> Draft:
    """A warning, a forecast, news of roads, a plan or a report."""
    leaf = ctx.plan.path.rsplit("/", 1)[-1]
    danger, advice = hazard(ctx)
    names = words(ctx) | {"hazard": danger}
    title = ctx.pick("title", TITLES.get(leaf, WARNINGS)).format(**names)
    if leaf == "accident-reports":
        return _report(ctx, title)
    until = next_working_day(ctx.day, 3)
    body: list[Block] = [
        Paragraph(f"{zh_full(ctx.day)}，{ctx.field.short}发布提示：{names['place']}等地需注意{danger}影响。"),
        Bullets(
            (
                f"影响时段：{zh(ctx.day)}至{zh(until)}。",
                f"重点区域：{names['county']}及周边山区、河道和施工现场。",
                f"防范建议：{advice}",
            )
        ),
        *map(Paragraph, ctx.measures(1)),
        CallOut("遇险求助：火警119、急救120、报警110，政务服务热线12345。", "warn"),
    ]
    elements = [("发布单位", ctx.field.full), ("影响时段", f"{zh(ctx.day)}至{zh(until)}"), ("影响区域", names["place"])]
    return Draft(
        title,
        f"{names['place']}等地注意{danger}，{advice}",
        body,
        [danger, "提示"],
        ctx.code,
        elements=elements,
        facts=elements[1:2],
        picture=ctx.pick("picture", ctx.field.pictures),
    )


def _report(ctx: Context, title: str) -> Draft:
    body: list[Block] = [
        Heading("一、事故经过"),
        Timeline(
            (
                ("9时20分（示例）", "现场作业人员发现异常"),
                ("9时35分（示例）", "启动应急响应，人员撤离"),
                ("10时05分（示例）", "现场处置完毕"),
            )
        ),
        Heading("二、原因分析"),
        Paragraph("直接原因是作业防护不到位，间接原因是教育培训和现场监护不足。单位名称以字母代替。"),
        Heading("三、防范建议"),
        *map(Paragraph, ctx.measures(1)),
        AttachmentsSlot(("document",)),
    ]
    return Draft(title, "事故经过、原因和防范建议，单位和地点均为虚构。", body, ["安全生产", "调查报告"], ctx.code)
