"""The context of a site: built from the database once per version, given to every request of that site without a query."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from wagtail.models import Site

from cms.content.site_context import SiteContext
from cms.core import versions

from .footers import fixed_columns, footer_links, footer_of, local
from .kept import Kept
from .models import HostedSite, SiteProfile
from .palettes import palette_of, theme_url
from .roots import base_url
from .selectors import department_links, neighbours
from .timed import Period, last_turn, periods_of

if TYPE_CHECKING:
    from .footers import FixedColumns
    from .selectors import Neighbours

#: BCP 47 form of the content languages.
HTML_LANGUAGES = {"zh-hans": "zh-CN", "en": "en"}
MARK_FILTER = "max-144x144"


@dataclass(slots=True)
class Record:
    """What a process keeps of one site: Wagtail's row, the context outside any period, and the periods."""

    site: Site
    base: SiteContext
    periods: tuple[Period, ...]
    #: Contexts by the moment of the last turn of a period.
    at_turn: dict[datetime | None, SiteContext] = field(default_factory=dict)

    def context(self, now: datetime) -> SiteContext:
        """The context at a moment (UTC): banners and mourning as they hold then."""
        turn = last_turn(self.periods, now) if self.periods else None
        known = self.at_turn.get(turn)
        if known is None:
            known = self.at_turn[turn] = self._context(turn, now)
        return known

    def _context(self, turn: datetime | None, now: datetime) -> SiteContext:
        holding = [period for period in self.periods if period.holds(now)]
        changed = max(self.base.changed_at, turn) if turn else self.base.changed_at
        return replace(
            self.base,
            banners=tuple(period.banner for period in holding if period.banner),
            mourning=any(period.banner is None for period in holding),
            changed_at=changed,
            version=version_of(changed),
        )


_kept: Kept[Record | None] = Kept()


def version_of(changed: datetime) -> str:
    """A version that differs whenever the time of the last change does, to the microsecond."""
    return f"{int(changed.timestamp() * 1_000_000):x}"


def record_of(site_id: int) -> Record | None:
    """What is known of a site by the id of its Wagtail site; None for a site that is not part of the cluster."""
    changed = versions.changed_at(site_id)
    return _kept.get(site_id, changed, lambda: _read(site_id, changed))


def context_of(site_id: int) -> SiteContext | None:
    """Context of a site now; None for a site that is not part of the cluster."""
    record = record_of(site_id)
    return record.context(datetime.now(UTC)) if record else None


def forget() -> None:
    """Drop what this process keeps."""
    _kept.forget()


def unsaved_context(hosted: HostedSite, profile: SiteProfile) -> SiteContext:
    """The context that a site would have now with names and settings that are not saved, as the two rows hold them.

    It has no version, so nothing that is made for it is kept.
    """
    site = hosted.wagtail_site
    base = _context(hosted, profile, versions.changed_at(site.pk))
    now = Record(site, base, periods_of(site.pk, base.language)).context(datetime.now(UTC))
    return replace(now, version="", own_values={})


def _read(site_id: int, changed: datetime) -> Record | None:
    sites = HostedSite.objects.select_related("wagtail_site__root_page__locale", "department")
    hosted = sites.filter(wagtail_site=site_id).first()
    if hosted is None:
        return None
    profile = SiteProfile.objects.select_related("mark").filter(site=site_id).first() or SiteProfile(site_id=site_id)
    base = _context(hosted, profile, changed)
    return Record(hosted.wagtail_site, base, periods_of(site_id, base.language))


def _context(hosted: HostedSite, profile: SiteProfile, changed: datetime) -> SiteContext:
    site = hosted.wagtail_site
    root, department = site.root_page, hosted.department
    language = root.locale.language_code
    columns, around = fixed_columns(root.path), neighbours()
    return SiteContext(
        site_id=site.pk,
        code=hosted.code,
        kind=hosted.kind,
        status=hosted.status,
        status_note=hosted.status_note,
        name=site.site_name,
        short_name=profile.short_name or (department.short_zh if department else site.site_name),
        official_domain=hosted.official_domain,
        host=site.hostname,
        base_url=base_url(site.hostname),
        language=language,
        html_lang=HTML_LANGUAGES.get(language, language),
        locale_id=root.locale_id,
        root_page_id=root.pk,
        root_path=root.path,
        root_url_path=root.url_path,
        site_id_code=profile.site_id_code,
        theme_url=theme_url(palette_of(profile)),
        mark_url=_mark_url(profile),
        footer=footer_of(profile, footer_links(columns, root.url_path, language, around.portal_url), language),
        version=version_of(changed),
        changed_at=changed,
        department_id=department.pk if department else None,
        department_code=department.code if department else "",
        portal_url=around.portal_url,
        portal_name=around.portal_name,
        english_url=around.english_url,
        directory_url=_directory_url(columns, root.url_path, around),
        contact_url=local(columns.contact.url, root.url_path) if columns.contact else "",
        department_links=department_links(language),
    )


def _directory_url(columns: FixedColumns, root_url_path: str, around: Neighbours) -> str:
    return local(columns.directory.url, root_url_path) if columns.directory else around.directory_url


def _mark_url(profile: SiteProfile) -> str:
    return profile.mark.get_rendition(MARK_FILTER).url if profile.mark else ""
