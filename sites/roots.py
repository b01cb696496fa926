"""One root path per site.

Wagtail expects one site to hold all translations of its root page, and lists each site with every translated root. Here
each language tree has a host of its own, so pages of the English tree would get addresses of the portal. See
docs/adr/0005-one-root-path-per-site.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from wagtail.models import Site
from wagtail.models.sites import SiteRootPath

from cms.core import versions

from .kept import Kept

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Ports that are not written into addresses, by scheme.
PLAIN_PORTS = {"http": 80, "https": 443}


_kept: Kept[tuple[SiteRootPath, ...]] = Kept()


def base_url(hostname: str) -> str:
    """Scheme, host and port of a host of this installation, without a slash at the end.

    Sites are stored without scheme and port: the same rows serve a developer's machine and production.
    """
    scheme, port = settings.CLUSTER_SCHEME, settings.CLUSTER_PORT
    return f"{scheme}://{hostname}" + ("" if port == PLAIN_PORTS.get(scheme) else f":{port}")


def site_root_paths() -> list[SiteRootPath]:
    """Root path of every site, the most specific first, each site with its own root page alone.

    Kept by the process for one version of the cluster, which every change of a site renews in all processes.
    """
    version = (versions.changed_at(versions.CLUSTER), base_url(""))
    return list(_kept.get("paths", version, lambda: tuple(_read())))


def _read() -> Iterator[SiteRootPath]:
    sites = Site.objects.order_by("-root_page__url_path", "hostname")
    rows = sites.values_list("pk", "root_page__url_path", "hostname", "root_page__locale__language_code")
    return (SiteRootPath(pk, path, base_url(host), language) for pk, path, host, language in rows)


def install() -> None:
    """Put `site_root_paths` in the place of Wagtail's own, which offers no other seam for all page types."""
    Site.get_site_root_paths = staticmethod(site_root_paths)
    Site.clear_site_root_paths_cache = staticmethod(_kept.forget)
    Site.root_url = property(lambda site: base_url(site.hostname))
