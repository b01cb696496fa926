from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .contacts import ContactBlock
from .media import AttachmentsBlock, AudioBlock, GalleryBlock, ImageBlock, VideoBlock
from .text import (
    AccordionBlock,
    CallOutBlock,
    HeadingBlock,
    KeyFiguresBlock,
    LinkListBlock,
    ParagraphBlock,
    QuoteBlock,
    TableBlock,
    TimelineBlock,
)

TEXT = _("文字")
MEDIA = _("图片和音视频")
DATA = _("数据和链接")


class BodyBlock(blocks.StreamBlock):
    """The body of a text."""

    paragraph = ParagraphBlock(group=TEXT)
    heading = HeadingBlock(group=TEXT)
    quote = QuoteBlock(group=TEXT)
    call_out = CallOutBlock(group=TEXT)
    accordion = AccordionBlock(group=TEXT)
    image = ImageBlock(group=MEDIA)
    gallery = GalleryBlock(group=MEDIA)
    video = VideoBlock(group=MEDIA)
    audio = AudioBlock(group=MEDIA)
    table = TableBlock(group=DATA)
    key_figures = KeyFiguresBlock(group=DATA)
    timeline = TimelineBlock(group=DATA)
    links = LinkListBlock(group=DATA)
    contact = ContactBlock(group=DATA)
    attachments = AttachmentsBlock(group=DATA)

    class Meta:
        block_counts = {"attachments": {"max_num": 1}}
