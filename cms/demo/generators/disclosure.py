"""Disclosure: catalogued facts of projects, enforcement, livelihood, decisions, reports, money and requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.content.catalogue import regions

from .dates import next_working_day, zh, zh_full
from .documents import index_number
from .model import AttachmentsSlot, Bullets, Draft, KeyFigures, Paragraph, Table
from .news import words

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

TITLES: dict[str, tuple[str, ...]] = {
    "guide": (
        "依申请公开收费和减免说明（示例）",
        "政府信息公开目录怎样查（示例）",
        "公共查阅点分布和开放时间（示例）",
        "主动公开的时限和方式（示例）",
        "公开工作机构和监督渠道（示例）",
    ),
    "project-approval": (
        "{county}{asset}项目审批结果（示例）",
        "{place}{topic}项目建议书批复信息（示例）",
        "{county}产业园项目核准信息（示例）",
        "{place}城市道路项目初步设计批复（示例）",
        "{county}供水工程项目审批信息（示例）",
    ),
    "project-progress": (
        "{county}{asset}项目实施进展（示例）",
        "{place}{topic}项目月进度（示例）",
        "{county}跨江桥梁工程主体完工（示例）",
        "{place}医院新院区建设进展（示例）",
        "{county}高标准农田项目验收信息（示例）",
    ),
    "land-acquisition": (
        "{county}征收土地预公告（示例）",
        "{county}征地补偿安置方案公告（示例）",
        "{county}土地现状调查结果公示（示例）",
        "{county}征地批后公告（示例）",
        "{county}征地补偿费用支付情况（示例）",
    ),
    "licence-results": ("{short}行政许可决定公示第{number}期（示例）", "{place}行政许可决定公示第{number}期（示例）"),
    "penalties": ("{short}行政处罚决定公示第{number}期（示例）", "{place}行政强制决定公示第{number}期（示例）"),
    "random-inspection": (
        "{topic}领域“双随机、一公开”抽查计划（示例）",
        "{place}抽查结果公示（示例）",
        "跨部门联合抽查安排：{topic}（示例）",
        "{county}抽查对象名单抽取公告（示例）",
        "“双随机”检查常见问题说明（示例）",
    ),
    "deputies-suggestions": (
        "对省人大代表关于{topic}建议的答复（示例）",
        "对省人大代表关于加快{asset}建设建议的答复（示例）",
    ),
    "cppcc-proposals": (
        "对省政协委员关于{topic}提案的答复（示例）",
        "对省政协委员关于完善{asset}布局提案的答复（示例）",
    ),
    "decision-catalogue": ("{short}重大行政决策事项：{topic}（示例）", "{short}年度决策事项：{asset}布局（示例）"),
    "decision-drafts": ("关于{topic}的决策草案及说明（示例）", "{place}{asset}建设方案草案（示例）"),
    "decision-results": ("{topic}决策草案意见采纳情况（示例）", "{place}{asset}建设方案决策结果（示例）"),
    "provincial-annual": (
        "省政府{past}年度政府信息公开工作年度报告（示例）",
        "年度报告编制说明和数据口径（示例）",
        "省政府{older}年度政府信息公开工作年度报告（示例）",
        "年度报告图解（示例）",
        "年度报告中的行政复议和诉讼情况说明（示例）",
    ),
    "department-annual": ("{full}{past}年度政府信息公开工作年度报告（示例）",),
    "prefecture-annual": ("{government}{past}年度政府信息公开工作年度报告（示例）",),
    "website-annual": ("{full}网站{past}年度工作报表（示例）", "{government}门户网站{past}年度工作报表（示例）"),
    "prices": (
        "{place}管道天然气销售价格公示（示例）",
        "居民阶梯电价分档标准（示例）",
        "{place}城镇供水价格一览（示例）",
        "机动车停放服务收费标准（示例）",
        "{month}月份重要民生商品价格监测（示例）",
        "公办幼儿园保教费标准（示例）",
        "{place}景区门票价格备案情况（示例）",
        "殡葬基本服务收费标准（示例）",
    ),
    "assistance": (
        "{county}最低生活保障标准公布（示例）",
        "{place}临时救助资金发放情况（示例）",
        "{county}特困人员供养情况公示（示例）",
        "低收入人口动态监测工作流程",
        "急难救助“先行救助”办理标准",
        "{place}残疾人两项补贴发放公示（示例）",
        "社会救助监督举报渠道",
        "{place}冬春救助款物安排（示例）",
    ),
    "inspectors": (
        "{place}督察反馈问题整改进展（示例）",
        "{county}黑臭水体整改销号公示（示例）",
        "群众举报环境问题办理情况第{number}批（示例）",
        "{place}矿山生态修复整改验收公示（示例）",
        "督察整改清单公开说明",
        "{county}园区污水处理整改情况（示例）",
        "{place}秸秆露天焚烧问题整改（示例）",
        "整改“回头看”安排（示例）",
    ),
    "projects": (
        "{county}至{place}高速公路项目进展（示例）",
        "{place}港口提质工程施工公告（示例）",
        "{county}农村公路提质项目清单（示例）",
        "{place}综合客运枢纽建设进展（示例）",
        "{county}航道整治工程竣工验收（示例）",
        "{place}国省干线大修工程（示例）",
        "{county}渡改桥项目完工情况（示例）",
        "重点项目用工和工资支付公示（示例）",
    ),
    "land-market": (
        "{county}国有建设用地使用权挂牌出让公告（示例）",
        "{place}工业用地成交公示（示例）",
        "{county}采矿权出让结果公示（示例）",
        "{county}土地整理新增耕地指标交易（示例）",
        "{place}住宅用地供应计划（示例）",
        "{county}探矿权延续公示（示例）",
        "{place}土地市场季度情况（示例）",
        "{county}协议出让结果公示（示例）",
    ),
    "": (
        "{topic}工作情况公开（示例）",
        "{place}{topic}实施结果（示例）",
        "{topic}办理标准和流程",
        "{county}{asset}建设情况公示（示例）",
        "{topic}常见问题和办理渠道",
        "{topic}专项检查结果（示例）",
        "{topic}资金使用和项目安排（示例）",
        "{season}{topic}重点提示",
        "{topic}责任清单（示例）",
    ),
}
#: Columns whose texts carry a table of decisions.
DECISIONS = frozenset({"licence-results", "penalties", "land-market"})


def _title(ctx: Context) -> str:
    leaf = ctx.plan.path.rsplit("/", 1)[-1]
    names = words(ctx) | {
        "past": str(ctx.day.year - 1),
        "older": str(ctx.day.year - 2),
        "number": str(31 - ctx.number),
        "government": f"{ctx.pick('government', regions()).name_zh}人民政府",
    }
    return ctx.pick("title", TITLES.get(leaf, TITLES[""])).format(**names)


def disclosure(ctx: Context) -> Draft:
    """A disclosed fact with its catalogue elements."""
    leaf, topic = ctx.plan.path.rsplit("/", 1)[-1], ctx.topic
    body: list[Block] = [
        Paragraph(f"根据《中华人民共和国政府信息公开条例》，现将{topic}有关情况公开如下，供社会公众查询和监督。"),
        *map(Paragraph, ctx.measures(2)),
    ]
    if leaf in DECISIONS or ctx.plan.layout == "table":
        body.insert(1, _decisions(ctx))
    elif ctx.number % 2 == 0:
        points = (
            f"公开主体：{ctx.field.short}",
            "公开方式：本网站、政务服务大厅、公告栏",
            "公开时限：信息形成之日起20个工作日内",
        )
        body.insert(2, Bullets(points))
    body.append(Paragraph(f"对公开内容有疑问的，可以向{ctx.field.short}提出，也可以申请行政复议或者依法提起诉讼。"))
    elements = [
        ("索引号", index_number(ctx)),
        ("公开主体", ctx.field.full),
        ("公开类别", ctx.plan.name),
        ("公开方式", "主动公开"),
        ("生成日期", zh_full(ctx.day)),
    ]
    summary = f"公开{topic}的依据、做法、结果和监督渠道。"
    return Draft(_title(ctx), summary, body, [topic, "信息公开"], ctx.source, elements=elements, facts=elements[1:2])


def _decisions(ctx: Context) -> Table:
    rng = ctx.rng
    rows = [("序号", "事项（示例）", "相对人", "决定日期", "决定机关")]
    for number, topic in enumerate(rng.sample(ctx.field.topics, min(4, len(ctx.field.topics))), 1):
        rows.append((str(number), topic, f"{'甲乙丙丁'[number - 1]}单位（示例）", zh(ctx.day), ctx.field.short))
    return Table(tuple(rows), caption="事项明细（示例）", source=ctx.field.short)


REQUESTS = (
    (
        "申请公开政府信息需要哪些材料",
        "申请应当包括姓名或者名称、身份证明、联系方式，所需信息的名称、文号或者便于查询的特征，以及获取方式。",
    ),
    (
        "多长时间可以得到答复",
        "能够当场答复的当场答复；不能的，自收到申请之日起20个工作日内答复，经批准可以延长不超过20个工作日。",
    ),
    (
        "哪些信息不予公开",
        "依法确定为国家秘密的，公开后可能危及国家安全、公共安全、经济安全、社会稳定的，以及涉及商业秘密、个人隐私且权利人不同意的信息。",
    ),
    ("申请公开要交费吗", "提供信息不收取费用；申请数量、频次明显超过合理范围的，可以收取信息处理费。"),
    ("对答复不满意怎么办", "可以自知道之日起60日内申请行政复议，也可以依法提起行政诉讼。"),
)


def request(ctx: Context) -> Draft:
    """How disclosure on request works."""
    title, answer = ctx.pick("request", REQUESTS)
    body: list[Block] = [
        Paragraph(answer),
        Bullets(
            (
                "网上提交：填写申请表后取得回执编号。",
                "信函提交：信封注明“政府信息公开申请”。",
                "当面提交：携带身份证明到受理窗口。",
            )
        ),
        Paragraph("受理机构：省政府办公厅政务公开机构（示例），电话0731-00000000（示例）。"),
        Paragraph("申请人应当如实填写，不得以他人名义申请。"),
    ]
    return Draft(title, answer[:60], body, ["依申请公开"], "bgt", picture="hall-counter")


FINANCE: dict[str, tuple[str, ...]] = {
    "budgets": ("{full}{year}年部门预算（示例）",),
    "final-accounts": ("{full}{past}年部门决算（示例）",),
    "official-expenses": ("{full}{year}年“三公”经费预算（示例）",),
    "special-funds": (
        "{topic}专项资金分配结果（示例）",
        "{topic}专项资金绩效评价报告（示例）",
        "{asset}建设补助资金安排（示例）",
        "{topic}专项资金管理办法说明（示例）",
        "{topic}奖补资金公示（示例）",
    ),
    "fees": ("{short}收费项目清单（示例）：{topic}", "{short}停止征收项目公告（示例）：{asset}"),
    "subsidies": (
        "{topic}补贴发放公示（示例）",
        "{county}{topic}补贴明细（示例）",
        "{asset}建设补助标准（示例）",
        "{place}耕地地力保护补贴发放进度（示例）",
        "{county}农机购置补贴受益对象公示（示例）",
        "{place}{asset}奖补名单（示例）",
        "稻谷目标价格补贴政策问答（示例）",
    ),
}


def finance(ctx: Context) -> Draft:
    """A budget, an account or a grant as a table; every figure is a sample."""
    rng, names = ctx.rng, words(ctx) | {"year": str(ctx.day.year), "past": str(ctx.day.year - 1)}
    title = ctx.pick("title", FINANCE[ctx.plan.path.rsplit("/", 1)[-1]]).format(**names)
    rows = [("科目", "金额（万元，示例）", "占比")]
    parts = [rng.randint(120, 4200) for _ in range(4)]
    total = sum(parts)
    rows += [
        (name, str(value), f"{value / total:.1%}")
        for name, value in zip(("基本支出", "项目支出", "上缴上级支出", "其他支出"), parts, strict=True)
    ]
    rows.append(("合计", str(total), "100.0%"))
    body: list[Block] = [
        Paragraph(f"现将{ctx.field.full}有关收支情况公开如下，口径说明见表后。"),
        Table(tuple(rows), caption="收支情况（示例数据）", source=ctx.field.short),
        KeyFigures((("38.5", "万元", "三公经费"), ("12.3", "%", "同比下降")), f"{ctx.day.year}年（示例数据）"),
        *map(Paragraph, ctx.measures(1)),
        AttachmentsSlot(("table",)),
    ]
    facts = [("合计", f"{total}万元"), ("公开日期", zh(next_working_day(ctx.day, 0)))]
    return Draft(
        title,
        f"合计{total}万元，附分科目明细和说明。",
        body,
        ["财政", "公开"],
        ctx.code,
        facts=facts,
        picture="card-data",
    )
