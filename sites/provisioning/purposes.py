"""What a column is for, in one or two sentences: the text of ColumnDescription until its owner writes a better one."""

from __future__ import annotations

ZH: dict[str, str] = {
    "about": "介绍{name}的基本情况。",
    "news": "发布{name}方面的工作动态。",
    "notice": "发布{name}，供公众和有关单位知悉。",
    "policy": "公布{name}方面现行有效的规章和政策。",
    "document": "公开{name}全文及有效性。",
    "interpretation": "说明政策出台的背景、内容和办理方式。",
    "disclosure": "依法主动公开{name}信息。",
    "request": "说明如何申请公开政府信息，提供{name}的途径。",
    "leader": "介绍领导同志的职务、简历和分工。",
    "institution": "介绍{name}的机构设置、职责和联系方式。",
    "personnel": "公开{name}方面的人事信息。",
    "finance": "公开{name}等财政资金的安排和使用情况。",
    "plan": "公布{name}及其实施情况。",
    "statistics": "发布{name}，注明来源和截止时间。",
    "data": "提供可以查阅和下载的{name}。",
    "service": "提供{name}事项的办理条件、材料、流程和时限。",
    "query": "提供{name}查询的入口和办法。",
    "download": "提供{name}，可以下载使用。",
    "mailbox": "受理来信，公布{name}的办理情况。",
    "qa": "解答公众提出的问题，公布答复。",
    "consultation": "就重要决策和文件草案征求公众意见，反馈采纳情况。",
    "survey": "开展调查和评议，公布结果。",
    "hearing": "公布听证会的公告、议程和记录。",
    "hotline": "公布热线的接听时间、参加单位和办理情况。",
    "interview": "预告和记录与网民的在线交流。",
    "forum": "供公众就公共事务交流讨论。",
    "topic": "汇集{name}的专题内容。",
    "feature": "展示{name}的风貌和故事。",
    "media": "以图片和视频记录政务活动和经济社会发展。",
    "link": "汇集{name}，方便公众查找。",
    "emergency": "发布{name}，提示公众防范和应对。",
    "procurement": "公开{name}信息。",
    "credit": "公开{name}信息，服务社会信用体系建设。",
    "supervision": "公开{name}，接受社会监督。",
    "invest": "介绍{name}，服务来湘投资者。",
}
EN: dict[str, str] = {
    "about": "Background and key facts: {name}.",
    "news": "News from the provincial government: {name}.",
    "notice": "Announcements for residents, visitors and businesses.",
    "policy": "Laws and policies in English. The Chinese text prevails.",
    "leader": "Posts, biographies and responsibilities of the provincial leaders.",
    "institution": "Offices of the provincial government, what they do and how to reach them.",
    "plan": "What the government has done and plans to do.",
    "statistics": "Official figures with their sources and dates.",
    "service": "What you need to know about {name} in Hunan.",
    "qa": "Answers to common questions, and whom to contact.",
    "feature": "Places, people and traditions of Hunan: {name}.",
    "media": "The province in pictures.",
    "emergency": "Numbers to call when you need help at once.",
    "invest": "Information for investors: {name}.",
}
OTHER_ZH, OTHER_EN = "提供{name}方面的信息。", "Information on {name}."


def purpose_zh(kind: str, name: str, owner: str) -> str:
    """What a Chinese column is for and who answers for it."""
    text = ZH.get(kind, OTHER_ZH).format(name=name)
    return f"{text}责任单位：{owner}。" if owner else text


def purpose_en(kind: str, name: str) -> str:
    """What an English column is for."""
    return EN.get(kind, OTHER_EN).format(name=name)
