"""The start fails for a model, page type, viewset or report of which nobody said how departments are kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.apps import apps
from django.core.checks import Error, Tags, register
from wagtail import hooks
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .registry import Kind, declared_models, declared_screens
from .screens import views_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.checks import CheckMessage
    from django.db.models import Model

#: Where reports stand behind one guard for all of them.
REPORTS: Final = "admin/reports/"


@register(Tags.security)
def check_models(**_kwargs: Any) -> list[CheckMessage]:
    """Every model is declared, and nothing is that does not exist."""
    known, labels = declared_models(), {model._meta.label for model in apps.get_models()}
    pages = {model._meta.label for model in apps.get_models() if issubclass(model, Page)}
    found: list[CheckMessage] = [
        Error(
            f"Nobody said whose the rows of {label} are.",
            hint="Declare the model in the module `tenancy` of its app.",
            id="tenancy.E001",
        )
        for label in sorted(labels - pages - known.keys())
    ]
    gone = sorted(known.keys() - labels)
    return [*found, *(Error(f"{label} is declared, but there is no such model.", id="tenancy.E002") for label in gone)]


@register(Tags.security)
def check_page_types(**_kwargs: Any) -> list[CheckMessage]:
    """Every page type asks the platform's own policy, and says whether its pages are moderated."""
    return [
        Error(
            f"Pages of {model._meta.label} are not kept apart: they need the platform's policy and `moderated`.",
            hint="Let the page type inherit cms.content.models.base.BasePage.",
            id="tenancy.E003",
        )
        for model in apps.get_models()
        if issubclass(model, Page)
        and model is not Page
        and not (_has_own_policy(model) and hasattr(model, "moderated"))
    ]


@register(Tags.security)
def check_viewsets(**_kwargs: Any) -> list[CheckMessage]:
    """Every viewset of rows asks a policy of ours and looks at each row, or is declared."""
    known, screens = declared_models(), declared_screens()
    found: list[CheckMessage] = []
    for viewset in registered_viewsets():
        model, path = viewset.model, dotted(type(viewset))
        label = model if isinstance(model, str) else model._meta.label
        declared = known.get(label)
        if path in screens or declared is None or declared.kind is Kind.PLATFORM:
            continue
        if not _has_own_policy(apps.get_model(label)) or not _looks_at_rows(type(viewset)):
            hint = (
                "Register a permission policy, and let construct_view give every view a mixin that asks it for the row."
            )
            found.append(Error(f"{path} shows rows of {label} to everybody.", hint=hint, id="tenancy.E004"))
    return found


@register(Tags.security)
def check_reports(**_kwargs: Any) -> list[CheckMessage]:
    """Every report stands behind the guard of reports, or is declared."""
    screens = declared_screens()
    return [
        Error(
            f"The report {dotted(view)} at {address} names pages of all departments.",
            hint=f"Let it stand below {REPORTS}, or declare what keeps it apart.",
            id="tenancy.E005",
        )
        for address, view in views_of("cms.urls.admin")
        if issubclass(view, ReportView) and not address.startswith(REPORTS) and dotted(view) not in screens
    ]


def registered_viewsets() -> Iterator[Any]:
    """Viewsets of rows that hooks give to the admin, those in groups as well."""
    for hook in hooks.get_hooks("register_admin_viewset"):
        made = hook()
        for viewset in made if isinstance(made, list | tuple) else [made]:
            members = viewset.registerables if isinstance(viewset, ViewSetGroup) else [viewset]
            yield from (member for member in members if getattr(member, "model", None) is not None)


def dotted(cls: type) -> str:
    """Path of a class as declarations write it."""
    return f"{cls.__module__}.{cls.__qualname__}"


def _has_own_policy(model: type[Model]) -> bool:
    policy = policy_registry.get_by_type(model, fallback=False)
    return policy is not None and not type(policy).__module__.startswith("wagtail.")


def _looks_at_rows(viewset: type) -> bool:
    """Whether the class wraps its views in `construct_view`, which Wagtail's own do not."""
    wrap = getattr(viewset, "construct_view", None)
    return issubclass(viewset, ModelViewSet) and not str(getattr(wrap, "__module__", "")).startswith("wagtail.")
