"""Texts about people in office, bodies of government and the directory of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cms.content.catalogue import RegionSpec, regions
from cms.departments.catalogue import DepartmentSpec, department_specs, departments_by_code

from .model import Bullets, Draft, Heading, Paragraph

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

LEADERS: dict[str, tuple[tuple[str, str], ...]] = {
    "governor": (
        ("省长（示例）", "领导省政府全面工作"),
        ("省长工作分工说明（示例）", ""),
        ("省长公开活动安排（示例）", ""),
    ),
    "vice-governors": (
        ("常务副省长（示例）", "负责发展改革、财政、税务、应急等方面工作"),
        ("副省长（示例）一", "负责工业、科技、国资、通信等方面工作"),
        ("副省长（示例）二", "负责农业农村、水利、林业、供销等方面工作"),
        ("副省长（示例）三", "负责教育、卫生、文旅、体育等方面工作"),
        ("副省长（示例）四", "负责商务、外事、市场监管、口岸等方面工作"),
        ("副省长（示例）五", "负责自然资源、住建、交通、生态环境等方面工作"),
    ),
    "secretary-general": (
        ("秘书长（示例）", "协助省长处理日常工作，负责省政府办公厅全面工作"),
        ("副秘书长（示例）一", "协助联系工业、科技、商务方面工作"),
        ("副秘书长（示例）二", "协助联系教育、卫生、文旅方面工作"),
    ),
}


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
        Paragraph("汉族，示例人员，大学学历（示例）。曾在基层和省直部门工作，履历为演示内容，不对应任何真实人员。"),
        *map(Paragraph, ctx.measures(2)),
    ]
    portraits = ("portrait-a", "portrait-b", "portrait-c", "portrait-d", "portrait-e", "portrait-f")
    index = {"governor": 0, "vice-governors": 1, "secretary-general": 3}[ctx.plan.path.rsplit("/", 1)[-1]]
    return Draft(
        title,
        f"{duties}。",
        body,
        ["领导信息"],
        "bgt",
        picture=portraits[(index + ctx.number) % 6],
        position=title.split("（")[0],
        facts=[("职务", title.split("（")[0]), ("分工", duties)],
    )


INSIDE = (
    "{short}主要职责",
    "{short}内设机构",
    "{short}办公地址和咨询方式",
    "{short}负责人分工（示例）",
    "{short}所属单位",
    "{short}历史沿革（示例）",
)


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
    elements = [
        ("全称", spec.name_zh),
        ("简称", spec.short_zh),
        ("办公地址", f"长沙市示例路{ctx.rng.randint(1, 99)}号（示例）"),
        ("办公时间", "工作日8:30—12:00，13:30—17:30"),
        ("办公电话", "0731-00000000（示例）"),
        ("负责人", "以公布信息为准"),
    ]
    body: list[Block] = [
        Heading("主要职责"),
        Bullets(
            (
                f"贯彻执行{subject}方面的法律法规和政策。",
                f"拟订{subject}规划并组织实施。",
                f"负责{subject}领域的监督管理和公共服务。",
                "完成省政府交办的其他任务。",
            )
        ),
        Heading("内设机构"),
        Paragraph("办公室、政策法规处、规划财务处、业务一处、业务二处、审批服务处、人事处、机关党委。"),
        Paragraph("机构、编制和职责以批准的规定为准，本页为演示内容。"),
    ]
    return Draft(
        title,
        f"负责{subject}的有关工作。",
        body,
        [spec.short_zh, "机构职能"],
        spec.code,
        elements=elements,
        facts=elements[2:4],
        picture="card-notice",
    )


def _government(ctx: Context, place: RegionSpec) -> Draft:
    elements = [
        ("名称", f"{place.name_zh}人民政府"),
        ("办公电话", "0731-00000000（示例）"),
        ("下辖", f"{len(place.children)}个县级行政区"),
    ]
    body: list[Block] = [
        Paragraph(f"{place.name_zh}人民政府负责本行政区域的经济、教育、科学、文化、卫生、城乡建设等行政工作。"),
        Bullets(tuple(county.name_zh for county in place.children)),
        Paragraph("联系方式和网站地址由当地政府填写，本页为演示内容。"),
    ]
    return Draft(
        f"{place.name_zh}人民政府机构职能（示例）",
        f"辖{len(place.children)}个县级行政区。",
        body,
        [place.name_zh],
        ctx.plan.owner,
        elements=elements,
        facts=elements[2:],
    )


CENTRAL = (
    "中国政府网",
    "国务院办公厅政府信息公开专栏",
    "教育部",
    "科学技术部",
    "工业和信息化部",
    "民政部",
    "财政部",
    "人力资源社会保障部",
    "自然资源部",
    "生态环境部",
)
PROVINCES = ("北京市", "上海市", "广东省", "江苏省", "浙江省", "湖北省", "江西省", "广西壮族自治区", "贵州省", "四川省")


def link(ctx: Context) -> Draft:
    """An entry of the directory of links; the address is entered by the owner."""
    leaf = ctx.plan.path.rsplit("/", 1)[-1]
    names = {
        "central-links": CENTRAL,
        "province-links": tuple(f"{name}人民政府" for name in PROVINCES),
        "department-links": tuple(unit.name_zh for unit in department_specs()),
        "prefecture-links": tuple(f"{region.name_zh}人民政府" for region in regions()),
    }
    pool = names.get(leaf) or tuple(f"{region.name_zh}县市区政府" for region in regions())
    name = ctx.pick("link", pool)
    body: list[Block] = [
        Paragraph(f"点击后将离开本站，前往{name}网站。网址由责任单位核对后填写。"),
        Paragraph("链接失效的，请通过本页“纠错”反馈，五个工作日内核实。"),
        Paragraph("本栏目按季度巡检，不收录商业网站和无人维护的网站。"),
    ]
    return Draft(
        name,
        f"{name}网站入口。",
        body,
        ["网站导航", name],
        ctx.code,
        facts=[("类别", ctx.plan.name)],
        picture="card-notice",
    )
