"""Texts about places, people in office, bodies of government, products, songs and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.content.catalogue import RegionSpec, regions
from cms.departments.catalogue import DepartmentSpec, department_specs, departments_by_code

from .bank import Story, shorten, stories
from .model import AudioSlot, Bullets, Draft, Heading, ImageSlot, KeyFigures, Paragraph, Table, Timeline
from .news import words

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

#: Columns of sub-sites and co-built columns that draw on the stories of another column.
SOURCES = {
    "clusters": "about/economy/industry-clusters", "venues": "charm/travel/cultural-venues", "tourism": "charm/travel/routes",
    "heritage": "charm/heritage", "brands": "charm/products/geographical-indications",
}  # fmt: skip
SONGS = ("lotus", "leaves", "tamping", "night-fishing", "planting", "lullaby", "tea-hill", "harvest", "spring-rain", "smith")


def _written(ctx: Context, told: Story) -> Draft:
    body: list[Block] = [Paragraph(told.summary), *map(Paragraph, told.paragraphs)]
    if ctx.plan.layout in ("picture", "cards", "list"):
        body.insert(2, ImageSlot(told.picture, told.title.split("：")[0] + "（示例图片，本站绘制）"))
    if ctx.plan.path.startswith("charm/scenery") or ctx.plan.path.startswith("charm/travel"):
        body.append(Bullets(("开放时间：以景区当日公告为准。", "门票和优惠：以景区公示为准，老年人持身份证办理。", "咨询电话：0731-00000000（示例）。")))
    else:
        body.append(Paragraph(f"想了解更多，可以在“{ctx.plan.name}”栏目查看其他内容，或者通过互动交流栏目提出建议。"))
    sound = SONGS[stories()[ctx.plan.path].index(told)] if ctx.plan.layout == "audio" else ""
    if sound:
        body.insert(0, AudioSlot(sound, told.title, told.paragraphs[-2]))
    facts = [("栏目", ctx.plan.name)] if not sound else [("类型", "本站创作"), ("伴奏", "拨弦、笛")]
    return Draft(told.title, told.summary, body, [told.title.split("：")[0].split("（")[0]], ctx.plan.owner, picture=told.picture,
                 sound=sound, facts=facts)  # fmt: skip


def story(ctx: Context) -> Draft:
    """A story of the column; where they run out, a text of the same subject from another place."""
    path = ctx.plan.path
    if path in ("about/divisions/prefectures", "about/divisions/counties"):
        return region(ctx)
    if path == "about/history/chronicle":
        return chronicle(ctx)
    if path == "about/yearbook":
        return yearbook(ctx)
    pool = stories_of(path)
    return _written(ctx, pool[ctx.number % len(pool)])


def stories_of(path: str) -> tuple[Story, ...]:
    """The stories of a column, with those of the portal's column on the same subject."""
    return stories().get(path, ()) + stories().get(SOURCES.get(path, ""), ())


def region(ctx: Context) -> Draft:
    """A prefecture with its counties."""
    spec: RegionSpec = ctx.pick("region", regions())
    rows = [("代码", "名称", "类别"), *((county.code, county.name_zh, county.type) for county in spec.children)]
    body = [
        Paragraph(f"{spec.name_zh}为{spec.type}，辖{len(spec.children)}个县级行政区，行政区划代码{spec.code}。"),
        Table(tuple(rows), caption=f"{spec.name_zh}县级行政区", source="行政区划代码"),
        Paragraph("各县市区的政务服务、通知公告和便民信息，可以在本网站“网站导航”栏目找到入口。"),
    ]
    facts = [("代码", spec.code), ("县级区划", str(len(spec.children)))]
    label = "县市区一览" if ctx.plan.layout == "table" else "概况"
    pictures = ("hills-spring", "town-day", "terraces-summer", "lake-day", "city-day", "village-spring", "bridge-day")
    return Draft(f"{spec.name_zh}{label}", f"辖{len(spec.children)}个县市区。", list(body), [shorten(spec.name_zh), "行政区划"], ctx.code,
                 facts=facts, picture=pictures[ctx.number % len(pictures)])  # fmt: skip


def chronicle(ctx: Context) -> Draft:
    """A decade of events in general terms."""
    year = 1950 + 10 * ctx.number
    steps = (("水利和道路建设启动", "一批堤防、渠道和公路相继开工。"), ("教育和卫生网点扩大", "学校、卫生院向乡镇延伸。"), ("产业结构变化", "从农业为主到工农业并举。"))
    body = [
        Timeline(tuple((f"{year + 2 + 3 * n}年", f"{what}，{text}") for n, (what, text) in enumerate(steps))),
        Paragraph("本大事记为演示内容，只作版式示例，史实以地方志书为准。"),
        Paragraph("志书和年鉴可以到省方志馆查阅，部分已经数字化。"),
    ]
    return Draft(f"{year}年代建设大事辑要（示例）", f"{year}年代的几件大事，示例内容。", list(body), ["大事记"], ctx.code, facts=[("年代", f"{year}年代")])


def yearbook(ctx: Context) -> Draft:
    """A volume of the yearbook."""
    year = ctx.today.year - 1 - ctx.number
    body = [
        Paragraph(f"《湖南年鉴》{year}卷记录上一年度全省经济社会发展情况，分设综述、部门、市州等栏目。"),
        Bullets(("纸质版：省方志馆、公共图书馆可以查阅。", "电子版：本栏目提供目录，全文在馆内阅览。", "索引：按主题、地区和部门检索。")),
        Paragraph("目录和提要为演示内容。"),
    ]
    return Draft(f"湖南年鉴{year}卷目录（示例）", f"{year}卷综述、部门、市州目录。", list(body), ["年鉴"], ctx.code, picture="library")


LEADERS: dict[str, tuple[tuple[str, str], ...]] = {
    "governor": (("省长（示例）", "领导省政府全面工作"), ("省长工作分工说明（示例）", ""), ("省长公开活动安排（示例）", "")),
    "vice-governors": (
        ("常务副省长（示例）", "负责发展改革、财政、税务、应急等方面工作"), ("副省长（示例）一", "负责工业、科技、国资、通信等方面工作"), ("副省长（示例）二", "负责农业农村、水利、林业、供销等方面工作"),
        ("副省长（示例）三", "负责教育、卫生、文旅、体育等方面工作"), ("副省长（示例）四", "负责商务、外事、市场监管、口岸等方面工作"), ("副省长（示例）五", "负责自然资源、住建、交通、生态环境等方面工作"),
    ),
    "secretary-general": (("秘书长（示例）", "协助省长处理日常工作，负责省政府办公厅全面工作"), ("副秘书长（示例）一", "协助联系工业、科技、商务方面工作"),
                          ("副秘书长（示例）二", "协助联系教育、卫生、文旅方面工作")),
}  # fmt: skip


def leader(ctx: Context) -> Draft:
    """The page of a post; no real person is named, and the picture is a silhouette."""
    title, duties = LEADERS[ctx.plan.path.rsplit("/", 1)[-1]][ctx.number]
    if not duties:
        body: list[Block] = [
            Paragraph(f"本页说明{title.removesuffix('（示例）')}的公开方式，人员信息以正式公布的为准。"),
            *map(Paragraph, ctx.measures(2)),
            Paragraph("调整后两个工作日内更新。"),
        ]
        return Draft(title, "公开方式和更新时限。", body, ["领导信息"], "bgt")
    body = [
        Heading("简历"),
        Paragraph("汉族，示例人员，大学学历（示例）。曾在基层和省直部门工作，履历为演示内容，不对应任何真实人员。"),
        Heading("分工"),
        Paragraph(f"{duties}。"),
        Heading("近期活动"),
        *map(Paragraph, ctx.measures(2)),
    ]
    portraits = ("portrait-a", "portrait-b", "portrait-c", "portrait-d", "portrait-e", "portrait-f")
    index = {"governor": 0, "vice-governors": 1, "secretary-general": 3}[ctx.plan.path.rsplit("/", 1)[-1]]
    return Draft(title, f"{duties}。", body, ["领导信息"], "bgt", picture=portraits[(index + ctx.number) % 6],
                 position=title.split("（")[0], facts=[("职务", title.split("（")[0]), ("分工", duties)])  # fmt: skip


INSIDE = ("{short}主要职责", "{short}内设机构", "{short}办公地址和咨询方式", "{short}负责人分工（示例）", "{short}所属单位", "{short}历史沿革（示例）")


def institution(ctx: Context) -> Draft:
    """A body of government and what it does."""
    if ctx.plan.site != "portal" or ctx.plan.path.endswith("general-office"):
        spec = departments_by_code()[ctx.code]
        return _inside(ctx, INSIDE[ctx.number % len(INSIDE)].format(short=spec.short_zh), spec)
    if ctx.plan.path.endswith("prefecture-governments"):
        place: RegionSpec = ctx.pick("region", regions())
        return _government(ctx, place)
    others = ctx.plan.path.endswith("other-agencies")
    kinds = ("institution", "dispatched") if others else ("constituent", "special", "direct", "managed")
    spec = ctx.pick("agency", [unit for unit in department_specs() if unit.kind in kinds])
    return _inside(ctx, f"{spec.short_zh}机构职能", spec)


def _inside(ctx: Context, title: str, spec: DepartmentSpec) -> Draft:
    subject = spec.field or spec.short_zh.removeprefix("省")
    elements = [("全称", spec.name_zh), ("简称", spec.short_zh), ("办公地址", f"长沙市示例路{ctx.rng.randint(1, 99)}号（示例）"),
                ("办公时间", "工作日8:30—12:00，13:30—17:30"), ("办公电话", "0731-00000000（示例）"), ("负责人", "以公布信息为准")]  # fmt: skip
    body = [
        Heading("主要职责"),
        Bullets((f"贯彻执行{subject}方面的法律法规和政策。", f"拟订{subject}规划并组织实施。", f"负责{subject}领域的监督管理和公共服务。",
                 "完成省政府交办的其他任务。")),
        Heading("内设机构"),
        Paragraph("办公室、政策法规处、规划财务处、业务一处、业务二处、审批服务处、人事处、机关党委。"),
        Paragraph("机构、编制和职责以批准的规定为准，本页为演示内容。"),
    ]  # fmt: skip
    return Draft(title, f"负责{subject}的有关工作。", list(body), [spec.short_zh, "机构职能"], spec.code, elements=elements,
                 facts=elements[2:4], picture="card-notice")  # fmt: skip


def _government(ctx: Context, place: RegionSpec) -> Draft:
    elements = [("名称", f"{place.name_zh}人民政府"), ("办公电话", "0731-00000000（示例）"), ("下辖", f"{len(place.children)}个县级行政区")]
    body = [
        Paragraph(f"{place.name_zh}人民政府负责本行政区域的经济、教育、科学、文化、卫生、城乡建设等行政工作。"),
        Bullets(tuple(county.name_zh for county in place.children)),
        Paragraph("联系方式和网站地址由当地政府填写，本页为演示内容。"),
    ]
    return Draft(f"{place.name_zh}人民政府机构职能（示例）", f"辖{len(place.children)}个县级行政区。", list(body), [place.name_zh], ctx.plan.owner,
                 elements=elements, facts=elements[2:])  # fmt: skip


CENTRAL = ("中国政府网", "国务院办公厅政府信息公开专栏", "教育部", "科学技术部", "工业和信息化部", "民政部", "财政部", "人力资源社会保障部", "自然资源部", "生态环境部")
PROVINCES = ("北京市", "上海市", "广东省", "江苏省", "浙江省", "湖北省", "江西省", "广西壮族自治区", "贵州省", "四川省")


def link(ctx: Context) -> Draft:
    """An entry of the directory of links; the address is entered by the owner."""
    leaf = ctx.plan.path.rsplit("/", 1)[-1]
    names = {"central-links": CENTRAL, "province-links": tuple(f"{name}人民政府" for name in PROVINCES),
             "department-links": tuple(unit.name_zh for unit in department_specs()),
             "prefecture-links": tuple(f"{region.name_zh}人民政府" for region in regions())}  # fmt: skip
    pool = names.get(leaf) or tuple(f"{region.name_zh}县市区政府" for region in regions())
    name = ctx.pick("link", pool)
    body = [
        Paragraph(f"点击后将离开本站，前往{name}网站。网址由责任单位核对后填写。"),
        Paragraph("链接失效的，请通过本页“纠错”反馈，五个工作日内核实。"),
        Paragraph("本栏目按季度巡检，不收录商业网站和无人维护的网站。"),
    ]
    return Draft(name, f"{name}网站入口。", list(body), ["网站导航", name], ctx.code, facts=[("类别", ctx.plan.name)], picture="card-notice")


def topic(ctx: Context) -> Draft:
    """A topic: one subject with its parts."""
    drafted = story(ctx)
    drafted.body.append(KeyFigures((("4", "个", "专题板块"), ("16", "篇", "收录内容"), ("1", "次/周", "更新频率")), "专题上线时（示例）"))
    return drafted


INVESTMENTS: dict[str, tuple[str, ...]] = {
    "opportunities": ("{county}冷链物流园招商项目（示例）", "{place}新能源装备项目（示例）", "{county}文旅综合体项目（示例）", "{place}食品加工园项目（示例）", "{county}竹制品加工项目（示例）"),
    "costs": ("{place}工业用水用电价格（示例）", "{place}标准厂房租金参考（示例）", "{place}企业用工成本参考（示例）", "{place}物流成本测算（示例）", "{place}用地价格指引（示例）"),
    "national-parks": ("{place}高新技术产业开发区（示例）", "{place}经济技术开发区（示例）", "{place}综合保税区（示例）", "{county}国家级园区概况（示例）", "{place}国家级园区产业目录（示例）"),
    "provincial-parks": ("{county}产业开发区（示例）", "{county}工业集中区（示例）", "{county}农产品加工园（示例）", "{place}省级园区名录（示例）", "{county}循环经济产业园（示例）"),
    "": ("{place}招商推介会侧记（示例）", "{topic}合作项目（示例）", "{county}投资指南（示例）", "{asset}合作洽谈（示例）", "{place}外贸企业故事（示例）", "{topic}服务清单（示例）", "{county}重点产业链图谱（示例）"),
}  # fmt: skip


def invest(ctx: Context) -> Draft:
    """A project, a park or a cost for investors."""
    if ctx.plan.path in stories():
        return story(ctx)
    names = words(ctx)
    title = ctx.pick("title", INVESTMENTS.get(ctx.plan.path.rsplit("/", 1)[-1], INVESTMENTS[""])).format(**names)
    amount = ctx.rng.randint(2, 68)
    elements = [("项目名称" if "项目" in title else "名称", title), ("所在地", names["county"]), ("投资规模", f"{amount}亿元（示例）"),
                ("合作方式", "独资、合资或者合作"), ("联系单位", ctx.field.short), ("联系电话", "0731-00000000（示例）")]  # fmt: skip
    body = [
        Paragraph(f"{names['county']}区位和产业配套较好，交通便利，公开对接项目和服务清单如下。"),
        Heading("配套条件"),
        Bullets(("标准厂房、供水供电、污水集中处理。", "用工服务和人才公寓。", "行政审批帮办代办。")),
        *map(Paragraph, ctx.measures(1)),
        Paragraph("以上数据为演示内容，不构成任何投资承诺。"),
    ]
    return Draft(title, f"{names['county']}，{amount}亿元（示例）。", list(body), ["招商", names["place"]], ctx.code, elements=elements,
                 facts=elements[1:3], picture=ctx.pick("picture", ("factory-day", "port-day", "city-day", "workshop-line", "windfarm")))  # fmt: skip
