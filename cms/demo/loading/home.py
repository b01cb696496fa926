"""Home pages of the demonstration: what an editor adds to the arrangement that a new site starts with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cms.content.models import ArticlePage, ColumnPage
from cms.media.models import CustomImage
from home.models import EnglishHomePage, PortalHomePage
from home.provisioning import block, items

if TYPE_CHECKING:
    from home.models import HomePage

#: Cases handled online per prefecture in a month, ten thousands; sample figures.
MAP_VALUES = """4301 21.7
4302 6.0
4303 4.1
4304 9.8
4305 7.3
4306 6.4
4307 6.8
4308 2.2
4309 4.9
4310 5.8
4311 5.5
4312 5.2
4313 4.6
4331 3.1"""


def arrange_home_pages() -> None:
    """Headline and figures for the portal, photo and figures for the English site."""
    portal = PortalHomePage.objects.first()
    english = EnglishHomePage.objects.first()
    if portal is not None:
        _arrange(portal, _headline(portal), _figures(portal))
    if english is not None:
        _arrange(english, _hero(), [*_glance(english), *_english_lists(english)])


def _arrange(page: HomePage, first: list[dict[str, Any]], later: list[dict[str, Any]]) -> None:
    """Put blocks at the head, and others before the last three, and publish the arrangement."""
    kept = [raw for raw in page.body.raw_data if raw["type"] not in {part["type"] for part in first + later}]
    cut = max(len(kept) - 3, 1)
    page.body = json.dumps(  # type: ignore[assignment]
        [*first, *kept[:cut], *later, *kept[cut:]]
    )
    page.save_revision().publish()


def _column(page: HomePage, path: str) -> ColumnPage | None:
    return ColumnPage.objects.filter(url_path=f"{page.url_path}{path}/").first()


def _newest(page: HomePage, path: str, count: int) -> list[ArticlePage]:
    texts = ArticlePage.objects.live().filter(url_path__startswith=f"{page.url_path}{path}/", is_demo=True)
    return list(texts.order_by("-published_at")[:count])


def _headline(page: HomePage) -> list[dict[str, Any]]:
    texts = _newest(page, "news/provincial-news", 3)
    if not texts:
        return []
    head, *links = texts
    return [block("headline", page=head.pk, title=head.title[:24], links=items(text.pk for text in links))]


def _figures(page: HomePage) -> list[dict[str, Any]]:
    column = _column(page, "services/supervision/handling-statistics")
    figures = [
        ("网上受理", "93.4", "万件", "71,74,78,80,79,83,86,88,91,93.4"),
        ("按期办结率", "98.2", "%", "95.1,95.6,96.2,96.0,96.8,97.1,97.5,97.4,97.9,98.2"),
        ("平均办理时长", "4.6", "个工作日", "6.1,5.9,5.8,5.5,5.6,5.2,5.1,4.9,4.8,4.6"),
        ("答复来信", "1174", "件", "903,940,1012,988,1040,1066,1101,1090,1142,1174"),
    ]
    rows = [dict(zip(("label", "value", "unit", "series"), row, strict=True)) for row in figures]
    return [
        block(
            "figures", heading="网上办件按期办结率升至98.2%（示例）", figures=items(rows), source="省政府办公厅（示例数据）",
            as_of="上月末", map_title="各市州网上受理（万件，示例）", map_values=MAP_VALUES,
            column=column.pk if column else None,
        )
    ]  # fmt: skip


def _hero() -> list[dict[str, Any]]:
    scene = CustomImage.objects.filter(is_demo=True).order_by("pk").first()
    if scene is None:
        return []
    return [block("hero", image=scene.pk, sentence="Mountains, rivers and makers: find your way around Hunan")]


def _glance(page: HomePage) -> list[dict[str, Any]]:
    column = _column(page, "news/latest")
    if column is None:
        return []
    figures = [
        ("Area", "211,800", "sq km"), ("Prefectures", "14", ""), ("Counties and districts", "122", ""),
        ("Forest cover (sample)", "53", "%"), ("Universities (sample)", "136", ""),
    ]  # fmt: skip
    rows = [{"label": label, "value": value, "unit": unit, "series": ""} for label, value, unit in figures]
    return [
        block(
            "glance",
            column=column.pk,
            heading="Hunan at a glance",
            figures=items(rows),
            source="Sample figures for demonstration",
        )
    ]


def _english_lists(page: HomePage) -> list[dict[str, Any]]:
    """The lists below the newest texts, without those texts again."""
    found = [column for path in ("news/business-news", "news/notices") if (column := _column(page, path))]
    return [block("columns", columns=items(column.pk for column in found), count=6)] if found else []
