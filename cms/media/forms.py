"""Forms of uploads in the admin."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .selectors import is_public
from .validation import DAMAGED, check_document, check_picture


class ReviewedFileMixin:
    """What readers see already is not exchanged past the review: a new file goes through it with its page."""

    instance: Any
    changed_data: list[str]
    cleaned_data: dict[str, Any]

    def refuse_exchange(self) -> None:
        """Raise ValidationError when the file of a public item is to be replaced."""
        if self.instance.pk and "file" in self.changed_data and is_public(self.instance):
            raise ValidationError(_("这个文件正在公开页面上使用，不能直接替换。请上传为新文件，在稿件中改用后送审。"))


class PictureFormField(WagtailImageField):
    """Wagtail's field of pictures, which lets what Pillow raises about damaged files pass for a fault of the server."""

    def to_python(self, data: Any) -> Any:
        try:
            return super().to_python(data)
        except DAMAGED as problem:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from problem


class PictureForm(ReviewedFileMixin, BaseImageForm):
    """Pictures: of a kind that browsers show, with a text alternative or marked as decoration."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Exchanged here: Wagtail chooses the field where it makes form classes, some of which have no file.
        if given := self.fields.get("file"):
            self.fields["file"] = PictureFormField(
                label=given.label, required=given.required, help_text=given.help_text, widget=given.widget
            )

    def clean_file(self) -> Any:
        """The file, checked; raises ValidationError with words for the editor."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_picture(file)
            self.refuse_exchange()
        return file


class DocumentForm(ReviewedFileMixin, BaseDocumentForm):
    """Files: kinds, sizes and contents as `cms.media.validation` allows."""

    def clean_file(self) -> Any:
        """The file, checked; raises ValidationError with words for the editor."""
        file = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_document(file)
            self.refuse_exchange()
        return file
