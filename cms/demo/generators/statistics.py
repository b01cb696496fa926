"""Statistics and open data: every figure is a sample and says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .bank import prefectures
from .model import AttachmentsSlot, Bullets, Draft, KeyFigures, Paragraph, Table
from .news import words

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

INDICATORS = (
    ("规模以上工业增加值", "%", 4.0, 8.5),
    ("社会消费品零售总额", "亿元", 1200, 2100),
    ("固定资产投资", "%", -3.0, 7.0),
    ("进出口总额", "亿元", 320, 720),
    ("居民消费价格指数", "上年同月=100", 99.1, 101.8),
    ("全社会用电量", "亿千瓦时", 170, 260),
    ("快递业务量", "万件", 21000, 48000),
    ("城镇新增就业", "万人", 5.0, 9.0),
    ("货物运输量", "万吨", 15000, 24000),
    ("旅游接待人次", "万人次", 3800, 8800),
)
BULLETINS = (
    "{year}年国民经济和社会发展统计公报（示例）",
    "{year}年人口变动情况抽样调查主要数据（示例）",
    "{year}年粮食产量公报（示例）",
    "{year}年居民收支公报（示例）",
    "{year}年科技经费投入统计公报（示例）",
    "{year}年能源消费公报（示例）",
)
ANALYSES = (
    "怎样看待今年{indicator}的变化",
    "{indicator}走势背后的三个原因",
    "季节因素怎样影响{indicator}",
    "数字里的{place}：{indicator}分析",
    "从{indicator}看消费新变化",
    "{indicator}的口径你看对了吗",
)
CENSUSES = (
    "经济普查登记准备情况（示例）",
    "人口抽样调查入户须知",
    "农业普查空间数据采集说明",
    "投入产出调查填报指引",
    "企业景气调查结果（示例）",
    "时间利用调查：一天怎么过（示例）",
)
QUALITY = (
    "{place}空气质量月报（{month}月，示例）",
    "{place}地表水断面水质（{month}月，示例）",
    "{place}饮用水水源水质公示（{month}月，示例）",
    "{county}声环境监测结果（{month}月，示例）",
    "{place}生态质量指数（示例）",
    "{county}乡镇空气自动站数据（示例）",
    "{place}酸雨监测情况（{month}月，示例）",
)
TITLES = {"bulletins": BULLETINS, "analysis": ANALYSES, "censuses": CENSUSES, "quality": QUALITY}
DATASETS = (
    "公共充电桩分布",
    "公共停车场信息",
    "医疗机构名录",
    "学校名录",
    "景区名录和开放时间",
    "公交线路和站点",
    "政务大厅地址",
    "水库基础信息",
    "气象自动站数据",
    "企业设立登记统计",
)


def month_table(ctx: Context) -> Table:
    """Four months of five indicators."""
    rng, month = ctx.rng, ctx.day.month - 1 or 12
    months = [(month - back - 1) % 12 + 1 for back in range(3, -1, -1)]
    rows = [("指标（示例）", "单位", *(f"{number}月" for number in months))]
    for name, unit, low, high in rng.sample(INDICATORS, 5):
        rows.append((name, unit, *(f"{rng.uniform(low, high):.1f}" for _ in months)))
    return Table(tuple(rows), caption=f"{month}月份主要指标（示例数据）", source="示例数据，不作为统计依据")


def statistics(ctx: Context) -> Draft:
    """Monthly figures, a bulletin, an analysis or a survey."""
    leaf = ctx.plan.path.rsplit("/", 1)[-1]
    indicator = ctx.pick("indicator", INDICATORS)
    names = words(ctx) | {"year": str(ctx.day.year - 1), "indicator": indicator[0]}
    title = ctx.pick(
        "title",
        TITLES.get(leaf, (f"{indicator[0]}{{month}}月份数据（示例）", f"{{month}}月份{indicator[0]}监测情况（示例）")),
    )
    body: list[Block] = [
        Paragraph(f"本表数据为演示数据，用于说明{names['indicator']}的发布样式，不作为统计依据。"),
        month_table(ctx),
        Paragraph("同比按可比口径计算，环比未作季节调整。指标解释和历史数据可以在本栏目按月下载。"),
        *map(Paragraph, ctx.measures(1)),
    ]
    if ctx.number % 2:
        body.append(
            KeyFigures(
                ((f"{ctx.rng.uniform(3, 7):.1f}", "%", names["indicator"]), ("11", "个", "监测指标")), "上月末（示例）"
            )
        )
    facts = [("指标", names["indicator"]), ("口径", "示例数据")]
    return Draft(
        title.format(**names),
        f"{names['indicator']}月度变化和指标解释（示例数据）。",
        body,
        [names["indicator"], "统计"],
        ctx.code,
        facts=facts,
        picture="card-data",
    )


def data(ctx: Context) -> Draft:
    """A data set, or the interface to one."""
    interface = "interfaces" in ctx.plan.path
    name = ctx.pick("dataset", DATASETS)
    rng, places = ctx.rng, prefectures()
    rows = [
        ("字段", "含义", "示例"),
        ("region", "所在市州", places[rng.randint(0, 13)]),
        ("name", "名称", f"{name}（示例）"),
        ("updated", "更新日期", f"{ctx.day:%Y-%m-%d}"),
    ]
    elements = [
        ("更新周期", "每月"),
        ("数据量", f"{rng.randint(200, 9800)}条（示例）"),
        ("格式", "表格文件、接口"),
        ("开放方式", "无条件开放" if not interface else "登录申请"),
    ]
    body: list[Block] = [
        Paragraph(f"{name}数据集由主管部门按月更新，字段含义见下表，使用时请注明来源。"),
        Table(tuple(rows), caption="主要字段"),
        Bullets(("可以免费下载和再利用。", "不得用于识别个人。", "发现错误可以在线反馈，五个工作日内核实。")),
        AttachmentsSlot(("table",)),
    ]
    title = f"{name}{'查询接口' if interface else '数据集'}（示例）"
    return Draft(
        title,
        f"{name}，按月更新。",
        body,
        ["数据开放", name],
        ctx.code,
        elements=elements,
        facts=elements[:2],
        picture="card-data",
    )
