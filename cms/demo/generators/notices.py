"""Notices of every kind: announcements, recruitment, procurement, credit, supervision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .dates import next_working_day, zh, zh_full
from .model import AttachmentsSlot, Bullets, Draft, Heading, Paragraph, Table
from .news import words

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

NOTICES = (
    "关于做好{season}{topic}工作的通告", "关于{topic}申报事项的公告", "关于公布{topic}名单的通知", "关于举办{topic}培训班的通知",
    "关于{topic}专项检查情况的通报", "关于征集{topic}典型案例的通知", "关于调整{topic}办理窗口的公告",
    "关于{place}{topic}拟支持对象的公示", "关于{asset}建设名单的公示", "关于系统升级期间暂停{topic}网上办理的公告",
    "关于开展{topic}宣传月活动的通知", "关于{topic}志愿服务招募的公告", "关于{asset}验收结果的公告",
    "关于{topic}咨询电话调整的提示",
)  # fmt: skip
EXAMS = (
    "关于{topic}考试报名的公告", "关于{topic}考试考点安排的提示", "关于打印准考证的通知（{topic}）", "关于{topic}成绩查询的公告",
    "关于{topic}考试天气和交通提示", "关于{topic}证书领取的通知", "关于{topic}考试大纲的说明", "关于{topic}资格复核的公告",
    "关于{topic}面试安排的公告",
)  # fmt: skip
EXAM_TOPICS = (
    "会计专业技术资格", "教师资格", "一级建造师", "执业药师", "卫生专业技术资格", "统计专业技术资格", "普通话水平", "成人高考",
    "高等教育自学", "职业技能等级", "社会工作者职业水平",
)  # fmt: skip
SCHEDULES = (
    "新闻发布会预告：{topic}有关情况", "新闻发布会预告：{place}专场发布", "新闻发布会预告：{season}{topic}安排",
    "新闻发布会预告：{asset}建设进展", "新闻通气会预告：{topic}答问", "新闻发布会预告：{short}年度工作",
    "媒体开放日预告：走进{county}", "新闻发布会预告：前{month}个月{topic}", "新闻发布会预告：{county}的变化",
)  # fmt: skip
ASSESSMENTS = (
    "关于{county}年产环保材料项目环境影响报告表受理情况的公示", "关于{county}污水处理厂扩建工程环评拟批准的公示",
    "关于{place}绕城公路项目环境影响报告书审批决定的公告", "关于{county}风电场项目环评受理公示",
    "关于{county}工业园区规划环评公众参与的公告", "关于{place}生活垃圾处理设施提质项目环评拟批准的公示",
    "关于{county}机械加工车间改造环评审批决定的公告", "关于{place}城市轨道延伸线环评信息公示",
    "关于{county}河道治理工程环评受理公示",
)  # fmt: skip
PATTERNS = {
    "news/notices/examination-notices": EXAMS, "examinations": EXAMS, "enrolment": EXAMS,
    "news/press/press-schedule": SCHEDULES, "assessment": ASSESSMENTS,
}  # fmt: skip


def notice(ctx: Context) -> Draft:
    """An announcement with its points, its term and where to ask."""
    names = words(ctx)
    patterns = PATTERNS.get(ctx.plan.path, NOTICES)
    if patterns is EXAMS:
        names["topic"] = ctx.pick("exam", EXAM_TOPICS)
    title = ctx.pick("title", patterns).format(**names)
    if patterns is SCHEDULES:
        return _schedule(ctx, title)
    until = next_working_day(ctx.day, 15)
    points = (
        f"对象：{names['place']}等地符合条件的单位和个人，自愿参加，不收取费用。",
        f"时间：{zh_full(ctx.day)}至{zh_full(until)}，逾期系统自动关闭。",
        "方式：登录本网站“办事服务”栏目在线提交，或者到县级窗口现场办理。",
        f"结果：{zh(next_working_day(until, 10))}前在本栏目公布，公示期五个工作日。",
    )
    body: list[Block] = [
        Paragraph(f"为做好{names['topic']}有关工作，方便群众和企业办理，现将有关事项公告如下。"),
        Bullets(points, ordered=True),
        *map(Paragraph, ctx.measures(2)),
        Paragraph("咨询电话：0731-00000000（示例），工作日9:00至17:00。"),
        AttachmentsSlot(("form", "table")) if ctx.number % 3 == 0 else Paragraph("本公告由发布单位负责解释。"),
        Paragraph(f"{ctx.field.full}　{zh_full(ctx.day)}"),
    ]
    summary = f"办理时间为{zh(ctx.day)}至{zh(until)}，可网上提交，也可到窗口办理。"
    return Draft(
        title, summary, body, [names["topic"], "公告", names["place"]], source=ctx.source, picture="card-notice"
    )


def _schedule(ctx: Context, title: str) -> Draft:
    held = next_working_day(ctx.day, 4)
    names = words(ctx)
    body: list[Block] = [
        Paragraph(f"定于{zh_full(held)}上午10时举行新闻发布会，介绍{names['topic']}有关情况，并回答记者提问。"),
        Paragraph(f"发布单位：{ctx.field.short}。地点：省政府新闻发布厅（示例）。"),
        Paragraph("公众可以在“公众问答”栏目提前提问，实录和图解在发布会结束后两个工作日内上网。"),
    ]
    return Draft(title, f"{zh(held)}上午10时举行，可提前提问。", body, ["新闻发布会", names["topic"]], ctx.code)


PERSONNEL = {
    "appointments": (
        "省政府任免一批工作人员（示例）", "省政府关于省属单位负责人任职的通知（示例）", "省政府关于免去有关人员职务的通知（示例）",
        "省政府驻外办事机构人员调整（示例）", "省政府参事聘任公告（示例）", "省属高校负责人任职通知（示例）",
    ),
    "pre-appointment": (
        "省管干部任前公示（示例）第一批", "省管干部任前公示（示例）第二批", "省直单位拟任人选公示（示例）", "市州拟任人选公示（示例）",
        "拟提拔人选公示情况说明（示例）",
    ),
    "civil-service": (
        "公务员录用考试报名即将开始", "公务员录用考试职位专业目录说明", "公务员录用面试资格审查安排", "公务员录用体检须知",
        "公务员录用拟录用人员公示（示例）", "公务员考试诚信提醒",
    ),
    "public-institution-jobs": (
        "{full}所属事业单位公开招聘公告（示例）", "{place}部分事业单位集中招聘启事（示例）", "事业单位招聘笔试成绩公布（示例）",
        "事业单位招聘拟聘人员公示（示例）", "事业单位招聘体检和考察安排（示例）", "{county}基层事业单位招聘公告（示例）",
    ),
}  # fmt: skip


def personnel(ctx: Context) -> Draft:
    """A notice on posts; people are named by number only."""
    names, rng = words(ctx), ctx.rng
    title = ctx.pick("title", PERSONNEL[ctx.plan.path.rsplit("/", 1)[-1]]).format(**names)
    rows = [("序号", "岗位（示例）", "拟任人选", "备注")]
    rows += [(str(n), post, f"示例{n:02d}号", "演示数据") for n, post in enumerate(rng.sample(POSTS, 4), 1)]
    until = next_working_day(ctx.day, 7)
    body: list[Block] = [
        Paragraph("根据有关规定，现将有关人员情况公布如下。表中岗位和人选均以编号代替，不对应任何真实人员。"),
        Table(tuple(rows), caption="人员和岗位（示例）"),
        Paragraph(f"公示时间：{zh_full(ctx.day)}至{zh_full(until)}，不少于五个工作日。"),
        Paragraph("公示期间如有情况反映，可以通过信函或者本网站“投诉信箱”提交，反映情况应当实事求是、署真实姓名。"),
    ]
    return Draft(title, f"公示期至{zh(until)}，岗位和人选均以编号代替。", body, ["人事", "公示"], ctx.code)


POSTS = ["综合管理岗", "专业技术岗", "信息化岗", "财务岗", "法务岗", "窗口服务岗", "调研岗", "检验检测岗", "教学岗"]


PURCHASES = ("政务大厅自助终端", "网站无障碍改造服务", "实验室检测设备", "公务用车租赁服务", "办公家具", "会议系统维护",
             "印刷服务", "绿化养护服务", "数据机房空调", "应急照明设备")  # fmt: skip
PROCUREMENT = {
    "procurement-notices": "{purchase}采购项目公开招标公告（示例）",
    "procurement-results": "{purchase}采购项目中标结果公告（示例）",
    "procurement-catalogue": "集中采购目录：{purchase}类（示例）",
}


def procurement(ctx: Context) -> Draft:
    """A call for tenders, its result or a part of the catalogue; suppliers are letters."""
    rng, leaf = ctx.rng, ctx.plan.path.rsplit("/", 1)[-1]
    purchase = ctx.pick("purchase", PURCHASES)
    budget = rng.randint(18, 260)
    opening = next_working_day(ctx.day, 21)
    result = leaf == "procurement-results"
    rows = [("项目名称", purchase + "（示例）"), ("采购单位", ctx.field.short), ("预算金额", f"{budget}万元（示例）"),
            ("成交供应商" if result else "开标时间", "甲公司（示例）" if result else f"{zh_full(opening)} 9:30")]  # fmt: skip
    body: list[Block] = [
        Paragraph(f"{ctx.field.full}就{purchase}项目依法组织采购，现将有关事项公告如下。"),
        Heading("一、供应商资格"),
        Paragraph("符合《中华人民共和国政府采购法》第二十二条规定；本项目面向中小企业预留份额；不接受联合体。"),
        Heading("二、文件获取和质疑"),
        Paragraph("采购文件免费下载。供应商认为权益受到损害的，可以自知道之日起七个工作日内提出质疑。"),
    ]
    title = PROCUREMENT[leaf].format(purchase=purchase)
    summary = f"{purchase}采购，预算{budget}万元，金额和供应商均为示例。"
    return Draft(title, summary, body, ["政府采购", purchase], ctx.code, elements=rows, facts=rows[1:3])


CREDIT = {
    "credit-notices": ("{place}行政许可和处罚信息公示周报（示例）", "{topic}领域信用承诺公示（示例）", "企业信用评价A级名单（示例）",
                       "信用修复结果公示（示例）", "{county}诚信商户名单（示例）", "合同履约信用公示（示例）"),
    "credit-measures": ("守信企业绿色通道办理说明", "严重失信主体名单列入和移出程序", "{topic}领域失信约束措施清单（示例）",
                        "信用修复培训班报名通知", "A级纳税人可享受哪些便利", "个人信用积分自愿参加说明"),
}  # fmt: skip


def credit(ctx: Context) -> Draft:
    """A notice of credit or of what follows from it."""
    names = words(ctx)
    title = ctx.pick("title", CREDIT[ctx.plan.path.rsplit("/", 1)[-1]]).format(**names)
    body: list[Block] = [
        Paragraph("信用信息的归集、公示和使用以法律法规为依据，不得超范围采集，不得随意扩大惩戒。"),
        *map(Paragraph, ctx.measures(2)),
        Paragraph("对公示信息有异议的，可以在线提交异议申请，受理后三个工作日内核实，七个工作日内反馈。"),
    ]
    return Draft(title, "说明公示范围、异议和修复渠道。", body, ["信用", names["topic"]], ctx.code)


SUPERVISION = {
    "supervision-bulletins": "{month}月份网上办事电子监察通报（示例）：{topic}",
    "handling-statistics": "{month}月份{short}办件统计（示例）",
    "ratings": "{month}月份{short}政务服务“好差评”情况（示例）",
}


def supervision(ctx: Context) -> Draft:
    """A monthly report of how applications were handled."""
    rng, names = ctx.rng, words(ctx)
    title = SUPERVISION[ctx.plan.path.rsplit("/", 1)[-1]].format(**names)
    rows = [("环节", "办件量", "按期率", "平均用时（工作日）")]
    rows += [(step, str(rng.randint(800, 9800)), f"{rng.uniform(96, 99.9):.1f}%", f"{rng.uniform(0.5, 6):.1f}")
             for step in ("受理", "承办", "审核", "批准", "办结")]  # fmt: skip
    body: list[Block] = [
        Paragraph(f"{names['month']}月份，电子监察系统对网上办事各环节进行监察，现将有关情况通报如下。"),
        Table(tuple(rows), caption="各环节办理情况", source="示例数据"),
        *map(Paragraph, ctx.measures(1)),
        Paragraph("被亮牌单位应当在五个工作日内报送整改情况，对监察结果有异议的可以在系统内申诉。"),
    ]
    summary = f"{ctx.field.short}{names['month']}月份办件量、按期率和平均用时。"
    facts = [("办件量", rows[5][1]), ("按期率", rows[5][2])]
    return Draft(title, summary, body, ["电子监察", "办件"], ctx.code, picture="card-data", facts=facts)
