"""Policy documents, rules, interpretations, gazettes and plans. Serials start at 901, which is never issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.departments.catalogue import departments_by_code

from .dates import next_working_day, zh_full
from .model import Accordion, AttachmentsSlot, CallOut, Draft, Heading, ImageSlot, KeyFigures, Paragraph, VideoSlot
from .news import words

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

NO_FORCE = "本文为演示文稿，文号和内容均为虚构，不具有法律效力。"
CORES = (
    "关于进一步加强{topic}工作的意见", "关于印发《{topic}实施方案》的通知", "关于支持{topic}的若干措施",
    "关于规范{topic}管理的通知", "关于做好{year}年{topic}工作的通知", "关于印发《{topic}三年行动计划》的通知",
    "关于加快推进{topic}的实施意见", "关于建立{topic}长效机制的指导意见", "关于开展{topic}试点的通知",
    "关于印发《{topic}工作规程（试行）》的通知", "关于完善{topic}评价办法的通知", "关于公布{topic}示范单位的通报",
)  # fmt: skip
#: Mark of the issuing body before 〔year〕 by unit.
MARKS = {
    "bgt": "湘政办发", "fgw": "湘发改规", "jyt": "湘教发", "gxt": "湘工信规", "mzt": "湘民发", "rst": "湘人社规",
    "zrzyt": "湘自资规", "sthjt": "湘环发", "jtt": "湘交发", "nynct": "湘农发", "swt": "湘商发", "wlt": "湘文旅发",
    "wjw": "湘卫发", "sft": "湘司发", "czt": "湘财发", "kjt": "湘科发",
    "gat": "湘公发", "slt": "湘水发", "tyjrt": "湘退役发", "yjt": "湘应急发", "wsb": "湘外发",
    "scjgj": "湘市监发", "tjj": "湘统发", "ybj": "湘医保发", "sjj": "湘数据发", "yjj": "湘药监发",
    "zscqj": "湘知发", "jkj": "湘疾控发", "dfz": "湘志发", "qxj": "湘气发", "txglj": "湘通发",
    "cztzx": "湘一体发", "ggzy": "湘公资发", "zdgjj": "湘直金发",
    "sws": "湘税发", "lyj": "湘林发", "gdj": "湘广发", "zjt": "湘建发",
}  # fmt: skip
#: First serial by column, so that no number of one unit is given twice.
SERIALS = {"provincial": 920, "office": 940, "department": 960, "normative": 980, "repealed": 1000}


def document_number(ctx: Context) -> str:
    """湘政发〔2026〕905号: the next serial of the column, from 901 on."""
    mark = "湘政发" if "provincial-documents" in ctx.plan.path else MARKS[ctx.source]
    start = next((first for part, first in SERIALS.items() if part in ctx.plan.path), 1100)
    return f"{mark}〔{ctx.day.year}〕{start + ctx.number + ctx.attempt * 7}号"


def index_number(ctx: Context) -> str:
    """索引号 under the sample organisation number 4300000000."""
    return f"4300000000/{ctx.day.year}-{90000 + ctx.rng.randint(0, 9999):05d}（示例）"


def document(ctx: Context) -> Draft:
    """A policy document with its element table, or an issue of the gazette."""
    if "gazette" in ctx.plan.path:
        return gazette(ctx)
    names, number = words(ctx) | {"year": str(ctx.day.year)}, document_number(ctx)
    repealed = "repealed" in ctx.plan.path
    issuer = "湖南省人民政府" if "provincial-documents" in ctx.plan.path else departments_by_code()[ctx.source].name_zh
    core = ctx.pick("core", CORES).format(**names) + "（示例）"
    state = "repealed" if repealed else ("revised" if ctx.number % 7 == 6 else "valid")
    effective = next_working_day(ctx.day, 8)
    elements = [
        ("索引号", index_number(ctx)), ("文号", number), ("发文机关", issuer), ("成文日期", zh_full(ctx.day)),
        ("发布日期", zh_full(ctx.day)), ("主题分类", names["topic"]), ("施行日期", zh_full(effective)),
        ("有效性", {"valid": "有效", "revised": "已修改", "repealed": "废止"}[state]),
    ]  # fmt: skip
    body = _document_body(ctx, names["topic"], repealed)
    summary = f"明确{names['topic']}的目标、任务、责任分工和保障措施。"
    return Draft(issuer + core, summary, body, [names["topic"], "政策文件"], ctx.source, elements=elements, number=number,
                 validity=state, facts=[("文号", number), elements[-1]], short_title=core)  # fmt: skip


def _document_body(ctx: Context, topic: str, repealed: bool) -> list[Block]:
    body: list[Block] = [CallOut("本文件已经废止，仅供查阅。", "warn")] if repealed else []
    measures = ctx.measures(4)
    body += [
        Paragraph("各市州、县市区人民政府，省政府各厅委、各直属机构："),
        Paragraph(f"为做好{topic}工作，经研究，现就有关事项通知如下。"),
        Heading("一、总体要求"),
        Paragraph("坚持以人民为中心，坚持问题导向，做到任务清单化、责任具体化、结果可检验。"),
        Heading("二、主要任务"),
        *(Paragraph(f"（{'一二三'[n]}）{text}") for n, text in enumerate(measures[:3])),
        Heading("三、保障措施"),
        Paragraph(f"（一）{measures[-1]}（二）建立定期调度和评估机制，评估结果向社会公开。"),
        Paragraph(NO_FORCE),
    ]
    if ctx.number % 3 == 0:
        body.append(AttachmentsSlot(("document", "table")))
    return body


def gazette(ctx: Context) -> Draft:
    """An issue of the gazette, or one of the texts in the current issue."""
    day, names = ctx.day, words(ctx)
    if "current" in ctx.plan.path:
        title = f"省政府公报当期目录第{ctx.number + 1}篇：{names['topic']}（示例）"
    else:
        title = f"湖南省人民政府公报{day.year - 1}年第{24 - ctx.number}期（示例）"
    body: list[Block] = [
        Paragraph("政府公报刊登的规章和规范性文件文本为标准文本。本期为演示内容，目录和文本均为虚构。"),
        Paragraph(
            f"本期刊登省政府文件、办公厅文件和部门规范性文件共{ctx.rng.randint(8, 16)}件，涉及{names['topic']}等。"
        ),
        Paragraph("公报纸质版免费赠阅到村、社区和公共图书馆，电子版可以在本栏目下载。"),
        AttachmentsSlot(("document",)),
    ]
    return Draft(title, "目录、文本和下载。", body, ["政府公报"], ctx.source, picture="card-policy")


RULES = (
    "湖南省{topic}管理办法（示例）", "湖南省{topic}促进规定（示例）", "湖南省{topic}监督检查办法（示例）",
    "湖南省实施《{topic}条例》办法（示例）", "湖南省{topic}若干规定（示例）",
)  # fmt: skip
RULE_TOPICS = (
    "政府信息公开", "行政规范性文件", "公共场所控烟", "城市建筑垃圾", "公共数据", "农村供水", "电梯安全", "燃气使用安全", "气象灾害防御",
    "政府投资项目",
)  # fmt: skip
SUPPORT = (
    "{topic}支持政策清单（示例）", "{place}惠企政策“免申即享”事项（示例）", "关于{topic}融资支持的措施（示例）",
    "{asset}建设奖补办法（示例）", "{topic}申报指引（示例）", "外商投资{topic}服务指南（示例）",
)  # fmt: skip


def policy(ctx: Context) -> Draft:
    """A rule of the government, or a policy one can claim support from."""
    names, rules = words(ctx), ctx.plan.path.startswith("disclosure")
    if rules:
        names["topic"] = ctx.pick("rule", RULE_TOPICS)
    title = ctx.pick("title", RULES if rules else SUPPORT).format(**names)
    repealed = "repealed" in ctx.plan.path
    state = "repealed" if repealed else "valid"
    elements = [
        ("索引号", index_number(ctx)),
        ("公布日期", zh_full(ctx.day)),
        ("有效性", "废止" if repealed else "有效"),
    ]
    topic = names["topic"]
    body: list[Block] = [
        Paragraph(f"第一条　为了规范{topic}工作，保护公民、法人和其他组织的合法权益，结合本省实际，制定本规定。"),
        Paragraph(f"第二条　本省行政区域内{topic}及其监督管理活动，适用本规定。"),
        *(Paragraph(f"第{'三四五'[n]}条　{text}") for n, text in enumerate(ctx.measures(3))),
        Paragraph("第六条　本规定由主管部门负责解释。"),
        Paragraph(NO_FORCE),
    ]
    return Draft(title, f"规定{topic}的适用范围、职责和程序。", body, [topic, "规章"], ctx.code, elements=elements,
                 validity=state, facts=elements[1:])  # fmt: skip


INTERPRETATIONS = {
    "graphic": "一图读懂{topic}（示例）", "video": "视频解读：{topic}怎么办（示例）", "expert": "专家解读：{topic}的三个看点",
    "text": "《{topic}实施方案》解读（示例）",
}  # fmt: skip
OTHERS = ("问答解读：{topic}（示例）", "《{topic}若干措施》政策解读（示例）", "图解：{topic}办理流程（示例）", "{topic}：企业最关心的五个问题",
          "《{topic}管理通知》起草说明（示例）", "一文看懂{topic}新变化", "{place}怎样落实{topic}")  # fmt: skip


def interpretation(ctx: Context) -> Draft:
    """What a document means for those it is about, in the form of its column."""
    names, form = words(ctx), ctx.plan.path.rsplit("/", 1)[-1]
    pattern = INTERPRETATIONS.get(form) or ctx.pick("title", OTHERS)
    measures = ctx.measures(3)
    body: list[Block] = [
        Paragraph(f"为便于公众了解{names['topic']}的有关规定，现就群众关心的问题作如下解读。"),
        Heading("为什么要出台"),
        Paragraph("原有规定分散、办理标准不一，群众反映要找多个部门。新规定统一了标准，明确了牵头单位。"),
        Heading("主要变化"),
        *map(Paragraph, measures),
        Accordion(tuple((ask.question, ask.answer) for ask in ctx.field.asks[:2])),
    ]
    if form == "graphic":
        body.insert(1, ImageSlot("card-policy", f"图解：{names['topic']}"))
        body.insert(
            2,
            KeyFigures(
                (("3", "项", "主要任务"), ("12", "条", "具体措施"), ("7", "个", "责任单位")), "文件印发时（示例）"
            ),
        )
    if form == "video":
        body.insert(1, VideoSlot(names["topic"], "".join(measures)))
    role = "某高校公共管理专业教师（示例）" if form == "expert" else ctx.field.short
    picture = {"graphic": "card-policy", "video": "card-video"}.get(form, ctx.field.pictures[0])
    return Draft(pattern.format(**names), f"回答{names['topic']}为什么、改了什么、怎么办。", body, [names["topic"], "解读"],
                 ctx.code, author=role, picture=picture)  # fmt: skip


PLANS = {
    "work-report": ("{year}年省政府工作报告摘要（示例）", "{year}年省政府工作报告任务分工（示例）", "{past}年重点民生实事完成情况（示例）",
                    "省政府工作报告：名词解释（示例）", "{year}年重点民生实事项目安排（示例）"),
    "five-year-plans": ("“十五五”{topic}规划（示例）", "“十四五”{topic}规划实施评估（示例）", "“十五五”规划纲要编制进展：{topic}（示例）",
                        "“十五五”规划公众建言采纳：{topic}（示例）", "“十五五”{place}板块专章说明（示例）"),
    "special-plans": ("{topic}专项规划（{year}—2030年）（示例）", "{place}{topic}专项规划公示（示例）", "{asset}布局规划（示例）",
                      "{topic}空间布局方案（示例）", "{topic}规划中期评估（示例）", "{topic}项目库编制说明（示例）"),
    "spatial-plans": ("{county}国土空间总体规划批前公示（示例）", "{place}历史文化保护专项规划（示例）", "{county}村庄规划编制指引（示例）",
                      "{place}中心城区详细规划公告（示例）", "{place}生态修复专项规划（示例）"),
    "annual-plans": ("{year}年{topic}计划（示例）", "{year}年{asset}建设计划（示例）", "{year}年{place}重点项目计划（示例）",
                     "{year}年立法工作计划（示例）", "{year}年{topic}工作要点（示例）"),
}  # fmt: skip


def plan(ctx: Context) -> Draft:
    """A plan for years or for one, or the report on the work of the government."""
    names = words(ctx) | {"year": str(ctx.day.year), "past": str(ctx.day.year - 1)}
    patterns = PLANS.get(ctx.plan.path.rsplit("/", 1)[-1], PLANS["special-plans"])
    title = ctx.pick("title", patterns).format(**names)
    body: list[Block] = [
        Paragraph(f"本文说明{names['topic']}的目标、任务和进度安排，供社会公众了解和监督。"),
        Heading("目标"),
        KeyFigures(
            (("90", "%以上", "按期完成率"), ("15", "项", "重点任务"), ("3", "年", "实施周期")),
            f"{ctx.day.year}年（示例数据）",
        ),
        Heading("任务"),
        *map(Paragraph, ctx.measures(3)),
        Paragraph("规划实施情况按年度评估，评估报告在本栏目公开，公众可以提出意见。"),
        AttachmentsSlot(("document", "table")),
    ]
    return Draft(title, f"{names['topic']}的目标、任务、进度和评估。", body, [names["topic"], "规划"], ctx.source)
