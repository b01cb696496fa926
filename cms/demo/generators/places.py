"""Texts about places, people in office, bodies of government, products, songs and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.content.catalogue import RegionSpec, regions

from .bank import Story, shorten, stories
from .model import AudioSlot, Bullets, Draft, Heading, ImageSlot, KeyFigures, Paragraph, Table, Timeline
from .news import words

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

#: Columns of sub-sites and co-built columns that draw on the stories of another column.
SOURCES = {
    "clusters": "about/economy/industry-clusters",
    "venues": "charm/travel/cultural-venues",
    "tourism": "charm/travel/routes",
    "heritage": "charm/heritage",
    "brands": "charm/products/geographical-indications",
}
SONGS = (
    "lotus",
    "leaves",
    "tamping",
    "night-fishing",
    "planting",
    "lullaby",
    "tea-hill",
    "harvest",
    "spring-rain",
    "smith",
)


def _written(ctx: Context, told: Story) -> Draft:
    body: list[Block] = [Paragraph(told.summary), *map(Paragraph, told.paragraphs)]
    if ctx.plan.layout in ("picture", "cards", "list"):
        body.insert(2, ImageSlot(told.picture, told.title.split("：")[0] + "（示例图片，本站绘制）"))
    if ctx.plan.path.startswith("charm/scenery") or ctx.plan.path.startswith("charm/travel"):
        body.append(
            Bullets(
                (
                    "开放时间：以景区当日公告为准。",
                    "门票和优惠：以景区公示为准，老年人持身份证办理。",
                    "咨询电话：0731-00000000（示例）。",
                )
            )
        )
    else:
        body.append(Paragraph(f"想了解更多，可以在“{ctx.plan.name}”栏目查看其他内容，或者通过互动交流栏目提出建议。"))
    sound = SONGS[stories()[ctx.plan.path].index(told)] if ctx.plan.layout == "audio" else ""
    if sound:
        body.insert(0, AudioSlot(sound, told.title, told.paragraphs[-2]))
    facts = [("栏目", ctx.plan.name)] if not sound else [("类型", "本站创作"), ("伴奏", "拨弦、笛")]
    return Draft(
        told.title,
        told.summary,
        body,
        [told.title.split("：")[0].split("（")[0]],
        ctx.plan.owner,
        picture=told.picture,
        sound=sound,
        facts=facts,
    )


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
    body: list[Block] = [
        Paragraph(f"{spec.name_zh}为{spec.type}，辖{len(spec.children)}个县级行政区，行政区划代码{spec.code}。"),
        Table(tuple(rows), caption=f"{spec.name_zh}县级行政区", source="行政区划代码"),
        Paragraph("各县市区的政务服务、通知公告和便民信息，可以在本网站“网站导航”栏目找到入口。"),
    ]
    facts = [("代码", spec.code), ("县级区划", str(len(spec.children)))]
    label = "县市区一览" if ctx.plan.layout == "table" else "概况"
    pictures = ("hills-spring", "town-day", "terraces-summer", "lake-day", "city-day", "village-spring", "bridge-day")
    return Draft(
        f"{spec.name_zh}{label}",
        f"辖{len(spec.children)}个县市区。",
        body,
        [shorten(spec.name_zh), "行政区划"],
        ctx.code,
        facts=facts,
        picture=pictures[ctx.number % len(pictures)],
    )


def chronicle(ctx: Context) -> Draft:
    """A decade of events in general terms."""
    year = 1950 + 10 * ctx.number
    steps = (
        ("水利和道路建设启动", "一批堤防、渠道和公路相继开工。"),
        ("教育和卫生网点扩大", "学校、卫生院向乡镇延伸。"),
        ("产业结构变化", "从农业为主到工农业并举。"),
    )
    body: list[Block] = [
        Timeline(tuple((f"{year + 2 + 3 * n}年", f"{what}，{text}") for n, (what, text) in enumerate(steps))),
        Paragraph("本大事记为演示内容，只作版式示例，史实以地方志书为准。"),
        Paragraph("志书和年鉴可以到省方志馆查阅，部分已经数字化。"),
    ]
    return Draft(
        f"{year}年代建设大事辑要（示例）",
        f"{year}年代的几件大事，示例内容。",
        body,
        ["大事记"],
        ctx.code,
        facts=[("年代", f"{year}年代")],
    )


def yearbook(ctx: Context) -> Draft:
    """A volume of the yearbook."""
    year = ctx.today.year - 1 - ctx.number
    body: list[Block] = [
        Paragraph(f"《湖南年鉴》{year}卷记录上一年度全省经济社会发展情况，分设综述、部门、市州等栏目。"),
        Bullets(
            (
                "纸质版：省方志馆、公共图书馆可以查阅。",
                "电子版：本栏目提供目录，全文在馆内阅览。",
                "索引：按主题、地区和部门检索。",
            )
        ),
        Paragraph("目录和提要为演示内容。"),
    ]
    return Draft(
        f"湖南年鉴{year}卷目录（示例）",
        f"{year}卷综述、部门、市州目录。",
        body,
        ["年鉴"],
        ctx.code,
        picture="library",
    )


def topic(ctx: Context) -> Draft:
    """A topic: one subject with its parts."""
    drafted = story(ctx)
    drafted.body.append(
        KeyFigures(
            (("4", "个", "专题板块"), ("16", "篇", "收录内容"), ("1", "次/周", "更新频率")), "专题上线时（示例）"
        )
    )
    return drafted


INVESTMENTS: dict[str, tuple[str, ...]] = {
    "opportunities": (
        "{county}冷链物流园招商项目（示例）",
        "{place}新能源装备项目（示例）",
        "{county}文旅综合体项目（示例）",
        "{place}食品加工园项目（示例）",
        "{county}竹制品加工项目（示例）",
    ),
    "costs": (
        "{place}工业用水用电价格（示例）",
        "{place}标准厂房租金参考（示例）",
        "{place}企业用工成本参考（示例）",
        "{place}物流成本测算（示例）",
        "{place}用地价格指引（示例）",
    ),
    "national-parks": (
        "{place}高新技术产业开发区（示例）",
        "{place}经济技术开发区（示例）",
        "{place}综合保税区（示例）",
        "{county}国家级园区概况（示例）",
        "{place}国家级园区产业目录（示例）",
    ),
    "provincial-parks": (
        "{county}产业开发区（示例）",
        "{county}工业集中区（示例）",
        "{county}农产品加工园（示例）",
        "{place}省级园区名录（示例）",
        "{county}循环经济产业园（示例）",
    ),
    "": (
        "{place}招商推介会侧记（示例）",
        "{topic}合作项目（示例）",
        "{county}投资指南（示例）",
        "{asset}合作洽谈（示例）",
        "{place}外贸企业故事（示例）",
        "{topic}服务清单（示例）",
        "{county}重点产业链图谱（示例）",
    ),
}


def invest(ctx: Context) -> Draft:
    """A project, a park or a cost for investors."""
    if ctx.plan.path in stories():
        return story(ctx)
    names = words(ctx)
    title = ctx.pick("title", INVESTMENTS.get(ctx.plan.path.rsplit("/", 1)[-1], INVESTMENTS[""])).format(**names)
    amount = ctx.rng.randint(2, 68)
    elements = [
        ("项目名称" if "项目" in title else "名称", title),
        ("所在地", names["county"]),
        ("投资规模", f"{amount}亿元（示例）"),
        ("合作方式", "独资、合资或者合作"),
        ("联系单位", ctx.field.short),
        ("联系电话", "0731-00000000（示例）"),
    ]
    body: list[Block] = [
        Paragraph(f"{names['county']}区位和产业配套较好，交通便利，公开对接项目和服务清单如下。"),
        Heading("配套条件"),
        Bullets(("标准厂房、供水供电、污水集中处理。", "用工服务和人才公寓。", "行政审批帮办代办。")),
        *map(Paragraph, ctx.measures(1)),
        Paragraph("以上数据为演示内容，不构成任何投资承诺。"),
    ]
    return Draft(
        title,
        f"{names['county']}，{amount}亿元（示例）。",
        body,
        ["招商", names["place"]],
        ctx.code,
        elements=elements,
        facts=elements[1:3],
        picture=ctx.pick("picture", ("factory-day", "port-day", "city-day", "workshop-line", "windfarm")),
    )
