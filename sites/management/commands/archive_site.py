from __future__ import annotations

from sites.actions import ArchiveSite
from sites.management.site_act import SiteActCommand


class Command(SiteActCommand):
    help = "Pages stay readable and are marked; nobody edits them."
    act = ArchiveSite
