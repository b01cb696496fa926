from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

from .text import RICH_FEATURES


class ImageBlock(blocks.StructBlock):
    """A picture in a text, with its alternative for this use."""

    image = ImageChooserBlock(label=_("图片"))
    alt = blocks.CharBlock(
        max_length=200, required=False, label=_("替代文本"), help_text=_("留空则用图片自带的替代文本")
    )
    decorative = blocks.BooleanBlock(required=False, label=_("装饰图片"))
    caption = blocks.CharBlock(max_length=120, required=False, label=_("图注"))

    class Meta:
        icon = "image"
        label = _("图片")
        template = "content/blocks/image.html"
        description = _("一张图片，图注写在图下")


class GalleryBlock(blocks.StructBlock):
    """Pictures that can be enlarged."""

    images = blocks.ListBlock(ImageBlock(), min_num=2, max_num=30, label=_("图片"))

    class Meta:
        icon = "image"
        label = _("图集")
        template = "content/blocks/gallery.html"
        description = _("两张以上图片，点开可放大")


class MediumBlock(blocks.StructBlock):
    """Base of sound and film: a file of the right kind. A draft may be kept before it has one."""

    kinds: frozenset[str] = frozenset()

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        file = cleaned["file"]
        if file is not None and file.kind not in self.kinds:
            message = ValidationError(_("请选择音频或视频格式的文件。"))
            raise StructBlockValidationError(block_errors={"file": message})
        return cleaned


class VideoBlock(MediumBlock):
    """A film with captions and a transcript, for those who cannot hear or see it."""

    kinds = frozenset({"video"})

    title = blocks.CharBlock(max_length=120, label=_("标题"))
    file = DocumentChooserBlock(label=_("视频文件"), help_text=_("mp4 或 webm"))
    poster = ImageChooserBlock(required=False, label=_("封面"))
    captions = DocumentChooserBlock(required=False, label=_("字幕文件"), help_text=_("vtt 格式"))
    transcript = blocks.RichTextBlock(features=RICH_FEATURES, label=_("文字稿"))

    class Meta:
        icon = "media"
        label = _("视频")
        template = "content/blocks/video.html"
        description = _("视频，须有文字稿")


class AudioBlock(MediumBlock):
    """A recording with its transcript."""

    kinds = frozenset({"audio"})

    title = blocks.CharBlock(max_length=120, label=_("标题"))
    file = DocumentChooserBlock(label=_("音频文件"), help_text=_("mp3 或 wav"))
    transcript = blocks.RichTextBlock(features=RICH_FEATURES, label=_("文字稿或歌词"))

    class Meta:
        icon = "media"
        label = _("音频")
        template = "content/blocks/audio.html"
        description = _("音频，须有文字稿或歌词")


class AttachmentsBlock(blocks.StructBlock):
    """Files to download, listed after the text."""

    files = blocks.ListBlock(DocumentChooserBlock(label=_("文件")), label=_("附件"))

    class Meta:
        icon = "doc-full"
        label = _("附件")
        template = "content/blocks/attachments.html"
        description = _("供下载的附件")
