from __future__ import annotations

from sites.actions import ResumeSite
from sites.management.site_act import SiteActCommand


class Command(SiteActCommand):
    help = "A suspended or archived site is as it was before."
    act = ResumeSite
