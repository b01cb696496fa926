"""Whatever changes what the public sees renews the version of the sites that show it, once it is committed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.core import versions
from cms.media.models import CustomDocument, CustomImage, CustomRendition

from .addresses import elsewhere
from .models import BasePage, ContactPoint, FriendLink, Region, TopicTerm
from .renditions import queue_cuts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import Model

#: Shared rows that pages of any site show.
SHARED: tuple[type[Model], ...] = (FriendLink, Region, ContactPoint, TopicTerm)


def bump_after_commit(names: Iterable[int | str]) -> None:
    """Renew the version of sites (ids) or of the cluster once the change is committed."""
    for name in set(names):
        transaction.on_commit(partial(versions.bump, name))


def places_of(page: Page) -> set[int | str]:
    """Sites that show a page: its own and those of its translations; the whole cluster for columns and home pages.

    Columns stand in navigation, directories and language switches of other sites as well, and change rarely.
    """
    model = page.specific_class
    if model is None or not issubclass(model, BasePage) or not model.moderated:
        return {versions.CLUSTER}
    paths = {
        page.url_path,
        *Page.objects.filter(translation_key=page.translation_key).values_list("url_path", flat=True),
    }
    return {site_id for path in paths if (site_id := elsewhere(path)[0])}


def page_changed(instance: Page, **_kwargs: Any) -> None:
    """A page was published, taken down, moved or given another address."""
    bump_after_commit(places_of(instance))


def page_went_live(instance: Page, **_kwargs: Any) -> None:
    """Have the cuts of a published text's pictures made, once it is committed."""
    transaction.on_commit(partial(queue_cuts, instance))


def page_moved(instance: Page, url_path_before: str, url_path_after: str, **_kwargs: Any) -> None:
    """A page changed its place: both places show something else now."""
    before, after = elsewhere(url_path_before)[0], elsewhere(url_path_after)[0]
    bump_after_commit({*places_of(instance), *(site_id for site_id in (before, after) if site_id)})


def page_deleted(instance: Page, **_kwargs: Any) -> None:
    """A page is gone; one that was a draft was never shown."""
    if isinstance(instance, BasePage) and instance.live:
        bump_after_commit(places_of(instance))


def structure_saved(instance: Page, created: bool, **kwargs: Any) -> None:
    """A live column or home page was written without publishing: moved in the menu, retired, provisioned."""
    if isinstance(instance, BasePage) and not instance.moderated and instance.live and not kwargs.get("raw"):
        bump_after_commit({versions.CLUSTER})


def shared_changed(**kwargs: Any) -> None:
    """A row that any site may show was changed."""
    if not kwargs.get("raw"):
        bump_after_commit({versions.CLUSTER})


def file_changed(created: bool = False, **kwargs: Any) -> None:
    """A picture or file that pages may show has other words, another focus or is gone; a new one is shown nowhere."""
    if not created:
        shared_changed(**kwargs)


def cut_deleted(**_kwargs: Any) -> None:
    """A cut of a picture is gone, as after `wagtail_update_image_renditions`."""
    bump_after_commit({versions.CUTS})


def connect() -> None:
    """Listen to pages and shared rows."""
    for signal in (page_published, page_unpublished, page_slug_changed):
        signal.connect(page_changed, dispatch_uid=f"content_page_changed_{id(signal)}")
    page_published.connect(page_went_live, dispatch_uid="content_page_went_live")
    post_page_move.connect(page_moved, dispatch_uid="content_page_moved")
    post_delete.connect(page_deleted, dispatch_uid="content_page_deleted")
    post_save.connect(structure_saved, dispatch_uid="content_structure_saved")
    for model in (*SHARED, PageViewRestriction):
        post_save.connect(shared_changed, sender=model, dispatch_uid=f"content_saved_{model.__name__}")
        post_delete.connect(shared_changed, sender=model, dispatch_uid=f"content_deleted_{model.__name__}")
    for model in (CustomImage, CustomDocument):
        post_save.connect(file_changed, sender=model, dispatch_uid=f"content_saved_{model.__name__}")
        post_delete.connect(file_changed, sender=model, dispatch_uid=f"content_deleted_{model.__name__}")
    post_delete.connect(cut_deleted, sender=CustomRendition, dispatch_uid="content_cut_deleted")
