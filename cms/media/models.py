from __future__ import annotations

from mimetypes import guess_type
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to

from cms.core.search import SegmentedTitleMixin

from .enums import AUDIO_EXTENSIONS, CONTENT_TYPES, VIDEO_EXTENSIONS, upload_kind
from .fields import AsciiFileField, PictureField

__all__ = ["AUDIO_EXTENSIONS", "VIDEO_EXTENSIONS", "CustomDocument", "CustomImage", "CustomRendition"]

#: Characters that no system allows in names of files.
UNFIT = dict.fromkeys([*range(32), *map(ord, '\\/:*?"<>|')], "_")


class CustomImage(SegmentedTitleMixin, AbstractImage):
    """A picture with its text alternative in both languages, or the word that it is decoration."""

    file = PictureField(verbose_name=_("图片文件"), upload_to=get_upload_to, width_field="width", height_field="height")
    alt_zh = models.CharField(
        _("替代文本"), max_length=200, blank=True, help_text=_("说出图中有什么，如：两名工人在车间调试机械臂")
    )
    alt_en = models.CharField(_("英文替代文本"), max_length=200, blank=True)
    #: Wagtail sets an attribute `decorative` of its own on every picture it loads.
    is_decorative = models.BooleanField(_("装饰图片"), default=False, help_text=_("仅作装饰、不传达信息时勾选"))
    credit = models.CharField(_("摄影或来源"), max_length=100, blank=True)
    credit_en = models.CharField(_("英文摄影或来源"), max_length=100, blank=True)
    is_demo = models.BooleanField(default=False, editable=False)

    admin_form_fields = (
        "title", "file", "collection", "alt_zh", "alt_en", "is_decorative", "credit", "credit_en", "tags",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip

    search_fields = (*AbstractImage.search_fields, *SegmentedTitleMixin.segmented_fields)

    class Meta(AbstractImage.Meta):
        verbose_name = _("图片")
        verbose_name_plural = _("图片")

    def save(self, *args: Any, **kwargs: Any) -> None:
        # The file goes into the store first, for there it gets its final size and hash.
        if self.file and not self.file._committed:
            self.file.save(self.file.name, self.file.file, save=False)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        if not self.is_decorative and not self.alt_zh.strip():
            raise ValidationError({"alt_zh": _("请填写替代文本，或勾选“装饰图片”。")})

    def alt(self, language: str) -> str:
        """Text alternative in a language; empty for decoration. English falls back to nothing rather than Chinese."""
        if self.is_decorative:
            return ""
        return self.alt_en if language.startswith("en") else self.alt_zh

    @property
    def default_alt_text(self) -> str:
        return "" if self.is_decorative else self.alt_zh


class CustomRendition(AbstractRendition):
    """One cut of a picture in one format."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        verbose_name = _("图片尺寸")
        verbose_name_plural = _("图片尺寸")
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition")
        ]


class CustomDocument(SegmentedTitleMixin, AbstractDocument):
    """A file: attachment, sound, video or captions. Private until a live page uses it."""

    file = AsciiFileField(upload_to="documents", verbose_name=_("文件"))
    duration = models.PositiveIntegerField(_("时长（秒）"), default=0, help_text=_("音频和视频填写，单位为秒"))
    is_demo = models.BooleanField(default=False, editable=False)

    admin_form_fields = ("title", "file", "collection", "duration", "tags")

    search_fields = (*AbstractDocument.search_fields, *SegmentedTitleMixin.segmented_fields)

    class Meta(AbstractDocument.Meta):
        verbose_name = _("文件")
        verbose_name_plural = _("文件")

    @property
    def kind(self) -> str:
        """Kind for upload limits and players: audio, video or document."""
        return upload_kind(self.file_extension.lower())

    @property
    def content_type(self) -> str:
        known = CONTENT_TYPES.get(self.file_extension.lower())
        return known or guess_type(self.filename)[0] or "application/octet-stream"

    @property
    def download_name(self) -> str:
        """Name under which a reader keeps the file: its title, with the extension."""
        stem = self.title.removesuffix(f".{self.file_extension}").translate(UNFIT).strip(" .")
        return f"{stem[:120] or self.pk}.{self.file_extension.lower()}"
