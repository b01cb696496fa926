"""Guides to services, results of applications, queries and forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.content.catalogue import regions

from .bank import Field, ServiceItem, fields
from .dates import zh_full
from .model import Accordion, AttachmentsSlot, Bullets, CallOut, Draft, Heading, ImageSlot, Paragraph, Table
from .news import words

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

#: Items of columns that are about one matter in life.
OWN: dict[str, tuple[str, ...]] = {
    "birth": ("出生医学证明首次签发", "生育津贴申领指引", "收养登记办理", "育儿补贴申领指引", "新生儿参保登记指引"),
    "school": ("小学一年级入学报名", "初中新生入学登记", "普通高中招生报名", "随迁子女入学登记", "中等职业学校报名"),
    "medical": ("异地就医备案", "门诊慢特病待遇申请", "医疗费用手工报销", "生育医疗费用报销", "医保电子凭证激活"),
    "marriage": ("结婚登记预约", "离婚登记申请", "婚姻登记档案查询", "补领婚姻登记证", "涉外婚姻登记指引"),
    "home": ("公租房申请", "房屋租赁备案", "住房公积金租房提取", "不动产转移登记", "老旧小区加装电梯申请"),
    "driving": ("驾驶证期满换证", "机动车检验预约", "电动自行车登记", "道路运输从业资格换证", "交通卡优待办理"),
    "retirement": ("退休待遇申领", "养老待遇资格认证", "高龄津贴登记", "提前退休核准", "遗属待遇申领"),
    "jobs": ("失业登记", "就业见习报名", "创业担保贷款申请", "技能补贴申领", "公益性岗位申请"),
    "social-insurance": (
        "灵活就业人员参保",
        "社会保障卡补领",
        "养老关系转移接续",
        "失业保险金申领",
        "工伤认定申请",
        "社保缴费证明打印",
        "退休资格认证",
    ),
    "identity-entry-exit": ("户口迁移", "居住证申领", "往来港澳签注", "临时身份证办理", "新生儿落户"),
    "start-up": ("企业名称自主申报", "企业设立登记", "公章刻制备案", "税控设备申领", "社保开户登记"),
    "tax": ("税务登记信息确认", "增值税留抵退税", "社保费缴纳", "税收减免备案", "个人所得税汇算"),
    "construction": ("施工许可", "规划许可", "消防设计审查", "竣工验收备案", "预售许可"),
    "foreign-trade": (
        "外贸经营资格登记辅导",
        "自由贸易协定原产地证明",
        "外商投资信息报告",
        "境外参展补助申请",
        "对外承包工程备案",
    ),
    "intellectual-property": ("专利优先审查推荐", "商标注册咨询", "地理标志使用申请", "专利权质押登记", "维权援助申请"),
    "closing": ("企业简易注销", "营业执照变更", "歇业备案", "清税证明办理", "股权出质登记"),
    "newborn": ("出生医学证明", "户口登记", "医保参保", "社会保障卡申领", "生育津贴申领"),
    "enrolment": ("义务教育入学", "转学申请", "学籍信息变更", "学前教育资助", "困难学生资助"),
    "new-company": ("设立登记", "印章刻制", "发票申领", "社保登记", "银行开户预约"),
    "retiring": ("退休申请", "养老金核定", "医保待遇衔接", "公积金提取", "养老资格认证"),
    "older-people": ("高龄津贴", "老年优待证", "助餐卡办理", "适老化改造申请", "家庭养老床位申请"),
    "disabled-people": ("残疾人证办理", "困难残疾人生活补贴", "护理补贴", "辅具适配", "托养服务申请"),
    "veterans": ("优待证申领", "一次性补助", "技能培训报名", "抚恤金申请", "荣军优待查询"),
    "migrant-workers": ("欠薪投诉", "技能培训报名", "返乡创业补贴", "随迁子女入学", "工伤认定"),
}
POWERS = ("行政确认", "行政给付", "行政裁决", "行政奖励", "其他行政权力")


def service_item(ctx: Context) -> tuple[Field, ServiceItem]:
    """The item a guide is about, one of the column's matter or of its unit, with the unit that handles it."""
    leaf = ctx.plan.path.rsplit("/", 1)[-1]
    rng = ctx.rng
    if leaf in OWN and ctx.plan.site == "portal":
        title = ctx.pick("item", OWN[leaf])
        return ctx.field, ServiceItem(title, "符合条件的个人或者单位", "申请表、身份证明", rng.randint(1, 20))
    units = list(fields().values()) if ctx.plan.owner == "bgt" else [ctx.field]
    return ctx.pick("item", [(unit, item) for unit in units for item in unit.services])


def service(ctx: Context) -> Draft:
    """A guide to one item with its element table, or a list of results and items."""
    leaf = ctx.plan.path.rsplit("/", 1)[-1]
    if leaf in {"results", "techniques"}:
        return results(ctx) if leaf == "results" else technique(ctx)
    unit, item = service_item(ctx)
    elements = [
        ("事项名称", f"{item.title}（示例）"),
        ("事项编码", f"示例{ctx.rng.randint(10**8, 10**9 - 1)}"),
        ("服务对象", item.who),
        ("实施机关", unit.full),
        ("法定办结时限", f"{item.days * 2}个工作日"),
        ("承诺办结时限", f"{item.days}个工作日"),
        ("办理材料", item.materials),
        ("收费", "不收费"),
        ("办理地点", f"{ctx.place}市政务服务大厅综合窗口（示例）"),
        ("办理时间", "工作日9:00—17:00（节假日除外）"),
        ("咨询电话", "0731-00000000（示例）"),
        ("跑动次数", "0次"),
    ]
    body: list[Block] = [
        Paragraph(f"本指南说明{item.title}的申请条件、材料、时限和渠道。材料清单之外不得要求提供其他证明。"),
        Heading("办理流程"),
        Bullets(
            (
                "申请：在线填报或者到窗口提交。",
                "受理：材料齐全当场受理，不齐全一次告知。",
                f"审查：{item.days}个工作日内作出决定。",
                "送达：可以选择邮寄、自取或者电子证照。",
            ),
            ordered=True,
        ),
        *map(Paragraph, ctx.measures(1)),
        Accordion(
            (
                ("代办人需要带什么？", "带代办人身份证和委托书，系统核验通过后可以代为提交。"),
                ("材料少了一件怎么办？", "窗口出具一次性告知单，补齐后继续办理，不重新排队。"),
            )
        ),
        CallOut("凡与本指南不一致的要求，可以向“投诉信箱”反映。"),
    ]
    title = (
        f"{item.title.removesuffix('指引').removesuffix('办理')}办事指南（示例）"
        if leaf != "by-department"
        else f"{unit.short}：{item.title}（示例）"
    )
    if leaf == "other-powers":
        title = f"{POWERS[ctx.number % 5]}：{item.title}（示例）"
    facts = [("承诺时限", f"{item.days}个工作日"), ("收费", "不收费")]
    return Draft(
        title,
        f"说明{item.title}的条件、材料、时限和渠道。",
        body,
        [item.title, "办事"],
        unit.code,
        elements=elements,
        facts=facts,
        picture=ctx.pick("picture", unit.pictures),
    )


TECHNIQUES = (
    "油菜绿色高产栽培要点",
    "柑橘冬季清园技术要点",
    "早稻集中育秧技术要点",
    "蔬菜大棚保温管理要点",
    "水稻病虫害统防统治要点",
    "茶园冬季培管要点",
    "稻虾共作水质调控要点",
    "生猪冬春保健要点",
    "油茶低产林改造要点",
    "再生稻促芽肥施用要点",
)


def technique(ctx: Context) -> Draft:
    """Advice for farmers."""
    title = ctx.pick("technique", TECHNIQUES)
    body: list[Block] = [
        Paragraph(f"当前正是{title[:2]}管理的关键时期，农技专家提出以下建议。"),
        Bullets(
            (
                "选择良种，适期播种，掌握合理密度。",
                "看苗看土施肥，重施底肥、巧施追肥。",
                "开好三沟，雨后及时排渍。",
                "病虫害以防为主，按标签用药，注意安全间隔期。",
            )
        ),
        *map(Paragraph, ctx.measures(2)),
        Paragraph("遇到具体问题可以拨打当地农技站电话或者在本栏目留言。"),
    ]
    return Draft(
        title,
        "按农时管理，防灾减损，稳产提质。",
        body,
        ["农技"],
        ctx.code,
        picture=ctx.pick("p", ctx.field.pictures),
    )


def results(ctx: Context) -> Draft:
    """A list of decisions on applications."""
    number = 60 - ctx.number - ctx.attempt
    rows = [("办件编号（示例）", "事项", "办理部门", "结果")]
    rows += [
        (f"SL{ctx.day:%m%d}{n:03d}", ctx.pick("item", ctx.field.topics), ctx.field.short, "准予许可")
        for n in range(1, 6)
    ]
    body: list[Block] = [
        Paragraph(f"现将{zh_full(ctx.day)}办结的许可事项结果公示如下，公示内容为演示数据。"),
        Table(tuple(rows), caption="办结结果（示例）"),
        Paragraph("对结果有异议的，可以在公示之日起六十日内申请行政复议，或者六个月内提起行政诉讼。"),
    ]
    return Draft(
        f"政务服务办理结果公示第{number}期（示例）",
        f"{zh_full(ctx.day)}办结事项结果公示。",
        body,
        ["结果公示"],
        ctx.code,
        facts=[("办结日期", zh_full(ctx.day))],
    )


QUERIES: dict[str, tuple[str, str]] = {
    "schools": ("{county}实验学校（示例）", "学校"),
    "institutions": ("{county}人民医院（示例）", "医疗机构"),
    "organisations": ("{place}志愿服务协会（示例）{number}", "社会组织"),
    "queries": ("{item}查询说明（示例）", "查询"),
}
QUERY_ITEMS = (
    "考试成绩",
    "住房公积金余额",
    "交通违法记录",
    "医疗机构信息",
    "社会保障卡进度",
    "居住证状态",
    "不动产登记进度",
    "职称证书",
    "企业信用",
)


def query(ctx: Context) -> Draft:
    """One entry of a directory that can be searched, or how to search it."""
    leaf = ctx.plan.path.rsplit("/", 1)[-1]
    pattern, noun = QUERIES[leaf]
    names = words(ctx) | {"item": ctx.pick("query", QUERY_ITEMS), "number": f"第{ctx.number + 1}分会"}
    title = pattern.format(**names)
    elements = [
        ("名称", title),
        ("类别", noun),
        ("所在地", names["county"]),
        ("咨询电话", "0731-00000000（示例）"),
        ("状态", "正常"),
    ]
    body: list[Block] = [
        Paragraph(f"本页为{noun}查询的示例记录，可以按名称、地区和类别筛选，数据按月更新。"),
        Bullets(
            ("按名称查询：输入全称或者关键字。", "按地区查询：选择市州和县市区。", "核对：以主管部门登记信息为准。")
        ),
        Paragraph("信息有误的，可以在页面提交更正申请，主管部门核实后在五个工作日内更正。"),
    ]
    return Draft(
        title,
        f"{noun}示例记录和查询方法。",
        body,
        [noun, "查询"],
        ctx.code,
        elements=elements,
        facts=elements[2:3],
    )


DOCUMENT_FORMS = (
    ("生育登记表", "wjw"),
    ("居住证申领表", "gat"),
    ("公租房申请表", "zjt"),
    ("社保参保登记表", "rst"),
    ("企业备案登记表", "scjgj"),
    ("残疾人补贴申请表", "mzt"),
    ("不动产登记申请书", "zrzyt"),
    ("创业担保贷款申请表", "rst"),
    ("异地就医备案表", "ybj"),
    ("信访事项登记表", "xfj"),
)


def download(ctx: Context) -> Draft:
    """A form to print, or a standard map."""
    leaf = ctx.plan.path.rsplit("/", 1)[-1]
    if leaf == "maps":
        region = ctx.pick("region", regions())
        title = f"{region.name_zh}标准地图（示例）"
        body: list[Block] = [
            Paragraph(f"本图展示{region.name_zh}行政区划示意。公开使用地图应当注明审图号，不得改动界线。"),
            ImageSlot(
                ctx.pick("map", ("hills-mist", "terraces-summer", "lake-day", "hills-autumn")),
                f"{title}，审图号：湘S（示例）",
            ),
            Paragraph("需要矢量数据的，请向自然资源主管部门申请，并按规定履行保密和审图程序。"),
            AttachmentsSlot(("document",)),
        ]
        return Draft(
            title,
            "可免费下载使用，注明审图号。",
            body,
            ["标准地图"],
            ctx.code,
            picture="card-data",
            facts=[("范围", region.name_zh), ("格式", "图片")],
        )
    name, unit = ctx.pick("form", DOCUMENT_FORMS)
    sample = leaf == "sample-forms"
    body = [
        Paragraph(f"下载后按说明填写{name}，填写前请核对事项名称和适用情形。"),
        Bullets(("字迹清楚，涂改处盖章或者签字。", "日期按年月日填写，不用“今日”。", "附件按顺序装订，页码连续。")),
        AttachmentsSlot(("form", "table")),
        Paragraph("表格为演示样式，正式表格以主管部门公布的为准。"),
    ]
    title = f"{name}（{'填写示范' if sample else '空白表格'}）"
    return Draft(
        title,
        f"{name}{'填写示范' if sample else '空白表格'}下载。",
        body,
        [name, "表格"],
        unit,
        facts=[("格式", "表格"), ("页数", "1")],
    )
