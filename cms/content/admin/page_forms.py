"""The form of every page: what a text names anew must be among what its author's choosers offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page, ReferenceIndex

from cms.departments.scope import department_of
from cms.departments.sharing.policies import available_to
from cms.media.models import CustomDocument, CustomImage

from .choosers import choosable_pages, usable

if TYPE_CHECKING:
    from django.db.models import Model

    from cms.accounts.models import User
    from cms.departments.models import Department

UNSHARED = gettext_lazy("引用的联系点没有共享给这个部门，请重新选择。")
#: Id of a content type, and id of a row of it as text.
Reference = tuple[int, str]


def references(page: Page) -> set[Reference]:
    """What the fields, blocks and links of a page point to."""
    return {(kind, key) for kind, key, *_paths in ReferenceIndex._extract_references_from_object(page)}


def foreign(found: set[Reference], user: User) -> bool:
    """Whether a page, picture or file among them is none that the person may choose."""
    return any(
        model_keys and _beyond(model, model_keys, user)
        for model in (Page, CustomImage, CustomDocument)
        if (model_keys := {key for kind, key in found if kind == ContentType.objects.get_for_model(model).pk})
    )


def _beyond(model: type[Model], keys: set[str], user: User) -> bool:
    rows = choosable_pages(Page.objects.all(), user) if issubclass(model, Page) else usable(model, user)
    there = set(model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
    return bool(there - set(rows.filter(pk__in=there).values_list("pk", flat=True)))


def unshared(found: set[Reference], department: Department | None) -> bool:
    """Whether a contact point among them is none that pages of the department may name."""
    contacts = apps.get_model("content", "ContactPoint")
    kind = ContentType.objects.get_for_model(contacts).pk
    named = {key for each, key in found if each == kind}
    there = contacts.objects.filter(pk__in=named)
    return bool(named) and there.exclude(pk__in=available_to(contacts, department).values("pk")).exists()


class ScopedPageForm(WagtailAdminPageForm):
    """Choosers filter what they list, not what a browser sends; this form does. What stood in the text may stay there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.before = references(self.instance) if self.is_bound else set()
        if "topics" in self.fields:
            self._limit_topics(self.fields["topics"])

    @cached_property
    def department(self) -> Department | None:
        """The department to which the page belongs, or will belong; None for the platform's own."""
        return department_of(self.instance if self.instance.path else self.parent_page)

    def _limit_topics(self, field: Any) -> None:
        terms = field.queryset.model
        chosen = [term.pk for term in self.instance.topics.all()]
        available = available_to(terms, self.department)
        field.queryset = terms.objects.filter(pk__in=available.values("pk")) | terms.objects.filter(pk__in=chosen)
        field.error_messages["invalid_choice"] = _("主题不存在，或没有共享给这个部门。")
        field.error_messages["invalid_pk_value"] = field.error_messages["invalid_choice"]

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.for_user is None:
            return
        new = references(self.instance) - self.before
        if foreign(new, self.for_user):
            self.add_error(None, _("稿件引用了你的部门以外的页面、图片或文件，请重新选择。"))
        if unshared(new, self.department):
            self.add_error(None, UNSHARED)
