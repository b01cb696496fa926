"""Demonstration texts by hand, so that loading is tried without the generators."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cms.demo.generators.model import (
    Accordion,
    AttachmentsSlot,
    AudioSlot,
    Block,
    Bullets,
    CallOut,
    DemoArticle,
    GallerySlot,
    Heading,
    ImageSlot,
    KeyFigures,
    Paragraph,
    Quote,
    Table,
    Timeline,
    VideoSlot,
)
from cms.demo.loading.files import DemoFiles
from tests.factories.content import make_file, make_images

#: One block of every sort that generators write.
BLOCKS: tuple[Block, ...] = (
    Paragraph("第一段：<不是标签>。"),
    Bullets(("第一项", "第二项")),
    Heading("小标题"),
    Quote("引用的话。", "某人"),
    CallOut("请注意。", "warn"),
    Table((("年份", "数值"), ("2025", "1")), "表一", "省统计局"),
    KeyFigures((("96", "%", "办结率"),), "2026年10月"),
    Timeline((("2026年1月", "开工"),)),
    Accordion((("问？", "答。"),)),
    ImageSlot("lake", "湖"),
    GallerySlot(("lake", "hill"), ("湖", "山")),
    VideoSlot("短片", "文字稿。"),
    AudioSlot("song", "民歌", "第一行\n\n第二行"),
    AttachmentsSlot(("paper",)),
)


def demo_files() -> DemoFiles:
    """Files of the demonstration that are rows alone."""
    images = dict(zip(("lake", "hill"), make_images(2, is_demo=True), strict=True))
    names = {
        "song": "song.wav",
        "paper": "paper.pdf",
        "film": "film.mp4",
        "captions-zh": "zh.vtt",
        "captions-en": "en.vtt",
    }
    documents = {key: make_file(name, is_demo=True) for key, name in names.items()}
    return DemoFiles(
        {key: image.pk for key, image in images.items()}, {key: file.pk for key, file in documents.items()}
    )


def demo_text(key: str = "demo:portal/news/1", **values: Any) -> DemoArticle:
    """A finished text of the portal's column `news`."""
    given: dict[str, Any] = {
        "key": key, "site": "portal", "path": "news", "kind": "news", "lang": "zh", "title": f"演示稿件{key}",
        "summary": "摘要。", "body": (Paragraph("正文。"),), "keywords": ("供水",), "source": "bgt",
        "source_name": "省政府办公厅", "author": "张三", "published_at": timezone.localtime() - timedelta(days=1),
    }  # fmt: skip
    return DemoArticle(**(given | values))
