"""Blocks on home pages, put there as an editor's form stores them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cms.content.models import Region
from home.figures import PLACES
from tests.factories.content import renew

if TYPE_CHECKING:
    from sites.models import HostedSite

Block = tuple[str, dict[str, Any]]


def arrange(site: HostedSite, *blocks: Block) -> None:
    """Put blocks on the home page of a site."""
    page = site.wagtail_site.root_page.specific
    stream = page._meta.get_field("body").stream_block
    page.body = stream.to_python([{"type": kind, "value": value} for kind, value in blocks])
    page.save()
    renew()


def doors(column: Any) -> list[dict[str, Any]]:
    """One entry to a page, one to another address, one that leads nowhere."""
    return [
        {"title": "写来信", "icon": "mail", "note": "七日答复", "page": column.pk, "url": ""},
        {"title": "外站", "icon": "world", "note": "", "page": None, "url": "https://example.com/"},
        {"title": "没有去处", "icon": "x", "note": "", "page": None, "url": ""},
    ]


def prefectures() -> None:
    """All prefectures of the province."""
    for code in PLACES:
        Region.objects.create(code=f"{code}00", name_zh=f"市{code}市", name_en=f"City{code} City", kind="地级市")
