"""Entry: turns plans into finished demonstration texts, and reads the texts that come ready."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from cms.departments.catalogue import departments_by_code

from .bank import fields
from .context import Context
from .dates import spread
from .disclosure import disclosure, finance, request
from .documents import document, interpretation, plan, policy
from .emergency import emergency
from .english import english
from .given import demo_articles
from .letters import consultation, forum, hearing, hotline, interview, mailbox, qa, survey
from .model import DemoArticle, Paragraph
from .news import media, news
from .notices import credit, notice, personnel, procurement, supervision
from .offices import institution, leader, link
from .places import invest, story, topic
from .services import download, query, service
from .statistics import data, statistics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from .model import Draft, Plan

MARK = {
    "zh": "本文为演示内容，所述事项均为虚构。",
    "en": "This text is demonstration content; everything it describes is made up.",
}
#: How often a taken title is replaced by another before the number of the text is added to it.
ATTEMPTS = 24

WRITERS: dict[str, Callable[[Context], Draft]] = {
    "about": story, "news": news, "notice": notice, "policy": policy, "document": document, "interpretation": interpretation,
    "disclosure": disclosure, "request": request, "leader": leader, "institution": institution, "personnel": personnel,
    "finance": finance, "plan": plan, "statistics": statistics, "data": data, "service": service, "query": query,
    "download": download, "mailbox": mailbox, "qa": qa, "consultation": consultation, "survey": survey, "hearing": hearing,
    "hotline": hotline, "interview": interview, "forum": forum, "topic": topic, "feature": story, "media": media,
    "link": link, "emergency": emergency, "procurement": procurement, "credit": credit, "supervision": supervision,
    "invest": invest,
}  # fmt: skip


def generate(plans: Iterable[Plan], today: date, seed: int = 43) -> Iterator[DemoArticle]:
    """The texts of all plans, column by column and newest first; the same for the same `today` (local date) and `seed`.

    No two texts of a column have the same title, nor one that a ready text of the column has.
    """
    taken = _given_titles()
    for one in plans:
        yield from _column(one, today, seed, taken.setdefault((one.site, one.path), set()))


def _given_titles() -> dict[tuple[str, str], set[str]]:
    titles: dict[tuple[str, str], set[str]] = {}
    for article in demo_articles():
        titles.setdefault((article.site, article.path), set()).add(article.title)
    return titles


def _column(one: Plan, today: date, seed: int, taken: set[str]) -> Iterator[DemoArticle]:
    rng = random.Random(f"{seed}/{one.site}/{one.path}")
    for number, moment in enumerate(spread(rng, today, one.count, one.update_days)):
        context = Context(one, number, moment, today, seed)
        draft = _fresh(context, taken)
        taken.add(draft.title)
        yield _finished(context, draft)


def _fresh(context: Context, taken: set[str]) -> Draft:
    write = english if context.plan.lang == "en" else WRITERS[context.plan.kind]
    for attempt in range(ATTEMPTS):
        context.attempt = attempt
        draft = write(context)
        if draft.title not in taken:
            return draft
    suffix = f"({context.number + 1})" if context.plan.lang == "en" else f"（之{context.number + 1}）"
    draft.title += suffix
    return draft


def _finished(context: Context, draft: Draft) -> DemoArticle:
    one = context.plan
    source = draft.source or one.owner
    unit = departments_by_code()[source]
    return DemoArticle(
        key=f"demo:{one.site}/{one.path}/{context.number:02d}",
        site=one.site,
        path=one.path,
        kind=one.kind,
        lang=one.lang,
        title=draft.title,
        short_title=draft.short_title,
        summary=draft.summary,
        body=(*draft.body, Paragraph(MARK[one.lang])),
        keywords=tuple(dict.fromkeys(draft.keywords)),
        source=source,
        source_name=unit.name_en if one.lang == "en" else unit.short_zh,
        author=draft.author or ("Web team" if one.lang == "en" else "本站编辑"),
        published_at=context.at,
        picture=draft.picture or _picture(context, source),
        elements=tuple(draft.elements),
        facts=tuple(draft.facts),
        number=draft.number,
        validity=draft.validity,
        position=draft.position,
        sound=draft.sound,
    )


def _picture(context: Context, source: str) -> str:
    if context.plan.layout not in ("picture", "cards"):
        return ""
    return context.pick("picture", fields()[source].pictures if source in fields() else ("city-day", "hall-counter"))
