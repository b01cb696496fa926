"""Two departments with something in every place, and all that can be said of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.content.models import ColumnPage, ContactPoint, EmergencyBanner, FriendLink
from cms.departments.models import Department, Membership
from cms.media.models import CustomDocument, CustomImage
from sites.models import FormerHost, HostedSite, MovedPrefix
from tests.factories.content import make_articles, make_column, make_file, make_images, make_leader
from tests.factories.users import make_user

if TYPE_CHECKING:
    from tests.factories.sites import SmallCluster


def furnish(cluster: SmallCluster) -> None:
    """Texts, columns, people, files, redirects and links of 省发改委, some of which 省教育厅 has as well."""
    fgw, jyt = cluster.fgw, cluster.jyt
    make_articles(cluster.column(fgw, "news"), 5)
    make_articles(cluster.column(fgw, "notices"), 3)
    make_articles(cluster.column(jyt, "news"), 2)
    prices = make_column(fgw.wagtail_site.root_page, "prices", title="价格管理")
    make_articles(prices, 2)
    make_articles(make_column(prices, "water", title="水价"), 2)
    for site in (fgw, jyt):
        make_leader(cluster.column(site, "about"), "主任", slug="director")
    make_images(2, collection=fgw.department.collection)
    make_file("规划.pdf", collection=fgw.department.collection)
    make_user(fgw.department, "editor", username="li")
    make_user(fgw.department, "editor", "reviewer", username="wang")
    both = make_user(fgw.department, "editor", username="both")
    Membership.objects.create(user=both, department=jyt.department, role="editor")
    Redirect.objects.create(site=fgw.wagtail_site, old_path="/old", redirect_page=prices)
    for site in (fgw, jyt):
        Redirect.objects.create(site=site.wagtail_site, old_path="/both", redirect_link=f"/{site.code}/")
    FormerHost.objects.create(host="jw.localhost", site=fgw)
    FriendLink.objects.create(
        site=fgw.wagtail_site, title="信用湖南", url="https://credit.hunan.gov.cn/", group="other"
    )
    ContactPoint.objects.create(department=fgw.department, name="政策咨询")
    ColumnPage.objects.filter(pk=cluster.column(cluster.portal, "news").pk).update(responsible=fgw.department)
    banner = EmergencyBanner.objects.create(title="防汛", starts_at=timezone.now(), all_sites=False)
    banner.sites.add(fgw.wagtail_site)


def state() -> dict[str, Any]:
    """What stands where, without numbers that differ from run to run."""
    return {
        "pages": sorted(
            Page.objects.values_list("url_path", "title", "live", "depth", "numchild", "content_type__model")
        ),
        "departments": sorted(
            Department.objects.values_list("code", "status", "successor__code", "root_page__url_path")
        ),
        "people": sorted(Membership.objects.values_list("user__username", "department__code", "role")),
        "pictures": sorted(CustomImage.objects.values_list("title", "collection__name")),
        "files": sorted(CustomDocument.objects.values_list("title", "collection__name")),
        "redirects": sorted(Redirect.objects.values_list("site__hostname", "old_path", "redirect_link")),
        "hosts": sorted(HostedSite.objects.values_list("code", "wagtail_site__hostname")),
        "former": sorted(FormerHost.objects.values_list("host", "site__code")),
        "prefixes": sorted(MovedPrefix.objects.values_list("prefix", "site__code", "page__url_path")),
        "links": sorted(FriendLink.objects.values_list("title", "site__hostname")),
    }
