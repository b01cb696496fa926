"""The whole demonstration, part by part; each part is one transaction and is left out when it is there already."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from cms.content.catalogue import portal_columns
from cms.content.pictures import specs_of
from cms.content.reference_data import ensure_regions_and_links
from cms.core.versions import bump
from cms.demo.accounts import ensure_accounts
from cms.demo.generators.given import demo_articles
from cms.demo.generators.plan import plan_for
from cms.demo.generators.texts import generate
from cms.demo.models import LoadedPart
from cms.departments.catalogue import department_specs
from cms.media.service import queue_renditions
from sites.provisioning.platform import provision_cluster

from .dates import move_dates
from .files import DemoFiles, ensure_files
from .home import arrange_home_pages
from .pages import load_texts
from .shared import ensure_shared_things

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from cms.demo.generators.model import DemoArticle

TEXTS = "texts:"
#: Ratios in which lists and texts show pictures; the others are cut when a page first needs them.
RATIOS_SHOWN = ("16:9", "whole")


def load_demo(say: Callable[[str], None], today: date | None = None) -> None:
    """Load what is missing and bring dates up to `today` (local day)."""
    day = today or timezone.localdate()
    # First, for what is loaded from here on is of today already.
    _freshen(day)
    done = dict(LoadedPart.objects.values_list("name", "day"))
    if "cluster" not in done:
        say("  sites and columns")
        provision_cluster(by=None)
        ensure_regions_and_links()
        _mark("cluster", day)
    _load_texts(done, day, say)
    if "home" not in done:
        with transaction.atomic():
            arrange_home_pages()
            _mark("home", day)
    if "shared" not in done:
        with transaction.atomic():
            ensure_shared_things()
            _mark("shared", day)
    ensure_accounts()


def _load_texts(done: dict[str, date], day: date, say: Callable[[str], None]) -> None:
    plans = plan_for(portal_columns(), department_specs())
    sites = {plan.site for plan in plans if TEXTS + plan.site not in done}
    if not sites:
        return
    texts = [*demo_articles(), *generate([plan for plan in plans if plan.site in sites], day)]
    missing = [text for text in texts if text.site in sites]
    files = ensure_files(say)
    for site, group in groupby(sorted(missing, key=_site), key=_site):
        with transaction.atomic():
            count = load_texts(site, group, files, day)
            _mark(TEXTS + site, day)
        say(f"  {site}: {count} texts")
    _cut(files)


def _cut(files: DemoFiles) -> None:
    """Have the cuts of all pictures made by the worker: once for each picture, however many texts show it."""
    for ratio in RATIOS_SHOWN:
        queue_renditions(sorted(files.images.values()), specs_of(ratio))
    bump()


def _site(text: DemoArticle) -> str:
    return text.site


def _freshen(day: date) -> None:
    loaded = LoadedPart.objects.order_by("day").values_list("day", flat=True).first()
    if loaded is not None and loaded < day:
        with transaction.atomic():
            move_dates(loaded, day)
            LoadedPart.objects.update(day=day)


def _mark(name: str, day: date) -> None:
    LoadedPart.objects.update_or_create(name=name, defaults={"day": day})
