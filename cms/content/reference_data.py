"""Start content that belongs to no single site: divisions of the province and the directory of links."""

from __future__ import annotations

from pathlib import Path

import yaml
from django.db import transaction

from .catalogue import regions
from .models import FriendLink, Region

LINKS = Path(__file__).parent / "data" / "links.yaml"


@transaction.atomic
def ensure_regions_and_links() -> None:
    """Add the divisions and links that are missing; what editors have changed stays as it is."""
    for spec in regions():
        parent = _region(spec.code, spec.name_zh, spec.name_en, spec.type, spec.url)
        for county in spec.children:
            _region(county.code, county.name_zh, county.name_en, county.type, county.url, parent)
    for group, links in yaml.safe_load(LINKS.read_text(encoding="utf-8")).items():
        for order, link in enumerate(links):
            values = {"title_en": link["en"], "url": link["url"], "order": order}
            FriendLink.objects.get_or_create(group=group, title=link["zh"], site=None, defaults=values)


def _region(code: str, zh: str, en: str, kind: str, url: str, parent: Region | None = None) -> Region:
    values = {"name_zh": zh, "name_en": en, "kind": kind, "url": url or "", "parent": parent}
    return Region.objects.get_or_create(code=code, defaults=values)[0]
