from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChooserBlock

from cms.content.admin.contact_chooser import contact_chooser


class ContactBlock(ChooserBlock):
    """A contact point of the directory: what is changed there shows wherever it is named."""

    target_model = contact_chooser.model
    widget = contact_chooser.widget_class()

    class Meta:
        icon = "user"
        label = _("联系点")
        template = "content/blocks/contact.html"
        description = _("从联系点目录中选用，目录改动后这里随之更新")
