"""Whatever changes what a host answers or what all its pages show takes effect at the next request of every process."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site
from wagtail.signals import page_slug_changed, post_page_move

from cms.content.models import EmergencyBanner, MourningPeriod
from cms.core import versions
from cms.departments.models import Department

from . import context, hosts
from .models import FormerHost, HostedSite, MovedPrefix, SiteProfile

if TYPE_CHECKING:
    from django.db.models import Model

#: Rows that sites other than their own show, or that decide which site answers.
OF_THE_CLUSTER: tuple[type[Model], ...] = (
    Site, HostedSite, FormerHost, MovedPrefix, EmergencyBanner, MourningPeriod, Department,
)  # fmt: skip
#: Rows of one site.
OF_ONE_SITE: tuple[type[Model], ...] = (SiteProfile, Redirect)


def forget() -> None:
    """Let this process read hosts, root paths and contexts anew, in the middle of a transaction as well."""
    hosts.forget()
    Site.clear_site_root_paths_cache()
    context.forget()


def cluster_changed(**kwargs: Any) -> None:
    """Renew the version of the cluster once the change is committed."""
    if not kwargs.get("raw"):
        forget()
        transaction.on_commit(versions.bump)


def site_changed(instance: SiteProfile | Redirect, **kwargs: Any) -> None:
    """Renew the version of the row's site once the change is committed, of the cluster where it names none."""
    if not kwargs.get("raw"):
        forget()
        transaction.on_commit(partial(versions.bump, instance.site_id or versions.CLUSTER))


def root_moved(instance: Any, **_kwargs: Any) -> None:
    """A page moved or changed its address; where a host stands at or below it, root paths are other ones now."""
    if Site.objects.filter(root_page__path__startswith=instance.path).exists():
        cluster_changed()


def connect() -> None:
    """Listen to the rows above."""
    for model in OF_THE_CLUSTER:
        post_save.connect(cluster_changed, sender=model, dispatch_uid=f"sites_saved_{model.__name__}")
        post_delete.connect(cluster_changed, sender=model, dispatch_uid=f"sites_deleted_{model.__name__}")
    for model in OF_ONE_SITE:
        post_save.connect(site_changed, sender=model, dispatch_uid=f"sites_saved_{model.__name__}")
        post_delete.connect(site_changed, sender=model, dispatch_uid=f"sites_deleted_{model.__name__}")
    for notice in (EmergencyBanner, MourningPeriod):
        m2m_changed.connect(cluster_changed, sender=notice.sites.through, dispatch_uid=f"sites_of_{notice.__name__}")
    page_slug_changed.connect(root_moved, dispatch_uid="sites_root_slug")
    post_page_move.connect(root_moved, dispatch_uid="sites_root_move")
