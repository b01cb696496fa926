"""Letters, questions, interviews, consultations, surveys, hearings, the hotline and the forum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .bank import Ask, Field, fields
from .dates import next_working_day, working_day, zh, zh_full
from .model import Accordion, Bullets, CallOut, Draft, Heading, KeyFigures, Paragraph, Quote, Table
from .news import words

if TYPE_CHECKING:
    from datetime import date

    from .context import Context
    from .model import Block

LETTER_KINDS = ("咨询", "建议", "求助", "投诉", "表扬")


def asked_on(ctx: Context) -> date:
    """The day of the letter: a few working days before the answer was published."""
    return working_day(ctx.day.replace(day=max(1, ctx.day.day - 6)))


def ask_of(ctx: Context) -> tuple[Field, Ask]:
    """A question of the public with the unit that answers, another one for each text of the column."""
    units = list(fields().values()) if ctx.plan.site == "portal" else [ctx.field]
    return ctx.pick("ask", [(unit, ask) for unit in units for ask in unit.asks])


def _letter(ctx: Context, prefix: str, kind: str) -> Draft:
    asked, answered = asked_on(ctx), ctx.day
    unit, ask = ask_of(ctx)
    elements = [
        ("来信类型", kind),
        ("来信时间", zh_full(asked)),
        ("受理单位", "省长信箱" if "governor" in ctx.plan.path else unit.short),
        ("答复单位", unit.short),
        ("答复时间", zh_full(answered)),
        ("办理状态", "已办结"),
    ]
    body: list[Block] = [
        Paragraph(f"来信（{zh_full(asked)}）：{ask.question}"),
        Paragraph(f"答复（{zh_full(answered)}，{unit.short}）：您好，来信收悉。{ask.answer}"),
        Paragraph("如有其他疑问，可以拨打0731-00000000（示例）或者再次来信。感谢您的支持。"),
    ]
    facts = [("类型", kind), ("答复单位", unit.short)]
    return Draft(
        prefix + ask.title, ask.question[:80], body, [kind, ask.title], unit.code, elements=elements, facts=facts
    )


def mailbox(ctx: Context) -> Draft:
    """A published letter with its answer, statistics of letters, or the mailbox of a department's head."""
    leaf = ctx.plan.path.rsplit("/", 1)[-1]
    if leaf == "letter-statistics":
        return _letter_statistics(ctx)
    if leaf == "department-heads":
        return _head_mailbox(ctx)
    if leaf == "complaints":
        return _letter(ctx, "投诉反馈：", "投诉")
    return _letter(ctx, "来信选登：", LETTER_KINDS[ctx.number % len(LETTER_KINDS)])


def _letter_statistics(ctx: Context) -> Draft:
    rng, month = ctx.rng, ctx.day.month - 1 or 12
    rows = [("单位", "收信", "按期答复", "满意率")]
    for unit in rng.sample(tuple(fields().values()), 5):
        count = rng.randint(80, 900)
        rows.append((unit.short, str(count), str(count - rng.randint(0, 6)), f"{rng.uniform(92, 99):.1f}%"))
    body: list[Block] = [
        Paragraph(f"{month}月份来信办理情况统计如下，所有数字为演示数据。"),
        Table(tuple(rows), caption="来信办理情况（示例数据）"),
        Paragraph("自受理之日起七个工作日内答复，情况复杂的可以延长，延长的已告知来信人。"),
    ]
    facts = [("统计月份", f"{month}月"), ("收信", rows[1][1])]
    return Draft(
        f"{month}月份来信办理统计（示例）第{30 - ctx.number - ctx.attempt}期",
        "按单位公布收信、答复和满意情况。",
        body,
        ["来信", "统计"],
        ctx.code,
        facts=facts,
        picture="card-data",
    )


def _head_mailbox(ctx: Context) -> Draft:
    body: list[Block] = [
        Paragraph(f"{ctx.field.full}负责同志信箱，受理本部门职责范围内的意见、建议和投诉。"),
        Bullets(
            (
                "来信请写明事项、时间、地点和诉求。",
                "涉及个人隐私的可以选择不公开。",
                "答复时限为七个工作日，复杂事项十五个工作日。",
            )
        ),
        Paragraph("不受理：已经进入诉讼、仲裁程序的事项；应由上级机关办理的事项。"),
    ]
    elements = [("受理单位", ctx.field.full), ("办理时限", "七个工作日"), ("咨询电话", "0731-00000000（示例）")]
    return Draft(
        f"{ctx.field.short}负责同志信箱（示例）",
        "受理本部门职责范围内的意见建议。",
        body,
        ["信箱"],
        ctx.code,
        elements=elements,
        facts=elements[:2],
        picture="card-notice",
    )


def qa(ctx: Context) -> Draft:
    """A question of the public with its answer."""
    unit, ask = ask_of(ctx)
    asked = asked_on(ctx)
    patterns = ("问：{}", "关于“{}”的答复", "{}？看这里")
    title = patterns[ctx.number % 3].format(ask.title)
    body: list[Block] = [
        Paragraph(f"问（{zh_full(asked)}）：{ask.question}"),
        Paragraph(f"答（{zh_full(ctx.day)}，{unit.short}）：{ask.answer}"),
        Paragraph("本答复依据现行规定，政策调整后以新规定为准。"),
    ]
    if ctx.number % 3 == 2 and len(unit.asks) > 1:
        body.append(Accordion(tuple((other.question, other.answer) for other in unit.asks if other is not ask)[:2]))
    elements = [("提问时间", zh_full(asked)), ("答复单位", unit.short), ("答复时间", zh_full(ctx.day))]
    return Draft(title, ask.question[:80], body, [ask.title, "答复"], unit.code, elements=elements, facts=elements[1:2])


def hotline(ctx: Context) -> Draft:
    """A programme of the conduct hotline."""
    held, names = next_working_day(ctx.day, 5), words(ctx)
    questions = tuple((ask.question, ask.answer) for ask in ctx.field.asks)
    number = 30 - ctx.number - ctx.attempt
    body: list[Block] = [
        Paragraph(
            f"行风热线第{number}期由{names['short']}上线，话题为{names['topic']}，播出时间{zh_full(held)}9:00至10:00。"
        ),
        Heading("网友关心的问题"),
        Accordion(questions),
        KeyFigures(
            (("46", "件", "受理问题"), ("31", "件", "现场答复"), ("15", "件", "会后办结")), "上一期（示例数据）"
        ),
        Paragraph("当场不能答复的问题，由上线单位在七个工作日内答复，并在本栏目公布。"),
    ]
    title = f"行风热线第{number}期：{names['short']}谈{names['topic']}"
    return Draft(
        title,
        f"{zh(held)}上线，接听群众来电和留言。",
        body,
        ["行风热线", names["topic"]],
        ctx.code,
        picture="press-room",
    )


THREADS = (
    "话题：家门口的公园还缺什么",
    "话题：高峰期公交要不要加密",
    "话题：适合老年人的夜校课程",
    "话题：{place}老街保护的好办法",
    "话题：垃圾分类桶怎么摆",
    "话题：{county}乡村旅游还能做些什么",
    "话题：你最想延时开放的场馆",
    "话题：{topic}建议征集",
)


def forum(ctx: Context) -> Draft:
    """A thread of the forum with comments of the public and of a department."""
    names = words(ctx)
    title = ctx.pick("thread", THREADS).format(**names)
    ask = ctx.field.asks[0]
    body: list[Block] = [
        Paragraph(f"话题由{names['short']}发起，欢迎围绕{title.removeprefix('话题：')}理性讨论。"),
        Quote(ask.question, "网友留言（示例）"),
        Quote(ask.answer, f"{names['short']}回应（示例）"),
        Paragraph("请勿发布他人隐私、广告和不实信息，个人诉求请使用信箱。"),
        CallOut("发言先审后发，一般在两个小时内显示。"),
    ]
    return Draft(title, ask.question[:80], body, ["论坛"], ctx.code)


def consultation(ctx: Context) -> Draft:
    """A draft on which the public may speak, or what became of what it said."""
    names = words(ctx)
    open_call = "open" in ctx.plan.path
    end = next_working_day(ctx.day, 30)
    rng = ctx.rng
    counts = (rng.randint(12, 90), rng.randint(6, 30))
    title = (
        f"关于公开征求《{names['topic']}实施办法（草案）》意见的公告（示例）"
        if open_call
        else f"《{names['topic']}实施办法（草案）》意见征集结果（示例）"
    )
    body: list[Block] = [
        Paragraph(
            f"为做好{names['topic']}工作，有关部门起草了实施办法，现{'公开征求意见' if open_call else '反馈征集结果'}。"
        ),
        Heading("征求意见的重点" if open_call else "意见采纳情况"),
        *map(Paragraph, ctx.measures(2)),
    ]
    if not open_call:
        body.append(
            KeyFigures(((str(counts[0]), "条", "收到意见"), (str(counts[1]), "条", "采纳意见")), zh_full(ctx.day))
        )
    elements = [
        ("起草单位", ctx.field.full),
        ("征求意见时间", f"{zh_full(ctx.day)}至{zh_full(end)}"),
        ("提交方式", "网上填写或者信函"),
    ]
    body.append(Paragraph("信函请注明“意见征集”，寄送地址以起草单位公布的为准。"))
    return Draft(
        title,
        f"时间：{zh(ctx.day)}至{zh(end)}。",
        body,
        [names["topic"], "征集"],
        ctx.code,
        elements=elements,
        facts=elements[1:2],
    )


SURVEYS = (
    "{topic}体验问卷",
    "办事窗口等候时间调查",
    "{place}公共服务需求调查",
    "政务服务网办事满意度评价（第{number}期）",
    "{season}出行意见收集",
    "{short}网上评议（第{number}期）",
    "{county}居民生活需求问卷",
    "{topic}知晓度调查",
)


def survey(ctx: Context) -> Draft:
    """A questionnaire or a review of a department."""
    names = words(ctx) | {"number": str(20 - ctx.number)}
    title = ctx.pick("survey", SURVEYS).format(**names)
    end = next_working_day(ctx.day, 21)
    body: list[Block] = [
        Paragraph("本次调查匿名填写，约需三分钟，结果仅用于改进服务，不公布个人填写内容。"),
        Bullets(
            ("您对办事等候时间是否满意？", f"您通过哪些渠道了解{names['topic']}？", "您认为还需要改进的地方是什么？")
        ),
        Paragraph("调查结束后十个工作日内公布结果和改进措施。"),
    ]
    elements = [("调查时间", f"{zh_full(ctx.day)}至{zh_full(end)}"), ("题目数量", "12题"), ("实施单位", ctx.field.full)]
    return Draft(title, f"填写时间至{zh(end)}。", body, ["调查"], ctx.code, elements=elements)


HEARINGS = (
    "居民用水阶梯价格",
    "城市公交票价调整",
    "景区门票价格",
    "危险废物处置收费",
    "集中供冷价格",
    "公办幼儿园收费标准",
    "城市停车服务价格",
    "污水处理收费",
    "普通住宅物业服务收费指导价",
    "殡葬基本服务收费",
)


def hearing(ctx: Context) -> Draft:
    """The notice or the record of a hearing."""
    subject = ctx.pick("hearing", HEARINGS)
    record = "record" in ctx.plan.path
    held = next_working_day(ctx.day, 0 if record else 18)
    title = f"{subject}{'听证会实录摘要' if record else '听证会公告'}（示例）"
    body: list[Block] = [
        Paragraph(
            f"定于{zh_full(held)}召开{subject}听证会，现将参加人、旁听和材料公布如下。"
            if not record
            else f"{zh_full(held)}召开{subject}听证会，实录摘要如下。"
        ),
        Bullets(
            ("听证会参加人25名，消费者不少于五分之二。", "旁听席10名，采访席5名。", "听证材料于会前15日在本栏目公开。")
        ),
        Quote("调价方案要算清成本，也要讲清服务怎么提升。", "参加人代表发言（示例）"),
        Paragraph("听证报告和采纳情况在会后20个工作日内公布。"),
    ]
    return Draft(title, f"{zh(held)}，说明参加和报名办法。", body, ["听证", subject], ctx.code)


def interview(ctx: Context) -> Draft:
    """A scheduled, live or past interview."""
    names, leaf = words(ctx), ctx.plan.path.rsplit("/", 1)[-1]
    future = leaf == "interview-schedule"
    held = next_working_day(ctx.day, 6) if future else ctx.day
    label = {"interview-schedule": "访谈预告", "interview-live": "访谈直播", "interview-archive": "在线访谈"}[leaf]
    title = f"{label}：{ctx.field.short}谈{names['topic']}"
    rng = ctx.rng
    received = rng.randint(30, 90)
    body: list[Block] = [
        Paragraph(f"{zh_full(held)}，{ctx.field.short}有关负责人做客访谈，就{names['topic']}与网民交流。"),
        Heading("访谈实录" if not future else "网友提问"),
        *(Paragraph(f"主持人：{ask.question}嘉宾：{ask.answer}") for ask in ctx.field.asks[:2]),
        Quote("问题摆在桌面上，答案写在清单里。", f"{ctx.field.short}有关负责人（示例）"),
    ]
    if not future:
        body.append(
            KeyFigures(((str(received), "个", "收到提问"), (str(received // 2), "个", "现场回答")), zh_full(held))
        )
    elements = [
        ("访谈时间", f"{zh_full(held)} 15:00"),
        ("嘉宾", f"{ctx.field.short}负责人"),
        ("收到提问", f"{received}个"),
        ("状态", "预告" if future else "已结束"),
    ]
    return Draft(
        title,
        f"{zh(held)}，就{names['topic']}与网民交流。",
        body,
        ["访谈", names["topic"]],
        ctx.code,
        elements=elements,
        picture="press-room",
    )
