from __future__ import annotations

from sites.actions import SuspendSite
from sites.management.site_act import SiteActCommand


class Command(SiteActCommand):
    help = "Readers get 503 with the reason; editors go on working."
    act = SuspendSite
