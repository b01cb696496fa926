from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .general import ColumnsBlock, DoorsBlock, GlanceBlock, HeroBlock, NewsBlock, RegionsBlock
from .portal import (
    FeaturesBlock,
    FiguresBlock,
    FrontBlock,
    HeadlineBlock,
    InteractionBlock,
    LinksBlock,
    PolicyBlock,
    ServicesBlock,
    TopicsBlock,
)


class HomeBlocks(blocks.StreamBlock):
    """Everything a home page may show, at most twelve blocks."""

    headline = HeadlineBlock(group=_("首屏"))
    front = FrontBlock(group=_("首屏"))
    hero = HeroBlock(group=_("首屏"))
    news = NewsBlock(group=_("首屏"))
    services = ServicesBlock(group=_("办事"))
    doors = DoorsBlock(group=_("办事"))
    policy = PolicyBlock(group=_("内容"))
    interaction = InteractionBlock(group=_("内容"))
    figures = FiguresBlock(group=_("内容"))
    glance = GlanceBlock(group=_("内容"))
    columns = ColumnsBlock(group=_("内容"))
    features = FeaturesBlock(group=_("展示"))
    topics = TopicsBlock(group=_("展示"))
    regions = RegionsBlock(group=_("展示"))
    links = LinksBlock(group=_("展示"))

    class Meta:
        max_num = 12
        block_counts = {
            "headline": {"max_num": 1},
            "front": {"max_num": 1},
            "hero": {"max_num": 1},
            "services": {"max_num": 1},
            "links": {"max_num": 1},
        }
