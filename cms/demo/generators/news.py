"""News, press records, pictures and answers to rumours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .bank import stories
from .dates import season, zh
from .model import Draft, GallerySlot, ImageSlot, KeyFigures, Paragraph, Quote, VideoSlot

if TYPE_CHECKING:
    from .context import Context
    from .model import Block

TITLES = (
    "{short}部署{season}{topic}工作",
    "全省{topic}工作推进会在{place}召开",
    "{place}{topic}取得新进展",
    "省政府负责同志到{county}调研{topic}",
    "{topic}：{county}的一份民生答卷",
    "我省新增{count}{unit}{asset}",
    "{place}{topic}经验在全省推广",
    "{short}启动{topic}专项行动",
    "{county}把{topic}办到群众家门口",
    "{month}月份全省{topic}情况公布",
    "聚焦{topic}，{short}开展“走流程”体验",
    "{place}举办{topic}业务培训",
    "{county}：{asset}用起来了",
    "{season}怎么干？{short}列出{topic}任务清单",
    "一线见闻｜{county}{topic}见实效",
    "{short}与{place}建立{topic}协作机制",
    "数读{topic}：前{month}个月的变化",
    "{topic}现场观摩活动走进{county}",
)
MEETINGS = (
    "省政府常务会议研究{topic}工作",
    "全省{topic}电视电话会议召开",
    "省政府专题会议部署{topic}",
    "{short}召开{topic}工作调度会",
    "全省{topic}现场会在{place}举行",
    "{topic}联席会议全体会议召开",
    "省政府召开{topic}座谈会听取企业和群众意见",
    "{season}{topic}工作会商会在长沙召开",
)
ACTIVITIES = (
    "省政府负责同志在{place}调研{topic}",
    "省政府负责同志检查{county}{topic}工作",
    "省政府负责同志走访{county}基层干部群众",
    "省政府负责同志到{short}调研{topic}",
    "省政府负责同志会见来湘考察的企业代表",
    "省政府负责同志出席{topic}启动活动",
    "省政府负责同志督导{place}{topic}",
    "省政府负责同志接访下访：推动解决{topic}中的具体问题",
)
CONCERNS = (
    "回应关切：{topic}为什么要分步推进",
    "{topic}，大家关心的三个问题",
    "网民留言反映的{topic}问题，{short}这样答复",
    "关于{place}{topic}的情况说明",
    "{short}就{topic}有关热点答问",
    "{topic}怎样参与？{short}作出说明",
)
RUMOURS = (
    "“{topic}补贴需先交保证金”不实",
    "网传“{place}{topic}将全面停办”为谣言",
    "关于冒充{short}工作人员上门推销的提醒",
    "“转发截图可领{asset}补助”系虚假信息",
    "旧闻翻炒：{place}“{topic}”视频拍摄于多年前",
    "“{asset}名额有限需抢购”说法不实",
)
PATTERNS = {
    "news/provincial-news/government-meetings": MEETINGS,
    "news/provincial-news/leaders-activities": ACTIVITIES,
    "news/responses/hot-topics": CONCERNS,
    "news/responses/fact-check": RUMOURS,
    "health-education": (
        "{season}养生提示：从一杯温水开始", "血压怎么量才准", "看懂体检报告里的箭头", "家庭小药箱清单", "老年人防跌倒九件小事",
        "孩子发热，什么时候该去医院", "控盐不等于没味道", "久坐上班族的五分钟拉伸", "流感和普通感冒怎么区分",
        "{place}社区医生教你看懂血糖", "听得见的健康：保护听力从耳机开始", "一个人住也要好好吃饭", "睡不着，先别急着吃药",
        "心肺复苏，人人都该会", "疫苗接种前后注意事项", "慢阻肺患者冬天怎么过", "近视防控：户外两小时", "烫伤后第一步做什么",
    ),
}  # fmt: skip
LEADS = (
    "{when}，记者从{short}获悉，{topic}工作有了新安排。",
    "{before}，{short}在{place}召开会议，听取{topic}情况汇报，研究下一阶段任务。",
    "{when}上午，{county}一处现场，工作人员正在向群众介绍{topic}的最新做法。",
    "今年以来，{place}把{topic}列为重点民生实事，目前取得阶段性进展。",
    "为做好{season}{topic}工作，{short}近日印发任务清单，明确了责任单位和完成时限。",
    "“过去要跑好几趟，现在一次就办好了。”谈起{topic}，{county}的居民打开了话匣子。",
)
QUOTES = (
    ("事情办得怎么样，群众说了算；办不到的，也要把原因说清楚。", "{short}有关负责人"),
    ("清单上的每一件事都有人盯、有时限、有结果。", "{place}有关部门负责人"),
    ("家门口就能办好，省下的时间可以多干点活。", "{county}一位居民"),
    ("我们每周回访一次，听听哪里还不方便。", "{county}一名网格员"),
    ("政策要让人看得懂、找得到、用得上。", "{short}工作人员"),
)
CLOSINGS = (
    "下一步，{short}将会同有关部门加强督促指导，把好的做法固定下来，并在本网站公布进展。",
    "群众对此有意见建议的，可以通过本网站“互动交流”栏目反映，承办单位将按时限答复。",
    "据介绍，相关工作将按季度评估，评估结果向社会公开。",
    "目前，首批任务已经完成验收，第二批任务将于年内启动。",
)


def words(ctx: Context) -> dict[str, str]:
    """The names patterns are filled with."""
    rng = ctx.rng
    asset, unit = ctx.asset()
    return {
        "short": ctx.field.short, "full": ctx.field.full, "topic": ctx.topic, "place": ctx.place, "county": ctx.county,
        "season": season(ctx.day), "when": ctx.when, "before": zh(ctx.day.replace(day=max(1, ctx.day.day - 1))),
        "month": str(ctx.day.month - 1 or 12), "asset": asset, "unit": unit, "count": str(rng.randint(12, 96)),
    }  # fmt: skip


def report(ctx: Context) -> list[Block]:
    """The body of a piece of news: what happened, what is done, figures, a voice and what comes next."""
    rng, names = ctx.rng, words(ctx)
    body: list[Block] = [Paragraph(ctx.pick("lead", LEADS).format(**names))]
    body += [Paragraph(text) for text in ctx.measures(rng.randint(2, 3))]
    if ctx.number % 4 == 1:
        body.append(figures(ctx))
    if ctx.number % 3 == 0:
        text, who = ctx.pick("quote", QUOTES)
        body.append(Quote(text, who.format(**names)))
    body.append(Paragraph(ctx.pick("closing", CLOSINGS).format(**names)))
    return body


def figures(ctx: Context) -> KeyFigures:
    """Made-up figures of the unit, as of the month before."""
    rng = ctx.rng
    rows = [(str(rng.randint(20, 980)), unit, f"新增{name}") for name, unit in ctx.field.assets[:3]]
    rows.append((f"{rng.uniform(90, 99):.1f}", "%", "按期办结率"))
    month = ctx.day.month - 1 or 12
    return KeyFigures(tuple(rows), f"{ctx.day.year if ctx.day.month > 1 else ctx.day.year - 1}年{month}月（示例数据）")


def news(ctx: Context) -> Draft:
    """A piece of news of the unit."""
    if ctx.plan.path in stories():
        told = stories()[ctx.plan.path][ctx.number]
        return Draft(
            told.title,
            told.summary,
            [Paragraph(text) for text in (told.summary, *told.paragraphs)],
            [],
            picture=told.picture,
        )
    names = words(ctx)
    title = ctx.pick("title", PATTERNS.get(ctx.plan.path, TITLES)).format(**names)
    body = report(ctx)
    picture = ctx.pick("picture", ctx.field.pictures)
    if ctx.number % 3 == 1:
        body.insert(2, ImageSlot(picture, f"{names['county']}{names['topic']}工作现场（示意图）"))
    summary = f"{names['short']}围绕{names['topic']}推出一批措施，{names['place']}等地已见成效。"
    keywords = [names["topic"], names["place"], names["short"]]
    return Draft(title, summary, body, keywords, source=ctx.source, author="本站编辑", picture=picture)


PHOTOS = (
    "图片新闻：{place}{season}图景", "图片新闻：{county}的清晨", "图片新闻：走进{topic}现场", "图片新闻：{place}一线的劳动者",
    "图片新闻：{county}{asset}投入使用", "图片新闻：湖畔与田野", "图片新闻：列车驶过{place}", "图片新闻：山城{season}色",
)  # fmt: skip
FILMS = (
    "视频｜一分钟看懂{topic}", "视频｜{county}的一天", "视频｜跟着办事员走流程：{topic}", "视频｜{place}{season}航拍",
    "视频｜{asset}是怎样建成的", "视频｜听群众说{topic}",
)  # fmt: skip
RECORDS = (
    "新闻发布会实录：全省{topic}情况", "新闻发布会实录：{season}{topic}安排", "新闻发布会实录：{short}答记者问",
    "新闻发布会实录：{place}专场", "新闻发布会实录：{topic}三年成效", "新闻发布会实录：{asset}建设进展",
)  # fmt: skip
SCENES = ("lake-dusk", "hills-spring", "train-day", "terraces-autumn", "city-night", "village-spring", "bridge-valley",
          "field-summer", "town-rain", "dam-dusk")  # fmt: skip


def media(ctx: Context) -> Draft:
    """Pictures, films and records of press conferences."""
    names, leaf = words(ctx), ctx.plan.path.rsplit("/", 1)[-1]
    patterns = {"photo-news": PHOTOS, "press-records": RECORDS}.get(leaf, FILMS)
    title = ctx.pick("title", patterns).format(**names)
    picture = "press-room" if leaf == "press-records" else ctx.pick("scene", SCENES)
    body = report(ctx)
    if leaf == "photo-news":
        scenes = tuple(ctx.rng.sample(SCENES, 4))
        body[1:1] = [
            GallerySlot(scenes, tuple(f"{names['place']}{names['season']}风光之{n}（本站绘制）" for n in "一二三四"))
        ]
    elif leaf == "press-records":
        body[1:1] = [Paragraph(f"记者问：{ask.question}发布人答：{ask.answer}") for ask in ctx.field.asks[:3]]
    else:
        body.insert(1, VideoSlot(title.removeprefix("视频｜"), "".join(ctx.measures(2))))
    summary = f"{names['short']}供稿：{names['topic']}的画面与声音。" if leaf != "press-records" else (
        f"{names['short']}有关负责人介绍{names['topic']}情况并回答提问。")  # fmt: skip
    return Draft(title, summary, body, [names["topic"], names["place"]], ctx.code, "本站编辑", picture)
